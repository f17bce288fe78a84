"""Alerts and deliveries in, claims out: what is to be sent, kept until it was taken or given up (发件箱).

    queue -> pending -> claim_due -> sending -> record_outcome -> done | pending (later) | refused | given_up
             |  ^------------------ rescue (after a crash) | retry_deliveries (on request) | hand_over
             +--> withdrawn (corrected before it arrived) | redirected (its receiver is broken)

`queue` is called in the article's transaction, so that an alert is kept exactly when its article is. A claim is
committed before the first byte goes out: after a crash a delivery found `sending` may have arrived, and is sent again
marked so. Of a message that its service takes in parts, each part is claimed by itself: after a crash at most one part
is sent again.
Deliveries of a receiver that is configured no longer stay pending until it is back.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import product

from monitor.records import Alert, Claim, Delivery, DeliveryState, Outcome, Result, derive_id
from storage.codec import ALERT, dump, hash_text, moment_text, read_moment
from storage.database import Store
from storage.sent import keep_sent
from storage.told import find_thread, forget_message

AFTER = {
    Result.ACCEPTED: DeliveryState.DONE,
    Result.REFUSED: DeliveryState.REFUSED,
    Result.TEMPORARY: DeliveryState.PENDING,
    Result.UNKNOWN: DeliveryState.PENDING,
}
FAILED = (DeliveryState.REFUSED, DeliveryState.GIVEN_UP)
OUTDATED = "corrected before it arrived"
RETRIED = (DeliveryState.PENDING, *FAILED, DeliveryState.KEPT, DeliveryState.REDIRECTED)


def queue(store: Store, alerts: Iterable[Alert], deliveries: Iterable[Delivery]) -> int:
    """Keep alerts and their deliveries, each once; give how many deliveries are new.

    A delivery that comes after its message was tried goes in a message of its own: a receiver that took the first one
    would take another of the same name for a repeat.
    """
    with store.transaction():
        for alert in alerts:
            store.execute(
                "INSERT INTO alerts"
                " (id, watch_id, article_id, revision, created_at, record, digest, reprint_of, corrects)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (
                    alert.id,
                    alert.watch_id,
                    alert.article_id,
                    alert.revision,
                    moment_text(alert.created_at),
                    record := dump(ALERT, alert),
                    hash_text(record),
                    alert.reprint and alert.reprint.of,
                    alert.correction.of if alert.correction else alert.replaces or None,
                ),
            )
        return sum(queue_one(store, replace(one, message_id=open_message(store, one))) for one in deliveries)


def queue_one(store: Store, delivery: Delivery) -> int:
    """Keep a delivery; give 1, or 0 when it is there already."""
    due_at = moment_text(delivery.due_at)
    state = DeliveryState.KEPT if delivery.kept else DeliveryState.PENDING
    return store.execute(
        "INSERT INTO deliveries (id, alert_id, receiver_id, message_id, state, due_at, next_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (delivery.id, delivery.alert_id, delivery.receiver_id, delivery.message_id, state, due_at, due_at),
    )


def open_message(store: Store, delivery: Delivery) -> str:
    """Give the delivery's message id, or the first id derived from it whose message was not tried yet."""
    message_id = delivery.message_id
    while store.row(
        "SELECT 1 FROM deliveries WHERE message_id = ? AND (tried_at IS NOT NULL OR possibly_sent) LIMIT 1",
        (message_id,),
    ):
        message_id = derive_id(message_id, "more")
    return message_id


def find_waiting(store: Store, watch_id: str, now: datetime) -> list[tuple[str, str, datetime]]:
    """Give receiver, message and moment of what a watch found and is still to go out for the first time."""
    rows = store.rows(
        "SELECT DISTINCT d.receiver_id, d.message_id, d.due_at FROM deliveries d JOIN alerts a ON a.id = d.alert_id"
        " WHERE d.state = 'pending' AND d.attempts = 0 AND d.next_at > ? AND a.watch_id = ? ORDER BY d.due_at",
        (moment_text(now), watch_id),
    )
    return [(row["receiver_id"], row["message_id"], read_moment(row["due_at"])) for row in rows]


def release(store: Store, message_id: str, now: datetime) -> int:
    """Let a message that waits for more go out now, and what came after it was tried; give how many deliveries."""
    released = 0
    while store.row("SELECT 1 FROM deliveries WHERE message_id = ? LIMIT 1", (message_id,)):
        released += store.execute(
            "UPDATE deliveries SET due_at = :now, next_at = :now"
            " WHERE message_id = :message AND state = 'pending' AND attempts = 0 AND next_at > :now",
            {"now": moment_text(now), "message": message_id},
        )
        message_id = derive_id(message_id, "more")
    return released


def claim_due(
    store: Store, now: datetime, limit: int, *, receivers: Collection[str] | None = None
) -> tuple[Claim, ...]:
    """Take up to `limit` messages that are due, the longest due first, and commit that they are being sent.

    `receivers` names those that can be sent to; None is all. Raises StoreError: then nothing was claimed, send nothing.
    """
    known = None if receivers is None else json.dumps(sorted(receivers))
    with store.transaction():
        due = store.rows(
            "SELECT message_id, receiver_id FROM deliveries WHERE state = 'pending' AND next_at <= :now"
            " AND (:known IS NULL OR receiver_id IN (SELECT value FROM json_each(:known)))"
            " GROUP BY message_id, receiver_id ORDER BY min(next_at), min(number) LIMIT :limit",
            {"now": moment_text(now), "known": known, "limit": limit},
        )
        return tuple(claim(store, row["message_id"], row["receiver_id"], now) for row in due)


def hasten(store: Store, receiver_id: str) -> None:
    """Let all that waits for another try of a receiver be due as it first was: it takes messages again."""
    store.execute(
        "UPDATE deliveries SET next_at = due_at"
        " WHERE receiver_id = ? AND state = 'pending' AND attempts > 0 AND next_at > due_at",
        (receiver_id,),
    )


def claim(store: Store, message_id: str, receiver_id: str, now: datetime) -> Claim:
    """Take all pending deliveries of one message."""
    message = (message_id, receiver_id)
    store.execute(
        "UPDATE deliveries SET state = 'sending', attempts = attempts + 1, tried_at = ?"
        " WHERE message_id = ? AND receiver_id = ? AND state = 'pending'",
        (moment_text(now), *message),
    )
    rows = store.rows(
        "SELECT d.*, a.record FROM deliveries d JOIN alerts a ON a.id = d.alert_id"
        " WHERE message_id = ? AND receiver_id = ? AND state = 'sending' ORDER BY d.number",
        message,
    )
    alerts = order_by_place(ALERT.validate_json(row["record"]) for row in rows)
    part = max(row["part"] for row in rows)
    return Claim(
        message_id=message_id,
        receiver_id=receiver_id,
        attempt=max(row["attempts"] for row in rows),
        first_due_at=read_moment(min(row["due_at"] for row in rows)),
        alerts=alerts,
        possibly_sent=any(row["possibly_sent"] for row in rows),
        part=part,
        redirected_from=rows[0]["redirected_from"],
        redirected_why=rows[0]["redirected_why"],
        reply_to=find_thread(store, alerts, receiver_id) or (rows[0]["remote_id"] if part else ""),
    )


def order_by_place(alerts: Iterable[Alert]) -> tuple[Alert, ...]:
    """Put the alerts of a message in the order in which they are printed, the paper that came first first."""
    given = tuple(alerts)
    papers = {alert.paper: place for place, alert in reversed(tuple(enumerate(given)))}

    def place_of(alert: Alert) -> tuple[int, date, int, int]:
        return papers[alert.paper], alert.day, alert.page or 0, alert.position

    return tuple(sorted(given, key=place_of))


def has_due(store: Store, now: datetime, receiver_id: str) -> bool:
    """Say whether a message to the receiver is due."""
    found = store.row(
        "SELECT 1 FROM deliveries WHERE state = 'pending' AND next_at <= ? AND receiver_id = ? LIMIT 1",
        (moment_text(now), receiver_id),
    )
    return found is not None


def find_last_try(store: Store, receiver_id: str) -> datetime | None:
    """Say when the receiver was last sent to."""
    row = store.row("SELECT max(tried_at) AS tried_at FROM deliveries WHERE receiver_id = ?", (receiver_id,))
    return read_moment(row["tried_at"]) if row and row["tried_at"] else None


def record_outcome(store: Store, claim: Claim, outcome: Outcome, now: datetime, next_at: datetime | None) -> None:
    """Keep what came of a claim; `next_at` is when to try again, None gives up what was not taken."""
    if outcome.more:
        record_part(store, claim, outcome, now)
        return
    state = AFTER[outcome.result]
    if state is DeliveryState.PENDING and next_at is None:
        state = DeliveryState.GIVEN_UP
    with store.transaction():
        store.execute(
            "UPDATE deliveries SET state = ?, next_at = coalesce(?, next_at), tried_at = ?, detail = ?,"
            " possibly_sent = possibly_sent OR ?, remote_id = iif(part, remote_id, ?)"
            " WHERE message_id = ? AND receiver_id = ? AND state = 'sending'",
            (
                state,
                next_at and moment_text(next_at),
                moment_text(now),
                outcome.detail,
                outcome.result is Result.UNKNOWN,
                outcome.remote_id,
                claim.message_id,
                claim.receiver_id,
            ),
        )
        keep_sent(store, claim, outcome, now)
        if outcome.lost:
            forget_message(store, claim.receiver_id, outcome.lost)
        if state is DeliveryState.PENDING:
            withdraw_outdated(store, claim.message_id)


def record_part(store: Store, claim: Claim, outcome: Outcome, now: datetime) -> None:
    """Keep that a part was taken: the next one is due at once and has had no try yet."""
    with store.transaction():
        store.execute(
            "UPDATE deliveries SET state = 'pending', attempts = 0, possibly_sent = 0, tried_at = ?, detail = ?,"
            " remote_id = iif(part, remote_id, ?), part = part + 1"
            " WHERE message_id = ? AND receiver_id = ? AND state = 'sending'",
            (moment_text(now), outcome.detail, outcome.remote_id, claim.message_id, claim.receiver_id),
        )
        keep_sent(store, claim, outcome, now)


def rescue(store: Store, now: datetime) -> int:
    """Let what a dead process was sending be sent again, marked as possibly sent; give how many deliveries.

    Only for whoever holds the daemon's lock: a living sender's deliveries look the same.
    """
    with store.transaction():
        rescued = store.execute(
            "UPDATE deliveries SET state = 'pending', possibly_sent = 1, next_at = ?,"
            " detail = 'the program ended while it was being sent' WHERE state = 'sending'",
            (moment_text(now),),
        )
        withdraw_outdated(store)
    return rescued


def redirect(
    store: Store, claim: Claim, heirs: Mapping[str, datetime], why: str, *, also_due: datetime | None = None
) -> int:
    """Let a message whose receiver is broken go to others, to each from its moment on; give how many deliveries.

    With `also_due` all goes with it that was to be sent by then. Who is told of an alert anyway gets it once. In the
    transaction that records why the message failed.
    """
    with store.transaction():
        rows = store.rows(
            "SELECT * FROM deliveries WHERE receiver_id = :receiver AND (message_id = :message"
            " AND state IN ('pending', 'refused', 'given_up') OR state = 'pending' AND due_at <= :due) ORDER BY number",
            {
                "receiver": claim.receiver_id,
                "message": claim.message_id,
                "due": also_due and moment_text(also_due),
            },
        )
        for row, (heir, due_at) in product(rows, heirs.items()):
            store.execute(
                "INSERT INTO deliveries (id, alert_id, receiver_id, message_id, state, due_at, next_at,"
                " redirected_from, redirected_why) VALUES (?, ?, ?, ?, 'pending', ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (
                    derive_id("delivery", row["alert_id"], heir),
                    row["alert_id"],
                    heir,
                    derive_id("redirect", row["message_id"], heir),
                    moment_text(due_at),
                    moment_text(due_at),
                    claim.receiver_id,
                    why,
                ),
            )
        ids = json.dumps([row["id"] for row in rows])
        store.execute(
            "UPDATE deliveries SET state = 'redirected', detail = ? WHERE id IN (SELECT value FROM json_each(?))",
            (f"to {', '.join(heirs)}: {why}", ids),
        )
        return len(rows)


def find_failing_since(store: Store, receiver_id: str) -> datetime | None:
    """Say from when on the oldest message is due that failed since the receiver last took one; None when none did."""
    row = store.row(
        "SELECT min(due_at) AS since FROM deliveries WHERE receiver_id = :receiver AND attempts > 0"
        " AND state IN ('pending', 'redirected', 'given_up') AND tried_at > coalesce("
        "(SELECT max(tried_at) FROM deliveries WHERE receiver_id = :receiver AND state = 'done'), '')",
        {"receiver": receiver_id},
    )
    return read_moment(row["since"]) if row and row["since"] else None


def withdraw(store: Store, ids: Collection[str]) -> None:
    """Send deliveries never, as what they tell was corrected before it arrived."""
    with store.transaction():
        store.execute(
            "UPDATE deliveries SET state = 'withdrawn', detail = :why WHERE id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(sorted(ids)), "why": OUTDATED},
        )


def withdraw_outdated(store: Store, message_id: str | None = None) -> None:
    """Do not send again what was being sent while its correction came, in one message or any: that one tells all."""
    store.execute(
        "UPDATE deliveries SET state = 'withdrawn', detail = :why WHERE state = 'pending' AND part = 0"
        " AND (:message IS NULL OR message_id = :message) AND EXISTS"
        " (SELECT 1 FROM alerts c JOIN deliveries d ON d.alert_id = c.id WHERE c.corrects = deliveries.alert_id"
        " AND d.receiver_id = deliveries.receiver_id AND d.state <> 'withdrawn')",
        {"why": OUTDATED, "message": message_id},
    )


def hand_over(store: Store, receiver_id: str, heirs: Collection[str]) -> int:
    """Let what waits for a receiver that is no more go to each of those in its place; give how many deliveries."""
    with store.transaction():
        waiting = store.rows("SELECT * FROM deliveries WHERE receiver_id = ? AND state = 'pending'", (receiver_id,))
        for row, heir in product(waiting, heirs):
            store.execute(
                "INSERT INTO deliveries (id, alert_id, receiver_id, message_id, state, due_at, next_at, possibly_sent,"
                " redirected_from, redirected_why) VALUES (?, ?, ?, ?, 'pending', ?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (
                    derive_id("delivery", row["alert_id"], heir),
                    row["alert_id"],
                    heir,
                    derive_id(row["message_id"], heir),
                    row["due_at"],
                    row["next_at"],
                    row["possibly_sent"],
                    row["redirected_from"],
                    row["redirected_why"],
                ),
            )
        store.execute("DELETE FROM deliveries WHERE receiver_id = ? AND state = 'pending'", (receiver_id,))
        return len(waiting)


def retry_deliveries(store: Store, ids: Collection[str] | None, now: datetime) -> int:
    """Let deliveries be due now as if they were new; give how many.

    None is all that were refused or given up. With a delivery goes the rest of its message. What was taken or is being
    sent stays as it is.
    """
    chosen = None if ids is None else json.dumps(sorted(ids))
    states = FAILED if ids is None else RETRIED
    with store.transaction():
        return store.execute(
            "UPDATE deliveries SET state = 'pending', attempts = 0, due_at = :now, next_at = :now"
            " WHERE state IN (SELECT value FROM json_each(:states)) AND (:chosen IS NULL OR message_id IN"
            " (SELECT message_id FROM deliveries WHERE id IN (SELECT value FROM json_each(:chosen))))",
            {"now": moment_text(now), "states": json.dumps(states), "chosen": chosen},
        )
