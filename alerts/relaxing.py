"""A watch in, the same watch without one of the things that keep it from finding more, out. Pure.

Whoever asks why a watch found nothing wants the article that it only just did not find, and what stood in the way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, product
from typing import Any, TypeVar

from alerts.clauses import Together, Topic, WatchedChange, WatchedDocument, WatchedEvent, WatchedGroup
from alerts.watches import Exclusion, Watch
from monitor.records import NAMING_ROLES

Relaxed = tuple[str, Watch]
Asking = TypeVar("Asking", WatchedGroup, WatchedEvent, WatchedChange, WatchedDocument)
ASKED = ("kind", "title", "person", "post", "places", "ranks", "actions")  # what clauses of facts ask for


def relax(watch: Watch) -> Iterator[Relaxed]:
    """Give what stands in the way, in words, with the watch that does without it; only what the watch has."""
    everywhere = replace(watch, papers=(), pages=(), columns=(), top=False, where=("heading", "text"))
    anybody = replace(
        watch,
        people=tuple(replace(person, post="", place="") for person in watch.people),
        together=tuple(map(meet_anybody, watch.together)),
    )
    looser = (
        ("taken back by unless", replace(watch, unless=Exclusion())),
        ("stands where the watch does not look", everywhere),
        ("in another role", replace(watch, roles=NAMING_ROLES)),
        ("a namesake", anybody),
        ("words of none are there, or too far apart", replace(watch, topics=tuple(map(loosen, watch.topics)))),
        ("together, but not with the topic", replace(watch, together=tuple(map(drop_topic, watch.together)))),
        ("named, but not together", replace(watch, topics=(*watch.topics, *chain(*map(name_all, watch.together))))),
        ("of another rank", relax_facts(watch, ranks=())),
        ("in another place", relax_facts(watch, places=())),
        ("something else was done", relax_facts(watch, actions=())),
    )
    return ((what, other) for what, other in looser if other != watch)


def relax_facts(watch: Watch, **without: tuple[()]) -> Watch:
    """Let clauses that ask for facts ask for less, where that leaves something to ask for."""
    return replace(
        watch,
        groups=tuple(ask_less(one, without) for one in watch.groups),
        events=tuple(ask_less(one, without) for one in watch.events),
        changes=tuple(ask_less(one, without) for one in watch.changes),
        documents=tuple(ask_less(one, without) for one in watch.documents),
    )


def ask_less(clause: Asking, without: Mapping[str, tuple[()]]) -> Asking:
    """Give a clause without some of what it asks for; as it is where it asks for nothing else."""
    asked = {key for key in ASKED if getattr(clause, key, None)}
    less: dict[str, Any] = {key: () for key in without if key in asked}
    return replace(clause, **less) if asked - without.keys() else clause


def meet_anybody(meeting: Together) -> Together:
    """Let a meeting be one of any namesakes."""
    return replace(meeting, people=tuple(replace(person, post="", place="") for person in meeting.people))


def drop_topic(meeting: Together) -> Together:
    """Let a meeting of several persons be about anything."""
    return replace(meeting, topic=None) if len(meeting.people) > 1 else meeting


def name_all(meeting: Together) -> Iterator[Topic]:
    """Ask for all names of a meeting, and the words of its topic, anywhere in an article."""
    for names in product(*(person.names for person in meeting.people)):
        topic = meeting.topic and loosen(meeting.topic)
        yield replace(topic, all=(*names, *topic.all), first=False) if topic else Topic(all=names)


def loosen(topic: Topic) -> Topic:
    """Let a topic's words stand anywhere, whatever else is there."""
    return replace(topic, none=(), near=0, phrase=False, where=("heading", "text"))
