"""Who is away for unusually long: by hand, and over simulated years of people who are not."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from alerts.absence import judge_absence, name_series
from monitor.records import Absence, Occasion

TODAY = date(2031, 5, 14)
NAME = frozenset({"顾知远"})


def every(days: int, name: str, *people: str, until: int = 0, since: int = 360) -> list[Occasion]:
    """An occasion each so many days, from `since` days ago until `until` days ago."""
    return [
        Occasion(day=TODAY - timedelta(days=back), name=f"云岭省政府第{back}次{name}", people=frozenset(people))
        for back in range(since, until - 1, -days)
    ]


def days_of(occasions: list[Occasion]) -> list[date]:
    return [one.day for one in occasions if "顾知远" in one.people]


WITH = every(7, "常务会议", "顾知远", "何知秋", until=30)
WITHOUT = every(7, "常务会议", "何知秋", since=29)
GAPS = [*days_of(WITH)[:10], *days_of(WITH)[15:20], *days_of(WITH)[25:]]  # two of 42 days


def test_who_misses_what_he_usually_attends_is_away() -> None:
    absence = judge_absence(NAME, days_of(WITH), WITH + WITHOUT, TODAY)
    assert isinstance(absence, Absence)
    assert (absence.last, absence.days, absence.longest) == (days_of(WITH)[-1], (TODAY - days_of(WITH)[-1]).days, 7)
    (missed,) = absence.missed
    assert (missed.series, missed.attended, missed.missed) == ("云岭省政府常务会议", len(WITH), len(WITHOUT))
    assert absence.chance < 0.01


@pytest.mark.parametrize(
    ("seen", "occasions", "why"),
    [
        pytest.param(days_of(WITH), WITH, "but only 0 occasions", id="no occasions since, as in a holiday"),
        pytest.param(days_of(WITH), WITH + WITHOUT[:2], "but only 2 occasions", id="two missed"),
        pytest.param([*days_of(WITH), TODAY], WITH + WITHOUT, f"seen last on {TODAY}", id="seen elsewhere meanwhile"),
        pytest.param(days_of(WITH)[-8:], WITH + WITHOUT, "seen on 8 days", id="too little is known of him"),
        pytest.param(GAPS, WITH + WITHOUT, "up to 42 d", id="a gap as long as others of his"),
        pytest.param(
            days_of(WITH),
            WITH + every(7, "工作会议", "何知秋", since=29),
            "but only 0 occasions",
            id="others' occasions",
        ),
        pytest.param([], WITH + WITHOUT, "seen on 0 days", id="never seen"),
    ],
)
def test_no_alarm_and_why(seen: list[date], occasions: list[Occasion], why: str) -> None:
    said = judge_absence(NAME, seen, occasions, TODAY)
    assert isinstance(said, str)
    assert why in said


@pytest.mark.parametrize(
    ("name", "series"),
    [
        ("云岭省政府第12次常务会议", "云岭省政府常务会议"),
        ("云岭省政府第十三次常务会议", "云岭省政府常务会议"),
        ("省委常委会（扩大）会议", "省委常委会会议"),
        ("2031年度全省经济工作会议", "全省经济工作会议"),
        ("省十四届人大常委会第三次会议", "省人大常委会会议"),
    ],
)
def test_meetings_of_a_series_are_told_by_their_name(name: str, series: str) -> None:
    assert name_series(name) == series


def live(luck: random.Random, days: int) -> Iterator[tuple[date, list[Occasion]]]:
    """An official's years: two series of meetings, attended nine times in ten, tours, ten days off a quarter."""
    for number in range(days):
        day = TODAY + timedelta(days=number)
        names = []
        if number % 90 < 80:
            names += ["云岭省政府常务会议"] if number % 7 == 0 else []
            names += ["云岭省委常委会会议"] if number % 9 == 0 else []
        held = [
            Occasion(day=day, name=name, people=frozenset({"何知秋", *(NAME if luck.random() < 0.9 else ())}))
            for name in names
        ]
        tour = [Occasion(day=day, name="调研", people=NAME)] if names and luck.random() < 0.2 else []
        yield day, [*held, *tour]


def test_false_alarms_are_rarer_than_one_in_four_years_of_a_person() -> None:
    luck = random.Random(7)  # noqa: S311 - a simulation
    alarms = years = 0
    for _ in range(12):
        occasions: list[Occasion] = []
        told: set[date] = set()
        for day, held in live(luck, 3 * 365):
            occasions = [*(one for one in occasions if (day - one.day).days <= 365), *held]
            if (day - TODAY).days > 365 and (day - TODAY).days % 7 == 0:
                absence = judge_absence(NAME, [one.day for one in occasions if NAME & one.people], occasions, day)
                told |= set() if isinstance(absence, str) else {absence.last}
        alarms, years = alarms + len(told), years + 2
    print(f"false alarms: {alarms} in {years} years of a person")  # noqa: T201 - the figure
    assert alarms <= years / 4
