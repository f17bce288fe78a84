"""Text in, its words and person names out: words and names compete for every stretch of the text (姓名识别).

A name is weighed like a word: how often people bear the surname, how often given names have the characters, and
what stands around it: a title on the left (市委书记王明), a title or a reporting verb on the right (王明强调), a list
that it continues (、), names that the story has introduced. The cheapest way through the text wins (lattice.py), so
that a neighbour's claim counts: 任何人 is no Ren He, 小李强调 no Li Qiang. Weights are natural logarithms.
Offices, verbs and characters are tables in lexicon/. Places are those of the folded text given.

Words and most names are pushed on from where they start. Han names with a surname of one character, by far the most,
are held back until what the words weigh up to their end is known. Most cannot outdo it even with the most that what
stands behind them may add, and need no closer look.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from monitor.parser.name_tables import load_foreign, load_given_names
from monitor.parser.names.bounds import MOST_TOLD, telling_signs
from monitor.parser.names.dictionary import dictionary_names, vouching_signs
from monitor.parser.names.edges import Edge, surname_openings
from monitor.parser.names.lattice import LATIN, LISTED, NAME_JOINERS, NEVER, SIGN, TOUCHING, Lattice, Piece
from monitor.parser.names.neighbours import (
    APPOINTING_LEFT,
    CALLING_LEFT,
    EDGE,
    LABEL_ENDS,
    closings,
    left_bonus,
    left_signs,
    most_on_right,
)
from monitor.parser.names.starts import person_edges, special_edges, special_pairs
from monitor.parser.text import HAN
from monitor.parser.titles import LEFT_EDGES
from monitor.parser.words import PREFIX, TAGGED, UNKNOWN, Word, find_word

END = "\0"  # stands behind the text
LAST_KEPT = "\uffef"  # beyond are emoji and the rarest of characters: a million of them need not stay in memory
NO_NAMES: list[Edge] = []
NOTHING: frozenset[str] = frozenset()
CONTEXT = 16  # characters on each side that can change how a name is cut


@dataclass(frozen=True, slots=True)
class Character:
    """What a character is in a lattice, in log probabilities.

    `weight` is its own as a word, and `longer` are the words that it begins (None: a Latin letter or a digit). `opens`
    is how much it speaks for a name behind it (None: that hangs on what stands before it); `begins` are the characters
    behind it with which it begins names of other forms; `sounds` tells whether foreign names are written with it. To a
    Han name `surname` and `behind` are the most that it adds as its surname and by standing behind it; `alone`, `first`
    and `last` are how much likelier than words it makes the name, as its given name or one of two characters of one.
    """

    weight: float
    longer: Mapping[str, Word] | None
    opens: float | None
    begins: frozenset[str]
    sounds: bool
    surname: float
    alone: float
    first: float
    last: float
    behind: float


class Characters(dict[str, Character]):
    """The characters met, each looked up in the tables once; a name that touches another gains `touching`."""

    def __init__(self, touching: float) -> None:
        super().__init__()
        self.touching = touching

    def __missing__(self, character: str) -> Character:
        found = look_up(character, self.touching)
        if character <= LAST_KEPT:
            self[character] = found
        return found


@lru_cache(maxsize=2)
def load_characters(touching: float) -> Characters:
    """Give the table of characters, empty until they are met."""
    return Characters(touching)


def look_up(character: str, touching: float) -> Character:
    """Look a character up in all tables."""
    behind = most_on_right().get(character, 0.0) + (max(touching, LISTED) if character in NAME_JOINERS else touching)
    opens = 0.0 if character not in left_signs() else EDGE if character in LEFT_EDGES - LABEL_ENDS else None
    if not HAN.match(character):
        longer = None if LATIN.match(character) else PREFIX.longer
        most = EDGE if character == END else behind
        return Character(SIGN, longer, opens, NOTHING, False, NEVER, NEVER, NEVER, NEVER, most)  # noqa: FBT003
    word, (first, last, alone, unseen) = find_word(character), load_given_names()
    weight = word.weight if word.tag else UNKNOWN
    return Character(
        weight=weight,
        longer=word.longer,
        opens=opens,
        begins=special_pairs().get(character, NOTHING),
        sounds=character in load_foreign(),
        surname=surname_openings().get(character, NEVER),
        alone=alone.get(character, unseen) - weight,
        first=first.get(character, unseen) - weight,
        last=last.get(character, unseen) - weight,
        behind=behind,
    )


def find_ways(text: str, known: frozenset[str], touching: float) -> Lattice:  # noqa: C901, PLR0912
    """Find the best ways through a text; linear in its length.

    One loop, for nothing else in the program runs as often: from each place it pushes words and names on.
    """
    lattice = Lattice(text, touching)
    others, steps, special = lattice.others, lattice.steps, lattice.special
    letters = [*text, END, END, END]
    characters = [*map(load_characters(touching).__getitem__, letters)]
    printed, vouching = special_edges(text, known), vouching_signs()
    closing, telling = closings(), telling_signs(text)
    special.update(printed)
    opens: float | None = EDGE
    for place, here in enumerate(characters[: len(text)]):
        left, opens = opens, here.opens
        names, plain = NO_NAMES, others[place]
        reached = plain
        if place in special:
            names = printed.get(place, NO_NAMES)
            plain, reached = lattice.settle(place, here.weight)
        longer, end = here.longer, place + 1
        if longer is None:
            lattice.pass_latin(place, plain)
            continue
        if (way := plain + here.weight) > others[end]:
            others[end] = way
            steps[end] = place
        if left is None:
            speaks = text[place - 2 : place] in closing or letters[place - 1] in LABEL_ENDS
            left = left_bonus(text, place) if speaks else 0.0
        if letters[end] in here.begins or (
            left and (left >= CALLING_LEFT or (here.sounds and characters[place + 1].sounds))
        ):
            names = [*names, *person_edges(text, place, left)]
        while longer and (letter := letters[end]) in longer:
            word = longer[letter]
            longer, end = word.longer, end + 1
            if (
                word.names
                and (word.names == TAGGED or left >= APPOINTING_LEFT or letters[end] in vouching)
                and (found := dictionary_names(text, place, end, word, left))
            ):
                names = [*names, *found]
            elif (way := plain + word.weight) > others[end]:
                others[end] = way
                steps[end] = place
        if names:
            lattice.add_names(place, names)
        if here.surname > NEVER:
            base = reached + here.surname + left
            if left >= APPOINTING_LEFT or (left and telling and not telling.isdisjoint(letters[place + 2 : place + 4])):
                base += MOST_TOLD
            one, two = characters[place + 1], characters[place + 2]
            lacking = others[place + 1] - base
            if one.alone + two.behind > lacking:
                lattice.hold_back(place, place + 2, base + one.weight + one.alone + two.behind, left)
            if (both := one.first + two.last + characters[place + 3].behind) > lacking:
                lattice.hold_back(place, place + 3, base + one.weight + two.weight + both, left)
    lattice.settle(len(text), NEVER)
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
    rivals = [piece for piece in cut(around) if runs_over(piece, left) or runs_over(piece, right)]
    if any(piece.kind == "word" for piece in rivals):
        return False
    pieces = cut(around, frozenset((name,)))
    named = {place for piece in pieces if piece.kind != "word" for place in range(piece.start, piece.end)}
    if not all(named.issuperset(range(piece.start, piece.end)) for piece in rivals):
        return False
    return any(piece.start == left and piece.end == right and piece.kind != "word" for piece in pieces)


def runs_over(piece: Piece, place: int) -> bool:
    """Tell whether a word or name runs over a place: in 小李强调 and 任何人, where nobody was expected, one does."""
    return piece.start < place < piece.end
