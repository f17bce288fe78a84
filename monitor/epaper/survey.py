"""A page's tree in; what each element stands in and holds, found in one pass, out.

A line is told by its surroundings: whether its box is hidden, a link, a picture's or beside the story. Each line
looks at the same boxes, so that what they hold is counted once; elements are named by their id().
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from bs4.element import CData, NavigableString, Tag

from monitor.epaper.html import HIDDEN, SKIPPED, count_han, read_link
from monitor.epaper.tree import Tree

UNSEEN_TAGS = SKIPPED | {"title", "head", "option", "select", "button", "textarea", "iframe", "frameset", "noframes"}
HEADINGS = ["h1", "h2", "h3"]
PICTURES = frozenset(["img", "amp-img", "picture"])
# Boxes beside a page's own matter: what they are called, and the words over them.
ASIDE_DEPTH = 4
ASIDE_NAMES = re.compile(
    r"(?:^|[-_ ])(?:comments|related|recommend(?:ed)?|sidebar|footer|hot|rank)(?:$|[-_ ])", re.IGNORECASE
)
ASIDE = re.compile(
    r"[\W_]*(?:相关|热门|热点|热文|排行|点击|(?:为[你您])?推荐|猜你|往期|往日|友情|精彩|最新|一周|更多|24小时|大家都"
    r"|网友|跟帖|留言|(?:全部|我要|发表)评论|评论\s*[(（]\d)"
)
OVER = 12  # characters of the words over a box
OVER_PARTS = 4


@dataclass(kw_only=True, slots=True)
class Survey:
    """What is known of a page's elements, by id().

    `unseen` and `linked` say in what an element stands; `han` (Chinese characters), `pictured` and `headed` (h1 to h3)
    what it holds; `before` and `first` the element before it and the first in it; `asides` are boxes beside the story
    by their name, `over` the words that make one.
    """

    unseen: set[int] = field(default_factory=set)
    linked: set[int] = field(default_factory=set)
    han: Counter[int] = field(default_factory=Counter)
    pictured: set[int] = field(default_factory=set)
    headed: set[int] = field(default_factory=set)
    before: dict[int, Tag] = field(default_factory=dict)
    asides: set[int] = field(default_factory=set)
    over: dict[int, Tag] = field(default_factory=dict)


def survey_page(soup: Tree) -> Survey:
    """Look at each element once on the way down, and once on the way up."""
    survey, tags = Survey(), soup.find_all()
    first: dict[int, Tag] = {}
    last: dict[int, Tag] = {}
    for tag in tags:
        _look_around(survey, tag)
        around = id(tag.parent)
        first.setdefault(around, tag)
        if around in last:
            survey.before[id(tag)] = last[around]
        last[around] = tag
    for tag in reversed(tags):
        _look_inside(survey, tag)
    survey.over = {box: tag for box, tag in first.items() if survey.han[id(tag)] <= OVER and _is_over_aside(tag)}
    return survey


def _look_around(survey: Survey, tag: Tag) -> None:
    around = id(tag.parent)
    if around in survey.unseen or tag.name in UNSEEN_TAGS or HIDDEN.search(str(tag.get("style") or "")):
        survey.unseen.add(id(tag))
    if around in survey.linked or tag.name == "a" or read_link(tag):
        survey.linked.add(id(tag))
    named = " ".join((str(tag.get("id") or ""), *(tag.get("class") or ())))
    if tag.name in {"aside", "nav", "footer"} or ASIDE_NAMES.search(named):
        survey.asides.add(id(tag))


def _look_inside(survey: Survey, tag: Tag) -> None:
    """Count what an element holds itself, and add it to the one around it; what is in it was looked at before."""
    around = id(tag.parent)
    for piece in tag.contents:
        if type(piece) is NavigableString or isinstance(piece, CData):
            survey.han[id(tag)] += count_han(piece)
    survey.han[around] += survey.han[id(tag)]
    if tag.name in PICTURES or id(tag) in survey.pictured:
        survey.pictured.add(around)
    if tag.name in HEADINGS or id(tag) in survey.headed:
        survey.headed.add(around)


def _is_over_aside(tag: Tag) -> bool:
    words = tag.get_text().strip() if len(tag.contents) < OVER_PARTS and tag.find(["a", "p"]) is None else ""
    return tag.name != "a" and len(words) <= OVER and bool(ASIDE.match(words))


def is_aside(inmost: Tag, survey: Survey) -> bool:
    """Whether an element stands in a box beside the page's own matter: by the box's name, or by the words over it."""
    for box in (inmost, *islice(inmost.parents, ASIDE_DEPTH)):
        if box.name in {"body", "html", "td"}:
            return False
        if id(box) in survey.asides:
            return True
        over = survey.over.get(id(box))
        if over is not None and over is not inmost and all(parent is not over for parent in inmost.parents):
            return True
    return False
