"""A folder in; a booted machine with press, receivers and a canary around it out."""

import json
import secrets
import shutil
import socket
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from monitor.demo.answers import ZONE
from monitor.demo.entries import write_papers
from monitor.demo.newsstand import Newsstand
from monitor.demo.press import serve_press
from monitor.demo.receivers import Mail, serve_mail, serve_webhook
from tests.epaper.test_pdf import set_page
from tests.newsroom import GOVERNOR, Mailbox
from tests.unit.machine import HERE, Machine, boot, install

LONGEST = 60.0  # seconds that anything may take on a busy machine, beside what the unit's own times allow
QUICK = "[Service]\nWatchdogSec=10\nRestartSec=1\n"
DENIED = ("127.88.0.1", "::1")
CONFIG = """
papers: [jiangling]
paper_files: [papers.yaml]
folders: [{{path: inbox, paper: jiangling, settle: 1}}]
watches:
  - {{name: 省长, people: [{governor}], to: [desk, hook, wall]}}
receivers:
  desk: {{kind: email, host: 127.0.0.1, port: {mail}, security: none, sender: a@example.org, to: [d@example.org]}}
  hook: {{kind: webhook, url: "{hook}", secret: "credential:yaowen_hook", allow_private: true}}
  wall: {{kind: webhook, url: "http://127.88.0.1:{port}/", secret: "credential:yaowen_hook", allow_private: true}}
"""


@dataclass(kw_only=True)
class Site:
    """The machine, what its receivers took, and who came to the addresses that the kernel denies."""

    folder: Path
    port: int  # of the listeners at addresses allowed and denied
    machine: Machine
    mailbox: Mailbox
    callers: list[str]
    slow: threading.Event  # while set, the mail server takes three seconds for each mail
    stories: int = 0

    def log(self) -> str:
        return self.machine.read("/var/log/yaowen.log")

    def put_story(self, *, pdf: bool = False) -> str:
        """Put a story about a visit into the watched folder; give the place that it was to."""
        self.stories += 1
        place = f"{'临岚清安永宁平和昌泰'[self.stories]}泽县"
        day = datetime.now(ZONE).date()
        headline, text = (
            f"{GOVERNOR}在{place}调研",
            f"江岭省省长{GOVERNOR}在{place}调研防汛工作，察看堤防，听取汇报。" * 3,
        )
        content = (
            set_page(text, headline=headline).print()
            if pdf
            else f"要闻\n\n{headline}\n本报讯（记者 沈一禾） {text}\n".encode()
        )
        name = f"{day:%Y%m%d}-{self.stories + 4:02}.{'pdf' if pdf else 'txt'}"
        inbox = self.machine.root / "etc/yaowen/inbox"
        (inbox / f".{name}").write_bytes(content)
        (inbox / f".{name}").rename(inbox / name)
        return place

    def find_mails(self, words: str) -> list[Mail]:
        with self.mailbox.news:
            return [mail for mail in self.mailbox.mails if words in str(mail.message["Subject"])]

    def count_calls(self, words: str) -> int:
        with self.mailbox.news:
            return sum(words in json.dumps(call.payload, ensure_ascii=False) for call in self.mailbox.calls)

    def main_pid(self) -> int:
        """Give the number of the service's process as it is seen from here, 0 for none."""
        inside = self.machine.show("MainPID")
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                spaces = [line.split() for line in status.read_text(encoding="utf-8").splitlines() if "NSpid" in line]
            except OSError:
                continue
            if spaces and spaces[0][-1] == inside and len(spaces[0]) > 2 and inside != "0":
                return int(spaces[0][1])
        return 0


def wait_for(holds: Callable[[], object], what: str, seconds: float = LONGEST) -> float:
    """Wait until it holds; give how long that took."""
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < seconds, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.05)
    return time.monotonic() - begun


def make_key() -> str:
    return "whsec_" + b64encode(secrets.token_bytes(32)).decode()


def write_always_open(url: str) -> str:
    """Write the press's papers with a window that is open at any hour: the clock in there is the real one."""
    written = json.loads(write_papers(url))
    written["papers"] = {name: {**paper, "opens": "00:00"} for name, paper in written["papers"].items()}
    return json.dumps(written, ensure_ascii=False)


@contextmanager
def open_site(folder: Path, *, quick: bool = False) -> Iterator[Site]:
    """Install, write a config for receivers on loopback, boot; `quick` waits shorter for a hang."""
    key = make_key()
    callers: list[str] = []
    mailbox, slow = Mailbox(), threading.Event()

    def take_mail(mail: Mail) -> None:
        mailbox.take_mail(mail)
        if slow.is_set():
            time.sleep(3)

    install(folder, as_wheel=not quick)
    if quick:
        (folder / "units/yaowen.service.d/9.conf").write_text(QUICK, encoding="utf-8")
    today = datetime.now(ZONE).date()
    with ExitStack() as stack:
        press = stack.enter_context(serve_press(Newsstand(first=today, last=today)))
        mail = stack.enter_context(serve_mail(take_mail))
        hook = stack.enter_context(serve_webhook(key, mailbox.take_call))
        port = stack.enter_context(listen(callers))
        etc = folder / "etc"
        (etc / "inbox").mkdir(parents=True)
        (etc / "secrets").mkdir(mode=0o700)
        (etc / "secrets/hook").write_text(key, encoding="ascii")
        (etc / "papers.yaml").write_text(write_always_open(press.url), encoding="utf-8")
        values = {"governor": GOVERNOR, "mail": mail, "hook": hook, "port": port}
        (etc / "config.yaml").write_text(CONFIG.format(**values), encoding="utf-8")
        shutil.copy(HERE / "probe.py", etc)
        (etc / "sample.pdf").write_bytes(set_page("今日要闻").print())
        machine = stack.enter_context(boot(folder))
        yield Site(folder=folder, port=port, machine=machine, mailbox=mailbox, callers=callers, slow=slow)


@contextmanager
def listen(callers: list[str]) -> Iterator[int]:
    """Listen at one allowed address and the denied ones, on one port; note who comes to those that are denied."""
    with ExitStack() as stack:
        allowed = stack.enter_context(closing(socket.create_server(("127.0.0.1", 0))))
        port: int = allowed.getsockname()[1]
        for host in DENIED:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            server = stack.enter_context(closing(socket.create_server((host, port), family=family)))
            threading.Thread(target=note_callers, args=(server, host, callers), daemon=True).start()
        yield port


def note_callers(server: socket.socket, host: str, callers: list[str]) -> None:
    """Note each connection until the server is closed."""
    while True:
        try:
            server.accept()[0].close()
        except OSError:
            return
        callers.append(host)
