"""A printed post in, its parts out: what stands before the title, standing, modifiers, title (职务拆分)."""

import re
from functools import lru_cache
from typing import NamedTuple

from monitor.parser.places import find_place, load_place_words
from monitor.parser.posts.beginnings import LONGEST_PLACE
from monitor.parser.posts.organ_words import TERM, load_organs
from monitor.parser.states import split_state
from monitor.parser.titles import load_titles, title_ending_at
from monitor.records import Standing

STANDINGS = {
    "原": Standing.FORMER,
    "前": Standing.FORMER,
    "前任": Standing.FORMER,
    "原代": Standing.FORMER,
    "原代理": Standing.FORMER,
    "时任": Standing.FORMER,
    "代": Standing.ACTING,
    "代理": Standing.ACTING,
    "当选": Standing.ELECT,
    "候任": Standing.ELECT,
    "名誉": Standing.HONORARY,
    "荣誉": Standing.HONORARY,
}
DROPPED = re.compile(
    r"^(?:[0-9]{1,2}[.．、)）]|(?:[0-9]+|[一二三四五六七八九十两]+)[位名]|挂职(?=[省市县区副])|时任|现任|新当选的?|新设立?的|给予(?=[\u4e00-\u9fff]{4})|新一任|新一届|新任|首任|首位|该国|主持人|上述(?:[两三四五]个)?|当事人|主讲人|报告人|发布人|我国|(?:国际)?(?:友好|姐妹)城市|友城|国内(?=[\u4e00-\u9fff]{2,6}[省市县区州])|中国(?=外交部|国家|国务院|全国|副?总理|[外防]长|[国商财教][防务政育]部)|国家(?=(?:司法|教育|科技|财政|商务|农业|卫生|文化|水利|公安|民政|交通|铁道|建设|人事)部)|中华人民共和国(?!副?主席|驻|常驻|$)"
    r"|本|我(?=省|市|县|区|州|驻|外交部|国防部|商务部|财政部|公安部)|(?:宣判|增补|增选|补选|推选|选举(?!委员会)|任命|免去|撤销|原任|拟任)(?=[\u4e00-\u9fff]{4}))+"
)
IN_CHARGE = re.compile(
    r"(?:分管|主管|挂职)(?=(?:常务)?副)|(?:最大的?)?(?:执政|在野|反对)党(?=[\u4e00-\u9fff]{2,8}党)|(?<=[\u4e00-\u9fff]{2})(?:新一?任|资深)"
)  # 某市分管|副市长, 某国新任|驻华大使, 某国资深|参议员, 某国执政党|某党主席
REIGN = re.compile(r"第[0-9一二三四五六七八九十百]+代")  # 日本第126代天皇
LOCAL_PARTY = re.compile(r"^(?:中国共产党|中共)(?!中央)")
PARTY_OF_ORGAN = re.compile(
    r"^(?:中国共产党|中共)((?:(?!中央|委(?!员会))[\u4e00-\u9fff]){2,30}(?<![省市县州盟旗])(?<![^军分备]区)(?<!工作)(?<!检查))委员会"
)  # 中共某警备区|委员会, 中共某镇|委员会, but 中共某市|委员会
LEADING = re.compile(r"^(原(?!材料|子能|住民)|前(?!海(?!军))任?|当选|候任|代理|代)(?=[^表])")
WOMAN = re.compile(
    r"(?:(?<![妇男子长])女|(?<=[长国府院会织])(?:新任|新一任|新))\Z"
)  # is no part of a post: 某市女|市长
MODIFIERS = re.compile(
    r"(原代理?|前代理?|原|前|时任|现任|代理|代|当选|候任|名誉|荣誉)?((?:常务|第[一二三]|执行|专职|兼职|首席|轮值|驻会|公使衔)*副?)$"
)
LOCAL_TERM = re.compile(
    r"^([\u4e00-\u9fff]{0,6}?(?:省|市|县|区|州|旗))第?[0-9一二三四五六七八九十]+届(?=人大|政协|人民代表)"
    r"|^第?[0-9一二三四五六七八九十]+届(?=(?:[\u4e00-\u9fff]{2,6})?[省市县区州旗](?:委|人大|政协)|全国妇联)"
    r"|^([\u4e00-\u9fff]{0,9}?[省市县区州旗]人大)第?[0-9一二三四五六七八九十]+届(?=常委会|常务委员会)"
)
LOCAL_COUNCIL = re.compile(
    rf"^(?:(?:中国人民政治协商会议|政协)(?:{TERM})?([\u4e00-\u9fff]{{2,9}}?[省市县区州盟旗])(?:{TERM})?"
    rf"|([\u4e00-\u9fff]{{0,9}}?[省市县区州盟旗])政协{TERM})委员会"
)  # 政协某县第十届委员会, 政协第十届某县委员会, 某县政协第十届委员会
NATIONAL_COUNCIL = re.compile(
    rf"^(?:中国人民政治协商会议|政协)({TERM})全国委员会"
)  # 政协第十三届全国委员会|秘书长 is 第十三届全国政协秘书长
OF_TERM = re.compile(rf"{TERM}全国政协")  # whose members are made and unmade by name: 增补甲为第十三届全国政协|委员
SPELLINGS = (
    ("中国国民党革命委员会", "民革"),
    ("中国民主同盟", "民盟"),
    ("中国民主建国会", "民建"),
    ("中国民主促进会", "民进"),
    ("中国农工民主党", "农工党"),
    ("中国致公党", "致公党"),
    ("台湾民主自治同盟", "台盟"),
    ("人民代表大会常务委员会", "人大常委会"),
    ("人民代表大会", "人大"),
    ("中国人民政治协商会议全国委员会", "全国政协"),
    ("纪律检查委员会", "纪委"),
    ("委常务委员会委员", "委常委"),
    ("中共中央军事委员会", "中央军委"),
    ("中央军事委员会", "中央军委"),
    ("中国共产党中央委员会", "中共中央"),
    ("中共中央委员会", "中共中央"),
)
SHORT_ORGANS = {
    "最高法": "最高人民法院",
    "最高检": "最高人民检察院",
    "高院": "高级人民法院",
    "中院": "中级人民法院",
    "府": "政府",
}
SHORT_ORGAN = re.compile(
    r"^最高(?:法(?!院(?!长))|检(?!察))|(?<!最)高院|(?<=[市州盟])中院|(?<=[省市县])府(?=秘书长|副秘书长|办公[室厅]|办|[\u4e00-\u9fff]{2,8}[处局])"
)  # 省高院, 省府秘书长
DOUBLED = re.compile(
    r"(?<![省市州][\u4e00-\u9fff])(?<!^[\u4e00-\u9fff])(?<!新)([省市县区州])\1(?=委|军区|政府|人大|政协|纪委)"
)  # 云南省省委, but 某州茂县县委
FORMER_INSIDE = re.compile(
    r"([原前](?=党组|党委)|(?<![^省市县区州府])[原前](?=[省市县区州]委))"
)  # 省政府原党组成员, and so former in what follows; but 太原|市委
CENTRAL_BANK = re.compile("^人民银行(?=副?行长|行长助理|党委副?书记)")  # its branches keep its short name
SPORTS = re.compile(
    r"(?:冠军|国家|工作|医疗|科考|考察|考古|探险|志愿|服务|宣传|突击|文艺|合唱|[男女足篮排乒羽棒水球]|奥运|俱乐部)队$|国足$|[男女][足篮排曲垒]$"
)
VILLAGE = re.compile(r"(?:(?<!农)村|社区|居委会|小区)(?:党|委|支|$)")
INTERNATIONAL = re.compile(
    r"欧[盟元洲]|阿拉伯|联合国|世界|国际|各国议会联盟|亚[洲太]|非[洲盟]|北约|上合|上海合作|东盟|金砖|阿盟|世[界卫贸]"
)


class Parts(NamedTuple):
    """A printed post taken apart: what stands before the title, its standing and modifiers, and the title."""

    stem: str
    standing: str
    modifiers: str
    head: str
    leading: str


MEMBER = "委员"
UNITS = {"部长": "部", "厅长": "厅", "局长": "局"}  # 组织部长 is 组织部部长
ACTING = frozenset(("代", "代理"))
EVERYWHERE = ("外交", "国防")  # ministries that every state has: 外交部长 and 外交部部长 are one


@lru_cache(maxsize=2048)
def take_apart(printed: str, *, foreign: bool = False) -> Parts:
    """Split `辽宁省委原副书记` into stem 辽宁省委, standing 原, modifiers 副 and head 书记.

    石油部长 of another state stays as printed: nobody knows whether a 石油部 is there.
    """
    text = printed.replace("－", "-")
    text = text if begins_place(text) else DROPPED.sub("", text)
    text = spell_party(text)
    for long, short in SPELLINGS:
        text = text.replace(long, short)
    text = NATIONAL_COUNCIL.sub(r"\1全国政协", LOCAL_COUNCIL.sub(r"\1\2政协", text))
    text = CENTRAL_BANK.sub("中国人民银行", text)
    text = SHORT_ORGAN.sub(lambda found: SHORT_ORGANS[found[0]], spell_court(text))
    text = DOUBLED.sub(r"\1", LOCAL_PARTY.sub("", IN_CHARGE.sub("", text)))
    text = REIGN.sub("", text)
    text = LOCAL_TERM.sub(lambda found: found[1] or found[2] or "", text)
    found = None if begins_place(text) else LEADING.match(text)
    leading = found[1] if found and len(text) > len(found[1]) else ""
    text = LOCAL_PARTY.sub("", text[len(leading) :])
    tail = found[0] if (found := re.search(r"(?:候选人|人选)$", text)) else ""
    text = text[: len(text) - len(tail)]
    member = OF_TERM.match(text)
    head = MEMBER if member and text[member.end() :] == MEMBER else title_ending_at(text, len(text))
    stem = text[: len(text) - len(head)]
    marks = MODIFIERS.search(stem)
    standing, modifiers = (marks[1] or "", marks[2]) if marks else ("", "")
    stem = WOMAN.sub("", stem[: len(stem) - len(standing) - len(modifiers)])
    named = not (foreign or split_state(stem)[0]) or stem.endswith(EVERYWHERE)
    if head in UNITS and stem and named and not stem.endswith(UNITS[head]) and not modifiers:
        stem += UNITS[head]
    standing = "" if standing in ("时任", "现任") else standing
    if leading in ACTING and not standing:
        standing, leading = leading, ""  # 代理某县县长 is 某县代理县长
    return Parts(stem, standing, modifiers, head + tail, leading)


def spell_court(text: str) -> str:
    """Write out a court that is named with its place in short: 某市中级人民法院 of 某中院."""
    found = COURT_IN_SHORT.match(text)
    place = find_place(found[1]) if found else None
    return f"{place.name}{SHORT_ORGANS[found[2]]}{text[found.end() :]}" if found and place else text


COURT_IN_SHORT = re.compile(r"([\u4e00-\u9fff]{2,4}?)(中院|高院)")


def spell_party(text: str) -> str:
    """Write the party's committee in an organ that is no place as papers do: 某警备区党委 of 中共某警备区委员会."""
    return PARTY_OF_ORGAN.sub(r"\1党委", text)


def begins_place(text: str) -> bool:
    """Tell whether a post begins with a place's name that begins as others do: 前郭尔罗斯…县, 本溪市, 代县|委书记."""
    places = load_place_words()
    ends = (
        end
        for end in range(2, LONGEST_PLACE + 1)
        if text[end - 1 : end] in COUNTY_LEVELS and text[end : end + 1] != "长"
    )
    return any(text[:end] in places for end in ends)


COUNTY_LEVELS = frozenset("市县区旗")  # 原州委书记 is no 原州区's


PUBLIC_HOUSES = re.compile(
    r"(?:警察|党校|行政学院|干部学院|社会主义学院|发展研究中心|党史和文献研究院|机制|工具|世界银行|基金组织|管委会|亚投行|新开发银行|亚洲开发银行"
    r"|[世亚央]行|(?:中央|国家|储备)银行|人民银行(?:[\u4e00-\u9fff]{2,8}(?:支行|分行|管理部|总部))?|派出所|管理所|看守所|拘留所|戒毒所|司法所|税务所|财政所|工商所|监管所|国土所|监狱"
    r"|国防大学|军医大学|国防科技大学|军事科学院|(?:陆军|海军|空军|火箭军|武警|公安|警官)[\u4e00-\u9fff]{0,8}(?:大学|学院)|检查站|边检站|(?:农技|农机|农经|教管|兽医|水利|林业|文化|防疫|检疫|推广|(?:农业|农村|畜牧)[\u4e00-\u9fff]{2,6})站|气象台|红十字会|社会保障基金理事会|利库德集团|贸促会|国际贸易促进委员会|残联|残疾人联合会|工商联|工商业联合会|供销合作(?:总)?社(?:理事会|监事会)?|(?:^|(?<=[省市县区州盟旗]))总商会)(?:[（(][\u4e00-\u9fff]{2,6}[）)])?$"
)  # what a state leads, though companies and institutes are called so too


INSTITUTE = re.compile(
    r"(?!国家|国务院|中央|中国人民解放军|军委|国防|军事|[省市县区])[\u4e00-\u9fff]{2,16}?(?:大学(?!生)|医院(?![管船])|研究所|科学院|基金会)"
    r"(?!.{0,8}(?:[局厅]|委员会)$)"
)  # whose centres, departments and committees hold no public office
JUDGE = "法官"  # holds an office where the court is said: 某法院法官, but 主审法官
BENCH = re.compile("(?:法院|[中高]院|庭)$")
MANAGERS = ("经理", "总裁", "董事长", "校长", "行长")  # and their 助理
COMMANDERS = frozenset(("司令员", "司令", "政委", "政治委员", "参谋长"))  # of a 基地 of the army
CHIEFS = frozenset(
    ("总工程师", "总经济师", "总规划师", "总会计师", "总农艺师", "总畜牧师", "安全总监", "监管总监")
)  # of a bureau: an office
FIRST_SECRETARY_OF = re.compile(
    r"(?:书记处|(?<![镇乡村道])(?<![镇乡村道工]党)委|委员会|党)$"
)  # of a village everywhere else


ENVOY = re.compile(
    r"常驻|驻.*(?:办事处|组织|联盟|[欧东非阿]盟|机构)$|(?:特别|政府|谈判|贸易|全权|高级|首席)$|(?:日本|民主|公明)党$"
)  # 代表 of a state


def is_private(parts: Parts, body: str = "") -> bool:
    """Tell whether a post is no public office: companies, schools, hospitals, associations, villages (不算公职).

    `body` is the organ of the post before, to which one that names none belongs.
    """
    stem, head = parts.stem.rstrip("”"), parts.head
    kind = load_titles().get(head, ("unit", ""))[0]
    if head == JUDGE and not BENCH.search(stem):
        return True
    if parts.modifiers + head == "第一书记" and not FIRST_SECRETARY_OF.search(stem or body):
        return True
    if (
        SPORTS.search(stem)
        or VILLAGE.search(stem)
        or stem.endswith(("宣讲团", "竞选团队", *MANAGERS))
        or is_of_team(stem, head)
    ):
        return True
    if (
        INTERNATIONAL.match(stem)
        or is_central_bank(stem)
        or OF_TERM.fullmatch(stem)
        or PUBLIC_HOUSES.search(stem or body)
        or leads_state_or_party(stem, head)
    ):
        return False
    if kind == "soft" and not INSTITUTE.match(stem):
        return not (head in CHIEFS and (stem or body).endswith(("局", "厅", "部", "委员会")))
    return (
        bool(INSTITUTE.match(stem))
        or (head not in COMMANDERS and kind_of_end(stem) == "private")
        or (head == "代表" and not ENVOY.search(stem))
        or (head == "委员" and stem.endswith(("政协", "文联", "作协", "协会")) and "常" not in stem[-3:])
    )


def is_central_bank(stem: str) -> bool:
    """Tell whether an organ is called a state's bank and nothing else: 加纳银行, but 中国银行 is a company."""
    state, rest = split_state(stem)
    return rest == "银行" and state not in ("", "中国", "美国")


def kind_of_end(stem: str) -> str:
    """Give the kind of the longest organ's word that ends a stem, or "": 情报 is no 报."""
    organs = load_organs()
    return next((organs[stem[-size:]] for size in (3, 2, 1) if stem[-size:] in organs), "")


PARTY_LEADERS = frozenset(("总书记", "主席", "领导人", "领袖", "秘书长"))


def leads_state_or_party(stem: str, head: str) -> bool:
    """Tell whether a title that companies have is a state's or a party's here: 阿富汗首席执行官, 自民党总裁."""
    state, rest = split_state(stem)
    leads_party = head in PARTY_LEADERS and bool(state) and stem.endswith(("联盟", "运动", "阵线"))
    return (
        leads_party
        or (head == "总裁" and stem.endswith("党"))
        or (head == "首席执行官" and bool(state) and rest in ("", "政府"))
    )


def is_of_team(stem: str, head: str) -> bool:
    """Tell whether a post is of a national team or a family: 荷兰|队长, 家族|成员."""
    state, rest = split_state(stem)
    return (head == "队长" and bool(state) and not rest) or (head == "成员" and stem == "家族")


def kind_of(head: str) -> str:
    """Give the kind of a title, of 市长候选人 that of 市长."""
    return load_titles().get(re.sub(r"(?:候选人|人选)$", "", head) or head, ("unit", "one"))[0]
