"""A clause that asks for persons, posts, groups, changes or meetings, and an article in; the matches out. Pure.

A name counts where the parser read a person of that name; elsewhere only if it stands on name boundaries, and then as
uncertain: 小李强调 does not mention 李强, nor 王浩然 王浩. The reasons for uncertainty are codes (DOUBTS), so that each
message says them in its reader's language. A person counts in the roles that the watch asks for: by default, somebody
who is only spoken of does not.
"""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from alerts.clauses import Together, WatchedChange, WatchedGroup, WatchedPerson, WatchedPost
from alerts.find_words import find_topic_spans
from alerts.folding import fold_words
from alerts.posts import describe_change, find_place, is_held, is_in_place, key_of, keys_of
from alerts.reading import Reading, make_match, overlaps, spans_of, within
from alerts.watches import Watch
from monitor.parser.names.cutting import stands_alone
from monitor.parser.text import fold
from monitor.records import Appointment, Event, Match, Person, Post, Question, Span

DOUBTS = MappingProxyType(
    {
        "no_post": "the article gives this name no post: it may be a namesake",
        "other_post": "the article gives this name another post in the same place: it may be a namesake",
        "unread_name": "the parser did not read these characters as a person's name",
    }
)
AROUND = 40  # characters on each side that are looked at to tell whether a name stands alone
PADDED = 2  # characters of the names that newspapers pad with a blank
UNKNOWN_ROLE = "acts"  # what nothing tells counts like
EVENT_ROLES = MappingProxyType({"chair": "chairs", "speak": "speaks", "attend": "attends"})  # as namings have it


# --- a person ---------------------------------------------------------------------------------------------------


def find_person(asked: WatchedPerson, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find a person by name or alias; post and place tell namesakes apart, what stays open is uncertain."""
    names = tuple(map(fold_words, asked.names))
    persons = tuple(person for name in names for person in reading.people.get(name, ()))
    loose = tuple(span for name in names for span in find_loose(name, reading))
    if persons:
        same, doubt = choose_namesakes(asked, persons)
        shown = tuple(person for person in same if plays_role(person, watch))
        spans = spans_of(shown, watch.where)
        spans += within(loose, watch.where) if shown and same == persons else ()
    else:
        shown, doubt = (), "unread_name"
        spans = within(loose, watch.where) if UNKNOWN_ROLE in watch.roles else ()
    if spans:
        yield replace(make_match("person", asked, spans, reading, shown), uncertain=doubt)


def plays_role(person: Person, watch: Watch) -> bool:
    """Say whether the article shows a person in one of the roles asked for."""
    return not set(person.roles or (UNKNOWN_ROLE,)).isdisjoint(watch.roles)


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


# --- posts and groups -------------------------------------------------------------------------------------------


def find_post(asked: WatchedPost, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find whoever holds a post, and whoever is put into it or taken out of it."""
    wanted = key_of(asked.name)
    changed = {fold_words(change.name) for change in reading.facts.appointments if key_of(change.post) == wanted}
    for person in reading.facts.people:
        holds = any(wanted in keys_of(post) and (asked.former or is_held(post)) for post in person.posts)
        if holds or fold_words(person.name) in changed:
            yield from show_holder(asked, person, wanted, watch, reading)


def find_group(asked: WatchedGroup, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find whoever holds a post of the group."""
    for person in reading.facts.people:
        if post := next((post for post in person.posts if is_held(post) and is_of(asked, post)), None):
            yield from show_holder(asked, person, post.key or key_of(post.name), watch, reading)


def show_holder(
    asked: WatchedPost | WatchedGroup, person: Person, key: str, watch: Watch, reading: Reading
) -> Iterator[Match]:
    """Make the match of somebody who holds a post, in the roles and parts of the article that are looked at."""
    spans = spans_of((person,), watch.where) if plays_role(person, watch) else ()
    if spans:
        kind = "post" if isinstance(asked, WatchedPost) else "group"
        asks = Question(about="post", all=(person.name, key)) if asked.first else None
        yield replace(make_match(kind, asked, spans, reading, (person,)), asks=asks)


def is_of(asked: WatchedGroup | WatchedChange, post: Post) -> bool:
    """Say whether a post is of the places and ranks asked for."""
    in_place = not asked.places or any(is_in_place(post, place) for place in asked.places)
    return in_place and (not asked.ranks or post.rank in asked.ranks)


# --- changes and meetings ---------------------------------------------------------------------------------------


def find_change(asked: WatchedChange, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find each personnel change that is asked for."""
    for change in reading.facts.appointments:
        span = change.span or Span(start=0, end=0)
        if span.where in watch.where and is_asked_change(asked, change):
            persons = reading.people.get(fold_words(change.name), ())
            yield replace(make_match("change", asked, (span,), reading, persons), person=change.name, change=change)


def is_asked_change(asked: WatchedChange, change: Appointment) -> bool:
    """Say whether a personnel change is the one asked for."""
    return (
        (not asked.actions or change.action in asked.actions)
        and (not asked.person or fold_words(asked.person) == fold_words(change.name))
        and (not asked.post or key_of(asked.post) == key_of(change.post))
        and (not (asked.places or asked.ranks) or is_of(asked, describe_change(change)))
    )


def find_together(asked: Together, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find each event in which all persons take part in roles asked for, with the topic's words where it stands."""
    found = [take_sure(person, reading) for person in asked.people]
    if not all(found):
        return
    names = tuple(person[0].name for person in found)
    for event in reading.facts.events:
        shared = all(takes_part(person[0], event, watch) for person in found)
        if shared and (spans := find_shared(asked, event, watch, reading)) is not None:
            persons = tuple(person for one in found for person in one)
            asks = Question(about="pairing", all=tuple(sorted(names))) if asked.first else None
            spans += spans_of(persons, watch.where)
            yield replace(make_match("together", asked, spans, reading, persons, event=event), asks=asks)


def take_sure(asked: WatchedPerson, reading: Reading) -> tuple[Person, ...]:
    """Give the person asked for as the parser read them, () when nobody is surely that person."""
    persons = tuple(person for name in map(fold_words, asked.names) for person in reading.people.get(name, ()))
    same, doubt = choose_namesakes(asked, persons)
    return () if doubt else same


def takes_part(person: Person, event: Event, watch: Watch) -> bool:
    """Say whether somebody is in an event in a role asked for; what else than these three, the naming tells."""
    given = {role for part, role in EVENT_ROLES.items() if person.name in getattr(event, part)}
    if person.name in event.other:
        given |= set(person.roles) - {"spoken_of"} or {UNKNOWN_ROLE}
    return not given.isdisjoint(watch.roles)


def find_shared(asked: Together, event: Event, watch: Watch, reading: Reading) -> tuple[Span, ...] | None:
    """Give where the topic's words stand in the event's paragraph or the heading, () without a topic, None if not."""
    if asked.topic is None:
        return ()
    at = event.span or Span(start=0, end=0)
    text = reading.article.text
    start, end = text.rfind("\n", 0, at.start) + 1, text.find("\n", at.end)
    last = len(text) if end < 0 or at.where == "heading" else end
    spans = find_topic_spans(asked.topic, watch, reading)
    near = tuple(span for span in spans if span.where == "heading" or start <= span.start < last)
    return near or None
