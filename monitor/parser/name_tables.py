"""Tables in, log probabilities out: how often people bear a surname and write given and foreign names (姓氏, 用字)."""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from monitor.parser.text import HAN, read_table

RARE_FROM = 463  # behind this rank most surnames are everyday words
ALONE = 30.0
MOST, LEAST = 180.0, 0.3
UNSEEN = -10.5  # a given name's character that the table lacks
UNSOUND = -12.0
RARELY = "0"  # counted in translit.tsv
RARE_SOUND = -8.0
HYPHENED = -5.0  # a character that a dash joins to a foreign name


@lru_cache(maxsize=1)
def load_surname_weights() -> dict[str, float]:
    """Give each surname's log probability: by its rank, as the frequencies of surnames fall (Zipf-Mandelbrot)."""
    ranked = [row[0] for row in read_table("surnames.tsv")]
    raw = [1.0 / (rank + 8.0) ** 1.35 for rank in range(len(ranked))]
    total = sum(raw)
    return {
        surname: math.log(value / total) - (3.5 if rank > RARE_FROM and len(surname) == 1 else 0.0)
        for rank, (surname, value) in enumerate(zip(ranked, raw, strict=True))
    }


@lru_cache(maxsize=1)
def load_surname_ranks() -> dict[str, int]:
    """Give each surname's rank by frequency, from 0."""
    return {row[0]: rank for rank, row in enumerate(read_table("surnames.tsv"))} | {"习": 0}


@lru_cache(maxsize=1)
def load_frequent_surnames() -> frozenset[str]:
    """Give the surnames of one character that are no everyday words."""
    return frozenset(name for name, rank in load_surname_ranks().items() if rank < RARE_FROM and len(name) == 1)


def rank_surname(name: str) -> int:
    """Give the rank of a Han name's surname; a compound one is as good as a frequent one, for no word begins so."""
    ranks = load_surname_ranks()
    return 0 if len(name) > COMPOUND and name[:COMPOUND] in ranks else ranks.get(name[0], len(ranks))


COMPOUND = 2  # characters of a compound surname


class GivenNames(NamedTuple):
    """Log probabilities of a given name's characters: first of two, last of two, alone; and of an unseen one."""

    first: dict[str, float]
    last: dict[str, float]
    alone: dict[str, float]
    unseen: float


@lru_cache(maxsize=1)
def load_given_names() -> GivenNames:
    """Read the table of given-name characters; a character alone is judged by its use as last of two as well."""
    rows = [(row[0], float(row[1]), float(row[2]), float(row[3])) for row in read_table("givennames.tsv")]
    return GivenNames(
        log_shares({character: first for character, first, _, _ in rows}),
        log_shares({character: last for character, _, last, _ in rows}),
        log_shares({character: ALONE * alone + last + 0.3 * first for character, first, last, alone in rows}),
        UNSEEN,
    )


def log_shares(counts: dict[str, float]) -> dict[str, float]:
    """Turn counts into log probabilities; novels' favourite characters are capped, rare ones lifted."""
    flat = {character: min(count, MOST) + LEAST for character, count in counts.items()}
    total = sum(flat.values())
    return {character: math.log(count / total) for character, count in flat.items()}


def weigh_given(first: str, second: str) -> float:
    """Give the log probability of a given name of two characters."""
    given = load_given_names()
    return given.first.get(first, given.unseen) + given.last.get(second, given.unseen)


@lru_cache(maxsize=1)
def load_foreign() -> dict[str, float]:
    """Read the characters of transliterated names with their log probabilities."""
    rows = [(row[0], min(float(row[1]), 250.0) + 4.0) for row in read_table("translit.tsv") if row[1] != RARELY]
    total = sum(count for _, count in rows)
    return {character: math.log(count / total) + 0.9 for character, count in rows}


@lru_cache(maxsize=1)
def load_jointed() -> dict[str, float]:
    """Give the characters of names with a dot or a dash, those that tell a foreign name only there too."""
    return {row[0]: RARE_SOUND for row in read_table("translit.tsv") if row[1] == RARELY} | load_foreign()


def weigh_sounds(name: str) -> float:
    """Give the log probability of a jointed name's characters; what a dash joins in front is anybody's (让-保罗)."""
    sounds = load_jointed()
    front = JOINED_IN_FRONT.match(name)
    begin = front.end() if front else 0
    joined = sum(max(sounds.get(character, UNSOUND), HYPHENED) for character in name[:begin])
    return joined + sum(sounds.get(character, UNSOUND) for character in name[begin:] if HAN.match(character))


JOINED_IN_FRONT = re.compile(r"[\u4e00-\u9fff]+(?=[^\u4e00-\u9fff·])")


@lru_cache(maxsize=1)
def load_japanese() -> frozenset[str]:
    """Give Japanese surnames (日本姓氏)."""
    return frozenset(row[0] for row in read_table("japanese.tsv"))


class People(NamedTuple):
    """What one people's names are made of (少数民族人名): what may begin them, any part, and last characters.

    At most `most` last characters stand behind the parts.
    """

    opening: re.Pattern[str]
    part: re.Pattern[str]
    lasts: frozenset[str]
    most: int


@lru_cache(maxsize=1)
def load_peoples() -> dict[str, tuple[People, ...]]:
    """Give Tibetan, Mongolian, Uyghur and Yi names' makings by the two characters that they begin with."""
    peoples: dict[str, tuple[People, ...]] = {}
    for _, openings, others, lasts, most in read_table("minority.tsv"):
        people = People(any_part(openings), any_part(f"{openings} {others}"), frozenset(lasts), int(most))
        for pair in {part[:2] for part in openings.split()}:
            peoples[pair] = (*peoples.get(pair, ()), people)
    return peoples


def any_part(parts: str) -> re.Pattern[str]:
    """Give a pattern of one of the parts that blanks set off, the longest first."""
    return re.compile("|".join(sorted(set(parts.split()), key=lambda part: (-len(part), part))))


@lru_cache(maxsize=1)
def load_minority_parts() -> re.Pattern[str]:
    """Give a pattern of one part of any such name."""
    return any_part(" ".join(f"{row[1]} {row[2]}" for row in read_table("minority.tsv")))


@lru_cache(maxsize=1)
def load_minority_lasts() -> frozenset[str]:
    """Give the characters that end names made of parts, one at most."""
    return frozenset("".join(row[3] for row in read_table("minority.tsv") if row[4] == "1"))
