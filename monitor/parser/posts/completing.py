"""Printed posts in, posts in full form out: what the press leaves out is restored (职务全称).

`省委书记` gets its province, `市长` its city, `副主任` the organ of the post before it, `外长` its ministry. What
stands nearest decides: the run of posts itself, the sentence, then the story's Setting. Every Post says the rule that
made it.
"""

import re
from dataclasses import replace

from monitor.parser.name_tables import load_jointed
from monitor.parser.places import load_countries, load_foreign_cities
from monitor.parser.posts.bearings import (
    GOVERNORS,
    LEVELS,
    TOWN,
    Bearings,
    opening_place,
    restore_body,
    restore_place,
    seat_bearings,
    special_region,
    spell_place,
    stem_bearings,
    with_prefecture,
    without_lead,
)
from monitor.parser.posts.districts import with_city
from monitor.parser.posts.inner_bodies import (
    CONGRESSIONAL,
    STANDING_COMMITTEE,
    host_of,
    spell_unions,
    with_headquarters,
)
from monitor.parser.posts.organ_words import load_organs
from monitor.parser.posts.parts import FORMER_INSIDE, LOCAL_TERM, STANDINGS, Parts, is_private, kind_of, take_apart
from monitor.parser.states import BLOCS, is_ministry, place_office, shorten_state, spell_state, split_state
from monitor.records import Post, Standing

WHOLE = {
    "总书记": "中共中央总书记",
    "党中央总书记": "中共中央总书记",
    "中央总书记": "中共中央总书记",
    "军委主席": "中央军委主席",
    "中央军事委员会主席": "中央军委主席",
    "委员长": "全国人大常委会委员长",
    "副委员长": "全国人大常委会副委员长",
    "常委会委员长": "全国人大常委会委员长",
    "中央委员会总书记": "中共中央总书记",
    "中华人民共和国主席": "国家主席",
    "中华人民共和国副主席": "国家副主席",
    "审计长": "审计署审计长",
    "政治局委员": "中共中央政治局委员",
    "政治局常委": "中共中央政治局常委",
    "中央政治局委员": "中共中央政治局委员",
    "中央政治局常委": "中共中央政治局常委",
    "中央书记处书记": "中共中央书记处书记",
}
RIVALLED = re.compile("中共|全国人大常委会委员长|审计署")  # other states have the like
TERM_OF_PARTY = re.compile(r"^第[一二三四五六七八九十]+届(?=中央委员会$)")
CHAIRS = frozenset(("主席团常务主席", "主席团执行主席", "执行主席"))  # of a congress in session
PARTY_LEADER = frozenset(("总书记",))  # of some other party, when a foreign name follows
MINISTERS = {"外长": "外交部部长", "防长": "国防部部长", "财长": "财政部部长"}


def read_post(printed: str, bearings: Bearings, *, foreign: bool = False) -> tuple[Post | None, Bearings]:
    """Make a Post of a printed one, and note what it says for the next; None when it is no public office."""
    foreign = foreign and not OF_CHINA.match(printed)
    printed = shorten_state(spell_state(of_party(printed, bearings.party), bearings.country))
    printed = spell_unions(printed, bearings.headquarters)
    parts = take_apart(printed, foreign=foreign)
    kind = kind_of(parts.head)
    if printed.startswith("现任") or LOCAL_TERM.match(printed):  # is of its own time
        bearings = bearings._replace(standing="")
    if parts.stem.startswith("大会") and bearings.session:
        parts = parts._replace(stem=restore_place(bearings.session, "", bearings)[0] + parts.stem[2:])
    if parts.stem.startswith("驻") and (parts.head in MISSION_HEADS or parts.stem.endswith("使团")):
        return read_envoy(
            parts, "中国" if not foreign and "驻华" not in parts.stem else bearings.country, bearings
        ), bearings
    if parts.head in AMBASSADORS and not parts.stem and bearings.body and "驻" not in bearings.body:
        return None, bearings  # no organ that is named before sent him: 访问某大学……某某大使
    if kind in ("calling", "rank") or parts.head == "候选人":  # of a party, for nothing that is named
        return None, bearings
    if is_private(parts, host_of(bearings.body)) or (bearings.private and kind in ("unit", "soft") and is_bare(parts)):
        return None, bearings._replace(private=True)
    post, after = (
        read_whole(parts, kind, bearings, foreign=foreign)
        or read_state_office(parts, kind, bearings, foreign=foreign)
        or read_local(parts, kind, bearings, foreign=foreign)
    )
    return post, bearings if parts.head in WARDENS else after._replace(private=False)


OF_CHINA = re.compile(r"中国(?!问题|事务)|中华人民共和国")


def read_envoy(parts: Parts, sender: str, bearings: Bearings) -> Post | None:
    """Read the post of an envoy who leaves out who sent him: 前驻法国大使 of a Jordanian is 约旦前驻法国大使."""
    standing = parts.leading or parts.standing
    sent = parts._replace(stem=sender + parts.leading + parts.stem, leading="") if sender else parts
    post, _ = read_local(sent, kind_of(parts.head), bearings)
    return post and replace(post, standing=STANDINGS.get(standing, Standing.CURRENT))


def of_party(printed: str, party: str) -> str:
    """Put the foreign party of the posts before to a post of its centre: 中央书记处书记 behind 越共中央政治局委员."""
    if not party:
        return printed
    if FRONT.match(printed):
        return (PARTY_STATES.get(party[:2]) or split_state(party)[0]) + printed
    return party + printed.removeprefix("中央") if PARTY_BODIES.match(printed) else printed


PARTY_STATES = {"越共": "越南"}
FRONT = re.compile("(?:祖国|建国)阵线")  # of the party's state
PARTY_BODIES = re.compile(
    r"中央(?!军委|银行)|(?:国际|统一战线|统战|宣传鼓动|组织指导|宣教|对外|组织|宣传|对外联络|轻工业)部|书记处|政治局|检查委员会"
)
FOREIGN_CENTRE = re.compile(r"^(?:越共|[\u4e00-\u9fff]{2,8}(?<!中国)(?:共产|劳动|革命|人革)党)中央")


def is_bare(parts: Parts) -> bool:
    """Tell whether a post names no organ of its own: 总经理, 党组成员."""
    return not parts.stem or load_organs().get(parts.stem) == "inner"


WARDENS = frozenset(("河长", "湖长", "林长", "田长", "链长"))  # of a river or trade, and so of no place
AMBASSADORS = frozenset(("大使", "公使", "总领事"))
MISSION_HEADS = frozenset(("大使", "总领事", "领事", "公使", "参赞", "代表", "常驻代表", "临时代办"))
Made = tuple[Post | None, Bearings]


def read_whole(  # noqa: PLR0911 - one line a table
    parts: Parts, kind: str, bearings: Bearings, *, foreign: bool
) -> Made | None:
    """Read the posts that say their organ themselves (总书记, 国务委员, 外长) by the table WHOLE."""
    plain = TERM_OF_PARTY.sub("", parts.stem) + parts.modifiers + parts.head
    if parts.stem == "国务院" and kind == "state":
        return make_post(parts, "", "国务院", "", "whole"), bearings._replace(body="国务院")
    if (foreign and (kind == "state" or plain in PARTY_LEADER)) or (kind == "state" and parts.leading == "候任"):
        return None
    if plain in OF_REGION and (region := special_region(bearings)):
        whole = make_post(parts, bearings.province, "", plain, "whole")
        return replace(whole, name=region + whole.name), bearings
    if kind == "whole" and plain not in WHOLE and not parts.stem:
        return make_post(parts, "", "", plain, "whole"), bearings._replace(body="")
    if plain in CHAIRS and bearings.session and not bearings.body:
        session = restore_place(bearings.session, "", bearings)[0]
        return make_post(parts, "", session + "主席团", session + plain, "session"), bearings
    if plain == "书记处书记" and bearings.body.startswith("中共中央"):
        plain = "中央书记处书记"
    if plain in WHOLE and not (foreign and bearings.country and RIVALLED.match(WHOLE[plain])):
        body = WHOLE[plain][: -len(parts.head)].removesuffix(parts.modifiers)
        return make_post(parts, "", body, WHOLE[plain], "whole"), bearings._replace(body=body)
    if plain in MINISTERS:
        return make_post(parts, "", "", MINISTERS[plain], "minister"), bearings
    if plain in ("总理", "副总理"):
        return make_post(parts, "", "国务院", "国务院" + plain, "whole"), bearings._replace(body="国务院")
    return None


OF_REGION = frozenset(("行政长官", "审计长", "副审计长"))  # of a special administrative region, where one is meant
CITY_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,8}市(?:议会|政府|参议会)")
COUNCIL = re.compile(r"(?:[\u4e00-\u9fff]{2,8})?[县市]议会")  # of a county or city at home, that its chair leads
LEADING_WORDS = frozenset(("领导人", "领袖"))  # offices of states only: 我国农业战线的杰出领导人 is praise


def read_state_office(parts: Parts, kind: str, bearings: Bearings, *, foreign: bool) -> Made | None:
    """Read a foreign state's office, with its state: 总统, 国防部长 of somebody who bears a foreign name."""
    if kind == "state" and parts.head.endswith("候选人"):
        return None, bearings
    of_state = kind == "state" or (foreign and is_ministry(parts.stem, parts.modifiers + parts.head))
    local = not foreign and COUNCIL.fullmatch(parts.stem or (bearings.body if parts.head == "议长" else ""))
    local = local or CITY_OFFICE.fullmatch(parts.stem)  # 里萨市议会|议长
    if not of_state or local or BLOCS.match(parts.stem):  # 欧洲议会|议长
        return None
    if parts.head == "苏丹" and not split_state(parts.stem)[0]:  # rather the country: 赴苏丹维和部队
        return None, bearings
    state, rest = place_office(parts.stem, parts.head, bearings.country)
    rest = parts.stem if kind != "state" and parts.stem == "政府" else rest  # 政府首席秘书
    if parts.head in LEADING_WORDS and (rest == "国" or not (parts.stem if foreign else split_state(parts.stem)[0])):
        return None, bearings
    if not state and kind != "state":
        return None
    lasting_on = "" if parts.stem.endswith("党") else bearings.standing or bearings.led_by
    standing = parts.standing or parts.leading or lasting_on
    leading = parts.leading or ("" if parts.standing else lasting_on)
    made = make_post(parts._replace(stem=state + leading + rest, leading=""), state, "", "", "state")
    made = replace(made, standing=STANDINGS.get(standing, Standing.CURRENT))
    lasts = standing[:1] if standing[:1] in FORMER else ""  # 前副总理兼财政部长
    return made, bearings._replace(country=state if state in load_countries() else bearings.country, led_by=lasts)


def read_local(parts: Parts, kind: str, bearings: Bearings, *, foreign: bool = False) -> Made:
    """Read any other post: place and organ are restored from what stands nearest."""
    printed = with_group(parts, bearings)
    printed = printed if foreign else with_prefecture(printed, parts.head, bearings)
    stem, rule = restore_place(printed, parts.head, bearings)
    if rule == "as printed" and bearings.congress and (whole := add_congress(stem, parts.head, bearings)) != stem:
        stem, rule = whole, "congress"
    if rule == "as printed":
        stem, rule = restore_body(stem, parts.head, bearings)
    if rule == "as printed" and ((foreign and is_local_abroad(stem)) or is_seated_abroad(stem)):
        stem = state_with(stem, bearings.country) + stem
    if not stem and kind in ("unit", "soft", "whole"):
        return None, bearings
    stem = with_city(stem, bearings.districts)
    if foreign and not parts.stem and parts.head == "部长" and not stem.endswith("部"):  # 各国部长、某组织主席某某
        return None, bearings
    if not parts.stem and parts.head in (MEMBERS | TASKS) and not GROUPS.search(stem):
        return None, bearings
    level = parts.head[0] if parts.head in GOVERNORS else ""
    stem = REGION_GOVERNMENT.sub("", spell_place(stem)) if parts.head == "主席" else spell_place(stem, level, bearings)
    if kind == "place":
        stem = GOVERNMENT.sub("", stem)
        stem = "" if stem in LEVELS else stem
    if rule in ("same organ", "inner body") and bearings.standing and not parts.standing:
        inner = len(parts.stem)
        middle = stem[: len(stem) - inner] + bearings.standing + stem[len(stem) - inner :]
        made = make_post(parts._replace(stem=middle), "", stem, "", rule)
        return made, bearings
    found = opening_place(stem)
    known = found is not None and stem[: found[1]] == found[0].name
    bearings = stem_bearings(bearings, stem) if found and known else seat_bearings(bearings, without_lead(stem))
    jurisdiction = stem if kind == "place" or not (found or parts.stem) else stem[: found[1]] if found else ""
    for_good = parts.stem.startswith("第") or FORMER_INSIDE.search(stem)  # 第十七届中央候补委员, 公安部原党委副书记
    of_now = bool(parts.standing or parts.leading or for_good)
    carried = "" if of_now else bearings.standing
    led = "" if of_now or carried or parts.stem else bearings.led_by
    full = parts._replace(stem=stem, standing=parts.standing or carried)
    restored = stem.removesuffix(printed)
    made = make_post(full, jurisdiction, stem if kind != "place" else jurisdiction + "政府", "", rule, restored)
    made = replace(made, name=led + made.name, standing=STANDINGS[led]) if led else made  # 原某市委书记、市长
    body = jurisdiction + "政府" if kind == "place" else stem
    if parts.leading in FORMER and parts.stem and not found:
        body = parts.leading + body
    after = note_organ(bearings, body, stem)
    return made, after._replace(
        standing=lasting(full), led_by=led or (parts.leading if parts.leading in FORMER and found else "")
    )


def is_local_abroad(stem: str) -> bool:
    """Tell whether an organ is of a province or region abroad that a post names without its state: 信德省."""
    found = LOCAL_ABROAD.match(stem)
    if found is None or split_state(stem)[0] or opening_place(stem):
        return False
    return load_jointed().keys() >= set(found[1])


def is_seated_abroad(stem: str) -> bool:
    """Tell whether an organ is a committee, assembly or office of a city or region that lies abroad: 河内市委."""
    name = foreign_place(stem)
    seated = bool(name) and SEATED_ABROAD.match(stem, len(name))
    return bool(seated and state_with(name, "")) and opening_place(stem) is None


SEATED_ABROAD = re.compile("[省市州]?(?:委(?![托内])|人民委|人民议会|议会|政府)")


def foreign_place(text: str) -> str:
    """Give the place abroad that a text begins with, by the table of such places, the longest, or ""."""
    cities = load_foreign_cities()
    return next((text[:size] for size in range(LONGEST_ABROAD, 1, -1) if text[:size] in cities), "")


def state_with(place: str, named: str) -> str:
    """Give the state that a place abroad lies in, by the table of such places, else the one that is `named`."""
    name = foreign_place(place)
    states = {state for lie in load_foreign_cities()[name] for state in lie.states} if name else set()
    return states.pop() if len(states) == 1 else named


LONGEST_ABROAD = 12  # characters


LOCAL_ABROAD = re.compile(
    r"([\u4e00-\u9fff]{2,6}?)(?:省|邦|州|大区|地区|行政区|郡|(?:铁路|港务|警察|管理)[\u4e00-\u9fff]{0,3}局)"
)


def with_group(parts: Parts, bearings: Bearings) -> str:
    """Put the group named before to a post that leaves it out: 副团长 behind 某省代表团团长, 中方主席."""
    printed = with_headquarters(parts.stem, bearings.headquarters)
    if printed.startswith("地区") and bearings.body.endswith("地区"):  # 某地区副专员、地区警察局长
        return bearings.body + printed.removeprefix("地区")
    if bearings.joint:
        printed = SIDE.sub(bearings.joint, printed)
    of_group = not printed and parts.head in TASKS and not GROUPS.search(bearings.body)
    again = printed == "代表团" and bearings.group.endswith(printed)
    return bearings.group if of_group or again else printed


def note_organ(bearings: Bearings, body: str, stem: str) -> Bearings:
    """Note the organ of a post for those behind that leave it out, and what kind of organ it is."""
    foreign, joint = FOREIGN_CENTRE.match(stem), JOINT.match(stem)
    same = not body or (body.endswith("总商会") and bearings.body)  # is the 工商联 besides
    return bearings._replace(
        body=bearings.body if same else body,
        committee=body if COMMITTEE.search(body) and not body.startswith("共青团") else bearings.committee,
        group=body if TASK_FORCE.search(body) else bearings.group,
        town=town[0] if (town := TOWN.search(stem)) else bearings.town,
        party=foreign[0] if foreign else bearings.party,
        joint=joint[1] if joint else bearings.joint,
    )


JOINT = re.compile(r"^(.{2,30}(?:委员会|机制))[\u4e00-\u9fff]方$")  # the side is the head's: 中方主席
SIDE = re.compile(r"^(?:委员会|机制)?(?=[\u4e00-\u9fff]方$)")


MEMBERS = frozenset(("成员", "组员", "代表"))  # of what, they must say themselves, but in a group's list
TASKS = frozenset(("组长", "指挥长", "总指挥", "召集人", "团长"))  # of a group, which the posts before may not be of
TASK_FORCE = re.compile(r"(?:小组|指挥部|专班|组委会|工作组|代表团)$")
GROUPS = re.compile(r"(?:小组|指挥部|代表团|委员会|(?<![省市县区州旗])委|组|专班)$")
FORMER = frozenset("原前")


def lasting(parts: Parts) -> str:
    """Give the standing that the posts behind in one run have too: 省委原常委、副省长 is a former 副省长."""
    inside = FORMER_INSIDE.search(parts.stem)
    return inside[1] if inside else parts.standing[:1] if parts.standing[:1] in FORMER else ""


def add_congress(stem: str, head: str, bearings: Bearings) -> str:
    """Put the congress before one of its committees: 宪法和法律委员会 is the 全国人大's."""
    if STANDING_COMMITTEE.match(stem):
        return f"{bearings.congress}常委会{stem}"
    return bearings.congress + stem if "主任委员" in head and CONGRESSIONAL.fullmatch(stem) else stem


COMMITTEE = re.compile(r"[地省市县区州盟旗镇乡](?:党|工)?委$")
REGION_GOVERNMENT = re.compile(r"(?<=自治区)(?:人民政府|政府)$")  # 自治区政府主席 is the region's
GOVERNMENT = re.compile(r"(?<=.)(?:人民政府|政府)$")


def make_post(parts: Parts, jurisdiction: str, body: str, whole: str, rule: str, restored: str = "") -> Post:
    """Put a Post together; the word of its standing stays where it was printed, before the title or the post.

    `restored` is the place that was put before what is printed.
    """
    standing = parts.standing or parts.leading
    title = parts.modifiers + parts.head
    if whole:
        name = (parts.leading or parts.standing) + whole
    elif parts.leading and rule == "same organ":
        name = parts.stem + standing + title
    elif parts.leading and rule == "organ of the region":
        name = restored + standing + parts.stem.removeprefix(restored) + title  # 香港前运输署署长
    elif parts.leading and parts.stem and not parts.standing:
        name = place_standing(parts, jurisdiction if rule != "as printed" else "")
    else:
        name = parts.stem + standing + title
    return Post(
        name=name,
        jurisdiction=jurisdiction,
        body=body,
        title=title,
        standing=STANDINGS.get(standing, Standing.CURRENT),
        rule=rule,
    )


def place_standing(parts: Parts, jurisdiction: str) -> str:
    """Keep 原 where it was printed when the post names its place there; behind a restored place otherwise."""
    bare = parts.stem.removeprefix(jurisdiction)
    if not bare:
        return parts.stem + parts.leading + parts.modifiers + parts.head
    return parts.leading + parts.stem + parts.modifiers + parts.head


CANONICAL = (
    (re.compile(r"委员会"), "委"),
    (re.compile(r"人民政府"), "政府"),
    (re.compile(r"特别行政区"), "特区"),
    (re.compile(r"兼职(?=副)"), ""),
    (re.compile(r"发展和改革委"), "发展改革委"),
    (re.compile(r"^(广东|湖南|[\u4e00-\u9fff]{2,3}省)(?=[\u4e00-\u9fff]{2,4}市)"), ""),
)


def canonical_post(name: str) -> str:
    """Give one spelling for posts that are the same: 发展和改革委员会主任 and 发展改革委主任."""
    for pattern, replacement in CANONICAL:
        name = pattern.sub(replacement, name)
    return name
