from dataclasses import replace

import pytest

from monitor.records import Claim, DeliveryState, Outcome, Result
from storage import Store, StoreRefused
from storage.articles import save_article
from storage.deliveries import StoredDelivery, count_deliveries, find_deliveries
from storage.outbox import claim_due, find_last_try, hand_over, has_due, queue, record_outcome, rescue, retry_deliveries
from tests.factories import NOW, make_facts
from tests.storage.samples import count_rows, later, make_delivery, stored_alert

ACCEPTED = Outcome(result=Result.ACCEPTED, detail="250 OK")
TEMPORARY = Outcome(result=Result.TEMPORARY, detail="451 later")
REFUSED = Outcome(result=Result.REFUSED, detail="550 no such user")
UNKNOWN = Outcome(result=Result.UNKNOWN, detail="the connection broke after the message")


def keep(store: Store, name: str, receiver: str = "desk", *, message: str = "", hours: float = 0) -> str:
    """Keep an article with one alert on its way; give the delivery's id."""
    article, alert = stored_alert(name)
    delivery = make_delivery(alert, receiver, message=message, due=later(hours))
    with store.transaction():
        save_article(store, article, make_facts(), digest=None, now=NOW)
        queue(store, [alert], [delivery])
    return delivery.id


def only(store: Store) -> StoredDelivery:
    (found,) = find_deliveries(store)
    return found


def claim_one(store: Store, hours: float = 0) -> Claim:
    (claim,) = claim_due(store, later(hours), 10)
    return claim


def test_an_alert_is_given_back_as_it_was_queued(store: Store) -> None:
    keep(store, "c1")
    assert claim_one(store).alerts == (stored_alert("c1")[1],)


def test_queueing_twice_queues_once(store: Store) -> None:
    """threats: H15."""
    keep(store, "c1")
    rows = count_rows(store)
    keep(store, "c1")
    _, alert = stored_alert("c1")
    assert queue(store, [alert], [make_delivery(alert)]) == 0
    assert count_rows(store) == rows


def test_no_alert_without_its_article(store: Store) -> None:
    _, alert = stored_alert()
    with pytest.raises(StoreRefused, match="FOREIGN KEY"):
        queue(store, [alert], [make_delivery(alert)])
    assert find_deliveries(store) == ()


def test_no_article_without_its_alerts(store: Store) -> None:
    """threats: F1, F2, F3."""
    article, alert = stored_alert()

    def keep_delivery_alone() -> None:
        with store.transaction():
            save_article(store, article, make_facts(), digest=None, now=NOW)
            queue(store, [], [make_delivery(alert)])

    with pytest.raises(StoreRefused):
        keep_delivery_alone()
    assert count_rows(store)["articles"] == 0


def test_what_is_due_is_claimed_once_the_longest_due_first(store: Store) -> None:
    for name, hours in (("late", 2), ("second", 0.5), ("first", 0)):
        keep(store, name, message=name, hours=hours)
    assert [claim.message_id for claim in claim_due(store, later(1), 10)] == ["first", "second"]
    assert claim_due(store, later(1), 10) == ()
    assert [claim.message_id for claim in claim_due(store, later(2), 10)] == ["late"]


def test_a_claim_takes_as_many_messages_as_asked(store: Store) -> None:
    for name in ("a", "b", "c"):
        keep(store, name, message=name)
    assert [len(claim_due(store, NOW, 2)) for _ in range(3)] == [2, 1, 0]


def test_deliveries_of_a_digest_travel_together_in_order(store: Store) -> None:
    for name in ("a", "b", "c"):
        keep(store, name, message="digest")
    claim = claim_one(store)
    assert [alert.url.rsplit("/", 1)[-1] for alert in claim.alerts] == ["1-1.html"] * 3
    assert [alert.article_id for alert in claim.alerts] == [stored_alert(name)[0].id for name in ("a", "b", "c")]
    record_outcome(store, claim, ACCEPTED, NOW, None)
    assert count_deliveries(store) == {DeliveryState.DONE: 3}


def test_a_claim_is_seen_by_others_before_anything_is_sent(store: Store) -> None:
    """threats: F5."""
    keep(store, "c1")
    claim = claim_one(store)
    assert (claim.attempt, claim.first_due_at, claim.possibly_sent) == (1, NOW, False)
    assert (only(store).state, only(store).attempts, only(store).tried_at) == (DeliveryState.SENDING, 1, NOW)


@pytest.mark.parametrize(
    ("outcome", "next_hours", "state", "possibly_sent"),
    [
        (ACCEPTED, None, DeliveryState.DONE, False),
        (REFUSED, None, DeliveryState.REFUSED, False),
        (TEMPORARY, 1, DeliveryState.PENDING, False),
        (TEMPORARY, None, DeliveryState.GIVEN_UP, False),
        (UNKNOWN, 1, DeliveryState.PENDING, True),
        (UNKNOWN, None, DeliveryState.GIVEN_UP, True),
    ],
)
def test_what_an_outcome_makes_of_a_delivery(
    store: Store, outcome: Outcome, next_hours: float | None, state: DeliveryState, *, possibly_sent: bool
) -> None:
    keep(store, "c1")
    record_outcome(store, claim_one(store), outcome, later(0.1), None if next_hours is None else later(next_hours))
    found = only(store)
    assert (found.state, found.possibly_sent, found.detail) == (state, possibly_sent, outcome.detail)
    assert found.tried_at == later(0.1)
    assert claim_due(store, later(0.5), 10) == ()


def test_another_attempt_is_counted_and_keeps_when_it_was_first_due(store: Store) -> None:
    keep(store, "c1")
    record_outcome(store, claim_one(store), UNKNOWN, NOW, later(1))
    again = claim_one(store, hours=1)
    assert (again.attempt, again.first_due_at, again.possibly_sent) == (2, NOW, True)


def test_an_outcome_touches_only_what_was_claimed(store: Store) -> None:
    keep(store, "a", message="digest")
    claim = claim_one(store)
    keep(store, "b", message="other")
    record_outcome(store, claim, ACCEPTED, NOW, None)
    record_outcome(store, claim, REFUSED, NOW, None)  # told twice: the first stands
    assert count_deliveries(store) == {DeliveryState.DONE: 1, DeliveryState.PENDING: 1}


@pytest.mark.parametrize("outcome", [ACCEPTED, TEMPORARY, UNKNOWN])
def test_an_alert_after_its_digest_was_tried_goes_in_a_message_of_its_own(store: Store, outcome: Outcome) -> None:
    keep(store, "a", message="digest")
    record_outcome(store, claim_one(store), outcome, NOW, later(1))
    keep(store, "b", message="digest")
    keep(store, "c", message="digest")
    later_ones = [found.delivery.message_id for found in find_deliveries(store)][:2]
    assert later_ones[0] == later_ones[1] != "digest"


PART = Outcome(result=Result.ACCEPTED, detail="1 of 3", remote_id="C1:1", more=True)


def test_a_message_in_parts_is_claimed_part_by_part(store: Store) -> None:
    keep(store, "a", message="digest")
    keep(store, "b", message="digest")
    first = claim_one(store)
    record_outcome(store, first, PART, later(0.1), None)
    second = claim_one(store, hours=0.1)
    assert [(claim.part, claim.reply_to, claim.attempt, len(claim.alerts)) for claim in (first, second)] == [
        (0, "", 1, 2),
        (1, "C1:1", 1, 2),
    ]
    record_outcome(store, second, replace(PART, remote_id="C1:2"), later(0.1), None)
    third = claim_one(store, hours=0.1)
    record_outcome(store, third, replace(ACCEPTED, remote_id="C1:3"), later(0.2), None)
    assert (third.part, third.reply_to) == (2, "C1:1")
    assert {(one.state, one.remote_id) for one in find_deliveries(store)} == {(DeliveryState.DONE, "C1:1")}


@pytest.mark.parametrize("outcome", [TEMPORARY, UNKNOWN, REFUSED])
def test_a_part_that_was_not_taken_is_tried_again_and_the_ones_before_it_are_not(
    store: Store, outcome: Outcome
) -> None:
    keep(store, "a")
    record_outcome(store, claim_one(store), UNKNOWN, NOW, NOW)
    record_outcome(store, claim_one(store), PART, NOW, None)
    record_outcome(store, claim_one(store), outcome, NOW, later(1))
    retry_deliveries(store, None, later(1))
    again = claim_one(store, hours=1)
    assert (again.part, again.reply_to) == (1, "C1:1")
    assert again.possibly_sent is (outcome is UNKNOWN)


def test_a_part_that_a_dead_process_was_sending_is_sent_again_and_marked(store: Store) -> None:
    """threats: F12."""
    keep(store, "a")
    record_outcome(store, claim_one(store), PART, NOW, None)
    claim_one(store)
    rescue(store, later(1))
    again = claim_one(store, hours=1)
    assert (again.part, again.possibly_sent) == (1, True)


def test_what_is_due_for_a_receiver_and_when_it_was_last_sent_to_is_known(store: Store) -> None:
    keep(store, "a", hours=1)
    keep(store, "b", "other")
    assert [has_due(store, later(hours), "desk") for hours in (0.9, 1)] == [False, True]
    assert find_last_try(store, "desk") is None
    claim = claim_due(store, later(1), 1, receivers={"desk"})[0]
    assert (find_last_try(store, "desk"), has_due(store, later(2), "desk")) == (later(1), False)
    record_outcome(store, claim, TEMPORARY, later(1.5), later(2))
    assert find_last_try(store, "desk") == later(1.5)


def test_deliveries_to_the_addresses_of_a_mail_receiver_are_listed_by_its_name(store: Store) -> None:
    ids = [keep(store, name, receiver) for name, receiver in (("a", "desk:a@x.org"), ("b", "desk"), ("c", "desktop"))]
    assert [found.delivery.id for found in find_deliveries(store, receiver_id="desk")] == [ids[1], ids[0]]


def test_what_waits_for_a_receiver_goes_to_those_in_its_place_once_each(store: Store) -> None:
    sent, waiting = keep(store, "a"), keep(store, "b", hours=1)
    record_outcome(store, claim_one(store), ACCEPTED, NOW, None)
    keep(store, "c", "desk:b", hours=1)
    assert hand_over(store, "desk", ("desk:a", "desk:b")) == 1
    assert hand_over(store, "desk", ("desk:a", "desk:b")) == 0
    found = {one.delivery.id: one.delivery for one in find_deliveries(store)}
    assert sent in found
    assert waiting not in found
    assert sorted(one.receiver_id for one in found.values()) == ["desk", "desk:a", "desk:b", "desk:b"]
    claims = claim_due(store, later(1), 10)
    assert [(claim.receiver_id, claim.first_due_at) for claim in claims] == [
        ("desk:b", later(1)),
        ("desk:a", later(1)),
        ("desk:b", later(1)),
    ]
    assert len({claim.message_id for claim in claims}) == 3


def test_what_a_dead_process_was_sending_is_sent_again_and_marked(store: Store) -> None:
    keep(store, "a")
    keep(store, "b")
    assert len(claim_due(store, NOW, 1)) == 1
    assert rescue(store, later(1)) == 1
    assert [(claim.attempt, claim.possibly_sent) for claim in claim_due(store, later(1), 10)] == [(1, False), (2, True)]
    assert rescue(store, later(2)) == 2


def test_deliveries_of_a_receiver_that_is_gone_stay_and_are_seen(store: Store) -> None:
    """threats: H17."""
    keep(store, "a", "gone")
    keep(store, "b", "desk")
    assert [claim.receiver_id for claim in claim_due(store, NOW, 10, receivers={"desk"})] == ["desk"]
    (waiting,) = find_deliveries(store, state=DeliveryState.PENDING)
    assert waiting.delivery.receiver_id == "gone"
    assert [claim.receiver_id for claim in claim_due(store, NOW, 10, receivers={"desk", "gone"})] == ["gone"]


def refuse(store: Store, name: str, message: str = "") -> str:
    delivery = keep(store, name, message=message)
    record_outcome(store, claim_one(store), REFUSED, NOW, None)
    return delivery


def test_what_was_refused_is_sent_again_on_request_as_if_new(store: Store) -> None:
    """threats: H19."""
    refuse(store, "a")
    assert retry_deliveries(store, None, later(100)) == 1
    claim = claim_one(store, hours=100)
    assert (claim.attempt, claim.first_due_at) == (1, later(100))


def test_retrying_some_leaves_the_others(store: Store) -> None:
    first, second = refuse(store, "a"), refuse(store, "b")
    assert retry_deliveries(store, [second, "unknown"], later(1)) == 1
    states = {found.delivery.id: found.state for found in find_deliveries(store)}
    assert states == {first: DeliveryState.REFUSED, second: DeliveryState.PENDING}


def test_a_digest_is_retried_whole(store: Store) -> None:
    keep(store, "a", message="digest")
    second = refuse(store, "b", message="digest")
    assert retry_deliveries(store, [second], later(1)) == 2


@pytest.mark.parametrize("outcome", [ACCEPTED, None], ids=["taken", "being sent"])
def test_what_was_taken_or_is_being_sent_is_not_sent_again(store: Store, outcome: Outcome | None) -> None:
    delivery = keep(store, "a")
    claim = claim_one(store)
    if outcome is not None:
        record_outcome(store, claim, outcome, NOW, None)
    assert retry_deliveries(store, [delivery], NOW) == 0
    assert retry_deliveries(store, None, NOW) == 0


def test_deliveries_are_listed_by_state_and_receiver_the_newest_first(store: Store) -> None:
    ids = [keep(store, name, receiver) for name, receiver in (("a", "desk"), ("b", "slack"), ("c", "desk"))]
    assert [found.delivery.id for found in find_deliveries(store, receiver_id="desk")] == [ids[2], ids[0]]
    assert [found.delivery.id for found in find_deliveries(store, limit=1)] == [ids[2]]
    assert find_deliveries(store, state=DeliveryState.DONE) == ()


def test_alerts_of_two_watches_on_one_article_are_two(store: Store) -> None:
    """threats: H15."""
    article, alert = stored_alert()
    other = replace(alert, id="another", watch_id="another")
    with store.transaction():
        save_article(store, article, make_facts(), digest=None, now=NOW)
        new = queue(store, [alert, other], [make_delivery(alert), make_delivery(other), make_delivery(other, "slack")])
    assert new == 3
    assert count_rows(store)["alerts"] == 2
