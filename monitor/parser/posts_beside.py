"""A sentence and its names in, a Mention of each with the posts in front of it and right behind it out (姓名旁职务)."""

import re
from collections.abc import Sequence
from typing import NamedTuple, overload

from monitor.parser.anchors import Found
from monitor.parser.bearings import Bearings, bearings_of, opening_place, place_bearings
from monitor.parser.mention import Mention
from monitor.parser.name_lists import LIST_JOINTS, joint_text
from monitor.parser.named_organs import organ_before, title_to_place
from monitor.parser.places import find_place
from monitor.parser.posts import read_post
from monitor.parser.setting import Setting
from monitor.parser.stacks import Run, run_after, run_before
from monitor.parser.states import named_states
from monitor.parser.text import Sentence
from monitor.parser.titles import load_titles, title_starting_at
from monitor.records import Post

RANK_LABEL = re.compile(
    r"(?:领导|领导同志|领导人|负责同志|负责人)(?:还|主要)?(?:有|包括)?[:：]?$|领导(?:还)?(?:有|包括)$"
)
RANKED_LIST = re.compile(r"等[\u4e00-\u9fff]{0,8}?(?:领导同志|领导人|领导|负责人|负责同志)")
SHARED = re.compile(r"(?:[两二三四五六七八九]|[0-9])(?:地|省市|省|市|省区|省区市|省市区)$")
COLLECTIVE = re.compile(
    r"([\u4e00-\u9fff]{2,6}?)?([两二三四五六七八九]|[2-9])(?:地|省区市|省市区|省市|省区|省|市)(?=[\u4e00-\u9fff]{2})"
)
LISTED = re.compile(r"(?:分别)?[为是]$|[:：][ \u3000]*$|[ \u3000]+$")  # 常委分别为A、B; 副主席：A B
ENTERED = re.compile(r"$|[、，,。；;：:（( \u3000\n]")
VISITING = re.compile(r"率(?:领|队)?(?:的)?([\u4e00-\u9fff]{2,9}?)(?:党政|政府)?(?:代表团|考察团|访问团|学习考察团)")
TOGETHER = frozenset(("、", "和", "与", "及", "以及"))
NEAR = 50  # characters before a name that can say what is done to its bearer


Place = tuple[int, int]


def read_run(run: Run, bearings: Bearings, *, foreign: bool) -> tuple[tuple[Post, ...], Bearings]:
    """Make Posts of a run, each leaning on the ones before."""
    posts: list[Post] = []
    bearings = bearings._replace(standing="")
    for printed in run.posts:
        if states := named_states(printed):
            bearings = bearings._replace(country=states[0])
        post, bearings = read_post(printed, bearings, foreign=foreign)
        if post is not None:
            posts.append(post)
            at_home = opening_place(post.name) is not None  # a local office: what follows in the run is at home too
            foreign = post.rule == "state" or (foreign and not at_home)
    return tuple(posts), bearings


NOT_HIS = frozenset(
    ("苏丹", "特使", "发言人", "新闻发言人", "助理", "顾问", "秘书", "新闻秘书", "特别代表", "代表", "候选人")
)  # 特朗普特使 is another man


def title_behind(text: str, found: Found, following: Found | None) -> tuple[int, int] | None:
    """Give the place of a title right behind a name (龚正市长); one in front of the next name is that name's."""
    title = title_starting_at(text, found.end)
    if not title or title in NOT_HIS or load_titles()[title][0] in ("calling", "rank"):
        return None
    end = found.end + len(title)
    if following is not None and following.start == end:
        return None
    return found.end, end


IN_BRACKETS = re.compile(
    r"[（(](?:[男女][，,、])?(?:[\u4e00-\u9fff]{1,4}族[，,、])?(?:时任|现任)?(?P<posts>[^（）()\n]{4,40})[）)]"
)


def run_in_brackets(text: str, end: int) -> Run | None:
    """Give the posts that fill the brackets right behind a name: 李明（女，岳西县委书记）."""
    found = IN_BRACKETS.match(text, end)
    run = run_after(text, found.start("posts")) if found else None
    return run if found and run and run.end == found.end("posts") else None


def head_of_state(text: str, place: tuple[int, int], found: Found, bearings: Bearings) -> str:
    """Give the title behind a name; 主席 of nothing named before, behind a Han name, is the Republic's (江主席)."""
    title = text[slice(*place)]
    of_republic = found.name in HEADS_OF_STATE or not (found.foreign or bearings.body)
    return "国家主席" if title == "主席" and of_republic else title


HEADS_OF_STATE = frozenset(("毛泽东", "刘少奇", "李先念", "杨尚昆", "江泽民", "胡锦涛", "习近平"))  # 1954 to today


def of_row(run: Run, row: tuple[str, ...], index: int) -> Run:
    """Give the run as it reads for one member of the list behind a shared head: 三地政协副主席A、B、C."""
    if index >= len(row):
        return run
    return run._replace(posts=(*run.posts[:-1], row[index] + run.posts[-1]))


class Held(NamedTuple):
    """What stands with a name in a sentence: posts, whether they make an official, by which rule, titles' places."""

    posts: tuple[Post, ...]
    official: bool
    rule: str
    before: tuple[int, int] | None
    after: tuple[int, int] | None


def make_mention(sentence: Sentence, found: Found, group: int, held: Held) -> Mention:
    """Make a Mention of a name in a sentence and of what it holds there."""
    return Mention(
        person=found.name,
        where=sentence.where,
        start=sentence.start + found.start,
        end=sentence.start + found.end,
        sentence=sentence.index,
        title_before=shift(held.before, sentence.start),
        title_after=shift(held.after, sentence.start),
        group=group,
        posts=held.posts,
        official=held.official,
        rule=held.rule,
    )


def run_in_front(text: str, floor: int, found: Found) -> Run | None:
    """Give the run of posts in front of a name, also one that 分别为, a colon or a blank parts from it."""
    run = run_before(text, floor, found.start)
    if run is None and (label := LISTED.search(text, floor, found.start)) and ENTERED.match(text, found.end):
        run = run_before(text, floor, label.start())
        if (
            run
            and label[0][-1:] in ":： \u3000"
            and text[: run.start].strip(EDGES)
            and text[run.start - 1] not in EDGES
        ):
            return None
    return run


EDGES = "。；;，, \u3000\n"


def part_collective(run: Run, text: str, row: tuple[str, ...]) -> tuple[Run, tuple[str, ...]]:
    """Part 三省 from a shared head and give the places that it means, one for each name: 甲、乙、丙三省省长."""
    if SHARED.search(text, max(0, run.start - NEAR), run.start):
        return run, row
    if not (found := COLLECTIVE.match(run.posts[-1])):
        return run, ()
    places = places_before(text, run.end - len(run.posts[-1]) + len(found[1] or "")) or row
    if len(places) != COUNTS.index(found[2]) % 10:
        return run, ()
    return run._replace(posts=(*run.posts[:-1], run.posts[-1][found.end() :])), places


COUNTS = "〇一二三四五六七八九0123456789".replace("二", "两", 1)


def places_before(text: str, end: int) -> tuple[str, ...]:
    """Give the places of a list that ends at `end`, in order, with their full names."""
    listed = PLACE_LIST.search(text, max(0, end - NEAR), end)
    places = [find_place(name) for name in re.split("[、和与及]", listed[0])] if listed else []
    return tuple(place.name for place in places if place is not None)


PLACE_LIST = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[、和与及][\u4e00-\u9fff]{2,5})+$")


def orient(bearings: Bearings, text: str, run: Run, found: Found, before: str) -> Bearings:
    """Note what a sentence says about the posts of a run: a visitor's home, the organ of a bare title, the state."""
    visiting = VISITING.match(text, found.end)
    if visiting and (place := find_place(visiting[1])):
        bearings = place_bearings(bearings, place)
    if not bearings.body and (title := title_to_place(run.posts)):
        bearings = bearings._replace(body=organ_before(before + "\n" + text[: run.start], title))
    return nearest_state(bearings, named_states(text, run.start) or named_states(before))


def nearest_state(bearings: Bearings, named: Sequence[str]) -> Bearings:
    """Note the last of the states named before a post, when the story's is not among them."""
    return bearings._replace(country=named[-1]) if named and bearings.country not in named else bearings


def state_of_list(mentions: list[Mention], joint: str) -> str:
    """Give the state whose office the name before holds, when this one goes on in its list: 副总统A、外交部部长B."""
    if not mentions or joint not in TOGETHER:
        return ""
    return next((post.jurisdiction for post in mentions[-1].posts if post.rule == "state"), "")


def opening_bearings(text: str, setting: Setting) -> Bearings:
    """Begin with the story's bearings, or with the province that the sentence begins with: 浙江省28日召开…，省长X."""
    bearings = bearings_of(setting)
    found = OPENING_PROVINCE.match(text)
    place = find_place(found[1]) if found and not setting.sure else None
    return place_bearings(bearings, place) if place else bearings


OPENING_PROVINCE = re.compile(r"\s*([\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,6}自治区)")


def read_sentence(
    sentence: Sentence, names: tuple[Found, ...], setting: Setting, group: int, *, before: str = ""
) -> list[Mention]:
    """Read the posts around the names of one sentence; `before` is what stands in front of it."""
    text, bearings = sentence.text, opening_bearings(sentence.text, setting)
    mentions: list[Mention] = []
    floor, shared = 0, False
    row: tuple[str, ...] = ()
    headed = (Run(0, 0, (), "", ""), 0)
    for index, found in enumerate(names):
        following = names[index + 1] if index + 1 < len(names) else None
        run = run_in_front(text, floor, found)
        posts: tuple[Post, ...] = ()
        place = ahead = None
        official = False
        rule = found.anchor
        room = joint_text(text[floor : run.start if run else found.start])
        continues = index > 0 and room in LIST_JOINTS
        state = state_of_list(mentions, room)
        if not continues:
            group += 1
        if run is not None:
            bearings = orient(bearings, text, run, found, before)
            bearings = bearings._replace(country=state) if state else bearings
            plain, row = part_collective(run, text, setting.row)
            posts, bearings = read_run(of_row(plain, row, 0), bearings, foreign=found.foreign or bool(state))
            official, ahead = bool(posts) or run.kind == "rank", (run.start, run.end)
            shared, rule, headed = run.holders == "many" or bool(row), "title before", (plain, index)
        elif found.anchor == "list" and RANK_LABEL.search(text, max(0, found.start - NEAR), found.start):
            official, shared, rule = True, True, "rank before"
        elif continues and shared and row:
            posts, bearings = read_run(of_row(headed[0], row, index - headed[1]), bearings, foreign=found.foreign)
            official, rule = bool(posts), "shared head"
        elif continues and shared:
            posts, official, rule = mentions[-1].posts, mentions[-1].official, "shared title"
        else:
            shared = False
        if place := title_behind(text, found, following):
            bearings = nearest_state(bearings, named_states(text, found.start) or named_states(before))
            right, bearings = read_run(
                Run(*place, (head_of_state(text, place, found, bearings),), "", ""), bearings, foreign=found.foreign
            )
            posts, official = (*posts, *right), official or bool(right)
        elif bracketed := run_in_brackets(text, found.end):
            right, bearings = read_run(bracketed, bearings, foreign=found.foreign)
            posts, official, place = (*posts, *right), official or bool(right), (bracketed.start, bracketed.end)
        mentions.append(make_mention(sentence, found, group, Held(posts, official, rule, ahead, place)))
        floor = place[1] if place else found.end
    return mentions


@overload
def shift(place: Place, by: int) -> Place: ...
@overload
def shift(place: None, by: int) -> None: ...
def shift(place: Place | None, by: int) -> Place | None:
    """Move a place from a sentence into its view."""
    return place and (place[0] + by, place[1] + by)
