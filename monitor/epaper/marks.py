"""The text of a story in, the marks that it goes on elsewhere (转版标记), and the text without them, out.

下转第9版 and 上接第1版 are how a page says so; the press has many wordings: 紧接第一版, 转A5版, （刊2版）,
（全文见第三版）. A mark stands at the end or the start of a text, on a line of its own, or over the story in place of a
headline. Where a site has put both halves together already, both marks stand side by side within the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from monitor.epaper.dateline import fold
from monitor.records import Article, PageMark

Direction = Literal["on", "from"]

NUMERAL = "[一二三四五六七八九十]{1,3}"
PAGE = rf"(?:第\s*)?[A-Za-z]{{0,2}}\s*(?:\d{{1,3}}|{NUMERAL}|[头首])\s*版?"
PAGES = rf"{PAGE}(?:\s*(?:、|,|和|至|到|-|—)\s*{PAGE}){{0,3}}"
ONE_PAGE = re.compile(rf"(?:第\s*)?([A-Za-z]{{0,2}})\s*(\d{{1,3}}|{NUMERAL}|[头首])\s*版?")
ORNAMENTS = r"\s▲△▼▽▶►▷◀◄◁→←↓↑★☆●■◆□>…·"
EDGE = rf"[{ORNAMENTS}(\[【<《〈{{「〔]*"
CLOSE = rf"[{ORNAMENTS})\]】》〉}}」〕]*"
OPENED = r"[(\[【〔〈「]"
CLOSED = r"[)\]】〕〉」]"
# What a mark may say beside the page: its section (下转第9版·要闻) or the story's title (上接第1版《……》).
BESIDE = r"\s*(?:《[^《》]{2,40}》|[^。,，()《》]{1,12})?"
# 全文见2版 says that the story is whole there; 相关报道见2版 speaks of other stories and is none.
WHOLE = r"(?:[\u4e00-\u9fff]{0,4}全文|下文|余文|续文|正文|文|详情|详细内容)?"
SEE = rf"{WHOLE}(?:(?:请|均|分别)?(?:详见|见|刊登?[于在]?)|转见?|续转?见?)"

ON_WORDS = r"(?:未完[,、\s]*)?(?:紧?下转|紧转|下接|接转|转(?=\s*(?:第|[A-Z\d])))(?:至|到|见|刊)?[·:\s]*"
FROM_WORDS = r"(?:紧?上接|承接|上承)(?:自|于|刊)?[·:\s]*"
NEXT_TO = r"(?:紧接|接|续)(?:自)?(?=\s*(?:第|[A-Z\d]))[·:\s]*"
INSIDE = rf"(?:{ON_WORDS}|{SEE}\s*(?:今[日天]|本报)?\s*)"
INSIDE_FROM = rf"(?:{FROM_WORDS}|(?:紧接|续?接|续)(?:自)?[·:\s]*)"

TURNED = r"(?:(?:紧?下转|紧转)(?:至|到|见|刊)?[·:\s]*)"
# Without brackets the page needs its 版, or nothing may stand behind it: 右转3圈 is no mark.
BARE_ON = rf"{EDGE}(?:{ON_WORDS}(?P<pages>{PAGES}(?<=版))(?P<beside>{BESIDE})|{TURNED}(?P<next>{PAGES})){CLOSE}"
SET_ON = rf"[{ORNAMENTS}]*{OPENED}[{ORNAMENTS}]*{INSIDE}(?P<pages>{PAGES})(?P<beside>{BESIDE})\s*{CLOSED}[{ORNAMENTS}]*"
BARE_FROM = (
    rf"{EDGE}(?:{FROM_WORDS}(?P<pages>{PAGES}(?:(?<=版)|(?=[{ORNAMENTS})\]】》〉]|$)))|{NEXT_TO}(?P<next>{PAGES}(?<=版)))"
    rf"{CLOSE}"
)
SET_FROM = (
    rf"[{ORNAMENTS}]*{OPENED}[{ORNAMENTS}]*{INSIDE_FROM}(?P<pages>{PAGES})(?P<beside>{BESIDE})\s*{CLOSED}[{ORNAMENTS}]*"
)
ENDING = (re.compile(SET_ON + r"$"), re.compile(BARE_ON + r"$"))
STARTING = (re.compile(SET_FROM), re.compile(BARE_FROM))
# A mark over a story, in the line of its headline: 某某 （上接第一版）.
BESIDE_HEADLINE = (("from", re.compile(SET_FROM + r"$")), ("on", re.compile(SET_ON + r"$")))
POINTER = re.compile(r"全文|正文|详")
TITLE = re.compile(r"《([^《》]{2,40})》")
# Marks stand so near to the end or start of their text, characters: patterns are given no more of a hostile one.
REACH = 60
CHINESE_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Marks that stand together in a text (下转2、3版 are two), and the half-open range that they take there."""

    marks: tuple[PageMark, ...]
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Unmarked:
    """Paragraphs without their marks, and these; `merged` are marks between halves that stand together already."""

    paragraphs: tuple[str, ...]
    marks: tuple[PageMark, ...] = ()
    merged: tuple[PageMark, ...] = ()


def parse_number(text: str) -> int:
    """Read 12, 十二 or 头."""
    if text.isdecimal() and text.isascii():
        return int(text)
    if text in {"头", "首"}:
        return 1
    tens, ten, ones = text.rpartition("十")
    return (CHINESE_DIGITS.get(tens, 1) * 10 if ten else 0) + CHINESE_DIGITS.get(ones, 0)


def find_on(folded: str) -> Found | None:
    """Give the marks that a text ends with: the story goes on elsewhere (下转第九版)."""
    start = max(0, len(folded) - REACH)
    for pattern in ENDING:
        if found := pattern.search(folded, start):
            return _make_found("on", found)
    return None


def find_from(folded: str) -> Found | None:
    """Give the marks that a text begins with: it began elsewhere (上接第N版)."""
    for pattern in STARTING:
        if found := pattern.match(folded[:REACH]):
            return _make_found("from", found)
    return None


def _make_found(direction: Direction, found: re.Match[str]) -> Found | None:
    groups = found.groupdict()
    title = TITLE.search(groups.get("beside") or "")
    whole = bool(POINTER.search(found[0]))
    pages = ONE_PAGE.findall(groups.get("pages") or groups.get("next") or "")
    marks = tuple(
        PageMark(
            direction=direction, page=number, letters=letters.upper(), title=title[1] if title else "", whole=whole
        )
        for letters, digits in pages
        if (number := parse_number(digits))
    )
    return Found(marks=marks, start=found.start(), end=found.end()) if marks else None


def list_marks(article: Article) -> tuple[PageMark, ...]:
    """Give the marks that lead away from an article, of one read before marks had letters its page numbers."""
    if article.marks or article.continuations:
        return article.marks
    resumed = (PageMark(direction="from", page=article.continued_from),) if article.continued_from else ()
    return resumed + ((PageMark(direction="on", page=article.continues_on),) if article.continues_on else ())


def find_page(marks: Iterable[PageMark], direction: Direction) -> int | None:
    """Give the page that the first mark of a direction names."""
    return next((mark.page for mark in marks if mark.direction == direction), None)


def take_line_marks(line: str) -> tuple[str, tuple[PageMark, ...]]:
    """Take marks off a headline or kicker: what is left of the line, and the marks."""
    folded = fold(line)
    if found := find_from(folded):
        return line[found.end :].strip(), found.marks
    for direction, pattern in BESIDE_HEADLINE:
        matched = pattern.search(folded, max(0, len(folded) - REACH))
        if matched and (found := _make_found("from" if direction == "from" else "on", matched)):
            return line[: found.start].strip(), found.marks
    return line, ()


def take_marks(paragraphs: Sequence[str]) -> Unmarked:
    """Take the marks off a story's text, and close the seam where both of its halves stand in it."""
    texts: list[str] = []
    begins: tuple[PageMark, ...] = ()
    ends: tuple[PageMark, ...] = ()
    merged: tuple[PageMark, ...] = ()
    for text, resumed, jump in map(_read_paragraph, _part_pairs(paragraphs)):
        goes_on = bool(resumed) and bool(texts or ends)
        if goes_on:
            merged, ends = (*merged, *(ends or resumed)), ()
        elif resumed:
            begins = resumed
        if goes_on and texts and text:
            texts[-1:] = join_seam(texts[-1], text)
        elif text:
            texts.append(text)
        ends += jump
    return Unmarked(paragraphs=tuple(texts), marks=begins + ends, merged=merged)


def _read_paragraph(text: str) -> tuple[str, tuple[PageMark, ...], tuple[PageMark, ...]]:
    """Give a paragraph without its marks, the marks it begins with and those it ends with."""
    resumed = find_from(fold(text))
    text = text[resumed.end :].strip() if resumed else text
    jump = find_on(fold(text))
    text = text[: jump.start].strip() if jump else text
    return text, resumed.marks if resumed else (), jump.marks if jump else ()


# Both marks are set in brackets: a pattern that began with blanks would try each run of them at each of its places. It
# is given whole paragraphs, so no blank that it has taken is given back (*+): a long run would be parted in every way.
ANY_PAIR = SET_ON[SET_ON.index(OPENED) :] + f"(?={SET_FROM})"
SEAM = re.compile(ANY_PAIR.replace("?P<pages>", "").replace("?P<beside>", "").replace("*", "*+"))


def _part_pairs(paragraphs: Sequence[str]) -> Iterator[str]:
    """Part paragraphs within which a mark on stands before a mark from: ……（下转第二版）（上接第一版）……."""
    for paragraph in paragraphs:
        folded, at = fold(paragraph), 0
        for seam in SEAM.finditer(folded):
            yield paragraph[at : seam.end()]
            at = seam.end()
        yield paragraph[at:]


SENTENCE_END = re.compile(r"[。！？!?…；;：:][”’」』）)】》]*$")
NOTE_END = re.compile(r"[）)】]$")


def is_broken(text: str) -> bool:
    """Whether a text ends in the middle of a sentence."""
    return bool(text) and not SENTENCE_END.search(text[-8:]) and not NOTE_END.search(text)


def join_seam(before: str, after: str) -> tuple[str, ...]:
    """Put the two sides of a seam together: one paragraph where the first breaks off within a sentence."""
    return (before + after,) if is_broken(before) else (before, after)


PAIRS = {"”": "“", "’": "‘", "）": "（", "》": "《", "】": "【", "」": "「"}
OPENERS = frozenset(PAIRS.values())


def list_unclosed(text: str) -> tuple[str, ...]:
    """Give the quotation marks and brackets that a text opens and does not close, in order."""
    opened: list[str] = []
    for char in text:
        if char in OPENERS:
            opened.append(char)
        elif opened and opened[-1] == PAIRS.get(char):
            opened.pop()
    return tuple(opened)


def list_unopened(text: str) -> tuple[str, ...]:
    """Give the openers, in their order, that a text closes without having opened them."""
    missing: list[str] = []
    depth = 0
    for char in text:
        depth += char in OPENERS
        if char in PAIRS:
            depth -= 1
            if depth < 0:
                missing.append(PAIRS[char])
                depth = 0
    return tuple(reversed(missing))
