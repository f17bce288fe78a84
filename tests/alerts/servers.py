"""Servers on loopback that answer as a test says, and keep what they were given."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseServer, StreamRequestHandler, ThreadingTCPServer


@dataclass(frozen=True, kw_only=True)
class Request:
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Answer:
    status: int = 200
    body: bytes = b"ok"
    headers: dict[str, str] = field(default_factory=dict)


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def serve_http(
    answer: Callable[[Request], Answer], *, tls: ssl.SSLContext | None = None
) -> Iterator[tuple[int, list[Request]]]:
    """Serve POST on a free port; gives the port and the requests seen."""
    seen: list[Request] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            body = self.rfile.read(size)
            if len(body) < size:
                return  # its sender died half way: nothing was asked
            seen.append(Request(path=self.path, headers=dict(self.headers.items()), body=body))
            given = answer(seen[-1])
            with suppress(OSError):
                self.send_response(given.status)
                for name, value in {"Content-Length": str(len(given.body)), **given.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(given.body)

        def log_message(self, *_: object) -> None:
            pass

    server = QuietServer(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    with run(server):
        yield server.server_address[1], seen


class ScriptServer(ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, *_: object) -> None:
        """Stay quiet: clients of these tests go away in the middle."""


@contextmanager
def serve_lines(talk: Callable[[StreamRequestHandler], None]) -> Iterator[int]:
    """Serve a raw conversation on a free port; gives the port."""

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                talk(self)

    server = ScriptServer(("127.0.0.1", 0), Handler)
    with run(server):
        yield server.server_address[1]


@contextmanager
def run(server: BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
