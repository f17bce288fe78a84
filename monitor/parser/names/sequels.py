"""A text and a place in, out whether a sentence can go on there right behind the person whom it is about (主语之后).

李强|还走访群众, 李强|在现场, 李强|，but not 朱德|同已到会: what stands before a noun, and what stands before a verb,
needs one behind it.
"""

import re

from monitor.parser.titles import LEFT_EDGES, title_starting_at, verb_starting_at
from monitor.parser.words import FREQUENT, find_word

ADVERBS = frozenset("会要能可愿须已还仍曾未又却便只不没将就也都并再均刚正先才则更既即竟另常总亦皆拟现原")
GOVERNING = frozenset("向对从把给于以同与和跟就随及率带用")  # need somebody or something
FREE = frozenset("在被因自由到经应为所")  # that, or something that is done
DEPENDENT = ADVERBS | GOVERNING | frozenset("被由")
TRANSITIVE = frozenset("作率任致")  # verbs of one character that hardly any name ends in
PLAIN = frozenset("是有说问")  # the most frequent verbs of one character: no noun begins so
VERBS = frozenset(("v", "vn", "vi", "vd"))  # parts of speech
ADVERB_TAGS = frozenset(("d", "ad"))
TIME = "t"
LEADING, THINGS = (
    frozenset("dabzcfsmrlt"),
    frozenset("nrsm"),
)  # their first letters: before a verb, behind a preposition
RANKS = ("上将", "中将", "少将", "大校", "上校", "中校", "少校")
BEHIND_NAMES = ("的", "等", "本人", "自己", "一行", "先生", "女士", "同志", "夫妇", *RANKS)
BEFORE_TIMES = frozenset("从于自在到")
TAKES_OFFICE = ("担任", "出任", "兼任", "挂任", "调任", "转任", "改任")
NO_PURPOSES = ("指出", "认为", "透露", "坦言", "强调", "接见", "会见", "主持", "出席", *TAKES_OFFICE)
NUMBERED = re.compile(r"[0-9]{1,4}[年月日号岁]")
ATTENDS = re.compile(
    r"[出列]席|到[会场]|与会|陪同|主持(?!人)|一[行同]|在(?:主|分)?会场"
)  # done by people, and not in any manner: 严肃|指出
DONE = frozenset("了过")  # behind what somebody did
QUOTED = LEFT_EDGES - frozenset("“‘《【")  # a quotation may be what is governed
SIZES = (2, 3, 4)  # characters of words
DEEPEST = 3  # words before the verb
MUCH = 2.0  # in log probability


def goes_on(text: str, at: int) -> bool:
    """Tell whether what stands at `at` can follow a subject: a stop, a title, what is done, when, how and with whom."""
    if at >= len(text) or text[at] in LEFT_EDGES or text.startswith(BEHIND_NAMES, at):
        return True
    return bool(NUMBERED.match(text, at)) or bool(title_starting_at(text, at)) or is_done(text, at)


def may_go_on(text: str, at: int) -> bool:
    """Tell the same, and whether a verb of one character stands there that is a name's last as often: 刘进|城里."""
    return goes_on(text, at) or takes_object(text, at)


def is_done(text: str, at: int, depth: int = DEEPEST) -> bool:
    """Tell whether at `at` a verb stands, or words that lead to one: an adverb, a time, a preposition with its noun."""
    here = text[at : at + 1]
    if not here or here in LEFT_EDGES:
        return False
    if here in GOVERNING | FREE and governs(text, at + 1):
        return True
    if here == "为":
        return has_purpose(text, at + 1)
    if here not in DEPENDENT and (speaks(text, at) or (depth < DEEPEST and takes_object(text, at))):
        return True
    words = [] if is_cut(text, at) else words_at(text, at)
    if any(tag in VERBS or tag == TIME for _, tag in words):
        return True
    leading = [size for size, tag in words if tag[0] in LEADING]
    if here in ADVERBS | FREE and not text.startswith(here, at + 1):
        leading.append(1)
    return depth > 0 and any(is_done(text, at + size + text.startswith("地", at + size), depth - 1) for size in leading)


def words_at(text: str, at: int) -> list[tuple[int, str]]:
    """Give the sizes and parts of speech of the dictionary's words of two characters and more that begin at `at`."""
    return [(size, tag) for size in SIZES if (tag := find_word(text[at : at + size]).tag)]


def begins_verb(text: str, at: int) -> bool:
    """Tell whether a verb itself stands at `at`, nothing that leads to one."""
    leads = text[at] in DEPENDENT | FREE
    return any(tag in VERBS for _, tag in words_at(text, at)) or (speaks(text, at) and not leads)


def speaks(text: str, at: int) -> bool:
    """Tell whether a verb stands at `at` that can be nothing else; 道 is one only before what is said."""
    if text[at] in TRANSITIVE:
        return text[at + 1 : at + 2] not in QUOTED
    if text[at + 1 : at + 2] in DONE and find_word(text[at]).tag == "v" and not find_word(text[at + 1 : at + 3]).tag:
        return True  # 花了三年, but not 花|了解
    return verb_starting_at(text, at) and (text[at] != "道" or text[at + 1 : at + 2] in LEFT_EDGES)


def takes_object(text: str, at: int) -> bool:
    """Tell whether any verb of one character stands at `at`, with its object behind: 问|路, but not 达|的, 上|海."""
    behind = text[at + 1 : at + 2]
    if not behind or behind in QUOTED or behind in DEPENDENT or behind == "的":
        return False
    return find_word(text[at]).tag == "v" and not find_word(text[at : at + 2]).tag.startswith("n")


def is_cut(text: str, at: int) -> bool:
    """Tell whether a much likelier word begins inside of the one of two characters at `at`: 为|先后, not 为先|后."""
    word, inside = find_word(text[at : at + 2]), find_word(text[at + 1 : at + 3])
    return bool(word.tag and inside.tag) and inside.weight > word.weight + MUCH


def crosses(text: str, end: int) -> bool:
    """Tell whether an everyday word or a rank runs over `end` and none begins there: 正在|调研, but not 强|调研."""
    everyday = find_word(text[end - 1 : end + 1]).weight > FREQUENT or text.startswith(RANKS, end - 1)
    return everyday and not (find_word(text[end : end + 2]).tag or text.startswith(BEHIND_NAMES, end))


def governs(text: str, at: int) -> bool:
    """Tell whether behind a preposition that ends at `at` somebody or something stands."""
    if at >= len(text) or text[at] in QUOTED:
        return False
    if text.startswith("正在", at):  # 同正在访问的客人
        return True
    tags = [tag for _, tag in words_at(text, at)]
    if not tags:
        done = text[at + 1 : at + 2] in DONE and find_word(text[at]).tag == "v"  # 周忠和|发了言
        return text[at] not in DEPENDENT | FREE | PLAIN and not done
    if tags[0] == TIME:
        return text[at - 1] in BEFORE_TIMES
    return tags[0] not in ADVERB_TAGS and (tags[0] not in VERBS or tags[-1][0] in THINGS)


def has_purpose(text: str, at: int) -> bool:
    """Tell whether a verb stands at `at` that may be what somebody does something for: 为|表示感谢, but not 为|指出."""
    return any(tag in VERBS for _, tag in words_at(text, at)) and not text.startswith(NO_PURPOSES, at)
