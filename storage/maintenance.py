"""A store in, what is damaged in it out: SQLite's own check, and every kept text and snapshot against its hash.

SQLite's check does not see changed bytes inside a text; the hashes do.
"""

from collections.abc import Iterator

from pydantic import ValidationError

from storage.codec import ARTICLE
from storage.database import Store
from storage.snapshots import find_damaged_snapshots


def find_damage(store: Store) -> Iterator[str]:
    """Give a line for each fault; a sound store gives none. Reads everything. Raises StoreCorrupt when it cannot."""
    yield from (line for row in store.rows("PRAGMA integrity_check") if (line := row["integrity_check"]) != "ok")
    for row in store.rows("PRAGMA foreign_key_check"):
        yield f"a row of {row['table']} points to a row of {row['parent']} that is not there"
    yield from find_damaged_snapshots(store)
    yield from find_damaged_articles(store)


def find_damaged_articles(store: Store) -> Iterator[str]:
    """Give a line for each revision whose text is not what its hash says."""
    for key in store.rows("SELECT article, revision FROM revisions"):
        row = store.rows(
            "SELECT a.id, r.record, r.digest FROM revisions r JOIN articles a ON a.number = r.article"
            " WHERE r.article = :article AND r.revision = :revision",
            key,
        )[0]
        try:
            sound = ARTICLE.validate_json(row["record"]).digest == row["digest"]
        except ValidationError:
            sound = False
        if not sound:
            yield f"article {row['id']} revision {key['revision']} is damaged; read it again from its snapshot"
