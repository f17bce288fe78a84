"""Text in, its words and person names out: words and names compete for every stretch of the text (姓名识别).

A name is weighed like a word: how often people bear the surname, how often given names have the characters, and
what stands around it: a title on the left (市委书记王明), a title or a reporting verb on the right (王明强调), a list
that it continues (、), names that the story has introduced. The cheapest way through the text wins (lattice.py), so
that a neighbour's claim counts: 任何人 is no Ren He, 小李强调 no Li Qiang. Weights are natural logarithms.
Offices, verbs and characters are tables in lexicon/. Places are those of the folded text given.

Words and most names are pushed on from where they start. Han names with a surname of one character, by far the most,
are fetched from where they end: what the words weigh that they must outdo is known there, and what stands behind them
can add no more than `most_to_gain`, so that all but a few need no closer look.
"""

import math
from functools import lru_cache
from typing import NamedTuple

from monitor.parser.dictionary_names import dictionary_names
from monitor.parser.lattice import FIRST_HAN, JOINED, LISTED, NAME_JOINERS, NAMED, NEVER, SIGN, TOUCHING, Lattice, Piece
from monitor.parser.name_edges import (
    APPOINTING_LEFT,
    EDGE,
    HAN,
    Edge,
    left_bonus,
    left_signs,
    most_on_right,
    name_edges,
    surname_openings,
)
from monitor.parser.name_starts import person_edges, special_edges, special_starts
from monitor.parser.name_tables import load_given_names
from monitor.parser.words import PREFIX, UNKNOWN, load_words

ALWAYS = math.inf
END = "\0"  # stands behind the text
LAST_KEPT = "\uffef"  # beyond are emoji and the rarest of characters: a million of them need not stay in memory
NO_NAMES: list[Edge] = []
CONTEXT = 16  # characters on each side that can change how a name is cut


@lru_cache(maxsize=2)
def most_to_gain(touching: float) -> dict[str, float]:
    """Give the most that a name gains by ending before a character; what is not among them adds only `touching`."""
    right = most_on_right()
    return {
        character: right.get(character, 0.0) + (max(touching, LISTED) if character in NAME_JOINERS else touching)
        for character in right.keys() | NAME_JOINERS
    } | {END: EDGE}


@lru_cache(maxsize=1)
def likeliest_given() -> tuple[float, float]:
    """Give the log probabilities of the likeliest given names of one and of two characters."""
    given = load_given_names()
    return max(given.alone.values()), max(given.first.values()) + max(given.last.values())


class Character(NamedTuple):
    """What a character is in a lattice: a word's log probability; whether it joins names; what it may begin.

    `surname` is the most that it adds to a name as its surname; `begins` whether it begins a name of another form.
    """

    weight: float
    joins: bool
    surname: float
    begins: bool


class Characters(dict[str, Character]):
    """The characters met, each looked up in the tables once."""

    def __missing__(self, character: str) -> Character:
        word = load_words().get(character, PREFIX)
        unknown = UNKNOWN if HAN.match(character) else SIGN
        found = Character(
            word.weight if word.tag else unknown,
            character in NAME_JOINERS,
            surname_openings().get(character, NEVER),
            character in special_starts(),
        )
        if character <= LAST_KEPT:
            self[character] = found
        return found


@lru_cache(maxsize=1)
def load_characters() -> Characters:
    """Give the table of characters, empty until they are met."""
    return Characters()


def find_ways(text: str, known: frozenset[str], touching: float) -> Lattice:  # noqa: C901, PLR0912, PLR0915
    """Find the best ways through a text; linear in its length.

    One long loop, for nothing else in the program runs as often: at each place it fetches the Han names that end there,
    takes the best of the ways there, and pushes words and other names on.
    """
    lattice = Lattice(text, touching)
    others, nameds, joineds, steps, joints = (
        lattice.others,
        lattice.nameds,
        lattice.joineds,
        lattice.steps,
        lattice.joints,
    )
    characters, find_word, signs, special = (
        load_characters(),
        load_words().get,
        left_signs(),
        special_edges(text, known),
    )
    spares, (first, last, alone, unseen) = most_to_gain(touching), load_given_names()
    likeliest_one, likeliest_two = likeliest_given()
    size, ended = len(text), text + END
    bases, lefts = [NEVER] * (size + 4), [0.0] * (size + 4)
    for place, character in enumerate(ended):
        other, short, long = others[place], bases[place - 2], bases[place - 3]
        if short > NEVER or long > NEVER:
            spare = spares.get(character, touching) - other
            before = ended[place - 1]
            short, long = short + spare, long + spare
            if short + likeliest_one >= 0.0 and short + alone.get(before, unseen) >= 0.0:
                lattice.add_names(place - 2, name_edges(text, place - 2, place, lefts[place - 2]))
            if (
                long + likeliest_two >= 0.0
                and long + first.get(ended[place - 2], unseen) + last.get(before, unseen) >= 0.0
            ):
                lattice.add_names(place - 3, name_edges(text, place - 3, place, lefts[place - 3]))
        if place == size:
            break
        named, joined = nameds[place], joineds[place]
        plain, step = (other, 3 * place) if other >= named else (named, 3 * place + NAMED)
        if joined > plain:
            plain, step = joined, 3 * place + JOINED
        if plain == NEVER:
            continue
        if character < FIRST_HAN:
            lattice.pass_sign(place, plain, step)
            continue
        end = place + 1
        weight, joins, surname, begins = characters[character]
        if plain + weight > others[end]:
            others[end], steps[end] = plain + weight, step
        if joins:
            joineds[end], joints[end] = named + weight, 3 * place + NAMED
        left = left_bonus(text, place) if place == 0 or text[place - 1] in signs else 0.0
        if surname > NEVER:
            reached = max(other, named + touching, joined + LISTED)
            bases[place], lefts[place] = ALWAYS if left >= APPOINTING_LEFT else reached + surname + left, left
        names = special.get(place, NO_NAMES)
        if left or begins:
            names = [*names, *person_edges(text, place, left)]
        end += 1
        while word := find_word(ended[place:end]):
            weight, tag, may_name = word
            if may_name and (found := dictionary_names(text, place, end, word, left)):
                names = [*names, *found]
            elif tag and plain + weight > others[end]:
                others[end], steps[end] = plain + weight, step
            end += 1
        if names:
            lattice.add_names(place, names)
    return lattice


def cut(text: str, known: frozenset[str] = frozenset(), touching: float = TOUCHING) -> list[Piece]:
    """Cut a sentence into words and names along the likeliest way."""
    return find_ways(text, known, touching).trace(words=True)


def cut_names(text: str, known: frozenset[str] = frozenset(), touching: float = TOUCHING) -> list[Piece]:
    """Give the names alone of a sentence that is cut so."""
    return find_ways(text, known, touching).trace(words=False)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether the name at start..end of a printed text stands on name boundaries.

    The text around it is cut without and with the name known. A word that claims one of its characters (小李强调) wins;
    another name does (王浩然) unless both readings make names of all its characters: 韩俊龚|正 is 韩俊|龚正.
    """
    name = text[start:end]
    begin, stop = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    around, left, right = text[begin:stop], start - begin, end - begin
    rivals = [piece for piece in cut(around) if crosses(piece, left) or crosses(piece, right)]
    if any(piece.kind == "word" for piece in rivals):
        return False
    pieces = cut(around, frozenset((name,)))
    named = {place for piece in pieces if piece.kind != "word" for place in range(piece.start, piece.end)}
    if not all(named.issuperset(range(piece.start, piece.end)) for piece in rivals):
        return False
    return any(piece.start == left and piece.end == right and piece.kind != "word" for piece in pieces)


def crosses(piece: Piece, place: int) -> bool:
    """Tell whether a word or name runs over a place: in 小李强调 and 任何人, where nobody was expected, one does."""
    return piece.start < place < piece.end
