"""A printed string in, the form in which it is compared out, with the way back to each printed character. Pure.

To the parser's folding (width, middle dots, traditional to simplified) come case and blanks: Latin letters become
small, and blanks between Han characters, which only pad, are left out. Line ends stay: words do not run over them.
"""

import re
from functools import cache

from monitor.parser.text import MOST_CHARACTERS, View, load_folding
from monitor.records import Where

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
BLANKS = re.compile(rf"(?<=[{HAN}])[^\S\r\n]+(?=[{HAN}])")
LATIN_JOIN = re.compile(r"[a-z0-9]{2}")


@cache
def load_table() -> dict[int, str]:
    """Give the parser's table of folded characters with small letters for capital ones."""
    small = {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    return {**small, **{code: to.translate(small) for code, to in load_folding().items()}}


def fold_words(text: str) -> str:
    """Fold what was asked for, or a name of the parser's, as articles are folded."""
    folded = text.strip().translate(load_table())
    return BLANKS.sub("", folded) if len(folded.split(maxsplit=1)) > 1 else folded


def fold_han(pattern: str) -> str:
    """Fold the Han characters of a regular expression only: the width and case of its signs mean something."""
    return re.sub(f"[{HAN}]+", lambda run: run[0].translate(load_table()), pattern)


def fold_article(where: Where, printed: str) -> View:
    """Fold an article's heading or text; the View gives the printed span of each folded place."""
    folded = printed[:MOST_CHARACTERS].translate(load_table())
    places: list[int] = []
    end = 0
    for blank in BLANKS.finditer(folded):
        places.extend(range(end, blank.start()))
        end = blank.end()
    return View(where, BLANKS.sub("", folded), (*places, *range(end, len(folded) + 1)))


def cuts_word(text: str, start: int, end: int) -> bool:
    """Say whether start..end begins or ends inside a run of Latin letters and digits (`ai` in `rain`)."""
    return joins(text, start) or joins(text, end)


def joins(text: str, place: int) -> bool:
    """Say whether a Latin letter or digit stands on either side of a place."""
    return LATIN_JOIN.fullmatch(text, max(0, place - 1), place + 1) is not None
