"""Text in, pairs of neighbouring characters out (二元切分): what the search index holds and a query asks for.

SQLite's own tokenizers find no two-character name in a run of Han characters. Every text that holds a word also holds
all the word's pairs, so asking for the pairs misses nothing; that the pairs stand apart in a text is found by looking.
"""

from collections.abc import Iterator
from itertools import pairwise

# Full-width ASCII (U+FF01..FF5E) and capital letters mean the same as half-width small ones; lengths do not change.
HALF_WIDTH = {0xFF00 + code - 0x20: code for code in range(0x21, 0x7F)} | {0x3000: 0x20}
FOLD = {code: ord(chr(half).lower()) for code, half in HALF_WIDTH.items()} | {
    code: code + 0x20 for code in range(ord("A"), ord("Z") + 1)
}
# Fixed here and not asked of Python's Unicode tables, so that a store made by one version is searched alike by another.
MARKS = frozenset("、。《》〈〉“”‘’「」『』【】〔〕…—·•　 ")


def fold(text: str) -> str:
    """Give the text in half-width small letters, character for character."""
    return text.translate(FOLD)


def unfold(character: str) -> frozenset[str]:
    """Give every character that folds to the same as this one, to look for it in text as it is kept."""
    folded = fold(character)
    return frozenset({folded, *(chr(code) for code, half in FOLD.items() if chr(half) == folded)})


def is_indexed(character: str) -> bool:
    """Say whether a folded character can be part of a pair: a letter, digit or Han character, not a mark."""
    return character.isalnum() if character.isascii() else character not in MARKS and not character.isspace()


def pairs_of(text: str) -> Iterator[str]:
    """Give the pairs of a folded text in order, again and again where they stand again."""
    for first, second in pairwise(text):
        if is_indexed(first) and is_indexed(second):
            yield first + second
