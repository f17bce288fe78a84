"""An alert and its watch's receivers in, one delivery a receiver out: at once, when quiet hours end, in a digest. Pure.

A realtime message is named by its alert and receiver, a digest by its receiver and slot: deliveries of one name travel
in one message, and a message tried again keeps its name. What waits for quiet hours to end comes in one message.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from alerts.receivers import Rate, Receiver
from alerts.schedule import next_opening, next_slot
from alerts.watches import Watch
from monitor.records import Alert, Delivery, derive_id

Why = Literal["at once", "quiet", "digest", "limit", "muted", "reprint", "kept"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """When something goes out to a receiver, and why then."""

    receiver: Receiver
    due_at: datetime
    why: Why


def route(alert: Alert, watch: Watch, receivers: Mapping[str, Receiver], now: datetime) -> tuple[Delivery, ...]:
    """Give a delivery for each receiver of the watch, in its order. `receivers` is by id.

    Raises KeyError for a receiver that there is not: the config sees to that before.
    """
    ways = find_ways(watch, receivers, now, over_limit=alert.over_limit, reprint=alert.reprint is not None)
    return tuple(deliver(alert, way) for way in ways)


def find_ways(
    watch: Watch, receivers: Mapping[str, Receiver], now: datetime, *, over_limit: bool = False, reprint: bool = False
) -> tuple[Way, ...]:
    """Say when each receiver of a watch is told of what it finds now.

    The watch's own rate wins over the receiver's. What is over the watch's limit, or found while the watch is muted,
    waits for the next digest: it is told later, never lost. A later print of what was told (`reprint`) comes as the
    receiver wishes.
    """
    return tuple(
        find_way(watch, receivers[name], now, over_limit=over_limit, reprint=reprint)
        for name in dict.fromkeys(watch.receivers)
    )


def find_way(
    watch: Watch, receiver: Receiver, now: datetime, *, over_limit: bool = False, reprint: bool = False
) -> Way:
    """Say when one receiver is told."""
    if reprint and receiver.also == "off":
        return Way(receiver=receiver, due_at=now, why="kept")
    rate: Rate = watch.rate or receiver.rate
    if rate != "realtime":
        return Way(receiver=receiver, due_at=next_slot(receiver, now, rate), why="digest")
    if over_limit:
        return Way(receiver=receiver, due_at=next_slot(receiver, now), why="limit")
    if reprint and receiver.also == "digest":
        return Way(receiver=receiver, due_at=next_slot(receiver, now), why="reprint")
    if is_muted(watch, receiver, now):
        return Way(receiver=receiver, due_at=next_slot(receiver, now), why="muted")
    opening = next_opening(receiver, now)
    return Way(receiver=receiver, due_at=opening, why="at once" if opening == now else "quiet")


def is_muted(watch: Watch, receiver: Receiver, now: datetime) -> bool:
    """Say whether a watch is muted on the receiver's own day."""
    today: date = now.astimezone(ZoneInfo(receiver.timezone)).date()
    return watch.mute_until is not None and today <= watch.mute_until


def deliver(alert: Alert, way: Way) -> Delivery:
    """Make the delivery of an alert to one receiver."""
    receiver_id, slot = way.receiver.id, way.due_at.isoformat()
    alone = way.why in {"at once", "kept"}
    return Delivery(
        id=derive_id("delivery", alert.id, receiver_id),
        alert_id=alert.id,
        receiver_id=receiver_id,
        message_id=derive_id(*(("message", alert.id, receiver_id) if alone else ("digest", receiver_id, slot))),
        due_at=way.due_at,
        kept=way.why == "kept",
    )
