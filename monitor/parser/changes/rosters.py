"""Lines of a story in, the changes that a list reports out (选举结果名单): `主席：甲　副主席：乙、丙` under a head.

The head says what the list is (选举产生, 任命) and whose posts it gives (某省总工会第十四届委员会主席名单); each row
names a post, then its holders; a row of names only goes on with the post above.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from monitor.parser.changes.rules import make_change
from monitor.parser.events.lines import NAME, Line
from monitor.parser.events.people import LONGEST_LINE
from monitor.parser.people.placed import NUMBERED
from monitor.parser.posts.bearings import Bearings, seat_bearings
from monitor.parser.posts.beside import read_run
from monitor.parser.posts.named_organs import ANY_HEAD
from monitor.parser.posts.parts import take_apart
from monitor.parser.posts.stacks import Run
from monitor.parser.text import Story
from monitor.parser.titles import title_ending_at
from monitor.records import Appointment

FAR = 3  # lines below a head in which its list begins
_POST = "[^，。；]{2,30}："
LIST_HEAD = re.compile(
    rf"名单|(?:选举|补选|选出|任命)[）：]*$|选举产生|选举结果|选出|当选人员|领导机构|领导班子|当选[为的]{_POST}|下列?同志为{_POST}|以列?同志为{_POST}"
)
ACTIONS = ((re.compile(r"选举|补选|当选|选出|换届"), "elect"), (re.compile(r"任命|任免|聘任"), "appoint"))
NO_LIST = re.compile(r"候选人(?!.*选举产生)|出席|参会|代表名单|获奖|表彰|入选|遇难|评审|专家|公示")
ORGAN = re.compile(
    r"(?P<organ>[\u4e00-\u9fff\d]{4,40}?)(?=(?:新一届)?(?:第一|常务|驻会)?副?(?:主席|主任|书记|会长|理事长|秘书长|常务委员|常委|委员)(?:[、和及]|名单|$))"
)
BODIES_THAT_MEET = (  # of a body that meets: the pattern of its name before the meeting's, and how posts in it begin
    (
        r"(?:中共|中国共产党)?(?P<place>[\u4e00-\u9fff]{2,9}?[省市县区州盟旗])第?[^届，。]{1,4}届(?:纪律检查委员会|纪委)",
        "{place}纪委",
    ),
    (
        r"(?P<party>民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(?P<place>[\u4e00-\u9fff]{2,9}?[省市县区州盟旗])第?[^届次，。]{1,4}[届次]",
        "{party}{place}委",
    ),
    (r"(?P<place>[\u4e00-\u9fff]{2,9}?[省市县区州盟旗])第?[^届，。]{1,4}届(?:人民代表大会|人大)", "{place}人大常委会"),
    (r"政协(?P<place>[\u4e00-\u9fff]{2,9}?[省市县区州盟旗])第?[^届，。]{1,4}届", "{place}政协"),
    (r"(?P<place>[\u4e00-\u9fff]{0,9}?[省市县区州盟旗])政协(?:第?[^届，。]{1,4}届)", "{place}政协"),
    (
        r"(?:中共|中国共产党)(?P<place>[\u4e00-\u9fff]{2,9}?[省市县区州盟旗])(?:委员会)?第?[^届次，。]{1,4}[届次]",
        "{place}委",
    ),
    (r"(?P<place>[\u4e00-\u9fff]{0,9}?[省市县区州盟旗])委[^届，。]{1,4}届[^，。]{0,4}[次体]全", "{place}委"),
    (r"新一届(?P<place>[\u4e00-\u9fff]{0,9}?[省市县区州盟旗])委(?!员)", "{place}委"),
    (
        r"(?P<place>[\u4e00-\u9fff]{2,20}?(?:总?工会|妇联|文联|科协|侨联|残联|作协|工商联|红十字会|联合会|协会|学会|商会))第?[^届次，。]{1,4}[届次]",
        "{place}",
    ),
)
BODY_OF_TERM = re.compile(
    r"^(?:中共|中国共产党)(?P<party>[\u4e00-\u9fff]+?)第[^届]{1,5}届委员会(?:常务委员会)?|第[^届]{1,5}届(?:常务|执行)?委员会|第[^届]{1,5}届"
)
NOTE = r"(?:（[^（）]{0,20}）)"
NOTES = re.compile(NOTE + r"|[\s、，；。…]|同志")
POST_ROW = re.compile(
    rf"^{NUMBERED}(?:[^，。；：]{{0,10}}?(?:选举|任命|选出)(?:[下以]列|以下|如下)?(?:同志|人员)?为|新?当选[为的]?|其中|任命的?)?"
    rf"(?P<post>[\u4e00-\u9fff]{{2,24}}?)(?:的?同志|的)?(?:有|为|是|如下|名单)?{NOTE}*"
    rf"(?:：{NOTE}?\s*(?P<who>{NAME}.*)?|\s*(?P<alone>{NAME}.*))$"
)


POST_ALONE = re.compile(rf"^{NUMBERED}(?P<post>[\u4e00-\u9fff]{{2,24}}){NOTE}*$")  # whose holders stand below
APPROVAL = re.compile(r"\s*[，（](?:尚?需|须|待|依法|按)[^：]{2,80}?(?:批准|任命|通过)）?[；。]?\s*$")


def is_listing(lines: Sequence[Line]) -> bool:
    """Tell whether a line may be the head of a list."""
    return any(LIST_HEAD.search(line.code[:LONGEST_LINE]) for line in lines)


def find_rosters(lines: Sequence[Line], start: Bearings, story: Story) -> Iterator[Appointment]:
    """Give the changes of each list whose head, or whose own row, says that it was elected or appointed."""
    heading = "".join(line.code for line in lines if line.where == "heading")
    action, organ, since, post = "", _meeting_of(heading), FAR, ""
    for line, code in _rows_of(lines):
        organ = _meeting_of(code) or organ
        head = LIST_HEAD.search(code)
        row = POST_ROW.match(code) or (None if head else POST_ALONE.match(code))
        if head:
            action = "" if NO_LIST.search(code) else _action_of(code) or _action_of(heading) or _of_term(code)
            organ, since = _organ_of(code) or organ, 0
            post = _post_listed(code, organ)
        parts = row.groupdict() if row else {}
        held, names = (parts["post"], parts.get("who") or parts.get("alone") or "") if row else (post, code)
        is_row = bool(action) and since <= FAR and bool(title_ending_at(held, len(held)))
        since = 0 if is_row else since + 1
        post = held if is_row else post
        if is_row and names and not NOTES.sub("", re.sub(NAME, "", names)):
            whose = seat_bearings(start, organ)._replace(body=organ or start.body)
            posts, after = read_run(Run(0, 0, (post,), "", ""), whose, foreign=False)
            organ = after.body
            for name, seat in product(line.names(names), posts):
                yield make_change(line, story, (name, seat.name, action), (0, len(line.code)), "roster")


def _rows_of(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Give each line with its code; one that holds several rows once for each: 新当选的副主任是：甲、乙；秘书长：丙."""
    for line in lines:
        code = APPROVAL.sub("", line.code[:LONGEST_LINE])
        yield from ((line, row.strip()) for row in NEXT_ROW.split(code))


NEXT_ROW = re.compile(
    r"[；;。](?=[^，。；;：:]{2,30}[：:])|[，,](?=[\u4e00-\u9fff]{0,20}(?:主席|主任|书记|会长|秘书长)[：:])"
)


def _post_listed(code: str, organ: str) -> str:
    """Give the one post whose holders a head lists (市委委员名单), "" where its rows name theirs or it is no office."""
    found = ONE_POST.search(code)
    return found[1] if found and (organ.endswith("委") or found[1].startswith("常")) else ""


MADE = re.compile("(?:选出|选举产生)了?(?:新一届)?")
ONE_POST = re.compile(r"(候补委员|常务委员|常委|委员)名单$")


def _meeting_of(code: str) -> str:
    """Give the body whose meeting a line names, as its posts begin: 湖北省政协 of 政协湖北省第十三届委员会."""
    for pattern, organ in BODIES_THAT_MEET:
        if found := re.search(pattern, code):
            return take_apart(organ.format_map(found.groupdict()) + ANY_HEAD).stem
    return ""


def _action_of(code: str) -> str:
    return next((action for words, action in ACTIONS if words.search(code)), "")


def _of_term(code: str) -> str:
    """Give elect for the list of an organ's leaders of one term (第十三届委员会书记名单): nobody else makes them."""
    return "elect" if "届" in code and ORGAN.search(code) else ""


def _organ_of(code: str) -> str:
    """Give the organ whose posts a head lists: 某省总工会 of 某省总工会第十四届委员会主席名单."""
    found = ORGAN.search(MADE.split(code)[-1])
    if not found:
        return ""
    whole = BODY_OF_TERM.sub(lambda term: f"{term['party']}委" if term["party"] else "", found["organ"])
    return take_apart(whole + ANY_HEAD).stem
