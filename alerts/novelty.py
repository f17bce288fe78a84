"""A match and the archive in, the match with what the archive adds, or nothing where it only counts when new, out.

Pure but for the archive, which is asked through `Archive`. What the archive has never had is new only as far as it goes
back: every such note carries the day on which it begins.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Protocol

from alerts.posts import key_of
from monitor.records import Match, Note, Question

LONG = 30  # days; a person who was not seen for fewer is not said to be back
ONE_HOLDER = re.compile(r"(?!副|常务副|第一副)[\u4e00-\u9fff]*(?:长|书记|主任|主席|总理|总统|司令员|政委)")


class Archive(Protocol):
    """What was stored before an article: of days before its own, or with `had` of that day too."""

    @property
    def begins(self) -> date | None:
        """The day of its oldest article."""

    def had(self, question: Question) -> bool:
        """Say whether another article, of that day or earlier, has what is asked for."""

    def last_seen(self, name: str) -> date | None:
        """Give the day on which a person was last shown doing something."""

    def find_held(self, name: str) -> frozenset[str]:
        """Give the keys of the posts in which a person was seen."""

    def find_holder(self, key: str) -> tuple[str, date] | None:
        """Give who was seen last in a post, and when."""


def weigh(match: Match, day: date, archive: Archive) -> Match | None:
    """Give a match with the archive's notes; None when it only counts if the archive never had it, and it had."""
    if match.asks is not None:
        if archive.had(match.asks):
            return None
        return replace(match, notes=(Note(kind="first", day=archive.begins),))
    if not match.person or match.uncertain:
        return match
    return replace(match, notes=tuple(find_notes(match, day, archive)))


def find_notes(match: Match, day: date, archive: Archive) -> list[Note]:
    """Say what the archive adds about the person of a match: a new post, somebody else's post, a long absence."""
    notes = []
    held = archive.find_held(match.person)
    for name in match.posts:
        key = key_of(name)
        if key in held:
            continue
        before = archive.find_holder(key) if ONE_HOLDER.fullmatch(key.rpartition("|")[2]) else None
        if before and before[0] != match.person:
            notes.append(Note(kind="took_over", post=name, other=before[0], day=before[1]))
        elif held:
            notes.append(Note(kind="new_post", post=name, day=archive.begins))
    seen = archive.last_seen(match.person)
    if seen and (day - seen).days >= LONG:
        notes.append(Note(kind="back", day=seen, days=(day - seen).days))
    return notes
