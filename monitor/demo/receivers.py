"""Two receivers on loopback: mail and webhook calls in over the wire, what each of them accepted out.

The mail server is aiosmtpd; the webhook receiver answers 401 to whatever its Standard Webhooks secret does not verify.
Both call back from a thread of their own, once for each thing they accept, before they say so to the sender.
"""

import asyncio
import email
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session
from standardwebhooks import Webhook, WebhookVerificationError

MAX_BODY_BYTES = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """One message as the mail server accepted it."""

    sender: str
    recipients: tuple[str, ...]
    message: EmailMessage


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """One webhook call whose signature held."""

    webhook_id: str
    payload: Any


class MailHandler:
    """What aiosmtpd asks of a handler: here it hands every message on and accepts it."""

    def __init__(self, accept: Callable[[Mail], None]) -> None:
        self.accept = accept

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 # its name
        """Hand one message on and give the answer that the sender sees."""
        content = envelope.original_content or b""
        message = email.message_from_bytes(content, policy=SMTP_POLICY)
        self.accept(Mail(sender=envelope.mail_from or "", recipients=tuple(envelope.rcpt_tos), message=message))
        return "250 Message accepted"


@contextmanager
def serve_mail(accept: Callable[[Mail], None]) -> Iterator[int]:
    """Run a mail server on a free loopback port, which is given, until the block ends."""
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(
        loop.create_server(lambda: SMTP(MailHandler(accept), hostname="localhost", loop=loop), "127.0.0.1", 0)
    )
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        loop.run_until_complete(server.wait_closed())
        loop.close()


def verify_call(secret: str, headers: Mapping[str, str], body: bytes) -> Call | None:
    """Read a webhook call; None when its signature does not hold or its body is no JSON."""
    lowered = {name.lower(): value for name, value in headers.items()}
    try:
        Webhook(secret).verify(body, lowered)
        return Call(webhook_id=lowered["webhook-id"], payload=json.loads(body))
    except (WebhookVerificationError, ValueError):
        return None


@contextmanager
def serve_webhook(secret: str, accept: Callable[[Call], None]) -> Iterator[str]:
    """Run a webhook receiver on a free loopback port until the block ends; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), make_webhook_handler(secret, accept))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/alerts"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def make_webhook_handler(secret: str, accept: Callable[[Call], None]) -> type[BaseHTTPRequestHandler]:
    """Make the handler class that http.server wants."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = min(int(self.headers.get("Content-Length", "0")), MAX_BODY_BYTES)
            call = verify_call(secret, dict(self.headers.items()), self.rfile.read(length))
            if call is not None:
                accept(call)
            self.send_response(HTTPStatus.UNAUTHORIZED if call is None else HTTPStatus.NO_CONTENT)
            self.end_headers()

        def log_message(self, _format: str, *_args: object) -> None:
            """Say nothing: whoever started the receiver tells the story."""

    return Handler
