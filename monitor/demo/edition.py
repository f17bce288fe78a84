"""A paper and a day in, the printed pages of that day's issue out: the sample newspaper house (样报).

Pure but for reading its own stories.toml. The first two days print the sample editions as they are written there; any
other day prints, for each page, that page of one of them, with the day's own dates, places and numbers. The same day
counted from the same first day gives the same words, whoever asks.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

PAGE_NUMBERS = 100  # room for this many article numbers a page, 1000 a day: numbers never repeat over the days


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedStory:
    """One story as the paper prints it. A row that is no article (责编, 导读, 广告) has a headline and nothing else."""

    number: int
    headline: str
    kicker: str = ""
    subheads: tuple[str, ...] = ()
    byline: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedPage:
    """One page of an issue (版): its stories, and the rows that stand among them in the page's list."""

    number: int
    section: str
    stories: tuple[PrintedStory, ...]
    rows: tuple[PrintedStory, ...]


@cache
def load_house() -> dict[str, Any]:
    """Read stories.toml: its `paper` tables, `story` texts and `pools` of words."""
    return tomllib.loads(files(__package__).joinpath("stories.toml").read_text(encoding="utf-8"))


def find_paper(paper_id: str) -> dict[str, Any] | None:
    """Give the table of one sample paper, None for an id that the house does not print."""
    return next((paper for paper in load_house()["paper"] if paper["id"] == paper_id), None)


def pick(pool: list[Any], *key: object) -> Any:
    """Choose one of the pool: always the same one for the same key."""
    drawn = sha256("\x1f".join(map(str, key)).encode()).digest()
    return pool[int.from_bytes(drawn[:8]) % len(pool)]


def fill_words(story_id: str, day: date, turn: int) -> dict[str, str]:
    """Give the words that the texts of one story leave open, for the issue of `day`, `turn` days after the first."""
    before = day - timedelta(days=1)
    drawn = {slot: pick(pool, slot, story_id, turn) for slot, pool in load_house()["pools"].items()}
    return {**drawn, "yesterday": f"{before.month}月{before.day}日", "year": str(before.year)}


def print_story(story_id: str, number: int, words: Mapping[str, str]) -> PrintedStory:
    """Set one story with the words it leaves open."""
    text = load_house()["story"][story_id]
    return PrintedStory(
        number=number,
        kicker=text["kicker"].format_map(words),
        headline=text["headline"].format_map(words),
        subheads=tuple(line.format_map(words) for line in text["subheads"]),
        byline=text["byline"],
        paragraphs=tuple(text["body"].format_map(words).strip().split("\n")),
    )


def choose_page(paper: Mapping[str, Any], position: int, turn: int) -> Mapping[str, Any]:
    """Give the sample page that stands at `position` (from 0) in the issue `turn` days after the first."""
    editions = [edition["page"] for edition in paper["edition"]]
    edition = editions[turn] if 0 <= turn < len(editions) else pick(editions, paper["id"], position, turn)
    page: Mapping[str, Any] = edition[position]
    return page


def print_page(paper: Mapping[str, Any], position: int, day: date, turn: int) -> PrintedPage:
    """Set one page: stories are numbered first, the rows that are no articles after them."""
    layout = choose_page(paper, position, turn)
    start = (day.toordinal() * 10 + position) * PAGE_NUMBERS + 1
    stories = tuple(
        print_story(story_id, number, fill_words(story_id, day, turn))
        for number, story_id in enumerate(layout["stories"], start)
    )
    rows = (
        PrintedStory(number=number, headline=headline)
        for number, headline in enumerate(layout["rows"], start + len(stories))
    )
    return PrintedPage(number=position + 1, section=layout["section"], stories=stories, rows=tuple(rows))


@lru_cache(maxsize=128)
def print_issue(paper_id: str, day: date, first: date) -> tuple[PrintedPage, ...]:
    """Give the pages of a paper's issue of `day`; `first` is the day of the first sample edition.

    Raises KeyError for a paper that the house does not print.
    """
    paper = find_paper(paper_id)
    if paper is None:
        raise KeyError(paper_id)
    pages = range(len(paper["edition"][0]["page"]))
    return tuple(print_page(paper, position, day, (day - first).days) for position in pages)
