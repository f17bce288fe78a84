"""SQLite's errors in, the store's own out: each says which file, what happened to it and what to do.

StoreError              the store cannot be used
  StoreLocked           another process holds it
  StoreTooNew           a newer program made it
  StoreTooOld           it must be upgraded, but was opened for reading only
  StoreCorrupt          damaged, or no store at all
  StoreFull             no space left
  StoreUnreadable       missing, moved, replaced, not permitted, or the disk fails
  StoreRefused          a record that cannot be kept: it breaks a rule of the schema
NotStored(LookupError)  what was asked for is not there
"""

# ruff: noqa: N818 - the errors are named for what happened: StoreFull, StoreLocked

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic_core import PydanticSerializationError


class StoreError(Exception):
    """The store cannot be used; the message says what to do."""


class StoreLocked(StoreError):
    """Another process holds the store."""


class StoreTooNew(StoreError):
    """A newer program made the store."""


class StoreTooOld(StoreError):
    """The store must be upgraded, which reading alone cannot do."""


class StoreCorrupt(StoreError):
    """The file is damaged or no store."""


class StoreFull(StoreError):
    """No space is left for the store."""


class StoreUnreadable(StoreError):
    """The file is missing, was replaced, may not be used, or its disk fails."""


class StoreRefused(StoreError):
    """A record that cannot be kept."""


class NotStored(LookupError):
    """What was asked for is not in the store."""


# Primary result codes of https://www.sqlite.org/rescode.html -> the error and what to do about it.
ADVICE: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (StoreLocked, "another process is writing to it; try again, or end that process"),
    sqlite3.SQLITE_LOCKED: (StoreLocked, "another process is writing to it; try again, or end that process"),
    sqlite3.SQLITE_FULL: (StoreFull, "nothing of this step was kept; free some space and start again"),
    sqlite3.SQLITE_CORRUPT: (StoreCorrupt, "keep a copy of the file and restore a backup"),
    sqlite3.SQLITE_NOTADB: (StoreCorrupt, "it is no SQLite database; give the path of the store, or restore a backup"),
    sqlite3.SQLITE_CANTOPEN: (StoreUnreadable, "see that the folder exists and that you may write in it"),
    sqlite3.SQLITE_PERM: (StoreUnreadable, "see who owns the file"),
    sqlite3.SQLITE_READONLY: (StoreUnreadable, "see that you may write the file and its folder"),
    sqlite3.SQLITE_IOERR: (StoreUnreadable, "see the system's log for errors of the disk"),
    sqlite3.SQLITE_CONSTRAINT: (StoreRefused, "the record breaks a rule of the schema"),
    sqlite3.SQLITE_TOOBIG: (StoreRefused, "the record is larger than SQLite can keep"),
    sqlite3.SQLITE_INTERRUPT: (StoreError, "it was interrupted; try again"),
}
PRIMARY = 0xFF  # the low byte of an extended result code


def explain(path: Path, error: sqlite3.Error) -> StoreError:
    """Give the store's error for one of SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    kind, advice = ADVICE.get(code & PRIMARY, (StoreError, "")) if code is not None else (StoreError, "")
    return kind(f"store {path}: {error}" + (f"; {advice}" if advice else ""))


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and its adapters raise inside into StoreError and its kinds."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(path, error) from error
    except UnicodeDecodeError as error:
        raise StoreCorrupt(
            f"store {path}: a text in it is damaged; keep a copy of the file, restore a backup"
        ) from error
    except (UnicodeEncodeError, PydanticSerializationError) as error:
        raise StoreRefused(f"store {path}: a text is not Unicode and cannot be kept: {error}") from error
    except OverflowError as error:
        raise StoreRefused(f"store {path}: a number is too large to be kept: {error}") from error
