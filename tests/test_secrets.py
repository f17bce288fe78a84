"""Twenty canaries stand where secrets stand, every verb is run and everything goes wrong: none of them is said."""

import logging
import zlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import StreamRequestHandler
from traceback import format_exception

import pytest
from click.testing import CliRunner

from alerts.channels import send
from alerts.render import render
from monitor.cli import main
from monitor.config import Config, ConfigError, load_config
from monitor.service.beacon import ping
from storage.database import open_store
from storage.outbox import claim_due, record_outcome
from tests.alerts.servers import run, serve_lines
from tests.canaries import Watch
from tests.factories import NOW
from tests.newsdesk import PAPER, make_story, open_paper_desk, print_issue

CANARY = "canary-{}-Zx9qLm4T"
CANARIES = [CANARY.format(number) for number in range(1, 21)]
# `env:` each; what stands there is made of the canary's number
CONFIG = """papers: [jiangling]
paper_files: [papers.yaml]
health: {{heartbeat: env:C1, allow_private: true}}
watches: [{{name: 省长, people: [顾明川]}}]
receivers:
  mail: {{kind: email, host: 127.0.0.1, port: {mail}, security: none, sender: a@example.org, to: d@example.org,
    username: u, password: env:C2}}
  hook: {{kind: slack, url: env:C3, allow_private: true}}
  bot: {{kind: slack, token: env:C4, channel: C012AB3CD, api: "http://127.0.0.1:{http}/api", allow_private: true}}
  feishu: {{kind: feishu, url: env:C5, secret: env:C6, allow_private: true}}
  dingtalk: {{kind: dingtalk, url: env:C7, secret: env:C8, allow_private: true}}
  wecom: {{kind: wecom, url: env:C9, allow_private: true}}
  web: {{kind: webhook, url: env:C10, secret: env:C11, allow_private: true}}
  other: {{kind: apprise, url: env:C12}}
  file: {{kind: feishu, url: "file:{folder}/c13", allow_private: true}}
  unit: {{kind: feishu, url: credential:c14, allow_private: true}}
"""
BAD = {  # what stands where the wrong thing stands, and is not said either
    15: "receivers: {one: {kind: feishu, url: 'CANARY'}}",
    16: "receivers: {one: {kind: webhook, url: 'https://example.org/', secret: CANARY}}",
    17: "receivers: {one: {kind: feishu, url: 'env:LINES'}}",
    18: "receivers: {one: {kind: slack, url: 'env:NO_URL'}}",
    19: "receivers: {one: {kind: slack, url: 'env:USER'}}",
    20: "receivers: {one: {kind: webhook, url: 'https://example.org/', secret: 'env:NO_KEY'}}",
}


class Echo(BaseHTTPRequestHandler):
    """Refuses everything and says all that it was asked and told, in status line, headers and body."""

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        said = f"{self.requestline} {dict(self.headers)}".encode() + body
        self.send_response_only(400, self.path)
        self.send_header("X-Said", self.path)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    do_GET = do_POST = do_OPTIONS = do_HEAD = answer  # noqa: N815 - as http.server wants it

    def log_message(self, *_: object) -> None:
        pass


def say_password(handler: StreamRequestHandler) -> None:
    """A mail server that refuses a login and says with what it was tried."""
    handler.wfile.write(b"220 ready\r\n")
    while line := handler.rfile.readline():
        greeted = line[:4].upper() == b"EHLO"
        said = b"535 not " + CANARIES[1].encode() + b" " + b64encode(CANARIES[1].encode())
        handler.wfile.write(b"250-here\r\n250 AUTH PLAIN\r\n" if greeted else said + b"\r\n")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    with run(server), serve_lines(say_password) as mail:
        http = server.server_address[1]
        for number, canary in enumerate(CANARIES, start=1):
            is_url = number in {1, 3, 5, 7, 9, 10, 13, 14}
            value = f"http://127.0.0.1:{http}/{canary}" if is_url else canary
            monkeypatch.setenv(f"C{number}", value)
        monkeypatch.setenv("C11", "whsec_" + b64encode(CANARIES[10].encode() * 2).decode().rstrip("="))
        monkeypatch.setenv("C12", f"json://127.0.0.1:{http}/{CANARIES[11]}")
        monkeypatch.setenv("LINES", f"https://example.org/\n{CANARIES[16]}")
        monkeypatch.setenv("NO_URL", f"ftp://{CANARIES[17]}")
        monkeypatch.setenv("USER", f"https://u:{CANARIES[18]}@example.org/")
        monkeypatch.setenv("NO_KEY", f"{CANARIES[19]}!")
        monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "credentials"))
        (tmp_path / "credentials").mkdir()
        (tmp_path / "credentials" / "c14").write_text(f"http://127.0.0.1:{http}/{CANARIES[13]}")
        (tmp_path / "c13").touch(mode=0o600)
        (tmp_path / "c13").write_text(f"http://127.0.0.1:{http}/{CANARIES[12]}")
        (tmp_path / "papers.yaml").write_text("papers:\n" + PAPER.format(id="jiangling", name="江岭日报"), "utf-8")
        path = tmp_path / "config.yaml"
        path.write_text(CONFIG.format(mail=mail, http=http, folder=tmp_path), encoding="utf-8")
        yield path


def fill(config: Config, folder: Path) -> list[str]:
    """Tell every receiver of a story, each in vain; give what is said of that, and what was posted."""
    said = []
    store = open_store(config.store)
    receivers = "receivers: {desk: {kind: email, host: localhost, security: none, sender: a@e.org, to: d@e.org}}"
    desk = open_paper_desk(folder, store, f"watches: [{{name: 省长, people: [顾明川]}}]\n{receivers}\n", NOW)
    print_issue(desk, folder, "jiangling", make_story("jiangling", "省长顾明川在岚溪市调研防汛。"))
    (first,) = claim_due(store, NOW, 10)
    for receiver in config.receivers.values():
        claim = replace(first, receiver_id=receiver.id)
        message = render(claim, receiver, NOW)
        outcome = send(message, receiver)
        record_outcome(store, claim, outcome, NOW, NOW)
        said += [repr(receiver), repr(outcome), repr(message), *map(bytes.decode, message.bodies)]
    record_outcome(store, first, outcome, NOW, NOW)
    said += [zlib.decompress(row["content"]).decode() for row in store.rows("SELECT content FROM sent")]
    store.close()
    return said


VERBS = """check; check --json; status --json; doctor; deliveries --json; deliveries; route 省长 --json; verify
why-nothing 省长 --day 2031-05-14; search 顾明川 --json; export articles --format jsonl; papers --json; run --no-such
test-send mail; test-send hook; test-send bot; test-send feishu; test-send dingtalk; test-send wecom; test-send web
test-send other; test-send file; test-send unit"""


def test_no_canary_is_said_anywhere(config: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """threats: B14, K7, K8, K11."""
    with caplog.at_level(logging.DEBUG):
        loaded = load_config(config)
        text = config.read_text(encoding="utf-8")
        papers = (tmp_path / "papers.yaml").read_text(encoding="utf-8")
        said = [repr(loaded), str(loaded), *fill(loaded, tmp_path)]
        config.write_text(text, encoding="utf-8")
        (tmp_path / "papers.yaml").write_text(papers, encoding="utf-8")
        assert loaded.health.heartbeat
        ping(loaded.health.heartbeat, NOW, allow_private=True)
        for verb in VERBS.replace("\n", ";").split(";"):
            done = CliRunner().invoke(main, [*verb.split(), "--config", str(config)])
            assert done.exit_code in {0, 1, 2}, (verb, done.output, done.exception)
            assert not done.exception or isinstance(done.exception, SystemExit), verb
            said.append(done.output)
        for number, bad in BAD.items():
            config.write_text("papers: [jiangling]\n" + bad.replace("CANARY", CANARIES[number - 1]), encoding="utf-8")
            with pytest.raises(ConfigError) as caught:
                load_config(config)
            said += [str(caught.value), repr(caught.value.faults)]
            said += ["".join(format_exception(caught.value))]
            for verb in ("check", "once"):
                said.append(CliRunner().invoke(main, [verb, "--config", str(config)]).output)
    said.append(caplog.text)
    for file in tmp_path.rglob("*"):
        if file.is_file() and file.name not in {"config.yaml", "c13", "c14"}:
            said.append(file.read_bytes().decode("utf-8", "replace"))
    assert len("".join(said)) > 50_000
    keys = [*CANARIES, *(b64encode(canary.encode()).decode().rstrip("=")[:-2] for canary in CANARIES)]
    assert [key for key in keys for text in said if key in text] == []


def test_the_watch_over_secrets_sees_one_that_gets_out(tmp_path: Path) -> None:
    watch = Watch()
    watch.add("https://hooks.example.org/services/T0/B0/abcdefgh")
    watch.add("short")
    (tmp_path / "x.db").write_bytes(b"...services/T0/B0/abcdefgh...")
    assert watch.find([tmp_path / "x.db"]) == []
    watch.said.append("POST https://hooks.example.org/services/T0/B0/abcdefgh 404")
    (tmp_path / "x.db").write_bytes(b".../services/T0/B0/abcdefgh...")
    assert [where.partition(" in ")[2] for where in watch.find([tmp_path / "x.db"])] == [
        "its output",
        str(tmp_path / "x.db"),
    ]
