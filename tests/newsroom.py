"""A config over the sample press with receivers of a test's own: what pipeline, daemon and kill tests run on."""

import secrets
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Condition

from monitor.config import Config, load_config
from monitor.demo.entries import write_papers
from monitor.demo.newsstand import Newsstand
from monitor.demo.press import Press, serve_press
from monitor.demo.receivers import Call, Mail, serve_mail, serve_webhook
from monitor.desk import Desk, open_desk
from monitor.fetch import Fetcher
from monitor.records import Paper
from storage.database import Store, open_store
from tests.canaries import WATCH

DAY = date(2031, 5, 14)
MORNING = datetime(2031, 5, 13, 23, 30, tzinfo=UTC)  # 07:30 in Shanghai on DAY
GOVERNOR = "顾明川"  # on the front page of the sample paper every day

CONFIG = """
papers: [jiangling]
paper_files: [papers.yaml]
watches:
  - name: 省长
    people: [{watched}]
    to: [desk, hook]
receivers:
  desk: {{kind: email, host: 127.0.0.1, port: {mail}, security: none, sender: yaowen@example.org, to: [d@example.org]}}
  hook: {{kind: webhook, url: "{hook}", secret: "file:{key}", allow_private: true}}
"""


@dataclass(kw_only=True)
class Mailbox:
    """What the receivers accepted; `wait_for` blocks until there is so much of it."""

    mails: list[Mail] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    news: Condition = field(default_factory=Condition)

    def take_mail(self, mail: Mail) -> None:
        with self.news:
            self.mails.append(mail)
            self.news.notify_all()

    def take_call(self, call: Call) -> None:
        with self.news:
            self.calls.append(call)
            self.news.notify_all()

    def wait_for(self, mails: int, calls: int, seconds: float = 60) -> bool:
        with self.news:
            return self.news.wait_for(lambda: len(self.mails) >= mails and len(self.calls) >= calls, seconds)


@dataclass(kw_only=True)
class Newsroom:
    """A press, receivers, and the config that joins them; `now` is the clock."""

    folder: Path
    press: Press
    mailbox: Mailbox
    path: Path
    now: datetime = MORNING

    def config(self) -> Config:
        return load_config(self.path)

    def paper(self) -> Paper:
        return self.config().papers[0]

    def fetcher(self) -> Fetcher:
        return Fetcher("yaowen-test", now=lambda: self.now)

    @contextmanager
    def open_desk(self, *, config: Config | None = None) -> Iterator[Desk]:
        config = config or self.config()
        with open_for_test(config.store) as store:
            yield open_desk(store, config, lambda: self.now)

    def count_asked(self) -> dict[str, int]:
        """How often each path was asked for."""
        return dict(self.press.requests)


@contextmanager
def open_for_test(path: Path) -> Iterator[Store]:
    store = open_store(path)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def open_newsroom(
    folder: Path,
    *,
    first: date = DAY - timedelta(days=5),
    last: date = DAY,
    missing: frozenset[date] = frozenset(),
    watched: str = GOVERNOR,
    take_mail: Callable[[Mail], None] | None = None,
    take_call: Callable[[Call], None] | None = None,
) -> Iterator[Newsroom]:
    """Start press and receivers and write the config; `take_mail` and `take_call` may hold a sender up."""
    key = "whsec_" + b64encode(secrets.token_bytes(32)).decode()
    WATCH.add(key)
    mailbox = Mailbox()
    with ExitStack() as stack:
        press = stack.enter_context(serve_press(Newsstand(first=first, last=last, missing=missing)))
        mail = stack.enter_context(serve_mail(take_mail or mailbox.take_mail))
        hook = stack.enter_context(serve_webhook(key, take_call or mailbox.take_call))
        (folder / "papers.yaml").write_text(write_papers(press.url), encoding="utf-8")
        (folder / "hook.key").touch(mode=0o600)
        (folder / "hook.key").write_text(key, encoding="ascii")
        path = folder / "config.yaml"
        values = {"watched": watched, "mail": mail, "hook": hook, "key": folder / "hook.key"}
        path.write_text(CONFIG.format(**values), encoding="utf-8")
        yield Newsroom(folder=folder, press=press, mailbox=mailbox, path=path)
