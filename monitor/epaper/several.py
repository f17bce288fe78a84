"""The lines of a page in, where each of its stories stands out: a whole page saved, an edition of one page.

Stories of one page are dressed alike: each has a headline set as the others' are, with its text behind it. So are the
parts of one long article under their crossheads; these have a headline over all of them, or stand in one box without a
dateline or a writer of their own.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from bs4.element import Tag

from monitor.epaper.dateline import begins_opening
from monitor.epaper.heading import (
    LEAST_TITLE,
    LONGEST,
    SET_AS_AUTHOR,
    SET_AS_KICKER,
    SET_AS_SUB,
    is_part,
    is_set,
    read_writers,
    weigh_setting,
)
from monitor.epaper.kinship import squeeze
from monitor.epaper.printed import Printed

LEAST_SETTING: Final = 2.0  # of a headline; bold alone is none
LEAST_TEXT: Final = 40  # Chinese characters behind it
MOST_BARE: Final = 1 / 3  # of the headlines may stand without a text: pictures
MOST_STORIES: Final = 60
BEHIND: Final = 3  # lines behind a headline that may name its writer


def find_stories(lines: Sequence[Printed], witnesses: Mapping[str, float], paper: str) -> list[range]:
    """Give the lines of each story; [] for a page that does not tell several."""
    forms: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if _is_title(lines, at, paper):
            forms[line.style, tuple(tag.name for tag in line.tags[:2])].append(at)
    parted = [(heads, _part(lines, heads)) for heads in forms.values() if 1 < len(heads) <= MOST_STORIES]
    told = [(heads, parts) for heads, parts in parted if _are_stories(lines, heads, parts, witnesses, paper)]
    _, parts = max(told, key=lambda found: sum(map(len, found[1])), default=([], []))
    return [part for part in parts if _count_text(lines, part) >= LEAST_TEXT]


def _is_title(lines: Sequence[Printed], at: int, paper: str) -> bool:
    line = lines[at]
    if not LEAST_TITLE <= line.han <= LONGEST or line.is_prose or not is_part(lines, at, paper):
        return False
    beside = (SET_AS_KICKER, SET_AS_SUB, SET_AS_AUTHOR)
    return weigh_setting(line) >= LEAST_SETTING and not any(is_set(line, names) for names in beside)


def _part(lines: Sequence[Printed], heads: Sequence[int]) -> list[range]:
    """Part a page at its headlines: each story's own box, else from behind the text before it to its own last one."""
    parts: list[range] = []
    for at, after in pairwise((*heads, len(lines))):
        prose = [later for later in range(at + 1, after) if lines[later].is_prose]
        box = _find_box(lines, at, prose, heads)
        inside = [one for one in range(len(lines)) if box and any(tag is box for tag in lines[one].tags)]
        start = inside[0] if inside else parts[-1].stop if parts else at
        stop = inside[-1] + 1 if inside else (prose[-1] if prose else at) + 1
        parts.append(range(max(start, parts[-1].stop if parts else 0), stop))
    return parts


def _find_box(lines: Sequence[Printed], head: int, prose: Sequence[int], heads: Sequence[int]) -> Tag | None:
    """Give the box that holds a headline with its text and no other headline; None where they stand in one with all."""
    if not prose:
        return None
    held = {id(tag) for tag in lines[prose[-1]].tags}
    box = next((tag for tag in lines[head].tags if id(tag) in held), None)
    others = (at for at in heads if at != head)
    return None if any(any(tag is box for tag in lines[at].tags) for at in others) else box


def _are_stories(
    lines: Sequence[Printed], heads: Sequence[int], parts: Sequence[range], witnesses: Mapping[str, float], paper: str
) -> bool:
    bare = sum(_count_text(lines, part) < LEAST_TEXT for part in parts)
    if bare > len(parts) * MOST_BARE or len(parts) - bare < 2:  # noqa: PLR2004 - several
        return False
    if any(squeeze(lines[at].text) in witnesses for at in range(heads[0]) if is_part(lines, at, paper)):
        return False
    signed = sum(_is_signed(lines, at) for at in heads)
    if signed > 1:
        return True
    over = any(weigh_setting(lines[at]) >= LEAST_SETTING and _is_title(lines, at, paper) for at in range(heads[0]))
    boxed = all(
        _find_box(lines, at, [one for one in part if one > at and lines[one].is_prose], heads)
        for at, part in zip(heads, parts, strict=True)
    )
    return boxed and not over


def _is_signed(lines: Sequence[Printed], head: int) -> bool:
    """Whether a dateline or a writer's name stands behind a headline."""
    behind = lines[head + 1 : head + 1 + BEHIND]
    return any(begins_opening(line.text) or read_writers(line) for line in behind)


def _count_text(lines: Sequence[Printed], part: range) -> int:
    return sum(lines[at].han for at in part if lines[at].is_prose)
