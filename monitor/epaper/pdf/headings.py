"""Heading blocks in, whole headings out: kicker, headline and subheads told apart by their sizes.

On paper size says what plain text leaves to words: the largest rows are the headline (主题), smaller ones above it the
kicker (引题), smaller ones below it the subheads (副题).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.epaper.dateline import parse_authors
from monitor.epaper.lines import is_byline
from monitor.epaper.pdf.blocks import Block, Kind, parts_rows
from monitor.epaper.pdf.rows import Row
from monitor.sheets import Box

# Rows of one heading stand so near, in characters of the larger of two.
NEAR = 1.1
# A row of at least this part of the largest size is a line of the headline.
HEADLINE = 0.95
# The part of a block that must stand within a heading's bounds.
WITHIN = 0.6


@dataclass(eq=False, kw_only=True, slots=True)
class Heading:
    """Heading rows that stand together, in order of reading; `left` and `right` bound what may stand under them."""

    rows: list[Row]
    down: bool = False
    left: float = 0.0
    right: float = 0.0

    @property
    def x0(self) -> float:
        """The left edge."""
        return min(row.x0 for row in self.rows)

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(row.x1 for row in self.rows)

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(row.top for row in self.rows)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(row.bottom for row in self.rows)

    @property
    def size(self) -> float:
        """The headline's size."""
        return max(row.size for row in self.rows)

    @property
    def authors(self) -> tuple[str, ...]:
        """Who is named in a row of their own."""
        return next((parse_authors(row.text) for row in self.rows if is_byline(row.to_line())), ())

    def covers(self, block: Block) -> bool:
        """Whether most of a block stands within the heading's bounds."""
        shared = min(self.right, block.x1) - max(self.left, block.x0)
        return shared > WITHIN * block.width

    def find_likeness(self, text: str) -> float:
        """Give the share of the heading's pairs of characters that stand in a text."""
        pairs = [row.text[at : at + 2] for row in self.rows for at in range(len(row.text) - 1)]
        return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0

    def part(self) -> tuple[list[str], list[str], list[str]]:
        """Give the rows of kicker, headline and subheads."""
        rows = [row for row in self.rows if not is_byline(row.to_line())]
        if not rows:
            return [], [], []
        large = [at for at, row in enumerate(rows) if row.size >= HEADLINE * max(one.size for one in rows)]
        first, last = large[0], large[-1]
        texts = [row.text for row in rows]
        return texts[:first], texts[first : last + 1], texts[last + 1 :]


def group_headings(blocks: Iterable[Block], rules: Sequence[Box], texts: Sequence[Block]) -> list[Heading]:
    """Put heading blocks that stand together in one heading."""
    headings: list[Heading] = []
    for block in sorted(blocks, key=lambda block: (block.top, block.x0)):
        fits = [heading for heading in headings if belongs(heading, block, rules, texts)]
        if fits:
            nearest = max(fits, key=lambda heading: heading.bottom)
            nearest.rows += block.rows
        else:
            headings.append(Heading(rows=list(block.rows), down=block.down))
    for heading in headings:
        heading.rows.sort(key=lambda row: -row.x1 if heading.down else row.top)
    return headings


def belongs(heading: Heading, block: Block, rules: Sequence[Box], texts: Sequence[Block]) -> bool:
    """Whether a block is a part of a heading: below it without a rule between, or beside it when both go down."""
    if heading.down != block.down:
        return False
    size = max(heading.size, block.size)
    if heading.down:
        gap = max(block.x0 - heading.x1, heading.x0 - block.x1)
        return gap < NEAR * size and min(heading.bottom, block.bottom) > max(heading.top, block.top)
    gap = block.top - heading.bottom
    shared = min(heading.x1, block.x1) - max(heading.x0, block.x0)
    if not -size / 2 < gap < NEAR * size or shared < 0.5 * min(heading.x1 - heading.x0, block.width):
        return False
    last = max(heading.rows, key=lambda row: row.bottom)
    if any(parts_rows(rule, last, block.rows[0]) for rule in rules):
        return False
    return not any(
        heading.bottom - size / 2 < text.top and text.bottom < block.top + size / 2 and text.overlap(block) > WITHIN
        for text in texts
    )


def widen(headings: Sequence[Heading], blocks: Sequence[Block], rules: Sequence[Box]) -> None:
    """Find each heading's bounds: it has the room on both sides up to what stands at its height.

    Most headlines stand in the middle of their columns, which tells where between two of them the bound is.
    """
    across = sorted((heading for heading in headings if not heading.down), key=lambda heading: heading.x0)
    texts = [block for block in blocks if block.kind in {Kind.TEXT, Kind.CAPTION} or block.down]
    edges = min((block.x0 for block in blocks), default=0.0), max((block.x1 for block in blocks), default=0.0)
    for heading in across:
        heading.left, heading.right = find_room(heading, texts, rules, edges)
    for heading in across:
        rivals = [
            other
            for other in across
            if heading.x1 <= other.x0 + 1 and other.x0 < heading.right and is_level(heading, other.top, other.bottom)
        ]
        if rivals:
            nearest = min(rivals, key=lambda other: other.x0)
            heading.right = nearest.left = find_bound(heading, nearest, across)


def is_level(heading: Heading, top: float, bottom: float) -> bool:
    """Whether something stands at a heading's height."""
    return top < heading.bottom - 1 and bottom > heading.top + 1


def find_room(
    heading: Heading, texts: Iterable[Block], rules: Iterable[Box], edges: tuple[float, float]
) -> tuple[float, float]:
    """Give how far a heading could reach on both sides, other headings left aside."""
    left, right = edges
    level = [(block.x0, block.x1) for block in texts if is_level(heading, block.top, block.bottom)]
    level += [(rule.x0, rule.x1) for rule in rules if rule.height > rule.width and is_level(heading, rule.y0, rule.y1)]
    for x0, x1 in level:
        if x0 >= heading.x1 - 1:
            right = min(right, x0)
        elif x1 <= heading.x0 + 1:
            left = max(left, x1)
    return left, right


def find_bound(first: Heading, second: Heading, across: Iterable[Heading]) -> float:
    """Give where the columns of one heading end and those of the next begin."""
    size = min(row.size for row in (*first.rows, *second.rows))
    claims = []
    if (room := first.x0 - first.left) > size:
        claims.append(min(first.x1 + room, second.x0))
    contested = any(
        second.x1 <= other.x0 < second.right and is_level(second, other.top, other.bottom) for other in across
    )
    if (room := second.right - second.x1) > size and not contested:
        claims.append(max(second.x0 - room, first.x1))
    claims = claims or [first.x1, second.x0]
    return sum(claims) / len(claims)
