"""What does not work in, since when that is known out; what is said of it in, claims out until it was taken.

As in the outbox, a notice is marked `sending` before the first byte goes out, and after a crash it is sent again under
the same id.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from monitor.records import Notice, Outcome, Result, Trouble
from storage.codec import NOTICE, dump, moment_text, read_moment
from storage.database import Store

AFTER = {
    Result.ACCEPTED: "done",
    Result.REFUSED: "refused",
    Result.TEMPORARY: "pending",
    Result.UNKNOWN: "pending",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownTrouble:
    """A trouble as it was when it was noticed, at `since`."""

    trouble: Trouble
    since: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeClaim:
    """A notice to send to a receiver now: the number of the attempt, from 1, and whether it may have arrived before."""

    notice: Notice
    receiver_id: str
    attempt: int
    first_due_at: datetime
    possibly_sent: bool


def find_known_troubles(store: Store) -> tuple[KnownTrouble, ...]:
    """List what is known not to work, the oldest first."""
    rows = store.rows("SELECT * FROM troubles ORDER BY since, about, key")
    return tuple(
        KnownTrouble(
            trouble=Trouble(about=row["about"], key=row["key"], name=row["name"], reason=row["reason"]),
            since=read_moment(row["since"]),
        )
        for row in rows
    )


def open_trouble(store: Store, trouble: Trouble, since: datetime) -> None:
    """Keep that something does not work."""
    with store.transaction():
        store.execute(
            "INSERT INTO troubles (about, key, name, reason, since) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (trouble.about, trouble.key, trouble.name, trouble.reason, moment_text(since)),
        )


def close_trouble(store: Store, trouble: Trouble) -> None:
    """Forget a trouble that is over."""
    with store.transaction():
        store.execute("DELETE FROM troubles WHERE about = ? AND key = ?", (trouble.about, trouble.key))


def queue_notice(store: Store, notice: Notice, receivers: Collection[str]) -> int:
    """Let a notice go to receivers, to each once; give to how many it is new."""
    record, due_at = dump(NOTICE, notice), moment_text(notice.at)
    with store.transaction():
        return sum(
            store.execute(
                "INSERT INTO notices (message_id, receiver_id, record, state, due_at, next_at)"
                " VALUES (?, ?, ?, 'pending', ?, ?) ON CONFLICT DO NOTHING",
                (notice.id, receiver, record, due_at, due_at),
            )
            for receiver in receivers
        )


def claim_notice(store: Store, receiver_id: str, now: datetime) -> NoticeClaim | None:
    """Take the receiver's notice that is longest due, and commit that it is being sent; None when none is due."""
    sql = "SELECT * FROM notices WHERE receiver_id = ? AND state = 'pending' AND next_at <= ? ORDER BY next_at, number"
    due = f"{sql} LIMIT 1", (receiver_id, moment_text(now))
    if store.row(*due) is None:  # as nearly always: without a transaction
        return None
    with store.transaction():
        row = store.row(*due)
        if row is None:
            return None
        store.execute(
            "UPDATE notices SET state = 'sending', attempts = attempts + 1, tried_at = ? WHERE number = ?",
            (moment_text(now), row["number"]),
        )
    return NoticeClaim(
        notice=NOTICE.validate_json(row["record"]),
        receiver_id=receiver_id,
        attempt=row["attempts"] + 1,
        first_due_at=read_moment(row["due_at"]),
        possibly_sent=bool(row["possibly_sent"]),
    )


def record_notice(store: Store, claim: NoticeClaim, outcome: Outcome, now: datetime, next_at: datetime | None) -> None:
    """Keep what came of a try; `next_at` is when to try again, None gives up what was not taken."""
    state = AFTER[outcome.result]
    if state == "pending" and next_at is None:
        state = "given_up"
    with store.transaction():
        store.execute(
            "UPDATE notices SET state = ?, next_at = coalesce(?, next_at), tried_at = ?, detail = ?,"
            " possibly_sent = possibly_sent OR ? WHERE message_id = ? AND receiver_id = ?",
            (
                state,
                next_at and moment_text(next_at),
                moment_text(now),
                outcome.detail,
                outcome.result is Result.UNKNOWN,
                claim.notice.id,
                claim.receiver_id,
            ),
        )


def rescue_notices(store: Store, now: datetime) -> int:
    """Let what a dead process was sending be sent again, marked as possibly sent; give how many."""
    with store.transaction():
        return store.execute(
            "UPDATE notices SET state = 'pending', possibly_sent = 1, next_at = ? WHERE state = 'sending'",
            (moment_text(now),),
        )


def has_alerts_since(store: Store, since: datetime) -> bool:
    """Say whether a watch found anything from a moment on."""
    return store.row("SELECT 1 FROM alerts WHERE created_at >= ? LIMIT 1", (moment_text(since),)) is not None


def find_failing(store: Store, receiver_id: str) -> tuple[datetime, bool, str] | None:
    """Say since when a receiver takes nothing: from when on its oldest message was due that failed since its last one.

    Gives with it whether it refused one for good, and what it said last; None when it took the last one.
    """
    row = store.row(
        "WITH failing AS (SELECT * FROM deliveries WHERE receiver_id = :receiver AND detail <> ''"
        " AND (attempts > 0 OR part = 0) AND state IN ('pending', 'sending', 'redirected', 'given_up', 'refused')"
        " AND tried_at > coalesce((SELECT max(tried_at) FROM deliveries WHERE receiver_id = :receiver"
        " AND state = 'done'), ''))"
        " SELECT min(due_at) AS since, max(state = 'refused') AS refused,"
        " (SELECT detail FROM failing ORDER BY tried_at DESC LIMIT 1) AS detail FROM failing",
        {"receiver": receiver_id},
    )
    if row is None or row["since"] is None:
        return None
    return read_moment(row["since"]), bool(row["refused"]), row["detail"]
