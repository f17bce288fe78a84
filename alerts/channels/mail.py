"""A message and mail settings in, the bytes of the mail out (RFC 5322, MIME): the same message gives the same mail.

The Message-ID is made of the message's own id, so that a mail tried again is the same mail to its reader.
"""

from collections.abc import Iterator
from email.charset import BASE64, Charset
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

from alerts.inert import clean
from alerts.receivers import EmailSettings
from alerts.render import Message
from monitor.records import derive_id

SENDER_NAME = "要闻"


def make_mail(message: Message, settings: EmailSettings) -> bytes:
    """Write the mail, text and HTML, lines ended by CRLF."""
    mail = EmailMessage(policy=SMTP)
    mail["Message-ID"] = make_message_id(message.message_id, settings)
    mail["Date"] = format_datetime(message.at)
    mail["From"] = Address(SENDER_NAME, addr_spec=settings.sender)
    mail["To"] = settings.to
    mail.set_raw("Subject", encode_header("Subject", clean(message.subject)))
    for name, value in (*list_thread(message, settings), *list_ways_out(message, settings)):
        mail[name] = value
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody answers a daemon with a holiday note
    mail.set_content(message.text, cte="base64")
    mail.add_alternative(message.html, subtype="html", cte="base64")
    mail.set_boundary(derive_id("boundary", message.message_id))
    return mail.as_bytes()


def encode_header(name: str, text: str) -> str:
    """Write a header's text as encoded words (RFC 2047), all of it: the library's own folding loses blanks between."""
    charset = Charset("utf-8")
    charset.header_encoding = BASE64  # whatever another package has made the default of
    return text if text.isascii() else Header(text, charset, header_name=name).encode()


def make_message_id(message_id: str, settings: EmailSettings) -> str:
    """Make a Message-ID of the sender's domain."""
    return f"<{message_id}@{get_domain(settings)}>"


def get_domain(settings: EmailSettings) -> str:
    """Give the domain that names are made in."""
    return settings.sender.rpartition("@")[2]


def list_thread(message: Message, settings: EmailSettings) -> Iterator[tuple[str, str]]:
    """Join the mails of one watch and day below a root that nobody sends, in their order or that of an answer.

    Mail programs thread by References (RFC 5322 3.6.4) whether they have the root or not.
    """
    root = make_message_id(message.thread, settings)
    yield "In-Reply-To", message.reply_to or root
    yield "References", f"{root} {message.reply_to}".strip()


def list_ways_out(message: Message, settings: EmailSettings) -> Iterator[tuple[str, str]]:
    """Name the list and how to leave it: by mail (RFC 2369) and, where there is an address, by click (RFC 8058)."""
    name = settings.list_id or name_list(message.receiver_name, get_domain(settings))
    yield "List-Id", f"<{name}>"
    ways = [f"<mailto:{settings.unsubscribe or settings.sender}?subject={quote(f'unsubscribe {name}')}>"]
    if settings.unsubscribe_url:
        ways.append(f"<{settings.unsubscribe_url.replace('{address}', quote(settings.to, safe=''))}>")
    yield "List-Unsubscribe", ", ".join(ways)
    if settings.unsubscribe_url:
        yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"


def name_list(receiver: str, domain: str) -> str:
    """Give a list's name (RFC 2919) for filters in the reader's mail program; one that is no host label is hashed."""
    label = receiver.lower()
    plain = label.isascii() and label.replace("-", "").isalnum()
    return f"{label if plain else derive_id(receiver)}.yaowen.{domain}"
