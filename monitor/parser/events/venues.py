"""A Plan of an event in, its place in full form out: from the words of its lines that say where it was."""

import re
from collections.abc import Iterator, Sequence

from monitor.parser.events.abroad import foreign_city
from monitor.parser.events.candidates import Candidate
from monitor.parser.events.homes import city_of, county_of, home_of, province_of, put_home
from monitor.parser.events.labels import labelled_place
from monitor.parser.events.lines import NAME, Line, find_datelines, words_of
from monitor.parser.events.places import (
    PLACE_NOUN,
    begins_with_place,
    city_of_airport,
    home_code,
    opening_country,
    opening_home,
    resolve_place,
)
from monitor.parser.events.plans import Plan, first_text
from monitor.parser.events.rules import DECREE, find_candidates
from monitor.parser.events.scenes import CAUSED_AT, CLAUSE_PLACE, HAPPENED_AT, HAPPENED_ON, STRUCK, scenes_in
from monitor.parser.places import abbreviation_letters, load_city_letters
from monitor.parser.posts.setting import read_setting
from monitor.parser.states import named_states, split_state
from monitor.parser.text import Story

FAR = 600  # characters before 该村 in which it is named
OPENING = 3  # first sentences of a story whose heading alone tells its event
NOWHERE = "-"  # no code of a place: the story's home is not known

HELD_AT = re.compile(r"[在于](?P<place>[\u4e00-\u9fff]{2,12}?)(?:召开|举行|开幕|闭幕|开班|宣布|启用|揭牌|发布|启动)")
AT_PLACE = re.compile(
    r"(?:赴|抵达|来到|前往|走进|离开|离|回到|访问(?!并)|对|来(?!访|宾|自|信|电|函)|莅临?)(?P<place>[\u4e00-\u9fff]{1,8}?)"
    r"(?=等?地?(?:拜访|学习|考察|调研|访问|出席|参加|进行|开始|开展|洽谈|对接|对)|[，。]|$)"
)
PIECE = r"[\u4e00-\u9fff]{1,10}?(?:[省市县区旗州盟]|地区)(?:[\u4e00-\u9fff]{1,8}?[县区旗市](?=[、，和及与以。]))?"
LISTED_AT = re.compile(  # 先后到某市某县、某县，某市某区和某市
    rf"(?:到|赴|深入|前往|走进|奔赴)了?(?P<place>{PIECE}(?:(?:、|，|和|及|与|以及){PIECE})+)"
)
STAYED_AT = re.compile(
    r"(?:在|到|来|莅临?)(?P<place>[\u4e00-\u9fff]{1,12}?)(?=等?地?(?:考察|调研|视察|检查|慰问|督导|看望))"
)
RETURNED = re.compile(r"(?:回到|返回|抵达|到达)(?P<place>[\u4e00-\u9fff]{1,8}?)(?=[，。]|$|开始|对|进行|出席)")
JOURNEY_ENDED = re.compile(
    r"结束了?(?:在|对)(?P<place>[\u4e00-\u9fff、]{2,20}?)的[^，。；的]{0,6}(?:访问|考察|行程|之行)"
)
COMES = re.compile("访华|来华")
VISITED = re.compile(r"(?:访问|出访)了?(?P<place>[\u4e00-\u9fff、]{2,24}?)(?=[，。；\s]|进行|期间|$)")
IN_PLACE = re.compile(
    r"在(?P<place>[\u4e00-\u9fff·]{1,20}?)(?:，(?=[同与]))?(?:还|再次|先后|分别|共同|集体|亲切|正式|隆重|继续|主持)*"
    r"(?:出席|参加|会见|会晤|主持|召开|举行|举办|开幕|闭幕|同|与|接受|签署|发表|宣布|考察|调研|视察|看望|慰问|检查|接见|访问|进行|拜会|座谈"
    r"|开班|启动|揭牌|举办|落下|拉开|宣讲|降落|起飞|坠|发生|失事|遭|附近|境内|上空|发射(?!中心|场)|成立|挂牌|开工|开馆|通车|发布|亮相|结束|作出|参观|观看|上演|首演|演出|约见|邀请|召集|开战|战罢|揭开|打响|开赛|落幕|收官|会商|听取|讨论|审议|审理|开庭|公布|种下|种植|植树|启程|致辞|演讲|祭扫|敬献|凭吊|瞻仰|检阅|送别|迎接|欢迎|宴请|设宴|讲课|授课|上线|上市|开市|交付|首飞|下水|开园|展出|逝世|病逝|去世|火化|安葬|表彰|颁奖|茶叙|会谈|会面|通过|悼念|吊唁|作专题|作宣讲|为|向|，?(?:就|围绕))"
)
OPENS_AT = re.compile(rf"^在(?P<place>[\u4e00-\u9fff、]{{2,16}}?)(?:期间)?，(?={NAME})")  # 在某市，甲会见乙
SEATED = frozenset(("meeting", "ceremony", "study", "announcement", "other"))
SEATED_AT = re.compile(r"(?:会场|会址|地点|现场)(?:就)?[设选]?[在于](?P<place>[\u4e00-\u9fff]{2,30}?)(?:[，。；]|$)")
MAIN_SEAT = re.compile(r"在(?P<place>[\u4e00-\u9fff]{2,8}?)主会场")
IN_NAME = (  # no words that stand around it
    r"(?:(?![在到向对将把被是了和与给已]|[建设成]立|[新修扩]建|召开|举行|出席|参加|会见|接见)[\u4e00-\u9fff·\d])"
)
PLACED = rf"{IN_NAME}{{1,24}}?{PLACE_NOUN}(?:、{IN_NAME}{{1,16}}?{PLACE_NOUN}){{0,3}}"
BESIDE_NAMED = (
    r"(?=[里内上中]?[，。；“]|[里内的]|[举召开主参调考看接进学隆正顺作宣集观实植察查慰走和与同为向逝病升冉]"
    r"|分别|一起|用长征|使用|点火)"
)
AT_NAMED = re.compile(  # 来到某河生态廊道，……; 在某馆举行
    rf"(?:(?<![正现存实内])在|到|赴)(?P<place>{PLACED}){BESIDE_NAMED}"
)
WENT_TO = re.compile(rf"(?:走进|深入|前往)(?P<place>{PLACED}){BESIDE_NAMED}")  # who travels: 走进某镇、某镇，看望
ORGAN = (
    rf"(?P<place>{IN_NAME}{{2,10}}?(?:厅|局|[改工]委|(?<![东西南北中内全干局外])部|机关|(?<!杂志)(?<!出版)社))"
    r"(?=[，。]|[举召开调考看检督座作宣会])"
)
ORGAN_AT = re.compile(rf"(?<![正现存实内])在{ORGAN}")  # 在人民日报社举行
ORGAN_SEEN = re.compile(rf"(?:(?<![正现存实内])在|到|赴|走进|前往){ORGAN}")  # 到水利厅调研
INVITED = re.compile(r"应(?P<by>[^，。]{2,60}?)的?邀请(?=[^。]*上述[两三四五六]?[国个])")  # 对上述三国进行访问
NAMED_FOR = re.compile(  # what opens is there: 某市文化中心揭牌仪式
    r"(?P<place>(?:(?!建成|启动|开工|新增|首[个座条])[\u4e00-\u9fff]){3,23}?[\u4e00-\u9fff](?:中心|馆|园|院|桥|机场|电站|水库|码头|车站|[新景]区|开发区|古城|口岸|枢纽|隧道))"
    r"(?:主体工程|建设|正式|重新|今[天日]|[\uf000-\uf3ff]){0,3}(?:成立|挂牌|通航|建成|并网|揭牌|落成|开馆|开园|启用|奠基|竣工|通车|开工|投产|开放|启动|迎客|复航|恢复)"
)
ORDINAL = re.compile(r"^(?:第?[\d一二三四五六七八九十百]+届|首届|\d{4}年?|中国|（)*")  # 第七届中国|某市艺术节
NAMED_AFTER = re.compile(r"^(?P<place>[\u4e00-\u9fff]{2,8}?)“")  # 某省“……”活动
FESTIVAL = re.compile(r"(?:论坛|年会|峰会|博览会|交易会|展览会|展|节|周|赛|运动会|冬奥会|马拉松)(?:[开闭]幕式)?$")
WORLDWIDE = re.compile(r"(?:论坛|年会|会议|峰会|大会|博览会)$")
LOOKED_AT = re.compile(r"(?:突查|抽查|检查|督查|暗访|巡查)(?P<place>[\u4e00-\u9fff]{2,12}?[市县区旗镇])(?:的|[，。])")
CAME_TO = re.compile(rf"(?:来到|抵达)(?P<place>{PLACED})(?=[，。；])")
SCENE_AT = re.compile(  # 13日清晨，某某小学的操场上……
    rf"^(?:“[^”]*”)?[\uf000-\uf3ff]，(?P<place>{PLACED})(?:以?[东西南北]{{1,2}}[边侧面部]?)?(?:的[\u4e00-\u9fff]{{1,8}})?[里内上前中旁]"
)
THAT = re.compile(r"(?:在|到|赴|前往|走进|深入)该(?P<what>[省市县区州旗镇乡村校院厂]|街道|社区|公司|企业|园区|中心)")
CAPITAL = re.compile("^(?:首都|首府)(?=.)")  # of the state or region that the sentence named before
CLAUSES = re.compile("[，；]")
DAY_FIRST = re.compile(r"^(?:当地时间)?[\uf000-\uf3ff][上下中晚午]{0,2}，?")
HERE = re.compile(r"在(?:这里|此间|此地)(?!的)")  # where the dateline says
REACHED = re.compile(r"(?:来到|前往|走进|深入|抵达|到|赴)(?P<place>[\u4e00-\u9fff]{2,16})")
MORE_PLACES = {
    "inspection": (IN_PLACE, REACHED, LOOKED_AT),
    "visit": (IN_PLACE, REACHED),
    "incident": (IN_PLACE, CLAUSE_PLACE, CAUSED_AT),
    "other": (IN_PLACE, CLAUSE_PLACE),
}
PATTERNS = {
    "inspection": (AT_PLACE, STAYED_AT),
    "incident": (STRUCK, HAPPENED_AT, HAPPENED_ON),
    "visit": (RETURNED, JOURNEY_ENDED, AT_PLACE, VISITED, HELD_AT),
}
WRITTEN = frozenset((DECREE, "event.instruction", "event.greeting", "event.briefing"))  # nowhere that is said
UNCUT = frozenset(("incident", "other", "election", "discipline"))  # may be what somebody says has happened
SAYS_THAT = re.compile(r"(?:表示|指出|强调|宣布|认为|透露|说|称)[，：“]|消息说")
ROUNDS = frozenset(("event.preach", "event.preach.group"))  # held at one place after the other
ABROAD = frozenset(("incident", "other", "election"))  # may be in the state that their lines begin with
UNHELD = frozenset(("appointment", "election", "discipline"))
ELSEWHERE = re.compile("大使|特使|特别代表|党魁|党主席|党领袖|总干事|秘书长|联合国|欧盟")
OPENED = frozenset(("ceremony", "meeting", "other", "incident"))
NAMED_VENUE = re.compile(r"(?:堂|中心|馆|院|场|校|厅|宫|室|园|广场|会议|小学|中学|局|点)$")
OUR_LEAD = re.compile("[我本全][省市区州县]")
AND_WENT = re.compile(r"并(?:到|赴|在|前往|深入)")
OUR = re.compile(  # 省人民会堂, 县会议中心: the story's own
    r"^(?:我|全|本|该)?(?P<level>[省市县区旗])(?!.*[两三]级)(?=$|(?![场域内外级民]|长(?!江))[\u4e00-\u9fff、]{1,20}(?:堂|中心|馆|院|场|校|厅|酒店|宾馆|饭店|山庄|宫|室|园|委|政府|人大|政协|机关|广场|小学|中学|大厦|局|点))"
)


def find_place_of(plan: Plan, story: Story) -> str:
    """Give the place that the event's own words name, the text's before the heading's; else its country."""
    if plan.main.rule in WRITTEN or plan.main.kind == "message":
        return ""
    line = plan.told.line if plan.told else first_text(plan.lines)
    near = [line] if line is not None else []
    words = [found.place for found in (plan.told, plan.main) if found and found.place]
    words += [labelled_place(plan.lines)] if plan.main.own else []
    listed = [found["place"] for one in near if _is_journey(plan) for found in LISTED_AT.finditer(one.code)]
    words = [next((more for more in listed if more.startswith(one)), one) for one in words] + listed
    if plan.main.kind == "visit":
        words += ["、".join(named_states(found["by"])) for one in near for found in INVITED.finditer(one.code)]
    near += [plan.main.line] if plan.main.kind in {"inspection", "incident", "visit"} else []
    words += list(_told_places(plan, near))
    words += list(_held_places(plan, story))
    words += _more_places(plan, line)
    words += list(_states_that_open(plan, near))
    words += list(_states_of_offices(plan, near))
    words += list(_seats(plan))
    opening = [one for one in plan.lines if one.where == "text"][:OPENING] if plan.told is None else []
    words += [found for one in opening for found in scenes_in(plan.main.kind, one.code)]
    words += list(_named_places(plan, [*near, plan.main.line, *opening], story))
    words += [dateline.place for _, dateline in find_datelines(story, "text")[:1] if line and _means_dateline(line)]
    words += list(_scene_behind(plan, line))
    words += [words for words in _what_opens(plan) if begins_with_place(words)]
    words = [_at_home("中国" if one == "我国" and plan.main.kind == "visit" else one, story) for one in words]
    city = next((full for one in words if (full := resolve_place(one)).endswith("市")), home_of(story))
    found = next((place for place in (resolve_place(one, city) for one in words) if place), "")
    if plan.main.kind == "visit":
        found = city_of_airport(found)  # who arrives is in the city
        found = found or next(("中国" for one in near if COMES.search(_own_code(plan, one))), "")
    found = found or _place_at_home(words, story) or next((one for one in words if _is_own_venue(one)), "")
    found = found or next(_organs_seen(plan, near), "")
    return put_home(found, (*near, plan.main.line), story)


def _told_places(plan: Plan, near: Sequence[Line]) -> Iterator[str]:
    """Give where the lines that tell an event say that it was, by what events of its kind are told with."""
    for one in near:
        code = _own_code(plan, one)
        yield from (found["place"] for pattern in _place_patterns(plan.main) for found in pattern.finditer(code))
        if plan.main.kind == "incident":
            yield opening_country(one.code)  # before what the heading says
    for one in dict.fromkeys((*near, plan.main.line)):
        yield from scenes_in(plan.main.kind, _own_code(plan, one))


def _states_that_open(plan: Plan, near: Sequence[Line]) -> Iterator[str]:
    """Give the states that the lines begin with, each piece of the heading too (新纪录 某国百人跳伞)."""
    lines = (plan.main.line, *near) if plan.main.kind in ABROAD else ()
    clauses = (clause for one in lines for clause in (one.code.split() if one.where == "heading" else (one.code,)))
    yield from (opening_country(DAY_FIRST.sub("", clause)) for clause in clauses)


def _states_of_offices(plan: Plan, near: Sequence[Line]) -> Iterator[str]:
    """Give the states abroad that clauses begin with which tell of a change of offices or a case there.

    An envoy's office is nowhere, nor is one of a party or of several states.
    """
    if plan.main.kind in UNHELD and not ELSEWHERE.search(plan.main.line.sentence.text):
        clauses = (clause for one in near for clause in CLAUSES.split(words_of(one)) if not ELSEWHERE.search(clause))
        named = (clause[: len(clause) - len(split_state(clause)[1])] for clause in clauses)
        yield from (state for state in named if state and state != "中国")


def _seats(plan: Plan) -> Iterator[str]:
    """Give where any line says that the hall of a gathering is (会场设在某地, 在某地主会场)."""
    lines = plan.lines if plan.main.kind in SEATED else ()
    for pattern in (SEATED_AT, MAIN_SEAT):
        yield from (found["place"] for one in lines for found in pattern.finditer(one.code))


def _named_places(plan: Plan, near: Sequence[Line], story: Story) -> Iterator[str]:
    """Give what looks like the name of a place in the lines that tell an event, the scene before it included.

    该村 means the last place of its kind that the story named.
    """
    told = plan.told
    for line in near:  # what stands behind the act was spoken of
        code = _own_code(plan, line)[: told.end if told and line is told.line else FAR]
        if that := THAT.search(code):
            yield _last_named(that["what"], line, story)
        for pattern in (AT_NAMED, WENT_TO) if _is_journey(plan) else (AT_NAMED,):
            yield from (found["place"] for found in pattern.finditer(code))
    first = first_text(plan.lines)
    if first and (scene := SCENE_AT.match(first.code)):
        yield scene["place"]


def _organs_seen(plan: Plan, near: Sequence[Line]) -> Iterator[str]:
    """Give the organs at which lines say that it was (到水利厅调研, 在人民日报社举行)."""
    pattern = ORGAN_SEEN if _is_journey(plan) else ORGAN_AT
    for line in near if _is_journey(plan) or plan.main.kind in SEATED else ():
        yield from (found["place"] for found in pattern.finditer(_own_code(plan, line)))


def _is_journey(plan: Plan) -> bool:
    return plan.main.kind in {"inspection", "visit"} or plan.main.rule in ROUNDS


def _what_opens(plan: Plan) -> Iterator[str]:
    """Give the house or work at whose opening a ceremony is, and the place that it is named after: it is there."""
    names = [one.name for one in (plan.told, plan.main) if one and plan.main.kind in OPENED]
    yield from (opened["place"] for name in names if (opened := NAMED_FOR.match(name)))
    line = first_text(plan.lines)
    yield from (
        opened["place"] for one in [line] if one and names and (opened := NAMED_FOR.match(DAY_FIRST.sub("", one.code)))
    )
    yield from (foreign_city(name) for name in names if plan.main.own and WORLDWIDE.search(name))
    if plan.main.kind in {"ceremony", "other"}:
        bare = (ORDINAL.sub("", name) for name in names if FESTIVAL.search(name))
        yield from (foreign_city(name) or opening_home(name) for name in bare)
        heads = (plan.main.line.code, *names) if not plan.main.line.code.endswith("。") else ()
        yield from (opening_home(head) for head in heads)
        yield from (quoted["place"] for head in heads if (quoted := NAMED_AFTER.match(head)))


def _scene_behind(plan: Plan, line: Line | None) -> Iterator[str]:
    """Give where the sentence behind the lead brings who acts: 昨天是义务植树日。甲来到某公园，……."""
    if line is None or plan.main.kind not in {"ceremony", "reception", "other"}:
        return
    text = [one for one in plan.lines if one.where == "text" and one.code]
    at = next((place for place, one in enumerate(text) if one is line), len(text))
    yield from (found["place"] for one in text[at + 1 : at + 2] for found in CAME_TO.finditer(one.code))


def _last_named(what: str, line: Line, story: Story) -> str:
    """Give the last name of a place that ends in `what` and stands before a line's end, "" for none."""
    named = re.compile(
        rf"(?:^|[，。；：“\s日时年月]|[在到赴对])(?P<place>(?!该)(?:(?!\d){IN_NAME}){{2,20}}?{what})(?!{what}?[委府])"
    )
    before = story.view(line.where).text
    found = [hit["place"] for hit in named.finditer(before, max(0, line.sentence.end - FAR), line.sentence.end)]
    return found[-1] if found else ""


def _means_dateline(line: Line) -> bool:
    """Tell whether a line says 在这里 and names no place before it that this may mean (某县热闹，仪式在这里举行)."""
    here = HERE.search(line.code)
    clauses = CLAUSES.split(line.code[: here.start()]) if here else []
    return bool(here) and not any(begins_with_place(DAY_FIRST.sub("", clause)) for clause in clauses)


def _is_own_venue(words: str) -> bool:
    """Tell whether words name a venue of a city or county that the story names nowhere (县人民会堂)."""
    ours = OUR.match(words)
    return bool(ours and ours["level"] != "省" and ours.end() < len(words) and NAMED_VENUE.search(words))


def _place_at_home(words: Sequence[str], story: Story) -> str:
    """Give the place that words name only to who knows where the story is from: a district's name that many share."""
    if not words:
        return ""
    setting = read_setting(story)
    home = home_code(setting.province, setting.city) or NOWHERE
    return next((place for place in (resolve_place(one, "", home) for one in words) if place), "")


def _more_places(plan: Plan, line: Line | None) -> list[str]:
    """Give what else may say where it was: 在某地 before another verb, and for who went there where they went."""
    near = [one for one in (line, plan.main.line) if one is not None]
    patterns = (*MORE_PLACES.get(plan.main.kind, (IN_PLACE,)), OPENS_AT)
    met = plan.told.end if plan.told and plan.main.kind == "reception" else None  # what stands behind was spoken of
    found = (
        hit["place"]
        for one in near
        for pattern in patterns
        for hit in pattern.finditer(
            _own_code(plan, one)[:met] if plan.told and one is plan.told.line else _own_code(plan, one)
        )
    )
    return [words for words in (CAPITAL.sub("", words) for words in found) if begins_with_place(words)]


def _own_code(plan: Plan, line: Line) -> str:
    """Give the code of a line as far as it tells the event: a heading may go on with another act (并到某地调研).

    What somebody says there is of other places.
    """
    told = plan.told.end if plan.told and line is plan.told.line else 0
    beside = AND_WENT.search(line.code) if plan.main.own and line is plan.main.line else None
    spoken = plan.main.kind not in UNCUT and (told or plan.main.kind == "announcement")
    said = SAYS_THAT.search(line.code, told) if spoken else None
    ends = (beside and beside.start(), said and said.end())
    return line.code[: min((end for end in ends if end), default=None)]


def _place_patterns(main: Candidate) -> tuple["re.Pattern[str]", ...]:
    """Give the patterns that say where such an event was."""
    held = main.own or main.kind == "announcement"
    return (HELD_AT,) if held else PATTERNS.get(main.kind, (AT_PLACE, HELD_AT))


def _at_home(words: str, story: Story) -> str:
    """Put the name of the story's own place where it says only its level (省人民会堂, 市会议中心) or letter (在宁)."""
    if OUR_LEAD.match(words) and begins_with_place(words[2:]):
        return words[2:]  # 我省海口、三亚
    if len(words) == 1:
        own = read_setting(story).city
        city = own if words in own[:-1] and words not in abbreviation_letters() else load_city_letters().get(words, "")
        return city if city and (words not in abbreviation_letters() or city == own) else words
    ours = OUR.match(words)
    if not ours:
        return words
    home = {"省": province_of, "市": city_of}.get(ours["level"], county_of)(story)
    return home + words[ours.end() :] if home else words


def _held_places(plan: Plan, story: Story) -> Iterator[str]:
    """Give where other sentences say that the gathering was."""
    for line in plan.lines:
        if plan.main.own and plan.main.name in line.sentence.text:
            yield from (found.place for found in find_candidates(line, story) if found.place)
            yield from (found["place"] for found in HELD_AT.finditer(line.code))
