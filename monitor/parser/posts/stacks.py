"""A sentence and a place in, the run of posts that stands there out: `市委副书记、市长` before a name, or behind 任.

A run (一串职务) is one or more printed posts joined by 、, 兼 or a comma. This module finds where it begins and ends;
what its posts are in full is completing.py's business.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from monitor.parser.posts.beginnings import trim_left, trim_words
from monitor.parser.posts.departments import BODY_END, is_department
from monitor.parser.posts.organ_words import TERM, load_organs
from monitor.parser.states import BLOCS, state_pattern
from monitor.parser.titles import load_titles, title_ending_at

JOIN = re.compile(r"(?:[、， \u3000]|兼任?|暨)$")
GOVERNED = re.compile(
    r"(?:任|为|担任|辞去|卸任|当选|参选|竞选|角逐)(?:中共)?$"
)  # a verb that gives the posts behind it to a name before
OTHERS = re.compile(r"法院院长[、和][\u4e00-\u9fff]{0,8}检察长\Z")  # nobody is both: others, before somebody is named
BARRIER = re.compile(r"[，。；：、！？（）《》“”‘’【】\[\]…—\n|/ \t\u3000■□▲△●◆◇★☆▶]|兼任|兼(?!职)|暨")
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


def read_piece(text: str, floor: int, end: int) -> tuple[int, bool]:
    """Give where the post that ends at `end` begins, and whether it fills the room back to a barrier."""
    low = max(floor, end - COMMON_DISTANCE)
    title = title_ending_at(text, end)
    barriers = [found.end() for found in BARRIER.finditer(text, low, end - len(title))]
    room = barriers[-1] if barriers else low
    room += text.startswith("·", room)  # a bullet
    start = room + trim_left(text[room:end])
    if start > room > floor and (
        (text[room - 1] in "、，" and is_department(text[room:end], title, start - room))
        or (text[room - 1] == "、" and OF_HOUSE.search(text, room, end - len(title)))
    ):
        start = room
    if start == room and room > floor:
        start = start_beyond(text, floor, room, end)
    if text[start - 1 : start] in ("、", "与") and title in MINISTERS and joins(text, start, end - len(title)):
        start = fields_before(text, floor, start)
    if MODEL.match(text, start) and start > room:  # 歼|-15舰载机
        start -= 1
    if SIDE_END.search(text, start, end - len(title)) and (joint := BETWEEN_STATES.search(text, floor, start)):
        start = left_of(text, floor, joint.start(), start)
    if pair := (PAIRED if BLOC.match(text, start) else PAIRED_STATE).search(text, floor, start):
        start = pair.start()
    if ONE_TERM.match(text, start) and (terms := TERMS_BEFORE.search(text, floor, start)):
        start = terms.start()
    if OF_YEARLY.fullmatch(text, start, end - len(title)) and (year := YEAR_BEFORE.search(text, floor, start)):
        start = year.start()
    return start, start <= room


OF_HOUSE = re.compile(
    r"(?:集团|公司|银行|大学|学院|医院)(?:党委|党组)?(?:常务|名誉|执行)?副?\Z"
)  # named by any words: 云南能投集团
MINISTERS = frozenset(("部长", "大臣", "国务秘书"))


def joins(text: str, start: int, end: int) -> bool:
    """Tell whether what stands before `start` may belong to the ministry whose field stands at start..end.

    与 joins two people's offices as well: not before a field that has a ministry of its own (外交部与|国防部长).
    """
    return text[start - 1] == "、" or f"{text[start:end]}部" not in load_organs()


def fields_before(text: str, floor: int, start: int) -> int:
    """Give where a foreign ministry begins whose last fields stand at `start`: 某国|教育、文化、|科学与体育部部长,.

    Its first field stands behind the state's name, the others between stops, and none of them ends in a title.
    """
    low = max(floor, start - COMMON_DISTANCE)
    named = [
        found
        for found in state_pattern().finditer(text, low, start)
        if MINISTRY_FIELDS.fullmatch(text, found.end(), start)
    ]
    fields = re.split("[、与]", text[named[-1].end() : start]) if named else []
    others = any(title_ending_at(field, len(field)) or field.endswith(ORGANS) for field in fields)
    return named[-1].start() if fields and not others else start


MINISTRY_FIELDS = re.compile(r"(?:[\u4e00-\u9fff]{2,8}、)*[\u4e00-\u9fff]{2,8}[、与]")
ORGANS = ("部", "会", "局", "院", "府", "处")
MODEL = re.compile(r"[-－][0-9]")
TERMS_BEFORE = re.compile(rf"(?:[\u4e00-\u9fff]{{2,7}}[省市县区州])?(?:{TERM}、)+\Z")
OF_YEARLY = re.compile(
    r"[\u4e00-\u9fff]{4,30}(?:会议|论坛|峰会|年会|座谈会|博览会)(?:组委会)?(?:执行|轮值|名誉|常务)?副?"
)
YEAR_BEFORE = re.compile(r"(?:19|20)[0-9]{2}年度?\Z")  # 2021年|某某联席会议执行主席: of that year's
ONE_TERM = re.compile(TERM)
SIDE_END = re.compile(r"(?:委员会|机制)[\u4e00-\u9fff]方(?:副|执行)?\Z")  # 中国—哈萨克斯坦合作委员会中方|主席
BLOC = re.compile(r"东盟|欧盟|非盟|东北亚|东南亚|南亚|中东欧|中亚|阿拉伯|海合会|拉美|非洲|葡语|亚欧")
PAIRED = re.compile(r"中国[—\-－]{1,2}\Z")  # 中国—|东盟博览会秘书处
PAIRED_STATE = re.compile(r"(?<![\u4e00-\u9fff])中国[—\-－]\Z")  # 中国—|哥伦比亚友好小组
BETWEEN_STATES = re.compile(r"(?:[—\-－]{1,2}|[和与])\Z")


def left_of(text: str, floor: int, end: int, otherwise: int) -> int:
    """Give where the words of a post begin that go on to the left of `end`; `otherwise` where none stand there."""
    low = max(floor, end - COMMON_DISTANCE)
    begin = max((found.end() for found in BARRIER.finditer(text, low, end)), default=low)
    start = begin + trim_words(text[begin:end])
    return start if start < end else otherwise


def start_beyond(text: str, floor: int, room: int, end: int) -> int:
    """Give where a post begins that fills the room back to a mark which is part of its organ's name, else `room`."""
    if text[room - 1] == "”" and (OF_QUOTED.fullmatch(text, room, end) or ends_body(text[:end])):
        return quoted_start(text, floor, room)
    if text[room - 1] == "暨" and text[end - 2 : end] in OF_OFFICE and not title_ending_at(text, room - 1):
        return left_of(text, floor, room - 1, room)
    if text[room - 1] in "）)" and (note := NOTE_INSIDE.search(text, floor, room)):
        return left_of(text, floor, note.start(), room)
    return room


def ends_body(text: str) -> bool:
    """Tell whether a text ends in a group or headquarters with the title of its head."""
    return bool(BODY_END.search(text.removesuffix(title_ending_at(text, len(text)))))


OF_OFFICE = frozenset(("局长", "处长", "署长"))  # 统计暨|普查局局长
OF_QUOTED = re.compile(
    r"(?:前|原)?(?:(?:执行|联合|常务|名誉|轮值)*副?(?:主席|领导人|领袖|秘书长)|总书记|事务大臣)"
)  # “未来阵线”|主席
NOTE_INSIDE = re.compile(
    r"（(?![左右前后中][一二三四五六七八九排]|[男女])[\u4e00-\u9fff]{2,6}）\Z"
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
    printed = LOCAL_TERMS.sub(r"\1", printed)
    start = 0
    for found in NEXT_POST.finditer(printed, SHORTEST_POST):
        title = title_ending_at(printed, found.start())
        if title and (found[0] or title in ENVOYS or PARTY_POST.search(printed, 0, found.start())):
            yield printed[start : found.start()]
            start = found.start()
    yield printed[start:]


TERMS = re.compile(rf"(?:{TERM}、)+{TERM}")
LOCAL_TERMS = re.compile(
    r"^([\u4e00-\u9fff]{2,7}[省市县区州])" + TERMS.pattern
)  # one office: 某省第六届、七届政协副主席
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
    r"|(?:、(?:(?:现年)?[0-9一二三四五六七八九十]{1,3}岁(?:高龄)?的)?|，(?:我国)?(?:著名|知名|杰出))[\u4e00-\u9fff]{0,6}"
    r"(?:干部|家|院士|教授|学者|高工|工程师|研究员|老红军|老党员|劳模|英雄|模范|民主党人|共和党人)\Z"
)  # 县委书记、全国人大代表某某, 副省长、农业专家某某: what he is besides says no more than that
LONGEST_CALLING = 30  # characters, with the stop before it
MANY_HOLD = re.compile(
    "副|助理|书记处书记|前(?:总统|总理|首相)$"
)  # of whom there are several, so that a list behind holds it together
THEIRS = re.compile(
    r"(?:[及和与同]其|各(?:位|[省市县区地国方]{1,3})?)\Z"
)  # 总理某某及其|内阁成员、外长某某; 会见各|代表团团长，副主席某某
CHARGED_WITH = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:分管|主持|负责)[\u4e00-\u9fff]{0,6}工作|(?:分管|主管|负责)[\u4e00-\u9fff]{2,14})的$"
)  # 某办|分管日常工作的|副主任, 联合国|负责人道主义事务的|副秘书长
FOUNDER = re.compile(r"(?:联合)?创[始办]人(?:兼|、|和)\Z")  # 世界环境论坛|创始人兼|主席


def run_before(text: str, floor: int, end: int) -> Run | None:
    """Give the run of posts that ends at `end` and does not begin before `floor`; None when no title stands there."""
    title = title_ending_at(text, end)
    if end - len(title) < floor or not (title or text.endswith("家", floor, end)):
        return None
    if not is_office(title):
        called = AS_CALLED.search(text, max(floor, end - LONGEST_CALLING), end)
        return run_before(text, floor, called.start()) if called else None
    kind, holders = load_titles()[title]
    start, full = read_piece(text, floor, end)
    posts = [text[start:end]]
    if len(posts[0]) <= len(title) + 2 and (founder := FOUNDER.search(text, floor, start)):
        start = left_of(text, floor, founder.start(), start)
        posts = [text[start : founder.start()] + posts[0]]
    if charge := CHARGED_WITH.search(text, floor, start):
        cut_at, full = read_piece(text, floor, charge.start())
        posts, start = [text[cut_at : charge.start()] + posts[0]], cut_at
    while full and start > floor and (joint := JOIN.search(text, floor, start)):
        before = title_ending_at(text, joint.start())
        if not before or joint.start() - len(before) < floor or not is_office(before):
            break
        cut_at, full = read_piece(text, floor, joint.start())
        apart = (
            GOVERNED.search(text, floor, cut_at)
            or OTHERS.search(text, floor, joint.start())
            or TAKEN_UP.match(text, cut_at)
        )
        if (joint[0] == "，" and apart) or THEIRS.search(text, floor, cut_at):
            break
        posts.insert(0, text[cut_at : joint.start()])
        start = cut_at
    start = read_unmarked(text, floor, start, posts)
    if MANY_HOLD.search(posts[-1]):
        holders = "many"
    return Run(start, end, tuple(posts), kind, holders)


def read_unmarked(text: str, floor: int, start: int, posts: list[str]) -> int:
    """Add what stands before the first post without a mark that parts them; give where that begins.

    A chair in turn before the office that he holds at home, one office under two names.
    """
    if text.endswith("轮值主席", floor, start) and state_pattern().match(text, start):
        cut_at = chair_start(text, floor, start)  # 某组织轮值主席|突尼斯总统
        posts.insert(0, text[cut_at:start])
        start = cut_at
    if (twin := TWIN.search(text, floor, start)) and twin["end"] in posts[0]:
        posts.insert(0, twin["organ"] + posts[0].partition(twin["end"])[2])
        start = twin.start()
    return start


def chair_start(text: str, floor: int, end: int) -> int:
    """Give where the post of a chair in turn begins that ends at `end`: 阿拉伯国家联盟|首脑理事会会议轮值主席."""
    start, _ = read_piece(text, floor, end)
    blocs = [found.start() for found in BLOCS.finditer(text, max(floor, end - COMMON_DISTANCE), start)]
    return blocs[-1] if blocs and not BARRIER.search(text, blocs[-1], start) else start


TAKEN_UP = re.compile("[担兼出]?任(?![县丘城])")  # 任某镇镇长，某局局长甲……: the first is somebody else's
TWIN = re.compile(
    r"(?P<organ>(?:中共中央|中央|国务院|国家)[\u4e00-\u9fff]{0,4}?(?P<end>台办|网信办|新闻办|港澳办|侨办|外办))、\Z"
)  # one office under two names: 中央台办、国务院台办|主任


def run_after(text: str, start: int) -> Run | None:
    """Give the run of posts that begins at `start` (behind 任, 为, 辞去); None when no title stands there."""
    posts: list[str] = []
    end, place = start, start
    kind = holders = ""
    while place < len(text):
        place += len(party[0]) if (party := PARTY_BEFORE_TERM.match(text, place)) else 0
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
        elif (goes_on := CONTINUES.match(text, stop)) and not TAKEN.match(text, goes_on.end()):
            place = goes_on.end()
        else:
            break
    return Run(start, end, tuple(posts), kind, holders) if posts else None


PARTY_BEFORE_TERM = re.compile(rf"(?:中共|中国共产党)(?={TERM})")  # 中共|十一届、十二届中央委员
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


CONTINUES = re.compile(r"(?:（[^（）]{1,16}）)?(?:[、，]|兼任?|暨)(?!后任)")  # 市委书记（时有第一书记）、…
TAKEN = re.compile("(?:曾|后|历|还|时)任|现?拟(?:任|提名|推荐)")  # begins what he held, or is to hold, at another time
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
    r"(?<!党)的|[了是在又]|[今去前]年|率|增补|增选|补选|并|选出|免去|任命|不再|决定|同意|接受|其|出席|主持|会见|为|以及|(?<!主)任"
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
