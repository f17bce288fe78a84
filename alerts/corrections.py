"""What was told of an article and what holds now in, what differs and the correction that says so out (更正). Pure.

What was told still holds when person, posts, event, day, place and change can be found again, however they are worded:
other stops, blanks or page furniture correct nothing. Of an article that its paper printed anew the sentences that were
quoted count, too. What is only added was not told wrong; of an article printed anew it is told with the correction or
by itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Literal

from alerts.folding import fold_words
from alerts.leads import find_role
from alerts.passage import SENTENCE_END
from alerts.policy import show_print
from alerts.posts import find_standing, key_of, keys_of
from alerts.reprints import name_match
from alerts.same_news import strip
from monitor.records import Alert, Appointment, Article, Correction, Difference, Event, Facts, Match, derive_id

MOST_LONGER = 3  # times as long is a name that says more of the same, and no other
PARTICLES = re.compile("[了的地得着]")
By = Literal["paper", "reading"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """An article as it is read: its facts, and what one watch finds in it."""

    article: Article
    facts: Facts
    matches: tuple[Match, ...]


def is_gone(alert: Alert) -> bool:
    """Say whether the last that was told is that nothing holds."""
    return alert.correction is not None and alert.correction.gone


def list_differences(told: Alert, before: Reading, now: Reading, by: By, *, same_watch: bool) -> tuple[Difference, ...]:
    """Say what of an alert does not hold now, or was added in print; () when all of it holds.

    `before` is the article as it was read until now. A watch that asks otherwise than when it told (`same_watch` false)
    is held only to what it finds there still: it is not the article that changed.
    """
    if is_gone(told):
        return tuple(Difference(about="found", after=match.term, who=match.person) for match in now.matches)
    asked = {name_clause(match) for match in before.matches}
    kept = (match for match in told.matches if same_watch or name_clause(match) in asked)
    changed = chain.from_iterable(compare(match, now, by) for match in kept)
    if by == "reading":
        return tuple(dict.fromkeys(changed))
    found = dict.fromkeys((*changed, *compare_headline(told, now), *list_added(told, before, now)))
    return tuple(sorted(found, key=lambda one: one.about == "words"))  # what a sentence says goes before its words


def name_clause(match: Match) -> tuple[str, ...]:
    """Name the clause that held and the person for whom."""
    return (match.clause, match.term, fold_words(match.person))


def list_added(told: Alert, before: Reading, now: Reading) -> Iterator[Difference]:
    """Give what the watch finds for the first time in what was printed anew."""
    known = {name_match(match) for match in (*told.matches, *before.matches)}
    for match in now.matches:
        if name_match(match) not in known and name_clause(match) not in map(name_clause, told.matches):
            yield Difference(about="found", after=match.term, who=match.person)


def compare(match: Match, now: Reading, by: By) -> tuple[Difference, ...]:
    """Hold one match against those of its clause that come nearest."""
    same = [one for one in now.matches if name_clause(one) == name_clause(match)]
    if not same:
        names = {fold_words(person.name) for person in now.facts.people}
        is_named = not match.person or fold_words(match.person) in names
        before = match.term if is_named else match.person
        return (Difference(about="gone" if is_named else "person", before=before, who=match.person),)
    return min((tuple(compare_with(match, one, now, by)) for one in same), key=len)


def compare_with(match: Match, one: Match, now: Reading, by: By) -> Iterator[Difference]:
    """Hold one match against another."""
    yield from compare_posts(match, one, now.facts)
    if match.event is not None:
        yield from compare_events(match, match.event, (one.event, *now.facts.events))
    if match.change is not None:
        yield from compare_changes(match.change, now.facts.appointments)
    if one.uncertain and not match.uncertain:
        yield Difference(about="doubt", after=one.uncertain, who=match.person)
    if by == "paper":
        yield from compare_words(match, one, now.article)


def compare_posts(match: Match, one: Match, facts: Facts) -> Iterator[Difference]:
    """Say which posts the person was told to hold and is not given any more."""
    people = (person for person in facts.people if fold_words(person.name) == fold_words(match.person))
    posts = [post for person in people for post in (*person.posts, *chain(*(e.posts for e in person.elsewhere)))]
    held = {(key, find_standing(post.name)) for post in posts for key in keys_of(post)} | set(map(name_post, one.posts))
    lost = [post for post in match.posts if name_post(post) not in held]
    if lost:
        told = set(map(name_post, match.posts))
        new = [post for post in one.posts if name_post(post) not in told]
        yield Difference(about="post", before="、".join(lost), after="、".join(new), who=match.person)


def name_post(name: str) -> tuple[str, str]:
    """Name a post as it is held: the office, however it is worded, and the word for acting or former (代, 原)."""
    return key_of(name), find_standing(name)


def compare_events(match: Match, told: Event, events: Iterable[Event | None]) -> tuple[Difference, ...]:
    """Hold the event that was told against that which comes nearest, of those in which the person takes part."""
    own = [event for event in events if event and (not match.person or match.person in event.people())]
    if not own:
        return (Difference(about="event", before=told.name, who=match.person),)
    return min((tuple(compare_event(match.person, told, event)) for event in own), key=len)


def compare_event(person: str, told: Event, event: Event) -> Iterator[Difference]:
    """Hold an event's name, day and place, and the person's part in it, against another's."""
    if not agree(told.name, event.name):
        yield Difference(about="event", before=told.name, after=event.name, who=person)
    if person and (role := find_role(person, told)) not in {"other", find_role(person, event)}:
        yield Difference(about="role", before=role, after=find_role(person, event), who=person)
    if told.start and event.start and (told.start, told.end) != (event.start, event.end):
        yield Difference(about="day", before=say_days(told), after=say_days(event))
    if told.place and event.place and not agree(told.place, event.place):
        yield Difference(about="place", before=told.place, after=event.place)


def agree(told: str, now: str) -> bool:
    """Say whether one name says the same as another, or only more or less of it: all of its characters, in order."""
    short, long = sorted((strip(told), strip(now)), key=len)
    rest = iter(long)
    return len(long) <= MOST_LONGER * len(short) and all(letter in rest for letter in short)


def say_days(event: Event) -> str:
    """Give an event's days as YYYY-MM-DD, first and last when they are two."""
    return "/".join(dict.fromkeys(day.isoformat() for day in (event.start, event.end) if day))


def compare_changes(told: Appointment, changes: Iterable[Appointment]) -> Iterator[Difference]:
    """Look for the personnel change that was told among those of now."""
    own = [change for change in changes if fold_words(change.name) == fold_words(told.name)]
    if not any(change.action == told.action and key_of(change.post) == key_of(told.post) for change in own):
        after = f"{own[0].action} {own[0].post}" if own else ""
        yield Difference(about="change", before=f"{told.action} {told.post}", after=after, who=told.name)


def compare_words(match: Match, one: Match, article: Article) -> Iterator[Difference]:
    """Give the sentences that were quoted with a hit and are not printed any more, with what stands there now."""
    printed = bare(f"{article.heading}\n{article.text}")
    for sentence in list_marked(match):
        if bare(sentence) not in printed:
            yield Difference(about="words", before=sentence, after=next(list_marked(one), ""))


def bare(text: str) -> str:
    """Fold a text and leave out stops, blanks and particles, which correct nothing."""
    return PARTICLES.sub("", strip(text))


def list_marked(match: Match) -> Iterator[str]:
    """Give the sentences of a passage in which a hit is marked."""
    start = 0
    ends = (*(found.end() for found in SENTENCE_END.finditer(match.passage)), len(match.passage))
    for end in ends:
        if any(start <= mark.start < end for mark in match.marks):
            yield match.passage[start:end].strip()
        start = end


def compare_headline(told: Alert, now: Reading) -> Iterator[Difference]:
    """Say whether another headline stands there now, where the message began with it."""
    leads = not any(match.event or match.absence for match in told.matches)
    if leads and strip(told.headline) not in strip(now.article.heading):
        yield Difference(about="headline", before=told.headline, after=now.article.headline)


# --- what is told then ------------------------------------------------------------------------------------------


def restate(told: Alert, now: Reading, revision: int, moment: datetime) -> Alert:
    """Make the alert that stands in for one that has not arrived; the match must hold."""
    return replace(
        show(told, now, revision, moment, now.matches), id=name(told, revision, moment, "instead"), replaces=told.id
    )


def correct(
    told: Alert, now: Reading, differences: tuple[Difference, ...], by: By, revision: int, moment: datetime
) -> Alert:
    """Make the alert that says what of an earlier one is otherwise."""
    correction = Correction(
        of=told.id,
        by=by,
        told_at=told.created_at,
        revision=told.revision,
        headline=told.headline,
        url=told.url,
        matches=told.matches,
        differences=differences,
        gone=not now.matches,
    )
    shown = show(told, now, revision, moment, now.matches or told.matches)
    return replace(shown, id=name(told, revision, moment, "correction"), correction=correction, reprint=None)


def name(told: Alert, revision: int, moment: datetime, what: str) -> str:
    """Derive the id: of one alert several corrections can be, each at its own moment."""
    return derive_id(what, told.id, revision, moment)


def show(told: Alert, now: Reading, revision: int, moment: datetime, matches: tuple[Match, ...]) -> Alert:
    """Let an alert say what holds now; what the archive added to a match stays with it."""
    notes = {name_match(match): match.notes for match in told.matches}
    return replace(
        show_print(told, now.article),
        revision=revision,
        matches=tuple(replace(match, notes=notes.get(name_match(match), match.notes)) for match in matches),
        created_at=moment,
        correction=None,
        replaces="",
    )
