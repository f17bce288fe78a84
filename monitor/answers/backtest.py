"""Watches and an archive in, what they would have told of it, out: as if they had been there all the time.

    count_days -> read_day -> may_hold (the text) or find_with_facts -> find_matches -> what is new as of that day

What is found is what find_matches finds in every single article; only those that it may find something in are read.
Nothing is written, nobody is told. Absences are not tried: they are asked once a day, of the archive as it then was.
A long archive is looked at by several processes, some days each.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from alerts.matching import Matcher, compile_watches, find_matches
from alerts.novelty import why_not_new
from alerts.reprints import name_match, name_topic
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
from monitor.answers.forecast import Hit
from monitor.records import Appointment, Article, Match, Post, Standing
from storage.ahead import read_ahead
from storage.archive import Archive
from storage.codec import ARTICLE, FACTS
from storage.database import Store, open_store
from storage.sifting import count_days, find_of_old_form, find_with_facts, read_day, read_facts

MOST_PROCESSES = 4
AT_ONCE = 20_000  # articles of the days that one process looks at before it takes others
Told = tuple[tuple[Watch, tuple[Match, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """One day of the archive: how many articles it has, and what the watches would have told of them, in order."""

    day: date
    articles: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lookout:
    """A store and watches made ready; `with_facts` are the numbers of the articles whose facts may be asked for."""

    store: Store
    matcher: Matcher
    sieve: Sieve
    with_facts: frozenset[int]


def look_back(
    store: Store, watches: tuple[Watch, ...], since: date | None, until: date | None, *, at_once: int = AT_ONCE
) -> Iterator[Looked]:
    """Put all articles of the days from `since` to `until`, the oldest first, to the watches. Raises StoreError."""
    batches = tuple(part_days(count_days(store, since, until), at_once))
    processes = min(MOST_PROCESSES, cpu_count() or 1, len(batches))
    if processes < 2:  # noqa: PLR2004 - this one
        lookout = make_lookout(store, watches)
        yield from (look_at(lookout, day) for batch in batches for day in batch)
        return
    with read_ahead(store.path), ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        lookout = make_lookout(store, watches)
        for looked in pool.map(partial(look_at_days, store.path, watches, lookout.with_facts), batches):
            yield from looked


def part_days(days: Mapping[date, int], most: int) -> Iterator[tuple[date, ...]]:
    """Part days, with the number of articles of each, into runs that have `most` articles or a little more."""
    batch: list[date] = []
    articles = 0
    for day, count in days.items():
        batch.append(day)
        articles += count
        if articles >= most:
            yield tuple(batch)
            batch, articles = [], 0
    if batch:
        yield tuple(batch)


def look_at_days(
    path: Path, watches: tuple[Watch, ...], with_facts: frozenset[int], days: tuple[date, ...]
) -> tuple[Looked, ...]:
    """Look at some days, in a process of one's own."""
    lookout = open_lookout(path, watches, with_facts)
    return tuple(look_at(lookout, day) for day in days)


@cache
def open_lookout(path: Path, watches: tuple[Watch, ...], with_facts: frozenset[int]) -> Lookout:
    """Open a store to read it only and make the watches ready, once for all the days that a process looks at."""
    return make_lookout(open_store(path, read_only=True), watches, with_facts)


def make_lookout(store: Store, watches: tuple[Watch, ...], with_facts: frozenset[int] | None = None) -> Lookout:
    """Make watches ready to be put to an archive; without `with_facts` they are looked for."""
    matcher = compile_watches(watches)
    sieve = make_sieve(matcher)
    known = frozenset(find_all_with_facts(store, sieve)) if with_facts is None else with_facts
    return Lookout(store=store, matcher=matcher, sieve=sieve, with_facts=known)


def look_at(lookout: Lookout, day: date) -> Looked:
    """Put the articles of a day to the watches."""
    found = read_day(lookout.store, day)
    hits = (
        make_hit(watch, article, story_id, matches)
        for story_id, article, told in find_told(lookout, found)
        for watch, matches in told
    )
    return Looked(day=day, articles=len(found), hits=tuple(hits))


def find_told(lookout: Lookout, found: list[tuple[int, str, str]]) -> Iterator[tuple[str, Article, Told]]:
    """Give the articles, as read_day gives them, that some watches would have told of: story, article, what is told."""
    for number, story_id, record in found:
        if number in lookout.with_facts or may_hold(lookout.sieve, record):
            article, told = tell(lookout, number, record)
            if told:
                yield story_id, article, told


def tell(lookout: Lookout, number: int, record: str) -> tuple[Article, Told]:
    """Give an article with the watches that would have told of it."""
    article, facts = ARTICLE.validate_json(record), FACTS.validate_json(read_facts(lookout.store, number))
    found = find_matches(lookout.matcher, article, facts)
    news = ((watch, keep_new(lookout.store, article, matches)) for watch, matches in found)
    return article, tuple((watch, matches) for watch, matches in news if matches)


def make_hit(watch: Watch, article: Article, story_id: str, matches: tuple[Match, ...]) -> Hit:
    """Keep of what a watch would have told what is counted and shown."""
    if article.day is None:
        raise ValueError(f"{article.id} is of no day")
    return Hit(
        watch_id=watch.id,
        article_id=article.id,
        day=article.day,
        paper=article.paper,
        headline=article.headline,
        passage=matches[0].passage,
        story_id=story_id,
        tells=frozenset(map(name_match, matches)),
        topics=frozenset(map(name_topic, matches)),
    )


def may_hold_post_of(sieve: Sieve, *fact: str) -> bool:
    """Say whether somebody in a post may be asked for, as its row has it."""
    name, jurisdiction, body, title, standing, code, rank, key = fact
    post = Post(
        name=name,
        jurisdiction=jurisdiction,
        body=body,
        title=title,
        standing=Standing(standing),
        code=code,
        rank=rank,
        key=key,
    )
    return may_hold_post(sieve, post)


def may_hold_change_of(sieve: Sieve, post: str, action: str, name: str) -> bool:
    """Say whether a personnel change may be asked for, as its row has it."""
    return may_hold_change(sieve, Appointment(post=post, action=action, name=name))


def find_all_with_facts(store: Store, sieve: Sieve) -> Iterator[int]:
    """Give the numbers of the articles whose facts may be asked for."""
    yield from find_of_old_form(store)
    for kind, is_wanted in FACTS_ASKED.items():
        yield from find_with_facts(store, kind, partial(is_wanted, sieve))


FACTS_ASKED: Mapping[str, Callable[..., bool]] = {
    "name": may_hold_name,
    "post": may_hold_post_of,
    "change": may_hold_change_of,
    "events": may_hold_event,
    "topics": may_hold_subject,
    "documents": may_hold_document,
    "phrases": may_hold_phrase,
}


def keep_new(store: Store, article: Article, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Leave out the matches that only count when new and were not, as of the article's day."""
    if article.day is None or not any(match.asks for match in matches):
        return matches
    archive = Archive(store=store, article_id=article.id, day=article.day, afterwards=True)
    return tuple(match for match in matches if match.asks is None or not why_not_new(match.asks, archive))
