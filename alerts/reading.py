"""An article and its facts made ready for clauses in; the match of the places that a clause found out. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from alerts.clauses import Clause, WatchedAbsence
from alerts.folding import fold_article, fold_words
from alerts.passage import cut_passage
from monitor.parser.text import View
from monitor.records import Article, Event, Facts, Match, Person, Span, Where


@dataclass(frozen=True, kw_only=True)
class Reading:
    """An article with its facts and, by folded term, the printed places of all watched terms in it.

    `heading` and `text` are the folded print; `patterns` are the regular expressions that hold somewhere in it.
    """

    article: Article
    facts: Facts
    heading: View
    text: View
    hits: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    patterns: frozenset[str] = frozenset()

    def printed(self, where: Where) -> str:
        """Give the string that spans of `where` point into."""
        return self.article.heading if where == "heading" else self.article.text

    @property
    def views(self) -> tuple[View, View]:
        """The folded heading and text."""
        return self.heading, self.text

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

    @cached_property
    def phrases(self) -> Mapping[str, Span]:
        """The set phrases, each with the place where it is printed first."""
        spans = {reason.of: reason.span for reason in self.facts.reasons}
        return {phrase: spans[phrase] for phrase in self.facts.phrases if phrase in spans}


def make_reading(article: Article, facts: Facts) -> Reading:
    """Make an article ready, before anything is looked for in it."""
    return Reading(
        article=article,
        facts=facts,
        heading=fold_article("heading", article.heading),
        text=fold_article("text", article.text),
    )


# --- matches ----------------------------------------------------------------------------------------------------


def make_match(
    kind: str,
    clause: Clause | WatchedAbsence,
    spans: Iterable[Span],
    reading: Reading,
    persons: tuple[Person, ...] = (),
    *,
    event: Event | None = None,
) -> Match:
    """Make a match of the places that a clause found, with the passage around the one that says most.

    Without any place, the first sentence of the text is shown.
    """
    places = tuple(spans) or (Span(start=0, end=0),)
    event = event or find_own_event(persons, reading)
    focus = choose_focus(places, event)
    hits = (span for span in places if span.where == focus.where and span.start < span.end)
    passage, marks = cut_passage(reading.printed(focus.where), focus, hits)
    return Match(
        clause=kind,
        term=clause.label,
        passage=passage,
        marks=marks,
        where=focus.where,
        person=persons[0].name if persons else "",
        posts=tuple(dict.fromkeys(post.name for person in persons for post in person.posts)),
        event=event,
    )


def find_own_event(persons: tuple[Person, ...], reading: Reading) -> Event | None:
    """Give the first event that names one of the persons."""
    names = {person.name for person in persons}
    return next((event for event in reading.facts.events if not names.isdisjoint(event.people())), None)


def choose_focus(spans: tuple[Span, ...], event: Event | None) -> Span:
    """Give the hit to show: of the text, since the headline is shown anyway, and there in the event's own words."""
    within = event.span if event else None

    def order(span: Span) -> tuple[bool, bool, int]:
        return span.where == "heading", within is None or not covers(within, span), span.start

    return min(spans, key=order)


def covers(outer: Span, inner: Span) -> bool:
    """Say whether one span lies within another."""
    return outer.where == inner.where and outer.start <= inner.start and inner.end <= outer.end


def overlaps(one: Span, other: Span) -> bool:
    """Say whether two spans share a character."""
    return one.where == other.where and one.start < other.end and other.start < one.end


def within(spans: Iterable[Span], where: tuple[Where, ...]) -> tuple[Span, ...]:
    """Give the spans in the parts of the article that are looked at."""
    return tuple(span for span in spans if span.where in where)


def spans_of(persons: Iterable[Person], where: tuple[Where, ...]) -> tuple[Span, ...]:
    """Give where persons are named, in the parts looked at."""
    return within(chain.from_iterable(person.mentions for person in persons), where)
