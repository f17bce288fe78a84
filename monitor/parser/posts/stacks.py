"""A sentence and a place in, the run of posts that stands there out: `市委副书记、市长` before a name, or behind 任.

A run (一串职务) is one or more printed posts joined by 、, 兼 or a comma. This module finds where it begins and ends;
what its posts are in full is completing.py's business.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from monitor.parser.names.cutting import cut
from monitor.parser.names.lattice import Piece
from monitor.parser.patterns import any_of
from monitor.parser.places import abbreviation_letters, is_row, load_countries, load_place_words
from monitor.parser.posts.ranks import national_names
from monitor.parser.states import MINISTRY, initials, office_start, state_pattern
from monitor.parser.text import read_table
from monitor.parser.titles import is_state_title, load_reporting_verbs, load_titles, title_ending_at

JOIN = re.compile(r"(?:、|，|,|兼任|兼|暨| |\u3000)$")
GOVERNED = re.compile(
    r"(?:任|为|担任|辞去|卸任|当选)(?:中共)?$"
)  # a verb that gives the posts behind it to a name before
COMMAS = frozenset("，,")
OTHERS = re.compile(r"法院院长[、和][\u4e00-\u9fff]{0,8}检察长\Z")  # nobody is both: others, before somebody is named
LINKS = frozenset(("和", "与", "及"))
LEVELS_OF_PLACES = frozenset("省市县区州")
PROPER_TAGS = frozenset(("ns", "nt", "nr", "nrt"))
BARRIER = re.compile(r"[，。；：、！？（）()《》“”‘’【】\[\]…—\n,;:!?|/ \t\u3000■□▲△●◆◇★☆▶]|兼任|兼|暨")
NOUN_TAGS = frozenset(
    ("n", "l", "ns", "nt", "nz", "nr", "nrt", "nrfg", "j", "b", "vn", "an", "ng", "s", "x", "g", "q", "f", "zg")
)
ORDINAL = re.compile(r"第?[0-9一二三四五六七八九十]+[届次副]?|第")
COMMON_DISTANCE = 40  # characters that the longest post in use needs
LAST_WORDS = re.compile(r"(?:等?职务|一职|职位|之职|等职|职)$")


class Run(NamedTuple):
    """A run of posts at start..end: the printed posts in order, and the title's kind and holders of the last one."""

    start: int
    end: int
    posts: tuple[str, ...]
    kind: str
    holders: str


NO_RUN = Run(0, 0, (), "", "")


@lru_cache(maxsize=1)
def load_organs() -> dict[str, str]:
    """Give the kind of each organ's word."""
    return {row[0]: row[1] for row in read_table("organs.tsv")}


def may_stand_in_post(piece: Piece, word: str) -> bool:
    """Tell whether a word may stand inside a post's name, before its title."""
    kind = load_organs().get(word, "")
    if kind:
        return kind != "stop"
    if word in load_place_words() or word in initials():
        return True
    if piece.kind == "name":
        return is_row(word)  # 冀鲁豫
    return piece.tag in NOUN_TAGS or piece.kind == "foreign" or bool(ORDINAL.fullmatch(word))


def trim_left(text: str) -> int:
    """Give where the post that ends `text` begins: words are taken from the right for as long as they can belong."""
    title = title_ending_at(text, len(text))
    stem = text[: len(text) - len(title)]
    if LEVEL_ORGAN.fullmatch(stem):
        return 0
    lead = int(stem[:1] in SOURCES)
    if BODY_END.search(stem) and BODY_START.match(stem, lead):
        return lead
    start = trim_words(stem)
    for organ in (LEVEL_ORGAN, LEVEL_DEPARTMENT):
        if (found := organ.search(stem)) and found.start() < start and found.end() == len(stem):
            start = trim_words(stem[: found.start() + 1])
    if (found := department_pattern().search(stem)) and found.start() < start:
        start = found.start()
    start = party_start(stem, start)
    return start + office_start(stem[start:], title) if is_state_title(title) else start


def trim_words(stem: str) -> int:
    """Give where the words that can belong to a post begin in what stands before its title."""
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
    start -= cut_place(stem, start)
    found = None if stem.startswith("全国", start) else TERM_BEFORE.search(stem, 0, start)
    return trim_words(stem[: found.start()]) if found else skip_before(stem, start)


def party_start(stem: str, start: int) -> int:
    """Give where a state's party begins whose name holds verbs and times: 缅甸联邦|改善党, 黎巴嫩|未来阵线."""
    if not PARTY_END.search(stem) or not (states := tuple(state_pattern().finditer(stem, 0, start))):
        return start
    between = stem[states[-1].end() : start]
    words = [(between[piece.start : piece.end], piece.tag) for piece in cut(between)] if between else []
    named = len(between) <= LONGEST_BETWEEN and all(may_name_party(word, tag) for word, tag in words)
    return states[-1].start() if named else start


def may_name_party(word: str, tag: str) -> bool:
    """Tell whether a word may stand in a party's name behind its state's, since it joins nothing and tells no act."""
    stops = load_organs().get(word) == "stop" and word not in ("会议", "选举")
    return not (
        stops or tag in JOINING or word[0] == "最" or word in load_reporting_verbs() or title_ending_at(word, len(word))
    )


PARTY_END = re.compile(r"(?:党|阵线|同盟|联盟|运动|组织)(?:名誉|荣誉|执行|常务|第一|全国)*副?\Z")
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
DAY = re.compile(r"[0-9]{1,2}[日号](?=[\u4e00-\u9fff])")
PART_OF_STATE = re.compile(r"(?:东道|主席|主办|主宾|协调|当事|创始|成员|邻|友)国")


def begins_behind(stem: str, word: str, start: int) -> bool:
    """Tell whether a post begins behind a word for what stands there: 在皖|全国政协, 代表|意大利卫生部."""
    if word == "代表":
        return any(stem[start : start + size] in load_place_words() for size in range(2, 6))
    return stem.startswith(NATIONAL, start) and word in abbreviation_letters()


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


RANKED = r"(?:原|前|代理)?(?:常务|第一|执行|专职)*副?"
NO_VERB = (
    r"(?:(?!会见|出席|主持|召开|听取|陪同|要求|指出|表示|调研|考察|宣判|审理|关于|决定|通报"
    r"|[的了在对向与被由同将是和,])[\u4e00-\u9fff])"
)
LEVEL_ORGAN = re.compile(
    r"(?:省|市(?![场民直])|区(?![域块间])|[县州盟旗镇]|乡(?!村)|国家|国务院)"
    + NO_VERB
    + r"{1,14}(?:[厅局办署组处科庭]|(?<![省市县区州旗])委|指挥部|机制)"
    + RANKED
    + r"|国家"
    + NO_VERB
    + r"{2,22}(?:中心|救援队|局|司)"
    + RANKED
)  # 市住建局, whatever words it holds
FIELD = r"(?:(?!会见|出席|主持|召开|听取|陪同|要求|指出|表示|[的了在被将是])[\u4e00-\u9fff])"
DEPARTMENT = r"(?![和与同由对向长副队门])" + FIELD + r"{2,18}(?:[司局厅庭处科室]|中心)" + RANKED + "$"
LEVEL_DEPARTMENT = re.compile(
    rf"(?:省|市(?![场民直])|区(?![域块间])|[县州]){NO_VERB}{{1,12}}(?:[厅局办]|(?<![省市县区州旗])委){DEPARTMENT}"
)  # 省发改委|规划和投资处


@lru_cache(maxsize=1)
def department_pattern() -> re.Pattern[str]:
    """Match a department behind the ministry that it is of: 科技部|成果转化与区域创新司."""
    return re.compile(rf"(?:{any_of(national_names())}){DEPARTMENT}")


def is_department(text: str, title: str, cut_at: int) -> bool:
    """Tell whether all of `text` is a department with its head, though a post may not begin with its first words.

    监督评价局|局长: the words before `cut_at` are such as departments are named by, no time, adverb or act of somebody.
    """
    stem = text[: len(text) - len(title)]
    if not WHOLE_DEPARTMENT.fullmatch(stem) or stem.startswith(CENTRE, cut_at):
        return False
    organs, pieces = load_organs(), cut(stem)
    left_out = [(stem[piece.start : piece.end], piece.tag) for piece in pieces if piece.start < cut_at]
    joins = LINKS if "司" in stem else LINKS - {"和"}
    return all(
        word in joins
        or (tag not in UNATTACHED - {"m", "a"} and organs.get(word) != "stop" and word not in load_reporting_verbs())
        for word, tag in left_out
    )


CENTRE = ("中共", "中央", "国务院", "国家", "全国")  # begin names that lack nothing on their left: 欢迎|中央政治局
WHOLE_DEPARTMENT = re.compile(FIELD + r"{2,14}[司局厅处]" + RANKED)
BODY_END = re.compile(r"(?:领导小组|指挥部|专班|工作小组|协调小组|工作组)(?:办公室)?" + RANKED + "$")
SOURCES = frozenset("据由经随")  # before whose words an organ begins: 据|某县指挥部
BODY_START = re.compile(r"(?:中央|国务院|全国|国家|推进|推动|[\u4e00-\u9fff]{0,4}[省市县区州])(?!的)")
SUFFIX = re.compile(
    r"(?:工作|高级|专门|监督)?委员会|委(?=[原副常书主]|$)|领导小组|工作组|局|厅|处|部|署|院|司(?![令机法])|办(?=[主副])|大会|大臣|阵线|同盟|盟|管委会|区管委会"
    r"|安全中心|党(?=主席|领袖|候选)"
)  # what ends an organ's name and so begins no post
ZONE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6})?(?:新区|示范区|开发区|高新区|经开区|试验区|度假区|工业区|保税区|管理区|合作区)"
)
LOWEST = re.compile(r"[镇乡村县区旗]|(?:新村)?街道|社区")
TOWN = re.compile(r"[\u4e00-\u9fff][镇乡](?=党委|人大|政府|纪委)")
NUMBERED_TOWN = re.compile(r"(?![镇乡])[\u4e00-\u9fff][镇乡](?=党委|人大|政府|纪委|$)")  # 千|灯镇
UNATTACHED = frozenset(("p", "c", "uj", "ul", "uv", "ud", "uz", "ug", "u", "r", "a", "d", "m", "t", "y", "e"))
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
    """Tell whether a verb or adjective begins the name of a committee or party: 选举|委员会, 公正|党."""
    return (word == "选举" and rest.startswith("委员会")) or (
        rest == "党" and len(word) > 1 and may_name_party(word, tag)
    )


def attaches(stem: str, piece: Piece, start: int) -> bool:
    """Tell whether a word is the first part of a name whose second the post would begin with: 预算|工作委员会."""
    word = stem[piece.start : piece.end]
    if (
        (word in ("经", "高") and stem.startswith("开区", start))
        or (piece.tag == "m" and piece.start == 0 and len(word) == 1 and NUMBERED_TOWN.match(stem, start))
        or begins_name(word, piece.tag, stem[start:])
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
        len(word) == 1 and bool(LOWEST.match(stem, start) or TOWN.match(stem, start))
    )


ORGAN_ENDS = frozenset("局厅署委办")  # 庆阳市林草局|局长: read as a name


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
    if left.endswith(VENUES) or before.tag == "f" or PERSONS.search(left) or left in BRANCHES:
        return False
    if word[-1] in ORGAN_ENDS and is_field(stem[: before.end]):
        return True
    proper = proper and not (word.endswith("部") and MINISTRY.fullmatch(left))  # 外交与国际合作部
    proper = proper or (left[-1:] in LEVELS_OF_PLACES and left in load_place_words())  # 在某市|与某集团董事长
    return not proper and may_stand_in_post(before, left) and not title_ending_at(stem, before.end)


PERSONS = re.compile(r"(?:官员|人士|夫妇|夫人|嘉宾|专家|首脑|元首|政要|使节|侨胞)\Z")  # 部长级官员|及世卫组织
BRANCHES = frozenset(("白宫", "国会", "议会", "内阁", "五角大楼", "克里姆林宫", "青瓦台"))  # organs of their own
VENUES = ("大会堂", "宾馆", "酒店", "饭店", "会堂", "官邸", "中南海")  # 在人民大会堂|与某国议会议长会谈


def is_field(text: str) -> bool:
    """Tell whether a text ends in what an organ is named after, alone or with another's field: 教育|和|体育局."""
    organs = load_organs()
    return any(text[-size:] + end in organs for size in FIELDS if size < len(text) for end in ORGAN_ENDS)


FIELDS = (2, 3, 4)  # characters of 教育, 市场监管


def read_piece(text: str, floor: int, end: int) -> tuple[int, bool]:
    """Give where the post that ends at `end` begins, and whether it fills the room back to a barrier."""
    low = max(floor, end - COMMON_DISTANCE)
    title = title_ending_at(text, end)
    barriers = [found.end() for found in BARRIER.finditer(text, low, end - len(title))]
    room = barriers[-1] if barriers else low
    start = room + trim_left(text[room:end])
    if start > room > floor and text[room - 1] in "、，," and is_department(text[room:end], title, start - room):
        start = room
    if start == room and room > floor:
        start = start_beyond(text, floor, room, end)
    if MODEL.match(text, start) and start > room:  # 歼|-15舰载机
        start -= 1
    if SIDE_END.search(text, start, end - len(title)) and (joint := BETWEEN_STATES.search(text, floor, start)):
        start = left_of(text, floor, joint.start(), start)
    if BLOC.match(text, start) and (pair := PAIRED.search(text, floor, start)):
        start = pair.start()
    if TERM.match(text, start) and (terms := TERMS_BEFORE.search(text, floor, start)):
        start = terms.start()
    return start, start <= room


MODEL = re.compile(r"[-－][0-9]")
TERMS_BEFORE = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}届、)+\Z")
TERM = re.compile(r"第?[一二三四五六七八九十]{1,3}届")
SIDE_END = re.compile(r"(?:委员会|机制)[\u4e00-\u9fff]方(?:副|执行)?\Z")  # 中国—哈萨克斯坦合作委员会中方|主席
BLOC = re.compile(r"东盟|欧盟|非盟|东北亚|东南亚|南亚|中东欧|中亚|阿拉伯|海合会|拉美|非洲|葡语")
PAIRED = re.compile(r"中国[—\-－]{1,2}\Z")  # 中国—|东盟博览会秘书处
BETWEEN_STATES = re.compile(r"(?:[—\-－]{1,2}|[和与])\Z")


def left_of(text: str, floor: int, end: int, otherwise: int) -> int:
    """Give where the words of a post begin that go on to the left of `end`; `otherwise` where none stand there."""
    low = max(floor, end - COMMON_DISTANCE)
    begin = max((found.end() for found in BARRIER.finditer(text, low, end)), default=low)
    start = begin + trim_words(text[begin:end])
    return start if start < end else otherwise


def start_beyond(text: str, floor: int, room: int, end: int) -> int:
    """Give where a post begins that fills the room back to a mark which is part of its organ's name, else `room`."""
    if text[room - 1] == "”" and BODY_END.search(text[:end].removesuffix(title_ending_at(text, end))):
        return quoted_start(text, floor, room)
    if text[room - 1] in "）)" and (note := NOTE_INSIDE.search(text, floor, room)):
        return left_of(text, floor, note.start(), room)
    return room


NOTE_INSIDE = re.compile(
    r"[（(](?![左右前后中][一二三四五六七八九排]|[男女])[\u4e00-\u9fff]{2,6}[）)]\Z"
)  # 中国（云南）自由贸易试验区, 共和国院(上院)


def quoted_start(text: str, floor: int, end: int) -> int:
    """Give where a group's name begins whose quotation ends at `end`: 推进|“一带一路”|建设工作领导小组."""
    opening = text.rfind("“", floor, end)
    if opening < 0:
        return end
    barriers = [found.end() for found in BARRIER.finditer(text, max(floor, opening - COMMON_DISTANCE), opening)]
    room = barriers[-1] if barriers else max(floor, opening - COMMON_DISTANCE)
    lead = text[room:opening].rstrip("和与")
    start = trim_words(lead)
    return room + start if start < len(lead) else opening


def is_office(title: str) -> bool:
    """Tell whether a title names an office and no calling."""
    return bool(title) and load_titles()[title][0] != "calling"


def split_posts(printed: str) -> Iterator[str]:
    """Part posts that are printed without a stop between them: 国家主席|中央军委主席, 特别代表|国务院副总理.

    One of several terms is as many posts: 第十一届、十二届中央委员.
    """
    if terms := TERMS.match(printed):
        ordinal, post = "第" if printed.startswith("第") else "", printed[terms.end() :]
        yield from (ordinal + term.removeprefix("第") + post for term in terms[0].split("、"))
        return
    start = 0
    for found in NEXT_POST.finditer(printed, SHORTEST_POST):
        title = title_ending_at(printed, found.start())
        if title and (found[0] or title in ENVOYS or PARTY_POST.search(printed, 0, found.start())):
            yield printed[start : found.start()]
            start = found.start()
    yield printed[start:]


TERMS = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}届、)+第?[一二三四五六七八九十]{1,3}届")
SHORTEST_POST = 2  # characters: 特使
SECOND_POST = (
    r"(?:原|代理?)?(?:常务)?副?(?:主任|部长|局长|厅长|署长|处长|院长|检察长|主席|秘书长|[省市县区州旗镇乡]长|调研员|巡视员|主任科员|书记)\Z"
    r"|(?:组织部|宣传部|统战部|政法委|纪委|监委)"
)
NEXT_POST = re.compile(
    r"国家副?主席|国务委员|国务院(?!.{0,3}办)|(?:中共)?中央(?:军委|政治局)|中共中央|全国(?:人大|政协)|(?<=特别代表)(?=.{3})|(?<=特使)(?=.{3})"
    rf"|(?<=书记)(?={SECOND_POST})|(?<=成员)(?={SECOND_POST})|(?<=委员)(?={SECOND_POST})|(?<=常委)(?={SECOND_POST})"
)
PARTY_POST = re.compile(r"(?:党[组委]|纪委|(?<=[省市县区州旗])委)(?:副?书记|成员|委员|常委)\Z")
ENVOYS = ("特使", "特别代表")  # of whoever is named before: 奥巴马特别代表财政部长
AS_CALLED = re.compile(
    r"[、，](?:第?[一二三四五六七八九十]{1,3}届)?(?:全国|[\u4e00-\u9fff]{0,6}[省市县区州旗])?(?:人大代表|政协委员)\Z"
    r"|、[\u4e00-\u9fff]{0,6}(?:干部|家|院士|教授|学者|高工|工程师|研究员|老红军|老党员|劳模|英雄|模范)\Z"
)  # 县委书记、全国人大代表某某, 副省长、农业专家某某: what he is besides says no more than that
MANY_HOLD = re.compile("副|助理|书记处书记")  # of whom there are several, so that a list behind holds it together
IN_CHARGE = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:分管|主持|负责)[\u4e00-\u9fff]{0,6}工作的$"
)  # 某办|分管日常工作的|副主任


FOUNDER = re.compile(r"(?:联合)?创[始办]人(?:兼|、|和)\Z")  # 世界环境论坛|创始人兼|主席


def run_before(text: str, floor: int, end: int) -> Run | None:
    """Give the run of posts that ends at `end` and does not begin before `floor`; None when no title stands there."""
    title = title_ending_at(text, end)
    if not title or end - len(title) < floor:
        return None
    if not is_office(title):
        called = AS_CALLED.search(text, floor, end)
        return run_before(text, floor, called.start()) if called else None
    kind, holders = load_titles()[title]
    start, full = read_piece(text, floor, end)
    posts = [text[start:end]]
    if len(posts[0]) <= len(title) + 2 and (founder := FOUNDER.search(text, floor, start)):
        start = left_of(text, floor, founder.start(), start)
        posts = [text[start : founder.start()] + posts[0]]
    if charge := IN_CHARGE.search(text, floor, start):
        cut_at, full = read_piece(text, floor, charge.start())
        posts, start = [text[cut_at : charge.start()] + posts[0]], cut_at
    while full and start > floor and (joint := JOIN.search(text, floor, start)):
        before = title_ending_at(text, joint.start())
        if not before or joint.start() - len(before) < floor or not is_office(before):
            break
        cut_at, full = read_piece(text, floor, joint.start())
        apart = GOVERNED.search(text, floor, cut_at) or OTHERS.search(text, floor, joint.start())
        if joint[0] in COMMAS and apart:
            break
        posts.insert(0, text[cut_at : joint.start()])
        start = cut_at
    if MANY_HOLD.search(posts[-1]):
        holders = "many"
    return Run(start, end, tuple(posts), kind, holders)


def run_after(text: str, start: int) -> Run | None:
    """Give the run of posts that begins at `start` (behind 任, 为, 辞去); None when no title stands there."""
    posts: list[str] = []
    end, place = start, start
    kind = holders = ""
    while place < len(text):
        terms = TERMS.match(text, place)
        found = BARRIER.search(text, terms.end() if terms else place)
        stop = found.start() if found else len(text)
        joint = joint_between(text, place, stop)
        stop = joint or stop
        printed, rest = cut_whole(text[place:stop]) or cut_post(text[place:stop])
        if not printed and (shared := shared_title(text, place, stop)):
            printed, rest = text[place:stop] + shared, ""
            posts.append(printed)
            place = stop + 1
            continue
        if not printed:
            break
        posts.append(printed)
        end = place + len(printed)
        kind, holders = load_titles().get(title_ending_at(printed, len(printed)), ("", ""))
        if rest or stop >= len(text):
            break
        if joint:
            place = joint + 1
        elif goes_on := CONTINUES.match(text, stop):
            place = goes_on.end()
        else:
            break
    return Run(start, end, tuple(posts), kind, holders) if posts else None


ORGAN_END = re.compile(r"(?<=[\u4e00-\u9fff]{3})[办部委局厅院署组会]$")


def shared_title(text: str, start: int, end: int) -> str:
    """Give the title that an organ before 、 shares with the organ behind it: 中央台办、国务院台办|副主任, or ""."""
    organ = text[start:end]
    if text[end : end + 1] != "、" or not ORGAN_END.search(organ) or title_ending_at(organ, len(organ)):
        return ""
    found = BARRIER.search(text, end + 1)
    stop = found.start() if found else len(text)
    whole = cut_whole(text[end + 1 : stop])
    title = title_ending_at(whole[0], len(whole[0])) if whole else ""
    deputy = "副" if whole and whole[0][: -len(title) or None].endswith("副") else ""
    return deputy + title


CONTINUES = re.compile(r"(?:[（(][^（）()]{1,16}[）)])?(?:[、，,]|兼任?|暨)")  # 市委书记（时有第一书记）、…
CANDIDATE = re.compile(r"候选人|人选")


def joint_between(text: str, start: int, end: int) -> int:
    """Give where 和 or 及 joins a post that ends there to another one, 0 when nowhere: `委员和大连市副市长`."""
    for place in range(start + 2, end):
        if text[place] in JOINTS and is_office(title_ending_at(text[start:end], place - start)):
            return place
    return 0


JOINTS = frozenset("和与及")


def cut_whole(text: str) -> tuple[str, str] | None:
    """Take all of `text` for one post when it ends in a title, 职务 behind it left out; None when it does not."""
    bare = LAST_WORDS.sub("", text)
    title = title_ending_at(bare, len(bare))
    if len(bare) > COMMON_DISTANCE or not is_office(title) or SENTENCE_LIKE.search(bare):
        return None
    return bare, text[len(bare) :] if len(bare) < len(text) else ""


SENTENCE_LIKE = re.compile(
    r"(?<!党)的|[了是在]|率|增补|增选|补选|并|选出|免去|任命|不再|决定|同意|接受|其|出席|主持|会见|为|以及|(?<!主)任"
)


def cut_post(text: str) -> tuple[str, str]:
    """Cut `text` behind the post that it begins with: the post and the rest; ("", text) when it begins with none.

    The title that closes the post is the last one before a word that no post has: 省委书记职务, 副省长的请求.
    """
    best = 0
    for end in range(2, min(len(text), COMMON_DISTANCE) + 1):
        title = title_ending_at(text, end)
        if title and is_office(title) and trim_left(text[:end]) == 0:
            best = end
    if best and (found := CANDIDATE.match(text, best)):
        return text[: found.end()], text[found.end() :]
    rest = text[best:]
    return text[:best], LAST_WORDS.sub("", rest)
