"""A story and its people in, the one to three main events that it reports out (事件).

What happened stands in the heading and in the lead (导语), the first sentence of news; the frames of event_rules.py
read both. `settle` is the one place where candidates that overlap are decided between:

1. The heading's strongest candidate is the main event; without one, what the heading says of personnel or discipline;
   without that, the lead's first candidate; without any, news whose lead repeats the heading is an event by that name.
2. The lead's candidate of the same kind is the same event told in full: its time and place, and its name where it is
   the event's own.
3. A second event is a gathering that the lead names beside an act (a message to it, an inspection before it), or one
   that begins its sentence with its own time (当天下午, 会后). What stands elsewhere is background.
4. A digest, in which several lines each begin with their day, reports each line's event.

Commentaries, theory, features and statistics report none (event_genre.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from monitor.parser.event_beside import ACTS, FRESH, PERSONNEL, find_beside, find_decrees, find_later, silent_beside
from monitor.parser.event_candidates import Candidate, find_told, likeness, name_by_heading
from monitor.parser.event_details import is_inside, make_event
from monitor.parser.event_digests import find_briefs, find_digest
from monitor.parser.event_genre import (
    guess_kind,
    is_commentary,
    is_feature,
    is_personnel,
    is_retold,
    kind_of_changes,
    kind_of_news,
)
from monitor.parser.event_lines import Line, written_on
from monitor.parser.event_plans import SHORT_LINE, Plan, tells
from monitor.parser.event_rules import read_lines
from monitor.parser.people import People
from monitor.parser.text import Story
from monitor.records import Appointment, Event

MOST_EVENTS = 3  # of one article
LEAD_REACH = 60  # lines of a text in which its lead is looked for, behind the chrome of a page
PARAGRAPH = 3  # sentences of the lead's paragraph that may tell the news
OPENING = 6  # lines from the lead on in which the act of the heading may be told first
MOST_LINES = 400  # lines of a text that are read for events and roles

DELEGATION = re.compile(r"代表团|考察团|访问团|[巡督]\w{1,4}组|工作组|检查组")
OFFICE = re.compile(r"(?:书记|主任|主席|[市县区州省部厅局院河林田]长|委员|总统|总理|司令员|政委)$")  # of a name
HOPED = re.compile(r"争取|力争|呼吁|希望|建议|提议|要求|请求|准备|计划|打算|有望|敦促")
ASIDE_END = re.compile(r".{0,2}(?:时|期间)")
LITTLE_ALIKE = 0.3  # share of common pairs of characters under which a headline is about something else

DECIDES = "event.gathering.decides"  # a heading that says so may be about a change of posts
STALE = timedelta(days=15)  # behind the paper's day: what was then is no news
TOURED = re.compile(r"陪同(?:考察|调研|检查|访问|慰问|视察)")  # of the whole tour again


def find_events(
    story: Story, people: People, all_lines: Sequence[Line], appointments: Sequence[Appointment] = ()
) -> tuple[Event, ...]:
    """Give the main events of a story; `appointments` are the changes read out of it (their people take part)."""
    lines = all_lines[:MOST_LINES]
    if is_commentary(story, lines):
        return ()
    plans = [plan for plan in settle(story, people, lines, appointments) if _is_public(plan, people)]
    events = [make_event(plan, story, appointments) for plan in plans[:MOST_EVENTS]]
    return tuple(
        replace(event, start=events[0].start, end=events[0].start) if plan.follows and event.start is None else event
        for plan, event in zip(plans, events, strict=False)
    )


def _is_public(plan: Plan, people: People) -> bool:
    """Tell whether an inspection or visit is an official's or a delegation's; others walk and look around too."""
    main = plan.main
    if main.kind not in {"inspection", "visit"} or not main.actors:
        return True
    official = any(name in people.officials for name in main.actors)
    return official or any(found and _is_envoy(found) for found in (main, plan.told))


def _is_envoy(found: Candidate) -> bool:
    """Tell whether words of an office stand before who acts (总河长某某), or a delegation goes (考察团)."""
    line = found.line
    before = (line.sentence.text[: mention.start - line.sentence.start] for mention in line.mentions.values())
    return bool(DELEGATION.search(line.code)) or any(OFFICE.search(words) for words in before)


# --- which events -------------------------------------------------------------------------------------------------


def settle(story: Story, people: People, lines: Sequence[Line], appointments: Sequence[Appointment]) -> list[Plan]:
    """Decide which candidates are main events, the main one first (see the module's docstring)."""
    heading = [line for line in lines if line.where == "heading"]
    text = [line for line in lines if line.where == "text" and line.code]
    digest = find_digest(story, heading, text)
    if digest:
        return digest
    if briefs := find_briefs(story, heading, text, appointments):
        return briefs
    lead = find_lead(text)
    behind = _behind(lead, text, story)
    in_heading = next(read_lines(heading, story), None)
    in_lead = [one for one in read_lines([lead] if lead else [], story) if _is_public(Plan(one, None, ()), people)]
    main = _choose_main(story, heading, lead, behind, in_heading, in_lead, appointments)
    if main is None:
        return []
    told = find_told(main, in_lead) or find_told(main, list(_read_opening(main, lead, text, story)))
    if told is None and lead and main.rule.endswith(".heading") and not is_retold(heading or [lead], lead):
        told = next((_told_in(main, line) for line in behind if is_retold(heading or [lead], line)), None)
    if told is None and main.kind == "election" and not main.actors:
        told = next((one for one in in_lead if one.own and one.kind == "meeting"), None)
    found = [Plan(main, told, ())]
    if main.rule == "event.receive" and told:
        several = [one for one in in_lead if one.rule == main.rule and one.start == told.start]
        found = [Plan(one, one, ()) for one in several] if several[1:] else found
    telling = [one for one in in_lead if not _is_hoped(one, heading)]
    found += [Plan(other, other, (), silent_beside(main)) for other in find_beside(main, told, telling)]
    found += [Plan(other, None, ()) for other in find_decrees(main, heading, story, appointments)]
    return _share_lines(found, list(find_later(story, text, lead, found)), lines, story)


def _behind(lead: Line | None, text: Sequence[Line], story: Story) -> list[Line]:
    """Give the sentences that follow the lead in its paragraph."""
    return _paragraph_from(lead, text, story)[1:PARAGRAPH] if lead else []


def _told_in(main: Candidate, line: Line) -> Candidate:
    """Make what a sentence that repeats the headline tells of the event: its time and place."""
    return replace(main, line=line, start=0, end=len(line.code))


def _read_opening(main: Candidate, lead: Line | None, text: Sequence[Line], story: Story) -> Iterator[Candidate]:
    """Give what the lines behind the lead state of its main persons: a scene may stand before the news."""
    if lead and main.actors:
        at = next(place for place, line in enumerate(text) if line is lead)
        near = [line for line in text[at + 1 : at + OPENING] if set(main.actors) & set(line.names(line.code))]
        yield from read_lines(near, story)


def find_lead(text: Sequence[Line]) -> Line | None:
    """Give the line that the news begins with: the one behind the dateline, else the first that says enough."""
    near = [line for line in text[:LEAD_REACH] if tells(line)]
    behind = (line for line in near if line.places[0] > line.sentence.start)
    dated = (line for line in near if line.whens or len(line.sentence.text) > SHORT_LINE * 2)
    first = next(behind, None)
    if first and not first.whens and not first.mentions and len(first.code) < SHORT_LINE * 2:
        motto = first.places[0]
        first = next((line for line in near if line.places[0] > motto and line.whens), None)
    return first or next(dated, None)


def _choose_main(
    story: Story,
    heading: Sequence[Line],
    lead: Line | None,
    behind: Sequence[Line],
    in_heading: Candidate | None,
    in_lead: Sequence[Candidate],
    appointments: Sequence[Appointment],
) -> Candidate | None:
    kind = is_personnel(heading, appointments)
    own = [found for found in in_lead if found.own and found.rule != DECIDES and not _is_hoped(found, heading)]
    named = any(line.mentions for line in heading) or not own
    if kind and named and not (in_heading and _is_outright(in_heading, appointments)):
        return name_by_heading(story, heading, kind)
    if in_heading:
        return in_heading
    changes = kind_of_changes([change for change in appointments if lead and is_inside(change, [lead])])
    if told := [found for found in in_lead if _is_told(found, heading, changes, story)]:
        return min(told, key=lambda found: found.start)
    if lead and (news := kind_of_news(heading, lead, behind, changes)):
        return name_by_heading(story, heading, news)
    fresh = next((found for found in read_lines(behind, story) if _is_fresh(found, story)), None)
    if fresh or not (lead and changes) or any(is_feature(line) for line in heading[:1]):
        return fresh
    message = bool(heading) and guess_kind(heading, lead) == "message"
    return name_by_heading(story, heading or [lead], "message" if message else changes)


def _is_told(found: Candidate, heading: Sequence[Line], changes: str, story: Story) -> bool:
    """Tell whether the lead tells of this as the news: not aside, not as weeks ago, not as where posts were given."""
    passed = bool(changes) and found.rule == DECIDES
    aside = _is_aside(found, heading) or _is_hoped(found, heading)
    return not (passed or aside or _is_stale(found, heading, story))


def _is_outright(in_heading: Candidate, appointments: Sequence[Appointment]) -> bool:
    """Tell whether a heading says more than who got which post: a gathering, a message, whom somebody met.

    Without any change in the story what somebody did is the news (指导换届选举).
    """
    outright = (in_heading.own and in_heading.rule != DECIDES) or in_heading.kind in {"message", "reception", "visit"}
    return outright or (in_heading.kind in ACTS and not appointments)


def _is_fresh(found: Candidate, story: Story) -> bool:
    """Tell whether a sentence behind the lead tells of the last days: a gathering, or who acted."""
    day = written_on(story)
    whens = [when for when in found.line.whens.values() if when.precision == "day" and when.start]
    near = bool(whens) and day is not None and all(abs(day - when.start) <= FRESH for when in whens if when.start)
    return near and found.kind in ACTS and (found.own or bool(found.actors))


def _is_stale(found: Candidate, heading: Sequence[Line], story: Story) -> bool:
    """Tell whether the lead only recalls what happened weeks ago (3月17日，会议……), which the headline is not about.

    Only a paper's day says so: that of a page from elsewhere may be the day on which it was fetched.
    """
    day = written_on(story) if story.article.paper else None
    whens = [when.end for when in found.line.whens.values() if when.precision == "day" and when.end]
    if not heading or not whens or day is None or day - max(whens) <= STALE:
        return False
    named = {name for line in heading for name in line.names(line.code)}
    return not named & set(found.actors) and all(
        likeness(found.name, line.sentence.text) < LITTLE_ALIKE for line in heading
    )


def _is_hoped(found: Candidate, heading: Sequence[Line]) -> bool:
    """Tell whether a gathering is only hoped or asked for (争取……召开) and the headline is about something else."""
    code = found.line.code
    begins = max(code.rfind(stop, 0, found.start) for stop in "，。；")
    asked = found.own and HOPED.search(code, begins + 1, found.end)
    return bool(heading and asked) and all(likeness(found.name, line.sentence.text) < LITTLE_ALIKE for line in heading)


def _is_aside(found: Candidate, heading: Sequence[Line]) -> bool:
    """Tell whether the lead only says when something was said (在某地考察时) that the headline is not about."""
    if not heading or not ASIDE_END.match(found.line.code, max(found.end - 2, found.start)):
        return False
    named = {name for line in heading for name in line.names(line.code)}
    return not named & set(found.actors or found.line.names(found.line.code)) and all(
        likeness(found.name, line.sentence.text) < LITTLE_ALIKE for line in heading
    )


def _share_lines(found: Sequence[Plan], later: Sequence[Candidate], lines: Sequence[Line], story: Story) -> list[Plan]:
    """Give each event its lines: a later one those from its own to the end of its paragraph, the others the rest."""
    if found and found[0].main.kind in PERSONNEL:  # told once more where it is made known
        later_plans = [Plan(candidate, candidate, tuple(lines), follows=True) for candidate in later]
        return [*(replace(plan, lines=tuple(lines)) for plan in found), *later_plans]
    taken: list[Line] = []
    plans: list[Plan] = []
    for candidate in later:
        own = _paragraph_from(candidate.line, lines, story)
        taken += own
        plans.append(Plan(candidate, candidate, tuple(own), follows=True))
    rest = tuple(line for line in lines if line not in taken)
    return [*(replace(plan, lines=rest) for plan in found), *plans]


def _paragraph_from(line: Line, lines: Sequence[Line], story: Story) -> list[Line]:
    place = next(place for place, other in enumerate(lines) if other is line)
    own = [line]
    for after in lines[place + 1 :]:
        ends = "\n" in story.view(line.where).text[own[-1].sentence.end - 1 : after.sentence.start]
        if ends or TOURED.search(after.code):
            break
        own.append(after)
    return own
