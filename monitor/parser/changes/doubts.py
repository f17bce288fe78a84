"""A construction in a line in, out whether it reports a change that happened: no career told, wish or condition.

What speaks against it stands before the construction (曾, 此前, 祝贺, 要求), inside of it (有望, 寻求) or behind the
post (就任主席后致力于……).
"""

import re

from monitor.parser.changes.rules import Head
from monitor.parser.events.lines import NAME, WHEN, Line
from monitor.parser.events.rules import HALF
from monitor.parser.text import Story

LONG_AGO = 400  # days
NEAR = 40  # characters before a construction

PAST = re.compile(
    r"利用(?:其)?(?:先后)?担任$|(?:19|20)\d\d年(?!度)|曾|历任|简历|参加工作|年起|如果|一旦|传闻|若|(?:此前|先前|早前|在此之前)(?![^，。；]{0,12}被[解免撤罢]|，?(?:本次|此次)?会议(?:表决|审议|通过|决定))"
    rf"|{WHEN}(?:至|到|[-—－–~～]+){WHEN}|(?:先后|长期|一直|[多历]次|连续)(?:担任|出任|在[^，。；]{{0,12}}任)$"
)
COURTESY = re.compile(r"(?:祝贺|呼吁|敦促|逼迫|迫使|否认|要求|拒绝|希望)[^，。；]{0,12}$")
MESSAGE = re.compile(r"致电|致信|贺电|贺信|致函")
UNREAL = re.compile(
    r"放弃|尚未|从未|未曾|[我你您](?:再次)?(?=就任|当选|连任|担任|出任)|就[\u4e00-\u9fff·]{2,12}(?=就任|当选|连任)|寻求|谋求|争取|竞选|[有可]望|预计|拒绝|无法|不能|未能|没有|不会|是否|祝贺|恭喜|[对就向][他她其]|向[^，。；]{0,8}当选|可能"
)
AFTERWARDS = re.compile(  # 就任主席后致力于……: told of what came later
    r"[^，。；\ue000-\uf8ff]{1,30}(?:[记席理统长员任督臣相卿]|职务|一职)(?:以来|之?后(?![，卫方])|之际|期间)"
)
TASK_FORCE = re.compile(r"(?<!决定)由$")  # 调查组由某局长任组长: who leads a group is no news of his career
BODY_SET_UP = re.compile(
    r"(?:决定|宣布|同意|批准)[^。；，]{0,6}(?:成立|设立|组建)(?P<group>[\u4e00-\u9fff]{4,30}?(?:领导小组|指挥部|管委会|委员会|工作组|筹备组))"
)  # whose heads are named with it
FOR_A_DAY = re.compile(
    "(?:本次|此次|这次)?(?:大会|会议)?(?:执行主席|主持人|总?监票人|总?计票人)(?=[，。；、并]|$)"
)  # of a meeting
TAKES_OVER = re.compile("[接继]任")
HEARD = re.compile(
    r"(?:听取|审议)[^，。；]{0,40}关于[^，。；]{0,20}$"
)  # the report on an election heard, not the election
REPORT = re.compile(r"[^，。；]{2,40}的(?:报告|汇报|说明)")
SUBJECT = re.compile(rf"(?:^|[，：\s]|{WHEN}{HALF})({NAME})")
SAID = re.compile("(?:宣布|公布|证实|透露|表示|说)(?=，)")  # behind which another's news begins
TELLS_CHANGE = re.compile(r"任命|任免|当选|选举")  # an oath (宪法宣誓) tells of a change where the story does
LIFE = re.compile(r"逝世|病逝|去世|辞世|生平|遗体|追悼|诞辰")


def tells_a_life(story: Story) -> bool:
    """Tell whether a story is about somebody dead, whose offices are told, not given."""
    return bool(LIFE.search(story.heading.text))


def is_doubtful(line: Line, head: Head, story: Story) -> bool:
    """Tell whether a construction reports no change: it is background, wished for, denied, or only congratulated."""
    before = line.code[max(0, head.start - NEAR) : head.start]
    told = MESSAGE.search(line.code) or head.rule.startswith(("congratulated", "held.dismissed_of"))
    if COURTESY.search(before) and not told:
        return True
    if head.action != "nominate" and (PAST.search(line.code[: head.end]) or _is_long_ago(line, head, story)):
        return True
    if head.rule == "held.oath" and not TELLS_CHANGE.search(story.text.text):
        return True
    takes_over = TAKES_OVER.search(line.code, head.start, head.end)
    named = takes_over or BODY_SET_UP.search(line.code, 0, head.start)
    for_now = (TASK_FORCE.search(before) and not named) or FOR_A_DAY.match(line.code, head.end)
    if head.rule == "appoint.self" and for_now:
        return True
    if HEARD.search(before) and REPORT.match(line.code, head.end):
        return True
    return _is_unreal(line, head)


def _is_unreal(line: Line, head: Head) -> bool:
    """Tell whether a change is only wished for or denied, or stands there to say what came after it."""
    if "congratulated" in head.rule:
        return False
    later = head.action in {"appoint", "elect"} and AFTERWARDS.match(line.code, head.end)
    return bool(later or UNREAL.search(line.code, head.start, head.end))


def _is_long_ago(line: Line, head: Head, story: Story) -> bool:
    """Tell whether the nearest time before a construction lies more than a year before the story: a life told."""
    days = [when.start for when in line.dates(line.code[: head.end]) if when.start] if line.whens else ()
    today = story.article.day
    return bool(days and today and (today - days[-1]).days > LONG_AGO)


def subject_before(line: Line, place: int) -> str:
    """Give the code of the name that begins the sentence or a clause before `place`: whom one without a name means."""
    begin = max(line.code.rfind(stop, 0, place) for stop in "。；;") + 1
    said = [said.end() for said in SAID.finditer(line.code, begin, place)]
    found = (said and SUBJECT.match(line.code, said[-1], place)) or SUBJECT.search(line.code[begin:place])
    return found[1] if found else ""
