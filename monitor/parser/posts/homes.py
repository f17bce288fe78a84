"""A paper's name and a text in, the places out that no table knows but the story shows to be one (未收录的地名).

A name that stands with its level behind a stop or an upper place and has an organ or an act of a place behind it is a
place (澜川市工会, 合肥岭市委); a paper named so, or whose name the text prints with a level, is its own.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from monitor.parser.patterns import find_at, places_before
from monitor.parser.places import COUNTY, find_place, is_row, load_foreign_cities, load_place_words, shorten
from monitor.parser.titles import load_reporting_verbs
from monitor.parser.words import FREQUENT, find_word

PAPERS_OWN, SEEN = 100, 2  # votes for the place that a paper is named for, and for any other
OWN_LEVELS = ("省", "市", "县", "区", "州", "旗", "盟")
LONGEST_NAME = 5  # characters of a place's name without its level
OWN_LEVEL = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[我全本各该])?([市县州旗])(?=委(?!员)|政府|人民政府|人大|政协|[市县州旗]?长(?![期远效])|纪委|[\u4e00-\u9fff]{1,6}[局委办])"
    r"|[我全]([市县州旗])(?![\u4e00-\u9fff]?[场民])"
)  # whose organs a paper names without their place
GENRES = "经济|教育|法治|法制|科技|农民|农村|工人|劳动|青年|妇女|公安|检察|环保|社会"
STEM = re.compile(
    rf"[\u4e00-\u9fff]{{2,5}}?(?=\Z|(?:(?:{GENRES})?[日晚晨早时周导商侨女新]?|都市|新闻)[报网]|融媒|新闻|时讯|今讯|快讯|周刊)"
)
DAILY = re.compile(r"([\u4e00-\u9fff]{2,4})日报\Z")
LOCAL = re.compile(
    r"今日([\u4e00-\u9fff]{2,4})\Z"
    rf"|([\u4e00-\u9fff]{{2,4}}?)(?:(?:{GENRES})?周?(?<![晚晨早时导商])报|新闻|时讯|快讯|融媒)\Z"
)
OF_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:[省县州旗]|(?<!都)市)(?=人民政府|政府|人大|融媒|新闻|[日晚周时]?报|发布|在线|网)"
)
LEVEL_CHARACTER, LEVEL_REACH = (
    re.compile("[省市县旗区州盟]"),
    8,
)  # characters before a place's level in which its name begins
ORGANS = (
    r"委(?!托|派)|政府|人大|政协|纪委|监委|人民|法院|检察|公安|总?工会|妇联|团委|各界|纪念|召开|举行|举办|通报|印发|出台|启动|发布"
    r"|第[一二三四五六七八九十]|[代副]?[市县旗盟]长|[\u4e00-\u9fff]{2,8}局"
)
AREA_ORGANS = (
    r"委|政府|人大|政协|纪委|监委|人民政府|[代副]?[区州]长|召开|(?:人民)?(?:检察|法)院|公安分?局"
    r"|[\u4e00-\u9fff]{2,6}局(?!部)"
)
SEATED_BEGINS = re.compile(
    r"(?:(?<![\u4e00-\u9fff0-9])|(?<=(?<![\u4e00-\u9fff])(?:政协|中共))|(?<=现任)|(?<=[省州市])(?![长委政人])|(?<=[在赴到于从向由与和是据驻了率访话]))"
    r"(?![在赴到于从向由与和对是据驻了率访记]|政协|中共|现任)[\u4e00-\u9fff]"
)
SEATED = re.compile(
    rf"[\u4e00-\u9fff]{{2}}省(?!长)|[\u4e00-\u9fff]{{2,8}}?自治[县州旗]"
    rf"|[\u4e00-\u9fff]{{2,5}}?(?:[市县旗盟](?={ORGANS})|[区州](?={AREA_ORGANS}))"
)
NO_PLACE = frozenset(
    "全我各本该多届设来在和与及任原了为是的由向对从到等赴被将这那其某把让往新老同超城都股夜楼灾景社园厂校副选率特份"
)
COUNTY_ON_TAIWAN = "(?:台北|桃园|新竹|苗栗|台中|彰化|南投|云林|嘉义|台南|高雄|屏东|宜兰|花莲|台东|澎湖|金门|连江)县"
CITY_ON_TAIWAN = "(?:台北|新北|桃园|台中|台南|高雄|基隆|新竹|嘉义)市"  # some counties are cities now
OF_TAIWAN = re.compile(f"{COUNTY_ON_TAIWAN}|{CITY_ON_TAIWAN}")  # 台中市长 is 台中市市长
PHRASE = re.compile(r"[一二三四五六七八九十两几]{1,3}[大个省市县区座家级次地]|.*(?:[省市县盟旗]|州.)")  # 三大, 甲州|乙
PHRASAL = frozenset("vpdcrm")  # parts of speech of what is no name: 按照|省委, 专题研究|市委
PARTIES = (
    "中共",
    "中国共产党",
    "民革",
    "民盟",
    "民建",
    "民进",
    "农工党",
    "致公党",
    "九三学社",
    "台盟",
    "共青团",
    "政协",
)  # whose 市委 is no place's


def unknown_homes(paper: str, text: str) -> Iterator[tuple[str, int]]:
    """Give the places that no table knows but the text prints with their level, and how much each is worth.

    云岭日报 that names 云岭省 is its paper; a name that the text repeats, once behind a stop, may be a home.
    """
    begins = places_before(LEVEL_CHARACTER, LEVEL_REACH, SEATED_BEGINS, text)
    seen = [found[0] for found in find_at(begins, SEATED, text) if is_unknown(found[0])]
    own, sure = own_place(paper, text)
    rivals = (name for name in seen if name[-1] == own[-1:] and ("自治" in name or text.count(name) > 1))
    if own and (sure or not any(rivals)):
        yield own, PAPERS_OWN
    yield from ((name, SEEN + text.count(name)) for name in seen)
    yield from ((found[0], 1) for found in OF_TAIWAN.finditer(text))


def towns_in(text: str) -> list[str]:
    """Give the towns that a text names, one by one, each with the county right before it: 云溪县|柳林镇."""
    towns = [found for found in TOWN_NAMED.finditer(text) if is_town(found[1])]
    return [county_ending_at(text, town.start()) + town[0] for town in towns]


def town_named(towns: Sequence[str], name: str) -> str:
    """Give the fullest form in which a text names a town: 云溪县柳林镇 of 柳林镇."""
    return max((town for town in towns if town.endswith(name)), key=len, default=name)


def county_ending_at(text: str, end: int) -> str:
    """Give the county whose whole name ends at `end`, or ""."""
    if text[end - 1 : end] not in COUNTY_LEVELS:
        return ""
    names = (text[end - size : end] for size in range(min(LONGEST_COUNTY, end), 1, -1))
    return next((name for name in names if (place := find_place(name)) and place.name == name), "")


COUNTY_LEVELS, LONGEST_COUNTY = ("县", "区", "市", "旗"), 12  # characters


def is_town(name: str) -> bool:
    """Tell whether what stands before 镇 or 乡 is a town's name: 陈家楼, but no 听取|乡党委, no 特色小|镇."""
    word = find_word(name)
    verb = word.tag[:1] == "v" or not load_reporting_verbs().isdisjoint((name[:2], name[-2:]))
    old = name[-1] == "古" and len(name) > len("万古")  # 沱江古|镇
    return NO_TOWN.isdisjoint(name) and name[-1] not in NO_TOWNS_END and not verb and not old


TOWN_NAMED = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[市县区州旗在到往赴从对和与了访至入])|(?<=中共)|(?<=共产党))(?![在到往赴从对和与市了过]|中共|共产)((?:(?![县区旗])[\u4e00-\u9fff]){2,4}?)[镇乡](?![长镇贤亲愁情土音邻下])"
)
TOWN_POST = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=的))副?[镇乡](?:党?委|人大|政府|人民政府|武装部|纪委|团委|长)|为副?[镇乡]"
)
NO_TOWN = (NO_PLACE - frozenset("新老楼景园社都同")) | frozenset("年个他她")
NO_TOWNS_END = frozenset("小城强重名集回返下还")


def own_place(paper: str, text: str) -> tuple[str, bool]:
    """Give the place that a paper's name and the text tell together, "" where a table knows it or none is told.

    A name that the text prints with its level is surely the paper's; whose level only organs tell (市委) may not be.
    """
    if (named := OF_PLACE.match(paper)) and not find_place(named[0]):
        return named[0], True
    sizes = range(LONGEST_NAME, 1, -1)
    for name in (paper[start : start + size] for size in sizes for start in range(len(paper) - size + 1)):
        for level in OWN_LEVELS if name in text else ():
            known = find_place(name + level)
            if name + level in text and (known or paper.startswith(name) or not find_word(name).tag):
                return "" if known else name + level, True
    stem = STEM.match(paper.removeprefix("今日"))
    if stem is None or find_place(stem[0]) or not (is_named_for_place(paper) or has_organs(stem[0], text)):
        return "", False
    found = OWN_LEVEL.search(text)
    return (stem[0] + (found[1] or found[2]) if found else ""), False


def has_organs(name: str, text: str) -> bool:
    """Tell whether a text prints a place's name that is no word, or organs of the place without its level."""
    return name in text and (not find_word(name).tag or any(name + organ in text for organ in SEATS))


SEATS = ("军分区", "支队", "警备区", "分局", "海关")


@lru_cache(maxsize=64)
def is_named_for_place(paper: str) -> bool:
    """Tell whether a paper is named for a place that no table knows: its name is no word, nor any other place's."""
    if found := DAILY.fullmatch(paper):
        return find_word(found[1]).tag in ("", "ns") and found[1] not in load_place_words() and not holds_word(found[1])
    local = LOCAL.fullmatch(paper)
    name = (local[1] or local[2]) if local else ""
    word = find_word(name)
    rare = word.tag[:1] == "n" and word.weight < RARE and not paper.endswith("报")  # 栈道新闻
    named = (rare or word.tag in (("", "ns") if paper.startswith("今日") else ("",))) and not is_row(name)
    named = named and not holds_word(name)
    return bool(name) and named and name not in load_place_words()


def holds_word(name: str) -> bool:
    """Tell whether an everyday word that is no place stands in a name: 每日|经济, 第一|财经, but not 河南|县."""
    words = (find_word(name[at : at + 2]) for at in range(len(name) - 1))
    return any(word.weight > FREQUENT and word.tag != "ns" for word in words)


RARE = -12.0  # log probability of a word


def had_another_level(name: str) -> bool:
    """Tell whether a table has a county, district or city of that name alone, but of another level: 弥勒县, now 市."""
    now = None if find_place(name) else find_place(name[:-1])
    return now is not None and len(now.code) == COUNTY and now.name[-1] != name[-1] and now.name[:-1] == name[:-1]


def is_unknown(name: str) -> bool:
    """Tell whether what looks like a place's name is no place of a table and no phrase."""
    bare = shorten(name) if "自治" in name else name[:-1]
    if had_another_level(name):
        return True
    if (
        find_place(name)
        or (name[-1] == "州" and find_place(bare))
        or bare in load_foreign_cities()
        or bare[:2] in load_reporting_verbs()
        or PHRASE.match(bare)
    ):
        return False
    words = (find_word(bare[:2]), find_word(bare[-2:]))
    phrase = any(word.tag[:1] in PHRASAL for word in words if word.tag)
    phrase = phrase or holds_word(bare)  # 联系|县法院, 领导|县政府, 平代表|市委
    return not phrase and NO_PLACE.isdisjoint(bare) and not bare.startswith(PARTIES)
