"""The rows of a page in; what belongs to the page and to no story taken off its edges, and what that says, out.

Page headers, mastheads and folios (报头, 版头) name the paper, the day, the page and its section: they are witnesses of
which page this is.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from monitor.epaper.lines import SECTION, is_furniture
from monitor.epaper.marks import parse_number
from monitor.epaper.pdf.rows import Row
from monitor.epaper.site import make_day

TOP = 0.14  # of the page's height: mastheads and headers stand in it
FOOT = 0.06
TITLE = 16  # characters: what stands beside a header's day and is longer belongs to a story
DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
NUMBER = re.compile(r"(?:第\s*)?([A-Za-z]{0,2})\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*版")
BARE = re.compile(r"([A-Z]{0,2})\s*(\d{1,3})")
NAME = re.compile(r"[\u4e00-\u9fff]{2,8}报")
PARTS = re.compile(r"[\s|丨:：·/]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Folio:
    """What a page prints at its edges: None and "" where it says nothing."""

    day: date | None = None
    number: int | None = None
    letters: str = ""
    section: str = ""
    paper: str = ""


def take_furniture(rows: Sequence[Row], height: float, body: float) -> tuple[Folio, list[Row]]:
    """Take headers and folios off. Returns what they say, and the other rows."""
    taken: set[int] = set()
    for zone in (
        [row for row in rows if row.bottom < TOP * height],
        [row for row in rows if row.top > (1 - FOOT) * height],
    ):
        taken |= find_band(zone, rows, body)
    return read_folio([row for row in rows if id(row) in taken]), [row for row in rows if id(row) not in taken]


def find_band(zone: Sequence[Row], rows: Sequence[Row], body: float) -> set[int]:
    """Name the rows of a zone that are furniture: those known by their words, and short ones at the same height."""
    known = [row for row in zone if DAY.search(row.to_line().folded) or is_furniture(row.to_line())]
    if not known:
        return set()
    top, bottom = min(row.top for row in known), max(row.bottom for row in known)
    beside = [
        row
        for row in zone
        if row.top < bottom and row.bottom > top and len(row.text) <= TITLE and not has_text(row, rows, bottom, body)
    ]
    return {id(row) for row in (*known, *beside)}


def has_text(row: Row, rows: Iterable[Row], bottom: float, body: float) -> bool:
    """Whether text stands under a row, beside the header: a story in the ear of a masthead (报眼)."""
    return any(
        other.size <= 1.1 * body
        and row.bottom < other.bottom
        and other.top < bottom
        and len(other.text) > TITLE / 2
        and min(row.x1, other.x1) > max(row.x0, other.x0)
        and not is_furniture(other.to_line())
        for other in rows
    )


def read_folio(rows: Iterable[Row]) -> Folio:
    """Read what the furniture says."""
    day, number, letters, section, paper = None, None, "", "", ""
    for row in rows:
        folded = row.to_line().folded
        if found := DAY.search(folded):
            day = day or make_day(*found.groups())
            folded = DAY.sub(" ", folded)
        if found := NUMBER.search(folded):
            letters, number = (found[1].upper(), parse_number(found[2])) if number is None else (letters, number)
            folded = NUMBER.sub(" ", folded)
        whole = "".join(folded.split())
        if NAME.fullmatch(whole):
            paper = paper or whole
            continue
        for part in PARTS.split(folded):
            bare = BARE.fullmatch(part)
            if bare and number is None:
                letters, number = bare[1], int(bare[2])
            elif SECTION.fullmatch(part) and not section and not is_furniture(row.to_line()):
                section = part
    return Folio(day=day, number=number or None, letters=letters, section=section, paper=paper)
