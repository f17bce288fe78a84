"""A story's text and day in, what its 省委书记 and 省长 say about whose they are out (省级党政主官).

Who leads a province is public, and a story that names no province means it so: a bare 省长 with a name of
governors.tsv is that province's while the term lasts. A province that another leads (四川省省长甲 beside a bare
省长乙), and one that a bare 省长 tours with a delegation, is not the story's own.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from monitor.parser.names.cutting import cut_names
from monitor.parser.patterns import any_of, find_from
from monitor.parser.places import PROVINCE, Place, find_place, load_provinces, province_of
from monitor.parser.text import read_table

CHIEF_BEGINS = re.compile("[省市自区代]")
CHIEF = re.compile(
    r"(?:(?P<party>省|市|自治区|区)党?委书记|代?(?P<head>省|市)长(?!助理)|(?P<region>自治区)(?:人民)?(?:政府)?代?主席)"
    r"(?:、[\u4e00-\u9fff]{0,24}?(?:主任|书记|组长|主席|[省市]长|司令员|政委|校长)){0,3}[ \u3000]{0,2}"
)  # 省委书记、省人大常委会主任
FORMERLY = re.compile(r"[副原前]\Z|[时曾]任\Z")
FREE = re.compile(r"(?<![\u4e00-\u9fff])\Z|[由了的和与经请]\Z")  # what a bare 市委书记 stands behind
PART_BEFORE = re.compile(r"[^，。；：！？\n]*\Z")  # of a sentence
SENTENCE_BEFORE = re.compile(r"[^。；！？\n]*\Z")
WITH_GUESTS = re.compile(
    r"[^，。；\n]{2,12}率[^，。；\n]{0,14}(?:代表|考察|访问|经贸)团[^，。；\n]{0,4}?(?:赴|前往|抵达|到访)(?P<to>[\u4e00-\u9fff]{2,4})"
)  # 省长某某率省政府代表团赴四川成都
ALONE = re.compile(r"[^，。；\n]{2,12}?(?:赴|前往)(?P<to>[\u4e00-\u9fff]{2,4})")  # 省长某某赴四川考察
LOWER = re.compile("[市县区州盟旗]")  # 赴吉林|市
LONGEST_NAME = 12  # characters: 阿不来提·阿不都热西提
SHORT_NAME = 4
NEAR = 60  # characters of a sentence before an office in which its province is named


class Term(NamedTuple):
    """A term in such an office: whose, and its first and last year or month, as dates begin; "" where it lasts."""

    province: Place
    office: str  # secretary or governor
    first: str
    last: str

    def holds(self, day: date | None) -> bool:
        """Tell whether the term lasted on a day; without one it may be any."""
        printed = day.isoformat() if day else ""
        return not day or (self.first <= printed and (not self.last or printed[: len(self.last)] <= self.last))

    def fits(self, chief: "Chief") -> bool:
        """Tell whether a printed office is of this kind: 市委书记 of a city, 自治区主席 of a region."""
        return self.office == chief.office and self.province.name.endswith(chief.level)


class Chief(NamedTuple):
    """A 省委书记, 省长 or the like that a text prints, and whose."""

    name: str  # "" where nobody's stands there
    office: str  # secretary or governor
    level: str  # what the province's name ends in
    province: str  # the short name of the one that is printed with it, or ""
    named: tuple[str, ...]  # short names of provinces whose organs its sentence names before it
    behind: str  # what stands behind it


@lru_cache(maxsize=1)
def load_terms() -> dict[str, tuple[Term, ...]]:
    """Give the terms of each name."""
    provinces = {one.place.short: one.place for one in load_provinces().values()}
    terms: dict[str, tuple[Term, ...]] = {}
    for name, province, office, first, last in read_table("governors.tsv"):
        terms[name] = (*terms.get(name, ()), Term(provinces[province], office, first, last.strip("-")))
    return terms


@lru_cache(maxsize=1)
def owner_pattern() -> re.Pattern[str]:
    """Match a province's name where an organ or office of its level stands behind it: 四川|省委, 四川省|省长."""
    names = any_of({one.place.short for one in load_provinces().values()})
    level = "(?:省|市|(?:壮族|回族|维吾尔)?自治区)?"
    return re.compile(rf"({names}){level}(?=党?委|(?:人民)?政府|人大|代?[省市]长|代?主席|[省市]委)")


def owners_in(text: str, before: re.Pattern[str], start: int, end: int) -> list[str]:
    """Give the provinces, short, whose organs or offices stand between what `before` finds at `start` and `end`."""
    found = before.search(text, max(0, start - NEAR), start)
    return owner_pattern().findall(text, found.start(), end) if found else []


@lru_cache(maxsize=1)
def find_chiefs(text: str) -> tuple[Chief, ...]:
    """Find the offices of a province's first two that a text prints, not those of the past and of other cities."""
    return tuple(read_chiefs(text))


def read_chiefs(text: str) -> Iterator[Chief]:
    """Read them one by one."""
    for found in find_from(CHIEF_BEGINS, CHIEF, text):
        start = found.start()
        if FORMERLY.search(text, max(0, start - NEAR), start):
            continue
        level = found["party"] or found["head"] or found["region"]
        owners = owners_in(text, PART_BEFORE, start, found.end())
        if not owners and level != "省" and not FREE.search(text, max(0, start - 1), start):
            continue  # 武汉|市委书记, 开发|区党委书记
        yield Chief(
            name=name_behind(text, start, found.end()) or ("" if owners else known_before(text, start)),
            office="secretary" if found["party"] else "governor",
            level="自治区" if level == "区" else level,
            province=owners[-1] if owners else "",
            named=tuple(owners_in(text, SENTENCE_BEFORE, start, start)),
            behind=text[found.end() : found.end() + NEAR],
        )


def name_behind(text: str, start: int, end: int) -> str:
    """Give the name behind an office at start..end, or ""."""
    for size in range(LONGEST_NAME, 1, -1):
        if text[end : end + size] in load_terms():
            return text[end : end + size]
    at = end - start
    named = cut_names(text[start : end + LONGEST_NAME])
    return next((text[end : start + piece.end] for piece in named if piece.start == at), "")


def known_before(text: str, end: int) -> str:
    """Give the leader's name that an office stands behind: 某某|省长."""
    return next(
        (text[end - size : end] for size in range(SHORT_NAME, 1, -1) if text[max(0, end - size) : end] in load_terms()),
        "",
    )


def known_home(text: str, day: date | None) -> str:
    """Give the province whose leaders a text names by bare offices, if they all led one on that day."""
    homes: set[Place] = set()
    for chief in find_chiefs(text):
        held = {term.province for term in load_terms().get(chief.name, ()) if term.fits(chief) and term.holds(day)}
        meant = held if len(held) == 1 else {province for province in held if province.short in text}
        if not chief.province and len(meant) == 1 and not any(province.short in chief.named for province in meant):
            homes |= meant
    return homes.pop().name if len(homes) == 1 else ""


def homes_of_others(text: str) -> frozenset[str]:
    """Give, short, the provinces that a text's bare 省长 does not lead: another does by name, or he tours them."""
    chiefs = [chief for chief in find_chiefs(text) if chief.name]
    bare = [chief for chief in chiefs if not chief.province]
    offices, names = {(chief.office, chief.level) for chief in bare}, {chief.name for chief in bare}
    own = {chief.province for chief in chiefs if chief.name in names}
    led = {chief.province for chief in chiefs if chief.province and (chief.office, chief.level) in offices}
    return frozenset(led - own).union(*map(toured_by, bare))


def toured_by(chief: Chief) -> Iterator[str]:
    """Give the province that somebody tours: with a delegation, or alone where the province itself is named."""
    guests = WITH_GUESTS.match(chief.behind)
    tour = guests or ALONE.match(chief.behind)
    for size in range(len(tour["to"]) if tour else 0, 1, -1):
        if tour and (place := find_place(tour["to"][:size])):
            lower = len(place.code) > PROVINCE or LOWER.match(chief.behind, tour.start("to") + size)
            if guests or not lower:
                yield province_of(place).short
            return
