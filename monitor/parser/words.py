"""Words and how often the press uses them, out of jieba's dictionary: the only door to jieba (词频).

Only the dictionary's file is read, the words of a first character when that character is first met. jieba itself, which
takes longer to import than that, is not: nothing is written to the shared temporary folder or taken from it. Cutting is
done by names/cutting.py, which weighs words against names.
jieba's tag `nr` (person) is no evidence: it stands at 祝贺 and 高新区 as well as at names.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from sys import intern
from typing import Final

from monitor.parser.name_tables import load_frequent_surnames, weigh_given
from monitor.parser.text import read_table

LONGEST = 8  # characters; longer entries are whole phrases
NO_SURNAMES = frozenset("向同于应和与从由对以经及")  # 向普京 is no surname Xiang
UNKNOWN = -19.0  # log probability of a character that the dictionary lacks


FEW = 15  # times in jieba's counts: the tag of so rare a word is no evidence against a name either (舒圣佑 is its verb)
PROPER = "nz"
FULL_NAME = 3
UNUSUAL_GIVEN = -14.0
FAMOUS = -10.0  # log probability of a person whom everybody knows
FAMOUS_TAGS = {"Han": "famous", "foreign": "famous foreign"}  # beside jieba's tags
PERSON_TAGS = frozenset(("nr", "nrfg", "nrt"))
NAME_TAGS = PERSON_TAGS | {"ns", "nz", "n", "t"}  # the dictionary has 周恩来 as a time
NEVER, VOUCHED, TAGGED = 0, 1, 2  # what makes a word a name: nothing; something beside it; its part of speech
# How likely (log probability) a word must be to be one rather than something else of the same characters:
FREQUENT = -10.5  # than a name that a title stands before: 高度
EVERYDAY = -12.5  # than a name that nothing vouches for: 高峰, 白云
NEVER_NAMES = -13.8  # nouns are likelier than names, whatever stands before them: 候选人


NO_WORDS: Final[Mapping[str, "Word"]] = {}


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a word: log probability and part of speech; a bare beginning of words has the tag "".

    `names` tells what it takes to make it a name. `longer` are the words that are longer by one character, and what is
    a beginning of still longer ones, by that character.
    """

    weight: float
    tag: str
    names: int = NEVER
    longer: Mapping[str, "Word"] = field(default_factory=lambda: NO_WORDS)


PREFIX = Word(-math.inf, "")
LOG_TOTAL = math.log(60_101_967)  # all counts of the dictionary of jieba 0.42.1
BLOCK = re.compile(r"(?P<first>.).*\n?(?:(?P=first).*\n?)*")  # lines that begin with one character


class Words(dict[str, Word]):
    """The words of one character, with all longer ones behind them, by that character."""

    def __missing__(self, character: str) -> Word:
        own = load_own_words().get(character, {})
        known = dict(read_lines(load_lines().get(character, ""))) | own
        if not known:
            return PREFIX
        self[character] = word = hang_up(known)[character]
        return word


@lru_cache(maxsize=1)
def load_tree() -> Words:
    """Give jieba's words (349,000), and the project's press words and famous people over them, read as they are met."""
    return Words()


def find_word(text: str) -> Word:
    """Give what is known of a word, PREFIX where it is none."""
    word = load_tree()[text[:1]]
    for character in text[1:]:
        word = word.longer.get(character, PREFIX)
    return word


def tag_starting_at(text: str, start: int) -> str:
    """Give the part of speech of the longest word that starts at `start`, or ""."""
    word = load_tree()[text[start : start + 1]]
    tag = word.tag
    for character in text[start + 1 : start + LONGEST]:
        word = word.longer.get(character, PREFIX)
        tag = word.tag or tag
    return tag


@lru_cache(maxsize=1)
def load_lines() -> dict[str, str]:
    """Read jieba's dictionary: its lines of word, count and part of speech, by their first character."""
    package = find_spec("jieba")
    if package is None or package.origin is None:
        msg = (
            "jieba is not installed, whose dictionary names are weighed with: install the program's requirements again"
        )
        raise ModuleNotFoundError(msg)
    lines: dict[str, str] = {}
    for block in BLOCK.finditer(Path(package.origin).with_name("dict.txt").read_text(encoding="utf-8")):
        lines[block["first"]] = lines.get(block["first"], "") + block[0]
    return lines


@lru_cache(maxsize=1)
def load_own_words() -> dict[str, dict[str, Word]]:
    """Read the project's press words and famous people, by their first character."""
    words = {text: weigh_word(count, tag) for text, count, tag in read_table("presswords.tsv")}
    words |= {text: Word(FAMOUS, FAMOUS_TAGS[built], TAGGED) for text, built in read_table("famous.tsv")}
    by_first: dict[str, dict[str, Word]] = {}
    for text, word in words.items():
        by_first.setdefault(text[0], {})[text] = word
    return by_first


def read_lines(lines: str) -> Iterator[tuple[str, Word]]:
    """Give the words of some lines of jieba's dictionary."""
    for line in lines.splitlines():
        text, count, tag = line.split()
        if len(text) > LONGEST or (tag == "nr" and text[0] in NO_SURNAMES):
            continue
        rare = len(text) == FULL_NAME and int(count) <= FEW and tag[:2] != "nr"
        yield text, weigh_word(count, PROPER if rare and is_built_like_name(text) else tag)


def hang_up(words: Mapping[str, Word]) -> Mapping[str, Word]:
    """Hang each word under the one, or the beginning of words, that lacks its last character; give the topmost."""
    longer: dict[str, dict[str, Word]] = {}
    beginnings = {text[:end] for text in words for end in range(1, len(text) + 1)}
    for text in sorted(beginnings, key=len, reverse=True):
        word = words.get(text, PREFIX)
        if text in longer:
            word = Word(word.weight, word.tag, word.names, longer[text])
        # one object for each character, not for each place where it stands: that is a third of the memory
        longer.setdefault(text[:-1], {})[intern(text[-1])] = word
    return longer[""]


@cache
def weigh_word(count: str, tag: str) -> Word:
    """Make a Word out of its count in jieba's dictionary and its part of speech; most are alike."""
    weight = math.log(max(int(count), 1)) - LOG_TOTAL
    if tag in PERSON_TAGS:
        return Word(weight, tag, TAGGED)
    return Word(weight, tag, VOUCHED if tag in NAME_TAGS and (tag != "n" or weight < NEVER_NAMES) else NEVER)


def is_built_like_name(text: str) -> bool:
    """Tell whether three characters are a frequent surname and usual characters of a given name."""
    return text[0] in load_frequent_surnames() and weigh_given(text[1], text[2]) > UNUSUAL_GIVEN
