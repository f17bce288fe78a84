"""Text in, pairs of neighbouring characters out (二元切分): what the search index holds and a query asks for.

SQLite's own tokenizers find no two-character name in a run of Han characters. Every text that holds a word also holds
all the word's pairs, so asking for the pairs misses nothing; that the pairs stand apart in a text is found by looking.
"""

import re
from itertools import pairwise

# Full-width ASCII (U+FF01..FF5E) and capital letters mean the same as half-width small ones; lengths do not change.
HALF_WIDTH = {0xFF00 + code - 0x20: code for code in range(0x21, 0x7F)} | {0x3000: 0x20}
FOLD = {code: ord(chr(half).lower()) for code, half in HALF_WIDTH.items()} | {
    code: code + 0x20 for code in range(ord("A"), ord("Z") + 1)
}
# Characters that are part of no pair: ASCII that is no letter or digit, white space, and the marks of the press. Fixed
# here and not asked of Python's Unicode tables, so that a store made by one version is searched alike by another.
MARKS = r"\x00-/:-@\[-`{-\x7f\s、。《》〈〉“”‘’「」『』【】〔〕…—·•"
INDEXED = re.compile(f"[^{MARKS}]")
RUN = re.compile(f"[^{MARKS}]{{2,}}")


def fold(text: str) -> str:
    """Give the text in half-width small letters, character for character."""
    return text.translate(FOLD)


def find_indexed(text: str) -> str:
    """Give the first character of a folded text that can be part of a pair (letter, digit, Han character), or ""."""
    found = INDEXED.search(text)
    return found[0] if found else ""


def pairs_of(text: str) -> list[str]:
    """Give each pair of a folded text once, in the order of first standing there."""
    return list(dict.fromkeys(a + b for run in RUN.findall(text) for a, b in pairwise(run)))
