from datetime import timedelta

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
    assert again is None if now >= NOW + 3 * DAY else again is not None and now < again <= NOW + 3 * DAY


@pytest.mark.parametrize(("attempts", "jitter"), [(0, 0.0), (1, 1.1), (1, float("nan"))])
def test_what_cannot_be_is_refused(attempts: int, jitter: float) -> None:
    with pytest.raises(ValueError, match="attempts from 1"):
        next_attempt(attempts, NOW, NOW, None, jitter)
