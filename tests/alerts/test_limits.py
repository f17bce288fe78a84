from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.limits import LIMITS, Limits, find_limits, next_call
from alerts.receivers import Kind

START = datetime(2031, 5, 14, 0, 10, tzinfo=UTC)


def call_as_soon_as_may_be(limits: Limits, calls: int, at: datetime = START) -> list[datetime]:
    made: list[datetime] = []
    for _ in range(calls):
        made.append(next_call(limits, made[-1] if made else None, made[-1] if made else at))
    return made


@pytest.mark.parametrize("kind", LIMITS)
def test_no_window_holds_more_calls_than_a_service_takes(kind: Kind) -> None:
    """threats: H9."""
    limits = LIMITS[kind]
    made = call_as_soon_as_may_be(limits, 1_000)
    for calls, seconds in limits.rates:
        assert all((later - first).total_seconds() >= seconds for first, later in zip(made, made[calls:], strict=False))


@pytest.mark.parametrize("kind", LIMITS)
def test_nearly_all_that_a_service_takes_is_used(kind: Kind) -> None:
    limits = LIMITS[kind]
    made = call_as_soon_as_may_be(limits, 200)
    fewest = min(calls / seconds for calls, seconds in limits.rates)
    assert len(made) / (made[-1] - made[0]).total_seconds() > 0.85 * fewest


def test_mail_webhooks_and_files_do_not_wait() -> None:
    assert all(next_call(find_limits(kind), START, START) == START for kind in ("email", "webhook", "atom"))


@given(st.timedeltas(timedelta(), timedelta(days=2)).map(lambda passed: START + passed))
def test_feishu_is_left_alone_in_the_first_minute_of_each_half_hour_and_just_before(now: datetime) -> None:
    at = next_call(LIMITS["feishu"], None, now)
    assert at.minute % 30
    assert (at + timedelta(seconds=5)).minute % 30
    assert timedelta() <= at - now <= timedelta(seconds=65)
    assert at == now or not now.minute % 30 or not (now + timedelta(seconds=5)).minute % 30


def test_a_last_call_far_in_the_future_is_a_clock_that_was_set_back() -> None:
    assert next_call(LIMITS["wecom"], START + timedelta(hours=1), START) == START
    assert next_call(LIMITS["wecom"], START + timedelta(minutes=10), START) > START + timedelta(minutes=10)
