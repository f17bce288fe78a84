"""Articles in; rows of what looking back over an archive of them costs, out (`yaowen backtest`)."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from alerts.clauses import WatchedEvent, WatchedGroup
from alerts.watches import Watch
from benchmarks.speed import NOW, Row, make_watches
from benchmarks.timing import time_one
from monitor.answers.backtest import look_back
from monitor.records import Article, Facts
from storage.articles import save_article
from storage.database import Store, open_store

WATCHES = 200
SIZES = (1_000, 5_000)  # articles
RARE = make_watches(WATCHES * 100)
COMMON = (
    *RARE[: WATCHES - 2],
    Watch(id="meetings", events=(WatchedEvent(kind="meeting"),)),
    Watch(id="officials", groups=(WatchedGroup(ranks=("省部级正职", "省部级副职")),)),
)


def measure_backtest(articles: tuple[Article, ...], facts: tuple[Facts, ...]) -> Iterator[Row]:
    """Look back over an archive that grows, for watches that find next to nothing and for some that find much."""
    pairs = tuple(zip(articles, facts, strict=True))
    asked = {"that find little": RARE, "two of which find much": COMMON}
    taken: dict[str, list[float]] = {name: [] for name in asked}
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder, "yaowen.db"))
        for watches in asked.values():
            exhaust(store, watches)  # what is loaded once is no part of what an archive costs
        for before, size in pairwise((0, *SIZES)):
            fill(store, pairs, before, size)
            for name, watches in asked.items():
                taken[name].append(time_one(lambda watches=watches: exhaust(store, watches)))  # type: ignore[misc]
        store.close()
    few, many = SIZES
    for name, (short, long) in taken.items():
        yield (
            f"backtest of {WATCHES} watches {name}, {few:,} and {many:,} articles",
            f"{short:.2f} s and {long:.2f} s; {(long - short) / (many - few) * 1e6:.0f} s for each further 1,000,000",
        )


def exhaust(store: Store, watches: tuple[Watch, ...]) -> None:
    """Look back to the end."""
    for _ in look_back(store, watches, None, None):
        pass


def fill(store: Store, pairs: tuple[tuple[Article, Facts], ...], first: int, last: int) -> None:
    """Store the articles again and again, each time as those of another day."""
    with store.transaction():
        for number in range(first, last):
            article, facts = pairs[number % len(pairs)]
            day = NOW.date() - timedelta(days=number // len(pairs))
            printed = replace(article, id="", day=day, url=f"https://p.example/{number}.html")
            save_article(store, printed, facts, digest=None, now=NOW)
