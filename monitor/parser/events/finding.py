"""A story and its people in, the one to three main events that it reports out (事件).

What happened stands in the heading and in the lead (导语), the first sentence of news; the frames of rules.py
read both. `settle` is the one place where candidates that overlap are decided between:

1. The heading's strongest candidate is the main event; without one, what the heading says of personnel or discipline;
   without that, the lead's first candidate; without any, news whose lead repeats the heading is an event by that name.
2. The lead's candidate of the same kind is the same event told in full: its time and place, and its name where it is
   the event's own.
3. A second event is a gathering that the lead names beside an act (a message to it, an inspection before it), or one
   that begins its sentence with its own time (当天下午, 会后). What stands elsewhere is background.
4. A digest, in which several lines each begin with their day, reports each line's event.

The first is decided by choice.py, the third by beside.py; passages.py says which lines tell of which.
Commentaries and theory (commentary.py), features and statistics (genre.py) report none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.parser.events.answers import find_answers
from monitor.parser.events.beside import (
    DIED,
    begins_item,
    find_beside,
    find_briefing,
    find_changes,
    find_congratulated,
    find_dated,
    find_death,
    find_decrees,
    find_headed,
    find_later,
    find_letters,
    find_series,
    find_told_first,
    find_writers,
    is_added,
    part_guests,
    silent_beside,
)
from monitor.parser.events.briefs import find_briefs
from monitor.parser.events.candidates import Candidate, find_told, is_same, join_guests
from monitor.parser.events.choice import Opening, choose_by_changes, choose_by_guests, choose_main, is_hoped
from monitor.parser.events.commentary import is_commentary
from monitor.parser.events.details import GROUP, find_heads, make_event, tells_election
from monitor.parser.events.digests import find_digest
from monitor.parser.events.genre import CASES, is_retold, tells_of_harm
from monitor.parser.events.homes import as_told, home_of
from monitor.parser.events.lines import NAME, Line
from monitor.parser.events.page import lines_of_story
from monitor.parser.events.passages import AT_SEVERAL, find_received, part_passages
from monitor.parser.events.people import find_roles
from monitor.parser.events.places import place_code
from monitor.parser.events.plans import MOST_EVENTS, PERSONNEL, SHORT_LINE, Plan, is_motto, tells
from monitor.parser.events.rules import NAMES, TOLD, find_candidates, head_of, load_acts, read_lines
from monitor.parser.events.subheads import find_subheaded
from monitor.parser.people.finding import People
from monitor.parser.places import CITY_ENDS
from monitor.parser.text import Story
from monitor.records import Appointment, Event

LEAD_REACH = 60  # lines of a text in which its lead is looked for, behind the chrome of a page
PARAGRAPH = 3  # sentences of the lead's paragraph that may tell the news
OPENING = 6  # lines from the lead on in which the act of the heading may be told first
NEAR = 16  # lines in which a change of posts may be told that is the news
MOST_LINES = 400  # lines of a text that are read for events and roles

SENT_GROUP = re.compile(r"代表团|考察团|访问团|[巡督]\w{1,4}组|工作组|检查组")
OFFICE = re.compile(r"(?:书记|主任|主席|[市县区州省部厅局院河林田]长|委员|总统|总理|司令员|政委)$")  # of a name
JOURNEY = re.compile(r"[对向].{1,12}访问|出席|专机")  # of a statesman
LEADS = re.compile(
    rf"(?P<who>{NAMES})[^，。；：]{{0,24}}?(?:调研|视察|督导|督查|督办|检查|巡查|暗访|调度|考察|慰问)(?![组团员站])"
)
LEADS_BACK = re.compile(r"(?:主持|出席|参加|列席)了?(?P<what>[^，。；\ue000-\uf7ff]{1,6}?)(?=[，。；\s]|并|$)")
WHO_JOINED = re.compile(  # who was at one of several events, said behind them all: 参加调研
    r"(?:参加|陪同|出席|列席)(?:了|上述|有关|以上|此次|相关|走访)*(?P<what>会见|会谈|座谈|会议|仪式|访问|慰问|考察|调研|督导|检查|巡查|视察)"
    r"(?:(?:和|及|并)?(?:慰问|考察|调研|督导|检查)|会|活动)*[。；]?$"
)
OPENS_LIST = re.compile(r"[：；]\s*$")  # a list, one a line
HOST_SPEAKS = re.compile(
    rf"{NAME}(?:代表[^。；]{{2,32}}?(?:表示|向|对)|向(?:客人|来宾|代表团)[^，。]{{0,6}}(?:介绍|表示)|说|指出|强调|表示|对[^，。]{{2,24}}表示)"
)
SAID_THERE = re.compile(  # at a gathering, not on the tour on which it was held
    rf"会上，|{NAMES}[^，。；：\ue000-\uefff]{{0,6}}(?:(?:分别|先后|相继)[^，。；：\ue000-\uefff]{{0,8}}?(?:介绍|通报|汇报|发言|讲话|致辞|[作做])|在(?:讲话|致辞|发言)[中时])"
)
THERE = re.compile(r"(?:在)?(?P<head>[\u4e00-\u9fff]{2,16})上，")  # 座谈会上，……
SITS_AND_TOURS = re.compile(
    r"(?:会见|会谈|座谈|会议|签约|仪式)(?=[^，。]*(?:考察|调研|视察|检查|慰问|参观))|(?:考察|调研|视察|检查|慰问|参观)(?=[^，。]*(?:会见|会谈|座谈|会议|签约|仪式))"
)
JOINS = {
    "会见": {"reception"},
    "会谈": {"reception"},
    "座谈": {"meeting"},
    "会议": {"meeting"},
    "仪式": {"ceremony"},
    "访问": {"visit"},
}
BOTH = 2  # sides of a reception
RECEIVED_GROUP = re.compile(rf"(?:会见|接待|会谈|座谈)[^，。；]{{0,8}}?{GROUP}")
SCENE = re.compile("(?:赶赴|赶到|赶往|深入|来到|前往|在)(?:事故|事发|灾害|救援|火灾)?现场")
DEEDS = frozenset(("event.other.heading", "event.discipline.heading"))
LEADERS = re.compile(r"[省市县区州旗乡镇]领导[^，。；\s]{0,8}?(?:走访|慰问|看望)")
MARRIED = ("夫人", "丈夫")
TOURED = re.compile(r"(?:陪同|参加|一同)(?:考察|调研|检查|访问|慰问|视察)")  # of the whole tour again


def find_events(
    story: Story, people: People, all_lines: Sequence[Line], appointments: Sequence[Appointment] = ()
) -> tuple[Event, ...]:
    """Give the main events of a story; `appointments` are the changes read out of it (their people take part)."""
    lines = all_lines[:MOST_LINES]
    if is_commentary(story, lines):
        return ()
    plans = settle(story, people, lines, appointments)
    plans = [replace(plan, alone=True) for plan in plans] if len(plans) == 1 else plans
    others = _called(people, story)
    made = [
        make_event(plan, story, _changes_of(plan, plans, appointments, story), others) for plan in plans[:MOST_EVENTS]
    ]
    events = [_with_officials(event, people) for event in made]
    dated = [
        _at_place(_on_day(event, events[0]), events[0]) if plan.follows else event
        for plan, event in zip(plans, events, strict=False)
    ]
    dated = [_at_home(_on_scene(event, plan, events[0]), story) for plan, event in zip(plans, dated, strict=False)]
    return tuple(event for at, event in enumerate(dated) if not any(_is_again(event, one) for one in dated[:at]))


def _is_again(event: Event, told: Event) -> bool:
    """Tell whether an event is one that was told already: of its kind, name and day, without other people."""
    same = (event.kind, event.name, event.start) == (told.kind, told.name, told.start)
    return same and set(event.people()) <= set(told.people())


def _changes_of(
    plan: Plan, plans: Sequence[Plan], appointments: Sequence[Appointment], story: Story
) -> Sequence[Appointment]:
    """Give the changes of posts that an event may have: whom a session elects belongs to an election that is headed."""
    if plan.main.kind != "meeting" or plan.follows:
        return appointments
    others = [one for one in plans if one is not plan]
    headed = re.search(load_acts()["elect"], story.heading.text) and any(one.main.kind == "election" for one in others)
    elsewhere = (one for one in others if one.follows and one.main.own)
    apart = headed or any(tells_election(one.lines, appointments) for one in elsewhere)
    return [change for change in appointments if change.action != "elect"] if apart else appointments


def _on_day(event: Event, first: Event) -> Event:
    """Put an event without a day of its own on that of the first one: of several days nobody says on which.

    What is looked at around a meeting (会前, 会议期间) may have been on another day.
    """
    if event.kind == "election" and first.kind == "meeting" and first.start == first.end:
        return replace(event, start=first.end, end=first.end)
    if event.kind == "inspection" and first.kind == "meeting":
        return event
    lasted = first.start != first.end  # nobody says on which of its days
    return event if event.start or lasted else replace(event, start=first.start, end=first.start)


def _at_place(event: Event, first: Event) -> Event:
    """Put an event of the same day that says no place in the city of the first one, not in its hall."""
    if event.kind == "election" and first.kind == "meeting" and not event.place:
        return replace(event, place=first.place, place_code=first.place_code)
    held = event.kind in {"reception", "meeting", "ceremony", "inspection"} and not event.place
    city = first.place_code and first.place.endswith((*CITY_ENDS, "县", "旗", "特别行政区"))
    met = event.kind == "reception" and set(event.other) & set(first.other)
    same = held and city and event.start in {None, first.start} and (met or first.kind != event.kind)
    return replace(event, place=first.place, place_code=first.place_code) if same else event


def _on_scene(event: Event, plan: Plan, first: Event) -> Event:
    """Put who goes to the scene of a disaster (赶赴现场) where the first event says that it was."""
    went = first.kind == "incident" and not event.place and SCENE.search(plan.main.line.code)
    return replace(event, place=first.place, place_code=first.place_code) if went else event


def _at_home(event: Event, story: Story) -> Event:
    """Put an inspection that says no place where its story is from: leaders look at what is theirs."""
    full = "" if event.place or event.kind != "inspection" else home_of(story)
    return replace(event, place=as_told(full, story), place_code=place_code(full)) if full else event


def _called(people: People, story: Story) -> frozenset[str]:
    """Give whom the story names by a calling only (教授、村民、选手): none of them has a role of an official.

    Who is married to a leader (夫人) takes part beside him.
    """
    called = (one for one in people.mentions if one.rule == "calling")
    apart = (one.person for one in called if not story.view(one.where).text.endswith(MARRIED, 0, one.start))
    return frozenset(apart) - people.officials


def _with_officials(event: Event, people: People) -> Event:
    """Leave out of a deed that only a headline tells who holds no office: 赵某一审宣判, 钱某夺冠."""
    if event.rule not in DEEDS or DIED.search(event.name) or CASES.search(event.name):
        return event
    known = people.officials | {mention.person for mention in people.mentions if mention.rule == "famous"}
    return replace(event, other=tuple(name for name in event.other if name in known))


def _is_public(plan: Plan, leaders: frozenset[str]) -> bool:
    """Tell whether an inspection or visit is a leader's or a delegation's; others walk and look around too."""
    main = plan.main
    if main.kind not in {"inspection", "visit"} or not main.actors:
        return True
    journey = main.kind == "visit" and JOURNEY.search(main.name)
    return bool(leaders.intersection(main.actors) or journey) or any(
        found and _is_envoy(found) for found in (main, plan.told)
    )


def _leaders_of(people: People, heading: Sequence[Line]) -> frozenset[str]:
    """Give officials, whom everybody knows, and who in the heading does what only leaders do (某某在某地调研)."""
    famous = {mention.person for mention in people.mentions if mention.rule == "famous"}
    leads = {
        line.name(char)
        for line in heading
        for found in LEADS.finditer(line.code)
        for char in found["who"]
        if char in line.mentions and line.mentions[char].rule != "calling"
    }
    return people.officials | famous | leads


def _is_envoy(found: Candidate) -> bool:
    """Tell whether words of an office stand before who acts (总河长某某), or a delegation goes (考察团)."""
    line = found.line
    before = (line.sentence.text[: mention.start - line.sentence.start] for mention in line.mentions.values())
    return bool(SENT_GROUP.search(line.code)) or any(OFFICE.search(words) for words in before)


# --- which events -------------------------------------------------------------------------------------------------


def settle(story: Story, people: People, lines: Sequence[Line], appointments: Sequence[Appointment]) -> list[Plan]:
    """Decide which candidates are main events, the main one first (see the module's docstring)."""
    heading, printed = lines_of_story(lines)
    lines = (*heading, *printed)
    text = [line for line in printed if line.code]
    collected = find_briefs(story, heading, text, appointments) or find_digest(story, heading, text)
    if collected:  # a page of what leaders do leaves their posts out
        return collected
    below = find_subheaded(story, heading, text, appointments)
    apart = {line for plan in below for line in plan.lines}
    own, left = [line for line in text if line not in apart], [line for line in lines if line not in apart]
    found = _settle_one(story, people, heading, own, left, appointments)
    answers = list(find_answers(found, own, story))
    apart = {line for plan in answers for line in plan.lines}
    found = [replace(plan, lines=tuple(line for line in plan.lines if line not in apart)) for plan in found]
    found += answers
    if not found:  # a feature, in which only statements are news
        below = [plan for plan in below if plan.main.kind == "announcement"]
    return [*found[:1], *below, *found[1:]]


def _settle_one(
    story: Story,
    people: People,
    heading: Sequence[Line],
    text: Sequence[Line],
    lines: Sequence[Line],
    appointments: Sequence[Appointment],
) -> list[Plan]:
    """Decide which candidates are main events of a report without what is news of its own in it."""
    leaders = _leaders_of(people, heading)
    opening = _open(heading, text, leaders, story)
    main = (
        choose_main(opening, story, appointments)
        or choose_by_guests(heading, text, story)
        or choose_by_changes(opening, story, appointments)
    )
    if main is None:
        return []
    found = _plan_opening(main, opening, leaders, text, story, appointments)
    later = list(find_later(story, heading, text, opening.lead, found, appointments))
    found = [
        plan for plan in found if not (plan.follows and any(one.own and one.line is plan.main.line for one in later))
    ]
    found, later = _join_leaders(found, later, heading)
    if not any(one.own and tells_election([one.line], appointments) for one in later):
        apart = [line for one in later for line in _paragraph_from(one.line, text, story)]
        near = [line for line in opening.near if all(line is not other for other in apart)]
        found += [_plan_headed(one) for one in find_headed(main, heading, near, story, appointments)]
        if opening.in_heading and all(plan.main.kind not in PERSONNEL for plan in found):
            found += [Plan(one, one, (), follows=True) for one in find_changes(main, near, story, appointments)]
    found, later = [_with_head(plan, lines) for plan in found], [_headed_by(one, lines) for one in later]
    plans = part_passages(_share_lines(found, later, lines, story), lines, story)
    return [plan for plan in plans if _is_public(plan, leaders)]


def _with_head(plan: Plan, lines: Sequence[Line]) -> Plan:
    return replace(plan, main=_headed_by(plan.main, lines))


def _headed_by(found: Candidate, lines: Sequence[Line]) -> Candidate:
    """Give a reception of a group (会见代表团一行) its head, who was named before."""
    if found.kind != "reception" or len(found.actors) != 1 or not RECEIVED_GROUP.search(found.name):
        return found
    heads = dict.fromkeys((*found.actors, *find_heads(lines)))
    return replace(found, actors=tuple(heads)[:BOTH])


def _open(heading: Sequence[Line], text: Sequence[Line], leaders: frozenset[str], story: Story) -> Opening:
    """Find the lead and the sentences behind it, and read them and the heading."""
    lead = find_lead(text)
    behind = _behind(lead, text, story)
    in_heading = _read_heading(heading, story)
    in_lead = [one for one in read_lines([lead] if lead else [], story) if _is_public(Plan(one, None, ()), leaders)]
    return Opening(tuple(heading), lead, tuple(behind), tuple(text[:NEAR]), in_heading, tuple(in_lead))


def _read_heading(heading: Sequence[Line], story: Story) -> Candidate | None:
    """Give the strongest candidate of the heading; of several gatherings in a line that were held, the first."""
    strongest = next(read_lines(heading, story), None)
    if strongest is None or strongest.rule not in TOLD:
        return strongest
    held = (one for one in find_candidates(strongest.line, story) if one.rule in TOLD and one.end <= strongest.start)
    return min((strongest, *held), key=lambda one: one.start)


def _plan_opening(
    main: Candidate,
    opening: Opening,
    leaders: frozenset[str],
    text: Sequence[Line],
    story: Story,
    appointments: Sequence[Appointment],
) -> list[Plan]:
    """Plan the main event and what the heading, the lead and the sentences behind it report beside it."""
    heading, lead, behind, near = opening.heading, opening.lead, opening.behind, opening.near
    told = _find_told(main, opening, text, story)
    died = next(find_death(main, near, story), None)
    main = replace(main, actors=tuple(dict.fromkeys((*main.actors, *find_writers(main, text)))))
    found = _plan_main(replace(main, actors=died.actors) if died else main, told, text, story)
    found += [Plan(died, died, (died.line,))] if died else []
    found += [Plan(other, other, ()) for other in find_series(told, story)]
    later = read_lines([line for line in near if line is not lead], story)
    found += [Plan(other, other, ()) for other in find_told_first(main, opening.in_lead, later)]
    telling = [one for one in opening.in_lead if not is_hoped(one, heading)]
    if main.kind != "election" or _is_attended(main, leaders, near):
        found += [Plan(other, other, (), silent_beside(main)) for other in find_beside(main, told, telling)]
    found = _with_received(found, lead, text, story)
    found += [Plan(other, other, (other.line,)) for other in find_dated(main, telling)]
    found += [Plan(other, None, ()) for other in find_decrees(main, heading, story, appointments)]
    found += [
        Plan(other, other, (), silent_beside(main))
        for other in find_congratulated(main, read_lines(text, story), found)
    ]
    if briefing := next(find_briefing(main, lead), None):  # who spoke spoke there
        found = [Plan(briefing, briefing, ()), *(replace(plan, lines=(plan.main.line,)) for plan in found)]
    letters = find_letters(main, [*telling, *read_lines(behind, story)])
    found += [Plan(other, other, (), other.actors) for other in letters]
    changed = () if opening.in_heading else find_changes(main, [lead, *behind] if lead else [], story, appointments)
    done = [one for one in changed if one.kind != "election" or one.line is not main.line or _names_guests(near)]
    return [*found, *(Plan(other, other, (), follows=True) for other in done)]


def _with_received(found: list[Plan], lead: Line | None, text: Sequence[Line], story: Story) -> list[Plan]:
    """Add whom a visitor meets, each of whom the text tells; his visit may stand behind the one in the heading."""
    visit = next((at for at, plan in enumerate(found) if plan.main.kind == "visit"), None)
    received = list(find_received(found[visit].main, lead, text, story)) if visit is not None else []
    if visit is None or not received:
        return found
    found[visit] = replace(found[visit], quiet=_guests_of(received))
    if visit and found[0].main.kind == "reception":
        headed = next((one for one in received if one.name.startswith(found[0].main.name)), None)
        received = [one for one in received if one is not headed]
        found[0] = Plan(headed, headed, ()) if headed else replace(found[0], quiet=_guests_of(received))
    return [*found, *(Plan(other, other, ()) for other in received)]


def _guests_of(receptions: Sequence[Candidate]) -> tuple[str, ...]:
    return tuple(name for one in receptions for name in one.actors[1:])


def _plan_main(main: Candidate, told: Candidate | None, text: Sequence[Line], story: Story) -> list[Plan]:
    """Plan the main event; a reception of several guests is one for each where the text tells of each."""
    if main.kind != "reception":
        return [Plan(main, told, ())]
    first = told or main
    several, further = part_guests(first, story, text)
    also = [Plan(one, one, ()) for one in further if not is_same(main, one)]
    if several[1:]:
        return [
            *(Plan(one, one, (), _guests_of([other for other in several if other is not one])) for one in several),
            *also,
        ]
    joined = main if several[0] is first else join_guests([main], story) if told else several[0]
    return [Plan(joined, several[0] if told else None, ()), *also]


def _find_told(main: Candidate, opening: Opening, text: Sequence[Line], story: Story) -> Candidate | None:
    """Give the main event as the text tells it: what the lead states, else a sentence behind that says the same."""
    by_heading = main.rule.endswith(".heading")
    lead = opening.lead
    retold = bool(lead and by_heading and is_retold(opening.heading or [lead], lead))  # the lead tells it all
    told = find_told(main, opening.in_lead)
    told = told if told or retold else find_told(main, list(_read_opening(main, lead, text, story)))
    if told is None and main.kind == "message" and not main.actors:  # an organ's, to whom the text names
        told = next((one for one in read_lines(opening.behind, story) if is_same(main, one)), None)
    if told is None and main.own:
        told = next((one for one in read_lines(opening.behind, story) if is_same(main, one) and one.line.whens), None)
    if told is None and lead and by_heading and not retold:
        told = next(
            (_told_in(main, line) for line in opening.behind if is_retold(opening.heading or [lead], line)), None
        )
    if told is None and main.kind == "incident" and lead and lead.mentions and not tells_of_harm(lead):
        told = next((_told_in(main, line) for line in text[:OPENING] if tells_of_harm(line)), None)
    if told is None and main.line.where == "text" and main.line is not lead:
        told = main
    if told is None and main.kind == "election" and not main.actors:
        told = next((one for one in opening.in_lead if one.own and one.kind == "meeting"), None)
    return told


def _plan_headed(found: Candidate) -> Plan:
    """Make the plan of what the heading says beside the main event: its lines are that of the text, of talks all."""
    named = found.line.where == "heading"
    alone = not named and found.kind != "reception"
    return Plan(found, None if named else found, (found.line,) if alone else (), follows=True)


def _is_attended(election: Candidate, leaders: frozenset[str], text: Sequence[Line]) -> bool:
    """Tell whether a story of an official's election says who chaired the session, spoke or was there, too."""
    return bool(leaders.intersection(election.actors)) and _names_guests(text, "speak")


def _names_guests(text: Sequence[Line], *more: str) -> bool:
    """Tell whether lines say who chaired a gathering or was there, or had one of `more` roles."""
    roles = find_roles(text)
    return any(roles[role] for role in ("chair", "attend", *more))


def _join_leaders(
    found: list[Plan], later: list[Candidate], heading: Sequence[Line]
) -> tuple[list[Plan], list[Candidate]]:
    """Join what leaders do, each at another place, where the heading names them by one word (县领导走访慰问)."""
    first = found[0].main if found else None
    if first is None or first.kind != "inspection" or any(line.mentions for line in heading):
        return found, later
    named = any(LEADERS.search(line.code) for line in heading)
    joined = [one for one in later if named and one.kind == first.kind and one.actors]
    actors = dict.fromkeys((*first.actors, *(name for one in joined for name in one.actors)))
    return [replace(found[0], main=replace(first, actors=tuple(actors))), *found[1:]], [
        one for one in later if one not in joined
    ]


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
    if first and is_motto(first):
        motto = first.places[0]
        first = next((line for line in near if line.places[0] > motto and line.whens), None)
    return first or next(dated, None)


def _share_lines(found: Sequence[Plan], later: Sequence[Candidate], lines: Sequence[Line], story: Story) -> list[Plan]:
    """Give each event its lines: a later one those from its own to the end of its paragraph, the others the rest.

    Who was at a reception may stand further on. A gathering at which a change of posts is made known tells the change
    once more: both have the same lines.
    """
    main = found[0].main if found else None
    personnel = bool(found) and found[0].main.kind in PERSONNEL
    shared = [line for line in lines if AT_SEVERAL.search(line.code)]
    taken: list[Line] = []
    plans: list[Plan] = []
    for candidate in later:
        shares = personnel and not begins_item(candidate.line)
        own = [] if shares else _paragraph_from(candidate.line, lines, story)
        own = [
            line for line in own if begins_item(candidate.line) or line is candidate.line or not _leads_back(line, main)
        ]
        own += _behind_gathering(candidate, own, lines, story, main) if own else []
        taken += [line for line in own if line not in shared]
        own += [line for line in shared if line not in own]
        plans.append(Plan(candidate, candidate, tuple(own), follows=not is_added(candidate.line)))
    rest = tuple(line for line in lines if line not in taken)
    return _route_joined([replace(plan, lines=plan.lines or rest) for plan in (*found, *plans)], lines)


def _behind_gathering(
    candidate: Candidate, own: Sequence[Line], lines: Sequence[Line], story: Story, main: Candidate | None
) -> list[Line]:
    """Give the paragraphs behind a later gathering's or talks' that go on with its host's words (N代表省委……表示).

    Behind a gathering held on a journey, what others said there goes on with it, too: N、N分别介绍了有关情况.
    """
    chairs = (
        find_roles(own)["chair"][:1] if candidate.own else candidate.actors if candidate.kind == "reception" else ()
    )
    hosts = set(chairs) - set(main.actors if main else ())
    on_journey = candidate.own and main is not None and main.kind in {"inspection", "visit"}
    more: list[Line] = []
    at = next(place for place, line in enumerate(lines) if line is own[-1]) + 1
    while (hosts or on_journey) and at < len(lines):
        speaks = HOST_SPEAKS.match(lines[at].code)
        said = on_journey and SAID_THERE.match(lines[at].code)
        if not said and not (speaks and hosts.intersection(lines[at].names(speaks[0]))):
            break
        more += _paragraph_from(lines[at], lines, story)
        at = next(place for place, line in enumerate(lines) if line is more[-1]) + 1
    return more


def _route_joined(plans: list[Plan], lines: Sequence[Line]) -> list[Plan]:
    """Give a line that says who was at an event of one kind (参加会见) to the events of that kind alone."""
    for line in lines if len(plans) > 1 else ():
        several = AT_SEVERAL.search(line.code) and SITS_AND_TOURS.search(line.code)  # 参加座谈或陪同考察
        joined, there = None if several else WHO_JOINED.search(line.code), THERE.match(line.code)
        kinds = JOINS.get(joined["what"], {"inspection", "visit"}) if joined else set()
        heads = (head_of(plan.main.name) if there and plan.main.own else "" for plan in plans)
        named = [
            plan for plan, head in zip(plans, heads, strict=True) if there and head and there["head"].endswith(head)
        ]
        owners = named or [plan for plan in plans if plan.main.kind in kinds]
        if owners and line is not owners[0].main.line:
            has = [plan for plan in owners if line in plan.lines] or owners[:1]
            plans = [_with_line(plan, line, has=any(plan is one for one in has)) for plan in plans]
    return plans


def _with_line(plan: Plan, line: Line, *, has: bool) -> Plan:
    """Give a plan with a line or without it."""
    others = tuple(one for one in plan.lines if one is not line)
    return plan if has and len(others) < len(plan.lines) else replace(plan, lines=(*others, line) if has else others)


def _leads_back(line: Line, main: Candidate | None) -> bool:
    """Tell whether a sentence says who was at the main gathering, by its kind: 主持报告会."""
    back = LEADS_BACK.search(line.code)
    return bool(main and main.own and back and line is not main.line and head_of(main.name) == back["what"])


def _paragraph_from(line: Line, lines: Sequence[Line], story: Story) -> list[Line]:
    place = next(place for place, other in enumerate(lines) if other is line)
    own = [line]
    for after in lines[place + 1 :]:
        between = story.view(line.where).text[own[-1].sentence.end - 1 : after.sentence.start]
        ends = "\n" in between and not OPENS_LIST.search(own[-1].sentence.text)
        if ends or TOURED.search(after.code):
            break
        own.append(after)
    return own
