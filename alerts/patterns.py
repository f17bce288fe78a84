"""Regular expressions of the user's and a text in, the places where they hold out. Pure.

Those over articles know no difference of case, as folded print has none; those over names of files do.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice

import re2

from monitor import patterns
from monitor.patterns import make_options

MOST_HITS = 200  # of one expression in one text


class PatternSet:
    """Many expressions at once: which of them hold in a text is told in one pass."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        self._patterns = patterns
        self._set = re2.Set.SearchSet(make_options(case=False))
        for pattern in patterns:
            self._set.Add(pattern)
        if patterns:
            self._set.Compile()

    def find(self, text: str) -> frozenset[str]:
        """Give the expressions that hold in a text."""
        if not self._patterns:
            return frozenset()
        return frozenset(self._patterns[number] for number in self._set.Match(text) or ())  # None for none


@cache
def compile_pattern(pattern: str) -> "re2._Regexp":
    """Make an expression ready. Raises ValueError for what RE2 does not take, and for one that holds everywhere."""
    compiled = _compile("regex", pattern, case=False)
    if compiled.search(""):
        raise ValueError(f"regex: `{pattern}` holds in an empty text, and so in every article")
    return compiled


@cache
def compile_names(pattern: str) -> "re2._Regexp":
    """Make an expression for the names of files ready. Raises ValueError for what RE2 does not take."""
    return _compile("names", pattern, case=True)


def _compile(key: str, pattern: str, *, case: bool) -> "re2._Regexp":
    try:
        return patterns.compile_pattern(pattern, case=case)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from error


def match_names(pattern: str, name: str) -> Mapping[str, str | None] | None:
    """Give what the groups of an expression hold in a whole name; None when it does not fit."""
    found = compile_names(pattern).fullmatch(name)
    return found.groupdict() if found else None


def find_pattern(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Give the places, start and end, where an expression holds in a text."""
    return (found.span() for found in islice(compile_pattern(pattern).finditer(text), MOST_HITS))
