"""An alert and its watch's receivers in, one delivery a receiver out: at once, with others, or in a digest. Pure.

A realtime message is named by its alert and receiver, a digest by its receiver and slot: deliveries of one name travel
in one message, and a message tried again keeps its name. What waits for quiet hours to end comes in one message; what
waits for the rest of a burst, in one of its watch.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from alerts.receivers import Rate, Receiver, Wait
from alerts.schedule import is_on_today, next_departure, next_opening, next_slot
from alerts.watches import Watch
from monitor.records import Alert, Delivery, derive_id

Why = Literal["at once", "wait", "issue", "quiet", "day off", "digest", "limit", "muted", "again", "reprint", "kept"]
LONGEST_ISSUE = timedelta(minutes=30)  # that an alert waits for the end of its issue's reading, should that be cut off


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """When something goes out to a receiver, and why then."""

    receiver: Receiver
    due_at: datetime
    why: Why


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """What an alert is beside news: over its watch's limit; told not long ago; another print of what was told.

    A correction waits for nothing. `windows` says until when what is found joins what waits for each receiver.
    """

    over_limit: bool = False
    again: bool = False
    reprint: bool = False
    correction: bool = False
    windows: Mapping[str, datetime] = field(default_factory=dict)


NEWS = Case()


def route(
    alert: Alert,
    watch: Watch,
    receivers: Mapping[str, Receiver],
    now: datetime,
    windows: Mapping[str, datetime] | None = None,
) -> tuple[Delivery, ...]:
    """Give a delivery for each receiver of the watch, in its order. `receivers` is by id.

    Raises KeyError for a receiver that there is not: the config sees to that before.
    """
    return tuple(deliver(alert, way) for way in find_ways(watch, receivers, now, make_case(alert, windows)))


def make_case(alert: Alert, windows: Mapping[str, datetime] | None = None) -> Case:
    """Say what an alert is beside news."""
    if alert.correction is not None:
        return Case(correction=True)
    return Case(
        over_limit=alert.over_limit,
        again=alert.again is not None,
        reprint=alert.reprint is not None,
        windows=windows or {},
    )


def find_ways(watch: Watch, receivers: Mapping[str, Receiver], now: datetime, case: Case = NEWS) -> tuple[Way, ...]:
    """Say when each receiver of a watch is told of what it finds now.

    The watch's own rate wins over the receiver's. What is over the watch's limit, said again, or found while the watch
    is muted, waits for the next digest: it is told later, never lost. A later print of what was told comes as the
    receiver wishes.
    """
    return tuple(find_way(watch, receivers[name], now, case) for name in dict.fromkeys(watch.receivers))


def find_way(watch: Watch, receiver: Receiver, now: datetime, case: Case = NEWS) -> Way:
    """Say when one receiver is told."""
    if case.reprint and receiver.also == "off":
        return Way(receiver=receiver, due_at=now, why="kept")
    rate = get_rate(watch, receiver)
    if rate != "realtime":
        return Way(receiver=receiver, due_at=next_slot(receiver, now, rate), why="digest")
    if (why := find_delay(watch, receiver, now, case)) is not None:
        return Way(receiver=receiver, due_at=next_slot(receiver, now), why=why)
    opening = next_opening(receiver, now)
    if opening != now:
        return Way(receiver=receiver, due_at=opening, why="quiet" if is_on_today(receiver, now) else "day off")
    return depart(receiver, now, timedelta() if case.correction else get_wait(watch, receiver), case)


def depart(receiver: Receiver, now: datetime, wait: Wait, case: Case) -> Way:
    """Say when something goes out that may go at once: now, or with what else is found meanwhile."""
    if not wait:
        return Way(receiver=receiver, due_at=now, why="at once")
    if wait == "issue":
        return Way(receiver=receiver, due_at=next_departure(receiver, now, LONGEST_ISSUE), why="issue")
    until = case.windows.get(receiver.id) or next_departure(receiver, now, wait)
    return Way(receiver=receiver, due_at=until, why="wait")


def find_own_moment(receiver: Receiver, now: datetime) -> datetime:
    """Say when a receiver is told of something that comes to it by itself, whatever watch it is of."""
    return next_opening(receiver, now) if receiver.rate == "realtime" else next_slot(receiver, now, receiver.rate)


def get_rate(watch: Watch, receiver: Receiver) -> Rate:
    """Give the rate of a watch at a receiver: its own wins."""
    return watch.rate or receiver.rate


def get_wait(watch: Watch, receiver: Receiver) -> Wait:
    """Say how long alerts of a watch wait for each other at a receiver: its own wait wins."""
    return receiver.wait if watch.wait is None else watch.wait


def find_delay(watch: Watch, receiver: Receiver, now: datetime, case: Case) -> Why | None:
    """Say why something waits for the next digest, None when it does not."""
    if case.over_limit:
        return "limit"
    if case.reprint and receiver.also == "digest":
        return "reprint"
    if case.again:
        return "again"
    return "muted" if is_muted(watch, receiver, now) else None


def is_muted(watch: Watch, receiver: Receiver, now: datetime) -> bool:
    """Say whether a watch is muted on the receiver's own day."""
    today: date = now.astimezone(ZoneInfo(receiver.timezone)).date()
    return watch.mute_until is not None and today <= watch.mute_until


def deliver(alert: Alert, way: Way) -> Delivery:
    """Make the delivery of an alert to one receiver."""
    return Delivery(
        id=derive_id("delivery", alert.id, way.receiver.id),
        alert_id=alert.id,
        receiver_id=way.receiver.id,
        message_id=name_message(alert, way),
        due_at=way.due_at,
        kept=way.why == "kept",
    )


def name_message(alert: Alert, way: Way) -> str:
    """Name the message in which an alert travels."""
    match way.why:
        case "at once" | "kept":
            return derive_id("message", alert.id, way.receiver.id)
        case "wait":
            return name_burst(alert.watch_id, way.receiver.id, way.due_at)
        case "issue":
            return name_issue(alert.watch_id, way.receiver.id, alert.paper, alert.day)
    return derive_id("digest", way.receiver.id, way.due_at.isoformat())


def name_burst(watch_id: str, receiver_id: str, due_at: datetime) -> str:
    """Name the message of what a watch finds until a moment."""
    return derive_id("burst", watch_id, receiver_id, due_at.isoformat())


def name_issue(watch_id: str, receiver_id: str, paper: str, day: date) -> str:
    """Name the message of what a watch finds in an issue."""
    return derive_id("issue", watch_id, receiver_id, paper, day)


def find_windows(
    watch: Watch, receivers: Iterable[Receiver], waiting: Iterable[tuple[str, str, datetime]], now: datetime
) -> dict[str, datetime]:
    """Say until when what a watch finds joins a burst that waits, by receiver.

    `waiting` holds receiver, message and moment of what has not gone out yet.
    """
    ids = {receiver.id for receiver in receivers}
    return {
        receiver_id: due_at
        for receiver_id, message_id, due_at in waiting
        if receiver_id in ids and due_at > now and message_id == name_burst(watch.id, receiver_id, due_at)
    }
