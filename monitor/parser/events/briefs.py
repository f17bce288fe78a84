"""A collection of short news in (联播快讯、要闻速览), a Plan for each of the first three pieces that are news out.

A piece is a headline of its own, a short line that ends in no stop, and the sentences behind it (pieces.py). What says
when it was, who acted or what was held goes before what does not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.parser.events.candidates import Candidate, find_told, likeness, name_by_heading, word
from monitor.parser.events.details import is_inside
from monitor.parser.events.digests import without_mark
from monitor.parser.events.genre import HARM, is_personnel
from monitor.parser.events.lines import Line
from monitor.parser.events.pieces import (
    COMING,
    DECIDES,
    LABEL,
    QUOTED,
    Piece,
    is_briefing,
    is_counted,
    is_no_news,
    is_said,
    is_sure,
    kind_of_piece,
    make_piece,
    tells_act,
)
from monitor.parser.events.plans import MOST_EVENTS, PAUSE, PERSONNEL, Plan, is_motto
from monitor.parser.events.rules import TOLD, head_of, is_oath, kind_of_gathering, load_gatherings
from monitor.parser.text import Story
from monitor.records import Appointment

FEWEST = 2  # headlines in brackets that make a collection
TITLE_ENDS = re.compile(r"[。！？：；]”?$")  # no headline ends so
SHORT_TITLE = (6, 36)  # characters of code of a headline among the lines of a text
BRACKETED = re.compile(r"[\s\u3000]*【[^】]{5,40}】")  # and one that brackets set off
BRIEFS = re.compile(r"快讯|简讯|短讯|要闻速览|新闻速览|一句话新闻|简明新闻|新闻摘要")
GATHERINGS = frozenset(("reception", "meeting", "ceremony"))
PARTED = GATHERINGS | {"visit", "message", "announcement", "study"}  # what the first sentences tell
MUCH_ALIKE_TITLE = 0.5  # and the headline that announces it
ALIKE_TITLE = 0.3  # share of a gathering's name that the title of a piece about it repeats
SIGNED, POLLS, TALK, TITLED = "event.sign", "event.polls.result", "event.talk", "event.gathering.titled"
DECIDED = "event.gathering.decides"
ISSUED = frozenset(("event.announcement", "event.announcement.issued"))
OFFICE, UNTOLD = "event.office", "event.other.heading"
RULES_ISSUED = re.compile(  # by an office: rules that need no title in 《》
    r"(?P<verb>发布|公布|印发|出台)[了的]?(?P<what>[^，。：]{0,24}(?:政策|意见|办法|规定|方案|规划|指南|标准|条例|纲要|纪要|细则|措施))"
)
LABELLED = re.compile(r"(?P<name>[^，。：\ue000-\uf8ff]{3,20})：")
WITHOUT_WHO = re.compile(r"[在与和同其]|分别|[^，。《]*不再")
AT_DAY = 2  # characters of code of a day and its comma before an act
SPOKEN = re.compile(r"[：称说]|表示|呼吁|敦促|警告|强调|重申|支持|反对|希望|会[谈晤见]")
AWARDED = re.compile(r"评选|获奖|颁奖|[奖金银]项?(?:揭晓|出炉)|授予|荣获|称号")
TAKES_OFFICE = re.compile(r"就[任职](?!仪式|典礼)")  # who was elected on an earlier day
NEW_MEN = re.compile(r"(?:引咎|宣布|[拟将]|请求|提出)(?:引咎)?辞职|辞职$|[长臣相统理席使]辞职|人选(?:确定|敲定|出炉)")
HOPED = re.compile(r"有望|[或将拟]|可能|计划|准备|同意|[愿盼]|否认|拒绝|邀请")


def find_briefs(
    story: Story, heading: Sequence[Line], text: Sequence[Line], appointments: Sequence[Appointment]
) -> list[Plan]:
    """Read a collection of short news; [] when the text is none."""
    news = [piece for piece in _part(heading, text, story) if not is_no_news(piece)]
    plans = [make_plan(piece, story, appointments) for piece in news]
    weak = [not is_sure(piece, plan) for piece, plan in zip(news, plans, strict=True)]
    first = sorted(range(len(plans)), key=lambda place: weak[place])[:MOST_EVENTS]
    return [plans[place] for place in sorted(first)]


def _part(heading: Sequence[Line], text: Sequence[Line], story: Story) -> Iterator[Piece]:
    """Part a text by its headlines; those in brackets are all where there are some."""
    bracketed = [place for place, line in enumerate(text) if BRACKETED.fullmatch(line.code)]
    if len(bracketed) < FEWEST and not any(BRIEFS.search(line.code) for line in heading):
        return
    titles = bracketed if len(bracketed) >= FEWEST else [place for place, line in enumerate(text) if is_title(line)]
    for start, end in zip(titles, [*titles[1:], len(text)], strict=False):
        title = _unbracketed(text[start]) if start in bracketed else without_mark(text[start])
        if start + 1 < end and not is_title(text[start + 1]):
            yield make_piece(title, text[start + 1 : end], story)


def make_plan(piece: Piece, story: Story, appointments: Sequence[Appointment]) -> Plan:
    """Make the plan of a piece: its headline's event, unless its sentences tell better what that is."""
    kind = _kind_of_changes(piece, appointments) or kind_of_piece(piece)
    told = (one for one in piece.in_title if not _is_hoped(one))
    main = next(told, None) or _read_label(piece.title, story) or name_by_heading(story, [piece.title], kind)
    if better := _find_better(main, piece):
        return Plan(better, better, piece.lines)
    harmless = main.kind == "incident" and not HARM.search(piece.body[0].code)
    vague = main.kind == "other" or harmless
    signed = "签" in piece.title.code and not piece.in_title
    means = [one for one in piece.acts if vague or (signed and one.own and one.kind == "ceremony")]
    if news := next((one for one in means if _is_news(one, main)), None):
        rule = f"event.{news.kind}.heading" if main.rule == UNTOLD else main.rule
        return Plan(replace(main, kind=news.kind, actors=news.actors, rule=rule), news, piece.lines)
    if main.rule == UNTOLD and is_said(piece):
        main = name_by_heading(story, [piece.title], "announcement")
    return _with_told(main, piece)


def _kind_of_changes(piece: Piece, appointments: Sequence[Appointment]) -> str:
    """Give the kind that changes of posts make; a prize is none (评选), an oath a ceremony."""
    changes = [change for change in appointments if change.span and is_inside(change, piece.lines)]
    kind = "" if AWARDED.search(piece.title.code) else is_personnel([piece.title], changes)
    if TAKES_OFFICE.search(piece.title.code):
        kind = "appointment" if kind == "election" or changes else kind
    if NEW_MEN.search(piece.title.code) and not kind:
        kind = "appointment"
    return "ceremony" if kind in PERSONNEL and any(is_oath(one) for one in piece.in_body) else kind


def _find_better(main: Candidate, piece: Piece) -> Candidate | None:
    """Give what names the event better than the headline: a vote, the talks of whose words it gives, an act."""
    if main.own or main.rule == POLLS:
        return None
    polls = (one for one in piece.in_body if one.rule == POLLS and main.kind == "other")
    spoken = SPOKEN.search(piece.title.code)
    decided = DECIDES.search(piece.title.code) and main.kind in {"announcement", "other"}
    talks = (one for one in piece.in_body if _opens(one) and (spoken or _is_announced(one, main)))
    sat = (one for one in piece.in_body if decided and one.kind == "meeting" and (_opens(one) or one.rule == DECIDED))
    told = (one for one in piece.in_body if is_counted(piece) and is_briefing(one))
    return next(polls, None) or next(talks, None) or next(sat, None) or next(told, None) or _find_act(main, piece)


def _is_announced(found: Candidate, main: Candidate) -> bool:
    """Tell whether a headline announces the ceremony that the sentence tells of (发布特色项目: 启动特色活动)."""
    alike = likeness(found.name, main.name) >= MUCH_ALIKE_TITLE
    return alike and found.kind == "ceremony" and main.kind == "announcement"


def _find_act(main: Candidate, piece: Piece) -> Candidate | None:
    """Give the act that a piece begins with, under a headline that tells none: what it brings (额度提高到8000元).

    Acts are rules issued and agreements signed; a headline that decides or acts itself is the news.
    """
    if main.kind not in {"announcement", "other", "ceremony"} or piece.in_title or tells_act(piece.title):
        return None
    acts = (one for one in piece.in_body if not PAUSE.search(one.line.code, AT_DAY, max(one.start, AT_DAY)))
    for act in acts:
        issued = RULES_ISSUED.search(act.name) if act.rule == OFFICE else None
        if issued:
            return replace(act, name=act.name[: issued.start()] + issued["verb"] + issued["what"])
        if (act.rule in ISSUED or act.rule == SIGNED) and not WITHOUT_WHO.match(act.name):
            return act
    return None


def _opens(found: Candidate) -> bool:
    """Tell whether a sentence begins with a gathering or talks that were held."""
    held = found.rule == TALK or (found.rule in TOLD and found.kind in GATHERINGS)
    return held and not PAUSE.search(found.line.code, 1, max(found.start, 1))


def _with_told(main: Candidate, piece: Piece) -> Plan:
    """Give the plan of the headline's event with what the sentence tells of the same."""
    told = find_told(main, piece.in_body)
    if main.kind == "announcement" and not (main.actors or told):
        told = next((one for one in piece.in_body if one.kind == main.kind and one.actors), None)
        main = replace(main, actors=told.actors) if told else main
    if told and told.own and not main.own and likeness(main.name, told.name) < ALIKE_TITLE:
        told = None  # another gathering of its kind
    dated = next((line for line in piece.body if line.whens), None)
    if (
        told is None and dated and COMING.search(dated.code) and is_motto(piece.body[0])
    ):  # the news, and no scene before it
        told = replace(main, line=piece.body[0], start=0, end=len(piece.body[0].code), own=False)
    if told and told.rule == SIGNED and not main.actors:  # the sentence says who and what, the title less
        main = replace(main, name=told.name)
    return Plan(main, told, piece.lines)


def _read_label(title: Line, story: Story) -> Candidate | None:
    """Give the gathering that a headline begins with as its label: 竹艺展：触觉手套亮相."""
    found = LABELLED.match(title.code)
    head = head_of(found["name"]) if found else ""
    if not found or not head or found["name"] == head or load_gatherings()[head] == "other":
        return None
    return Candidate(
        kind=kind_of_gathering(head, found["name"], ""), name=word(title, story, *found.span("name")), line=title,
        start=0, end=found.end("name"), rule=LABEL, own=True,
    )  # fmt: skip


def _is_hoped(found: Candidate) -> bool:
    """Tell whether a headline only hopes for or speaks of a gathering or talks (有望直接对话, 某外长称应恢复对话)."""
    code = found.line.code
    quoted = QUOTED.match(code)
    said = quoted is not None and quoted.end() <= found.end
    return found.rule in {TITLED, TALK} and (said or HOPED.search(code, 0, found.end) is not None)


def _is_news(found: Candidate, main: Candidate) -> bool:
    """Tell whether a sentence's act or gathering is what its title means; only officials visit."""
    if found.own:
        return found.kind in PARTED and likeness(found.name, main.name) >= ALIKE_TITLE
    officials = any(one.official for one in found.line.mentions.values() if one.person in found.actors)
    return found.kind in PARTED and bool(found.actors) and (officials or found.kind not in {"visit", "reception"})


def _unbracketed(line: Line) -> Line:
    start, end = line.code.index("【") + 1, line.code.index("】")
    return replace(line, code=line.code[start:end], places=line.places[start : end + 1])


def is_title(line: Line) -> bool:
    """Tell whether a line is as short as a headline and ends in no stop."""
    words = line.sentence.text.strip()
    return len(words) >= SHORT_TITLE[0] and len(line.code) <= SHORT_TITLE[1] and not TITLE_ENDS.search(words)
