"""A text and a place in, the Han names that could start there out, each weighed with what stands beside it.

Weights are natural logarithms: the surname, the characters of the given name, a title on the left (市委书记王明), a
title or a reporting verb on the right (王明强调).
"""

import re
from functools import lru_cache

from monitor.parser.name_tables import load_frequent_surnames, load_given_names, load_surname_weights, weigh_given
from monitor.parser.places import load_place_words
from monitor.parser.titles import (
    LEFT_EDGES,
    label_end,
    load_reporting_verbs,
    load_titles,
    title_ending_at,
    title_ends,
    title_signs,
    title_starting_at,
    verb_starting_at,
    verb_starts,
)
from monitor.parser.words import find_word

TITLE_LEFT = 6.0
CALLING_LEFT = 5.2
TITLE_RIGHT = 2.6
ADDRESS_RIGHT = 5.0  # 同志, 先生
APPOINTING_LEFT = 4.0  # 任命, 选举
ADDRESSED_ALONE = "总书记"  # mostly all that is said of one whom everybody knows: 总书记|步行察看, 同总书记|合个影
PARTIES = frozenset("央党盟会")  # 中共中央总书记王明, 中央委员会总书记
VERB_RIGHT = 2.6
EDGE = 1.2  # a stop, a line's end or a blank beside the name
AGAINST = -5.0  # the last character is rather the verb of what follows
PARTICLES = frozenset("任为的等和与同说率作方在已因被将就对向从也都及")
DANGLING = frozenset("为任的和与同在率作有于以从由把被将向对及或使令让")  # cannot stand right before a stop
CREDITS = frozenset("摄摘")  # （王明摄）
LABEL_ENDS = frozenset(":：/ \u3000）)")  # 编辑：王明, 记者/王明, 记者 王明, 镇长（挂职）王明
APPOINTING = frozenset(
    (
        "任命",
        "选举",
        "免去",
        "卸去",
        "接受",
        "推选",
        "推举",
        "补选",
        "增补",
        "增选",
        "提名",
        "罢免",
        "撤销",
        "关于",
        "决定",
        "致电",
        "致信",
        "致函",
    )
)
ADDRESSES = frozenset(("同志", "先生", "女士", "一行", "等人", "夫妇"))


@lru_cache(maxsize=1)
def left_signs() -> frozenset[str]:
    """Give the characters that what speaks for a name on its left ends in: most places need no closer look."""
    return LEFT_EDGES.union(word[-1] for word in (*title_ends(), *APPOINTING))


@lru_cache(maxsize=1)
def closings() -> frozenset[str]:
    """Give the last two characters of what speaks for a name on its left, stops apart."""
    return APPOINTING.union(title_ends())


@lru_cache(maxsize=1)
def right_signs() -> frozenset[str]:
    """Give the characters that what speaks for or against a name on its right begins with."""
    return LEFT_EDGES.union(verb_starts(), title_signs(), DANGLING, (word[0] for word in ADDRESSES))


def left_bonus(text: str, start: int) -> float:
    """Say how much what stands before `start` speaks for a name."""
    if start == 0:
        return EDGE
    if text[start - 1] not in left_signs():
        return 0.0
    if text[start - 1] in LEFT_EDGES:
        labelled = text[start - 1] in LABEL_ENDS and title_ending_at(text, label_end(text, start))
        return TITLE_LEFT if labelled else EDGE
    if title := title_ending_at(text, start):
        if title == ADDRESSED_ALONE and text[start - 4 : start - 3] not in PARTIES:
            return 0.0
        return CALLING_LEFT if load_titles()[title][0] == "calling" else TITLE_LEFT
    return APPOINTING_LEFT if text[start - 2 : start] in APPOINTING else 0.0


def right_bonus(text: str, end: int) -> float:  # noqa: PLR0911 - one line a reason
    """Say how much what stands from `end` on speaks for a name that ends there, or against it (刘奇任|省长)."""
    if end >= len(text) or text[end] in LEFT_EDGES:
        return AGAINST if text[end - 1] in CREDITS else EDGE
    if text[end] not in right_signs():
        return AGAINST if text[end - 1] in PARTICLES else 0.0
    if text[end : end + 2] in load_reporting_verbs():
        return VERB_RIGHT
    if text[end - 1] in PARTICLES:
        return AGAINST
    if text[end] in DANGLING and (end + 1 == len(text) or text[end + 1] in LEFT_EDGES):
        return AGAINST
    if text[end : end + 2] in ADDRESSES:
        return ADDRESS_RIGHT
    if verb_starting_at(text, end):
        return VERB_RIGHT
    return TITLE_RIGHT if title_starting_at(text, end) else 0.0


def beside(text: str, start: int, end: int, left: float) -> float:
    """Say how much both neighbours speak for a name that ends at `end`: most where 任命…为 is around it."""
    if runs_on(text, start, end):
        return left + AGAINST
    right = right_bonus(text, end)
    if left >= TITLE_LEFT and right == AGAINST and text[end - 1] in PARTICLES and end - start <= MOST_GIVEN:
        right = 0.0  # 副省长张和|因为: a surname alone stands behind no title
    if left >= TITLE_LEFT and is_cut_short(text, end, right):
        return left + CUT_SHORT
    if left >= TITLE_LEFT and goes_on_behind(text, end):
        return left + max(right, 0.0) + GOES_ON
    if left >= TITLE_LEFT and (filled := fills_place(text, start, end)):
        return left + max(right, 0.0) + filled
    if told := told_behind(text, start, end, left):
        return left + max(right, 0.0) + told
    return left + right


def runs_on(text: str, start: int, end: int) -> bool:
    """Tell whether the last of three characters rather begins what is told of a name of two: 李强|还走访, 李强|正在."""
    if end - start <= MOST_GIVEN or text[end : end + 1] in CLAUSE_ENDS:
        return False
    if text[end - 1] in ADVERBS or text[end - 1 : end + 1] in RUNNING_ON:
        return True
    is_said = text[end - 1] == "均" and text[end] in SAID_OF_SEVERAL
    return is_said and bool(SEVERAL.search(text, max(0, start - LONGEST_LIST), start))


# Characters that 1998's newspapers have behind names 270 times and as the last of a name of three characters 3 times
# (PFR corpus), and what else begins a predicate; most of its first characters end names too.
ADVERBS = frozenset("已还仍曾未又却便自于拟只不没将就也都并再因现")
RUNNING_ON = frozenset(
    (
        "正在",
        "正忙",
        "正准",
        "正接",
        "正率",
        "原计",
        "原定",
        "应邀",
        "应约",
        "应该",
        "会后",
        "会见",
        "会同",
        "冒雨",
        "冒雪",
        "冒着",
        "先后",
        "刚刚",
        "上将",
        "少将",
        "大校",
        "上校",
        "少校",
        "则透",
        "则表",
        "则认",
        "则说",
        "则强",
        "则指",
        "致欢",
        "致辞",
        "致词",
        "致开",
        "致闭",
        "致祝",
        "致答",
        "致悼",
    )
)
SAID_OF_SEVERAL = frozenset("已未表被由在为有不")  # 王群、李强|均表示
SEVERAL = re.compile(r"[、和与][^，。；]*\Z")
LONGEST_LIST = 20  # characters
CLAUSE_ENDS = LEFT_EDGES | {""}


def told_behind(text: str, start: int, end: int, left: float) -> float:
    """Say how much it speaks for a name that what stands behind gives or takes an office, or begins a life."""
    behind = text[end : end + 1]
    if left == APPOINTING_LEFT and behind in APPOINTS:
        return ADDRESSED if text[start - 2 : start] in SPEAKING_OF else APPOINTED
    appointed = (
        left and behind in "为、" and GIVEN_OFFICE.match(text, end) and text[end - 1 : end + 1] not in BEING
    ) or (start == 0 and behind == "的" and LOST_OFFICE.match(text, end))
    if appointed:
        return APPOINTED
    if left and TAKES.match(text, end):
        return TAKEN
    return INTRODUCED if left and LIFE.match(text, end) else 0.0


def fills_place(text: str, start: int, end: int) -> float:
    """Say how much it speaks for a name that it is all there is between an office's title and what may follow a name.

    Before a comma, a verb or a preposition an everyday word fills the place as well: 书记高度|重视, 县长时间, but
    书记高见|主持, 局长苏州|说, 县长云山岭|就.
    """
    if not HEAD_OF_OFFICE.search(text, max(0, start - 3), start) or text[end - 1] in UNFINISHED:
        return 0.0
    if LIST_GOES_ON.match(text, end):
        return IN_LIST
    if is_word_of_sentence(text, start, end) or not ends_behind(text, start, end):
        return 0.0
    return BETWEEN - PREPOSITION * (text[start] in PREPOSITIONS)


def is_word_of_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether what stands between a title and the next word is rather an everyday word or a phrase: 高度, 任上."""
    word = find_word(text[start:end])
    if text[end - 1] in NO_LAST or word.tag[:1] in BEFORE_VERBS or cuts_adverb(text, end):
        return True
    if text[start] in PREPOSITIONS and not is_surname_here(text, start, end):
        return True
    names = ATTENDS.match(text, end) or (word.tag == "ns" and SPEAKS.match(text, end))
    return bool(word.weight > EVERYDAY and not names) or is_phrase_in_place(text, start, end)


def ends_behind(text: str, start: int, end: int) -> bool:
    """Tell whether something stands at `end` that follows a name: a stop, a preposition, what somebody does."""
    here = text[end : end + 1]
    governs = here in LEFT_EDGES or text[end + 1 : end + 3] not in load_reporting_verbs()  # not 徐宝|从|出席
    if end == len(text) or (here in FOLLOWING and governs):
        return True
    sure = end - start > SHORT or find_word(text[start:end]).tag  # else rather 丁可为 than 丁可|为
    said = ATTENDS.match(text, end) or text[end : end + 2] in load_reporting_verbs()
    return bool(does_something(text, end) if sure else said) and not title_starting_at(text, end)


def does_something(text: str, start: int) -> bool:
    """Tell whether a verb starts at `start`: one of the press's, or any that the dictionary has."""
    if verb_starting_at(text, start) or ATTENDS.match(text, start):
        return True
    return any(find_word(text[start : start + size]).tag in ("v", "vi", "vd") for size in (2, 3, 4))


def is_phrase_in_place(text: str, start: int, end: int) -> bool:
    """Tell whether a surname and two characters are rather how and what people do, or a thing: 齐|出动, 信箱."""
    manner = (
        end - start > SHORT and find_word(text[start]).tag[:1] in MANNER and find_word(text[start + 1 : end]).tag == "v"
    )
    word = find_word(text[start:end])
    return manner or (word.tag in ("n", "nz") and text[end - 1] in THINGS)


def is_surname_here(text: str, start: int, end: int) -> bool:
    """Tell whether what is mostly a preposition begins a name: with it a noun of the dictionary, or no words behind it.

    经纬; 向|琼花, but not 向|群众, 向|王明.
    """
    if find_word(text[start:end]).tag[:1] == "n":
        return True
    given = text[start + 1 : end]
    if len(given) < SHORT or text[start] not in ALSO_SURNAMES or given[0] in load_frequent_surnames():
        return False
    return not find_word(given).tag and weigh_given(*given) > LIKELY


ALSO_SURNAMES = frozenset("向于任应经")
LIKELY = -14.0  # log probability of a given name


def cuts_adverb(text: str, end: int) -> bool:
    """Tell whether an adverb or the like stands across the end of a name: 共|同, 一|起."""
    word = find_word(text[end - 1 : end + 1])
    return word.tag[:1] in BEFORE_VERBS and word.weight > EVERYDAY


def is_cut_short(text: str, end: int, right: float) -> bool:
    """Tell whether one character that cannot stand there parts a name from a verb: 赵鹏|道|出席, but 赵鹏|致|欢迎辞."""
    between, verb = text[end : end + 1], text[end + 1 : end + 3]
    if right or between in "时的" or (verb not in load_reporting_verbs() and verb[:1] != "说"):
        return False
    if between == "有" or (between in GOVERNING and verb in CLAIMING):
        return True
    return find_word(between).tag[:1] not in BEFORE_VERBS


CUT_SHORT = -4.0
BEFORE_VERBS = frozenset("vdpcfmtx")  # parts of speech
GOVERNING = frozenset("为任由把让使令")  # need somebody or something behind them
CLAIMING = frozenset(
    ("指出", "认为", "透露", "坦言")
)  # have a clause behind them and no clause of purpose before: 为指出


def goes_on_behind(text: str, end: int) -> bool:
    """Tell whether the sentence goes on at `end`, so that a name behind a title is whole there: 日前, 等, a place."""
    last = text[end - 1]
    if last not in PARTICLES and (text[end : end + 2] in NEWS_DAYS or DAY.match(text, end) or OTHERS.match(text, end)):
        return True
    if last in PARTICLES - NO_NOUN_BEHIND:
        return False
    return any(text[end : end + size] in load_place_words() for size in PLACE_SIZES)


GOES_ON = 3.0
NEWS_DAYS = frozenset(("日前", "近日", "昨日", "昨天", "昨晚", "今日", "今天", "今晚", "前日", "当天", "当日", "最近"))
DAY = re.compile(r"[0-9]{1,2}[日号月]")
OTHERS = re.compile(r"等(?![级候待于地高])")
NO_NOUN_BEHIND = frozenset("方已就也都")  # adverbs: before a place rather a name's last character
PLACE_SIZES = (2, 3, 4)
APPOINTED = 8.0  # 任命…为, 免去…的: whoever fills the place has a name, whatever word it is
ADDRESSED = 4.0
SPEAKING_OF = frozenset(("关于", "致电", "致信", "致函"))  # somebody or something: 关于家风的采访
INTRODUCED = 13.0  # 冬青，男，1970年生; 建国（回族）
TAKEN = 6.0
BETWEEN, IN_LIST = 7.0, 9.0  # a title on the left and a stop on the right: so has he
EVERYDAY = -10.5  # log probability of a word
MANNER = frozenset("ad")  # parts of speech before a verb: 齐|出动
SHORT = 2
THINGS = frozenset("箱线码簿卡报刊")
FOLLOWING = frozenset("，。；以从把带由的")  # what stands behind a name, verbs apart
ATTENDS = re.compile(
    "[出列]席|到[会场]|与会|陪同|一[行同]"
)  # done by people, and not in any manner: 严肃|指出, 成功|举行
SPEAKS = re.compile("说|表示|介绍|坦言|告诉|透露|认为|指出")
UNFINISHED = frozenset("了过着副")  # rather a verb's or a title's
NO_LAST = frozenset("说称道讲地得互相后里他她它们这那此其您你我") | PARTICLES  # end phrases rather than names
HEAD_OF_OFFICE = re.compile(
    r"(?:[省市县区州部厅局司处科股所队站段营连旅团师军镇乡盟旗院察事]长|[委组副总]书记|[主常]委|秘书长|委员长|司令员|政委|主任|主席|巡视员|调研员|特派员|参谋长)\Z"
)
LIST_GOES_ON = re.compile(
    r"[、（(]|等(?![级候待于地高])|以及|和(?:部分)?(?:委员|成员|其他)|的(?:陪同|带领|率领|主持|见证)|(?:涉嫌|严重违|受贿|一审|被(?:[查免逮判双]|开除)|接受(?:审查|纪律)|行政[记警]|党内|职务)|，(?:原|时任)?(?:[省市县区州镇乡](?=[委人政纪长]|[\u4e00-\u9fff]{1,7}[局委办厅院])|中央|国家|全国|自治|党[组委]|常务|副)"
)
VITA = re.compile(  # 李明，男，1970年生
    r"[，,、（(]\s?(?:(?:[男女]|[\u4e00-\u9fff]{1,5}族)[，,、）)]|(?:现任|拟任)(?=[\u4e00-\u9fff]))"
)
LIFE = re.compile(r"[，（(](?:[男女]|[\u4e00-\u9fff]{1,5}族)[，,）)]")
TAKES = re.compile(
    r"(?:不再)?(?:担任|兼任|出任|任)(?=[\u4e00-\u9fff]{2,20}?(?:书记|主任|主席|[省市县区州镇乡厅局部院]长|检察长)(?:[，。；、]|\Z))"
)  # 米水明|任岚溪市委书记
LOST_OFFICE = re.compile(r"的[^，。；]{4,40}职务[；;。]?\Z")  # a line of a notice: 秋实的某县某局局长职务；
APPOINTS = frozenset("为的(（")
BEING = frozenset(("身为", "作为", "成为", "名为", "升为", "改为", "转为"))  # 王明|身为省委书记
GIVEN_OFFICE = re.compile(  # 选举…，冯长江为秘书长
    r"(?:、[\u4e00-\u9fff]{2,4}(?:[（(][^（）()]{1,8}[）)])?){0,8}为[^，。；、为]{0,15}?(?:书记|主任|委员长?|主席|[省市县区州]长|秘书长|[部厅局院镇乡]长|检察长|会长|理事长)(?=[，。；、]|\Z)"
)


NAME = -5.0  # that some name stands here at all
ONE, TWO = -0.4, 0.2  # with a given name of one or two characters
FOUR = -5.0  # two surnames and two characters: rare
PREPOSITION = -6.0  # a surname that is mostly a preposition or a conjunction
PREPOSITIONS = frozenset("向同于应和与从由对以经及任把")
SOFT = frozenset("于任应")  # prepositions that are frequent surnames as well
HAN = re.compile(r"[\u3400-\u9fff]")
HAN_ONLY = re.compile(r"[\u3400-\u9fff]+")
MOST_GIVEN = 2  # characters of a given name
Edge = tuple[int, float, str, str]  # end, weight, kind, tag


def is_form_of_address(given: str) -> bool:
    """Tell whether what stands behind a surname is an office or an address and no given name: 周总理, 徐师傅."""
    return given in load_titles() or given in FORMS


FORMS = frozenset(
    ("师傅", "大夫", "同志", "大姐", "大哥", "大娘", "大叔", "大婶", "阿姨", "老汉", "伯伯", "某某", "家人")
)


@lru_cache(maxsize=1)
def surname_openings() -> dict[str, float]:
    """Give the characters that are surnames, and the most that each adds to a name's weight."""
    return {
        surname: NAME + max(ONE, TWO) + weigh_surname(surname, EDGE)
        for surname in load_surname_weights()
        if len(surname) == 1
    }


@lru_cache(maxsize=1)
def most_on_right() -> dict[str, float]:
    """Give the characters that what speaks for a name on its right begins with, and the most that it says."""
    most = dict.fromkeys(right_signs(), max(VERB_RIGHT, TITLE_RIGHT)) | {"为": APPOINTED}
    return most | dict.fromkeys(LEFT_EDGES, EDGE) | dict.fromkeys((word[0] for word in ADDRESSES), ADDRESS_RIGHT)


def weigh_surname(surname: str, left: float) -> float:
    """Give the log probability of a surname; what is mostly a preposition or a conjunction counts for less."""
    weight = load_surname_weights()[surname]
    if surname in PREPOSITIONS:
        weight += PREPOSITION / 3 if surname in SOFT and left else PREPOSITION
    return weight


def name_edges(text: str, start: int, end: int, left: float, surname_size: int = 1) -> list[Edge]:
    """Give the Han name at start..end, if it can be one: a surname, and a given name of one or two characters."""
    given, middle = load_given_names(), start + surname_size
    if (
        not HAN_ONLY.fullmatch(text, middle, end) or text[middle] == "某" or text[end - 1] == "的"
    ):  # 刘某: nobody is named
        return []
    if end - middle == 1:
        weight = NAME + ONE + weigh_surname(text[start:middle], left) + given.alone.get(text[middle], given.unseen)
    elif is_form_of_address(text[middle:end]):
        return []
    else:
        weight = NAME + TWO + weigh_surname(text[start:middle], left) + weigh_given(*text[middle:end])
    return [(end, weight + beside(text, start, end, left), "name", "")]


def compound_edges(text: str, start: int, left: float) -> list[Edge]:
    """Give the Han names that could start at `start` with a surname of two characters (复姓)."""
    middle = start + 2
    if text[start:middle] not in load_surname_weights():
        return []
    ends = range(middle + 1, min(middle + MOST_GIVEN, len(text)) + 1)
    return [edge for end in ends for edge in name_edges(text, start, end, left, 2)]


def married_edges(text: str, start: int, left: float) -> list[Edge]:
    """Give the Han name that could start at `start` with two surnames and two characters of a given name (冠夫姓)."""
    surnames, end = load_surname_weights(), start + 2 + MOST_GIVEN
    name = text[start:end]
    if name[0] not in surnames or name[1:2] not in surnames or is_form_of_address(name[1:3]):
        return []
    if len(name) < 2 + MOST_GIVEN or not HAN_ONLY.fullmatch(name):
        return []
    both = surnames[name[1]] + weigh_given(*name[2:])
    rarity = 0.0 if text.endswith("夫人", 0, start) else FOUR
    return [(end, NAME + rarity + weigh_surname(name[0], left) + both + left + right_bonus(text, end), "name", "")]
