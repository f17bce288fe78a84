"""A story's main event in, what it reports beside it out: the second and third events (同一报道中的其他事件).

A gathering that the lead names beside an act (a message to it, an appointment that it made, its guests received), a
decree beside its session, and what a later line begins with its own time (当天下午, 会后) or at its own place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from monitor.parser.event_candidates import Candidate, is_same
from monitor.parser.event_lines import NAME, WHEN, Line, written_on
from monitor.parser.event_plans import Plan
from monitor.parser.event_rules import HALF, NAMES, TOLD, find_candidates, read_lines
from monitor.parser.text import Story
from monitor.records import Appointment

NEAR = timedelta(days=3)  # between two events that one story reports
FRESH = timedelta(days=4)  # between what happened and the paper's day
ACTS = frozenset(("meeting", "inspection", "reception", "visit", "ceremony", "study"))
BESIDE = frozenset(("message", "ceremony", "discipline", "inspection", "announcement"))  # may stand beside a gathering
PERSONNEL = frozenset(("appointment", "election"))
HOLDS = re.compile(rf"^(?:[^，。]{{0,12}}期间[，,])?(?P<who>{NAME})(?:还)?在[^，。]{{2,12}}?(?:还)?主持召开")
GATHERED = r"(?:闭幕|开幕|签约|启动|揭牌|座谈|颁奖|主题)?(?:会|会议|大会|会见|会谈|仪式|座谈会|论坛|峰会)"
OATH = "宣誓"  # of who was appointed or elected: it belongs to the session
SAID_AT = "event.gathering.said"  # the gathering where the news was said is none beside it
LATER = re.compile(
    rf"^(?:(?:当地时间)?{WHEN}{HALF}[，,]?|(?:随后|{GATHERED}(?:结束)?(?:之)?[前后]|(?:会|会议|大会|论坛|峰会)期间)[，,]|{NAMES}{WHEN}还)"
)


def silent_beside(main: Candidate) -> tuple[str, ...]:
    """Give who wrote a message or is punished: not at the gathering beside it."""
    return main.actors if main.kind in {"message", "discipline"} else ()


def find_beside(main: Candidate, told: Candidate | None, in_lead: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give the gathering that the lead names beside an act; beside who was appointed or received one that it tells."""
    if main.own:
        return
    if main.rule == "event.sign":  # who signs has talked before
        yield from [one for one in in_lead if one.kind == "reception" and set(one.actors) & set(main.actors)][:1]
    named = (found for found in in_lead if found.own and found is not told and found.kind != main.kind)
    named = (found for found in named if found.rule != SAID_AT)
    named = (found for found in named if not set(found.actors) & set(main.actors))
    if main.kind in {"appointment", "reception"}:
        named = (found for found in named if found.rule in TOLD)
    elif main.kind not in BESIDE:
        return
    yield from list(named)[:1]


def find_decrees(
    main: Candidate, heading: Sequence[Line], story: Story, appointments: Sequence[Appointment]
) -> Iterator[Candidate]:
    """Give the decree (主席令) that a heading names beside the gathering that passed it."""
    if main.own:
        decrees = (found for found in read_lines(heading, story) if found.rule == "event.decree")
        yield from (replace(found, kind="appointment" if appointments else found.kind) for found in list(decrees)[:1])


def find_later(story: Story, text: Sequence[Line], lead: Line | None, found: Sequence[Plan]) -> Iterator[Candidate]:
    """Give the events that begin a later line with their own time: 当天下午, …; 闭幕会后, …."""
    known = [plan.main for plan in found]
    for line in text:
        begins = LATER.match(line.code)
        if line is lead or not (begins or _holds(line, known)):
            continue
        candidate = next(find_candidates(line, story), None)
        if candidate and begins and not _is_own_time(line, begins[0], candidate, lead, found, story):
            continue
        if candidate and not _is_part(known, candidate) and not any(is_same(one, candidate) for one in known):
            known.append(candidate)
            yield candidate


def _is_part(known: Sequence[Candidate], candidate: Candidate) -> bool:
    """Tell whether a later act belongs to the ceremony that is told (随后，全场默哀), an oath to who was appointed."""
    rite = bool(known) and known[0].kind == candidate.kind == "ceremony" and not (candidate.own or candidate.actors)
    return rite or OATH in candidate.name


def _holds(line: Line, known: Sequence[Candidate]) -> bool:
    """Tell whether who inspects or visits holds a meeting there (N在济南主持召开座谈会), without another day."""
    holds = HOLDS.match(line.code)
    toured = known[:1] and known[0].kind in {"inspection", "visit"}
    return bool(holds and toured and set(line.names(holds["who"])) <= set(known[0].actors) and not line.whens)


def _is_own_time(
    line: Line, begins: str, candidate: Candidate, lead: Line | None, found: Sequence[Plan], story: Story
) -> bool:
    """Tell whether a later line's time makes an event of its own: 当天, or a day near the first event's (19日下午).

    What goes on for months or was long ago is background; so is what another than the main persons did. A gathering
    that makes a change of posts known is near the paper's day.
    """
    whens = line.dates(begins)
    if not whens or whens[0].rule == "date.same":
        return True
    told = next((plan.told or plan.main for plan in found), None)
    day = whens[0].start if whens[0].precision == "day" else None
    if told is None or day is None:
        return False
    if told.kind in PERSONNEL:
        today = written_on(story)
        return candidate.rule in TOLD and today is not None and abs(today - day) <= FRESH
    lines = [told.line, *([lead] if lead else [])]
    first = next((when.start for one in lines for when in one.whens.values() if when.start), None)
    shared = set(told.actors) & set(candidate.actors)
    acts = candidate.kind in ACTS and (candidate.own or shared)
    return bool(first and abs(day - first) <= NEAR and acts and (told.kind in ACTS or shared))
