"""A long watch is kept in pieces: it comes back as it was, and a change of a name costs a piece."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.database import Store
from storage.errors import StoreCorrupt
from storage.maintenance import find_damage
from storage.pieces import SHORT, cut, get_text, keep_text
from storage.runs import note_watch
from storage.since import find_watch_at

NOW = datetime(2031, 5, 14, tzinfo=UTC)
NAMES = [f"顾{number:05}" for number in range(20_000)]


def write(names: list[str]) -> str:
    return json.dumps({"id": "w", "people": [{"name": name} for name in names]}, ensure_ascii=False)


def note(store: Store, record: str, days: int) -> None:
    note_watch(store, "w", f"{days}", NOW + timedelta(days=days), record)


def ask(store: Store, days: int) -> str:
    version = find_watch_at(store, "w", NOW + timedelta(days=days))
    assert version
    return version.record


def weigh(store: Store) -> int:
    """How many characters are kept of all that watches asked."""
    rows = store.rows("SELECT record AS kept FROM watch_versions UNION ALL SELECT content FROM text_pieces")
    return sum(len(row["kept"]) for row in rows)


@given(st.text(alphabet='甲乙,"{}', max_size=300), st.integers(0, 3))
def test_pieces_make_the_text_again(text: str, times: int) -> None:
    assert "".join(cut(text * 10**times)) == text * 10**times


def test_a_changed_name_costs_a_piece_and_both_versions_stay(store: Store) -> None:
    first, second = write(NAMES), write([*NAMES[:9_000], "林若川", *NAMES[9_001:]])
    note(store, first, 0)
    before = weigh(store)
    assert before < len(first) * 1.1
    note(store, second, 1)
    note(store, second, 1)
    assert weigh(store) - before < len(first) / 10
    assert [ask(store, days) for days in (0, 1, 2)] == [first, second, second]
    assert list(find_damage(store)) == []


def test_a_short_watch_is_kept_as_it_is(store: Store) -> None:
    note(store, write(["顾知远"]), 0)
    assert [row["record"] for row in store.rows("SELECT record FROM watch_versions")] == [write(["顾知远"])]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE text_pieces SET content = content || ' ' WHERE rowid = 2", "of a watch's record is damaged"),
        ("DELETE FROM text_pieces WHERE rowid = 2", "of a watch's record is gone"),
    ],
)
def test_a_damaged_piece_is_found_and_not_taken_for_a_watch(store: Store, sql: str, said: str) -> None:
    with store.transaction():
        kept = keep_text(store, write(NAMES))
        note_watch(store, "w", "1", NOW, write(NAMES))
        store.execute(sql)
    assert len(kept) < SHORT
    with pytest.raises(StoreCorrupt, match="restore a backup"):
        get_text(store, kept)
    assert any(said in line for line in find_damage(store))
