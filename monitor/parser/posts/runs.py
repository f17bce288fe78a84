"""A sentence and a name in, the run of posts in front of the name or right behind it out (姓名旁职务的位置)."""

import re

from monitor.parser.places import find_place
from monitor.parser.posts.anchors import OF_CLAUSE, Found
from monitor.parser.posts.parts import take_apart
from monitor.parser.posts.stacks import NO_RUN, Run, run_after, run_before
from monitor.parser.titles import kind_of_title, label_end, title_starting_at

SHARED = re.compile(r"(?:[两二三四五六七八九]|[0-9])(?:地|省市|省|市|县|区|省区|省区市|省市区)$")
COLLECTIVE = re.compile(
    r"([\u4e00-\u9fff]{2,6}?)?([两二三四五六七八九]|[2-9])(?:地|省区市|省市区|省市|省区|省|市|县|区)(?=[\u4e00-\u9fff]{2})"
)
LISTED = re.compile(
    r"(?:分别)?[为是]：?[ \u3000]*$|[：\]】][ \u3000]*$|[ \u3000]+$"
)  # 常委分别为A、B; 副主席：A; [县长] A
ENTERED = re.compile(r"$|[、，。；：（） \u3000\n]|分管|负责|主持|协助")
NEAR = 50  # characters before a name that can say what is done to its bearer


def run_in_front(text: str, floor: int, found: Found) -> Run | None:
    """Give the run of posts in front of a name, also one that a note, 分别为, a colon, a blank or a verb parts off."""
    run = run_before(text, floor, without_note(text, found.start)) or run_of_clause(text, floor, found.start)
    if run is None and (label := LISTED.search(text, floor, found.start)) and ENTERED.match(text, found.end):
        run = run_before(text, floor, without_note(text, label.start()))
        bare = not label[0].strip("： \u3000")
        if run and bare and text[: run.start].strip(EDGES) and text[run.start - 1] not in EDGES:
            return None
    return run and run._replace(posts=(*posts_held_as(text, floor, run.start), *run.posts))


def without_note(text: str, end: int) -> int:
    """Give where the text before `end` ends without a note, in brackets or 离休干部: 县长（挂职）, 厅长，离休干部."""
    if retired := RETIRED.search(text, max(0, end - NEAR), end):
        return retired.start()
    return label_end(text, end) if text[end - 1 : end] == "）" else end


RETIRED = re.compile(r"[，、](?:正?[厅省部市局]级)?离?退?休干部\Z")


def posts_held_as(text: str, floor: int, end: int) -> tuple[str, ...]:
    """Give the posts in front of 为 where a name with its own follows, who holds them: 组长为|副市长某某."""
    if text[end - 1 : end] != "为" or not (held := run_before(text, floor, end - 1)):
        return ()
    return held.posts if not text[: held.start].strip(EDGES) or text[held.start - 1] in EDGES else ()


def run_of_clause(text: str, floor: int, end: int) -> Run | None:
    """Give the run that a verb in front of a name gives or takes: 被免去总检察长职务的|某某, 曾任省长的|某某."""
    if text[end - 1 : end] != "的" or not (clause := OF_CLAUSE.search(text, max(floor, end - NEAR), end)):
        return None
    run = run_after(text[: clause.end("posts")], clause.start("posts"))
    return run if run and run.end == clause.end("posts") else None


def are_chief_and_deputy(*posts: str) -> bool:
    """Tell whether two posts are an organ's head's and the deputy's, which nobody holds at once: 庭长、副庭长."""
    chief, *others = posts or ("",)
    return [deputy.replace("副", "") for deputy in others] == [chief] != others


EDGES = "。；， \u3000\n：（】"


def of_last_list(run: Run, last: Run, between: str) -> Run:
    """Give a run of one bare title the organ of the list before it: 三地政协副主席甲、乙、丙，秘书长丁、戊、己."""
    parts = take_apart(run.posts[-1])
    organ = take_apart(last.posts[-1]).stem if last.posts else ""
    if len(run.posts) > 1 or parts.stem or not organ or between.strip() not in ("，", "；"):
        return NO_RUN
    return run._replace(posts=(organ + run.posts[0],))


def part_collective(run: Run, text: str, row: tuple[str, ...]) -> tuple[Run, tuple[str, ...]]:
    """Part 三省 from a shared head and give the places that it means, one for each name: 甲、乙、丙三省省长."""
    if SHARED.search(text, max(0, run.start - NEAR), run.start):
        return run, row
    if not (found := COLLECTIVE.match(run.posts[-1])):
        return run, ()
    places = places_before(text, run.end - len(run.posts[-1]) + len(found[1] or "")) or row
    if len(places) != COUNTS.index(found[2].replace("二", "两")) % 10:
        return run, ()
    return run._replace(posts=(*run.posts[:-1], run.posts[-1][found.end() :])), places


COUNTS = "〇一二三四五六七八九0123456789".replace("二", "两", 1)


def places_before(text: str, end: int) -> tuple[str, ...]:
    """Give the places of a list that ends at `end`, in order, with their full names."""
    listed = PLACE_LIST.search(text, max(0, end - NEAR), end)
    places = [find_place(name) for name in re.split("[、和与及]", listed[0])] if listed else []
    return tuple(place.name for place in places if place is not None)


PLACE_LIST = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[、和与及][\u4e00-\u9fff]{2,5})+$")


NOT_HIS = frozenset(
    ("苏丹", "特使", "发言人", "新闻发言人", "助理", "顾问", "秘书", "新闻秘书", "特别代表", "代表", "候选人")
)  # 特朗普特使 is another man


def title_behind(text: str, found: Found, following: Found | None) -> tuple[int, int] | None:
    """Give the place of a title right behind a name (龚正市长); one in front of the next name is that name's."""
    elect = ELECT_BEHIND.match(text, found.end)
    if elect:
        return elect.span()
    title = title_starting_at(text, found.end)
    if not title or title in NOT_HIS or kind_of_title(title) in ("calling", "rank"):
        return None
    end = found.end + len(title)
    if NAMED_FOR.match(text, end):
        return None
    if following is not None and following.start == end:
        return None
    return found.end, end


ELECT_BEHIND = re.compile("(?:当选|候任)(?:总统|总理|首相)(?=一道|一起|共同|阁下|先生|女士)")
NAMED_FOR = re.compile(
    r"”?(?:号(?!召)|级)|(?:纪念)?(?:医院|大学|学院|中学|大街|大道|路(?!上)|广场|机场|国际机场|体育场|公园|大桥|清真寺|基金会|奖|勋章|杯)"
)  # 费萨尔国王|医院, 弗拉基米尔大公|号
IN_BRACKETS = re.compile(
    r"(?:同志)?（(?:[男女][，、])?(?:[\u4e00-\u9fff]{1,4}族[，、])?(?:时任|现任)?(?P<posts>[^（）\n]{2,40})）"
)


def run_in_brackets(text: str, end: int) -> Run | None:
    """Give the posts that fill the brackets right behind a name: 李明（女，岳西县委书记）."""
    found = IN_BRACKETS.match(text, end)
    run = run_after(text, found.start("posts")) if found else None
    if found is None or run is None:
        return None
    return run if run.end == found.end("posts") or LENT.fullmatch(text, run.end, found.end("posts")) else None


LENT = re.compile("，[\u4e00-\u9fff]{0,12}(?:挂职|援派|兼)")  # 甲（副州长，某省对口支援挂职）


def of_row(run: Run, row: tuple[str, ...], index: int) -> Run:
    """Give the run as it reads for one member of the list behind a shared head: 三地政协副主席A、B、C."""
    if index >= len(row):
        return run
    return run._replace(posts=(*run.posts[:-1], row[index] + run.posts[-1]))
