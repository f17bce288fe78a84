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
from itertools import islice, pairwise, product

from monitor.parser.changes.details import with_details
from monitor.parser.changes.discipline import ANONYMOUS, find_discipline
from monitor.parser.changes.doubts import BODY_SET_UP, is_doubtful, subject_before, tells_a_life
from monitor.parser.changes.lives import join_lives
from monitor.parser.changes.posts import cut_posts, held_posts, read_posts
from monitor.parser.changes.rosters import find_rosters, is_listing
from monitor.parser.changes.rules import (
    EACH,
    KEYS,
    OPPOSITE,
    ROW,
    TASK,
    Head,
    Reading,
    load_constructions,
    make_change,
)
from monitor.parser.events.lines import NAME, Line
from monitor.parser.events.people import LONGEST_LINE
from monitor.parser.events.rules import ASIDE, NAMES
from monitor.parser.fiction import is_fiction
from monitor.parser.mention import Mention
from monitor.parser.people.finding import People
from monitor.parser.posts.bearings import Bearings, bearings_of
from monitor.parser.posts.beside import read_run
from monitor.parser.posts.completing import canonical_post
from monitor.parser.posts.parts import take_apart
from monitor.parser.posts.runs import are_chief_and_deputy
from monitor.parser.posts.setting import read_setting
from monitor.parser.states import split_state
from monitor.parser.text import Story
from monitor.parser.titles import title_ending_at
from monitor.records import Appointment

MOST_FOUND = 1_000  # in one story, before those of one change are put together
MOST_CHANGES = 300  # of one story; a longer list is an almanac

FILLED = re.compile(
    rf"(?:^|[，。；])(?P<post>(?![其该]|遗缺|空缺)[\u4e00-\u9fff]{{2,20}}?)(?<!组长)(?<!指挥)(?<!团长)(?<!召集人)(?<![河林]长)(?:一职|职务)?，?(?:确定|[则将改已拟])*"
    rf"由[^，。；]{{0,30}}?(?P<who>{NAME})(?:借调|直接)?(?:出任|接任|继任|兼任|升任|真除)(?=[，。；]|$)"
)  # who leads a group is no news of his career
ENCLOSED = (  # (rule, action, pattern with the post between its words)
    (
        "seated",
        "elect",
        re.compile(rf"新一届(?P<post>[\u4e00-\u9fff]{{2,24}}?)(?:名单|人选)?(?:分别)?[为是：](?P<who>{NAMES}{ASIDE}?)"),
    ),
    (
        "voted",
        "elect",
        re.compile(
            rf"(?:通过|确定)了?(?P<post>[\u4e00-\u9fff]{{4,40}}?)(?:候选)?人选(?:名单)?，(?P<who>{NAMES}{ASIDE}?)当选"
        ),
    ),
    (
        "filled",
        "appoint",
        FILLED,
    ),
    (
        "settled",
        "appoint",
        re.compile(rf"决定(?P<post>[\u4e00-\u9fff]{{2,24}}?)(?:分别)?为：?\s*(?P<who>{NAMES}{ASIDE}?)"),
    ),
    (
        "settled",
        "appoint",
        re.compile(rf"(?:^|[，。；])(?P<post>大会[\u4e00-\u9fff]{{2,10}}?)由(?P<who>{NAME})担任(?=[，。；]|$)"),
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
SECTION = re.compile(
    r"(?:^|[、，。）【\s]|(?:会议|常委会|政府|[省市县区]委)(?=\w{2,4}：$))(?:决定|批准)?(任命|任职|免去|免职)"
    r"(?:的?名单|人员|下列人员|下列同志)?[：】]*$"
)
HEAD_ENDS = ("：", "】", "任命", "免去", "任职", "免职", "名单", "人员", "同志")
SECTIONS = {"任命": "appoint", "任职": "appoint", "免去": "remove", "免职": "remove"}
ANNOUNCED = re.compile(r"(决定|宣布|选举结果|选举产生|当选|选举|补选)[^，。；]{0,12}：$")
ANNOUNCES = {"决定": "appoint", "宣布": "appoint"} | dict.fromkeys(
    ("选举结果", "选举产生", "当选", "选举", "补选"), "elect"
)
SUCCESSOR = re.compile(
    rf"(?:职务)?由[^。；]{{0,40}}?(?P<who>{NAME})(?:接任|接替|继任)(?=[，。；]|$)|接[替任][他她]的是[^。；]{{0,40}}?(?P<heir>{NAME})"
)
ACTING = re.compile(
    r"代理(?=[\u4e00-\u9fff]{2,8}$)|代理?(?=省长|市长|县长|区长|州长|主席|检察长|院长|主任|书记|镇长|乡长|部长|总理|总统)"
)
LEAVES = re.compile("辞职|请辞|辞任")  # 接替辞职的某某出任
ELECT = re.compile(r"(?:新?当选|新任|前任|候任)(?=副?[\u4e00-\u9fff]{2})")
STANDING = re.compile(rf"({NAME})（常务）")  # the first deputy in a list that shares its title
NOT_HELD = re.compile(r"候选人$|前(?!任)")
NTH = re.compile(r"^(?:第[^任]{1,4}任|[副代])")
TO_YOU = "congratulated.you"
WISHED = re.compile(rf"祝贺(?P<who>{NAME})(?:再次|成功|高票|正式|全票)*(?:当选|就任|连任)")
OUST, FORMER = "held.dismissed_of", re.compile("前(?!任)")  # 遭解职的前防长: of that post
SWORN, MET, ARRIVED = "held.sworn", "held.greeted", "held.arrived"
GREETED = re.compile(r"[^。；]{2,40}?(?:致贺电|致电祝贺|发去?贺电|致以?[^，。]{0,4}祝贺|表示[^，。]{0,4}祝贺)")
TOGETHER = frozenset(("held.dismissed", "held.leaves", "held.resigns"))
VOTES = re.compile("选举|经表决")
ADDS = re.compile(r"增补(?![^。；]{0,60}政协)")  # whose members are invited
CARRIED, TAKEN_TOO = "-", "="  # the action of a construction that carries on with what gave or took a post before
TAKES_UP = {"appoint": "appoint", "elect": "elect", "acting": "appoint", "nominate": "nominate"}
EXACT = {"elect": 0, "acting": 0, "nominate": 0, "resign": 0, "remove": 1, "appoint": 1, "punish": 0, "investigate": 1}


def find_appointments(story: Story, people: People, lines: Sequence[Line]) -> tuple[Appointment, ...]:
    """Give each change once, in order of first report."""
    if is_fiction(story) or tells_a_life(story):
        return ()
    lines = tuple(join_lives(lines))
    addressee = _congratulated(lines)
    said = [
        (line, heads)
        for line, section in zip(lines, _find_sections(lines), strict=True)
        if line.mentions
        and (section or KEYS.search(line.code))
        and ((heads := _find_heads(line, section, addressee)) or _held_changes(line, story) or _is_enclosing(line))
    ]
    listing = is_listing(lines)
    start = bearings_of(read_setting(story)) if said or listing else Bearings()  # else nobody asks for it
    read = (change for line, heads in said for change in _read_line(line, heads, start, story, people))
    found = list(islice(read, MOST_FOUND))
    found += find_rosters(lines, start, story) if listing else ()
    found += find_discipline(lines, story, people)
    named = [change for change in found if not ANONYMOUS.search(change.name)]
    return _settle(tuple(with_details(named, lines, start, story)) if named else ())


def _find_sections(lines: Sequence[Line]) -> Iterator[str]:
    """Give for each line the action that a notice's head above it says: 任命： with a person a line below it.

    A head that only announces (会议宣布：) holds for as long as lines begin with a person.
    """
    section, lasting = "", True
    for line in lines:
        ends = line.code.endswith(HEAD_ENDS)
        if ends and (head := SECTION.search(line.code)):
            section, lasting = SECTIONS[head[1]], True
        elif ends and (head := ANNOUNCED.search(line.code)):
            section, lasting = ANNOUNCES[head[1]], False
        elif not lasting and not ROW.match(line.code):
            section = ""
        yield section


def _congratulated(lines: Sequence[Line]) -> tuple[str, ...]:
    """Give whom the messages of a story congratulate, who is 您 in their words; nobody where it names nobody."""
    found = ((line, WISHED.search(line.code[:LONGEST_LINE])) for line in lines if "祝贺" in line.code)
    return next((line.names(hit["who"]) for line, hit in found if hit), ())


def _find_heads(line: Line, section: str, addressee: tuple[str, ...]) -> list[Head]:
    """Give the constructions of a line in order; of two that lead to one post the earlier one counts."""
    code = line.code[:LONGEST_LINE]
    heads: dict[int, Head] = {}
    for rule, action, pattern in load_constructions("behind"):
        if rule == NOTICE and action != section:
            continue
        for match in pattern.finditer(code):
            who = addressee if rule == TO_YOU else line.names(match.groupdict().get("who") or "")
            if rule == TO_YOU and not who:
                continue
            whom = line.names(match.groupdict().get("whom") or "")
            head = Head(rule, action, who, match.start(), match.end(), whom)
            heads.setdefault(match.end(), head)
    return sorted(heads.values(), key=lambda head: head.end)


def _read_line(
    line: Line, heads: Sequence[Head], start: Bearings, story: Story, people: People
) -> Iterator[Appointment]:
    """Read the changes of one line, what was said before holding on."""
    reading = Reading(start)
    stops = [
        *(after.start if after.start >= head.end else after.end for head, after in pairwise(heads)),
        len(line.code),
    ]
    for head, stop in zip(heads, stops, strict=False):
        carried = {CARRIED: reading.gives, TAKEN_TOO: reading.takes}.get(head.action, head.action)
        if not carried or is_doubtful(line, head, story):
            continue
        said = replace(head, action=carried)
        if said.action == "appoint" and (GREETED.match(line.code, head.end) or is_added_by_vote(line, head)):
            said = replace(said, action="elect")  # as congratulations count, whatever verb they use
        if said.action in TAKES_UP:
            reading.gives = TAKES_UP[said.action]
        elif said.action in OPPOSITE:
            reading.gives, reading.takes = reading.gives or "appoint", said.action  # 免去甲的职务，乙为主任
        reading.subject = head.who or reading.subject or line.names(subject_before(line, head.start))
        if held := held_posts(line, said, reading.subject):
            reading.posts = tuple(post for _, post in held)
            yield from (
                make_change(line, story, (*pair, said.action), (head.start, head.end), head.rule) for pair in held
            )
            continue
        if said.action in OPPOSITE and reading.posts and ABOVE.match(line.code, head.end):
            yield from _changes(line, said, reading, reading.posts, story)
            continue
        if founded := BODY_SET_UP.search(line.code, 0, head.start):
            reading.bearings = reading.bearings._replace(body=founded["group"])
        posts, reading.bearings = read_posts(line, said, stop, reading, story, people)
        reading.posts = posts or reading.posts
        yield from _changes(line, said, reading, posts, story)
        if said.action in TAKES_UP:
            yield from _read_replaced(line, (head.end, stop), posts, story)
    yield from _read_rest(line, reading, story, people)


ABOVE = re.compile("(?:上述|以上|前述)(?:全部|所有)?职务")  # those just given to somebody else: 免去乙的上述职务


def is_added_by_vote(line: Line, head: Head) -> bool:
    """Tell whether somebody is 增补 to a body by those who elect or vote in the same sentence."""
    sentence = line.code[: head.start].rpartition("。")[2]
    return bool(ADDS.match(line.code, head.start) and VOTES.search(sentence))


def _read_rest(line: Line, reading: Reading, story: Story, people: People) -> Iterator[Appointment]:
    """Read the changes whose post does not stand behind the construction: taken over, held, or between its words."""
    lost: list[str] = []
    for rule, action, found in _held_changes(line, story):
        for mention in _meant(line, rule, found):
            names = [post.name for post in mention.posts]
            if rule in (SWORN, ARRIVED) and not names:
                names = only_post(people, mention.person)
            for held in (FORMER.sub("", name) if rule == OUST else name for name in names):
                if NOT_HELD.search(held):
                    continue
                seat, meant = ELECT.sub("", held), action
                if rule == MET and seat == held:
                    continue  # a greeting for another reason
                if rule == SWORN and seat == held and not held.endswith("总统"):
                    meant = "appoint"
                lost.extend([seat] if action in OPPOSITE else [])
                yield make_change(line, story, (mention.person, seat, meant), found.span(), rule)
    yield from _read_successions(line, reading, lost, story)
    yield from _read_enclosed(line, reading, story)


def _read_successions(line: Line, reading: Reading, lost: Sequence[str], story: Story) -> Iterator[Appointment]:
    """Read who follows whom, and who acts for whom: 接替他的是乙; 甲休假，其职务由乙代理."""
    filled = {found.end() for found in FILLED.finditer(line.code)}
    if (next_one := SUCCESSOR.search(line.code)) and next_one.end() not in filled:
        heir = line.name(next_one["who"] or next_one["heir"])
        for post in reading.posts or lost:
            yield make_change(line, story, (heir, post, "appoint"), next_one.span(), "succeeds")
    for found in STANDS_IN.finditer(line.code):
        for held in line.mentions[found["whom"]].posts:
            change = (line.name(found["who"]), with_acting(held.name), "acting")
            yield make_change(line, story, change, found.span(), "stands_in")


def _read_replaced(line: Line, place: tuple[int, int], posts: Sequence[str], story: Story) -> Iterator[Appointment]:
    """Read whom somebody replaces in the posts that he is given right before: 任命甲为部长，接替辞职的乙."""
    for found in REPLACED.finditer(line.code, *place):
        leaves = "resign" if LEAVES.search(found[0]) else "remove"
        for post in posts:
            yield make_change(line, story, (line.name(found["who"]), post, leaves), found.span(), "replaced")


STANDS_IN = re.compile(
    rf"(?P<whom>{NAME})[^，。；\ue000-\uefff]{{0,20}}，[其他她]的?(?:职务|职责|工作)(?:将|暂|暂时|临时)*由(?P<who>{NAME})(?:暂时?|临时)?代理"
)
REPLACED = re.compile(
    rf"，(?:将)?(?:接替|取代)(?![^，。；]{{0,30}}逝)[^，。；\ue000-\uefff]{{0,14}}(?P<who>{NAME})(?=[，。；]|$)"
)


def _meant(line: Line, rule: str, found: "re.Match[str]") -> Iterator[Mention]:
    """Give the mentions of whom a construction speaks; those dismissed, or who leave, together stand in one list.

    Between them are stops and their posts: 镇党委书记甲、镇长乙被免职.
    """
    who = next(iter(line.mentions)) if found["who"] in PRONOUNS else found["who"]  # the only one (join_lives)
    for mention in filter(None, map(line.mentions.get, who)):
        together = rule in TOGETHER and mention.group
        yield from (one for one in line.mentions.values() if one is mention or (together and is_beside(one, mention)))


PRONOUNS = frozenset("他她")


def is_beside(one: Mention, other: Mention) -> bool:
    """Tell whether a mention stands before another in its list."""
    return one.group == other.group and one.start < other.start


def only_post(people: People, name: str) -> list[str]:
    """Give the one post that a story gives somebody, who is sworn in further on; nothing where it gives several."""
    posts = next((person.posts for person in people.persons if person.name == name), ())
    return [posts[0].name] if len(posts) == 1 else []


def _read_enclosed(line: Line, reading: Reading, story: Story) -> Iterator[Appointment]:
    """Read the changes whose post stands between the words of the construction: 新一届省委常委为……."""
    for rule, action, pattern in ENCLOSED:
        for found in pattern.finditer(line.code[:LONGEST_LINE]):
            run = cut_posts(found["post"])
            foreign = action == "remove" or any("·" in name for name in line.names(found["who"]))
            seats = read_run(run, reading.bearings, foreign=foreign)[0] if run else ()
            for name, seat in product(line.names(found["who"]), seats):
                yield make_change(line, story, (name, seat.name, action), found.span(), rule)


def _is_enclosing(line: Line) -> bool:
    code = line.code[:LONGEST_LINE]
    return any(pattern.search(code) for _, _, pattern in ENCLOSED) or bool(STANDS_IN.search(code))


def _held_changes(line: Line, story: Story) -> list[tuple[str, str, "re.Match[str]"]]:
    """Give (rule, action, match) of the constructions that speak of the post beside the name: 总理某某宣布辞职."""
    return [
        (rule, action, found)
        for rule, action, pattern in load_constructions("held")
        for found in pattern.finditer(line.code[:LONGEST_LINE])
        if not is_doubtful(line, Head(rule, action, line.names(found["who"]), *found.span()), story)
    ]


def _changes(line: Line, head: Head, reading: Reading, posts: tuple[str, ...], story: Story) -> Iterator[Appointment]:
    """Give the changes of one construction: every person with every post, or one each (先后卸任武汉、合肥市委书记)."""
    names, posts = reading.subject, tuple(post for post in posts if not TASK.fullmatch(post))
    each = EACH.search(line.code[head.start : head.end]) or are_chief_and_deputy(*posts)
    each = each and len(names) == len(posts) > 1
    pairs = zip(names, posts, strict=True) if each else ((name, post) for name in names for post in posts)
    leading = {line.name(symbol) for symbol in STANDING.findall(line.code)}
    for name, shared in pairs:
        post = shared.replace("副", "常务副") if name in leading else shared
        action = "acting" if head.action in {"appoint", "elect"} and ACTING.search(post) else head.action
        said = with_acting(post) if head.rule in ACTS_IN else post
        yield make_change(line, story, (name, said, action), (head.start, head.end), head.rule)
    leaves = "resign" if LEAVES.search(line.code, head.start, head.end) else "remove"
    for name, post in product(head.whom, posts):
        yield make_change(line, story, (name, post, leaves), (head.start, head.end), head.rule)


ACTS_IN = ("acting.self", "acting.carried")


def with_acting(post: str) -> str:
    """Say with the post that somebody only acts in it: 代理某市市长职务 makes him 某市代理市长."""
    parts = take_apart(post)
    state, rest = split_state(parts.stem)
    place, organ = (state, rest) if state else (parts.stem, "")  # 某国代理内务部长
    return post if parts.standing or parts.leading else f"{place}代理{organ}{parts.modifiers}{parts.head}"


def _settle(found: Sequence[Appointment]) -> tuple[Appointment, ...]:
    """Leave each change once: same person, same direction, same title are one; the exact action wins (see above)."""
    kept: list[Appointment] = []
    for change in found:
        place = next((place for place, other in enumerate(kept) if _is_same(change, other)), None)
        if place is None:
            kept.extend([change] if len(kept) < MOST_CHANGES else [])
            continue
        known = kept[place]
        post = change.post if _says_more(change.post, known.post) else known.post
        exact = change if EXACT[change.action] < EXACT[known.action] else known
        kept[place] = replace(
            known,
            post=post,
            action=exact.action,
            rule=exact.rule,
            day=known.day or change.day,
            by=known.by or change.by,
            from_post=known.from_post or change.from_post,
        )
    return tuple(kept)


def _says_more(post: str, known: str) -> bool:
    """Tell whether a post says more than the one known: whose it is, or which deputy's (其中甲为常务副主席)."""
    fuller = _is_bare(known) and _in_short(post).endswith(_in_short(known))
    return fuller or post.replace("常务副", "副") == known != post


def _in_short(post: str) -> str:
    """Write 主任委员 as headlines do: 主委."""
    return post.replace("主任委员", "主委")


def _is_bare(post: str) -> bool:
    """Tell whether a post is no more than its title: 总干事, 驻华大使, 第五任行政长官."""
    return post.startswith("驻") or NTH.sub("", post) == title_ending_at(post, len(post))


def _is_same(one: Appointment, other: Appointment) -> bool:
    same_way = OPPOSITE.get(one.action, "takes") == OPPOSITE.get(other.action, "takes")
    return one.name == other.name and same_way and _same_post(one.post, other.post)


def _same_post(one: str, other: str) -> bool:
    """Tell whether two posts are one in other words: 代省长 and 代理省长, 某学会副会长 and 某学会第四届理事会副会长."""
    left, right = (ACTING.sub("代", _in_short(canonical_post(post))) for post in (one, other))
    if left == right or left.endswith(right) or right.endswith(left):
        return True
    return left[:4] == right[:4] and left[-3:] == right[-3:] and "副" in left[-3:]
