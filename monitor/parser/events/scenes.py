"""Code of a Line in, words for where what it tells happened out (事发地): disasters, attacks, protests, polls, trials.

Words that `SURE` patterns give count only where they begin with a place that a table knows; the others may be of any.
"""

import re
from collections.abc import Iterator

from monitor.parser.events.lines import WHEN
from monitor.parser.events.places import LONGEST_PLACE, begins_with_place, is_place, place_before
from monitor.parser.places import load_countries
from monitor.parser.states import load_state_names

CHAR = r"[\u4e00-\u9fff]"
HOUR = r"[\d时分许左右]{0,8}"
DISASTERS = (
    r"地震|强震|余震|海啸|泥石流|滑坡|塌方|雪崩|洪涝|洪水|洪灾|水灾|暴雨|强降雨|暴雪|雪灾|旱灾|台风|火灾|山火|大火|爆炸|爆燃|事故|空难|矿难|沉船|踩踏"
    r"|疫情|袭击|恐袭|枪击|绑架|骚乱|冲突|坠机|坍塌"
)
WEATHER = r"雨|雪|台风|飓风|风暴|寒潮|冷空气|热浪|高温|龙卷风|沙尘|沙尘暴|地震|洪水|洪灾|山火|天气|”"
STRUCK = re.compile(  # where an attack falls: 某国导弹袭击某地
    rf"(?:导弹|火箭弹|无人机|战机|军机|空军|军队|军方|{CHAR}军)[^，。]{{0,8}}?(?:袭击|空袭|轰炸|炮击|入侵)了?(?P<place>(?:(?![与和]){CHAR}){{2,8}})"
)
ATTACKED = re.compile(  # 向某地发起的军事行动
    rf"[对向](?P<place>(?:(?![对向]){CHAR}){{2,12}}?)(?:发起|发动|展开|实施|进行)[^，。；]{{0,14}}?(?:空袭|袭击|轰炸|炮击|进攻|攻势|打击|军事行动)"
)
HAPPENED_AT = re.compile(
    rf"(?:^|，|{WHEN}{HOUR}|(?<![正现存实内])在(?!建)|由于|称)(?P<place>(?:(?![驻称]|在(?!建)|由于){CHAR}){{2,20}}?)(?:附近|境内[^，。；]{{0,40}}?)?(?:（[^（）]{{0,60}}）)?"
    r"(?:(?:着陆|降落|起飞)(?:时|后|过程中)?)?(?:发生|遭遇|突降|突发|遭(?!到)|起火|爆发|坍塌|塌方|坠毁|沉没|侧翻|爆炸|脱轨|失火|着火|相撞|倒塌|爆燃|(?:再次|突然)?喷发)"
)
HAPPENED_ON = re.compile(
    rf"(?:^|[，。])(?P<place>(?:(?!驻){CHAR}){{2,16}}?)(?:附近|境内)?(?:当地时间)?{WHEN}{HOUR}(?:发生|遭遇|突降|突发|遭(?!到)|爆发)"
)  # 某国某岛5日发生地震
CLAUSE_PLACE = re.compile(  # 3月27日，某市医院，……
    rf"{WHEN}{HOUR}，(?P<place>(?:(?!导致|造成|引发){CHAR}){{3,18}})，"
)
CAUSED_AT = re.compile(  # 强降雨导致某市城区内涝
    rf"(?:导致|造成|致使)(?P<place>{CHAR}{{2,12}}?)(?=城区|市区|多地|部分|多处|发生|出现|内涝|境内)"
)
LANDED_AT = re.compile(rf"在(?P<place>{CHAR}{{2,12}}?)(?:到{CHAR}{{2,4}}一带)?(?:再次|第二次)?登陆")
LANDED = re.compile(
    rf"登陆(?![时后的点地前])(?P<place>{CHAR}{{2,16}}?)(?=[，。、；\s]|地区|部分|沿海|多地|后|时|带来|{WHEN}|$)"
)
HIT = re.compile(  # 强降雨再次袭击某省
    rf"(?:{WEATHER})[^，。；]{{0,6}}?(?:袭击|侵袭|席卷|横扫|肆虐|重创)了?(?P<place>(?:{CHAR}|、){{2,16}}?)(?=[，。；\s后]|地区|部分|多[地国个]|大部|沿海|等|{WHEN}|$)"
)
SPREADS = re.compile(
    rf"在(?P<place>{CHAR}{{2,12}}?)(?:地区|境内)?(?:持续|继续|进一步|快速|迅速)?(?:蔓延|扩散|肆虐|流行|暴发)"
)
DISASTER_OF = re.compile(  # 某县7.0级地震救援
    rf"(?:^|[，：】]|关注)(?P<place>{CHAR}{{2,12}}?)(?:“[^”]{{1,12}}”|\s|{WHEN}|[\d.]+级)*(?:特别|重大|特大|较大|严重|森林|山体|煤矿|透水|火车|恐怖|系列){{0,3}}(?:{DISASTERS})"
)
AT_MISSION = re.compile(  # 某国驻某市总领馆遭纵火
    rf"驻(?P<place>{CHAR}{{2,10}}?)(?:大使馆|使馆|总领事馆|总领馆|领事馆|领馆|基地|军事基地)[^，。]{{0,6}}?(?:遭|起火|被|发生)"
)
CLAUSE_BEGINS = re.compile(rf"^|[，\s]|{WHEN}{HOUR}")
INNER = re.compile(r"首都|首府|[东西南北中]{1,2}部(?:城市)?|")  # between a state and its city
PROTESTED = re.compile(
    r"(?!军|警|政府|总统|总理|议会)[^，。]{0,16}?(?:集会|示威|游行|(?<!提出)抗议|罢工)"
)  # 某市|数百名市民举行集会
FLOWERS_AT = re.compile(rf"向(?P<place>{CHAR}{{2,20}}?(?:墓|碑|陵园|纪念馆|像))[^，。]{{0,4}}献")
SAILS_FROM = re.compile(rf"从(?P<place>{CHAR}{{2,16}}?)(?:港|码头)?(?:起航|启航|起程|启程|出发|出征|首发|发车)")
FROM_SKY = re.compile(rf"从(?P<place>{CHAR}{{2,12}}?)上空")
SAILED_INTO = re.compile(
    rf"(?:再次?|驶|进|抵|闯|飞|穿)入(?P<place>{CHAR}{{1,8}}?(?:海域|海峡|领空|空域|海(?![域峡])|洋|湾|港))"
)
ARRIVED_AT = re.compile(rf"(?:运|飞)?抵达?(?P<place>{CHAR}{{2,16}}?(?:机场|[港站]|码头|口岸))(?=[，。\s]|$)")
LIES_IN = re.compile(rf"(?<!总部)(?<!设)(?:位于|地处)(?P<place>{CHAR}{{2,16}}?)的")
HAPPENED_IN = re.compile(rf"发生在(?P<place>{CHAR}{{2,24}}?)的")
SEAT_OF = re.compile(  # 在位于某市的总部前抗议
    rf"{LIES_IN.pattern}(?=[^，。；]{{0,8}}(?:[前外]|聚集|集会|抗议|示威))"
)
POLLS_OF = re.compile(
    rf"(?P<place>{CHAR}{{1,8}}?)(?:第\d+届)?(?:联邦)?(?:总统|议会|国会|联邦议院|参议院|众议院|下院|总理|首相|地方|议员)?(?:大选|选举|公投|投票)|当选(?P<of>{CHAR}{{2,8}}?)(?:总统|总理|首相|国王)"
)
COURT_AT = re.compile(
    rf"(?:^|[，。]|由|从)(?P<place>(?:(?![由经]){CHAR}){{2,24}}?(?:法院|法庭|检察院|检察机关))(?!网站|官网)"
)

ENTERS = re.compile(rf"(?:^|，)(?P<place>{CHAR}{{2,12}}?)[自从于]?{WHEN}?起?，?进入[^，。；]{{0,12}}紧急状态")

SCENES = {
    "announcement": (ENTERS,),
    "incident": (HAPPENED_IN, ATTACKED, LANDED_AT, LANDED, HIT, SPREADS, AT_MISSION, LIES_IN),
    "ceremony": (FLOWERS_AT, SAILS_FROM),
    "other": (FLOWERS_AT, ARRIVED_AT, FROM_SKY, SAILED_INTO, SEAT_OF),
    "inspection": (LIES_IN,),
}


def scenes_in(kind: str, code: str) -> Iterator[str]:
    """Give words for where an event of a kind happened, the likeliest first, each begins with a place that is known."""
    for pattern in SCENES.get(kind, ()):
        words = (found["place"] for found in pattern.finditer(code))
        yield from (one for one in words if begins_with_place(one[one.rfind("的") + 1 :]))  # 某岛最南端的某县
    if kind == "incident":
        yield from (found["place"] for found in DISASTER_OF.finditer(code) if is_place(found["place"]))
    if kind == "other":
        yield from _protests(code)
    if kind == "discipline":
        yield from (found["place"] for found in COURT_AT.finditer(code) if place_before(found["place"]))
    if kind == "election":
        words = (found["place"] or found["of"] for found in POLLS_OF.finditer(code))
        yield from (state for word in words if (state := _state(word)))


def _protests(code: str) -> Iterator[str]:
    """Give the known places that clauses begin with in which people protest."""
    for begin in CLAUSE_BEGINS.finditer(code):
        end = _places_end(code, begin.end())
        if end > begin.end() and PROTESTED.match(code, end):
            yield code[begin.end() : end]


def _places_end(code: str, at: int) -> int:
    """Give where the known places that stand at a place of the code end (某国首都某市), `at` for none."""
    name = place_before(code[at : at + LONGEST_PLACE])
    if not name:
        return at
    between = INNER.match(code, at + len(name))
    inner = _places_end(code, between.end()) if between else at
    return inner if between and inner > between.end() else at + len(name)


def _state(words: str) -> str:
    """Give the state that words end in, spelled out where they are one character of it (德|大选), "" for none."""
    sizes = range(min(len(words), 8), 1, -1)
    named = next((words[-size:] for size in sizes if words[-size:] in load_countries()), "")
    return named or (load_state_names().get(words, "") if len(words) == 1 else "")
