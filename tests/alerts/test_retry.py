from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.retry import next_attempt
from tests.factories import NOW

HOUR = 3600.0
DAY = timedelta(hours=24)


@pytest.mark.parametrize(
    ("attempts", "seconds"),
    [(1, 5), (2, 300), (3, 1800), (4, 2 * HOUR), (5, 5 * HOUR), (6, 10 * HOUR), (7, 14 * HOUR), (8, 20 * HOUR)],
)
def test_waits_are_those_of_standard_webhooks(attempts: int, seconds: float) -> None:
    assert next_attempt(attempts, NOW, NOW, None, 0) == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(("jitter", "seconds"), [(-1, 240), (0.5, 330), (1, 360)])
def test_jitter_moves_a_wait_by_a_fifth_at_most(jitter: float, seconds: float) -> None:
    assert next_attempt(2, NOW, NOW, None, jitter) == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [(30.0, 30), (1.0, 5), (0.0, 5), (-50.0, 5), (1e12, HOUR), (float("inf"), HOUR), (float("nan"), 5), (None, 5)],
)
def test_retry_after_lengthens_by_an_hour_at_most_and_never_shortens(asked: float | None, seconds: float) -> None:
    assert next_attempt(1, NOW, NOW, asked, 0) == NOW + timedelta(seconds=seconds)


def test_the_last_try_is_at_72_hours_and_there_is_none_after() -> None:
    assert next_attempt(9, NOW, NOW + 2.9 * DAY, None, 0) == NOW + 3 * DAY
    assert next_attempt(10, NOW, NOW + 3 * DAY, None, 0) is None


@given(st.integers(1, 50), st.floats(0, 80 * HOUR), st.none() | st.floats(), st.floats(-1, 1))
def test_the_next_try_is_later_and_never_behind_72_hours(
    attempts: int, since: float, asked: float | None, jitter: float
) -> None:
    now = NOW + timedelta(seconds=since)
    again = next_attempt(attempts, NOW, now, asked, jitter)
    if now >= NOW + 3 * DAY:
        assert (again is None) == (attempts >= 9)
    else:
        assert again is not None
        assert now < again <= NOW + 3 * DAY


@given(st.lists(st.floats(-1, 1), min_size=20, max_size=20))
def test_who_is_tried_all_the_time_is_given_up_at_72_hours(jitters: list[float]) -> None:
    moment: datetime | None = NOW
    for attempts, jitter in enumerate(jitters, 1):
        assert moment is not None
        last, moment = moment, next_attempt(attempts, NOW, moment, None, jitter)
        if moment is None:
            break
    assert last == NOW + 3 * DAY


def test_a_machine_that_was_off_for_days_tries_as_often_as_one_that_was_not() -> None:
    """Threats: E1, E3."""
    week = NOW + 7 * DAY
    tries = [next_attempt(attempts, NOW, week, None, 0) for attempts in range(1, 10)]
    assert tries[:3] == [week + timedelta(seconds=5), week + timedelta(minutes=5), week + timedelta(minutes=30)]
    assert tries[-1] is None
    assert None not in tries[:-1]


@pytest.mark.parametrize(("attempts", "jitter"), [(0, 0.0), (1, 1.1), (1, float("nan"))])
def test_what_cannot_be_is_refused(attempts: int, jitter: float) -> None:
    with pytest.raises(ValueError, match="attempts from 1"):
        next_attempt(attempts, NOW, NOW, None, jitter)
