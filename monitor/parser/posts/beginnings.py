"""What stands before a title in, where the post begins in it out (职务的起点).

The post is taken from the right, word by word, as far as its words can belong; parties, departments and places with
words of their own are looked for first.
"""

import re

from monitor.parser.names.cutting import cut
from monitor.parser.names.lattice import Piece
from monitor.parser.places import abbreviation_letters, load_countries, load_place_words
from monitor.parser.posts.departments import (
    BODY_END,
    BODY_START,
    LEVEL_DEPARTMENT,
    LEVEL_ORGAN,
    LOCAL_SITE,
    SOURCES,
    department_pattern,
)
from monitor.parser.posts.organ_words import LINKS, ORGAN_ENDS, UNATTACHED, is_field, load_organs, may_stand_in_post
from monitor.parser.states import MINISTRY, office_start, state_pattern
from monitor.parser.titles import is_state_title, load_reporting_verbs, title_ending_at

LEVELS_OF_PLACES = frozenset("省市县区州")
PROPER_TAGS = frozenset(("ns", "nt", "nr", "nrt"))


def trim_left(text: str) -> int:
    """Give where the post that ends `text` begins: words are taken from the right for as long as they can belong."""
    title = title_ending_at(text, len(text))
    stem = text[: len(text) - len(title)]
    if LEVEL_ORGAN.fullmatch(stem) or LOCAL_SITE.fullmatch(stem) or (title == "河长" and RIVER.fullmatch(stem)):
        return 0
    lead = int(stem[:1] in SOURCES)
    if BODY_END.search(stem) and BODY_START.match(stem, lead):
        return lead
    start = trim_words(stem)
    if (area := NEW_AREA.search(stem)) and area.start() < start < area.end():  # 贵|安新区
        start = area.start()
    for organ in (LEVEL_ORGAN, LEVEL_DEPARTMENT):
        if (found := organ.search(stem)) and found.start() < start and found.end() == len(stem):
            start = trim_words(stem[: found.start() + 1])
    if (found := department_pattern().search(stem)) and found.start() < start:
        start = found.start()
    start = party_start(stem, start)
    return start + office_start(stem[start:], title) if is_state_title(title) else start


NEW_AREA = re.compile("(?:浦东|滨海|两江|贵安|西咸|天府|湘江|江北|滇中|雄安|赣江|金普|哈尔滨|长春|兰州|福州|南沙)新区")
RIVER = re.compile(r"[\u4e00-\u9fff]{1,6}[省市县区州镇乡]级(?:总|副)?")  # 好溪市级|河长


def trim_words(stem: str) -> int:
    """Give where the words that can belong to a post begin in what stands before its title."""
    if reign := REIGN_END.search(stem):
        return trim_words(stem[: reign.start()])
    start = len(stem)
    pieces = cut(stem) if stem else []
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if begins_behind(stem, stem[piece.start : piece.end], start) or not (
            may_stand_in_post(piece, stem[piece.start : piece.end])
            or links(stem, pieces, index)
            or attaches(stem, piece, start)
        ):
            break
        start = piece.start
    if CONGRESS_BODY.match(stem, start) and (congress := CONGRESS.search(stem, 0, start)):
        return congress.start()
    if stem.startswith("常任委员会", start) and (assembly := ASSEMBLY.search(stem, 0, start)):
        return trim_words(stem[: assembly.start()])
    start -= cut_place(stem, start)
    if acts := ON_BEHALF.search(stem, 0, start):
        start = acts.end()
    found = None if stem.startswith("全国", start) else TERM_BEFORE.search(stem, 0, start)
    return trim_words(stem[: found.start()]) if found else skip_before(stem, start)


def party_start(stem: str, start: int) -> int:
    """Give where a state's party begins whose name holds verbs and times: 缅甸联邦|改善党, 黎巴嫩|未来阵线."""
    if not PARTY_END.search(stem) or not (states := tuple(state_pattern().finditer(stem, 0, start))):
        return start
    between = stem[states[-1].end() : start]
    words = [(between[piece.start : piece.end], piece.tag) for piece in cut(between)] if between else []
    linked = (
        LINKS if stem.endswith(("委员会", "党")) and "党" not in between[:-1] else ()
    )  # 独立选举与边界委员会, 巩固与发展党
    named = len(between) <= LONGEST_BETWEEN and all(word in linked or may_name_party(word, tag) for word, tag in words)
    return states[-1].start() if named else start


def may_name_party(word: str, tag: str) -> bool:
    """Tell whether a word may stand in a party's name behind its state's, since it joins nothing and tells no act."""
    stops = load_organs().get(word) == "stop" and word not in ("会议", "选举")
    return not (
        stops or tag in JOINING or word[0] == "最" or word in load_reporting_verbs() or title_ending_at(word, len(word))
    )


PARTY_END = re.compile(
    r"(?:党|[与和及][\u4e00-\u9fff]{2,4}委员会|阵线|同盟|联盟|运动|组织)(?:名誉|荣誉|执行|常务|第一|全国)*副?\Z"
)
JOINING = frozenset(("p", "c", "uj", "ul", "r", "m", "f", "y"))
LONGEST_BETWEEN = 8  # characters


def skip_before(stem: str, start: int) -> int:
    """Give where a post begins behind a day and behind the part that its state plays: 17日|老挝, 东道国|俄罗斯."""
    if day := DAY.match(stem, start):
        start = day.end()
    parts = [part.end() for part in PART_OF_STATE.finditer(stem, start) if state_pattern().match(stem, part.end())]
    return parts[-1] if parts else start


CONGRESS = re.compile(r"(?:中共|党的)?(?:二?十[一二三四五六七八九]|二十)大\Z")
CONGRESS_BODY = re.compile(
    r"新闻[中组发]|秘书处|主席团|组委会|筹备|文件起草"
)  # 十九大|新闻中心, though 大新 is a county
REIGN_END = re.compile(r"第[0-9一二三四五六七八九十百]+代\Z")  # 日本第126代|天皇
ASSEMBLY = re.compile(r"最高人民会议\Z")
DAY = re.compile(r"[0-9]{1,2}[日号](?=[\u4e00-\u9fff])")
PART_OF_STATE = re.compile(r"(?:东道|主席|主办|主宾|协调|当事|创始|成员|邻|友)国")


def begins_behind(stem: str, word: str, start: int) -> bool:
    """Tell whether a post begins behind a word for what stands there: 在皖|全国政协, 代表|意大利卫生部."""
    if word == "代表":
        whole = start == len(stem) or stem[start] in LEVELS_OF_PLACES or stem.startswith(CENTRE, start)
        acts = whole and not stem.endswith(KINDS_OF_DELEGATES, 0, start - len(word))
        return acts or any(stem[start : start + size] in load_place_words() for size in range(2, 6))
    return stem.startswith(NATIONAL, start) and word in abbreviation_letters()


ON_BEHALF = re.compile(r"代表(?=[省市县区州]委\Z)")  # of the dictionary's word 代表省委 the post is its end
KINDS_OF_DELEGATES = ("特别", "常驻", "全权", "首席", "高级", "谈判", "人大", "党", "妇女")
CENTRE = ("国务院", "中共中央", "中央")
NATIONAL = ("全国人大", "全国政协", "中央委员", "中央候补委员")


def cut_place(stem: str, start: int) -> int:
    """Give how many characters of a place's name the cut at `start` left out on the left: 望|城区检察院."""
    places = load_place_words()
    for back in range(min(MOST_LEFT_OUT, start), 0, -1):
        begin = start - back
        if any(stem[begin : begin + size] in places for size in range(back + 1, LONGEST_PLACE + 1)):
            return back
    return 0


MOST_LEFT_OUT = 5  # 前郭尔罗|斯蒙古族自治县
LONGEST_PLACE = 15  # 积石山保安族东乡族撒拉族自治县
SUFFIX = re.compile(
    r"(?:工作|高级|专门|监督)?委员会|委(?=[原副常书主]|$)|领导小组|工作组|局|厅|处|部|署|院|司(?![令机法])|办(?=[主副])|大会|大臣|舰(?=政?副?$)|阵线|同盟|盟|管委会|区管委会"
    r"|安全中心|党(?=主席|领袖|候选)"
)  # what ends an organ's name and so begins no post
ZONE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6})?(?:新区|示范区|开发区|高新区|经开区|试验区|度假区|工业区|保税区|管理区|合作区)"
)
LOWEST = re.compile(r"[镇乡村县区旗]|(?:新村)?街道|社区")
TOWN_ORGAN = re.compile(r"[\u4e00-\u9fff][镇乡](?=党委|人大|政府|纪委)")
NUMBERED_TOWN = re.compile(r"(?![镇乡])[\u4e00-\u9fff][镇乡](?=党委|人大|政府|纪委|$)")  # 千|灯镇
VERBS = frozenset("任为是当到去率请找听告让叫说问看见有经访记赴获")
TERM_BEFORE = re.compile(
    r"(?:候任|看守|下任|第[0-9一二三四五六七八九十百]+[任届]|(?<![0-9第])[0-9一二三四五六七八九十百]+届|十[一二三四五六七八九]大)$"
)


def names_seat(stem: str, piece: Piece, start: int) -> bool:
    """Tell whether a word is part of a place's name that no table knows, before its level and organ: 怒|川市政协."""
    found = SEAT_AHEAD.match(stem, start)
    if found is None or any(stem[start:end] in load_place_words() for end in (found.end() - 1, found.end())):
        return False
    if piece.kind != "word":
        return len(found[0]) == 1
    return piece.end - piece.start == 1 and (len(found[0]) > 1 or piece.tag != "v")


SEAT_AHEAD = re.compile(
    r"[\u4e00-\u9fff]?[省市州盟](?=委|政|议会|人大|人民|纪|监|公安|检察|[中高]级|法院|总工|妇联|团委|工商联|[\u4e00-\u9fff]{1,8}[局办]|副?$)"
)


def begins_name(word: str, tag: str, rest: str) -> bool:
    """Tell whether a verb or adjective begins the name of a committee, group or party: 选举|委员会, 公正|党."""
    return (word == "选举" and rest.startswith(("委员会", "指导组", "工作组"))) or (
        rest == "党" and len(word) > 1 and may_name_party(word, tag)
    )


def attaches(stem: str, piece: Piece, start: int) -> bool:
    """Tell whether a word is the first part of a name whose second the post would begin with: 预算|工作委员会."""
    word = stem[piece.start : piece.end]
    if (
        (word in ("经", "高") and stem.startswith("开区", start))
        or (piece.tag == "m" and piece.start == 0 and len(word) == 1 and NUMBERED_TOWN.match(stem, start))
        or begins_name(word, piece.tag, stem[start:])
        or (word == "独立" and ELECTORAL.match(stem, start))
        or (word == "赴" and SENT_GROUP.match(stem, start))
        or (BARE_DEPARTMENT.fullmatch(stem, start) and len(word) > 1 and piece.tag not in UNATTACHED)
    ):
        return True
    if piece.tag in UNATTACHED or word in VERBS or load_organs().get(word) == "stop":
        return False
    if word in load_reporting_verbs() or word.endswith(("了", "着", "过")):
        return False
    if names_seat(stem, piece, start):
        return True
    if piece.kind == "name":
        return bool(SUFFIX.match(stem, start) or LOWEST.match(stem, start) or ZONE.match(stem, start)) or (
            start == len(stem) and word[-1] in ORGAN_ENDS
        )
    return bool(SUFFIX.match(stem, start)) or (
        len(word) == 1 and bool(LOWEST.match(stem, start) or TOWN_ORGAN.match(stem, start))
    )


BARE_DEPARTMENT = re.compile("[部局厅处科](?:原|前)?(?:常务)?副?")  # 调研|部, 督查|处: no post begins with these
ELECTORAL = re.compile(r"(?:最高|高等|国家|全国){0,2}选举委员会")  # 某国独立|高等选举委员会
SENT_GROUP = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:专家|工作|指导|督导|督查|联络|观察)?(?:组|(?<![省市县区])团|医疗队|分队|部队)副?\Z"
)  # 国务院某机制赴|云岭指导组
CENTRAL_ORGANS = "中央和国家机关"


def links(stem: str, pieces: list[Piece], index: int) -> bool:
    """Tell whether 和 or 与 joins two words of one organ's name (核与辐射安全中心) rather than two organs or people."""
    if not 0 < index < len(pieces) - 1 or stem[pieces[index].start : pieces[index].end] not in LINKS:
        return False
    before, after = pieces[index - 1], pieces[index + 1]
    word = stem[after.start : after.end]
    proper = after.tag in PROPER_TAGS or word in load_countries() or load_organs().get(word) == "state"
    if stem.startswith(CENTRAL_ORGANS, pieces[index - 1].start):
        return True
    left = stem[before.start : before.end]
    if COMMITTEE_AHEAD.match(stem, after.start):
        return False
    if left.endswith(VENUES) or before.tag == "f" or PERSONS.search(left) or left in BRANCHES:
        return False
    if word[-1] in ORGAN_ENDS and is_field(stem[: before.end]):
        return True
    proper = proper and not (word.endswith("部") and MINISTRY.fullmatch(left))  # 外交与国际合作部
    proper = proper or (left[-1:] in LEVELS_OF_PLACES and left in load_place_words())  # 在某市|与某集团董事长
    return not proper and may_stand_in_post(before, left) and not title_ending_at(stem, before.end)


COMMITTEE_AHEAD = re.compile(r"[省市县区州]委(?!员|托)")  # begins a post: 与|省委书记会面
PERSONS = re.compile(r"(?:官员|人士|夫妇|夫人|嘉宾|专家|首脑|元首|政要|使节|侨胞)\Z")  # 部长级官员|及世卫组织
BRANCHES = frozenset(("白宫", "国会", "议会", "内阁", "五角大楼", "克里姆林宫", "青瓦台"))  # organs of their own
VENUES = ("大会堂", "宾馆", "酒店", "饭店", "会堂", "官邸", "中南海")  # 在人民大会堂|与某国议会议长会谈
