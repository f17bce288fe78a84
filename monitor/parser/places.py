"""A place's name in, the place in full form out: provinces, prefectures and counties with their codes (地名).

Short forms (合肥, 沪) and the papers' home places (湖南日报) are resolved by tables in lexicon/. Foreign states too.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from monitor.parser.text import fold, read_table
from monitor.parser.words import find_word

PROVINCE, PREFECTURE, COUNTY = 2, 4, 6  # digits of the codes of a place at that level
CITY_ENDS = ("市", "州", "盟", "地区")  # of prefectures
MUNICIPALITIES = frozenset(("11", "12", "31", "50"))  # 直辖市: a city with a province's rank
ETHNIC = re.compile(
    r"(?:蒙古族|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族"
    r"|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族"
    r"|锡伯族?|阿昌族|普米族|塔吉克族?|怒族|鄂温克族|裕固族|独龙族|鄂伦春族|各族|蒙古)+(?=自治)"
)
SUFFIX = re.compile(r"(?:维吾尔|壮族|回族)?自治区$|特别行政区$|(?:自治)?[州县旗]$|[省市盟区]$|地区$|林区$|新区$")


class Place(NamedTuple):
    """A place in China: its code (2, 4 or 6 digits), its own full name, and the name that it has without its rank."""

    code: str
    name: str
    short: str


class Province(NamedTuple):
    """What provinces.tsv says of a province."""

    place: Place
    abbreviations: tuple[str, ...]
    papers: tuple[str, ...]


def shorten(name: str) -> str:
    """Take the rank off a place's name (合肥市 is 合肥); two characters stay at least."""
    bare = SUFFIX.sub("", ETHNIC.sub("", name))
    return bare if len(bare) > 1 else name


@lru_cache(maxsize=1)
def load_provinces() -> dict[str, Province]:
    """Give the provinces by code."""
    names = {row[0]: row[1] for row in read_table("regions.tsv") if len(row[0]) == PROVINCE}
    return {
        code: Province(
            Place(code, names[code], short),
            tuple(abbreviations.split()),
            () if papers == "-" else tuple(papers.split()),
        )
        for code, short, abbreviations, papers in read_table("provinces.tsv")
    }


@lru_cache(maxsize=1)
def load_places() -> dict[str, tuple[Place, ...]]:
    """Give the places by full and by short name, also folded; provinces before prefectures before counties."""
    provinces = load_provinces()
    places: dict[str, list[Place]] = {}
    for code, name in sorted(read_table("regions.tsv"), key=lambda row: (len(row[0]), row[0])):
        short = provinces[code].place.short if code in provinces else shorten(name)
        place = Place(code, name, short)
        for key in dict.fromkeys((name, short, fold(name), fold(short))):
            places.setdefault(key, []).append(place)
    return {key: tuple(found) for key, found in places.items()}


@lru_cache(maxsize=1)
def load_place_words() -> frozenset[str]:
    """Give the names of places, areas and states, which are no people where nothing vouches for it.

    Autonomous prefectures and counties are there as the press calls them, too: 楚雄州.
    """
    areas = frozenset(name for row in read_table("areas.tsv") for name in row[0].split())
    named = (place for found in load_places().values() for place in found if "自治" in place.name)
    in_short = frozenset(place.short + place.name[-1] for place in named if place.name[-1] != "区")
    places = frozenset(load_places()) | in_short | load_countries() | load_foreign_cities().keys()
    return places | areas | {"中国", "我国"}


class Abroad(NamedTuple):
    """Where a city or region abroad lies: the names of its state, and a region (州, 省) inside that or ""."""

    states: tuple[str, ...]
    region: str


@lru_cache(maxsize=1)
def load_foreign_cities() -> dict[str, tuple[Abroad, ...]]:
    """Give where each city or other place abroad lies; several for a name that several cities share."""
    cities: dict[str, tuple[Abroad, ...]] = {}
    for states, region, names in read_table("foreign_places.tsv"):
        lies = Abroad(tuple(states.strip("-").split()), region.strip("-"))
        cities.update((name, (*cities.get(name, ()), lies)) for name in names.split())
    return cities


@lru_cache(maxsize=1)
def load_countries() -> frozenset[str]:
    """Give the states in the press's short form."""
    return frozenset(load_country_codes())


@lru_cache(maxsize=1)
def load_country_codes() -> dict[str, str]:
    """Give the ISO 3166 code of each state by its short form, "" for a union and a state of the past."""
    return {row[0]: row[1].strip("-") for row in read_table("countries.tsv")}


def find_place(text: str) -> Place | None:
    """Give the place that a full or short name or an abbreviation (沪) means; the highest rank, and only one of a rank.

    A name that several places of one rank share (鼓楼区) means none, nor does an everyday word (中方, 资源, 公安).
    """
    if text in WORDS:
        return None
    if len(text) == 1:
        return next((p.place for p in load_provinces().values() if text in p.abbreviations), None)
    found = load_places().get(text, ())
    if not found or (len(found) > 1 and len(found[0].code) == len(found[1].code)):
        return None
    return found[0]


# Short names of counties that are everyday words: without 县, 市 or 区, or a place above, hardly ever the county's.
WORDS = frozenset((
    "复兴", "平定", "运河", "长子", "振兴", "宏伟", "富裕", "工农", "友谊", "友好", "前进", "东风",
    "三元", "红旗", "解放", "公安", "中方", "会同", "通道", "光明", "资源", "港口", "南岸", "南部",
    "前锋", "比如", "延长", "清水", "安定", "合作", "城北", "平安", "共和", "温泉", "东方",
))  # fmt: skip


def province_of(place: Place) -> Place:
    """Give the province that a place lies in."""
    return load_provinces()[place.code[:PROVINCE]].place


def is_row(text: str) -> bool:
    """Tell whether a text is a row of abbreviations (苏浙皖)."""
    return len(text) > 1 and all(character in abbreviation_letters() for character in text)


@lru_cache(maxsize=1)
def abbreviation_letters() -> frozenset[str]:
    """Give the provinces' abbreviations of one character."""
    return frozenset(letter for province in load_provinces().values() for letter in province.abbreviations)


@lru_cache(maxsize=1)
def load_city_letters() -> dict[str, str]:
    """Give the city that the press means by each character (在蓉, 来泸)."""
    return {row[0]: row[1] for row in read_table("city_letters.tsv")}


def full_place(name: str) -> str:
    """Give a place's name from the province down: 合肥 is 安徽省合肥市; "" when the table does not know it."""
    place = find_place(name)
    if place is None:
        return ""
    upper = [province_of(place).name] if len(place.code) > PROVINCE else []
    if len(place.code) == COUNTY and (city := load_prefectures().get(place.code[:PREFECTURE])):
        upper.append(city)
    return "".join((*upper, place.name))


@lru_cache(maxsize=1)
def load_prefectures() -> dict[str, str]:
    """Give the prefectures' names by code."""
    return {row[0]: row[1] for row in read_table("regions.tsv") if len(row[0]) == PREFECTURE}


@lru_cache(maxsize=256)
def paper_place(paper: str) -> Place | None:
    """Give the place whose paper it is: 湖南日报 is Hunan's, 今日安吉 Anji's; None for national papers."""
    printed, paper = paper, fold(paper).removeprefix("今日")
    for name in (printed, paper):
        for province in load_provinces().values():
            if name.startswith(province.papers):
                return province.place
    for size in range(min(len(paper), 6), 1, -1):
        place = find_place(paper[:size])
        if place and not LONGER.match(paper, size) and (len(place.code) <= PREFECTURE or is_home(paper[:size], place)):
            return place
    return find_place(paper[0]) if REGION.match(paper) else None


LONGER = re.compile(
    r"[山岭江河湖海湾岛洲溪峰坪坝塘滩沟坎泽原川](?=[省市县区州旗]|[\u4e00-\u9fff]{1,2}报|都市|新闻|融媒)"
)  # a short name is only the beginning: 合肥|岭市, 合肥|岭都市报
REGION = re.compile(r"[\u4e00-\u9fff][东西南北中](?=[\u4e00-\u9fff]{1,4}[报网])")  # 湘中工人报 is Hunan's


def is_home(name: str, county: Place) -> bool:
    """Tell whether a paper is a county's that its own name begins with: 岳西报, but 光明日报 is not 光明区's."""
    return name == county.name or find_word(name).weight < NO_HOME


NO_HOME = -11.5  # log probability of a word: 东莞 and 浠水 are less likely, 光明 and 友谊 likelier
