"""Each planted fault is found by `yaowen doctor` and answered with what to do; a sound installation has none."""

import fcntl
import json
import os
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import StreamRequestHandler
from typing import Any

import pytest
import trustme
from click.testing import CliRunner

from monitor.cli import main
from monitor.doctor import Finding, Machine, examine, read_machine
from monitor.doctor.machine import DICTIONARY_BYTES, OFFSETS, find_file_system
from monitor.records import Failure, IssueState, IssueStatus, Outcome, Result, Stage
from storage.database import open_store
from storage.outbox import claim_due, record_outcome
from storage.runs import record_failure, save_issue_status, start_run
from tests.alerts.servers import run, serve_lines
from tests.factories import NOW
from tests.newsdesk import MAIL, make_story, open_paper_desk, print_issue
from tests.newsroom import open_for_test

DAY = NOW.date()
ANSWERS = {  # path -> status and body of a POST or OPTIONS
    "/slack": (400, b"invalid_payload"),
    "/slack-revoked": (404, b"no_service"),
    "/feishu": (200, b'{"code": 9499, "msg": "Bad Request"}'),
    "/feishu-revoked": (200, b'{"code": 19001, "msg": "incoming webhook access token invalid"}'),
    "/dingtalk-revoked": (200, b'{"errcode": 300001, "errmsg": "token is not exist"}'),
    "/wecom-revoked": (200, b'{"errcode": 93000, "errmsg": "invalid webhook url"}'),
    "/hook": (405, b""),
    "/hook-posted-only": (501, b"Unsupported method ('OPTIONS')"),
    "/hook-gone": (410, b""),
    "/ping": (200, b"OK"),
    "/ping-gone": (404, b""),
    "/api/auth.test": (200, b'{"ok": false, "error": "token_revoked"}'),
}
GOOD = """papers: [jiangling]
paper_files: [papers.yaml]
watches: [{{name: 省长, people: [顾明川]}}]
receivers:
  desk: {{kind: email, host: 127.0.0.1, port: {mail}, security: none, sender: a@example.org, to: d@example.org}}
"""
PAPER = """papers:
  jiangling:
    name: 江岭日报
    level: provincial
    place: 江岭省
    family: amuc_layout
    skin: detailart
    hosts: [{host}]
    first_page: http://{host}:{port}/pc/layout/%Y%m/%d/node_01.html
    allow_networks: [127.0.0.0/8]
"""
MACHINE = Machine(
    python=(3, 12, 1),
    sqlite=(3, 53, 0),
    packages={"httpx": "0.28.1", "lxml": "6.1.3"},
    needed=("httpx<0.29,>=0.28", "lxml<7,>=5.3"),
    folder="/srv",
    free=50_000_000_000,
    inodes=1_000_000,
    file_system="ext4",
    open_files=1024,
    dictionary=DICTIONARY_BYTES,
    writers=(),
    offsets={name: hours for name, _, hours in OFFSETS},
)


class Handler(BaseHTTPRequestHandler):
    """Answers as ANSWERS says; `behind` is by how much its clock is."""

    behind = timedelta()

    def answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, body = ANSWERS.get(self.path, (404, b""))
        self.send_response_only(status)
        self.send_header("Date", format_datetime(datetime.now(UTC) - self.behind, usegmt=True))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_OPTIONS = do_HEAD = answer  # noqa: N815 - as http.server wants it

    def log_message(self, *_: object) -> None:
        pass


class LateHandler(Handler):
    behind = timedelta(minutes=10)


def talk(refuses: bool) -> Callable[[StreamRequestHandler], None]:  # noqa: FBT001
    """A mail server that lets nobody in, or everybody."""

    def answer(handler: StreamRequestHandler) -> None:
        handler.wfile.write(b"220 ready\r\n")
        while line := handler.rfile.readline():
            word = line[:4].upper()
            said = {b"EHLO": b"250-here\r\n250 AUTH PLAIN LOGIN\r\n", b"QUIT": b"221 bye\r\n"}
            login = b"535 5.7.8 authentication failed\r\n" if refuses else b"235 ok\r\n"
            handler.wfile.write(said.get(word, login))

    return answer


@dataclass(frozen=True, kw_only=True)
class Town:
    """Ports of servers on loopback."""

    http: int
    late: int
    tls: int
    mail: int
    closed_mail: int


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with ExitStack() as stack:

        @contextmanager
        def serve(handler: type[Handler], authority: trustme.CA | None = None) -> Iterator[int]:
            server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            if authority:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                authority.issue_cert("127.0.0.1").configure_cert(context)
                server.socket = context.wrap_socket(server.socket, server_side=True)
            with run(server):
                yield server.server_address[1]

        yield Town(
            http=stack.enter_context(serve(Handler)),
            late=stack.enter_context(serve(LateHandler)),
            tls=stack.enter_context(serve(Handler, trustme.CA())),
            mail=stack.enter_context(serve_lines(talk(refuses=False))),
            closed_mail=stack.enter_context(serve_lines(talk(refuses=True))),
        )


@dataclass(kw_only=True)
class Home:
    """An installation in which something can be made wrong."""

    folder: Path
    town: Town
    monkeypatch: pytest.MonkeyPatch
    machine: Machine = MACHINE
    held: ExitStack = field(default_factory=ExitStack)

    @property
    def config(self) -> Path:
        return self.folder / "config.yaml"

    def set_up(self) -> None:
        self.config.write_text(GOOD.format(mail=self.town.mail), encoding="utf-8")
        self.write_paper("127.0.0.1", self.town.http)
        open_store(self.folder / "yaowen.db").close()
        lock = self.hold_lock()
        os.pwrite(lock, str(os.getpid()).encode(), 0)

    def hold_lock(self) -> int:
        """Hold the daemon's lock, as a daemon does."""
        handle = os.open(self.folder / "yaowen.db.lock", os.O_RDWR | os.O_CREAT, 0o600)
        self.held.callback(os.close, handle)
        fcntl.flock(handle, fcntl.LOCK_EX)
        return handle

    def write_paper(self, host: str, port: int) -> None:
        (self.folder / "papers.yaml").write_text(PAPER.format(host=host, port=port), encoding="utf-8")

    def change(self, before: str, after: str) -> None:
        text = self.config.read_text(encoding="utf-8")
        assert before in text
        self.config.write_text(text.replace(before, after), encoding="utf-8")

    def add_receiver(self, said: str, secret: str = "") -> None:
        self.monkeypatch.setenv("SECRET", secret)
        self.config.write_text(self.config.read_text(encoding="utf-8") + f"  more: {{{said}}}\n", encoding="utf-8")

    def add_hook(self, kind: str, path: str) -> None:
        self.add_receiver(f"kind: {kind}, url: 'env:SECRET', allow_private: true", self.hook(path))

    def hook(self, path: str, port: int = 0) -> str:
        return f"{'https' if port else 'http'}://127.0.0.1:{port or self.town.http}{path}"

    def write(self, sql: str, *values: object) -> None:
        with open_for_test(self.folder / "yaowen.db") as store, store.transaction():
            store.execute(sql, values)

    def stand(self, back: int, state: IssueState, tries: int, reason: str = "HTTP 500") -> None:
        day = DAY - timedelta(days=back)
        status = IssueStatus(paper_id="jiangling", day=day, state=state, tries=tries, tried_at=NOW, reason=reason)
        with open_for_test(self.folder / "yaowen.db") as store:
            save_issue_status(store, status)

    def fail(self, stage: Stage, reason: str) -> None:
        with open_for_test(self.folder / "yaowen.db") as store:
            record_failure(store, Failure(stage=stage, subject="jiangling page 3", reason=reason, at=NOW))

    def send(self, result: Result, *, days: int) -> None:
        """Let a message to the desk end so, that was due so many days ago."""
        with open_for_test(self.folder / "yaowen.db") as store:
            then = NOW - timedelta(days=days)
            before = (self.config.read_bytes(), (self.folder / "papers.yaml").read_bytes())
            config = "watches: [{name: 省长, people: [顾明川]}]\nreceivers: {desk: {" + MAIL + ", to: d@example.org}}\n"
            desk = open_paper_desk(self.folder, store, config, then)
            print_issue(desk, self.folder, "jiangling", make_story("jiangling", "省长顾明川在岚溪市调研防汛。"))
            self.config.write_bytes(before[0])
            (self.folder / "papers.yaml").write_bytes(before[1])
            for claim in claim_due(store, NOW, 1):
                outcome = Outcome(result=result, detail="mail.example.org: timed out")
                record_outcome(store, claim, outcome, NOW, NOW + timedelta(hours=5))

    def look(self, **given: Any) -> list[Finding]:
        return list(examine(self.config, NOW, machine=self.machine, **given))


@pytest.fixture
def home(tmp_path: Path, town: Town, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    home = Home(folder=tmp_path, town=town, monkeypatch=monkeypatch)
    home.set_up()
    yield home
    home.held.close()


def test_a_sound_installation_has_no_fault(home: Home) -> None:
    for kind, path in (("slack", "/slack"), ("feishu", "/feishu")):
        home.change("receivers:\n", f"receivers:\n  {kind}: {{kind: {kind}, url: 'env:{kind}', allow_private: true}}\n")
        home.monkeypatch.setenv(kind, home.hook(path))
    home.change("receivers:\n", f"health: {{heartbeat: '{home.hook('/ping')}', allow_private: true}}\nreceivers:\n")
    found = home.look()
    assert [one for one in found if one.state not in {"good", "skipped"}] == []
    assert {"clock", "receivers", "heartbeat", "store", "schema", "daemon", "servers"} <= {one.check for one in found}


def test_a_hook_that_knows_no_options_would_take_a_message(home: Home) -> None:
    home.add_receiver(HOOK + f"'{home.hook('/hook-posted-only')}'", KEY)
    assert {one.state for one in home.look() if one.check == "receivers"} == {"good"}


def replace_machine(**given: Any) -> Callable[[Home], None]:
    def plant(home: Home) -> None:
        home.machine = replace(MACHINE, **given)

    return plant


def write_open_secret(home: Home) -> None:
    key = home.folder / "key"
    key.write_text("https://open.feishu.cn/x", encoding="ascii")
    home.add_receiver(f"kind: feishu, url: 'file:{key}'")


def lose_lock(home: Home) -> None:
    home.held.close()
    os.pwrite(home.hold_lock(), b"4194999", 0)  # no process has that number


def make_newer(home: Home) -> None:
    home.write("PRAGMA user_version = 99")


def make_older(home: Home) -> None:
    home.write("PRAGMA user_version = 3")


def damage(home: Home) -> None:
    store = home.folder / "yaowen.db"
    content = bytearray(store.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    store.write_bytes(content)


def wait_long(home: Home) -> None:
    home.send(Result.ACCEPTED, days=1)
    home.write("UPDATE deliveries SET state = 'pending', tried_at = NULL, next_at = due_at")


def see_the_future(home: Home) -> None:
    with open_for_test(home.folder / "yaowen.db") as store:
        start_run(store, "read jiangling", NOW + timedelta(hours=1))


def be_silent(home: Home) -> None:
    for back in range(1, 5):
        home.stand(back, IssueState.NOT_PUBLISHED, 1, "")


def read_long_ago(home: Home) -> None:
    home.send(Result.ACCEPTED, days=1)
    home.write("UPDATE facts SET parser = '0.9.0'")


def plant_heartbeat(path: str) -> Callable[[Home], None]:
    def plant(home: Home) -> None:
        url = home.hook(path) if path else "http://127.0.0.1:9/ping"
        home.change("receivers:\n", f"health: {{heartbeat: '{url}', allow_private: true}}\nreceivers:\n")

    return plant


KEY = "whsec_" + "A" * 32
LOGIN = "kind: email, host: 127.0.0.1, security: none, sender: a@example.org, to: d@example.org, username: u, "
HOOK = "kind: webhook, secret: 'env:SECRET', allow_private: true, url: "
NETWORK = "/dev/sda / ext4 rw 0 0\nserver:/home /srv nfs4 rw 0 0\ntmpfs /run tmpfs rw 0 0\n"
# What is planted: how, the check that finds it, words of what it says and of its fix.
FAULTS: dict[str, tuple[Callable[[Home], object], str, str, str]] = {
    "Python too old": (replace_machine(python=(3, 10, 2)), "python", "3.10.2 is too old", "3.11"),
    "library too old": (
        replace_machine(packages={"httpx": "0.27.0", "lxml": "6.1.3"}),
        "libraries",
        "httpx 0.27.0",
        "pip",
    ),
    "library missing": (replace_machine(packages={"httpx": "0.28.1"}), "libraries", "lxml is missing", "pip"),
    "SQLite's WAL-reset bug and two writers": (
        replace_machine(sqlite=(3, 40, 1), writers=(7, 9)),
        "sqlite",
        "WAL-reset bug",
        "one process at a time",
    ),
    "dictionary missing": (replace_machine(dictionary=0), "dictionary", "is missing", "pip install"),
    "dictionary cut": (replace_machine(dictionary=4_000_000), "dictionary", "4000000 bytes", "pip install"),
    "wrong time zone data": (
        replace_machine(offsets={**MACHINE.offsets, "Asia/Shanghai": 0.0}),
        "time zones",
        "Asia/Shanghai",
        "tzdata",
    ),
    "no time zone data": (
        replace_machine(offsets=dict.fromkeys(MACHINE.offsets)),
        "time zones",
        "Europe/Berlin",
        "tzdata",
    ),
    "disk nearly full": (replace_machine(free=150_000_000), "disk", "150 MB", "free some"),
    "no inodes": (replace_machine(inodes=3), "disk", "3 files are free", "free some"),
    "store on a network": (replace_machine(file_system="nfs4"), "file system", "nfs4", "a disk of this machine"),
    "store in memory": (replace_machine(file_system="tmpfs"), "file system", "gone when", "on a disk"),
    "few open files": (replace_machine(open_files=64), "limits", "64 files", "LimitNOFILE"),
    "config with a mistake": (lambda home: home.change("watches:", "watchs:"), "config", "watchs", "watches"),
    "config that others may change": (
        lambda home: home.config.chmod(0o666),
        "rights",
        "others may change",
        "chmod o-w",
    ),
    "secret that is not there": (
        lambda home: home.add_receiver("kind: feishu, url: 'env:NOT_SET'"),
        "secrets",
        "NOT_SET is not set",
        "export",
    ),
    "secret in the open": (
        write_open_secret,
        "rights",
        "read or changed by others",
        "chmod 600",
    ),
    "unreadable credential": (
        lambda home: home.add_receiver("kind: feishu, url: 'credential:hook'"),
        "secrets",
        "credential:hook",
        "LoadCredential",
    ),
    "folder missing": (
        lambda home: home.change("watches:", "folders: [{path: in, paper: 江岭日报}]\nwatches:"),
        "folders",
        "no folder",
        "mkdir",
    ),
    "stale lock": (lose_lock, "daemon", "4194999 is dead, and its lock is held", "kill"),
    "no daemon": (lambda home: home.held.close(), "daemon", "no daemon runs", "systemctl start"),
    "store of a newer program": (make_newer, "store", "number 99", "newer program"),
    "store of an older program": (make_older, "store", "number 3", "yaowen once"),
    "damaged store": (damage, "store", "yaowen.db", "restore"),
    "schema changed by hand": (
        lambda home: home.write("DROP INDEX deliveries_by_state"),
        "schema",
        "deliveries_by_state is missing",
        "restore",
    ),
    "store that others may read": (
        lambda home: (home.folder / "yaowen.db").chmod(0o644),
        "store rights",
        "others may read",
        "chmod 600",
    ),
    "store with two names": (
        lambda home: os.link(home.folder / "yaowen.db", home.folder / "b.db"),
        "store rights",
        "2 names",
        "one name",
    ),
    "clock that went back": (see_the_future, "clock", "the store has seen", "set-ntp"),
    "clock behind the servers'": (
        lambda home: home.write_paper("127.0.0.1", home.town.late),
        "clock",
        "s ahead",
        "set-ntp",
    ),
    "paper that fails": (
        lambda home: home.stand(0, IssueState.FAILED, 2),
        "papers",
        "HTTP 500",
        "papers check jiangling",
    ),
    "paper that is silent": (be_silent, "papers", "no issue was published for 4 days", "papers check"),
    "layout that changed": (
        lambda home: home.fail(Stage.READ, "by its general shape, since detailart no longer fits: x"),
        "layout",
        "detailart no longer fits",
        "docs/papers.md",
    ),
    "page that hangs its reader": (
        lambda home: home.fail(Stage.READ, "the PDF took more than 20 seconds to read"),
        "hanging pages",
        "20 seconds",
        "--raw",
    ),
    "receiver that fails for days": (
        lambda home: home.send(Result.TEMPORARY, days=3),
        "receivers",
        "desk: mail.example.org: timed out",
        "test-send desk",
    ),
    "dead letters": (lambda home: home.send(Result.REFUSED, days=0), "dead letters", "1 to desk refused", "retry"),
    "backlog": (wait_long, "backlog", "desk for 24 h", "daemon running"),
    "facts of an older parser": (read_long_ago, "parser", "1 of 0.9.0", "reparse"),
    "resolver dead": (
        lambda home: home.write_paper("paper.invalid", 80),
        "resolver",
        "no name is found",
        "resolv.conf",
    ),
    "server down": (lambda home: home.write_paper("127.0.0.1", 9), "servers", "江岭日报", "browser"),
    "wrong SMTP password": (
        lambda home: home.add_receiver(f"{LOGIN} port: {home.town.closed_mail}, password: 'env:SECRET'", "x" * 20),
        "receivers",
        "535",
        "user and password",
    ),
    "mail server gone": (
        lambda home: home.change(f"port: {home.town.mail}", "port: 9"),
        "receivers",
        "desk",
        "is the server up|the server up",
    ),
    "bad certificate": (
        lambda home: home.add_receiver(HOOK + f"'{home.hook('/hook', home.town.tls)}'", KEY),
        "receivers",
        "certificate",
        "ca_file",
    ),
    "Slack hook revoked": (
        lambda home: home.add_hook("slack", "/slack-revoked"),
        "receivers",
        "no_service",
        "new robot, hook",
    ),
    "Feishu robot revoked": (
        lambda home: home.add_hook("feishu", "/feishu-revoked"),
        "receivers",
        "19001",
        "new robot",
    ),
    "DingTalk robot revoked": (
        lambda home: home.add_hook("dingtalk", "/dingtalk-revoked"),
        "receivers",
        "300001",
        "new robot",
    ),
    "WeCom robot revoked": (lambda home: home.add_hook("wecom", "/wecom-revoked"), "receivers", "93000", "new robot"),
    "Slack token revoked": (
        lambda home: home.add_receiver(
            f"kind: slack, token: 'env:SECRET', channel: C012AB3CD, api: '{home.hook('/api')}', allow_private: true",
            "x" * 30,
        ),
        "receivers",
        "token_revoked",
        "password",
    ),
    "webhook gone": (
        lambda home: home.add_receiver(HOOK + f"'{home.hook('/hook-gone')}'", KEY),
        "receivers",
        "HTTP 410",
        "new robot, hook",
    ),
    "feed that cannot be written": (
        lambda home: home.add_receiver("kind: atom, path: config.yaml/a.xml"),
        "receivers",
        "may not be written",
        "address",
    ),
    "heartbeat unreachable": (plant_heartbeat(""), "heartbeat", "127.0.0.1", "heartbeat"),
    "heartbeat gone": (plant_heartbeat("/ping-gone"), "heartbeat", "HTTP 404", "new check"),
}


@pytest.mark.parametrize("planted", FAULTS)
def test_a_planted_fault_is_found_and_answered(home: Home, planted: str) -> None:
    """threats: E5, F17, F18, G6, G10, G13, H3, I7, K7, K11, K12."""
    plant, check, words, fix = FAULTS[planted]
    plant(home)
    found = [one for one in home.look() if one.state in {"fault", "warning"}]
    told = [one for one in found if one.check == check and words in one.says]
    assert told, found
    assert any(word in one.fix for one in told for word in fix.split("|")), told


@pytest.mark.parametrize(
    ("plant", "code"),
    [
        (lambda _: None, 0),
        (lambda home: home.change("watches:", "watchs:"), 1),
        (lambda home: home.stand(0, IssueState.FAILED, 2), 1),
        (make_newer, 3),
    ],
    ids=["sound", "bad config", "a paper", "no store"],
)
def test_the_exit_code_says_how_bad_it_is(home: Home, plant: Callable[[Home], None], code: int) -> None:
    plant(home)
    done = CliRunner().invoke(main, ["doctor", "--offline", "--json", "--config", str(home.config)])
    found = json.loads(done.stdout)
    assert {"check", "state", "says", "fix"} == set(found[0])
    faults = [one for one in found if one["state"] == "fault"]
    # this machine's own: what the tests run on is not what is tested
    own = [one for one in faults if one["check"] in {"disk", "file system", "limits", "libraries"}]
    assert done.exit_code == (code or (1 if own else 0)), faults


def test_this_machine_can_be_read(tmp_path: Path) -> None:
    machine = read_machine(tmp_path / "deep" / "yaowen.db")
    assert machine.folder == str(tmp_path)
    assert machine.dictionary == DICTIONARY_BYTES
    assert machine.offsets == {name: hours for name, _, hours in OFFSETS}
    assert machine.free > 0
    assert all(machine.packages.values())


@pytest.mark.parametrize(
    ("folder", "kind"), [("/srv/yaowen", "nfs4"), ("/run/x", "tmpfs"), ("/srvx", "ext4"), ("/", "ext4")]
)
def test_the_file_system_of_a_folder_is_that_of_the_nearest_mount(folder: str, kind: str) -> None:
    """threats: G10."""
    assert find_file_system(Path(folder), NETWORK) == kind
