"""A place as an event's words name it in, the place with what it stands in out: 千灯镇 is 江苏省昆山市千灯镇.

A paper leaves out what its readers know: in whose town a hall stands, in which county a township lies. That is, the
nearest first, the place inside the story's home that its sentence names before, the dateline's place, the paper's own.
How much of it is said, `as_told` decides: as much as the story does.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from monitor.parser.events.abroad import foreign_city, looks_foreign, put_state, state_named
from monitor.parser.events.lines import WHEN, Line, find_datelines
from monitor.parser.events.places import full_of, home_code, load_landmarks, place_before, province_names
from monitor.parser.places import (
    CITY_ENDS,
    LONGER,
    MUNICIPALITIES,
    PROVINCE,
    find_place,
    full_place,
    load_places,
    load_prefectures,
    paper_place,
    shorten,
)
from monitor.parser.posts.homes import OWN_LEVEL
from monitor.parser.posts.setting import counties_in, county_names, place_pattern, read_setting
from monitor.parser.text import Story

WIRE = re.compile(r"[社台]$|人民日报|人民网|中新网|央视")  # its news may be from anywhere
OF_STATE = re.compile(
    r"^(?:总统|总理|首相|国会|议会|议长|总督)(?:府|官邸|大厦|大楼|宫)|^(?:外交|国防)部$"
)  # of the state that a story is about
NOWHERE = re.compile(
    r"(?:海域|海峡|上空|线上|空间站|号)$|[舰船艇轮]$|^(?:中国|我国|联合国|欧盟|世界|国际|全国|线上|各)"
)  # in no town
LEVELLED = re.compile(
    r"^[\u4e00-\u9fff]{1,6}?[市县州旗盟](?=[\u4e00-\u9fff]{2})(?![民桥])"
)  # of a town that no table knows
COUNTY = re.compile(r"[\u4e00-\u9fff]{1,6}?[县旗]")
TOWN = re.compile(r"(?P<town>[\u4e00-\u9fff]{2,4}?(?:[镇乡]|街道))[^，。；\u4e00-\u9fff]?在$")  # 某镇|在某村召开
HOUSE = re.compile(
    rf"(?:^|[，。；：\s\uf000-\uf3ff])(?P<house>[\u4e00-\u9fff]{{2,14}}?(?:大学|学院|学校|中学|小学|医院|军区|政府))"
    rf"(?:{WHEN}|[昨今]|[日天上下中午晚]|（[^（）]{{1,3}}）)*在$"
)
ITS_HALL = re.compile(r"(?:礼堂|会堂|厅|会议室|图书馆|体育馆|操场|校区|机关)$")
ORGAN_BEHIND = re.compile(r"[省市县区州]?(?:委|政府|人大|政协|代表团|党政|法院|检察|军区|籍|客商|企业|来)")


def put_home(place: str, near: Sequence[Line], story: Story) -> str:
    """Give a place in full: what it stands in is put before it where its own words do not say that."""
    if not place or _is_full(place) or looks_foreign(place):
        return put_state(place, near, story)
    if NOWHERE.search(place):
        return place
    if LEVELLED.match(place) or _is_of_its_own(place, story):
        home = home_of(story)
        upper = home if COUNTY.match(place) and home.endswith(CITY_ENDS) else province_of(story)
        return (upper if paper_place(story.article.paper) else "") + place
    if OF_STATE.match(place):
        return read_setting(story).country + place
    house = next(filter(None, (_house_before(place, line) for line in near)), "")
    around = next(_named_around(place, near, story), "") or home_of(story)
    around = house if place_before(house) or house.startswith(around or house) else around + house
    towns = (TOWN.search(line.code[: line.code.find(place)]) for line in near if place in line.code)
    town = next((found["town"] for found in towns if found), "")
    place = town + place.removeprefix(town)
    inner = next((around[at:] for at in range(len(around) - 1) if place.startswith(around[at:])), "")
    return around + place.removeprefix(inner)


def _house_before(place: str, line: Line) -> str:
    """Give the house whose own hall a line names behind it (某学院在报告厅召开), "" for none."""
    at = line.code.find(place)
    found = HOUSE.search(line.code[:at]) if at > 0 and ITS_HALL.search(place) else None
    return found["house"] if found else ""


def as_told(place: str, story: Story) -> str:
    """Give one place in full as far as its story names it; the province is always said, its code says the rest.

    贵州省仁怀市 is without the prefecture (遵义市) that the story does not name, autonomous places are as it calls them
    (湖南省湘西州凤凰县, 耿马自治县).
    """
    told = f"{story.heading.text}\n{story.text.text}\n{story.article.paper}\n{story.article.place}"
    for code, prefecture in load_prefectures().items():
        at = place.find(prefecture)
        if at > 0 and prefecture not in told:
            apart = apart_in(code)
            inner = place.startswith(apart, at + len(prefecture)) and not any(
                one.startswith(apart) for one in place.split("、")[1:]
            )
            short = shorten(prefecture)
            known = f"{short}州" if prefecture.endswith("自治州") else prefecture
            named = short in told or not inner
            place = place.replace(prefecture, known if named else "", 1)
    for found in AUTONOMOUS.finditer(place):
        if found[0] not in told:
            forms = (shorten(found[0]) + level for level in (found[0][-len("自治县") :], found[0][-1]))
            place = place.replace(found[0], next((form for form in forms if form in told), found[0]))
    return place


@lru_cache(maxsize=64)
def apart_in(code: str) -> tuple[str, ...]:
    """Give the names of the counties and cities of a prefecture that are known without it; a district is the city's."""
    places = {place for found in load_places().values() for place in found if place.code.startswith(code)}
    return tuple(sorted(place.name for place in places if place.code != code and not place.name.endswith("区")))


AUTONOMOUS = re.compile(r"(?<=[省州市区盟])(?:(?![省州市盟])[\u4e00-\u9fff]){2,12}?自治[县旗]")


def _is_full(place: str) -> bool:
    """Tell whether a place begins with its province, its state or a city abroad, or is known by itself."""
    abroad = state_named(place) or foreign_city(place)
    return bool(abroad) or place.startswith((*province_names(), *load_landmarks()))


def _is_of_its_own(place: str, story: Story) -> bool:
    """Tell whether the story prints the town that a place is named for with its level: 宁川|广场 beside 宁川市."""
    return any(place[:size] + level in story.text.text for size in (2, 3) for level in "市县州旗")


def _named_around(place: str, near: Sequence[Line], story: Story) -> Iterator[str]:
    """Give the places inside the story's home that lines name before a place, the nearest first."""
    home = home_of(story)
    for line in near:
        at = line.code.find(place)
        code = line.code[:at] if at >= 0 else ""
        found = [
            (hit.end(), find_place(hit[0]))
            for hit in place_pattern().finditer(code)
            if not LONGER.match(code, hit.end())
        ]
        found += [(code.rfind(county.name) + len(county.name), county) for county in counties_in(code)]
        for end, one in sorted(found, key=lambda each: -each[0]):
            full = full_place(one.name) if one else ""
            if one and len(one.code) > PROVINCE and full.startswith(home) and not ORGAN_BEHIND.match(code, end):
                yield full


@lru_cache(maxsize=2)
def home_of(story: Story) -> str:
    """Give the place, province first, in which a story's bare places lie: its dateline's, else its paper's."""
    if dateline := dateline_place(story):
        return full_place(dateline)
    if any(WIRE.search(dateline.agency) for _, dateline in find_datelines(story, "text")[:1]):
        return ""
    own = paper_place(story.article.paper)
    if own and (len(own.code) > PROVINCE or own.code in MUNICIPALITIES):
        return full_place(own.name)
    level = OWN_LEVEL.search(f"{story.heading.text}\n{story.text.text}")
    left_out = (level[1] or level[2]) if level else "" if story.article.paper else "市"
    if not left_out:
        return province_of(story) if own else ""
    return city_of(story) if left_out == "市" else county_of(story)


def dateline_place(story: Story) -> str:
    """Give the place of the dateline as printed, "" for none."""
    return next((dateline.place for _, dateline in find_datelines(story, "text")), "")


def city_of(story: Story) -> str:
    """Give the city that a local story is from, province first; "" where nothing tells."""
    city = read_setting(story).city
    return full_of(home_code("", city)) or full_place(city) or city


def county_of(story: Story) -> str:
    """Give the county of a local story, in full where the tables know it: its paper's, else the one named most."""
    county = next(county_names(story.article.paper), "") or read_setting(story).county
    return full_place(county) or county


def province_of(story: Story) -> str:
    """Give the province that a paper or a known leader tells; another page may come from anywhere."""
    setting = read_setting(story)
    return setting.province if story.article.paper or setting.known else ""
