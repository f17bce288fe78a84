"""Words and names of a text with their weights in, the likeliest way through them out (Viterbi over a lattice).

To each place of the text three ways are kept: the best that ends in a word, in a name, and in what joins a name to the
next, for a name is likelier behind another.
"""

import math
import re
from typing import NamedTuple

from monitor.parser.names.edges import Edge, name_edges
from monitor.parser.titles import load_reporting_verbs
from monitor.parser.words import find_word

LISTED = 3.4  # behind 、 and another name
TOUCHING = 0.5  # another name without anything between
RUN_ON = 8.0  # the same in a heading, where names run together
SIGN = -6.0  # log probability of a stop, a number or a Latin word
NO_PART_OF_SPEECH = "x"  # jieba's tag for signs and what it does not know
NEVER = -math.inf
LATIN = re.compile(r"[A-Za-z0-9.%\-]+")
FIRST_HAN = "\u2e80"  # what comes before in Unicode is no Chinese
NAME_JOINERS = frozenset(("、", "和", "与", "及", "，", ",", " ", "\u3000"))
ACT_TAGS = frozenset("vdabcp")  # parts of speech
OTHER, NAMED, JOINED = 0, 1, 2  # what a way ends in: a word, a name, a name and a joiner
Step = tuple[int, int, str, str]  # start, what the way before ends in, kind, tag


class Piece(NamedTuple):
    """A word or a name at start..end of the text: `kind` is word, name, known or foreign; `tag` a part of speech."""

    start: int
    end: int
    kind: str
    tag: str = ""


class Lattice:
    """The best ways to each place of a text: that in a word, in a name, and in what joins a name to the next.

    `others`, `nameds` and `joineds` are their weights, `steps` is where the last word of the first starts, and
    `named_steps` the last step of the second. Most places have only the first: the others are `special`, and so are
    those where names may end that are `held_back` until the words are known that they must outdo. `states` says which
    way goes on best where it is not the first.
    """

    __slots__ = (
        "held_back",
        "joineds",
        "named_steps",
        "nameds",
        "others",
        "special",
        "states",
        "steps",
        "text",
        "touching",
    )

    def __init__(self, text: str, touching: float) -> None:
        self.text, self.touching = text, touching
        self.others = [0.0] + [NEVER] * (len(text) + 2)
        self.steps = [0] * (len(text) + 3)
        self.nameds: dict[int, float] = {}
        self.joineds: dict[int, float] = {}
        self.named_steps: dict[int, Step] = {}
        self.states: dict[int, int] = {}
        self.held_back: dict[int, list[tuple[int, float, float]]] = {}
        self.special: set[int] = set()

    def reach(self, start: int) -> tuple[float, int]:
        """Give the weight of the best way to a name's start, and what that way ends in."""
        other = self.others[start]
        if start not in self.special:
            return other, OTHER
        named, joined = self.nameds.get(start, NEVER) + self.touching, self.joineds.get(start, NEVER) + LISTED
        if other >= named and other >= joined:
            return other, OTHER
        return (named, NAMED) if named >= joined else (joined, JOINED)

    def hold_back(self, start: int, end: int, most: float, left: float) -> None:
        """Keep a Han name that weighs `most` at most for later, if the words known so far do not outdo it already."""
        if most > self.others[end]:
            self.held_back.setdefault(end, []).append((start, most, left))
            self.special.add(end)

    def add_names(self, start: int, edges: list[Edge]) -> None:
        """Push names on that start at `start`."""
        if self.touching > TOUCHING:
            edges = weigh_acts(edges, self.text, start, self.touching)
        before, state = self.reach(start)
        for end, weight, kind, tag in edges:
            if before + weight > self.nameds.get(end, NEVER):
                self.nameds[end] = before + weight
                self.named_steps[end] = (start, state, kind, tag)
                self.special.add(end)

    def settle(self, place: int, weight: float) -> tuple[float, float]:
        """Give the weights of the best ways to a place for a word and for a name; `weight` is its character's.

        Of the names held back those are added that can outdo the words.
        """
        other = self.others[place]
        for start, most, left in self.held_back.get(place, ()):
            if most > other:
                self.add_names(start, name_edges(self.text, start, place, left))
        named, joined = self.nameds.get(place, NEVER), self.joineds.get(place, NEVER)
        if named == joined == NEVER:
            return other, other
        if named > NEVER and self.text[place : place + 1] in NAME_JOINERS:
            self.joineds[place + 1] = named + weight
            self.special.add(place + 1)
        plain = max(other, named, joined)
        if plain > other:
            self.states[place] = NAMED if plain == named else JOINED
        return plain, max(other, named + self.touching, joined + LISTED)

    def pass_latin(self, start: int, plain: float) -> None:
        """Push on over a number or a Latin word."""
        run = LATIN.match(self.text, start)
        end = run.end() if run else start + 1
        if plain + SIGN > self.others[end]:
            self.others[end], self.steps[end] = plain + SIGN, start

    def trace(self, *, words: bool) -> list[Piece]:
        """Give the pieces of the best way to the end, its names only unless asked for the words too."""
        pieces: list[Piece] = []
        if not words and not self.states:  # at no place a name's way is the best
            return pieces
        end = len(self.text)
        state = self.states.get(end, OTHER)
        while end:
            if state == NAMED:
                start, state, kind, tag = self.named_steps[end]
                pieces.append(Piece(start, end, kind, tag))
            else:
                start = self.steps[end] if state == OTHER else end - 1
                state = self.states.get(start, OTHER) if state == OTHER else NAMED
                if words:
                    pieces.append(Piece(start, end, "word", tag_of(self.text[start:end])))
            end = start
        return pieces[::-1]


def tag_of(word: str) -> str:
    """Give the part of speech of what the lattice has taken as a word."""
    tag = "" if word[0] < FIRST_HAN else find_word(word).tag
    return tag or NO_PART_OF_SPEECH


def weigh_acts(names: list[Edge], text: str, start: int, touching: float) -> list[Edge]:
    """Take the bonus of a run of names from those that are what people do, and how: 习近平|祝贺|王明, 王林|会见."""
    verbs = load_reporting_verbs()
    begins = text[start : start + 2] in verbs
    acts = [
        kind == "name" and (begins or text[start + 1 : end] in verbs or find_word(text[start:end]).tag[:1] in ACT_TAGS)
        for end, _, kind, _ in names
    ]
    return [
        (end, weight - touching * act, kind, tag) for (end, weight, kind, tag), act in zip(names, acts, strict=True)
    ]
