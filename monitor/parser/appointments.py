"""A story and its people in, the personnel changes that it reports out (任免): who, which post in full, which action.

The constructions stand in `appointments.tsv`; each ends where the post begins. A line is read from left to right,
since what was said holds on: `选举甲为主任，乙为秘书长` carries the verb, `不再担任` and `免去其` the person,
`秘书长` the organ of the post before. Discipline (`discipline.tsv`) needs no construction: whoever the story punishes
or investigates is named with it, and the posts are those that the story gives that person.

Several lines tell one change (the headline says 任, the text 选举): the more exact action counts, with the post as
the heading prints it. Past careers (曾任, 2019年起任) and congratulations in talks are no changes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import takewhile

from monitor.parser.event_genre import is_fiction
from monitor.parser.event_lines import NAME, WHEN, Line, make_lines
from monitor.parser.event_rules import ASIDE, NAMES
from monitor.parser.people import People, read_run
from monitor.parser.posts import Bearings, bearings_of
from monitor.parser.setting import country_pattern, read_setting
from monitor.parser.stacks import Run, run_after
from monitor.parser.text import Story, read_table
from monitor.parser.titles import title_ending_at
from monitor.records import Appointment, Post, Standing

MOST_CHANGES = 300  # of one story; a longer list is an almanac
LONGEST_LINE = 3_000  # characters of code read of one line
SAME_TITLE = 4  # characters at the end of two posts that make them one
LONGEST_POST = 40  # characters
LONGEST_HAN = 4  # characters of a Han name
REACH = 200  # characters before a construction in which its state is named
LONG_AGO = 400  # days

FRAGMENTS = {
    "NAMES": NAMES,
    "OR": f"其|{NAMES}",
    "NAME": NAME,
    "CLAUSE": "[^，。；;\ue000-\uefff]{0,60}",
    "GAP": "[^，,。；;：:的\\s、\ue000-\uefff]{0,40}",
    "ASIDE": ASIDE,
    "WHEN": WHEN,
}
FRAGMENT = re.compile(r"\{([A-Z]+)\}")
PAST = re.compile(r"(?:19|20)\d\d年(?!度)|曾|历任|简历|参加工作|年起|如果|一旦|传闻|若")
COURTESY = re.compile(r"(?:祝贺|呼吁|敦促|逼迫|迫使|否认|要求|拒绝)[^，。；]{0,12}$")
MESSAGE = re.compile(r"致电|致信|贺电|贺信|致函")
POST_ENDS = re.compile(r"[，,。；;：:！!？?\s（(\ue000-\uf8ff]|并|的请求|等?职务|一职|的决定|选举")
STOPS = re.compile("[。；;\ue000-\uf8ff]")
JOINT = re.compile(r"(?<=[记员委长任席令臣相统理储])(?:和|以及|及|与|兼任?)")
CLAUSES = re.compile(r"[，,]")
FORMER_INSIDE = re.compile(r"原(?=[^子则])")  # 全国人大原内务司法委员会副主任委员
HELD = re.compile(r"(?!不再|免去|担任|任)[\u4e00-\u9fff、]{2,40}(?:职务|一职)")
TAIL = re.compile(r"(?:等?职务|一职|的?候选人|人选|等|的)+$")
SUCCESSOR = re.compile(rf"(?:职务)?由[^。；;]{{0,40}}?(?P<who>{NAME})(?:接任|接替|继任)")
SEATED = re.compile(
    rf"新一届(?P<post>[\u4e00-\u9fff]{{2,24}}?)(?:名单|人选)?(?:分别)?(?:为|是|：|:)(?P<who>{NAMES}{ASIDE}?)"
)
BARE = re.compile(r"(?:其|他的|她的)?(?:一切|领导|所有)?职务?(?:[，,。；;、]|$)|$|[，,。；;]")  # no post is named
TERM = re.compile(
    r"(?:新一|下一|下|新|首|本|现|第[一二三四五六七八九十\d]{1,3})任(?:联邦政府)?|新一届(?:政府)?|(?<=政府)新(?=总理|首相)"
)
TWICE = re.compile(r"([省市县区])\1(?=委|政府|人大|政协)")
ACTING = re.compile(r"代理?(?=省长|市长|县长|区长|州长|主席|检察长|院长|主任|书记|镇长|乡长|部长|总理|总统)")
UNREAL = re.compile(r"放弃|寻求|谋求|争取|竞选|有望|预计|拒绝|无法|不能|未能|没有|不会|是否")
AFTERWARDS = re.compile(r"(?:职务|一职)?(?:后|以来|之后|之际|期间)(?!，|卫)")
KIN = re.compile(
    r"(?:的)?(?:长兄|胞[兄弟妹姐]|[兄弟姐妹]|哥哥|弟弟|妻子|夫人|丈夫|前妻|之[子女]|儿子|女儿|父亲|母亲|亲属|秘书)"
)
ANONYMOUS = re.compile("某")  # 何某: nobody is named
SAYS = re.compile(r"指出|强调|表示|说|要求|主持|会见|认为|宣布|签署|通报")
EACH = re.compile(r"(?:先后|分别)")
EXACT = {"elect": 0, "acting": 0, "nominate": 0, "resign": 0, "remove": 1, "appoint": 1, "punish": 0, "investigate": 1}
OPPOSITE = {"remove": "leaves", "resign": "leaves", "punish": "leaves", "investigate": "leaves"}


@lru_cache(maxsize=2)
def load_constructions(where: str) -> tuple[tuple[str, str, "re.Pattern[str]"], ...]:
    """Give (rule, action, pattern over code) of each construction whose post stands `behind` it or is `held`."""
    return tuple(
        (rule, action, re.compile(FRAGMENT.sub(lambda found: FRAGMENTS[found[1]], pattern)))
        for rule, action, pattern in read_table("appointments.tsv")
        if rule.startswith("held.") == (where == "held")
    )


@lru_cache(maxsize=1)
def load_discipline() -> tuple[tuple[str, bool, "re.Pattern[str]"], ...]:
    """Give (action, whether only office holders are meant, pattern of its words), punishment before investigation."""
    return tuple(
        (action, of == "office", re.compile("|".join(map(re.escape, words.split()))))
        for action, of, words in read_table("discipline.tsv")
    )


@dataclass(frozen=True, slots=True)
class Head:
    """One construction in a line: its rule, action, persons, and where it begins and the post after it begins."""

    rule: str
    action: str
    who: tuple[str, ...]
    start: int
    end: int


@dataclass(slots=True)
class Reading:
    """What a line has said so far that holds on for the next construction."""

    bearings: Bearings
    subject: tuple[str, ...] = ()
    action: str = ""
    posts: tuple[str, ...] = field(default=())


def find_appointments(story: Story, people: People) -> tuple[Appointment, ...]:
    """Give each change once, in order of first report."""
    if is_fiction(story):
        return ()
    lines = make_lines(story, people)
    said = [
        (line, heads)
        for line in lines
        if (heads := _find_heads(line)) or _held_changes(line) or SEATED.search(line.code)
    ]
    start = bearings_of(read_setting(story)) if said else Bearings()
    found = [change for line, heads in said for change in _read_line(line, heads, start, story, people)]
    found += _find_discipline(lines, story, people)
    return _settle(found)[:MOST_CHANGES]


def _find_heads(line: Line) -> list[Head]:
    """Give the constructions of a line in order; of two that lead to one post the earlier one counts."""
    code = line.code[:LONGEST_LINE]
    heads: dict[int, Head] = {}
    for rule, action, pattern in load_constructions("behind"):
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
        unreal = UNREAL.search(line.code, head.start, head.end) and not head.rule.startswith("congratulated")
        if past or unreal or (COURTESY.search(before) and not MESSAGE.search(line.code)):
            continue
        if head.action == "-" and not reading.action:
            continue
        reading.subject = head.who or reading.subject
        reading.action = head.action if head.action != "-" else reading.action
        posts, reading.bearings = _read_posts(line, head, stop, reading, story, people)
        reading.posts = posts or reading.posts
        yield from _changes(line, head, reading, posts, story)
    yield from _read_rest(line, reading, story)


def _read_rest(line: Line, reading: Reading, story: Story) -> Iterator[Appointment]:
    """Read the changes whose post does not stand behind the construction: held, taken over, or named before."""
    if reading.posts and (found := SUCCESSOR.search(line.code)):
        for post in reading.posts:
            yield _make(line, story, (line.name(found["who"]), post, "appoint"), found.span(), "succeeds")
    for rule, action, found in _held_changes(line):
        for held in line.mentions[found["who"]].posts:
            yield _make(line, story, (line.name(found["who"]), held.name, action), found.span(), rule)
    for found in SEATED.finditer(line.code[:LONGEST_LINE]):
        run = _cut_posts(found["post"])
        posts, _ = read_run(run, reading.bearings, foreign=False) if run else ((), None)
        for name in line.names(found["who"]):
            for seat in posts:
                yield _make(line, story, (name, seat.name, "elect"), found.span(), "seated")


def _is_long_ago(line: Line, head: Head, story: Story) -> bool:
    """Tell whether the nearest time before a construction lies more than a year before the story: a life told."""
    days = [when.start for when in line.dates(line.code[: head.end]) if when.start]
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
        yield _make(line, story, (name, post, action), (head.start, head.end), head.rule)


def _make(line: Line, story: Story, change: tuple[str, str, str], place: tuple[int, int], rule: str) -> Appointment:
    name, post, action = change
    span = story.span(line.where, *line.folded(*place))
    return Appointment(name=name, post=post, action=action, span=span, rule=f"appointment.{rule}")


def _read_posts(
    line: Line, head: Head, stop: int, reading: Reading, story: Story, people: People
) -> tuple[tuple[str, ...], Bearings]:
    """Give the posts in full that begin behind a construction, and what they say for the next."""
    code = STOPS.split(line.code[head.end : max(head.end, min(stop, head.end + 8 * LONGEST_POST))])[0]
    code = TERM.sub("", code)
    if head.who and head.action in OPPOSITE and BARE.match(code):
        held = (post.name for symbol in line.code[head.start : head.end] if symbol in line.mentions
                for post in line.mentions[symbol].posts)  # fmt: skip
        return tuple(dict.fromkeys(held)), reading.bearings
    if EACH.search(line.code[head.start : head.end]) and (shared := _share_title(code, len(reading.subject))):
        return shared, reading.bearings
    run = _cut_posts(JOINT.sub("、", code))
    near = _bearings_near(line, head, reading, story)
    posts, bearings = read_run(run, near, foreign=_is_foreign(line, reading)) if run else ((), near)
    names = tuple(dict.fromkeys(TAIL.sub("", post.name) for post in posts))
    if not names:
        plain = TAIL.sub("", POST_ENDS.split(code)[0])
        names = (plain,) if 1 < len(plain) <= LONGEST_POST and title_ending_at(plain, len(plain)) else ()
    known = (_known_post(name, reading.subject, people) for name in names)
    return tuple(TWICE.sub(r"\1", name) for name in known), bearings


def _is_foreign(line: Line, reading: Reading) -> bool:
    """Tell whether a change is of another state: by the form of a name, or because who makes it is its head."""
    makers = (post for mention in line.mentions.values() for post in mention.posts)
    return any("·" in name or len(name) > LONGEST_HAN for name in reading.subject) or any(
        post.rule == "state" for post in makers
    )


def _bearings_near(line: Line, head: Head, reading: Reading, story: Story) -> Bearings:
    """Give the bearings of a construction: of the states named, the nearest before it is meant."""
    text = story.view(line.where).text[: line.places[head.end]]
    named = [found[0] for found in country_pattern().finditer(text[-REACH:])]
    return reading.bearings._replace(country=named[-1]) if named else reading.bearings


def _cut_posts(code: str) -> Run | None:
    """Cut the posts that `code` begins with: up to the end of the clause, or by the titles where it says more."""
    first, *others = CLAUSES.split(code)
    held = [first, *takewhile(HELD.fullmatch, others)] if HELD.fullmatch(others[0] if others else "") else [first]
    printed = tuple(TAIL.sub("", part) for clause in held for part in POST_ENDS.split(clause)[0].split("、"))
    if all(part and title_ending_at(part, len(part)) for part in printed):
        return Run(0, len(code), printed, "", "")
    return run_after(code, 0)


def _share_title(code: str, count: int) -> tuple[str, ...]:
    """Read 武汉、合肥、成都市委书记 of three persons: one post for each, the title shared."""
    parts = POST_ENDS.split(code)[0].split("、")
    title = re.search(r"(?:省|市|县|区|州|自治区)(?:委|政府|人大|政协|长).*$", parts[-1])
    if len(parts) != count or not title:
        return ()
    return tuple(part if part.endswith(title[0]) else part + title[0] for part in parts)


def _known_post(name: str, who: Sequence[str], people: People) -> str:
    """Give the fuller form of a post that the story gives its holder elsewhere (联合特使)."""
    held = [post.name for person in people.persons if person.name in who for post in person.posts]
    return next((post for post in held if len(post) > len(name) and post.endswith(name[-SAME_TITLE:])), name)


# --- discipline ---------------------------------------------------------------------------------------------------


def _find_discipline(lines: Sequence[Line], story: Story, people: People) -> Iterator[Appointment]:
    """Give who is punished or investigated, with the former posts that the story gives; punishment says enough."""
    done: set[str] = set()
    held = {person.name: person.posts for person in people.persons}
    for action, office, words in load_discipline():
        for line in lines:
            for match in words.finditer(line.code[:LONGEST_LINE]):
                for name in _whom(line, match):
                    meant = name in held and name not in done and not ANONYMOUS.search(name)
                    if meant and (held[name] or not office):
                        done.add(name)
                        for post in _former(held[name]) or ("",):
                            yield _make(line, story, (name, post, action), match.span(), action)


def _whom(line: Line, match: "re.Match[str]") -> tuple[str, ...]:
    """Give the persons that discipline words speak of: the last list before them, else the one behind.

    Who says, decides or signs it is not meant.
    """
    lists = list(re.finditer(NAMES, line.code[: match.start()]))
    if not lists:
        return line.names(line.code[match.end() : match.end() + 2])
    between = line.code[lists[-1].end() : match.start()]
    return () if SAYS.search(between) or KIN.match(between) else line.names(lists[-1][0])


def _former(posts: Iterable[Post]) -> tuple[str, ...]:
    """Give the posts lost (原主任); all when none is marked."""
    all_posts = tuple(posts)
    former = tuple(
        post.name for post in all_posts if post.standing is Standing.FORMER or FORMER_INSIDE.search(post.name)
    )
    return former or tuple(post.name for post in all_posts)


# --- what counts --------------------------------------------------------------------------------------------------


def _settle(found: Sequence[Appointment]) -> tuple[Appointment, ...]:
    """Leave each change once: same person, same direction, same title are one; the exact action wins (see above)."""
    kept: list[Appointment] = []
    for change in found:
        place = next((place for place, other in enumerate(kept) if _is_same(change, other)), None)
        if place is None:
            kept.append(change)
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
