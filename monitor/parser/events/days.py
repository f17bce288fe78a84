"""A Plan of an event in, its first and last day out, or None: times that its lines give and where they stand."""

import re
from datetime import date, timedelta
from itertools import pairwise

from monitor.parser.dates import When, han_number
from monitor.parser.events.candidates import Candidate, is_same, likeness
from monitor.parser.events.genre import is_notice
from monitor.parser.events.labels import labelled_day
from monitor.parser.events.lines import NAME, WHEN, Line, written_on
from monitor.parser.events.plans import FRESH, Plan, first_text
from monitor.parser.events.rules import HALF, INTERVIEW, find_candidates, head_of
from monitor.parser.text import Story

NEAR = 4  # lines before an act in which its day may stand
CLAUSED = frozenset(("incident", "discipline", "other"))  # their lead often says when it was told, too
DURATION = re.compile(r"(?:为期|会期)(?P<days>[一二两三四五六七八九十\d]{1,2})天")
LONGEST = 31  # days
OPENING = 3  # first sentences of a story, a quotation or scene before the news
HEADED = re.compile(rf"（({WHEN})）\s*$")
SIGNED = re.compile(rf"(?!.*(?:时间|期限|截止|日期|自))[^，。；：]{{0,40}}({WHEN})[\s）。]*")
SHOWN = re.compile(rf"公示(?:时间|期限|期|日期)[^。；\uf000-\uf3ff]{{0,24}}?(?P<when>{WHEN})")
DAY_TO_COME, REACH = re.compile(r"(?:即?将|[定拟])[于在自]?$"), 4
SPEAKS = re.compile(r"[说称]|指出|强调|表示|宣布|决定")  # what stands behind is a day that somebody speaks of
SPOKEN = re.compile(  # whose words name the day
    rf"[^\uf000-\uf3ff]*{NAME}[^，。\uf000-\uf3ff]{{0,6}}(?:说|指出|强调|表示|认为)[，：“]"
)
DAYS = re.compile(rf"{WHEN}(?:[、和]{WHEN})+")
BORN = re.compile(r"[^，。；]{0,3}(?:出生|诞生)的")  # what stands behind is older than the news
BROKE_OUT = re.compile(rf"(?:发生|爆发)[在于](?:当地时间)?({WHEN})")  # an accident that is still told of
SINCE = re.compile(r"[从自][^，。]{1,12}?起")
LEARNED = re.compile(rf"(?:{WHEN}，)?[^，。]{{0,30}}(?:获悉|了解到|得知)[，：]")  # 记者今天从某院获悉，日前，……
ENDS = re.compile(r"结束|闭幕|落幕|闭会")


def find_days(plan: Plan, story: Story) -> tuple[date | None, date | None]:
    """Give the first and last day: of the line that tells the event, or of the main actor's later line."""
    if noticed := _noticed(plan):
        return noticed
    line = plan.told.line if plan.told else first_text(plan.lines)
    if line is None or (plan.told is None and plan.main.rule == INTERVIEW):
        return None, None
    clause = plan.told is None and plan.main.kind in CLAUSED
    when = _clause_when(line, plan.main.name, written_on(story)) if clause else None
    when = when or (None if plan.told else _when_again(plan)) or _nearest_when(line, plan.told)
    when = when or _when_retold(plan, story) or _when_before(plan, line) or _when_opening(plan, story)
    when = when or _when_headed(plan)
    when = (labelled_day(plan.lines) if plan.main.own else None) or when
    if when is None or when.precision == "unknown":
        when = (_later_when(plan) or _when_broke_out(plan)) if when else None
    if when is None or when.precision != "day" or when.start is None:
        return None, None
    start, end = when.start, _end_of_list(line, when) or when.end or when.start
    if (plan.main.own or plan.main.kind == "visit") and (duration := _duration(plan, line)):
        more = timedelta(days=min(han_number(duration["days"].replace("两", "二")), LONGEST) - 1)
        return (end - more, end) if ENDS.search(line.code) else (start, max(end, start + more))
    if plan.main.kind == "election" and plan.main.rule.endswith(".heading"):
        return end, end  # a session of several days elects on its last
    return start, max(end, _longer_end(plan, start), _day_of_return(plan, line, story))


def _end_of_list(line: Line, when: When) -> date | None:
    """Give the last of the days that a list names (22日、23日在某地分别会见), None for no list."""
    at = next((place for place, char in enumerate(line.code) if line.whens.get(char) is when), len(line.code))
    listed = DAYS.match(line.code, at)
    days = line.dates(listed[0]) if listed else ()
    ends = [day.end for day in days if day.precision == "day" and day.end and when.start and day.end >= when.start]
    return max(ends, default=None)


def _noticed(plan: Plan) -> tuple[date | None, date | None] | None:
    """Give the days of a notice, that below it or those on which it is out; None where the text must tell them."""
    if not (plan.main.rule.endswith(".heading") and is_notice(plan.main.name)):
        return None
    if shown := _shown(plan):
        return shown.start, shown.end
    signed = _signed(plan)
    return (signed, signed) if signed or plan.main.kind == "announcement" else None


def _duration(plan: Plan, line: Line) -> "re.Match[str] | None":
    """Match how long a gathering is, in its own line or in one that begins with it: 本届博览会为期4天."""
    again = re.compile(
        rf"(?:本[次届]|此次)?[^，。]{{0,8}}{re.escape(head_of(plan.main.name))}[^，。]{{0,4}}(?:为期|会期)"
    )
    lasting = (DURATION.search(one.code) for one in plan.lines if one.where == "text" and again.match(one.code))
    return DURATION.search(line.code) or next((found for found in lasting if found), None)


def _when_headed(plan: Plan) -> When | None:
    """Give the day in brackets behind a heading, where no line of the text has one."""
    line = plan.main.line
    headed = HEADED.search(line.code) if line.where == "heading" else None
    return line.whens[headed[1]] if headed else None


def _when_opening(plan: Plan, story: Story) -> When | None:
    """Give the day of the last ones that a sentence after the first names, where that is a quotation or a scene."""
    today = written_on(story)
    text = [line for line in plan.lines if line.where == "text" and line.code]
    opening = [line for line in text[:OPENING] if not SPOKEN.match(line.code)]
    days = (when for line in opening for when in line.whens.values() if when.precision == "day" and when.start)
    return next((when for when in days if today and when.start and today - FRESH <= when.start <= today), None)


def _day_of_return(plan: Plan, line: Line, story: Story) -> date:
    """Give the day on which a visit that is told from its first day on (从29日起) ended: 今天回到北京.

    Where only the heading speaks of the visit, it lasted as long as what was done on it: 26日会见N，27日同N会谈.
    """
    if plan.main.kind != "visit" or (plan.told and not SINCE.search(line.sentence.text)):
        return date.min
    today = written_on(story) or date.max
    ends = (when.end for when in line.whens.values() if when.precision == "day" and when.end and when.end <= today)
    return max(ends, default=date.min)


def _signed(plan: Plan) -> date | None:
    """Give the day below a notice, or above it in brackets."""
    alone = ((line, SIGNED.fullmatch(line.code)) for line in plan.lines if line.where == "text")
    days = [line.whens[found[1]] for line, found in alone if found]
    return days[-1].start if days else None


def _shown(plan: Plan) -> When | None:
    """Give the days on which a notice on who shall get a post is out for objections: 公示时间：6月21日至25日."""
    lines = (line for line in plan.lines if line.where == "text" and line.whens)
    return next((line.whens[found["when"]] for line in lines if (found := SHOWN.search(line.code))), None)


def _when_retold(plan: Plan, story: Story) -> When | None:
    """Give the time of the first later sentence that states the same gathering; headings and mottoes have none."""
    if not plan.main.own:
        return None
    for line in plan.lines:
        if line.where == "text" and line.whens:
            told = next((one for one in find_candidates(line, story) if one.own and is_same(plan.main, one)), None)
            if told:
                return _nearest_when(line, told)
    return None


def _when_again(plan: Plan) -> When | None:
    """Give the time of a gathering that a sentence means by its kind only: 今天上午召开点评会."""
    if not plan.main.own:
        return None
    return next((line.whens[hit["when"]] for line in plan.lines if (hit := _held_again(plan.main, line))), None)


def _held_again(main: Candidate, line: Line) -> "re.Match[str] | None":
    head = head_of(main.name)
    held = (
        rf"(?P<when>{WHEN}){HALF}[^，。；\uf000-\uf3ff]{{0,16}}?(?:召开|举行|举办)了?[^，。；]{{0,2}}{re.escape(head)}"
    )
    return re.search(held, line.code) if line.where == "text" and line.whens and len(head) > len("会议") else None


def _when_before(plan: Plan, line: Line) -> When | None:
    """Give the time of an act whose line names none (随后, 这里): that of the nearest line before it, else behind it.

    The days of a gathering (28日至30日) do not tell on which of them somebody met its guests.
    """
    if plan.main.own and plan.told is not plan.main:
        return None
    text = [one for one in plan.lines if one.where == "text" and one.code]
    at = next((place for place, one in enumerate(text) if one is line), 0)
    actors = set(plan.main.actors)
    before = (one for one in text[max(0, at - NEAR) : at][::-1] if one.whens)
    after = () if plan.main.kind == "message" else text[at + 1 : at + 2]  # a letter goes on with what was before
    behind = (one for one in after if one.whens and actors & set(one.names(one.code)))
    near = next(before, None) or next(behind, None)
    when = _nearest_when(near, None) if near else None
    return None if when and when.start != when.end else when


def _clause_when(line: Line, name: str, today: date | None) -> When | None:
    """Give the time whose words repeat most of a headline: what happened, not when it was told (16日说，15日……).

    What is to come is no news where something has been decided on it (28日决定于11月21日释放).
    """
    places = [place for place, char in enumerate(line.code) if char in line.whens]
    days = [place for place in places if line.whens[line.code[place]].precision in {"day", "unknown"}]
    days = [place for place in days if not DAY_TO_COME.search(line.code, max(0, place - REACH), place)]
    days = [place for place in days if not BORN.match(line.code, place + 1)] or days
    days = [place for place in days if (line.whens[line.code[place]].start or date.min) <= (today or date.max)] or days
    starts = [_clause_of(line.code, before, place) for before, place in pairwise((0, *days))]
    parts = {
        place: line.code[start:end]
        for place, start, end in zip(days, starts, [*starts[1:], len(line.code)], strict=False)
    }
    best = max(days, key=lambda place: likeness(name, parts[place]), default=None)
    return line.whens[line.code[best]] if best is not None and likeness(name, parts[best]) > 0 else None


def _clause_of(code: str, before: int, place: int) -> int:
    """Give where the clause of a time begins, behind the time `before` it; the time itself where both share one."""
    stop = code.rfind("，", before, place)
    return stop if stop >= 0 else place if before else 0


def _nearest_when(line: Line, told: Candidate | None) -> When | None:
    """Give the time of an event in its line: the last one before the words of the act, else the first in it."""
    places = [place for place, char in enumerate(line.code) if char in line.whens]
    if len(places) > 1 and (learned := LEARNED.match(line.code)) and not told:
        places = [place for place in places if place >= learned.end()] or places
    if not places or (told is None and SPOKEN.match(line.code)):
        return None
    before = [place for place in places if told is None or place < told.end]
    days = [place for place in before if line.whens[line.code[place]].precision != "month"]
    if not before and told and SPEAKS.search(line.code, told.end - 1, places[0]):
        return None
    inside = [place for place in days if told and told.start - 2 <= place]
    first = (inside or days or places)[0]
    told_days = [place for place in days if line.whens[line.code[place]].precision == "day"]
    if told is None and first > 0 and line.whens[line.code[first]].rule == "date.unknown" and told_days:
        first = told_days[0]  # 鉴于最近……，某机关12日宣布
    return line.whens[line.code[first]]


def _later_when(plan: Plan) -> When | None:
    """Give the days that a later line gives the main actor: 4日至6日，某某先后到."""
    for line in plan.lines:
        found = re.match(rf"(?P<when>{WHEN}){HALF}，?(?P<who>.)", line.code)
        if found and line.where == "text" and line.names(found["who"])[:1] == plan.main.actors[:1] != ():
            return line.whens[found["when"]]
    return None


def _when_broke_out(plan: Plan) -> When | None:
    """Give the day that a later line says of an accident of these days: 事故发生在13日凌晨."""
    found = ((line, BROKE_OUT.search(line.code)) for line in plan.lines if plan.main.kind == "incident")
    return next((line.whens[hit[1]] for line, hit in found if hit), None)


def _longer_end(plan: Plan, start: date) -> date:
    """Give the last day that another line says of the event: 峰会22日至24日举行."""
    ends = [start]
    for line in plan.lines:
        if plan.main.own and plan.main.name[:8] in line.sentence.text:
            days = (when for when in line.whens.values() if when.precision == "day" and when.start == start)
            ends += [when.end for when in days if when.end]
    return max(ends)
