"""A message in words in, the JSON of Slack's Block Kit out, each part with its plain-text fallback. Pure."""

import json

from alerts.forms.layout import Block, Draft, Entry, Style, join_lines, list_entries, number, pack, write_json
from alerts.limits import LIMITS

LIMIT = LIMITS["slack"]
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
FRAME = 3  # blocks besides the alerts': header, warning, and one to spare
LEAST = LIMIT.size // (LIMIT.blocks - FRAME)  # characters that a block counts as at least, so that neither limit is met


def escape(text: str) -> str:
    """Escape the three characters that Slack obeys, so that nobody is called and no link is made."""
    return text.translate(ENTITIES)


# Slack sees *bold* only between blanks or stops, which Chinese does not put around words: a zero-width space does.
STYLE = Style(escape=escape, bold="\u200b*{}*\u200b", quote=">")


def write_slack(draft: Draft) -> tuple[bytes, ...]:
    """Give what a hook or chat.postMessage takes: text for notifications, blocks for reading."""
    frame = len(draft.subject) * 2 + len(draft.words["possibly_sent"]) + LEAST
    blocks = (make_blocks(entry) for entry in list_entries(draft, STYLE, LIMIT.header))
    parts = pack(blocks, LIMIT.size - frame, measure)
    return tuple(write_part(draft, part, place, len(parts)) for place, part in enumerate(parts, start=1))


def write_part(draft: Draft, blocks: tuple[Block, ...], part: int, parts: int) -> bytes:
    """Write one part."""
    title = number(draft.subject, part, parts, LIMIT.header)
    header: Block = {"type": "header", "text": {"type": "plain_text", "text": title, "emoji": False}}
    warning = [make_context(escape(draft.view.warning))] if draft.view.warning else []
    return write_json({"text": escape(title), "blocks": [header, *warning, *blocks]})


def make_blocks(entry: Entry) -> list[Block]:
    """Give the blocks of one alert: what happened with its passages, then where it is printed and why it is here."""
    named = [make_context(STYLE.bold.format(escape(entry.heading)))] if entry.heading else []
    texts = join_lines(filter(None, (entry.head, *entry.body)), "\n", LIMIT.section)
    notes = join_lines(list_notes(entry), "\n", LIMIT.section)
    sections: list[Block] = [{"type": "section", "text": {"type": "mrkdwn", "text": text}} for text in texts]
    return [*named, *sections, *map(make_context, notes)]


def list_notes(entry: Entry) -> tuple[str, ...]:
    """Give the notes of an alert as lines, its source and links in the first."""
    links = (f"<{escape(link).replace('|', '%7C')}|{label}>" for label, link in entry.links)
    first = " · ".join(filter(None, (escape(entry.source), *links)))
    return tuple(filter(None, (first, *map(escape, entry.notes))))


def make_context(text: str) -> Block:
    """Give a small grey line of finished text."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}


def measure(block: Block) -> int:
    """Count the characters of a block as it travels."""
    return max(LEAST, len(json.dumps(block, ensure_ascii=False)))
