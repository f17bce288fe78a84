"""A text and names that it may hold in, the places where they stand out (已知人名)."""

from collections.abc import Iterator
from functools import lru_cache

from monitor.parser.names.edges import Edge
from monitor.parser.names.foreign import DOT

KNOWN = 9.0  # the story has introduced this name
MANY = 50  # names from which asking a text place by place is quicker than name by name


@lru_cache(maxsize=2)
def by_beginning(known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Give names by their first two characters: a text asks once a place, however many names there are."""
    beginnings: dict[str, list[str]] = {}
    for name in sorted(known):
        beginnings.setdefault(name[:2], []).append(name)
    return {beginning: tuple(names) for beginning, names in beginnings.items()}


def find_known(text: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Give every place where the characters of a known name stand, and the name."""
    if len(known) < MANY:
        for name in known:
            start = text.find(name)
            while start >= 0:
                yield start, name
                start = text.find(name, start + 1)
        return
    names = by_beginning(known)
    for size in {len(beginning) for beginning in names}:
        for start in range(len(text) + 1 - size):
            for name in names.get(text[start : start + size], ()):
                if text.startswith(name, start):
                    yield start, name


def known_edges(text: str, known: frozenset[str]) -> dict[int, list[Edge]]:
    """Give the names that the story has introduced, wherever their characters stand."""
    edges: dict[int, list[Edge]] = {}
    for start, name in find_known(text, known) if known else ():
        weight = KNOWN - 12.0 - 1.2 * len(name) + DOT * name.count("·")
        kind = "foreign" if "·" in name else "known"
        edges.setdefault(start, []).append((start + len(name), weight, kind, ""))
    return edges
