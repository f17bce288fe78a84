"""An alert and its watch's receivers in, one delivery a receiver out: at once, or in the next daily digest. Pure.

A realtime message is named by its alert and receiver, a digest by its receiver and slot: deliveries of one name travel
in one message, and a message tried again keeps its name.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from alerts.receivers import Rate, Receiver
from alerts.watches import Watch
from monitor.records import Alert, Delivery, derive_id


def route(alert: Alert, watch: Watch, receivers: Mapping[str, Receiver], now: datetime) -> tuple[Delivery, ...]:
    """Give a delivery for each receiver of the watch, in its order. `receivers` is by id.

    The watch's own rate wins over the receiver's; what is over the watch's limit waits for the next digest. Raises
    KeyError for a receiver that there is not: the config sees to that before.
    """
    named = dict.fromkeys(watch.receivers)
    return tuple(deliver(alert, receivers[name], choose_rate(alert, watch, receivers[name]), now) for name in named)


def choose_rate(alert: Alert, watch: Watch, receiver: Receiver) -> Rate:
    """Say whether an alert goes out at once or in the next digest."""
    return "daily" if alert.over_limit else watch.rate or receiver.rate


def deliver(alert: Alert, receiver: Receiver, rate: Rate, now: datetime) -> Delivery:
    """Make the delivery of an alert to one receiver at one rate."""
    due_at = now if rate == "realtime" else next_slot(receiver, now)
    name = ("message", alert.id, receiver.id) if rate == "realtime" else ("digest", receiver.id, due_at.isoformat())
    return Delivery(
        id=derive_id("delivery", alert.id, receiver.id),
        alert_id=alert.id,
        receiver_id=receiver.id,
        message_id=derive_id(*name),
        due_at=due_at,
    )


def next_slot(receiver: Receiver, now: datetime) -> datetime:
    """Give the first digest time after `now`, in UTC.

    The day is the receiver's own. In the night when clocks go forward a time that does not exist stands an hour later;
    when they go back, the first of the two counts. A digest due at this very moment is already on its way, so that the
    slot is always later than `now`.
    """
    zone = ZoneInfo(receiver.timezone)
    today = now.astimezone(zone).date()
    slots = (
        datetime.combine(today + timedelta(days=days), receiver.digest_at, tzinfo=zone).astimezone(UTC)
        for days in (0, 1, 2)
    )
    return next(slot for slot in slots if slot > now)
