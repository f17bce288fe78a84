"""A table of this package's lexicon in, its rows out, each read once."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from monitor.parser.text import read_table

PACKAGE = "alerts.english"


@cache
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the rows of a table."""
    return tuple(read_table(name, PACKAGE))


@cache
def load_pairs(name: str) -> Mapping[str, str]:
    """Give a table of two columns: its first one -> its second one."""
    return MappingProxyType({row[0]: row[1] for row in load_rows(name)})


@cache
def load_triples(name: str) -> Mapping[tuple[str, str], str]:
    """Give a table of three columns: its first two -> its third one."""
    return MappingProxyType({(of, key): english for of, key, english in load_rows(name)})
