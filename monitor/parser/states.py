"""What stands before a foreign office's title in, whose office it is out: 法兰西共和国 is 法国's (外国职务).

A state's title (总统, 外长) has before it the state's name, formal or short or one character of it, and words that
say which of the offices is meant (临时, 候任, 第一副). Whatever else the sentence puts there belongs to the sentence.
"""

import re
from functools import lru_cache

from monitor.parser.patterns import any_of
from monitor.parser.places import load_countries, load_place_words
from monitor.parser.text import read_table
from monitor.parser.titles import title_ending_at

BLOCS = re.compile(
    r"欧洲|欧盟|欧元|非洲|非盟|泛非|泛美|拉美|东盟|阿盟|阿拉伯(?:议会|国家联盟)|中美洲|安第斯|南方共同市场|联合国|社会党国际|各国议会联盟|亚太|亚洲"
)  # whose offices are of no state: 欧洲议会|议长
UNIONS = frozenset(("联合国", "欧盟"))  # have offices, but are no states that an office may leave out
FORMAL = re.compile(
    r"(?:伊斯兰|民主|人民|联邦|合作|阿拉伯|社会主义|主义|多民族|东岸|联合|玻利瓦尔|达鲁萨兰)*"
    r"(?:共和国|王国|联邦|大公国|公国|合众国|苏丹国|酋长国|(?<=[威特列坦])国)"
)
GLUED = re.compile(
    r"^(?:新当选的?|新上任的?|新设立?的|新一任|新一届|新任|首任|现任|建国|开国|新|第[一二三四五六七八九十0-9]+[任代])+(?!西兰|加坡)"
)
WITHIN = re.compile(
    r"(?:前|原|副|助理|第[0-9一二三四五六七八九十百]+代|第[一二三四五六七八九十]|常务|首席|代理|代|临时|看守|过渡期?|候任|当选|时任|现任|首任|建国|开国|下任|新一届|新一任|新任|新|联邦|联合"
    r"|政府|内阁|王室|摄政|国民|人民|全国|民族|团结|议会|国会|参议院|众议院|参众两院|参|众|上院|下院|上议院|下议院|立法会|大|院|最高|国家|国务|名誉|荣誉"
    r"|执政)*"
)
CABINET = re.compile(r"国务院(?:常务|原|前)*副?$")  # China's own
LEADERS = frozenset(
    ("总统", "首相", "总理", "国王", "女王", "王储", "国家元首", "天皇", "防长", "外长", "财长", "国务卿")
)


@lru_cache(maxsize=1)
def load_state_names() -> dict[str, str]:
    """Give the short form of each formal name, and the state that a character means where the story names none."""
    return {row[0]: row[1] for row in read_table("state_names.tsv")}


@lru_cache(maxsize=1)
def load_leaders() -> dict[str, str]:
    """Give the state that each well-known head of a state or government leads or led."""
    return {row[0]: row[1] for row in read_table("leaders.tsv")}


def state_of_leader(name: str) -> str:
    """Give the state whose head a name is known as, the last part of a longer one too (巴拉克·奥巴马), or ""."""
    leaders = load_leaders()
    return leaders.get(name) or leaders.get(name.rpartition("·")[2], "")


@lru_cache(maxsize=1)
def state_pattern() -> re.Pattern[str]:
    """Match the states' names, the longest first."""
    return re.compile(any_of(load_countries() - UNIONS))


@lru_cache(maxsize=16)
def place_states(text: str) -> tuple[tuple[int, str], ...]:
    """Give the states that a text names, in order, each with where its name ends; not where envoys are (驻法国大使)."""
    return tuple((f.end(), f[0]) for f in state_pattern().finditer(text) if text[f.start() - 1 : f.start()] != "驻")


def named_states(text: str, end: int | None = None) -> list[str]:
    """Give the states that a text names up to `end`, in order."""
    return [name for stop, name in place_states(text) if end is None or stop <= end]


@lru_cache(maxsize=4096)
def split_state(stem: str) -> tuple[str, str]:
    """Part what stands before a title into the state's short form and the rest: 埃及|前, ""|临时."""
    names = load_state_names()
    for size in range(min(len(stem), 12), 1, -1):
        if stem[:size] in load_countries():
            short = stem[:size]
        elif stem[:size] in names:
            short = names[stem[:size]]
        else:
            continue
        rest = stem[size:]
        found = FORMAL.match(rest)
        return short, rest[found.end() :] if found else rest
    return "", stem


def shorten_state(printed: str) -> str:
    """Write the state that a post begins with as the press does: 法国|农业部长 of 法兰西共和国|农业部长."""
    state, rest = split_state(printed)
    formal = printed[: len(printed) - len(rest)]
    whole = rest == title_ending_at(rest, len(rest))  # 古巴共和国主席
    return (
        state + rest
        if state and not whole and formal != state and (formal.endswith("国") or formal in load_state_names())
        else printed
    )


def state_meant(letter: str, named: str) -> str:
    """Give the state that one character stands for: the story's, when its name begins so, else the usual one, or ""."""
    return named if named.startswith(letter) else load_state_names().get(letter, "")


def office_start(stem: str, title: str) -> int:
    """Give where in `stem` the office of a state with this title begins: 距离|美国, 有关|委内瑞拉, 夫妇和|副."""
    for found in reversed(tuple(state_pattern().finditer(stem))):
        formal = FORMAL.match(stem, found.end())
        end = formal.end() if formal else found.end()
        if WITHIN.fullmatch(stem, end) or stem[end:] in load_place_words():  # 阿联酋|阿布扎比|王储
            begin = found.start()
            lead = next((n for n in range(5, 1, -1) if stem[begin - n : begin] in load_state_names() and begin >= n), 0)
            return 0 if stem[max(0, begin - 1) : begin] == "驻" else begin - lead
    if title not in LEADERS or CABINET.search(stem):
        return 0
    return next(place for place in range(len(stem) + 1) if begins_office(stem[place:]))


def begins_office(stem: str) -> bool:
    """Tell whether nothing but a state, or its one character, and words of offices stand before a leader's title."""
    state, rest = split_state(stem)
    if WITHIN.fullmatch(rest) or stem == "中国":
        return True
    return not state and stem[:1] in initials() and bool(WITHIN.fullmatch(stem, 1))


@lru_cache(maxsize=1)
def initials() -> frozenset[str]:
    """Give the first characters of the states' names, which stand for them in 尼外长."""
    return frozenset(name[0] for name in load_countries()) | {name for name in load_state_names() if len(name) == 1}


def place_office(stem: str, title: str, named: str) -> tuple[str, str]:
    """Give the state of an office, `named` where the office leaves it out, and the rest of what stands before it."""
    if title == "国务卿" and named != "梵蒂冈":  # nowhere else is one so called
        named = "美国"
    state, rest = split_state(stem)
    if not state and stem[:1] in initials() and WITHIN.fullmatch(stem, 1) and (meant := state_meant(stem[0], named)):
        state, rest = meant, stem[1:]
    rest = GLUED.sub("", rest)
    rest = re.sub(r"^(?:联邦)?政府$", "", rest)
    return state or named, rest


MINISTRY = re.compile(
    r"(?:国家|联邦|中央)?(?:国防|防卫|防务|外交|外事|外务|内政|内务|财政|金融|经济|计划|预算|司法|法务|律政|武装|军|总参谋|总检察|检察|宪法|卫生|公共卫生"
    r"|通信|邮电|信息|新闻|交通|运输|公共工程|基础设施|建设|住房|教育|高等教育|文化|旅游|体育|青年|妇女|社会|家庭|劳工|劳动|就业|移民|侨务"
    r"|农业|渔业|林业|粮食|水利|灌溉|环境|生态|能源|电力|石油|矿业|矿产|工业|商务|商业|贸易|投资|科技|科学|国土|公共安全|公安|安全|情报"
    r"|宗教|规划|发展|国务|总务|产业|厚生|文部|农林|警察|海军|空军|陆军|海岸警卫|央行|第[一二三四五六七八九十]+军|国民|人民|议会|国会|参议院|众议院|上院|下院|参院|众院"
    r"|部长会议|国务委员会|常任委员会|总理|总统|首相|王室|宫廷|内阁|政府|国家杜马|(?:国家)?大呼拉尔|杜马|联邦委员会|退伍军人|退役军人|国土安全|安全会议|联合参谋|首席|审计|选举|统一|执政|民族|反对|最高法院|最高军事|驻)"
)
ORGANS = re.compile(r"疾控|疾病|联邦|白宫|国务院|中央情报局|航天|航空航天|航空|联合|民航|气象|中央选举|中选委")


def spell_state(stem: str, named: str) -> str:
    """Write out the state whose first character stands before one of its organs: 俄|外交部, 美|疾控中心."""
    organ = stem[:1] in initials() and not split_state(stem)[0] and (MINISTRY.match(stem, 1) or ORGANS.match(stem, 1))
    return state_meant(stem[0], named) + stem[1:] if organ and state_meant(stem[0], named) else stem


MAKERS = re.compile(r"总统|国王|议会|国会|政府|首相|军方|女王|天皇|王储|埃米尔")


def is_made_abroad(text: str) -> bool:
    """Tell whether a text names who gives offices in another state, whoever gets them: 智利议会任命……."""
    return any(MAKERS.match(text, end) for end, _ in place_states(text))


BARE = frozenset(
    (
        "议员",
        "参议员",
        "众议员",
        "国会议员",
        "国家主席",
        "国家副主席",
        "总参谋长",
        "总检察长",
        "总司令",
        "副总参谋长",
        "副外长",
        "国务秘书",
        "发言人",
        "参谋长",
    )
)


LOCAL = re.compile(
    r"(?:公安|司法|财政|教育|卫生|交通|农业|商务|文化|旅游|体育|水利|审计|统计|环境|环保|科技|建设|劳动|规划|民政)[\u4e00-\u9fff]{0,6}[厅局][\u4e00-\u9fff]{0,3}"
)  # of a Chinese place, whatever its head's name sounds like


def is_ministry(stem: str, title: str) -> bool:
    """Tell whether an office is one that states have and leave themselves out of: 国防部长, 总参谋长 (部委)."""
    if "主任委员" in title or LOCAL.fullmatch(stem) or BLOCS.match(stem):  # of a committee of the 全国人大
        return False
    bare = GLUED.sub("", stem)
    return bool(bare and MINISTRY.match(bare)) or bare + title in BARE
