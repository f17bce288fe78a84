"""A name behind an office's title in, how much it speaks for the name that it fills the place there out (职务后的空位).

Whatever word it is: 书记高见|主持, 局长苏州|说. Everyday words stand there as well: 书记高度|重视, 县长时间.
"""

import re

from monitor.parser.name_tables import RARE_FROM, load_frequent_surnames, rank_surname, weigh_given
from monitor.parser.names.neighbours import PARTICLES
from monitor.parser.names.sequels import ATTENDS, NUMBERED, begins_verb, crosses, goes_on
from monitor.parser.titles import LEFT_EDGES, load_reporting_verbs, title_starting_at
from monitor.parser.words import FREQUENT, NO_SURNAMES, find_word

BETWEEN, IN_LIST = 7.0, 9.0  # a title on the left and a stop on the right: so has he
PREPOSITION = -6.0  # a surname that is mostly a preposition or a conjunction
PREPOSITIONS = NO_SURNAMES | frozenset("任把")
SOFT = frozenset("于任应")  # prepositions that are frequent surnames as well
SHORT = 2


def fills_place(text: str, start: int, end: int) -> float:
    """Say how much it speaks for a name that it is all there is between an office's title and what may follow a name.

    Before a comma, a verb or a preposition an everyday word fills the place as well: 书记高度|重视, 县长时间, but
    书记高见|主持, 局长苏州|说, 县长云山岭|就.
    """
    if text[end : end + 1] in COLONS and BEFORE_SPEAKER.search(text, max(0, start - 4), start):
        return IN_LIST
    if (
        text[start - 1] in BLANKS
        and (text[end : end + 1] in BLANKS or end == len(text))
        and HEAD_BEFORE.search(text, max(0, start - 5), start)
    ):
        return IN_LIST
    if not HEAD_OF_OFFICE.search(text, max(0, start - 4), start) or text[end - 1] in UNFINISHED:
        return 0.0
    if LIST_GOES_ON.match(text, end):
        return IN_LIST
    if is_word_of_sentence(text, start, end) or not ends_behind(text, end):
        return 0.0
    return BETWEEN - PREPOSITION * (text[start] in PREPOSITIONS)


REPRESENTS = re.compile("代表(?![，。、的])")  # is what he does
FOLLOWING = frozenset("，。；以从把带由的")  # what stands behind a name, verbs apart
UNFINISHED = frozenset("了过着副")  # rather a verb's or a title's
HEADS = (
    r"(?:[省市县区州部厅局司处科股所队站段营连旅团师军镇乡盟旗院察事会行庭馆组署府社台舰艇关]长"
    r"|[委组副总处一]书记|[主常]委|秘书长|委员长|司令员|政委|政治委员|主任(?:委员)?|主席|巡视员|调研员|特派员|参谋长|专员|领事|工程师|经济师|规划师|会计师|农艺师|审计师|经理|总裁)"
)
HEAD_OF_OFFICE = re.compile(rf"{HEADS}\Z")
BLANKS = frozenset(" \u3000（")
HEAD_BEFORE = re.compile(rf"{HEADS}[ \u3000]{{1,2}}\Z")  # a list of who is in charge: 副县长　成功　负责公安工作
COLONS, BEFORE_SPEAKER = ("：", ":"), re.compile(rf"{HEADS}[ \u3000]\Z")  # a broadcast's caption: 某县县长 甲：
LIST_GOES_ON = re.compile(
    r"[、（(]|等(?![级候待于地高])|以及|和(?:部分)?(?:委员|成员|其他)|(?:的(?:陪同|带领|率领|主持|见证|提请|提名)|委托)|(?:涉嫌|严重违|受贿|一审|被(?:[查免逮判双]|开除)|接受(?:审查|纪律)|行政[记警]|党内|职务)|，(?:原|时任)?(?:[省市县区州镇乡](?=[委人政纪长]|[\u4e00-\u9fff]{1,7}[局委办厅院])|中央|国家|全国|自治|党[组委]|常务|副)"
    rf"|，[\u4e00-\u9fff、]{{2,24}}?{HEADS}(?=[\u4e00-\u9fff]{{2,4}}(?:[，。、]|分别|先后|[出列]席|参加|陪同|一[同行]))"
    r"|，[\u4e00-\u9fff]{0,9}领导(?:同志)?(?=[\u4e00-\u9fff]{2,4}[、，])"
)


def is_word_of_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether what stands between a title and the next word is rather an everyday word or a phrase: 高度, 任上."""
    word = find_word(text[start:end])
    if word.tag[:1] in MANNERS and word.weight > MANNERLY and text[end : end + 1] not in LEFT_EDGES:
        return says_how(text, end)
    if ends_as_phrase(text, end, word.tag) or leads_on(text, start, end, word.tag) or crosses(text, end):
        return True
    if opens_with_word(text, start, end):
        return True
    if text[start] in PREPOSITIONS and not is_surname_here(text, start, end):
        return True
    names = ATTENDS.match(text, end) or (word.tag == "ns" and SPEAKS.match(text, end))
    return bool(word.weight > FREQUENT and not names) or is_phrase_in_place(text, start, end)


BEFORE_VERBS = frozenset("vdpcfmtx")  # parts of speech
SPEAKS = re.compile(
    "说|表示|介绍|坦言|告诉|透露|认为|指出|向[\u4e00-\u9fff]{1,8}?(?:保证|表示|汇报|报告|介绍|承诺|通报|说明)"
)
TIME_ENDS = frozenset("天年日时季晚夜早午间末初期代刻来今后前先旬")


def ends_as_phrase(text: str, end: int, tag: str) -> bool:
    """Tell whether a word ends in a character that no name ends in; but 书记陆地|主持, and who 道 has a day behind."""
    said = tag == "n" and ATTENDS.match(text, end)
    return text[end - 1] in NO_LAST and not said and not (text[end - 1] == "道" and NUMBERED.match(text, end))


def leads_on(text: str, start: int, end: int, tag: str) -> bool:
    """Tell whether a word rather stands before a verb; of times those do that end so, and no 谷雨."""
    surnamed = text[start] in load_frequent_surnames() | ALSO_SURNAMES
    named = tag == "t" and text[end - 1] not in TIME_ENDS
    placing = tag in PLACING or (tag == "t" and text[start] in ALSO_SURNAMES)
    attends = placing and ATTENDS.match(text, end)  # 主任左右|主持会议, 县长向前|一同检查
    return tag[:1] in BEFORE_VERBS and not (surnamed and (named or attends))


PLACING = ("f", "m")  # parts of speech: 左右


NO_LAST = frozenset("说称道讲地得互相后里他她它们这那此其您你我") | PARTICLES  # end phrases rather than names


def opens_with_word(text: str, start: int, end: int) -> bool:
    """Tell whether a longer name begins with a word of two characters that is no person: 关于|新, 接访|日."""
    word = find_word(text[start : start + SHORT])
    if end - start == SHORT or word.tag[:1] not in LINKING | VERBAL:
        return False
    return word.weight > FREQUENT if word.tag[:1] in LINKING else text[start] not in load_frequent_surnames()


LINKING, VERBAL = frozenset("pc"), frozenset("v")  # parts of speech
MANNERS = frozenset("abdz")  # parts of speech of words that say how something is done or said
MANNERLY = -12.0  # log probability of such a word
BEFORE_MANNERLY = frozenset("地向对把将给为")
NOT_SO_DONE = re.compile("主持|一[同道起]|参加|[出列]席|到[会场]|与会|陪同|会见|接见|率[队团]")


def says_how(text: str, end: int) -> bool:
    """Tell whether a word that ends at `end` may say how something is done: 郑重|承诺, not 郑重|已到任 or 郑重|主持."""
    if text[end] in BEFORE_MANNERLY:
        return True
    if NOT_SO_DONE.match(text, end):
        return False
    return begins_verb(text, end) or not goes_on(text, end)


def ends_behind(text: str, end: int) -> bool:
    """Tell whether something stands at `end` that follows a name: a stop, a preposition, what somebody does."""
    here = text[end : end + 1]
    governs = here in LEFT_EDGES or text[end + 1 : end + 3] not in load_reporting_verbs()  # not 徐宝|从|出席
    if end == len(text) or (here in FOLLOWING and governs):
        return True
    return goes_on(text, end) and (bool(REPRESENTS.match(text, end)) or not title_starting_at(text, end))


def is_phrase_in_place(text: str, start: int, end: int) -> bool:
    """Tell whether a surname and two characters are rather how and what people do, or a thing: 齐|出动, 信箱."""
    manner = (
        end - start > SHORT and find_word(text[start]).tag[:1] in MANNER and find_word(text[start + 1 : end]).tag == "v"
    )
    word = find_word(text[start:end])
    return manner or (word.tag in ("n", "nz") and text[end - 1] in THINGS)


MANNER = frozenset("ad")  # parts of speech before a verb: 齐|出动
THINGS = frozenset("箱线码簿卡报刊")


def is_surname_here(text: str, start: int, end: int) -> bool:
    """Tell whether what is mostly a preposition begins a name: with it a noun of the dictionary, or no words behind it.

    经纬; 向|琼花; 向晚晴|出席; but not 向|群众, 向|王明.
    """
    given, joins = text[start + 1 : end], text[start] == JOINING
    done = text[start] in ALSO_SURNAMES and not joins and NOT_SO_DONE.match(text, end)
    if done or find_word(text[start:end]).tag[:1] == "n":
        return True
    if len(given) != SHORT or text[start] not in ALSO_SURNAMES or given[0] in load_frequent_surnames():
        return False
    if joins and rank_surname(given) < RARE_FROM:  # 书记和|芮强
        return False
    return not find_word(given).tag and weigh_given(*given) > LIKELY


JOINING = "和"  # two people rather, one of whom has a surname then
ALSO_SURNAMES = frozenset("向于任应经" + JOINING)
LIKELY = -14.0  # log probability of a given name
