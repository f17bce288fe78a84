"""A story and its people in, the one to three main events that it reports out (事件).

What happened stands in the heading and in the lead (导语), the first sentence of news; the frames of event_rules.py
read both. `settle` is the one place where candidates that overlap are decided between:

1. The heading's strongest candidate is the main event; without one, what the heading says of personnel or discipline;
   without that, the lead's first candidate; without any, news whose lead repeats the heading is an event by that name.
2. The lead's candidate of the same kind is the same event told in full: its time and place, and its name where it is
   the event's own.
3. A second event is a gathering that the lead names beside an act (a message to it, a decision at it), or one that
   begins its sentence with its own time (当天下午, 会后). What stands elsewhere is background.
4. A digest, in which several lines each begin with their day, reports each line's event.

Commentaries, theory, features and statistics report none (event_genre.py).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from monitor.parser.dates import When, han_number
from monitor.parser.event_genre import guess_kind, is_commentary, is_personnel, is_retold, kind_of_changes
from monitor.parser.event_lines import WHEN, Line, make_lines
from monitor.parser.event_people import find_roles
from monitor.parser.event_places import opening_country, resolve_place
from monitor.parser.event_rules import HALF, LONGEST_NAME, NAMES, Candidate, find_candidates
from monitor.parser.people import People
from monitor.parser.text import Story
from monitor.records import Appointment, Event

MOST_EVENTS = 3  # of one article
LEAD_REACH = 60  # lines of a text in which its lead is looked for, behind the chrome of a page
SHORT_LINE = 12  # characters: shorter lines are labels
ANNOUNCED = 4  # lines whose speakers an announcement has: the heading and the first of the text
MOST_LINES = 400  # lines of a text that are read for events and roles
ALIKE = 0.4  # share of common pairs of characters from which two names of one kind mean one event
MUCH_ALIKE = 0.9  # and from which two of different kinds do

SHORT_TITLE = (6, 36)  # characters of code of a headline among the lines of a text

BRIEFS = re.compile(r"快讯|简讯|短讯|要闻速览|新闻速览|一句话新闻|简明新闻|新闻摘要")
META = re.compile(
    r"^\W{0,3}(?:发布日期|发布时间|信息来源|稿源|来源|编辑|责任编辑|责编|作者|原标题|当前版|第?\d+版|图为)"
)
LATER = re.compile(
    rf"^(?:{WHEN}{HALF}[，,]?|(?:随后|(?:闭幕|开幕)?会后|会前|会议前|会见后|会谈后|会见结束后|仪式后)[，,])"
)
DURATION = re.compile(r"为期(?P<days>[一二两三四五六七八九十\d]{1,2})天")
ENDS = re.compile(r"结束|闭幕|落幕|闭会")
THEME = re.compile(
    r"(?:以|围绕)[“\"](?P<theme>[^”\"\n]{4,60})[”\"](?:的)?(?:为)?(?:主题|题)|主题(?:为|是)[“\"](?P<is>[^”\"\n]{4,60})[”\"]"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One event to be made: what the heading or lead says, the same as the text tells it, and its own lines."""

    main: Candidate
    told: Candidate | None
    lines: tuple[Line, ...]
    quiet: tuple[str, ...] = ()  # who acts in the event beside and not in this one
    follows: bool = False  # on the day of the first event unless it says another


def find_events(story: Story, people: People, appointments: Sequence[Appointment] = ()) -> tuple[Event, ...]:
    """Give the main events of a story; `appointments` are the changes read out of it (their people take part)."""
    lines = make_lines(story, people)[:MOST_LINES]
    if is_commentary(story, lines):
        return ()
    plans = settle(story, lines, appointments)
    events = [_make_event(plan, story, appointments) for plan in plans[:MOST_EVENTS]]
    return tuple(
        replace(event, start=events[0].start, end=events[0].start) if plan.follows and event.start is None else event
        for plan, event in zip(plans, events, strict=False)
    )


# --- which events -------------------------------------------------------------------------------------------------


def settle(story: Story, lines: Sequence[Line], appointments: Sequence[Appointment]) -> list[Plan]:
    """Decide which candidates are main events, the main one first (see the module's docstring)."""
    heading = [line for line in lines if line.where == "heading"]
    text = [line for line in lines if line.where == "text" and line.code]
    digest = _find_digest(story, heading, text)
    if digest:
        return digest
    if briefs := _find_briefs(story, heading, text):
        return briefs
    lead = find_lead(text)
    in_heading = next(_candidates(heading, story), None)
    in_lead = list(_candidates([lead] if lead else [], story))
    main = _choose_main(story, heading, lead, in_heading, in_lead, appointments)
    if main is None:
        return []
    told = next((found for found in in_lead if is_same(main, found)), None)
    found = [Plan(main, told, ())]
    if main.rule == "event.receive" and told:
        found = [Plan(one, one, ()) for one in in_lead if one.rule == main.rule and one.start == told.start]
    found += [Plan(other, other, (), _silent(main)) for other in _beside(main, told, in_lead)]
    return _share_lines(found, list(_find_later(story, text, lead, found)), lines)


def _candidates(lines: Iterable[Line], story: Story) -> Iterator[Candidate]:
    for line in lines:
        yield from find_candidates(line, story)


def find_lead(text: Sequence[Line]) -> Line | None:
    """Give the line that the news begins with: the one behind the dateline, else the first that says enough."""
    near = [line for line in text[:LEAD_REACH] if _tells(line)]
    behind = (line for line in near if line.places[0] > line.sentence.start)
    dated = (line for line in near if line.whens or len(line.sentence.text) > SHORT_LINE * 2)
    return next(behind, None) or next(dated, None)


def _tells(line: Line) -> bool:
    """Tell whether a line is a sentence and no label, date or source of the page."""
    return (
        line.where == "text" and len(line.sentence.text) >= SHORT_LINE and not META.match(line.code) and bool(line.code)
    )


def _choose_main(
    story: Story,
    heading: Sequence[Line],
    lead: Line | None,
    in_heading: Candidate | None,
    in_lead: Sequence[Candidate],
    appointments: Sequence[Appointment],
) -> Candidate | None:
    kind = is_personnel(heading, appointments)
    outright = in_heading and (in_heading.own or in_heading.kind in {"message", "reception", "visit"})
    named = any(line.mentions for line in heading) or not any(found.own for found in in_lead)
    if kind and not outright and named:
        return _by_heading(story, heading, kind)
    if in_heading:
        return in_heading
    if in_lead:
        return min(in_lead, key=lambda found: found.start)
    changes = kind_of_changes([change for change in appointments if lead and _is_inside(change, [lead])])
    if lead and heading and is_retold(heading, lead):
        guess = guess_kind(heading, lead)
        return _by_heading(story, heading, changes or guess if guess == "other" else guess)
    if lead and changes:
        return _by_heading(story, heading or [lead], changes)
    return None


def _by_heading(story: Story, heading: Sequence[Line], kind: str) -> Candidate:
    """Make the event that the headline names in its own words."""
    line = heading[0]
    printed = story.printed(story.span(line.where, line.places[0], line.sentence.end))
    name = " ".join((printed if line.where == "heading" else re.split(r"[；;。]", printed)[0]).split())[:LONGEST_NAME]
    return Candidate(
        kind=kind, name=name, line=line, start=0, end=len(line.code), actors=line.names(line.code),
        rule=f"event.{kind}.heading",
    )  # fmt: skip


def is_same(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates tell of one event: one kind and common actors, or names alike."""
    if one.kind == other.kind and not one.own and (set(one.actors) & set(other.actors) or not one.actors):
        return True
    if one.kind != other.kind:
        return one.own and other.own and likeness(one.name, other.name) >= MUCH_ALIKE
    return likeness(one.name, other.name) >= ALIKE


def likeness(one: str, other: str) -> float:
    """Give the share of pairs of characters that the shorter of two names has in common with the other, 0 to 1."""
    pairs = [{name[place : place + 2] for place in range(len(name) - 1)} for name in (one, other)]
    return len(pairs[0] & pairs[1]) / max(1, min(map(len, pairs)))


def _silent(main: Candidate) -> tuple[str, ...]:
    """Give who wrote a message or is punished: not at the gathering beside it."""
    return main.actors if main.kind in {"message", "discipline"} else ()


def _beside(main: Candidate, told: Candidate | None, in_lead: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give the gathering that the lead names beside an act."""
    if main.own or main.kind not in {"message", "ceremony", "discipline"}:
        return
    named = (found for found in in_lead if found.own and found is not told and found.kind != main.kind)
    yield from list(named)[:1]


def _find_later(story: Story, text: Sequence[Line], lead: Line | None, found: Sequence[Plan]) -> Iterator[Candidate]:
    """Give the events that begin a later line with their own time: 当天下午, …; 闭幕会后, …."""
    known = [plan.main for plan in found]
    for line in text:
        begins = LATER.match(line.code)
        if not begins or line is lead or (line.dates(begins[0]) and line.dates(begins[0])[0].rule != "date.same"):
            continue
        candidate = next(find_candidates(line, story), None)
        if candidate and not any(is_same(one, candidate) for one in known):
            known.append(candidate)
            yield candidate


def _find_digest(story: Story, heading: Sequence[Line], text: Sequence[Line]) -> list[Plan]:
    """Read a digest (一周要闻): three or more lines that each begin with their day; [] when the text is none."""
    starts = [place for place, line in enumerate(text) if re.match(WHEN, line.code)]
    if len(starts) < MOST_EVENTS or any(_candidates(heading, story)):
        return []
    plans = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        found = sorted(find_candidates(text[start], story), key=lambda one: one.start)
        kind = is_personnel(text[start : start + 1], ())
        if found or kind:
            main = found[0] if found else _by_heading(story, [text[start]], kind)
            plans.append(Plan(main, main, tuple(text[start:end])))
    different = {(plan.main.kind, plan.main.name) for plan in plans}
    return plans if len(different) >= MOST_EVENTS else []


def _find_briefs(story: Story, heading: Sequence[Line], text: Sequence[Line]) -> list[Plan]:
    """Read a collection of short news (联播快讯): each has a headline of its own, a short line that ends in no stop."""
    if not any(BRIEFS.search(line.code) for line in heading):
        return []
    plans: list[Plan] = []
    titles = [place for place, line in enumerate(text) if _is_title(line)]
    for start, end in zip(titles, [*titles[1:], len(text)], strict=True):
        body = tuple(text[start + 1 : end])
        if not body or _is_title(body[0]):
            continue
        kind = is_personnel(text[start : start + 1], ()) or guess_kind(text[start : start + 1], body[0])
        main = next(find_candidates(text[start], story), None) or _by_heading(story, [text[start]], kind)
        told = next((found for found in find_candidates(body[0], story) if is_same(main, found)), None)
        plans.append(Plan(main, told, tuple(text[start:end])))
    return plans


def _is_title(line: Line) -> bool:
    return SHORT_TITLE[0] <= len(line.code) <= SHORT_TITLE[1] and line.code[-1] not in "。！？!?：:；”"


def _share_lines(found: Sequence[Plan], later: Sequence[Candidate], lines: Sequence[Line]) -> list[Plan]:
    """Give each event its lines: a later one those from its own to the end of its paragraph, the others the rest."""
    taken: list[Line] = []
    plans: list[Plan] = []
    for candidate in later:
        own = _paragraph_from(candidate.line, lines)
        taken += own
        plans.append(Plan(candidate, candidate, tuple(own), follows=True))
    rest = tuple(line for line in lines if line not in taken)
    return [*(replace(plan, lines=rest) for plan in found), *plans]


def _paragraph_from(line: Line, lines: Sequence[Line]) -> list[Line]:
    place = next(place for place, other in enumerate(lines) if other is line)
    own = [line]
    for after in lines[place + 1 :]:
        if after.sentence.start > own[-1].sentence.end:
            break  # a line end lies between
        own.append(after)
    return own


# --- what is known of each ----------------------------------------------------------------------------------------


def _make_event(plan: Plan, story: Story, appointments: Sequence[Appointment]) -> Event:
    main, told = plan.main, plan.told
    best = told if told and told.own and (not main.own or len(told.name) >= len(main.name)) else main
    start, end = _find_days(plan)
    chair, speak, attend, other = _find_people(plan, appointments)
    return Event(
        kind=main.kind, name=best.name if main.own or main.kind == best.kind else main.name,
        start=start, end=end, place=_find_place(plan, story), theme=_find_theme(plan, story),
        chair=chair, speak=speak, attend=attend, other=other,
        span=story.span(best.line.where, *best.line.folded(best.start, max(best.end, best.start + 1))), rule=main.rule,
    )  # fmt: skip


def _find_days(plan: Plan) -> tuple[date | None, date | None]:
    """Give the first and last day: of the line that tells the event, or of the main actor's later line."""
    line = plan.told.line if plan.told else _first_text(plan.lines)
    if line is None:
        return None, None
    when = _nearest_when(line, plan.told)
    if when is None or when.precision == "unknown":
        when = _later_when(plan) if when else None
    if when is None or when.precision != "day" or when.start is None:
        return None, None
    start, end = when.start, when.end or when.start
    if (duration := DURATION.search(line.code)) and ENDS.search(line.code):
        return end - timedelta(days=han_number(duration["days"].replace("两", "二")) - 1), end
    return start, max(end, _longer_end(plan, start))


def _first_text(lines: Sequence[Line]) -> Line | None:
    near = [line for line in lines if _tells(line)]
    return next((line for line in near if line.places[0] > line.sentence.start), near[0] if near else None)


def _nearest_when(line: Line, told: Candidate | None) -> When | None:
    """Give the time of an event in its line: the last one before the words of the act, else the first in it."""
    places = [place for place, char in enumerate(line.code) if char in line.whens]
    if not places:
        return None
    before = [place for place in places if told is None or place < told.end]
    days = [place for place in before if line.whens[line.code[place]].precision != "month"]
    inside = [place for place in days if told and told.start - 1 <= place]
    return line.whens[line.code[(inside or days or places)[0]]]


def _later_when(plan: Plan) -> When | None:
    """Give the days that a later line gives the main actor: 4日至6日，某某先后到."""
    for line in plan.lines:
        found = re.match(rf"(?P<when>{WHEN}){HALF}[，,]?(?P<who>.)", line.code)
        if found and line.where == "text" and line.names(found["who"])[:1] == plan.main.actors[:1] != ():
            return line.whens[found["when"]]
    return None


def _longer_end(plan: Plan, start: date) -> date:
    """Give the last day that another line says of the event: 峰会22日至24日举行."""
    ends = [start]
    for line in plan.lines:
        if plan.main.own and plan.main.name[:8] in line.sentence.text:
            ends += [when.end for when in line.whens.values() if when.start == start and when.end]
    return max(ends)


HELD_AT = re.compile(r"在(?P<place>[\u4e00-\u9fff]{2,12}?)(?:召开|举行|开幕|闭幕|开班|宣布)")
AT_PLACE = re.compile(
    r"(?:赴|抵达|来到|离|离开|回到|访问|对)(?P<place>[\u4e00-\u9fff]{1,8}?)"
    r"(?=拜访|学习|考察|调研|访问|出席|参加|进行|[，,。]|$)"
)


def _find_place(plan: Plan, story: Story) -> str:
    """Give the place that the event's own words name, the text's before the heading's; else its country."""
    line = plan.told.line if plan.told else _first_text(plan.lines)
    near = [line] if line is not None else []
    words = [found.place for found in (plan.told, plan.main) if found and found.place]
    patterns = (HELD_AT,) if plan.main.own or plan.main.kind == "announcement" else (AT_PLACE,)
    words += [
        found["place"] for near_line in near for pattern in patterns for found in pattern.finditer(near_line.code)
    ]
    words += list(_held_places(plan, story))
    if plan.main.kind in {"incident", "other", "election"}:
        words += [country for one in (*near, plan.main.line) if (country := opening_country(one.code))]
    city = next((full for one in words if (full := resolve_place(one)).endswith("市")), "")
    return next((place for place in (resolve_place(one, city) for one in words) if place), "")


def _held_places(plan: Plan, story: Story) -> Iterator[str]:
    """Give where other sentences say that the gathering was."""
    for line in plan.lines:
        if plan.main.own and plan.main.name in line.sentence.text:
            yield from (found.place for found in find_candidates(line, story) if found.place)
            yield from (found["place"] for found in HELD_AT.finditer(line.code))


def _find_theme(plan: Plan, story: Story) -> str:
    """Give what the event was held under: 以“…”为主题."""
    for line in plan.lines:
        if line.where == "text" and (found := THEME.search(line.sentence.text)):
            start, end = found.span("theme" if found["theme"] else "is")
            return story.printed(story.span("text", line.sentence.start + start, line.sentence.start + end))
    return ""


Names = tuple[str, ...]


def _find_people(plan: Plan, appointments: Sequence[Appointment]) -> tuple[Names, Names, Names, Names]:
    """Give (chair, speak, attend, other): who does what in the event's lines, and its main actors by its kind."""
    kind, main = plan.main.kind, plan.main
    told = plan.told.actors if plan.told else ()
    actors = _unique(main.actors, told)
    changed = _unique(change.name for change in appointments if _is_inside(change, plan.lines))
    if kind in {"appointment", "election"}:
        return (), (), (), _unique(actors, changed)
    if kind in {"incident", "other", "discipline"}:
        return (), (), (), changed or actors
    lines = plan.lines[:ANNOUNCED] if kind == "announcement" else plan.lines
    act = kind in {"reception", "message", "visit", "inspection"}
    roles = find_roles(lines, act=act, courtesy=kind in {"reception", "message"})
    if main.own or (kind == "ceremony" and not actors):
        quiet = set(plan.quiet)
        chair, speak, attend = (tuple(n for n in roles[r] if n not in quiet) for r in ("chair", "speak", "attend"))
        other = () if plan.quiet else (*_writers(plan), *(changed if kind == "meeting" else ()))
        return chair, speak, attend, _unique(roles["other"], other)
    if kind == "reception":
        actors = _unique(actors, roles["other"], *_met(plan))
    spoke = tuple(name for name in roles["speak"] if name in actors or (kind == "announcement" and not actors))
    attend = tuple(name for name in roles["attend"] if name not in actors)
    if kind == "message" and "call" not in main.rule:
        return (), (), (), actors
    return (), spoke, attend, _unique(actors, changed if kind == "announcement" else ())


def _unique(*names: Iterable[str]) -> Names:
    return tuple(dict.fromkeys(name for group in names for name in group))


def _is_inside(change: Appointment, lines: Sequence[Line]) -> bool:
    """Tell whether a change is reported in one of `lines` (or nobody knows where)."""
    span = change.span
    near = (line for line in lines if not BACKGROUND.search(line.code))
    return span is None or any(
        line.where == span.where and line.places[0] <= span.start <= line.places[-1] for line in near
    )


def _writers(plan: Plan) -> Iterator[str]:
    """Give whose letter was read out at a gathering (宣读了N的贺信)."""
    for line in plan.lines:
        for found in LETTER.finditer(line.code):
            yield from line.names(found[0])


def _met(plan: Plan) -> Iterator[Names]:
    """Give the persons of the other sentences that tell of the same actors' meetings: 一行拜访了N、N."""
    for line in plan.lines:
        found = MET.search(line.code)
        if found and line.where == "text" and set(line.names(found["who"])) & set(plan.main.actors):
            yield line.names(found[0])


BACKGROUND = re.compile(r"今年以来|此前|近年|审议情况")
LETTER = re.compile(rf"宣读了?{NAMES}的贺[信电]|{NAMES}(?:向[^，。]{{0,30}})?(?:发来|致)贺[信电]")
MET = re.compile(rf"^(?P<who>{NAMES})(?:先后|分别|还)?(?:拜访|拜会|会见)了?[^。；;]*")
