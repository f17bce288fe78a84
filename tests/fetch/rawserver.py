"""A function of the test in; a loopback TCP server that answers by it, with what no HTTP library would send, out."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import httpx

from monitor.fetch import Fetcher, Limits
from monitor.records import Paper, Skin

Script = Callable[[socket.socket, bytes], None]
SKIN = Skin(id="none", page_links="a", article_links="a", headline="h1", body="p")
QUICK = Limits(total=5.0, wire=100_000, decoded=200_000)


@dataclass(kw_only=True)
class RawServer:
    """The server's port and what it was asked."""

    port: int
    asked: list[bytes] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


def make_paper(*hosts: str, allow: tuple[str, ...] = ("127.0.0.0/8",), **given: object) -> Paper:
    """A paper on these hosts that may be fetched without a pause."""
    values: dict[str, object] = {
        "id": "raw",
        "name": "测试报",
        "level": "provincial",
        "place": "",
        "family": "amuc_layout",
        "skin": SKIN,
        "hosts": hosts,
        "first_page": "",
        "pace": 0.0,
        "allow_networks": allow,
        "ignore_robots": "a test's own server, which counts what it is asked",
    }
    return Paper(**{**values, **given})  # type: ignore[arg-type]


def make_fetcher(limits: Limits = QUICK, **given: object) -> Fetcher:
    """A fetcher with limits that a test reaches quickly."""
    return Fetcher("yaowen-test", limits=limits, **given)  # type: ignore[arg-type]


def read_request(connection: socket.socket) -> bytes:
    """Read a request's head."""
    held = b""
    while b"\r\n\r\n" not in held and (piece := connection.recv(65_536)):
        held += piece
    return held


@contextmanager
def serve_raw(
    script: Script | bytes, *, context: ssl.SSLContext | None = None, host: str = "127.0.0.1"
) -> Iterator[RawServer]:
    """Answer every connection by `script`, or with these bytes."""
    answer: Script = (lambda connection, _: connection.sendall(script)) if isinstance(script, bytes) else script
    listener = socket.create_server((host, 0))
    server = RawServer(port=listener.getsockname()[1])
    threads: list[threading.Thread] = []

    def converse(raw: socket.socket) -> None:
        with suppress(OSError), raw, context.wrap_socket(raw, server_side=True) if context else raw as connection:
            connection.settimeout(10)
            request = read_request(connection)
            server.asked.append(request)
            answer(connection, request)

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                thread = threading.Thread(target=converse, args=(connection,), daemon=True)
                threads.append(thread)
                thread.start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join()
        for thread in threads:
            thread.join()


def write_answer(body: bytes = b"ok", *headers: str, status: str = "200 OK", length: bool = True) -> bytes:
    """Write an HTTP answer."""
    lines = [f"HTTP/1.1 {status}", *headers, *([f"Content-Length: {len(body)}"] if length else []), "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


PLAIN_CONTEXT = httpx.create_ssl_context(trust_env=False)
