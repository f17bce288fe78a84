"""Plans of events in, the same out, each without the passages that tell of another one alone (各自的段落).

A passage begins where a line says of which event it tells: 会见N时，……; 与N会谈时，……; 在……仪式上，……. It lasts to
the end of its paragraph; that of a reception goes on as long as paragraphs begin with one of its sides (N表示，……).
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from monitor.parser.events.candidates import ALIKE, Candidate, likeness
from monitor.parser.events.lines import NAME, WHEN, Line, begins_paragraph
from monitor.parser.events.plans import Plan
from monitor.parser.events.rules import DAY, HALF, NAMES
from monitor.parser.text import Story

MET = re.compile(  # （当天）在会见N时，……; 与N会谈时，……
    rf"(?:{WHEN}{HALF}，?)?在?(?:(?:会见|会晤|拜会)(?:[^，。；时\ue000-\uf3ff]{{0,12}}的)?|(?=[与同]))[与同]?(?P<who>{NAMES})"
    r"(?:举行)?(?:会谈|会见|会晤|座谈)?(?:时|过程中|中)，"
)
SPEAKS = re.compile(rf"(?P<who>{NAME})[^，。；：“\ue000-\uefff]{{0,12}}?(?:说|表示|指出|强调|转达|感谢|对)")
AT = re.compile(r"在(?P<name>[^，。；]{2,40})上，")
HOLDS = re.compile(
    rf"(?:，|{NAME})(?:先后|分别|还|并){{0,2}}(?:于?{DAY})?(?:在(?P<place>[^，。；\ue000-\uf3ff]{{2,12}}?))?(?:先后|分别)?"
    rf"(?:(?:会见|拜会|会晤)了?(?P<who>{NAMES})|[同与](?P<with>{NAMES})(?:举行|进行)?(?:会谈|会晤|会见|座谈))"
)
AT_SEVERAL = re.compile(  # 参加会见或签约活动
    r"(?:参加|陪同|出席)了?上述(?:有关|相关)?活动[。；]?$|(?:参加|陪同|出席)了?[^，。；、\ue000-\uf3ff]{2,8}?(?:或|和|及|以及|、)[^，。；\ue000-\uf3ff]{2,10}[。；]?$"
)
GATHERINGS = frozenset(("ceremony", "meeting", "study"))


def find_received(visit: Candidate, lead: Line | None, text: Sequence[Line], story: Story) -> Iterator[Candidate]:
    """Give a reception of each whom a visitor met, as its lead says, and of which a passage tells (会见N时，……)."""
    if visit.kind != "visit" or lead is None or not visit.actors:
        return
    told = [set(guests) for guests in find_guests(text)]
    for found in HOLDS.finditer(lead.code):
        group = "who" if found["who"] else "with"
        places = [at for at in range(*found.span(group)) if lead.code[at] in lead.mentions]
        for start, end in _join_told(places, lead, told):
            guests = lead.names(lead.code[start : end + 1])
            printed = story.printed(story.span(lead.where, lead.places[start], lead.mentions[lead.code[end]].end))
            act = f"会见{printed}" if found["who"] else f"同{printed}举行会谈"
            yield Candidate(
                kind="reception", name=f"{visit.actors[0]}{act}", line=lead, start=found.start() + 1, end=end + 1,
                rule="event.receive", actors=(visit.actors[0], *guests), place=found["place"] or "",
            )  # fmt: skip


def _join_told(places: Sequence[int], lead: Line, told: Sequence[set[str]]) -> Iterator[tuple[int, int]]:
    """Give the first and last place of each guest of whom a passage tells; of those met together, of both."""
    last: set[str] = set()
    start = -1
    for at, place in enumerate(places):
        name = lead.name(lead.code[place])
        together = next((guests for guests in told if name in guests), set())
        if together and together is not last:
            start = place
        last = together
        following = lead.name(lead.code[places[at + 1]]) if at + 1 < len(places) else ""
        if together and following not in together:
            yield start, place


def find_guests(text: Sequence[Line]) -> list[tuple[str, ...]]:
    """Give whom passages tell of, those met together as one (在会见N时，……; 在会见N和N时，……)."""
    met = ((line, MET.match(line.code)) for line in text if line.mentions)
    return [line.names(found["who"]) for line, found in met if found]


def read_passage(line: Line, hosts: Collection[str], story: Story) -> Candidate | None:
    """Give the reception that a passage tells (当天在会见N时，N表示), of one of the `hosts` or on a day of its own."""
    met = MET.match(line.code)
    speaks = SPEAKS.match(line.code, met.end()) if met else None
    if met is None or speaks is None or not begins_paragraph(line, story):
        return None
    host, guests = line.name(speaks["who"]), line.names(met["who"])
    if host in guests or not guests or (host not in hosts and not line.whens):
        return None
    start, end = met.span("who")
    last = max(at for at in range(start, end) if line.code[at] in line.mentions)
    printed = story.printed(story.span(line.where, line.places[start], line.mentions[line.code[last]].end))
    return Candidate(
        kind="reception", name=f"{host}会见{printed}", line=line, start=0, end=met.end(), rule="event.receive",
        actors=(host, *guests),
    )  # fmt: skip


def part_passages(plans: Sequence[Plan], lines: Sequence[Line], story: Story) -> list[Plan]:
    """Take from each plan the lines of the passages that tell of another one alone."""
    owners = dict(_find_owners(plans, lines, story)) if len(plans) > 1 else {}
    return [
        replace(plan, lines=tuple(line for line in plan.lines if _is_of(line, at, plan, owners)))
        for at, plan in enumerate(plans)
    ]


def _is_of(line: Line, at: int, plan: Plan, owners: Mapping[Line, int]) -> bool:
    """Tell whether a line may tell of the plan at a place: a gathering with a passage has no other paragraphs."""
    tells = any(line is one.line for one in (plan.main, plan.told) if one)
    apart = plan.main.own and at in owners.values() and not tells and line.where == "text"
    return owners.get(line) == at if apart and not AT_SEVERAL.search(line.code) else owners.get(line, at) == at


def _find_owners(plans: Sequence[Plan], lines: Sequence[Line], story: Story) -> Iterator[tuple[Line, int]]:
    """Give the lines of passages with the place of the plan that they tell of."""
    owner: int | None = None
    last: Line | None = None
    for line in (one for one in lines if one.where == "text"):
        new = last is None or "\n" in story.view("text").text[last.sentence.end - 1 : line.sentence.start]
        begins = _find_owner(plans, line)
        if begins is not None:
            owner = begins
        elif owner is not None and new and not _goes_on(plans[owner], line):
            owner = None
        if owner is not None:
            yield line, owner
        last = line


def _find_owner(plans: Sequence[Plan], line: Line) -> int | None:
    """Give the place of the plan of which a line begins to tell, None for none."""
    met, at = MET.match(line.code), AT.match(line.code)
    if met:
        guests = set(line.names(met["who"]))
        both = (
            place
            for place, plan in enumerate(plans)
            if plan.main.kind == "reception" and guests & set(_actors(plan)[1:])
        )
        return next(both, 0)
    if at is None or not (plans[0].main.kind == "reception" or _is_series(plans)):
        return None
    alike = {
        place: likeness(plan.main.name, at["name"])
        for place, plan in enumerate(plans)
        if plan.main.own and plan.main.kind in GATHERINGS
    }
    best = max(alike, key=lambda place: alike[place], default=None)
    return best if best is not None and alike[best] >= ALIKE else None


def _is_series(plans: Sequence[Plan]) -> bool:
    """Tell whether the first two events are gatherings of one list (先后召开A会议、B会议)."""
    first, second = (plan.told or plan.main for plan in plans[:2])
    return first.own and second.own and first.line is second.line and first.end == second.end


def _actors(plan: Plan) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*plan.main.actors, *(plan.told.actors if plan.told else ()))))


def _goes_on(plan: Plan, line: Line) -> bool:
    """Tell whether a paragraph goes on with what the two sides of a reception say."""
    return plan.main.kind == "reception" and line.code[:1] in line.mentions and line.name(line.code[0]) in _actors(plan)
