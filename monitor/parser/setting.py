"""A Story in, its Setting out: whose province, city and country the story means where it leaves the name away.

The paper's home (湖南日报), the dateline (本报济南3月29日讯), a source line (信息来源:济南日报) and the places that the text
names vote; what stands nearest in the sentence is weighed by posts.py before the Setting is asked.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from monitor.parser.places import (
    PREFECTURE,
    PROVINCE,
    Place,
    find_place,
    load_countries,
    load_places,
    load_provinces,
    paper_place,
    province_of,
)
from monitor.parser.text import Story

PAPER = re.compile(r"[\u4e00-\u9fff]{2,6}(?:日报|晚报|晨报|早报|商报|都市报|新闻网|发布|广播电视台)")
DATELINE = re.compile(
    r"(?:本报|新华社|中新社|中新网|人民网|中国网|央广网|电)([\u4e00-\u9fff]{2,8}?)(?:[0-9]{1,2}月|[0-9]{1,2}日)"
)
SESSION = re.compile(r"第?[一二三四五六七八九十]{1,3}届[\u4e00-\u9fff]{0,8}?[一二三四五六七八九十]{1,2}次会议")
HOME_OF_STORY, HOME_NAMED, DATELINED = 100, 40, 30
READ = 6_000  # characters of the text that vote; the rest of a long story tells the same


class Setting(NamedTuple):
    """Where a story plays: full names or ""."""

    province: str = ""
    city: str = ""
    country: str = ""
    session: str = ""  # 十三届全国人大一次会议, which 大会 stands for


@lru_cache(maxsize=1)
def place_pattern() -> re.Pattern[str]:
    """Match the provinces' and prefectures' names, full or short."""
    names = {key for key, found in load_places().items() if len(found[0].code) <= PREFECTURE and len(key) > 1}
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))


@lru_cache(maxsize=1)
def country_pattern() -> re.Pattern[str]:
    """Match the states' names."""
    return re.compile("|".join(sorted(map(re.escape, load_countries()), key=len, reverse=True)))


def home_votes(story: Story, text: str) -> Counter[Place]:
    """Count what the paper, source lines and datelines say about where the story comes from."""
    votes: Counter[Place] = Counter()
    if story.article.paper and (place := paper_place(story.article.paper)):
        votes[place] += HOME_OF_STORY
    for found in PAPER.finditer(text):
        if place := paper_place(found[0]):
            votes[place] += HOME_NAMED
    for found in DATELINE.finditer(text):
        if place := find_place(found[1]):
            votes[place] += DATELINED
    return votes


def read_setting(story: Story) -> Setting:
    """Weigh what a story says about its places."""
    text = f"{story.heading.text}\n{story.text.text[:READ]}"
    votes = home_votes(story, text)
    for found in place_pattern().finditer(text):
        if place := find_place(found[0]):
            votes[place] += 1
    provinces: Counter[str] = Counter()
    cities: Counter[str] = Counter()
    for place, count in votes.items():
        provinces[province_of(place).name] += count
        if len(place.code) == PREFECTURE or place.name.endswith("市"):
            cities[place.name] += count
    capitals = {province.place.name: province.capital for province in load_provinces().values()}
    countries = Counter(found[0] for found in country_pattern().finditer(text))
    session = SESSION.search(text)
    province = first_of(provinces)
    return Setting(
        province=province,
        city=first_of(cities) or capitals.get(province, "") * 0,
        country=first_of(countries),
        session=session[0] if session else "",
    )


def first_of(votes: Counter[str]) -> str:
    """Give what got most votes, or ""."""
    return votes.most_common(1)[0][0] if votes else ""


def level_of(place: Place) -> str:
    """Give the word for a place's level as posts use it: 省, 市 or 县."""
    return {PROVINCE: "省", PREFECTURE: "市"}.get(len(place.code), "县")
