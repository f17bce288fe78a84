"""A copy made while others write is whole, and what is restored of it is equal; a lost file is saved."""

import shutil
import threading
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from storage import Store, StoreCorrupt, StoreLocked, StoreUnreadable, hold_daemon_lock, open_store
from storage.backup import back_up, find_faults, restore, save_lost
from storage.maintenance import find_damage
from storage.runs import find_runs, start_run
from tests.factories import NOW
from tests.storage.test_maintenance import fill

MOMENT = datetime(2031, 5, 14, 6, tzinfo=UTC)


def dump(path: Path) -> str:
    """Give a hash over every row of every table of a store."""
    store = open_store(path, read_only=True)
    names = [
        row["name"]
        for row in store.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    ]
    found = sha256()
    for name in sorted(names):
        for row in sorted(map(repr, store.tuples(f'SELECT * FROM "{name}"'))):
            found.update(f"{name}{row}\n".encode())
    store.close()
    return found.hexdigest()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "copies" / "backup.db"


@pytest.fixture(autouse=True)
def copies(target: Path) -> None:
    target.parent.mkdir()


def test_a_copy_is_equal_and_one_file_and_its_owners_alone(store: Store, path: Path, target: Path) -> None:
    """threats: G9."""
    fill(store)
    digest = back_up(store, target)
    assert [file.name for file in target.parent.iterdir()] == ["backup.db"]
    assert target.stat().st_mode & 0o777 == 0o600
    assert digest == sha256(target.read_bytes()).hexdigest()
    assert dump(target) == dump(path)
    assert find_faults(target) == ()


def test_a_copy_made_while_others_write_is_whole(store: Store, path: Path, target: Path) -> None:
    """threats: G9."""
    fill(store)
    stopping, written = threading.Event(), threading.Event()

    def write() -> None:
        other = open_store(path)
        while not stopping.is_set():
            start_run(other, "run", NOW)
            written.set()
        other.close()

    writer = threading.Thread(target=write)
    writer.start()
    reader = open_store(path, read_only=True)
    try:
        for number in range(5):
            written.wait()
            written.clear()
            back_up(reader, target.with_name(f"{number}.db"))
    finally:
        stopping.set()
        writer.join()
        reader.close()
    counts = []
    for number in range(5):
        copy = open_store(target.with_name(f"{number}.db"), read_only=True)
        assert list(find_damage(copy)) == []
        counts.append(len(find_runs(copy, 10_000)))
        copy.close()
    assert counts == sorted(counts)


def test_what_is_restored_is_equal_and_what_was_there_is_kept(store: Store, path: Path, target: Path) -> None:
    fill(store)
    back_up(store, target)
    before = dump(path)
    start_run(store, "later", NOW)
    store.close()
    aside = restore(target, path, MOMENT)
    assert aside == path.with_name("yaowen.db.before-20310514T060000Z")
    assert dump(path) == before
    assert path.stat().st_mode & 0o777 == 0o600
    kept = open_store(aside, read_only=True)
    assert [run.kind for run in find_runs(kept)] == ["later"]
    kept.close()


def test_a_log_left_behind_does_not_get_into_what_is_restored(store: Store, path: Path, target: Path) -> None:
    back_up(store, target)
    before = dump(target)
    start_run(store, "later", NOW)
    log = path.with_name("yaowen.db-wal").read_bytes()
    store.close()
    path.unlink()
    path.with_name("yaowen.db-wal").write_bytes(log)
    assert restore(target, path, MOMENT) is None
    assert dump(path) == before


def test_a_damaged_copy_changes_nothing(store: Store, path: Path, target: Path) -> None:
    fill(store)
    back_up(store, target)
    store.close()
    before = dump(path)
    content = bytearray(target.read_bytes())
    place = content.index("顾知远".encode())
    content[place] ^= 1
    target.write_bytes(content)
    with pytest.raises(StoreCorrupt, match="nothing was changed"):
        restore(target, path, MOMENT)
    assert dump(path) == before
    assert find_faults(target)


def test_nothing_is_restored_under_a_running_daemon(store: Store, path: Path, target: Path) -> None:
    back_up(store, target)
    with hold_daemon_lock(path), pytest.raises(StoreLocked, match="process"):
        restore(target, path, MOMENT)


def test_a_copy_never_takes_the_place_of_a_file(store: Store, target: Path) -> None:
    target.write_bytes(b"precious")
    with pytest.raises(StoreUnreadable, match="there already"):
        back_up(store, target)
    assert target.read_bytes() == b"precious"
    with pytest.raises(StoreUnreadable, match="No such file"):
        back_up(store, target.parent / "no" / "backup.db")


def test_two_names_of_one_store_have_one_lock(path: Path, tmp_path: Path) -> None:
    """threats: F17."""
    open_store(path).close()
    other = tmp_path / "link.db"
    other.symlink_to(path)
    with hold_daemon_lock(path), pytest.raises(StoreLocked), hold_daemon_lock(other):
        pass


def test_a_deleted_store_is_put_back_with_all_that_was_written_since(store: Store, path: Path) -> None:
    """threats: G8."""
    fill(store)
    path.unlink()
    start_run(store, "after it was deleted", NOW)
    assert store.is_lost()
    assert save_lost(store, MOMENT) == (path, True)
    again = open_store(path)
    assert [run.kind for run in find_runs(again)] == ["after it was deleted"]
    assert list(find_damage(again)) == []
    again.close()


@pytest.mark.parametrize("is_copied", [False, True], ids=["renamed over it", "copied after it was deleted"])
def test_a_replaced_store_is_saved_beside_the_new_one(
    store: Store, path: Path, tmp_path: Path, *, is_copied: bool
) -> None:
    """threats: G8."""
    fill(store)
    other = tmp_path / "other.db"
    open_store(other).close()
    if is_copied:
        path.unlink()
        shutil.copy(other, path)
    else:
        other.replace(path)
    start_run(store, "after it was replaced", NOW)
    assert store.is_lost()
    saved, is_back = save_lost(store, MOMENT)
    assert (saved, is_back) == (path.with_name("yaowen.db.saved-20310514T060000Z"), False)
    kept = open_store(saved, read_only=True)
    assert [run.kind for run in find_runs(kept)] == ["after it was replaced"]
    kept.close()


def test_a_store_that_is_there_is_not_lost(store: Store) -> None:
    assert not store.is_lost()
