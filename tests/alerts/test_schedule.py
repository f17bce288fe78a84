"""When receivers are told, against a reference that looks at every minute of two years; and by hand."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from alerts.clauses import Topic
from alerts.receivers import EmailSettings, Rate, Receiver
from alerts.routing import find_ways, find_windows, route
from alerts.schedule import next_opening, next_slot
from alerts.watches import Watch
from alerts.workdays import is_workday, load_calendar
from tests.factories import make_alert
from tests.figures import Figure

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
def test_quiet_times_end_where_a_walk_through_the_minutes_says(name: str, figure: Figure) -> None:
    """threats: E5."""
    receiver = RECEIVERS[name]
    allowed = walk(receiver, lambda here: may_send(receiver, here))
    for now in samples(337):
        minute = now.replace(second=0)
        place = bisect_left(allowed, minute)
        expected = now if allowed[place] == minute else allowed[place]
        assert next_opening(receiver, now) == expected, now
    figure(f"two years by the minute, {name}: {len(list(samples(337))):,} moments find the same end of quiet")


@pytest.mark.parametrize("name", RECEIVERS)
def test_digests_go_out_where_a_walk_through_the_minutes_says(name: str, figure: Figure) -> None:
    """threats: E5."""
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
    figure(f"two years by the minute, {name}: {len(list(samples(997))):,} moments find the same digest")


def list_arrivals(chance: Random) -> list[datetime]:
    """Minutes of two years at which something is found: bursts of up to six within a quarter of an hour."""
    begins = (START + timedelta(minutes=chance.randrange(MINUTES - 120 * 24 * 60)) for _ in range(1500))
    return sorted(
        begin + timedelta(minutes=chance.randrange(15)) for begin in begins for _ in range(chance.randrange(6))
    )


def walk_bursts(receiver: Receiver, wait: timedelta, arrivals: list[datetime]) -> Counter[datetime]:
    """How many alerts go out at which minute, by looking at every one."""
    allowed = set(walk(receiver, lambda here: may_send(receiver, here)))
    found = Counter(arrivals)
    sent: Counter[datetime] = Counter()
    waiting, opened = 0, START
    for minute in (START + timedelta(minutes=number) for number in range(MINUTES)):
        if minute in allowed and waiting and (minute >= opened + wait or opened not in allowed):
            sent[minute] += waiting
            waiting = 0
        if found[minute]:
            opened = opened if waiting else minute
            waiting += found[minute]
        if waiting and minute in allowed and minute + timedelta(minutes=1) not in allowed:
            sent[minute] += waiting
            waiting = 0
    return sent


@pytest.mark.parametrize(("name", "minutes"), [("berlin, quiet at night", 45), ("shanghai, workdays", 5)])
def test_bursts_go_out_where_a_walk_through_the_minutes_says(name: str, minutes: int, figure: Figure) -> None:
    receiver, wait = RECEIVERS[name], timedelta(minutes=minutes)
    watch = Watch(id="w", topics=(Topic(any=("芯片",)),), receivers=("desk",), wait=wait)
    arrivals = list_arrivals(Random(minutes))  # noqa: S311 - the same bursts each time
    sent: Counter[datetime] = Counter()
    names: defaultdict[datetime, set[str]] = defaultdict(set)
    waiting: list[tuple[str, str, datetime]] = []
    for number, now in enumerate(arrivals):
        windows = find_windows(watch, (receiver,), waiting, now)
        alert = make_alert(watch_id="w", article_id=str(number))
        (delivery,) = route(alert, watch, {"desk": receiver}, now, windows)
        waiting = [*waiting[-1:], (delivery.receiver_id, delivery.message_id, delivery.due_at)]
        sent[delivery.due_at] += 1
        names[delivery.due_at].add(delivery.message_id)
    assert sent == walk_bursts(receiver, wait, arrivals)
    figure(f"two years by the minute, {name}: {len(arrivals):,} alerts go out at the same minute")
    assert all(len(each) == 1 for each in names.values()), "what goes out at one moment is one message"


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
