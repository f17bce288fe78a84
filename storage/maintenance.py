"""A store in, what is damaged in it out: SQLite's own check, and all that is kept with a hash against it.

SQLite's check does not see changed bytes inside a text; the hashes do.
"""

import zlib
from collections.abc import Iterator
from hashlib import sha256

from pydantic import ValidationError

from storage.codec import ARTICLE, hash_text
from storage.database import Store
from storage.snapshots import find_damaged_snapshots


def find_damage(store: Store) -> Iterator[str]:
    """Give a line for each fault; a sound store gives none. Reads everything. Raises StoreCorrupt when it cannot."""
    yield from (line for row in store.rows("PRAGMA integrity_check") if (line := row["integrity_check"]) != "ok")
    for row in store.rows("PRAGMA foreign_key_check"):
        yield f"a row of {row['table']} points to a row of {row['parent']} that is not there"
    yield from find_damaged_snapshots(store)
    yield from find_damaged_articles(store)
    yield from find_damaged_alerts(store)
    yield from find_damaged_messages(store)


def count_kept(store: Store) -> dict[str, int]:
    """Count what is held against a hash."""
    tables = {"pages": "snapshots", "articles": "revisions", "alerts": "alerts", "messages": "sent"}
    return {name: store.rows(f"SELECT count(*) AS count FROM {table}")[0]["count"] for name, table in tables.items()}


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


def find_damaged_alerts(store: Store) -> Iterator[str]:
    """Give a line for each alert whose record is not what its hash says; older ones have none."""
    for row in store.rows("SELECT id, record, digest FROM alerts WHERE digest IS NOT NULL"):
        if hash_text(row["record"]) != row["digest"]:
            yield f"alert {row['id']} is damaged; restore a backup"


def find_damaged_messages(store: Store) -> Iterator[str]:
    """Give a line for each message as sent whose bytes are not what its hash says."""
    for row in store.rows("SELECT message_id, receiver_id, digest, content FROM sent"):
        try:
            sound = sha256(zlib.decompress(row["content"])).hexdigest() == row["digest"]
        except zlib.error:
            sound = False
        if not sound:
            yield f"message {row['message_id']} to {row['receiver_id']} is damaged as it was kept; restore a backup"
