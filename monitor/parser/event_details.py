"""A Plan of an event in, the Event out: its days, place, theme and people, read from the lines that are its own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.parser.dates import When, han_number
from monitor.parser.event_lines import NAME, WHEN, Line
from monitor.parser.event_outcomes import find_decisions, find_next_host, find_organisations, find_theme
from monitor.parser.event_people import find_roles
from monitor.parser.event_places import opening_country, place_code, resolve_place
from monitor.parser.event_rules import HALF, NAMES, Candidate, find_candidates, is_same
from monitor.parser.setting import read_setting
from monitor.parser.text import Story
from monitor.records import Appointment, Event

SHORT_LINE = 12  # characters: shorter lines are labels
ANNOUNCED = 4  # lines whose speakers an announcement has: the heading and the first of the text

PAUSE = re.compile(r"[，,。；;]")
META = re.compile(
    r"^\W{0,3}(?:发布日期|发布时间|信息来源|稿源|来源|编辑|责任编辑|责编|作者|原标题|当前版|第?\d+版|图为)"
)
DURATION = re.compile(r"为期(?P<days>[一二两三四五六七八九十\d]{1,2})天")
ENDS = re.compile(r"结束|闭幕|落幕|闭会")
HELD_AT = re.compile(r"[在于](?P<place>[\u4e00-\u9fff]{2,12}?)(?:召开|举行|开幕|闭幕|开班|宣布|启用|揭牌|发布|启动)")
AT_PLACE = re.compile(
    r"(?:赴|抵达|来到|前往|走进|离开|离|回到|访问|对)(?P<place>[\u4e00-\u9fff]{1,8}?)"
    r"(?=拜访|学习|考察|调研|访问|出席|参加|进行|开始|对|[，,。]|$)"
)
STAYED_AT = re.compile(r"(?:在|到|来)(?P<place>[\u4e00-\u9fff]{1,12}?)(?=等?地?(?:考察|调研|视察|检查|慰问|督导|看望))")
HAPPENED_AT = re.compile(
    r"(?:^|[，,]|[\uf000-\uf3ff](?:[\d时分许左右]{0,8}))(?:在)?(?P<place>[\u4e00-\u9fff]{2,16}?)(?:附近|境内)?(?:发生|遭遇)"
)
OUR = re.compile(r"^(?:我|全|本|该)?省(?=$|人民会堂|会堂|委|政府|博物|图书|体育|展览|科技馆|大剧院)")
BACKGROUND = re.compile(r"今年以来|此前|近年|审议情况")
APPOINTS = re.compile(
    rf"(?P<who>{NAME})(?![的等])[^，,。；;的被为获当任]{{0,14}}?(?:任命|授权|下令|发布命令|颁布|签署|改组|罢免|解除)"
)
LETTER = re.compile(rf"宣读了?{NAMES}的贺[信电]|{NAMES}(?:向[^，。]{{0,30}})?(?:发来|致)贺[信电]")
MET = re.compile(rf"^(?P<who>{NAMES})(?:先后|分别|还)?(?:拜访|拜会|会见)了?[^。；;]*")

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One event to be made: what the heading or lead says, the same as the text tells it, and its own lines."""

    main: Candidate
    told: Candidate | None
    lines: tuple[Line, ...]
    quiet: tuple[str, ...] = ()  # who acts in the event beside and not in this one
    follows: bool = False  # on the day of the first event unless it says another


def tells(line: Line) -> bool:
    """Tell whether a line is a sentence and no label, date or source of the page."""
    words = line.sentence.text
    long = len(words) > 2 * SHORT_LINE or (len(words) >= SHORT_LINE and PAUSE.search(words))
    return line.where == "text" and bool(line.code and long) and not META.match(line.code)


def make_event(plan: Plan, story: Story, appointments: Sequence[Appointment]) -> Event:
    """Make the event of a plan; `appointments` are the story's changes."""
    main, told = plan.main, plan.told
    best = told if told and told.own and (not main.own or len(told.name) >= len(main.name)) else main
    start, end = _find_days(plan, story)
    place = _find_place(plan, story)
    chair, speak, attend, other = _find_people(plan, appointments)
    return Event(
        kind=main.kind, name=best.name if main.own or main.kind == best.kind else main.name,
        start=start, end=end, place=place, place_code=place_code(place), theme=find_theme(main, plan.lines, story),
        organisations=find_organisations(main, told, plan.lines, story),
        decisions=find_decisions(main, plan.lines, story), next_host=find_next_host(main, plan.lines),
        chair=chair, speak=speak, attend=attend, other=other,
        span=story.span(best.line.where, *best.line.folded(best.start, max(best.end, best.start + 1))), rule=main.rule,
    )  # fmt: skip


def _find_days(plan: Plan, story: Story) -> tuple[date | None, date | None]:
    """Give the first and last day: of the line that tells the event, or of the main actor's later line."""
    line = plan.told.line if plan.told else _first_text(plan.lines)
    if line is None:
        return None, None
    when = _nearest_when(line, plan.told) or _when_retold(plan, story)
    if when is None or when.precision == "unknown":
        when = _later_when(plan) if when else None
    if when is None or when.precision != "day" or when.start is None:
        return None, None
    start, end = when.start, when.end or when.start
    if (duration := DURATION.search(line.code)) and ENDS.search(line.code):
        return end - timedelta(days=han_number(duration["days"].replace("两", "二")) - 1), end
    return start, max(end, _longer_end(plan, start))


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


def _first_text(lines: Sequence[Line]) -> Line | None:
    near = [line for line in lines if tells(line)]
    return next((line for line in near if line.places[0] > line.sentence.start), near[0] if near else None)


def _nearest_when(line: Line, told: Candidate | None) -> When | None:
    """Give the time of an event in its line: the last one before the words of the act, else the first in it."""
    places = [place for place, char in enumerate(line.code) if char in line.whens]
    if not places:
        return None
    before = [place for place in places if told is None or place < told.end]
    days = [place for place in before if line.whens[line.code[place]].precision != "month"]
    inside = [place for place in days if told and told.start - 2 <= place]
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


def _find_place(plan: Plan, story: Story) -> str:
    """Give the place that the event's own words name, the text's before the heading's; else its country."""
    line = plan.told.line if plan.told else _first_text(plan.lines)
    near = [line] if line is not None else []
    words = [found.place for found in (plan.told, plan.main) if found and found.place]
    patterns = _place_patterns(plan.main)
    near += [plan.main.line] if plan.main.kind in {"inspection", "incident", "visit"} else []
    words += [
        found["place"] for near_line in near for pattern in patterns for found in pattern.finditer(near_line.code)
    ]
    words += list(_held_places(plan, story))
    if plan.main.kind in {"incident", "other", "election"}:
        words += [country for one in (*near, plan.main.line) if (country := opening_country(one.code))]
    words = [_at_home(one, story) for one in words]
    city = next((full for one in words if (full := resolve_place(one)).endswith("市")), "")
    return next((place for place in (resolve_place(one, city) for one in words) if place), "")


def _place_patterns(main: Candidate) -> tuple["re.Pattern[str]", ...]:
    """Give the patterns that say where such an event was."""
    if main.own or main.kind == "announcement":
        return (HELD_AT,)
    return {"inspection": (AT_PLACE, STAYED_AT), "incident": (HAPPENED_AT,), "message": (AT_PLACE,)}.get(
        main.kind, (AT_PLACE, HELD_AT)
    )


def _at_home(words: str, story: Story) -> str:
    """Put the name of the story's province where it says only 省 or 我省 (省人民会堂)."""
    return OUR.sub(lambda _: read_setting(story).province or "省", words) if story.article.paper else words


def _held_places(plan: Plan, story: Story) -> Iterator[str]:
    """Give where other sentences say that the gathering was."""
    for line in plan.lines:
        if plan.main.own and plan.main.name in line.sentence.text:
            yield from (found.place for found in find_candidates(line, story) if found.place)
            yield from (found["place"] for found in HELD_AT.finditer(line.code))


def _find_people(plan: Plan, appointments: Sequence[Appointment]) -> tuple[Names, Names, Names, Names]:
    """Give (chair, speak, attend, other): who does what in the event's lines, and its main actors by its kind."""
    kind, main = plan.main.kind, plan.main
    told = plan.told.actors if plan.told else ()
    actors = _unique(main.actors, told)
    changed = _unique(change.name for change in appointments if is_inside(change, plan.lines))
    if kind in {"appointment", "election"}:
        return (), (), (), _unique(actors, _appointers(plan), changed)
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
        return (), (), (), _unique(actors, _well_wishers(plan) if main.rule.endswith("heading") else ())
    return (), spoke, attend, _unique(actors, changed if kind == "announcement" else ())


def _appointers(plan: Plan) -> Iterator[str]:
    """Give who appoints, as the first lines tell: 总统N任命N为……."""
    near = [line for line in plan.lines if line.where == "text"][:ANNOUNCED]
    for line in near:
        for found in APPOINTS.finditer(line.code):
            yield line.name(found["who"])


def _well_wishers(plan: Plan) -> Iterator[str]:
    """Give all whom a story of many messages names: those who congratulate and who is congratulated."""
    for line in plan.lines:
        if line.where == "text":
            yield from line.names(line.code)


def _unique(*names: Iterable[str]) -> Names:
    return tuple(dict.fromkeys(name for group in names for name in group))


def is_inside(change: Appointment, lines: Sequence[Line]) -> bool:
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
