"""What is asked over HTTP on this machine in, `/healthz` and `/metrics` out; while all goes well, a heartbeat out.

Only names of this machine are answered: a web page whose name was made to lead here (DNS rebinding) reads nothing.
"""

import json
import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from socket import AF_INET, AF_INET6
from threading import BoundedSemaphore, Thread
from typing import Final, cast

from alerts.receivers import Secret
from monitor.log import say
from monitor.records import Result

SLOWEST: Final = 5.0  # seconds for each read of a request
MOST: Final = 8  # requests at a time
LONGEST_PING: Final = 20.0  # seconds
NAMES: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: a status, a media type and the body."""

    status: HTTPStatus
    kind: str
    body: bytes


Pages = Mapping[str, Callable[[], Answer]]


def answer_health(faults: list[str]) -> Answer:
    """Answer whether all goes well, and what does not."""
    status = HTTPStatus.SERVICE_UNAVAILABLE if faults else HTTPStatus.OK
    body = json.dumps({"ok": not faults, "faults": faults}, ensure_ascii=False) + "\n"
    return Answer(status, "application/json", body.encode())


class Server(ThreadingHTTPServer):
    """Answers a few requests at a time; what is too much is not taken."""

    daemon_threads = True

    def __init__(self, place: tuple[str, int], pages: Pages) -> None:
        self.address_family = AF_INET6 if ip_address(place[0]).version == 6 else AF_INET  # noqa: PLR2004
        self.pages = pages
        self.room = BoundedSemaphore(MOST)
        super().__init__(place, Handler)

    def verify_request(self, request: object, client_address: object) -> bool:  # noqa: ARG002 - as it is called
        """Take a request when there is room for one."""
        return self.room.acquire(blocking=False)

    def process_request_thread(self, request: object, client_address: object) -> None:
        """Answer one request."""
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]
        finally:
            self.room.release()

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - as it is called
        """Log why a page could not be given; a client that hangs up is no event."""
        error = sys.exception()
        if not isinstance(error, OSError):
            say("health-failed", level=logging.ERROR, reason=f"{type(error).__name__}: {error}")


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for the pages of its server."""

    timeout = SLOWEST
    server_version, sys_version = "yaowen", ""

    def do_GET(self) -> None:
        """Answer a page."""
        page = self.find_page()
        answer = page if isinstance(page, Answer) else page()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_HEAD = do_GET  # noqa: N815 - as http.server wants it

    def find_page(self) -> Answer | Callable[[], Answer]:
        """Give the page that is asked for, or why there is none."""
        host, _, port = self.headers.get("Host", "").lower().rpartition(":")
        host = host if port.isdigit() and host else self.headers.get("Host", "").lower()
        if host not in NAMES:
            return refuse(HTTPStatus.MISDIRECTED_REQUEST)
        pages = cast("Server", self.server).pages
        return pages.get(self.path.partition("?")[0]) or refuse(HTTPStatus.NOT_FOUND)

    def log_message(self, *_: object) -> None:
        """Log no request: they come every few seconds."""


def refuse(status: HTTPStatus) -> Answer:
    """Answer that there is nothing here."""
    return Answer(status, "text/plain; charset=utf-8", f"{status.value} {status.phrase}\n".encode())


@contextmanager
def serve(place: tuple[str, int], pages: Pages) -> Iterator[int]:
    """Answer in threads of its own until the block ends; gives the port. Raises OSError when it cannot be had."""
    with Server(place, pages) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, name="beacon", daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def ping(url: Secret, now: datetime, *, allow_private: bool) -> bool:
    """Ask for the heartbeat's address; say whether it answered. What went wrong is logged, and nothing waits for it."""
    from alerts.channels.http import Post, judge_status, try_post

    post = Post(url=url, body=b"", headers={}, timeout=LONGEST_PING, at=now, allow_private=allow_private, method="GET")
    outcome = try_post(post, judge_status)
    if outcome.result is Result.ACCEPTED:
        return True
    say("heartbeat", level=logging.WARNING, result=outcome.result, detail=outcome.detail)
    return False
