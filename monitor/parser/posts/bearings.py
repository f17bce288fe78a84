"""What was read so far in, the place and organ of the next post out: `市长` behind 苏州市委书记 of 苏州 (职务省略)."""

import re
from typing import NamedTuple

from monitor.parser.places import PREFECTURE, PROVINCE, Place, find_place, load_places, province_of, shorten
from monitor.parser.posts.homes import COUNTY_ON_TAIWAN, OF_TAIWAN
from monitor.parser.posts.inner_bodies import host_of, with_host
from monitor.parser.posts.organ_words import TERM, load_organs
from monitor.parser.posts.parts import kind_of
from monitor.parser.posts.setting import Setting
from monitor.records import Post


class Bearings(NamedTuple):
    """What posts read so far in a sentence say about the next one: full names of places, the last organ, or ""."""

    province: str = ""
    city: str = ""
    county: str = ""
    prefecture: str = ""  # the story's 州, 盟 or 地区 where its city is another
    country: str = ""
    body: str = ""
    session: str = ""
    standing: str = ""
    led_by: str = ""  # 原 in front of the post before, which holds for one behind that names no organ: 原市委书记、市长
    congress: str = ""
    committee: str = ""
    council: str = ""
    headquarters: tuple[str, ...] = ()
    group: str = ""  # the last 领导小组 or 指挥部
    party: str = ""  # the centre of a foreign party that the posts before are of: 越共中央
    town: str = ""  # the last town with what it lies in, 铜山区棠张镇
    joint: str = ""  # the last committee of two states: 中国—哈萨克斯坦合作委员会
    region: str = ""  # what a paper of 香港 or 澳门 calls its home
    home_province: str = ""  # the story's own, whatever was named since
    home_county: str = ""
    other_county: str = ""  # the story's of another level: 县 beside 区
    zones: tuple[str, ...] = ()  # of the story's county, named with its short name
    division: str = ""  # 八师石河子市, which 师市 stands for
    known_province: str = ""  # the story's own, where only the names of its leaders tell it
    districts: tuple[str, ...] = ()  # whose posts the story names with their city
    private: bool = False  # whether the post before in this run is of a company, a school and the like


def bearings_of(setting: Setting) -> Bearings:
    """Begin with what the whole story says."""
    return Bearings(
        province=setting.province,
        city=setting.city,
        county=setting.county,
        prefecture=setting.prefecture,
        country=setting.country,
        session=setting.session,
        town=setting.town,
        congress=setting.congress,
        council=setting.council,
        headquarters=setting.headquarters,
        region=setting.region,
        districts=setting.districts,
        home_province=setting.inland or setting.province,
        home_county=setting.county,
        other_county=setting.other_county,
        zones=setting.zones,
        division=setting.division,
        known_province=setting.province if setting.known else "",
    )


SEAT = re.compile(
    r"^[\u4e00-\u9fff]{2,7}?[省市县区州盟旗](?=$|委|人大|政协|政府|纪委|监委|人民政府|[\u4e00-\u9fff]{2,4}[镇乡]$)"
)
ZONE_SEAT = re.compile(r"^[\u4e00-\u9fff]{2,8}?区(?=党工委|管委会|纪工委)")
LEVELS = ("自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡")
LEVEL = re.compile(
    r"^(?:全|本|该|我)?(自治区|自治州|自治县|省|市(?!州)|县(?![市区])|区|州|盟|旗|镇|乡|地(?=委|区(?:人大|政协|行署|纪委)))(?!（|场|域|块|容|际|舰|军(?!区|分区)|民(?![政宗族建盟革进营兵委]))"
)  # 省军区, 市场监管局, 县（市、区）委 of whichever
PARTY_HEADS = frozenset(("书记", "常委", "委员", "秘书长", "候补委员"))


def opening_place(stem: str) -> tuple[Place, int] | None:
    """Give the place that a stem names at its beginning, the longest, and how many characters name it."""
    places = load_places()
    for size in range(min(len(stem), 12), 1, -1):
        for place in places.get(stem[:size], ()):
            short = not (stem[0] in "省市县区" or POLICE.match(stem) or other_level(stem[size:], place))
            if stem[:size] == place.name or short:
                return place, size
    return None


POLICE = re.compile("公安(?!县)")  # is a county's name besides


def other_level(rest: str, place: Place) -> bool:
    """Tell whether what follows a place's short name gives it another level: 云溪|市委 is not 云溪区's."""
    found = RANK.match(rest)
    return found is not None and not place.name.endswith(found[0])


RANK = re.compile(r"[省市县区州盟旗](?![场域容民直])|街道|社区|[镇乡](?!企)")


def place_bearings(bearings: Bearings, place: Place) -> Bearings:
    """Note a place that a post names: what follows means it (市长 behind 苏州市委书记)."""
    if len(place.code) == PROVINCE:
        city = place.name if place.name.endswith("市") else bearings.city
        return bearings._replace(province=place.name, city=city, county="")
    province = province_of(place).name
    if len(place.code) == PREFECTURE or place.name.endswith("市"):
        return bearings._replace(city=place.name, province=province, county="")
    return bearings._replace(county=place.name, province=province)


def stem_bearings(bearings: Bearings, stem: str) -> Bearings:
    """Note the places that a post names one inside the other: 厦门市委 of 福建省, 青羊区委 as 成都市青羊区's."""
    chain = ""
    if bearings.prefecture and stem.startswith(bearings.prefecture):  # is above the story's city
        return bearings
    while (found := opening_place(stem)) and stem[: found[1]] == found[0].name:
        bearings, stem = place_bearings(bearings, found[0]), stem[found[1] :]
        chain += found[0].name
        bearings = bearings._replace(county=chain if bearings.county else "")
    return bearings


def bearings_there(bearings: Bearings, told: str) -> Bearings:
    """Note the place where somebody goes to take up a post: 赴宁夏，出任|自治区党委常委."""
    gone = GONE.search(told)
    place = find_place(gone[1]) if gone else None
    return place_bearings(bearings, place) if place else bearings


GONE = re.compile(r"(?:赴|调往|转战|空降)([\u4e00-\u9fff]{2,6}?)(?:省|市)?，(?:出任|担任|就任|任)\Z")


def held_bearings(bearings: Bearings, held: Post, *, pointed: bool) -> Bearings:
    """Note the place of a post that somebody has, with its organ where another post of his only points at that."""
    bearings = place_bearings(bearings, found[0]) if (found := opening_place(held.name)) else bearings
    return bearings._replace(body=held.body) if pointed else bearings


def seat_bearings(bearings: Bearings, stem: str) -> Bearings:
    """Note a place that no table knows but whose organ a post names: 市长 behind 岚溪市委书记."""
    if not (found := SEAT.match(stem)) or found[0] == bearings.prefecture:
        return bearings
    if found[0][-1] == "省":
        return bearings._replace(province=found[0], county="")
    if found[0][-1] in "县区旗":
        return bearings._replace(county=found[0])
    return bearings._replace(city=found[0], county="")


def place_for(level: str, bearings: Bearings) -> str:
    """Give the place that a level's word means here, or "": the last one named, else the story's own."""
    if level in ("省", "自治区"):
        return next((place for place in (bearings.province, bearings.home_province) if place.endswith(level)), "")
    if level in ("市", "自治州", "州", "盟"):
        return next((place for place in (bearings.city, bearings.prefecture) if place.endswith(level)), "")
    if level in ("镇", "乡"):
        return bearings.town if bearings.town.endswith(level) else ""
    if level == "地":
        return bearings.city.removesuffix("区") if bearings.city.endswith("地区") else ""
    return next(
        (place for place in (bearings.county, bearings.home_county, bearings.other_county) if place.endswith(level)), ""
    )


def region_for(stem: str, head: str, bearings: Bearings) -> str:
    """Give the autonomous region that 区 is short for, or "": 区党委, 区农牧厅, and 区政府 where a 主席 leads it."""
    home = bearings.province if bearings.province.endswith("自治区") else ""
    beside = home and not bearings.county and bearings.body.startswith(home)
    region = REGIONAL.match(stem) or (stem.startswith("区政府") and head == "主席") or (beside and ASSEMBLY.match(stem))
    return home if region else ""


REGIONAL = re.compile(r"区(?:党委|[\u4e00-\u9fff]{2,8}厅)")  # no district has such
ASSEMBLY = re.compile(r"区(?:人大|政协|纪委|监委)")  # of the region behind 自治区党委副书记


LEAGUE = re.compile(r"^团(?=[省市县区州]委)")  # 团省委
GOVERNORS = frozenset(("省长", "市长", "县长", "区长", "州长"))  # 省长助理


def restore_place(stem: str, head: str, bearings: Bearings) -> tuple[str, str]:
    """Put the place before a stem that names only its level or nothing: `省委` is `湖南省委`. Gives stem and rule."""
    stem = LEAGUE.sub("共青团", stem)
    if bearings.division and (whole := of_division(stem, head, bearings.division)):
        return whole, "level"
    if not stem and kind_of(head) == "place":
        place = place_of_head(head, bearings)
        return place, by_level(place, bearings)
    if stem in GOVERNORS:
        prefix = place_for(stem[0], bearings)
        return prefix + stem, by_level(prefix, bearings) if prefix else "as printed"
    if stem == "行署":
        return prefecture_for(bearings) + stem, "level"
    bare = without_lead(stem)
    lead = stem.removesuffix(bare)
    if (found := LEVEL.match(bare)) and opening_place_is_level(bare):
        place = region_for(bare, head, bearings) or place_for(found[1], bearings)
        restored = lead + place + committee_level(bare, place) + bare[found.end(1) :]
        return (restored, by_level(place, bearings)) if place else (stem, "as printed")
    prefix = leave_out(stem, bearings)
    return prefix + stem, "level" if prefix else "as printed"


def committee_level(bare: str, place: str) -> str:
    """Give the level that a committee has besides its place's: 莘县县委, 科尔沁左翼中旗旗委, but 沂水县委; or ""."""
    short = place.endswith("县") and len(place) == SHORTEST_PLACE
    return bare[0] if COMMITTEE_OF.match(bare) and (short or WING.search(place)) else ""


COMMITTEE_OF = re.compile("[县旗]委(?!员|托)")
WING = re.compile("[前中后左右]旗$")
SHORTEST_PLACE = 2  # characters


def of_division(stem: str, head: str, division: str) -> str:
    """Write 师市 as the division and city of 兵团 that the story means, 师 as the division: 师市党委, 师长; or ""."""
    if stem.startswith("师市"):
        return division + stem[2:]
    of_its_own = stem in OF_DIVISION or (not stem and head == "师长")
    return division.partition("师")[0] + (stem or "师") if of_its_own else ""


OF_DIVISION = ("师", "师党委", "师纪委", "师机关")


def by_level(place: str, bearings: Bearings) -> str:
    """Name the rule that put a place before what names its level alone."""
    return "known governor" if place and place == bearings.known_province else "level"


def without_lead(stem: str) -> str:
    """Take off what stands before the level of a committee that is not the 中共's: 民盟|市委, 共青团|省委."""
    return stem.removeprefix(next((name for name in BEFORE_LEVEL if stem.startswith(name)), ""))


def place_of_head(head: str, bearings: Bearings) -> str:
    """Give the place that a governor's title means (省长), or ""."""
    if head in CHIEF_WARDENS:
        return nearest_place(bearings) or bearings.province
    return place_for("州" if head == "州长" else head[0], bearings)


def prefecture_for(bearings: Bearings) -> str:
    """Give the prefecture that 行署 is of: the one whose committee was named before, else the story's; or ""."""
    seat = bearings.committee.removesuffix("委")
    seat = seat if seat.endswith("地") and seat != "地" else place_for("地", bearings)
    return f"{seat}区" if seat else ""


def with_prefecture(stem: str, head: str, bearings: Bearings) -> str:
    """Write out the office that a prefecture's 专员 leads where it is left out: 地委书记、专员; 某地区副专员."""
    if head != "专员" or not (stem.endswith("地区") or (not stem and prefecture_for(bearings))):
        return stem
    return f"{stem}行署"


def leave_out(stem: str, bearings: Bearings) -> str:
    """Give what the press leaves out before 兵团 and 特区: 新疆生产建设, 香港."""
    if stem.startswith("兵团"):
        return "新疆生产建设"
    return bearings.province.removesuffix("特别行政区") if SPECIAL.match(stem + bearings.province) else ""


TOWN = re.compile(r"^[\u4e00-\u9fff]{2,9}[镇乡](?=[原前]?党?委|人大|政府|纪委|武装部|长$)")
CHIEF_WARDENS = frozenset(("总河长", "总林长", "河长", "林长"))
BEFORE_LEVEL = ("共青团", "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")  # 团省委, 民盟市委
SPECIAL = re.compile(r"特区.*特别行政区$")


def opening_place_is_level(stem: str) -> bool:
    """Tell whether a stem that begins with a level's character names no place with it (区政府, but 市中区政府)."""
    found = opening_place(stem)
    return found is None


def restore_body(stem: str, head: str, bearings: Bearings) -> tuple[str, str]:
    """Put the organ before a stem that names an inner body or nothing: `党组书记` behind `省人大常委会副主任`."""
    organs = load_organs()
    kind = organs.get(stem) or (organs.get(host_of(stem), "") if stem.endswith(("党组", "党委")) else "")
    if not stem or (POINTED.fullmatch(stem) and bearings.body.endswith(stem[-1])):
        return same_organ(head, bearings), "same organ"
    if region := region_of_body(stem, head, bearings) or county_on_taiwan(stem, head, bearings):
        return region + stem, "organ of the region"
    wider = with_town(stem, head, bearings) or with_wider_body(stem, bearings.body)
    wider = wider or with_mission(stem, head, bearings.body)
    wider = wider or with_zone(stem, bearings)
    full = wider or with_host(stem, head, bearings.body, bearings.council)
    if full != stem:
        return full, "inner body"
    if kind == "party" and (bearings.body or bearings.committee):
        return party_committee(bearings) + stem, "party department"
    place = nearest_place(bearings) or bare_level(bearings)
    if PROVINCIAL.fullmatch(stem) and not place.endswith(("省", "自治区")):
        place = place_for("省", bearings) or place_for("自治区", bearings) or place
    if kind == "state" and stem.startswith(GARRISON):
        place = shorten(bearings.city) if stem.startswith(COMMANDS) else bearings.city
    other = LEVEL.match(stem) and stem[:1] != place[-1:]  # 市公安局 behind 省公安厅
    if (kind == "state" or is_bureau(stem) or UNNAMED_ZONE.fullmatch(stem)) and place and not other:
        return place + stem.removeprefix(place[-1]), "organ of the place"
    return stem, "as printed"


POINTED = re.compile("该[局委院厅部署办会处]")


def with_wider_body(stem: str, body: str) -> str:
    """Give a mission of the United Nations, or a later term of the body before, with its name; or ""."""
    if stem.endswith(MISSIONS) and body.startswith("联合国"):
        return f"联合国{stem}"
    earlier = OF_BODY_AND_TERM.match(body) if OF_TERM.match(stem) else None
    return earlier["body"] + stem if earlier and earlier["body"] not in stem else ""


def with_zone(stem: str, bearings: Bearings) -> str:
    """Give a zone's body with the name that the story tells: 宁川经济技术开发区|党工委 of 开发区党工委; or ""."""
    if not (found := UNNAMED_ZONE.fullmatch(stem)):
        return ""
    zone = stem[: found.start("body")]
    fullest = max((full for full in bearings.zones if full.endswith(zone)), key=len, default="")
    return fullest + found["body"] if fullest else ""


def with_mission(stem: str, head: str, body: str) -> str:
    """Give the field of a consul behind the consul general with their mission (侨务|领事), or ""."""
    consular = head in ("领事", "参赞") and CONSULS.fullmatch(body)
    return f"{body}总领馆{stem}" if consular and FIELD_OF_CONSUL.fullmatch(stem) else ""


FIELD_OF_CONSUL = re.compile("(?:侨务|商务|经济商务|经商|文化|科技|教育|政治|新闻|领侨)")
MISSIONS = ("特派团", "稳定团", "支助团", "观察团")
OF_TERM = re.compile(rf"(?=第){TERM}(?!全国)")  # 第十一届中央委员会 behind 农工党第十届中央委员会
OF_BODY_AND_TERM = re.compile(rf"(?P<body>[\u4e00-\u9fff]{{2,12}}?)(?=第){TERM}")


def with_town(stem: str, head: str, bearings: Bearings) -> str:
    """Give the town's committee before a post in it, though its congress was named since: 党委委员、政法委员; or ""."""
    inside = stem in ("党委", "武装部") or (head == "委员" and stem in ("政法", "组织", "宣传", "统战", "纪检"))
    town = bearings.committee.removesuffix("党委")
    if not inside or town == bearings.committee or not bearings.body.startswith(town):
        return ""
    return bearings.committee if stem == "党委" else town + stem


def region_of_body(stem: str, head: str, bearings: Bearings) -> str:
    """Give the special administrative region, or its government named before, whose organ a stem is, or ""."""
    government = SAR_GOVERNMENT.match(bearings.body) if is_bureau(stem) else None
    if government:
        return government[0]
    return special_region(bearings) if SAR_BODY.match(stem + head) or is_regions_own(stem, bearings) else ""


def is_regions_own(stem: str, bearings: Bearings) -> bool:
    """Tell whether a paper of 香港 or 澳门 means its own region's bureau by 教育局, 发展局 or 卫生署."""
    if not bearings.region or not SAR_BUREAU.fullmatch(stem) or opening_place(stem) is not None:
        return False
    return opening_place(bearings.body) is None or bearings.body.startswith(bearings.region[:2])


def county_on_taiwan(stem: str, head: str, bearings: Bearings) -> str:
    """Give the county or city on Taiwan that a story is about and whose bureau a stem names (民政处), or ""."""
    unit = stem + head[0] if head == "处长" and not stem.endswith("处") else stem
    home = next((place for place in (bearings.county, bearings.city) if OF_TAIWAN.fullmatch(place)), "")
    return home if home and OF_COUNTY_ON_TAIWAN.fullmatch(unit) else ""


OF_COUNTY_ON_TAIWAN = re.compile(
    r"(?:民政|财政|财务|教育|文化|工务|社会|劳工|劳动|劳青|农业|农政|农渔|地政|环境?保护?|卫生|警察|消防|交通|观光|旅游|建设|城乡|都市|发展|都发|水利|产业"
    r"|经济|经发|主计|人事|政风|计画|计划|研考|新闻|税务|地方|原住民|行政|民族|客家|事务|秘书|青年|运动|体育|工商|资讯|行销){1,3}[处局](?:代理)?"
)  # 交通旅游处


def special_region(bearings: Bearings) -> str:
    """Give the special administrative region that is meant, as the paper calls it, or ""."""
    region = bearings.province if bearings.province.endswith("特别行政区") else ""
    return bearings.region if bearings.region and region[:2] in ("", bearings.region[:2]) else region


SAR_BODY = re.compile(
    r"立法会|海关|终审法院|高等法院|行政会|廉政|[政财律]务?政?司|警务处|政制|保安司|经济财政司|社会文化司|运输工务司|行政法务司"
    r"|行政长官办公室|审计署(?!审计长)|警察总局|中联办|检察院|[中初]级法院"
)  # of a special administrative region, whose 审计署 has a 署长
SAR_BUREAU = re.compile(
    r"(?!国家|中国|中央|国务院|全国|海关|税务总|[\u4e00-\u9fff]{1,6}部)[\u4e00-\u9fff]{2,12}(?:[局署司]|(?<!办事)处)(?:常任)?"
)
UNNAMED_ZONE = re.compile(
    r"(?:工业|产业|科技|经济|农业|物流)?(?:技术)?(?:集中)?(?:园区|开发区|高新区|经开区|产业园|工业园|新区|度假区|集中区)(?P<body>党?工委|管委会|纪工委|党委)"
)  # whose place the posts before name
SAR_GOVERNMENT = re.compile(r"(?:香港|澳门)(?:特别行政区|特区)政府")
COMMANDS = ("军分区", "警备区")  # are called without 市
GARRISON = (*COMMANDS, "人武部", "人民武装部")  # of a prefecture or county, whoever was named before


def bare_level(bearings: Bearings) -> str:
    """Give the level of the last organ where nothing says which place it is: 监委 behind 县纪委 is the 县监委."""
    return bearings.body[:1] if len(bearings.body) > 1 and LEVEL.match(bearings.body) else ""


PROVINCIAL = re.compile(r"(?:(?![省区市州县国])[\u4e00-\u9fff]){2,8}(?<!办公)厅")  # 公安厅 behind 某市市长
BUREAU = re.compile(
    r"(?!国家|中国|全国|中央|第?[一二三四五六七八九十]{1,3}届|国务院|武警|海警|民航|长江|黄河|淮河|珠江|[\u4e00-\u9fff]{2,8}部[\u4e00-\u9fff]{2,10}[司局厅])[\u4e00-\u9fff]{2,12}(?:[局厅]|支队|总队|检查站|人武部)(?:纪检组?|党组|党委)?"
)


def is_bureau(stem: str) -> bool:
    """Tell whether a bureau leaves out whose it is: 农业农村局 behind 当雄县政协."""
    return bool(BUREAU.fullmatch(stem)) and opening_place(stem) is None and not OF_UNLISTED.match(stem)


OF_UNLISTED = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:(?<!城)市|县|州|旗)(?=[\u4e00-\u9fff]{2})")  # 岚溪市|财政局


def same_organ(head: str, bearings: Bearings) -> str:
    """Give the organ of a post that names none: that of the post before; 副书记 behind 副市长 is the committee's."""
    if whole := whole_organ(head, bearings.body):
        return whole
    if within := next((part for heads, part in OF_THE_WHOLE if head.endswith(heads)), None):
        return within.sub("", host_of(bearings.body))
    if head == "主席" and NO_CHAIR.search(bearings.body):
        return region[1] if (region := REGION.match(bearings.body)) else ""
    if load_organs().get(bearings.body) == "inner":  # 党组书记、局长, where nothing says whose
        return ""
    if (
        head not in PARTY_HEADS
        or bearings.body.endswith("主席团")
        or (head == "秘书长" and bearings.body.endswith("党组"))
    ):
        return host_of(bearings.body)
    seated = bearings.body.endswith("政府") or not bearings.body
    return bearings.committee if seated and head != "秘书长" and bearings.committee else bearings.body


def whole_organ(head: str, body: str) -> str:
    """Give the organ that a title behind another organ's post is of, or "".

    It is the court of one of its judges, whatever part of it was named, the procuratorate beside a court (法院院长甲、
    检察长乙), a consul general's office.
    """
    if head == "检察长" and (court := COURT_ALONE.fullmatch(body)):
        return f"{court['place']}{court['people'] or ''}检察院"
    court = COURT.match(body) if head.startswith(COURT_MEMBERS) else None
    if court is None and head == "领事" and CONSULS.fullmatch(body):
        return f"{body}总领馆"
    return court[0] if court else ""


SPOKESMEN = ("发言人", "新闻发言人")
OF_THE_WHOLE = (  # titles in an organ, whatever part of it was named before, and how that part ends
    (SPOKESMEN, re.compile(r"(?<=[部委署办])[\u4e00-\u9fff]{2,12}局$")),
    (("调研员", "巡视员"), re.compile(r"(?<=[厅局委部署院])(?:办公室|[\u4e00-\u9fff]{2,8}[处科])$")),
)
COMMITTEES = ("党委", "党工委")  # of a division, a zone, a town
CONSULS = re.compile(r"[\u4e00-\u9fff]*驻[\u4e00-\u9fff]{2,8}(?<!馆)")  # of the consul general's post before
REGION = re.compile(r"([\u4e00-\u9fff]{2,6}自治区)党?委$")  # whose committee has no 主席: he governs
NO_CHAIR = re.compile(r"中共中央|(?<!常)委$|纪委$|国务院|政府$")  # organs that have no 主席
COURT_MEMBERS = (
    "审判员",
    "检察员",
    "审判委员会",
    "检察委员会",
)  # of the whole court, whose division the post before names
COURT = re.compile(r"[\u4e00-\u9fff]*?(?:法院|检察院)")
COURT_ALONE = re.compile(r"(?P<place>[\u4e00-\u9fff]*?)(?:终审|最高|高级|中级|基层)?(?P<people>人民)?法院")


def party_committee(bearings: Bearings) -> str:
    """Give the party committee that the last organ is or belongs to."""
    if bearings.body.endswith(COMMITTEES):
        return bearings.body
    if bearings.committee:
        return bearings.committee
    place = nearest_place(bearings)
    return place + "委" if place else ""


def nearest_place(bearings: Bearings) -> str:
    """Give the place of the last organ with the places that it names it in (四川省大竹县), else the committee's."""
    size = 0
    while found := opening_place(bearings.body[size:]):
        size += found[1]
        size += "自治" in found[0].name and bearings.body.startswith(found[0].name[-1], size)  # 玉屏|县公安局
    if unknown := SEAT.match(bearings.body[size:]) or ZONE_SEAT.match(bearings.body[size:]):
        return bearings.body[:size] + unknown[0]
    return bearings.body[:size] or bearings.committee.removesuffix("党委").removesuffix("委")


def spell_place(stem: str, level: str = "", bearings: Bearings = Bearings()) -> str:  # noqa: B008 - frozen
    """Write a stem's place in full: 新疆政协 is 新疆维吾尔自治区政协, 广东河源市委 is 河源市委; at home 文山州委 too.

    `level` is the first character of a governor's title, which a place of another level has not: 新北市长. A place that
    no table knows has it where the story is from there: 台中市长.
    """
    found = opening_place(stem)
    if found is None:
        known = level and stem + level in (bearings.city, bearings.county)
        return (
            stem + level if known and not re.fullmatch(COUNTY_ON_TAIWAN, stem + level) else stem
        )  # 苗栗县长, as printed there
    place, size = found
    rest = stem[size:]
    inner = opening_place(rest) if len(place.code) == PROVINCE and stem[:size] != place.name else None
    at_home = place.name == bearings.home_province  # elsewhere 云南楚雄州 is told with its province
    if inner and (rest[: inner[1]] == inner[0].name or (at_home and rest[inner[1] :].startswith(inner[0].name[-1]))):
        return rest
    if level and not rest and other_level(level, place):
        return stem + level
    complete = stem[:size] == place.name
    if not complete and (rest in ("", "政协", "人大常委会", "政府", "人大") or rest.startswith(("人大", "政协"))):
        return place.name + rest
    return stem
