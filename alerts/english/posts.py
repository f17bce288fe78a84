"""A post's full name in, its English one out: `Party Secretary of Shanghai`. Pure.

The parser takes a post apart (monitor/parser/offices.py): whose office it is, of which organ, with which title, and
whether the holder is acting, former, elected. Each part has its row in a table, or the post is "".
"""

import re
from functools import lru_cache

from alerts.english.places import Named, say_place
from alerts.english.tables import load_pairs, load_triples
from monitor.parser.places import PROVINCE
from monitor.parser.posts.offices import describe
from monitor.parser.posts.parts import take_apart
from monitor.parser.posts.ranks import CHINA
from monitor.parser.states import split_state
from monitor.parser.text import fold

ANY, PLACE, STATE = "any", "place", "state"  # whose organs and titles a row of a table is for
STANDINGS = {"原": "former {}", "前": "former {}", "代": "acting {}", "代理": "acting {}"}
ELECTED = frozenset(("当选", "候任"))
MODIFIERS = (
    ("常务副", "Executive Deputy"), ("第一副", "First Deputy"), ("驻会副", "Deputy"), ("专职副", "Full-time Deputy"),
    ("副", "Deputy"), ("第一", "First"), ("执行", "Executive"), ("首席", "Chief"), ("名誉", "Honorary"),
    ("轮值", "Rotating"),
)  # fmt: skip
CANDIDATE = re.compile(r"(?:候选人|人选)$")
TERM = re.compile(r"第[一二三四五六七八九十]+任")  # one office, whoever's term it is
INSIDE = (  # what stands behind an organ's name for a body inside of it
    ("党组", "the Leading Party Members Group of {}"),
    ("党委", "the Party Committee of {}"),
    ("机关党委", "the Party Committee for Departments of {}"),
)
DEPARTMENTS = {
    "厅": "the {{the}} Department of {field}",
    "局": "the {{the}} Bureau of {field}",
    "委": "the {{the}} Commission of {field}",
    "办": "the {{the}} Office of {field}",
}
HIGH_COURT = "the {the} High People's Court"  # of a province; the parser calls it 法院 as any other
ENVOY = re.compile(r"(?:中国)?驻(?P<state>.+)")
MINISTRY = "the Ministry of "
MINISTERS = {"部长": "Minister", "副部长": "Deputy Minister"}  # of another state


@lru_cache(maxsize=4_096)
def say_post(name: str) -> str:
    """Give a post in English, "" when a part of it is in no table."""
    text = fold("".join(name.split()))
    core = say_office(CANDIDATE.sub("", text))
    if not core:
        return ""
    parts = take_apart(text)
    standing = parts.standing or parts.leading
    if standing in ELECTED:
        return put_elect(core)
    core = f"candidate for {core}" if CANDIDATE.search(text) else core
    return STANDINGS.get(standing, "{}").format(core)


def say_office(text: str) -> str:
    """Give the office of a post, whoever's standing in it."""
    office = describe(text)
    _, organ, title = office.key.split("|", 2)
    organ = TERM.sub("", organ).replace("委委", "委")
    if state := split_state(take_apart(text).stem)[0]:
        return say_foreign(state, office.code, organ, title)
    if office.jurisdiction:
        return say_local(office.jurisdiction, office.code, organ, title)
    return say_national(organ, title)


def put_elect(core: str) -> str:
    """Say that somebody is elected and not yet in office: President-elect of Mexico."""
    title, of, rest = core.partition(" of ")
    return f"{title}-elect{of}{rest}"


def say_national(organ: str, title: str) -> str:
    """Give a post of the whole country."""
    if known := load_triples("posts.tsv").get((CHINA, f"{organ}|{title}")):
        return known
    if (
        title == "大使"
        and (found := ENVOY.fullmatch(organ))
        and (state := load_pairs("countries.tsv").get(found["state"]))
    ):
        return f"Ambassador of China to {state}"
    english, called = say_organ(CHINA, organ), say_title(CHINA, title)
    if called.endswith("Minister") and english.startswith(MINISTRY):
        return f"{called} of {english.removeprefix(MINISTRY)}"
    return f"{called} of {english}" if english and called else ""


def say_foreign(state: str, code: str, organ: str, title: str) -> str:
    """Give a post of another state or of a union of states."""
    country, key = load_pairs("countries.tsv").get(state, ""), f"{organ}|{title}"
    known = load_triples("posts.tsv").get((code, key)) or load_triples("posts.tsv").get((STATE, key))
    if not known and title in MINISTERS and organ in load_pairs("fields.tsv"):
        known = f"{MINISTERS[title]} of {load_pairs('fields.tsv')[organ]} of {{of}}"
    return known.format(of=country) if known and country else ""


def say_local(jurisdiction: str, code: str, organ: str, title: str) -> str:
    """Give a post of a place."""
    place = say_place(jurisdiction) if jurisdiction else None
    if place is None or place.rest:
        return ""
    if known := load_triples("posts.tsv").get((PLACE, f"{organ}|{title}")):
        return put_place(known, place)
    high = organ == "法院" and len(code) == PROVINCE
    pattern, called = HIGH_COURT if high else say_organ(PLACE, organ), say_title(PLACE, title)
    return put_place(f"{called} of {pattern}", place) if pattern and called else ""


def put_place(pattern: str, place: Named) -> str:
    """Put a place into a post's name; where it stands as an adjective, what it lies in comes last."""
    said = pattern.format(of=place.full, the=place.adjective)
    return f"{said}, {place.outer}" if place.outer and "{of}" not in pattern else said


def say_organ(whose: str, organ: str) -> str:
    """Give an organ, of a place with {the} for its name; "" when no table has it."""
    if known := load_triples("organs.tsv").get((whose, organ)):
        return known
    for word, pattern in INSIDE:
        inner = load_triples("organs.tsv").get((whose, organ.removesuffix(word)), "") if organ.endswith(word) else ""
        if inner:
            return pattern.format(inner)
    field, sort = organ[:-1], organ[-1:]
    if whose == PLACE and field in load_pairs("fields.tsv") and sort in DEPARTMENTS:
        return DEPARTMENTS[sort].format(field=load_pairs("fields.tsv")[field])
    return ""


def say_title(whose: str, title: str) -> str:
    """Give a title by itself, with its deputy's word; "" when no table has it."""
    titles = load_triples("titles.tsv")
    if known := titles.get((whose, title)) or titles.get((ANY, title)):
        return known
    for word, english in MODIFIERS:
        rest = title.removeprefix(word)
        if rest != title and (plain := titles.get((whose, rest)) or titles.get((ANY, rest))):
            return f"{english} {plain}"
    return ""
