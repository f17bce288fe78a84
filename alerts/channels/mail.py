"""A message and mail settings in, the bytes of the mail out (RFC 5322, MIME): the same message gives the same mail.

The Message-ID is made of the message's own id, so that a mail tried again is the same mail to its reader.
"""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from alerts.inert import clean
from alerts.receivers import EmailSettings
from alerts.render import Message
from monitor.records import derive_id

SENDER_NAME = "要闻"


def make_mail(message: Message, settings: EmailSettings) -> bytes:
    """Write the mail, text and HTML, lines ended by CRLF."""
    domain = settings.sender.rpartition("@")[2]
    mail = EmailMessage(policy=SMTP)
    mail["Message-ID"] = f"<{message.message_id}@{domain}>"
    mail["Date"] = format_datetime(message.at)
    mail["From"] = Address(SENDER_NAME, addr_spec=settings.sender)
    mail["To"] = settings.to[0] if len(settings.to) == 1 else "undisclosed-recipients:;"
    mail["Subject"] = clean(message.subject)
    mail["List-Id"] = f"<{settings.list_id or name_list(message.receiver_id, domain)}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody answers a daemon with a holiday note
    mail.set_content(message.text, cte="base64")
    mail.add_alternative(message.html, subtype="html", cte="base64")
    mail.set_boundary(derive_id("boundary", message.message_id))
    return mail.as_bytes()


def name_list(receiver_id: str, domain: str) -> str:
    """Give a list's name (RFC 2919) for filters in the reader's mail program; an id that is no host label is hashed."""
    label = receiver_id.lower()
    plain = label.isascii() and label.replace("-", "").isalnum()
    return f"{label if plain else derive_id(receiver_id)}.yaowen.{domain}"
