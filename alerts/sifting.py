"""Watches and the stored text or one stored fact of an article in, whether any watch may find that article, out. Pure.

For those who put many stored articles to the watches: only what may be found is made ready and looked at closer. It
says yes too often, never no where matching.py would find something (a property test holds that).

An article's JSON is looked at as it is stored. Blanks go, in the text and in what is asked for; instead of folding the
text, every printed form of a piece of each term is looked for: 灣 and 湾, Ａ and a. A piece of a term is enough, so
that long terms have no more forms than short ones.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import prod

import daachorse
from pydantic_core import from_json

from alerts.clauses import Clause, WatchedChange, WatchedDocument, WatchedGroup, WatchedPhrase
from alerts.find_people import is_asked_change, is_of
from alerts.folding import fold_article, fold_words, load_table
from alerts.matching import Matcher
from alerts.posts import is_held, key_of, keys_of
from monitor.records import Appointment, Post

PIECE = 3  # characters of a term that are looked for
ESCAPED = re.compile(r'["\\\x00-\x1f]')  # what JSON does not print as it is
ESCAPED_BLANK = re.compile(r"\\[tfu]")  # a blank among the letters that taking away blanks does not find


@dataclass(frozen=True, kw_only=True, slots=True)
class Sieve:
    """Watches made ready to be asked what they may find. `everything`: a clause may find anything, nothing is sifted.

    `pieces` finds the printed forms in UTF-8; None when no words are asked for. `open` are the clauses without keys,
    `has_patterns` says that regular expressions are asked for.
    """

    matcher: Matcher
    pieces: daachorse.DoubleArrayAhoCorasick | None
    open: tuple[Clause, ...]
    has_patterns: bool
    everything: bool


def make_sieve(matcher: Matcher) -> Sieve:
    """Make the watches of a matcher ready."""
    pieces = {term: choose_piece(term) for term in matcher.asked["term"]}
    forms = sorted({form.encode() for piece in pieces.values() for form in list_forms(piece)})
    clauses = tuple(matcher.clauses[number] for number in matcher.always)
    known = (WatchedGroup, WatchedChange, WatchedDocument, WatchedPhrase)
    return Sieve(
        matcher=matcher,
        pieces=daachorse.DoubleArrayAhoCorasick(forms) if forms else None,
        open=clauses,
        has_patterns=bool(matcher.asked["pattern"]),
        everything=not all(pieces.values()) or not all(isinstance(clause, known) for clause in clauses),
    )


# --- words ------------------------------------------------------------------------------------------------------


def choose_piece(term: str) -> str:
    """Give the piece of a folded term that has the fewest printed forms, "" where JSON prints none of it as it is."""
    runs = [run for part in term.split() for run in ESCAPED.split(part) if run]
    longest = min(PIECE, max(map(len, runs), default=0))
    starts = ((run, start) for run in runs for start in range(len(run) - longest + 1))
    pieces = (run[start : start + longest] for run, start in starts)
    return min(pieces, key=lambda piece: prod(map(len, map(list_letters, piece))), default="")


def list_forms(piece: str) -> Iterator[str]:
    """Give everything that folds to a piece."""
    return map("".join, product(*map(list_letters, piece)))


def list_letters(letter: str) -> tuple[str, ...]:
    """Give a folded character and all that fold to it."""
    return (letter, *load_forms().get(letter, ()))


@cache
def load_forms() -> dict[str, tuple[str, ...]]:
    """Give the characters that fold to another one, by that one."""
    forms: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, letter in load_table().items():
        forms[letter] += (chr(code),)
    return forms


def may_hold(sieve: Sieve, record: str) -> bool:
    """Say whether an article, as JSON, may hold a word that is asked for."""
    if sieve.everything or ("\\" in record and ESCAPED_BLANK.search(record)):
        return True
    if sieve.pieces is not None and next(iter(sieve.pieces.find("".join(record.split()).encode())), None):
        return True
    return sieve.has_patterns and holds_pattern(sieve.matcher, record)


def holds_pattern(matcher: Matcher, record: str) -> bool:
    """Say whether a regular expression holds in an article; there is no quicker way than to fold it."""
    article = from_json(record)
    heading = "\n".join(filter(None, (article["kicker"], article["headline"], *article["subheads"])))
    views = (fold_article("heading", heading), fold_article("text", "\n".join(article["paragraphs"])))
    return any(matcher.patterns.find(view.text) for view in views)


# --- facts ------------------------------------------------------------------------------------------------------


def may_hold_name(sieve: Sieve, name: str) -> bool:
    """Say whether a person of this name may be asked for."""
    return sieve.matcher.asks_for("term", fold_words(name))


def may_hold_post(sieve: Sieve, post: Post) -> bool:
    """Say whether somebody in this post may be asked for."""
    if any(sieve.matcher.asks_for("post", key) for key in keys_of(post)):
        return True
    return is_held(post) and any(isinstance(clause, WatchedGroup) and is_of(clause, post) for clause in sieve.open)


def may_hold_change(sieve: Sieve, change: Appointment) -> bool:
    """Say whether this personnel change may be asked for."""
    if sieve.matcher.asks_for("post", key_of(change.post)):
        return True
    return any(isinstance(clause, WatchedChange) and is_asked_change(clause, change) for clause in sieve.open)


def may_hold_event(sieve: Sieve, kind: str) -> bool:
    """Say whether events of this kind are asked for."""
    return sieve.matcher.asks_for("event", kind)


def may_hold_subject(sieve: Sieve, topic: str) -> bool:
    """Say whether this topic of the lexicon is asked for."""
    return sieve.matcher.asks_for("about", topic)


def may_hold_document(sieve: Sieve, title: str) -> bool:
    """Say whether a document of this title may be asked for."""
    folded = fold_words(title)
    return any(isinstance(one, WatchedDocument) and fold_words(one.title) in folded for one in sieve.open)


def may_hold_phrase(sieve: Sieve, phrase: str) -> bool:
    """Say whether this set phrase may be asked for."""
    folded = fold_words(phrase)
    return any(isinstance(one, WatchedPhrase) and fold_words(one.word) in folded for one in sieve.open)
