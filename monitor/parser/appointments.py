"""A story and its people in, the personnel changes that it reports out (任免): who, which post in full, which action.

The constructions stand in `appointments.tsv`; each ends where the post begins. A line is read from left to right,
since what was said holds on: `选举甲为主任，乙为秘书长` carries the verb, `不再担任` and `免去其` the person,
`秘书长` the organ of the post before. Discipline (`discipline.tsv`) needs no construction: whoever the story punishes
or investigates is named with it, and the posts are those that the story gives that person.

Several lines tell one change (the headline says 任, the text 选举): the more exact action counts, with the post as
the heading prints it. Past careers (曾任, 2019年起任) and congratulations in talks are no changes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from monitor.parser.bearings import Bearings, bearings_of
from monitor.parser.change_posts import cut_posts, read_posts
from monitor.parser.change_rules import (
    EACH,
    LONGEST_LINE,
    LONGEST_POST,
    OPPOSITE,
    Head,
    Reading,
    load_constructions,
    make_change,
)
from monitor.parser.discipline import find_discipline
from monitor.parser.event_lines import NAME, Line
from monitor.parser.event_rules import ASIDE, NAMES
from monitor.parser.fiction import is_fiction
from monitor.parser.people import People
from monitor.parser.posts_beside import read_run
from monitor.parser.setting import read_setting
from monitor.parser.text import Story
from monitor.records import Appointment

MOST_CHANGES = 300  # of one story; a longer list is an almanac
LONG_AGO = 400  # days

PAST = re.compile(r"(?:19|20)\d\d年(?!度)|曾|历任|简历|参加工作|年起|如果|一旦|传闻|若")
COURTESY = re.compile(r"(?:祝贺|呼吁|敦促|逼迫|迫使|否认|要求|拒绝)[^，。；]{0,12}$")
MESSAGE = re.compile(r"致电|致信|贺电|贺信|致函")
ENCLOSED = (  # (rule, action, pattern with the post between its words)
    (
        "seated",
        "elect",
        re.compile(
            rf"新一届(?P<post>[\u4e00-\u9fff]{{2,24}}?)(?:名单|人选)?(?:分别)?(?:为|是|：|:)(?P<who>{NAMES}{ASIDE}?)"
        ),
    ),
    (
        "relieved",
        "remove",
        re.compile(
            rf"(?:被|遭)(?:{NAMES})?(?:免去|解除|撤销|免除)(?P<post>[\u4e00-\u9fff]{{2,30}}?)(?:职务|一职)的(?P<who>{NAME})"
        ),
    ),
)
NOTICE = "notice"
SECTION = re.compile(r"(?:^|[、，。\s])(?:决定)?(任命|免去)(?:名单|人员|下列人员)?[：:]?$")
SECTIONS = {"任命": "appoint", "免去": "remove"}
SUCCESSOR = re.compile(rf"(?:职务)?由[^。；;]{{0,40}}?(?P<who>{NAME})(?:接任|接替|继任)")
ACTING = re.compile(r"代理?(?=省长|市长|县长|区长|州长|主席|检察长|院长|主任|书记|镇长|乡长|部长|总理|总统)")
UNREAL = re.compile(r"放弃|寻求|谋求|争取|竞选|有望|预计|拒绝|无法|不能|未能|没有|不会|是否|祝贺")
AFTERWARDS = re.compile(  # 就任主席后致力于……: told of what came later
    r"[^，。；\ue000-\uf8ff]{2,30}(?:[记席理统长员任督臣相]|职务|一职)(?:以来|之?后(?![，卫方])|之际|期间)"
)
EXACT = {"elect": 0, "acting": 0, "nominate": 0, "resign": 0, "remove": 1, "appoint": 1, "punish": 0, "investigate": 1}


def find_appointments(story: Story, people: People, lines: Sequence[Line]) -> tuple[Appointment, ...]:
    """Give each change once, in order of first report."""
    if is_fiction(story):
        return ()
    said = [
        (line, heads)
        for line, section in zip(lines, _find_sections(lines), strict=True)
        if (heads := _find_heads(line, section)) or _held_changes(line) or _is_enclosing(line)
    ]
    start = bearings_of(read_setting(story)) if said else Bearings()
    found = [change for line, heads in said for change in _read_line(line, heads, start, story, people)]
    found += find_discipline(lines, story, people)
    return _settle(found)


def _find_sections(lines: Sequence[Line]) -> Iterator[str]:
    """Give for each line the action that a notice's head above it says: 任命： with a person a line below it."""
    section = ""
    for line in lines:
        if head := SECTION.search(line.code):
            section = SECTIONS[head[1]]
        yield section


def _find_heads(line: Line, section: str) -> list[Head]:
    """Give the constructions of a line in order; of two that lead to one post the earlier one counts."""
    code = line.code[:LONGEST_LINE]
    heads: dict[int, Head] = {}
    for rule, action, pattern in load_constructions("behind"):
        if rule == NOTICE and action != section:
            continue
        for match in pattern.finditer(code):
            who = line.names(match.groupdict().get("who") or "")
            head = Head(rule, action, who, match.start(), match.end())
            heads.setdefault(match.end(), head)
    return sorted(heads.values(), key=lambda head: head.end)


def _read_line(
    line: Line, heads: Sequence[Head], start: Bearings, story: Story, people: People
) -> Iterator[Appointment]:
    """Read the changes of one line, what was said before holding on."""
    reading = Reading(start)
    stops = [*(head.start for head in heads[1:]), len(line.code)]
    for head, stop in zip(heads, stops, strict=False):
        before = line.code[max(0, head.start - LONGEST_POST) : head.start]
        past = head.action != "nominate" and (PAST.search(line.code[: head.end]) or _is_long_ago(line, head, story))
        if past or _is_unreal(line, head) or (COURTESY.search(before) and not MESSAGE.search(line.code)):
            continue
        if head.action == "-" and not reading.action:
            continue
        reading.subject = head.who or reading.subject
        reading.action = head.action if head.action != "-" else reading.action
        posts, reading.bearings = read_posts(line, head, stop, reading, story, people)
        reading.posts = posts or reading.posts
        yield from _changes(line, head, reading, posts, story)
    yield from _read_rest(line, reading, story)


def _read_rest(line: Line, reading: Reading, story: Story) -> Iterator[Appointment]:
    """Read the changes whose post does not stand behind the construction: taken over, held, or between its words."""
    if reading.posts and (found := SUCCESSOR.search(line.code)):
        for post in reading.posts:
            yield make_change(line, story, (line.name(found["who"]), post, "appoint"), found.span(), "succeeds")
    for rule, action, found in _held_changes(line):
        for mention in filter(None, map(line.mentions.get, found["who"])):
            for held in (post.name for post in mention.posts if not post.name.endswith("候选人")):
                yield make_change(line, story, (mention.person, held, action), found.span(), rule)
    yield from _read_enclosed(line, reading, story)


def _read_enclosed(line: Line, reading: Reading, story: Story) -> Iterator[Appointment]:
    """Read the changes whose post stands between the words of the construction: 新一届省委常委为……."""
    for rule, action, pattern in ENCLOSED:
        for found in pattern.finditer(line.code[:LONGEST_LINE]):
            run = cut_posts(found["post"])
            seats = read_run(run, reading.bearings, foreign=action == "remove")[0] if run else ()
            for name, seat in product(line.names(found["who"]), seats):
                yield make_change(line, story, (name, seat.name, action), found.span(), rule)


def _is_enclosing(line: Line) -> bool:
    return any(pattern.search(line.code[:LONGEST_LINE]) for _, _, pattern in ENCLOSED)


def _is_unreal(line: Line, head: Head) -> bool:
    """Tell whether a change is only wished for or denied, or stands there to say what came after it."""
    if head.rule.startswith("congratulated"):
        return False
    later = head.action in {"appoint", "elect"} and AFTERWARDS.match(line.code, head.end)
    return bool(later or UNREAL.search(line.code, head.start, head.end))


def _is_long_ago(line: Line, head: Head, story: Story) -> bool:
    """Tell whether the nearest time before a construction lies more than a year before the story: a life told."""
    days = [when.start for when in line.dates(line.code[: head.end]) if when.start] if line.whens else ()
    today = story.article.day
    return bool(days and today and (today - days[-1]).days > LONG_AGO)


def _held_changes(line: Line) -> list[tuple[str, str, "re.Match[str]"]]:
    """Give (rule, action, match) of the constructions that speak of the post beside the name: 总理某某宣布辞职."""
    return [
        (rule, action, found)
        for rule, action, pattern in load_constructions("held")
        for found in pattern.finditer(line.code[:LONGEST_LINE])
        if not COURTESY.search(line.code[: found.start()])
    ]


def _changes(line: Line, head: Head, reading: Reading, posts: tuple[str, ...], story: Story) -> Iterator[Appointment]:
    """Give the changes of one construction: every person with every post, or one each (先后卸任武汉、合肥市委书记)."""
    names = reading.subject
    each = EACH.search(line.code[head.start : head.end]) and len(names) == len(posts) > 1
    pairs = zip(names, posts, strict=True) if each else ((name, post) for name in names for post in posts)
    for name, post in pairs:
        action = "acting" if reading.action in {"appoint", "elect"} and ACTING.search(post) else reading.action
        yield make_change(line, story, (name, post, action), (head.start, head.end), head.rule)


def _settle(found: Sequence[Appointment]) -> tuple[Appointment, ...]:
    """Leave each change once: same person, same direction, same title are one; the exact action wins (see above)."""
    kept: list[Appointment] = []
    for change in found:
        place = next((place for place, other in enumerate(kept) if _is_same(change, other)), None)
        if place is None:
            kept.extend([change] if len(kept) < MOST_CHANGES else [])
        elif EXACT[change.action] < EXACT[kept[place].action]:
            kept[place] = replace(kept[place], action=change.action, rule=change.rule)
    return tuple(kept)


def _is_same(one: Appointment, other: Appointment) -> bool:
    same_way = OPPOSITE.get(one.action, "takes") == OPPOSITE.get(other.action, "takes")
    return one.name == other.name and same_way and _same_post(one.post, other.post)


def _same_post(one: str, other: str) -> bool:
    """Tell whether two posts are one in other words: 代省长 and 代理省长, 某学会副会长 and 某学会第四届理事会副会长."""
    left, right = (ACTING.sub("代", post) for post in (one, other))
    if left == right or left.endswith(right) or right.endswith(left):
        return True
    return left[:4] == right[:4] and left[-3:] == right[-3:] and "副" in left[-3:]
