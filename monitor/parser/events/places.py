"""The words for where an event was in, the place in full out: 合肥 is 安徽省合肥市, 人民大会堂 北京市人民大会堂."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from monitor.parser.events.abroad import load_sounds, spell_state_of
from monitor.parser.patterns import any_of
from monitor.parser.places import (
    CITY_ENDS,
    COUNTY,
    PREFECTURE,
    PROVINCE,
    Place,
    abbreviation_letters,
    find_place,
    full_place,
    load_city_letters,
    load_countries,
    load_foreign_cities,
    load_place_words,
    load_places,
    load_prefectures,
    load_provinces,
)
from monitor.parser.states import state_pattern
from monitor.parser.text import read_table

LONGEST_PLACE = 12  # characters of the name of one place
LONGEST_CITY = 8  # characters of a foreign city's name
CITY_BY_SOUND = 4  # characters from which words that all write sounds name a foreign city
LONGEST_REST = 6  # characters of a smaller place's name, or a rank, behind one that is known
LONGEST_WORDS = 60  # characters of words that may be a place
ABSTRACT = re.compile(
    r"(?:[上中下内外间时后前里]|期间|方面|领域|基础|情况|背景|形势|框架|大会|仪式|会议|会上|分别|陪同)$"
)
GENERIC = re.compile(
    r"^(?:全|本|此|该|这|各|我|住地|现场|省|市(?!民)|县|区|会|主|有|其|华(?!盛顿)|新的?(?!加坡|西兰|德里|泽西|奥尔良|四军|华))|[厅局]$"
)
HALL = re.compile(
    r"(?:报告厅|发布厅|大厅|展厅|殡仪馆|会议厅|演播厅|会议室|会议中心|会展中心|展览中心|文化宫|少年宫|剧场|影剧院)$"
)
VENUE = re.compile(r"人民大?会堂|会堂|大厦|饭店|宾馆|国际会|会议中心|展览中心|[大影]?剧[院场]|礼堂|体育|会展|军区")
INSTITUTE = re.compile(r"[^省市县区镇乡村]{0,6}?(?:大学|学院|集团|公司|图书馆|博物馆|医院|研究院|科学院|电视台)")
PLACE_NOUN = (
    r"(?:某[地海空]域?|[省市县区州乡镇村寨屯堡旗场馆厅院校园堂厂店楼站港山湖岛寺所府桥城宫邦郡]|别墅|山庄|庄园|用地|工地|官邸|城堡|使馆|领馆|街道|社区|中心|公司|广场|大厦|基地|企业"
    r"|集团|大学|小学|中学|机场|酒店|宾馆|海峡|海域|会议室|法庭|廊道|湿地|大坝|水库|旧址|遗址|故居|纪念碑|口岸|码头|车间|管委会|总部|[\d〇一二三四五六七八九]{2,3}团|(?:接访|安置|服务|教学)点)"
)
NAMED_PLACE = re.compile(rf"{PLACE_NOUN}$")
FOREWORD = re.compile(r"^(?:基层|党建|挂钩|包联|所)?(?:联系点|挂点|帮扶点|联系)(?=[^，]{2})")  # 联系点某县某村
FRONT = re.compile(rf"({PLACE_NOUN})(?:大?门?前|门口|旁|脚下)$")
SIDES = re.compile(
    r"^[东西南北中]{1,2}部(?=..)|首都|首府|(?<=.)[东西南北中]{1,2}部(?:(?:沿海|港口|边境)?(?:城市|重镇|小镇|小城)(?=..))?|(?<=[国省市县区州])一(?!带|中|小|院|医).*$|一[座家处所个列辆架艘栋幢].*$"
)
PART = re.compile(r"(?<=[镇乡村路街院校园厂区])一(?!带|中|小|院|医).*$")  # 某镇|一民房
SIDE = re.compile(r"[东西南北中]部")  # of a state, no 南部县
HEIGHT = re.compile(r"(?:平均)?海拔|距[^，。]{1,12}(?:公里|米)$|地处")
SET_UP = re.compile("(?:新?建成|启动|开工|新增)")  # 某市|建成首个口岸
SEAS = ("海峡", "海域", "海沟")
FOR_WHOM = re.compile(
    r"(?<=.{3})(?:[为同与和向]|使?用|火化|安葬).*$|(?:成功|顺利|垂直)?(?:发射(?!中心|场)|升空|转运).*$"
)  # 人民大会堂北大厅|为某某举行
LEVEL_LEFT = re.compile(r"州|自治[州县旗]")  # behind a short name
WATER = re.compile(r"[河江湖山港湾岛桥站寺塔]")
STREET = re.compile(r"大堤|大坝|水库|电站|街道|街|路|镇|乡|村|社区|新区|片区|开发区|高新区|工业园")
STATE_ACTS = re.compile(
    r"驻|总统(?!大?选|府)|总理(?!府)|首相|国王|政府(?!军)|军|国防|外交|外长|议会(?!选举)|媒体|[媒\uf400-\uf7ff]|警方|方面|称|说|表示|宣布|拟|将|愿|呼吁|密切|公布|发布|[与和同对在](?!国)|民众|民间|官员|男子|女子|公民|籍|选手|企业|公司|专家|检方|法院|央行|银行|科学家|研究人员"
)  # behind a state: it or its office acts
RANK = re.compile(
    "[省市县区州旗盟](?![场域容民直政])"
)  # behind a short name: another place's rank (a 临川市 is no 临川区)
NO_NAME = re.compile(
    r"^(?:了解|询问|察看)?(?:各|有关|部分|相关|当地|基层|受灾|一些|多家|多个|多处|(?:仪式|活动|任务|[\u4e00-\u9fff])(?=现场|海区|赛场|企业))?(?:村屯|市场|险工险段|险段|灾区|现场|医院|学校|企业|社区|现场|一线|车间|工地|家中|乡镇|农村|田间|公司|基地|机场|车站|酒店|宾馆|村庄|农户|敬老院|福利院"
    r"|城市|居民区|居民点|小镇|市中心|赛场|海区|中心|校园|园区|广场|街道|码头|港口|养老院|幼儿园|部队|军营|驻地|主会场|分会场|会场)+$"
)  # a kind of place
AIRPORT = re.compile(r"(?<=.{2})(?:国际)?机场.*$")
ADVERBS = re.compile(
    r"(?:还|又|也|再次|隆重|正式|胜利|顺利|圆满|继续|分别|共同|联合|成功|集体|亲切|如期|首次|一起|同时|先后|主持|盛大|以\w{1,6}方式|(?<=.{4})视频)+$"
)
RELATIVE = re.compile(r"下榻|(?:举行|举办|访问|召开|出席|所在).{0,6}的")  # 在某国下榻的宾馆: only the state is a name
SITUATED = re.compile(r"位于(.{2,16}?)的")  # 位于某市某区的一座大厦
ORGAN = re.compile(
    r"[省市县区]?(?:委|政府|人大|政协|代表团|法院|检察|军区|全会|党委|时间|驻|人|问题|事务|方面|各界|队|籍)"
)
NAMED_SO = re.compile(
    r"时间|合作组织|大学|[师医]|军区|战区|电影|[一-龥]{0,4}[报剧片]|[一-龥]?(?:客运专线|高铁)"
)  # 北京时间, 上海合作组织
PARTS = re.compile(r"、|，|(?<=[县市区镇乡州旗])(?:以及|[和及与])(?=[\u4e00-\u9fff]{1,6}[县市区镇乡州旗])")
UNIONS = ("联合国", "欧盟")
NO_PLACE = frozenset(("中国", "我国"))
OF_CHINA = re.compile("^(?:中国|我国)(?=..)")
COUNT = re.compile(r"[0-9一二三四五六七八九十两]+(?:个)?[省市州县区地]+$|等地$|等$|一带$|当地$|地区$")


@lru_cache(maxsize=1)
def load_landmarks() -> dict[str, str]:
    """Give the place of each landmark."""
    return {row[0]: row[1] for row in read_table("landmarks.tsv")}


def resolve_place(words: str, city: str = "", home: str = "") -> str:
    """Give the place that `words` name, province first; "" when they name none.

    Several places (德州、泰安、聊城3市) are joined by 、, the province or city that two share said once. `city` goes
    before a venue that is named after its province (新疆人民会堂): the story says elsewhere that it was there. `home`
    is the code of the place that the story is from: a name that many places share (鼓楼区) means the one there.
    """
    parts = [ADVERBS.sub("", COUNT.sub("", part)) for part in _split(words[:LONGEST_WORDS].strip())]
    places = [place for place in (_resolve_one(part, city, home) for part in parts) if place]
    return _join(places)


def _upper_of(place: str) -> tuple[str, str]:
    """Give the beginnings of a place in full form that it lies in: (省, 省 and 市), twice the same without a city."""
    province = next((name for name in province_names() if place.startswith(name)), "")
    rest = place.removeprefix(province)
    city = next((name for name in load_prefectures().values() if rest.startswith(name) and rest != name), "")
    return (province, province + city)


def _join(places: Sequence[str]) -> str:
    """Give places as a list says them: 甲市A县、B县，乙市C县; by 、 alone where each city has one of them."""
    groups = [list(group) for _, group in groupby(places, key=_upper_of)]
    mark = "，" if len(groups) > 1 and any(len(group) > 1 for group in groups) and _have_cities(groups) else "、"
    said = [
        "、".join((group[0], *(place.removeprefix(_upper_of(place)[1]) for place in group[1:]))) for group in groups
    ]
    provinces = [_upper_of(group[0])[0] for group in groups]
    later = (
        one.removeprefix(province) if province == before else one
        for one, (before, province) in zip(said[1:], pairwise(provinces), strict=True)
    )
    return mark.join((*said[:1], *later))


def _have_cities(groups: Sequence[Sequence[str]]) -> bool:
    return all(province != city for province, city in (_upper_of(group[0]) for group in groups))


def _split(words: str) -> list[str]:
    """Split words for several places: 德州、泰安, 新加坡和马来西亚."""
    parts = [both for part in PARTS.split(words) for both in re.split("和|与", part)]
    return parts if all(part in load_place_words() for part in parts) else PARTS.split(words)


@lru_cache(maxsize=1)
def province_names() -> tuple[str, ...]:
    """Give the provinces' full names."""
    return tuple(province.place.name for province in load_provinces().values())


def _resolve_one(words: str, city: str, home: str) -> str:
    words = FRONT.sub(r"\1", FOREWORD.sub("", words))
    landmark = next((name for name in load_landmarks() if name in words), "")
    if landmark:
        before = words[: words.index(landmark)]
        bare = ("中国" if before.endswith("中国") and landmark.startswith("国家") else "") + FOR_WHOM.sub(
            "", words[len(before) :]
        )
        known, own = load_landmarks()[landmark], _take_places(before.removesuffix("中国"), home)[0]
        other = "" if known.startswith(own) else own.removeprefix(known)  # 南京人民大会堂 is not the one in Beijing
        return known + bare if not other else words if words.startswith(own) else own + words
    if relative := RELATIVE.search(words):
        words = words[: relative.start()]
    situated = SITUATED.match(words)
    words = situated[1] if situated else words.removeprefix("位于")
    tail = words[words.rfind("的") + 1 :]
    words = tail if tail != words and begins_with_place(tail) else _joined(words)
    full, rest = _take_places(words if words in NO_PLACE else OF_CHINA.sub("", words), home)
    if not words or NO_NAME.match(words) or (ABSTRACT.search(words) and words not in load_place_words()):
        return ""
    if full:
        return _inside(full, rest, words, city)
    shared = not home and words in load_places()  # a district's name that many share
    unknown = GENERIC.search(words) and not begins_with_place(words) and not HALL.search(words)
    return _whole_abbreviation(words) or ("" if shared or unknown else _abroad(words))


def _joined(words: str) -> str:
    """Leave out the 的 between a place and what stands in it: 上海的国家会展中心; only the place where that is none."""
    head, _, inside = words.partition("的")
    if not inside or with_de().search(words):
        return words
    if not begins_with_place(head):
        return inside if HEIGHT.match(head) else words
    return head + inside if NAMED_PLACE.search(inside) else head


def _inside(full: str, rest: str, words: str, city: str) -> str:
    """Give the place `full` with the `rest` of the words where that names a venue or a smaller place."""
    if VENUE.match(rest):
        if city.startswith(full):
            return city + words.removeprefix(city)
        return full + (rest if words.startswith(full) else _named_for(words, rest))
    rest = "" if NO_NAME.match(rest) else PART.sub("", rest)
    short = not full.endswith(words.removesuffix(rest))
    if short and (INSTITUTE.match(rest) or rest in {"港", "站"}):
        return (
            full + _named_for(words, rest) if full.endswith(CITY_ENDS) else words
        )  # 云南大学 is no 大学 of a 云南省; 某市某港
    return full + rest if NAMED_PLACE.search(rest) and not SET_UP.match(rest) else full


def _named_for(words: str, rest: str) -> str:
    """Give a venue with the name of the innermost place before it: 广西南宁国际会展中心 is named for 南宁."""
    end = len(words) - len(rest)
    return next((words[at:] for at in range(end - len("南宁"), 0, -1) if words[at:end] in load_places()), words)


@lru_cache(maxsize=1)
def with_de() -> re.Pattern[str]:
    """Match the places abroad that have 的 in their name (巴尔的摩)."""
    return re.compile(any_of(name for name in load_foreign_cities() if "的" in name))


def _abroad(words: str) -> str:
    """Give words that no table of regions knows when they look like a place's name: a state's, a city's, a hall's.

    Sides and ranks are left out (某国南部某省, 某国首都某市), and what goes on too long behind a state's name.
    """
    words = spell_state_of(SIDES.sub("", words))
    if "的" in with_de().sub("", words) or len(words) < len("苏州") or words.startswith(UNIONS):
        return ""
    known = place_before(words)
    if known in load_places() and known != words:  # shared by many, or an everyday word: 友谊|医院
        known = ""
    if not known and CITY_BY_SOUND <= len(words) <= LONGEST_CITY and set(words) <= load_sounds():
        return words
    if not known and state_pattern().search(words):  # 接连攻占某国多座城镇
        return ""
    rest = words[len(known) :]
    if known in load_countries() and NO_NAME.match(rest):
        return known
    city = known and len(rest) < LONGEST_CITY and (rest in load_place_words() or set(rest) <= load_sounds())
    if NAMED_PLACE.search(words) or HALL.search(words) or city:
        return words
    return "" if rest and known in NO_PLACE else known


def _take_places(words: str, home: str = "") -> tuple[str, str]:
    """Take place names off the beginning (福建福州, 安徽省合肥市): the full form of what they name, and the rest."""
    rest, outer = words, ""
    while rest:
        sizes = range(min(len(rest), LONGEST_PLACE), 0, -1)
        named = ((rest[:size], found) for size in sizes if (found := _find_named(rest[:size], outer, home)))
        name, place = next(named, ("", None))
        if place is None or not place.code.startswith(outer):
            break
        short = place.name != name
        if short and (level := LEVEL_LEFT.match(rest, len(name))) and place.name.endswith(level[0][-1]):
            name += level[0]  # 红河州, 耿马自治县
        elif short and _is_longer_name(place, rest, len(name)):
            break  # 城东街道 is no 城东区
        rest, outer = rest[len(name) :], place.code
        if short and len(place.code) == PROVINCE:
            rest = rest.removeprefix("岛")  # 香港岛, 海南岛
    return full_of(outer), rest


def _is_longer_name(place: Place, words: str, end: int) -> bool:
    """Tell whether a place's short name goes on as the name of something else: 城东街道, 临川市, 南明河."""
    water = words.startswith(SEAS, end) or (len(place.code) == COUNTY and WATER.match(words, end))
    return bool(water or STREET.match(words, end) or RANK.match(words, end))


def full_of(code: str) -> str:
    """Give the name of the place with a code, from the province down; "" for no code."""
    sizes = [size for size in (PROVINCE, PREFECTURE, COUNTY) if size <= len(code)]
    return "".join(load_names().get(code[:size], "") for size in sizes)


@lru_cache(maxsize=1)
def load_names() -> dict[str, str]:
    """Give the places' own names by code."""
    return {place.code: place.name for found in load_places().values() for place in found}


def _find_named(text: str, outer: str, home: str) -> Place | None:
    """Give the place that `text` names: the one inside `outer`, the only one, or the one inside `home`.

    Of the abbreviations only 京 stands alone (在京).
    """
    if (
        (len(text) == 1 and text != "京")
        or SIDE.fullmatch(text)
        or (not outer and text in {"南海", "东海", "大兴安岭"})
    ):
        return None  # seas and mountains, no 南海区
    return (outer and _find_inside(text, outer)) or find_place(text) or (_find_inside(text, home) if home else None)


def _find_inside(text: str, code: str) -> Place | None:
    near = [place for place in load_places().get(text, ()) if place.code.startswith(code) and place.code != code]
    return near[0] if len(near) == 1 else None


def home_code(province: str, city: str) -> str:
    """Give the code of the city, else of the province, that a story is from; "" for none in the tables."""
    places = (place for name in (city, province) for place in load_places().get(name, ()) if place.name == name)
    return next((place.code for place in places if len(place.code) <= PREFECTURE), "")


def _whole_abbreviation(words: str) -> str:
    """Give the place that one character alone means (在沪, 赴浙)."""
    return full_place(words) if len(words) == 1 else ""


def city_of_airport(place: str) -> str:
    """Give the city of an airport, any other place as it is: 巴黎奥利机场 is in 巴黎."""
    city = AIRPORT.sub("", place)
    sizes = range(min(len(city), LONGEST_PLACE), 1, -1)
    known = (city[:size] for size in sizes if city[:size] in load_place_words())
    return place if city == place else next(known, city)


def begins_with_place(words: str) -> bool:
    """Tell whether words begin with the name of a known place and go on with no organ of it (某省代表团, 某市委)."""
    name = place_before(words)
    landmark = any(words.startswith(one) for one in load_landmarks())
    return landmark or (bool(name) and name not in NO_PLACE and not ORGAN.match(words, len(name))) or _is_letter(words)


def place_before(words: str) -> str:
    """Give the known place that words begin with, "" for none."""
    sizes = range(min(len(words), LONGEST_PLACE), 0, -1)
    return next((words[:size] for size in sizes if words[:size] in load_place_words()), "")


def is_place(words: str) -> bool:
    """Tell whether words are the name of a place and no more: known ones, the last with what its name ends in."""
    rest = words
    while name := place_before(rest):
        rest = rest[len(name) :]
    return rest != words and (not rest or (len(rest) <= LONGEST_REST and bool(NAMED_PLACE.search(rest))))


def _is_letter(words: str) -> bool:
    """Tell whether words are the one character of a province or a city (在京, 来蓉)."""
    return words in abbreviation_letters() or words in load_city_letters()


def opening_country(words: str) -> str:
    """Give the state that a sentence begins with as the place (伊拉克南部发生……), "" for one that acts or is abroad."""
    country = next((words[:size] for size in range(LONGEST_PLACE, 1, -1) if words[:size] in load_countries()), "")
    return "" if STATE_ACTS.match(words, len(country)) else country


def opening_home(words: str) -> str:
    """Give the place in China that a heading begins with, "" for one that names an organ (某省委) or something else."""
    full, rest = _take_places(words)
    name = words[: len(words) - len(rest)]
    place = find_place(name)
    county = place is not None and len(place.code) == COUNTY and place.name != name  # 泰山, 平昌 mean other places too
    if not full or len(name) == 1 or county or ORGAN.match(rest) or NAMED_SO.match(rest):
        return ""
    return full


def place_code(place: str) -> str:
    """Give the code (行政区划代码) of the deepest place that a place in full form names, "" for none or several."""
    code, rest = "", "" if {"、", "，"} & set(place) else place
    while rest:
        sizes = range(min(len(rest), LONGEST_PLACE), 1, -1)
        name = next((rest[:size] for size in sizes if rest[:size] in load_places()), "")
        found = [one for one in load_places().get(name, ()) if one.name == name and one.code.startswith(code)]
        if len(found) != 1:
            break
        code, rest = found[0].code, rest[len(name) :]
    return code
