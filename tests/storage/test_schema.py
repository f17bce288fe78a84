from pathlib import Path

import pytest

from storage import StoreError, StoreTooNew, open_store
from storage.runs import find_issue_states, find_runs, start_run
from storage.schema import MIGRATIONS, Migration
from tests.factories import NOW

NEXT = Migration(number=len(MIGRATIONS) + 1, description="notes", sql="CREATE TABLE notes (note TEXT); ANALYZE;")
BROKEN = Migration(
    number=len(MIGRATIONS) + 1, description="breaks", sql="CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);"
)


def migrations(monkeypatch: pytest.MonkeyPatch, *more: Migration) -> None:
    monkeypatch.setattr("storage.database.MIGRATIONS", (*MIGRATIONS, *more))
    monkeypatch.setattr("storage.database.VERSION", len(MIGRATIONS) + len(more))


def test_migrations_are_numbered_in_order() -> None:
    assert [migration.number for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_an_older_store_is_brought_up_keeping_what_it_holds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(path)
    start_run(store, "before", NOW)
    migrations(monkeypatch, NEXT)
    upgraded = open_store(path)
    assert upgraded.rows("SELECT * FROM notes") == []
    assert [run.kind for run in find_runs(upgraded)] == ["before"]
    migrations(monkeypatch)  # the old program again, still running
    with pytest.raises(StoreTooNew, match="start the program again"):
        store.check()
    upgraded.close()
    store.close()


def test_what_an_older_program_could_not_look_at_again_is_told_apart_from_its_doubts(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr("storage.database.MIGRATIONS", MIGRATIONS[:11])
        older.setattr("storage.database.VERSION", 11)
        store = open_store(path)
        with store.transaction():
            for day, reason in (
                ("2031-05-13", "not as usual for this paper"),
                ("2031-05-14", "not all could be looked at again: page 3"),
            ):
                row = ("qlrb", day, "complete", 1, None, 4, 9, 9, reason, 4)
                store.execute(f"INSERT INTO issues VALUES ({', '.join('?' * len(row))})", row)
        store.close()
    upgraded = open_store(path)
    found = [(one.reason, one.unseen) for one in find_issue_states(upgraded)]
    assert found == [("not as usual for this paper", ""), ("", "page 3")]
    upgraded.close()


def test_a_migration_that_fails_leaves_the_store_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """threats: F11."""
    store = open_store(path)
    start_run(store, "before", NOW)
    store.close()
    with monkeypatch.context() as patched:
        migrations(patched, BROKEN)
        with pytest.raises(StoreError, match="nowhere"):
            open_store(path)
    again = open_store(path)
    assert again.rows("SELECT name FROM sqlite_schema WHERE name = 'half'") == []
    assert [run.kind for run in find_runs(again)] == ["before"]
    again.close()
