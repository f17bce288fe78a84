"""Articles in; rows of what reading, matching and storing them costs, out."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jieba.posseg

from alerts.clauses import Topic, WatchedPerson
from alerts.matching import compile_watches, find_matches
from alerts.watches import Watch
from benchmarks.timing import time_all, time_one
from monitor.parser import extract
from monitor.records import Article, Facts
from storage.articles import save_article
from storage.database import open_store

Row = tuple[str, str]
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "国建文明华志永玉秀英春海云山江天正平安宁家兴荣光庆福成杰伟强军民新宇航"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
ROUNDS = 3
PAGE_ROUNDS = 9
TERMS = (100, 10_000, 100_000)


def count_characters(articles: tuple[Article, ...]) -> int:
    """Count what is read: heading and text."""
    return sum(len(article.heading) + len(article.text) for article in articles)


def measure_extract(articles: tuple[Article, ...]) -> Iterator[Row]:
    """Compare extract with jieba.posseg, in one process, in turn."""

    def tag() -> None:
        for article in articles:
            for _ in jieba.posseg.cut(f"{article.heading}\n{article.text}"):
                pass

    taken = time_all({"extract": lambda: [extract(article) for article in articles], "posseg": tag}, ROUNDS)
    size = count_characters(articles)
    yield "extract, characters a second", f"{size / taken['extract']:,.0f}"
    yield "jieba.posseg (tags words only), characters a second", f"{size / taken['posseg']:,.0f}"
    yield "extract / jieba.posseg", f"{taken['posseg'] / taken['extract']:.2f}"


def measure_pages(articles: tuple[Article, ...]) -> Iterator[Row]:
    """Read each front page among the articles, all of it."""
    fronts: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        if article.page == 1:
            fronts.setdefault((article.paper, str(article.day)), []).append(article)
    for page in map(tuple, fronts.values()):
        taken = time_all({"page": lambda page=page: [extract(article) for article in page]}, PAGE_ROUNDS)["page"]  # type: ignore[misc]
        yield f"a front page ({len(page)} articles, {count_characters(page):,} characters)", f"{taken * 1000:.0f} ms"


def make_names(count: int) -> Iterator[str]:
    """Give so many different names of three characters, the same every time."""
    for number in range(count):
        rest, second = divmod(number, len(GIVEN))
        third, first = divmod(rest, len(SURNAMES))
        yield f"{SURNAMES[first]}{GIVEN[second]}{GIVEN[third % len(GIVEN)]}{'·甲' * (third // len(GIVEN))}"


def make_watches(count: int) -> tuple[Watch, ...]:
    """Ask for so many terms: nine people to one topic, a watch each hundred terms."""
    names = list(make_names(count))
    return tuple(
        Watch(
            id=f"watch-{start}",
            people=tuple(WatchedPerson(name=name) for name in names[start : start + 90]),
            topics=tuple(Topic(any=(name,)) for name in names[start + 90 : start + 100]),
        )
        for start in range(0, count, 100)
    )


def measure_matching(articles: tuple[Article, ...], facts: tuple[Facts, ...]) -> Iterator[Row]:
    """Match all articles against small and large sets of watches; building the matcher is measured by itself."""
    pairs = list(zip(articles, facts, strict=True))
    size = count_characters(articles)
    for count in TERMS:
        watches = make_watches(count)
        built = time_one(lambda watches=watches: compile_watches(watches))  # type: ignore[misc]
        matcher = compile_watches(watches)
        work = {"match": lambda matcher=matcher: [find_matches(matcher, *pair) for pair in pairs]}
        taken = time_all(work, ROUNDS)["match"]
        yield (
            f"matching {count:,} terms",
            f"{len(pairs) / taken:,.0f} articles/s, {size / taken:,.0f} characters/s (built in {built * 1000:,.0f} ms)",
        )


def measure_storing(articles: tuple[Article, ...], facts: tuple[Facts, ...]) -> Iterator[Row]:
    """Store every article, with facts and search index, in a transaction of its own, in a new file each round."""
    pairs = [(replace(a, url=f"http://p.example/{n}"), f) for n, (a, f) in enumerate(zip(articles, facts, strict=True))]

    def save() -> None:
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(Path(folder, "yaowen.db"))
            for article, found in pairs:
                with store.transaction():
                    save_article(store, article, found, digest=None, now=NOW)
            store.close()

    taken = time_all({"save": save}, ROUNDS)["save"]
    yield "articles stored a second (facts and search index, a transaction each)", f"{len(pairs) / taken:,.0f}"
