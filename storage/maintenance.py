"""A store in, what is damaged in it out: SQLite's own check, and all that is kept with a hash against it.

SQLite's check does not see changed bytes inside a text; the hashes do.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import sha256

from pydantic import ValidationError

from storage.codec import ARTICLE, hash_text
from storage.database import Row, Store
from storage.schema import MIGRATIONS
from storage.snapshots import find_damaged_snapshots

SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"


def find_damage(store: Store) -> Iterator[str]:
    """Give a line for each fault; a sound store gives none. Reads everything. Raises StoreCorrupt when it cannot."""
    yield from (line for row in store.rows("PRAGMA integrity_check") if (line := row["integrity_check"]) != "ok")
    for row in store.rows("PRAGMA foreign_key_check"):
        yield f"a row of {row['table']} points to a row of {row['parent']} that is not there"
    yield from find_damaged_snapshots(store)
    yield from find_damaged_articles(store)
    yield from find_damaged_alerts(store)
    yield from find_damaged_messages(store)


def check_quickly(store: Store) -> Iterator[str]:
    """Give a line for each fault of the file's structure; what stands in it is not held against anything."""
    yield from (line for row in store.rows("PRAGMA quick_check(5)") if (line := row["quick_check"]) != "ok")


def find_drift(store: Store) -> Iterator[str]:
    """Say where the schema is not what the migrations make: somebody changed it by hand."""
    own, made = list_schema(store.rows(SCHEMA)), list_schema(make_schema())
    for name in sorted(own.keys() | made.keys()):
        if name not in own:
            yield f"{name} is missing"
        elif name not in made:
            yield f"{name} is strange"
        elif own[name] != made[name]:
            yield f"{name} is otherwise"


def list_schema(rows: Iterable[Row]) -> dict[str, str]:
    """Give what each table, index and trigger is made of, whatever its blanks."""
    return {f"{row['type']} {row['name']}": " ".join((row["sql"] or "").split()) for row in rows}


def make_schema() -> list[Row]:
    """Give the schema as the migrations make it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for migration in MIGRATIONS:
            connection.executescript(migration.sql)
        cursor = connection.execute(SCHEMA)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


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
