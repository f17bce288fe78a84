"""A sentence in, the names out that stand where who gets or loses an office must stand, words or not (任免句中的姓名).

任命温暖为某局局长, 免去温和的某局局长职务, 谷穗、立夏当选副主席; in a notice 海洋为某局局长, 全红　某局局长职务;
in a list 副主任：方向　苗圃, or names in lines below 副主任. Whatever word fills such a place is somebody's name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from monitor.parser.mention import Stretch
from monitor.parser.name_tables import COMPOUND, load_frequent_surnames, load_minority_parts, load_surname_weights
from monitor.parser.places import load_countries
from monitor.parser.posts.beginnings import trim_left
from monitor.parser.posts.name_lists import LIST_SIZE, LONG_NOTE, blank
from monitor.parser.posts.organ_words import load_organs
from monitor.parser.posts.stacks import is_office
from monitor.parser.posts.staff import ROW as OF_STAFF
from monitor.parser.posts.staff import fill_row
from monitor.parser.text import Sentence
from monitor.parser.titles import title_ending_at
from monitor.parser.words import find_word

GIVERS = re.compile("任命|聘任|选|增补|决定|提名|免去|撤销|罢免|接受|职务")  # 选举, 当选, 推选
LONGEST_ROW = 80  # characters of a line of a notice
PIVOT = re.compile(  # between who and which post
    r"(?:等[0-9一二三四五六七八九十]{1,3}[人位名])?(?:同志)?(?:因[^，。；]{1,12}|请求|分别|同时|全票|高票|再次|成功|正式|被)*"
    r"(?:当选为?|被选为|被任命为|不再担任|(?<!不再)担任|[兼出就接升调转改]任|(?<![主责现曾历时连留卸离续信后])任(?![命期职务免何意性])"
    r"|(?<![成原作因改])为(?![的为，、。]|同志|因|请求|申请|辞|不再)|辞去|的(?=[^，。；]{3,60}?(?:职务|一职)))"
)
TURNS = re.compile("[为任辞]")  # of PIVOT, in a row of a notice
SERIAL = re.compile(r"\A\s*(?:（?[0-9一二三四五六七八九十]{1,3}[）、.．])")  # of a row
OPENS = re.compile(
    r"[，；。：！？“”\n]|任命|委任|聘任|选举|补选|增选|增补|推[选举]|选出|决定|提名|批准|免去|撤销|罢免|解除|接受|同意"
    rf"|{SERIAL.pattern}"
)
STOP = re.compile(r"[，。；：！？\n]")
TAIL = re.compile(r"\s*(?:等?[0-9一二三四五六七八九十]*职务?|一职)?(?:的请求|的决定)?\Z")
TAIL_ENDS = ("职", "职务", "的请求", "的决定")
LONGEST_TAIL = 20  # characters
ITEM = re.compile(r"[^、\s]+")
NAME_SIZED = re.compile(r"[\u4e00-\u9fff]{2,4}")
REACH = 80  # characters before the verb in which those stand whom it is about
LOST = re.compile(r"(?:免去|撤销|罢免|\A\s*)(?P<whole>[\u4e00-\u9fff]{6,60}?)(?:等?职务|一职)")
APART = re.compile(
    r"(?:免去|撤销|罢免|\A\s*)(?P<name>[\u4e00-\u9fff]{2,4}?)(?:[ \u3000]+|同志)"
    r"(?P<post>[\u4e00-\u9fff、]{4,60}?)(?:等?职务|一职)"
)
TOLD = re.compile(
    r"\s*(?:（?[0-9一二三四五六七八九十]{1,3}[）、.．])?\s*(?P<name>[\u4e00-\u9fff]{2,4})(?:同志)?\s*"
    r"(?:，\s*(?:[男女]，|(?:现任|拟任)(?=[\u4e00-\u9fff]))|[ \u3000]+[男女][ \u3000])"
)
ROW = re.compile(
    r"\s*(?P<post>[\u4e00-\u9fff]{2,30})(?:[ \u3000]*：|[ \u3000]+)\s*"
    r"(?P<names>[\u4e00-\u9fff、 \u3000]+?)[\s；。，]*\Z"
)


def read_placed(text: str) -> Iterator[Stretch]:
    """Give the places of the names that stand so in a sentence."""
    bare = LONG_NOTE.sub(blank, text) if "（" in text else text
    if GIVERS.search(bare):
        yield from read_given(bare, OPENS)
    elif len(bare) <= LONGEST_ROW and TURNS.search(bare) and ends_in_office(without_tail(bare)):
        yield from read_given(bare, SERIAL)
    if "职务" in bare or "一职" in bare:
        yield from read_lost(bare)
    if (told := TOLD.match(bare)) and may_fill(told["name"]):
        yield told.span("name")
    if row := ROW.fullmatch(bare):
        yield from read_row(row)
    if (staff := OF_STAFF.match(text)) and is_nobodys_word(staff["name"]) and fill_row(text, staff.start("posts")):
        yield staff.span("name")
    if (charged := CHARGED.match(bare)) and may_fill(charged["name"]):
        yield charged.span("name")
    for moved in MOVED.finditer(bare):
        if may_fill(moved["name"]) and holds_post(moved["held"]):
            yield moved.span("name")


CHARGED = re.compile(  # who is in charge of what: 花木副县长　负责教育; 党组成员闪亮　协助副县长甲
    r"\s*(?:(?P<post>党组成员|(?:[\u4e00-\u9fff]{0,8}副)?[省市县区州旗镇乡]长)?[ \u3000]*"
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?(post)|(?:常务)?副?[省市县区州旗镇乡]长))"
    r"[ \u3000：]+(?=主持|负责|协助|分管|联系)"
)
MOVED = re.compile(  # 时任某省委副秘书长的湛蓝调任……
    r"[时曾现]任(?P<held>[\u4e00-\u9fff]{4,24}?)的(?P<name>[\u4e00-\u9fff]{2,3})(?=[调转升改出接]任|履新|当选|[，。；])"
)


def read_given(text: str, opens: re.Pattern[str]) -> Iterator[Stretch]:
    """Give who stands between what opens the clause and the verb that gives or takes a post."""
    floor = 0
    for pivot in PIVOT.finditer(text):
        stop = STOP.search(text, pivot.end())
        if holds_post(text[pivot.end() : stop.start() if stop else len(text)]):
            begin = max(floor, pivot.start() - REACH)
            opened = [found.end() for found in opens.finditer(text, begin, pivot.start())]
            names = [*fill(text, opened[-1] if opened else begin, pivot.start())]
            yield from names
            floor = pivot.end() if names else floor


def holds_post(text: str) -> bool:
    """Tell whether a clause, or its first part, ends in an office's title."""
    return ends_in_office(without_tail(text).split("、")[0].strip())


def without_tail(text: str) -> str:
    """Leave out what may stand behind a clause's last office."""
    bare = text.rstrip(" \u3000\n；。，")
    tail = TAIL.search(bare, max(0, len(bare) - LONGEST_TAIL)) if bare.endswith(TAIL_ENDS) else None
    return bare[: tail.start()] if tail else bare


def ends_in_office(text: str) -> bool:
    """Tell whether a text ends in an office's title."""
    return is_office(title_ending_at(text, len(text)))


def fill(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Give the names that fill start..end of a text, parted by 、 or blanks; none where one of them cannot be one."""
    items = [item.span() for item in ITEM.finditer(text, start, end)]
    if items and all(may_fill(text[slice(*item)]) for item in items):
        yield from items


def may_fill(name: str) -> bool:
    """Tell whether a word that stands where a name must may be one: with a surname, and none that leads to the verb."""
    if is_half_known(name):
        return True
    surnames = load_surname_weights()
    size = COMPOUND if name[:COMPOUND] in surnames and len(name) > COMPOUND else 1
    if not NAME_SIZED.fullmatch(name) or name[:size] not in surnames or not 1 <= len(name) - size <= MOST_GIVEN:
        return False
    if name[-1] in NO_LAST or name in load_countries() or NOBODY.fullmatch(name):
        return False
    words = (name, name[size:])[: len(name) - size]
    return not (any(map(leads_to_verb, words)) or title_ending_at(name, len(name)) or name in load_organs())


def is_nobodys_word(name: str) -> bool:
    """Tell whether a name may fill a row of its own since no word is written so: 胡麻源, but 单位, 方案."""
    return may_fill(name) and name[-1] != "人" and find_word(name).tag[:2] in ("", "nr")


def is_half_known(name: str) -> bool:
    """Tell whether a name of two parts has one that Tibetan, Mongolian and other names are made of: 计美|多吉."""
    part = load_minority_parts().fullmatch
    return len(name) == TWO_PARTS and bool(part(name[:COMPOUND]) or part(name[COMPOUND:]))


TWO_PARTS = 4  # characters


def leads_to_verb(text: str) -> bool:
    """Tell whether a word says how or when something is done, or joins: 同时任…, 后者为…, but 向上为秘书长."""
    word = find_word(text)
    seldom = word.tag == "d" and word.weight < SELDOM and text[0] in load_frequent_surnames()
    return word.tag[:1] in LEADING and not seldom


LEADING = frozenset("drpcmfu")  # parts of speech
SELDOM = -10.5  # log probability of an adverb that is rather a name, behind a frequent surname
MOST_GIVEN = 2
NO_LAST = frozenset("他她它您你我其们者已将曾还也均再即又现拟")  # 祝贺他当选…, 袭击者为…, 日前已被任命为…
NOBODY = re.compile("[同当][年月日天时期]|[日目]前|利用|中国")


def read_lost(text: str) -> Iterator[Stretch]:
    """Give the word before a post that is taken away, without anything between them: 免去|暴雨|某局局长职务."""
    for apart in APART.finditer(text):
        if may_fill(apart["name"]) and holds_post(apart["post"]):
            yield apart.span("name")
    for lost in LOST.finditer(text):
        whole, start = lost["whole"], lost.start("whole")
        for size in (3, 2):
            name, post = whole[:size], whole[size:]
            if (
                find_word(name).tag
                and may_fill(name)
                and post[0] not in LEVELS
                and holds_post(post)
                and not trim_left(post)
            ):
                yield start, start + size
                break


LEVELS = frozenset("省市县区州旗镇乡")


def read_row(row: "re.Match[str]") -> Iterator[Stretch]:
    """Give the names of a row that names a post, then who holds it: 副主任：方向　苗圃."""
    if holds_post(row["post"]) and not find_word(row["names"]).tag.startswith("v"):
        yield from fill(row.string, *row.span("names"))


def read_rows_below(sentences: Sequence[Sentence]) -> dict[int, tuple[Stretch, ...]]:
    """Give the names of lines below one that is a post alone, by sentence: 副主席, below it 于是　方向（女）.

    Only where the story says that it lists whom somebody elected or appointed. Whatever words they are: the posts and
    rows of one list vouch for each other, where most begin with a surname.
    """
    if not any(LISTS.search(sentence.text) for sentence in sentences):
        return {}
    rows: dict[int, tuple[Stretch, ...]] = {}
    posts, block = 0, dict[int, list[re.Match[str]]]()
    for sentence in sentences:
        bare = ANY_NOTE.sub(blank, sentence.text) if len(sentence.text) <= LONGEST_ROW else ""
        if POST_ALONE.fullmatch(bare) and ends_in_office(bare.rstrip(" ：")):
            posts += 1
        elif posts and (names := read_sized(bare)):
            block[sentence.index] = names
        else:
            rows |= names_of_block(block, posts)
            posts, block = 0, {}
    return rows | names_of_block(block, posts)


def read_sized(row: str) -> list[re.Match[str]]:
    """Give the items of a row that have the size of names, none where others stand between them."""
    items = list(ITEM.finditer(row))
    sized = all(NAME_SIZED.fullmatch(item[0]) and not ends_in_office(item[0]) for item in items)
    return items if sized else []


def names_of_block(block: Mapping[int, Sequence[re.Match[str]]], posts: int) -> dict[int, tuple[Stretch, ...]]:
    """Give the names of rows below posts, by their index, where they are enough of a list."""
    names = [item[0] for items in block.values() for item in items]
    surnamed = sum(name[: len(name) - MOST_GIVEN or 1] in load_surname_weights() for name in names)
    if (posts < FEWEST_POSTS and len(names) < LIST_SIZE) or surnamed < MOSTLY * len(names):
        return {}
    return {index: tuple(item.span() for item in items) for index, items in block.items()}


FEWEST_POSTS = 2  # that make a list, however few hold them
MOSTLY = 0.6  # share of a list's names that begin with a surname
LISTS = re.compile("名单|选举产生|选举结果|选出|当选|任命")
ANY_NOTE = re.compile("（[^（）]*）")
NUMBERED = "(?:（?[一二三四五六七八九十]{1,3}[）、])?"  # 一、, （二）: before what stands in a line of its own
POST_ALONE = re.compile(NUMBERED + r"[\u4e00-\u9fff]{2,24}[ ：]*")
