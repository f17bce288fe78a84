"""When receivers are told, against a reference that looks at every minute of two years; and by hand."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from alerts.receivers import EmailSettings, Rate, Receiver
from alerts.routing import find_ways
from alerts.schedule import next_opening, next_slot
from alerts.watches import Topic, Watch
from alerts.workdays import is_workday, load_calendar

SETTINGS = EmailSettings(host="localhost", sender="yaowen@example.org", to="desk@example.org")
START = datetime(2025, 1, 1, tzinfo=UTC)
MINUTES = 2 * 365 * 24 * 60
NIGHT = (time(22), time(7))
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def make_receiver(**given: Any) -> Receiver:
    return Receiver(**{"id": "desk", "settings": SETTINGS, **given})


RECEIVERS = {
    "berlin, quiet at night": make_receiver(timezone="Europe/Berlin", quiet=(NIGHT,)),
    "new york, two digests": make_receiver(timezone="America/New_York", digest_at=(time(2, 30), time(18))),
    "shanghai, workdays": make_receiver(workdays="CN", quiet=((time(12), time(13, 30)),), digest_at=(time(9),)),
    "lord howe, half an hour": make_receiver(timezone="Australia/Lord_Howe", quiet=(NIGHT,), digest_on=("tue", "sat")),
}


def walk(receiver: Receiver, holds: Callable[[datetime], bool]) -> list[datetime]:
    """The minutes of two years at which something holds by the receiver's clock."""
    zone = ZoneInfo(receiver.timezone)
    moments = (START + timedelta(minutes=number) for number in range(MINUTES))
    return [moment for moment in moments if holds(moment.astimezone(zone))]


def may_send(receiver: Receiver, here: datetime) -> bool:
    clock = here.time()
    for start, end in receiver.quiet:
        if (start <= clock < end) if start < end else (clock >= start or clock < end):
            return False
    return not receiver.workdays or is_workday(receiver.workdays, here.date())


def samples(step: int) -> Iterable[datetime]:
    return (START + timedelta(minutes=number, seconds=17) for number in range(0, MINUTES - 60 * 24 * 60, step))


@pytest.mark.parametrize("name", [name for name, one in RECEIVERS.items() if one.quiet or one.workdays])
def test_quiet_times_end_where_a_walk_through_the_minutes_says(name: str) -> None:
    receiver = RECEIVERS[name]
    allowed = walk(receiver, lambda here: may_send(receiver, here))
    for now in samples(337):
        minute = now.replace(second=0)
        place = bisect_left(allowed, minute)
        expected = now if allowed[place] == minute else allowed[place]
        assert next_opening(receiver, now) == expected, now


@pytest.mark.parametrize("name", RECEIVERS)
def test_digests_go_out_where_a_walk_through_the_minutes_says(name: str) -> None:
    receiver = RECEIVERS[name]
    zone = ZoneInfo(receiver.timezone)
    days = [(START.date() + timedelta(days=number)) for number in range(-2, 2 * 365 + 70)]
    slots: list[datetime] = []
    pending = False
    for day in days:
        pending = pending or not receiver.digest_on or DAYS[day.weekday()] in receiver.digest_on
        if pending and (not receiver.workdays or is_workday(receiver.workdays, day)):
            pending = False
            slots += sorted(datetime.combine(day, clock, zone).astimezone(UTC) for clock in receiver.digest_at)
    assert all(early < late for early, late in pairwise(slots))
    for now in samples(997):
        assert next_slot(receiver, now) == next(slot for slot in slots if slot > now), now


@pytest.mark.parametrize(
    ("now", "rate", "given", "due"),
    [
        pytest.param("2031-05-14 23:00", "realtime", {"quiet": (NIGHT,)}, "2031-05-15 07:00", id="at night"),
        pytest.param("2031-05-14 12:00", "realtime", {"quiet": (NIGHT,)}, "2031-05-14 12:00", id="by day"),
        pytest.param("2031-05-14 09:00", "daily", {}, "2031-05-15 08:00", id="daily"),
        pytest.param("2031-05-14 09:00", "daily", {"digest_at": (time(8), time(18))}, "2031-05-14 18:00", id="twice"),
        pytest.param("2031-05-14 09:00", "weekly", {}, "2031-05-19 08:00", id="weekly on Monday"),
        pytest.param("2031-05-14 09:00", "weekly", {"digest_on": ("fri",)}, "2031-05-16 08:00", id="weekly on Friday"),
        pytest.param("2025-09-30 20:00", "daily", {"workdays": "CN"}, "2025-10-09 08:00", id="over a long holiday"),
        pytest.param("2025-09-27 20:00", "daily", {"workdays": "CN"}, "2025-09-28 08:00", id="a Sunday worked instead"),
        pytest.param("2025-10-04 12:00", "realtime", {"workdays": "CN"}, "2025-10-09 00:00", id="nothing on a day off"),
    ],
)
def test_when_it_goes_out(now: str, rate: Rate, given: dict[str, Any], due: str) -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    watch = Watch(id="w", topics=(Topic(any=("芯片",)),), receivers=("desk",))
    moment = datetime.fromisoformat(now).replace(tzinfo=shanghai)
    (way,) = find_ways(watch, {"desk": make_receiver(rate=rate, **given)}, moment.astimezone(UTC))
    assert way.due_at == datetime.fromisoformat(due).replace(tzinfo=shanghai)


def test_a_muted_watch_waits_for_the_digest_and_speaks_again_the_day_after() -> None:
    watch = Watch(id="w", topics=(Topic(any=("芯片",)),), receivers=("desk",), mute_until=date(2031, 5, 14))
    receivers = {"desk": make_receiver()}
    for day, why in ((14, "muted"), (15, "at once")):
        (way,) = find_ways(watch, receivers, datetime(2031, 5, day, 4, tzinfo=UTC))
        assert way.why == why


def test_a_country_without_calendar_is_an_error() -> None:
    with pytest.raises(ValueError, match="no calendar"):
        load_calendar("XX")
