"""The words for where an event was in, the place in full out: 合肥 is 安徽省合肥市, 人民大会堂 北京市人民大会堂."""

import re
from functools import lru_cache

from monitor.parser.places import (
    Place,
    find_place,
    full_place,
    load_countries,
    load_place_words,
    load_places,
    load_provinces,
)
from monitor.parser.text import read_table

LONGEST_PLACE = 12  # characters of the name of one place
LONGEST_CITY = 8  # characters of a foreign city's name
LONGEST_WORDS = 24  # characters of words that may be a place
ABSTRACT = re.compile(
    r"(?:[上中下内外间时后前里]|期间|方面|领域|基础|情况|背景|形势|框架|大会|仪式|会议|会上|分别|陪同)$"
)
GENERIC = re.compile(
    r"^(?:全|本|此|该|这|各|我|住地|现场|省|市|县|区|会|主|有|其|华(?!盛顿)|新的?(?!加坡|西兰|德里|泽西|奥尔良))|[厅局]$"
)
VENUE = re.compile(r"人民大?会堂|会堂|大厦|饭店|宾馆|国际会|大剧院|礼堂|体育|会展")
NAMED_PLACE = re.compile(
    r"(?:[市县区州乡镇村场馆厅院校园堂厂店楼站港山湖岛寺所府桥城]|街道|社区|中心|公司|广场|大厦|基地|企业|集团|大学|学校|机场|酒店|宾馆)$"
)
SIDES = re.compile(r"首都|首府|(?<=.)[东西南北中]{1,2}部|一[座家处所个].*$")
RANK = re.compile(r"[省市县区州盟旗](?![场域容民直政])")
STREET = re.compile(r"街道|街|路|镇|乡|村|社区|新区|片区|开发区|高新区|工业园")
ACTS = re.compile(
    r"驻|总统(?!大?选|府)|总理(?!府)|首相|国王|政府(?!军)|军|国防|外交|外长|议会|媒体|警方|方面|称|说|表示|宣布|拟|将|愿|呼吁|密切|公布|发布|[与和同对在](?!国)"
)  # behind a state: it or its office acts
COUNT = re.compile(r"[0-9一二三四五六七八九十两]+(?:个)?[省市州县区地]+$|等地$|等$|一带$|当地$|地区$")


@lru_cache(maxsize=1)
def load_landmarks() -> dict[str, str]:
    """Give the place of each landmark."""
    return {row[0]: row[1] for row in read_table("landmarks.tsv")}


def resolve_place(words: str, city: str = "") -> str:
    """Give the place that `words` name, province first; "" when they name none.

    Several places (德州、泰安、聊城3市) are joined by 、, the province that they share said once. `city` is where the
    story says elsewhere that it was: it goes before a venue that is named after its province (新疆人民会堂).
    """
    parts = [COUNT.sub("", part) for part in words[:LONGEST_WORDS].strip().split("、")]
    places = [place for place in (_resolve_one(part, city) for part in parts) if place]
    shared = next((name for name in _province_names() if all(place.startswith(name) for place in places)), "")
    return "、".join((*places[:1], *(place.removeprefix(shared) for place in places[1:])))


@lru_cache(maxsize=1)
def _province_names() -> tuple[str, ...]:
    return tuple(province.place.name for province in load_provinces().values())


def _resolve_one(words: str, city: str) -> str:
    landmark = next((name for name in load_landmarks() if name in words), "")
    if landmark and not _take_places(words.partition(landmark)[0])[0].removeprefix(load_landmarks()[landmark]):
        return load_landmarks()[landmark] + words[words.index(landmark) :]
    if short := _whole_abbreviation(words):
        return short
    full, rest = _take_places(words)
    if not words or ABSTRACT.search(words) or (not full and GENERIC.search(words)):
        return ""
    if full and VENUE.match(rest):
        return city + words if city else full + (rest if words.startswith(full) else words)
    if not full:
        return _abroad(words)
    return full + rest if NAMED_PLACE.search(rest) else full


def _abroad(words: str) -> str:
    """Give words that no table of regions knows when they look like a place's name: a state's, a city's, a hall's.

    Sides and ranks are left out (某国南部某省, 某国首都某市), and what goes on too long behind a state's name.
    """
    words = SIDES.sub("", words)
    if len(words) < len("苏州"):
        return ""
    known = next((words[:size] for size in range(LONGEST_PLACE, 1, -1) if words[:size] in load_place_words()), "")
    if "的" not in words and (NAMED_PLACE.search(words) or (known and len(words) - len(known) < LONGEST_CITY)):
        return words
    return known if known in load_countries() or "的" not in words else ""


def _take_places(words: str) -> tuple[str, str]:
    """Take place names off the beginning (福建福州, 安徽省合肥市): the full form of what they name, and the rest."""
    full, rest, outer = "", words, ""
    while rest:
        sizes = range(min(len(rest), LONGEST_PLACE), 0, -1)
        place = next((found for size in sizes if (found := _find_named(rest[:size]))), None)
        if place is None or not place.code.startswith(outer):
            break
        name = next(rest[:size] for size in sizes if _find_named(rest[:size]))
        if place.name != name and (STREET.match(rest, len(name)) or RANK.match(rest, len(name))):
            break  # 城东街道 is no 城东区, nor is 临川市 临川区
        full, rest, outer = full_place(name), rest[len(name) :], place.code
    return full, rest


def _find_named(text: str) -> Place | None:
    """Give the place that `text` names; of the abbreviations only 京 stands alone (在京)."""
    return find_place(text) if len(text) > 1 or text == "京" else None


def _whole_abbreviation(words: str) -> str:
    """Give the place that one character alone means (在沪, 赴浙)."""
    return full_place(words) if len(words) == 1 else ""


def opening_country(words: str) -> str:
    """Give the state that a sentence begins with as the place (伊拉克南部发生……), "" for one that acts or is abroad."""
    country = next((words[:size] for size in range(LONGEST_PLACE, 1, -1) if words[:size] in load_countries()), "")
    return "" if ACTS.match(words, len(country)) else country


def place_code(place: str) -> str:
    """Give the code (行政区划代码) of the deepest place that a place in full form names, "" for none or several."""
    code, rest = "", "" if "、" in place else place
    while rest:
        sizes = range(min(len(rest), LONGEST_PLACE), 1, -1)
        inside = (
            found
            for size in sizes
            for found in load_places().get(rest[:size], ())
            if found.name == rest[:size] and found.code.startswith(code) and len(found.code) > len(code)
        )
        found = next(inside, None)
        if found is None:
            break
        code, rest = found.code, rest[len(found.name) :]
    return code
