"""A match and the archive in, the match with what the archive adds, or nothing where it only counts when new, out.

Pure but for the archive, which is asked through `Archive`. What the archive has never had is new only as far as it goes
back: every such note carries the day on which it begins. To a young archive everyday phrases and long-time holders of
posts are new: clauses that ask for any of them tell nothing before it is old enough. What was asked for in so many
words (words, a pairing) is told at once, with the archive's age.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, Protocol

from alerts.posts import key_of, name_office
from monitor.records import Match, Note, Question

LONG = 30  # days; a person who was not seen for fewer is not said to be back
OLD: Final = 30  # days with papers; what a younger archive has never had may be everyday
OPEN: Final = frozenset({"phrase", "post"})  # questions that nobody put in so many words
ONE_HOLDER = re.compile(r"(?!副|常务副|第一副)[\u4e00-\u9fff]*(?:长|书记|主任|主席|总理|总统|司令员|政委)")


class Archive(Protocol):
    """What was stored before an article: of days before its own, or with `had` of that day too."""

    @property
    def begins(self) -> date | None:
        """The day of its oldest article."""

    def count_days(self, most: int) -> int:
        """Count the days before on which any paper was kept, `most` at most."""

    def had(self, question: Question) -> bool:
        """Say whether another article, of that day or earlier, has what is asked for."""

    def was_seen(self, name: str, since: date) -> bool:
        """Say whether a person was shown doing something on that day or later."""

    def last_seen(self, name: str) -> date | None:
        """Give the day on which a person was last shown doing something."""

    def has_held(self, name: str, key: str) -> bool:
        """Say whether a person was seen in the post of that key."""

    def find_held(self, name: str) -> frozenset[str]:
        """Give the keys of the posts in which a person was seen."""

    def find_holder(self, key: str) -> tuple[str, date] | None:
        """Give who was seen last in a post, and when."""


def weigh(match: Match, day: date, archive: Archive) -> Match | None:
    """Give a match with the archive's notes; None when it only counts if it is new, and is not known to be."""
    if match.asks is not None:
        return None if why_not_new(match.asks, archive) else replace(match, notes=(note_first(archive),))
    if not match.person or match.uncertain:
        return match
    return replace(match, notes=tuple(find_notes(match, day, archive)))


def why_not_new(question: Question, archive: Archive) -> str:
    """Say why what is asked for is not told as new, "" when it is."""
    if archive.had(question):
        return "the archive had it before"
    if question.about in OPEN and (age := archive.count_days(OLD)) < OLD:
        return f"the archive has {age} earlier days of papers, too few to call a {question.about} new: {OLD} are needed"
    return ""


def note_first(archive: Archive) -> Note:
    """Note that the archive never had something, and how little that says of a young one."""
    age = archive.count_days(OLD)
    return Note(kind="first" if age >= OLD else "first_so_far", day=archive.begins, days=age)


def find_notes(match: Match, day: date, archive: Archive) -> list[Note]:
    """Say what the archive adds about the person of a match: a new post, somebody else's post, a long absence."""
    notes = []
    for name in match.posts:
        key = key_of(name)
        if archive.has_held(match.person, key):
            continue
        before = archive.find_holder(key) if ONE_HOLDER.fullmatch(key.rpartition("|")[2]) else None
        if before and before[0] != match.person:
            notes.append(Note(kind="took_over", post=name_office(name), other=before[0], day=before[1]))
        elif archive.find_held(match.person) and archive.count_days(OLD) >= OLD:
            notes.append(Note(kind="new_post", post=name, day=archive.begins))
    if archive.was_seen(match.person, day - timedelta(days=LONG - 1)):
        return notes
    if seen := archive.last_seen(match.person):
        notes.append(Note(kind="back", day=seen, days=(day - seen).days))
    return notes
