"""Words and how often the press uses them, out of jieba's dictionary: the only door to jieba (词频).

Only the dictionary file is read, through a Tokenizer of our own that is never initialised, so that nothing is written
to the shared temporary folder or taken from it. Cutting is done by names.py, which weighs words against names.
jieba's tag `nr` (person) is no evidence: it stands at 祝贺 and 高新区 as well as at names.
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import jieba

from monitor.parser.name_tables import load_frequent_surnames, weigh_given
from monitor.parser.text import read_table

LONGEST = 8  # characters; longer entries are whole phrases
PREPOSITIONS = frozenset("向同于应和与从由对以经及")  # 向普京 is no surname Xiang
UNKNOWN = -19.0  # log probability of a character that the dictionary lacks


FEW = 15  # times in jieba's counts: the tag of so rare a word is no evidence against a name either (舒圣佑 is its verb)
PROPER = "nz"
FULL_NAME = 3
UNUSUAL_GIVEN = -14.0
FAMOUS = -10.0  # log probability of a person whom everybody knows
FAMOUS_TAGS = {"Han": "famous", "foreign": "famous foreign"}  # beside jieba's tags
PERSON_TAGS = frozenset(("nr", "nrfg", "nrt"))
NAME_TAGS = PERSON_TAGS | {"ns", "nz", "n", "t", *FAMOUS_TAGS.values()}  # the dictionary has 周恩来 as a time
EVERYDAY = -13.8  # nouns likelier than this are words (候选人), whatever stands before them


class Word(NamedTuple):
    """What is known of a word: log probability and part of speech; a bare beginning of words has the tag "".

    `may_name` tells whether the part of speech leaves open that it is a name.
    """

    weight: float
    tag: str
    may_name: bool = False


PREFIX = Word(-math.inf, "")
Words = dict[str, Word]


def make_word(weight: float, tag: str) -> Word:
    """Make a Word out of its log probability and part of speech."""
    return Word(weight, tag, tag in NAME_TAGS and (tag != "n" or weight < EVERYDAY))


def add_with_prefixes(words: Words, text: str, word: Word) -> None:
    """Put a word in, and its beginnings, so that a reader knows when to stop looking for longer words."""
    words[text] = word
    for end in range(1, len(text)):
        words.setdefault(text[:end], PREFIX)


def read_dictionary() -> Iterator[tuple[str, str, str]]:
    """Give jieba's words, counts and parts of speech, a line at a time: the whole file as rows takes 100 MB."""
    with jieba.Tokenizer().get_dict_file() as file:
        for line in file:
            text, count, tag = line.decode("utf-8").split()
            yield text, count, tag


def is_built_like_name(text: str) -> bool:
    """Tell whether three characters are a frequent surname and usual characters of a given name."""
    return (
        len(text) == FULL_NAME and text[0] in load_frequent_surnames() and weigh_given(text[1], text[2]) > UNUSUAL_GIVEN
    )


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Read jieba's dictionary (349,000 words, 0.6 s), and the project's press words and famous people over it."""
    total = math.log(sum(int(count) for _, count, _ in read_dictionary()))
    known: dict[tuple[str, str], Word] = {}
    words: Words = {}
    for text, count, tag in read_dictionary():
        if len(text) > LONGEST or (tag == "nr" and text[0] in PREPOSITIONS):
            continue
        key = (count, PROPER if int(count) <= FEW and tag[:2] != "nr" and is_built_like_name(text) else tag)
        word = known.get(key) or known.setdefault(key, make_word(math.log(max(int(count), 1)) - total, key[1]))
        add_with_prefixes(words, text, word)
    for text, count, tag in read_table("presswords.tsv"):
        add_with_prefixes(words, text, make_word(math.log(int(count)) - total, tag))
    for text, built in read_table("famous.tsv"):
        add_with_prefixes(words, text, make_word(FAMOUS, FAMOUS_TAGS[built]))
    return words


def tag_starting_at(text: str, start: int) -> str:
    """Give the part of speech of the longest word that starts at `start`, or ""."""
    words, tag, end = load_words(), "", start + 1
    while end <= len(text) and (word := words.get(text[start:end])):
        tag, end = word.tag or tag, end + 1
    return tag
