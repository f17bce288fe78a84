"""Watches and an archive in, what they would have told of it, out: as if they had been there all the time.

    list_days -> read_day -> may_hold (the text) or find_with_facts -> find_matches -> what is new as of that day

What is found is what find_matches finds in every single article; only those that it may find something in are read.
Nothing is written, nobody is told. Absences are not tried: they are asked once a day, of the archive as it then was.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from alerts.matching import Matcher, compile_watches, find_matches
from alerts.novelty import weigh
from alerts.sifting import (
    Sieve,
    make_sieve,
    may_hold,
    may_hold_change,
    may_hold_document,
    may_hold_event,
    may_hold_name,
    may_hold_phrase,
    may_hold_post,
    may_hold_subject,
)
from alerts.watches import Watch
from monitor.records import Appointment, Article, Match, Post, Standing
from storage.archive import Archive
from storage.codec import ARTICLE, FACTS
from storage.database import Row, Store
from storage.sifting import Raw, find_of_old_form, find_with_facts, list_days, read_day, read_facts

Told = tuple[tuple[Watch, tuple[Match, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """One day of the archive: how many articles it has, and those of which somebody would have been told."""

    day: date
    articles: int
    told: tuple[tuple[Article, Told], ...]


def look_back(store: Store, watches: tuple[Watch, ...], since: date | None, until: date | None) -> Iterator[Looked]:
    """Put all articles of the days from `since` to `until`, the oldest first, to the watches. Raises StoreError."""
    matcher = compile_watches(watches)
    sieve = make_sieve(matcher)
    with_facts = frozenset(find_all_with_facts(store, sieve))
    for day in list_days(store, since, until):
        found = read_day(store, day)
        kept = (raw for raw in found if raw.number in with_facts or may_hold(sieve, raw.record))
        told = tuple((article, told) for article, told in (tell(store, matcher, raw) for raw in kept) if told)
        yield Looked(day=day, articles=len(found), told=told)


def find_all_with_facts(store: Store, sieve: Sieve) -> Iterator[int]:
    """Give the numbers of the articles whose facts may be asked for."""
    yield from find_of_old_form(store)
    for kind, is_wanted in FACTS_ASKED.items():
        yield from find_with_facts(store, kind, partial(is_wanted, sieve))


FACTS_ASKED: Mapping[str, Callable[[Sieve, Row], bool]] = {
    "name": lambda sieve, row: may_hold_name(sieve, row["name"]),
    "post": lambda sieve, row: may_hold_post(sieve, Post(**{**row, "standing": Standing(row["standing"])})),
    "change": lambda sieve, row: may_hold_change(sieve, Appointment(**row)),
    "events": lambda sieve, row: may_hold_event(sieve, row["kind"]),
    "topics": lambda sieve, row: may_hold_subject(sieve, row["topic"]),
    "documents": lambda sieve, row: may_hold_document(sieve, row["title"]),
    "phrases": lambda sieve, row: may_hold_phrase(sieve, row["phrase"]),
}


def tell(store: Store, matcher: Matcher, raw: Raw) -> tuple[Article, Told]:
    """Give an article with the watches that would have told of it."""
    article, facts = ARTICLE.validate_json(raw.record), FACTS.validate_json(read_facts(store, raw.number))
    found = ((watch, keep_new(store, article, matches)) for watch, matches in find_matches(matcher, article, facts))
    return article, tuple((watch, matches) for watch, matches in found if matches)


def keep_new(store: Store, article: Article, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Leave out the matches that only count when new and were not, as of the article's day."""
    if article.day is None or not any(match.asks for match in matches):
        return matches
    archive = Archive(store=store, article_id=article.id, day=article.day, afterwards=True)
    return tuple(match for match in matches if match.asks is None or weigh(match, article.day, archive))
