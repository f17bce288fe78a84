"""A Chinese word in, its spelling in pinyin without tones out.

Readings are pypinyin's; of characters that have several, our table says which is meant in places and in people.
"""

import os
from functools import cache, lru_cache

from alerts.english.tables import load_rows

LONGEST = 4  # characters of a word with a reading of its own
OPEN = ("a", "o", "e")  # a syllable that begins so needs an apostrophe before it: Xi'an


@cache
def load_words(use: str) -> dict[str, tuple[str, ...]]:
    """Give the readings of words and characters that have several, in names of places ("place") or people ("name")."""
    return {word: tuple(reading.split()) for where, word, reading in load_rows("characters.tsv") if where == use}


@lru_cache(maxsize=8_192)
def read_character(character: str) -> str:
    """Give the usual reading of a character, "" when the dictionary has none."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # its phrases take 45 MB, and names do not follow them
    from pypinyin import lazy_pinyin

    (reading,) = lazy_pinyin(character, errors="ignore", v_to_u=True) or ("",)
    return reading


def read_word(word: str, use: str) -> tuple[str, ...]:
    """Give the syllables of a word, () when a character of it has no reading."""
    words, start = load_words(use), 0
    syllables: list[str] = []
    while start < len(word):
        size = next((n for n in range(LONGEST, 0, -1) if word[start : start + n] in words), 1)
        piece = word[start : start + size]
        found = words.get(piece) or (read_character(piece),)
        if not all(found):
            return ()
        syllables += found
        start += len(piece)
    return tuple(syllables)


def join_syllables(syllables: tuple[str, ...]) -> str:
    """Write syllables as one word with a capital, apart where they would run together: Xi'an."""
    parted = (f"'{one}" if place and one.startswith(OPEN) else one for place, one in enumerate(syllables))
    word = "".join(parted)
    return word[:1].upper() + word[1:]


def spell(word: str, use: str) -> str:
    """Write a word in pinyin, "" when a character of it has no reading."""
    return join_syllables(read_word(word, use))
