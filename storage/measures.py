"""A store in, the few figures of it that are looked at all the time out: cheap ones, found by an index each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from storage.codec import day_text, moment_text, read_moment
from storage.database import Store

WAITING = ("pending", "sending", "refused", "given_up")  # states in which deliveries are few


@dataclass(frozen=True, kw_only=True, slots=True)
class Measures:
    """How a store stands.

    `issues` counts the issues of a paper in a state, `read_at` says when one of a paper was last seen whole,
    `deliveries` counts those of a receiver that were not taken, by state, `overdue` says from when on the oldest was to
    be sent. `bytes` and `log_bytes` are the sizes of the file and of its log.
    """

    issues: Mapping[tuple[str, str], int] = field(default_factory=dict)
    read_at: Mapping[str, datetime] = field(default_factory=dict)
    deliveries: Mapping[tuple[str, str], int] = field(default_factory=dict)
    overdue: Mapping[str, datetime] = field(default_factory=dict)
    articles: int = 0
    alerts: int = 0
    bytes: int = 0
    log_bytes: int = 0


def measure(store: Store, since: date, now: datetime) -> Measures:
    """Measure a store; issues from the day `since` on. Raises StoreError."""
    issues = store.rows(
        "SELECT paper_id, state, count(*) AS count, max(tried_at) AS tried_at FROM issues WHERE day >= ?"
        " GROUP BY paper_id, state",
        (day_text(since),),
    )
    waiting = store.rows(
        "SELECT receiver_id, state, count(*) AS count,"
        " min(iif(state = 'pending' AND next_at <= ?, due_at, NULL)) AS due"
        f" FROM deliveries WHERE state IN ({', '.join('?' * len(WAITING))}) GROUP BY receiver_id, state",
        (moment_text(now), *WAITING),
    )
    counts = store.rows(
        "SELECT (SELECT coalesce(max(number), 0) FROM articles) AS articles,"
        " (SELECT coalesce(max(rowid), 0) FROM alerts) AS alerts"
    )[0]
    return Measures(
        issues={(row["paper_id"], row["state"]): row["count"] for row in issues},
        read_at={
            row["paper_id"]: read_moment(row["tried_at"])
            for row in issues
            if row["state"] == "complete" and row["tried_at"]
        },
        deliveries={(row["receiver_id"], row["state"]): row["count"] for row in waiting},
        overdue={row["receiver_id"]: read_moment(row["due"]) for row in waiting if row["due"]},
        **counts,
        bytes=measure_file(store.path),
        log_bytes=measure_file(store.path.with_name(store.path.name + "-wal")),
    )


def measure_file(path: Path) -> int:
    """Give the size of a file, 0 for one that is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
