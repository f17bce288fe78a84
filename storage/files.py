"""What came of the files in watched folders in, the same for a folder, a file or a content out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from storage.codec import day_text, moment_text, read_moment
from storage.database import Row, Store

FileState = Literal["read", "unread"]


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredFile:
    """One file as it was when it was last looked at.

    `path` is below the folder, `stamp` changes when the file does, `digest` is "" when its bytes were not read.
    `reason` says why it is unread, or what is odd about it.
    """

    path: str
    stamp: str
    digest: str = ""
    paper_id: str = ""
    day: date | None = None
    state: FileState
    articles: int = 0
    reason: str = ""
    seen_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class FolderCount:
    """How a watched folder stands: since when it is watched, and what came of its files so far."""

    path: str
    since: datetime
    read: int
    unread: int
    articles: int
    last_read: datetime | None


def note_folder(store: Store, folder: str, now: datetime) -> datetime:
    """Give since when a folder is watched: since `now` when it was not before."""
    with store.transaction():
        store.execute(
            "INSERT INTO folders (path, since) VALUES (?, ?) ON CONFLICT DO NOTHING", (folder, moment_text(now))
        )
        row = store.rows("SELECT since FROM folders WHERE path = ?", (folder,))[0]
    return read_moment(row["since"])


def find_stored_files(store: Store, folder: str) -> Mapping[str, StoredFile]:
    """Give what is known of a folder's files, by their path below it, in its order."""
    rows = store.rows("SELECT * FROM files WHERE folder = ? ORDER BY path", (folder,))
    return {row["path"]: make_stored_file(row) for row in rows}


def find_same_content(store: Store, digest: str, paper_id: str, day: date) -> str | None:
    """Give the path of a file, of any folder, whose articles of that paper and day were read off the same bytes."""
    row = store.row(
        "SELECT folder, path FROM files WHERE digest = ? AND paper_id = ? AND day = ? AND state = 'read' AND articles",
        (digest, paper_id, day_text(day)),
    )
    return f"{row['folder']}/{row['path']}" if row else None


def save_file(store: Store, folder: str, file: StoredFile) -> None:
    """Keep what came of a file, in place of what was known."""
    with store.transaction():
        store.execute(
            "INSERT OR REPLACE INTO files"
            " (folder, path, stamp, digest, paper_id, day, state, articles, reason, seen_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                folder,
                file.path,
                file.stamp,
                file.digest,
                file.paper_id,
                day_text(file.day),
                file.state,
                file.articles,
                file.reason,
                moment_text(file.seen_at),
            ),
        )


def forget_unread(store: Store, folder: str, paths: Iterable[str]) -> None:
    """Forget files that could not be read and are gone; what was read stays counted."""
    with store.transaction():
        for path in paths:
            store.execute("DELETE FROM files WHERE folder = ? AND path = ? AND state = 'unread'", (folder, path))


def count_files(store: Store) -> tuple[FolderCount, ...]:
    """Say of each folder that was ever watched what came of its files."""
    rows = store.rows(
        "SELECT o.path, o.since, coalesce(sum(f.state = 'read'), 0) AS read, coalesce(sum(f.state = 'unread'), 0) AS"
        " unread, coalesce(sum(f.articles), 0) AS articles, max(CASE f.state WHEN 'read' THEN f.seen_at END) AS"
        " last_read FROM folders o LEFT JOIN files f ON f.folder = o.path GROUP BY o.path ORDER BY o.path"
    )
    return tuple(
        FolderCount(
            **{
                **row,
                "since": read_moment(row["since"]),
                "last_read": row["last_read"] and read_moment(row["last_read"]),
            }
        )
        for row in rows
    )


def count_pages(store: Store, since: date, until: date) -> tuple[tuple[str, date, int, int], ...]:
    """Count the files of each paper and day from day to day, both included: paper, day, read ones, unread ones."""
    rows = store.rows(
        "SELECT paper_id, day, sum(state = 'read') AS read, sum(state = 'unread') AS unread FROM files"
        " WHERE paper_id <> '' AND day BETWEEN ? AND ? GROUP BY paper_id, day ORDER BY day, paper_id",
        (since.isoformat(), until.isoformat()),
    )
    return tuple((row["paper_id"], date.fromisoformat(row["day"]), row["read"], row["unread"]) for row in rows)


def make_stored_file(row: Row) -> StoredFile:
    """Make the record of a row."""
    day = row["day"] and date.fromisoformat(row["day"])
    fields = {key: value for key, value in row.items() if key != "folder"}
    return StoredFile(**{**fields, "day": day, "seen_at": read_moment(row["seen_at"])})
