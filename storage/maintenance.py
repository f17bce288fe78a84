"""A store in, what is damaged in it out: SQLite's own check, and all that is kept with a hash against it.

SQLite's check does not see changed bytes inside a text; the hashes do. An archive of any size is read a few rows at a
time, and whoever waits hears where the check is.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from hashlib import sha256

from pydantic import ValidationError

from storage.codec import ARTICLE, FACTS, hash_text
from storage.database import Row, Store
from storage.errors import StoreCorrupt
from storage.factrows import FORM, has_fact_rows
from storage.pieces import find_damaged_pieces
from storage.schema import MIGRATIONS
from storage.seals import LARGE, SEALED, make_seal, name_row, write_seal
from storage.snapshots import get_snapshot

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"


STRIDE = 1_000  # rows from one word on where the check is to the next
Hear = Callable[[str], object]


def find_damage(store: Store, hear: Hear = str) -> Iterator[str]:
    """Give a line for each fault; a sound store gives none. Reads everything. Raises StoreCorrupt when it cannot.

    `hear` is told what is being checked, and how many rows of it were.
    """
    hear("structure")
    yield from (line for row in store.rows("PRAGMA integrity_check") if (line := row["integrity_check"]) != "ok")
    for row in store.rows("PRAGMA foreign_key_check"):
        yield f"a row of {row['table']} points to a row of {row['parent']} that is not there"
    yield from (f"the schema is not as it was made: {line}; restore a backup" for line in find_drift(store))
    for table in SEALED:
        hear(f"rows of {table}")
        yield from find_broken_seals(store, table)
    yield from find_strange_seals(store)
    yield from find_damaged_rows(store, hear)
    yield from find_damaged_snapshots(store, hear)
    yield from find_damaged_articles(store, hear)
    yield from find_damaged_alerts(store, hear)
    yield from find_damaged_messages(store, hear)
    yield from find_damaged_pieces(store)


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
    """Give what each table, index and trigger is made of, and on which table it is."""
    return {f"{row['type']} {row['name']}": f"{row['tbl_name']}: {row['sql']}" for row in rows}


def make_schema() -> list[Row]:
    """Give the schema as the migrations make it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_function("seal", -1, make_seal)
        for migration in MIGRATIONS:
            connection.executescript(migration.sql)
        cursor = connection.execute(SCHEMA)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


def count_kept(store: Store) -> dict[str, int]:
    """Count what is held against a hash."""
    tables = {"pages": "snapshots", "articles": "revisions", "alerts": "alerts", "messages": "sent"}
    return {name: store.rows(f"SELECT count(*) AS count FROM {table}")[0]["count"] for name, table in tables.items()}


def find_broken_seals(store: Store, table: str) -> Iterator[str]:
    """Give a line for each row of a table that is not what its seal says, has none, or is gone."""
    older = "AND (s.seal IS NOT NULL OR t.article > (SELECT article FROM unsealed))" if table in LARGE else ""
    broken = store.rows(
        f"SELECT {name_row(table, 't.')} AS row, s.seal IS NULL AS unsealed FROM {table} t LEFT JOIN seals s"
        f" ON s.name = '{table}' AND s.row = {name_row(table, 't.')}"
        f" WHERE s.seal IS NOT {write_seal(table, 't.')} {older}"
    )
    for row in broken:
        what = "has no seal" if row["unsealed"] else "is damaged"
        yield f"the row {show(row['row'])} of {table} {what}; restore a backup"
    gone = f"SELECT row FROM seals WHERE name = '{table}' EXCEPT SELECT {name_row(table)} FROM {table}"
    for row in store.rows(gone):
        yield f"the row {show(row['row'])} of {table} is gone; restore a backup"


def find_strange_seals(store: Store) -> Iterator[str]:
    """Give a line for each seal of a table that there is not."""
    known = ", ".join(f"'{name}'" for name in SEALED)
    for row in store.rows(f"SELECT name, row FROM seals WHERE name NOT IN ({known})"):
        yield f"there is a seal of a row of {row['name']}, which is no table that has any; restore a backup"


def show(row: str) -> str:
    """Show a row's key."""
    return row.replace("\x1f", " ")


def walk(store: Store, hear: Hear, table: str, columns: str, *, joined: str = "", which: str = "TRUE") -> Iterator[Row]:
    """Give the rows `t` of a large table, and say each STRIDE of them how many they were."""
    for number, row in enumerate(store.walk(table, columns, joined=joined, which=which)):
        if number % STRIDE == 0:
            hear(f"contents of {table}, {number} so far")
        yield row


def find_damaged_rows(store: Store, hear: Hear) -> Iterator[str]:
    """Give a line for each article whose rows of people, posts, events and so on are not what its facts say."""
    newest = "JOIN facts f ON f.article = t.number AND f.revision = t.revision"
    current = f"t.joined_into IS NULL AND f.rows = {FORM}"
    for row in walk(store, hear, "articles", "t.number, t.id, f.record", joined=newest, which=current):
        if not holds_fact_rows(store, row["number"], row["record"]):
            yield f"what is said of article {row['id']} in tables is damaged; yaowen reparse writes it anew"


def holds_fact_rows(store: Store, number: int, record: str) -> bool:
    """Say whether an article's rows are those of its facts; facts that cannot be read are told of elsewhere."""
    try:
        facts = FACTS.validate_json(record)
    except ValidationError:
        return True
    return has_fact_rows(store, number, facts)


def find_damaged_snapshots(store: Store, hear: Hear) -> Iterator[str]:
    """Give a line for each snapshot whose bytes are not what its name says."""
    first = "NOT EXISTS (SELECT 1 FROM captures o WHERE o.digest = t.digest AND o.rowid < t.rowid)"
    for row in walk(store, hear, "captures", "t.digest", which=first):
        try:
            get_snapshot(store, row["digest"])
        except StoreCorrupt as error:
            yield str(error)


def find_damaged_articles(store: Store, hear: Hear) -> Iterator[str]:
    """Give a line for each revision whose text is not what its hash says."""
    named, columns = "JOIN articles a ON a.number = t.article", "a.id, t.revision, t.record, t.digest"
    for row in walk(store, hear, "revisions", columns, joined=named):
        try:
            sound = ARTICLE.validate_json(row["record"]).digest == row["digest"]
        except ValidationError:
            sound = False
        if not sound:
            yield f"article {row['id']} revision {row['revision']} is damaged; read it again from its snapshot"


def find_damaged_alerts(store: Store, hear: Hear) -> Iterator[str]:
    """Give a line for each alert whose record is not what its hash says; older ones have none."""
    for row in walk(store, hear, "alerts", "t.id, t.record, t.digest", which="t.digest IS NOT NULL"):
        if hash_text(row["record"]) != row["digest"]:
            yield f"alert {row['id']} is damaged; restore a backup"


def find_damaged_messages(store: Store, hear: Hear) -> Iterator[str]:
    """Give a line for each message as sent whose bytes are not what its hash says."""
    for row in walk(store, hear, "sent", "t.message_id, t.receiver_id, t.digest, t.content"):
        try:
            sound = sha256(zlib.decompress(row["content"])).hexdigest() == row["digest"]
        except zlib.error:
            sound = False
        if not sound:
            yield f"message {row['message_id']} to {row['receiver_id']} is damaged as it was kept; restore a backup"
