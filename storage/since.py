"""Since when a paper is followed and a watch asks what it asks, for those who only read."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.codec import moment_text, read_day, read_moment
from storage.database import Store
from storage.pieces import get_text


def find_followed(store: Store, paper_id: str) -> date | None:
    """Give the first day of a paper that was followed, None when it never was."""
    row = store.row("SELECT since FROM followed WHERE paper_id = ?", (paper_id,))
    return read_day(row["since"]) if row else None


def find_watch(store: Store, watch_id: str, fingerprint: str) -> datetime | None:
    """Give since when a watch asks this, None when no daemon has read it yet."""
    asked = (watch_id, fingerprint)
    row = store.row("SELECT since FROM watches WHERE watch_id = ? AND fingerprint = ?", asked)
    return read_moment(row["since"]) if row else None


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchVersion:
    """What a watch asked from a moment on."""

    since: datetime
    fingerprint: str
    record: str


def find_watch_at(store: Store, watch_id: str, moment: datetime) -> WatchVersion | None:
    """Give what a watch asked at a moment, None when nobody kept it. Raises StoreCorrupt."""
    row = store.row(
        "SELECT * FROM watch_versions WHERE watch_id = ? AND since <= ? AND record <> '' ORDER BY since DESC LIMIT 1",
        (watch_id, moment_text(moment)),
    )
    if row is None:
        return None
    record = get_text(store, row["record"])
    return WatchVersion(since=read_moment(row["since"]), fingerprint=row["fingerprint"], record=record)


def find_addresses(store: Store, paper_id: str, day: date) -> frozenset[str]:
    """Give the addresses that an issue's pages were asked for at."""
    rows = store.rows(
        "SELECT url FROM pages WHERE paper_id = :paper AND day = :day"
        " UNION SELECT url FROM captures WHERE paper_id = :paper AND day = :day",
        {"paper": paper_id, "day": day.isoformat()},
    )
    return frozenset(row["url"] for row in rows)
