"""A name at start..end of a text in, how much what stands beside it speaks for it, whole as it is, out (姓名边界).

A character more or less, and what is told of somebody begins elsewhere: 李强|还走访, 朱德同|已到会, 赵鹏|道|出席.
"""

import re

from monitor.parser.names.filling import BEFORE_VERBS, BETWEEN, IN_LIST, PREPOSITION, PREPOSITIONS, SHORT, fills_place
from monitor.parser.names.neighbours import (
    AGAINST,
    APPOINTED,
    APPOINTING_LEFT,
    PARTICLES,
    TITLE_LEFT,
    right_bonus,
)
from monitor.parser.names.sequels import ADVERBS, FREE, GOVERNING, crosses, goes_on, may_go_on
from monitor.parser.places import load_place_words
from monitor.parser.titles import LEFT_EDGES, load_reporting_verbs
from monitor.parser.words import find_word


def beside(text: str, start: int, end: int, left: float) -> float:
    """Say how much both neighbours speak for a name that ends at `end`: most where 任命…为 is around it."""
    if left >= TITLE_LEFT:
        return left + behind_title(text, start, end)
    told = told_behind(text, start, end, left)
    if runs_on(text, start, end) and not (told and left == APPOINTING_LEFT):  # 任命顾知成|为
        return left + AGAINST
    right = right_bonus(text, end)
    return left + (max(right, 0.0) + told if told else right)


def behind_title(text: str, start: int, end: int) -> float:
    """Say how much what stands behind a name that has a title before it speaks for its end."""
    whole = ends_only_here(text, end)
    if goes_too_short(text, start, end) or (runs_on(text, start, end) and not whole):
        return AGAINST
    right = right_bonus(text, end)
    if whole or (right == AGAINST and text[end - 1] in PARTICLES and end - start <= MOST_GIVEN):
        right = max(right, 0.0)  # 副省长张和|因为: a surname alone stands behind no title
    if is_cut_short(text, end, right):
        return CUT_SHORT
    more = max(ENDS_HERE * goes_on_behind(text, end), fills_place(text, start, end))
    more = more or told_behind(text, start, end, TITLE_LEFT)
    return max(right, 0.0) + more if more else right


ENDS_HERE = 3.0  # behind it the sentence goes on
CUT_SHORT = -4.0
MOST_GIVEN = 2  # characters of a given name


def beside_word(text: str, start: int, end: int, left: float) -> float:
    """Say how much both neighbours speak for a name that the dictionary has."""
    if left >= TITLE_LEFT and goes_too_short(text, start, end):
        return left + AGAINST
    right = right_bonus(text, end)
    return left + (max(right, 0.0) if left >= TITLE_LEFT and ends_only_here(text, end) else right)


def ends_only_here(text: str, end: int) -> bool:
    """Tell whether a character that mostly begins a predicate must be a name's last: 朱德同|已到会."""
    return text[end - 1] in LINKS and not may_go_on(text, end - 1) and goes_on(text, end)


LINKS = ADVERBS | GOVERNING | FREE | PARTICLES


def goes_too_short(text: str, start: int, end: int) -> bool:
    """Tell whether such a character is left over behind a name of two."""
    if end - start != SHORT or end == len(text):
        return False
    return bool(AND_OTHERS.match(text, end + 1)) or (not may_go_on(text, end) and goes_on(text, end + 1))


AND_OTHERS = re.compile(
    r"等(?:[省市县区州]?(?:领导|同志)|人|有关|出席|参加|陪同|到[会场机站]|一行|[，。；、])"
)  # 龚才|等参加


def runs_on(text: str, start: int, end: int) -> bool:
    """Tell whether the last of three characters rather begins what is told of a name of two: 李强|还走访, 李强|正在."""
    if end - start <= MOST_GIVEN:
        return False
    if text[end - 1] in "今昨" and DAY.match(text, end - 1):
        return True
    if text[end : end + 1] in CLAUSE_ENDS:
        return text[end - 1] == "时" and bool(MEETS.search(text, max(0, start - LONGEST_LIST), start))
    if text[end - 1] in "均皆" and text[end] in SAID_OF_SEVERAL:
        return bool(SEVERAL.search(text, max(0, start - LONGEST_LIST), start))
    if text[end] in PRONOUNS and find_word(text[end - 1]).tag == "v":
        return True  # 王群|陪|他
    return (text[end - 1] in SELDOM_LAST or crosses(text, end)) and goes_on(text, end - 1)


# Characters that 1998's newspapers (PFR corpus) have behind names hundreds of times and as the last of a name of three
# characters hardly ever, in 5,308 names.
SELDOM_LAST = frozenset(
    "的等与说率作在已被将就对从也及还仍未又却便自于拟只不没并再到给把由是了过着他所用跟受因曾冒则致请"
)
PRONOUNS = frozenset("他她我你您")
SAID_OF_SEVERAL = frozenset("已未表被由在为有不获")  # 王群、李强|均表示
SEVERAL = re.compile(r"[、和与][^，。；]*\Z")
MEETS = re.compile(r"(?:会见|会晤|接见|看望|同|与|和)[^，。；]*\Z")  # 会见石伯林|时，
LONGEST_LIST = 20  # characters
CLAUSE_ENDS = LEFT_EDGES | {""}


def is_cut_short(text: str, end: int, right: float) -> bool:
    """Tell whether one character that cannot stand there parts a name from a verb: 赵鹏|道|出席, but 赵鹏|致|欢迎辞."""
    between, verb = text[end : end + 1], text[end + 1 : end + 3]
    if right or between in "时的" or (verb not in load_reporting_verbs() and verb[:1] != "说"):
        return False
    if between == "有" or (between in NEEDS_OBJECT and verb in CLAIMING):
        return True
    return find_word(between).tag[:1] not in BEFORE_VERBS and not goes_on(text, end)


NEEDS_OBJECT = frozenset("为任由把让使令")  # need somebody or something behind them
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


NEWS_DAYS = frozenset(
    (
        "日前",
        "近日",
        "昨日",
        "昨天",
        "昨晚",
        "今日",
        "今天",
        "今晚",
        "前日",
        "当天",
        "当日",
        "最近",
        "本月",
        "本周",
        "上月",
        "上周",
        "去年",
        "今年",
    )
)
DAY = re.compile(r"[0-9]{1,2}[日号月]|[今昨][（(][0-9一二三四五六七八九十]{1,3}[）)]日")  # 今（14）日
OTHERS = re.compile(r"等(?![级候待于地高])")
NO_NOUN_BEHIND = frozenset("方已就也都")  # adverbs: before a place rather a name's last character
PLACE_SIZES = (2, 3, 4)


def told_behind(text: str, start: int, end: int, left: float) -> float:
    """Say how much it speaks for a name that what stands behind gives or takes an office, or begins a life."""
    behind = text[end : end + 1]
    if behind not in TELLING or ENDS_IN_WEI.match(text, end):
        return 0.0
    if left == APPOINTING_LEFT and (behind in APPOINTS or LEAVING.match(text, end)):
        if text[start - 2 : start] in SPEAKING_OF:
            return ADDRESSED
        said = behind in SAID_BEHIND and find_word(text[start + 1 : end]).tag[:1] in SAID_TAGS
        return APPOINTED - (not said and preposed(text, start))
    appointed = (
        left and behind in "为、" and GIVEN_OFFICE.match(text, end) and text[end - 1 : end + 1] not in BEING
    ) or (start == 0 and behind == "的" and LOST_OFFICE.match(text, end))
    if appointed:
        return APPOINTED - preposed(text, start)
    if left and TAKES.match(text, end) and not (end - start > MOST_GIVEN and HOLDS.match(text, end - 1)):
        return TAKEN - preposed(text, start)
    return INTRODUCED if left and LIFE.match(text, end) else 0.0


def telling_signs(text: str) -> frozenset[str]:
    """Give the first characters of what a text may tell behind names, none for most texts."""
    signs = OF_GIVEN if OFFICE_GIVEN.search(text) else ""
    signs += OF_TAKEN if TAKEN_OFFICE.search(text) else ""
    signs += OF_LIFE if ("男" in text or "女" in text or "族" in text) and LIFE.search(text) else ""
    signs += OF_LOST if "职务" in text else ""
    return frozenset(signs)


OF_GIVEN, OF_TAKEN, OF_LIFE, OF_LOST, OF_LEAVING = "、为", "不担兼出挂任同现历时后", "，（(", "的", "同因请申提辞"
TELLING = frozenset(OF_GIVEN + OF_TAKEN + OF_LIFE + OF_LOST + OF_LEAVING)  # the first characters of what is told


def preposed(text: str, start: int) -> float:
    """Give what a surname that is mostly a preposition weighs against a name, for nothing where an office vouches."""
    return PREPOSITION if text[start] in PREPOSITIONS else 0.0


APPOINTS = frozenset("为的(（")
ENDS_IN_WEI = re.compile(
    "为(?=[的为，、。]|同志|因|请求|申请|辞|不再|[担兼出升挂调转改就]任)"
)  # that gives nothing: 免去孙大为的, 任命孙大为为, 孙大为挂任
SAID_BEHIND, SAID_TAGS = frozenset("的(（"), frozenset("tvbdm")  # 决定于|今天（30日）, 选举由|原定的
LEAVING = re.compile(
    r"同志(?=[的任不担兼中为因，、（(])|(?:因[^，。；]{1,16}?)?(?:请求|申请|提出)?(?:辞去|请辞|辞职)"
)  # 免去|某某同志, 接受|某某因年龄原因辞去
ADDRESSED = 4.0
SPEAKING_OF = frozenset(("关于", "致电", "致信", "致函"))  # somebody or something: 关于家风的采访
INTRODUCED = 13.0  # 冬青，男，1970年生; 建国（回族）
TAKEN = 6.0
MOST_TOLD = max(  # that `beside` adds to both
    APPOINTED - PREPOSITION, INTRODUCED, TAKEN, ENDS_HERE, IN_LIST, BETWEEN - PREPOSITION
)
VITA = re.compile(  # 李明，男，1970年生
    r"[，,、（(]\s?(?:(?:[男女]|[\u4e00-\u9fff]{1,5}族)[，,、）)]|(?:现任|拟任)(?=[\u4e00-\u9fff]))"
)
LIFE = re.compile(r"[，（(](?:[男女]|[\u4e00-\u9fff]{1,5}族)[，,）)]")
OFFICES = (
    r"(?:书记|主任|委员长?|主席|[省市县区州盟旗]长|秘书长|[部厅局院镇乡司署处关]长|检察长|审计长|会长|理事长|庭长"
    r"|审判员|检察员|常委|组成员|专员|司令员|政委|大使|大臣)"
)  # what most posts that are given end in
TAKEN_OFFICE = re.compile(rf"任(?=[\u4e00-\u9fff]{{2,20}}?{OFFICES}(?:[，。；、]|\Z))")
TAKES = re.compile(rf"(?:同志)?(?:不再)?[担兼出挂现历时后]?{TAKEN_OFFICE.pattern}")  # 米水明|任岚溪市委书记
HOLDS = re.compile("[现历时后]任")  # 李明|现任, where no name of three ends in 现
LOST_OFFICE = re.compile(r"的[^，。；]{4,40}职务[；;。]?\Z")  # a line of a notice: 秋实的某县某局局长职务；
BEING = frozenset(("身为", "作为", "成为", "名为", "升为", "改为", "转为"))  # 王明|身为省委书记
OFFICE_GIVEN = re.compile(rf"为[^，。；、为]{{0,24}}?{OFFICES}(?=[，。；、]|\Z)")
GIVEN_OFFICE = re.compile(  # 选举…，冯长江为秘书长
    rf"(?:、[\u4e00-\u9fff]{{2,4}}(?:[（(][^（）()]{{1,8}}[）)])?){{0,8}}{OFFICE_GIVEN.pattern}"
)
