"""One byte of a store changed at a time, anywhere in what is in use; whether `verify` finds it, out.

    python -m tests.damage 10000          # flips; prints how many were found, by table

The store has two papers' issues with stories, facts, alerts, deliveries, messages as sent and raw pages. Free space,
the search index and fingerprints are left out: nothing reads the first, the others are made anew of articles. A byte
that changes no value is told apart: the last one of what zlib packs ends in bits that say nothing.
"""

import sqlite3
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeGuard

from monitor.records import Outcome, Result, Snapshot
from storage.database import open_store
from storage.errors import StoreError
from storage.maintenance import find_damage
from storage.outbox import claim_due, record_outcome
from storage.snapshots import save_snapshot
from tests.newsdesk import DAY, MAIL, NOW, make_story, open_paper_desk, print_issue
from tests.words import read_words

CONFIG = f"""
watches: [{{name: 省长, people: [顾明川]}}, {{name: 防汛, topics: [防汛]}}]
receivers:
  desk: {{{MAIL}, to: d@example.org}}
  team: {{{MAIL}, to: t@example.org}}
"""
PAPERS = ("jiangling", "lanxi")
TOWNS = ("岚溪市", "临泽县", "石桥镇", "柳湾乡", "青禾区")
LEFT_OUT = ("article_pairs", "fingerprints", "sqlite_autoindex_fingerprints")
PAGE_HEADER, INNER_HEADER = 8, 12  # bytes: https://www.sqlite.org/fileformat2.html#b_tree_pages


def build(folder: Path) -> bytes:
    """Give the bytes of a store in which everything that is kept is there, as one file without free space."""
    path = folder / "yaowen.db"
    store = open_store(path)
    desk = open_paper_desk(folder, store, CONFIG)
    for paper in PAPERS:
        stories = []
        for number, town in enumerate(TOWNS):
            text = f"省委副书记、省长顾明川在{town}调研防汛工作，副省长沈远舟{'、' if number else ''}陪同。" * 3
            snapshot = Snapshot(
                url=f"https://szb.example.org/{paper}/{number}.html", fetched_at=NOW, content=text.encode() * 9
            )
            digest = save_snapshot(store, snapshot, paper_id=paper, day=DAY, kind="article", page=1)
            given = {"position": number, "headline": f"顾明川在{town}调研", "url": snapshot.url}
            stories.append(make_story(paper, text, "会议通过《三江治理计划》。", snapshot=digest, **given))
        print_issue(desk, folder, paper, *stories)
    for number, claim in enumerate(claim_due(store, NOW, 10)):
        outcome = Outcome(
            result=Result.ACCEPTED if number % 3 else Result.TEMPORARY, detail="250 ok", content=b"x" * 600
        )
        record_outcome(store, claim, outcome, NOW, NOW)
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")
    return path.read_bytes()


@dataclass(frozen=True, kw_only=True)
class Used:
    """A run of bytes in use, of a table or an index."""

    name: str
    start: int
    length: int


def find_used(path: Path, content: bytes) -> Iterator[Used]:
    """Give the runs of bytes that are in use, by SQLite's own account of its pages."""
    with closing(sqlite3.connect(path)) as connection:
        pages = connection.execute("SELECT name, pagetype, pgoffset, pgsize, unused, ncell FROM dbstat").fetchall()
    for name, kind, offset, size, unused, cells in pages:
        if name.startswith(LEFT_OUT):
            continue
        if kind == "overflow":
            yield Used(name=name, start=offset, length=size - unused)
            continue
        begin = offset + (100 if offset == 0 else 0)
        header = (INNER_HEADER if kind == "internal" else PAGE_HEADER) + 2 * cells
        yield Used(name=name, start=begin, length=header)
        first = int.from_bytes(content[begin + 5 : begin + 7], "big") or size
        at = offset + first
        for free, length in list_free(content, offset, begin):
            yield Used(name=name, start=at, length=free + 4 - at)  # its own head counts
            at = free + length
        yield Used(name=name, start=at, length=offset + size - at)


def list_free(content: bytes, offset: int, begin: int) -> Iterator[tuple[int, int]]:
    """Give where the free blocks of a page are, and how long."""
    at = int.from_bytes(content[begin + 1 : begin + 3], "big")
    while at:
        head = content[offset + at : offset + at + 4]
        yield offset + at, int.from_bytes(head[2:], "big")
        at = int.from_bytes(head[:2], "big")


def is_found(path: Path, content: bytes) -> bool:
    """Say whether a store with these bytes is found to be damaged."""
    path.write_bytes(content)
    try:
        store = open_store(path, read_only=True)
        try:
            return next(iter(find_damage(store)), None) is not None
        finally:
            store.close()
    except StoreError:
        return True


def read_values(path: Path) -> list[tuple[object, ...]]:
    """Give every value of a store's tables that is looked after, what is packed as it was before."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        kept = [name for (name,) in tables if not name.startswith(LEFT_OUT)]
        rows = (row for name in kept for row in connection.execute(f'SELECT * FROM "{name}"'))
        return [tuple(zlib.decompress(one) if is_packed(one) else one for one in row) for row in rows]


def is_packed(value: object) -> TypeGuard[bytes]:
    """Say whether zlib has packed a value."""
    return isinstance(value, bytes) and value.startswith(b"\x78")


def flip(count: int, seed: int) -> tuple[Counter[str], list[str], int]:
    """Change so many bytes, each in a store of its own.

    Gives how many of each table, those that nobody found, and how many of the unfound change no value.
    """
    random = Random(seed)  # noqa: S311 - spreads the flips, guards nothing
    done: Counter[str] = Counter()
    missed, idle = [], 0
    with TemporaryDirectory() as folder:
        content = build(Path(folder))
        path = Path(folder, "damaged.db")
        assert not is_found(path, content), "the sound store is said to be damaged"
        path.write_bytes(content)
        values = read_values(path)
        runs = list(find_used(Path(folder, "yaowen.db"), content))
        weights = [run.length for run in runs]
        for run in random.choices(runs, weights, k=count):
            place = random.randrange(run.start, run.start + run.length)
            other = content[place] ^ random.randrange(1, 256)
            done[run.name] += 1
            if is_found(path, content[:place] + bytes([other]) + content[place + 1 :]):
                continue
            if read_values(path) == values:
                idle += 1
            else:
                missed.append(f"{run.name}: byte {place} of page {place // 4096 + 1}: {content[place]} -> {other}")
    return done, missed, idle


def main() -> None:
    """Print what came of it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    began = time.process_time()
    done, missed, idle = flip(count, seed=1)
    for name, number in done.most_common():
        print(f"{number:6} {name}")
    print("\n".join(missed))
    found = count - len(missed) - idle
    print(f"{count} bytes changed, {found} found, {idle} change no value, {len(missed)} missed")
    print(f"{time.process_time() - began:.0f} s of processor time")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    read_words(__doc__, most=1, numbers=True)
    main()
