"""A message in words in, cards (消息卡片) for the custom bots of Feishu and Lark out. Pure.

Timestamp and signature come in when it is sent. Titles, notes and buttons are plain text, which obeys nothing; in
Markdown every sign that could start something is an entity ("富文本组件: 特殊字符转义" on open.feishu.cn).
"""

from alerts.forms.layout import (
    Block,
    Draft,
    Entry,
    Style,
    list_entries,
    measure_json,
    number,
    pack,
    unlink,
    write_json,
)
from alerts.limits import LIMITS

LIMIT = LIMITS["feishu"]
MOST_TITLE = 150  # characters
FRAME_SIZE = 1_500  # bytes of header, warning, timestamp and signature
FRAME_BLOCKS = 2
LEAST = LIMIT.size // (LIMIT.blocks - FRAME_BLOCKS)  # bytes that an element counts as at least
ENTITIES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&<>*_~`[]()#+-!\\$:/|\"'"})
CALM, DOUBTFUL = "blue", "orange"  # of the header: something is uncertain or may have come before
STYLE = Style(escape=lambda text: unlink(text).translate(ENTITIES), bold="**{}**", quote="")


def write_feishu(draft: Draft) -> tuple[bytes, ...]:
    """Give the messages."""
    entries = (make_elements(entry) for entry in list_entries(draft, STYLE, MOST_TITLE))
    parts = pack(entries, LIMIT.size - FRAME_SIZE, lambda element: max(LEAST, measure_json(element)))
    return tuple(write_part(draft, part, place, len(parts)) for place, part in enumerate(parts, start=1))


def write_part(draft: Draft, elements: tuple[Block, ...], part: int, parts: int) -> bytes:
    """Write one card."""
    view = draft.view
    doubtful = view.warning or any(passage.doubts for item in view.items for passage in item.passages)
    title = make_plain(number(draft.subject, part, parts, MOST_TITLE))
    warning = [make_note(view.warning)] if view.warning else []
    card = {
        "config": {"wide_screen_mode": True},
        "header": {"template": DOUBTFUL if doubtful else CALM, "title": title},
        "elements": [*warning, *elements],
    }
    return write_json({"msg_type": "interactive", "card": card})


def make_elements(entry: Entry) -> list[Block]:
    """Give the elements of one alert: what happened with its passages, grey lines below, buttons to the article."""
    named = [make_note(entry.heading)] if entry.heading else []
    texts = [{"tag": "markdown", "content": line} for line in (entry.head, *entry.body) if line]
    urls = [{"tag": "button", "type": "default", "text": make_plain(label), "url": link} for label, link in entry.links]
    button = [{"tag": "action", "actions": urls}] if urls else []
    notes = [make_note(line) for line in (entry.source, *entry.notes) if line]
    return [*named, *texts, *notes, *button]


def make_plain(text: str) -> Block:
    """Give text in which nothing is obeyed."""
    return {"tag": "plain_text", "content": text}


def make_note(text: str) -> Block:
    """Give a small grey line."""
    return {"tag": "note", "elements": [make_plain(text)]}
