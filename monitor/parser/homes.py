"""A paper's name and a text in, the places out that no table knows but the story shows to be one (未收录的地名).

A name that stands with its level behind a stop or an upper place and has an organ or an act of a place behind it is a
place (澜川市工会, 合肥岭市委); a paper named so, or whose name the text prints with a level, is its own.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from monitor.parser.places import find_place, load_foreign_cities, load_place_words
from monitor.parser.text import find_from
from monitor.parser.titles import load_reporting_verbs
from monitor.parser.words import find_word

PAPERS_OWN, SEEN = 100, 2  # votes for the place that a paper is named for, and for any other
LEVELS = "省市县区州旗"
OWN_LEVEL = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[我全本各该])?([市县州旗])(?=委(?!员)|政府|人民政府|人大|政协|[市县州旗]?长(?![期远效])|纪委|[\u4e00-\u9fff]{1,6}[局委办])"
    r"|[我全]([市县州旗])(?![\u4e00-\u9fff]?[场民])"
)  # whose organs a paper names without their place
DAILY = re.compile(r"([\u4e00-\u9fff]{2,4})日报\Z")
STEM = re.compile(
    r"[\u4e00-\u9fff]{2,5}?(?=(?:日|晚|晨|早|时|周|导|商|侨|女|都市|青年|工人|劳动|新闻)?[报网]|融媒|新闻)"
)
OF_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:[省县州旗]|(?<!都)市)(?=人民政府|政府|人大|融媒|新闻|[日晚周时]?报|发布|在线|网)"
)
SEATED_BEGINS = re.compile(r"[\u4e00-\u9fff](?=[\u4e00-\u9fff]{1,4}[省市县旗区州])")
ORGANS = (
    r"委(?!托|派)|政府|人大|政协|纪委|监委|人民|法院|检察|公安|总?工会|妇联|团委|各界|纪念|召开|举行|举办|第[一二三四五六七八九十]"
    r"|[代副]?[市县旗]长|[\u4e00-\u9fff]{2,8}局"
)
SEATED = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[省州市])(?![长委政人]))(?:[\u4e00-\u9fff]{{2}}省|[\u4e00-\u9fff]{{2,5}}?(?:[市县旗](?={ORGANS})|[区州](?=委|政府|人大|政协|纪委|人民政府|[代副]?[区州]长|召开)))"
)
NO_PLACE = frozenset(
    "全我各本该多届来在和与及任原了为是的由向对从到等赴被将这那其某把让往新老同超城都股夜楼灾景社园厂校副选率特"
)
PHRASE = re.compile(r"[一二三四五六七八九十两几]{1,3}[大个省市县区座家级次地]|.*(?:[省市县盟旗]|州.)")  # 三大, 甲州|乙
PHRASAL = frozenset("vpdcrm")  # parts of speech of what is no name: 按照|省委, 专题研究|市委
PARTIES = ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟", "共青团")  # whose 市委 is no place's


def unknown_homes(paper: str, text: str) -> Iterator[tuple[str, int]]:
    """Give the places that no table knows but the text prints with their level, and how much each is worth.

    云岭日报 that names 云岭省 is its paper; a name that the text repeats, once behind a stop, may be a home.
    """
    if own := own_place(paper, text):
        yield own, PAPERS_OWN
    for found in find_from(SEATED_BEGINS, SEATED, text):
        if is_unknown(name := found[0]):
            yield name, SEEN + text.count(name)


def towns_in(text: str) -> list[str]:
    """Give the towns that a text names, one by one."""
    return [found[0] for found in TOWN.finditer(text) if NO_TOWN.isdisjoint(found[1])]


TOWN = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[市县区州旗在到往赴从对和与]))([\u4e00-\u9fff]{2,4}?)[镇乡](?![长镇贤亲愁情土音邻下])"
)
TOWN_POST = re.compile(r"(?<![\u4e00-\u9fff])副?[镇乡](?:党委|人大|政府|人民政府|长)|为副?[镇乡]")
NO_TOWN = NO_PLACE | frozenset("小城强重名集古个家回返下还")


def own_place(paper: str, text: str) -> str:
    """Give the place that a paper's name and the text tell together, "" where a table knows it or none is told."""
    if (named := OF_PLACE.match(paper)) and not find_place(named[0]):
        return named[0]
    stem = STEM.match(paper)
    if stem is None:
        return ""
    for size in range(len(stem[0]), 1, -1):
        for level in LEVELS:
            if (name := stem[0][:size] + level) in text:
                return "" if find_place(name) else name
    if find_place(stem[0]) or not (is_daily_of_place(paper) or has_organs(stem[0], text)):
        return ""
    found = OWN_LEVEL.search(text)
    return stem[0] + (found[1] or found[2]) if found else ""


def has_organs(name: str, text: str) -> bool:
    """Tell whether a text prints a place's name that is no word, or organs of the place without its level."""
    return name in text and (not find_word(name).tag or any(name + organ in text for organ in SEATS))


SEATS = ("军分区", "支队", "警备区", "分局", "海关")


@lru_cache(maxsize=64)
def is_daily_of_place(paper: str) -> bool:
    """Tell whether a daily is named for a place that no table knows: its name is no word and no other place's."""
    found = DAILY.fullmatch(paper)
    return found is not None and find_word(found[1]).tag in ("", "ns") and found[1] not in load_place_words()


def is_unknown(name: str) -> bool:
    """Tell whether what looks like a place's name is no place of a table and no phrase."""
    bare = name[:-1]
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
    return not phrase and NO_PLACE.isdisjoint(bare) and not bare.startswith(PARTIES)
