"""Text in, its words and person names out: words and names compete for every stretch of the text (姓名识别).

A name is weighed like a word: how often people bear the surname, how often given names have the characters, and
what stands around it: a title on the left (市委书记王明), a title or a reporting verb on the right (王明强调), a list
that it continues (、), names that the story has introduced. The cheapest way through the text wins (Viterbi over a
lattice), so that a neighbour's claim counts: 任何人 is no Ren He, 小李强调 no Li Qiang. Weights are natural logarithms.
Offices, verbs and characters are tables in lexicon/. Places are those of the folded text given.
"""

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from monitor.parser.foreign_names import (
    DOT,
    DOT_AHEAD,
    dotted_edges,
    foreign_edges,
    hyphened_edges,
    japanese_edges,
    leader_edges,
    longer_foreign,
    minority_edges,
)
from monitor.parser.name_edges import (
    ADDRESSES,
    APPOINTING_LEFT,
    APPOINTS,
    HAN,
    PREPOSITIONS,
    SOFT,
    TITLE_LEFT,
    VERB_RIGHT,
    Edge,
    is_form_of_address,
    left_bonus,
    left_signs,
    name_edges,
    right_bonus,
)
from monitor.parser.name_tables import (
    load_foreign,
    load_frequent_surnames,
    load_japanese,
    load_surname_ranks,
    minority_starts,
    surname_starts,
)
from monitor.parser.places import load_place_words
from monitor.parser.titles import is_state_title, load_reporting_verbs, title_starting_at, verb_starting_at
from monitor.parser.words import PREFIX, UNKNOWN, Word, load_words

LISTED = 3.4  # behind 、 and another name
TOUCHING = 0.5  # another name without anything between
RUN_ON = 8.0  # the same in a heading, where names run together
KNOWN = 9.0  # the story has introduced this name
FULLER = -4.0  # a name of the dictionary against a longer one that opens with it: a singer 崔健, an official 崔健华
PIECE = re.compile(r"[A-Za-z0-9.%\-]+")
NAME_JOINERS = frozenset(("、", "和", "与", "及", "，", ",", " ", "\u3000"))


class Piece(NamedTuple):
    """A word or a name at start..end of the text: `kind` is word, name, known or foreign; `tag` a part of speech."""

    start: int
    end: int
    kind: str
    tag: str = ""


FULL_NAME = 3
PERSON_TAGS = frozenset(("nr", "nrfg", "nrt"))
PROPER_TAGS = frozenset(("ns", "nz"))
COMMON_TAGS = frozenset(("n", "t"))  # the dictionary has 周恩来 as a time
FAMOUS_KINDS = {"famous": "name", "famous foreign": "foreign"}
NAME_TAGS = PERSON_TAGS | PROPER_TAGS | COMMON_TAGS | FAMOUS_KINDS.keys()
EVERYDAY = -13.8  # nouns likelier than this are words (候选人), whatever stands before them
THING_ENDINGS = frozenset(
    "证园木卡周谷茶红花性者赛式品物员感力率度层面形状病症县市区镇村乡湖寺庙宫楼城岛桥站线派法色草店厂室部书鹿贷群巷带队岭港关院栏盾化牌鼠组人司业戏荡典潮会"
)


def kind_of_word(text: str, tag: str, left: float) -> str:
    """Tell whether a dictionary word is taken as a name.

    The tag nr alone proves nothing; three characters behind a frequent surname that do not end like a thing or a
    place do, and so does a title in front of a word tagged as a name.
    """
    titled = left >= TITLE_LEFT
    if len(text) == 1 or text in load_place_words() or not (tag.startswith("nr") or (titled and tag in NAME_TAGS)):
        return "word"
    frequent = text[0] in load_frequent_surnames() and text[0] not in PREPOSITIONS - SOFT
    full = len(text) == FULL_NAME and frequent and text[-1] not in THING_ENDINGS and not is_form_of_address(text[1:])
    if not titled:
        return "name" if full and tag != "nrt" else "word"
    if full or (frequent and len(text) < FULL_NAME and tag not in COMMON_TAGS):
        return "name"
    if tag in COMMON_TAGS:
        return "foreign" if text[:2] in load_japanese() else "word"
    sounds = text[0] not in PREPOSITIONS and all(character in load_foreign() for character in text)
    return "foreign" if sounds or tag == "nrt" or text[:2] in load_japanese() else "word"


PLACING = frozenset("在于到至由赴从")
LIST_MARKS = frozenset("、 \u3000（(")


def may_name(word: Word) -> bool:
    """Tell whether a dictionary word's part of speech leaves open that it is a name."""
    return word.tag in NAME_TAGS and (word.tag != "n" or word.weight < EVERYDAY)


def is_vouched(text: str, end: int, left: float) -> bool:
    """Tell whether what stands around a dictionary word that ends at `end` makes it a name, as a title would: 同志."""
    return (
        (left >= APPOINTING_LEFT and text[end : end + 1] in APPOINTS)
        or (left > 0 and text[end : end + 1] in LIST_MARKS)
        or text[end : end + 2] in ADDRESSES
        or is_state_title(title_starting_at(text, end))
    )


def speaks_foreign(text: str, start: int, end: int, tag: str) -> bool:
    """Tell whether a dictionary word that sounds foreign does what people do: 阿拉法特说, but not 在苏黎世举行."""
    before = text[start - 1 : start]
    return (
        before not in PLACING
        and before not in load_foreign()
        and end - start >= FULL_NAME
        and tag in PERSON_TAGS
        and verb_starting_at(text, end)
        and text[start:end] not in load_place_words()
        and all(character in load_foreign() for character in text[start:end])
    )


def is_person_between(text: str, start: int, end: int, tag: str) -> bool:
    """Tell whether what the dictionary has as a person fills the place between a title and a verb: 翦伯赞."""
    name = text[start:end]
    person = tag in PERSON_TAGS and name not in load_place_words()
    full = len(name) == FULL_NAME or (len(name) == FULL_NAME + 1 and name[:2] in load_surname_ranks())
    return person and full and right_bonus(text, end) >= VERB_RIGHT


def dictionary_names(text: str, start: int, end: int, word: Word, left: float) -> list[Edge]:
    """Give the names that a dictionary word at start..end stands for, none where it is just a word."""
    if kind := FAMOUS_KINDS.get(word.tag, ""):
        weight = word.weight + FULLER + left + right_bonus(text, end)
        return [] if DOT_AHEAD.match(text, end) else [(end, weight, kind, word.tag)]
    vouched = TITLE_LEFT if left < TITLE_LEFT and is_vouched(text, end, left) else left
    kind = kind_of_word(text[start:end], word.tag, vouched)
    if kind == "word" and left >= TITLE_LEFT and is_person_between(text, start, end, word.tag):
        kind = "name"
    if kind == "word" and speaks_foreign(text, start, end, word.tag):
        kind = "foreign"
    if kind == "word" or ((kind == "foreign" or word.tag == "nrt") and DOT_AHEAD.match(text, end)):
        return []
    weight = max(word.weight, -13.0) + left
    if kind == "name":
        weight += FULLER + right_bonus(text, end)
    longer = longer_foreign(text, end, weight) if kind == "foreign" else ()
    return [*longer, (end, weight, kind, word.tag)]


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
    if len(known) < MANY and not any(name in text for name in known):
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


FIRST_HAN = "\u2e80"  # what comes before in Unicode is no Chinese
OTHER, NAMED, JOINED = 0, 1, 2  # what the way ends in: a word, a name, a name and a joiner
Step = tuple[int, int, str, str]  # start, state before, kind, tag


@lru_cache(maxsize=1)
def name_starts() -> frozenset[str]:
    """Give the characters that surnames and parts of names of other peoples begin with."""
    return surname_starts() | minority_starts()


def person_edges(text: str, start: int, left: float, special: dict[int, list[Edge]]) -> list[Edge]:
    """Give every name that could start at `start` but the dictionary's."""
    character = text[start]
    edges = [*special.get(start, ())]
    if left >= TITLE_LEFT:
        edges += japanese_edges(text, start, left)
    if character in surname_starts():
        edges += name_edges(text, start, left)
    if character in minority_starts():
        edges += minority_edges(text, start, left)
    if left > 0 and character in load_foreign():
        edges += foreign_edges(text, start, left)
    return edges


def special_edges(text: str, known: frozenset[str]) -> dict[int, list[Edge]]:
    """Give the names that are not found from their first character on: known ones, and those with a dot."""
    special = known_edges(text, known)
    for start, edges in leader_edges(text).items():
        special.setdefault(start, []).extend(edges)
    for start, edge in hyphened_edges(text) if "-" in text else ():
        special.setdefault(start, []).append(edge)
    for start, edges in dotted_edges(text).items() if "·" in text else ():
        special.setdefault(start, []).extend(edges)
    return special


def cut(text: str, known: frozenset[str] = frozenset(), touching: float = TOUCHING) -> list[Piece]:  # noqa: C901, PLR0912, PLR0915
    """Cut a sentence into words and names along the likeliest way; linear in its length.

    One long loop, for nothing else in the program runs as often: three weights and steps back for every place.
    """
    words, starts, sounds, size = load_words(), name_starts(), load_foreign(), len(text)
    special, signs = special_edges(text, known), left_signs()
    others, nameds, joineds = ([-math.inf] * (size + 1) for _ in range(3))
    back: tuple[list[Step | None], ...] = tuple([None] * (size + 1) for _ in range(3))
    back_other, back_named, back_joined = back
    others[0] = 0.0
    for start, character in enumerate(text):
        other, named, joined = others[start], nameds[start], joineds[start]
        plain, plain_state = (other, OTHER) if other >= named else (named, NAMED)
        if joined > plain:
            plain, plain_state = joined, JOINED
        if plain == -math.inf:
            continue
        if character < FIRST_HAN:
            run = PIECE.match(text, start)
            end = run.end() if run else start + 1
            if plain + SIGN > others[end]:
                others[end] = plain + SIGN
                back_other[end] = (start, plain_state, "word", "x")
            if character in NAME_JOINERS:
                joineds[end] = named + SIGN
                back_joined[end] = (start, NAMED, "word", "x")
            continue
        left = left_bonus(text, start) if start == 0 or text[start - 1] in signs else 0.0
        names: list[Edge] = []
        end = start + 1
        word = words.get(character)
        if word is None or not word.tag:
            word = UNKNOWN_WORD if HAN.match(character) else UNKNOWN_SIGN
        if character in NAME_JOINERS:
            joineds[end] = named + word.weight
            back_joined[end] = (start, NAMED, "word", word.tag)
        while word is not None:
            weight, tag = word
            if tag:
                found = dictionary_names(text, start, end, word, left) if tag in NAME_TAGS and may_name(word) else None
                if found:
                    names += found
                elif plain + weight > others[end]:
                    others[end] = plain + weight
                    back_other[end] = (start, plain_state, "word", tag)
            end += 1
            word = words.get(text[start:end]) if end <= size else None
        if start in special or left >= TITLE_LEFT or character in starts or (left > 0 and character in sounds):
            names += person_edges(text, start, left, special)
        if names and touching > TOUCHING:
            names = weigh_acts(names, text, start, touching)
        if names:
            person = max(other, named + touching, joined + LISTED)
            person_state = OTHER if person == other else NAMED if person == named + touching else JOINED
            for end, weight, kind, tag in names:
                if person + weight > nameds[end]:
                    nameds[end] = person + weight
                    back_named[end] = (start, person_state, kind, tag)
    return trace((others[size], nameds[size], joineds[size]), back)


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


ACTS = frozenset("vdabcp")  # parts of speech
SIGN = -6.0  # log probability of a stop, a number or a Latin word
UNKNOWN_WORD, UNKNOWN_SIGN = Word(UNKNOWN, "x"), Word(SIGN, "x")


def trace(last: tuple[float, ...], back: tuple[list[Step | None], ...]) -> list[Piece]:
    """Walk the best way back to the start."""
    end, state = len(back[OTHER]) - 1, max((OTHER, NAMED, JOINED), key=last.__getitem__)
    pieces: list[Piece] = []
    while step := back[state][end]:
        start, before, kind, tag = step
        pieces.append(Piece(start, end, kind, tag))
        end, state = start, before
    return pieces[::-1]


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


CONTEXT = 16  # characters on each side that can change how a name is cut
