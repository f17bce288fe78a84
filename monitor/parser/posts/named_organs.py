"""A title that names no organ and the text before it in, the organ that it belongs to out (承前省略的机构).

`江西省高级人民法院召开座谈会，院长X主持`: the court that he heads stands earlier, often as the sentence's subject.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from monitor.parser.posts.bearings import Bearings, opening_place, restore_place, special_region
from monitor.parser.posts.beginnings import trim_words
from monitor.parser.posts.organ_words import load_organs
from monitor.parser.posts.parts import take_apart
from monitor.parser.posts.ranks import national_names
from monitor.parser.posts.stacks import BARRIER

SQUADS = ("总队", "支队", "大队", "中队")
FORCES = ("战区", "军区", "部队", "警备区", "军分区", "舰队", "编队", "基地", "旅", "师", *SQUADS)
COUNCILS = ("政协", "立法会", "工商联", "总工会", "妇联", "文联", "科协", "残联", "侨联", "作协")
ASSOCIATIONS = ("协会", "学会", "商会", "联合会", "促进会", "研究会", "校友会", "基金会")
ORGANS_OF = {
    "主任委员": ("委员会",),
    "主委": ("委员会",),
    "院长": ("法院", "中院", "高院"),
    "审判员": ("法院", "中院", "高院"),
    "检察员": ("检察院",),
    "检察长": ("检察院",),
    "厅长": ("厅",),
    "局长": ("局",),
    "部长": ("部",),
    "署长": ("署",),
    "司令员": FORCES,
    "政治委员": FORCES,
    "政委": FORCES,
    "参谋长": (*FORCES, "参谋部"),
    "主席": COUNCILS,
    "主任": ("人大常委会", "委员会", "管委会", "委"),
    "总领事": ("总领事馆", "总领馆"),
    "校长": ("大学", "学院", "党校"),
    "秘书长": ("政协", "人大常委会", "委员会", *ASSOCIATIONS),
    **{f"{squad}长": (squad,) for squad in SQUADS},
    "会长": ("红十字会", *ASSOCIATIONS),
    "监事长": ASSOCIATIONS,
    "理事长": ASSOCIATIONS,
    "书记": ("党委", "工委", "纪委", "团委"),
    "新闻发言人": ("部", "委员会", "法院", "检察院", "局", "署", "办公室"),
}
LONGER_WORD = re.compile(
    r"[门分署长面势员托派名队下位件游客生行傅]|会(?!议)"
)  # 部门, 局面: the suffix is part of another word
SQUAD_WORDS = "消防|特勤|交警|特警|刑警|巡警|治安|刑侦|救援|森林|防空|导弹|航空|通信|工程|装甲|炮兵|海警|武警"
OPENS_ORGAN = re.compile(
    rf"(?!当地|辖区|附近|属地|周边)[\u4e00-\u9fff]{{2,4}}?(?:{SQUAD_WORDS})|[\u4e00-\u9fff]{{2,6}}某(?=[军师旅团部基])|"
    r"[\u4e00-\u9fff]{2,3}(?=军区|战区|警备区)|(?:国家|中国|中央|全国|中华|最高|联勤|[东南西北中]部|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|第[0-9一二三四五六七八九十]+(?=集团军|[军师旅团])|某|武警|海警"
    r"|(?:[\u4e00-\u9fff]{2,5}?)?[省市县区州盟旗])(?=[\u4e00-\u9fff]{2})"
)


@lru_cache(maxsize=64)
def organ_pattern(title: str) -> re.Pattern[str]:
    """Match what the organs of a title end in."""
    return re.compile("|".join(ORGANS_OF[title]))


AGAIN = re.compile(
    r"该(?P<of>委员会|[局委院厅部署办旅师团会](?![长员]))|(?P<bare>军区|战区|舰队|集团军|基地|总局|总队|支队)(?=[\u4e00-\u9fff])(?!长)"
    r"|(?P<standing>常委会)(?=党组|副?委员|副?主任|副?秘书长)"
    r"|(?P<inner>[局厅院署委])(?=(?:党组|党委|机关党委|纪检组|纪检监察组)[\u4e00-\u9fff])"
)


OUR_MISSION = re.compile("我国?(?:大?使)?馆(?=[\u4e00-\u9fff])")
MISSION_OF_CHINA = re.compile("(中国驻[\u4e00-\u9fff]{2,10}?)大使")
STATIONED = re.compile(r"(?<=驻)[局厅委部](?=纪检|纪委)")


def name_station(printed: str, before: str) -> str:
    """Write out the organ where a discipline group is stationed, as named before: 驻|厅|纪检组 is 驻省水利厅纪检组."""
    found = STATIONED.search(printed)
    organ = last_organ(before, re.compile(found[0])) if found else ""
    if not found or not organ:
        return printed
    short = PLACED.sub("", organ) if found.start() > 1 else organ
    return printed[: found.start()] + short + printed[found.end() :]


PLACED = re.compile(r"^[\u4e00-\u9fff]{2,6}?(?=[省市县区州])")


POINTED = re.compile(r"该[局委院厅部署办旅师团会]\Z")


def name_again(printed: str, before: str) -> str:
    """Write out the organ that a post only points at, or is part of, as named before: 该局副局长, 发射二营营长."""
    if pointed := POINTED.search(before):
        printed = pointed[0] + printed
    printed = name_station(printed, before)
    if (ours := OUR_MISSION.match(printed)) and (missions := MISSION_OF_CHINA.findall(before)):
        printed = f"{missions[-1]}大使馆{printed[ours.end() :]}"
    if found := AGAIN.match(printed):
        ends = found[0].removeprefix("该")
        ends = f"人大{ends}" if found["standing"] else ends
        organ = last_organ(before, re.compile(f"(?<!省){ends}")) or last_organ(before, re.compile(ends))
        printed = organ + printed[found.end() :] if organ else printed
    if printed.startswith("编队") and (squadrons := [found[0] for found in SQUADRON.finditer(before)]):
        return squadrons[-1] + printed.removeprefix("编队")
    return in_formation(printed, before)


def first_again(posts: Sequence[str], before: str) -> tuple[str, ...]:
    """Write out the organ that the first of several posts points at; the others are of the same."""
    return (name_again(posts[0], before), *posts[1:])


def in_formation(printed: str, before: str) -> str:
    """Write a post in a unit of the army with the larger ones that it is part of: 某集团军|某装甲团团长."""
    unit = UNIT.match(printed)
    return formation_of(unit[0], before) + printed if unit else printed


def formation_of(unit: str, before: str) -> str:
    """Give the larger units that a unit of the army is part of, as named before: 某基地|导弹某旅|发射二营."""
    larger = last_organ(before, re.compile(LARGER[unit[-1]]))
    if not larger:
        return ""
    within = UNIT.fullmatch(larger)
    return (formation_of(larger, before.rpartition(larger)[0]) if within else "") + larger


SQUADRON = re.compile(r"海军[\u4e00-\u9fff]{0,12}?编队")
UNIT = re.compile(
    r"(?:(?!武警|陆军|海军|空军|火箭军|第|某)[\u4e00-\u9fff]{0,4}?(?:某|[一二三四五六七八九十]+)|某[\u4e00-\u9fff]{0,4}?)[旅团营连排]"
    r"(?=\Z|旅长|团长|营长|连长|排长|政委|政治委员|教导员|指导员|参谋长)"
)
ABOVE = "集团军|基地|军区|战区|舰队"
LARGER = {"旅": ABOVE, "团": f"旅|师|{ABOVE}", "营": "旅|团", "连": "旅|团|营", "排": "旅|团|营|连"}


def title_to_place(posts: Sequence[str]) -> str:
    """Give the title of a run whose posts name no organ (党组书记、院长), "" when one of them does."""
    parts = [take_apart(printed) for printed in posts]
    if any(part.stem and load_organs().get(part.stem) != "inner" for part in parts):
        return ""
    return next((part.head for part in parts if part.head in ORGANS_OF and not part.stem), "")


def with_organ(bearings: Bearings, posts: Sequence[str], before: str) -> Bearings:
    """Note the organ named before a run of posts that names none, with its place."""
    if bearings.body:
        return bearings
    title = title_to_place(posts)
    organ = organ_before(before, title) if title else organ_of_part(posts[0], before)
    if not title and take_apart(posts[0]).stem in ZONE_BODIES:
        organ = last_organ(before, OF_ZONE)
    if not organ and CONSULAR.match(posts[0]) and (missions := OF_CHINA.findall(before)):
        return bearings._replace(body=missions[-1])
    if not organ:
        return bearings
    if organ in WHOLE_NAMES:
        return bearings._replace(body=special_region(bearings) + organ)
    plain = in_short(take_apart(organ + ANY_HEAD).stem, before)  # 湖北省政协 of 政协湖北省第十三届委员会
    return bearings._replace(body=MISSION.sub(r"\1", restore_place(plain, "", bearings)[0]))


def organ_of_part(post: str, before: str) -> str:
    """Give the court of a post in one of its parts, or the organ whose own line the text before has last, or "".

    民事审判第三庭庭长 is the court's named before; 研究室主任 below a line 三、市人大常委会机关 is of that.
    """
    if ends := next((ends for part, ends in PARTS_OF_COURTS if part.match(post)), None):
        return last_organ(before, ends)
    if not PART_OF_ORGAN.match(post):
        return ""
    sections = SECTION.findall(before)
    return last_organ(sections[-1], ANY_END) if sections else ""


PARTS_OF_COURTS = (
    (
        re.compile(r"审判委员会|审委会|[\u4e00-\u9fff]{1,8}(?<!法)庭副?庭长|助理审判员|执行局"),
        re.compile("法院|中院|高院"),
    ),
    (re.compile(r"检察委员会|检委会|第[一二三四五六七八九十]{1,2}检察部|助理检察员"), re.compile("检察院")),
)
PART_OF_ORGAN = re.compile(
    r"办公室|研究室|政治部|[\u4e00-\u9fff]{2,10}(?:处|科|庭|工作委员会|法警支队|法警大队)副?[处科庭队主]"
)
SECTION = re.compile(  # a line that says whose posts follow
    r"(?:\A|\n)[ \u3000]*(?:（?[一二三四五六七八九十]{1,3}[）、.．])?[ \u3000]*"
    r"([\u4e00-\u9fff]{3,24}?)(?:机关)?[：]?[ \u3000]*(?=\n)"
)
ANY_END = re.compile(r"(?:院|委员会|常委会|政协|政府|[局厅委部])\Z")


def in_short(organ: str, before: str) -> str:
    """Write a democratic party's committee that was elected as the press calls it: 民盟某省委 of its 第八届委员会.

    Where a text calls such committees 市委会, so is this one; where it meets itself (某届委员会举行…) or a post has its
    name, it keeps that.
    """
    found = PARTY_COMMITTEE.fullmatch(organ)
    if found is None or before.rpartition(organ)[2].startswith(ITSELF):
        return organ
    return found["place"] + ("委会" if COMMITTEE_IN_SHORT.search(before) else "委")


PARTY_COMMITTEE = re.compile(
    r"(?P<place>(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)[\u4e00-\u9fff]{2,9}?[省市县区州盟旗])第?[一二三四五六七八九十]{1,3}届委员会"
)
ITSELF = ("举行", "召开", "主任委员", "副主任委员", "主委", "副主委")
COMMITTEE_IN_SHORT = re.compile("[省市县区州]委会")


CONSULAR = re.compile("副?总领事|领事")  # of the mission whose chief was named
OF_CHINA = re.compile("(中国驻[\u4e00-\u9fff]{2,8}?)(?=总领事|总领馆)")
ZONE_BODIES = frozenset(("党工委", "管委会", "纪工委"))  # of the zone or street named before
OF_ZONE = re.compile("党工委|管委会")
MISSION = re.compile(r"(?<=驻)([\u4e00-\u9fff]{2,8})总领事?馆$")  # is no part of its head's post
ANY_HEAD = "主任"  # a title that any body may have, to read its name as a post is read


def organ_before(text: str, title: str) -> str:
    """Give the last organ of a title's kind that a text names with its place or rank, or ""."""
    return last_organ(text, organ_pattern(title))


def last_organ(text: str, ends: re.Pattern[str]) -> str:
    """Give the last organ, named with its place or rank, whose name ends in what a pattern matches, or ""."""
    for found in reversed(tuple(ends.finditer(text))):
        if LONGER_WORD.match(text, found.end()):
            continue
        low = max(0, found.end() - LONGEST)
        rooms = [barrier.end() for barrier in BARRIER.finditer(text, low, found.start())]
        room = rooms[-1] if rooms else low
        name = MADE.sub("", text[room + trim_words(text[room : found.end()]) : found.end()].lstrip("原前"))
        if name in BARE_UNITS and (whole := last_organ(text[: found.start()], re.compile(name))):
            return whole
        if name in WHOLE_NAMES or (
            len(name) > len(found[0]) and (OPENS_ORGAN.match(name) or name in national_names() or opening_place(name))
        ):
            return name
    return ""


BARE_UNITS = ("战区",)  # the one named before: 战区参谋长 of 东部战区; but a bare 军区 is not the last 省军区
WHOLE_NAMES = frozenset(("立法会",))  # of 香港 or 澳门
LONGEST = 24  # characters of an organ's name
MADE = re.compile(r"^(?:选举)?(?:产生|选出|成立)了?(?:新一届)?")  # how the organ came about
