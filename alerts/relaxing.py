"""A watch in, the same watch without one of the things that keep it from finding more, out. Pure.

Whoever asks why a watch found nothing wants the article that it only just did not find, and what stood in the way.
"""

from collections.abc import Iterator
from dataclasses import replace

from alerts.watches import Exclusion, Together, Topic, Watch
from monitor.records import NAMING_ROLES

Relaxed = tuple[str, Watch]


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
    )
    return ((what, other) for what, other in looser if other != watch)


def meet_anybody(meeting: Together) -> Together:
    """Let a meeting be one of any namesakes."""
    return replace(meeting, people=tuple(replace(person, post="", place="") for person in meeting.people))


def loosen(topic: Topic) -> Topic:
    """Let a topic's words stand anywhere, whatever else is there."""
    return replace(topic, none=(), near=0, phrase=False, where=("heading", "text"))
