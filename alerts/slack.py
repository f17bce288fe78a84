"""A message in words in, Slack's Block Kit with its plain-text fallback out, within Slack's limits. Pure.

Limits (docs.slack.dev/reference/block-kit/blocks): 50 blocks, a header of 150 characters, a section of 3,000; a whole
message was seen to be refused from about 13,200 characters on (slackapi/bolt-js#2509). What does not fit is counted.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from alerts.inert import shorten
from alerts.views import Item, Passage, View
from alerts.wording import WORDS, Words

MOST_BLOCKS = 50
MOST_HEADER = 150
MOST_SECTION = 3_000
MOST_CHARACTERS = 12_000
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Slack sees *bold* only between blanks or stops, which Chinese does not put around words: a zero-width space does.
BOLD = "\u200b*{}*\u200b"
Block = dict[str, Any]


def make_slack(view: View, subject: str) -> bytes:
    """Give the JSON that an incoming webhook takes: text for notifications, blocks for reading."""
    words = WORDS[view.language]
    blocks: list[Block] = [
        {"type": "header", "text": {"type": "plain_text", "text": shorten(subject, MOST_HEADER), "emoji": False}}
    ]
    if view.warning:
        blocks.append(make_context(view.warning))
    size = len(subject) + len(view.warning)
    shown = 0
    for heading, item in list_items(view):
        more = make_item_blocks(item, heading, words)
        size += measure(more)
        if len(blocks) + len(more) >= MOST_BLOCKS or size > MOST_CHARACTERS:
            break
        blocks += more
        shown += 1
    if hidden := len(view.items) - shown:
        blocks.append(make_context(words["more"].format(count=hidden)))
    return json.dumps({"text": escape(subject), "blocks": blocks}, ensure_ascii=False).encode("utf-8", "replace")


def list_items(view: View) -> Iterator[tuple[str, Item]]:
    """Give each item, the first of each watch with the watch's name where there are several."""
    for group in view.groups:
        for place, item in enumerate(group.items):
            yield (group.title if place == 0 and len(view.groups) > 1 else ""), item


def make_item_blocks(item: Item, heading: str, words: Words) -> list[Block]:
    """Give the blocks of one alert: what happened with its passages, then where it is printed and why it is here."""
    lines = [BOLD.format(escape(item.line))]
    if item.headline and item.headline not in item.line:
        lines.append(escape(item.headline))
    lines += [f">{write_passage(passage)}" for passage in item.passages]
    if item.more:
        lines.append(words["more_matches"].format(count=item.more))
    link = f"<{escape(item.link).replace('|', '%7C')}|{words['read']}>" if item.link else ""
    notes = (
        escape(item.source),
        *map(escape, item.remarks),
        link,
        item.late,
        *(escape(reason) for reason in list_reasons(item, words)),
    )
    section = {"type": "section", "text": {"type": "mrkdwn", "text": fit(lines, "\n")}}
    named = [make_context(heading)] if heading else []
    return [*named, section, make_context(fit(filter(None, notes), " · "), escaped=True)]


def list_reasons(item: Item, words: Words) -> tuple[str, ...]:
    """Give each reason and each doubt of an alert once."""
    reasons = dict.fromkeys(reason for passage in item.passages for reason in passage.reasons)
    doubts = dict.fromkeys(doubt for passage in item.passages for doubt in passage.doubts)
    return (*reasons, *(f"{words['doubt']}{words['colon']}{doubt}" for doubt in doubts))


def write_passage(passage: Passage) -> str:
    """Write a passage with its hits in bold."""
    return "".join(BOLD.format(escape(piece.text)) if piece.marked else escape(piece.text) for piece in passage.pieces)


def escape(text: str) -> str:
    """Escape the three characters that Slack obeys, so that nobody is called and no link is made."""
    return text.translate(ENTITIES)


def fit(parts: Iterable[str], between: str) -> str:
    """Join parts as long as whole ones fit: a cut within one could part an escaped character, a link or a bold mark."""
    joined = ""
    for part in parts:
        longer = f"{joined}{between}{part}" if joined else part
        if len(longer) > MOST_SECTION:
            break
        joined = longer
    return joined


def make_context(text: str, *, escaped: bool = False) -> Block:
    """Give a small grey line."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text if escaped else escape(text)}]}


def measure(blocks: list[Block]) -> int:
    """Count the characters of blocks as they travel."""
    return len(json.dumps(blocks, ensure_ascii=False))
