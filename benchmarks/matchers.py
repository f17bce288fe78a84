"""Texts in; how fast each way of looking for many terms in them is, and how many it finds, out.

Each gets the texts as the program's matcher has them, folded, and gives every place of every term. A plain loop asks
for each term whether it is there, and RE2's set which terms are: both say less. The loop gets a few of the texts only.
One that is not installed (dependency group `peers`) has no rows.
"""

import importlib
import importlib.util
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import daachorse
import re2

from alerts.folding import fold_article
from benchmarks.speed import TERMS, make_names
from benchmarks.timing import time_all, time_one
from monitor.records import Article

ROUNDS = 3
HEAD = ("way to look", "terms", "articles a second", "built in", "found an article")
LOOP = "`term in text`, one after the other"
TEXTS_IN_LOOP = 10
MEMORY = 1 << 30  # bytes that RE2's set may take
Find = Callable[[str], int]


def build_daachorse(terms: list[str]) -> Find:
    """Build the program's own: over characters, all places, overlapping ones too."""
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(terms)
    return lambda text: len(automaton.find_overlapping(text))


def build_daachorse_bytes(terms: list[str]) -> Find:
    """Build the same over bytes."""
    automaton = daachorse.DoubleArrayAhoCorasick([term.encode() for term in terms])
    return lambda text: len(automaton.find_overlapping(text.encode()))


def build_ahocorasick_rs(terms: list[str]) -> Find:
    """Build the Rust crate's automaton."""
    made: Any = importlib.import_module("ahocorasick_rs")
    automaton = made.AhoCorasick(terms, implementation=made.Implementation.ContiguousNFA)
    return lambda text: len(automaton.find_matches_as_indexes(text, overlapping=True))


def build_pyahocorasick(terms: list[str]) -> Find:
    """Build the automaton of most tutorials."""
    automaton = importlib.import_module("ahocorasick").Automaton()
    for number, term in enumerate(terms):
        automaton.add_word(term, number)
    automaton.make_automaton()
    return lambda text: sum(1 for _ in automaton.iter(text))


def build_re2_set(terms: list[str]) -> Find:
    """Build RE2's set, which says which of its expressions hold."""
    options = re2.Options()
    options.max_mem = MEMORY
    found = re2.Set.SearchSet(options)
    for term in terms:
        found.Add(re2.escape(term))
    found.Compile()
    return lambda text: len(found.Match(text) or ())


def build_loop(terms: list[str]) -> Find:
    """Ask for each term in turn."""
    return lambda text: sum(term in text for term in terms)


CONTENDERS: dict[str, tuple[str, Callable[[list[str]], Find]]] = {
    "daachorse, characters (the program's)": ("daachorse", build_daachorse),
    "daachorse, bytes": ("daachorse", build_daachorse_bytes),
    "ahocorasick-rs": ("ahocorasick_rs", build_ahocorasick_rs),
    "pyahocorasick": ("ahocorasick", build_pyahocorasick),
    "RE2 set (which terms, not where)": ("re2", build_re2_set),
    LOOP: ("re", build_loop),
}


def measure_matchers(articles: tuple[Article, ...]) -> Iterator[str]:
    """Give the rows of a table, a line a contender and number of terms; all of one number take turns."""
    texts = [fold_article("text", article.text).text for article in articles]
    yield f"| {' | '.join(HEAD)} |"
    yield f"| {' | '.join('---' for _ in HEAD)} |"
    for count in TERMS:
        yield from measure_all(list(make_names(count)), texts)


def measure_all(terms: list[str], texts: list[str]) -> Iterator[str]:
    """Let all contenders that are installed look for the same terms."""
    looked = {name: texts[:TEXTS_IN_LOOP] if name == LOOP else texts for name in CONTENDERS}
    built: dict[str, float] = {}
    find: dict[str, Find] = {}

    def build_one(name: str) -> None:
        find[name] = CONTENDERS[name][1](terms)

    for name, (package, _) in CONTENDERS.items():
        if importlib.util.find_spec(package):
            built[name] = time_one(partial(build_one, name))
    taken = time_all({name: partial(count, find[name], looked[name]) for name in built}, ROUNDS)
    for name, seconds in built.items():
        speed, found = len(looked[name]) / taken[name], count(find[name], looked[name]) / len(looked[name])
        yield f"| {name} | {len(terms):,} | {speed:,.0f} | {seconds * 1000:,.0f} ms | {found:.2f} |"


def count(find: Find, texts: list[str]) -> int:
    """Look through all texts and count what is found."""
    return sum(map(find, texts))
