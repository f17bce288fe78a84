"""The places that a config's watches name in; those that no table knows out, each a warning with the nearest known one.

A place that nobody knows is no mistake: a village, a district of tomorrow. Posts and events there are found by its
characters alone.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, Final

from monitor.yamlfile.document import Document, Fault, Steps

HINT: Final = "it is found where its characters are printed, without what lies in it"
PLACE: Final = "place"
BARE: Final = frozenset({"changes"})  # lists in which a text alone is a place


def list_places(document: Document) -> Iterator[tuple[str, Fault]]:
    """Give every place that watches and their defaults name, each with the warning for when nobody knows it."""
    for key in ("defaults", "watches"):
        for steps, name in walk(document.value.get(key), (key,)):
            yield name.strip(), document.make_fault(steps, f"no table knows the place `{name}`", HINT)


def walk(value: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
    """Give the places in a section or list."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key == PLACE or key in BARE:
                yield from name_all(one, (*steps, key))
            yield from walk(one, (*steps, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            if isinstance(one, dict | list):
                yield from walk(one, (*steps, number))


def name_all(value: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
    """Give one place, or those of a list."""
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, list):
        yield from (((*steps, number), one) for number, one in enumerate(value) if isinstance(one, str))


def find_unknown(
    places: Iterable[tuple[str, Fault]], is_known: Callable[[str], bool], names: Collection[str]
) -> tuple[Fault, ...]:
    """Give the warning of each place that is not known, with the nearest of all `names` that are."""
    unknown = [(name, warning) for name, warning in places if not is_known(name)]
    ordered = sorted(names) if unknown else []
    return tuple(replace(warning, hint=find_near(name, ordered) or warning.hint) for name, warning in unknown)


def find_near(name: str, names: Sequence[str]) -> str:
    """Give `did you mean X?` for the nearest name, of several as near one that begins alike, or ""."""
    near = get_close_matches(name, names, n=3)
    best = min(near, key=lambda other: other[:1] != name[:1], default="")
    return f"did you mean `{best}`?" if best else ""
