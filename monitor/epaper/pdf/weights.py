"""Two blocks, or a heading and a block, in; how well the second is read after the first out, in points.

Place, text and headings speak for and against: the next column, the column below a picture; a paragraph broken off that
goes on without an indent; the headline that both stand under.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.epaper.dateline import find_opening
from monitor.epaper.lines import SENTENCE_END
from monitor.epaper.marks import find_from, find_on
from monitor.epaper.pdf.blocks import Block
from monitor.epaper.pdf.headings import Heading
from monitor.epaper.pdf.text import begins_paragraph, ends_short, is_title
from monitor.sheets import Box

# How the texts meet.
OPEN_GOES_ON = 3.0  # broken off within a paragraph; the next begins without indent
OPEN_ENDS = -5.0  # ... and the next begins a paragraph
ENDS_BEGINS = 1.5  # a paragraph ends, the next begins one
ENDS_GOES_ON = -4.0  # a paragraph ends; the next goes on in the middle of one
MAY_GO_ON = 0.5  # a full row ends a sentence; the next has no indent
WORD_CUT = 1.0  # the characters on both sides stand together elsewhere on the page
AFTER_MARK = -8.0  # 下转第3版 ends a story here; also for places where no text goes on
DATELINE_INSIDE = -6.0
# How they stand.
NEXT_COLUMN = 2.0
LEVEL = 1.0  # tops, or bottoms, at one height
BELOW = 2.0
OVER_PICTURE = 1.0
OTHER_BAND = -0.5
NEXT_LOWER = -1.0
SKIPPED = -2.0  # for each block in between
RULED = -3.0
UNDER_OTHER_HEAD = -4.0
UNDER_ONE_HEAD = 3.0
# How they are set.
SAME_WIDTH = 0.5
OTHER_WIDTH = -0.7
OTHER_SIZE = -3.0
OTHER_LEADING = -1.0
# How a heading and its first block stand.
FIRST_COLUMN = 4.0  # the leftmost block under a headline
LATER_COLUMN = 0.5
NOT_UNDER = -1.5
BESIDE_DOWN = 3.0  # level with the top of a vertical headline
NEAR_DOWN = 1.2
DATELINE = 2.0
BEGINS = 1.5
BEGINS_WITHIN = -3.0  # a story's first row without indent
ALIKE = 2.0  # for a headline all of whose words stand in the text
# Distances, in points of weight a character of the text's size.
FAR = 0.05
FAR_ASIDE = 0.1
FAR_ABOVE = 0.02
FARTHEST = 5.0  # columns
WITHIN = 0.3  # the part of a block that must be over another one to stand over it


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """What stands in one area of a page; `runs` counts pairs and triples of characters, `indents`: there are some."""

    blocks: Sequence[Block]
    headings: Sequence[Heading]
    rules: Sequence[Box]
    pictures: Sequence[Box]
    runs: Counter[str]
    indents: bool


Over = Mapping[int, Heading | None]  # by id() of a block, the heading that it stands under


# --- which heading stands over a block ---------------------------------------------------------------------------


def find_heading(area: Area, block: Block) -> Heading | None:
    """Give the heading that a block stands under, with nothing but pictures and captions between."""
    over = [
        heading
        for heading in area.headings
        if not heading.down and heading.bottom <= block.top + block.size and heading.covers(block)
    ]
    if not over:
        return None
    nearest = max(over, key=lambda heading: heading.bottom)
    hidden = any(
        nearest.bottom < other.bottom <= block.top + block.size / 2
        and other is not block
        and other.overlap(block) > WITHIN
        and not has_picture_between(area, other, block)
        for other in area.blocks
    )
    return None if hidden or has_rule_between(area, block, nearest.bottom, block.top) else nearest


def has_picture_between(area: Area, upper: Block, lower: Block) -> bool:
    """Whether a column goes on below a picture."""
    size = lower.size
    one_column = abs(upper.x0 - lower.x0) < size and abs(upper.x1 - lower.x1) < 1.5 * size
    return one_column and any(
        lower.overlap(picture) > WITHIN and upper.bottom - size < picture.y0 and picture.y1 < lower.top + size
        for picture in area.pictures
    )


def has_rule_between(area: Area, block: Block, above: float, below: float) -> bool:
    """Whether a rule goes across over a block, between two heights."""
    return any(
        rule.width > rule.height
        and above < (rule.y0 + rule.y1) / 2 < below
        and min(rule.x1, block.x1) - max(rule.x0, block.x0) > block.width / 2
        for rule in area.rules
    )


# --- block after block -------------------------------------------------------------------------------------------


def weigh_pair(area: Area, first: Block, second: Block, over: Over) -> float:
    """Say how well one block of text follows another."""
    place = weigh_place(area, first, second)
    if place <= OTHER_BAND * 4 or ends_in_mark(first):
        return AFTER_MARK
    points = place + weigh_setting(first, second) + weigh_over(first, second, over)
    if points + OPEN_GOES_ON + WORD_CUT <= 0:
        return AFTER_MARK
    points += weigh_seam(area, first, second) + (DATELINE_INSIDE if opens_story(second) else 0.0)
    return points + SKIPPED * count_between(area, first, second) if points > 0 else AFTER_MARK


def ends_in_mark(block: Block) -> bool:
    """Whether a block says that its story goes on elsewhere."""
    return "版" in block.rows[-1].text and find_on(block.rows[-1].to_line().folded) is not None


def count_between(area: Area, first: Block, second: Block) -> int:
    """Count the blocks that stand between two, side by side or one below the other."""
    size = first.size
    if second.x0 > first.x1 - size:
        left, right = first.x1 - size, second.x0 + size
        low, high = max(first.bottom, second.bottom), min(first.top, second.top)
        inside = [
            block
            for block in area.blocks
            if left < block.x0 and block.x1 < right and block.top < low and block.bottom > high
        ]
    elif second.x1 > first.x0 + size:
        high, low = first.bottom - size, second.top
        inside = [block for block in area.blocks if high <= block.top < low and block.overlap(second) > WITHIN]
    else:
        return 0
    return sum(block is not first and block is not second for block in inside)


def opens_story(block: Block) -> bool:
    """Whether a block begins with a dateline or 上接第1版."""
    return find_opening(block.text[:60]) is not None or find_from(block.rows[0].to_line().folded) is not None


def weigh_over(first: Block, second: Block, over: Over) -> float:
    """Say what the headings over two blocks speak for."""
    one, other = over[id(first)], over[id(second)]
    if other is None:
        return 0.0
    if one is None:
        return UNDER_OTHER_HEAD / 2
    return UNDER_ONE_HEAD if one is other else UNDER_OTHER_HEAD


def weigh_setting(first: Block, second: Block) -> float:
    """Say how alike two blocks are set: a story has one size and leading, and mostly one width."""
    large, small = max(first.size, second.size), min(first.size, second.size)
    uneven = bool(first.leading and second.leading) and abs(first.leading - second.leading) > 0.08 * large
    return (
        (OTHER_SIZE if large > 1.05 * small else 0.0)
        + (OTHER_LEADING if uneven else 0.0)
        + (SAME_WIDTH if abs(first.width - second.width) < large else OTHER_WIDTH)
    )


def weigh_seam(area: Area, first: Block, second: Block) -> float:
    """Say how well the text of two blocks meets."""
    begins, last = begins_paragraph(second), first.rows[-1]
    ended = bool(SENTENCE_END.search(last.text))
    if is_title(last, first) or (ended and ends_short(first)):
        return ENDS_BEGINS if begins or not area.indents else ENDS_GOES_ON
    if ended:
        return ENDS_BEGINS if begins else MAY_GO_ON
    if begins:
        return OPEN_ENDS
    before, after = last.text, second.rows[0].text
    known = (
        area.runs[before[-1:] + after[:1]] and area.runs[before[-2:] + after[:1]] + area.runs[before[-1:] + after[:2]]
    )
    return OPEN_GOES_ON + (WORD_CUT if known else 0.0)


def weigh_place(area: Area, first: Block, second: Block) -> float:
    """Say how well a block stands where the text of another goes on."""
    size = first.size
    if second.x0 - first.x1 > FARTHEST * first.width or second.top - first.bottom > 2 * FARTHEST * first.width:
        return AFTER_MARK
    if second.x0 > first.x1 - size:
        return weigh_right(first, second)
    if (
        second.top >= first.bottom - size
        and second.overlap(first) > 2 * WITHIN
        and abs(second.x0 - first.x0) < 3 * size
    ):
        return weigh_below(area, first, second)
    if second.top >= first.bottom - 2 * size and second.x1 <= first.x0 + size:
        ruled = RULED if has_rule_between(area, second, first.top, second.top) else 0.0
        return OTHER_BAND + ruled - FAR * (second.top - first.bottom) / size
    return AFTER_MARK


def weigh_right(first: Block, second: Block) -> float:
    """Weigh a block to the right: the next column, with no other between."""
    size = first.size
    if second.top > first.bottom + 3 * size:
        return AFTER_MARK
    level = min(abs(first.top - second.top), abs(first.bottom - second.bottom)) < 1.5 * size
    return (
        NEXT_COLUMN
        + (LEVEL if level else 0.0)
        + (NEXT_LOWER if second.top >= first.bottom else 0.0)
        - FAR_ASIDE * max(0.0, (second.x0 - first.x1) / size - 4)
        - FAR_ABOVE * max(0.0, (first.top - second.bottom) / size)
    )


def weigh_below(area: Area, first: Block, second: Block) -> float:
    """Weigh a block below in the same column: the text goes on under a picture, or after a break."""
    size, top = first.size, first.bottom - first.size
    headed = any(
        not heading.down and heading.covers(second) and top < heading.top and heading.bottom < second.top + size
        for heading in area.headings
    )
    pictured = any(
        second.overlap(picture) > WITHIN and top < picture.y0 and picture.y1 < second.top + size
        for picture in area.pictures
    )
    ruled = has_rule_between(area, second, first.bottom - size / 2, second.top + size / 2)
    return (
        BELOW
        + (RULED if ruled else 0.0)
        + (UNDER_OTHER_HEAD if headed else 0.0)
        + (OVER_PICTURE if pictured else -FAR_ASIDE * max(0.0, (second.top - first.bottom) / size - 3))
    )


# --- block under heading -----------------------------------------------------------------------------------------


def weigh_heading(area: Area, heading: Heading, block: Block, over: Over) -> float:
    """Say how well a block begins the story under a heading."""
    place = weigh_beside(heading, block, over) if heading.down else weigh_under(area, heading, block, over)
    if place <= AFTER_MARK:
        return AFTER_MARK
    begins = begins_paragraph(block) or not area.indents
    start = DATELINE if opens_story(block) else BEGINS if begins else BEGINS_WITHIN
    return place + start + ALIKE * heading.find_likeness(block.text)


def weigh_beside(heading: Heading, block: Block, over: Over) -> float:
    """Weigh a block beside a vertical headline: its text stands level with the headline's top."""
    size = block.size
    if block.top > heading.top + 6 * size or block.bottom < heading.top + 2 * size:
        return AFTER_MARK
    gap = min(abs(block.x0 - heading.x1), abs(heading.x0 - block.x1)) / size
    level = BESIDE_DOWN if abs(block.top - heading.top) < 2.5 * size else NEAR_DOWN
    return level - FAR * gap + (UNDER_OTHER_HEAD if over[id(block)] is not None else 0.0)


def weigh_under(area: Area, heading: Heading, block: Block, over: Over) -> float:
    """Weigh a block under a headline: the leftmost of those that stand there begins the story."""
    if block.top < heading.bottom - block.size or not heading.covers(block):
        return AFTER_MARK
    far = FAR * max(0.0, (block.top - heading.bottom) / block.size - 2)
    if over[id(block)] is not heading:
        return NOT_UNDER - far
    leftmost = min(other.x0 for other in area.blocks if over[id(other)] is heading)
    return (FIRST_COLUMN if block.x0 < leftmost + block.size else LATER_COLUMN) - far
