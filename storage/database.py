"""A path in, a Store out: the one SQLite file, its settings, its lock and its transactions.

Writing: `with store.transaction():` is BEGIN IMMEDIATE ... COMMIT, one thread at a time in this process; inside another
transaction it is a savepoint of that one. A write outside of a transaction is refused: nothing is kept by halves.
A transaction is on the disk when it ends; one that is not `durable` when the next durable one ends. A power cut takes
the last ones that are not durable, never one from between others.
Other processes may write beside it for a short time (an ingest beside the daemon): SQLite makes one wait for the other,
5 seconds at most. Only one daemon may run on a file: `hold_daemon_lock`. SQLite before 3.51.3 can damage a file in WAL
mode when two processes move the log into it at once (https://www.sqlite.org/wal.html#walresetbug), so the
daemon does that early and everybody else only when the log has grown far beyond what a running daemon lets it grow to.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

import sqlite_utils

from storage.errors import StoreCorrupt, StoreError, StoreLocked, StoreTooNew, StoreTooOld, StoreUnreadable, explained
from storage.schema import APPLICATION, MIGRATIONS, VERSION
from storage.seals import make_seal

Row = dict[str, Any]
BUSY_SECONDS = 5
WALKED = 100  # rows, of which some have a raw page
DAEMON_LOG_PAGES = 1_000  # 4 MB
OTHERS_LOG_PAGES = 16_000  # 64 MB


class Store:
    """One open store. Made by `open_store`; every function of this package takes it first."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.identity = identify(path)
        self._lock = RLock()
        self._db = sqlite_utils.Database(connection, recursive_triggers=False, execute_plugins=False)

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[None]:
        """Keep everything written inside, or nothing when an exception leaves it. Raises StoreError.

        Not `durable` is what a power cut may undo with all that follows from it, as it is asked for again: waiting for
        the disk costs as much as a page takes to read. Inside another transaction that one's word counts.
        """
        with self._lock:
            if self._db.conn.in_transaction:
                with explained(self.path), self._db.atomic():
                    yield
                return
            with explained(self.path):
                self._db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                with explained(self.path):
                    self._db.execute("COMMIT")
            except BaseException:
                self._db.rollback()
                raise

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """Give all rows of a query, each as its columns' names and values."""
        with self._lock, explained(self.path):
            cursor = self._db.execute(sql, _as_given(parameters))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def tuples(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Give all rows of a query, each as its columns' values: for whoever reads very many."""
        with self._lock, explained(self.path):
            return self._db.execute(sql, _as_given(parameters)).fetchall()

    def walk(self, table: str, columns: str, *, joined: str = "", which: str = "TRUE") -> Iterator[Row]:
        """Give the rows `t` of a table a few at a time, by their numbers: for whoever reads all of a large one.

        Between two times nothing is held: a reader that stays would let the log grow.
        """
        sql = f"SELECT t.rowid AS at, {columns} FROM {table} t {joined} WHERE t.rowid > ? AND {which}"
        after = -1
        while rows := self.rows(f"{sql} ORDER BY t.rowid LIMIT {WALKED}", (after,)):
            yield from rows
            after = rows[-1]["at"]

    def row(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Row | None:
        """Give the first row of a query, or None."""
        return next(iter(self.rows(sql, parameters)), None)

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> int:
        """Run one writing statement inside a transaction; give how many rows it changed."""
        with self._writing():
            return self._db.execute(sql, _as_given(parameters)).rowcount

    def script(self, sql: str) -> None:
        """Run the statements of a script inside a transaction."""
        with self._writing():
            self._db.executescript(sql)

    def insert(self, table: str, rows: Iterable[Row], *, ignore: bool = False) -> None:
        """Insert rows of the same columns inside a transaction; with `ignore` those that are there already stay."""
        given = list(rows)
        names = ", ".join(f'"{name}"' for row in given[:1] for name in row)
        values = ", ".join(f":{name}" for row in given[:1] for name in row)
        with self._writing():
            if given:
                sql = f"INSERT {'OR IGNORE ' if ignore else ''}INTO {table} ({names}) VALUES ({values})"
                self._db.conn.executemany(sql, given)

    def copy_into(self, other: sqlite3.Connection) -> None:
        """Copy all of the file, as it is at one moment, into another database."""
        with self._lock, explained(self.path):
            self._db.conn.backup(other)

    def is_lost(self) -> bool:
        """Say whether the file that was opened was deleted, or another one lies in its place."""
        try:
            return identify(self.path) != self.identity
        except StoreUnreadable:
            return not self.path.exists()

    def check(self) -> None:
        """Prove that the store answers and is still the file that was opened. Raises StoreError.

        SQLite goes on "succeeding" on a file that was deleted or replaced; whoever writes for long must ask.
        """
        if identify(self.path) != self.identity:
            raise StoreUnreadable(f"store {self.path}: another file lies there now; start the program again")
        if read_version(self) != VERSION:
            raise StoreTooNew(f"store {self.path}: another program changed its schema; start the program again")

    def close(self) -> None:
        """Close the file. Closing twice is allowed."""
        with self._lock:
            self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock, explained(self.path):
            if not self._db.conn.in_transaction:
                raise StoreError(f"store {self.path}: a write outside of store.transaction()")
            yield


def where(**conditions: tuple[str, Any]) -> tuple[str, dict[str, Any]]:
    """Give the WHERE of those conditions whose value is given, and their values by name.

    A condition is SQL that names its value (`day >= :since`) and the value, None when it was not asked for: that one is
    left out, so that SQLite sees which index helps.
    """
    asked = {name: condition for name, condition in conditions.items() if condition[1] is not None}
    sql = " AND ".join(sql for sql, _ in asked.values())
    return (f"WHERE {sql}" if sql else ""), {name: value for name, (_, value) in asked.items()}


def _as_given(parameters: Sequence[Any] | Mapping[str, Any]) -> Sequence[Any] | dict[str, Any]:
    return dict(parameters) if isinstance(parameters, Mapping) else parameters


def identify(path: Path) -> tuple[int, int]:
    """Give the device and number of the file. Raises StoreUnreadable."""
    try:
        found = path.stat()
    except OSError as error:
        raise StoreUnreadable(f"store {path}: {error.strerror}; see that the path is right") from error
    return found.st_dev, found.st_ino


def open_store(path: Path, *, read_only: bool = False, daemon: bool = False) -> Store:
    """Open the store at `path`; for writing it is made or upgraded where needed.

    The file has mode 0600, a folder made for it 0700. `daemon` is for whoever holds `hold_daemon_lock`.
    Raises StoreError: StoreTooNew, StoreTooOld (reading only), StoreCorrupt, StoreUnreadable, StoreLocked, StoreFull.
    """
    path = Path(path).absolute()
    if not read_only:
        make_file(path)
    with explained(path):
        connection = connect(path, read_only=read_only)
    try:
        store = Store(path, connection, read_only=read_only)
        set_up(store, connection, daemon=daemon)
    except BaseException:
        connection.close()
        raise
    return store


def make_file(path: Path) -> None:
    """Make the store's folder and an empty file that only its owner may read, where there is none yet."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreUnreadable(f"store {path}: {error.strerror}; give a path where you may write") from error


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open a connection that begins no transaction by itself and that threads may share."""
    identify(path)
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={'ro' if read_only else 'rw'}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.create_function("seal", -1, make_seal, deterministic=True)
    return connection


def set_up(store: Store, connection: sqlite3.Connection, *, daemon: bool) -> None:
    """Refuse what is no store of this version; for writing, set how it is kept and bring it to VERSION."""
    version = read_version(store)
    if version > VERSION:
        raise StoreTooNew(
            f"store {store.path}: its schema is number {version}, this program knows up to {VERSION}; "
            "use the newer program that made it"
        )
    refuse_foreign(store, version)
    if store.read_only:
        if version < VERSION:
            raise StoreTooOld(
                f"store {store.path}: its schema is number {version}, this program needs {VERSION}; "
                "run a command that writes, such as `yaowen once`, to upgrade it"
            )
        return
    with explained(store.path):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA wal_autocheckpoint = {DAEMON_LOG_PAGES if daemon else OTHERS_LOG_PAGES}")
    migrate(store)


def read_version(store: Store) -> int:
    """Give the number of the last migration that the file has had, 0 for an empty one."""
    row = store.row("PRAGMA user_version")
    return int(row["user_version"]) if row else 0


def refuse_foreign(store: Store, version: int) -> None:
    """Raise StoreCorrupt when the file is a database of another program."""
    row = store.row("SELECT (SELECT count(*) FROM sqlite_schema) AS tables, application_id FROM pragma_application_id")
    empty = version == 0 and row is not None and row["tables"] == 0
    if not empty and (row is None or row["application_id"] != APPLICATION):
        raise StoreCorrupt(f"store {store.path}: a database of another program; give the path of a store")


def migrate(store: Store) -> None:
    """Apply the migrations that the file has not had, each in a transaction of its own."""
    for migration in MIGRATIONS:
        if read_version(store) >= migration.number:
            continue
        with store.transaction():
            if read_version(store) < migration.number:  # unless another process was quicker
                store.script(migration.sql)
                store.execute(f"PRAGMA user_version = {migration.number}")


@contextmanager
def hold_daemon_lock(path: Path) -> Iterator[None]:
    """Be the only daemon on the store at `path` until the block, or the process, ends.

    The lock is flock(2) on `<path>.lock`, which dies with its holder. Raises StoreLocked naming the holder's process.
    """
    path = Path(path).resolve()  # two names of one file have one lock
    lock = path.with_name(path.name + ".lock")
    try:
        lock.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreUnreadable(f"lock {lock}: {error.strerror}; give a store's path where you may write") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(handle, 32, 0).decode(errors="replace") or "unknown"
            raise StoreLocked(f"store {path}: a daemon runs on it, process {holder}; end that one first") from error
        os.truncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)
