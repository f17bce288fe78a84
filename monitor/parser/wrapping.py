"""A text in, the line ends out that only wrap it: they stand in the middle of a sentence, at the column's edge (折行).

Text out of a PDF or a mail is set in lines of one length, and a line's end may cut a name. Such a text is known by its
lines: nearly all that stop in the middle of a sentence reach the column's edge, and they hold marks as prose does.
Headlines, bylines and rosters stop anywhere or hold none; where in doubt, a line's end is a paragraph's.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

NARROWEST, WIDEST = 12, 80  # characters of a column
RAGGED = 2.0  # so much shorter than its column a line may be: marks are moved, digits are narrow
MOSTLY = 0.6  # so large a part of the lines that stop in the middle of a sentence reach the edge
PROSE = 0.25  # and so large a part of all lines holds a mark
FEWEST = 1  # lines that tell a column
LINE = re.compile(r"[^\n]*")
ENDED = re.compile(
    r"[。！？；：:…”’』」）]\Z|\A[^，。；：:]{2,8}[：:][^，。；：:]*?[ \u3000][^，。；：: \u3000]{2,8}[：:][^，。；]*\Z"
)  # a sentence, or a row of labels: 索引号：A-1　更新日期：3月1日
MARK = re.compile(r"[，。；、,《“（]")
POST_ALONE = re.compile(
    r"[ \u3000]*(?:副[ \u3000]*)?(?:主[ \u3000]*席|主[ \u3000]*任|书[ \u3000]*记|秘书长|委[ \u3000]*员|常[ \u3000]*委"
    r"|常务委员|[省市县区州镇乡][ \u3000]*长)(?:[（(][^（）()]*[）)])?[：:]?"
)
BLANKS = " \t\r\u3000\xa0"


class Line(NamedTuple):
    """One line: where its words begin and end, whether it is indented, ends a sentence, and holds marks.

    A line behind an empty one begins a paragraph, and so does a post alone (副主席): they count as indented.
    """

    start: int
    end: int
    indented: bool
    ended: bool
    prose: bool


def read_lines(text: str) -> list[Line]:
    """Give the lines of a text that hold words."""
    found: list[Line] = []
    for hit in LINE.finditer(text):
        if words := hit[0].rstrip(BLANKS):
            ended, prose = ENDED.search(words) is not None, MARK.search(words) is not None
            apart = bool(found) and text.count("\n", found[-1].end, hit.start()) > 1
            apart = apart or POST_ALONE.fullmatch(words) is not None
            found.append(Line(hit.start(), hit.start() + len(words), apart or words[:2].isspace(), ended, prose))
    return found


def find_wraps(text: str) -> list[tuple[int, int]]:
    """Give the places, from a line's last word to the next line's first, that only wrap a text; none in most."""
    lines = read_lines(text) if "\n" in text else []
    return max((find_edge(lines, widths) for widths in measure(text, lines)), key=len)


def measure(text: str, lines: list[Line]) -> Iterator[list[float]]:
    """Give the lines' widths as a printer counts, Latin letters and digits half of a Chinese character, then as len."""
    plain = [float(line.end - line.start) for line in lines]
    narrow = [sum(map(str.isascii, text[line.start : line.end])) for line in lines]
    yield [width - count / 2 for width, count in zip(plain, narrow, strict=True)]
    yield plain


def find_edge(lines: list[Line], widths: list[float]) -> list[tuple[int, int]]:
    """Give the line ends at the edge of a column, none where the lines stand in no column."""
    column = max(widths, default=0.0)
    if not NARROWEST <= column <= WIDEST:
        return []
    joints = [
        (line, following, width >= column - RAGGED)
        for (line, following), width in zip(pairwise(lines), widths, strict=False)
        if not following.indented
    ]
    inside = [full for line, _, full in joints if not line.ended]
    if sum(inside) < max(FEWEST, MOSTLY * len(inside)) or sum(line.prose for line in lines) < PROSE * len(lines):
        return []
    return [(line.end, following.start) for line, following, full in joints if full]
