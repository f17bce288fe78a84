"""A text and a place in, how much what stands left and right of it speaks for a name there out (姓名左右邻词).

Weights are natural logarithms: a title on the left (市委书记王明), a title or a reporting verb on the right (王明强调).
"""

import re
from functools import lru_cache

from monitor.parser.titles import (
    LEFT_EDGES,
    SHORTEST,
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
LONGEST_ADDRESS = 6  # characters of 习近平总书记
# All that is said of one whom everybody knows: 总书记|步行察看, 同总书记|合个影, but 未来阵线总书记王明.
ADDRESSED_ALONE = re.compile(r"(?:^|[，。；：！？“”（\s]|习近平|[向同对给和与跟从由请为把听到])总书记$")
VERB_RIGHT = 2.6
EDGE = 1.2  # a stop, a line's end or a blank beside the name
AGAINST = -5.0  # the last character is rather the verb of what follows
APPOINTED = 8.0  # 任命…为, 免去…的: whoever fills the place has a name, whatever word it is
PARTICLES = frozenset("任为的等和与同说率作在已因被将就对向从也都及")
DANGLING = frozenset("为任的和与同在率作有于以从由把被将向对及或使令让")  # cannot stand right before a stop
CREDITS = frozenset("摄摘")  # （王明摄）
LABEL_ENDS = frozenset(":：/ \u3000）)]】")  # 编辑：王明, 记者/王明, 记者 王明, 镇长（挂职）王明, [县长] 王明
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
HOUSEHOLD = re.compile("家(?=的|里[，。的]|中[，。的]|[新刚今又也正还都有住种养，。、；])")  # 王明|家的果园
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
    return LEFT_EDGES.union(verb_starts(), title_signs(), DANGLING, (word[0] for word in ADDRESSES), "家")


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
        alone = title == "总书记" and ADDRESSED_ALONE.search(text, max(0, start - LONGEST_ADDRESS), start)
        if alone or find_word(text[start - SHORTEST : start + 1]).tag[:1] == "n":  # 主席|台
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
    return TITLE_RIGHT if title_starting_at(text, end) or HOUSEHOLD.match(text, end) else 0.0


@lru_cache(maxsize=1)
def most_on_right() -> dict[str, float]:
    """Give the characters that what speaks for a name on its right begins with, and the most that it says."""
    most = dict.fromkeys(right_signs(), max(VERB_RIGHT, TITLE_RIGHT)) | {"为": APPOINTED}
    return most | dict.fromkeys(LEFT_EDGES, EDGE) | dict.fromkeys((word[0] for word in ADDRESSES), ADDRESS_RIGHT)
