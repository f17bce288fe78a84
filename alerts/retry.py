"""How often a message was tried and what the receiver asked in, when to try next out. Pure.

The schedule is that of Standard Webhooks 1.0.0 (section "Deliverability and reliability"): retries after 5 seconds,
5 minutes, 30 minutes, 2, 5, 10, 14, 20 and 24 hours, each up to a fifth longer or shorter so that receivers that fell
together are not asked together. It ends 72 hours after the message was first due, with a last try at that moment. Whose
72 hours passed otherwise (the machine was off, its clock was wrong) is tried as often as who was tried all the time.
"""

from datetime import datetime, timedelta

from monitor.records import Result

WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
SPREAD = 0.2
PATIENCE = timedelta(hours=72)
LONGEST_ASKED = timedelta(hours=1)


def next_attempt(
    attempts: int, first_due: datetime, now: datetime, retry_after: float | None, jitter: float
) -> datetime | None:
    """Say when to try again after `attempts` tries, or None when 72 hours are over and their tries were made.

    `retry_after` is what the receiver asked for, in seconds: it lengthens the wait, by one hour at most, and never
    shortens it. `jitter` is between -1 and 1. Raises ValueError when no try was made yet or jitter is out of range.
    """
    if attempts < 1 or not -1 <= jitter <= 1:
        raise ValueError(f"attempts from 1 and jitter from -1 to 1, not {attempts} and {jitter}")
    deadline = first_due + PATIENCE
    if now >= deadline and attempts >= len(WAITS):
        return None
    wait = WAITS[min(attempts, len(WAITS)) - 1] * (1 + SPREAD * jitter)
    again = now + max(wait, limit_asked(retry_after))
    return again if now >= deadline else min(again, deadline)


def is_broken(result: Result, failing_since: datetime | None, now: datetime, patience: timedelta) -> bool:
    """Say whether a message is to go to somebody else: it is refused, or its receiver has failed for too long."""
    if result is Result.REFUSED:
        return True
    return result is not Result.ACCEPTED and failing_since is not None and now - failing_since >= patience


def limit_asked(retry_after: float | None) -> timedelta:
    """Give what the receiver asked for between nothing and an hour; what is not a number of seconds asks nothing."""
    if retry_after is None or not retry_after > 0:
        return timedelta()
    return timedelta(seconds=min(retry_after, LONGEST_ASKED.total_seconds()))
