"""What is read ahead: a file as far as memory has room for it, and no longer than somebody waits for it."""

from pathlib import Path
from threading import Event

import pytest

from storage import ahead
from storage.ahead import BLOCK, read_ahead, read_through


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    path.write_bytes(b"x" * (BLOCK + 5))
    return path


def test_all_of_a_file_is_read(file: Path) -> None:
    assert read_through(file, Event()) == BLOCK + 5


def test_a_file_that_memory_has_no_room_for_is_left_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "measure_memory", lambda: 3 * BLOCK)
    assert read_through(file, Event()) == 0


def test_it_ends_with_the_work_that_it_is_for(file: Path) -> None:
    done = Event()
    done.set()
    assert read_through(file, done) == 0
    with read_ahead(file):
        pass


def test_a_file_that_cannot_be_read_holds_nobody_up(tmp_path: Path) -> None:
    with read_ahead(tmp_path / "nothing.db"):
        pass
