"""A name and what stands around it in, what vouches for it or speaks against it out (姓名旁证).

A title, a calling, an address, a verb, a list or the story vouches; a place, a site or an everyday word speaks against.
"""

import re
from typing import NamedTuple

from monitor.parser.name_tables import load_foreign, load_frequent_surnames, load_minority_parts, weigh_given
from monitor.parser.names.bounds import GIVEN_OFFICE, LOST_OFFICE, OFFICES, VITA
from monitor.parser.names.dictionary import THING_ENDINGS
from monitor.parser.names.lattice import Piece
from monitor.parser.names.neighbours import APPOINTING
from monitor.parser.names.sequels import crosses
from monitor.parser.places import abbreviation_letters, is_row, load_countries, load_place_words
from monitor.parser.posts.organ_words import load_organs
from monitor.parser.titles import (
    DEPUTY,
    LEFT_EDGES,
    kind_of_title,
    label_end,
    load_titles,
    title_ending_at,
    title_starting_at,
    verb_starting_at,
)
from monitor.parser.words import FAMOUS_TAGS, FULL_NAME, UNUSUAL_GIVEN, find_word

DOUBTFUL = "place"  # a place's name: a person only in a list of people
SET_PHRASES = re.compile(
    r"习近平(?=新时代|[\u4e00-\u9fff]{0,6}思想|同志为核心)|(?<=以)习近平(?=同志为(?!总书记))|(?:毛泽东|邓小平|孙中山)(?=思想|理论|故居|纪念|广场)"
)
SET_BEGINS = re.compile("[习毛邓孙]")
NAMED_AFTER = re.compile(
    r"思想|舰|国宾馆|宾馆|饭店|酒店|文学|散文|理论|主义|精神|故居|广场|公园|大学|学院|中学|小学|奖|牌|杯|路|定律|式|政府"
)  # 诺贝尔奖
TITLED = re.compile(r"《[^《》\n]{1,80}》")
BYLINE = re.compile(r"[ \u3000]{2,}(?=[\u4e00-\u9fff])")  # 作者 at the head of an article, before its first sentence
CREDIT = re.compile(
    r"(?:[一二三四五六七八九]段)(?![落时])|[ \u3000]*[/／]?[ \u3000]*(?:摄|供图|绘|撰文)(?![\u4e00-\u9fff])"
)
TAKES_OFFICE = re.compile(
    r"(?:同志)?(?:[0-9]{1,2}日)?(?:不再)?(?:宣誓就[任职]|由[\u4e00-\u9fff、]{4,24}?[调转升改]任"
    r"|担任|兼任|出任|接任|卸任|调任|转任|升任|挂任|履新|当选|[现曾历时后]?任(?!务|何|意|由|性|期|职)"
    rf"|为[^，。；、]{{0,24}}?{OFFICES}(?![\u4e00-\u9fff]))"
    r"|的[\u4e00-\u9fff、]{3,50}职务(?=[；。]|$|试用期满)"  # a line of a notice: 甲的某局局长职务；
    r"|(?:[日近昨]前?日?)?经[^，。；]{2,20}选举，?(?:当选|成为|[担出]?任|为)"
)
THINGS_BEHIND = (  # 等: of what kind those named are that are no people
    r"[等级候待于地高]|城(?!市长)|专业|超级|一系列|系列|用来|国家(?!领导)"
    r"|(?:众多|不少|许多|各类?|主要|全国|世界|知名|著名|重点|重大|濒危|龙头|国家|传统|红色|自然|特色|新兴|其他|大型|热门"
    r"|[0-9一二三四五六七八九十两百千几数多]+[余多几]?){0,3}"
    r"(?:[家项条件种处座幅首款套所道只]|类(?!似)|大(?![师家学])|个(?![人先志队部集])"
    r"|(?:[省州市县区村镇湖](?![委长民])|水库|系统|政策|候鸟|战[斗役]|企业|品牌|项目|机构(?!负责)|受灾|震中|公司|银行|产[业品]|行业"
    r"|部门(?!负责)|遗址|景[区点]|文物|古迹|道具|丑闻|物[种品]|[动植作]物|500强|领域|地[区段方]|街道|网站|平台|软件|设[备施]|工程))"
)
OTHER_THINGS = re.compile(f"等(?:{THINGS_BEHIND})")
ADDRESS = re.compile(
    rf"同志|先生|女士|一行|夫妇|[两二三四五六七八九]人(?![民大次士员力家物口])|的(?:亲切|诚挚|良好|美好|崇高|热烈)?(?:问候|祝愿|祝福|敬意)|等(?!{THINGS_BEHIND})"
)


class Found(NamedTuple):
    """A name at start..end of a sentence's text; `anchor` says what vouches for it (title, list, verb ...), or ""."""

    start: int
    end: int
    name: str
    anchor: str
    foreign: bool


AGED = re.compile(r"(?:岁|年(?:出生|生)?|月(?:出生|生)?)的$")  # 37岁的李明, 生于1956年的李明
AGED_REACH = 8
OF_CLAUSE = re.compile(
    r"(?:任命为|当选为?|[担出就接曾兼现时]任|免去|解除|辞去|卸任)(?:中共|了)?"
    r"(?P<posts>[\u4e00-\u9fff、]{2,30}?[长员任席记理统相使委])(?:等?职务|一职)?的$"
)  # 被免去总检察长职务的|某某, 曾任省长的|某某
CLAUSE_REACH = 45


def is_of_clause(text: str, start: int) -> bool:
    """Tell whether a clause that gives or takes a post ends in front of a name, or one that tells who is to have it."""
    if text[start - 1 : start] != "的":
        return False
    begin = max(0, start - CLAUSE_REACH)
    return bool(OF_CLAUSE.search(text, begin, start) or WHO_IS.search(text, begin, start))


WHO_IS = re.compile("(?:任命|提名|推选)(?:来自|出身|出生|曾在|现年)[^，。；、]{2,16}的$")  # 任命来自北非的|某某


def anchor_of(text: str, start: int, end: int) -> str:  # noqa: PLR0911 - one line a reason
    """Say what beside a name vouches for it."""
    label = label_end(text, start)
    left = title_ending_at(text, label - text.endswith("为", 0, label) if label < start else label)  # 主任为：某某
    if left:
        return "calling" if load_titles()[left][0] == "calling" else "title"
    if (title := title_starting_at(text, end)) and title not in OF_OTHERS:
        return "title behind"
    if ADDRESS.match(text, end) and may_be_addressed(text, start, end):
        return "address"
    if text.startswith("等", end):
        return ""
    if CREDIT.match(text, end) or VITA.match(text, end) or (start == 0 and BYLINE.match(text, end)):
        return "calling"
    if text[max(0, start - 2) : start] in APPOINTING or TAKES_OFFICE.match(text, end):
        return "office"
    if (start == 0 and (OF_POST.match(text, end) or IN_CHARGE.match(text, end))) or is_of_clause(text, start):
        return "office"
    if AGED.search(text, max(0, start - AGED_REACH), start) and text[end : end + 1] in LEFT_EDGES:
        return "calling"
    if verb_starting_at(text, end):
        return "verb"
    return ""


IN_CHARGE = re.compile(
    rf"[（(](?:[\u4e00-\u9fff]{{0,16}}、)?[\u4e00-\u9fff]{{0,16}}{OFFICES}(?:，[^（）()]{{0,16}})?[）)][：:]"
)  # a list of who does what: 甲（副州长、州公安局局长）：分管公安
OF_OTHERS = frozenset(("发言人", "新闻发言人", "特使", "特别代表"))  # speak for whoever is named before: 哈马斯|发言人


def may_be_addressed(text: str, start: int, end: int) -> bool:
    """Tell whether a name before 等 or 夫妇 may be somebody's: 熊猫|夫妇 have none."""
    if text.startswith("夫妇", end):
        return text[end - 1] not in ANIMALS
    return text[end] != "等" or may_open_others(text, start, end)


ANIMALS = frozenset("猫鸟")


def may_open_others(text: str, start: int, end: int) -> bool:
    """Tell whether a Han name before 等 is likelier somebody's than a thing's: 农房等, 白头鹎等, but 杨怀保等8位."""
    name = text[start:end]
    if COUNTED_PEOPLE.match(text, end):
        return True
    if len(name) == SHORT_NAME:
        return name[0] in load_frequent_surnames() and find_word(name).tag[:2] in ("", "nr")
    if len(name) != FULL_NAME or name[0] not in load_frequent_surnames():
        return True
    return name[-1] not in THING_ENDINGS and weigh_given(*name[-2:]) > UNUSUAL_GIVEN


COUNTED_PEOPLE = re.compile("等[0-9一二三四五六七八九十]+[余多]?(?:[名位人]|个志愿者)")


def is_vetoed(text: str, piece: Piece, anchor: str) -> bool:
    """Tell whether a name is rather a place, part of a set phrase, or an everyday word."""
    name = text[piece.start : piece.end]
    if (
        is_organ(text, piece)
        or cuts_state(text, piece)
        or (name[:2] in load_countries() and len(name) == STATE_AND_WORD)
        or COMES_TO.match(text, piece.start)
        or text.startswith("派）", piece.end)  # of a party: 某联盟（甲派）
        or (piece.kind == "foreign" and find_word(name).tag == "v")  # 一级主管|布达
    ):
        return True
    given = name[0] == "任" and (name[1:] in load_titles() or name in DEALT_WITH)  # 市委书记任组长
    if given or is_state(text, piece, anchor):
        return True
    if anchor == "calling" or (anchor == "title" and is_group(title_ending_at(text, piece.start))):
        return is_said_of_calling(text, piece)
    weak = anchor in ("", "verb")
    if names_thing(text, piece, anchor) or (
        anchor == "title behind" and (is_office_of(text, piece) or praises(text, piece))
    ):
        return True
    if anchor not in ("title", "run") and not is_appointed(text, piece):
        bare = weak or anchor in ("roster", "parts")
        listed = "、" in (text[piece.start - 1 : piece.start], text[piece.end : piece.end + 1])
        listed = listed and name[-1] in GIVEN_TOO
        ends_so = name[-1] in NO_NAME_ENDS and not listed and "·" not in name
        site = bare and (ends_so or SITE.match(text, piece.end))
        if site or is_place(text, piece, anchor) or ("·" in name and is_dotted_thing(text, piece, anchor)):
            return True
    return weak and piece.kind == "foreign" and "·" not in name and name[-1] in PLACE_ENDINGS


DEALT_WITH = frozenset(("任免", "任用", "任职"))  # 国家主席|任免驻外大使


def is_office_of(text: str, piece: Piece) -> bool:
    """Tell whether a title behind a word is no calling of its own: 林草局|副局长, 王国|副首相, 方显|英雄."""
    tag = find_word(text[piece.start : piece.end]).tag
    noun = tag[:1] == "n" and tag[:2] != "nr"
    honorary = text[piece.start : piece.end] in HONORARY  # 荣誉|国务资政
    calling = kind_of_title(title_starting_at(text, piece.end)) == "calling"
    said = piece.end - piece.start == SHORT_NAME and tag in SAID_OF_CALLINGS
    of_another = calling and (said or text[piece.end - 1] in PRESS)
    return (
        honorary
        or of_another
        or (text.startswith(DEPUTY, piece.end) and (noun or text[piece.end - 1] in ORGAN_CHARACTERS))
    )


def names_thing(text: str, piece: Piece, anchor: str) -> bool:
    """Tell whether a name is rather one of several things (孟菲斯|等多座城市), or of a ship named for somebody."""
    if anchor in ("", "roster", "parts") and OTHER_THINGS.match(text, piece.end):
        return True
    if text.startswith("舰", piece.end) and not text.startswith("舰长", piece.end):
        return True
    return (
        anchor != "title" and text[piece.start - 1 : piece.start] in QUOTES_OPEN and bool(SHIP.match(text, piece.end))
    )


SHIP = re.compile(r"[\u4e00-\u9fff]{0,3}[”’]号")  # named after somebody: “甲·乙”号, “甲院士”号
QUOTES_OPEN = frozenset("“‘")  # what opens a quotation opens a slogan as often: “党旗红”
PRESS = frozenset("报网台社")  # 苏报|首席记者
SAID_OF_CALLINGS = frozenset(("a", "d", "ns"))  # parts of speech: 方显|英雄, 陆海|统筹
HONORARY = frozenset(("荣誉", "名誉", "荣休", "终身", "首席", "常务", "特约", "特邀"))


def praises(text: str, piece: Piece) -> bool:
    """Tell whether a word of two characters only says how a leader is: 卓越|领导人."""
    return piece.end - piece.start == SHORT_NAME and text.startswith(("领导人", "领袖"), piece.end)


def is_place(text: str, piece: Piece, anchor: str) -> bool:
    """Tell whether a name is rather a place's, or a place goes on behind it."""
    name, follows = text[piece.start : piece.end], text[piece.end : piece.end + 1]
    if follows and (follows in SETTLEMENTS or LOCAL_ORGAN.match(text, piece.end)):
        return True
    return (
        name in load_place_words() or (anchor != "known" and name[-1] in SETTLEMENTS) or is_row_of_places(name, anchor)
    )


def is_row_of_places(name: str, anchor: str) -> bool:
    """Tell whether a name is a row of provinces' abbreviations (冀鲁豫); of two the story may have made a person."""
    return is_row(name) and (anchor != "known" or len(name) > SHORT_NAME)


def is_said_of_calling(text: str, piece: Piece) -> bool:
    """Tell whether what follows a calling only says what such people do, or whom: 农民|得利, 领导|山西人民."""
    name, follows = text[piece.start : piece.end], text[piece.end : piece.end + 1]
    if HOW_DONE.fullmatch(name) or is_thing(name) or goes_there(name) or SO_MANY.search(text, 0, piece.start):
        return True
    if not follows or follows in LEFT_EDGES:
        return bool(FROM_THERE.match(text, piece.end)) and name in load_place_words()
    if WHILE.match(text, piece.start) or crosses(text, piece.end):
        return True
    opening = piece.kind == "foreign" and len(name) > SHORT_NAME  # 献上|哈达
    word = find_word(name)
    person = word.tag.startswith("nr") or word.tag in FAMOUS_TAGS.values()
    everyday = not person and word.weight > SAID_OFTEN  # 乘客|安全|通过
    return (
        everyday
        or word.tag[:1] in PREDICATES
        or (opening and (find_word(name[:SHORT_NAME]).tag == "v" or name[:SHORT_NAME] in load_place_words()))
    )


def is_thing(name: str) -> bool:
    """Tell whether a dictionary's person is rather a thing: 烈士|纪念塔, 企业家|高峰会."""
    opening = find_word(name[:SHORT_NAME]).tag
    worded = (opening[:1] in ("n", "v", "a", "d") and opening[:2] != "nr") or name[-1] in NEVER_GIVEN
    return worded and find_word(name).tag.startswith("nr") and name[-1] in THING_ENDINGS


NEVER_GIVEN = frozenset("塔会馆")  # characters that end no given name


def goes_there(name: str) -> bool:
    """Tell whether a name is rather that people come to a place: 选手|来英, 企业|来印."""
    return name[0] == "来" and (name[1:] in load_place_words() or name[1:] in abbreviation_letters() | STATES)


COMES_TO = re.compile(
    r"来[\u4e00-\u9fff](?:调研|考察|视察|检查|督[查导]|指导|慰问|走访|访问|出席|参加|宣讲|讲学|洽谈)"
)  # 来鄂调研
FROM_THERE = re.compile(r"[ \u3000]+[\u4e00-\u9fff]{2,3}[）】]")  # （作者：南漳 文可风）
WHILE = re.compile(r"边[\u4e00-\u9fff]{1,6}[，、]?边")  # 领导人边饮茶，边交谈
HOW_DONE = re.compile(r"[\u4e00-\u9fff](?:得[\u4e00-\u9fff]|不[\u4e00-\u9fff])")  # 农民|富不富, 妈妈|包得香
SO_MANY = re.compile(r"[0-9]{2,}[余多]?[名位户个](?!.*[，。；、])[\u4e00-\u9fff]{2,6}\Z")  # 81户农户|种藜麦
SAID_OFTEN = -11.0  # log probability of a word


def is_group(title: str) -> bool:
    """Tell whether a title is rather what several people are called together: 领导人, 老同志."""
    return title == "领导人" or load_titles().get(title, ("", ""))[0] == "rank"


def is_state(text: str, piece: Piece, anchor: str) -> bool:
    """Tell whether a name is rather a state's, or states' and what they do: 美欧领导人, 中|韩建交, 莫方愿.

    What fills the place between a title and a stop is somebody's, whatever states write so: 贝宁总统亚伊、.
    """
    name = text[piece.start : piece.end]
    if anchor == "title" and piece.kind == "foreign" and text[piece.end : piece.end + 1] in LEFT_EDGES:
        return False
    if STATES.issuperset(name) or (
        (name in load_countries() or name in SHORTENED) and title_starting_at(text, piece.end)
    ):
        return True
    if name[0] in SHORT_STATES and name[1:] == "前" and title_starting_at(text, piece.end):  # 韩|前总统
        return True
    if SEVERAL_STATES.match(name) or SIDE.match(text, piece.start + 1) or COUNTED.search(text, 0, piece.start + 1):
        return True
    if len(name) != FULL_NAME or piece.kind != "name":
        return False
    beside = text[piece.start - 1 : piece.start] in STATES and name[0] in SHORT_STATES
    return beside and find_word(name[1:]).tag[:1] in ("n", "v")


SHORTENED = frozenset(("巴新",))  # states whom names could be called like
SEVERAL_STATES = re.compile("[\u4e00-\u9fff][两三四五六七八九]国\\Z")  # 塞、匈、马|三国总理
COUNTED = re.compile(r"[0-9十百千万]余\Z")  # 30余|国
SHORT_STATES = frozenset("韩朝日马泰越菲巴叙伊乌吉塔土沙")
SIDE = re.compile("方(?:愿|将|拟|支持|感谢|高度|赞赏|欢迎|希望|坚定|重视|珍视)")  # a state's: 莫|方愿, 毛|方将


def is_organ(text: str, piece: Piece) -> bool:
    """Tell whether a name is an organ's or a title's word (陆军参谋长, 特约|记者), or an organ's place (楚雄州|委)."""
    name = text[piece.start : piece.end]
    if len(title_starting_at(text, piece.start)) > len(name):
        return True
    placed = name[-1] in LEVEL_ENDS and ORGAN_OF_PLACE.match(text, piece.end)
    heads = (f"{name[-1]}长", f"副{name[-1]}长")  # 拉美司|司长
    headed = name[-1] in ORGAN_CHARACTERS and text.startswith(heads, piece.end)
    return bool(placed) or headed or name in load_organs() or name in load_titles()


def cuts_state(text: str, piece: Piece) -> bool:
    """Tell whether a name begins inside of a state's name: 也|门新|总理."""
    states, name = load_countries(), text[piece.start : piece.end]
    before = text[max(0, piece.start - 3) : piece.start]
    return any(before[-back:] + name[:ahead] in states for back in range(1, len(before) + 1) for ahead in (1, 2))


def is_appointed(text: str, piece: Piece) -> bool:
    """Tell whether somebody is appointed or removed by this name: 任命钟山为, 免去钟山的, 免去钟山县长职务."""
    if GIVEN_OFFICE.match(text, piece.end) or (piece.start == 0 and LOST_OFFICE.match(text, piece.end)):
        return True
    if text[piece.start - 2 : piece.start] not in APPOINTING:
        return False
    return text[piece.end : piece.end + 1] in ("为", "的") or bool(OF_POST.match(text, piece.end))


OF_POST = re.compile(r"[^，。；\n]{4,30}职务(?=[，。；]|$)")  # in a notice, a line for each who leaves


def is_dotted_thing(text: str, piece: Piece, anchor: str) -> bool:
    """Tell whether a name with a dot begins with a place's, is a newspaper's, or does not sound like a person's.

    What speaks and sounds foreign throughout is somebody: 阿里·哈桑德说, though 阿里 is a place.
    """
    name = text[piece.start : piece.end]
    speaks = anchor == "verb" and load_foreign().keys() >= set(name.replace("·", ""))
    place = name.split("·", maxsplit=1)[0] in load_place_words() and not speaks
    first, _, rest = name.partition("·")
    opens = load_foreign().keys().isdisjoint(first) and not load_minority_parts().search(rest)  # 友谊学|校·布图德
    return place or opens or bool(MEDIUM.match(text, piece.end)) or not sounds_foreign(name)


MEDIUM = re.compile(r"[\u4e00-\u9fff]{0,2}(?:[日晚晨早时都]报|新闻|客户端|网|融媒)")  # 新江岭·江岭|日报


def sounds_foreign(name: str) -> bool:
    """Tell whether most characters of a dotted name are such as write foreign names."""
    characters = name.replace("·", "")
    heard = sum(character in load_foreign() for character in characters)
    whole = heard == len(characters) == DOTTED_SIZE - 1  # 约翰·基
    return whole or (len(characters) >= DOTTED_SIZE and heard >= DOTTED_SHARE * len(characters))


DOTTED_SIZE, DOTTED_SHARE = 4, 0.6
STATE_AND_WORD = 3  # characters: 伊朗|核
STATES = frozenset("中美俄英法德日韩朝欧印巴伊以土乌亚阿叙")  # how headlines shorten states
LOCAL_ORGAN = re.compile(
    r"[省市县区州](?=委|政府|议会|人大|政协|纪委|监委|人民|公安|检察|中级|法院|副[市县区州]长)|市(?=[民区]|市长)|县(?=城|县长)"
)  # 江岭|省纪委, 江岭|市民广场
LEVEL_ENDS = frozenset("省市县区州旗盟府")
ORGAN_OF_PLACE = re.compile(
    r"副?[省市县区州旗]长|府尹|党?委(?=副?书记|常委|[员委]会|办|[组宣统政])|政府|政协|人大|纪委|监委|委员会"
)
SETTLEMENTS = frozenset("村镇乡县屯街")
GIVEN_TOO = frozenset("群")  # ends given names as well, in a list
NO_NAME_ENDS = frozenset(
    "贷群巷卡队带隧舰艇宫市省区府族剧馆"
)  # a lending scheme, a chat group, a lane, a palace ... but nobody's name
SITE = re.compile(
    r"(?:国际)?机场|中心|研究所|基金会|实验室|博物馆|钢厂|油田|社区|小区|街道|大厦|国宾馆|宾馆|饭店|酒店|医院|银行|地区|隧道|大桥|水库|火车站|公司|集团|大学|公园|山脉|半岛|流域|代表团|代表队|奖(?![励给赏项惩])|杯"
)  # 段红岭|隧道
ORGAN_CHARACTERS = frozenset("局厅部委办署司处院会团社行")
PLACE_ENDINGS = frozenset("坡堡尔达坡亚兰")
PREDICATES = frozenset("vdmzpc")  # parts of speech


STRONG = frozenset(("title", "title behind", "calling", "list", "known", "address", "office", "famous", "run"))


SHORT_NAME = 2
