"""Labelled and found events of one article in, which of them are the same event out."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from monitor.records import ROLES, Event
from tests.quality.labels import Role, WantedEvent
from tests.quality.spelling import fold_name

CLEARLY_ALIKE = 0.6  # of two names: the same event whatever else differs
RATHER_ALIKE = 0.4  # the same event when its kind agrees too
HALF = 0.5  # of all people of both events stand in both


def fold_roles(people: frozenset[Role]) -> set[Role]:
    """Fold the names of who did what."""
    return {(role, fold_name(name)) for role, name in people}


def list_roles(event: Event) -> frozenset[Role]:
    """Give who did what at a found event."""
    return frozenset((role, name) for role in ROLES for name in getattr(event, role))


def compare_names(one: str, other: str) -> float:
    """Tell how alike two names are, 0 to 1."""
    return SequenceMatcher(None, fold_name(one), fold_name(other), autojunk=False).ratio()


def measure_likeness(wanted: WantedEvent, found: Event) -> float:
    """Tell how alike two events are; 0 when they are not the same event."""
    name = compare_names(wanted.name, found.name)
    one, other = ({who for _, who in fold_roles(people)} for people in (wanted.people, list_roles(found)))
    company = len(one & other) / len(one | other) if one or other else 0.0
    kind = found.kind in wanted.kinds
    day = str(found.start) in wanted.starts
    same = name >= CLEARLY_ALIKE or (kind and (name >= RATHER_ALIKE or company >= HALF)) or (day and company >= HALF)
    return name + company + HALF * day + HALF * kind if same else 0.0


def pair_events(wanted: Sequence[WantedEvent], found: Sequence[Event]) -> dict[int, int]:
    """Give for each labelled event its found one, by their places: the most alike are paired first, each once."""
    candidates = sorted(
        ((measure_likeness(one, other), i, j) for i, one in enumerate(wanted) for j, other in enumerate(found)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for likeness, i, j in candidates:
        if likeness > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs
