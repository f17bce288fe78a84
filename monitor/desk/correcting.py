"""An article that was told and is read otherwise now in; who is told what of that, out (更正).

    recall_told -> (the article is stored anew) -> plan_corrections -> correct_told

Whoever got a message that does not hold any more gets one correction, set against the last that arrived. What has not
arrived yet is told as it is now, or not at all. All of it stands in the transaction that stores the article anew: one
correction a change, whatever crashes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from alerts.corrections import By, Reading, correct, list_differences, restate
from alerts.matching import find_matches
from alerts.routing import deliver, find_way, make_case
from alerts.watches import Watch
from monitor.desk import Desk
from monitor.log import say
from monitor.records import Alert, Article, Delivery, DeliveryState, Difference, Facts, Match, derive_id
from storage.articles import Saved, get_article, get_facts, replace_facts
from storage.database import Store
from storage.deliveries import StoredDelivery, find_deliveries
from storage.errors import NotStored
from storage.outbox import queue, withdraw

WAITING = frozenset((DeliveryState.PENDING, DeliveryState.REFUSED, DeliveryState.GIVEN_UP, DeliveryState.KEPT))
LEFT = frozenset((DeliveryState.WITHDRAWN, DeliveryState.REDIRECTED))


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """An article as it was read until now, and every delivery about it, in their order."""

    article: Article
    facts: Facts
    revision: int
    snapshot: str | None
    deliveries: tuple[StoredDelivery, ...]

    @property
    def watches(self) -> frozenset[str]:
        """The ids of the watches that told of it."""
        return frozenset(one.alert.watch_id for one in self.deliveries)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What follows from a change for those who are told: new alerts on their way, and deliveries not to be sent."""

    alerts: tuple[Alert, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One watch's view of a change: what it finds in the article as it was read and as it is, and who corrects.

    `since` is when the watch began to ask what it asks.
    """

    watch: Watch
    before: Reading
    now: Reading
    by: By
    revision: int
    moment: datetime
    since: datetime


def recall_told(store: Store, article_id: str) -> Told | None:
    """Give what was told of an article, None when nobody was told anything. Absences tell nothing of an article."""
    found = find_deliveries(store, article_id=article_id)
    told = tuple(one for one in reversed(found) if not any(match.absence for match in one.alert.matches))
    if not told:
        return None
    try:
        stored, facts = get_article(store, article_id), get_facts(store, article_id)
    except NotStored:
        return None
    return Told(
        article=stored.article, facts=facts, revision=stored.revision, snapshot=stored.snapshot, deliveries=told
    )


def correct_revised(
    desk: Desk, told: Told | None, article: Article, facts: Facts, *, digest: str | None, saved: Saved
) -> frozenset[str]:
    """Tell what a new revision corrects; give the watches that told of the article before."""
    if told is None or saved.state != "revised":
        return frozenset()
    correct_told(desk, told, article, facts, by=who_corrects(told, digest), revision=saved.revision)
    return told.watches


def who_corrects(told: Told, digest: str | None) -> By:
    """Say who reads an article otherwise: the paper that printed other bytes, or we, the same bytes."""
    return "reading" if digest and digest == told.snapshot else "paper"


def reread_facts(desk: Desk, article: Article, facts: Facts) -> bool:
    """Let a stored article have these facts, and tell what that corrects; say whether anything was stored anew."""
    with desk.store.transaction(durable=False):
        told = recall_told(desk.store, article.id)
        changed = replace_facts(desk.store, article.id, facts, desk.now())
        if changed and told is not None:
            correct_told(desk, told, article, facts, by="reading", revision=told.revision)
    return changed


def correct_told(desk: Desk, told: Told, article: Article, facts: Facts, *, by: By, revision: int) -> int:
    """Queue what follows from a change in the transaction that stores it; give how many deliveries there are."""
    plan = plan_corrections(desk, told, article, facts, by=by, revision=revision)
    withdraw(desk.store, plan.withdrawn)
    queue(desk.store, plan.alerts, plan.deliveries)
    if plan.deliveries or plan.withdrawn:
        count, withdrawn = len(plan.deliveries), len(plan.withdrawn)
        say("corrected", article=article.id, by=by, revision=revision, deliveries=count, withdrawn=withdrawn)
    return len(plan.deliveries)


def plan_corrections(desk: Desk, told: Told, article: Article, facts: Facts, *, by: By, revision: int) -> Plan:
    """Say what follows from a change for all who were told by watches that there are still."""
    matcher = desk.get_matcher()
    was = {watch.id: matches for watch, matches in find_matches(matcher, told.article, told.facts)}
    found = {watch.id: matches for watch, matches in find_matches(matcher, article, facts)}
    alerts: dict[str, Alert] = {}
    deliveries: list[Delivery] = []
    withdrawn: list[str] = []
    for watch in (one for one in matcher.watches if one.id in told.watches):
        own = [one for one in told.deliveries if one.alert.watch_id == watch.id]
        change = Change(
            watch=watch,
            before=Reading(article=told.article, facts=told.facts, matches=was.get(watch.id, ())),
            now=Reading(article=article, facts=facts, matches=settle(found.get(watch.id, ()), own)),
            by=by,
            revision=revision,
            moment=desk.now(),
            since=desk.watch_since[watch.id],
        )
        for _, each in groupby(sorted(own, key=name_receiver), key=name_receiver):
            to_one = tuple(each)
            for alert, delivery in tell_again(desk, change, to_one):
                alerts[alert.id] = alert
                deliveries.append(delivery)
            withdrawn += list_withdrawn(change, to_one)
    return Plan(alerts=tuple(alerts.values()), deliveries=tuple(deliveries), withdrawn=tuple(withdrawn))


def name_receiver(one: StoredDelivery) -> str:
    """Give who is told."""
    return one.delivery.receiver_id


def settle(matches: tuple[Match, ...], told: list[StoredDelivery]) -> tuple[Match, ...]:
    """Leave out what counts only when it is new, unless it was told: the archive was asked then."""
    known = {(match.clause, match.term, match.person) for one in told for match in one.alert.matches}
    return tuple(match for match in matches if not match.asks or (match.clause, match.term, match.person) in known)


def has_reached(one: StoredDelivery) -> bool:
    """Say whether a receiver has, or may have, got a message."""
    return one.state in {DeliveryState.DONE, DeliveryState.SENDING} or one.possibly_sent or one.part > 0


def find_last(to_one: tuple[StoredDelivery, ...], *, reached: bool) -> StoredDelivery | None:
    """Give the last delivery that has reached a receiver, or the one that waits behind it."""
    last = None
    for one in (one for one in to_one if one.state not in LEFT):
        if has_reached(one):
            last = one if reached else None
        elif not reached and one.state in WAITING:
            last = one
    return last


def differ(change: Change, alert: Alert) -> tuple[Difference, ...]:
    """Say what of an alert does not hold."""
    same_watch = change.since <= alert.created_at
    return list_differences(alert, change.before, change.now, change.by, same_watch=same_watch)


def tell_again(desk: Desk, change: Change, to_one: tuple[StoredDelivery, ...]) -> Iterator[tuple[Alert, Delivery]]:
    """Give what one receiver is told: a correction of what arrived, or what has not arrived as it is now."""
    got, waits = find_last(to_one, reached=True), find_last(to_one, reached=False)
    last = waits or got
    if last is None or not differ(change, last.alert):
        return
    if got is None:
        if change.now.matches:
            alert = restate(last.alert, change.now, change.revision, change.moment)
            yield alert, take_over(last, alert, change.moment)
    elif differences := differ(change, got.alert):
        alert = correct(got.alert, change.now, differences, change.by, change.revision, change.moment)
        yield alert, send_to(desk, change, alert, name_receiver(got))


def list_withdrawn(change: Change, to_one: tuple[StoredDelivery, ...]) -> Iterator[str]:
    """Give the deliveries to one receiver that must not go out any more."""
    for one in to_one:
        unread = one.state in WAITING and not has_reached(one)
        again = one.state is DeliveryState.PENDING and one.part == 0  # it may have arrived, and would be sent once more
        if (unread or again) and differ(change, one.alert):
            yield one.delivery.id


def take_over(one: StoredDelivery, alert: Alert, now: datetime) -> Delivery:
    """Make the delivery of an alert that stands in for one that waits, in its turn; for one that failed, now."""
    waits = one.state in {DeliveryState.PENDING, DeliveryState.KEPT}
    receiver_id = one.delivery.receiver_id
    return replace(
        one.delivery,
        id=derive_id("delivery", alert.id, receiver_id),
        alert_id=alert.id,
        message_id=one.delivery.message_id if waits else derive_id("message", alert.id, receiver_id),
        due_at=one.delivery.due_at if waits else now,
        kept=one.state is DeliveryState.KEPT,
    )


def send_to(desk: Desk, change: Change, alert: Alert, receiver_id: str) -> Delivery:
    """Make the delivery of a correction, as its watch tells; for a receiver that is configured no longer it waits."""
    if receiver := desk.receivers.get(receiver_id):
        return deliver(alert, find_way(change.watch, receiver, change.moment, make_case(alert)))
    return Delivery(
        id=derive_id("delivery", alert.id, receiver_id),
        alert_id=alert.id,
        receiver_id=receiver_id,
        message_id=derive_id("message", alert.id, receiver_id),
        due_at=change.moment,
    )
