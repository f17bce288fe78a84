"""Persons and the Lines that name them in, the persons with the roles of each mention and the order of lists out.

A line is read in four steps, and what an earlier one says of a mention holds:

1. a personnel change read there (`roles.change`): who is appointed, removed or investigated;
2. the patterns of two sides and of death (`roles.pair`, `roles.death`): N会见N, N会见客人, N向N致贺电, N逝世;
3. the verb behind a group of names (`roles.verb`), as for events; behind a verb of saying names are only spoken of;
4. an object or an owner (贯彻N讲话) is only spoken of (`roles.object`).

A mention that no step reaches keeps no role, and so does a byline.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from monitor.parser.events.lines import CLAUSE_STOP, NAME, Line
from monitor.parser.events.people import (
    ACCOMPANIED,
    HEARD,
    LISTED,
    LONGEST_LINE,
    LONGEST_OBJECT,
    OBJECT,
    OTHERS,
    QUOTED,
    REACH,
    SPOKEN_OF,
    load_roles,
)
from monitor.parser.events.rules import NAMES
from monitor.parser.patterns import find_by_beginnings, find_from
from monitor.parser.text import Story
from monitor.records import NAMING_ROLES, Appointment, ListOrder, Naming, Person, Span

VISITS = re.compile(
    r"(?:视察|考察)(?![^，。；]{0,12}?(?:时|期间|重要|讲话|指示|的))"
)  # what somebody does, not what is recalled
OF_CHANGE = {
    "appoint": "appointed",
    "elect": "appointed",
    "nominate": "appointed",
    "acting": "appointed",
    "remove": "removed",
    "resign": "removed",
    "investigate": "investigated",
    "punish": "investigated",
}
OF_VERB = {
    "chair": "chairs",
    "attend": "attends",
    "speak": "speaks",
    "say": "speaks",
    "courtesy": "speaks",
    "other": "acts",
    "rite": "acts",
    "sign": "acts",
    "opens": "speaks",
    "act": "acts",
}
BARE = r"[^。；，：“\ue000-\uefff]"
LETTER = r"(?:贺电|贺信|贺函|慰问电|慰问信|唁电|感谢信|信|电)"
GIVER, TAKER = rf"(?P<giver>{NAMES})", rf"(?P<taker>{NAMES})"
PAIRS = tuple(  # (role of the giver, of the taker, pattern); of two that read one name the earlier counts
    (giver, taker, re.compile(pattern))
    for giver, taker, pattern in (
        (
            "receives",
            "received",
            rf"{GIVER}{BARE}{{0,40}}?(?:会见|接见|宴请)(?!时|后|前|中|活动|厅){BARE}{{0,30}}{TAKER}",
        ),
        (
            "receives",
            "",
            rf"{GIVER}{BARE}{{0,40}}?(?<!参加|陪同|出席|受到)(?:会见|接见|宴请)(?!时|后|前|中|活动|厅|结束|现场)[^，。；：、]",
        ),
        ("received", "receives", rf"{GIVER}{BARE}{{0,40}}?(?:拜会|拜访|拜见|专程看望)了?{BARE}{{0,30}}{TAKER}"),
        (
            "acts",
            "acts",
            rf"{GIVER}{BARE}{{0,30}}?[同与和]{BARE}{{0,24}}{TAKER}{BARE}{{0,24}}?(?:会谈|会晤|通电话|通话|座谈|交谈)",
        ),
        ("receives", "received", rf"{GIVER}{BARE}{{0,30}}?[同与]{BARE}{{0,24}}{TAKER}{BARE}{{0,16}}?(?:会见|见面)"),
        (
            "sends",
            "gets",
            rf"{GIVER}[^。；“\ue000-\uefff]{{0,60}}?[向给]{BARE}{{0,30}}{TAKER}{BARE}{{0,6}}?(?:致|发)[来去以]?{LETTER}",
        ),
        ("sends", "gets", rf"{GIVER}{BARE}{{0,40}}?(?:致电|致信|致函|复信|回信|复电){BARE}{{0,24}}{TAKER}"),
        (
            "sends",
            "",
            rf"{GIVER}[^。；“\ue000-\uefff]{{0,60}}?(?:致电|致信|致函|复信|回信|(?:致|发)[来去以]?{LETTER})",
        ),
    )
)
PAIR_HINT = re.compile(
    r"会见|接见|宴请|拜会|拜访|拜见|专程看望|会谈|会晤|通电话|通话|座谈|交谈|见面|[致发][来去以]?[贺慰唁感信电函]|复[信电]|回信"
)
DEATHS = (
    re.compile(
        rf"(?P<names>{NAMES})[^，。；：向对就为致悼慰\ue000-\uefff]{{0,20}}"
        r"(?:逝世|病逝|去世|辞世|以身殉职|因公殉职|壮烈牺牲|与世长辞|的?遗体|追悼会)"
    ),
    re.compile(
        rf"(?P<names>{NAMES})[^。；：\ue000-\uefff]{{0,120}}?(?:逝世|病逝|去世|辞世)[^。；\ue000-\uefff]{{0,4}}，(?:享年|终年)"
    ),
    re.compile(rf"烈士(?P<names>{NAMES})"),
)
DEATH_HINT = re.compile(r"逝|去世|辞世|殉职|牺牲|遗体|追悼|烈士")
REPORTED_ACTS = (
    r"调研|考察|视察|检查|走访|看望|慰问|来到|走进|深入|前往|赴|率队|率团|率领|带队|带领|签署|签订|会谈|会晤|会见|接见|抵达|到达|访问|离开|参观|听取"
    r"|启动|揭牌|揭幕|座谈|交谈|部署|督导|指导|察看|查看|了解|举行|召开|召集|投票|接受(?![^，。]{0,12}(?:审查|调查|处分))|视频连线|植树|敬献|鞠躬|颁发|颁奖|授予|宣誓|当选|通电话|通话|批示"
    r"|作出[^，。]{0,6}指示|详细询问|一一|握手|问候|拜会|巡视|暗访|督查|检阅|迎接|送行"
)
ANYBODY = re.compile(NAME)
NAMED_AGAIN = re.compile(rf"(?<=[，；]){NAME}(?:则|也|还)?(?:表示|说|指出|强调|认为|要求)")
JOINED_LAST = re.compile(rf"(?<=[，；])(?P<names>{NAMES}[^，。；]{{0,12}}(?:出席|参加|陪同)[^，。；]{{0,12}})。?$")
SPEAKS_UP = re.compile(r"(?:同志)?：")
ALONE = frozenset(("dead", "spoken_of"))  # whoever has one of these does nothing else there
STROKES = re.compile(r"姓氏笔[画划]|姓名笔[画划]|笔画为序|笔画排序")

Found = dict[int, dict[str, str]]  # the place in a line's code: the rule of each role


@lru_cache(maxsize=1)
def load_verbs() -> "re.Pattern[str]":
    """Give the pattern that finds the next name, verb of a role, or act that a newspaper reports of a person."""
    return re.compile(f"{load_roles().pattern}|(?P<act>{REPORTED_ACTS})")


def fill_roles(
    story: Story, persons: Sequence[Person], lines: Sequence[Line], appointments: Sequence[Appointment]
) -> tuple[Person, ...]:
    """Give the persons with roles, list places and list orders in their mentions."""
    roles: dict[Span, dict[str, str]] = {}
    orders: dict[int, ListOrder] = {}
    members: dict[int, list[Span]] = {}
    before = ""
    for line in lines:
        found = _read_line(line)
        changes = _changes_in(line, story, appointments)
        strokes = bool(line.mentions and (STROKES.search(before) or STROKES.search(line.code)))
        for symbol, mention in line.mentions.items():
            span = story.span(line.where, mention.start, mention.end)
            changed = changes.get(mention.person)
            told = dict.fromkeys(changed, "roles.change") if changed else None
            roles[span] = told or found.get(line.code.index(symbol), {})
            if mention.group:
                members.setdefault(mention.group, []).append(span)
                orders[mention.group] = "stroke" if strokes else "protocol" if mention.official else "unknown"
        before = line.code
    lists = [spans for spans in members.values() if len(spans) > 1]
    places = {span: place for spans in lists for place, span in enumerate(spans, 1)}
    return tuple(
        replace(person, mentions=tuple(_fill(naming, roles, places, orders) for naming in person.mentions))
        for person in persons
    )


def _fill(
    naming: Naming, roles: dict[Span, dict[str, str]], places: dict[Span, int], orders: dict[int, ListOrder]
) -> Naming:
    """Put to one mention what was found at its span."""
    span = Span(start=naming.start, end=naming.end, where=naming.where)
    found = roles.get(span, {})
    place = places.get(span, 0)
    if not found and not place:
        return naming
    return replace(
        naming,
        roles=tuple(role for role in NAMING_ROLES if role in found),
        role_rule=next(iter(found.values()), ""),
        place=place,
        order=orders.get(naming.listed, "") if place else "",
    )


def _changes_in(line: Line, story: Story, appointments: Iterable[Appointment]) -> dict[str, list[str]]:
    """Give the roles that the changes printed in a line give, by name."""
    found: dict[str, list[str]] = {}
    if appointments and line.mentions:
        around = story.span(line.where, line.sentence.start, line.sentence.end)
        for change in appointments:
            span = change.span
            if span and span.where == around.where and around.start <= span.start < around.end:
                found.setdefault(change.name, []).append(OF_CHANGE[change.action])
    return found


# --- one line -----------------------------------------------------------------------------------------------------


def _read_line(line: Line) -> Found:
    """Give the role of each place of a name in a line's code, the earlier step first."""
    code = line.code[:LONGEST_LINE]
    found: Found = {}
    if not line.mentions:
        return found
    for place, role, rule in (*_read_companions(code), *_read_deaths(code), *_read_pairs(code), *_read_verbs(code)):
        own = found.setdefault(place, {})
        if not own or (role != "acts" and not {role, *own} & ALONE):
            own.setdefault(role, rule)
    return found


def _names_in(found: "re.Match[str]", group: str) -> Iterator[int]:
    """Give the places of the names in a group of a match."""
    start, end = found.span(group)
    return (place for place in range(max(start, 0), end) if "\ue000" <= found.string[place] <= "\uefff")


def _read_companions(code: str) -> Iterator[tuple[int, str, str]]:
    """Give (place, role, rule) by the patterns of lists of who is there."""
    joined = find_from(ANYBODY, JOINED_LAST, code)
    for found in chain(ACCOMPANIED.finditer(code), LISTED.finditer(code), joined):
        yield from ((place, "attends", "roles.verb") for place in _names_in(found, "names"))


def _read_deaths(code: str) -> Iterator[tuple[int, str, str]]:
    """Give (place, role, rule) by the patterns of death."""
    if DEATH_HINT.search(code):
        for pattern in DEATHS:
            for found in pattern.finditer(code):
                yield from ((place, "dead", "roles.death") for place in _names_in(found, "names"))


def _read_pairs(code: str) -> Iterator[tuple[int, str, str]]:
    """Give (place, role, rule) by the patterns of two sides."""
    if PAIR_HINT.search(code):
        for giver, taker, pattern in PAIRS:
            for found in pattern.finditer(code):
                if not _is_spoken_of(code, found.start()):
                    yield from ((place, giver, "roles.pair") for place in _names_in(found, "giver"))
                    if taker:
                        yield from ((place, taker, "roles.pair") for place in _names_in(found, "taker"))


def _read_verbs(code: str) -> Iterator[tuple[int, str, str]]:
    """Give (place, role, rule) by the verb behind each group of names."""
    again = {hit.start() for hit in find_from(ANYBODY, NAMED_AGAIN, code)}
    group: list[int] = []
    acted = said = False
    end = 0
    for token in find_by_beginnings(load_verbs(), code):
        start = token.start()
        if token.lastgroup == "name":
            if start in again:
                said = False
            if said or _is_spoken_of(code, start):
                yield start, "spoken_of", "roles.object"
                continue
            group = [] if acted else group
            group.append(start)
            acted, end = False, token.end()
        elif group and not said and (role := _role(token, code[end:start], acted=acted)):
            acted, end = True, token.end()
            said = token.lastgroup == "say"
            yield from ((place, role, "roles.verb") for place in group)
    if group and not acted and SPEAKS_UP.match(code, group[-1] + 1):
        yield from ((place, "speaks", "roles.verb") for place in group)


def _role(token: "re.Match[str]", between: str, *, acted: bool) -> str:
    """Give the role that a verb gives to the names before it, "" for none; `between` is the code since then."""
    kind = token.lastgroup or ""
    clause = CLAUSE_STOP.split(between)[-1]
    if HEARD.search(clause) or OTHERS.search(clause) or QUOTED.search(between):
        return ""
    if kind == "act" and not acted and clause.startswith("的"):
        return ""
    return OF_VERB[kind]


def _is_spoken_of(code: str, place: int) -> bool:
    """Tell whether the name at `place` is an object or belongs to what is spoken of."""
    spoken_of = SPOKEN_OF.match(code, place + 1, place + 1 + REACH) and not VISITS.match(code, place + 1)
    return bool(spoken_of or OBJECT.search(code, max(0, place - LONGEST_OBJECT), place))
