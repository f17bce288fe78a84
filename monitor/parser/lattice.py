"""Words and names of a text with their weights in, the likeliest way through them out (Viterbi over a lattice).

To each place of the text three ways are kept: the best that ends in a word, in a name, and in what joins a name to the
next, for a name is likelier behind another.
"""

import math
import re
from typing import NamedTuple

from monitor.parser.name_edges import Edge
from monitor.parser.titles import load_reporting_verbs
from monitor.parser.words import PREFIX, load_words

LISTED = 3.4  # behind 、 and another name
TOUCHING = 0.5  # another name without anything between
RUN_ON = 8.0  # the same in a heading, where names run together
SIGN = -6.0  # log probability of a stop, a number or a Latin word
NO_PART_OF_SPEECH = "x"  # jieba's tag for signs and what it does not know
NEVER = -math.inf
LATIN = re.compile(r"[A-Za-z0-9.%\-]+")
FIRST_HAN = "\u2e80"  # what comes before in Unicode is no Chinese
NAME_JOINERS = frozenset(("、", "和", "与", "及", "，", ",", " ", "\u3000"))
ACTS = frozenset("vdabcp")  # parts of speech
STATES = OTHER, NAMED, JOINED = 0, 1, 2  # what a way ends in: a word, a name, a name and a joiner
Step = tuple[int, int, str, str]  # start, what the way before ends in, kind, tag


class Piece(NamedTuple):
    """A word or a name at start..end of the text: `kind` is word, name, known or foreign; `tag` a part of speech."""

    start: int
    end: int
    kind: str
    tag: str = ""


class Lattice:
    """The best ways to each place of a text: their weights, and the last step of each.

    The last step to a word or a joiner is one number, 3 x start + what the way before ends in.
    """

    __slots__ = ("joineds", "joints", "named_steps", "nameds", "others", "steps", "text", "touching")

    def __init__(self, text: str, touching: float) -> None:
        places = len(text) + 1
        self.text, self.touching = text, touching
        self.others, self.nameds, self.joineds = ([NEVER] * places for _ in STATES)
        self.steps, self.joints = ([0] * places for _ in range(2))
        self.named_steps: dict[int, Step] = {}
        self.others[0] = 0.0

    def reach(self, start: int) -> tuple[float, int]:
        """Give the weight of the best way to a name's start, and what that way ends in."""
        other, named, joined = self.others[start], self.nameds[start] + self.touching, self.joineds[start] + LISTED
        if other >= named and other >= joined:
            return other, OTHER
        return (named, NAMED) if named >= joined else (joined, JOINED)

    def add_names(self, start: int, edges: list[Edge]) -> None:
        """Push names on that start at `start`."""
        if self.touching > TOUCHING:
            edges = weigh_acts(edges, self.text, start, self.touching)
        before, state = self.reach(start)
        for end, weight, kind, tag in edges:
            if before + weight > self.nameds[end]:
                self.nameds[end] = before + weight
                self.named_steps[end] = (start, state, kind, tag)

    def pass_sign(self, start: int, plain: float, step: int) -> None:
        """Push on, by one step, over what is no Chinese: a number, a Latin word or a sign."""
        run = LATIN.match(self.text, start)
        end = run.end() if run else start + 1
        if plain + SIGN > self.others[end]:
            self.others[end], self.steps[end] = plain + SIGN, step
        if self.text[start] in NAME_JOINERS:
            self.joineds[end], self.joints[end] = self.nameds[start] + SIGN, 3 * start + NAMED

    def trace(self, *, words: bool) -> list[Piece]:
        """Give the pieces of the best way to the end, its names only unless asked for the words too."""
        steps, joints, named_steps = self.steps, self.joints, self.named_steps
        pieces: list[Piece] = []
        if not words and not named_steps:
            return pieces
        end = len(self.text)
        last = (self.others[end], self.nameds[end], self.joineds[end])
        state = max(STATES, key=last.__getitem__)
        while end:
            if state == NAMED:
                start, state, kind, tag = named_steps[end]
                pieces.append(Piece(start, end, kind, tag))
            else:
                step = steps[end] if state == OTHER else joints[end]
                start, state = step // 3, step % 3
                if words:
                    pieces.append(Piece(start, end, "word", tag_of(self.text[start:end])))
            end = start
        return pieces[::-1]


def tag_of(word: str) -> str:
    """Give the part of speech of what the lattice has taken as a word."""
    tag = "" if word[0] < FIRST_HAN else load_words().get(word, PREFIX).tag
    return tag or NO_PART_OF_SPEECH


def weigh_acts(names: list[Edge], text: str, start: int, touching: float) -> list[Edge]:
    """Take the bonus of a run of names from those that are what people do, and how: 习近平|祝贺|王明, 王林|会见."""
    verbs, words = load_reporting_verbs(), load_words()
    begins = text[start : start + 2] in verbs
    acts = [
        kind == "name"
        and (begins or text[start + 1 : end] in verbs or words.get(text[start:end], PREFIX).tag[:1] in ACTS)
        for end, _, kind, _ in names
    ]
    return [
        (end, weight - touching * act, kind, tag) for (end, weight, kind, tag), act in zip(names, acts, strict=True)
    ]
