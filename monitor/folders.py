"""The name of a file in a watched folder in, its paper, day and page as far as the name tells them out. Pure.

    qlrb20310514_05.pdf, 2031-05-14/第5版 要闻.txt, 2031年5月14日05版.html, 2031/05/14/A05.txt

A folder may have a pattern of its own instead: a regular expression (RE2) for the path below the folder, with groups
named `day`, `page` and `paper`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from alerts.patterns import match_names
from monitor.records import Paper

GROUPS: Final = ("day", "page", "paper")
# 20310514, also run together with the page (2031051405); 2031-05-14, 2031/5/14, 2031年5月14日.
NAMED_DAY: Final = re.compile(
    r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d{3})"
    r"|(?<!\d)(20\d\d)\s*[-_./年]\s*(1[0-2]|0?[1-9])\s*[-_./月]\s*(3[01]|[12]\d|0?[1-9])(?!\d)日?"
)
# 第5版, A05版; else a number by itself behind the day: _05, -A05, /5.txt, page5, or run together with the day.
NAMED_PAGE: Final = re.compile(r"(?<![A-Za-z\d])[A-Za-z]{0,2}(\d{1,3})\s*版")
LONE_PAGE: Final = re.compile(r"(?:^|[-_./\s]|page|node)[A-Za-z]{0,2}?(\d{1,3})(?![\d])(?![A-Za-z])", re.IGNORECASE)
DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Folder:
    """A folder that is looked at (监视目录): whose pages lie there, how its files are named, None by the common names.

    A file is read when it has not changed for `settle` seconds.
    """

    path: Path
    paper: Paper | None = None
    names: str | None = None
    settle: float = 10.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """What the name of a file tells: None where it does not."""

    paper: Paper | None
    day: date | None
    page: int | None


def read_name(folder: Folder, papers: Mapping[str, Paper], path: str) -> Named:
    """Read a file's path below its folder, parted by `/`. Raises ValueError for a name that does not fit."""
    if folder.names is None:
        day, page = find_day_and_page(path)
        return Named(paper=folder.paper, day=day, page=page)
    groups = match_names(folder.names, path)
    if groups is None:
        raise ValueError("its name does not fit the pattern of `names`")
    return Named(
        paper=find_paper(papers, said) if (said := groups.get("paper")) else folder.paper,
        day=parse_named_day(said) if (said := groups.get("day")) else None,
        page=parse_named_page(said) if (said := groups.get("page")) else None,
    )


def find_paper(papers: Mapping[str, Paper], name: str) -> Paper:
    """Find a paper by id or Chinese name. Raises ValueError."""
    found = papers.get(name) or next((paper for paper in papers.values() if paper.name == name), None)
    if found is None:
        raise ValueError(f"its name says paper {name!r}, and there is none")
    return found


def parse_named_day(text: str) -> date:
    """Read the day that a pattern found: year, month and day in this order, parted or not. Raises ValueError."""
    found = NAMED_DAY.fullmatch(text.strip())
    try:
        return date(*(int(part) for part in found.groups() if part)) if found else date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"its name says day {text!r}, which is none: write it as 2031-05-14 or 20310514") from None


def parse_named_page(text: str) -> int:
    """Read the page that a pattern found: 5, 05, A05, 第5版. Raises ValueError."""
    found = DIGITS.findall(text)
    if len(found) != 1 or not 1 <= int(found[0]) <= 999:  # noqa: PLR2004 - as `--page`
        raise ValueError(f"its name says page {text!r}, which is none")
    return int(found[0])


def find_day_and_page(path: str) -> tuple[date | None, int | None]:
    """Find the last day that a path names, and the page: beside 版 anywhere, else the first number behind the day."""
    stem = re.sub(r"(?:\.\w{1,5}){1,2}$", "", path)
    days = [(found, day) for found in NAMED_DAY.finditer(stem) if (day := make_day(found))]
    behind = stem[days[-1][0].end() :] if days else re.split(r"/", stem)[-1]
    page = NAMED_PAGE.search(stem) or LONE_PAGE.search(behind)
    number = int(page[1]) if page else None
    return (days[-1][1] if days else None), number or None


def make_day(found: re.Match[str]) -> date | None:
    """Make the day that was found; None when there is no such day (2031-02-30)."""
    try:
        return date(*(int(part) for part in found.groups() if part))
    except ValueError:
        return None
