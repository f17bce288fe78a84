"""Hostile servers in; how much memory the real daemon takes, how long it is held, how late another paper is, out.

`python -m tests.bounds` runs all cases, `python -m tests.bounds drip` those whose names hold a word. Each case is a
daemon of its own with two papers: one on a server that does what the case is called, one on the sample press. Memory is
that of the daemon and all its children together, what several share counted once, above that of a daemon that has just
started.

threats: A1, A2, A3, A5, A6, A7, A9, C1, C2, C5, C8, C9, C13
"""

import gzip
import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from monitor.demo.entries import write_papers
from monitor.demo.newsstand import Newsstand
from monitor.demo.press import respond, serve_press
from tests.acceptance.process import RunningDaemon, run_daemon_process
from tests.fetch.rawserver import Script, read_request, write_answer
from tests.words import read_words

TODAY = datetime.now(ZoneInfo("Asia/Shanghai")).date()
STAND = Newsstand(first=TODAY - timedelta(days=3), last=TODAY)
CONFIG = """
papers: [{papers}]
paper_files: [hostile.yaml, good.yaml]
watches: [{{name: 省长, people: [顾明川], to: [feed]}}]
receivers: {{feed: {{kind: atom, path: feed.xml}}}}
"""
HOSTILE = "127.0.0.2"  # another host than the sample press: each host has its own pace
LONGEST = 100.0  # seconds that a case is waited for
PAUSE = 0.5  # seconds between the bytes of a server that drips


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What the server answers to which of its paths; any other path is answered as the sample press does."""

    answer: Script
    at: str = "node_"
    site: str = ""
    scheme: str = "http"


@dataclass(kw_only=True)
class Measured:
    """Megabytes above idle at most; seconds from the first hostile question to the issue's end, and to the other's."""

    memory: float = 0.0
    hold: float = 0.0
    other: float = 0.0
    said: str = ""


@dataclass(kw_only=True)
class HostileServer:
    """A server for one case; `asked_at` is when the first of the hostile paths was asked for."""

    case: Case
    port: int = 0
    asked_at: float = 0.0
    closing: threading.Event = field(default_factory=threading.Event)

    def converse(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            connection.settimeout(LONGEST)
            if self.case.scheme == "https":
                self.asked_at = self.asked_at or time.monotonic()
                self.closing.wait(LONGEST)  # no handshake
                return
            request = read_request(connection)
            path = request.split(b" ")[1].decode() if b" " in request else ""
            if self.case.at in path:
                self.asked_at = self.asked_at or time.monotonic()
                self.case.answer(connection, request)
                return
            reply = respond(path, STAND)
            lines = (f"{name}: {value}" for name, value in reply.headers.items())
            connection.sendall(write_answer(reply.body, *lines, status=f"{reply.status} OK"))


@contextmanager
def serve_hostile(case: Case) -> Iterator[HostileServer]:
    """Answer every connection in a thread of its own."""
    listener = socket.create_server((HOSTILE, 0))
    server = HostileServer(case=case, port=listener.getsockname()[1])

    def accept() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=server.converse, args=(listener.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server
    finally:
        server.closing.set()
        listener.close()


# --- cases --------------------------------------------------------------------------------------------------------

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
GIBIBYTE = 1 << 30


def say(body: bytes, *headers: str, status: str = "200 OK") -> Script:
    """Answer so."""
    return lambda connection, _: connection.sendall(write_answer(body, *headers, status=status))


def drip(before: bytes, piece: bytes) -> Script:
    """Say something, then a piece every now and then, without end."""

    def answer(connection: socket.socket, _: bytes) -> None:
        connection.sendall(before)
        while True:
            connection.sendall(piece)
            time.sleep(PAUSE)

    return answer


def flood(before: bytes, piece: bytes) -> Script:
    """Say something, then a piece again and again, without end."""

    def answer(connection: socket.socket, _: bytes) -> None:
        connection.sendall(before)
        while True:
            connection.sendall(piece)

    return answer


def page(body: str) -> Script:
    """Answer a page."""
    return say(f"<html><head><title>x</title></head><body>{body}</body></html>".encode())


def article(text: str) -> Case:
    """Answer every article with this text in the place of its own."""

    def answer(connection: socket.socket, request: bytes) -> None:
        body = respond(request.split(b" ")[1].decode(), STAND).body.decode()
        connection.sendall(write_answer(re.sub(r"<p>　　.*</p>", f"<p>　　{text}</p>", body, flags=re.DOTALL).encode()))

    return Case(answer=answer, at="content_")


def feed(body: str) -> Case:
    """Answer a feed."""
    whole = f"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title>{body}"
    return Case(answer=say(whole.encode()), at="/", site="rss")


def pack_zeros(size: int) -> bytes:
    """Pack so many zeros by gzip, a piece at a time."""
    packed = bytearray()
    piece = gzip.compress(bytes(1 << 24))
    for _ in range(size >> 24):
        packed += piece  # several members are one file
    return bytes(packed)


MANY = 1_000_000
LAUGHS = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 8}'>" for n in range(1, 12))
CASES: Mapping[str, Case] = {
    "gzip bomb of a gibibyte": Case(answer=say(pack_zeros(GIBIBYTE), "Content-Encoding: gzip")),
    "gzip in gzip": Case(answer=say(gzip.compress(pack_zeros(GIBIBYTE)), "Content-Encoding: gzip, gzip")),
    "a hundred encodings": Case(answer=say(b"x", "Content-Encoding: " + "gzip," * 100)),
    "809 bytes of brotli": Case(answer=say(b"\x5b" * 809, "Content-Encoding: br")),
    "zstd": Case(answer=say(b"(\xb5/\xfd" * 8_000, "Content-Encoding: zstd")),
    "chunks without end": Case(answer=flood(CHUNKED, b"10000\r\n" + bytes(65_536) + b"\r\n")),
    "a body without end": Case(answer=flood(HEAD + b"\r\n", b"<p>" * 20_000)),
    "200,000 headers": Case(answer=say(b"x", *(f"X-{n}: {n}" for n in range(200_000)))),
    "headers without end": Case(answer=flood(HEAD, b"Set-Cookie: a=" + b"b" * 4000 + b"\r\n")),
    "drip: says nothing": Case(answer=drip(b"", b"")),
    "drip: no TLS handshake": Case(answer=drip(b"", b""), scheme="https"),
    "drip: status line": Case(answer=drip(b"HTTP/1.1 ", b"2")),
    "drip: headers": Case(answer=drip(HEAD, b"X-A: b\r\n")),
    "drip: body": Case(answer=drip(HEAD + b"Content-Length: 100000\r\n\r\n", b"x")),
    "drip: chunk sizes": Case(answer=drip(CHUNKED, b"0")),
    "drip: chunks": Case(answer=drip(CHUNKED, b"1\r\nx\r\n")),
    "drip: trailers": Case(answer=drip(CHUNKED + b"1\r\nx\r\n0\r\n", b"A: b\r\n")),
    "drip: robots.txt": Case(answer=drip(HEAD + b"Content-Length: 100000\r\n\r\n", b"#"), at="/robots.txt"),
    "drip: every article": Case(answer=drip(HEAD + b"Content-Length: 100000\r\n\r\n", b"x"), at="content_"),
    "redirects in a circle": Case(answer=say(b"", "Location: node_01.html", status="302 Found")),
    "robots.txt of 12 MB": Case(answer=say(b"User-agent: *\nDisallow: /*a*b*c$\n" * 350_000), at="/robots.txt"),
    "200,000 attributes": Case(answer=page("<div " + " ".join(f"a{n}=1" for n in range(200_000)) + ">x</div>")),
    "100,000 nested tags": Case(answer=page("<div>" * 100_000)),
    "open comments": Case(answer=say(b"<!--" * 200_000)),
    "title of 10 MB": Case(answer=say(b"<html><title>" + b"x" * 10_000_000)),
    "two million NULs": Case(answer=page("\0" * 1_900_000)),
    "14,000 tags": Case(answer=page("<p>x" * 14_000)),
    "JSON of 1,000,000 brackets": Case(answer=say(b"[" * MANY), at="/", site="keji"),
    "JSON of 1,000,000 objects": Case(answer=say(b"[" + b'{"a":1},' * MANY + b"1]"), at="/", site="keji"),
    "feed of ampersands": feed("<item><title>" + "&" * 3_900_000),
    "feed of 200,000 attributes": feed("<item " + " ".join(f"a{n}='1'" for n in range(200_000)) + "/>"),
    "feed of nested tags": feed("<a>" * 900_000),
    "feed of laughs": feed(f"<!DOCTYPE x [<!ENTITY a0 'haha'>{LAUGHS}]><item><title>&a11;</title></item>"),
    "an article of one character": article("王" * 600_000),
    "an article of appointments": article("任命王明为省长，免去李军的职务；" * 40_000),
    "an article of brackets": article("（" * 600_000),
}


# --- measuring ----------------------------------------------------------------------------------------------------


def list_family(pid: int) -> Iterator[int]:
    """Give a process and all below it."""
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text(encoding="ascii").split():
                yield from list_family(int(child))


def read_memory(pid: int) -> float:
    """Give the memory of a process and all below it, in megabytes."""
    return sum(map(measure_process, list_family(pid))) / 1_048_576


def measure_process(pid: int) -> int:
    """Give how much memory is a process's (bytes), of what it shares its part; 0 when it has just ended."""
    try:
        rolled = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"(?m)^Pss: +(\d+) kB$", rolled)
    return int(found[1]) * 1024 if found else 0


def watch(daemon: RunningDaemon, until: Callable[[], bool]) -> float:
    """Give the most memory until something holds."""
    most, end = 0.0, time.monotonic() + LONGEST
    while not until() and time.monotonic() < end:
        most = max(most, read_memory(daemon.process.pid))
        time.sleep(0.05)
    return most


def find(daemon: RunningDaemon, words: str) -> str:
    return next((line for line in daemon.lines if words in line), "")


def measure(case: Case | None) -> Measured:
    """Let a daemon read a hostile paper, or none, beside a good one."""
    with (
        TemporaryDirectory() as name,
        serve_hostile(case or Case(answer=say(b""))) as server,
        serve_press(STAND) as press,
    ):
        folder = Path(name)
        known = case or Case(answer=say(b""))
        url = f"{known.scheme}://{HOSTILE}:{server.port}"
        (folder / "hostile.yaml").write_text(write_papers(url, ("jiangling",), site=known.site), encoding="utf-8")
        (folder / "good.yaml").write_text(write_papers(press.url, ("lanxi",)), encoding="utf-8")
        path = folder / "config.yaml"
        path.write_text(CONFIG.format(papers="jiangling, lanxi" if case else "lanxi"), encoding="utf-8")
        began = time.monotonic()
        with run_daemon_process(path) as daemon:
            idle = read_memory(daemon.process.pid)
            ends: dict[str, float] = {}

            def is_over() -> bool:
                for paper in ("jiangling", "lanxi"):
                    if paper not in ends and find(daemon, f"issue paper={paper}"):
                        ends[paper] = time.monotonic()
                return ends.keys() >= ({"jiangling", "lanxi"} if case else {"lanxi"})

            memory = watch(daemon, is_over) - idle
            said = find(daemon, "issue paper=jiangling").partition("state=")[2][:110]
            hold = ends.get("jiangling", time.monotonic()) - (server.asked_at or time.monotonic())
            return Measured(memory=memory, hold=hold, other=ends.get("lanxi", time.monotonic()) - began, said=said)


def main(word: str = "") -> int:
    """Measure the cases and print a line of each; give 1 when a promise is broken."""
    undisturbed = [measure(None) for _ in range(3)]
    alone = min(one.other for one in undisturbed)
    print(
        f"undisturbed: +{max(one.memory for one in undisturbed):.0f} MB, the other paper {alone:.1f} s after the start"
    )
    broken = 0
    for name, case in CASES.items():
        if word not in name:
            continue
        found = measure(case)
        late = found.other - alone
        broken += found.memory > 256 or found.hold > 60 or late > 5
        print(f"{name:32} +{found.memory:4.0f} MB, {found.hold:5.1f} s, other {late:+5.1f} s  {found.said}", flush=True)
    print(f"{broken} beyond 256 MB, 60 s or 5 s")
    return 1 if broken else 0


if __name__ == "__main__":
    read_words(__doc__, most=1)
    sys.exit(main(*sys.argv[1:]))
