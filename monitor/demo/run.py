"""Nothing in; two days of the sample papers fetched, read, stored, matched and told, and the story of it, out.

    press (HTTP) -> the pipeline with a temporary store -> a mail server and a webhook receiver, all on loopback

Everything between press and receivers is the real program, on its real config path. Only two things are the demo's: a
clock that can be set, so that two days and a digest pass in seconds; and the moment stamped on what is sent, which is
the real one, since the webhook receiver refuses signatures that are not of now.
"""

import secrets
import sys
import tempfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from alerts.receivers import Receiver
from monitor.config import Config, load_config
from monitor.demo.answers import ZONE, load_templates
from monitor.demo.entries import write_papers
from monitor.demo.faults import KINDS, Faults
from monitor.demo.newsstand import Newsstand
from monitor.demo.press import Press, serve_press
from monitor.demo.receivers import Call, Mail, serve_mail, serve_webhook
from monitor.demo.telling import find_wrong, plain_text, tell_call, tell_chapter, tell_counts, tell_issue, tell_mail
from monitor.desk import Desk, open_desk
from monitor.desk.delivery import Courier, deliver_due, send_claim
from monitor.fetch import Fetcher
from monitor.intake.pipeline import run_issue
from monitor.plan import LOOK_AGAIN
from monitor.records import Claim, DeliveryState, IssueState, Outcome
from monitor.service.rounds import find_due, make_fetcher, read_due
from storage.articles import find_articles, get_facts
from storage.database import open_store
from storage.deliveries import count_deliveries, find_deliveries

SPOILED = 0.1  # of all answers, when the press is an unreliable one
QUICK = tuple(kind for kind in KINDS if kind not in {"busy", "slow", "stuck"})  # the other faults take real time
TICKS = 12  # of one morning, at most
EXPECTED = (  # receiver, watch, words of the message
    ("desk", "省长动向", "把项目盯在工地上"),
    ("desk", "省长动向", "立足长远抓转型"),
    ("desk", "谁是岚溪市市长", "检查老旧小区改造工程"),
    ("desk", "谁是岚溪市市长", "宣布省委关于岚溪市政府主要负责同志职务调整的决定"),
    ("hook", "副省长段允中", "沈怀远会见卡维亚共和国客人"),
    ("hook", "人事", "江岭省人民代表大会常务委员会任免名单"),
    ("hook", "人事", "卓立功"),
    ("evening", "绿色转型", "审议通过江岭省绿色转型行动方案"),
    ("evening", "文明清", "立足长远抓转型"),
)
UNWANTED = (  # receiver, words of an article about somebody else
    ("hook", "造林账"),  # another 段允中, of a county's forestry office
    ("evening", "一张清单管住了门前事"),  # 精神文明清单
)


@dataclass(kw_only=True, slots=True)
class Demo:
    """What runs, what time it is there, and what the receivers accepted so far."""

    now: datetime
    write: Callable[[str], object]
    mails: list[Mail] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    def tell(self, text: str) -> None:
        """Tell the next piece of the story."""
        self.write(text)

    def accept_mail(self, mail: Mail) -> None:
        """Keep and show a mail."""
        self.mails.append(mail)
        self.tell(tell_mail(mail))

    def accept_call(self, call: Call) -> None:
        """Keep and show a webhook call."""
        self.calls.append(call)
        self.tell(tell_call(call))

    def received(self) -> dict[str, list[str]]:
        """Give the texts that came, by receiver."""
        texts: dict[str, list[str]] = {"hook": [str(call.payload) for call in self.calls]}
        for mail in self.mails:
            receiver = mail.recipients[0].partition("@")[0]
            texts.setdefault(receiver, []).append(f"{mail.message['Subject']}\n{plain_text(mail.message)}")
        return texts


def run_demo(
    *,
    now: datetime | None = None,
    write: Callable[[str], object] = sys.stdout.write,
    site: str = "",
    faults: bool = False,
) -> int:
    """Run the demo as if its second day were the day of `now`; 0 when all that was to arrive did, else 1.

    With `site` (of find_site) both papers are printed on such a one, with `faults` it spoils one answer in ten.
    """
    today = (now or datetime.now(UTC)).astimezone(ZONE).date()
    morning = datetime(today.year, today.month, today.day, 6, 30, tzinfo=ZONE)
    demo = Demo(now=morning - timedelta(days=1), write=write)
    stand = Newsstand(first=today - timedelta(days=1), last=today - timedelta(days=1))
    with (
        serve_press(stand, Faults(rate=SPOILED, kinds=QUICK) if faults else None) as press,
        open_office(demo, press, site) as (config, desk),
    ):
        fetcher = make_fetcher(config, now=desk.now)
        demo.tell(tell_chapter("the first morning: nothing is known yet"))
        read_and_send(demo, config, desk, fetcher)
        demo.tell(tell_chapter("the same morning once more: nothing is new, nobody is told twice"))
        read_again(demo, config, desk, fetcher, press)
        demo.now = morning
        press.publish(today)
        demo.tell(tell_chapter("the next morning"))
        read_and_send(demo, config, desk, fetcher)
        demo.now = morning.replace(hour=20, minute=5)
        demo.tell(tell_chapter("the evening: the digests that are due"))
        send_due(config, desk)
        demo.tell(tell_chapter("summary"))
        demo.tell(tell_counts(count_all(demo, desk, press)))
    return judge_demo(demo)


@contextmanager
def open_office(demo: Demo, press: Press, site: str) -> Iterator[tuple[Config, Desk]]:
    """Start the receivers, write the config that names them, load it as any config is, and open a temporary store."""
    key = "whsec_" + b64encode(secrets.token_bytes(32)).decode()
    with (
        tempfile.TemporaryDirectory(prefix="yaowen-demo-") as folder,
        serve_mail(demo.accept_mail) as mail_port,
        serve_webhook(key, demo.accept_call) as hook_url,
    ):
        config = load_config(write_config(Path(folder), write_papers(press.url, site=site), mail_port, hook_url, key))
        store = open_store(config.store)
        try:
            yield config, open_desk(store, config, lambda: demo.now)
        finally:
            store.close()


def write_config(folder: Path, papers: str, mail_port: int, hook_url: str, key: str) -> Path:
    """Write papers.yaml, config.yaml and the webhook's key into a folder; give the config's path."""
    secret = folder / "hook.key"
    secret.touch(mode=0o600)
    secret.write_text(key, encoding="ascii")
    (folder / "papers.yaml").write_text(papers, encoding="utf-8")
    values = {"mail_port": mail_port, "hook_url": hook_url, "secret_file": secret}
    path = folder / "config.yaml"
    path.write_text(load_templates().get_template("config.yaml.jinja").render(values), encoding="utf-8")
    return path


def read_and_send(demo: Demo, config: Config, desk: Desk, fetcher: Fetcher) -> None:
    """Do what the daemon does on a tick: read and send what is due; later again, while an issue is not read whole."""
    for _ in range(TICKS):
        statuses = []
        for due in find_due(desk.store, config.papers, desk.now()):
            paper = config.known_papers[due.paper_id]
            statuses.append(read_due(desk, fetcher, paper, due))
            demo.tell(tell_issue(paper.name, statuses[-1]))
        demo.tell("\n")
        send_due(config, desk)
        if all(status.state is IssueState.COMPLETE for status in statuses):
            return
        demo.now += LOOK_AGAIN


def read_again(demo: Demo, config: Config, desk: Desk, fetcher: Fetcher, press: Press) -> None:
    """Read the issues of the first day once more and say what that cost."""
    before, unchanged = len(demo.mails) + len(demo.calls), press.unchanged.total()
    for paper in config.papers:
        demo.tell(tell_issue(paper.name, run_issue(desk, fetcher, paper, desk.now().astimezone(ZONE).date())))
    send_due(config, desk)
    told = len(demo.mails) + len(demo.calls) - before
    demo.tell(f"  {press.unchanged.total() - unchanged} pages answered 304 Not Modified; {told} messages were sent\n")


def send_due(config: Config, desk: Desk) -> None:
    """Send what is due at the demo's time, stamped with the real one."""
    courier = Courier(send=send_now)
    for receiver in config.receivers.values():
        deliver_due(desk, receiver, courier)


def send_now(claim: Claim, receiver: Receiver, _now: datetime) -> Outcome:
    """Send a claim with the real moment on it."""
    return send_claim(claim, receiver, datetime.now(UTC))


def count_all(demo: Demo, desk: Desk, press: Press) -> dict[str, int]:
    """Count what came of the two days, from the store where it knows."""
    articles = find_articles(desk.store)
    people = {person.name for one in articles for person in get_facts(desk.store, one.article.id).people}
    return {
        "requests to the papers": press.requests.total(),
        "pages": len({(one.article.paper_id, one.article.day, one.article.page) for one in articles}),
        "articles": len(articles),
        "people": len(people),
        "alerts": len({stored.delivery.alert_id for stored in find_deliveries(desk.store)}),
        "deliveries accepted": count_deliveries(desk.store).get(DeliveryState.DONE, 0),
        "mails": len(demo.mails),
        "webhook calls": len(demo.calls),
        **{f"answers spoiled: {kind}": count for kind, count in press.spoiled.items() if count},
    }


def judge_demo(demo: Demo) -> int:
    """Say whether all that was to arrive did and nothing that was not; give the exit code."""
    wrong = find_wrong(demo.received(), EXPECTED, UNWANTED)
    demo.tell("\n" + ("".join(f"FAILED: {line}\n" for line in wrong) or "All that was to arrive did.\n"))
    return 1 if wrong else 0
