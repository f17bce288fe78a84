"""A message and a mail receiver in, one try over SMTP and its Outcome out: one address, one envelope.

Several addresses of the config are several receivers here: no address sees another, and what becomes of one does not
touch the others. The name of a mail is its Message-ID.
"""

import smtplib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from socket import SHUT_RDWR
from threading import Timer

from alerts.channels.mail import make_mail, make_message_id
from alerts.channels.tls import load_authorities
from alerts.inert import clean, shorten
from alerts.receivers import EmailSettings, Receiver
from alerts.render import Message
from monitor.records import Outcome, Result

READY, OK, DENIED, UNHEARD = 220, 250, 500, -1  # reply codes; from DENIED on never, UNHEARD is no SMTP at all
MOST_DETAIL = 300  # characters of what a server said
# What a server answers to us. The bare SMTPResponseException is smtplib's own, for a line without end.
ANSWERS = (
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
)
Reply = tuple[int, bytes]


class NotSafeError(Exception):
    """The server does not offer the protection that the settings ask for."""


FAULTS = (OSError, smtplib.SMTPException, UnicodeError, NotSafeError)  # all that a conversation may end with


def send(message: Message, receiver: Receiver) -> Outcome:
    """Try once to hand the message to the mail server, within the receiver's timeout for everything together."""
    settings = receiver.settings
    if not isinstance(settings, EmailSettings):
        raise TypeError(f"receiver {receiver.id} is no mail receiver")
    content = make_mail(message, settings)
    handed_over = False
    try:
        with connect(settings) as server:
            refused = open_envelope(server, settings)
            if refused is None:
                handed_over = True
                outcome = judge_reply(server.data(content), settings)
                return replace(outcome, remote_id=make_message_id(message.message_id, settings))
            return judge_reply(refused, settings)
    except FAULTS as error:
        return judge_fault(error, settings, handed_over=handed_over)


def greet(settings: EmailSettings) -> Outcome:
    """Connect, encrypt and log in, and leave again: ACCEPTED when the server lets us in."""
    try:
        with connect(settings):
            return Outcome(result=Result.ACCEPTED)
    except FAULTS as error:
        return judge_fault(error, settings, handed_over=False)


# --- talking to the server --------------------------------------------------------------------------------------


@contextmanager
def connect(settings: EmailSettings) -> Iterator[smtplib.SMTP]:
    """Give a session that is encrypted and logged in as the settings say; it ends at the total timeout.

    smtplib's own timeout is for each read: a server that sends a character at a time would hold it for ever.
    """
    server = make_client(settings)
    watchdog = Timer(settings.timeout, shut, (server,))
    watchdog.daemon = True
    watchdog.start()
    try:
        open_session(server, settings)
        yield server
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
    finally:
        watchdog.cancel()
        server.close()


def make_client(settings: EmailSettings) -> smtplib.SMTP:
    """Give a client that is not connected yet."""
    server = (
        smtplib.SMTP_SSL(timeout=settings.timeout, context=load_authorities(settings.ca_file))
        if settings.security == "tls"
        else smtplib.SMTP(timeout=settings.timeout)
    )
    # The certificate is checked for the host given to the constructor, which would connect there and then, unwatched.
    server._host = settings.host  # type: ignore[attr-defined]  # noqa: SLF001
    return server


def open_session(server: smtplib.SMTP, settings: EmailSettings) -> None:
    """Connect, encrypt and log in. Raises NotSafeError rather than send a password or a message in the clear."""
    code, banner = server.connect(settings.host, settings.port)
    if code != READY:
        raise smtplib.SMTPConnectError(code, banner)
    server.ehlo_or_helo_if_needed()
    if settings.security == "starttls":
        if not server.has_extn("starttls"):
            raise NotSafeError("the server offers no STARTTLS: nothing was sent; use another port or security: tls")
        server.starttls(context=load_authorities(settings.ca_file))
        server.ehlo_or_helo_if_needed()
    if settings.username and settings.password is not None:
        server.login(settings.username, settings.password.reveal())


def open_envelope(server: smtplib.SMTP, settings: EmailSettings) -> Reply | None:
    """Name sender and recipient; give the reply when the server refuses the recipient. Raises for the sender."""
    code, answer = server.mail(settings.sender)
    if code != OK:
        raise smtplib.SMTPSenderRefused(code, answer, settings.sender)
    reply = server.rcpt(settings.to)
    return None if reply[0] // 10 == OK // 10 else reply


def shut(server: smtplib.SMTP) -> None:
    """End a session from outside: whatever it waits for fails at once."""
    with suppress(OSError):
        if server.sock is not None:
            server.sock.shutdown(SHUT_RDWR)


# --- what came of it --------------------------------------------------------------------------------------------


def judge_fault(error: Exception, settings: EmailSettings, *, handed_over: bool) -> Outcome:
    """Judge how a conversation broke off; once the mail was handed over nobody knows whether it was taken."""
    if isinstance(error, ANSWERS):
        return judge_reply((error.smtp_code, as_bytes(error.smtp_error)), settings)
    if isinstance(error, UnicodeError):  # its words would show a character of what could not be written
        why = "host, user or password cannot be written as SMTP has it"
        return Outcome(result=Result.REFUSED, detail=say(settings, why))
    result = Result.UNKNOWN if handed_over else Result.TEMPORARY
    return Outcome(result=result, detail=say(settings, f"{type(error).__name__}: {error}"))


def judge_reply(reply: Reply, settings: EmailSettings) -> Outcome:
    """Judge one reply of the server by its code: 2xx taken, 4xx later, 5xx never (RFC 5321 4.2.1)."""
    code, answer = reply
    if code == OK:
        return Outcome(result=Result.ACCEPTED, detail=say(settings, describe(reply)))
    result = Result.REFUSED if code >= DENIED else Result.TEMPORARY
    return Outcome(result=result, detail=say(settings, describe((code, answer))))


def describe(reply: Reply) -> str:
    """Give a reply as code and words; a server that does not speak SMTP has no code."""
    code, answer = reply
    words = answer.decode("utf-8", "replace")
    return words if code == UNHEARD else f"{code} {words}"


def say(settings: EmailSettings, words: str) -> str:
    """Put the server's name before what happened there, on one short line; a server may say our password."""
    if settings.password is not None and (password := settings.password.reveal()):
        words = words.replace(password, "***").replace(b64encode(password.encode()).decode(), "***")
    return shorten(clean(f"{settings.host}:{settings.port}: {words}"), MOST_DETAIL)


def as_bytes(words: bytes | str) -> bytes:
    """Give an error's words as the server's replies come: smtplib has both."""
    return words if isinstance(words, bytes) else words.encode("utf-8", "replace")
