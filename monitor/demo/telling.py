"""What happened in the demo in, lines for a reader out. Pure."""

import json
from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from textwrap import indent, wrap

from monitor.demo.receivers import Call, Mail
from monitor.records import IssueStatus

SHOWN_HEADERS = ("From", "To", "Subject", "List-Id", "Message-ID")
RULE = "-" * 100


def tell_chapter(title: str) -> str:
    """Head a chapter of the story."""
    return f"\n=== {title} ===\n\n"


def tell_issue(name: str, status: IssueStatus) -> str:
    """Say how one issue was read."""
    return f"  {name}, {status.day}: {status.pages} pages, {status.read} of {status.total} articles, {status.state}\n"


def tell_mail(mail: Mail) -> str:
    """Show a mail as its reader sees it: some of the headers and the plain text."""
    headers = "".join(f"{name}: {mail.message[name]}\n" for name in SHOWN_HEADERS if mail.message[name])
    return "the mail server accepted:\n" + frame(f"{headers}\n{plain_text(mail.message)}")


def tell_call(call: Call) -> str:
    """Show a webhook call: the id that it carried and its JSON, in lines that fit."""
    lines = wrap(json.dumps(call.payload, ensure_ascii=False), len(RULE), break_on_hyphens=False)
    return "the webhook receiver verified and accepted:\n" + frame(
        "\n".join((f"webhook-id: {call.webhook_id}", "", *lines))
    )


def tell_counts(counts: Mapping[str, int]) -> str:
    """List what was counted, a line each."""
    return "".join(f"  {count:5d} {what}\n" for what, count in counts.items())


def frame(text: str) -> str:
    """Set a message off from the story around it."""
    return f"{RULE}\n{indent(text.strip(), '| ', lambda _line: True)}\n{RULE}\n\n"


def plain_text(message: EmailMessage) -> str:
    """Give a mail's plain text, without the line ends of the wire."""
    body = message.get_body(("plain",))
    return "" if body is None else str(body.get_content()).replace("\r\n", "\n")


def find_wrong(
    received: Mapping[str, Iterable[str]],
    expected: Iterable[tuple[str, str, str]],
    unwanted: Iterable[tuple[str, str]],
) -> tuple[str, ...]:
    """Compare what each receiver got with what it had to get, and what nobody may get of a watch.

    `received` holds the texts by receiver. An expected message names its receiver, its watch and words that it holds;
    an unwanted one its receiver and words.
    """
    missing = (
        f"{receiver} did not get the alert of {watch!r} on {words!r}"
        for receiver, watch, words in expected
        if not any(watch in text and words in text for text in received.get(receiver, ()))
    )
    mistaken = (
        f"{receiver} got an alert on {words!r}, which is somebody else"
        for receiver, words in unwanted
        if any(words in text for text in received.get(receiver, ()))
    )
    return (*missing, *mistaken)
