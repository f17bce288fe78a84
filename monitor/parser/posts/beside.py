"""A sentence and its names in, a Mention of each with the posts in front of it and right behind it out (姓名旁职务)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, overload

from monitor.parser.mention import Mention, Stretch
from monitor.parser.patterns import any_of
from monitor.parser.places import find_place, load_country_codes, load_foreign_cities
from monitor.parser.posts.anchors import Found
from monitor.parser.posts.bearings import (
    SPOKESMEN,
    Bearings,
    bearings_of,
    opening_place,
    place_bearings,
    stem_bearings,
)
from monitor.parser.posts.completing import FOREIGN_CENTRE, PARTY_STATES, read_post, state_with
from monitor.parser.posts.homes import town_named, towns_in
from monitor.parser.posts.inner_bodies import host_of
from monitor.parser.posts.name_lists import LIST_JOINTS, joint_text
from monitor.parser.posts.named_organs import in_formation, name_again, with_organ
from monitor.parser.posts.ranks import national_names
from monitor.parser.posts.runs import (
    NEAR,
    of_last_list,
    of_row,
    part_collective,
    run_in_brackets,
    run_in_front,
    title_behind,
)
from monitor.parser.posts.setting import Setting, session_before
from monitor.parser.posts.stacks import ENVOYS, NO_RUN, Run, split_posts
from monitor.parser.posts.staff import with_staff
from monitor.parser.states import UNIONS, is_made_abroad, named_states, split_state, state_of_leader, state_pattern
from monitor.parser.text import Sentence
from monitor.parser.titles import LEFT_EDGES
from monitor.records import Post

RANK_LABEL = re.compile(r"(?:领导|领导同志|领导人|负责同志|负责人)(?:还|主要)?(?:有|包括)?：?$|领导(?:还)?(?:有|包括)$")
RANKED_LIST = re.compile(r"等[\u4e00-\u9fff]{0,8}?(?:领导同志|领导人|领导|负责人|负责同志)")
VISITING = re.compile(
    r"(?:率(?:领|队)?的?|(?:为|任)团长的)([\u4e00-\u9fff]{2,12}?)(?:党政|政府|市政|友好|经贸|议会|文化)*(?:学习)?(?:代表团|考察团|访问团)"
)
AT_HOME_THERE = re.compile(
    r"[^，。；]{0,6}?代表([\u4e00-\u9fff]{2,8}?)(?:市委|(?<=[省市区])党?委|省委|人民政府|(?<=[省市区])政府)"
    r"|[^，。；]{0,6}?(?:通报|介绍)了?([\u4e00-\u9fff]{2,8}?)(?:近[几年]*来)?的?(?:经济|社会|改革|基本情况|省情|市情)"
)  # 代表云岭省委欢迎, 介绍云岭经济社会发展情况
TOGETHER = frozenset(("、", "和", "与", "及", "以及"))


def read_run(run: Run, bearings: Bearings, *, foreign: bool) -> tuple[tuple[Post, ...], Bearings]:
    """Make Posts of a run, each leaning on the ones before."""
    posts: list[Post] = []
    bearings = bearings._replace(standing="", led_by="", private=False)
    for printed in chain.from_iterable(map(split_posts, run.posts)):
        if states := named_states(printed):
            bearings = bearings._replace(country=states[0])
        if printed.startswith(("现任", "现为")):
            bearings = bearings._replace(standing="", led_by="")  # 前副总统、现任执政党第一书记
        post, bearings = read_post(printed, bearings, foreign=foreign)
        if post is not None:
            posts.append(post)
            at_home = opening_place(post.name) is not None  # a local office: what follows in the run is at home too
            foreign = bool(state_of(post)) or (foreign and not at_home)
    return tuple(posts), bearings


def addressed_as(text: str, place: tuple[int, int], found: Found, bearings: Bearings) -> str:
    """Give the title behind a name; 主席 of nothing named before, behind a Han name, is the Republic's (江主席).

    常委 is the political conference's that the story is about (某某常委建议).
    """
    title = text[slice(*place)]
    if title == "常委" and not bearings.body:
        return bearings.council + title
    of_republic = found.name in HEADS_OF_STATE or not (found.foreign or state_of_leader(found.name) or bearings.body)
    return "国家主席" if title == "主席" and of_republic else title


HEADS_OF_STATE = frozenset(("毛泽东", "刘少奇", "李先念", "杨尚昆", "江泽民", "胡锦涛", "习近平"))  # 1954 to today


class Held(NamedTuple):
    """What stands with a name in a sentence: posts, whether they make an official, by which rule, titles' places."""

    posts: tuple[Post, ...]
    official: bool
    rule: str
    before: Stretch | None = None
    after: Stretch | None = None


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


def orient(bearings: Bearings, text: str, run: Run, found: Found, before: str) -> Bearings:
    """Note what a sentence says about the posts of a run: a visitor's home, the organ of a bare title, the state."""
    visiting = VISITING.match(text, found.end)
    if visiting and (place := find_place(visiting[1])):
        bearings = place_bearings(bearings, place)
    elif visiting and (found.foreign or split_state(visiting[1])[0]):  # 以市长某某为团长的|德国亚琛市|代表团
        bearings = abroad_bearings(bearings, visiting[1])
    elif (there := AT_HOME_THERE.match(text, found.end)) and (place := find_place(there[1] or there[2])):
        bearings = place_bearings(bearings, place)
    so_far = f"{before}\n{text[: run.start]}"
    bearings = with_organ(bearings, run.posts, so_far)
    bearings = without_china(bearings, found)
    if party := OF_PARTY.match(text, found.end):
        bearings = bearings._replace(body=party[1])
    bearings = with_place_here(bearings, text, run, so_far, foreign=found.foreign)
    if run.posts[0].startswith("大会"):
        bearings = bearings._replace(session=session_before(so_far, bearings.session))
    if SAR_POST.match(run.posts[0]) and (regions := SAR.findall(so_far)):
        bearings = bearings._replace(province=f"{regions[-1]}特别行政区")
    bearings = nearest_state(bearings, named_states(text, run.start) or named_states(before))
    if (city := CITY_ABROAD.search(text, 0, run.start)) and (state := state_with(city[1], "")):
        bearings = bearings._replace(country=state)
    return with_own_state(bearings, found.name)


def with_place_here(bearings: Bearings, text: str, run: Run, so_far: str, *, foreign: bool) -> Bearings:
    """Note the town, county or city that the sentence names where a run of posts leaves it out."""
    post = run.posts[0]
    if post.startswith(TOWN_POSTS) and (towns := towns_in(so_far)) and not bearings.town.endswith(towns[-1]):
        bearings = bearings._replace(town=town_named(towns, towns[-1]))
    if post.startswith(COUNTY_POSTS) and (county := COUNTY_HERE.search(text, 0, run.start)):
        bearings = bearings._replace(county=county[1])
    if foreign and post.startswith(PROVINCE_POSTS) and (province := province_abroad(so_far)):
        bearings = bearings._replace(province=province)
    if not post.startswith(CITY_POSTS):
        return bearings
    if foreign and (abroad := city_pattern().findall(text, 0, run.start)):
        bearings = bearings._replace(city=f"{abroad[-1].removesuffix('市')}市")  # 抵达西雅图，拜会市长某某
    city = CITY_HERE.search(text, 0, run.start)
    return bearings._replace(city=city[1]) if city else bearings


def province_abroad(text: str) -> str:
    """Give the last province of another state that a text names with its state: 蒙古国东方省; or ""."""
    named = ((state[0], PROVINCE_HERE.match(text, state.end())) for state in state_pattern().finditer(text))
    provinces = [state + province[0] for state, province in named if province]
    return provinces[-1] if provinces else ""


PROVINCE_POSTS = ("省", "副省", "代省")
PROVINCE_HERE = re.compile(r"[\u4e00-\u9fff]{2,7}?省(?![长委])")


def with_own_state(bearings: Bearings, name: str) -> Bearings:
    """Note the state that a well-known leader leads, as the story spells it, whatever state was named before."""
    state, codes = state_of_leader(name), load_country_codes()
    same = not state or codes.get(state) == codes.get(bearings.country)
    return bearings if same else bearings._replace(country=state)


OF_PARTY = re.compile(
    r"(?:率(?:领|队)?的?|(?:为|任)团长的)([\u4e00-\u9fff·]{2,14}(?:党|阵线|联盟|运动))(?:中央|干部|高级|友好|青年|议员)*(?:代表团|考察团|访问团)"
)  # 由主席某某率领的|公正俄罗斯党|代表团


def without_china(bearings: Bearings, found: Found) -> Bearings:
    """Forget an organ of China's for somebody from abroad."""
    abroad = (found.foreign and bearings.country) or state_of_leader(found.name)
    return bearings._replace(body="", committee="") if abroad and is_of_china(bearings.body) else bearings


def is_of_china(body: str) -> bool:
    """Tell whether an organ is China's, which nobody with a foreign name leads."""
    return (
        body == "国家"
        or body.startswith(CHINESE)
        or host_of(body) in national_names()
        or opening_place(body) is not None
    )


CHINESE = ("中共", "全国人大", "全国政协", "国务院", "中央军委")


def abroad_bearings(bearings: Bearings, home: str) -> Bearings:
    """Note the place abroad that a delegation is from, by its level: 德国亚琛市, 泰国宋卡府."""
    match home[-1]:
        case "省":
            return bearings._replace(province=home)
        case "市" | "州":
            return bearings._replace(city=home)
        case "县" | "区":
            return bearings._replace(county=home)
        case "府" | "郡" | "邦":
            return bearings._replace(body=home)
        case _:
            return bearings


SAR = re.compile("香港|澳门")
SAR_POST = re.compile("行政长官|立法会|终审法院|前任行政长官")  # of the region named last
COUNTY_POSTS = ("县", "副县", "代县", "旗")
COUNTY_HERE = re.compile(
    r"(?:在|来到)(?:[\u4e00-\u9fff]{2,8}?[省市州盟])?([\u4e00-\u9fff]{1,10}?[县旗])[^，。；]{0,8}，\Z"
)  # 在某县，县委书记某某介绍
CITY_POSTS = ("市", "副市", "代市")


@lru_cache(maxsize=1)
def city_pattern() -> re.Pattern[str]:
    """Match the names of cities and other places abroad."""
    return re.compile(any_of(load_foreign_cities()))


CITY_HERE = re.compile(
    r"(?:^|[，。；：、]|[在到了对])(?:[\u4e00-\u9fff]{2,3}省)?((?![在到了对])[\u4e00-\u9fff]{2,4}市)"
    r"(?:(?:人民)?政府|有关(?:部门)?负责人|相关(?:部门)?负责人)?[，、]\Z"
)  # 约谈了某市政府，市政府副市长某某发言
CITY_ABROAD = re.compile(r"(?:^|[，。；])(?:而)?在(?:首都)?([\u4e00-\u9fff]{2,8})，\Z")  # 在金沙萨，外长某某说
TOWN_POSTS = ("镇", "乡", "副镇", "副乡")


def nearest_state(bearings: Bearings, named: Sequence[str]) -> Bearings:
    """Note the last of the states named before a post, when the story's is not among them."""
    return bearings._replace(country=named[-1]) if named and bearings.country not in named else bearings


def state_of_list(mentions: list[Mention], joint: str, behind: str) -> str:
    """Give the state whose office the name before holds, when this one goes on in its list: 副总统A、外交部部长B.

    Behind a comma it does where more of a list follow that a party's centre opens: 越共中央某部部长A，外长B等.
    """
    if not mentions:
        return ""
    centre = (one for one in mentions[-1].posts if one.name[:2] in PARTY_STATES or FOREIGN_CENTRE.match(one.name))
    led = next(map(state_of, centre), "")
    if joint == "，" and led and behind in LISTED_ON:
        return led
    return next(filter(None, map(state_of, mentions[-1].posts)), "") if joint in TOGETHER else ""


def state_of(post: Post) -> str:
    """Give the foreign state whose office a post is, or ""."""
    state = post.jurisdiction if post.rule == "state" else split_state(post.name)[0]
    state = state or PARTY_STATES.get(post.name[:2], "")
    return "" if state in UNIONS else state


LISTED_ON = frozenset("，、等")


def opening_bearings(text: str, setting: Setting) -> Bearings:
    """Begin with the story's bearings, or with the province that the sentence begins with: 浙江省28日召开…，省长X."""
    bearings = bearings_of(setting)
    found = OPENING_PROVINCE.match(text)
    place = find_place(found[1]) if found and not setting.sure else None
    return place_bearings(bearings, place) if place else bearings


OPENING_PROVINCE = re.compile(r"\s*([\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,6}自治区)")


@dataclass(slots=True)
class Reading:
    """What a sentence has said so far that holds on for its next name."""

    text: str
    before: str  # what stands in front of the sentence
    bearings: Bearings
    group: int
    floor: int = 0  # where the last name, or the title behind it, ends
    run: Run = NO_RUN  # the last run of posts
    shared: bool = False  # whether a list behind the last run or rank word holds it together
    row: tuple[str, ...] = ()  # the places of 三省, one for each name of the list
    turn: int = 0  # how many names the list has so far


def read_sentence(
    sentence: Sentence, names: tuple[Found, ...], setting: Setting, last: Mention | None, *, before: str = ""
) -> list[Mention]:
    """Read the posts around the names of one sentence; `last` is the mention before it, `before` the text."""
    bearings = opening_bearings(sentence.text, setting)
    if last is not None and last.posts and not setting.sure and 0 <= sentence.start - last.end <= NEAR_BEFORE:
        near = stem_bearings(Bearings(), last.posts[-1].name)
        # 市纪委书记 behind 新乡市委书记某某, 县长 behind 榕江县委书记某某
        bearings = bearings._replace(city=near.city or bearings.city, county=near.county or bearings.county)
    reading = Reading(sentence.text, before, bearings, last.group if last else 0)
    mentions: list[Mention] = []
    for index, found in enumerate(names):
        following = names[index + 1] if index + 1 < len(names) else None
        held = read_behind(reading, found, following, read_front(reading, found, mentions, setting))
        mentions.append(make_mention(sentence, found, reading.group, held))
        reading.floor = held.after[1] if held.after else found.end
    return mentions


NEAR_BEFORE = 120  # characters back to the mention whose city a sentence may mean


def read_front(reading: Reading, found: Found, mentions: list[Mention], setting: Setting) -> Held:
    """Read what stands in front of a name: a run of its own, a rank word, or the list that it goes on."""
    text = reading.text
    run = run_in_front(text, reading.floor, found)
    room = joint_text(text[reading.floor : run.start if run else found.start])
    continues = bool(mentions) and room in LIST_JOINTS
    reading.group += not continues
    if run is not None:
        return read_own(reading, found, run, mentions, setting)
    if found.anchor == "list" and RANK_LABEL.search(text, max(0, found.start - NEAR), found.start):
        reading.shared, reading.row = True, ()
        return Held((), official=True, rule="rank before")
    if continues and reading.shared and reading.row:
        reading.turn += 1
        run = of_row(reading.run, reading.row, reading.turn)
        posts, reading.bearings = read_run(run, reading.bearings, foreign=found.foreign)
        return Held(posts, official=bool(posts), rule="shared head")
    if continues and reading.shared and not parts_first(text, found, room, mentions[-1]):
        return Held(mentions[-1].posts, official=mentions[-1].official, rule="shared title")
    reading.shared = False
    return Held((), official=False, rule=found.anchor)


def parts_first(text: str, found: Found, joint: str, last: Mention) -> bool:
    """Tell whether 和 parts who bears a title from a list behind that has none: 书记甲|和乙、丙、丁等."""
    return joint in ("和", "与") and last.title_before is not None and text.startswith("、", found.end)


def read_own(reading: Reading, found: Found, run: Run, mentions: list[Mention], setting: Setting) -> Held:
    """Read the run of posts in front of a name; `mentions` are those before it in the sentence."""
    text = reading.text
    so_far = f"{reading.before}\n{text[: run.start]}"
    others = (in_formation(printed, so_far) for printed in run.posts[1:])
    run = run._replace(posts=(name_again(run.posts[0], so_far), *others))
    behind = text[found.end : found.end + 1]
    state = state_of_list(mentions, joint_text(text[reading.floor : run.start]), behind)
    bearings = reading.bearings
    if setting.sure and CLAUSE.match(text, reading.floor, run.start) and AT_HOME.match(run.posts[0]):
        bearings = bearings._replace(province=setting.province, body="", committee="")
    bearings = orient(bearings, text, run, found, reading.before)
    state = "" if state and is_ours(run, found, mentions[-1].person) else state
    if state:
        bearings = bearings._replace(country=state)
    elif not found.foreign:
        bearings = bearings._replace(party="")
    of_another = mentions[-1].posts[-1].name if run.start == reading.floor and mentions and mentions[-1].posts else ""
    if of_another and run.posts[0].startswith((*ENVOYS, *SPOKESMEN)):
        envoy = run.posts[0] in ENVOYS
        bearings = bearings._replace(body=of_another + mentions[-1].person * envoy)  # 美国总统某某|特别代表
    if run.posts[0] in SPOKESMEN and run.start and text[run.start - 1] not in LEFT_EDGES:
        bearings = bearings._replace(country="", body=of_another)  # 哈马斯|发言人 is of no state
    if run.posts[0] in SPOKESMEN and (briefing := briefing_pattern().search(text, 0, run.start)):
        bearings = bearings._replace(country="", body=briefing["organ"])  # 在外交部例行记者会上，发言人某某
    again = of_last_list(run, reading.run, text[reading.floor : run.start])
    if again is not NO_RUN and reading.row and reading.turn + 1 == len(reading.row):
        reading.run = again  # the places of the list before
    else:
        reading.run, reading.row = part_collective(run, text, setting.row)
    local = setting.abroad and not run.posts[0].startswith(("中国", "中共")) and opening_place(run.posts[0]) is None
    abroad = found.foreign or bool(state) or local or appoints_abroad(text, run.start)
    posts, reading.bearings = read_run(of_row(reading.run, reading.row, 0), bearings, foreign=abroad)
    reading.shared, reading.turn = run.holders == "many" or bool(reading.row), 0
    official = bool(posts) or run.kind == "rank"
    return Held(posts, official=official, rule="title before", before=(run.start, run.end))


def is_ours(run: Run, found: Found, before: str) -> bool:
    """Tell whether a Han name with a ministry of China stands behind a dotted name: 贾迈勒·卡比勒、商务部副部长某某."""
    ministry = any(run.posts[0].startswith(name) for name in national_names())
    return ministry and "·" in before and not found.foreign


@lru_cache(maxsize=1)
def briefing_pattern() -> re.Pattern[str]:
    """Match the briefing of a ministry at whose end its spokesman stands without it."""
    organs = any_of({*national_names(), "国台办"})
    return re.compile(
        f"(?P<organ>{organs})(?:[今昨]天|[0-9]{{1,2}}[日号])?(?:举行|召开)?的?(?:例行|专题)?(?:记者会|新闻发布会|发布会)上?，\\Z"
    )


CLAUSE = re.compile("[^，；]{2,}[，；]")  # what the last of a list did: 浙江省委书记甲出席并讲话，省长乙主持
AT_HOME = re.compile(
    "省(?:委|政府|人大|政协|纪委|长)|副省长|自治区(?:党委|政府|人大|政协|主席)"
)  # of the paper's own province


def appoints_abroad(text: str, end: int) -> bool:
    """Tell whether a post at `end` is that of somebody whom another state appoints: 智利议会任命|前国防部长某某."""
    return bool(APPOINTS.search(text, 0, end)) and is_made_abroad(text[:end])


APPOINTS = re.compile(r"(?:任命|提名|选举|推选|解除|免去)(?:了)?$")


def read_behind(reading: Reading, found: Found, following: Found | None, held: Held) -> Held:
    """Add what stands right behind a name: a title (龚正市长), or posts in brackets.

    A bare title behind somebody whose post stands in front is how he is addressed: 副代表某某大使.
    """
    text = reading.text
    if place := title_behind(text, found, following):
        if held.posts:
            return held._replace(after=place)
        bearings = nearest_state(reading.bearings, named_states(text, found.start) or named_states(reading.before))
        bearings = without_china(with_own_state(bearings, found.name), found)
        if text[slice(*place)] == "委员" and bearings.body.endswith("政协"):
            return held  # a deputy holds no office
        run = Run(*place, (addressed_as(text, place, found, bearings),), "", "")
    elif bracketed := run_in_brackets(text, found.end):
        bearings = reading.bearings if text[: found.start].strip() else with_staff(reading.bearings, reading.before)
        run, place = bracketed, (bracketed.start, bracketed.end)
    else:
        return held
    abroad = found.foreign or bool(state_of_leader(found.name))
    posts, reading.bearings = read_run(run, bearings, foreign=abroad)
    return held._replace(posts=(*held.posts, *posts), official=held.official or bool(posts), after=place)


@overload
def shift(place: Stretch, by: int) -> Stretch: ...
@overload
def shift(place: None, by: int) -> None: ...
def shift(place: Stretch | None, by: int) -> Stretch | None:
    """Move a place from a sentence into its view."""
    return place and (place[0] + by, place[1] + by)
