"""A post's full name in, the same as data out: whose office it is, of which organ, its title, rank and key (职务数据).

The key is one for all wordings of an office: 外交部长, 外交部部长 and 外长; 杭州市市长, 浙江省杭州市人民政府市长.
It has a place (its code, or the name of one that no table knows), an organ and a title in one spelling. Words of
standing (原, 代, 当选) are no part of it.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from monitor.parser.places import Place, load_country_codes, load_places
from monitor.parser.posts.parts import kind_of, take_apart
from monitor.parser.posts.ranks import CHINA, load_national_organs, rank_of
from monitor.parser.states import split_state
from monitor.parser.text import fold, read_table

LONGEST = 80  # characters of a post's name that are read
NATIONAL = re.compile(
    r"^(?:中国(?!国民党)|中共|中央|国务院|全国|国家|最高(?:人民)?[法检]|军委|中[组宣联]部|[中国]办|国新办|共青团中央|解放军|武警部队|[东南北]海舰队|[东南西北中]部战区|驻(?!华))"
)
WHOLE = {  # posts that say their organ themselves: (organ, title)
    "总书记": ("中央", "总书记"),
    "主席": ("国家", "主席"),  # only behind 中华人民共和国
    "军委主席": ("中央军委", "主席"),
    "中央军委主席": ("中央军委", "主席"),
    "委员长": ("全国人大常委会", "委员长"),
    "副委员长": ("全国人大常委会", "副委员长"),
    "总理": ("国务院", "总理"),
    "副总理": ("国务院", "副总理"),
    "国务委员": ("国务院", "国务委员"),
    "外长": ("外交部", "部长"),
    "副外长": ("外交部", "副部长"),
    "防长": ("国防部", "部长"),
    "财长": ("财政部", "部长"),
    "政治局常委": ("中央政治局", "常委"),
    "政治局委员": ("中央政治局", "委员"),
    "国家监委主任": ("国家监委", "主任"),
    "最高检察长": ("最高检察院", "检察长"),
}
INSIDE = re.compile(r"(?<=[府委会院部局厅协大组署行])(?:原|前)(?=[\u4e00-\u9fff])")  # 省政府原党组成员
FORMER_COMMITTEE = re.compile(r"([省市县区州])(?:原|前)\1委")  # 河北省原省委常委, as the press puts it
UNKNOWN_SEAT = re.compile(
    r"^(?![\u4e00-\u9fff]{0,4}(?:军区|警备区|战区|防区))[\u4e00-\u9fff]{2,9}?(?:自治区|自治州|自治县|[省市县区州盟旗镇乡]|街道|地区)(?=委|人大|政协|政府|纪委|监委|人民|党|工委|管委会|法院|检察|中级|$"
    r"|[\u4e00-\u9fff]{2,12}?(?:[省市县区州盟旗镇乡]|[厅局委办]))"
)
LEVEL = re.compile(r"[省市县区州盟旗](?![场域容民直政])")
HONORARY = frozenset(("名誉", "荣誉"))  # is an office of its own
ETHNIC = re.compile("(?:壮族|回族|维吾尔)(?=自治区)")
LEVELS = ("自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "街道", "地区")
GOVERNORS = frozenset(("省长", "市长", "县长", "区长", "州长", "盟长", "旗长", "镇长", "乡长"))
STATE_HEAD = re.compile(r"^(?:联邦|国家|人民|共和国)*(?:政府|内阁)?$|^(?:联邦|国家)(?=[^会院]+$)")
MINISTER = {  # titles that say the ministry
    "外长": ("外交部", "部长"),
    "外相": ("外务省", "大臣"),
    "外交大臣": ("外交部", "大臣"),
    "防长": ("国防部", "部长"),
    "防相": ("防卫省", "大臣"),
    "国防大臣": ("国防部", "大臣"),
    "财长": ("财政部", "部长"),
    "财政大臣": ("财政部", "大臣"),
    "内政大臣": ("内政部", "大臣"),
}
SAME_MINISTRY = (
    ("外务", "外交"),
    ("防卫", "国防"),
    ("防务", "国防"),
    ("大臣", "部长"),
)  # 日本外相, 日本外务大臣, 日本外长
ORGAN = re.compile(
    r"委|政府|人大|政协|纪委|监委|[\u4e00-\u9fff]?[军检]|法院|中级法院|[\u4e00-\u9fff]{1,12}(?:[厅局委办院联队部]|总工会|红十字会|贸促会|管委会|中心)|共青团|团省?委|警备区|市长|县长|区长|州长|省长|$"
)  # what a place's short name may stand before: 湖南|公安厅, 杭州|市长


TERM = re.compile(r"^第?[一二三四五六七八九十\d]+届(?=全国|中央|中共)|新任(?=驻)")  # one office, whoever's term it is
YOUTH = re.compile(
    r"^共青团([\u4e00-\u9fff]{2,12}[省市县区州])委(?:员会)?$|(?<![\u4e00-\u9fff]共)团[省市县区州]委$"
)  # 团省委


class Office(NamedTuple):
    """A post as data; each field is "" where nothing tells it.

    `code` is of the place: 行政区划代码, a state's ISO 3166 code, CN for the whole country.
    """

    code: str = ""
    jurisdiction: str = ""
    body: str = ""
    title: str = ""
    rank: str = ""
    key: str = ""


class Ground(NamedTuple):
    """Where an office is: the place's code, its printed name in full, and the name that the key has without a code."""

    code: str
    name: str
    short: str


@lru_cache(maxsize=16_384)
def describe(name: str) -> Office:
    """Describe a post by its full name; of a text that names no post the key is the text itself."""
    text = FORMER_COMMITTEE.sub(r"\1委", INSIDE.sub("", "".join(fold(name[:LONGEST]).split())))
    parts = take_apart(text)
    title = ("名誉" if HONORARY & {parts.standing, parts.leading} else "") + parts.modifiers + parts.head
    state, rest = split_state(parts.stem)
    if state:
        return describe_foreign(state, rest, parts.modifiers, parts.head)
    stem = spell_organ(parts.stem)
    if parts.head in GOVERNORS and stem and not stem.endswith((*LEVELS, "政府")):
        stem += parts.head[0]  # 临川市长
    plain = stem.removeprefix("中央").removeprefix("委员会") + title if title == "总书记" else stem + title
    if plain in WHOLE and (stem or title != "主席" or "中华人民共和国" in text):
        ground, (organ, title) = Ground(CHINA, "", ""), WHOLE[plain]
    else:
        ground, organ = take_place(stem)
        organ, title = settle_title(ground, organ, title)
    if not organ and not ground.name and kind_of(parts.head) not in {"state", "whole"}:
        return Office(title=title, key=f"|{stem}|{title}")
    return Office(
        code=ground.code,
        jurisdiction="" if ground.code == CHINA else ground.name,
        body=organ if ground.code == CHINA else ground.name + organ if organ else "",
        title=title,
        rank=rank_of(ground.code, ground.name, organ, title),
        key=f"{ground.code or ground.short}|{organ}|{title}",
    )


def describe_foreign(state: str, rest: str, modifiers: str, head: str) -> Office:
    """Describe an office of another state; 部 and 政府 are left out of the key: 法国国防部部长, 法国防长."""
    if head in MINISTER:
        rest, head = MINISTER[head]
    code = load_country_codes().get(state, "")
    organ, title = TERM.sub("", STATE_HEAD.sub("", rest)).removesuffix("部").removesuffix("省"), modifiers + head
    for word, same in SAME_MINISTRY:
        organ, title = organ.replace(word, same), title.replace(word, same)
    return Office(
        code=code,
        jurisdiction=state,
        body=state + rest if rest else "",
        title=modifiers + head,
        key=f"{code or state}|{organ}|{title}",
    )


@lru_cache(maxsize=1)
def load_organ_names() -> tuple[tuple[str, str], ...]:
    """Give full and short names of organs in the order in which they are replaced."""
    return tuple((full, short) for full, short in read_table("organ_names.tsv"))


def spell_organ(stem: str) -> str:
    """Write what stands before a title in the press's short forms."""
    stem = TERM.sub("", stem)
    stem = YOUTH.sub(r"\1团委", stem.removeprefix("中华人民共和国"))
    for full, short in load_organ_names():
        stem = stem.replace(full, short)
    return stem.removeprefix("中共") if not stem.startswith("中共中央") else stem[len("中共") :]


def take_place(stem: str) -> tuple[Ground, str]:
    """Part a stem into the place, the deepest that it names, and the organ."""
    if NATIONAL.match(stem) or any(stem[:size] in load_national_organs() for size in range(3, 10)):
        return Ground(CHINA, "", ""), stem
    chain, place, rest = "", None, stem
    while rest:
        found = next_place(rest, place.code if place else "")
        if found is None:
            break
        place, size = found
        chain, rest = chain + place.name, rest[size:]
    unknown = UNKNOWN_SEAT.match(rest)
    while unknown:
        seat, place = unknown[0], None
        chain, rest = chain + seat, rest[len(seat) :]
        unknown = UNKNOWN_SEAT.match(rest)
        if not unknown:
            return Ground("", chain, ETHNIC.sub("", seat)), rest
    return Ground(place.code if place else "", chain, ""), rest


def locate(place: str) -> Ground:
    """Give the place that a name says (浙江, 浙江省杭州市, 法国), without a code where none or several are it."""
    name = fold(place[:LONGEST])
    if code := load_country_codes().get(name):
        return Ground(code, name, name)
    ground, rest = take_place(name)
    return Ground("", name, name) if rest else ground


def next_place(text: str, outer: str) -> tuple[Place, int] | None:
    """Give the one place inside `outer` (a code, "" for anywhere) that a text begins with, and its characters there."""
    for size in range(min(len(text), 12), 1, -1):
        inside = [
            place
            for place in load_places().get(text[:size], ())
            if place.code.startswith(outer)
            and place.code != outer
            and (place.name == text[:size] or fits(text, size, place))
        ]
        if inside:
            best = min(len(place.code) for place in inside)
            same = [place for place in inside if len(place.code) == best]
            if len(same) != 1:
                return None
            return same[0], size + (same[0].name != text[:size] and bool(PREFECTURE_ENDS.match(text, size)))
    return None


PREFECTURE_ENDS = re.compile("州(?!长)")  # 恩施州: 恩施土家族苗族自治州


def fits(text: str, size: int, place: Place) -> bool:
    """Tell whether a place's short name stands at the front: 云溪 in 云溪法院, but not in 云溪市委 or 上海合作组织."""
    if PREFECTURE_ENDS.match(text, size):
        return place.name.endswith("自治州")
    if LEVEL.match(text, size) and not GOVERNS.match(text, size):
        return False
    return bool(ORGAN.match(text, size)) or next_place(text[size:], place.code) is not None  # 湖南|长沙市


GOVERNS = re.compile("[省市县区州]长")


def settle_title(ground: Ground, organ: str, title: str) -> tuple[str, str]:
    """Give organ and title in one spelling: 市长 is of the 政府, 人大主任 of the 常委会, 组织部长 of the 部."""
    head = title.lstrip("常务副代第一")
    if organ in {"政府", ""} and ground.name and (head in GOVERNORS or (head == "主席" and ground.name.endswith("区"))):
        return "政府", title
    if organ == "党委":
        return "委", title
    if organ.endswith("人大") and head in {"主任", "秘书长", "委员长"}:
        return organ + "常委会", title
    return organ, title
