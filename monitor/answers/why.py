"""An article and its facts in, each fact with the passage that it was read from and the rule that did, out (依据)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from monitor.records import Appointment, Article, Event, Facts, Person, Span

AROUND = 20  # characters shown on each side of a fact
OPEN, CLOSE = "【", "】"


@dataclass(frozen=True, kw_only=True, slots=True)
class Why:
    """One fact: its `kind` (person, post, event ...), what was read, where it is printed, and the rule's name."""

    kind: str
    value: str
    span: Span
    rule: str


def list_reasons(facts: Facts) -> Iterator[Why]:
    """Give every fact that says where it is printed: people and their posts, events, changes, documents, the rest."""
    for person in facts.people:
        yield from _of_person(person)
    for event in facts.events:
        yield from _of_event(event)
    for change in facts.appointments:
        yield from _of("appointment", _tell(change), change.span, change.rule)
    for document in facts.documents:
        yield from _of("document", f"{document.title} {document.action}", document.span, document.rule)
    for one in facts.reasons:
        yield from _of(one.rule.partition(".")[0], one.of, one.span, one.rule)


def _of_person(person: Person) -> Iterator[Why]:
    for naming in person.mentions[:1]:
        yield from _of("person", person.name, naming, naming.rule or person.rule)
    for post in person.posts:
        yield from _of("post", f"{person.name} {post.name}", post.span, post.rule)


def _of_event(event: Event) -> Iterator[Why]:
    yield from _of("event", f"{event.kind} {event.name}", event.span, event.rule)
    for one in event.reasons:
        yield from _of(f"event {one.of}", event.name, one.span, one.rule)


def _tell(change: Appointment) -> str:
    """Say a change in one line: who, which post, how; from where, by whom and when as far as the article tells."""
    details = {"from": change.from_post, "by": change.by, "on": change.day}
    told = (f"{word} {what}" for word, what in details.items() if what)
    return " ".join((change.name, change.post, change.action, *told))


def _of(kind: str, value: str, span: Span | None, rule: str) -> Iterator[Why]:
    if span is not None:
        yield Why(kind=kind, value=value, span=span, rule=rule)


def show_passage(article: Article, span: Span) -> str:
    """Give the words around a span, the span itself in 【】, line ends as blanks."""
    printed = article.heading if span.where == "heading" else article.text
    before = printed[max(0, span.start - AROUND) : span.start]
    shown = f"{before}{OPEN}{printed[span.start : span.end]}{CLOSE}{printed[span.end : span.end + AROUND]}"
    return shown.replace("\n", " ")


def why_to_json(why: Why) -> dict[str, Any]:
    """Give a reason as it stands in a facts object under `why`."""
    return {
        "kind": why.kind,
        "value": why.value,
        "where": why.span.where,
        "span": [why.span.start, why.span.end],
        "rule": why.rule,
    }
