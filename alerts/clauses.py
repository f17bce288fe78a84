"""One clause of a watch and an article made ready in, the matches that the clause finds there out. Pure.

A name counts where the parser read a person of that name; elsewhere only if it stands on name boundaries, and then as
uncertain: 小李强调 does not mention 李强, nor 王浩然 王浩. The reasons for uncertainty are codes (DOUBTS), so that each
message says them in its reader's language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from alerts.folding import fold_words
from alerts.passage import cut_passage
from alerts.posts import find_place, is_held, is_in_place, key_of, keys_of
from alerts.watches import Topic, Watch, WatchedPerson, WatchedPost
from monitor.parser.names import stands_alone
from monitor.parser.text import fold
from monitor.records import Article, Event, Facts, Match, Person, Post, Span, Where

DOUBTS = MappingProxyType(
    {
        "no_post": "the article gives this name no post: it may be a namesake",
        "other_post": "the article gives this name another post in the same place: it may be a namesake",
        "unread_name": "the parser did not read these characters as a person's name",
    }
)
AROUND = 40  # characters on each side that are looked at to tell whether a name stands alone
PADDED = 2  # characters of the names that newspapers pad with a blank


@dataclass(frozen=True, slots=True)
class EventKind:
    """The clause of a watch that asks for one kind of event (事件类型)."""

    kind: str


Clause = WatchedPerson | WatchedPost | Topic | EventKind


@dataclass(frozen=True, kw_only=True)
class Reading:
    """An article with its facts and, by folded term, the printed places of all watched terms in it."""

    article: Article
    facts: Facts
    hits: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    def printed(self, where: Where) -> str:
        """Give the string that spans of `where` point into."""
        return self.article.heading if where == "heading" else self.article.text

    @cached_property
    def people(self) -> Mapping[str, tuple[Person, ...]]:
        """The people by folded name: namesakes may stand in one article."""
        found: dict[str, tuple[Person, ...]] = {}
        for person in self.facts.people:
            name = fold_words(person.name)
            found[name] = (*found.get(name, ()), person)
        return found

    @cached_property
    def mentions(self) -> tuple[Span, ...]:
        """Where any person is named."""
        return tuple(span for person in self.facts.people for span in person.mentions)


def find_person(asked: WatchedPerson, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find a person by name or alias; post and place tell namesakes apart, what stays open is uncertain."""
    names = tuple(map(fold_words, asked.names))
    persons = tuple(person for name in names for person in reading.people.get(name, ()))
    loose = tuple(span for name in names for span in find_loose(name, reading))
    if persons:
        same, doubt = choose_namesakes(asked, persons)
        spans: tuple[Span, ...] = tuple(span for person in same for span in person.mentions)
        spans += loose if same == persons else ()
    else:
        same, doubt, spans = (), "unread_name", loose
    if spans := tuple(span for span in spans if span.where in watch.where):
        yield make_match("person", asked.name, spans, reading, same, uncertain=doubt)


def find_loose(name: str, reading: Reading) -> Iterator[Span]:
    """Find a name where the parser read no person at all, and where it stands on name boundaries."""
    for span in reading.hits.get(name, ()):
        padded = span.end - span.start > len(name)
        free = not any(overlaps(span, mention) for mention in reading.mentions)
        if free and (not padded or len(name) == PADDED):
            printed = reading.printed(span.where)
            before = fold(printed[max(0, span.start - AROUND) : span.start])
            if stands_alone(
                before + name + fold(printed[span.end : span.end + AROUND]), len(before), len(before + name)
            ):
                yield span


def choose_namesakes(asked: WatchedPerson, persons: tuple[Person, ...]) -> tuple[tuple[Person, ...], str]:
    """Give those of one name who are the person asked for, and the doubt that remains, "" for none."""
    judged = [(identify(asked, person), person) for person in persons]
    for doubt in ("", "other_post", "no_post"):
        if same := tuple(person for verdict, person in judged if verdict == doubt):
            return same, doubt
    return (), ""


def identify(asked: WatchedPerson, person: Person) -> str | None:
    """Say whether a person of the name is the one asked for: "" surely, a code of DOUBTS perhaps, None not.

    A post that somebody held before tells as much as one held now, and the bare title (省长) is enough. Where the
    article gives no post, one that another story of the issue gives can make sure, but not rule out.
    """
    if not (asked.post or asked.place):
        return ""
    if not person.posts:
        told = any(is_asked(asked, post) for one in person.elsewhere for post in one.posts)
        return "" if told else "no_post"
    if any(is_asked(asked, post) for post in person.posts):
        return ""
    place = asked.place or find_place(asked.post)
    if asked.post and place and any(is_in_place(post, place) for post in person.posts):
        return "other_post"
    return None


def is_asked(asked: WatchedPerson, post: Post) -> bool:
    """Say whether a post and its place are what a watched person is told by."""
    held = not asked.post or key_of(asked.post) in {*keys_of(post), key_of(post.title)}
    return held and (not asked.place or is_in_place(post, asked.place))


def find_post(asked: WatchedPost, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find whoever holds a post, and whoever is put into it or taken out of it."""
    wanted = key_of(asked.name)
    changed = {fold_words(change.name) for change in reading.facts.appointments if key_of(change.post) == wanted}
    for person in reading.facts.people:
        holds = any(wanted in keys_of(post) and (asked.former or is_held(post)) for post in person.posts)
        if holds or fold_words(person.name) in changed:
            spans = tuple(span for span in person.mentions if span.where in watch.where)
            if spans:
                yield make_match("post", asked.name, spans, reading, (person,))


def find_topic(asked: Topic, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find a topic by its words, in the part of the article where the watch looks."""

    def hits(word: str) -> tuple[Span, ...]:
        return tuple(span for span in reading.hits.get(fold_words(word), ()) if span.where in watch.where)

    if any(map(hits, asked.none)) or not all(map(hits, asked.all)):
        return
    if asked.any and not any(map(hits, asked.any)):
        return
    spans = tuple(span for word in (*asked.all, *asked.any) for span in hits(word))
    yield make_match("topic", asked.label, spans, reading)


def find_event(asked: EventKind, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find every event of one kind."""
    for event in reading.facts.events:
        span = event.span or Span(start=0, end=0)
        if event.kind == asked.kind and span.where in watch.where:
            yield make_match("event", asked.kind, (span,), reading, event=event)


def make_match(
    clause: str,
    term: str,
    spans: tuple[Span, ...],
    reading: Reading,
    persons: tuple[Person, ...] = (),
    *,
    event: Event | None = None,
    uncertain: str = "",
) -> Match:
    """Make a match of the places that a clause found, with the passage around the one that says most."""
    event = event or find_own_event(persons, reading)
    focus = choose_focus(spans, event)
    hits = (span for span in spans if span.where == focus.where and span.start < span.end)
    passage, marks = cut_passage(reading.printed(focus.where), focus, hits)
    return Match(
        clause=clause,
        term=term,
        passage=passage,
        marks=marks,
        where=focus.where,
        person=persons[0].name if persons else "",
        posts=tuple(dict.fromkeys(post.name for person in persons for post in person.posts)),
        event=event,
        uncertain=uncertain,
    )


def find_own_event(persons: tuple[Person, ...], reading: Reading) -> Event | None:
    """Give the first event that names one of the persons."""
    names = {person.name for person in persons}
    return next((event for event in reading.facts.events if not names.isdisjoint(event.people())), None)


def choose_focus(spans: tuple[Span, ...], event: Event | None) -> Span:
    """Give the hit to show: in the event's own words, else the first of the text (the headline is shown anyway)."""
    within = event.span if event else None

    def order(span: Span) -> tuple[bool, bool, int]:
        return within is None or not covers(within, span), span.where == "heading", span.start

    return min(spans, key=order)


def covers(outer: Span, inner: Span) -> bool:
    """Say whether one span lies within another."""
    return outer.where == inner.where and outer.start <= inner.start and inner.end <= outer.end


def overlaps(one: Span, other: Span) -> bool:
    """Say whether two spans share a character."""
    return one.where == other.where and one.start < other.end and other.start < one.end
