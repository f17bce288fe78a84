"""Deliveries as they stand: what went or goes to whom, when, with which outcome, out."""

from dataclasses import dataclass
from datetime import datetime

from monitor.records import Alert, Delivery, DeliveryState
from storage.codec import ALERT, read_moment
from storage.database import Row, Store, where


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredDelivery:
    """A delivery as it stands: `detail` is what the receiver said last, `tried_at` when it was last tried.

    `remote_id` is what the receiver calls the message (of several parts: the first), to answer to it or to replace it;
    `part` counts the parts that were taken. `redirected_from` is the broken receiver that it was for, or "".
    """

    delivery: Delivery
    alert: Alert
    state: DeliveryState
    attempts: int
    next_at: datetime
    tried_at: datetime | None
    possibly_sent: bool
    detail: str
    remote_id: str
    part: int = 0
    redirected_from: str = ""
    redirected_why: str = ""


def find_deliveries(
    store: Store,
    *,
    state: DeliveryState | None = None,
    receiver_id: str | None = None,
    watch_id: str | None = None,
    article_id: str | None = None,
    limit: int | None = None,
) -> tuple[StoredDelivery, ...]:
    """List deliveries, the newest first; those of a mail receiver with several addresses are found by its name, too."""
    one_or_member = "(d.receiver_id = :receiver OR instr(d.receiver_id, :receiver || ':') = 1)"
    asked, values = where(
        state=("d.state = :state", state),
        receiver=(one_or_member, receiver_id),
        watch=("a.watch_id = :watch", watch_id),
        article=("a.article_id = :article", article_id),
    )
    rows = store.rows(
        f"SELECT d.*, a.record FROM deliveries d JOIN alerts a ON a.id = d.alert_id {asked}"
        " ORDER BY d.number DESC LIMIT :limit",
        {**values, "limit": -1 if limit is None else limit},
    )
    return tuple(stored_delivery(row) for row in rows)


def stored_delivery(row: Row) -> StoredDelivery:
    """Make a delivery of its row."""
    return StoredDelivery(
        delivery=Delivery(
            id=row["id"],
            alert_id=row["alert_id"],
            receiver_id=row["receiver_id"],
            message_id=row["message_id"],
            due_at=read_moment(row["due_at"]),
            kept=row["state"] == DeliveryState.KEPT,
        ),
        alert=ALERT.validate_json(row["record"]),
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        next_at=read_moment(row["next_at"]),
        tried_at=row["tried_at"] and read_moment(row["tried_at"]),
        possibly_sent=bool(row["possibly_sent"]),
        detail=row["detail"],
        remote_id=row["remote_id"],
        part=row["part"],
        redirected_from=row["redirected_from"],
        redirected_why=row["redirected_why"],
    )


def count_deliveries(store: Store) -> dict[DeliveryState, int]:
    """Count the deliveries in each state."""
    rows = store.rows("SELECT state, count(*) AS count FROM deliveries GROUP BY state")
    return {DeliveryState(row["state"]): row["count"] for row in rows}
