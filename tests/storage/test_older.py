"""Stores that earlier programs wrote (older/*.sql) are opened and keep everything."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor.demo.answers import ZONE
from monitor.records import DeliveryState
from storage import open_store
from storage.articles import find_articles
from storage.database import Store
from storage.deliveries import count_deliveries
from storage.maintenance import find_damage
from storage.outbox import claim_due
from storage.schema import MIGRATIONS, VERSION
from storage.search import search
from tests.newsroom import DAY
from tests.storage.older import OLDER, load

VERSIONS = range(1, VERSION + 1)
AFTER = datetime.combine(DAY, datetime.min.time(), ZONE) + timedelta(days=3650)
Rows = dict[str, set[tuple[object, ...]]]
Open = Callable[[], Store]


def read_all(store: Store, tables: dict[str, list[str]]) -> Rows:
    """Every row of these columns of these tables."""
    return {
        table: {tuple(row.values()) for row in store.rows(f'SELECT {", ".join(columns)} FROM "{table}"')}
        for table, columns in tables.items()
    }


def find_tables(store: Store) -> dict[str, list[str]]:
    """The tables that hold rows of ours, with their columns."""
    found = store.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'article_pairs%'")
    return {
        row["name"]: [f'"{column["name"]}"' for column in store.rows(f"PRAGMA table_info('{row['name']}')")]
        for row in found
    }


def test_each_schema_has_a_store_that_was_written_by_its_program() -> None:
    missing = [version for version in VERSIONS if not (OLDER / f"{version:02}.sql").exists()]
    assert not missing, "run python -m tests.storage.older"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_store_of_an_earlier_program_keeps_everything(
    version: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(version, path)
    with monkeypatch.context() as earlier:
        earlier.setattr("storage.database.MIGRATIONS", MIGRATIONS[:version])
        earlier.setattr("storage.database.VERSION", version)
        store = open_store(path)
        tables = find_tables(store)
        before = read_all(store, tables)
        store.close()
    store = open_store(path)
    assert read_all(store, tables) == before
    assert all(before[table] for table in ("articles", "revisions", "facts", "alerts", "deliveries", "captures"))
    assert list(find_damage(store)) == []
    store.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_a_store_of_an_earlier_program_is_read_and_its_alerts_go_out(version: int, path: Path) -> None:
    load(version, path)
    store = open_store(path)
    articles = list(find_articles(store, paper_id="jiangling", day=DAY))
    assert {"沈怀远会见来访企业家", "省图书馆新馆开馆"} < {one.article.headline for one in articles}
    assert [hit.headline for hit in search(store, "会见")] == ["沈怀远会见来访企业家"]
    waiting = count_deliveries(store)[DeliveryState.PENDING]
    told = [alert for claim in claim_due(store, AFTER, 99) for alert in claim.alerts]
    assert len(told) == waiting >= 2
    assert "沈怀远会见来访企业家" in {alert.headline for alert in told}
    store.close()
