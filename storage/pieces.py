"""A long text in, the names of the pieces that make it out, each piece kept once; and back.

A watch of 100,000 names is two megabytes of JSON, and with one name changed it is another text. So a text is cut where
its own content says so, at one comma in some hundred, wherever that stands: what is before and behind a change is cut
as it was, and only the piece with the change in it is new.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from zlib import crc32

from storage.codec import hash_text
from storage.database import Store
from storage.errors import StoreCorrupt

SHORT: Final = 8_000  # characters; a text that is no longer is kept as it is
APART: Final = 512  # commas from cut to cut, on average
BEGIN: Final = "{"  # of a JSON object, and of no piece's name


def keep_text(store: Store, text: str) -> str:
    """Keep the JSON of an object; give what stands for it: itself when it is short, else the names of its pieces."""
    if len(text) <= SHORT:
        return text
    pieces = [(name_piece(piece), piece) for piece in cut(text)]
    store.insert("text_pieces", [{"name": name, "content": piece} for name, piece in pieces], ignore=True)
    return " ".join(name for name, _ in pieces)


def get_text(store: Store, kept: str) -> str:
    """Give the text that `keep_text` gave something for. Raises StoreCorrupt."""
    return kept if kept.startswith(BEGIN) else "".join(get_piece(store, name) for name in kept.split())


def get_piece(store: Store, name: str) -> str:
    """Give a piece. Raises StoreCorrupt."""
    row = store.row("SELECT content FROM text_pieces WHERE name = ?", (name,))
    if row is None or name_piece(row["content"]) != name:
        raise StoreCorrupt(f"store {store.path}: piece {name} of a text is damaged or gone; restore a backup")
    return str(row["content"])


def cut(text: str) -> Iterator[str]:
    """Cut a text behind those commas that what stands before them chooses."""
    entries = text.encode().split(b",")
    ends = [number for number, checksum in enumerate(map(crc32, entries[:-1]), start=1) if checksum % APART == 0]
    for start, end in pairwise((0, *ends)):
        yield b",".join((*entries[start:end], b"")).decode()
    if rest := b",".join(entries[ends[-1] if ends else 0 :]):
        yield rest.decode()


def name_piece(piece: str) -> str:
    """Name a piece by its content."""
    return hash_text(piece)[:32]


def find_damaged_pieces(store: Store) -> Iterator[str]:
    """Give a line for each piece that is not what its name says, and for each that is asked for and not there."""
    names = set()
    for row in store.rows("SELECT name, content FROM text_pieces"):
        names.add(row["name"])
        if name_piece(row["content"]) != row["name"]:
            yield f"piece {row['name']} of a watch's record is damaged; restore a backup"
    for row in store.rows("SELECT record FROM watch_versions WHERE record <> '' AND record NOT LIKE '{%'"):
        for name in row["record"].split():
            if name not in names:
                yield f"piece {name} of a watch's record is gone; restore a backup"
