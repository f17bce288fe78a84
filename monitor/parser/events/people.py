"""The Lines of an event in, its persons by role out: who chairs (主持), speaks (讲话), attends (出席).

A line is read from left to right: names gather until a verb of `event_roles.tsv` says what they do; the next name
begins a new group. What stands behind a verb of saying was said and is not read. A name that is only spoken of
(贯彻N重要讲话, 同N会谈) does nothing.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from monitor.parser.events.lines import CLAUSE_STOP, NAME, WORK, Line
from monitor.parser.patterns import find_by_beginnings
from monitor.parser.text import read_table

LONGEST_LINE = 3_000  # characters of code read of one line
REACH = 24  # characters behind a name that tell whether it is only spoken of
LONGEST_OBJECT = 4  # characters before it that do

OBJECT = re.compile(
    r"(?:同|与|向|对|给|将|把|请|受|应|经|以|会见|会见了|拜会|看望|看望了|欢迎|祝贺|感谢|[偕携](?:夫人|丈夫)|贯彻|学习|落实|领会|领悟|学懂|按照|根据|遵循"
    r"|牢记|传达|传达了|转达|转达对|宣读|宣读了|任命|免去|接受|选举|推举|委托|关于|感悟|践行|深悟|细悟|重温|拥护|来自|包括|除|(?:并|，|[\ue000-\uefff])代表)$"
)
SPOKEN_OF = re.compile(
    r"(?:同志|主席|总理|委员长)?(?:(?:夫人|妻子|丈夫)(?=[\ue000-\uefff])|所作的|关于|重要|系列|视察|考察|亲自|为核心|新时代|外交思想|经济思想|法治思想|生态文明思想|强军思想|文化思想|致(?!辞|词)[^，。；]{1,30}的(?:贺|慰问|感谢)?[信电]|给|提出的"
    r"|特使、|特别代表、|律师|代理律师|团队|阵营|家属|(?:办公室|政府|内阁|竞选)[^，。；\ue000-\uefff]{0,14}?(?:表示|说|指出|称|认为|宣布|要求|呼吁|出席|参加)|的(?!陪同|主持|带领)|在[^，。；了]{1,24}?(?:上|时|期间|中)(?:的|发表的|重要|关于|所作)|对[^，。；]{1,20}的(?:重要|指示|关心|关怀|批示|讲话|要求|嘱托|期望)"
    r"|就[^，。；]{1,20}的(?![^，。；]{0,16}(?:(?<!工)[作做](?!的)|进行|发表|提出|讲话|发言|汇报|通报|介绍))|向[^，。；]{1,16}(?:致|发)的)"
)
ACCOMPANIED = re.compile(r"在(?P<names>[^。；\n]{1,80}?)(?:等)?(?:人|领导|同志|负责人)?(?:的)?陪同下")
LISTED = re.compile(
    rf"(?:陪同|出席|参加|列席|观看|主席台(?:上|前排)?就座的?|随行的|同行的|在座的)[^。；\n]{{0,40}}(?:还)?有：?"
    rf"(?P<names>[^。；\n\ue000-\uefff]{{0,60}}{NAME}[^。；\n]{{0,400}})"
)
MEMBERS = re.compile(
    rf"(?:成员|嘉宾|来宾)(?:还)?(?:包括|有)：?(?P<names>[^。；\n\ue000-\uefff]{{0,40}}{NAME}[^。；\n]{{0,300}})"
)  # of a delegation
HOSTS = re.compile(rf"^主持人[^，。；：\ue000-\uefff]{{0,40}}(?P<names>{NAME})：")  # of a transcript
TURN = re.compile(rf"^[【\[]?(?P<names>{NAME})(?:先生|女士|同志)?[】\]]?[：】\]]")  # of a speaker there
IN_TOW = re.compile(
    rf"随行的[^，。；、\ue000-\uefff]{{0,6}}(?P<names>{NAME}(?:[、和]{NAME}){{0,6}})"
)  # 叮嘱随行的主任N、N
TAKEN = re.compile(  # 率处长N前往……
    rf"率(?:领|同)?[^，。；、\ue000-\uefff]{{0,6}}(?P<names>{NAME}(?:[、和]{NAME}){{0,9}})(?:等|一行)?[^，。；\ue000-\uefff]{{0,12}}?"
    r"(?:前往|赶?赴|到|来到|抵达|视察|调研|考察|访问|拜会|出席|参加|检查|组成)"
)
PRESENT = re.compile(
    rf"(?:出席|列席|参加)(?:会议|大会|论坛|仪式|座谈会?|活动|[开闭]幕[式会])的(?P<names>{NAME})"
)  # 列席会议的N说
HEARD_OF = re.compile(
    rf"(?:听取|审议)了?[^，。；\ue000-\uefff]{{0,30}}(?P<names>{NAME}(?:[、和]{NAME}){{0,6}})"
    r"(?:同志)?(?:分别)?(?:受[^，。；]{2,20}委托|代表|关于|就|对|所作|作的|所做|的)[^，。；]{0,60}(?:汇报|报告|说明|通报|发言|介绍|讲座)"
)
REPORT_ON = re.compile(
    rf"(?P<names>{NAME})(?:同志)?(?:受[^，。；]{{2,20}}委托)?(?:关于|就)[^，。；\ue000-\uefff]{{2,60}}的(?:报告|汇报|说明|通报)"
)
HEARS = re.compile(r"听取|审议|审查")
REPORT_OF = re.compile(  # 审议了市长N所作的《…》、主任N所作的《…》
    rf"(?P<names>{NAME})(?:同志)?(?:(?:受|代表)[^，。；\ue000-\uefff]{{2,20}})?所?[作做]的(?:{WORK}|[^，。；\ue000-\uefff]{{0,30}}报告)"
)
HONOURED = re.compile(  # 这次晋升少将军衔的军官是：N，N
    r"(?:晋升|授予|荣获|获得|表彰|聘任)[^。；\n\ue000-\uefff]{0,30}?的[^。；\n\ue000-\uefff]{0,20}?(?:是|有|为|包括)：?"
    rf"[^，。；\n\ue000-\uefff]{{0,12}}(?P<names>{NAME}[^。；\n]{{0,400}})"
)
TOGETHER = re.compile(
    rf"(?:[、和]{NAME}){{0,6}}(?:同志)?(?:(?:共同|一同|一起|一道)(?:为|启动|揭|出席|参加|见证|按|种|主持)|代表(?:双方|两地|两[省市县区])|(?:签署|签订|签约|签字)"
    r"|(?:分别|先后|相继)(?!举行|进行|会|与|同|和|就|座谈))"
)
HEARD = re.compile(r"(?:听取|听了|听完|了解)[^并，。]*$")
OTHERS = re.compile(r"(?:成员|负责人|负责同志|代表|人员|干部|群众|专家|委员|同志|部门|单位)")
QUOTED = re.compile(r"[。；：“]")
OF_THIS_EVENT = re.compile(
    r"(?:人员)?同机|抵达|到达|访问|关心|了?(?:在[^，。；\ue000-\uefff]{1,6})?(?:接受)?(?:上述|有关|相关|此次|欢迎|当天|以上){0,3}(?:会见|接见|拜见|会谈|座谈|活动|调研|走访|巡查|督导|视察|看望|巡河|督查|参观|拜访|走访|植树|学习|察看|仪式|接访|接待|考察|会晤|交流|慰问|检查|拜会|通话|访问|在当地的|[，。\s]|$)"
)
OWN_CLAUSE = re.compile(  # who does something else before the next name
    r"(?:同志)?(?!等|一行|以及|[及和与、（])(?:[^，；\ue000-\uefff]{3,}|监誓|领誓)[，；]"
)
JOINER = re.compile(r"[、和]|以及|及")
LISTENED = re.compile(r"(?:听完|听了|聆听|看完|参观完?)[^，。]{0,14}[，后]")  # what listeners said behind it
UNNAMED = re.compile(
    r"(?:发言人|负责人|官员|[部委局署厅会院方府国])[^，。；\ue000-\uefff]{0,12}(?:指出|强调|表示|说|称)$"
)
SPEAKS_NEXT = re.compile(  # one after the other: N建议……；N代表某某会发言提出……
    rf"；(?={NAME}(?:[、和]{NAME}){{0,9}}[^，。；、“\ue000-\uefff]{{0,24}}?"
    r"(?:指出|强调|表示|说|认为|建议|呼吁|希望|谈到|关心|回应|提出|要求|主持|参加|出席|陪同|发言|介绍|宣读|致辞|讲话|通报|汇报|传达|作了))"
)
SAYS_TOO = re.compile(rf"[，；]{NAME}[^，。；\ue000-\uefff]{{0,12}}(?:指出|强调|表示|说|称|认为)")
LIFE = re.compile(r"现任|历任|曾任|出生")
AHEAD = re.compile(  # what somebody is to do (将会见……, 还将于N日在某地出席……)
    r"(?:即将|[还也都并]?(?<![少中上大准])将(?:会|要|发表|应邀|分别|共同|首次|再次|继续|率团|于?[\uf000-\uf3ff]|在[^，。；\ue000-\uefff]{1,20})*"
    r"|[还也都并]?(?<![少中上大准])将(?:应邀|出访|访问|赴|前往)[^，。；]{0,30})$"
)
HE = re.compile(r"^[他她](?=(?:还|同时|在[^，。]{1,12})?(?:指出|强调|表示|说|要求|认为|希望))")

Roles = dict[str, list[str]]


@lru_cache(maxsize=1)
def load_roles() -> "re.Pattern[str]":
    """Give the pattern that finds the next name or verb; its groups are named for the roles."""
    rows = {row[0]: row[1].split() for row in read_table("event_roles.tsv")}
    verbs = "|".join(f"(?P<{role}>{'|'.join(patterns)})" for role, patterns in rows.items())
    return re.compile(f"(?P<name>{NAME})|{verbs}")


def find_roles(lines: Iterable[Line], *, act: bool = False, courtesy: bool = False, coming: bool = True) -> Roles:
    """Give the names of each role, each once, in order; `act`: guests attend nothing else, and hosts `report` (汇报).

    `courtesy`: in talks thanks and welcome count as words reported; `coming`: what is to be done counts, for the
    event is still to come.
    """
    roles: Roles = {
        role: [] for role in ("chair", "speak", "attend", "other", "rite", "sign", "opens", "turn", "report")
    }
    last: tuple[str, ...] = ()
    for line in lines:
        for role, names in _read_line(line, last, act=act, courtesy=courtesy, coming=coming):
            if role:
                roles[role].extend(name for name in names if name not in roles[role])
            last = names
    turns = roles["turn"] if len(roles["turn"]) > 1 else []
    roles["speak"] += [name for name in turns if name not in (*roles["chair"], *roles["speak"])]
    roles["speak"] += [name for name in roles["opens"] if name not in (*roles["chair"], *roles["speak"])]
    if courtesy:  # who signs beside talks is no side of them
        return roles
    led = set(roles["chair"] + roles["speak"]) - set(roles["rite"])
    there = {*roles["chair"], *roles["attend"], *roles["other"]}
    roles["attend" if led and not act else "other"] += [name for name in roles["rite"] if name not in there]
    roles["other"] += [name for name in roles["sign"] if name not in roles["other"]]
    return roles


def _read_line(
    line: Line, last: tuple[str, ...], *, act: bool, courtesy: bool, coming: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give (role, names) in the order read; role is "" for names whose verb gives none."""
    code = line.code[:LONGEST_LINE]
    if LISTENED.match(code):
        return
    heard = [line.names(found["names"]) for found in _find_reporters(code)]
    yield from ((role, names) for names in heard for role in (() if act else ("speak",)) + ("report",))
    accompanied = list(ACCOMPANIED.finditer(code))
    listed = [
        *accompanied,
        *(found for pattern in (LISTED, MEMBERS, IN_TOW, TAKEN) for found in pattern.finditer(code)),
    ]
    yield from (("attend", line.names(found["names"])) for found in listed)
    yield from (("chair", line.names(found["names"])) for found in HOSTS.finditer(code))
    yield from (("turn", line.names(found["names"])) for found in TURN.finditer(code))
    yield from (("attend", line.names(found["names"])) for found in PRESENT.finditer(code))
    honoured = list(HONOURED.finditer(code))
    yield from (("other", line.names(found["names"])) for found in honoured)
    fixed = {place for found in (*listed, *honoured) for place in range(*found.span("names"))}
    fixed.update(place for found in accompanied for place in range(*found.span()))  # who is accompanied: not 陪同
    group: list[str] = list(last[:1]) if HE.match(code) else []
    acted = ahead = False
    end = spoken_end = behind = 0
    for token in _find_tokens(code, fixed):
        if token.start() < behind:
            continue
        if token.lastgroup == "name":
            joined = spoken_end and JOINER.fullmatch(code, spoken_end, token.start())
            if joined or _is_spoken_of(code, token.start()):
                spoken_end = token.end()
                continue
            group = [] if acted or (group and OWN_CLAUSE.match(code, end, token.start())) else group
            group.append(line.name(token[0]))
            acted, ahead, end = False, False, token.end()
        elif ahead or (group and not coming and AHEAD.search(code, end, token.start())):
            acted = ahead = True
        elif group and (role := _role(token, code[end : token.start()], acted=acted, act=act, courtesy=courtesy)):
            acted, end = True, token.end()
            yield role, tuple(group)
            if token.lastgroup == "say":
                following = SPEAKS_NEXT.search(code, end)
                behind = following.end() if following else len(code)
    if group and not acted:
        yield "", () if LIFE.search(code) else tuple(group)  # whom 他 of the next sentence means


def _find_tokens(code: str, fixed: Collection[int]) -> Iterator["re.Match[str]"]:
    """Match the names and verbs of a line, but none at `fixed` places, nor whom a speaker without a name speaks of."""
    named = unnamed = False
    for token in find_by_beginnings(load_roles(), code):
        if token.start() in fixed:
            continue
        if token.lastgroup == "name":
            unnamed = unnamed and not SAYS_TOO.match(code, token.start() - 1)
            named = True
        elif token.lastgroup == "say" and not named:
            unnamed = UNNAMED.search(code, 0, token.end()) is not None
        if token.lastgroup != "name" or not unnamed:
            yield token


def _find_reporters(code: str) -> Iterator["re.Match[str]"]:
    """Match whose reports a gathering heard."""
    if HEARS.search(code):
        yield from (found for pattern in (HEARD_OF, REPORT_OF, REPORT_ON) for found in pattern.finditer(code))


def _role(token: "re.Match[str]", between: str, *, acted: bool, act: bool, courtesy: bool) -> str:
    """Give the role that a verb gives to the names before it, "" for none.

    `between` is the code since the last name or verb; `act` and `courtesy` are find_roles'.
    """
    kind = token.lastgroup or ""
    clause = CLAUSE_STOP.split(between)[-1]
    if HEARD.search(clause) or (acted and OTHERS.search(clause) and CLAUSE_STOP.search(between)):
        return ""
    if kind in {"say", "courtesy"}:
        said = kind == "say" or (courtesy and "，" not in between)
        return "speak" if said and not QUOTED.search(between) else ""
    if (
        kind == "attend"
        and act
        and not token[0].startswith("同机")
        and not OF_THIS_EVENT.match(token.string, token.end())
    ):
        return ""
    return "report" if kind == "speak" and act and token[0] == "汇报" else kind


def _is_spoken_of(code: str, place: int) -> bool:
    """Tell whether the name at `place` is an object or belongs to what is spoken of."""
    if place and code[place - 1] in "与和同" and TOGETHER.match(code, place + 1):
        return False
    spoken_of = SPOKEN_OF.match(code, place + 1, place + 1 + REACH)
    return bool(spoken_of or OBJECT.search(code, max(0, place - LONGEST_OBJECT), place))
