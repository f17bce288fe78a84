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

from monitor.epaper.asides import ROW, SAMPLE, find_caption, find_notice, find_table
from monitor.epaper.columns import INDENT, SHORT, SLACK, WIDER, find_widths
from monitor.epaper.dateline import OPENING_LENGTH, begins_opening, find_opening
from monitor.epaper.likeness import speaks_of_the_same
from monitor.epaper.lines import (
    CAPTION_START,
    Line,
    is_byline,
    is_furniture,
    is_photo_credit,
)
from monitor.epaper.marks import find_from, find_on
from monitor.records import PageMark

# The longest paragraph that is looked for, in lines.
LONGEST = 120
# Story text has a comma, a stop ... at least once in so many characters; headlines hardly have any.
PUNCTUATED = 45
# A caption that stands apart and does not begin as captions do has so many lines at most.
CAPTION_LINES = 3
# A bold line between two paragraphs of a story (小标题) is a single short one.
INTERTITLE = 16
# News in so many characters behind its dateline has no intertitles.
BRIEF = 200
# A headline has more characters than this; what has no more is an intertitle whatever its text speaks of.
BARE = 6
# A line without punctuation cannot be squeezed: it is wider than its column by no more than this.
STRETCH = 0.5
SIGNED_END = re.compile(r"[。!?…][”’」』]?\([^()]{2,40}\)$")
NOTE = re.compile(r"（[^（）]{2,60}）(?!\S{0,3}[，。])")
ADOPTED = re.compile(r"（20\d{2}年[^（）]{8,80}(?:通过|批准|发布)）")
MARKS = re.compile(r"[,。;:、!?]")
# Titles of documents and remarks in brackets say nothing of how often a text is punctuated.
TITLES = re.compile(r"《[^《》]*》|\([^()]*\)")


@dataclass(kw_only=True, slots=True)
class Body:
    """One story's lines as they are gathered: begun by a dateline or not, closed by a jump mark or still open."""

    lines: list[Line] = field(default_factory=list)
    closed: bool = False
    marks: tuple[PageMark, ...] = ()

    @property
    def text(self) -> str:
        """All of it, its lines put together."""
        return "".join(line.text for line in self.lines)


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
        at = find_table(lines, at) or _take(blocks, lines, at, issue)
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
    elif end := find_caption(lines, at) or find_notice(lines, at):
        return end
    elif is_furniture(line):
        pass
    elif not is_byline(line) and (
        is_paragraph(lines, at, issue) or is_remark(lines, at) or goes_on(lines, at, body, issue)
    ):
        _continue(blocks, lines, at, issue)
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


def _continue(blocks: list[Block], lines: Sequence[Line], at: int, issue: date | None) -> None:
    """Give a paragraph without a dateline to the story before it, or let it begin one."""
    line = lines[at]
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
    if (
        isinstance(last, Heads)
        and isinstance(before, Body)
        and _is_intertitle(last, before, line)
        and (len(last.lines[0].text) <= BARE or speaks_of_the_same(before.text, read_ahead(lines, at, issue)))
    ):
        blocks.pop()
        before.lines.append(replace(last.lines[0], alone=True))
        _append(blocks, before, line)
        return
    _append(blocks, Body(), line)


def read_ahead(lines: Sequence[Line], at: int, issue: date | None) -> str:
    """Give the text from `at` on, up to the next dateline."""
    ahead = lines[at : at + LONGEST]
    end = next((k for k in range(1, len(ahead)) if opens_story(ahead, k, issue)), len(ahead))
    return "".join(line.text for line in ahead[:end])


def is_broken_off(body: Body) -> bool:
    """Whether a story's text so far ends in the middle of a sentence; of 上接第一版 alone there is none yet."""
    return bool(body.lines) and not body.closed and not body.lines[-1].ends_sentence and not is_signed(body)


def is_signed(body: Body) -> bool:
    """Whether a story's text so far ends with who wrote it, in brackets behind its last sentence: …。（唐文）."""
    return bool(SIGNED_END.search("".join(line.folded for line in body.lines[-3:])))


def _is_intertitle(heads: Heads, before: Body, line: Line) -> bool:
    """Whether a headline line stands between two paragraphs of one story, set in the same column."""
    width = max((known.width for known in before.lines), default=0)
    only = heads.lines[0]
    return (
        len(heads.lines) == 1
        and not before.closed
        and not is_signed(before)
        and not (len(before.text) < BRIEF and begins_opening(before.text))
        and only.width <= min(INTERTITLE, width)
        and not is_byline(only)
        and abs(line.width - width) <= WIDER + INDENT
    )


def _drop_caption(body: Body | None) -> None:
    """Take back the caption whose photographer's line has just been read."""
    if body is None or len(body.lines) < 2:  # noqa: PLR2004 - the story's own first line is no caption
        return
    start = next((at for at in range(len(body.lines) - 1, 0, -1) if body.lines[at - 1].ends_sentence), None)
    if start is None:
        return
    apart = body.lines[start].spaced and sum(line.spaced for line in body.lines[1:start]) < start / SAMPLE
    if CAPTION_START.match(body.lines[start].folded) or (apart and len(body.lines) - start <= CAPTION_LINES):
        del body.lines[start:]


def opens_story(lines: Sequence[Line], at: int, issue: date | None) -> bool:
    """Whether a dateline begins at `at`; in a narrow column it goes over several lines, up to where another begins."""
    if not begins_opening(lines[at].text):
        return False
    text = lines[at].text
    for line in lines[at + 1 : at + 4]:
        if len(text) > OPENING_LENGTH or begins_opening(line.text):
            break
        text += line.text
    opening = find_opening(text, issue)
    return opening is not None


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
    width = find_widths(body.lines[-LONGEST:])[-1]
    line, following = lines[at], lines[at + 1]
    stands = -SLACK <= width - line.width <= SHORT + 1
    follows = abs(following.width - width) <= SLACK or (following.ends_sentence and following.width < width)
    return stands and follows and bool(MARKS.search(line.folded + following.folded))


def is_note(lines: Sequence[Line], at: int) -> bool:
    """Whether a note in brackets that ends a story stands at `at`: （作者为……）, （本报记者 甲 乙）."""
    text = "".join(line.text for line in lines[at : at + 4])
    return bool(NOTE.match(text))


def is_remark(lines: Sequence[Line], at: int) -> bool:
    """Whether a text begins at `at` with when and by whom it was adopted: （2031年5月13日……会议通过）."""
    text = "".join(line.text for line in lines[at : at + 4])
    return bool(ADOPTED.match(text))


def is_stray(lines: Sequence[Line], at: int, body: Body) -> bool:
    """Whether a line in the middle of a sentence is none of the story's: a headline set between two of its columns.

    It has no punctuation, is not as wide as the column, and does not begin a column of another width.
    """
    line = lines[at]
    width = median(known.width for known in body.lines[-SAMPLE:])
    fits = -SHORT <= line.width - width <= STRETCH
    bracketed = body.lines[-1].text.rfind("（") > body.lines[-1].text.rfind("）")
    if len(body.lines) < SAMPLE or fits or bracketed or MARKS.search(line.folded) or line.ends_sentence:
        return False
    column = lines[at + 1 : at + 3]
    even = len(column) > 1 and all(abs(known.width - line.width) <= SHORT + SLACK for known in column)
    return not (even and any(MARKS.search(known.folded) for known in column))


def is_paragraph(lines: Sequence[Line], at: int, issue: date | None) -> bool:
    """Whether lines from `at` on are story text: even lines with commas and stops, up to the end of a sentence."""
    end = next((k for k in range(at, min(at + LONGEST, len(lines))) if lines[k].ends_sentence), None)
    if end is None or any(opens_story(lines, k, issue) for k in range(at + 1, end + 1)):
        return False
    if end == at:
        return "。" in lines[at].folded or ("," in lines[at].folded and lines[at].folded.endswith((";", "”", ")")))
    sample = lines[at : min(end + 1, at + SAMPLE)]
    if stands_over(sample):
        return False
    text = TITLES.sub("", "".join(line.folded for line in lines[at : end + 1]))
    return len(MARKS.findall(text)) * PUNCTUATED >= len(text) and _is_even(sample, closed=end < at + SAMPLE)


def stands_over(sample: Sequence[Line]) -> bool:
    """Whether a headline stands over a paragraph: it has no punctuation, and the second line has the indent."""
    if len(sample) <= ROW or MARKS.search(sample[0].folded) or sample[0].indent:
        return False
    inner = median(line.width for line in sample[2:-1] or sample[2:])
    return INDENT <= inner - sample[1].width <= WIDER and inner - sample[0].width >= INDENT


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
