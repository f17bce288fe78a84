"""The rows of a page in, its blocks out: text standing in one column, and headings, each with what it is.

A block's rows follow each other by one leading, in one size, between the same edges. What is larger than the body or
has no sentences is a heading; rows beside a picture are its caption.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median

from monitor.epaper.lines import CAPTION_START, SENTENCE_END, is_caption, is_furniture, is_photo_credit
from monitor.epaper.marks import find_from, find_on
from monitor.epaper.pdf.rows import LARGE, Row
from monitor.sheets import Box

ONE_SIZE = 1.06  # sizes that differ by less are one
LEADING = (0.85, 2.2)  # of the size, from one row to the next
NEAR = 3.0  # of the size: a block that ended farther above is done
STEADY = 1.3  # a step to the next row that is longer than this many of the block's ends the block
OVERLAP = 0.6  # of the narrower row
EDGE = 0.8  # characters by which rows of a column may differ at their right edges
MOST_HEAD_ROWS = 4
HEAD_CHARACTERS = 60
FEW = 3  # rows of a block whose left edge may be an indent
FEW_WIDE = 4  # characters of a row that may be narrower than the next one's indent
INDENT, DEEPEST = 0.8, 2.6  # characters that a paragraph's first row may be indented
NEAR_PICTURE = 1.8  # characters between a picture and its caption
SENTENCES = "。！？；"
HANGING = "，。、；：！？”）》"


class Kind(Enum):
    """What a block is."""

    TEXT = "text"
    HEAD = "head"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(eq=False, kw_only=True, slots=True)
class Block:
    """Rows that stand below each other; `x0` and `x1` are the edges of their column, `leading` the usual step."""

    rows: list[Row]
    kind: Kind = Kind.TEXT
    x0: float = 0.0
    x1: float = 0.0
    leading: float = 0.0

    def __post_init__(self) -> None:
        self.x0, self.x1 = min(row.x0 for row in self.rows), max(row.x1 for row in self.rows)

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.rows[0].top

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.rows[-1].bottom

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def size(self) -> float:
        """Size of its characters, in points."""
        return self.rows[0].size

    @property
    def down(self) -> bool:
        """Whether its text goes down."""
        return self.rows[0].down

    @property
    def text(self) -> str:
        """All that it says."""
        return "".join(row.text for row in self.rows)

    def overlap(self, other: "Block | Row | Box") -> float:
        """Give how much of the narrower one of two stands over or under the other, 0 to 1."""
        shared = min(self.x1, other.x1) - max(self.x0, other.x0)
        return max(0.0, shared) / max(0.1, min(self.x1 - self.x0, other.x1 - other.x0))


def read_blocks(rows: Iterable[Row], rules: Sequence[Box], pictures: Sequence[Box], body: float) -> list[Block]:
    """Cut rows into blocks and say what each is."""
    blocks = stack_rows(rows, rules)
    for block in blocks:
        block.kind = find_kind(block, pictures, body)
    return blocks


def stack_rows(rows: Iterable[Row], rules: Sequence[Box]) -> list[Block]:
    """Put each row below the one that it follows."""
    blocks: list[Block] = []
    near: list[Block] = []
    for row in sorted(rows, key=lambda row: (row.top, row.x0)):
        near = [block for block in near if row.top - block.rows[-1].top <= NEAR * max(row.size, block.size)]
        fits = [] if row.down else [block for block in near if is_next(block, row, rules)]
        if fits:
            block = max(fits, key=lambda block: block.overlap(row))
            block.leading = row.y - block.rows[-1].y if len(block.rows) == 1 else block.leading
            block.rows.append(row)
            block.x0, block.x1 = min(block.x0, row.x0), max(block.x1, trim(row))
        else:
            near.append(Block(rows=[row]))
            blocks.append(near[-1])
    for block in blocks:
        steps = [b.y - a.y for a, b in zip(block.rows, block.rows[1:], strict=False)]
        block.leading = median(steps) if steps else 0.0
    return blocks


def is_next(block: Block, row: Row, rules: Sequence[Box]) -> bool:
    """Whether a row goes on a block."""
    last, size = block.rows[-1], row.size
    if last.down or max(size, block.size) > ONE_SIZE * min(size, block.size) or not is_under(block, row):
        return False
    step = (row.y - last.y) / size
    longest = STEADY * block.leading / size if len(block.rows) > 1 else LEADING[1]
    if not LEADING[0] <= step <= min(longest, LEADING[1]):
        return False
    if any(parts_rows(rule, last, row) for rule in rules):
        return False
    if len(block.rows) == 1:
        return True
    wider = trim(row) - block.x1 > EDGE * size or block.x0 - row.x0 > 2.5 * size
    if len(block.rows) > 2 and wider:  # noqa: PLR2004 - a column's edges are known from three rows
        return False
    narrower = block.x1 - row.x1 > EDGE * size and not SENTENCE_END.search(row.text) and row.x0 - block.x0 < EDGE * size
    return not (narrower and has_narrow(block, row))


def is_under(block: Block, row: Row) -> bool:
    """Whether a row stands in a block's column; under the few characters that end a paragraph it may be indented."""
    few = len(block.rows) == 1 and block.width < FEW_WIDE * row.size
    return block.overlap(row) >= OVERLAP or (few and 0 <= row.x0 - block.x0 < DEEPEST * row.size)


def trim(row: Row) -> float:
    """Give a row's right edge without a mark that hangs into the margin."""
    return row.x1 - row.size * 0.6 if row.text[-1] in HANGING else row.x1


def has_narrow(block: Block, row: Row) -> bool:
    """Whether the last row of a block ended short of a sentence, at the edge of a narrower column."""
    last = block.rows[-1]
    return (
        abs(last.x1 - row.x1) < EDGE * row.size and not SENTENCE_END.search(last.text) and block.x1 - last.x1 > row.size
    )


def parts_rows(rule: Box, above: Row, below: Row) -> bool:
    """Whether a rule goes across between two rows."""
    if rule.height > rule.width:
        return False
    level = (rule.y0 + rule.y1) / 2
    covers = min(rule.x1, below.x1) - max(rule.x0, below.x0)
    return above.bottom - above.size * 0.4 < level < below.top + below.size * 0.4 and covers > 0.5 * (
        below.x1 - below.x0
    )


def mend_edges(blocks: Sequence[Block]) -> None:
    """Give blocks of few rows, which may all be indented, the left edge of their column, which other blocks show."""
    sure = [block for block in blocks if len(block.rows) > FEW]
    for block in blocks:
        if len(block.rows) > FEW:
            continue
        edges = Counter(
            round(other.x0, 1)
            for other in sure
            if INDENT * block.size < block.x0 - other.x0 < DEEPEST * block.size
            and abs(other.x1 - block.x1) < 1.2 * block.size
        )
        if edges:
            block.x0 = edges.most_common(1)[0][0]


def find_kind(block: Block, pictures: Sequence[Box], body: float) -> Kind:
    """Say what a block is, by its size, its words and its place."""
    lines = [row.to_line() for row in block.rows]
    if all(map(is_furniture, lines)):
        return Kind.FURNITURE
    if block.down:
        return Kind.HEAD
    text = block.text
    if is_beside_picture(block, pictures, body) or is_photo_credit(lines[-1]):
        return Kind.CAPTION
    has_sentences = any(mark in text for mark in SENTENCES) or find_on(lines[-1].folded) is not None
    if (
        block.size > LARGE * body
        and len(block.rows) <= MOST_HEAD_ROWS
        and not (has_sentences and len(text) > HEAD_CHARACTERS)
    ):
        return Kind.HEAD
    if has_sentences or len(block.rows) > MOST_HEAD_ROWS or find_from(lines[0].folded):
        return Kind.TEXT
    return Kind.TEXT if len(text) > HEAD_CHARACTERS else Kind.HEAD


def is_beside_picture(block: Block, pictures: Sequence[Box], body: float) -> bool:
    """Whether a block is a picture's caption: right below it or beside it, within its edges, short, in small type."""
    if len(block.rows) > 2 * MOST_HEAD_ROWS or block.size > LARGE * body:
        return False
    near = NEAR_PICTURE * block.size
    for picture in pictures:
        below = -near < block.top - picture.y1 < near
        within = block.x0 > picture.x0 - block.size and block.x1 < picture.x1 + block.size
        if not (below and within):
            continue
        if is_caption(block.text) or CAPTION_START.match(block.rows[0].text) or block.size < body / ONE_SIZE:
            return True
    return False
