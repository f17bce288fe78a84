"""A text and a place in, the names out that are looked for from their first character on: all but most Han names."""

import re
from collections.abc import Iterator
from functools import lru_cache

from monitor.parser.name_tables import (
    load_foreign,
    load_frequent_surnames,
    load_jointed,
    load_peoples,
    load_surname_weights,
)
from monitor.parser.names.bounds import LIFE, MOST_GIVEN, TAKES
from monitor.parser.names.edges import Edge, compound_edges, married_edges, name_edges
from monitor.parser.names.filling import fills_place
from monitor.parser.names.foreign import (
    DASHES,
    LONG_DASH,
    UNSAID,
    dotted_edges,
    foreign_edges,
    headed_edges,
    hyphened_edges,
    japanese_edges,
    minority_edges,
)
from monitor.parser.names.framed import framed_edges
from monitor.parser.names.known import known_edges
from monitor.parser.names.neighbours import EDGE, TITLE_LEFT, left_bonus
from monitor.parser.titles import title_ending_at
from monitor.parser.words import find_word


@lru_cache(maxsize=1)
def special_pairs() -> dict[str, frozenset[str]]:
    """Give the characters that compound surnames and parts of names of other peoples begin with, and those behind."""
    pairs = {surname for surname in load_surname_weights() if len(surname) > 1} | load_peoples().keys()
    return {first: frozenset(pair[1] for pair in pairs if pair[0] == first) for first in {pair[0] for pair in pairs}}


def person_edges(text: str, start: int, left: float) -> list[Edge]:
    """Give the names that could start at `start` but the dictionary's and those that are held back (cutting.py)."""
    edges: list[Edge] = []
    pair = text[start : start + 2]
    if left >= TITLE_LEFT:
        edges += japanese_edges(text, start, left)
        edges += headed_edges(text, start, left)
    if left >= TITLE_LEFT or text.endswith("夫人", 0, start):
        edges += married_edges(text, start, left)
    if pair in load_surname_weights():
        edges += compound_edges(text, start, left)
    for people in load_peoples().get(pair, ()):
        edges += minority_edges(text, start, left, people)
    if left >= TITLE_LEFT and pair[:1] in load_frequent_surnames():  # a surname before a Mongolian name: 白|满都拉
        for people in load_peoples().get(text[start + 1 : start + 3], ()):
            edges += (e for e in minority_edges(text, start + 1, left, people) if fills_place(text, start, e[0]))
    if (left >= TITLE_LEFT and pair[:1] in load_jointed()) or (left > 0 and load_foreign().keys() >= set(pair)):
        edges += foreign_edges(text, start, left)
    return edges


def special_edges(text: str, known: frozenset[str]) -> dict[int, list[Edge]]:
    """Give the names that are not found from their first character on: known ones, and those with a dot."""
    special = known_edges(text, known)
    for start, edge in framed_edges(text):
        special.setdefault(start, []).append(edge)
    for start, edge in hyphened_edges(text) if any(map(text.__contains__, DASHES + LONG_DASH)) else ():
        special.setdefault(start, []).append(edge)
    for start, edges in dotted_edges(text).items() if "·" in text else ():
        special.setdefault(start, []).extend(edges)
    for start, edge in told_edges(text) if any(map(text.__contains__, TOLD_SIGNS)) else ():
        special.setdefault(start, []).append(edge)
    return special


def told_edges(text: str) -> Iterator[tuple[int, Edge]]:
    """Give the Han names that what is told behind them makes likely, words or not: 冬青，男; 建国（回族）."""
    for end in {told.start() for told in (*LIFE.finditer(text), *TAKES.finditer(text))}:
        for start in range(max(0, end - 1 - MOST_GIVEN), end - 1):
            if text[start] in load_surname_weights() and (left := left_bonus(text, start)):
                yield from ((start, edge) for edge in name_edges(text, start, end, left))
    for told in TAKES_UP.finditer(text):
        for start in range(max(0, told.start() - LONGEST_JAPANESE), told.start() - 2):
            if left_bonus(text, start):
                edges = japanese_edges(text, start, TITLE_LEFT)
                yield from ((start, edge) for edge in edges if edge[0] == told.start())
    if (said := SAID_TO_BE.search(text)) and title_ending_at(text, said.end()):
        start, end = said.span(1)
        likely = text[start] in load_frequent_surnames() and find_word(said[1]).tag[:2] in UNSAID
        for edge in name_edges(text, start, end, EDGE) if likely else ():
            yield start, (end, edge[1] + DESCRIBED, *edge[2:])


TAKES_UP = re.compile(r"(?:[出担改留续就接兼]?任|当选)(?=[\u4e00-\u9fff]{0,10}(?:大臣|首相|长官|总裁|干事长))")
LONGEST_JAPANESE = 5  # characters: 小野寺五典
SAID_TO_BE = re.compile(r"(?:\A|：)([\u4e00-\u9fff]{3})是[^，。；]{4,40}(?=[，。；])")  # 马蔷薇是某医院主任医师
DESCRIBED = 4.0


TOLD_SIGNS = "男女族任是选"  # of LIFE, TAKES, TAKES_UP and SAID_TO_BE
