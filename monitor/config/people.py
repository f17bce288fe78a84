"""The people that a config asks for in; those whom nobody knows out, each a warning with the names nearest to it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from alerts.clauses import WatchedPerson
from alerts.folding import fold_words
from monitor.config.models import ConfigSection
from monitor.config.watch_models import ExclusionSection, WatchSection
from monitor.yamlfile.document import Document, Fault, Steps

NEAREST = 3
HINT = "see that the name is right, or give `aliases`"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A person who is asked for, by all names, and the warning for when nobody knows any of them."""

    names: tuple[str, ...]
    warning: Fault


def list_people(section: ConfigSection, document: Document) -> Iterator[Asked]:
    """Give everybody that the watches ask for, or want to hear nothing of."""
    named = chain(
        name_excluded(("defaults",), section.defaults.unless),
        *(name_asked(("watches", number), watch) for number, watch in enumerate(section.watches)),
    )
    for steps, names in named:
        warning = document.make_fault(steps, f"nobody called `{names[0]}` was ever seen", HINT)
        yield Asked(names=names, warning=warning)


def name_asked(steps: Steps, watch: WatchSection) -> Iterator[tuple[Steps, tuple[str, ...]]]:
    """Give where a watch names people, with all names of each."""
    yield from name_persons((*steps, "people"), watch.people)
    for number, meeting in enumerate(watch.together):
        yield from name_persons((*steps, "together", number, "people"), meeting.people)
    for number, change in enumerate(watch.changes):
        if change.person:
            yield (*steps, "changes", number, "person"), (change.person,)
    for number, absence in enumerate(watch.absent):
        if absence.name:
            yield (*steps, "absent", number), (absence.name, *absence.aliases)
    yield from name_excluded(steps, watch.unless)


def name_excluded(steps: Steps, unless: ExclusionSection) -> Iterator[tuple[Steps, tuple[str, ...]]]:
    """Give where people are named who take a find back."""
    return name_persons((*steps, "unless", "people"), unless.people)


def name_persons(steps: Steps, people: Iterable[WatchedPerson]) -> Iterator[tuple[Steps, tuple[str, ...]]]:
    """Give the place and the names of each person of a list."""
    return (((*steps, number), person.names) for number, person in enumerate(people))


# --- whom nobody knows ------------------------------------------------------------------------------------------


def find_unknown(asked: Iterable[Asked], known: Iterable[str]) -> tuple[Fault, ...]:
    """Give the warning of each person of whom no name is known, however it is written, with the names nearest to it."""
    seen = frozenset(map(fold_words, known))
    unknown = [one for one in asked if seen.isdisjoint(map(fold_words, one.names))]
    near = find_near((fold_words(one.names[0]) for one in unknown), seen)
    return tuple(add_nearest(one.warning, near.get(fold_words(one.names[0]), ())) for one in unknown)


def add_nearest(warning: Fault, names: Sequence[str]) -> Fault:
    """Let a warning name the nearest names, if there are any."""
    return replace(warning, hint=f"did you mean {', '.join(f'`{name}`' for name in names)}?") if names else warning


def find_near(names: Iterable[str], known: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Give for each name the known ones with one character more, less or other, those of its length first."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        for short in shorten(name):
            wanted[short].add(name)
    near: defaultdict[str, set[str]] = defaultdict(set)
    for other in known:
        for short in shorten(other):
            for name in wanted.get(short, ()):
                near[name].add(other)
    return {name: tuple(sorted(others, key=partial(compare, name)))[:NEAREST] for name, others in near.items()}


def compare(name: str, other: str) -> tuple[bool, bool, str]:
    """Put names of a name's length first, then those of its surname."""
    return len(other) != len(name), other[0] != name[0], other


def shorten(name: str) -> frozenset[str]:
    """Give a name and all that is left of it without one character, if that still is two."""
    left = (name[:place] + name[place + 1 :] for place in range(len(name)))
    return frozenset((name, *(short for short in left if len(short) > 1)))
