import re
import sqlite3
from pathlib import Path

import pytest

from monitor.records import Snapshot
from storage import Store, open_store
from storage.articles import save_article
from storage.maintenance import find_damage
from storage.runs import start_run
from storage.schema import MIGRATIONS
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
        ("UPDATE snapshots SET size = size - 1", "snapshot .* is damaged"),
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
    line, derived = find_damage(store)
    assert line == "a row of appearances points to a row of people that is not there"
    assert "what is said of article" in derived


def test_another_program_cannot_change_what_is_sealed(store: Store, path: Path) -> None:
    fill(store)
    other = sqlite3.connect(path)
    with pytest.raises(sqlite3.OperationalError, match="no such function: seal"):
        other.execute("UPDATE articles SET headline = 'x'")
    other.close()


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("DELETE FROM seals WHERE name = 'revisions'", "the row 1 1 of revisions has no seal"),
        ("INSERT INTO seals VALUES ('revisions', '9', x'00')", "the row 9 of revisions is gone"),
        ("INSERT INTO seals VALUES ('revision', '9', x'00')", "a row of revision, which is no table"),
        ("UPDATE appearances SET official = 1", "what is said of article .* in tables is damaged"),
        ("DELETE FROM appearances", "what is said of article .* in tables is damaged"),
        ("CREATE TABLE notes (note)", "the schema is not as it was made: table notes is strange"),
        ("DROP INDEX articles_of_day", "index articles_of_day is missing"),
    ],
)
def test_what_was_changed_beside_the_seals_is_found(store: Store, damage: str, named: str) -> None:
    """threats: G7."""
    fill(store)
    with store.transaction():
        store.execute(damage)
    (line,) = find_damage(store)
    assert re.search(named, line)


def test_a_damaged_text_that_is_no_text_any_more_is_told_and_stops_nothing(store: Store) -> None:
    fill(store)
    with store.transaction():
        store.execute("UPDATE seals SET seal = zeroblob(16) WHERE name = 'articles'")
        store.execute("DROP TRIGGER articles_changed")
        store.execute("UPDATE articles SET headline = CAST(x'fffe41' AS TEXT)")
    found = list(find_damage(store))
    assert "the row 1 of articles is damaged; restore a backup" in found


def test_what_was_kept_before_there_were_seals_needs_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [one for one in MIGRATIONS if one.number < 14]
    with monkeypatch.context() as older:
        older.setattr("storage.database.MIGRATIONS", before)
        older.setattr("storage.database.VERSION", 13)
        store = open_store(path)
        fill(store)
        store.close()
    upgraded = open_store(path)
    assert list(find_damage(upgraded)) == []
    save_article(
        upgraded,
        make_article("本报讯 别的。", url="https://epaper.example.org/2.html"),
        make_facts(),
        digest=None,
        now=NOW,
    )
    assert list(find_damage(upgraded)) == []
    with upgraded.transaction():
        upgraded.execute("DELETE FROM seals")
    assert {line.split(" of ")[1] for line in find_damage(upgraded)} >= {
        "articles has no seal; restore a backup",
        "revisions has no seal; restore a backup",
    }
    assert len([line for line in find_damage(upgraded) if "of revisions" in line]) == 1
    upgraded.close()


def test_a_large_table_is_read_in_pieces_to_its_end(store: Store) -> None:
    for number in range(250):
        start_run(store, f"run {number}", NOW)
    walked = [row["kind"] for row in store.walk("runs", "t.kind", which="t.number > 1")]
    assert walked == [f"run {number}" for number in range(1, 250)]


def test_whoever_waits_for_a_check_hears_where_it_is(store: Store) -> None:
    fill(store)
    heard: list[str] = []
    assert list(find_damage(store, heard.append)) == []
    assert heard[0] == "structure"
    assert {"rows of deliveries", "contents of revisions, 0 so far", "contents of captures, 0 so far"} <= set(heard)
