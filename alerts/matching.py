"""Watches compiled once and an article with its facts in, each watch that finds something and why out. Pure.

One automaton finds every watched name and word of an article in one pass, one set of regular expressions tells which
of them hold; only the clauses that these meet, and those whose post or event kind the facts hold, are looked at closer
(find_people.py, find_words.py). Clauses that ask for facts of any kind are put to each article that has such facts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import Any, Final, Literal, get_args

from alerts.clauses import (
    Clause,
    Together,
    Topic,
    WatchedChange,
    WatchedDocument,
    WatchedEvent,
    WatchedGroup,
    WatchedPerson,
    WatchedPhrase,
    WatchedPost,
    WatchedSubject,
)
from alerts.find_people import find_change, find_group, find_person, find_post, find_together
from alerts.find_words import find_document, find_event, find_phrase, find_subject, find_topic
from alerts.folding import fold_han, fold_words
from alerts.patterns import PatternSet
from alerts.posts import key_of, keys_of
from alerts.reading import Reading, make_reading
from alerts.terms import Terms, find_hits, make_terms
from alerts.watches import Watch
from monitor.records import Article, Facts, Match

Found = tuple[tuple[Watch, tuple[Match, ...]], ...]
Kind = Literal["term", "pattern", "post", "event", "about"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


@dataclass(frozen=True, kw_only=True, slots=True)
class Matcher:
    """Watches made ready: `clauses` are numbered in the order of the watches, `places` says of which watch each is.

    `asked` gives, for each kind of thing that clauses ask for and the folded word, key or name of it, the numbers of
    those clauses. `always` are the numbers of clauses that any article with such facts may meet.
    """

    watches: tuple[Watch, ...]
    clauses: tuple[Clause, ...]
    places: tuple[int, ...]
    terms: Terms
    patterns: PatternSet
    asked: Mapping[Kind, Mapping[str, tuple[int, ...]]]
    always: tuple[int, ...]

    def asks_for(self, kind: Kind, key: str) -> bool:
        """Say whether any clause asks for a thing."""
        return key in self.asked[kind]


def compile_watches(watches: tuple[Watch, ...]) -> Matcher:
    """Make watches ready to be put to any number of articles."""
    of_watches = tuple(watch.clauses for watch in watches)
    clauses = tuple(chain.from_iterable(of_watches))
    asked: dict[Kind, dict[str, tuple[int, ...]]] = {kind: {} for kind in KINDS}
    always: list[int] = []
    for number, clause in enumerate(clauses):
        keys = list_keys(clause)
        for kind, words in keys:
            numbers = asked[kind]
            for word in words:
                numbers[word] = (*numbers[word], number) if word in numbers else (number,)
        if not keys:
            always.append(number)
    unless = chain.from_iterable(watch.unless.clauses for watch in watches)
    others = [*(one for one in clauses if type(one) is not WatchedPerson), *unless]  # a person's names are all keys
    terms = chain(asked["term"], *map(list_terms, others))
    return Matcher(
        watches=watches,
        clauses=clauses,
        places=tuple(chain.from_iterable(repeat(place, len(some)) for place, some in enumerate(of_watches))),
        terms=make_terms(terms),
        patterns=PatternSet(tuple(dict.fromkeys(chain.from_iterable(map(list_patterns, others))))),
        asked=asked,
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


def list_keys(clause: Clause) -> tuple[tuple[Kind, Iterable[str]], ...]:  # noqa: PLR0911 - one line a kind
    """Give what an article must have, any of it, for a clause to hold; nothing where only a closer look can tell."""
    match clause:
        case WatchedPerson():
            return (("term", map(fold_words, clause.names)),)
        case Topic() if clause.all:
            return (("term", (fold_words(clause.all[0]),)),)
        case Topic():
            return (("term", map(fold_words, clause.any)), ("pattern", list_patterns(clause)))
        case WatchedPost():
            return (("post", (key_of(clause.name),)),)
        case WatchedEvent():
            return (("event", (clause.kind,)),)
        case WatchedSubject():
            return (("about", (clause.name,)),)
        case Together():
            return list_keys(clause.people[0])
        case WatchedGroup() | WatchedChange() | WatchedDocument() | WatchedPhrase():
            return ()


def list_keys_of(reading: Reading) -> Iterator[tuple[Kind, str]]:
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
    candidates = {number for kind, key in list_keys_of(reading) for number in matcher.asked[kind].get(key, ())}
    for number in sorted(candidates.union(matcher.always)):
        place, clause = matcher.places[number], matcher.clauses[number]
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
    return replace(reading, hits=find_hits(matcher.terms, reading.views), patterns=find_patterns(matcher, reading))


def find_patterns(matcher: Matcher, reading: Reading) -> frozenset[str]:
    """Give the regular expressions that hold somewhere in the article."""
    return frozenset(chain.from_iterable(matcher.patterns.find(view.text) for view in reading.views))


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
