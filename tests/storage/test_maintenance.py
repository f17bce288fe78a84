import re
import sqlite3
from pathlib import Path

import pytest

from monitor.records import Snapshot
from storage import Store
from storage.articles import save_article
from storage.maintenance import find_damage
from storage.snapshots import save_snapshot
from tests.factories import DAY, NOW, make_article, make_facts, make_person


def fill(store: Store) -> None:
    snapshot = Snapshot(url="https://e.example.org/1", fetched_at=NOW, content=b"<html>")
    digest = save_snapshot(store, snapshot, paper_id="ylrb", day=DAY, kind="page")
    save_article(store, make_article(), make_facts(make_person()), digest=digest, now=NOW)


def test_a_sound_store_shows_no_damage(store: Store) -> None:
    fill(store)
    assert list(find_damage(store)) == []


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("UPDATE revisions SET record = replace(record, '顾知远', '顾知近')", "article .* is damaged"),
        ("UPDATE revisions SET record = substr(record, 2)", "article .* is damaged"),
        ("UPDATE snapshots SET content = x'789c'", "snapshot .* is damaged"),
    ],
)
def test_changed_bytes_are_found(store: Store, damage: str, named: str) -> None:
    fill(store)
    with store.transaction():
        store.execute(damage)
    (line,) = find_damage(store)
    assert re.search(named, line)


def test_a_row_that_points_nowhere_is_found(store: Store, path: Path) -> None:
    fill(store)
    other = sqlite3.connect(path)  # another program, which does not ask for foreign keys
    other.execute("DELETE FROM people")
    other.commit()
    other.close()
    (line,) = find_damage(store)
    assert line == "a row of appearances points to a row of people that is not there"
