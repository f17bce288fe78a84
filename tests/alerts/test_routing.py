from datetime import UTC, datetime, time

import pytest

from alerts.clauses import Topic
from alerts.receivers import EmailSettings, Rate, Receiver
from alerts.routing import route
from alerts.schedule import next_slot
from alerts.watches import Watch
from tests.factories import NOW, make_alert

SETTINGS = EmailSettings(host="localhost", sender="yaowen@example.org", to="desk@example.org")


def make_receiver(
    receiver_id: str = "desk", rate: Rate = "realtime", at: str = "08:00", zone: str = "Asia/Shanghai"
) -> Receiver:
    return Receiver(id=receiver_id, settings=SETTINGS, rate=rate, digest_at=(time.fromisoformat(at),), timezone=zone)


def make_watch(*receivers: str, rate: Rate | None = None) -> Watch:
    return Watch(id="w", topics=(Topic(any=("芯片",)),), receivers=receivers, rate=rate)


def test_realtime_is_due_now_in_a_message_of_its_own() -> None:
    receivers = {"desk": make_receiver()}
    first, second = make_alert(article_id="a1"), make_alert(article_id="a2")
    (one,), (two,) = route(first, make_watch("desk"), receivers, NOW), route(second, make_watch("desk"), receivers, NOW)
    assert one.due_at == two.due_at == NOW
    assert one.message_id != two.message_id
    assert (one.alert_id, one.receiver_id) == (first.id, "desk")


def test_daily_alerts_of_one_slot_travel_in_one_message() -> None:
    receivers = {"desk": make_receiver(rate="daily", at="18:00")}
    (one,) = route(make_alert(article_id="a1"), make_watch("desk"), receivers, NOW)
    (two,) = route(make_alert(article_id="a2"), make_watch("desk"), receivers, NOW)
    assert one.message_id == two.message_id
    assert one.id != two.id
    assert one.due_at == datetime(2031, 5, 14, 10, 0, tzinfo=UTC)


def test_the_same_alert_routed_again_gives_the_same_deliveries() -> None:
    receivers = {"desk": make_receiver(), "boss": make_receiver("boss", "daily")}
    alert, watch = make_alert(), make_watch("desk", "boss")
    assert route(alert, watch, receivers, NOW) == route(alert, watch, receivers, NOW)


def test_each_receiver_gets_one_delivery_at_its_own_rate() -> None:
    receivers = {"desk": make_receiver(), "boss": make_receiver("boss", "daily")}
    deliveries = route(make_alert(), make_watch("desk", "boss", "desk"), receivers, NOW)
    assert [(each.receiver_id, each.due_at == NOW) for each in deliveries] == [("desk", True), ("boss", False)]


def test_the_rate_of_the_watch_wins() -> None:
    receivers = {"desk": make_receiver(rate="daily")}
    (delivery,) = route(make_alert(), make_watch("desk", rate="realtime"), receivers, NOW)
    assert delivery.due_at == NOW


@pytest.mark.parametrize(
    ("now", "at", "zone", "slot"),
    [
        pytest.param("2031-05-13T23:59", "08:00", "Asia/Shanghai", "2031-05-14T00:00", id="a minute before"),
        pytest.param("2031-05-14T00:00", "08:00", "Asia/Shanghai", "2031-05-15T00:00", id="at the slot: the next"),
        pytest.param("2031-05-14T00:30", "08:00", "Europe/Berlin", "2031-05-14T06:00", id="the reader's own zone"),
        pytest.param("2031-03-29T12:00", "02:30", "Europe/Berlin", "2031-03-30T01:30", id="a time that does not exist"),
        pytest.param("2031-10-25T12:00", "02:30", "Europe/Berlin", "2031-10-26T00:30", id="a time that comes twice"),
        pytest.param("2031-10-26T01:00", "02:30", "Europe/Berlin", "2031-10-27T01:30", id="between the two"),
    ],
)
def test_digest_slots(now: str, at: str, zone: str, slot: str) -> None:
    receiver = make_receiver(rate="daily", at=at, zone=zone)
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert next_slot(receiver, moment) == datetime.fromisoformat(slot).replace(tzinfo=UTC)
