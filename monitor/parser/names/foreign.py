"""A text and a place in, the foreign names that could start there out: with a dot, without one, Japanese (译名)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from monitor.parser.name_tables import (
    People,
    load_foreign,
    load_frequent_surnames,
    load_given_names,
    load_japanese,
    load_jointed,
    load_minority_lasts,
    load_minority_parts,
    weigh_sounds,
)
from monitor.parser.names.bounds import DAY, NEWS_DAYS, is_cut_short
from monitor.parser.names.edges import NAME, Edge
from monitor.parser.names.filling import IN_LIST, SHORT, fills_place
from monitor.parser.names.neighbours import PARTICLES, TITLE_LEFT, left_bonus, right_bonus
from monitor.parser.places import load_countries
from monitor.parser.text import HAN, HAN_ONLY
from monitor.parser.titles import is_state_title, title_starting_at, verb_starting_at
from monitor.parser.words import FAMOUS_TAGS, PERSON_TAGS, find_word

FOREIGN = -7.0
DOT = 16.0  # a dot between Han characters stands in hardly anything but names
LONGEST_FOREIGN = 9
REGNAL = re.compile(r"[一二三四五六七八九十]世")
DASHES = "-－–"
JOINTS = re.compile(f"[{DASHES}·]")
DOT_AHEAD = re.compile(r"[\u4e00-\u9fff]{0,4}·")
LONG_DASH = "—"  # joins two parts, and two of them a clause
HYPHEN = re.compile(rf"[{DASHES}{LONG_DASH}](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])")  # 阿卜杜勒-迈赫迪
DOTTED = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,8}}[{DASHES}])?[\u4e00-\u9fff]{{1,8}}(?:·[{DASHES}\u4e00-\u9fff]{{1,17}})+"
)
MOST_DOTS = 6  # in one name
LONGEST_PART = 8  # characters of one part of a foreign name
JAPANESE = -3.0  # a Japanese surname behind a title
LONGEST_GIVEN = 3
RAREST = -7.5
JAPANESE_ENDS = frozenset(
    "郎一二三夫彦子男雄之介助治司美树则义信宏行纪志辅贵哉也吾朗史昭隆雪香绪织惠江枝奈菜久博孝英秀茂健诚浩弘晃敏幸充稔规广章德人"
)  # 诚一, 纯一郎, 美雪
USUAL = 5.0  # a Japanese given name that ends like most
FULL_GIVEN, WHOLE = 2, 3.0  # characters that most have, and what speaks for those: 隆一 rather than 隆
MINORITY, PART = -9.0, -3.5  # a name made of parts, and each of them
LAST_PART = -4.0
MOST_PARTS = 4
MINORITY_TAG = "minority"  # beside jieba's tags
FEW = 3
MOST_RARE = 2  # characters of one name that sound foreign only rarely
NAMED = PERSON_TAGS.union(FAMOUS_TAGS.values())
CUT, RARE_CUT = -5.0, -2.5  # a name that begins or ends amid characters that sound foreign, always or beside a joint
WORD_SIZES = (2, 3)
NO_LAST_SOUND = frozenset("也都则已还仍将并逢偕携")  # before a verb no name's last character: 阿尔瓦拉多|也发表
FOLLOWS_NAME = re.compile(
    r"时(?=[称说，,]|表示)|多次|维和(?=[部分工人直官行任步警医])"
)  # 小野寺五典|时称, 会见毛雷尔|时，英拉|多次
LONGEST_PLACE = 6


def japanese_edges(text: str, start: int, left: float) -> Iterator[Edge]:
    """Give the Japanese names behind a title that could start at `start`: a surname and up to three characters."""
    given = load_given_names()
    for size in (3, 2):
        if start + size > len(text) or text[start : start + size] not in load_japanese():
            continue
        weight = NAME + JAPANESE + left
        yield start + size, weight + right_bonus(text, start + size), "foreign", ""
        for end in range(start + size + 1, min(start + size + LONGEST_GIVEN, len(text)) + 1):
            if not HAN.match(text[end - 1]) or FOLLOWS_NAME.match(text, end - 1) or KIN.match(text, end - 1):
                return
            weight += max(given.last.get(text[end - 1], given.unseen), RAREST)
            usual = text[end - 1] in JAPANESE_ENDS
            word = end - start - size > 1 and is_plain_word(text[start + size : end])  # 安倍|言行
            whole = end - start - size == FULL_GIVEN and not word
            bonus = USUAL + WHOLE * whole if usual else CUT * word
            yield end, weight + bonus + right_bonus(text, end), "foreign", ""


KIN = re.compile("之[女子妻父母兄弟孙]")  # 前首相藤森|之女


def minority_edges(text: str, start: int, left: float, people: People) -> Iterator[Edge]:
    """Give the names of a people made of known parts: two and more of them, or one with something beside it.

    That is a title in front, or a last character behind; several of those only where a name may begin.
    """
    end, count = start, 0
    amid = 0.0 if left else cut_before(text, start)
    while count < MOST_PARTS and (found := (people.part if count else people.opening).match(text, end)):
        end, count = found.end(), count + 1
        for stop in range(end, end + people.most + 1):
            if stop > end and not ends_in_last(text, stop, people):
                break
            long = left and end - start > FEW
            sure = left >= TITLE_LEFT or count > 1 or long or (stop > end and (people.most == 1 or left))
            if sure and not DOT_AHEAD.match(text, stop):
                weight = MINORITY + amid + cut_behind(text, stop) + count * PART + (stop - end) * LAST_PART
                yield stop, weight + left + right_bonus(text, stop), "foreign", MINORITY_TAG
    if count and left >= TITLE_LEFT:
        yield from tailed_edges(text, start, end, MINORITY + count * PART + left)


def tailed_edges(text: str, start: int, end: int, weight: float) -> Iterator[Edge]:
    """Give the names whose known parts end at `end` and whose last part no table has, where they fill their place."""
    stop = end + TAIL
    tail = text[end:stop]
    if (
        len(tail) < TAIL
        or not HAN_ONLY.fullmatch(tail)
        or tail[0] in PARTICLES
        or find_word(tail).tag[:2] not in UNSAID
    ):
        return
    if fills := fills_place(text, start, stop):
        yield stop, weight + TAIL * LAST_PART + fills, "foreign", MINORITY_TAG


def headed_edges(text: str, start: int, left: float) -> Iterator[Edge]:
    """Give the name whose first part no table has and whose second is known, where it fills its place: 石榴|才让."""
    middle, stop = start + TAIL, start + 2 * TAIL
    known = stop <= len(text) and load_minority_parts().fullmatch(text, middle, stop)
    if known and find_word(text[start:middle]).tag[:1] in ("", "n") and fills_place(text, start, stop) >= IN_LIST:
        yield stop, MINORITY + PART + TAIL * LAST_PART + left + IN_LIST, "foreign", MINORITY_TAG


TAIL = 2  # characters: 额尔敦|木哈
UNSAID = ("", "nr")  # parts of speech of what is no word


def ends_in_last(text: str, stop: int, people: People) -> bool:
    """Tell whether a people's names may end in the character before `stop`, and it rather begins no word: 日|前."""
    return text[stop - 1 : stop] in people.lasts and not is_plain_word(text[stop - 1 : stop + 1])


def foreign_edges(text: str, start: int, left: float) -> Iterator[Edge]:
    """Give the transliterated names without a dot that could start at `start`; a dot close behind forbids them.

    Behind a title two characters may sound foreign only rarely, in a name too long for a Han one: 肖伊布勒, 素拉猜.
    """
    sounds, rare, shortest = load_foreign(), 0, SHORT
    state = next((size for size in (6, 5, 4, 3, 2) if text[start : start + size] in load_countries()), 0)
    if state and (left < TITLE_LEFT or is_state_title(title_starting_at(text, start + state))):
        return
    weight = FOREIGN + left
    for end in range(start + 1, min(start + LONGEST_FOREIGN, len(text)) + 1):
        told = FOLLOWS_NAME.match(text, end - 1) or REASON.match(text, end - SHORT)  # 伦齐|因公
        goes_on = told or text[end - 1 : end + 1] in NEWS_DAYS  # 姆努钦|当天
        sound = None if goes_on else sounds.get(text[end - 1])
        if sound is None and left >= TITLE_LEFT and HYPHEN.match(text, end - 1):
            continue
        if sound is None and left >= TITLE_LEFT and rare < MOST_RARE and not goes_on:
            sound, rare = load_jointed().get(text[end - 1]), rare + 1
            shortest = FEW + (rare == MOST_RARE or text[start] in load_frequent_surnames())
        if sound is None:
            if end - start > SHORT and REGNAL.match(text, end - 1):
                yield end + 1, weight - 1.0, "foreign", ""
            return
        weight += sound
        if end - start >= shortest and not DOT_AHEAD.match(text, end) and text[start:end] not in load_countries():
            yield end, weight + right_of(text, start, end), "foreign", ""


def dotted_edges(text: str) -> dict[int, list[Edge]]:
    """Give the names with a dot between their parts, by start; where they begin and end the lattice decides."""
    edges: dict[int, list[Edge]] = {}
    for found in DOTTED.finditer(text):
        dots = [place for place in range(*found.span()) if text[place] == "·" and not COLUMN.match(text, place + 1)]
        for first, last in chains(text, dots):
            if text.endswith("十大", 0, first):  # 喜迎某十大·一个专栏
                continue
            ends = [(end, right_of(text, first, end)) for end in ends_of_part(text, last, found.end())]
            for start in range(first - 1, max(-1, first - LONGEST_PART - 1), -1):
                if text[start] in DASHES and HAN.match(text[start - 1]):
                    continue
                if not HAN.match(text[start]):
                    break
                if text[start] in NEVER_FIRST or text[max(0, start - 1) : start + 1] in ENDS_IN_SOUND:
                    continue
                left = left_bonus(text, start) + cut_before(text, start)
                for end, right in ends:
                    joints = len(JOINTS.findall(text, start, end))
                    weight = FOREIGN + DOT * joints + left + right + weigh_parts(text[start:end])
                    edges.setdefault(start, []).append((end, weight, "foreign", ""))
    return edges


COLUMN = re.compile("[一每本上]周|[今每一]日|两会|聚焦")  # 党建工作·一周要闻: what a column is called, no name
NEVER_FIRST = frozenset("同和与及向由被将把")  # no foreign name begins so: 主席|同威廉·戴尔斯
ENDS_IN_SOUND = frozenset(("转达", "传达", "表达", "抵达", "到达", "送达"))  # verbs: 转达|里奥·安赫尔的问候
NEVER_INSIDE = frozenset("对被说的")  # nor goes on so: 特雷德·梅|对戴罗克


def ends_of_part(text: str, dot: int, limit: int) -> Iterator[int]:
    """Give where a name can end whose last dot is at `dot`; what a dash joins to its last part is as long again."""
    room = dot + LONGEST_PART
    for place in range(dot + 1, limit):
        if text[place] == "·" or place >= room or text[place] in NEVER_INSIDE:
            return
        if text[place] in DASHES:
            room = place + LONGEST_PART
        else:
            yield place + 1


def right_of(text: str, start: int, end: int) -> float:
    """Say how much what stands from `end` on speaks for a foreign name that ends there, or against it."""
    if text[end - 1] in PARTICLES and is_whole_before(text, start, end):
        return max(right_bonus(text, end), 0.0)
    told = REASON.match(text, end - 1) or text[end - 1] in NO_LAST_SOUND
    right = CUT if told else right_bonus(text, end)
    if is_cut_short(text, end, right):
        return CUT
    if text[end : end + 1] in PARTICLES and not right:
        return CUT * (is_whole_before(text, start, end + 1) and not REASON.match(text, end))
    return right or cut_behind(text, end)


REASON = re.compile("因(?:涉嫌|严重|[公故病伤为])")
CLOSED_SOUND = re.compile("[森曼兰林顿恩冈丁金姆宾班坎万安本文温翁斯尔夫茨]因")  # in no name: 汉森|因, but 侯赛因


def is_whole_before(text: str, start: int, end: int) -> bool:
    """Tell whether a particle at the end of a name is its last sound: 海因|在, 侯赛因|病逝, but 塔里卡|因病去世.

    So it is where nothing follows that it could govern, or where the dictionary has the last part of the name.
    """
    if text[end - 1] not in load_foreign() or CLOSED_SOUND.match(text, end - SHORT):
        return False
    part = JOINTS.split(text[start:end])[-1]
    known = len(part) >= FEW and find_word(part).tag in NAMED
    goes_on = text[end : end + 1] in PARTICLES or text[end : end + 2] in NEWS_DAYS or DAY.match(text, end)
    return known or bool(goes_on) or (verb_starting_at(text, end) and not REASON.match(text, end - 1))


def hyphened_edges(text: str) -> Iterator[tuple[int, Edge]]:
    """Give the names behind a title whose parts a dash joins, with their starts: 部长慕沙-阿曼."""
    sounds = load_jointed()
    for found in HYPHEN.finditer(text):
        dash = found.start()
        for start in range(dash - 2, max(-1, dash - LONGEST_PART), -1):
            if text[start] not in sounds:
                break
            if (left := left_bonus(text, start)) < TITLE_LEFT and not (left and LISTED_NAME.match(text, start)):
                continue
            for end in ends_of_part(text, dash, len(text)):
                if text[end - 1] not in sounds:
                    break
                if end - dash > SHORT:
                    joints = len(HYPHEN.findall(text, start, end))
                    weight = FOREIGN + DOT * joints + left + right_of(text, start, end)
                    weight += weigh_sounds(text[start:dash]) + weigh_sounds(text[dash + 1 : end])
                    yield start, (end, weight, "foreign", "")


LISTED_NAME = re.compile(
    rf"(?<=[、，命名])[\u4e00-\u9fff]{{2,5}}[{DASHES}{LONG_DASH}][\u4e00-\u9fff]{{2,5}}(?=[、，为等])"
)  # 甲、艾力更-依明|、乙; 任命阿布-塔莱|为


def weigh_parts(name: str) -> float:
    """Weigh a dotted name by its sounds, whether its parts are known ones (买买提江), and how long they are."""
    return sum(map(weigh_part, name.split("·")))


@lru_cache(maxsize=1024)
def weigh_part(part: str) -> float:
    """Weigh what stands between dots: a row of known parts (阿布都|热依木) as such, or by its sounds."""
    sounds = weigh_sounds(part) + LONG_PART * max(0, len(part) - USUAL_PART)
    if not whole_parts().fullmatch(part):
        tag = find_word(part).tag if len(part) >= FEW else ""
        if part[0] in OF_FAMILY and len(part) > FEW and (own := find_word(part[1:])).tag in NAMED:
            return max(sounds, own.weight) + KNOWN_PART
        named_for_him = len(part) > FEW and tag in PLACE_TAGS
        return max(sounds, NAMED_FOR) if named_for_him else sounds + KNOWN_PART * (tag in NAMED)
    count = len(load_minority_parts().findall(part))
    return KNOWN_PART + (max(sounds, PART * count) if count > 1 else sounds)


@lru_cache(maxsize=1)
def whole_parts() -> re.Pattern[str]:
    """Give a pattern of what stands between the dots of Uyghur and Kazakh names."""
    return re.compile(f"(?:{load_minority_parts().pattern})+[{''.join(sorted(load_minority_lasts()))}]?")


KNOWN_PART = 5.0
OF_FAMILY = frozenset("达德多迪")  # Portuguese da, de, do before a family's name: 达|席尔瓦
USUAL_PART, LONG_PART = 4, -1.5
PLACE_TAGS, NAMED_FOR = frozenset(("s", "ns")), -8.0  # of places named for people: 亚历山大


def cut_before(text: str, start: int) -> float:
    """Say how much speaks against a dotted name's start inside of a row of sounds: 苏|菲·勒鲁瓦, but 法国|让-保罗."""
    before = text[start - 1 : start]
    if before and before in DASHES and text[start - 2 : start - 1] not in DASHES:
        return CUT
    sizes = range(2, min(LONGEST_PLACE, start) + 1)
    whole = before not in load_foreign() or any(is_plain_word(text[start - size : start]) for size in sizes)
    return 0.0 if whole else CUT


def cut_behind(text: str, end: int) -> float:
    """Say how much speaks against a jointed name's end inside of a row of sounds: 佐兰·米拉|诺维奇, but 巴盖里|当天."""
    here = text[end : end + 1]
    if HYPHEN.match(text, end):
        return CUT
    if here not in load_jointed() or any(is_plain_word(text[end : end + size]) for size in WORD_SIZES):
        return 0.0
    return CUT if here in load_foreign() else RARE_CUT


def is_plain_word(text: str) -> bool:
    """Tell whether the dictionary has a word that is no person: 法国, 当天, 总统."""
    word = find_word(text)
    return bool(word.tag) and not word.tag.startswith("nr") and not load_minority_parts().fullmatch(text)


def chains(text: str, dots: list[int]) -> Iterator[tuple[int, int]]:
    """Give the first and last dot of every name that a row of dots can hold: what lies between two of its dots must
    sound foreign (鲍里斯·约翰逊向首相特雷莎·梅 are two names)."""  # noqa: D205, D209
    sounds = load_foreign()
    for index, first in enumerate(dots):
        yield first, first
        for before, last in pairwise(dots[index : index + MOST_DOTS]):
            inner = text[before + 1 : last]
            if len(inner) > LONGEST_PART or sum(character not in sounds for character in inner) > 1:
                break
            yield first, last


def longer_foreign(text: str, end: int, weight: float) -> Iterator[Edge]:
    """Give a dictionary's foreign name with up to three more characters that sound foreign: 欧尔|班."""
    sounds = load_foreign()
    for stop in range(end + 1, min(end + FEW, len(text)) + 1):
        sound = sounds.get(text[stop - 1])
        if sound is None or text[stop - 1] in NO_LAST_SOUND or FOLLOWS_NAME.match(text, stop - 1):
            return
        weight += sound
        yield stop, weight + right_bonus(text, stop), "foreign", ""
