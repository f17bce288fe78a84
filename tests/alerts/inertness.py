"""A written message in, what in it a reader's program would obey though it is not ours, out; nothing for a good one.

Each service is judged by what it obeys: headers and tags of a mail, mentions and links of a chat, structure of JSON and
XML. What is ours (our tags, our links by their labels, our bold) is taken away first.
"""

import json
import re
from collections.abc import Iterator, Mapping
from email import message_from_bytes
from email.policy import SMTP
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from alerts.channels.mail import make_mail
from alerts.receivers import (
    AppriseSettings,
    AtomSettings,
    EmailSettings,
    Receiver,
    RobotSettings,
    Secret,
    Settings,
    SlackSettings,
    WebhookSettings,
)
from alerts.render import Message

if TYPE_CHECKING:
    from email.message import Message as Mail

URL = Secret("https://example.org/secret")
KEY = Secret("A" * 32)
SETTINGS: dict[str, Settings] = {
    "email": EmailSettings(host="localhost", sender="yaowen@example.org", to="desk@example.org"),
    "slack": SlackSettings(url=URL),
    "feishu": RobotSettings(kind="feishu", url=URL),
    "dingtalk": RobotSettings(kind="dingtalk", url=URL),
    "wecom": RobotSettings(kind="wecom", url=URL),
    "webhook": WebhookSettings(url=URL, secret=KEY),
    "cloudevents": WebhookSettings(url=URL, secret=KEY, cloudevents=True),
    "apprise": AppriseSettings(url=Secret("json://example.org")),
    "atom": AtomSettings(path="feed.xml"),
}
CHANNELS = {name: Receiver(id="desk", settings=settings) for name, settings in SETTINGS.items()}
# Controls but a line's end, what turns the direction of writing, what cannot be seen, halves of pairs.
OBEYED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200c-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
HEADERS = frozenset(
    [
        "Message-ID",
        "Date",
        "From",
        "To",
        "Subject",
        "In-Reply-To",
        "References",
        "List-Id",
        "List-Unsubscribe",
        "Auto-Submitted",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    ]
)
TAGS = frozenset(
    ["html", "head", "meta", "title", "body", "div", "p", "h1", "h2", "blockquote", "mark", "br", "strong", "a"]
)
ATTRIBUTES = frozenset(["lang", "charset", "name", "content", "http-equiv", "style", "href"])
WEB = ("http://", "https://")
SLACK_LINK = re.compile(r"<https?://[^<>|\s]+\|[^<>|]*>")
ENTITY = re.compile(r"&(?:amp|lt|gt);")
NUMBERED = re.compile(r"&#\d+;")
MARKDOWN_LINK = re.compile(r"\[[^\[\]]*\]\(https?://[^()\[\]\s]+\)")
ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)  # by what chats make links of their own
FONT = re.compile(r'<font color="(?:comment|warning)">|</font>')


class Tags(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(f"tag {tag}")
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.wrong.append(f"attribute {name}")
            if name in {"href", "src"} and not (value or "").startswith((*WEB, "mailto:")):
                self.wrong.append(f"link {value!r}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data!r}")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.wrong.append(f"declaration {decl!r}")


def find_active(message: Message, receiver: Receiver) -> Iterator[str]:
    """Say what of a message would be obeyed."""
    settings = receiver.settings
    if isinstance(settings, EmailSettings):
        yield from check_mail(message, settings)
        return
    for body in message.bodies:
        text = body.decode()
        match settings:
            case AtomSettings():
                yield from check_feed(text)
            case AppriseSettings():
                yield from check_plain(text)
            case _:
                yield from check_json(receiver.kind, json.loads(text, object_pairs_hook=take_once))


def take_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object whose every name stands in it once."""
    assert len(dict(pairs)) == len(pairs), pairs
    return dict(pairs)


def check_plain(text: str) -> Iterator[str]:
    """Say what is obeyed of a text anywhere."""
    yield from (f"character {found[0]!r}" for found in OBEYED.finditer(text))


# --- mail ---------------------------------------------------------------------------------------------------------


def check_mail(message: Message, settings: EmailSettings) -> Iterator[str]:
    mail: Mail = message_from_bytes(make_mail(message, settings), policy=SMTP)
    names = [name for name, _ in mail.items()]
    yield from (f"header {name}" for name in names if name not in HEADERS or names.count(name) > 1)
    if str(mail["To"]) != settings.to or settings.sender not in str(mail["From"]):
        yield f"addresses {mail['From']} {mail['To']}"
    yield from check_plain(str(mail["Subject"]))
    text, html = (part.get_content() for part in mail.iter_parts())  # type: ignore[attr-defined]
    yield from check_plain(text.replace("\r\n", "\n"))
    yield from check_plain(html.replace("\r\n", "\n"))
    tags = Tags()
    tags.feed(html)
    tags.close()
    yield from tags.wrong


# --- chats --------------------------------------------------------------------------------------------------------


def check_json(kind: str, body: Mapping[str, Any]) -> Iterator[str]:
    """Say what of a service's JSON is obeyed; of a webhook's nothing is, its texts are as printed."""
    if kind == "webhook":
        return
    for where, text in list_texts(body, ()):
        yield from (f"{'.'.join(where)}: {what}" for what in CHECKS[kind](where, text))
    if kind in {"dingtalk", "wecom"}:
        yield from (
            f"key {key}" for key in ("at", "mentioned_list", "mentioned_mobile_list") if f'"{key}"' in json.dumps(body)
        )


def list_texts(value: Any, where: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give each text of a body with its keys; of an object its `type` or `tag` stands in the place of the key."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        kind = str(value.get("type", value.get("tag", "")))
        for key, inner in value.items():
            yield from list_texts(inner, (*where, key if key in {"url", "type", "tag"} else kind or key))
    elif isinstance(value, list):
        for inner in value:
            yield from list_texts(inner, where)


def check_link(text: str) -> Iterator[str]:
    if not text.startswith(WEB) or not text.isascii():
        yield f"link {text!r}"


def check_slack(where: tuple[str, ...], text: str) -> Iterator[str]:
    yield from check_plain(text)
    if where[-1] == "plain_text":
        return
    lines = (line.removeprefix(">") for line in text.splitlines())
    bare = ENTITY.sub("", SLACK_LINK.sub("", "\n".join(lines)))
    yield from (f"sign {sign}" for sign in "<>&" if sign in bare)


def check_feishu(where: tuple[str, ...], text: str) -> Iterator[str]:
    if "url" in where[-1]:
        yield from check_link(text)
        return
    yield from check_plain(text)
    if where[-1] == "markdown":
        bare = NUMBERED.sub("", text).replace("**", " ")  # where bold begins no link goes on
        yield from (f"sign {sign}" for sign in "<>&*_`[]()#!\\~" if sign in bare)
        yield from (f"address {found[0]!r}" for found in ADDRESS.finditer(bare))


def check_markdown(where: tuple[str, ...], text: str) -> Iterator[str]:
    if where[-1].lower().endswith("url"):
        yield from check_link(text)
        return
    yield from check_plain(text)
    if where[-1] not in {"text", "content"}:
        return
    lines = (re.sub(r"^(?:#{3,4} |> )", "", line) for line in FONT.sub("", text).splitlines())
    bare = MARKDOWN_LINK.sub("", "\n".join(lines)).replace("**", " ")
    yield from (f"sign {sign}" for sign in "<>&*_`[]#|\\~@" if sign in bare)
    yield from (f"address {found[0]!r}" for found in ADDRESS.finditer(bare))


CHECKS = {"slack": check_slack, "feishu": check_feishu, "dingtalk": check_markdown, "wecom": check_markdown}


# --- feeds --------------------------------------------------------------------------------------------------------


def check_feed(text: str) -> Iterator[str]:
    for element in ET.fromstring(text).iter():  # noqa: S314 - what is tested wrote it
        yield from check_plain(element.text or "")
        if element.get("type", "text") != "text":
            yield f"type {element.get('type')}"
        if (href := element.get("href")) is not None:
            yield from check_link(href)
