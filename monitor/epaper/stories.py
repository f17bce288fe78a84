"""The lines of a page in, what stands on it in order out: bodies of stories, and the headline lines between them.

A body begins with a dateline, with 上接, or with a paragraph that stands by itself; it runs until a jump mark, the next
beginning, or lines that are no paragraph. What is no body and no furniture is a headline line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from statistics import median

from monitor.epaper.columns import INDENT, SHORT, SLACK, WIDER, find_widths
from monitor.epaper.dateline import OPENING_LENGTH, begins_opening, find_opening
from monitor.epaper.lines import (
    CAPTION_START,
    Line,
    is_byline,
    is_caption,
    is_furniture,
    is_photo_credit,
)
from monitor.epaper.marks import find_from, find_on
from monitor.records import PageMark

# Lines looked at to tell a paragraph from headlines, and the longest paragraph that is looked for, in lines.
SAMPLE = 6
LONGEST = 120
# Story text has a comma, a stop ... at least once in so many characters; headlines hardly have any.
PUNCTUATED = 45
# A bold line between two paragraphs of a story (小标题) is a single short one.
INTERTITLE = 16
# A line without punctuation cannot be squeezed: it is wider than its column by no more than this.
STRETCH = 0.5
NOTE = re.compile(r"（[^（）]{2,60}）(?!\S{0,3}[，。])")
MARKS = re.compile(r"[，。；：、！？]")


@dataclass(kw_only=True, slots=True)
class Body:
    """One story's lines as they are gathered: begun by a dateline or not, closed by a jump mark or still open."""

    lines: list[Line] = field(default_factory=list)
    closed: bool = False
    marks: tuple[PageMark, ...] = ()


@dataclass(kw_only=True, slots=True)
class Heads:
    """Headline lines that stand together; `inside` when the story behind them is the one before them, going on."""

    lines: list[Line] = field(default_factory=list)
    inside: bool = False


Block = Body | Heads


def split_page(lines: Sequence[Line], issue: date | None) -> list[Block]:
    """Cut a page's lines into bodies and headline runs, in order. Furniture and captions are left out."""
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        at = _take(blocks, lines, at, issue)
    return [block for block in blocks if block.lines]


def _take(blocks: list[Block], lines: Sequence[Line], at: int, issue: date | None) -> int:
    """Read the line or caption at `at` into `blocks` and give the place after it."""
    line = lines[at]
    body = blocks[-1] if blocks and isinstance(blocks[-1], Body) else None
    is_open = body is not None and bool(body.lines) and is_broken_off(body)
    jump = find_on(line.folded)
    if jump and jump.start == 0:
        _close(blocks, jump.marks)
    elif opens_story(lines, at, issue):
        _append(blocks, Body(), line)
    elif resumed := find_from(line.folded):
        rest, folded = line.text[resumed.end :].strip(), line.folded[resumed.end :].strip()
        _append(blocks, Body(marks=resumed.marks), replace(line, text=rest, folded=folded))
    elif body is not None and is_open and not is_stray(lines, at, body):
        _append(blocks, body, line)
    elif is_photo_credit(line):
        _drop_caption(body)
    elif end := find_caption(lines, at):
        return end
    elif is_furniture(line):
        pass
    elif not is_byline(line) and (is_paragraph(lines, at, issue) or goes_on(lines, at, body, issue)):
        _continue(blocks, line)
    elif isinstance(blocks[-1] if blocks else None, Heads):
        blocks[-1].lines.append(line)
    else:
        blocks.append(Heads(lines=[line]))
    return at + 1


def _append(blocks: list[Block], body: Body, line: Line) -> None:
    """Give `line` to `body`, which is the last block or becomes it; a jump mark at the line's end closes it."""
    if not blocks or blocks[-1] is not body:
        blocks.append(body)
    jump = find_on(line.folded)
    if jump:
        text = line.text[: jump.start].rstrip()
        line = replace(line, text=text, folded=line.folded[: jump.start].rstrip())
        body.marks, body.closed = body.marks + jump.marks, True
    if line.text:
        body.lines.append(line)


def _close(blocks: list[Block], marks: tuple[PageMark, ...]) -> None:
    """Note that the last story goes on elsewhere: headlines may have been printed between it and its mark."""
    for block in reversed(blocks):
        if isinstance(block, Body):
            if not block.closed:
                block.marks, block.closed = block.marks + marks, True
            return


def _continue(blocks: list[Block], line: Line) -> None:
    """Give a paragraph without a dateline to the story before it, or let it begin one."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Body) and not last.closed:
        _append(blocks, last, line)
        return
    before = blocks[-2] if len(blocks) > 1 else None
    if isinstance(last, Heads) and isinstance(before, Body) and is_broken_off(before):
        # Headlines were printed into the middle of a sentence: the story goes on behind them.
        blocks[-2:] = [replace(last, inside=True), before]
        _append(blocks, before, line)
        return
    if isinstance(last, Heads) and isinstance(before, Body) and _is_intertitle(last, before, line):
        blocks.pop()
        before.lines.append(replace(last.lines[0], indent=True, folded=last.lines[0].folded + "。"))
        _append(blocks, before, line)
        return
    _append(blocks, Body(), line)


def is_broken_off(body: Body) -> bool:
    """Whether a story's text so far ends in the middle of a sentence."""
    return not body.closed and not body.lines[-1].ends_sentence


def _is_intertitle(heads: Heads, before: Body, line: Line) -> bool:
    """Whether a headline line stands between two paragraphs of one story, set in the same column."""
    width = max(known.width for known in before.lines)
    only = heads.lines[0]
    return (
        len(heads.lines) == 1
        and not before.closed
        and only.width <= min(INTERTITLE, width)
        and not is_byline(only)
        and abs(line.width - width) <= WIDER + INDENT
    )


def _drop_caption(body: Body | None) -> None:
    """Take back the caption whose photographer's line has just been read."""
    if body is None or len(body.lines) < 2:  # noqa: PLR2004 - the story's own first line is no caption
        return
    starts = [at for at in range(1, len(body.lines)) if body.lines[at - 1].ends_sentence]
    if starts and CAPTION_START.match(body.lines[starts[-1]].folded):
        del body.lines[starts[-1] :]


def opens_story(lines: Sequence[Line], at: int, issue: date | None) -> bool:
    """Whether a dateline begins at `at`; in a narrow column it may go over several lines."""
    if not begins_opening(lines[at].text):
        return False
    text = ""
    for line in lines[at : at + 4]:
        text += line.text
        if len(text) > OPENING_LENGTH:
            break
    opening = find_opening(text, issue)
    return opening is not None


def find_caption(lines: Sequence[Line], at: int) -> int | None:
    """Give the place after a caption that begins at `at`; None when none does."""
    text = ""
    for end, line in enumerate(lines[at : at + SAMPLE * 2], at + 1):
        text += line.text
        if is_caption(text) and ("图" in text or CAPTION_START.match(lines[at].folded)):
            return end
        if line.ends_sentence and not CAPTION_START.match(lines[at].folded):
            return None
    return None


def goes_on(lines: Sequence[Line], at: int, body: Body | None, issue: date | None) -> bool:
    """Whether the open story goes on at `at`: a line of its column, indented or full, then another."""
    if body is None or body.closed:
        return False
    if is_note(lines, at):
        return True
    if len(body.lines) < 3 or at + 1 >= len(lines):  # noqa: PLR2004 - no column yet
        return False
    if any(opens_story(lines, later, issue) for later in range(at + 1, min(at + 4, len(lines)))):
        return False
    width = find_widths(body.lines)[-1]
    line, following = lines[at], lines[at + 1]
    stands = -SLACK <= width - line.width <= SHORT + 1
    follows = abs(following.width - width) <= SLACK or (following.ends_sentence and following.width < width)
    return stands and follows and bool(MARKS.search(line.text + following.text))


def is_note(lines: Sequence[Line], at: int) -> bool:
    """Whether a note in brackets that ends a story stands at `at`: （作者为……）, （本报记者 甲 乙）."""
    text = "".join(line.text for line in lines[at : at + 4])
    return bool(NOTE.match(text))


def is_stray(lines: Sequence[Line], at: int, body: Body) -> bool:
    """Whether a line in the middle of a sentence is none of the story's: a headline set between two of its columns.

    It has no punctuation, is not as wide as the column, and does not begin a column of another width.
    """
    line = lines[at]
    width = median(known.width for known in body.lines[-SAMPLE:])
    fits = -SHORT <= line.width - width <= STRETCH
    bracketed = body.lines[-1].text.rfind("（") > body.lines[-1].text.rfind("）")
    if len(body.lines) < SAMPLE or fits or bracketed or MARKS.search(line.text) or line.ends_sentence:
        return False
    column = lines[at + 1 : at + 3]
    even = len(column) > 1 and all(abs(known.width - line.width) <= SHORT + SLACK for known in column)
    return not (even and any(MARKS.search(known.text) for known in column))


def is_paragraph(lines: Sequence[Line], at: int, issue: date | None) -> bool:
    """Whether lines from `at` on are story text: even lines with commas and stops, up to the end of a sentence."""
    end = next((k for k in range(at, min(at + LONGEST, len(lines))) if lines[k].ends_sentence), None)
    if end is None or any(opens_story(lines, k, issue) for k in range(at + 1, end + 1)):
        return False
    if end == at:
        return "。" in lines[at].text or ("，" in lines[at].text and lines[at].text.endswith(("；", "”", "）")))
    sample = lines[at : min(end + 1, at + SAMPLE)]
    text = "".join(line.text for line in lines[at : end + 1])
    marks = sum(text.count(mark) for mark in "，。；：、！？")
    return marks * PUNCTUATED >= len(text) and _is_even(sample, closed=end < at + SAMPLE)


def _is_even(sample: Sequence[Line], *, closed: bool) -> bool:
    """Whether lines could stand in columns: the first may be indented, the last of a paragraph may be short."""
    widths = [line.width for line in sample]
    if closed:
        if widths[-1] > max(widths[:-1]) + SHORT + SLACK:
            return False
        widths.pop()
    if len(widths) == 1:
        return True
    if not -SLACK <= widths[1] - widths[0] <= SHORT + SLACK:
        return False
    middle = median(widths[1:])
    pairs = pairwise(widths[1:])
    return all(abs(width - middle) <= SHORT for width in widths[1:]) or all(abs(a - b) <= SHORT for a, b in pairs)
