"""The rows and boxes of a page in, the areas that are read by themselves out: boxed stories, and the page around them.

A frame or tinted ground is an area when a headline and its text stand in it; a ground under a headline alone is none.
"""

from collections.abc import Iterator, Sequence

from monitor.epaper.pdf.rows import LARGE, Row
from monitor.sheets import Box, Sheet

LARGEST = 0.8  # of the page: a frame around all of it is none
FEWEST_ROWS = 3
EDGE = 3.0  # points by which two boxes are one, or four rules a frame


def cut_areas(rows: Sequence[Row], sheet: Sheet, body: float) -> Iterator[list[Row]]:
    """Give the rows of each area, a box's within another box to the inner one only."""
    frames = sorted(find_frames(sheet), key=lambda box: box.width * box.height)
    left = list(rows)
    for frame in frames:
        inside = [row for row in left if holds(frame, row)]
        texts = [row for row in inside if row.size <= LARGE * body and not row.down]
        if len(texts) < FEWEST_ROWS or len(inside) == len(texts):
            continue
        taken = set(map(id, inside))
        left = [row for row in left if id(row) not in taken]
        yield inside
    yield left


def holds(frame: Box, row: Row) -> bool:
    """Whether a row stands in a box."""
    return (
        frame.x0 - 1 <= row.x0 and row.x1 <= frame.x1 + row.size and frame.y0 <= (row.top + row.bottom) / 2 <= frame.y1
    )


def find_frames(sheet: Sheet) -> list[Box]:
    """Give the boxes that may hold a story: as drawn, or of four rules."""
    page = sheet.width * sheet.height
    frames: list[Box] = []
    for box in (*sheet.boxes, *join_rules(sheet.rules)):
        if box.width * box.height < LARGEST * page and not any(is_one(box, other) for other in frames):
            frames.append(box)
    return frames


def is_one(one: Box, other: Box) -> bool:
    """Whether two boxes have the same edges."""
    return all(
        abs(a - b) <= EDGE for a, b in ((one.x0, other.x0), (one.y0, other.y0), (one.x1, other.x1), (one.y1, other.y1))
    )


def join_rules(rules: Sequence[Box]) -> list[Box]:
    """Give the frames that are drawn as four rules: two across of one length, two down that close them."""
    across = [rule for rule in rules if rule.width > rule.height]
    down = [rule for rule in rules if rule.height >= rule.width]
    frames = []
    for at, top in enumerate(across):
        for foot in across[at + 1 :]:
            if abs(top.x0 - foot.x0) > EDGE or abs(top.x1 - foot.x1) > EDGE:
                continue
            y0, y1 = sorted((top.y0, foot.y0))
            sides = [side for side in down if abs(side.y0 - y0) <= EDGE and abs(side.y1 - y1) <= EDGE]
            if any(abs(side.x0 - top.x0) <= EDGE for side in sides) and any(
                abs(side.x1 - top.x1) <= EDGE for side in sides
            ):
                frames.append(Box(top.x0, y0, top.x1, y1))
    return frames
