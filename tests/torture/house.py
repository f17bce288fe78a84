"""A press with some days of one paper, three receivers that keep what they take, and the audit of what came of it.

What is expected is said twice: by what is printed (a story that holds the watched word is told), and by a run that
nobody disturbs, whose store is what every other store has to end as.
"""

import json
import re
import secrets
import sqlite3
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import sleep
from typing import Any
from zoneinfo import ZoneInfo

from standardwebhooks import Webhook

from monitor.config import load_config
from monitor.demo.entries import write_papers
from monitor.demo.newsstand import Newsstand
from monitor.demo.press import Press, serve_press
from monitor.demo.receivers import Mail, serve_mail
from monitor.desk import open_desk
from storage import open_store
from storage.maintenance import find_damage
from storage.runs import note_followed
from tests.alerts.servers import Answer, Request, serve_http
from tests.alerts.services import TOKEN, Slack

ZONE = ZoneInfo("Asia/Shanghai")
MARK = "可能重复"
WORDS = {"desk": "顾明川", "hook": "顾明川", "bot": "会议"}  # what each receiver is told of
LINK = re.compile(r"http://127\.0\.0\.1:\d+/jiangling[\w/.?=&-]+")
CONFIG = """
papers: [{papers}]
paper_files: [papers.yaml]
watches:
  - {{name: 省长, topics: [顾明川], to: [desk, hook]}}
  - {{name: 会议, topics: [会议], to: [bot]}}
receivers:
  desk: {{kind: email, host: 127.0.0.1, port: {mail}, security: none, sender: y@example.org, to: [d@example.org],
    also: update}}
  hook: {{kind: webhook, url: "{hook}", secret: "file:{folder}/hook.key", allow_private: true, also: update}}
  bot: {{kind: slack, token: "file:{folder}/bot.token", channel: C012AB3CD, api: "http://127.0.0.1:{bot}/api",
    allow_private: true, also: update, wait: issue}}
"""
# What must be the same however often the program was killed: all but moments, counts of tries and names of runs.
KEPT = {
    "articles": "SELECT id, revision, paper_id, day, page, position, url, headline, joined_into, story_id"
    " FROM articles",
    "revisions": "SELECT a.id, r.revision, r.digest, r.snapshot, r.record FROM revisions r"
    " JOIN articles a ON a.number = r.article",
    "facts": "SELECT a.id, f.revision, f.parser, f.record FROM facts f JOIN articles a ON a.number = f.article",
    "people": "SELECT a.id, x.position, p.name, x.roles FROM appearances x JOIN articles a ON a.number = x.article"
    " JOIN people p ON p.number = x.person",
    "alerts": "SELECT id, watch_id, article_id, revision, reprint_of, corrects FROM alerts",
    "deliveries": "SELECT id, alert_id, receiver_id, state FROM deliveries",
    "issues": "SELECT paper_id, day, state, pages, read, total, listed, reason FROM issues WHERE day <= :last",
    "pages": "SELECT paper_id, day, number, section, url, snapshot FROM pages WHERE day <= :last",
    "snapshots": "SELECT digest, size FROM snapshots",
}
DOWN, CUT = Answer(status=503, body=b""), Answer(body=b"", headers={"Content-Length": "9"})
Kept = dict[str, list[tuple[Any, ...]]]
Told = frozenset[tuple[str, str]]  # receivers and the addresses of the articles that they are told of


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A message as a receiver took it: its own name where the channel has one, and the articles that it tells of."""

    receiver: str
    name: str
    articles: tuple[str, ...]
    marked: bool


@dataclass(kw_only=True)
class House:
    """The running press and receivers; `copies` is what these took, dawdling so many seconds before and after.

    The hook and the bot are `down` or `cut` the connection after they took a message, as their `mood` says.
    """

    press: Press
    papers: tuple[str, ...]
    key: str
    ports: dict[str, object] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)
    dawdle: float = 0.0
    mood: Callable[[], str] = lambda: ""

    @property
    def days(self) -> tuple[date, ...]:
        """Give the days that are out."""
        stand = self.press.stand
        return tuple(stand.first + timedelta(days=after) for after in range((stand.last - stand.first).days + 1))

    def open_room(self, folder: Path, *, days: int = 0, config: str = CONFIG) -> Path:
        """Make a folder with a config over an empty store that follows the paper for so many days, 0 for all."""
        folder.mkdir()
        (folder / "papers.yaml").write_text(write_papers(self.press.url, self.papers), encoding="utf-8")
        for name, secret in (("hook.key", self.key), ("bot.token", TOKEN)):
            (folder / name).touch(mode=0o600)
            (folder / name).write_text(secret, encoding="ascii")
        path = folder / "config.yaml"
        path.write_text(config.format(folder=folder, papers=", ".join(self.papers), **self.ports), encoding="utf-8")
        if self.days:
            follow(path, datetime.combine(self.days[-days], time(5, 30), ZONE))
        return path

    def list_printed(self) -> Counter[str]:
        """Count the stories that each receiver is to be told of, by what is printed."""
        stories = (
            story for day in self.days for page in self.press.stand.show("jiangling", day) for story in page.stories
        )
        texts = [f"{one.kicker} {one.headline} {one.subheads} {one.paragraphs}" for one in stories]
        return Counter({name: sum(word in text for text in texts) for name, word in WORDS.items()})

    def take_mail(self, mail: Mail) -> None:
        text = mail.message.get_body(("plain",))
        assert text is not None
        name = str(mail.message["Message-ID"])
        self.keep("desk", name, text.get_content(), marked=MARK in str(mail.message["Subject"]))

    def take_call(self, request: Request) -> Answer:
        """Take a call whose signature holds, of whatever moment: the sender's clock may be a simulated one."""
        given = {name.lower(): value for name, value in request.headers.items()}
        at = datetime.fromtimestamp(int(given["webhook-timestamp"]), UTC)
        if Webhook(self.key).sign(given["webhook-id"], at, request.body.decode()) != given["webhook-signature"]:
            return Answer(status=401, body=b"")
        if (mood := self.mood()) == "down":
            return DOWN
        data = json.loads(request.body)["data"]
        links = " ".join(alert["article"]["url"] for alert in data["alerts"])
        self.keep("hook", given["webhook-id"], links, marked=data["possible_duplicate"])
        return CUT if mood == "cut" else Answer()

    def make_bot(self) -> Callable[[Request], Answer]:
        """Give a Slack that takes posts."""
        slack = Slack(windows=())

        def take_post(request: Request) -> Answer:
            if (mood := self.mood()) == "down":
                return DOWN
            before = len(slack.taken)
            given = slack(request)
            if len(slack.taken) == before:
                return given
            slack.taken.clear()
            text = json.dumps(json.loads(request.body), ensure_ascii=False)
            self.keep("bot", "", text, marked=MARK in text)
            return CUT if mood == "cut" else given

        return take_post

    def keep(self, receiver: str, name: str, text: str, *, marked: bool) -> None:
        links = tuple(dict.fromkeys(LINK.findall(text)))
        sleep(self.dawdle)
        self.copies.append(Copy(receiver=receiver, name=name, articles=links, marked=marked))
        sleep(self.dawdle)


def follow(path: Path, since: datetime) -> None:
    """Let a config's papers and watches begin at a moment."""
    config = load_config(path)
    with closing(open_store(config.store)) as store:
        open_desk(store, config, lambda: since)
        for paper in config.papers:
            note_followed(store, paper.id, since.date())


def print_days(days: int, *, pages: int = 4) -> Newsstand:
    """Give a stand with so many days up to yesterday, each of so many pages."""
    today = datetime.now(ZONE).date()
    return Newsstand(first=today - timedelta(days=days), last=today - timedelta(days=1), pages=(pages,) * 7)


@contextmanager
def open_house(stand: Newsstand, papers: tuple[str, ...] = ("jiangling",)) -> Iterator[House]:
    """Start a press and the receivers."""
    key = "whsec_" + b64encode(secrets.token_bytes(32)).decode()
    with ExitStack() as stack:
        house = House(press=stack.enter_context(serve_press(stand)), papers=papers, key=key)
        house.ports["mail"] = stack.enter_context(serve_mail(house.take_mail))
        house.ports["hook"] = f"http://127.0.0.1:{stack.enter_context(serve_http(house.take_call))[0]}/"
        house.ports["bot"], _ = stack.enter_context(serve_http(house.make_bot()))
        yield house


# --- the audit --------------------------------------------------------------------------------------------------


def look_at(path: Path, days: Iterable[date]) -> Kept:
    """Give what a store holds of these days."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
        return {name: sorted(store.execute(sql, {"last": f"{max(days)}"}), key=repr) for name, sql in KEPT.items()}


def list_told(copies: Iterable[Copy]) -> Told:
    return frozenset((copy.receiver, article) for copy in copies for article in copy.articles)


def find_faults(
    copies: Sequence[Copy], expected: Told, wanted: Kept, store: Path, days: Iterable[date]
) -> Iterator[str]:
    """Say each thing that is lost, doubled without a mark, otherwise in the store than it should be, or damaged."""
    yield from find_unmarked(copies)
    told = list_told(copies)
    yield from (f"lost: {receiver} {article}" for receiver, article in sorted(expected - told))
    yield from (f"never to be told: {receiver} {article}" for receiver, article in sorted(told - expected))
    for name, rows in look_at(store, days).items():
        if rows != wanted[name]:
            odd = sorted(set(map(repr, rows)) ^ set(map(repr, wanted[name])))
            yield f"{name}: {len(rows)} rows for {len(wanted[name])}, {len(odd)} otherwise, such as {odd[:1]}"
    with closing(open_store(store, read_only=True)) as opened:
        yield from find_damage(opened)


def find_unmarked(copies: Iterable[Copy]) -> Iterator[str]:
    """Say which copies are repeats that do not say so, or bear another name than the first."""
    first: dict[tuple[str, str], str] = {}
    for copy in copies:
        for article in copy.articles:
            key = (copy.receiver, article)
            name = first.get(key)
            first.setdefault(key, copy.name)
            if name is not None and not copy.marked:
                yield f"unmarked: {copy.receiver} {article}"
            if name is not None and name != copy.name:
                yield f"another name: {copy.receiver} {article} {copy.name}"


def count_repeats(copies: Sequence[Copy]) -> int:
    """Count what came once more than it had to."""
    return sum(len(copy.articles) for copy in copies) - len(list_told(copies))
