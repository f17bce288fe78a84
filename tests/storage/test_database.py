import os
import sqlite3
import threading
from pathlib import Path

import pytest

from storage import (
    Store,
    StoreCorrupt,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreRefused,
    StoreTooNew,
    StoreTooOld,
    StoreUnreadable,
    hold_daemon_lock,
    open_store,
)
from storage.maintenance import find_damage
from storage.runs import find_runs, start_run
from storage.schema import VERSION
from tests.factories import NOW


def alter(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def test_a_new_store_is_its_owners_alone(store: Store, path: Path) -> None:
    """threats: M7."""
    start_run(store, "run", NOW)
    assert {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {
        "yaowen.db": 0o600,
        "yaowen.db-wal": 0o600,
        "yaowen.db-shm": 0o600,
    }
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)]
)
def test_how_a_store_is_kept(store: Store, pragma: str, value: object) -> None:
    """threats: F14, G12, G13."""
    row = store.row(f"PRAGMA {pragma}")
    assert row is not None
    assert list(row.values()) == [value]


@pytest.mark.parametrize(("durable", "inner", "waits"), [(True, False, 2), (False, True, 1), (False, False, 1)])
def test_the_outer_transaction_says_whether_its_end_waits_for_the_disk(
    store: Store, *, durable: bool, inner: bool, waits: int
) -> None:
    with store.transaction(durable=durable), store.transaction(durable=inner):
        store.insert("runs", [{"kind": "read", "started_at": "2031-05-14"}])
        assert store.row("PRAGMA synchronous") == {"synchronous": waits}
    with store.transaction():
        assert store.row("PRAGMA synchronous") == {"synchronous": 2}


def test_only_the_daemon_moves_a_small_log(path: Path) -> None:
    """threats: G5."""
    daemon, other = open_store(path, daemon=True), open_store(path)
    pages = [store.rows("PRAGMA wal_autocheckpoint")[0]["wal_autocheckpoint"] for store in (daemon, other)]
    other.close()
    daemon.close()
    assert pages == [1_000, 16_000]


def test_all_of_a_transaction_is_kept_or_nothing(store: Store) -> None:
    def fail() -> None:
        with store.transaction():
            start_run(store, "run", NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert find_runs(store) == ()


def test_an_inner_transaction_is_part_of_the_outer_one(store: Store) -> None:
    def fail() -> None:
        with store.transaction():
            start_run(store, "inner, undone", NOW)
            raise RuntimeError

    with store.transaction():
        start_run(store, "outer", NOW)
        with pytest.raises(RuntimeError):
            fail()
    assert [run.kind for run in find_runs(store)] == ["outer"]


def test_a_write_outside_of_a_transaction_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="outside of"):
        store.execute("DELETE FROM runs")


def test_a_reader_sees_only_what_was_committed(store: Store, path: Path) -> None:
    reader = open_store(path, read_only=True)
    with store.transaction():
        start_run(store, "run", NOW)
        before = find_runs(reader)
    after = find_runs(reader)
    reader.close()
    assert (len(before), len(after)) == (0, 1)


def test_a_reader_cannot_write(store: Store, path: Path) -> None:
    reader = open_store(path, read_only=True)
    with pytest.raises(StoreUnreadable, match="readonly"):
        start_run(reader, "run", NOW)
    reader.close()
    assert find_runs(store) == ()


def test_threads_write_one_after_the_other(store: Store) -> None:
    """threats: G4."""

    def write() -> None:
        for _ in range(50):
            with store.transaction():
                before = len(find_runs(store, 1000))
                start_run(store, "run", NOW)
                counts.append((before, len(find_runs(store, 1000))))

    counts: list[tuple[int, int]] = []
    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == [(number, number + 1) for number in range(100)]


def test_another_writer_is_waited_for_and_then_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """threats: G3."""
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.02)
    first, second = open_store(path), open_store(path)
    with first.transaction(), pytest.raises(StoreLocked, match=r"yaowen\.db.*another process is writing"):
        start_run(second, "run", NOW)
    start_run(second, "run", NOW)
    assert len(find_runs(first)) == 1
    first.close()
    second.close()


def test_a_full_disk_is_named_and_leaves_the_store_whole(store: Store) -> None:
    """threats: G1."""
    start_run(store, "before", NOW)
    pages = store.rows("PRAGMA page_count")[0]["page_count"]
    store.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFull, match="free some space"), store.transaction():
        start_run(store, "x" * 100_000, NOW)
    assert [run.kind for run in find_runs(store)] == ["before"]
    store.rows(f"PRAGMA max_page_count = {pages + 1000}")
    start_run(store, "x" * 100_000, NOW)
    assert len(find_runs(store)) == 2
    assert list(find_damage(store)) == []


def test_a_newer_schema_is_refused_naming_both_versions(path: Path) -> None:
    """threats: F18."""
    open_store(path).close()
    alter(path, f"PRAGMA user_version = {VERSION + 7}")
    for read_only in (False, True):
        with pytest.raises(StoreTooNew, match=f"number {VERSION + 7}, this program knows up to {VERSION}"):
            open_store(path, read_only=read_only)


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    store = open_store(path)
    assert store.rows("PRAGMA user_version")[0]["user_version"] == VERSION
    assert list(find_damage(store)) == []
    store.close()


def test_reading_alone_upgrades_nothing(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with pytest.raises(StoreTooOld, match="yaowen once"):
        open_store(path, read_only=True)
    assert path.stat().st_size == 0


NOISE = bytes(range(256)) * 64


@pytest.mark.parametrize(
    "content",
    [NOISE, b"SQLite format 3\x00" + NOISE, b"<!DOCTYPE html><html></html>\n" * 100],
    ids=["noise", "header", "page"],
)
def test_what_is_no_database_is_refused(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreCorrupt, match=str(path)):
        open_store(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    path.parent.mkdir()
    alter(path, "CREATE TABLE songs (title)")
    content = path.read_bytes()
    with pytest.raises(StoreCorrupt, match="another program"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_missing_store_is_named(path: Path) -> None:
    with pytest.raises(StoreUnreadable, match=f"{path}: No such file"):
        open_store(path, read_only=True)
    assert not path.exists()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreadable, match="give a path where you may write"):
        open_store(tmp_path)


@pytest.mark.parametrize("replaced", [False, True], ids=["deleted", "replaced"])
def test_a_store_whose_file_is_gone_does_not_answer(store: Store, path: Path, *, replaced: bool) -> None:
    """threats: G8."""
    store.check()
    path.rename(path.with_name("elsewhere.db"))
    if replaced:
        path.touch()
    with pytest.raises(StoreUnreadable, match=str(path)):
        store.check()


def test_a_closed_store_does_not_answer(path: Path) -> None:
    store = open_store(path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.check()


def test_a_second_daemon_is_refused_naming_the_first(path: Path) -> None:
    with hold_daemon_lock(path):
        with pytest.raises(StoreLocked, match=f"process {os.getpid()}"), hold_daemon_lock(path):
            pass
        writer = open_store(path)  # short commands write beside it
        start_run(writer, "ingest", NOW)
        writer.close()
    with hold_daemon_lock(path):
        pass


def test_text_that_is_no_unicode_is_refused(store: Store) -> None:
    with pytest.raises(StoreRefused, match="not Unicode"):
        start_run(store, "\ud800", NOW)


def test_a_number_too_large_is_refused(store: Store) -> None:
    with pytest.raises(StoreRefused, match="too large"), store.transaction():
        store.execute("UPDATE runs SET number = ?", (2**70,))
