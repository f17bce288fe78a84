"""What the daemon answers on this machine, and when it sends its heartbeat."""

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field, replace
from datetime import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from alerts.receivers import Secret
from monitor.config import Config, ConfigError, Health, load_config
from monitor.records import IssueState, IssueStatus
from monitor.service.beacon import MOST, Answer, Pages, answer_health, ping, serve
from monitor.service.pulse import Pulse
from monitor.service.upkeep import Upkeep, listen, look_after
from storage.database import open_store
from storage.runs import save_issue_status
from tests.alerts.servers import run
from tests.factories import NOW
from tests.newsdesk import MAIL, open_paper_desk
from tests.service.test_notices import Office

PAGES: Pages = {
    "/healthz": lambda: answer_health([]),
    "/metrics": lambda: Answer(HTTPStatus.OK, "text/plain", b"x 1\n"),
}
CONFIG = f"receivers: {{desk: {{{MAIL}, to: d@example.org}}}}\n"


def ask(port: int, path: str, method: str = "GET", host: str = "") -> tuple[int, str]:
    """Ask for a page; give status and body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serve(("127.0.0.1", 0), PAGES) as port:
        yield port


@pytest.mark.parametrize(
    ("path", "method", "host", "status"),
    [
        ("/healthz", "GET", "", 200),
        ("/healthz?x=1", "GET", "localhost", 200),
        ("/healthz", "HEAD", "LOCALHOST:80", 200),
        ("/metrics", "GET", "[::1]:9464", 200),
        ("/", "GET", "", 404),
        ("/../etc/passwd", "GET", "", 404),
        *(
            ("/healthz", method, "", 501)
            for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
        ),
        ("/metrics?search=" + "%25" * 10_000, "GET", "", 200),
        ("/metrics?" + "a" * 70_000, "GET", "", 414),
        ("/healthz", "GET", "evil.example.org", 421),
        ("/healthz", "GET", "evil.example.org:9464", 421),
        ("/metrics", "GET", "localhost.evil.example.org", 421),
        ("/metrics", "GET", "127.0.0.1.evil.example.org", 421),
        ("/metrics", "GET", "localhost@evil.example.org", 421),
    ],
)
def test_only_two_pages_and_only_by_names_of_this_machine(
    port: int, path: str, method: str, host: str, status: int
) -> None:
    """threats: L2, L3, L6, L8, L9."""
    found, body = ask(port, path, method, host)
    assert found == status
    assert method != "HEAD" or not body


@pytest.mark.parametrize(
    "place", ["0.0.0.0:9464", "[::]:9464", "192.168.1.5:9464", "example.org:9464", "127.0.0.1", ":9464", "127.0.0.1:0"]
)
def test_a_place_that_others_could_ask_is_refused(tmp_path: Path, place: str) -> None:
    """threats: L1."""
    path = tmp_path / "config.yaml"
    path.write_text(f'papers: [人民日报]\nwatches: []\n{CONFIG}health: {{listen: "{place}"}}\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="is no address and port of this machine alone"):
        load_config(path)


@pytest.mark.parametrize("path", ["/healthz", "/metrics", "/<script>alert(1)</script>"])
def test_no_answer_is_a_page_that_a_browser_would_run(port: int, path: str) -> None:
    """threats: L5."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.headers.get_content_type() in {"application/json", "text/plain"}
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert b"<" not in answer.read()


@given(st.binary(max_size=300), st.sampled_from((b"", b"GET ", b"GET /healthz", b"GET /metrics HTTP/1.1\r\n")))
@settings(max_examples=60)
def test_no_request_at_all_breaks_anything(port: int, asked: bytes, begin: bytes) -> None:
    """threats: L10."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection, suppress(ConnectionError):
        connection.sendall(begin + asked + b"\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(100)
        assert not answer.startswith((b"HTTP/1.0 500", b"HTTP/1.1 500"))
    assert ask(port, "/healthz")[0] == 200


def test_those_who_only_hold_a_connection_cost_a_few_threads_at_most(port: int) -> None:
    """threats: L7."""

    def is_answered() -> bool:
        with suppress(http.client.RemoteDisconnected, ConnectionResetError):
            return ask(port, "/healthz")[0] == HTTPStatus.OK
        return False

    with ExitStack() as stack:
        for _ in range(MOST):
            stack.enter_context(socket.create_connection(("127.0.0.1", port)))
        while is_answered():  # until the last of them has its thread
            pass
    while not is_answered():  # until the first of them has given its place back
        pass


@dataclass(kw_only=True)
class Room:
    """An office with the daemon's upkeep over it; `pings` is how often the heartbeat came, `moment` the clock."""

    office: Office
    config: Config
    upkeep: Upkeep = field(default_factory=Upkeep)
    moment: float = 10_000.0
    pings: list[str] = field(default_factory=list)

    def run_jobs(self) -> None:
        for name in list(self.upkeep.pulse.beats):
            self.upkeep.pulse.begin(name)
            self.upkeep.pulse.end(name)

    def look(self, **health: Any) -> None:
        config = replace(self.config, health=replace(self.config.health, **health)) if health else self.config
        look_after(self.upkeep, self.office.desk, config)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    store = open_store(tmp_path / "yaowen.db")
    desk = open_paper_desk(tmp_path, store, CONFIG)
    office = Office(folder=tmp_path, store=store, desk=desk)
    office.desk = replace(desk, now=lambda: office.now)
    room = Room(office=office, config=load_config(tmp_path / "config.yaml"))
    room.upkeep = Upkeep(pulse=Pulse(clock=lambda: room.moment), pinged=room.moment)
    room.upkeep.pulse.plan({"read jiangling": 30.0, "tick": 5.0})
    monkeypatch.setattr("monitor.service.upkeep.ping", lambda url, *_, **__: room.pings.append(url.reveal()))
    yield room
    room.upkeep.server.close()
    store.close()


HEARTBEAT = Secret("https://hc.example.org/abc")


def test_the_heartbeat_comes_only_after_a_fully_good_cycle(room: Room) -> None:
    """threats: H20, M9."""

    def beat() -> int:
        room.moment += 301
        room.run_jobs()
        room.look(heartbeat=HEARTBEAT)
        return len(room.pings)

    assert beat() == 1
    room.look(heartbeat=HEARTBEAT)
    assert len(room.pings) == 1  # not yet five minutes
    room.moment += 301
    room.look(heartbeat=HEARTBEAT)
    assert len(room.pings) == 1  # no job has run since
    assert beat() == 2
    status = IssueStatus(paper_id="jiangling", day=NOW.date(), state=IssueState.FAILED, tries=1, tried_at=NOW)
    save_issue_status(room.office.store, status)
    assert beat() == 2  # an issue was tried once in vain
    save_issue_status(room.office.store, replace(status, state=IssueState.COMPLETE))
    assert beat() == 3
    room.upkeep.pulse.config_fault = "bad"
    assert beat() == 3
    room.upkeep.pulse.config_fault = ""
    room.upkeep.pulse.end("tick", "locked")
    room.moment += 301
    room.look(heartbeat=HEARTBEAT)
    assert len(room.pings) == 3
    assert beat() == 4


class Heard(BaseHTTPRequestHandler):
    """A service that hears heartbeats: the lines of what it was asked."""

    lines: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.lines.append(self.requestline)
        self.send_response(200 if self.path == "/abc" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_a_heartbeat_is_one_request_and_its_address_stays_secret(caplog: pytest.LogCaptureFixture) -> None:
    """threats: K8."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Heard)
    with run(server):
        address = f"http://127.0.0.1:{server.server_address[1]}"
        assert ping(Secret(f"{address}/abc"), NOW, allow_private=True)
        assert not ping(Secret(f"{address}/token-of-mine"), NOW, allow_private=True)
        assert not ping(Secret(f"{address}/abc"), NOW, allow_private=False)
    assert Heard.lines == ["GET /abc HTTP/1.1", "GET /token-of-mine HTTP/1.1"]
    assert "heartbeat" in caplog.text
    assert "token-of-mine" not in caplog.text


def test_nobody_hears_of_a_start_without_a_network(room: Room) -> None:
    """threats: M5."""
    room.office.stand(IssueState.FAILED)
    room.look(tell=("desk",))
    assert room.office.take("desk") == []
    room.moment += 600
    room.look(tell=("desk",), nothing_found=time(0))
    assert room.office.take("desk") == ["2031年5月14日未发现关注内容", "江岭日报读不全"]


def read_metrics(text: str) -> dict[tuple[str, ...], float]:
    """Give each sample by its name and labels."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_health_and_metrics_say_what_does_not_work(room: Room) -> None:
    """threats: M9."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = free.getsockname()
    config = replace(room.config, health=Health(listen=place))
    listen(room.upkeep, config, lambda: room.office.desk)
    port = room.upkeep.port
    assert ask(port, "/healthz") == (200, '{"ok": true, "faults": []}\n')
    room.office.stand(IssueState.FAILED)
    room.look()
    status, body = ask(port, "/healthz")
    assert (status, json.loads(body)) == (503, {"ok": False, "faults": ["paper 江岭日报: 2031-05-14 failed: HTTP 500"]})
    found = read_metrics(ask(port, "/metrics")[1])
    assert found["yaowen_paper_up", "jiangling"] == 0
    assert found["yaowen_paper_up", "lanxi"] == 1
    assert found["yaowen_receiver_up", "desk"] == 1
    assert found["yaowen_issues", "jiangling", "failed"] == 1
    assert found[("yaowen_config_up",)] == 1
    assert found[("yaowen_store_bytes",)] > 0
    assert found[("process_resident_memory_bytes",)] > 0
    listen(room.upkeep, room.config, lambda: room.office.desk)
    with pytest.raises(ConnectionRefusedError):
        ask(port, "/healthz")


def test_a_port_that_is_taken_stops_nothing(room: Room) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        listen(room.upkeep, replace(room.config, health=Health(listen=taken.getsockname())), lambda: room.office.desk)
    assert room.upkeep.listening is None
