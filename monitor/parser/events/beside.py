"""A story's main event in, what it reports beside it out: the second and third events (同一报道中的其他事件).

A gathering that the lead names beside an act (a message to it, an appointment that it made, its guests received), a
decree beside its session, and what a later line begins with its own time (当天下午, 会后) or at its own place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from monitor.parser.events.candidates import (
    ALIKE,
    GUESTS,
    PLENARY,
    WITNESSED,
    Candidate,
    is_same,
    join_guests,
    join_met,
    likeness,
    name_by_clause,
    name_by_heading,
    word,
)
from monitor.parser.events.details import is_inside, tells_election
from monitor.parser.events.genre import is_personnel, kind_of_changes, tells_of_harm
from monitor.parser.events.lines import WHEN, Line, written_on
from monitor.parser.events.passages import MET, find_guests, read_passage
from monitor.parser.events.plans import FRESH, MOST_EVENTS, PERSONNEL, Plan, is_to_come
from monitor.parser.events.rules import (
    AWARD,
    DECREE,
    FAREWELL,
    HALF,
    HELD_AGAIN,
    JOINED,
    NAMES,
    TOLD,
    find_candidates,
    load_acts,
    read_lines,
)
from monitor.parser.text import Story, fold
from monitor.records import Appointment

NEAR = timedelta(days=3)  # between two events that one story reports
MOURNED = timedelta(days=15)  # from a death to the rite that is reported with it
KINDS_OF_ACTS = frozenset(("meeting", "inspection", "reception", "visit", "ceremony", "study"))
BESIDE = frozenset(("message", "ceremony", "discipline", "inspection", "announcement"))  # may stand beside a gathering
HOLDS = re.compile(
    rf"^(?:[^，。]{{0,12}}期间，)?(?P<who>{NAMES})(?:还|随后|又|接着)?(?:在[^，。]{{2,12}}?)?(?:还)?"
    r"(?:(?:主持)?召开|出席了?(?!会议)|会见了?)"
)
GATHERED = (
    r"[^，。；：“”将\ue000-\uf3ff]{0,12}?(?:会议?|会[见谈面晤]|仪式|论坛|开幕式|闭幕式|讲座|典礼|演练|活动|比赛|座谈"
    r"|签约|签署|签字|揭牌|颁奖)"
)
TOUR = r"(?:调研|考察|访问|慰问|督导|检查|视察)"
HOLDS_SITTING = re.compile(r"(?:会议|大会|全会)(?:大会发言|分组讨论|小组讨论|闭幕会|全体会议)$")  # 会议举行大会发言
OATH = "宣誓"  # of who was appointed or elected: it belongs to the session
SENDS = re.compile(r"致(?!贺?[辞词]|敬)|发(?:来|了|贺|唁)")  # no 宣读贺信
SENDS_TOO = re.compile(r"[^，。；]{0,16}?(?:[致发][来去]?了?(?:贺[信电词]|慰问[信电]|唁电)|致[信电函])")
DRILL = "event.gathering.drill"
SIGNS = re.compile(r"签署|签订")
DIED = re.compile("逝世|病逝|去世|辞世")
CREMATED = re.compile("遗体.*(?:火化|安葬)")
SAID_AT = "event.gathering.said"  # the gathering where the news was said is none beside it
LATER = re.compile(
    rf"^(?:(?:当地时间)?{WHEN}{HALF}，?|(?:上午|下午|晚上|晚间|傍晚|中午)，|(?:随后|接着|{GATHERED}(?:结束|闭幕)?(?:之)?(?:[前后]|间隙)|(?:会|会议|大会|全会|论坛|峰会)(?:召开|举行)?期间)，"
    rf"|在?(?:随后|接着)(?:举行|召开)的|{NAMES}(?:其后|随后|稍后|之后)(?=设[午晚]?宴)|{NAMES}[会式动]前(?=(?:亲切)?会见)"
    rf"|{NAMES}{WHEN}(?:还|(?=主持|(?:在(?:[^，。；]{{2,12}}?)?)?会见|出席了?[^，。]{{2,30}}(?:仪式|典礼))))"
)
HEARD = re.compile(r"[又另]据[^，。；：]{1,24}[，：]")  # of others: 另据了解，……
ITEM = re.compile(  # another piece of news in one text
    rf"(?:本报|本台|本刊)?[又另][讯电](?=[\s：，\ue000-\uf3ff])|[○●◇◆□■△▲]?\s?[简短]讯[\s：]|{HEARD.pattern}"
)
ADDED = re.compile(rf"{NAMES}还(?=会见|拜会|出席)")
WITH_WHOM = re.compile(rf"[同与和]{NAMES}[^，。；]{{0,12}}?(?:举行|进行)[^，。；]*\Z")
GOES_ON = re.compile(r"，(?:并|随后|还)[^，。；]{0,16}(?:出席|参加|见证)了?$")
DURING = re.compile(  # a tour, a visit: what else was done on it
    rf"^(?:(?:[^，。；将]{{0,14}}(?:期间|之余)|其间|当天|当日|{TOUR}[中时]|{TOUR}结束后)，|{NAMES}(?:{WHEN}|随后)还?)"
)
WRITES_TOO = re.compile(
    rf"(?:{WHEN}{HALF}，)?(?P<who>{NAMES})(?:{WHEN}{HALF})?[也还](?![^。；]*(?:表示(?!祝贺|慰问|哀悼)|说|指出))"
)
IN_TOWN = re.compile(rf"^在[\u4e00-\u9fff]{{1,8}}期间，{NAMES}还")  # where a gathering is told that he came for
AROUND = re.compile(r"[^，。]{0,12}[会式动典][之结束]{0,3}[前后]|[^，。]{0,8}(?:会见|签约|开幕)[前后]")  # 会前，
LOOKED = re.compile(r"参观|观看|(?<!实地)(?:察看|考察)")  # what guests of a gathering are shown around it
HEARD_AT_BRIEFING = re.compile(  # 记者从昨日召开的新闻发布会获悉
    rf"[^，。]{{0,16}}?[从在](?:{WHEN}{HALF})?[^，。\uf000-\uf3ff]{{0,24}}?(?:{WHEN}{HALF})?(?:召开|举行|举办)的"
    r"(?P<name>[^，。\ue000-\uf7ff]{0,30}?(?P<head>新闻发布会|新闻通气会|新闻吹风会))上?(?:获悉|了解到|得知)"
)
BOTH_SIGN = re.compile(r"(?:双方|各方|三方)[^，。]{0,6}签")
BEFORE = re.compile("[^，。]{0,14}前，")
MINUTES = re.compile("纪要|公报|声明|宣言")  # of the talks themselves
BOTH_MEET = re.compile(  # N与某省代表团举行……座谈会; 两地召开……联席会议
    rf"(?:{NAMES}[与同和][^，。；]{{0,12}}?代表团|双方|两[省市地县区国]|[^，。；\ue000-\uf3ff]{{2,6}}两[省市地])(?:{WHEN}{HALF})?(?:在[^，。；]{{2,12}}?)?(?:还|共同|联合)?"
    r"(?:举行|召开)了?[^，。；]{0,24}?(?:座谈会?|联席会议|交流会|对接会|推进会)"
)
WITH_GUESTS = re.compile(rf"(?P<who>{NAMES})[与同和][^，。；\ue000-\uf8ff]{{0,12}}?代表团(?:举行|召开|进行)")
AGAIN = re.compile(  # 8日下午，座谈会在某地召开
    rf"{WHEN}{HALF}，(?P<head>座谈会|汇报会|会议|推进会|调度会|现场会)(?:在(?P<place>[\u4e00-\u9fff]{{2,20}}?))?(?:召开|举行)"
)
CLAUSE_GAP, UNBROKEN = re.compile(r"[\s，；]+"), re.compile(r"[^\s，；]+")
GOES = re.compile(
    r"(?:赴|到|抵|前往|赶赴).{0,10}(?:视察|指挥|看望|慰问|察看|查看|调研|指导)|视察灾|看望受灾"
)  # of a leader
INSTRUCTED = re.compile(  # 某某对某地火灾作出指示
    r"[对就](?P<what>[^，。]{4,40}?)(?:抗震救灾|抢险救灾|抢险救援|救援|处置)?(?:工作)?[作做]出[^，。]{0,6}[批指]示"
)
OF_SESSION = re.compile("主席团|会议(?:副?秘书长|执行主席|发言人)")  # offices that end with it
BOTH = 2
LEADERS = re.compile(r"领导|工作组|多部门")  # who help at a disaster: no event beside it
RECEIVED, TALKED, SIGNED, DEATH = "event.receive", "event.talk", "event.sign", "event.death"
TOURS = frozenset(("inspection", "visit", "reception"))


def silent_beside(main: Candidate) -> tuple[str, ...]:
    """Give who wrote a message or is punished: not at the gathering beside it."""
    return main.actors if main.kind in {"message", "discipline"} else ()


def find_beside(main: Candidate, told: Candidate | None, in_lead: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give the gathering that the lead names beside an act; beside who was appointed or received one that it tells."""
    if main.own:
        return
    if main.kind == "reception" and main.line.where == "heading":  # on the journey that the lead tells
        yield from [one for one in in_lead if one.kind == "visit" and set(one.actors) & set(main.actors)][:1]
    if main.rule == SIGNED:  # who signs has talked before
        yield from [one for one in in_lead if one.kind == "reception" and set(one.actors) & set(main.actors)][:1]
    named = (found for found in in_lead if found.own and found is not told and found.kind != main.kind)
    named = (found for found in named if found.rule != SAID_AT)
    named = (found for found in named if not {*found.actors, *_who_in(found)} & set(main.actors))
    if main.rule == "event.votes":  # of which the gathering is the author
        named = (found for found in named if found.name not in main.name)
    if main.kind == "reception":
        named = (found for found in named if found.rule in {*TOLD, JOINED} or _goes_on(found))
    elif main.kind in PERSONNEL:
        named = (found for found in named if found.rule in {*TOLD, JOINED})
    elif main.kind not in BESIDE:
        return
    yield from list(named)[:1]


def _goes_on(found: Candidate) -> bool:
    """Tell whether who met somebody attended a gathering with him then: 会见了N，并与N共同出席……仪式."""
    return bool(GOES_ON.search(found.line.code, 0, found.start))


def _who_in(found: Candidate) -> tuple[str, ...]:
    """Give who meets in what reads like a gathering (N、N共同举行会晤, N同N举行两国元首会晤)."""
    start = 0 if WITH_WHOM.search(found.line.code, 0, found.end) else found.start
    return found.line.names(found.line.code[start : found.end]) if "会晤" in found.name else ()


def find_dated(main: Candidate, in_lead: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give what the lead tells of other days beside the gathering: 27日至29日开展……观摩，今天召开点评会."""
    for found in in_lead if main.own else ():
        line = found.line
        apart = found.own and found.kind in KINDS_OF_ACTS and found.kind != main.kind and found.rule in {*TOLD, DRILL}
        dated = len(line.whens) > 1 and line.dates(line.code[: found.end])
        if apart and dated and not is_same(main, found):
            yield found
            return


def find_death(main: Candidate, near: Iterable[Line], story: Story) -> Iterator[Candidate]:
    """Give the death of him whom a rite takes leave of, as a sentence tells it with a day of the last ones."""
    today = written_on(story)
    reach = NEAR if CREMATED.search(main.name) else MOURNED  # the cremation of a leader is told by itself
    if main.kind == "ceremony" and FAREWELL.search(main.name) and today is not None:
        for one in read_lines(near, story):
            days = [when.start for when in one.line.whens.values() if when.precision == "day" and when.start]
            if one.rule == DEATH and any(abs(today - day) <= reach for day in days):
                yield one


def find_series(told: Candidate | None, story: Story) -> Iterator[Candidate]:
    """Give the further gatherings of a list that somebody held one after the other: 先后主持召开……会议、……会议."""
    if told and told.own:
        same = (one for one in find_candidates(told.line, story) if (one.rule, one.end) == (told.rule, told.end))
        yield from (one for one in same if one.start > told.start)


def find_told_first(main: Candidate, opening: Sequence[Candidate], behind: Iterable[Candidate]) -> Iterator[Candidate]:
    """Give the gathering that the lead tells with its day where a later line tells of the one in the heading."""
    if main.own and main.line.where == "heading" and any(one.own and is_same(main, one) for one in behind):
        held = (one for one in opening if one.rule in TOLD and one.line.whens and one.kind != main.kind)
        yield from islice((one for one in held if not (is_same(main, one) or is_to_come(one))), 1)


def find_letters(main: Candidate, told: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give the message that somebody sends to a gathering, as the lead or the sentence behind it tells."""
    if main.own:
        yield from [found for found in told if found.rule == "event.message" and SENDS.search(found.name)][:1]


def find_writers(main: Candidate, text: Sequence[Line]) -> Iterator[str]:
    """Give who sent the same message, too, as a line says that names nobody else: 联合国秘书长N也发来贺信."""
    for line in text if main.kind == "message" else ():
        wrote = WRITES_TOO.match(line.code)
        if wrote and SENDS_TOO.match(line.code, wrote.end()) and not line.names(line.code[wrote.end() :]):
            yield from line.names(wrote["who"])


def find_congratulated(main: Candidate, near: Iterable[Candidate], found: Sequence[Plan]) -> Iterator[Candidate]:
    """Give the gathering that a message congratulates, as a sentence near the lead tells it: 论坛当日在某地开幕."""
    if main.kind == "message" and len(found) == 1:
        held = (one for one in near if one.rule in TOLD and one.own and one.line.whens)
        said = main.line.sentence.text if main.line.where == "heading" else main.name  # 某会召开 某某致信祝贺
        yield from [one for one in held if likeness(said, one.name) >= ALIKE][:1]


def find_briefing(main: Candidate, lead: Line | None) -> Iterator[Candidate]:
    """Give the briefing (新闻发布会) at which the lead says that a gathering will be held."""
    briefing = HEARD_AT_BRIEFING.match(lead.code) if lead else None
    if lead and briefing and main.own and main.kind != "announcement":
        name = (main.name if briefing["name"] == briefing["head"] else "") + briefing["name"]
        yield Candidate(
            kind="announcement", name=name, line=lead, start=0, end=briefing.end(), own=True, rule="event.briefing",
        )  # fmt: skip


def find_changes(
    main: Candidate, lines: Sequence[Line], story: Story, appointments: Sequence[Appointment]
) -> Iterator[Candidate]:
    """Give what a gathering did that is news of its own: whom it punished, whom a session elected.

    Whom a session appoints is a part of it, unless the heading says so.
    """
    if not main.own or main.kind != "meeting":
        return
    for line in lines:
        inside = [
            change
            for change in appointments
            if change.span and is_inside(change, [line]) and not OF_SESSION.search(change.post)
        ]
        kind = kind_of_changes(inside)
        if kind in {"discipline", "election"}:
            yield name_by_clause(story, line, min(change.span.start for change in inside if change.span), kind)
            return


def find_headed(
    main: Candidate, heading: Sequence[Line], text: Sequence[Line], story: Story, appointments: Sequence[Appointment]
) -> Iterator[Candidate]:
    """Give what a further clause of the heading says and a line of the text tells: an election, who went there."""
    said = " ".join(line.code for line in heading)
    clauses = [clause for clause in CLAUSE_GAP.split(said) if clause and not _says(clause, main, heading)]
    if any(re.search(load_acts()["elect"], clause) for clause in clauses) and main.kind == "meeting":
        named = (line for line in heading if line is not main.line and line.mentions)
        elected = (
            name_by_heading(story, [line], kind) for line in named if (kind := is_personnel([line], appointments))
        )
        yield from [*elected, *find_changes(main, text, story, appointments)][:1]
    if main.kind in {"reception", "meeting", "inspection"}:
        yield from _read_headed(main, heading, text, story)
    if main.rule == SIGNED:
        met = [one for one in read_lines(heading, story) if one.rule == RECEIVED]
        told = (one for one in read_lines(text if met else (), story) if one.rule == RECEIVED)
        yield from islice((one for one in told if is_same(met[0], one)), 1)
    if main.kind == "announcement":
        yield from _read_harm(heading, text, story)
    if main.kind == "incident" and any(GOES.search(clause) and not LEADERS.search(clause) for clause in clauses):
        went = (one for line in text for one in find_candidates(line, story) if one.kind in TOURS and one.actors)
        gone = [one for one in went if not is_to_come(one)]
        headed = {name for line in heading for name in line.names(line.code)}
        who_went = [one for one in gone if not headed or headed & set(one.actors)]
        yield from (who_went or [one for one in read_lines(heading, story) if one.kind in TOURS and one.actors])[:1]


def _read_headed(main: Candidate, heading: Sequence[Line], text: Sequence[Line], story: Story) -> Iterator[Candidate]:
    """Give the ceremony that a further line of the heading names, where a line of the text tells of it again."""
    for line in heading:
        named = next((one for one in find_candidates(line, story) if one.kind == "ceremony"), None)
        if named and line is not main.line and not is_same(main, named):
            again = [one for one in text if likeness(named.name, one.sentence.text) >= ALIKE and not one.whens]
            yield from (
                replace(named, line=one, start=0, end=len(one.code), actors=one.names(one.code)) for one in again[:1]
            )
            return


def _read_harm(heading: Sequence[Line], text: Sequence[Line], story: Story) -> Iterator[Candidate]:
    """Give the disaster that a clause of the heading names beside what is announced on it, where a line tells of it."""
    clauses = [(line, *clause.span()) for line in heading for clause in UNBROKEN.finditer(line.code)]
    named = [
        word(line, story, *span)
        for line, *span in clauses
        if re.search(load_acts()["incident"], line.code[slice(*span)])
    ]
    told = ((line, harm) for line in text if (harm := tells_of_harm(line))) if named and clauses[1:] else ()
    for line, harm in islice(told, 1):
        instructed = INSTRUCTED.search(named[0])
        yield Candidate(
            kind="incident", name=instructed["what"] if instructed else named[0], line=line,
            start=harm.start(), end=harm.end(), rule="event.incident.beside",
        )  # fmt: skip


def _says(clause: str, main: Candidate, heading: Sequence[Line]) -> bool:
    """Tell whether a clause of the heading holds what states the main event."""
    return any(line is main.line and line.code[main.start : main.end] in clause for line in heading)


def find_decrees(
    main: Candidate, heading: Sequence[Line], story: Story, appointments: Sequence[Appointment]
) -> Iterator[Candidate]:
    """Give the decree (主席令) that a heading names beside the gathering that passed it."""
    if main.own:
        decrees = (found for found in read_lines(heading, story) if found.rule == DECREE)
        yield from (replace(found, kind="appointment" if appointments else found.kind) for found in list(decrees)[:1])


def begins_item(line: Line) -> bool:
    """Tell whether a line begins another piece of news in the same text: 又讯 ……."""
    return bool(ITEM.match(line.code))


def _read_item(line: Line, story: Story, appointments: Sequence[Appointment]) -> Candidate | None:
    """Give what another piece of news tells: what its first sentence states, else whose posts changed."""
    inside = [change for change in appointments if change.span and is_inside(change, [line])]
    kind = kind_of_changes(inside)
    changed = (name_by_clause(story, line, change.span.start, kind) for change in inside if change.span)
    headed = (
        name_by_clause(story, line, line.mentions[char].start, kind_of_changes([change]))
        for change in appointments
        for char in line.mentions
        if line.name(char) == change.name
    )
    if HEARD.match(line.code):  # background else
        return next(changed, None)
    return next(iter(find_candidates(line, story)), None) or next(changed, None) or next(headed, None)


def _read_farewell(line: Line, story: Story) -> Candidate | None:
    """Give the rite for who has died, the cremation too (遗体火化), as far as it has been held."""
    told = (found for found in find_candidates(line, story) if found.own or CREMATED.search(found.name))
    rites = (found for found in told if FAREWELL.search(found.name))
    return next((found for found in rites if not is_to_come(found)), None)


def find_later(
    story: Story,
    heading: Sequence[Line],
    text: Sequence[Line],
    lead: Line | None,
    found: Sequence[Plan],
    appointments: Sequence[Appointment],
) -> Iterator[Candidate]:
    """Give the events that begin a later line with their own time (当天下午, …; 闭幕会后, …), or as a piece of news."""
    known = [plan.told or plan.main for plan in found]
    died = any(plan.main.kind == "other" and DIED.search(plan.main.name) for plan in found)
    died = died and not any(FAREWELL.search(plan.main.name) for plan in found)
    for line in text:
        if begins_item(line):
            if item := _read_item(line, story, appointments):
                known.append(item)
                yield item
            continue
        if died and (farewell := _read_farewell(line, story)):
            yield replace(farewell, actors=known[0].actors)
            return
        passage = _read_passage(line, heading, known, story)
        begins = _match_time(line, known)
        if line is lead or not (begins or passage or _holds(line, known) or writes_too(line, known)):
            continue
        candidate = passage or next(iter(find_candidates(line, story)), None) or _read_again(line, lead)
        if candidate is None or _is_part_of_talks(candidate, story):
            continue
        dated = begins and line.dates(begins[0])
        if not dated and (is_to_come(candidate) or any(_belongs_to(one, candidate) for one in known)):
            continue
        before = text[: next(place for place, one in enumerate(text) if one is line)]
        if begins and not _is_own_time(begins[0], candidate, lead, found, story, before):
            continue
        if hosts := WITH_GUESTS.match(line.code):  # of the delegation whose journey the story tells
            actors = dict.fromkeys((*line.names(hosts["who"]), *(known[0].actors if known else ())))
            candidate = replace(candidate, kind="reception", own=False, actors=tuple(actors))
        elects = candidate.own and PLENARY.search(candidate.name) and tells_election([line], appointments)
        parts, further = part_guests(_with_both(candidate, known), story, text)
        told = [replace(candidate, kind="election")] if elects else [*parts, *further]
        new = [one for one in told if not (_is_part(known, one) or _is_known(known, one))]
        known += new
        yield from new


def _read_passage(line: Line, heading: Sequence[Line], known: Sequence[Candidate], story: Story) -> Candidate | None:
    """Give the reception that a passage tells where the main event is none: 论坛期间分别会见了……。在会见N时，N说."""
    if known and known[0].kind in {"reception", "visit", "message"}:
        return None
    return read_passage(line, [name for one in heading for name in one.names(one.code)], story)


def _with_both(candidate: Candidate, known: Sequence[Candidate]) -> Candidate:
    """Give a signing that two sides witness those who talked before where it does not name both: 两国元首共同见证."""
    if candidate.rule != WITNESSED or len(candidate.actors) >= BOTH:
        return candidate
    talked = known[0].actors if known else ()
    return replace(candidate, actors=tuple(dict.fromkeys((*candidate.actors, *talked))))


def _is_known(known: Sequence[Candidate], candidate: Candidate) -> bool:
    return any(is_same(one, candidate) and not _meets_others(one, candidate) for one in known)


def _meets_others(told: Candidate, candidate: Candidate) -> bool:
    """Tell whether who received people whom no sentence names receives somebody named at a time of its own."""
    met = told.kind == candidate.kind == "reception" and candidate.rule == RECEIVED and not told.actors[1:]
    apart = LATER.match(candidate.line.code)  # not 其间, of the same calls
    return bool(met and apart and candidate.actors[1:]) and not set(candidate.actors[1:]) & set(
        told.line.names(told.line.code)
    )


def part_guests(candidate: Candidate, story: Story, text: Sequence[Line]) -> tuple[list[Candidate], list[Candidate]]:
    """Give the receptions that a sentence tells: of the guests of its verb, and of those of its further clauses.

    Several guests of one verb (分别会见) have one each where passages of the text tell of each (会见N时), those whom a
    passage puts together one; else, or where there are more than an article's events, all have one.
    """
    if candidate.rule not in {RECEIVED, TALKED}:
        return [candidate], []
    same = [
        one
        for one in find_candidates(candidate.line, story)
        if one.rule == candidate.rule and one.actors[:1] == candidate.actors[:1]
    ]
    several = [one for one in same if one.start == candidate.start]
    further = [one for one in same if one.start != candidate.start]
    if not several[1:]:
        return [candidate], further
    told = find_guests(text)
    groups: dict[str, list[Candidate]] = {}
    for one in several:
        group = next((guests[0] for guests in told if one.actors[-1] in guests), one.actors[-1])
        groups.setdefault(group, []).append(one)
    if len(groups) > MOST_EVENTS or not groups.keys() & {guests[0] for guests in told}:
        return [join_guests(several, story)], further
    return [join_met(met) for met in groups.values()], further


def _is_part_of_talks(candidate: Candidate, story: Story) -> bool:
    """Tell whether both sides sign what the heading does not speak of."""
    name = fold(candidate.name)
    signs = BOTH_SIGN.match(name) and ("《" not in name or MINUTES.search(name) or BEFORE.match(candidate.line.code))
    minutes = candidate.rule == SIGNED and "纪要" in name
    return bool(signs or minutes) and "签" not in story.heading.text


def _belongs_to(main: Candidate, candidate: Candidate) -> bool:
    """Tell whether an act belongs to the main event: whom he met on a visit, what guests were shown."""
    tour = main.kind == "visit" or (main.kind == "reception" and main.rule.startswith("event.inspection"))
    met = tour and candidate.kind in {"reception", "inspection"} and _match_time(candidate.line, [main])
    return bool(met or (AROUND.match(candidate.line.code) and LOOKED.search(candidate.name)))


def _read_again(line: Line, lead: Line | None) -> Candidate | None:
    """Give the gathering without a name that the lead says somebody held and a later line dates (8日，座谈会召开)."""
    again = AGAIN.match(line.code)
    held = (
        re.search(rf"(?P<who>{NAMES})[^。]*?(?P<held>主持召开{again['head']})", lead.code) if again and lead else None
    )
    if not again or not lead or not held:
        return None
    name = lead.names(held["who"])[0] + held["held"]
    return Candidate(
        kind="meeting", name=name, line=line, start=0, end=again.end(), own=True, rule=HELD_AGAIN,
        actors=lead.names(held["who"])[:1], place=again["place"] or "",
    )  # fmt: skip


def _match_time(line: Line, known: Sequence[Candidate]) -> "re.Match[str] | None":
    """Match the time that a later line begins with; on a tour or a visit also that it was during it."""
    toured = known[:1] and known[0].kind in TOURS
    return LATER.match(line.code) or (DURING if toured else IN_TOWN).match(line.code)


def _is_part(known: Sequence[Candidate], candidate: Candidate) -> bool:
    """Tell whether a later act belongs to the ceremony that is told (随后，全场默哀), an oath to who was appointed."""
    rite = bool(known) and known[0].kind == candidate.kind == "ceremony" and not (candidate.own or candidate.actors)
    signs = candidate.kind == "announcement" and SIGNS.search(candidate.name)
    sitting = candidate.own and HOLDS_SITTING.match(fold(candidate.name))
    return bool(
        rite or signs or sitting or candidate.rule == AWARD or (OATH in candidate.name and "就职" not in candidate.name)
    )


def _holds(line: Line, known: Sequence[Candidate]) -> bool:
    """Tell whether who inspects or visits holds a meeting there (N在济南主持召开座谈会), or both sides one together.

    Who receives somebody may receive others besides (N还会见了N).
    """
    holds = HOLDS.match(line.code)
    toured = known[:1] and known[0].kind in {"inspection", "visit"}
    alone = known[:1] and holds and set(line.names(holds["who"])) <= set(known[0].actors) and not line.whens
    more = alone and known[0].kind == "reception" and "分别" not in known[0].name and is_added(line)
    return bool(more or (toured and (alone or BOTH_MEET.match(line.code))))


def writes_too(line: Line, known: Sequence[Candidate]) -> bool:
    """Tell whether somebody else sends a message, too, to somebody whom a line names: N今天也就……向N致慰问电."""
    return bool(known and known[0].kind == "message" and WRITES_TOO.match(line.code) and len(line.mentions) > 1)


def is_added(line: Line) -> bool:
    """Tell whether a line adds what somebody did, without a day: N还会见了N; 在会见N时，……."""
    return bool(ADDED.match(line.code) or MET.match(line.code)) and not line.whens


def _is_own_time(
    begins: str,
    candidate: Candidate,
    lead: Line | None,
    found: Sequence[Plan],
    story: Story,
    before: Sequence[Line],
) -> bool:
    """Tell whether a later line's time makes an event of its own: 当天, or a day near the first event's (19日下午).

    What goes on for months or was long ago is background; so is what another than the main persons did. A gathering
    that makes a change of posts known is near the paper's day.
    """
    whens = candidate.line.dates(begins)
    if not whens or whens[0].rule == "date.same":
        return True
    told = next((plan.told or plan.main for plan in found), None)
    day = whens[0].start if whens[0].precision == "day" else None
    if told is None or day is None:
        return False
    if told.kind in PERSONNEL:
        today = written_on(story)
        met = candidate.rule == RECEIVED and not candidate.name.endswith(("时", "后"))  # when somebody spoke
        return (met or candidate.rule in TOLD) and today is not None and abs(today - day) <= FRESH
    if told.kind == "incident" and candidate.own and candidate.kind == "announcement":
        return written_on(story) == day  # the briefing of the day on a disaster (新闻办举行发布会)
    lines = [told.line, *([lead] if lead else [])]
    first = next(((when.start, when.end) for one in lines for when in one.whens.values() if when.start), None)
    there = {name for line in before for name in line.names(line.code)}
    doers = set(candidate.actors) or set(candidate.line.names(candidate.line.code))
    shared = (there | set(told.actors)) & doers
    guests = told.kind == "visit" and candidate.kind == "reception" and GUESTS.search(candidate.name)
    acts = candidate.kind in KINDS_OF_ACTS and (candidate.own or shared or guests)
    return bool(first and _is_about(day, *first) and acts and (told.kind in KINDS_OF_ACTS or shared))


def _is_about(day: date, start: date, end: date | None) -> bool:
    """Tell whether a day is one of those that an event has, or near them."""
    return start - NEAR <= day <= (end or start) + NEAR
