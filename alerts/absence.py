"""When a person was seen and which occasions there were in, whether they are away for unusually long out. Pure.

Days alone do not tell: a fixed number of days without a person raises five false alarms a year and person
(leaders in evening news of 2012 to 2026). So two things must come together. The person was not seen for longer than
nearly all of their own gaps of the last year; and of the occasions since (常务会议, 全会 ...) that the person usually
attends, so many went by without them that it is hardly chance. In a holiday there are no occasions, and so no alarm.

It says what it is: not seen in the pages read. Who is ill, travels or is left out by the papers is not seen either.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import prod

from monitor.records import Absence, Missed, Occasion

WINDOW = timedelta(days=365)  # how far back habits are read
LEAST_SEEN = 12  # days on which a person must have been seen to have a habit
LEAST_HELD = 4  # times that an occasion must have been held before to be a usual one
LEAST_SHARE = 0.5  # of them that the person must have attended
LEAST_MISSED = 3  # occasions
CHANCE = 0.01  # that all of them went by without the person, were nothing the matter
LONG_GAP = 0.95  # of the person's own gaps are no longer than this one
# What tells one meeting of a series from the next: its number, day, year.
SERIES = re.compile(
    r"[第（(]?[\d零一二三四五六七八九十百]+[）)]?(?:次|届|期|年度|年|月|日|轮|场)|[（(][^）)]*[）)]|[“”\"《》\s]"
)


def name_series(name: str) -> str:
    """Give what all meetings of a series are called: 省政府常务会议 for 省政府第12次常务会议."""
    return SERIES.sub("", name)


def judge_absence(
    names: frozenset[str], seen: Iterable[date], occasions: Sequence[Occasion], today: date
) -> Absence | str:
    """Say whether a person is away unusually long at the end of `today`; why it is not said, when not.

    `names` are all that the person is called, `seen` the days of appearances, `occasions` all events of the window.
    """
    days = sorted({day for day in seen if today - WINDOW <= day <= today})
    if len(days) < LEAST_SEEN:
        return f"seen on {len(days)} days in the {WINDOW.days} before; a habit shows on {LEAST_SEEN} at least"
    last = days[-1]
    gaps = sorted((later - earlier).days for earlier, later in pairwise(days))
    away = (today - last).days
    usual = gaps[min(len(gaps) - 1, int(LONG_GAP * len(gaps)))]
    if away <= usual:
        return f"seen last on {last}: gaps of up to {usual} d are usual"
    missed = tuple(find_missed(names, occasions, last))
    chance = prod((1 - one.attended / (one.held + 1)) ** one.missed for one in missed)
    if (count := sum(one.missed for one in missed)) < LEAST_MISSED or chance >= CHANCE:
        return f"{since(last, away)}, but only {count} occasions that they usually attend went by: it may be chance"
    return Absence(last=last, days=away, longest=gaps[-1], missed=missed, chance=chance)


def since(last: date, days: int) -> str:
    """Say in words for whoever runs the program how long somebody is not seen."""
    return f"not seen for {days} days, since {last}"


def find_missed(names: frozenset[str], occasions: Sequence[Occasion], last: date) -> Iterable[Missed]:
    """Give the series that a person usually attends and that were held since, the most missed first."""
    held: Counter[str] = Counter()
    attended: Counter[str] = Counter()
    since: defaultdict[str, set[date]] = defaultdict(set)
    for day, series, people in {(one.day, name_series(one.name), one.people) for one in occasions}:
        if day > last:
            since[series].add(day)
        else:
            held[series] += 1
            attended[series] += not names.isdisjoint(people)
    usual = [name for name, count in held.items() if count >= LEAST_HELD and attended[name] >= LEAST_SHARE * count]
    for series in sorted((name for name in usual if since[name]), key=lambda name: (-len(since[name]), name)):
        yield Missed(series=series, held=held[series], attended=attended[series], missed=len(since[series]))
