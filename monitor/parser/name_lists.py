"""The names of a sentence in, the same out with those vouched for that stand in a list with others (姓名并列)."""

import re

from monitor.parser.anchors import DOUBTFUL, SHORT_NAME, STRONG, Found
from monitor.parser.name_tables import load_frequent_surnames
from monitor.parser.places import load_countries
from monitor.parser.titles import title_ending_at

LIST_JOINTS = frozenset(("", "、", "和", "与", "及", "以及", ",", "，", " ", "\u3000"))
LIST_SIZE = 3


def mark_lists(text: str, found: list[Found]) -> list[Found]:
    """Let three names and more, joined by 、 alone, vouch for each other."""
    out = list(found)
    begin = 0
    for index in range(1, len(out) + 1):
        if index < len(out) and is_list_joint(text[out[index - 1].end : out[index].start]):
            continue
        listed = out[begin:index]
        if len(listed) >= LIST_SIZE and sum(name.anchor != DOUBTFUL for name in listed) >= LIST_SIZE:
            out[begin:index] = [
                name if name.anchor in STRONG else name._replace(anchor="list") for name in out[begin:index]
            ]
        begin = index
    return out


def is_list_joint(between: str) -> bool:
    """Tell whether only 、 or blanks or nothing (run together in a headline) stands between two names."""
    return joint_text(between) in ("、", "")


def drop_followers(text: str, found: list[Found]) -> list[Found]:
    """Leave out what only a title vouches for that belongs to the name before it: 习近平总书记|多次."""
    ends = {name.end for name in found}
    kept = []
    for name in found:
        title = title_ending_at(text, name.start) if name.anchor == "title" else ""
        follows = bool(title) and name.start - len(title) in ends
        sure = len(name.name) > SHORT_NAME and name.name[0] in load_frequent_surnames()
        if not follows or sure or "·" in name.name:
            kept.append(name)
    return kept


def joint_text(text: str) -> str:
    """Give what stands between two names without the notes in brackets: `（女）、` is 、."""
    return NOTE.sub("", text).strip()


NOTE = re.compile(r"[（(][^（）()]{1,8}[）)]")


def spread_lists(text: str, found: list[Found]) -> list[Found]:
    """Let a vouched name vouch for the list that it stands in."""
    out = mark_opening(text, mark_lists(text, drop_followers(text, found)))
    for order in (range(1, len(out)), range(len(out) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for index in order:
            near, here = out[index + step], out[index]
            between = text[near.end : here.start] if step < 0 else text[here.end : near.start]
            joint = joint_text(between)
            allowed = joint in LIST_JOINTS and (here.anchor != DOUBTFUL or may_be_both(here.name, joint))
            if here.anchor not in STRONG and near.anchor in STRONG and allowed:
                out[index] = here._replace(anchor="list")
    return out


def mark_opening(text: str, found: list[Found]) -> list[Found]:
    """Let names joined by 、 that open a sentence vouch for each other where the last one acts: 甲、乙参加调研."""
    size = next(
        (n for n, name in enumerate(found) if n and joint_text(text[found[n - 1].end : name.start]) != "、"), len(found)
    )
    opening = found[:size]
    acts = size > 1 and opening[0].start == 0 and opening[-1].anchor == "verb"
    if not acts or any(name.anchor == DOUBTFUL for name in opening):
        return found
    return [*(name if name.anchor in STRONG else name._replace(anchor="list") for name in opening), *found[size:]]


def may_be_both(name: str, joint: str) -> bool:
    """Tell whether a place's name is a person's too, in a list of people: 石峰, 吉林."""
    return joint == "、" and name[0] in load_frequent_surnames() and name not in load_countries()
