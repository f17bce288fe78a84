"""A store in, a copy of it as one file out, also while others write; such a copy in, a store out.

A copy is made by SQLite's backup (https://www.sqlite.org/backup.html) under another name, checked, flushed and then
renamed: whoever finds a file of that name has a whole one. It has no log beside it and may be moved with any tool.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

from storage.database import Store, hold_daemon_lock, open_store
from storage.errors import StoreCorrupt, StoreError, StoreLocked, StoreUnreadable, explained
from storage.maintenance import find_damage

BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a file, and would read into another one of its name


def back_up(store: Store, target: Path) -> str:
    """Copy a store into a new file, as it is at one moment; give the file's SHA-256.

    Raises StoreUnreadable when there is a file of that name already, or none can be made; StoreError.
    """
    target = target.absolute()
    part = target.with_name(target.name + ".part")
    with made_new(target, part):
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
        with explained(part), closing(sqlite3.connect(part, isolation_level=None)) as copy:
            store.copy_into(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        digest = flush(part)
        os.link(part, target)  # fails where somebody has made the file meanwhile
    return digest


@contextmanager
def made_new(target: Path, part: Path) -> Iterator[None]:
    """Turn what keeps a file from being made into StoreUnreadable, and leave no part of it."""
    if target.exists():
        raise StoreUnreadable(f"{target} is there already; give a path where nothing is")
    try:
        yield
    except OSError as error:
        raise StoreUnreadable(f"{target}: {error.strerror}; give a path where you may write") from error
    finally:
        for name in (part, *(part.with_name(part.name + end) for end in BESIDE)):
            name.unlink(missing_ok=True)


def flush(path: Path) -> str:
    """See that a file and its name are on the disk; give its SHA-256."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        digest = file_digest(file, "sha256").hexdigest()
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return digest


def find_faults(backup: Path) -> tuple[str, ...]:
    """Say what is damaged in a copy; one that is none, or of a newer program, raises StoreError."""
    with closing(open_copy(backup)) as copy:
        return tuple(find_damage(copy))


def open_copy(backup: Path) -> Store:
    """Open a copy of today's schema for reading. Raises StoreError."""
    store = open_store(backup, read_only=True)
    try:
        store.check()
    except StoreError:
        store.close()
        raise
    return store


def restore(backup: Path, path: Path, now: datetime) -> Path | None:
    """Put a copy in the place of the store at `path`; give where the store that was there lies now, None for none.

    The copy is checked before; while a daemon runs nothing is done. Raises StoreLocked, StoreCorrupt, StoreError.
    """
    path = path.absolute()
    part = path.with_name(path.name + ".part")
    with hold_daemon_lock(path):
        if faults := find_faults(backup):
            raise StoreCorrupt(f"backup {backup}: {faults[0]}; nothing was changed: give another one")
        with closing(open_copy(backup)) as copy:
            part.unlink(missing_ok=True)
            back_up(copy, part)
        aside = keep_aside(path, now)
        part.replace(path)
        flush(path)
    return aside


def keep_aside(path: Path, now: datetime) -> Path | None:
    """Give a store a second name, so that it is there until another one is in its place; None when there is none."""
    if not path.exists():
        remove_beside(path)
        return None
    with suppress(StoreCorrupt):  # a damaged one keeps its log
        empty_log(path)
    aside = path.with_name(f"{path.name}.before-{now:%Y%m%dT%H%M%SZ}")
    if aside.exists():
        aside = aside.with_name(f"{aside.name}-{now:%f}")
    os.link(path, aside)
    for end in BESIDE:
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).rename(aside.with_name(aside.name + end))
    return aside


def empty_log(path: Path) -> None:
    """Move what is in a store's log into the store. Raises StoreLocked, StoreError."""
    with explained(path), closing(sqlite3.connect(path, isolation_level=None)) as store:
        is_busy, *_ = store.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise StoreLocked(f"store {path}: another process uses it; nothing was changed: end that one first")


def remove_beside(path: Path) -> None:
    """Remove what SQLite left beside a file that is gone: it would be read into the next one."""
    for end in BESIDE:
        path.with_name(path.name + end).unlink(missing_ok=True)


def save_lost(store: Store, now: datetime) -> tuple[Path, bool]:
    """Save a store whose file was deleted or replaced, from what this process still has open, and close it.

    It is put back where nothing lies there now; else it lies beside. Gives its path, and whether it was put back.
    Raises StoreError.
    """
    path = store.path
    saved = path.with_name(f"{path.name}.saved-{now:%Y%m%dT%H%M%SZ}")
    back_up(store, saved)
    store.close()  # SQLite removes its log then
    if path.exists():
        return saved, False
    remove_beside(path)
    try:
        os.link(saved, path)
    except OSError:
        return saved, False
    saved.unlink()
    flush(path)
    return path, True
