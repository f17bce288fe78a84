"""A Story in, its Setting out: whose province, city and country the story means where it leaves the name away.

The paper's home (湖南日报), the dateline (本报济南3月29日讯), a source line (信息来源:济南日报) and the places that
the text names vote; what stands nearest in the sentence is weighed by completing.py before the Setting is asked.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from monitor.parser.name_tables import load_frequent_surnames
from monitor.parser.names.filling import PREPOSITIONS
from monitor.parser.patterns import any_of, find_from
from monitor.parser.places import (
    CITY_ENDS,
    COUNTY,
    LONGER,
    PREFECTURE,
    Place,
    abbreviation_letters,
    find_place,
    is_home,
    load_city_letters,
    load_places,
    load_prefectures,
    load_provinces,
    paper_place,
    province_of,
    shorten,
)
from monitor.parser.posts.districts import districts_in
from monitor.parser.posts.governors import homes_of_others, known_home
from monitor.parser.posts.homes import TOWN_POST, town_named, towns_in, unknown_homes
from monitor.parser.posts.inner_bodies import council_named, find_headquarters
from monitor.parser.states import state_pattern
from monitor.parser.text import STOPS, Sentence, Story, fold

PAPER = re.compile(r"[\u4e00-\u9fff]{2,6}(?:日报|晚报|晨报|早报|商报|都市报|新闻网|发布|广播电视台)")
DATELINE = re.compile(
    r"(?:本报|新华社|中新社|中新网|人民网|中国网|央广网|电)([\u4e00-\u9fff]{2,8}?)(?:[0-9]{1,2}月|[0-9]{1,2}日)"
)
DELEGATION = re.compile(
    r"率(?:领)?(?:的)?([\u4e00-\u9fff]{2,9}?)(?:党政)?代表团|^([\u4e00-\u9fff]{2,9}?)党政代表团(?=[\u4e00-\u9fff]{0,4}[赴到在])"
)
DELEGATION_BEGINS = re.compile(r"率|\A[\s\S]")
PAPER_ENDS = re.compile("日报|晚报|晨报|早报|商报|都市报|新闻网|发布|广播电视台")
PAPER_REACH = 8  # characters on each side of such an ending that its name may have
SESSION = re.compile(
    r"(?:全国政协|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{0,7}?[省市县区州旗镇乡](?:政协)?)?第?[一二三四五六七八九十]{1,3}届[\u4e00-\u9fff]{0,8}?[一二三四五六七八九十]{1,2}次会议"
)


def session_before(text: str, story: str) -> str:
    """Give the session of a place's congress or conference that a text names last, else that of the story."""
    named = [found[0] for found in SESSION.finditer(text)] if "届" in text else []
    return next((name for name in reversed(named) if PLACED.match(name)), story)


PAPERS_ABROAD = {
    "联合早报": "新加坡",
    "星洲日报": "马来西亚",
    "南洋商报": "马来西亚",
    "光华日报": "马来西亚",
}  # by state
PLACED = re.compile(r"[\u4e00-\u9fff]{2,}?[省市县区州旗镇乡](?:政协)?第?[一二三四五六七八九十]{1,3}届")
HOME = re.compile(
    r"([\u4e00-\u9fff]{2,7}?(?:省|自治区))?([\u4e00-\u9fff]{2,10}?(?:市|自治州|地区|盟))?([\u4e00-\u9fff]{1,10}?[县区旗])?"
)
PREFECTURES = ("州", "盟", "地区")
HOME_OF_STORY, HOME_NAMED, DATELINED = 100, 40, 30
FEW = 2
READ = 6_000  # characters of the text that vote; the rest of a long story tells the same


class Setting(NamedTuple):
    """Where a story plays: full names or ""."""

    province: str = ""
    inland: str = ""  # the province that 省 means beside the special region or municipality that is named most
    city: str = ""
    county: str = ""
    country: str = ""
    congress: str = ""  # 全国人大 where the story is about it
    row: tuple[str, ...] = ()  # 京津冀: the provinces that 三地 means, in this order
    sure: bool = False  # whether the paper or a dateline says the province
    council: str = ""  # 全国政协 where the story is about it
    headquarters: tuple[str, ...] = ()  # 领导小组 and 指挥部 that it names in full
    prefecture: str = ""  # the 州, 盟 or 地区 that it names most, beside its city
    town: str = ""  # where its posts leave out the town's name
    abroad: bool = False  # whether the paper is another state's: who bears a Han name there is at home there
    region: str = ""  # 香港, 澳门 or 香港特区 in its own papers, as they call it
    known: bool = False  # whether only the names of its leaders tell the province
    division: str = ""  # 八师石河子市, which 师市 stands for
    session: str = ""  # 十三届全国人大一次会议, which 大会 stands for
    other_county: str = ""  # the one named most whose level is another: 县 beside 区
    zones: tuple[str, ...] = ()  # 宁川经济技术开发区, named with the short name of its county
    districts: tuple[str, ...] = ()  # 广州市南沙区, of those whose organs it names with their city


@lru_cache(maxsize=1)
def place_pattern() -> re.Pattern[str]:
    """Match the provinces' and prefectures' names, full or short."""
    names = {key for key, found in load_places().items() if len(found[0].code) <= PREFECTURE and len(key) > 1}
    return re.compile(any_of(names))


def counties_in(text: str) -> Iterator[Place]:
    """Give the counties that a text names in full, one by one; a name that several counties share means none."""
    for found in COUNTY_END.finditer(text):
        if text[found.end() - SHORTEST_COUNTY : found.end()] not in county_ends() or ACTING.match(
            text, found.end() - 2
        ):
            continue
        for size in range(LONGEST_COUNTY, 1, -1):
            name = text[max(0, found.end() - size) : found.end()]
            place = find_place(name) if name in load_places() else None
            if place is not None and len(place.code) == COUNTY and place.name == name:
                if size > SHORTEST_COUNTY or SHORT_COUNTY.search(text, 0, found.end() - size):
                    yield place
                break


def county_names(text: str) -> Iterator[str]:
    """Give the names of the counties, but no county-level cities, that a text names in full, one by one."""
    return (place.name for place in counties_in(text) if not place.name.endswith("市"))


@lru_cache(maxsize=1)
def county_ends() -> frozenset[str]:
    """Give what the counties' names end in: most places of those characters need no closer look."""
    counties = {place.name for found in load_places().values() for place in found if len(place.code) == COUNTY}
    return frozenset(name[-SHORTEST_COUNTY:] for name in counties)


TOUR = re.compile(
    r"团[^，。；\n]{0,6}(?:赴|前往|抵达|到访)(?:[\u4e00-\u9fff]{2,3}省?)?\Z"
)  # where a delegation goes is not its home
COUNTY_END = re.compile(r"[县区旗市]")
SHORTEST_COUNTY = 2  # characters: 和县, 西区
SHORT_COUNTY = re.compile(
    r"(?<![\u4e00-\u9fff》”）])\Z|[省市州区在到赴于从往及]\Z"
)  # 干部|和县直机关, 广|西区委 are none
ACTING = re.compile(r"代[县区市]长")  # is no 代县
LONGEST_COUNTY = 11  # characters


def home_votes(story: Story, text: str) -> Counter[Place]:
    """Count what the paper, source lines and datelines say about where the story comes from."""
    votes: Counter[Place] = Counter()
    if (place := paper_place(paper_of(story))) and not has_other_level(place, text):
        votes[place] += HOME_OF_STORY
    for name in paper_names(text):
        if place := paper_place(name):
            votes[place] += HOME_NAMED
    for found in DATELINE.finditer(text):
        if place := find_place(found[1]):
            votes[place] += DATELINED
    return votes


def delegation_votes(text: str) -> Counter[Place]:
    """Count the delegations that a text names by their home: 率安徽省党政代表团."""
    found = find_from(DELEGATION_BEGINS, DELEGATION, text)
    return Counter({place: DATELINED for one in found if (place := find_place(one[1] or one[2]))})


def paper_of(story: Story) -> str:
    """Give the paper of a story, else the one that its text says it is from: 【大公报讯】."""
    source = None if story.article.paper else SOURCE.match(story.text.text)
    return source[1] if source else story.article.paper


SOURCE = re.compile(r"\s*[【〔（]([\u4e00-\u9fff]{2,6}[报网])(?:专?讯|消息|报道)[】〕）]")


def paper_names(text: str) -> Iterator[str]:
    """Give what stands before 日报 and the like with it, one by one, as `PAPER` finds it."""
    end = 0
    for ending in PAPER_ENDS.finditer(text):
        start = max(end, ending.start() - PAPER_REACH)
        if found := PAPER.search(text, start, ending.end() + PAPER_REACH):
            yield found[0]
            end = found.end()


def has_other_level(place: Place, text: str) -> bool:
    """Tell whether a text prints a county's short name with another level: the home of 临川日报 is 临川市 there."""
    names = {place.short + level for level in "省市县区"} - {place.name}
    return len(place.code) == COUNTY and any(name in text for name in names)


def county_of_paper(paper: str) -> tuple[str, ...]:
    """Give the county whose short name a paper's begins with, though it is a word besides: 麻阳报, where 县委 is it."""
    name = fold(paper)
    found = (find_place(name[:size]) for size in (4, 3, 2) if not LONGER.match(name, size))
    return next(((place.name,) for place in found if place and place.name[-1] in "县旗"), ())


def only_county(province: str, text: str) -> Iterator[str]:
    """Give the county of a province that a text means by its short name (桐庐), if it names no other one so.

    Where somebody comes from (桐庐人) is not meant.
    """
    named = [place.name for place in load_counties(province) if place.short in text and is_home(place.short, place)]
    if len(named) == 1 and re.search(rf"{shorten(named[0])}(?!人)", text):
        yield named[0]


@lru_cache(maxsize=64)
def load_counties(province: str) -> tuple[Place, ...]:
    """Give the counties and banners of a province, no districts and no cities."""
    found = {place for places in load_places().values() for place in places if len(place.code) == COUNTY}
    return tuple(place for place in sorted(found) if place.name[-1] in "县旗" and province_of(place).name == province)


OF_COUNTY = re.compile(r"(?<![\u4e00-\u9fff])[县旗](?:委|政府|人民政府|人大|政协|长)")


@lru_cache(maxsize=2)
def read_setting(story: Story) -> Setting:
    """Weigh what a story says about its places."""
    text = f"{story.heading.text}\n{story.text.text[:READ]}"
    provinces, cities, counties = count_places(story, text)
    known = home_known_by_leaders(story, text, provinces, cities)
    provinces.update({known: DATELINED + provinces[first_of(provinces)]} if known else {})
    cities.update({known: DATELINED} if known.endswith("市") else {})
    cities.update(prefecture_of_old(text, cities))
    countries = Counter(found[0] for found in state_pattern().finditer(text))
    paper_abroad = PAPERS_ABROAD.get(fold(story.article.paper), "")
    papers = paper_place(paper_of(story))
    sessions = [found[0] for found in SESSION.finditer(text)] if "届" in text else []
    province = first_of(provinces)
    if not counties and OF_COUNTY.search(text):
        counties.update(county_of_paper(story.article.paper) or only_county(province, text))
    cities = Counter({as_printed(name, text): count for name, count in cities.items()})
    city, county = first_of(cities), first_of(counties)
    return Setting(
        province=province,
        inland=first_of(Counter({name: n for name, n in provinces.items() if name.endswith(("省", "自治区"))})),
        sure=provinces[province] >= DATELINED,
        known=bool(known),
        city=city,
        county=county,
        other_county=first_of(Counter({name: n for name, n in counties.items() if name[-1] != county[-1]})),
        zones=tuple(dict.fromkeys(zone for place, zone in zones_in(text) if place.name in (city, county))),
        division=division[0] if "师市" in text and (division := DIVISION.search(text)) else "",
        prefecture=first_of(prefectures_of(cities, text)),
        row=read_row(text),
        country=first_of(countries) or paper_abroad,
        abroad=bool(paper_abroad),
        region=region_of(papers or region_at_home(story, province), f"{fold(paper_of(story))}\n{text}"),
        town=town_meant(towns_in(text)) if TOWN_POST.search(text) else "",
        session=next((name for name in sessions if PLACED.match(name)), sessions[0] if sessions else ""),
        council=council_named(text),
        headquarters=find_headquarters(text),
        districts=tuple(dict.fromkeys(districts_in(text, province))),
        congress="全国人大" if text.count("全国人大") >= FEW else "",
    )


DIVISION = re.compile(r"第?[一二三四五六七八九十]{1,3}师[\u4e00-\u9fff]{2,5}市")


def home_known_by_leaders(story: Story, text: str, provinces: Counter[str], cities: Counter[str]) -> str:
    """Give the province that a story means by its leaders' names, "" where its paper or dateline tells its home.

    市委书记 and 市长 may be another city's that is named.
    """
    if home_votes(story, text) or provinces[first_of(provinces)] >= HOME_OF_STORY:  # also a paper's that no table knows
        return ""
    known = known_home(text, story.article.day)
    return "" if known.endswith("市") and first_of(cities) not in ("", known) else known


def count_places(story: Story, text: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Count what speaks for each province, each city and each county, full names, as a story's home."""
    provinces: Counter[str] = Counter()
    cities: Counter[str] = Counter()
    counties: Counter[str] = Counter()
    for place, count in vote(story, text).items():
        province = province_of(place).name
        provinces[province] += count
        if len(place.code) == PREFECTURE or place.name.endswith("市"):
            cities[place.name] += count
        elif len(place.code) == COUNTY:
            counties[place.name] += count
            city = load_prefectures().get(place.code[:PREFECTURE], province)
            cities.update({city: count} if city.endswith(CITY_ENDS) else {})
    homes = unknown_homes(fold(story.article.paper), text)
    for name, count in ((as_named_in_full(name, text), count) for name, count in homes):
        {"省": provinces, "市": cities, "州": cities, "盟": cities}.get(name[-1], counties)[name] += count
    if home := HOME.fullmatch(story.article.place):  # a home that no table knows is a home too
        provinces.update({home[1]: HOME_OF_STORY} if home[1] else {})
        cities.update({home[2]: HOME_OF_STORY} if home[2] else {})
        counties.update({home[3]: HOME_OF_STORY} if home[3] else {})
    return provinces, cities, counties


def vote(story: Story, text: str) -> Counter[Place]:
    """Count what says that a story is from a place of the tables, and how often the text names each."""
    votes = home_votes(story, text)
    others = () if votes else homes_of_others(text)
    votes.update(delegation_votes(text))
    borne = names_with_places(text)
    for found in place_pattern().finditer(text):
        if LONGER.match(text, found.end()) or TOUR.search(text, max(0, found.start() - NEAR), found.start()):
            continue
        if found.start() and text[found.start() - 1 : found.end()] in borne:
            continue
        if MISSION.match(text, found.end()) and text.startswith("驻", found.start() - 1):
            continue
        if place := find_place(found[0]):
            votes[place] += 1
    votes.update(counties_in(text))
    votes.update(garrisons_in(text))
    votes.update(place for place, _ in zones_in(text))
    return Counter({place: count for place, count in votes.items() if province_of(place).short not in others})


MISSION = re.compile("(?<!香港)(?<!澳门)总?领事")  # of another state: 某国驻上海总领事 says nothing of a story's home


def names_with_places(text: str) -> frozenset[str]:
    """Give what stands behind titles as a surname and a place's short name may: 市长石长春 is not from 长春."""
    surnames = load_frequent_surnames() - PREPOSITIONS
    return frozenset(name[1] for name in BEHIND_TITLE.finditer(text) if name[1][0] in surnames)


BEHIND_TITLE = re.compile(r"(?:[省市县区州盟旗厅局部]长|书记|主席|主任|常委)(?=([\u4e00-\u9fff]{3}))")


def zones_in(text: str) -> Iterator[tuple[Place, str]]:
    """Give the zones that a text names by a county's short name, each with its county: 宁川经济技术开发区."""
    for found in ZONE.finditer(text):
        for size in (4, 3, 2):
            name = text[max(0, found.start() - size) : found.start()]
            place = find_place(name)
            if place and len(place.code) == COUNTY and is_home(name, place):
                yield place, name + found[0]
                break


ZONE = re.compile(
    r"(?:国家级|省级)?(?:(?:经济技术|经济|高新技术产业|高新技术|工业)?开发区|经开区|高新区|(?:工业|产业)园区)"
)


def garrisons_in(text: str) -> Iterator[Place]:
    """Give the cities whose one character a text prints between 驻 and their soldiers: 驻榕部队."""
    letters = (found[1] for found in GARRISON.finditer(text) if found[1] not in abbreviation_letters())
    return filter(None, (find_place(load_city_letters().get(letter, letter + "市")) for letter in letters))


GARRISON = re.compile("驻([\u4e00-\u9fff])(?:部队|官兵|解放军|单位|高校)")


def region_at_home(story: Story, province: str) -> Place | None:
    """Give 香港 or 澳门 where a story without a paper is most about it and in its script (新聞公報), else None."""
    home = find_place(province) if province.endswith("特别行政区") and not paper_of(story) else None
    return home if home and any(ITS_SCRIPT.intersection(printed) for printed in story.sources.values()) else None


ITS_SCRIPT = frozenset("區長會務")


def region_of(home: Place | None, text: str) -> str:
    """Give what a paper of 香港 or 澳门 calls its home, 香港特区 where it says so; "" for other papers."""
    if home is None or not home.name.endswith("特别行政区"):
        return ""
    return next(
        (name for name in (f"{home.short}特区", home.name) if name.removeprefix(home.short) in text), home.short
    )


def as_named_in_full(name: str, text: str) -> str:
    """Give an autonomous county or banner in full where a text prints it so once: 贡山县."""
    places = (place.name for place in load_places().get(name[:-1], ()) if place.name.endswith(f"自治{name[-1]}"))
    return next((full for full in places if full in text), name)


def prefectures_of(cities: Mapping[str, int], text: str) -> Counter[str]:
    """Give the 州, 盟 and 地区 among cities with their votes; without one, those in which the cities lie (龙井市)."""
    named = Counter({name: count for name, count in cities.items() if name.endswith(PREFECTURES)})
    lies = ((find_place(name), count) for name, count in cities.items() if not named)
    upper = ((load_prefectures().get(city.code[:PREFECTURE], ""), count) for city, count in lies if city)
    return named or Counter({as_printed(name, text): count for name, count in upper if name.endswith(PREFECTURES)})


def as_printed(city: str, text: str) -> str:
    """Give an autonomous prefecture as the press calls it, 凉山州, where a text does not print its full name."""
    return f"{shorten(city)}州" if city.endswith("自治州") and city not in text else city


def prefecture_of_old(text: str, cities: Mapping[str, int]) -> dict[str, int]:
    """Give the one prefecture that a text names (晋中地委, 晋中地区) and not as a city, with votes.

    Only a story of its committee or office means one: 晋中地区 may be the land around a city.
    """
    if not SEATED.search(text):
        return {}
    seats = [text[max(0, found.start() - LONGEST_SEAT) : found.start()] for found in OF_PREFECTURE.finditer(text)]
    found = {place for seat in seats for start in range(len(seat) - 1) if (place := find_place(seat[start:]))}
    named = [place for place in found if len(place.code) == PREFECTURE and place.name not in text]
    return {f"{place.short}地区": cities.get(place.name, 0) + 1 for place in named} if len(named) == 1 else {}


SEATED = re.compile(r"地委|行署|地区(?:行署|人大|政协|纪委)")
OF_PREFECTURE = re.compile(r"地委|行署|地区")
LONGEST_SEAT = 4  # characters


def section_countries(story: Story) -> dict[int, str]:
    """Give the state that each sentence of a digest (国际联播快讯) means: the one its section names most.

    A section begins at a short line without a stop at its end; sentences of stories with fewer than two have none.
    """
    sections: list[list[Sentence]] = [[]]
    for sentence in story.sentences:
        if sentence.where == "text":
            if len(sentence.text) <= LONGEST_HEADLINE and sentence.text[-1] not in STOPS:
                sections.append([])
            sections[-1].append(sentence)
    if len(sections) <= FEW:
        return {}
    named = [first_of(Counter(state_pattern().findall("".join(s.text for s in part)))) for part in sections]
    return {sentence.index: country for part, country in zip(sections, named, strict=True) for sentence in part}


LONGEST_HEADLINE = 40


def read_row(text: str) -> tuple[str, ...]:
    """Give the provinces that a story names by abbreviations (沪苏浙皖), the longest row, or by a list (甲、乙两省)."""
    rows = [found[0] for found in row_pattern().finditer(text)]
    longest = max(rows, key=len, default="")
    counted = None if longest else COUNTED.search(text)
    listed = LISTED_PLACES.search(text, max(0, counted.start() - NEAR), counted.start()) if counted else None
    names = LISTS.split(listed[1]) if listed else longest
    if counted and counted[0][-1] in "县区":
        return tuple(name.lstrip("到在赴对往").removesuffix(counted[0][-1]) + counted[0][-1] for name in names)
    places = [find_place(name) for name in names]
    return tuple(place.name for place in places if place is not None)


LISTS = re.compile("[、和与及]")
COUNTED = re.compile(r"[两二三四五六七八九](?<=[\u4e00-\u9fff].)(?:省|地|市|[县区](?!域))")
LISTED_PLACES = re.compile(r"([\u4e00-\u9fff]{2,3}(?:[、和与及][\u4e00-\u9fff]{2,3}){1,7})$")
NEAR = 40  # characters before 三省 in which the three are listed


@lru_cache(maxsize=1)
def row_pattern() -> re.Pattern[str]:
    """Match two and more abbreviations of provinces in a row."""
    letters = "".join(a for province in load_provinces().values() for a in province.abbreviations if len(a) == 1)
    return re.compile(f"[{letters}]{{2,8}}(?=三|四|两|五|政协|地区|协同|一体化|省|党政|人大)")


def town_meant(towns: list[str]) -> str:
    """Give the town that a text names most, with its county where the text once says it."""
    short = (min((other for other in towns if town.endswith(other)), key=len) for town in towns)
    return town_named(towns, first_of(Counter(short)))


def first_of(votes: Counter[str]) -> str:
    """Give what got most votes, or ""."""
    return votes.most_common(1)[0][0] if votes else ""
