"""A row in, its seal out (封): a hash over all its values, kept apart from it, so that damage of any byte is found.

Triggers write the seals, in the statement that writes the row, with the function `seal` that our connections have;
another program, which has none, cannot write these tables. A seal whose row is gone tells of the lost row. What is kept
under a hash of its own (the bytes of snapshots, pieces of long texts), what is derived (facts' rows, the search index,
fingerprints) and what only says what was done lately (runs, failures, troubles) has none.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

SIZE: Final = 16  # bytes of a seal: chance finds none of a damaged row
NAMES: Final = {  # table: the columns that name a row
    "articles": "number", "revisions": "article revision", "facts": "article revision", "alerts": "id",
    "deliveries": "number", "sent": "number", "captures": "number", "notices": "number", "issues": "paper_id day",
    "pages": "paper_id day number", "urls": "url", "followed": "paper_id", "watches": "watch_id",
    "watch_versions": "watch_id since", "folders": "path", "files": "folder path",
}  # fmt: skip
OTHERS: Final = {  # table: its other columns; what a later migration adds needs new triggers (seal_table)
    "articles": "id revision paper_id paper day page section position url headline joined_into story_id",
    "revisions": "digest snapshot saved_at record",
    "facts": "parser saved_at record rows",
    "alerts": "watch_id article_id revision created_at record reprint_of corrects digest",
    "deliveries": "id alert_id receiver_id message_id state due_at next_at attempts tried_at possibly_sent detail part "
    "remote_id redirected_from redirected_why",
    "sent": "message_id receiver_id part at digest content",
    "captures": "digest paper_id day kind page url content_type etag last_modified fetched_at",
    "notices": "message_id receiver_id record state due_at next_at attempts tried_at possibly_sent detail",
    "issues": "state tries tried_at pages read total reason listed unseen",
    "pages": "label section url pdf_url snapshot",
    "urls": "digest etag last_modified fetched_at",
    "followed": "since",
    "watches": "fingerprint since",
    "watch_versions": "fingerprint record",
    "folders": "since",
    "files": "stamp digest paper_id day state articles reason seen_at",
}
SEALED: Final = tuple(NAMES)
LARGE: Final = ("revisions", "facts")  # sealed from the first article on that comes after the migration


def make_seal(*values: object) -> bytes:
    """Give the seal of a row's values: their types and bytes in turn. Unlike rows have unlike seals."""
    found = sha256()
    for value in values:
        content = value if isinstance(value, bytes) else str(value).encode()
        found.update(b"%d:%b" % (len(content), content))
    return found.digest()[:SIZE]


def name_row(table: str, of: str = "") -> str:
    """Give the SQL of a row's name in `seals`: a text; `of` is how the row itself is called."""
    names = (f"CAST({of}{name} AS TEXT)" for name in NAMES[table].split())
    return " || char(31) || ".join(names)


def write_seal(table: str, of: str = "") -> str:
    """Give the SQL of a row's seal: bytes and types, so that it holds for what is no text any more, too."""
    names = f"{NAMES[table]} {OTHERS[table]}".split()
    return f"seal({', '.join(f'typeof({of}{name}), CAST({of}{name} AS BLOB)' for name in names)})"


def seal_table(table: str) -> str:
    """Give the SQL that lets a table's rows be sealed from now on, and drops the seal of one that is deleted."""
    put = f"INSERT OR REPLACE INTO seals (name, row, seal) VALUES ('{table}', {name_row(table, 'NEW.')}, "
    drop = f"DELETE FROM seals WHERE name = '{table}' AND row = {name_row(table, 'OLD.')};"
    new = f"{put}{write_seal(table, 'NEW.')});"
    return f"""
CREATE TRIGGER {table}_put AFTER INSERT ON {table} BEGIN {new} END;
CREATE TRIGGER {table}_changed AFTER UPDATE ON {table} BEGIN {drop} {new} END;
CREATE TRIGGER {table}_gone AFTER DELETE ON {table} BEGIN {drop} END;
"""


def seal_rows(table: str) -> str:
    """Give the SQL that seals the rows that are there."""
    return f"INSERT INTO seals SELECT '{table}', {name_row(table)}, {write_seal(table)} FROM {table};\n"


def write_migration() -> Iterator[str]:
    """Give the SQL that brings seals: for all rows but those of the large tables, which are sealed from now on."""
    yield """
CREATE TABLE seals (              -- 封: a hash over all values of a row
    name TEXT NOT NULL,           -- of its table
    row TEXT NOT NULL,            -- its key
    seal BLOB NOT NULL,
    PRIMARY KEY (name, row)
) WITHOUT ROWID;

CREATE TABLE unsealed (           -- the last article whose revisions and facts may have no seal
    article INTEGER NOT NULL
);
INSERT INTO unsealed SELECT coalesce(max(number), 0) FROM articles;
"""
    for table in SEALED:
        yield seal_table(table)
        if table not in LARGE:
            yield seal_rows(table)
