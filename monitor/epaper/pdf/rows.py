"""The spans of a PDF's page in, its printed rows out: a row is what stands in one column on one line, or down a line.

How wide a gap may be before it is one between columns is told by the rows above and below: a gutter goes on there, a
gap within a line does not.
"""

import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from monitor.epaper.dateline import fold
from monitor.epaper.lines import Line, measure
from monitor.sheets import Box, Span

# In characters of the row's size: a gap that never parts a row, and one that always does.
JOINED = 0.6
PARTED = 2.6
# How far up and down other rows are asked whether a gap goes on there.
ASKED = 7.0
# Sizes that differ by no more than this are one: digits of another font on the same line.
ALIKE = 1.2
SAME_LINE = 0.25
# A vertical line is at least so many characters, each below the other by so much of its size.
DOWN_LEAST = 3
DOWN_STEP = (0.85, 1.9)
DOWN_SIZE = 0.9  # of the body's
MOST_CELLS = 2_000  # characters that stand alone; with more, a page is scattered
LARGE = 1.15  # of the body's size: from here on it is headlines' size


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One printed row and where it stands, in points; `down` is set for a vertical one (竖排)."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: int = 0
    down: bool = False

    @property
    def y(self) -> float:
        """The baseline."""
        return self.bottom - 0.12 * self.size

    def to_line(self, *, indent: bool = False, spaced: bool = False) -> Line:
        """Give the row as a line of plain text."""
        return Line(text=self.text, folded=fold(self.text), width=measure(self.text), indent=indent, spaced=spaced)


def find_body_size(spans: Iterable[Span]) -> float:
    """Give the size that most characters of a page have, in points; 0 for a page without text."""
    sizes: Counter[float] = Counter()
    for span in spans:
        sizes[round(span.size * 4) / 4] += len(span.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def read_rows(spans: Sequence[Span], rules: Sequence[Box], body: float) -> list[Row]:
    """Put spans together as rows, from the top of the page down."""
    parts = [part for line in group_lines(spans) for part in join_near(line, rules)]
    down, rest = take_down(parts, body)
    rows = [row for row in map(make_row, rest) if row.text]
    return sorted([*close_gaps(rows, rules), *down], key=lambda row: (row.top, row.x0))


def make_row(spans: Sequence[Span]) -> Row:
    """Make a row of neighbours; one of white space between two that are far apart."""
    text = spans[0].text
    for last, span in pairwise(spans):
        text += (" " if span.x0 - last.x1 > JOINED * span.size else "") + span.text
    main = max(spans, key=lambda span: len(span.text))
    return Row(
        text="".join(char for char in text if unicodedata.category(char) not in {"Cc", "Cf", "Co", "Cs", "Cn"}).strip(),
        x0=spans[0].x0,
        x1=max(span.x1 for span in spans),
        top=main.top,
        bottom=main.bottom,
        size=main.size,
        font=main.font,
    )


def group_lines(spans: Iterable[Span]) -> list[list[Span]]:
    """Sort spans into lines across the page: one baseline, one size."""
    lines: list[list[Span]] = []
    near: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: (span.y, span.x0)):
        near = [line for line in near if span.y - line[0].y <= SAME_LINE * max(span.size, line[0].size)]
        fits = [line for line in near if is_alike(span, line[0])]
        if fits:
            min(fits, key=lambda line: abs(line[0].size - span.size)).append(span)
        else:
            near.append([span])
            lines.append(near[-1])
    return lines


def is_alike(one: Span, other: Span) -> bool:
    """Whether two spans may stand on one line."""
    small, large = sorted((one.size, other.size))
    return large <= ALIKE * small and abs(one.y - other.y) <= SAME_LINE * small


def join_near(line: list[Span], rules: Sequence[Box]) -> list[list[Span]]:
    """Put together what stands without a gap on a line; what is printed twice in one place (to be bold) counts once."""
    parts: list[list[Span]] = []
    for span in sorted(line, key=lambda span: span.x0):
        last = parts[-1][-1] if parts else None
        if last and span.text == last.text and abs(span.x0 - last.x0) < JOINED * span.size:
            continue
        if last and span.x0 - last.x1 <= JOINED * span.size and not is_ruled(last.x1, span, rules):
            parts[-1].append(span)
        else:
            parts.append([span])
    return parts


def is_ruled(left: float, span: Span | Row, rules: Sequence[Box]) -> bool:
    """Whether a rule goes down between `left` and a span."""
    height = span.bottom - span.top
    return any(
        rule.height > 2 * height
        and left - height / 4 <= (rule.x0 + rule.x1) / 2 <= span.x0 + height / 4
        and rule.y0 <= span.top + height / 2 <= rule.y1
        for rule in rules
    )


# --- gaps within a line ------------------------------------------------------------------------------------------


def close_gaps(rows: Iterable[Row], rules: Sequence[Box]) -> list[Row]:
    """Join the rows of a line whose gap the rows above and below do not have: a spaced name, a justified line."""
    ordered = sorted(rows, key=lambda row: (row.top, row.x0))
    tops = [row.top for row in ordered]
    lines: dict[int, list[Row]] = defaultdict(list)
    for row in ordered:
        lines[round(row.bottom * 2)].append(row)
    joined: list[Row] = []
    for line in lines.values():
        line.sort(key=lambda row: row.x0)
        joined.append(line[0])
        for row in line[1:]:
            last = joined[-1]
            if is_one_line(last, row, ordered, tops, rules) or is_spread(line):
                joined[-1] = join_rows(last, row)
            else:
                joined.append(row)
    return joined


def join_rows(first: Row, second: Row) -> Row:
    """Make one row of two."""
    gap = " " if second.x0 - first.x1 > JOINED * first.size else ""
    return replace(first, text=first.text + gap + second.text, x1=second.x1)


def is_spread(line: Sequence[Row]) -> bool:
    """Whether a line is single characters set apart by even gaps: 要　闻."""
    if len(line) > 8 or any(len(row.text) > 1 for row in line):  # noqa: PLR2004 - no title is so long
        return False
    gaps = [b.x0 - a.x1 for a, b in pairwise(line)]
    size = line[0].size
    return max(gaps) <= 2 * size and max(gaps) - min(gaps) <= size / 2


def is_one_line(first: Row, second: Row, rows: Sequence[Row], tops: Sequence[float], rules: Sequence[Box]) -> bool:
    """Whether the gap between two rows of a line is no gutter: a near row of their size stands across it."""
    size, gap = first.size, second.x0 - first.x1
    if gap > PARTED * size or abs(second.size - size) > 0.1 * size or is_ruled(first.x1, second, rules):
        return False
    votes = 0
    for row in rows[bisect_left(tops, first.top - ASKED * size) : bisect_left(tops, first.top + ASKED * size)]:
        if abs(row.size - size) > 0.1 * size or abs(row.bottom - first.bottom) < size / 2:
            continue
        if row.x0 < first.x1 - size / 2 and row.x1 > second.x0 + size / 2:
            votes += 1
        elif abs(row.x1 - first.x1) < size or abs(row.x0 - second.x0) < size / 4:
            votes -= 1
    return votes > 0


# --- vertical lines ----------------------------------------------------------------------------------------------


def take_down(parts: Sequence[list[Span]], body: float) -> tuple[list[Row], list[list[Span]]]:
    """Take the vertical lines (竖题) out. Returns them, and the other rows' spans.

    Their characters are nearer to each other downwards than to those beside them, which are other lines'.
    """
    cells = [
        (at, cell)
        for at, part in enumerate(parts)
        if sum(len(span.text) for span in part) <= DOWN_LEAST and part[0].size >= DOWN_SIZE * body
        for span in part
        for cell in part_span(span)
    ]
    if len(cells) > MOST_CELLS:
        return [], list(parts)
    stacks: list[list[tuple[int, Span]]] = []
    near: list[list[tuple[int, Span]]] = []
    for at, cell in sorted(cells, key=lambda one: one[1].y):
        near = [stack for stack in near if cell.y - stack[-1][1].y <= DOWN_STEP[1] * stack[-1][1].size]
        fits = (stack for stack in near if is_below(stack[-1][1], cell))
        if (stack := next(fits, None)) is not None:
            stack.append((at, cell))
        else:
            near.append([(at, cell)])
            stacks.append(near[-1])
    found = [stack for stack in stacks if len(stack) >= DOWN_LEAST and is_down([cell for _, cell in stack], cells)]
    used = Counter(at for stack in found for at, _ in stack)
    torn = {at for at, count in used.items() if count < sum(len(part_span(span)) for span in parts[at])}
    whole = [stack for stack in found if torn.isdisjoint(at for at, _ in stack)]
    taken = {at for stack in whole for at, _ in stack}
    down = [make_down([cell for _, cell in stack]) for stack in whole]
    return down, [part for at, part in enumerate(parts) if at not in taken]


def part_span(span: Span) -> list[Span]:
    """Part a short span into its characters."""
    width = (span.x1 - span.x0) / len(span.text)
    return [
        replace(span, text=char, x0=span.x0 + at * width, x1=span.x0 + (at + 1) * width)
        for at, char in enumerate(span.text)
        if not char.isspace()
    ]


def is_below(upper: Span, lower: Span) -> bool:
    """Whether a character may follow another down a line; latin ones are narrow and may stand in its middle."""
    size = lower.size
    near = DOWN_STEP[0] <= (lower.y - upper.y) / size <= DOWN_STEP[1]
    aside = min(abs(lower.x0 - upper.x0), abs((lower.x0 + lower.x1) - (upper.x0 + upper.x1)) / 2)
    return near and abs(size - upper.size) <= 0.06 * size and aside <= 0.2 * size


def is_down(stack: Sequence[Span], cells: Iterable[tuple[int, Span]]) -> bool:
    """Whether characters one below the other are a line: of those beside them, few are as near."""
    step = (stack[-1].y - stack[0].y) / (len(stack) - 1)
    size = stack[0].size
    near = {
        id(one)
        for one in stack
        for _, cell in cells
        if abs(cell.y - one.y) < 0.2 * size and 0.5 * size < abs(cell.x0 - one.x0) <= step
    }
    return len(near) * 2 < len(stack)


def make_down(stack: Sequence[Span]) -> Row:
    """Make a row of a vertical line."""
    first, last = stack[0], stack[-1]
    return Row(
        text="".join(cell.text for cell in stack),
        x0=min(cell.x0 for cell in stack),
        x1=max(cell.x1 for cell in stack),
        top=first.top,
        bottom=last.bottom,
        size=first.size,
        font=first.font,
        down=True,
    )
