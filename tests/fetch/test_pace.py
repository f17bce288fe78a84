from datetime import UTC, datetime

import pytest

from monitor.fetch.pace import Pace, parse_retry_after

NOW = datetime(2031, 5, 14, tzinfo=UTC)


class Clock:
    """A monotonic clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_a_host_is_asked_once_a_pause_and_another_host_meanwhile() -> None:
    clock = Clock()
    pace = Pace(clock, clock.sleep)
    for host in ("a", "a", "b", "a"):
        pace.wait(host, 1.0)
    assert clock.slept == [1.0, 1.0]


def test_nobody_waits_when_the_pause_is_over() -> None:
    clock = Clock()
    pace = Pace(clock, clock.sleep)
    pace.wait("a", 1.0)
    clock.now += 5
    pace.wait("a", 1.0)
    assert clock.slept == []


def test_a_hold_ends() -> None:
    clock = Clock()
    pace = Pace(clock, clock.sleep)
    pace.hold("a", 60)
    assert (pace.find_hold("a"), pace.find_hold("b")) == (60, 0)
    clock.now += 61
    assert pace.find_hold("a") == 0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("1000000000", 3600),
        ("9" * 400, 3600),
        ("Wed, 14 May 2031 00:10:00 GMT", 600),
        ("Wed, 14 May 2031 09:00:00 GMT", 3600),
        ("Wed, 14 May 2025 00:10:00 GMT", None),
        ("-5", None),
        ("1.5", None),
        ("abc", None),
        ("", None),
        ("٣", None),
        ("Wed, 99 May 2031 00:10:00 GMT", None),
        ("Wed, 14 May 9999999999 00:10:00 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_an_hour_at_most(header: str, seconds: float | None) -> None:
    assert parse_retry_after(header, NOW) == seconds
