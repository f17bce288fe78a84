"""A seed in, invented headlines with names run together out (姓名连排), each with a story that introduces its people.

Names are drawn from the shipped tables, surnames and characters as often as the tables say.
"""

import math
from random import Random
from typing import NamedTuple

from monitor.parser.name_tables import load_given_names, load_surname_weights
from monitor.parser.names.cutting import cut
from monitor.parser.names.lattice import RUN_ON
from monitor.parser.text import fold

PHRASES = (
    "{}出席",
    "{}参加",
    "{}会见客人",
    "{}出席开幕式",
    "{}分别主持会议",
    "{}看望慰问一线职工",
    "全省民营经济座谈会召开 {}出席",
    "省委常委会召开会议\n{}参加调研",
    "省政府召开常务会议 {}讲话",
)
PAIRED = ("{}会见{}", "{}与{}座谈", "{}主持 {}讲话", "{}讲话 {}主持", "{}宣布开幕 {}致辞")  # two runs in one headline
POSTS = ("省委书记{}", "省长{}", "省政协主席{}", "副省长{}", "市委书记{}", "市长{}", "省委常委{}")
FOREIGN = (
    "艾力·买买提",
    "买买提江·吐尔逊",
    "阿不都·热合曼",
    "巴特尔·哈斯",
    "努尔兰·阿不都",
    "玉素甫·艾山",
    "哈那提·木拉提",
    "古丽娜·尼亚孜",
)
MOST_NAMES = 10


class Headline(NamedTuple):
    """A headline, the names in it in order, and the sentences of its story that introduce them."""

    text: str
    names: tuple[str, ...]
    story: str


def draw(random: Random, weights: dict[str, float]) -> str:
    """Draw a key by its log probability."""
    return random.choices(list(weights), [math.exp(weight) for weight in weights.values()])[0]


def draw_name(random: Random) -> str:
    """Draw a name: three of four have two given characters, one of twenty a compound surname, one of fifty a dot."""
    if random.random() < 0.02:
        return random.choice(FOREIGN)
    compound = random.random() < 0.05
    surnames = {name: weight for name, weight in load_surname_weights().items() if (len(name) > 1) == compound}
    given = load_given_names()
    surname = draw(random, surnames)
    if random.random() < 0.75:
        return surname + draw(random, given.first) + draw(random, given.last)
    return surname + draw(random, given.alone)


def draw_headline(random: Random) -> Headline:
    """Draw two to ten names, a phrase around them or their two halves, and their story."""
    names = tuple(dict.fromkeys(draw_name(random) for _ in range(random.randint(2, MOST_NAMES))))
    story = "".join(f"{random.choice(POSTS).format(name)}出席会议。" for name in names)
    if len(names) > 1 and random.random() < 0.3:
        middle = random.randint(1, len(names) - 1)
        text = random.choice(PAIRED).format("".join(names[:middle]), "".join(names[middle:]))
    else:
        text = random.choice(PHRASES).format("".join(names))
    return Headline(text, tuple(fold(name) for name in names), story)


def read_names(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Give the names that the lattice cuts out of a headline, line by line."""
    return tuple(
        line[piece.start : piece.end]
        for line in fold(text).split("\n")
        for piece in cut(line, known, RUN_ON)
        if piece.kind != "word"
    )
