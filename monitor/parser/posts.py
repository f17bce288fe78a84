"""Printed posts in, posts in full form out: what the press leaves out is restored (职务全称).

`省委书记` gets its province, `市长` its city, `副主任` the organ of the post before it, `外长` its ministry. What
stands nearest decides: the run of posts itself, the sentence, then the story's Setting. Every Post says the rule that
made it.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from monitor.parser.places import (
    PREFECTURE,
    PROVINCE,
    Place,
    load_countries,
    load_places,
    load_provinces,
    province_of,
)
from monitor.parser.setting import Setting
from monitor.parser.stacks import load_organs
from monitor.parser.titles import load_titles, title_ending_at
from monitor.records import Post, Standing


class Bearings(NamedTuple):
    """What posts read so far in a sentence say about the next one: full names of places, the last organ, or ""."""

    province: str = ""
    city: str = ""
    county: str = ""
    country: str = ""
    body: str = ""
    session: str = ""
    standing: str = ""
    congress: str = ""
    committee: str = ""


def bearings_of(setting: Setting) -> Bearings:
    """Begin with what the whole story says."""
    return Bearings(
        province=setting.province,
        city=setting.city,
        county=setting.county,
        country=setting.country,
        session=setting.session,
        congress=setting.congress,
    )


STANDINGS = {
    "原": Standing.FORMER,
    "前": Standing.FORMER,
    "时任": Standing.FORMER,
    "代": Standing.ACTING,
    "代理": Standing.ACTING,
    "当选": Standing.ELECT,
    "候任": Standing.ELECT,
    "名誉": Standing.HONORARY,
}
DROPPED = re.compile(r"^(?:时任|现任|新任|首任|我国|中国(?=外交部|国家|国务院|全国)|本|我(?=省|市|县|区|州))+")
LOCAL_PARTY = re.compile(r"^(?:中国共产党|中共)(?!中央)")
LEADING = re.compile(r"^(原|前|当选|候任|代理|代)(?=[^表])")
MODIFIERS = re.compile(r"(原|前|时任|现任|代理|代|当选|候任|名誉)?((?:常务|第一|执行|专职|兼职|首席|轮值|驻会)*副?)$")
COUNTRY_TAIL = re.compile(
    r"(?:伊斯兰|民主|人民|联邦|合作|阿拉伯|社会主义|多民族|东岸|联合)*(?:共和国|王国|联邦|大公国|公国)"
)
LOCAL_TERM = re.compile(
    r"^([\u4e00-\u9fff]{0,6}?(?:省|市|县|区|州|旗))第?[0-9一二三四五六七八九十]+届(?=人大|政协|人民代表)"
)
SPELLINGS = (
    ("人民代表大会常务委员会", "人大常委会"),
    ("人民代表大会", "人大"),
    ("中国人民政治协商会议全国委员会", "全国政协"),
    ("纪律检查委员会", "纪委"),
    ("中央军事委员会", "中央军委"),
)
DOUBLED = re.compile(r"([省市县区州])\1(?=委)")  # 云南省省委
FORMER_INSIDE = re.compile(r"(原|前)(?=党组|党委|[省市县区州]委)")  # 省政府原党组成员, and so former in what follows
SEAT = re.compile(r"^[\u4e00-\u9fff]{2,7}?[省市县区州盟旗](?=委|人大|政协|政府|纪委|监委|人民政府)")
LEVELS = ("自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡")
LEVEL = re.compile(
    r"^(?:全|本)?(自治区|自治州|自治县|省|市|县|区|州|盟|旗|镇|乡)(?=委|党委|人大|人民|政府|政协|纪委|监|法|检|高|中级|直|副|代|政|公安|"
    r"[长]|总工会|妇联|团|工商|[\u4e00-\u9fff]{1,8}(?:厅|局|委|办|部|会|院|署|处|中心|公司|联)|主席|$)"
)
WHOLE = {
    "总书记": "中共中央总书记",
    "党中央总书记": "中共中央总书记",
    "中央总书记": "中共中央总书记",
    "军委主席": "中央军委主席",
    "中央军事委员会主席": "中央军委主席",
    "委员长": "全国人大常委会委员长",
    "副委员长": "全国人大常委会副委员长",
    "常委会委员长": "全国人大常委会委员长",
    "中华人民共和国主席": "国家主席",
    "政治局委员": "中共中央政治局委员",
    "政治局常委": "中共中央政治局常委",
    "中央政治局委员": "中共中央政治局委员",
    "中央政治局常委": "中共中央政治局常委",
    "中央书记处书记": "中共中央书记处书记",
}
PARTY_LEADER = frozenset(("总书记",))  # of some other party, when a foreign name follows
MINISTERS = {"外长": "外交部部长", "防长": "国防部部长", "财长": "财政部部长"}
PARTY_HEADS = frozenset(("书记", "常委", "委员", "秘书长", "候补委员"))
PRIVATE_TITLES = frozenset(("代表", "委员", "理事", "干部", "秘书", "团长", "队长", "召集人"))


VILLAGE = re.compile(r"(?:(?<!农)村|社区|居委会|小区)(?:党|委|支|$)")
INTERNATIONAL = re.compile(
    r"欧[盟元洲]|阿拉伯|联合国|世界|国际|亚[洲太]|非[洲盟]|北约|上合|上海合作|东盟|金砖|阿盟|世[界卫贸]"
)
MINISTRY = re.compile(r"国防|外交|内政|财政|司法|武装|军|议会|国会|参议院|众议院|总理|总统|政府|执政|民族|反对")


class Parts(NamedTuple):
    """A printed post taken apart: what stands before the title, its standing and modifiers, and the title."""

    stem: str
    standing: str
    modifiers: str
    head: str
    leading: str


UNITS = {"部长": "部", "厅长": "厅", "局长": "局"}  # 组织部长 is 组织部部长


EVERYWHERE = ("外交", "国防")  # ministries that every state has: 外交部长 and 外交部部长 are one


def take_apart(printed: str, *, foreign: bool = False) -> Parts:
    """Split `辽宁省委原副书记` into stem 辽宁省委, standing 原, modifiers 副 and head 书记.

    石油部长 of another state stays as printed: nobody knows whether a 石油部 is there.
    """
    text = DROPPED.sub("", printed)
    for long, short in SPELLINGS:
        text = text.replace(long, short)
    text = DOUBLED.sub(r"\1", LOCAL_PARTY.sub("", text))
    text = LOCAL_TERM.sub(r"\1", text)
    leading = found[1] if (found := LEADING.match(text)) and len(text) > len(found[1]) else ""
    text = text[len(leading) :]
    tail = found[0] if (found := re.search(r"(?:候选人|人选)$", text)) else ""
    text = text[: len(text) - len(tail)]
    head = title_ending_at(text, len(text))
    stem = text[: len(text) - len(head)]
    marks = MODIFIERS.search(stem)
    standing, modifiers = (marks[1] or "", marks[2]) if marks else ("", "")
    stem = stem[: len(stem) - len(standing) - len(modifiers)]
    named = not foreign or stem.endswith(EVERYWHERE)
    if head in UNITS and stem and named and not stem.endswith(UNITS[head]) and not modifiers:
        stem += UNITS[head]
    standing = "" if standing in ("时任", "现任") else standing
    return Parts(stem, standing, modifiers, head + tail, leading)


PUBLIC_HOUSES = ("机制", "工具", "世界银行", "基金组织", "管委会", "人民银行", "亚投行", "新开发银行", "亚洲开发银行")


def is_private(stem: str, head: str) -> bool:
    """Tell whether a post is no public office: companies, schools, hospitals, associations, villages (不算公职)."""
    kind = load_titles().get(head, ("unit", ""))[0]
    if VILLAGE.search(stem) or stem.endswith("宣讲团"):
        return True
    if INTERNATIONAL.match(stem):
        return False
    if kind == "soft":
        return not stem.endswith(PUBLIC_HOUSES)
    organs = load_organs()
    return (
        any(organs.get(stem[-size:]) == "private" for size in range(1, 4) if stem[-size:])
        or (head == "代表" and not stem.endswith(("特别", "常驻", "政府")))
        or (head == "委员" and stem.endswith(("政协", "文联", "作协", "协会")) and "常" not in stem[-3:])
    )


def opening_place(stem: str) -> tuple[Place, int] | None:
    """Give the place that a stem names at its beginning, the longest, and how many characters name it."""
    places = load_places()
    for size in range(min(len(stem), 12), 1, -1):
        for place in places.get(stem[:size], ()):
            if stem[:size] == place.name or not other_level(stem[size:], place):
                return place, size
    return None


def other_level(rest: str, place: Place) -> bool:
    """Tell whether what follows a place's short name gives it another level: 云溪|市委 is not 云溪区's."""
    found = RANK.match(rest)
    return found is not None and not place.name.endswith(found[0])


RANK = re.compile(r"[省市县区州盟旗](?![场域容民直])")


def place_bearings(bearings: Bearings, place: Place) -> Bearings:
    """Note a place that a post names: what follows means it (市长 behind 苏州市委书记)."""
    if len(place.code) == PROVINCE:
        city = place.name if place.name.endswith("市") else bearings.city
        return bearings._replace(province=place.name, city=city, county="")
    province = province_of(place).name
    if len(place.code) == PREFECTURE or place.name.endswith("市"):
        return bearings._replace(city=place.name, province=province, county="")
    return bearings._replace(county=place.name, province=province)


def seat_bearings(bearings: Bearings, stem: str) -> Bearings:
    """Note a place that no table knows but whose organ a post names: 市长 behind 岚溪市委书记."""
    if not (found := SEAT.match(stem)):
        return bearings
    field = {"省": "province", "县": "county", "区": "county", "旗": "county"}.get(found[0][-1], "city")
    return bearings._replace(**{"county": "", field: found[0]})


def place_for(level: str, bearings: Bearings) -> str:
    """Give the place that a level's word means here, or ""."""
    if level in ("省", "自治区"):
        return bearings.province if bearings.province.endswith(level) else ""
    if level in ("市", "自治州", "州", "盟"):
        return bearings.city if bearings.city.endswith(level) else ""
    return bearings.county if bearings.county.endswith(level) else ""


def restore_place(stem: str, head: str, bearings: Bearings) -> tuple[str, str]:
    """Put the place before a stem that names only its level or nothing: `省委` is `湖南省委`. Gives stem and rule."""
    if (found := LEVEL.match(stem)) and opening_place_is_level(stem):
        place = place_for(found[1], bearings)
        return (place + stem[found.end(1) :], "level") if place else (stem, "as printed")
    if not stem and kind_of(head) == "place":
        place = place_for("州" if head == "州长" else head[0], bearings)
        return place or "", "level"
    return stem, "as printed"


def opening_place_is_level(stem: str) -> bool:
    """Tell whether a stem that begins with a level's character names no place with it (区政府, but 市中区政府)."""
    found = opening_place(stem)
    return found is None


def restore_body(stem: str, head: str, bearings: Bearings) -> tuple[str, str]:
    """Put the organ before a stem that names an inner body or nothing: `党组书记` behind `省人大常委会副主任`."""
    organs = load_organs()
    kind = organs.get(stem, "")
    host = host_of(bearings.body)
    if not stem:
        return (bearings.body if head in PARTY_HEADS else host), "same organ"
    if kind == "inner" and host:
        return host + stem, "inner body"
    if kind == "party" and (bearings.body or bearings.committee):
        return party_committee(bearings) + stem, "party department"
    if kind == "state" and (place := nearest_place(bearings)):
        return place + stem, "organ of the place"
    return stem, "as printed"


def host_of(body: str) -> str:
    """Take the party group off an organ: 国务院国资委党委 is 国务院国资委."""
    return re.sub(r"(?<=.)(?:原|前)?(?:机关党组|党组|(?<![省市县区州旗盟])党委|主席团)$", "", body) if body else ""


def party_committee(bearings: Bearings) -> str:
    """Give the party committee that the last organ is or belongs to."""
    if bearings.committee:
        return bearings.committee
    place = nearest_place(bearings)
    return place + "委" if place else ""


def nearest_place(bearings: Bearings) -> str:
    """Give the place of the last organ, else none."""
    found = opening_place(bearings.body) if bearings.body else None
    return bearings.body[: found[1]] if found else bearings.committee.removesuffix("党委").removesuffix("委")


def restore_country(stem: str, bearings: Bearings) -> str:
    """Give a state's office its country: 总统 in a story about one country, 印度尼西亚共和国总统."""
    stem = COUNTRY_TAIL.sub("", stem)
    if not stem:
        return bearings.country
    if len(stem) == 1 and bearings.country.startswith(stem):
        return bearings.country
    return stem


@lru_cache(maxsize=1)
def short_provinces() -> dict[str, str]:
    """Give the provinces' full names by their short ones."""
    return {row.place.short: row.place.name for row in load_provinces().values()}


def spell_place(stem: str) -> str:
    """Write the place of a stem in full: 新疆政协 is 新疆维吾尔自治区政协, 广东河源市委 is 河源市委."""
    found = opening_place(stem)
    if found is None:
        return stem
    place, size = found
    rest = stem[size:]
    inner = opening_place(rest) if len(place.code) == PROVINCE and stem[:size] != place.name else None
    if inner and rest[: inner[1]] == inner[0].name:
        return rest
    complete = stem[:size] == place.name
    if not complete and (rest in ("", "政协", "人大常委会", "政府", "人大") or rest.startswith(("人大", "政协"))):
        return place.name + rest
    return stem


def read_post(printed: str, bearings: Bearings, *, foreign: bool = False) -> tuple[Post | None, Bearings]:
    """Make a Post of a printed one, and note what it says for the next; None when it is no public office."""
    parts = take_apart(printed, foreign=foreign)
    kind = kind_of(parts.head)
    if parts.stem.startswith("大会") and bearings.session:
        parts = parts._replace(stem=bearings.session + parts.stem[2:])
    if kind in ("calling", "rank") or is_private(parts.stem, parts.head):
        return None, bearings
    return (
        read_whole(parts, kind, bearings, foreign=foreign)
        or read_state_office(parts, kind, bearings, foreign=foreign)
        or read_local(parts, kind, bearings)
    )


Reading = tuple[Post | None, Bearings]


def kind_of(head: str) -> str:
    """Give the kind of a title, of 市长候选人 that of 市长."""
    return load_titles().get(re.sub(r"(?:候选人|人选)$", "", head) or head, ("unit", "one"))[0]


def read_whole(  # noqa: PLR0911 - one line a table
    parts: Parts, kind: str, bearings: Bearings, *, foreign: bool
) -> Reading | None:
    """Read the posts that say their organ themselves (总书记, 国务委员, 外长) by the table WHOLE."""
    plain = parts.stem + parts.modifiers + parts.head
    if foreign and (kind == "state" or plain in PARTY_LEADER):
        return None
    if kind == "whole" and plain not in WHOLE and not parts.stem:
        return make_post(parts, "", "", plain, "whole"), bearings._replace(body="")
    if plain == "主席团常务主席" and bearings.session:
        return make_post(parts, "", bearings.session + "主席团", bearings.session + plain, "session"), bearings
    if plain in WHOLE:
        body = WHOLE[plain][: -len(parts.head)]
        return make_post(parts, "", body, WHOLE[plain], "whole"), bearings._replace(body=body)
    if plain in MINISTERS:
        return make_post(parts, "", "", MINISTERS[plain], "minister"), bearings
    if plain in ("总理", "副总理"):
        return make_post(parts, "", "国务院", "国务院" + plain, "whole"), bearings
    return None


def read_state_office(parts: Parts, kind: str, bearings: Bearings, *, foreign: bool) -> Reading | None:
    """Read a foreign state's office, with its country: 总统, 国防部长 of somebody who bears a foreign name."""
    if kind == "state" and parts.head.endswith("候选人"):
        return None, bearings
    elsewhere = foreign and kind == "unit" and MINISTRY.match(parts.stem)
    if kind != "state" and not elsewhere:
        return None
    stem = restore_country(parts.stem, bearings)
    if elsewhere or (parts.stem and MINISTRY.match(parts.stem)):
        stem = bearings.country + parts.leading + parts.stem
        parts = parts._replace(leading="")
    made = make_post(
        parts._replace(stem=stem), bearings.country if stem.startswith(bearings.country) else stem, "", "", "state"
    )
    return made, bearings._replace(country=stem if stem in load_countries() else bearings.country)


def read_local(parts: Parts, kind: str, bearings: Bearings) -> Reading:
    """Read any other post: place and organ are restored from what stands nearest."""
    stem, rule = restore_place(parts.stem, parts.head, bearings)
    if rule == "as printed" and "主任委员" in parts.head and stem.endswith(("委员会", "委")) and bearings.congress:
        stem, rule = add_congress(stem, bearings), "congress"
    if rule == "as printed":
        stem, rule = restore_body(stem, parts.head, bearings)
    if not stem and kind in ("unit", "soft"):
        return None, bearings
    stem = spell_place(stem)
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
    bearings = place_bearings(bearings, found[0]) if found and known else seat_bearings(bearings, stem)
    jurisdiction = stem[: found[1]] if found else "" if parts.stem else stem
    carried = "" if parts.standing or parts.leading else bearings.standing
    full = parts._replace(stem=stem, standing=parts.standing or carried)
    made = make_post(full, jurisdiction, stem if kind != "place" else jurisdiction + "政府", "", rule)
    body = jurisdiction + "政府" if kind == "place" else stem
    if parts.leading in FORMER and parts.stem and not found:
        body = parts.leading + body
    committee = body if COMMITTEE.search(body) else bearings.committee
    return made, bearings._replace(body=body or bearings.body, standing=lasting(full), committee=committee)


FORMER = frozenset("原前")


def lasting(parts: Parts) -> str:
    """Give the standing that the posts behind in one run have too: 省委原常委、副省长 is a former 副省长."""
    inside = FORMER_INSIDE.search(parts.stem)
    return inside[1] if inside else parts.standing


def add_congress(stem: str, bearings: Bearings) -> str:
    """Put the congress before one of its committees: 宪法和法律委员会 is the 全国人大's."""
    named = stem.startswith(("全国", "第", "中国", "中央")) or "人大" in stem or "政协" in stem or opening_place(stem)
    return stem if named else bearings.congress + stem


COMMITTEE = re.compile(r"[省市县区州盟旗镇乡](?:党|工)?委$")
GOVERNMENT = re.compile(r"(?<=.)(?:人民政府|政府)$")


def make_post(parts: Parts, jurisdiction: str, body: str, whole: str, rule: str) -> Post:
    """Put a Post together; the word of its standing stays where it was printed, before the title or the post."""
    standing = parts.standing or parts.leading
    title = parts.modifiers + parts.head
    if whole:
        name = (parts.leading or parts.standing) + whole
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
    (re.compile(r"发展和改革委"), "发展改革委"),
    (re.compile(r"^(广东|湖南|[\u4e00-\u9fff]{2,3}省)(?=[\u4e00-\u9fff]{2,4}市)"), ""),
)


def canonical_post(name: str) -> str:
    """Give one spelling for posts that are the same: 发展和改革委员会主任 and 发展改革委主任."""
    for pattern, replacement in CANONICAL:
        name = pattern.sub(replacement, name)
    return name
