"""What a story's heading and first sentences say in, the candidate that is its main event out (主要事件).

The heading's strongest candidate is the main event; before it stands what the heading says of personnel or discipline,
unless it says more than that. Without both the lead's first candidate is, as far as it is told as news: not aside, not
as weeks ago, not as hoped for. Without any, news whose lead repeats the heading is an event by that name, then harm
that the lead tells, then what the sentences behind it tell of the last days.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain

from monitor.parser.events.beside import KINDS_OF_ACTS, SAID_AT, TOURS
from monitor.parser.events.candidates import Candidate, likeness, name_by_clause, name_by_heading, word
from monitor.parser.events.details import is_inside
from monitor.parser.events.genre import (
    NOTICE,
    guess_kind,
    is_act,
    is_counted,
    is_feature,
    is_news_abroad,
    is_notice,
    is_personnel,
    kind_of_changes,
    kind_of_news,
    says_officially,
    tells_of_harm,
)
from monitor.parser.events.lines import BEGINS_DATED, WHEN, WORK, Line, written_on
from monitor.parser.events.plans import FRESH, PERSONNEL
from monitor.parser.events.rules import DEBATES, is_oath, load_acts, read_lines
from monitor.parser.text import Story
from monitor.records import Appointment

HOPED = re.compile(r"争取|力争|呼吁|希望|建议|提议|要求|请求|准备|计划|打算|有望|敦促")
PLANNED = re.compile(r"(?:预计|计划|力争|争取|有望|确保|拟)")
ASIDE_END = re.compile(r".{0,2}(?:时|期间)")
LITTLE_ALIKE = 0.3  # share of common pairs of characters under which a headline is about something else
DECIDES = "event.gathering.decides"  # a heading that says so may be about a change of posts
VOICES = frozenset(  # the heading has better words for what was said
    ("event.voice.person", "event.interview", "event.office", "event.office.briefing", "event.rocket")
)
DECREES = re.compile("签署.*主席令")
LAW = re.compile(rf"{WORK}.*(?:公布|施行)")  # a decree's (主席令), which another of them that gives posts may follow
AMID = re.compile(rf"(?:^|[，；])(?:随着|自从)(?:{WHEN})?$")  # 随着某大会闭幕，……
SCENES = frozenset(("event.gathering.there", "event.gathering.scene"))  # name where the scene before them is
PROPOSES = re.compile(r"任前|拟任|干部|人选|任职|任免|录用|聘任")  # a notice on who shall get a post
STALE = timedelta(days=15)  # behind the paper's day: what was then is no news


@dataclass(frozen=True, slots=True)
class Opening:
    """The lines that a story opens with: heading, lead, the sentences `behind` it and all `near`; what frames read."""

    heading: tuple[Line, ...]
    lead: Line | None
    behind: tuple[Line, ...]
    near: tuple[Line, ...]
    in_heading: Candidate | None
    in_lead: tuple[Candidate, ...]


def choose_main(opening: Opening, story: Story, appointments: Sequence[Appointment]) -> Candidate | None:
    """Give the main event of a story, None when it reports none."""
    heading, in_heading, lead = opening.heading, opening.in_heading, opening.lead
    kind = "" if _promulgates(opening) else is_personnel(heading, appointments)
    own = [one for one in opening.in_lead if one.own and one.rule != DECIDES and not is_hoped(one, heading)]
    named = any(line.mentions for line in heading) or not own
    if kind and named and not (in_heading and _is_outright(in_heading, appointments)):
        kind = "ceremony" if kind in PERSONNEL and any(is_oath(one) for one in opening.in_lead) else kind
        return name_by_heading(story, heading, kind)
    if in_heading and in_heading.own and NOTICE.search(heading[0].code) and kind_of_changes(appointments) == "election":
        return replace(in_heading, kind="election")  # 某次会议公告: whom it elected
    if in_heading or lead is None:
        return _headed_harm(in_heading, lead, story) or in_heading
    changes = kind_of_changes([change for change in appointments if is_inside(change, [lead])])
    if told := [found for found in opening.in_lead if _is_told(found, heading, changes, story)]:
        return min(told, key=lambda found: found.start)
    if heading and is_notice(heading[0].sentence.text):
        return name_by_heading(story, heading, _kind_of_notice(heading[0], appointments))
    return None if is_counted(heading) else _choose_by_words(opening, lead, story, changes)


def _headed_harm(in_heading: Candidate | None, lead: Line | None, story: Story) -> Candidate | None:
    """Give the disaster that a heading names before who goes there and the lead tells: 某厂爆燃 某某赶赴现场."""
    if in_heading is None or lead is None:
        return None
    line, end = in_heading.line, in_heading.start
    before = line.code[:end].rstrip("\u3000 ，；")
    goes = in_heading.kind in TOURS and in_heading.actors and len(before) < end
    if not goes or not re.search(load_acts()["incident"], before) or not tells_of_harm(lead):
        return None
    return Candidate(
        kind="incident", name=word(line, story, 0, len(before)), line=line, start=0, end=len(before),
        rule="event.incident.heading",
    )  # fmt: skip


def choose_by_guests(heading: Sequence[Line], text: Sequence[Line], story: Story) -> Candidate | None:
    """Give the event of an excerpt that tells only who was at it (参加会见的还有……): of its kind, by the headline."""
    if not heading or len(text) > EXCERPT or is_feature(heading[0]):
        return None
    for line in text:
        there = GUESTS_AT.search(line.code)
        if there and sum(mention.official for mention in line.mentions.values()) >= FEW_GUESTS:
            kind = KINDS_OF_GUESTS.get(there["what"], "inspection")
            named = name_by_heading(story, heading, kind)
            return replace(named, own=kind in {"meeting", "ceremony"}, rule="event.guests")
    return None


EXCERPT = 12  # lines of a text that may be cut out of a longer one
FEW_GUESTS = 2  # officials named together
GUESTS_AT = re.compile(
    r"(?:参加|出席|列席|陪同)(?:了|上述|有关|此次){0,2}(?P<what>会见|会谈|座谈会?|会议|大会|(?:签约)?仪式|论坛|调研|考察|慰问|视察|检查|督导)"
    r"(?:的还有|的有|[。，；]|$)"
)
KINDS_OF_GUESTS = {
    "会见": "reception",
    "会谈": "reception",
    "座谈": "reception",
    "座谈会": "meeting",
    "会议": "meeting",
    "大会": "meeting",
    "仪式": "ceremony",
    "签约仪式": "ceremony",
    "论坛": "ceremony",
}


def _promulgates(opening: Opening) -> bool:
    """Tell whether a heading's decrees make a law known, whatever posts others of them give."""
    decrees = any(DECREES.search(line.code) for line in opening.heading)
    return decrees and any(LAW.search(line.code) for line in opening.near)


def _kind_of_notice(heading: Line, appointments: Sequence[Appointment]) -> str:
    proposed = "appointment" if PROPOSES.search(heading.code) else "announcement"
    return kind_of_changes(appointments) or proposed


def choose_by_changes(opening: Opening, story: Story, appointments: Sequence[Appointment]) -> Candidate | None:
    """Give the changes of posts that a story tells behind its lead, where nothing else is told and the lead is new."""
    kind, lead = kind_of_changes(appointments), opening.lead
    if (
        not kind
        or lead is None
        or not lead.whens
        or not (_is_near(lead, story) or _is_dayless(lead))
        or any(is_feature(line) for line in opening.heading[:1])
    ):
        return None
    told = ((line, change) for line in opening.near for change in appointments if is_inside(change, [line]))
    return next((name_by_clause(story, line, one.span.start, kind) for line, one in told if one.span), None)


def _choose_by_words(opening: Opening, lead: Line, story: Story, changes: str) -> Candidate | None:
    """Give the event that no frame reads: news by its heading's words, harm, what stands behind the lead, changes."""
    if news := kind_of_news(opening.heading, lead, opening.behind, changes):
        return name_by_heading(story, opening.heading, news)
    if harm := _is_near(lead, story) and tells_of_harm(lead):
        start, end = harm.span()
        name = word(lead, story, start, end)
        return Candidate(kind="incident", name=name, line=lead, start=start, end=end, rule="event.incident.lead")
    voice = next((found for found in opening.in_lead if found.rule in VOICES), None)
    if voice:
        return voice
    fresh = _find_fresh(opening, lead, story)
    if not changes:
        return _choose_by_heading(opening, lead, story, fresh)
    if fresh or any(is_feature(line) for line in opening.heading[:1]):
        return fresh
    message = bool(opening.heading) and guess_kind(opening.heading, lead) == "message"
    return name_by_heading(story, opening.heading or [lead], "message" if message else changes)


def _choose_by_heading(opening: Opening, lead: Line, story: Story, fresh: Candidate | None) -> Candidate | None:
    """Give what a heading says of these days in its own words; without it `fresh`, what stands behind the lead."""
    heading, near = opening.heading, _is_near(lead, story)
    if fresh is None and near and says_officially(heading, lead):
        return name_by_heading(story, heading or [lead], "announcement")
    if (near and is_news_abroad(heading, lead)) or is_act(heading, lead, fresh=near):
        return name_by_heading(story, heading, guess_kind(heading, heading[0]))
    return fresh


def _is_told(found: Candidate, heading: Sequence[Line], changes: str, story: Story) -> bool:
    """Tell whether the lead tells of this as the news: not aside, not as weeks ago, not as where posts were given."""
    passed = (bool(changes) and found.rule == DECIDES) or found.rule in VOICES
    aside = _is_aside(found, heading) or is_hoped(found, heading)
    words = found.rule == SAID_AT and bool(heading) and guess_kind(heading, found.line) == "announcement"
    before = found.line.code[: found.start]
    since = (not found.line.whens and "以来，" in before) or AMID.search(before) or found.name.startswith("随着")
    background = _is_background(found, heading)
    return not (
        passed or aside or words or since or background or _is_planned(found) or _is_stale(found, heading, story)
    )


def _is_background(found: Candidate, heading: Sequence[Line]) -> bool:
    """Tell whether a feature only begins with what somebody once did whom its headline does not name."""
    named = {name for line in heading for name in line.names(line.code)}
    dated = any(when.precision == "day" for when in found.line.whens.values())
    return (
        bool(found.actors)
        and not (found.own or dated or named & set(found.actors))
        and any(map(is_feature, heading[:1]))
    )


def _is_outright(in_heading: Candidate, appointments: Sequence[Appointment]) -> bool:
    """Tell whether a heading says more than who got which post: a gathering, a message, whom somebody met.

    Without any change in the story what somebody did is the news (指导换届选举).
    """
    outright = (in_heading.own and in_heading.rule != DECIDES) or in_heading.kind in {"message", "reception", "visit"}
    return outright or (in_heading.kind in KINDS_OF_ACTS and not appointments)


def _find_fresh(opening: Opening, lead: Line, story: Story) -> Candidate | None:
    """Give what sentences behind the lead tell of the last days: a gathering, or who acted.

    A scene with its day may stand first (13日清晨，……。开学典礼上，某某……); of later lines only those count that begin
    with their own day.
    """
    set_there = [line for line in opening.behind if _is_near(line, story) or (not line.whens and _is_near(lead, story))]
    dated = [line for line in opening.near if BEGINS_DATED.match(line.code) and _is_near(line, story)]
    near = opening.near if _is_near(lead, story) else ()
    scenes = (one for one in read_lines(near, story) if one.rule in SCENES and not one.line.whens)
    told = chain(read_lines(set_there, story), scenes, read_lines(dated, story))
    return next((one for one in told if one.own or (one.actors and one.kind in {*KINDS_OF_ACTS, "discipline"})), None)


def _is_near(line: Line, story: Story) -> bool:
    """Tell whether all days that a line names are of the last ones before the paper's."""
    day = written_on(story)
    starts = [when.start for when in line.whens.values() if when.precision == "day" and when.start]
    return bool(starts) and day is not None and all(abs(day - start) <= FRESH for start in starts)


def _is_dayless(line: Line) -> bool:
    return all(when.precision == "unknown" for when in line.whens.values())


def _is_stale(found: Candidate, heading: Sequence[Line], story: Story) -> bool:
    """Tell whether the lead only recalls what happened weeks ago (3月17日，会议……), which the headline is not about.

    Only a paper's day says so: that of a page from elsewhere may be the day on which it was fetched.
    """
    day = written_on(story) if story.article.paper else None
    days = [when.end for when in found.line.whens.values() if when.precision == "day" and when.end]
    past = [end for end in days if day and end <= day]
    if not heading or not past or day is None or day - max(past) <= STALE:
        return False
    named = {name for line in heading for name in line.names(line.code)}
    return not named & set(found.actors) and all(
        likeness(found.name, line.sentence.text) < LITTLE_ALIKE for line in heading
    )


def is_hoped(found: Candidate, heading: Sequence[Line]) -> bool:
    """Tell whether a gathering is only hoped or asked for (争取……召开) and the headline is about something else."""
    code = found.line.code
    begins = max(code.rfind(stop, 0, found.start) for stop in "，。；")
    asked = found.own and HOPED.search(code, begins + 1, found.end)
    return bool(heading and asked) and all(likeness(found.name, line.sentence.text) < LITTLE_ALIKE for line in heading)


def _is_planned(found: Candidate) -> bool:
    """Tell whether a bridge is only expected to be opened (预计2034年建成通车)."""
    return found.kind == "ceremony" and not found.own and bool(PLANNED.match(found.name))


def _is_aside(found: Candidate, heading: Sequence[Line]) -> bool:
    """Tell whether the lead only says when something was said (在某地考察时) that the headline is not about."""
    if not heading or found.rule == DEBATES or not ASIDE_END.match(found.line.code, max(found.end - 2, found.start)):
        return False
    named = {name for line in heading for name in line.names(line.code)}
    return not named & set(found.actors or found.line.names(found.line.code)) and all(
        likeness(found.name, line.sentence.text) < LITTLE_ALIKE for line in heading
    )
