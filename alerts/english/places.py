"""A place's name in, its English one out: `Suzhou, Jiangsu`, `Zhengding County, Shijiazhuang, Hebei`, `France`. Pure.

Names are in pinyin, with the word of their rank in English, unless places.tsv has another one. What a place lies in
stands behind it, as far as the table of divisions knows it.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from alerts.english.readings import spell
from alerts.english.tables import load_pairs
from monitor.parser.places import MUNICIPALITIES, PREFECTURE, PROVINCE, load_prefectures, load_provinces
from monitor.parser.posts.offices import next_place
from monitor.parser.states import split_state
from monitor.parser.text import fold

LONGEST = 80  # characters of a place's name that are read
LONGEST_CITY = 8  # characters of a foreign city's name
NOWHERE = "?"  # the code in which no known place lies
RANKS = {  # the words of rank, the longest first, and what English puts behind the name
    "高新技术产业开发区": "High-Tech Industrial Development Zone",
    "经济技术开发区": "Economic and Technological Development Zone",
    "特别行政区": "Special Administrative Region",
    "自治区": "Autonomous Region",
    "自治州": "Autonomous Prefecture",
    "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner",
    "开发区": "Development Zone",
    "街道": "Subdistrict",
    "地区": "Prefecture",
    "新区": "New Area",
    "林区": "Forestry District",
    "矿区": "Mining District",
    "省": "Province",
    "市": "",
    "州": "Prefecture",
    "县": "County",
    "区": "District",
    "盟": "League",
    "旗": "Banner",
    "镇": "Town",
    "乡": "Township",
    "村": "Village",
}
ADJECTIVES = {"省": "Provincial", "市": "Municipal"}
NO_RANK = {
    "区": "小社园景校厂灾山库",
    "市": "超城都股楼",
    "村": "农",
}  # where it is none: 小区
LONGEST_UNKNOWN = 3  # characters without its rank of a place that no table has: what is longer is hardly one name
UNIT = re.compile(
    rf"(?!.?[省市县区])[\u4e00-\u9fff]{{1,{LONGEST_UNKNOWN}}}?(?:"
    + "|".join(f"(?<![{NO_RANK[rank]}]){rank}" if rank in NO_RANK else rank for rank in RANKS)
    + ")"
)
PARTS = frozenset(("南部", "东部", "西部", "北部", "中部"))  # of anywhere, though one is a county too
KEEPS_RANK = frozenset("县区旗")  # behind a name of one character it is part of the name: 蔚县 is Yuxian County


class Unit(NamedTuple):
    """One place by itself: `base` its name without rank, `full` behind "of", `where` behind "in", `adjective`."""

    base: str
    full: str
    where: str
    adjective: str


class Named(NamedTuple):
    """A place in English: `full` behind "of" (Jiangsu Province), `where` behind "in" (Jiangsu), `adjective` in front.

    `outer` is what it lies in, "" for a province. `rest` is what of the Chinese name is not in it;
    `base` its own name without rank, of a place in China.
    """

    full: str
    where: str
    adjective: str
    outer: str = ""
    rest: str = ""
    base: str = ""


@cache
def people_pattern() -> re.Pattern[str]:
    """Match the peoples at the end of the name of a place that has autonomy: 恩施|土家族苗族."""
    names = "|".join(sorted(load_pairs("peoples.tsv"), key=len, reverse=True))
    return re.compile(rf"(?<=..)(?:(?:{names})族?)+$")


@lru_cache(maxsize=4_096)
def say_place(name: str) -> Named | None:
    """Give a place in English, None when nothing of its name is known."""
    text = fold("".join(name[:LONGEST].split()))
    if (
        whole := load_pairs("places.tsv").get(text)
        or load_pairs("countries.tsv").get(text)
        or load_pairs("cities.tsv").get(text)
    ):
        return Named(whole, whole, whole)
    if text in PARTS:
        return None
    return say_abroad(text) or say_home(text)


def say_abroad(text: str) -> Named | None:
    """Give a place in another state: a city, or the state and what else is not known."""
    state, rest = split_state(text)
    country = load_pairs("countries.tsv").get(state, "")
    sizes = range(min(len(rest), LONGEST_CITY), 1, -1)
    size = next((size for size in sizes if rest[:size] in load_pairs("cities.tsv")), 0)
    city = load_pairs("cities.tsv").get(rest[:size], "")
    where = ", ".join(filter(None, (city, country)))
    return Named(where, where, city or country, rest=rest[size:]) if where else None


def say_home(text: str) -> Named | None:
    """Give a place in China, None when the name begins with none that can be told."""
    unit, outers, code, rest = None, [], "", text
    while rest:
        if found := next_place(rest, code):
            place, size = found
            code, outers = place.code, list_outer(place.code)
            unit, rest = make_unit(place.name, code), rest[size:]
        elif unknown := UNIT.match(rest):
            outers += [unit.base] if unit else []
            unit, code, rest = make_unit(unknown[0], ""), NOWHERE, rest[unknown.end() :]
        else:
            break
        if not unit.base:
            return None
    return unit and add_site(unit, ", ".join(reversed(outers)), rest)


def add_site(unit: Unit, outer: str, rest: str) -> Named:
    """Put what a place lies in behind it, and a building that is known before it."""
    where = ", ".join(filter(None, (unit.where, outer)))
    if site := load_pairs("places.tsv").get(rest):
        return Named(f"{site}, {where}", f"{site}, {where}", site)
    return Named(", ".join(filter(None, (unit.full, outer))), where, unit.adjective, outer, rest, unit.base)


def list_outer(code: str) -> list[str]:
    """Give what a place with a code lies in, the province first; a municipality has no prefectures."""
    province, prefecture = code[:PROVINCE], code[:PREFECTURE]
    outers = [make_unit(load_provinces()[province].place.name, province).base] if len(code) > PROVINCE else []
    if len(code) > PREFECTURE and province not in MUNICIPALITIES and prefecture in load_prefectures():
        outers.append(make_unit(load_prefectures()[prefecture], prefecture).base)
    return outers


@lru_cache(maxsize=4_096)
def make_unit(name: str, code: str) -> Unit:
    """Give one place by its own name, "" as its base when a character of it has no reading."""
    rank = next((rank for rank in RANKS if name.endswith(rank) and len(name) > len(rank)), "")
    bare = name.removesuffix(rank)
    behind = RANKS.get(rank, "")
    peoples = people_pattern().search(bare) if rank.startswith("自治") else None
    base = (
        load_pairs("places.tsv").get(code)
        or load_pairs("places.tsv").get(name)
        or spell_base(bare[: peoples.start()] if peoples else bare, rank)
    )
    if peoples:
        behind = f"{join_peoples(peoples[0])} {behind}"
    full = f"{base} {behind}".strip()
    shown = base if rank in {"省", "自治区", "特别行政区"} else full
    return Unit(base, full, shown, f"{base} {ADJECTIVES[rank]}" if rank in ADJECTIVES else full)


def spell_base(bare: str, rank: str) -> str:
    """Spell a name without its rank; behind a single character that is part of the name (蔚县: Yuxian County)."""
    return spell(bare + rank if len(bare) == 1 and rank in KEEPS_RANK else bare, "place")


def join_peoples(names: str) -> str:
    """Give peoples in English: Tujia and Miao."""
    known = load_pairs("peoples.tsv")
    found = re.findall("|".join(sorted(known, key=len, reverse=True)), names)
    return " and ".join(filter(None, (", ".join(known[one] for one in found[:-1]), known[found[-1]])))
