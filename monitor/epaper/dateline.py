"""The opening of a story in, its dateline (电头) and authors (记者, 通讯员) out.

`据新华社上海6月6日电` says whose story it is, from where and of which day; `（记者 甲 乙）` says who wrote it.
Digits and letters may be full-width: they are folded for recognition only, what is given back is as printed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from monitor.records import Dateline

WIDE = {0xFF01 + shift: 0x21 + shift for shift in range(94)} | {0x3000: 0x20}

# Papers and agencies as they sign: a few by name, the others by how such names end.
PAPER_ENDING = "(?:日报|晚报|早报|晨报|商报|时报|快报|导报|都市报|青年报|法治报|通讯社)"
# 晚报讯, 快报讯: a city's paper signs by its kind alone.
AGENCY = rf"本报|新华社|中新社|中新网|新华网|人民网|央广网|央视|[\u4e00-\u9fff]{{0,5}}?{PAPER_ENDING}"
PLACE = r"[\u4e00-\u9fff·、]{2,12}?"
HOUR = "(?:凌晨|早晨|上午|中午|下午|傍晚|晚上?|夜)?"
DATE = rf"(?:(?:(?P<year>\d{{4}})\s*年\s*)?(?P<month>\d{{1,2}})\s*月\s*)?(?P<date>\d{{1,2}})\s*日{HOUR}"
AGENCY_START = re.compile(rf"(?:综合|据|另据)?(?:{AGENCY})")
OPENING = re.compile(
    rf"(?:综合|据|另据)?(?P<agency>{AGENCY})(?:记者)?\s*(?P<place>{PLACE})?\s*(?:{DATE})?\s*(?:综合|专|特|快|综)?[讯电](?![\u4e00-\u9fff]?息|子|力|话|视|台)"
)
# How far into a story an opening may reach, characters: a place, a date and the narrowest column's line ends.
OPENING_LENGTH = 60

# What follows a dateline that has a place but no day (`本报上海电 `); without it 本报道新能源发电 would be one.
OPEN_END = ("", " ", "(", ":", "\t")

BYLINE = re.compile(r"\s*\(([^()]{2,80})\)")
REPORTERS = re.compile(
    r"(?:本报|本社|新华社|中新社|[\u4e00-\u9fff]{0,6}(?:日报|晚报)|[\u4e00-\u9fff]{2,6}融媒体?中心)?(?:全媒体|融媒体|新媒体|特约|特派|首席|见习|实习|驻[\u4e00-\u9fff]{1,4}?|视频)*"
    r"(?:记者|通讯员|评论员|撰稿人?|作者|实习生)[:：]?"
)
# 文/图: who wrote a story and took its pictures.
WORDS_AND_PICTURES = re.compile(r"(?:文/图|图/文|文图|图文|文并摄|文/摄)\s*$")
REPORT = re.compile(r"(?:摄影)?报道\s*$")  # 本报记者 甲 乙 摄影报道
MARKS = "□■◎○●◇◆△▲☆★/· "
NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,10})+")
NAME_GAPS = re.compile(r"[\s、,，;；/]+")
SIGNED = re.compile(r"[（(]([^（()）]{0,12}(?:记者|通讯员|评论员|作者)[^（()）]{2,60})[）)]\s*$")
# 【记者】甲 乙【通讯员】丙, 【校对】丁: lines below a text on the sites of Guangdong.
WRITER = "记者|通讯员|撰文|作者|文字|撰稿"
DESK = "摄影|图片|视频|剪辑|设计|制图|海报|校对|编辑|责编|策划|统筹|实习生|审核|监制|来源"
CREDIT = re.compile(rf"【[^【】]{{0,8}}(?:{WRITER}|{DESK}|文)】\s*([^【】。]{{1,40}})")
WRITTEN_BY = re.compile(rf"【[^【】]{{0,8}}(?:{WRITER}|文)】\s*([^【】。]{{1,40}})")
CREDITS = re.compile(rf"(?:{CREDIT.pattern}){{1,8}}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """A dateline found at the start of a text, the authors named behind it, and where both end (characters)."""

    dateline: Dateline
    authors: tuple[str, ...]
    end: int


def fold(text: str) -> str:
    """Make full-width ASCII half-width, character by character, so that places in the text stay the same."""
    return text.translate(WIDE)


def resolve_day(issue: date | None, year: str | None, month: str | None, day: str) -> date | None:
    """Give the last such day that is not after the issue's: 12月31日 in a paper of 1 January is of the year before."""
    if issue is None:
        return None
    years = (int(year),) if year else (issue.year, issue.year - 1)
    months = (int(month),) if month else (issue.month, 12 if issue.month == 1 else issue.month - 1)
    candidates = (_make_day(y, m, int(day)) for y in years for m in months)
    return max((found for found in candidates if found and found <= issue), default=None)


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def begins_opening(line: str) -> bool:
    """Whether a line names an agency or paper right at its start; where a dateline is cut the rest is on the next."""
    return bool(AGENCY_START.match(fold(line)))


def find_opening(text: str, issue: date | None = None) -> Opening | None:
    """Read the dateline that `text` begins with; None when it begins otherwise."""
    folded = fold(text[: OPENING_LENGTH * 2])
    found = OPENING.match(folded[:OPENING_LENGTH])
    if not found:
        return None
    dateline = Dateline(
        text="".join(text[: found.end()].split()),
        agency=found["agency"],
        place="".join((found["place"] or "").split()),
        day=resolve_day(issue, found["year"], found["month"], found["date"]) if found["date"] else None,
    )
    if found["place"] and not found["date"] and folded[found.end() : found.end() + 1] not in OPEN_END:
        return None
    byline = BYLINE.match(folded, found.end())
    authors = parse_authors(byline[1]) or parse_names(byline[1], whole=True) if byline else ()
    return Opening(dateline=dateline, authors=authors, end=byline.end() if byline and authors else found.end())


def parse_authors(text: str) -> tuple[str, ...]:
    """Read the names of `记者 甲 乙 通讯员 丙`; () when no such word stands there."""
    folded = fold(text)
    if not REPORTERS.search(folded):
        return ()
    return parse_names(REPORTERS.sub(" ", REPORT.sub("", WORDS_AND_PICTURES.sub("", folded))).lstrip(MARKS))


def parse_names(text: str, *, whole: bool = False) -> tuple[str, ...]:
    """Read names apart by white space or commas; a padded name (`杨 竹`) is one.

    A word that is no name ends the list; with `whole` it makes the list empty.
    """
    names: list[str] = []
    half = ""
    for token in NAME_GAPS.split(text.strip()):
        if len(token) == 1 and not half:
            half = token
            continue
        name, half = half + token, ""
        if not NAME.fullmatch(name):
            return () if whole else tuple(dict.fromkeys(names))
        names.append(name)
    return tuple(dict.fromkeys(names))


def find_signature(text: str) -> tuple[str, ...]:
    """Read the authors in brackets at the end of a story: `（本报记者 甲 乙）`."""
    found = SIGNED.search(text)
    return parse_authors(found[1]) if found else ()


def take_credits(paragraphs: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take the lines that only say who worked on a story off its end. Returns the paragraphs left, and the authors."""
    end = len(paragraphs)
    while end and CREDITS.fullmatch(fold(paragraphs[end - 1])):
        end -= 1
    named = (REPORTERS.sub(" ", name) for line in paragraphs[end:] for name in WRITTEN_BY.findall(fold(line)))
    return tuple(paragraphs[:end]), tuple(dict.fromkeys(name for names in named for name in parse_names(names)))
