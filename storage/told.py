"""What a watch told before: of which article, to whom, in which thread, and how much of it."""

from collections.abc import Collection
from datetime import datetime

from monitor.records import Alert
from storage.codec import ALERT, moment_text
from storage.database import Store

# The deliveries of all that one watch told of one article.
OF_ONE_TELLING = (
    "FROM alerts one JOIN alerts a ON a.article_id = one.article_id AND a.watch_id = one.watch_id"
    " JOIN deliveries d ON d.alert_id = a.id WHERE one.id = :id"
)


# CROSS JOIN: by the story first, since a watch may have told of thousands
OF_STORY = (
    "SELECT a.record FROM articles s CROSS JOIN alerts a ON a.article_id = s.id"
    " WHERE s.story_id = ? AND s.id != ? AND a.watch_id = ? AND NOT EXISTS (SELECT 1 FROM alerts b"
    " WHERE b.article_id = a.article_id AND b.watch_id = a.watch_id AND b.rowid > a.rowid)"
    " ORDER BY a.reprint_of IS NOT NULL, s.number"
)


def count_alerts(store: Store, watch_id: str, since: datetime) -> int:
    """Count the alerts of a watch since a moment, but no other prints, corrections, nor what was said again."""
    row = store.row(
        "SELECT count(*) AS count FROM alerts"
        " WHERE watch_id = ? AND created_at >= ? AND reprint_of IS NULL AND corrects IS NULL"
        " AND json_extract(record, '$.again') IS NULL",
        (watch_id, moment_text(since)),
    )
    return int(row["count"]) if row else 0


def find_alert(store: Store, name: str) -> Alert | None:
    """Give the alert of an id, or that of a delivery of the id."""
    row = store.row(
        "SELECT record FROM alerts WHERE id = :name"
        " OR id = (SELECT alert_id FROM deliveries WHERE deliveries.id = :name)",
        {"name": name},
    )
    return ALERT.validate_json(row["record"]) if row else None


def find_recent(store: Store, watch_id: str, since: datetime) -> tuple[Alert, ...]:
    """Give what a watch told as news since a moment, the oldest first."""
    rows = store.rows(
        "SELECT record FROM alerts WHERE watch_id = ? AND created_at > ? AND reprint_of IS NULL AND corrects IS NULL"
        " AND json_extract(record, '$.again') IS NULL ORDER BY created_at",
        (watch_id, moment_text(since)),
    )
    return tuple(ALERT.validate_json(row["record"]) for row in rows)


def find_told(store: Store, watch_id: str, story_id: str, article_id: str) -> tuple[Alert, ...]:
    """Give what a watch told of a story from other prints than this article, what was told first first.

    Of an article that was corrected it is what was told last.
    """
    rows = store.rows(OF_STORY, (story_id, article_id, watch_id))
    return tuple(ALERT.validate_json(row["record"]) for row in rows)


def find_receivers(store: Store, alert_id: str) -> frozenset[str]:
    """Give the ids of those who are told of an alert, or of one that it corrects."""
    rows = store.rows(f"SELECT DISTINCT d.receiver_id {OF_ONE_TELLING} AND d.state <> 'withdrawn'", {"id": alert_id})
    return frozenset(row["receiver_id"] for row in rows)


def find_shown(store: Store, receiver_id: str, remote_id: str) -> tuple[Alert, ...]:
    """Give all alerts that a receiver's message shows by now, () when it came in several parts."""
    rows = store.rows(
        "SELECT a.record, d.part FROM deliveries d JOIN alerts a ON a.id = d.alert_id"
        " WHERE d.receiver_id = ? AND d.remote_id = ? AND d.state = 'done' ORDER BY d.number",
        (receiver_id, remote_id),
    )
    return () if any(row["part"] for row in rows) else tuple(ALERT.validate_json(row["record"]) for row in rows)


def forget_message(store: Store, receiver_id: str, remote_id: str) -> None:
    """Note that a receiver does not have a message any more: what would answer it comes by itself."""
    store.execute(
        "UPDATE deliveries SET remote_id = '' WHERE receiver_id = ? AND remote_id = ?", (receiver_id, remote_id)
    )


def find_thread(store: Store, alerts: Collection[Alert], receiver_id: str) -> str:
    """Give the receiver's name of the first message about what all of these alerts are prints or corrections of."""
    firsts = {alert.reprint.of if alert.reprint else alert.correction and alert.correction.of for alert in alerts}
    if len(firsts) != 1:
        return ""
    row = store.row(
        f"SELECT d.remote_id {OF_ONE_TELLING} AND d.receiver_id = :receiver AND d.remote_id <> '' ORDER BY d.number",
        {"id": firsts.pop(), "receiver": receiver_id},
    )
    return row["remote_id"] if row else ""
