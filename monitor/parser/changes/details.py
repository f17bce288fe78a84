"""Changes and the lines that report them in, out the day of each decision, the body that decided, and the post before.

The day and the body stand before the construction in its line; a line that only says 会议, or is a row of a list, means
those of the lines above. The post before stands beside the name (任命原部长某某为), behind 现任 or 此前任, or between
由 and 转任. What nobody tells stays None or "".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from monitor.parser.changes.rules import OPPOSITE, ROW
from monitor.parser.events.lines import NAME, WHEN, Line
from monitor.parser.events.people import LONGEST_LINE
from monitor.parser.posts.bearings import Bearings, restore_place
from monitor.parser.posts.beginnings import trim_left
from monitor.parser.posts.beside import read_run
from monitor.parser.posts.named_organs import ANY_HEAD
from monitor.parser.posts.parts import take_apart
from monitor.parser.posts.stacks import run_after
from monitor.parser.text import Story
from monitor.records import Appointment, Where

NEAR = 80  # characters before a construction in which its body stands
FAR = 4  # lines above in which the day and the body may stand
MEETING = re.compile(r"会议|大会|全会|会上|^(?:决定|任命|免去|选举|接受|补选)")
LEANS_ON_ABOVE = re.compile(
    r"会议|大会|全会|会上|^[^\u4e00-\u9fff]*$|^[^\u4e00-\u9fff]*(?:决定|任命|免去|选举|接受|补选)"
)
BODY = re.compile(
    r"(?:[\u4e00-\u9fff\d]{0,24}?(?:人民代表大会常务委员会|人大常委会|人民代表大会|代表大会|政协|议会|国会|议院|政府|内阁|纪委监委"
    r"|纪委国家监委|监委|[省市县区州盟旗]委|党委|党组|组织部|总工会|常务委员会|监察委员会|中央委员会)|中共中央|党中央|中央军委|国务院|联合国大会)"
    r"(?![的书副主委员长党秘常部代工])"
)
NATIONAL = re.compile(r"全国人大|全国政协|中华人民共和国|(?:中共|中国共产党)(?!中央)")
UNPLACED = frozenset(
    ("人大", "政协", "委员会", "常务委员会", "人民代表大会", "代表大会", "政府", "省委", "市委", "县委", "区委")
)
THEN_MEETS = re.compile(r"[^，。；\ue000-\uefff]{0,20}(?:会议|全会|大会)")
ADDRESSED = re.compile(r"(?:任|为|去|的|向|给)$")  # before a body that is part of a post, or only addressed
GREETING = re.compile(r"致电|电贺|贺电|祝贺|贺函|致信")
MAKER = re.compile(
    rf"({NAME})(?:同志)?(?:{WHEN}|宣布|决定|再次|已经?|还|并|当天|随后|上午|下午|签署[^，。]{{0,8}}，?){{0,4}}$"
)
NTH_TERM = re.compile(r"第?[一二三四五六七八九十\d]+(?:届|次)")
STOPPED = re.compile(r"[。；\ue000-\uefff]")
HELD_BEFORE = re.compile(
    rf"(?P<who>{NAME})[^。；\ue000-\uefff]{{0,200}}?(?:此前|之前|先前|原|现)(?:担任|任)(?P<post>[\u4e00-\u9fff、]{{3,60}})"
)
MOVED = re.compile(
    rf"(?P<who>{NAME})[^。；\ue000-\uefff]{{0,30}}?[由从](?P<post>[\u4e00-\u9fff、]{{3,40}}?)(?:一职|职务|任上|岗位)?"
    r"(?:转任|调任|升任|改任|晋升|提任|升为)"
)
OLD = re.compile(r"原(?![子则料油])|前(?![任线锋])|时任")


class Last(NamedTuple):
    """The line of the change read last, by its number in heading or text, and the body that decided it."""

    where: Where
    number: int
    by: str


def with_details(
    changes: Sequence[Appointment], lines: Sequence[Line], bearings: Bearings, story: Story
) -> Iterator[Appointment]:
    """Give the changes with the day, the body and the post before, as far as the story tells them."""
    starts: dict[Where, list[int]] = {"heading": [], "text": []}
    rows: dict[Where, list[Line]] = {"heading": [], "text": []}
    for line in lines:
        starts[line.where].append(_printed(line, 0, story))
        rows[line.where].append(line)
    told = _told_before(lines, {change.name for change in changes}, bearings)
    last = Last("text", -FAR, "")
    for change in changes:
        if change.span is None:
            yield change
            continue
        where = change.span.where
        index = max(0, bisect_right(starts[where], change.span.start) - 1)
        line = rows[where][index]
        end = bisect_right(range(len(line.code)), change.span.end - 1, key=lambda at: _printed(line, at, story))
        start = bisect_right(range(len(line.code)), change.span.start - 1, key=lambda at: _printed(line, at, story))
        above = rows[where][max(0, index - FAR) : index][::-1]
        by = _body_of(change.name, line, start, above, bearings) or (last.by if _carries_on(line, index, last) else "")
        last = Last(where, index, by)
        yield replace(
            change,
            day=_day_of(line, end, above),
            by=by,
            from_post="" if change.action in OPPOSITE else _post_before(change, line, changes, told),
        )


def _carries_on(line: Line, index: int, last: "Last") -> bool:
    """Tell whether a line goes on with what the change before it said: the same line, or a row below it."""
    return line.where == last.where and (
        index == last.number or (index == last.number + 1 and bool(ROW.match(line.code)))
    )


def _printed(line: Line, place: int, story: Story) -> int:
    """Give where a character of code is printed."""
    return story.span(line.where, line.places[place], line.places[place]).start


def _day_of(line: Line, end: int, above: Sequence[Line]) -> date | None:
    """Give the day that the last time before `end` says; several days, or 近日, are none."""
    for code_line, limit in ((line, end), *((one, len(one.code)) for one in above)):
        if times := code_line.dates(code_line.code[:limit]):
            when = times[-1]
            return when.start if when.precision == "day" and when.start == when.end else None
        if not LEANS_ON_ABOVE.search(code_line.code[:limit]):
            break
    return None


def _body_of(name: str, line: Line, start: int, above: Sequence[Line], bearings: Bearings) -> str:
    """Give the body or the head of state that decides what happens to `name` at a place of a line, in full form."""
    before = line.code[max(0, start - NEAR) : start]
    if GREETING.search(line.code):
        return ""  # who congratulates decided nothing
    maker = MAKER.search(before)
    if maker and line.name(maker[1]) != name and (posts := line.mentions[maker[1]].posts):
        return posts[0].name
    found = _bodies(STOPPED.split(before)[-1])
    if not found and MEETING.search(line.code[:start]):
        found = next(filter(None, (_bodies(one.code[:NEAR], meets=True) for one in above)), [])
    elif not found and ROW.match(line.code):
        found = next((_bodies(one.code) for one in above if one.code.endswith("：")), [])
    body = _in_full(found[-1], bearings) if found else ""
    return "" if body in UNPLACED else body


def _bodies(code: str, *, meets: bool = False) -> list[str]:
    """Give the bodies named in a piece of code; with `meets`, those that it says meet (省人大常委会第九次会议)."""
    found = []
    for hit in BODY.finditer(code):
        start = trim_left(hit[0] + ANY_HEAD)
        if not ADDRESSED.search(code, 0, hit.start() + start) and (not meets or THEN_MEETS.match(code, hit.end())):
            whole = NATIONAL.split(hit[0][start:])[-1]
            national = NATIONAL.findall(hit[0])
            found.append((national[-1] if national and national[-1].startswith("全国") else "") + whole)
    return found


def _in_full(printed: str, bearings: Bearings) -> str:
    """Write a body as its posts are written: 省十三届人大常委会 is 湖南省人大常委会."""
    plain = NTH_TERM.sub("", printed).replace("全国委员会常务委员会", "全国政协常委会")
    stem = take_apart(plain + ANY_HEAD).stem
    return restore_place(stem, ANY_HEAD, bearings)[0]


def _post_before(
    change: Appointment, line: Line, changes: Sequence[Appointment], told: dict[str, tuple[str, ...]]
) -> str:
    """Give the posts held before a change, joined by 、: beside the name, else as another line tells."""
    gained = {other.post for other in changes if other.name == change.name and other.action not in OPPOSITE}
    beside = (
        post.name
        for mention in line.mentions.values()
        if mention.person == change.name and mention.title_before
        for post in mention.posts
    )
    posts = [post for post in beside if post not in gained] or told.get(change.name, ())
    return "、".join(dict.fromkeys(OLD.sub("", post) for post in posts if post not in gained))


def _told_before(lines: Sequence[Line], names: set[str], bearings: Bearings) -> dict[str, tuple[str, ...]]:
    """Give who is told to have held which posts: 某某此前任…; 现任…，拟任…; 由…转任…."""
    told: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if names.isdisjoint(mention.person for mention in line.mentions.values()):
            continue
        for found in (hit for pattern in (HELD_BEFORE, MOVED) for hit in pattern.finditer(line.code[:LONGEST_LINE])):
            name = line.name(found["who"])
            if name in names and name not in told and (run := run_after(found["post"], 0)):
                told[name] = tuple(post.name for post in read_run(run, bearings, foreign=False)[0])
    return told
