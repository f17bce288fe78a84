"""What a file that people edit says, and where in it each thing stands: records without any reading.

Fault       one thing wrong, told in one line: `file:line:column: what is wrong (what to do)`
Document    plain values, and the way from each of them back to its file, line and column
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Steps: TypeAlias = tuple[str | int, ...]
"""The way from the root to a value: keys and list indexes, from 0."""
NOWHERE: Steps = ()


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Place:
    """Where something stands in its file; both count from 1, the column in characters."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing wrong in a file, told in one line: where, what, and what to do about it."""

    file: str
    place: Place = Place()
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.place.line}:{self.place.column}: {self.message}{hint}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A run of a list's entries: from entry `start` on those of a side file from its first on, or this file's own.

    `own` is the number of the run's first entry in this file, before side files were joined in.
    """

    start: int
    side: "Document | None" = None
    own: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """Entries of a list that stand a line each, in one column: `count` of them from entry `start` on, from a place on.

    Their places are not in `Document.values`: a list may have many thousands.
    """

    start: int
    count: int
    first: Place

    def find_place(self, number: int) -> Place | None:
        """Give the place of an entry, None for one that is not among these."""
        row = number - self.start
        return Place(line=self.first.line + row, column=self.first.column) if 0 <= row < self.count else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """What a file says: `value` is made of dict, list, str, int, float, bool and None.

    Where entries of a list come from side files, `joined` has the runs of that list, by its way in this file; `rows`
    has those that stand a line each.
    """

    file: str
    value: Any
    values: Mapping[Steps, Place]
    keys: Mapping[Steps, Place]
    faults: tuple[Fault, ...] = ()
    joined: Mapping[Steps, tuple[Part, ...]] = field(default_factory=dict)
    rows: Mapping[Steps, tuple[Rows, ...]] = field(default_factory=dict)

    def holds(self, steps: Steps) -> bool:
        """Say whether there is a value at the end of a way."""
        document, within = self.trace(steps)
        return document.find_value(within) is not None

    def make_fault(self, steps: Steps, message: str, hint: str = "", *, key: bool = False) -> Fault:
        """Make a fault that points to a value, or to its key."""
        document, within = self.trace(steps)
        return Fault(file=document.file, place=document.look_up(within, key=key), message=message, hint=hint)

    def find_place(self, steps: Steps, *, key: bool = False) -> Place:
        """Give the place of a value, or of its key; of the nearest thing around it when it is not there."""
        document, within = self.trace(steps)
        return document.look_up(within, key=key)

    def look_up(self, steps: Steps, *, key: bool) -> Place:
        """Give the same for a way in this very file."""
        if key and steps in self.keys:
            return self.keys[steps]
        while (found := self.find_value(steps)) is None and steps:
            steps = steps[:-1]
        return found or Place()

    def find_value(self, steps: Steps) -> Place | None:
        """Give the place of a value of this very file, None when it has none there."""
        found = self.values.get(steps)
        if found is None and steps and isinstance(number := steps[-1], int):
            places = (rows.find_place(number) for rows in self.rows.get(steps[:-1], ()))
            return next(filter(None, places), None)
        return found

    def trace(self, steps: Steps) -> tuple["Document", Steps]:
        """Give the file that has what a way leads to, and the way there."""
        document, within = self, NOWHERE
        for step in steps:
            if (parts := document.joined.get(within)) is None or not isinstance(step, int):
                within = (*within, step)
                continue
            part = next(part for part in reversed(parts) if part.start <= step)
            if part.side is None:
                within = (*within, part.own + step - part.start)
            else:
                document, within = part.side, (step - part.start,)
        return document, within
