"""A text in, the districts out whose organs it names with their city somewhere; then all their posts are (市辖区).

`广州市南沙区第三届人大` makes `南沙区副区长` 广州市南沙区副区长. Where another province's story tells of a district of
a municipality (重庆市潼南区), the name is enough. A district that only somebody lives in stays as printed.
"""

import re
from collections.abc import Iterator, Sequence

from monitor.parser.places import PREFECTURE, PROVINCE, Place, find_place, load_places

DISTRICT = re.compile(
    r"市(?P<name>[\u4e00-\u9fff]{1,5}?区)(?P<organ>(?:第?[一二三四五六七八九十]{1,3}届)?"
    r"(?:人大|人民代表大会|政协|委(?![员托派会])|政府|人民政府|纪委|监委|人民法院|人民检察院|[副代]?区长))?"
)
CITY_SIZES = range(8, 2, -1)  # characters, 市 included


def districts_in(text: str, province: str) -> Iterator[str]:
    """Give the districts, each with its city, that a story of a province names so before an organ or from outside."""
    for found in DISTRICT.finditer(text):
        city = _city_before(text, found.start() + 1)
        outside = city is not None and len(city.code) == PROVINCE and city.name != province
        if city and (found["organ"] or outside) and _lies_in(city, found["name"]):
            yield city.name + found["name"]


def _lies_in(city: Place, name: str) -> bool:
    """Tell whether a city has a district of a full name."""
    return any(place.name == name and place.code.startswith(city.code) for place in load_places().get(name, ()))


def _city_before(text: str, end: int) -> Place | None:
    """Give the prefecture or municipality whose full name ends at `end`."""
    named = (find_place(text[end - size : end]) for size in CITY_SIZES if size <= end)
    return next((place for place in named if place and len(place.code) <= PREFECTURE), None)


def with_city(stem: str, districts: Sequence[str]) -> str:
    """Put the city before a stem that begins with one of its districts."""
    for full in districts:
        city, _, district = full.partition("市")
        if stem.startswith(district):
            return f"{city}市{stem}"
    return stem
