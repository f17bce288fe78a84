"""A message in words in, what a WeCom (企业微信) group robot takes out: a template card or Markdown. Pure.

A card cuts what is longer than its lines: only an alert that it shows whole becomes one. Its texts obey nothing.
Markdown there has no escape: signs that it obeys are written in full width (layout.widen).
"""

from alerts.covering import say_read
from alerts.forms.layout import (
    Draft,
    Style,
    link_markdown,
    list_entries,
    list_links,
    number,
    pack,
    widen,
    write_json,
    write_pieces,
)
from alerts.limits import LIMITS
from alerts.views import Item

LIMIT = LIMITS["wecom"]
MOST_TITLE = 150  # characters
FRAME_SIZE = 950  # bytes of title and warning
STYLE = Style(escape=widen, bold="**{}**", quote="> ")
PLAIN = Style(escape=str, bold="【{}】", quote="")
NOTE = '<font color="comment">{}</font>'
# What a card shows whole: developer.work.weixin.qq.com/document/path/91770, "文本通知模版卡片".
CARD_WATCH, CARD_TITLE, CARD_SOURCE, CARD_TEXT, CARD_QUOTE = 13, 26, 30, 112, 100
CARD_VALUE = 26
NOTED = 60  # characters kept free for a warning


def write_wecom(draft: Draft) -> tuple[bytes, ...]:
    """Give the messages."""
    if card := write_card(draft):
        return (card,)
    parts = pack(list_lines(draft), LIMIT.size - FRAME_SIZE, lambda line: len(f"{line}\n".encode()))
    return tuple(write_part(draft, part, place, len(parts)) for place, part in enumerate(parts, start=1))


def list_lines(draft: Draft) -> list[list[str]]:
    """Give each alert as lines."""
    return [
        [
            *([f"**{widen(entry.heading)}**"] if entry.heading else []),
            *filter(None, (entry.head, *entry.body)),
            *(NOTE.format(widen(note)) for note in (entry.source, *entry.notes) if note),
            *(link_markdown(*link) for link in entry.links),
        ]
        for entry in list_entries(draft, STYLE, MOST_TITLE)
    ]


def write_part(draft: Draft, lines: tuple[str, ...], part: int, parts: int) -> bytes:
    """Write one message of Markdown."""
    title = widen(number(draft.subject, part, parts, MOST_TITLE))
    warning = [f'<font color="warning">{widen(draft.view.warning)}</font>'] if draft.view.warning else []
    content = "\n".join([f"### {title}", *warning, *lines])
    return write_json({"msgtype": "markdown", "markdown": {"content": content}})


def write_card(draft: Draft) -> bytes:
    """Write a single alert as a card, or give b"" when a card would not show all of it."""
    items, coverage = draft.view.items, draft.claim.coverage
    read = say_read(coverage, draft.view.language) if coverage else ""
    if len(items) != 1 or not fits_card(items[0], draft.view.groups[0].title, read):
        return b""
    (item,) = items
    (passage,) = item.passages
    notes = (*passage.reasons, *passage.doubts)
    text = "\n".join(filter(None, (draft.view.warning, item.line)))
    card = {
        "card_type": "text_notice",
        "source": {"desc": draft.view.groups[0].title},
        "main_title": {"title": item.headline, "desc": item.source},
        "sub_title_text": text,
        "quote_area": {
            "type": 0,
            "title": draft.words["semicolon"].join(notes),
            "quote_text": write_pieces(passage.pieces, PLAIN),
        },
        "horizontal_content_list": [{"keyname": draft.words["covered"], "value": read}] if read else [],
        "jump_list": [{"type": 1, "url": url, "title": label} for label, url in list_links(item, draft.words)],
        "card_action": {"type": 1, "url": item.link},
    }
    return write_json({"msgtype": "template_card", "template_card": card})


def fits_card(item: Item, watch: str, read: str) -> bool:
    """Say whether a card shows the whole of an alert, what was read, and a warning that it may have come before."""
    extra = (item.more, item.remarks, item.changes, item.late)
    if not (item.link and item.headline) or len(item.passages) != 1 or any(extra):
        return False
    (passage,) = item.passages
    return (
        len(watch) <= CARD_WATCH
        and len(item.source) <= CARD_SOURCE
        and len(item.headline) <= CARD_TITLE
        and len(item.line) + NOTED <= CARD_TEXT
        and len(read) <= CARD_VALUE
        and len("; ".join((*passage.reasons, *passage.doubts))) <= CARD_TITLE
        and len(write_pieces(passage.pieces, PLAIN)) <= CARD_QUOTE
    )
