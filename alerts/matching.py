"""Watches compiled once and an article with its facts in, each watch that finds something and why out. Pure.

One automaton finds every watched name and word of an article in one pass, one set of regular expressions tells which
of them hold; only the clauses that these meet, and those whose post or event kind the facts hold, are looked at closer
(find_people.py, find_words.py). Clauses that ask for facts of any kind are put to each article that has such facts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import Any

import daachorse

from alerts.find_people import find_change, find_group, find_person, find_post, find_together
from alerts.find_words import find_document, find_event, find_phrase, find_subject, find_topic
from alerts.folding import cuts_word, fold_han, fold_words
from alerts.patterns import PatternSet
from alerts.posts import key_of, keys_of
from alerts.reading import Reading, make_reading
from alerts.watches import (
    Clause,
    Together,
    Topic,
    Watch,
    WatchedChange,
    WatchedDocument,
    WatchedEvent,
    WatchedGroup,
    WatchedPerson,
    WatchedPhrase,
    WatchedPost,
    WatchedSubject,
)
from monitor.parser.text import View
from monitor.records import Article, Facts, Match, Span

MOST_HITS = 200  # of one term in one article; a page that repeats a name for ever must not hold up the others
Found = tuple[tuple[Watch, tuple[Match, ...]], ...]
Key = tuple[str, str]  # what a clause asks for: the kind of it, and the folded word, key or name


@dataclass(frozen=True, kw_only=True, slots=True)
class Matcher:
    """Watches made ready: `clauses` are numbered in the order of the watches; `asked` gives numbers by what they ask.

    `always` are the numbers of clauses that any article with such facts may meet.
    """

    watches: tuple[Watch, ...]
    clauses: tuple[tuple[int, Clause], ...]
    terms: tuple[str, ...]
    automaton: daachorse.DoubleArrayAhoCorasick | None
    patterns: PatternSet
    asked: dict[Key, list[int]]
    always: tuple[int, ...]


def compile_watches(watches: tuple[Watch, ...]) -> Matcher:
    """Make watches ready to be put to any number of articles."""
    clauses = tuple((place, clause) for place, watch in enumerate(watches) for clause in watch.clauses)
    asked: defaultdict[Key, list[int]] = defaultdict(list)
    always: list[int] = []
    for number, (_, clause) in enumerate(clauses):
        keys = list_keys(clause)
        for key in keys:
            asked[key].append(number)
        if not keys:
            always.append(number)
    every = [*(clause for _, clause in clauses), *(clause for watch in watches for clause in watch.unless.clauses)]
    terms = tuple(dict.fromkeys(chain.from_iterable(map(list_terms, every))))
    return Matcher(
        watches=watches,
        clauses=clauses,
        terms=terms,
        # Built over bytes: five to eight times quicker than over characters at 100,000 terms.
        automaton=daachorse.DoubleArrayAhoCorasick([term.encode() for term in terms]) if terms else None,
        patterns=PatternSet(tuple(dict.fromkeys(pattern for clause in every for pattern in list_patterns(clause)))),
        asked=dict(asked),
        always=tuple(always),
    )


def list_terms(clause: Clause) -> tuple[str, ...]:
    """Give the folded names and words that a clause needs the places of."""
    match clause:
        case WatchedPerson():
            return tuple(map(fold_words, clause.names))
        case Topic():
            return tuple(map(fold_words, (*clause.any, *clause.all, *clause.none)))
        case Together():
            topic = (clause.topic,) if clause.topic else ()
            return tuple(chain.from_iterable(map(list_terms, (*clause.people, *topic))))
        case _:
            return ()


def list_patterns(clause: Clause) -> Iterator[str]:
    """Give the folded regular expressions that a clause needs."""
    match clause:
        case Topic():
            yield from map(fold_han, clause.regex)
        case Together() if clause.topic:
            yield from list_patterns(clause.topic)


def list_keys(clause: Clause) -> tuple[Key, ...]:  # noqa: PLR0911 - one line a kind
    """Give what an article must have, any of it, for a clause to hold; nothing where only a closer look can tell."""
    match clause:
        case WatchedPerson():
            return tuple(zip(repeat("term"), list_terms(clause), strict=False))
        case Topic() if clause.all:
            return (("term", fold_words(clause.all[0])),)
        case Topic():
            words, patterns = map(fold_words, clause.any), list_patterns(clause)
            return (*(("term", word) for word in words), *(("pattern", pattern) for pattern in patterns))
        case WatchedPost():
            return (("post", key_of(clause.name)),)
        case WatchedEvent():
            return (("event", clause.kind),)
        case WatchedSubject():
            return (("about", clause.name),)
        case Together():
            return list_keys(clause.people[0])
        case WatchedGroup() | WatchedChange() | WatchedDocument() | WatchedPhrase():
            return ()


def list_keys_of(reading: Reading) -> Iterator[Key]:
    """Give what an article has that clauses may ask for, some of it more than once."""
    yield from (("term", term) for term in (*reading.hits, *reading.people))
    yield from (("pattern", pattern) for pattern in reading.patterns)
    yield from (("about", topic) for topic in reading.facts.topics)
    yield from (("event", event.kind) for event in reading.facts.events)
    posts = (post for person in reading.facts.people for post in person.posts)
    yield from (("post", key) for post in posts for key in keys_of(post))
    yield from (("post", key_of(change.post)) for change in reading.facts.appointments)


# --- an article -------------------------------------------------------------------------------------------------


def find_matches(matcher: Matcher, article: Article, facts: Facts) -> Found:
    """Give each watch that finds something in the article, in the order of the watches, with its matches.

    A match that `asks` holds only if the archive never had what it asks for: whoever has the archive decides that.
    """
    reading = read_hits(matcher, article, facts)
    found: dict[int, list[Match]] = {}
    candidates = {number for key in list_keys_of(reading) for number in matcher.asked.get(key, ())}
    for number in sorted(candidates.union(matcher.always)):
        place, clause = matcher.clauses[number]
        watch = matcher.watches[place]
        if not why_narrowed(watch, article) and (matches := tuple(find(clause, watch, reading))):
            found.setdefault(place, []).extend(matches)
    return tuple(
        (watch, tuple(matches))
        for watch, matches in ((matcher.watches[place], matches) for place, matches in found.items())
        if not why_excluded(watch, reading)
    )


def read_hits(matcher: Matcher, article: Article, facts: Facts) -> Reading:
    """Make an article ready for the clauses of a matcher."""
    reading = make_reading(article, facts)
    return replace(reading, hits=find_hits(matcher, reading), patterns=find_patterns(matcher, reading))


def find(clause: Clause, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Put one clause to an article."""
    return FINDERS[type(clause)](clause, watch, reading)


FINDERS: Mapping[type[Clause], Callable[[Any, Watch, Reading], Iterator[Match]]] = {
    WatchedPerson: find_person,
    WatchedPost: find_post,
    WatchedGroup: find_group,
    Topic: find_topic,
    WatchedPhrase: find_phrase,
    WatchedSubject: find_subject,
    WatchedEvent: find_event,
    WatchedChange: find_change,
    WatchedDocument: find_document,
    Together: find_together,
}


# --- what narrows a watch ---------------------------------------------------------------------------------------


def why_narrowed(watch: Watch, article: Article) -> str:
    """Say which part of a watch's narrowing keeps it from looking at an article, "" when it looks.

    A joined story counts on any of its pages, and as a page's first story where its beginning is.
    """
    if watch.papers and article.paper_id not in watch.papers:
        return "papers"
    if watch.pages and pages_of(article).isdisjoint(watch.pages):
        return "pages"
    if watch.columns and not is_in_column(article, watch.columns):
        return "columns"
    return "top" if watch.top and article.position else ""


def why_excluded(watch: Watch, reading: Reading) -> str:
    """Say which part of `unless` takes a watch's find back, "" for none."""
    unless, article = watch.unless, reading.article
    if not unless:
        return ""
    if article.paper_id in unless.papers or not pages_of(article).isdisjoint(unless.pages):
        return "unless: papers, pages"
    if unless.columns and is_in_column(article, unless.columns):
        return "unless: columns"
    everywhere = Watch(id=watch.id, topics=(Topic(any=("*",)),))  # an exclusion looks at all of the article
    for clause in unless.clauses:
        if any(not match.uncertain for match in find(clause, everywhere, reading)):
            return f"unless: {clause.label}"
    return ""


def pages_of(article: Article) -> set[int]:
    """Give the numbers of all pages that print the story."""
    return {page for page in (article.page, *(place.page for place in article.continuations)) if page is not None}


def is_in_column(article: Article, columns: tuple[str, ...]) -> bool:
    """Say whether section, kicker or column name hold one of the words."""
    names = [fold_words(name) for name in (article.section, article.kicker, article.column) if name]
    return any(fold_words(word) in name for word in columns for name in names)


# --- places of words --------------------------------------------------------------------------------------------


def find_patterns(matcher: Matcher, reading: Reading) -> frozenset[str]:
    """Give the regular expressions that hold somewhere in the article."""
    return frozenset(chain.from_iterable(matcher.patterns.find(view.text) for view in reading.views))


def find_hits(matcher: Matcher, reading: Reading) -> dict[str, tuple[Span, ...]]:
    """Give the printed places of every watched term in the article, by term."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    if matcher.automaton is not None:
        for view in reading.views:
            for term, span in scan(matcher, matcher.automaton, view):
                if len(found[term]) < MOST_HITS:
                    found[term].append(span)
    return {term: tuple(spans) for term, spans in found.items()}


def scan(matcher: Matcher, automaton: daachorse.DoubleArrayAhoCorasick, view: View) -> Iterator[tuple[str, Span]]:
    """Find the terms in one folded string; the automaton counts bytes, spans count printed characters."""
    content = view.text.encode()
    before = end_before = 0
    for _, byte_end, number in automaton.find_overlapping(content):  # by where they end, in order
        before += len(content[end_before:byte_end].decode())
        end_before = byte_end
        term = matcher.terms[number]
        start = before - len(term)
        if not cuts_word(view.text, start, before):
            yield term, view.span(start, before)
