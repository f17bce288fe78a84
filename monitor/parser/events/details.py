"""A Plan of an event in, the Event out: its days, place, theme and people, read from the lines that are its own."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile

from monitor.parser.dates import han_number
from monitor.parser.events.candidates import GUESTS, Candidate
from monitor.parser.events.days import find_days
from monitor.parser.events.genre import CASES, GIVES_INTERVIEW, is_notice
from monitor.parser.events.homes import as_told
from monitor.parser.events.labels import labelled_people
from monitor.parser.events.lines import NAME, Line
from monitor.parser.events.outcomes import find_decisions, find_next_host, find_organisations, find_theme
from monitor.parser.events.people import Roles, find_roles
from monitor.parser.events.places import place_code
from monitor.parser.events.plans import Plan, is_to_come
from monitor.parser.events.rules import (
    AWARD,
    DECREE,
    FAREWELL,
    FEAT,
    HELD_AGAIN,
    INTERVIEW,
    NAMES,
    SAYS_LITTLE,
    find_candidates,
)
from monitor.parser.events.venues import find_place_of
from monitor.parser.text import Story
from monitor.records import Appointment, Event

ANNOUNCED = 4  # lines whose speakers an announcement has: the heading and the first of the text

BACKGROUND = re.compile(r"今年以来|此前|近年|审议情况")
APPOINTS = re.compile(
    rf"(?P<who>{NAME})(?![的等])[^，。；的被为获当任]{{0,14}}?(?:任命|授权|下令|发布命令|颁布|签署|改组|罢免|解除)"
)
PROPOSED = re.compile(
    rf"(?:根据|依据|按照)[^，。；\ue000-\uefff]{{0,40}}(?P<who>{NAME})(?:同志)?的(?:提请|提名|提议|建议|议案)"
)
BODY_SPEAKING = re.compile(
    r"(?:发言人|外交部|国防部|军方|政府|总统府|警方|办公室)[^，。]{0,16}(?:发表|表示|说|宣布|声明|谴责|指出|称)"
)
DECLARES = re.compile(  # 总统N在记者会上宣布改组内阁
    rf"(?P<who>{NAME})[^。；“\ue000-\uefff]{{0,24}}?宣布，?[^，。；]{{0,10}}(?:改组|名单|人事|任命|提名|内阁|解除|罢免|免去|辞职|[^，。；]{{0,16}}公投[^，。；]{{0,6}}通过)"
)
ANYHOW, TO_PRESS = re.compile(""), re.compile("记者会|发布会|讲话")
RESIGNED = re.compile(rf"(?P<who>{NAME})[^，。；：“\ue000-\uefff]{{0,16}}?(?:引咎|请求|提出|宣布)?辞职")
STANDS = re.compile(rf"候选人(?P<who>{NAME})")
DECLARED = re.compile(rf"(?P<who>{NAME})[^，。；：“\ue000-\uefff]{{0,16}}?(?:宣布|下令|签署|会见|召见|署名文章)")
WRITTEN = frozenset(("event.instruction", DECREE))
ORDERS = WRITTEN | {"event.receive"}  # to act, not only to speak
GUESTS_SAY = re.compile(
    r"(?P<number>[两二三四五六])(?:国|院)(?:总统|总理|首相|元首|外长|议长|领导人)们?(?:[均都]|分别)?(?:表示|说|指出|强调|认为)"
)
SAID = re.compile(r"表示|指出|强调|称(?![赞号职])|：")
HELPS = re.compile(
    rf"(?P<who>{NAMES})[^。；：“\ue000-\uefff]{{0,24}}?"
    r"(?:赶[到赴往]|抵达|[前飞]往|[奔飞]赴|到(?:达)?[^，。]{0,10}(?:现场|灾区|震中|指挥中心|指挥部)|在[^，。]{0,6}(?:现场|灾区)|指挥(?!部|中心|长)|带着|到场处置"
    r"|率(?!先)|带队|带领|调度(?!会|中心)|分赴|[为任](?:总|副)?(?:指挥长?|组长)|[作做]出[^，。]{0,6}[批指]示)"
)
BEFORE = re.compile(  # what was done beside a gathering: 会前，……参观了……
    r"[^，。；\ue000-\uf3ff]{0,10}(?:[会式坛礼]|会议|签约)(?:开始|举行|召开)?之?前，(?=[^。]*(?:参观|观摩|观看|会见|接见|看望|考察|察看|走访))"
)
SWORN = re.compile(
    rf"(?P<who>{NAMES})(?:，?在{NAME}面前)?(?![^。；\ue000-\uefff]{{0,24}}(?:将参加|下一?次))[^。；，\ue000-\uefff]{{0,12}}?"
    r"(?:宣誓|领誓|[抚按]{1,2}[^。；，\ue000-\uefff]{0,14}(?:宪法|[\uf400-\uf7ff])|跟[诵读]誓[词言]|宣读誓[词言])"
)
OPENS = re.compile(
    rf"(?P<who>{NAMES})[^，。；\ue000-\uefff]{{0,6}}宣布[^，。；\ue000-\uefff]{{0,16}}(?:开幕|开工|启动|开赛|开馆|闭幕)"
)
SANCTION = r"(?:处分|处理|警告|记过|诫勉|通报批评|撤职|职务|免职|检查)"
REPRIMANDED = re.compile(
    rf"(?P<who>{NAMES})[^。；\ue000-\uefff]{{0,24}}?(?:受到|被|给予)[^。；，\ue000-\uefff]{{0,16}}?{SANCTION}"
    rf"|(?:给予|对|撤销|免去|责令)(?P<whom>{NAMES})[^。；，\ue000-\uefff]{{0,16}}?{SANCTION}"
)
OFFENCE = re.compile(
    rf"(?P<who>{NAMES})(?!指出|强调|表示)[^，。；\ue000-\uefff][^。；\ue000-\uefff]{{0,60}}?(?:问题|案例?|案件)"
)
ACTED = frozenset(("reception", "message", "visit", "inspection"))
UNHELD = frozenset(("appointment", "election", "discipline", "incident"))
PUNISHED = frozenset(("punish", "investigate"))
UNATTENDED = frozenset(("event.other.heading", "event.death", "event.rocket", FEAT))  # nobody chairs or attends it
CREDENTIALS, ENVOY = "event.credentials", "大使"
PUBLISHED = re.compile("》[^，。《]{0,10}(?:出版|发行)")  # of which nobody but the publisher is the actor
LETTER_READ = re.compile(rf"宣读了?{NAMES}的贺[信电]|{NAMES}(?:向[^，。]{{0,30}})?(?:发来|致)贺[信电]")
MET = re.compile(
    rf"^(?:其间，|[^，。；\ue000-\uefff]{{0,6}}期间，)?(?P<who>{NAMES})(?:[等部委局院有关]{{0,4}}(?:领导|负责人))?(?:先后|分别|还)?(?:拜访|拜会|会见)了?[^。；]*?"
    rf"(?=，{NAMES}[^，。；]{{0,20}}(?:参加|出席|陪同|在座)|[。；]|$)"
)

ON = re.compile(r"[^，。]就(?![业近地读餐医诊学职任座]).{2,}(?:问题|局势|情况|事宜)会")  # made of 四国就某事举行会议
HEADS = re.compile(rf"(?:首席代表|代表团团长|代表)(?:分别)?[由为是]{NAMES}(?:担任)?")
GROUP = r"(?:[代访考慰][\u4e00-\u9fff]{1,3}团|(?:调研|检查|视察|考察|工作|督[察查导])组)"  # that goes somewhere
CONGRESS = re.compile("代表大会|会员大会")
FIRST_SITTING = re.compile("一次(?:全会|全体会议|全委会|委员会|执委会)")  # of whom it elected
ROSTER = re.compile("分工|表彰|公示|接访")  # a notice that lists whom it is about
HEADED = re.compile(rf"(?P<who>{NAME})(?:率领?|带领)[^，。；、\ue000-\uefff]{{0,16}}?{GROUP}")
Names = tuple[str, ...]
ByRole = tuple[Names, Names, Names, Names]  # who chairs, speaks, attends, and the others


def make_event(plan: Plan, story: Story, appointments: Sequence[Appointment], others: Collection[str] = ()) -> Event:
    """Make the event of a plan; `appointments` are the story's changes, `others` who is there in no office."""
    main, told = plan.main, plan.told
    elected = main.kind == "election" and not main.actors  # by its session: nobody is named in the heading
    named = told if told and told.own and len(told.name) > SAYS_LITTLE and not _is_worded(main) else None
    best = named if named and (not main.own or len(named.name) >= len(main.name) or ON.search(main.name)) else main
    start, end = find_days(plan, story)
    full = find_place_of(plan, story)
    code = place_code(full)
    chair, speak, attend, other = _find_people(plan, story, appointments)
    cited = _cited(plan, story)
    silent = cited if main.kind == "study" else cited.union(others)  # scholars lecture at courses
    return Event(
        kind=main.kind, name=best.name if main.own or main.kind == best.kind or elected else main.name,
        start=start, end=end, place=as_told(full, story) if code or "、" in full else full, place_code=code,
        theme=find_theme(main, plan.lines, story), organisations=find_organisations(main, told, plan.lines, story),
        decisions=find_decisions(main, plan.lines, story), next_host=find_next_host(main, plan.lines),
        chair=chair, speak=_without(silent, speak), attend=_without(others, attend),
        other=_without(cited, other),
        span=story.span(best.line.where, *best.line.folded(best.start, max(best.end, best.start + 1))), rule=main.rule,
    )  # fmt: skip


def _is_worded(main: Candidate) -> bool:
    """Tell whether the heading says who talked with whom, which 两国总理会谈 does not."""
    return main.kind == "reception" and bool(main.actors) and not main.own


def _cited(plan: Plan, story: Story) -> frozenset[str]:
    """Give whom others only cite: leaders of the state never named but with their office behind (某某总书记指出)."""
    named: dict[str, list[bool]] = {}
    for line in plan.lines:
        for mention in line.mentions.values():
            office = story.view(mention.where).text[slice(*mention.title_after)] if mention.title_after else ""
            named.setdefault(mention.person, []).append(office in CITED)
    lead = next((line for line in plan.lines if line.where == "text"), None)
    there = {*plan.main.actors, *(lead.names(STUDIED.sub("", lead.code)) if lead else ())}
    return frozenset(name for name, offices in named.items() if all(offices)) - there


STUDIED = re.compile(rf"(?:学习|传达|贯彻|落实|领会|宣讲)了?{NAME}")  # whose words are
CITED = frozenset(("总书记", "主席", "总理", "国家主席", "委员长"))  # what others call them by


def _find_people(plan: Plan, story: Story, appointments: Sequence[Appointment]) -> ByRole:
    """Give (chair, speak, attend, other): who does what in the event's lines, and its main actors by its kind."""
    kind, main = plan.main.kind, plan.main
    actors = _unique(main.actors, plan.told.actors if plan.told else ())
    changed = _unique(change.name for change in appointments if _is_told_in(change, _lines_of_changes(plan)))
    if _is_interview(main):
        return (), actors, (), actors
    if kind in UNHELD or main.rule in UNATTENDED:
        return _find_concerned(plan, actors, changed, appointments)
    lines = [line for line in plan.lines if not (main.own and BEFORE.match(line.code))]
    coming = any(is_to_come(one) for one in (main, plan.told) if one)
    roles = find_roles(lines, act=kind in ACTED, courtesy=kind in {"reception", "message"}, coming=coming)
    if _is_attended(plan, actors, roles):
        return _find_attending(plan, actors, changed, roles)
    return _find_acting(plan, actors, changed, roles, lines, story)


def _is_interview(main: Candidate) -> bool:
    """Tell whether somebody answers a reporter: he acts and speaks."""
    headed = main.kind == "other" and main.rule.endswith(".heading")
    return main.rule == INTERVIEW or (headed and GIVES_INTERVIEW.search(main.line.code) is not None)


def _lines_of_changes(plan: Plan) -> Sequence[Line]:
    """Give the lines of an event whose changes are its own: a congress does not elect whom its new committee elects."""
    congress = plan.main.kind == "meeting" and CONGRESS.search(plan.main.name)
    return [line for line in plan.lines if not FIRST_SITTING.search(line.code)] if congress else plan.lines


def _is_attended(plan: Plan, actors: Names, roles: Roles) -> bool:
    """Tell whether people are at an event, not only those who act: a gathering, or a ceremony that others lead."""
    main, told = plan.main, plan.told
    led = {*roles["chair"], *roles["speak"]} - set(actors)
    ceremony = main.kind == "ceremony" and (not actors or led or main.rule == AWARD or (told is not None and told.own))
    return main.own or main.kind in {"meeting", "study", "other"} or bool(ceremony)


def _find_attending(plan: Plan, actors: Names, changed: Names, roles: Roles) -> ByRole:
    """Give (chair, speak, attend, other) of a gathering: nobody whom it is named for, nor who acts in another event."""
    main = plan.main
    kind = main.kind
    away = {name for one in (main, plan.told) if one and one.own for name in _named_in(one)} - set(actors)
    away.update(plan.quiet)
    chair, speak, attend = (
        _without(away, _unique(roles[role], labelled_people(plan.lines, role))) for role in ("chair", "speak", "attend")
    )
    chair = _unique(actors, chair) if main.rule == HELD_AGAIN or (kind == "meeting" and "召开" in main.name) else chair
    other = () if plan.quiet else (*_writers(plan), *(changed if kind == "meeting" else ()))
    sworn = _sworn(plan) if kind == "ceremony" else ()
    heads = _heads(plan) if kind == "reception" else ()
    farewell = FAREWELL.search(main.name) is not None
    acted = _without(set(_openers(plan)), actors) if not main.own or farewell else ()
    acted = _without(speak, acted) if kind == "meeting" else acted
    acted = _unique(acted, _named_in(main)) if kind == "ceremony" and main.own and farewell else acted
    return chair, speak, attend, _unique(acted, roles["other"], other, sworn, heads)


def _find_acting(
    plan: Plan, actors: Names, changed: Names, roles: Roles, lines: Sequence[Line], story: Story
) -> ByRole:
    """Give (chair, speak, attend, other) of what somebody does: those who act are its main persons."""
    kind, main = plan.main.kind, plan.main
    if kind in {"inspection", "visit"} and not actors:
        actors = tuple(roles["other"] or find_heads(lines))  # 委员视察……，主席某某率队
    if kind == "visit":
        actors = _without(plan.quiet, _unique(actors, *_met_abroad(plan, actors, story)))
    if main.rule == CREDENTIALS:
        actors = _unique(actors, _envoys(plan))
    if kind == "reception":
        actors = _without(plan.quiet, _unique(actors, roles["other"], *_met(plan)))
        answer = (name for name in roles["speak"] if name not in roles["attend"])
        actors = actors if len(actors) > 1 else _unique(actors, answer)  # 会见某国国王: who answers
    if kind == "announcement":
        unsaid = main.rule in WRITTEN or _is_body_speaking(lines)  # who signs only signs, who instructs only writes
        roles["speak"] = [] if unsaid else find_roles(lines[:ANNOUNCED])["speak"]
        actors = _unique(actors, roles["speak"][:1] if main.rule.endswith("heading") else ())
        actors = tuple(name for name in actors if name not in _named_in_words(main))
    if kind == "message" and "call" not in main.rule:
        many = main.rule.endswith(("heading", "many")) or "纷纷" in main.name
        return (), (), (), _unique(actors, _well_wishers(plan) if many else ())
    if kind == "reception" and _guests_speak(plan, actors):
        roles["speak"] += [name for name in actors[1:] if name not in roles["speak"]]
    roles["attend"] = list(_without(plan.quiet, tuple(roles["attend"])))
    there = {*actors, *(roles["attend"] if kind == "reception" else ())}
    spoke = tuple(name for name in roles["speak"] if name in there or (kind == "announcement" and not actors))
    spoke = _unique(spoke, roles["report"] if kind == "inspection" else ())
    if kind == "announcement" and not actors and (listed := _listed(plan)):
        return (), (), (), listed
    chair = tuple(roles["chair"]) if kind == "announcement" and not is_notice(main.name) else ()
    attend = _without(actors, tuple(roles["attend"]))
    if kind == "announcement" and main.rule not in ORDERS:
        silent = tuple(name for name in actors if name not in spoke or name in set(_declared(lines)))
        return chair, spoke, attend, _unique(silent, changed)
    return chair, spoke, attend, _unique(actors, changed if kind == "announcement" else ())


def _guests_speak(plan: Plan, actors: Names) -> bool:
    """Tell whether all guests say something, whom a line counts: 三国总理表示."""
    counted = (found for line in plan.lines for found in GUESTS_SAY.finditer(line.code) if line.where == "text")
    return any(han_number(found["number"].replace("两", "二")) == len(actors[1:]) for found in counted)


def _declared(lines: Sequence[Line]) -> Iterator[str]:
    """Give who declares something, which is more than to speak: 总统N宣布全国哀悼."""
    for line in lines[:ANNOUNCED]:
        for found in DECLARED.finditer(line.code):
            yield line.name(found["who"])


def _find_concerned(plan: Plan, actors: Names, changed: Names, appointments: Sequence[Appointment]) -> ByRole:
    """Give (chair, speak, attend, other) of what nobody holds: whose posts change, who is punished, who helps."""
    if plan.main.kind in {"appointment", "election"}:
        declared = _unique(_declarers(plan))
        chair, speak, attend = _find_session(plan)
        named = _named_by(STANDS if plan.main.kind == "election" else RESIGNED, plan)
        concerned = _unique(actors, _appointers(plan), declared, changed, named, _proposers(plan))
        return chair, _unique(_declarers(plan, TO_PRESS), speak), attend, concerned or _listed(plan)
    if plan.main.kind == "discipline":
        punished = [one.name for one in appointments if one.action in PUNISHED and is_inside(one, plan.lines)]
        return (), (), (), _unique(actors, punished, _reprimanded(plan), _exposed(plan)) or changed
    if plan.main.kind == "incident":
        return (), (), (), _unique(changed or actors, _helpers(plan))
    acted = () if PUBLISHED.search(plan.main.name) else actors
    return (), (), (), (changed if plan.main.rule != FEAT else ()) or acted


def _named_in_words(main: Candidate) -> Names:
    """Give whom a headline names in the words that it reports (发言人表示 N讲话……)."""
    said = SAID.search(main.line.code) if main.rule.endswith("heading") else None
    return main.line.names(main.line.code[said.end() :]) if said else ()


def _is_body_speaking(lines: Sequence[Line]) -> bool:
    """Tell whether the text begins with the words of a body that names nobody: whom it names behind is another."""
    first = [line for line in lines if line.where == "text" and line.code][:2]  # a piece of short news has a title
    unnamed = takewhile(lambda line: not line.mentions, first)
    return any(BODY_SPEAKING.search(line.code) for line in unnamed)


def _named_in(own: Candidate) -> Names:
    """Give whom an event is named for (纪念某某诞辰座谈会): they are not at it; but who holds one is."""
    return () if own.actors else own.line.names(own.line.code[own.start : own.end])


def _appointers(plan: Plan) -> Iterator[str]:
    """Give who appoints, as the first lines tell: 总统N任命N为……."""
    yield from _named_by(APPOINTS, plan)


def _named_by(pattern: "re.Pattern[str]", plan: Plan) -> Iterator[str]:
    """Give whom a pattern finds in the first lines."""
    near = [line for line in plan.lines if line.where == "text"][:ANNOUNCED]
    for line in near:
        for found in pattern.finditer(line.code):
            yield line.name(found["who"])


def _declarers(plan: Plan, how: "re.Pattern[str]" = ANYHOW) -> Iterator[str]:
    """Give the official who makes the changes known himself, as the first lines tell: 总统N宣布改组政府."""
    near = [line for line in plan.lines if line.where == "text"][:ANNOUNCED]
    for line in near:
        for found in DECLARES.finditer(line.code):
            if line.mentions[found["who"]].official and how.search(found[0]):
                yield line.name(found["who"])


def _proposers(plan: Plan) -> Iterator[str]:
    """Give on whose proposal somebody is appointed: 根据代检察长N的提请."""
    for line in plan.lines:
        for found in PROPOSED.finditer(line.code):
            yield line.name(found["who"])


def _helpers(plan: Plan) -> Iterator[str]:
    """Give the officials who hurry to a disaster, direct the rescue there or give orders on it."""
    for line in plan.lines:
        for found in HELPS.finditer(line.code) if line.where == "text" else ():
            yield from (
                line.name(char) for char in found["who"] if char in line.mentions and line.mentions[char].official
            )


def _reprimanded(plan: Plan) -> Iterator[str]:
    """Give who loses no post and is punished all the same (受到警告处分, 给予记过处分, 被诫勉谈话)."""
    for line in plan.lines:
        for found in REPRIMANDED.finditer(line.code):
            yield from line.names(found["who"] or found["whom"])


def _exposed(plan: Plan) -> Iterator[str]:
    """Give whose offences a circular lists (通报……典型问题): N违规接受宴请问题；N公款旅游问题."""
    for line in plan.lines if CASES.search(plan.main.name) else ():
        for found in OFFENCE.finditer(line.code):
            yield from line.names(found["who"])


def _well_wishers(plan: Plan) -> Iterator[str]:
    """Give all whom a story of many messages names: those who congratulate and who is congratulated."""
    for line in plan.lines:
        if line.where == "text":
            yield from line.names(line.code)


def _unique(*names: Iterable[str]) -> Names:
    return tuple(dict.fromkeys(name for group in names for name in group))


def _without(others: Collection[str], names: Names) -> Names:
    return tuple(name for name in names if name not in others)


def is_inside(change: Appointment, lines: Sequence[Line]) -> bool:
    """Tell whether a change is reported in one of `lines` (or nobody knows where)."""
    span = change.span
    near = (line for line in lines if not BACKGROUND.search(line.code))
    return span is None or any(
        line.where == span.where and line.places[0] <= span.start < line.places[-1] for line in near
    )


def tells_election(lines: Sequence[Line], appointments: Iterable[Appointment]) -> bool:
    """Tell whether lines report whom a session elected."""
    return any(change.span and change.action == "elect" and is_inside(change, lines) for change in appointments)


def _is_told_in(change: Appointment, lines: Sequence[Line]) -> bool:
    """Tell whether lines report a change, or name whose change the heading has said already."""
    headed = change.span is not None and change.span.where == "heading" and all(line.where == "text" for line in lines)
    return is_inside(change, lines) or (headed and any(change.name in line.names(line.code) for line in lines))


def _writers(plan: Plan) -> Iterator[str]:
    """Give whose letter was read out at a gathering (宣读了N的贺信)."""
    for line in plan.lines:
        for found in LETTER_READ.finditer(line.code):
            yield from line.names(found[0])


def _sworn(plan: Plan) -> Iterator[str]:
    """Give who swears at a ceremony of oath (宪法宣誓)."""
    for line in plan.lines:
        for found in SWORN.finditer(line.code):
            yield from line.names(found["who"])


def _met_abroad(plan: Plan, visitors: Names, story: Story) -> Iterator[Names]:
    """Give whom the visitors meet or who receives them, as the lines of the visit tell."""
    for line in plan.lines:
        met = find_candidates(line, story) if line.where == "text" and line.mentions else ()
        for one in met:
            if (
                one.kind == "reception"
                and not is_to_come(one)
                and (set(visitors) & set(one.actors) or GUESTS.search(one.name))
            ):
                yield one.actors


def _envoys(plan: Plan) -> Iterator[str]:
    """Give the ambassadors who hand over their letters of credence (递交国书)."""
    for line in plan.lines:
        yield from (one.person for one in line.mentions.values() if any(post.title == ENVOY for post in one.posts))


def _openers(plan: Plan) -> Iterator[str]:
    """Give who only declares a ceremony open, which is a speech: 随着N宣布开工，……."""
    for line in plan.lines:
        for found in OPENS.finditer(line.code):
            yield from line.names(found["who"])


def find_heads(lines: Iterable[Line]) -> Iterator[str]:
    """Give who leads the delegation or group that lines tell of: 某市市长N率代表团一行."""
    for line in lines:
        for found in HEADED.finditer(line.code):
            yield line.name(found["who"])


def _listed(plan: Plan) -> Names:
    """Give the officials whom a notice lists (关于领导工作分工的通知, 拟表彰对象公示)."""
    lines = [line for line in plan.lines if line.where == "text"] if ROSTER.search(plan.main.line.code) else []
    return _unique(one.person for line in lines for one in line.mentions.values() if one.official)


def _find_session(plan: Plan) -> tuple[Names, Names, Names]:
    """Give (chair, speak, attend) of the session that elected, where the story tells of it by its election alone."""
    roles = find_roles([line for line in plan.lines if line.where == "text"]) if plan.alone else {}
    if plan.main.kind != "election" or not roles.get("chair"):
        return (), (), ()
    return tuple(roles["chair"]), tuple(roles["speak"]), tuple(roles["attend"])


def _heads(plan: Plan) -> Iterator[str]:
    """Give who heads the sides of talks (某方首席代表由N担任)."""
    for line in plan.lines:
        for found in HEADS.finditer(line.code):
            yield from line.names(found[0])


def _met(plan: Plan) -> Iterator[Names]:
    """Give the persons of the other sentences that tell of the same actors' meetings: 一行拜访了N、N."""
    for line in plan.lines:
        found = MET.search(line.code)
        if found and line.where == "text" and set(line.names(found[0])) & set(plan.main.actors):
            yield line.names(found[0])
