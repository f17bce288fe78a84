"""A post as somebody writes it in, the office that is meant out; whether a person's post is the one asked for. Pure.

江苏省省长, 江苏省长 and 江苏省人民政府省长 are one office, so are 外长, 外交部长 and 外交部部长; which are, says
monitor/parser/offices.py.
"""

import re

from alerts.folding import fold_words
from monitor.parser.posts.offices import describe, locate
from monitor.parser.posts.parts import ACTING, take_apart
from monitor.records import Appointment, Post, Standing

HOLDING = frozenset({Standing.CURRENT, Standing.ACTING, Standing.ELECT})
DIVISIONS = (
    "特别行政区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "自治区",
    "自治州",
    "自治县",
    "省",
    "市",
    "县",
    "区",
)


def key_of(name: str) -> str:
    """Give the key under which an office is compared; it is not for people to read."""
    return describe(name).key


def find_standing(name: str) -> str:
    """Give the word of a post that says how it is held, "" for none."""
    parts = take_apart(name)
    return parts.standing or parts.leading


def name_office(name: str) -> str:
    """Name the office of which a post says that it is held for the time being: 岚溪市市长 of 岚溪市代市长."""
    if (standing := find_standing(name)) not in ACTING:
        return name
    before, _, behind = name.rpartition(standing)
    return before + behind


def keys_of(post: Post) -> frozenset[str]:
    """Give the keys of a post, and of the post with its place before it where its name leaves that out.

    Not that of its bare title: the 总理 of another country would pass for ours.
    """
    in_full = "" if post.name.startswith(post.jurisdiction) else post.jurisdiction + post.name
    return frozenset((post.key or key_of(post.name), *((key_of(in_full),) if in_full else ())))


def is_held(post: Post) -> bool:
    """Say whether the person holds the post now, acting and elect included; a former or honorary post is not held."""
    return post.standing in HOLDING


def is_in_place(post: Post, place: str) -> bool:
    """Say whether a post's place (辖地) is `place` or lies in it; 浙江 means 浙江省, but 吉林市 is not 吉林省."""
    asked, own = locate(place).code, describe(post.name).code or locate(post.jurisdiction).code
    if asked and own:
        return own.startswith(asked) if asked.isdigit() else own == asked
    folded = fold_words(place)
    return any(names_place(fold_words(printed), folded) for printed in (post.jurisdiction, post.name))


def is_place_in(place: str, code: str, asked: str) -> bool:
    """Say whether a place, with its code or "", is the one asked for or lies in it."""
    within = locate(asked).code
    if within and code:
        return code.startswith(within)
    return bool(place) and names_place(fold_words(place), fold_words(asked))


def describe_change(change: Appointment) -> Post:
    """Give the post of a personnel change as data."""
    office = describe(change.post)
    return Post(
        name=change.post,
        jurisdiction=office.jurisdiction,
        body=office.body,
        title=office.title,
        code=office.code,
        rank=office.rank,
        key=office.key,
    )


def names_place(printed: str, asked: str) -> bool:
    """Say whether `printed` begins with the place asked for, or names it behind a larger one (浙江省杭州市)."""
    if any(begins_with_place(printed[start:], asked) for start in place_starts(printed)):
        return True
    bare = shorten_place(asked)
    return bare != asked and printed.startswith(bare) and not printed.startswith(DIVISIONS, len(bare))


def begins_with_place(printed: str, asked: str) -> bool:
    """Say whether a place stands at the front as a whole: 上海 in 上海市委书记, but not in 上海合作组织秘书长."""
    rest = printed.removeprefix(asked)
    return printed.startswith(asked) and (not rest or asked.endswith(DIVISIONS) or rest.startswith(DIVISIONS))


def place_starts(printed: str) -> tuple[int, ...]:
    """Give where a place's name can begin: at the front and behind each division."""
    return (0, *(found.end() for found in re.finditer("|".join(DIVISIONS), printed)))


def find_place(post: str) -> str:
    """Give the place that a post's name says: 浙江省 of 浙江省省长; "" for one without (外交部部长)."""
    return describe(post).jurisdiction


def shorten_place(place: str) -> str:
    """Leave out the division at a place's end when enough is left: 浙江省 -> 浙江."""
    for division in DIVISIONS:
        if place.endswith(division) and len(place) >= len(division) + 2:
            return place.removesuffix(division)
    return place
