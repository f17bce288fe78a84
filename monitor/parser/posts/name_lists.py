"""The names of a sentence in, the same out with those vouched for that stand in a list with others (姓名并列)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from monitor.parser.name_tables import load_frequent_surnames, load_surname_weights
from monitor.parser.places import load_countries, load_place_words
from monitor.parser.posts.anchors import DOUBTFUL, OF_OTHERS, SHORT_NAME, STRONG, Found
from monitor.parser.titles import is_state_title, title_ending_at, title_starting_at
from monitor.parser.words import FULL_NAME, find_word

LIST_JOINTS = frozenset(("", "、", "和", "与", "及", "以及", "，", " ", "\u3000"))
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
    """Leave out what only a title vouches for that belongs to the name before it: 习近平总书记|多次.

    A spokesman's never does, and who has a title behind as well has that one: 某某主席某某总统.
    """
    ends = {name.end for name in found if name.anchor != DOUBTFUL}
    kept = []
    for name in found:
        title = title_ending_at(text, name.start) if name.anchor == "title" else ""
        follows = bool(title) and title not in OF_OTHERS and name.start - len(title) in ends
        follows = follows and not is_state_title(title_starting_at(text, name.end))
        sure = len(name.name) > SHORT_NAME and name.name[0] in load_frequent_surnames()
        if not follows or sure or "·" in name.name:
            kept.append(name)
    return kept


def joint_text(text: str) -> str:
    """Give what stands between two names without the notes in brackets: `（女）、` is 、."""
    return NOTE.sub("", text).strip()


NOTE, LONG_NOTE = re.compile(r"（[^（）]{1,8}）"), re.compile(r"（[^（）]{1,12}）")


def spread_lists(text: str, found: list[Found]) -> list[Found]:
    """Let a vouched name vouch for the list that it stands in, and the list for the words in it."""
    if not found:
        return found
    found = sorted([*found, *leaders_listed(text, found)]) if "领导" in text and "、" in text else found
    out = spread(text, mark_opening(text, mark_lists(text, drop_followers(text, found))))
    filled = fill_lists(text, out)
    return out if filled is out else spread(text, mark_lists(text, filled))


def leaders_listed(text: str, found: list[Found]) -> Iterator[Found]:
    """Give the words among people whom a rank word opens or closes: 市领导|秋水、甲|出席, 甲、有为等市领导."""
    named = {place for name in found if name.anchor != DOUBTFUL for place in range(name.start, name.end)}
    for row in LEADERS_LISTED.finditer(NOTE.sub(blank, text)):
        start, end = row.span(row.lastgroup or 0)
        items = [item.span() for item in ITEM.finditer(row.string, start, end)]
        words = [item for item in items if named.isdisjoint(range(*item))]
        if end in named or len(words) < len(items):
            yield from (
                Found(*word, text[slice(*word)], "list", foreign=False)
                for word in words
                if may_be_listed(text[slice(*word)])
            )


LEADERS_LISTED = re.compile(
    r"[省市县区州盟旗]领导(?:同志)?[：\s]?(?P<opened>(?:[\u4e00-\u9fff]{2,4}\s*、)+)"
    r"|(?<![\u4e00-\u9fff、])(?P<closed>(?:[\u4e00-\u9fff]{2,4}\s*、)+[\u4e00-\u9fff]{2,4}\s*)(?=等[省市县区州盟旗](?:委|级)?领导)"
)


def spread(text: str, found: list[Found]) -> list[Found]:
    """Let a vouched name vouch for those beside it in its list."""
    out = list(found)
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


def fill_lists(text: str, found: list[Found]) -> list[Found]:
    """Add the words that stand in a list as the people of it do, whatever words they are: 甲、秋水、乙.

    People stand on both sides of such words; or they begin a clause, and a person ends it: 秋水、海洋、甲当选.
    """
    sure = [name for name in found if name.anchor != DOUBTFUL]
    added: list[Found] = []
    for before, behind in zip([None, *sure], sure, strict=False):
        floor = before.end if before else 0
        if text[behind.start - 1 : behind.start] != "、" or floor == behind.start - 1:
            continue
        if before and STRONG & {before.anchor, behind.anchor} and ROW.fullmatch(text, floor, behind.start):
            start = floor
        elif behind.anchor and (opening := OPENING_ROW.search(text, floor, behind.start)):
            start = opening.start()
        else:
            continue
        row = [
            Found(*item.span(), item[0], "list", foreign=False)
            for item in ITEM.finditer(NOTE.sub(blank, text), start, behind.start)
        ]
        enough = before is not None or behind.anchor == "list" or len(row) + 1 >= LIST_SIZE
        if enough and all(may_be_listed(name.name) for name in row):
            added += row
    added += last_of_lists(text, sure)
    added += last_of_rows(text, sure)
    if not added:
        return found
    taken = {place for name in added for place in range(name.start, name.end)}
    return sorted([*(name for name in found if name.start not in taken), *added])


def last_of_lists(text: str, found: list[Found]) -> Iterator[Found]:
    """Give the words that close a list of people as the last of it: 甲、乙、秋水出席."""
    for before, last in pairwise([None, *found]):
        if last is None or last.anchor not in STRONG or text[last.end : last.end + 1] != "、":
            continue
        listed = before is not None and joint_text(text[before.end : last.start]) == "、"
        start, ends = last.end + 1, LIST_ENDS if listed or last.anchor == "title" else MEMBERS_END
        ends = LIST_CLOSES if listed and before and before.anchor in STRONG else ends
        for end in (start + FULL_NAME, start + SHORT_NAME):
            word = text[start:end]
            whole = start + len(word) == end  # a text may break off here
            if not whole or (not listed and ends is LIST_ENDS and is_kind_of_people(word)):
                continue
            if word[-1] != "等" and ITEM.fullmatch(word) and may_be_listed(word) and ends.match(text, end):
                yield Found(start, end, text[start:end], "list", foreign=False)
                break


def last_of_rows(text: str, found: list[Found]) -> list[Found]:
    """Give the words that close a row of people parted by blanks, at its line's end: 甲　乙（女）　建国."""
    if len(found) < FEWEST or found[-1].anchor not in STRONG:
        return []
    before, last = found[-2:]
    rest = ROW_END.fullmatch(text, last.end) if joint_text(text[before.end : last.start]) == "" else None
    items = [*ITEM.finditer(NOTE.sub(blank, text), last.end)] if rest else []
    row = [Found(*item.span(), item[0], "list", foreign=False) for item in items]
    return row if all(may_be_listed(name.name) for name in row) else []


def is_kind_of_people(word: str) -> bool:
    """Tell whether a word is rather whom an official takes part with than a name: 书记甲、党员|参加."""
    return (
        word[0] not in load_frequent_surnames()
        or find_word(word).tag.startswith(("n", "l"))
        or word.endswith(("人", "员", "先生", "女士"))
    )


FEWEST = 2  # names that make a row
ROW_END = re.compile(rf"(?:(?:{NOTE.pattern})?[ \u3000]+(?!等)[\u4e00-\u9fff]{{2,3}})+(?:{NOTE.pattern})?\s*")
MEMBERS_END = re.compile(r"和(?:部分)?(?:委员|成员|其他)|[出列]席|陪同|当选")
LIST_ENDS = re.compile(
    rf"等(?![级候待于地高])|参加|分别|先后|一[同道起]|{MEMBERS_END.pattern}"
    r"|，[\u4e00-\u9fff]{0,6}?[省市县区州盟旗](?:领导|[委长政]|人大|[\u4e00-\u9fff]{1,6}[局厅委]长)"
)  # or a title behind a comma: the next are listed
NEXT_TITLE = (
    r"，[\u4e00-\u9fff]{0,10}?(?:书记|主任|主席|秘书长|[部厅局院]长)"
    r"(?=[\u4e00-\u9fff]{2,4}(?:[、，等]|[出列]席|参加|陪同))"
)
LIST_CLOSES = re.compile(
    rf"{LIST_ENDS.pattern}|在(?:主|分)?会场|[。；]|\Z|{NEXT_TITLE}"
)  # behind two who are vouched for
ITEM = re.compile(r"[\u4e00-\u9fff]{2,4}")
ROW = re.compile(r"(?:(?:（[^（）]{1,8}）)?、[\u4e00-\u9fff]{2,4})+(?:（[^（）]{1,8}）)?、")
OPENING_ROW = re.compile(r"(?<![^，。；：])(?:[\u4e00-\u9fff]{2,3}、)+\Z")


def blank(note: re.Match[str]) -> str:
    """Give as many blanks as a note has characters."""
    return " " * len(note[0])


def may_be_listed(word: str) -> bool:
    """Tell whether a word in a list of people may be a name: with a surname and a given name, or no word."""
    surnames = load_surname_weights()
    if word[0] in surnames and len(word) <= FULL_NAME:
        return True
    return (word[:2] in surnames or not find_word(word).tag) and word not in load_place_words()


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
