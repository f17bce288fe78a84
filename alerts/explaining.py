"""A watch and an article in, which of its clauses the article meets, and for each other one what decided, out. Pure.

The same functions decide here as in matching.py, clause by clause, so that what is said is what happens: the watch
finds the article exactly when a clause is met and nothing narrows or takes it back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

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
from alerts.find_people import choose_namesakes, plays_role, take_sure, takes_part
from alerts.find_words import find_topic_spans
from alerts.folding import fold_words
from alerts.inert import clean
from alerts.matching import compile_watches, find, pages_of, read_hits, why_excluded, why_narrowed
from alerts.reading import Reading
from alerts.watches import Watch
from monitor.records import Article, Facts, Match

NAMES: dict[type, str] = {
    WatchedPerson: "person",
    WatchedPost: "post",
    WatchedGroup: "group",
    Topic: "topic",
    WatchedPhrase: "phrase",
    WatchedSubject: "about",
    WatchedEvent: "event",
    WatchedChange: "change",
    WatchedDocument: "document",
    Together: "together",
}
MOST_NAMED = 6  # facts of a kind that are named where none of them is meant


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What came of one clause, or of what narrows the watch: `why` shows the passage, or what decided."""

    clause: str
    term: str
    met: bool
    why: str
    matches: tuple[Match, ...] = ()


def explain(watch: Watch, article: Article, facts: Facts) -> tuple[Finding, ...]:
    """Say for each clause of a watch whether an article meets it, and what narrows or takes it back before all.

    The watch finds the article exactly when any of the findings is met.
    """
    if part := why_narrowed(watch, article):
        return (Finding(clause=part, term="", met=False, why=say_narrowed(part, watch, article)),)
    reading = read_hits(compile_watches((watch,)), article, facts)
    taken_back = why_excluded(watch, reading)
    findings = tuple(judge(clause, watch, reading) for clause in watch.clauses)
    if not taken_back:
        return findings
    why = f"taken back by {taken_back}"
    return tuple(replace(one, met=False, why=why, matches=()) if one.met else one for one in findings)


def say_narrowed(part: str, watch: Watch, article: Article) -> str:
    """Say where a watch looks, and where the article stands instead."""
    pages = " and ".join(map(str, sorted(pages_of(article)))) or "not known"
    return {
        "papers": f"the watch does not look at {article.paper}",
        "pages": f"the watch looks at pages {', '.join(map(str, watch.pages))}; this one is {pages}",
        "columns": f"the watch looks at columns with {'、'.join(watch.columns)}; this one is {article.section or '-'}",
        "top": f"the watch looks at the first story of a page; this is number {article.position + 1}",
    }[part]


def judge(clause: Clause, watch: Watch, reading: Reading) -> Finding:
    """Put one clause to an article and say what decided."""
    matches = tuple(find(clause, watch, reading))
    passages = "; ".join(dict.fromkeys(clean(match.passage) for match in matches))
    return Finding(
        clause=NAMES[type(clause)],
        term=clause.label,
        met=bool(matches),
        why=passages if matches else why_not(clause, watch, reading),
        matches=matches,
    )


def why_not(clause: Clause, watch: Watch, reading: Reading) -> str:
    """Say what kept a clause from holding."""
    match clause:
        case WatchedPerson():
            return why_no_person(clause, watch, reading)
        case Topic():
            return why_no_topic(clause, watch, reading)
        case Together():
            return why_not_together(clause, watch, reading)
    there = tuple(dict.fromkeys(name_kind(clause, reading)))
    return f"only {', '.join(there)}" if there else "nothing of the kind in this article"


def name_kind(clause: Clause, reading: Reading) -> Iterator[str]:
    """Name what the article has of the kind that a clause asks for, the first few."""
    facts = reading.facts
    kinds: Mapping[type[Clause], Iterable[tuple[str, ...]]] = {
        WatchedPost: ((person.name, post.name) for person in facts.people for post in person.posts),
        WatchedGroup: ((person.name, post.name, post.rank) for person in facts.people for post in person.posts),
        WatchedPhrase: ((f"“{phrase}”",) for phrase in facts.phrases),
        WatchedSubject: ((topic,) for topic in facts.topics),
        WatchedEvent: ((event.kind, event.place) for event in facts.events),
        WatchedChange: ((change.name, change.action, change.post) for change in facts.appointments),
        WatchedDocument: ((f"《{one.title}》", one.action) for one in facts.documents),
    }
    there = (" ".join(filter(None, parts)) for parts in kinds.get(type(clause), ()))
    yield from islice(there, MOST_NAMED)


def why_no_person(asked: WatchedPerson, watch: Watch, reading: Reading) -> str:
    """Say whether the person is not named, is somebody else, stands where the watch does not look, or does nothing."""
    named = tuple(person for name in map(fold_words, asked.names) for person in reading.people.get(name, ()))
    if not named:
        held = any(reading.hits.get(fold_words(name)) for name in asked.names)
        return "the characters stand in a longer name or word" if held else "not named in this article"
    same, _ = choose_namesakes(asked, named)
    if not same:
        posts = "、".join(post.name for person in named for post in person.posts)
        return f"a namesake: {posts}"
    if not any(plays_role(person, watch) for person in same):
        roles = ", ".join(dict.fromkeys(role for person in same for role in person.roles))
        return f"named only as {roles}; roles of the watch: {', '.join(watch.roles)}"
    return f"not named in the {' or '.join(watch.where)}"


def why_not_together(asked: Together, watch: Watch, reading: Reading) -> str:
    """Say who is not surely named, in which events each takes part, in what role, or that the topic is not there."""
    found = {person.name: take_sure(person, reading) for person in asked.people}
    if missing := [name for name, persons in found.items() if not persons]:
        return f"not surely named here: {', '.join(missing)}"
    names = {persons[0].name for persons in found.values()}
    if shared := [event for event in reading.facts.events if names <= set(event.people())]:
        persons = tuple(person for one in found.values() for person in one[:1])
        if others := [person.name for person in persons if not takes_part(person, shared[0], watch)]:
            roles = ", ".join(watch.roles)
            return (
                f"in one event ({shared[0].name}), but {'、'.join(others)} in another role; roles of the watch: {roles}"
            )
        topic = asked.topic.label if asked.topic else ""
        return f"in one event ({shared[0].name}), but {topic} is not in its paragraph, nor in the heading"
    where = "; ".join(name_events(name, reading) for name in sorted(names))
    return f"not in one event: {where}" if len(names) > 1 else where


def name_events(name: str, reading: Reading) -> str:
    """Say in which events of an article somebody takes part."""
    events = dict.fromkeys(event.name for event in reading.facts.events if name in event.people())
    return f"{name} in {', '.join(islice(events, MOST_NAMED)) or 'no event'}"


def why_no_topic(asked: Topic, watch: Watch, reading: Reading) -> str:
    """Say which words are missing, which keep the topic away, or that they stand too far apart."""
    looked_at = [where for where in asked.where if where in watch.where]
    where = "there" if len(looked_at) > 1 else f"in the {looked_at[0]}" if looked_at else "where both look"
    forbidden = [word for word in asked.none if find_topic_spans(Topic(any=(word,), where=asked.where), watch, reading)]
    if forbidden:
        return f"none: {'、'.join(forbidden)} is there"
    bare = replace(asked, near=0, none=(), first=False)
    if asked.near and find_topic_spans(bare, watch, reading):
        return f"the words stand more than {asked.near} characters apart"
    missing = [
        word for word in asked.all if not find_topic_spans(replace(bare, all=(word,), any=(), regex=()), watch, reading)
    ]
    if missing:
        return f"all: {'、'.join(missing)} is not {where}"
    return f"any: none of {'、'.join((*asked.any, *asked.regex))} is {where}"
