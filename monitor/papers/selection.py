"""Papers and words like `level:provincial` or `place:长三角` in, the papers meant out. Pure.

A place is a region (长三角), a province or a city, with its rank or without (江苏省, 江苏, 南京). A national paper and
an industry's are at home nowhere: no place chooses them.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final, get_args

from monitor.records import Level, Paper

HOME: Final = re.compile(r"(.+?(?:省|自治区))(.+)?")
RANK: Final = re.compile(r"(?:省|市|(?:维吾尔|壮族|回族)?自治区)$")
LEVEL: Final = "level:"
PLACE: Final = "place:"
LEVELS: Final = get_args(Level)


@cache
def load_regions() -> Mapping[str, tuple[str, ...]]:
    """Give the places that a region is made of, by its name."""
    lines = files(__package__).joinpath("regions.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: tuple(members.split()) for name, members in rows}


def is_selection(text: str) -> bool:
    """Whether a word chooses papers by what they are, instead of naming one."""
    return text.startswith((LEVEL, PLACE))


def select_papers(papers: Iterable[Paper], selection: str) -> tuple[Paper, ...]:
    """Give the papers that a selection means; none when it means none."""
    if selection.startswith(LEVEL):
        return tuple(paper for paper in papers if paper.level == selection.removeprefix(LEVEL))
    wanted = selection.removeprefix(PLACE)
    members = load_regions().get(wanted) or (wanted,)
    return tuple(paper for paper in papers if any(is_at_home(paper, member) for member in members))


def is_at_home(paper: Paper, place: str) -> bool:
    """Whether a paper's home is this place, or lies in it; the place may stand without its rank."""
    return place in name_home(paper.own_place)


def name_home(home: str) -> frozenset[str]:
    """Give all that a home may be called by: 江苏省南京市 is 江苏省南京市, 南京市, 南京, and lies in 江苏省, 江苏."""
    found = HOME.fullmatch(home)
    parts = [part for part in (found.groups() if found else (home,)) if part]
    return frozenset(filter(None, (home, *parts, *(RANK.sub("", part) for part in parts))))


def list_choices(papers: Iterable[Paper]) -> tuple[str, ...]:
    """List the selections that mean something: for `did you mean`."""
    homes = {paper.own_place for paper in papers if paper.own_place}
    places = (*load_regions(), *sorted(homes))
    return (*(LEVEL + level for level in LEVELS), *(PLACE + place for place in places))
