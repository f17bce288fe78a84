"""A printed string in, the form in which it is compared out, with the way back to each printed character. Pure.

To the parser's folding (width, middle dots, traditional to simplified) come case and blanks: Latin letters become
small, and blanks between Han characters, which only pad, are left out. Line ends stay: words do not run over them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from monitor.parser.text import MOST_CHARACTERS, View, load_folding
from monitor.records import Where

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
IS_HAN = re.compile(f"[{HAN}]")
GAPS = re.compile(r"[^\S\r\n]+")
LATIN_JOIN = re.compile(r"[a-z0-9]{2}")


@cache
def load_table() -> dict[int, str]:
    """Give the parser's table of folded characters with small letters for capital ones."""
    small = {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    return {**small, **{code: to.translate(small) for code, to in load_folding().items()}}


@cache
def load_folded() -> re.Pattern[str]:
    """Give the expression for runs of characters that folding changes; print has few, finding them is quick.

    Those beyond the first plane are all in it: the expression looks up only the others in a table.
    """
    first_plane = "".join(chr(code) for code in load_table() if code <= 0xFFFF)  # noqa: PLR2004 - its last one
    return re.compile(f"[{re.escape(first_plane)}\U00010000-\U0010ffff]+")


@cache
def load_unfolded() -> re.Pattern[str]:
    """Give the expression for what folding may change in words: one character of those, or a blank."""
    return re.compile(rf"{load_folded().pattern.removesuffix('+')}|\s")


def fold_words(text: str) -> str:
    """Fold what was asked for, or a name of the parser's, as articles are folded."""
    if not load_unfolded().search(text):
        return text
    folded = text.strip().translate(load_table())
    return drop(folded, find_padding(folded)) if len(folded.split(maxsplit=1)) > 1 else folded


def fold_han(pattern: str) -> str:
    """Fold the Han characters of a regular expression only: the width and case of its signs mean something."""
    return re.sub(f"[{HAN}]+", lambda run: run[0].translate(load_table()), pattern)


def fold_article(where: Where, printed: str) -> View:
    """Fold an article's heading or text; the View gives the printed span of each folded place."""
    folded = load_folded().sub(lambda run: run[0].translate(load_table()), printed[:MOST_CHARACTERS])
    padding = tuple(find_padding(folded))
    if not padding:
        return View(where, folded, range(len(folded) + 1))
    starts, ends = (0, *(end for _, end in padding)), (*(start for start, _ in padding), len(folded) + 1)
    return View(where, drop(folded, padding), tuple(chain.from_iterable(map(range, starts, ends))))


def find_padding(folded: str) -> Iterator[tuple[int, int]]:
    """Give start and end of the blanks between Han characters."""
    for gap in GAPS.finditer(folded):
        start, end = gap.span()
        if start and IS_HAN.match(folded, start - 1) and IS_HAN.match(folded, end):
            yield start, end


def drop(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Give a text without some parts of it, in their order."""
    kept, end = [], 0
    for start, after in spans:
        kept.append(text[end:start])
        end = after
    return "".join((*kept, text[end:]))


def cuts_word(text: str, start: int, end: int) -> bool:
    """Say whether start..end begins or ends inside a run of Latin letters and digits (`ai` in `rain`)."""
    return joins(text, start) or joins(text, end)


def joins(text: str, place: int) -> bool:
    """Say whether a Latin letter or digit stands on either side of a place."""
    return LATIN_JOIN.fullmatch(text, max(0, place - 1), place + 1) is not None
