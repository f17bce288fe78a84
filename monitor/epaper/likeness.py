"""A headline and the stories of a page in, how much the headline speaks of each out.

Names, places and events are what a headline shares with its story. Runs of two and three characters stand for them, so
that no dictionary is needed; a run that only one story of the page has says more than one that all have.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

PIECES = re.compile(r"[\u3400-\u9fffA-Za-z0-9]+")
# A headline takes its words from the story's first lines: a run found there counts this much more.
LEAD_CHARACTERS = 200
LEAD_WEIGHT = 1.0
RUNS = (2, 3, 4)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stories:
    """What a page's stories are made of: runs of characters of each and of its lead; in how many each stands."""

    runs: tuple[frozenset[str], ...]
    leads: tuple[frozenset[str], ...]
    spread: Counter[str]


def cut_runs(text: str) -> frozenset[str]:
    """Give the runs of two to four characters of a text, none across punctuation or a gap."""
    return frozenset(
        piece[at : at + size] for piece in PIECES.findall(text) for size in RUNS for at in range(len(piece) - size + 1)
    )


# Of articles of two real issues cut anywhere, nine in ten second parts have so much of their runs of three characters
# from the 3,000 characters before them, and one in ten texts of other articles.
REPEATED = 0.026
BEHIND = 3_000
AHEAD = 500
TELLING = 60  # runs; a shorter text says nothing


def speaks_of_the_same(before: str, after: str) -> bool:
    """Whether a text repeats enough of what stands before it to be one story with it; a short one says nothing."""
    ahead, known = cut_threes(after[:AHEAD]), cut_threes(before[-BEHIND:])
    return len(ahead) < TELLING or len(ahead & known) >= REPEATED * len(ahead)


def cut_threes(text: str) -> frozenset[str]:
    """Give the runs of three characters of a text."""
    return frozenset(piece[at : at + 3] for piece in PIECES.findall(text) for at in range(len(piece) - 2))


def learn_stories(texts: Sequence[str]) -> Stories:
    """Count the runs of the stories of a page."""
    runs = tuple(cut_runs(text) for text in texts)
    leads = tuple(cut_runs(text[:LEAD_CHARACTERS]) for text in texts)
    return Stories(runs=runs, leads=leads, spread=Counter(run for story in runs for run in story))


def weigh_line(line: str, stories: Stories) -> list[float]:
    """Give for each story the part of the line that it explains, 0 to 1.

    Runs that no story has count little: headlines have words of their own. A run counts the more the fewer stories
    have it.
    """
    weights = weigh_runs(line, stories)
    return [explain(weights, stories, at) for at in range(len(stories.runs))]


def weigh_runs(line: str, stories: Stories) -> dict[str, float]:
    """Give the weight of each run of a line."""
    return {run: _weigh(run, stories.spread[run], len(stories.runs)) for run in cut_runs(line)}


def explain(weights: dict[str, float], stories: Stories, at: int) -> float:
    """Give the part of a line, as weighed, that the story at place `at` explains, 0 to 1."""
    total = sum(weights.values()) * (1 + LEAD_WEIGHT)
    if not total:
        return 0.0
    story, lead = stories.runs[at], stories.leads[at]
    return sum(weight * ((run in story) + LEAD_WEIGHT * (run in lead)) for run, weight in weights.items()) / total


# A run of the headline that no story has, against one that one of them has.
UNKNOWN = 0.25


def _weigh(run: str, spread: int, count: int) -> float:
    return UNKNOWN * log(1 + count) if spread == 0 else len(run) / 2 * log(1 + count / spread)
