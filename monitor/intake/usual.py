"""An issue and those of the same paper's last weeks in; what it lacks against them, out (漏读与改版的征兆). Pure.

A list that is read to the half, or a kicker that a new template keeps elsewhere, looks like a page without more: only
the paper's own history tells. Weekdays differ (a Saturday has four pages where a Tuesday has twelve), so that they are
compared with their like.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from math import log
from statistics import median, quantiles

from monitor.records import Printing

LOOK_BACK = timedelta(days=56)
LEAST_ALIKE = 4  # issues of the same weekday; with fewer, all days are taken
LEAST_ISSUES = 8
# Fewer than half of what three issues of four have: a holiday's thin issue is said to be thin too.
FAR_FEWER = 2
# One in a million: that none of so many stories has a kicker, where its paper gives so many one.
CHANCE = log(1e-6)


def find_unusual(issue: Printing, earlier: Sequence[Printing]) -> tuple[str, ...]:
    """Say all that an issue lacks against the paper's earlier ones; () when it is as usual, or too little is known."""
    return tuple(said for said in (find_thin(issue, earlier), *find_vanished(issue, earlier)) if said)


def find_thin(issue: Printing, earlier: Sequence[Printing]) -> str:
    """Say of which the issue has far fewer than that paper usually has, pages or articles; "" when it has enough."""
    alike = _choose_alike(issue, earlier)
    counted: tuple[tuple[str, Callable[[Printing], int]], ...] = (
        ("pages", lambda one: one.pages),
        ("articles", lambda one: one.articles),
    )
    return next((said for name, count in counted if (said := _say_fewer(name, count, issue, alike))), "")


def _choose_alike(issue: Printing, earlier: Sequence[Printing]) -> list[Printing]:
    recent = [one for one in earlier if issue.day - LOOK_BACK <= one.day < issue.day]
    alike = [one for one in recent if one.day.weekday() == issue.day.weekday()]
    if len(alike) >= LEAST_ALIKE:
        return alike
    return recent if len(recent) >= LEAST_ISSUES else []


def _say_fewer(name: str, count: Callable[[Printing], int], issue: Printing, alike: Sequence[Printing]) -> str:
    counts, own = [count(one) for one in alike], count(issue)
    if not counts or own * FAR_FEWER >= quantiles(counts, n=4)[0]:
        return ""
    return f"{own} {name}, usually {median(counts):g} (of {len(counts)} issues)"


def find_vanished(issue: Printing, earlier: Sequence[Printing]) -> Iterator[str]:
    """Name what none of the issue's articles has, though by that paper's habit it is next to impossible by chance.

    The habit is the share of articles that have it in the paper's poorer issues (the lower quartile), so that one
    supplement without kickers makes no other suspect, and a change is told until it has become the habit.
    """
    recent = [one for one in earlier if issue.day - LOOK_BACK <= one.day < issue.day and one.stored]
    if len(recent) < LEAST_ISSUES:
        return
    counted: tuple[tuple[str, Callable[[Printing], int]], ...] = (
        ("kicker", lambda one: one.kickers),
        ("author", lambda one: one.authors),
    )
    for name, count in counted:
        habit = quantiles([count(one) / one.stored for one in recent], n=4)[0]
        if not count(issue) and (habit >= 1 or issue.stored * log(1 - habit) < CHANCE):
            yield f"none of {issue.stored} articles has a {name}, usually at least {habit:.0%} have"
