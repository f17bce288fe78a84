"""Snapshots in and out: raw bytes kept once under their hash, where and when each was taken, each URL's validators."""

import zlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from monitor.records import Snapshot
from storage.codec import day_text, moment_text, read_day, read_moment
from storage.database import Row, Store, where
from storage.errors import NotStored, StoreCorrupt

CaptureKind = Literal["issue", "page", "article", "file"]
COMPRESSION = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Validators:
    """What the last answer of a URL was: for a conditional request, and the digest of the snapshot to read again."""

    etag: str
    last_modified: str
    digest: str
    fetched_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Capture:
    """Where and when a snapshot was taken: the way back from stored bytes to a paper, day and page."""

    digest: str
    paper_id: str
    day: date
    kind: CaptureKind
    page: int | None
    url: str
    fetched_at: datetime


def save_snapshot(
    store: Store, snapshot: Snapshot, *, paper_id: str, day: date, kind: CaptureKind, page: int | None = None
) -> str:
    """Keep a snapshot and where it was taken; give its digest. The same bytes are kept once."""
    digest = snapshot.digest
    where = (digest, paper_id, day_text(day), kind, snapshot.url)
    with store.transaction(durable=False):
        if store.row("SELECT 1 FROM snapshots WHERE digest = ?", (digest,)) is None:
            content = zlib.compress(snapshot.content, COMPRESSION)
            store.insert("snapshots", [{"digest": digest, "content": content, "size": len(snapshot.content)}])
        store.execute(
            "INSERT INTO captures"
            " (digest, paper_id, day, kind, url, page, content_type, etag, last_modified, fetched_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                *where,
                page,
                snapshot.content_type,
                snapshot.etag,
                snapshot.last_modified,
                moment_text(snapshot.fetched_at),
            ),
        )
        note_answer(store, snapshot)
    return digest


def note_answer(store: Store, snapshot: Snapshot) -> None:
    """Keep a URL's newest validators."""
    store.execute(
        "INSERT INTO urls (url, digest, etag, last_modified, fetched_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (url) DO"
        " UPDATE SET digest = excluded.digest, etag = excluded.etag, last_modified = excluded.last_modified,"
        " fetched_at = excluded.fetched_at",
        (snapshot.url, snapshot.digest, snapshot.etag, snapshot.last_modified, moment_text(snapshot.fetched_at)),
    )


def forget_validators(store: Store, url: str) -> None:
    """Ask for a URL whole the next time: what it gave last could not be read, and 304 would give it again for ever."""
    with store.transaction(durable=False):
        store.execute("UPDATE urls SET etag = '', last_modified = '' WHERE url = ?", (url,))


def find_validators(store: Store, url: str) -> Validators | None:
    """Give what the last answer of the URL was, None when it was never fetched."""
    row = store.row("SELECT * FROM urls WHERE url = ?", (url,))
    if row is None:
        return None
    return Validators(
        etag=row["etag"],
        last_modified=row["last_modified"],
        digest=row["digest"],
        fetched_at=read_moment(row["fetched_at"]),
    )


def get_snapshot(store: Store, digest: str) -> Snapshot:
    """Give the snapshot of that name as it was first taken. Raises NotStored; StoreCorrupt when it is damaged."""
    row = store.row(
        "SELECT c.*, s.content, s.size FROM captures c JOIN snapshots s USING (digest) WHERE digest = ?"
        " ORDER BY number LIMIT 1",
        (digest,),
    )
    if row is None:
        raise NotStored(f"no snapshot {digest}")
    snapshot = snapshot_of(store, row)
    if snapshot.digest != digest or len(snapshot.content) != row["size"]:
        raise StoreCorrupt(
            f"store {store.path}: snapshot {digest} is damaged; restore a backup or fetch {row['url']} again"
        )
    return snapshot


def find_earlier_day(
    store: Store, *, paper_id: str, since: date, day: date, digest: str, urls: frozenset[str]
) -> date | None:
    """Give the newest day, from `since` on and before `day`, of whose issue this answer may be; None for none.

    Its bytes were an answer then, or every one of `urls` was asked for then.
    """
    rows = store.rows(
        "SELECT day, url, digest FROM captures WHERE paper_id = ? AND day >= ? AND day < ?",
        (paper_id, day_text(since), day_text(day)),
    )
    asked: defaultdict[str, set[str]] = defaultdict(set)
    answered: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        asked[row["day"]].add(row["url"])
        answered[row["day"]].add(row["digest"])
    days = [one for one in asked if digest in answered[one] or (urls and urls <= asked[one])]
    return read_day(max(days)) if days else None


def unpack(store: Store, digest: str, content: bytes) -> bytes:
    """Give compressed bytes as they were. Raises StoreCorrupt."""
    try:
        return zlib.decompress(content)
    except zlib.error as error:
        raise StoreCorrupt(f"store {store.path}: snapshot {digest} is damaged: {error}; restore a backup") from error


def find_captures(
    store: Store, *, paper_id: str | None = None, since: date | None = None, until: date | None = None
) -> tuple[Capture, ...]:
    """List what was taken of a paper (or of all) from day to day, both included: by day, in the order of taking."""
    asked, values = where(
        paper=("paper_id = :paper", paper_id),
        since=("day >= :since", day_text(since)),
        until=("day <= :until", day_text(until)),
    )
    rows = store.rows(f"SELECT * FROM captures {asked} ORDER BY day, paper_id, number", values)
    return tuple(capture_of(row) for row in rows)


def find_evidence(store: Store, paper_id: str, day: date, until: datetime) -> tuple[tuple[Capture, Snapshot], ...]:
    """Give what was taken of an issue up to a moment, with bytes and headers of then, in the order of taking."""
    rows = store.rows(
        "SELECT c.*, s.content FROM captures c JOIN snapshots s USING (digest)"
        " WHERE paper_id = ? AND day = ? AND fetched_at <= ? ORDER BY number",
        (paper_id, day_text(day), moment_text(until)),
    )
    return tuple((capture_of(row), snapshot_of(store, row)) for row in rows)


def snapshot_of(store: Store, row: Row) -> Snapshot:
    """Make a snapshot of the row of a capture with its content. Raises StoreCorrupt."""
    return Snapshot(
        url=row["url"],
        fetched_at=read_moment(row["fetched_at"]),
        content=unpack(store, row["digest"], row["content"]),
        content_type=row["content_type"],
        etag=row["etag"],
        last_modified=row["last_modified"],
    )


def capture_of(row: Row) -> Capture:
    """Make a capture of its row."""
    return Capture(
        digest=row["digest"],
        paper_id=row["paper_id"],
        day=date.fromisoformat(row["day"]),
        kind=row["kind"],
        page=row["page"],
        url=row["url"],
        fetched_at=read_moment(row["fetched_at"]),
    )
