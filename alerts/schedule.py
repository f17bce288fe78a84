"""When a receiver may be told in, the moment of the next message out: quiet hours, days off, digests. Pure.

All is by the receiver's own clock. In the night when clocks go forward, a time that does not exist stands as far behind
the change; when they go back, the first of the two counts.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, takewhile
from zoneinfo import ZoneInfo

from alerts.receivers import WEEKDAYS, Rate, Receiver
from alerts.workdays import is_workday

MINUTE = timedelta(minutes=1)
FARTHEST = 60  # days; no calendar has so many days off in a row


def is_on(receiver: Receiver, day: date) -> bool:
    """Say whether a receiver is told anything on a day of its own."""
    return not receiver.workdays or is_workday(receiver.workdays, day)


def is_on_today(receiver: Receiver, now: datetime) -> bool:
    """Say whether a receiver is told anything on its own day at a moment."""
    return is_on(receiver, now.astimezone(ZoneInfo(receiver.timezone)).date())


def is_quiet(receiver: Receiver, now: datetime) -> bool:
    """Say whether nothing goes out at once at a moment: a day off, or one of the quiet hours."""
    clock = now.astimezone(ZoneInfo(receiver.timezone)).time().replace(tzinfo=None)
    return not is_on_today(receiver, now) or any(is_within(clock, start, end) for start, end in receiver.quiet)


def is_within(clock: time, start: time, end: time) -> bool:
    """Say whether a time of day lies in a window, which may go over midnight; its end is out of it."""
    return start <= clock < end if start < end else clock >= start or clock < end


def next_opening(receiver: Receiver, now: datetime) -> datetime:
    """Give the first moment from `now` on at which something may go out at once, in UTC."""
    if not is_quiet(receiver, now):
        return now
    ends = list_borders(receiver, now, (end for _, end in receiver.quiet))
    return next(moment for moment in ends if moment > now and not is_quiet(receiver, moment))


def next_departure(receiver: Receiver, now: datetime, wait: timedelta) -> datetime:
    """Say when what is found from now on goes out together: after the wait, or before a quiet time begins."""
    starts = list_borders(receiver, now, (start for start, _ in receiver.quiet))
    near = takewhile(lambda moment: moment <= now + wait, starts)
    closing = next((moment for moment in near if moment > now and is_quiet(receiver, moment)), None)
    return now + wait if closing is None else max(now, closing - MINUTE)


def list_borders(receiver: Receiver, now: datetime, clocks: Iterable[time]) -> Iterator[datetime]:
    """Give the moments at which a quiet time may begin or end: at midnight and at those of the windows, in order."""
    wanted = {time(0), *clocks}
    for day in list_days(receiver, now):
        yield from sorted(moment_of(receiver, day, clock) for clock in wanted)


def next_slot(receiver: Receiver, now: datetime, rate: Rate = "daily") -> datetime:
    """Give the first digest time after `now`, in UTC.

    A weekly digest goes out on the first of `digest_on`, Monday without; a daily one on each of them. On a day off it
    waits for the next day that is none. A digest due at this very moment is already on its way, so that the slot is
    always later than `now`.
    """
    days = receiver.digest_on or (WEEKDAYS if rate == "daily" else WEEKDAYS[:1])
    wanted = days if rate == "daily" else days[:1]
    pending = False
    for day in list_days(receiver, now - timedelta(days=FARTHEST)):
        pending = pending or WEEKDAYS[day.weekday()] in wanted
        if not pending or not is_on(receiver, day):
            continue
        pending = False
        for slot in sorted(moment_of(receiver, day, clock) for clock in receiver.digest_at):
            if slot > now:
                return slot
    raise AssertionError("days do not end")


def list_days(receiver: Receiver, now: datetime) -> Iterator[date]:
    """Give the receiver's own days from the one of a moment on."""
    today = now.astimezone(ZoneInfo(receiver.timezone)).date()
    return (today + timedelta(days=number) for number in count())


def moment_of(receiver: Receiver, day: date, clock: time) -> datetime:
    """Give the moment, in UTC, at which the receiver's clock shows a time."""
    return datetime.combine(day, clock, ZoneInfo(receiver.timezone)).astimezone(UTC)
