import asyncio
import email
import re
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from socketserver import StreamRequestHandler
from typing import Any

import pytest
import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from alerts.channels import send
from alerts.receivers import EmailSettings, Receiver, Secret
from alerts.render import Message, render
from monitor.records import Outcome, Result
from tests.alerts.hostile import TITLES
from tests.alerts.servers import serve_lines
from tests.factories import DAY, NOW, make_alert, make_claim

HEADERS = (
    *("Message-ID", "Date", "From", "To", "Subject", "In-Reply-To", "References", "Auto-Submitted"),
    *("List-Id", "List-Unsubscribe", "MIME-Version", "Content-Type"),
)
PASSWORD = "correct horse battery staple"


class Postbox:
    """What aiosmtpd asks: keeps what it takes and refuses the recipients that it is told to."""

    def __init__(self, refusals: dict[str, str]) -> None:
        self.refusals = refusals
        self.taken: list[Envelope] = []

    async def handle_RCPT(self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]) -> str:  # noqa: N802
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _: SMTP, __: Session, envelope: Envelope) -> str:  # noqa: N802
        self.taken.append(envelope)
        return self.refusals.get("DATA", "250 kept")

    def read(self) -> EmailMessage:
        (envelope,) = self.taken
        assert isinstance(envelope.content, bytes)
        return email.message_from_bytes(envelope.content, policy=default)


@contextmanager
def serve_mail(
    refusals: dict[str, str] | None = None, *, encrypted: ssl.SSLContext | None = None, **given: Any
) -> Iterator[tuple[int, Postbox]]:
    """Run aiosmtpd on a free port; `encrypted` speaks TLS from the first byte, what else is given goes to its SMTP."""
    postbox = Postbox(refusals or {})
    loop = asyncio.new_event_loop()
    sessions: list[SMTP] = []

    def begin() -> SMTP:
        sessions.append(SMTP(postbox, hostname="mail.example.org", loop=loop, **given))
        return sessions[-1]

    server = loop.run_until_complete(loop.create_server(begin, "127.0.0.1", 0, ssl=encrypted))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1], postbox
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        for transport in (session.transport for session in sessions if session.transport):
            transport.close()
        if tasks := asyncio.all_tasks(loop):
            loop.run_until_complete(asyncio.wait(tasks))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


def make_receiver(port: int, to: str = "desk@example.org", **given: Any) -> Receiver:
    defaults: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "sender": "yaowen@example.org",
        "to": to,
        "timeout": 10,
    }
    return Receiver(id="desk", settings=EmailSettings(**{**defaults, **given}))


def write(receiver: Receiver, **given: Any) -> Message:
    return render(make_claim(make_alert(**given)), receiver, NOW)


def send_to(port: int, **given: Any) -> Outcome:
    receiver = make_receiver(port, **given)
    return send(write(receiver), receiver)


# --- the mail itself --------------------------------------------------------------------------------------------


def test_a_mail_arrives_as_text_and_html_with_its_headers() -> None:
    with serve_mail() as (port, postbox):
        receiver = make_receiver(port)
        message = write(receiver)
        assert send(message, receiver).result is Result.ACCEPTED
    mail = postbox.read()
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().splitlines() == message.text.splitlines()
    assert html.get_content().splitlines() == message.html.splitlines()
    assert {name: str(mail[name]) for name in ("Subject", "To", "Message-ID", "List-Id", "Auto-Submitted", "Date")} == {
        "Subject": message.subject,
        "To": "desk@example.org",
        "Message-ID": f"<{message.message_id}@example.org>",
        "List-Id": "<desk.yaowen.example.org>",
        "Auto-Submitted": "auto-generated",
        "Date": "Wed, 14 May 2031 00:30:00 +0000",
    }


def test_lines_that_smtp_takes_for_others_arrive_as_they_are() -> None:
    """threats: I11."""
    text = "\n".join((".", "..", ".hidden", "DATA", "From evil@example.net", "长" * 2_000, "a" * 3_000, ""))
    with serve_mail() as (port, postbox):
        receiver = make_receiver(port)
        assert send(replace(write(receiver), text=text), receiver).result is Result.ACCEPTED
    mail = postbox.read().get_body(("plain",))
    assert mail is not None
    assert mail.get_content().splitlines() == text.splitlines()
    content = postbox.taken[0].original_content
    assert content is not None
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert not re.search(rb"[^\r]\n|\r[^\n]", content)


def test_a_mail_tried_again_is_the_same_mail() -> None:
    """threats: I4."""
    with serve_mail() as (port, postbox):
        send_to(port)
        send_to(port)
    first, second = postbox.taken
    assert first.content == second.content


def read_headers(*, alerts: tuple[dict[str, Any], ...] = ({},), reply_to: str = "", **given: Any) -> EmailMessage:
    with serve_mail() as (port, postbox):
        receiver = make_receiver(port, **given)
        claim = make_claim(*(make_alert(**one) for one in alerts), reply_to=reply_to)
        assert send(render(claim, receiver, NOW), receiver).result is Result.ACCEPTED
    return postbox.read()


def test_whoever_wants_no_more_is_told_how() -> None:
    by_mail = read_headers()
    assert (
        by_mail["List-Unsubscribe"].strip()
        == "<mailto:yaowen@example.org?subject=unsubscribe%20desk.yaowen.example.org>"
    )
    assert by_mail["List-Unsubscribe-Post"] is None
    by_click = read_headers(
        to="one+two@example.org",
        unsubscribe="out@example.org",
        unsubscribe_url="https://example.org/out?who={address}",
        list_id="news.example.org",
    )
    assert by_click["List-Id"] == "<news.example.org>"
    assert " ".join(by_click["List-Unsubscribe"].split()) == (
        "<mailto:out@example.org?subject=unsubscribe%20news.example.org>,"
        " <https://example.org/out?who=one%2Btwo%40example.org>"
    )
    assert by_click["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_mails_of_a_watch_and_day_are_a_thread() -> None:
    first = read_headers()
    same = read_headers(alerts=({"article_id": "a2", "headline": "另一条"},))
    other = [
        read_headers(alerts=({"watch_id": "w2"},)),
        read_headers(alerts=({"day": DAY + timedelta(days=1)},)),
        read_headers(alerts=({}, {"watch_id": "w2"})),
    ]
    assert first["References"] == first["In-Reply-To"] == same["References"]
    assert len({first["References"], *(mail["References"] for mail in other)}) == 4
    assert first["References"] != first["Message-ID"]


def test_an_answer_goes_below_the_mail_that_it_answers() -> None:
    first = read_headers()
    answer = read_headers(reply_to=first["Message-ID"])
    assert answer["In-Reply-To"] == first["Message-ID"]
    assert answer["References"].split() == [first["References"], first["Message-ID"]]


def test_the_outcome_names_the_mail() -> None:
    with serve_mail() as (port, postbox):
        assert send_to(port).remote_id == postbox.read()["Message-ID"]


@pytest.mark.parametrize("title", TITLES)
def test_hostile_titles_make_no_header_and_no_recipient(title: str) -> None:
    """threats: I8, I9, I10."""
    with serve_mail() as (port, postbox):
        receiver = make_receiver(port)
        message = write(receiver, headline=title, watch_name=title, paper=title)
        assert send(message, receiver).result is Result.ACCEPTED
    mail = postbox.read()
    assert sorted(mail.keys()) == sorted(HEADERS)
    assert mail["Subject"] == message.subject
    assert mail.defects == []
    assert postbox.taken[0].rcpt_tos == ["desk@example.org"]


# --- what the server says ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("refusals", "result", "words"),
    [
        pytest.param({"desk@example.org": "550 no such user"}, Result.REFUSED, "550", id="refused"),
        pytest.param({"desk@example.org": "452 full"}, Result.TEMPORARY, "452", id="later"),
        pytest.param({"DATA": "552 message size exceeds the limit"}, Result.REFUSED, "552", id="too large"),
        pytest.param({"DATA": "554 spam"}, Result.REFUSED, "554 spam", id="body refused"),
        pytest.param({"DATA": "451 later"}, Result.TEMPORARY, "451 later", id="body later"),
    ],
)
def test_codes_decide(refusals: dict[str, str], result: Result, words: str) -> None:
    """threats: I1, I2, I12."""
    with serve_mail(refusals) as (port, _):
        outcome = send_to(port)
    assert outcome.result is result
    assert words in outcome.detail


Talk = Callable[[StreamRequestHandler], None]


def script(*answers: bytes | None) -> Talk:
    """Say each answer after a line of the client, the first unasked; None ends the connection, the mail is one line."""

    def talk(handler: StreamRequestHandler) -> None:
        for place, answer in enumerate(answers):
            if place:
                line = handler.rfile.readline()
                while answers[place - 1] == b"354 go on\r\n" and line not in {b".\r\n", b""}:
                    line = handler.rfile.readline()
            if answer is None:
                return
            handler.wfile.write(answer)

    return talk


HELLO, OK, GO = b"220 hello\r\n", b"250 ok\r\n", b"354 go on\r\n"


@pytest.mark.parametrize(
    ("talk", "result"),
    [
        pytest.param(script(b"421 busy\r\n"), Result.TEMPORARY, id="busy"),
        pytest.param(script(b"554 not you\r\n"), Result.REFUSED, id="banned"),
        pytest.param(script(b"HTTP/1.1 400 Bad Request\r\n", None), Result.TEMPORARY, id="no SMTP"),
        pytest.param(script(None), Result.TEMPORARY, id="no banner"),
        pytest.param(script(HELLO, OK, b"451 later\r\n", OK), Result.TEMPORARY, id="sender later"),
        pytest.param(script(HELLO, OK, b"550 sender unknown\r\n", OK), Result.REFUSED, id="sender refused"),
        pytest.param(script(HELLO, OK, OK, None), Result.TEMPORARY, id="lost before the mail"),
        pytest.param(script(HELLO, OK, OK, OK, b"554 no\r\n", OK), Result.REFUSED, id="mail refused unseen"),
        pytest.param(script(HELLO, OK, OK, OK, GO, None), Result.UNKNOWN, id="lost after the mail"),
        pytest.param(script(HELLO, OK, OK, OK, GO, OK, None), Result.ACCEPTED, id="lost after it was taken"),
        pytest.param(script(b"220 " + b"x" * 10_000 + b"\r\n"), Result.TEMPORARY, id="endless line"),
    ],
)
def test_a_conversation_that_breaks_off_is_judged_by_how_far_it_came(talk: Talk, result: Result) -> None:
    """threats: I1, I2, I4, I5."""
    with serve_lines(talk) as port:
        assert send_to(port).result is result


def test_nobody_there_is_temporary() -> None:
    with serve_lines(script(None)) as port:
        pass
    outcome = send_to(port)
    assert outcome.result is Result.TEMPORARY
    assert "127.0.0.1" in outcome.detail


def test_a_server_that_drips_is_left_at_the_total_timeout() -> None:
    done = threading.Event()

    def drip(handler: StreamRequestHandler) -> None:
        while not done.wait(0.02):
            handler.wfile.write(b"220-still starting\r\n")

    with serve_lines(drip) as port:
        outcome = send_to(port, timeout=0.3)
        done.set()
    assert outcome.result is Result.TEMPORARY


def test_a_server_that_never_confirms_the_mail_leaves_it_unknown() -> None:
    """threats: I4."""
    done = threading.Event()

    def wait(handler: StreamRequestHandler) -> None:
        script(HELLO, OK, OK, OK, GO)(handler)
        done.wait(10)

    with serve_lines(wait) as port:
        outcome = send_to(port, timeout=0.3)
        done.set()
    assert outcome.result is Result.UNKNOWN


# --- encryption and login ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> str:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


def make_tls(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def check_login(_: SMTP, __: Session, ___: Envelope, ____: str, given: object) -> AuthResult:
    assert isinstance(given, LoginPassword)
    return AuthResult(success=given.password == PASSWORD.encode(), handled=False)


def test_starttls_with_login(authority: trustme.CA, ca_file: str) -> None:
    with serve_mail(
        tls_context=make_tls(authority, "127.0.0.1"),
        require_starttls=True,
        auth_required=True,
        authenticator=check_login,
    ) as (port, postbox):
        login = {"username": "yaowen", "password": Secret(PASSWORD)}
        outcome = send_to(port, security="starttls", ca_file=ca_file, **login)
        wrong = send_to(port, security="starttls", ca_file=ca_file, username="yaowen", password=Secret("guess"))
    assert outcome.result is Result.ACCEPTED
    assert wrong.result is Result.REFUSED
    assert "guess" not in wrong.detail
    assert len(postbox.taken) == 1


def test_a_password_that_smtp_cannot_write_is_refused_without_showing_it() -> None:
    with serve_mail(auth_require_tls=False, authenticator=check_login) as (port, _):
        outcome = send_to(port, username="yaowen", password=Secret("密码"))
    assert outcome.result is Result.REFUSED
    assert not any(shown in outcome.detail for shown in ("密", "码", "5bc6"))


def test_tls_from_the_first_byte(authority: trustme.CA, ca_file: str) -> None:
    with serve_mail(encrypted=make_tls(authority, "127.0.0.1")) as (port, postbox):
        assert send_to(port, security="tls", ca_file=ca_file).result is Result.ACCEPTED
    assert len(postbox.taken) == 1


@pytest.mark.parametrize("name", ["mail.example.org", "127.0.0.1"])
def test_a_certificate_of_another_name_or_authority_gets_nothing(
    authority: trustme.CA, ca_file: str, name: str
) -> None:
    """threats: I6."""
    issuer = authority if name != "127.0.0.1" else trustme.CA()
    with serve_mail(tls_context=make_tls(issuer, name)) as (port, postbox):
        outcome = send_to(port, security="starttls", ca_file=ca_file)
    assert outcome.result is Result.TEMPORARY
    assert "certificate" in outcome.detail.lower()
    assert postbox.taken == []


def test_without_starttls_nothing_is_sent() -> None:
    """threats: I6."""
    with serve_mail() as (port, postbox):
        outcome = send_to(port, security="starttls", username="yaowen", password=Secret(PASSWORD))
    assert outcome.result is Result.TEMPORARY
    assert "STARTTLS" in outcome.detail
    assert postbox.taken == []
