"""A body inside an organ in, its full name out: 规划财务司 is 国家林草局's, 经济委员会 the 政协's (内设机构)."""

import re

from monitor.parser.places import load_place_words
from monitor.parser.posts.organ_words import load_organs
from monitor.parser.posts.ranks import national_names

CONSULTATIVE = re.compile(
    r"(?:提案|经济|农业和农村|人口资源环境|教科文卫体|教科卫体|社会和法制|社会法制|民族和宗教|民族宗教|港澳台侨|港澳台侨和外事|外事"
    r"|文化文史和学习|文史和学习|文史资料和学习|学习和文史|委员学习和联络)委员会$"
)  # special committees of the 政协 and their predecessors
_TOPICS = (
    "民族|宗教|华侨|侨务|外事|监察|司法|内务|财政|财经|经济|预算|教育|科学|文化|卫生|教科文卫|城乡建设|城建|环境|资源|保护|农业|农村|社会|建设"
    "|宪法|法律|法制"
)
CONGRESSIONAL = re.compile(rf"(?:(?:{_TOPICS})[与和]?)+委员会$")  # special committees of a congress
STANDING_COMMITTEE = re.compile(r"(?:法制工作|预算工作|代表资格审查)委员会")  # of the 全国人大常委会
STANDING = re.compile(r"^([\u4e00-\u9fff]{2,12}人大)常委会")  # whose 人大 has the special committees
COUNCIL = re.compile(r"^(?:第[一二三四五六七八九十]+届)?((?:全国|[\u4e00-\u9fff]{2,9}?)?政协)")
HOST_ENDS = re.compile(
    r"(?<=.)(?:(?:原|前)?(?:机关党组|分党组|党组|机关党委|(?<![省市县州盟旗])(?<![^军战分]区)党委)|(?<=[局厅院署司校部])纪委|(?<=[军分备]区)纪委|主席团|书记处|审判委员会|检察委员会|检察委|审判委|检委会|审委会|秘书处"
    r"|纪检监察组|纪检组|(?<=社)理事会)$"
)
HAS_COMMITTEE = re.compile(
    r"[局厅院署司校部](?:党委|党组)\Z|[军分备]区(?:党委)?\Z"
)  # a bureau's 纪委 stands beside its 党委, a garrison's in it: 省军区|纪委
ZONE_ENDS = re.compile(
    r"(?<=[区城园港片])(?:党工委|工委|纪工委|管委会|管理委员会)$|(?<=街道)(?:党工委|工委|纪工委|办事处|人大工委)$"
)  # 滇中新区|党工委, 和平街道|办事处
SECTION = re.compile(
    r"(?!武警|消防|边防|预备役|海警|森林|国家|中国|全国|中央|[省市县州盟旗])(?:(?![局部委署厅区院])[\u4e00-\u9fff]){1,12}"
    r"(?:(?<!书记)(?<!秘书)(?<!办事)处|[科股庭]|(?<=执行|反贪|贿赂)局|总队|支队|大队|检察部|办公室)$"
)
OVER_SECTIONS = re.compile(r"(?:[厅局部委署办院]|委员会|总工会|最高[法检]|总队|支队)$")  # whose 综合处 it is
TASK_OF_ORGAN = re.compile(r"(?<=[部委局署厅])[^部委局署厅]{2,8}(?<!队)$")  # 中国民航局|航空安全 before 监察专员
STREET = re.compile(r"[\u4e00-\u9fff]{2,12}?街道")
COURT = re.compile(r"[\u4e00-\u9fff]+?(?:法院|检察院)(?=.)")  # behind which one of its parts was named: 某县法院|政治部
OF_COURT = re.compile(
    r"^(?:审判委员会|审委会|检察委员会|检委会|[\u4e00-\u9fff]{2,8}(?<!法)庭|执行局|政治部|办公室|法警队|第[一二三四五六七八九十]{1,2}检察部)$"
)
DEPARTMENT = re.compile(r"(?<=[部委局署院行办会])(?!委员会)[\u4e00-\u9fff]{2,12}司$")
OF_MINISTRY = re.compile(r"[\u4e00-\u9fff]{2,8}(?<!干)部[\u4e00-\u9fff]{2,10}司$")  # names it: 电子工业部|计划司
OWN_OFFICE = re.compile(r"(?:政府|厅|局|部|署|院|小组|指挥部|委员会|机制|检|法|总工会|妇联|政协|人大常委会|管委会)$")
OFFICES = frozenset(("办公室", "办公厅", "研究室", "秘书局"))
SHORT_HEADQUARTERS = re.compile(
    r"^(领导小组|指挥部|协调小组|工作专班|(?:[\u4e00-\u9fff]{2})?(?:巡查|督导|督查)组)(办公室)?$"
)
HEADQUARTERS = re.compile(
    r"(?:中央|国务院|国家|[省市县区州](?![省市县区州]|委|长|政府))[\u4e00-\u9fff“”]{2,18}?(?:领导小组|指挥部|协调小组|工作专班|(?:巡查|督导|督查)组)"
)
OWN = frozenset("部局厅委署")
CENTRAL = ("中央", "中共中央", "国务院", "全国")  # begin an organ of their own
CHIEF_COURTS = ("最高检", "最高法", "最高人民检察院", "最高人民法院", "公安部", "国务院办公厅")


def find_headquarters(text: str) -> tuple[str, ...]:
    """Give the steering groups and headquarters that a text names in full (领导小组, 指挥部), 全总 with its own."""
    if "全总" in text and re.search(f"(?<!中华){UNIONS}", text):
        return (UNIONS,)
    if not any(
        text.count(word) > 1 for word in ("领导小组", "指挥部", "协调小组", "工作专班", "巡查组", "督导组", "督查组")
    ):
        return ()
    return tuple(dict.fromkeys(found[0] for found in HEADQUARTERS.finditer(text)))


def spell_unions(printed: str, named: tuple[str, ...]) -> str:
    """Write 全总 in full where the story does."""
    return UNIONS + printed.removeprefix("全总") if printed.startswith("全总") and UNIONS in named else printed


UNIONS = "全国总工会"


def host_of(body: str) -> str:
    """Take the party group and what else is inside it off an organ: 国务院国资委党委 is 国务院国资委."""
    return DEPARTMENT.sub("", HOST_ENDS.sub("", body)) if body else ""


def is_part_of(stem: str, host: str) -> bool:
    """Tell whether a body is part of the organ before it: 司 of a ministry, 厅 of the highest courts."""
    if not host or host.endswith(stem) or stem.startswith((host, *CENTRAL, *national_names())):
        return False
    if stem in OFFICES or stem.endswith("分局"):
        return host.endswith("局") if stem.endswith("分局") else bool(OWN_OFFICE.search(host))
    if stem.endswith("司") and not stem.endswith("公司"):
        central = host.startswith(("国家", "国务院", "中国"))
        central = central or host.endswith(("部", "总局", "总署", "审计署", "人民银行"))
        return central and not OF_MINISTRY.match(stem)
    if stem.endswith("局") and host in national_names():
        whole = stem.startswith(("国家", "中国")) or stem.endswith("中央政治局") or stem in load_organs()
        return not (whole or is_placed(stem))
    if stem.endswith("厅"):
        return host in CHIEF_COURTS
    return not is_placed(stem) and bool(SECTION.match(stem) and OVER_SECTIONS.search(host))


def is_placed(stem: str) -> bool:
    """Tell whether an organ is named with its place."""
    return any(stem[:size] in load_place_words() for size in (2, 3, 4))


def council_of(body: str, story: str) -> str:
    """Give the 政协 that a special committee belongs to: the one of the post before it, else the story's."""
    if re.match("政协第.{1,3}届全国", body):
        return "全国政协"
    found = COUNCIL.match(body)
    return found[1] if found and found[1] != "政协" else story


def with_whole(stem: str, host: str) -> str:
    """Put a street or court before its part behind another part of it (街道武装部 behind 某街道办事处), or give ""."""
    if (street := STREET.match(host)) and (stem.startswith("街道") or stem == "武装部"):
        return street[0] + stem.removeprefix("街道")
    court = COURT.match(host)
    return court[0] + stem if court and OF_COURT.match(stem) else ""


def with_host(stem: str, title: str, body: str, council: str) -> str:
    """Put the organ before a body inside it; as given when it names its organ or nothing says which."""
    host = host_of(body)
    if host and (beside := with_whole(stem, host)):
        return beside
    if CONSULTATIVE.fullmatch(stem) and "主任委员" not in title and (named := council_of(body, council)):
        return named + stem
    of_congress = stem.startswith("常委会党组") or (CONGRESSIONAL.fullmatch(stem) and "主任委员" in title)
    if of_congress and (congress := STANDING.match(body)):
        return congress[1] + stem
    if (load_organs().get(stem) == "inner" and host) or (stem == "纪委" and HAS_COMMITTEE.search(body)):
        return ZONE_ENDS.sub("", host) + stem
    whole = TASK_OF_ORGAN.sub("", host)
    inner = stem[1:] if stem[0] == whole[-1:] and stem[0] in OWN else stem  # 部|交通管理局 behind 公安部
    if is_part_of(inner, whole):
        return whole + inner
    return stem


def with_headquarters(stem: str, named: tuple[str, ...]) -> str:
    """Write 领导小组 as the story names it in full, when it names one that ends so."""
    if not (found := SHORT_HEADQUARTERS.match(stem)):
        return stem
    full = max((name for name in named if name.endswith(found[1])), key=len, default="")
    return full + (found[2] or "") if full else stem


def council_named(text: str) -> str:
    """Give the 政协 that a story is about: the 全国政协 when it names it, or ""."""
    return "全国政协" if re.search(r"全国政协|政协第[一二三四五六七八九十]+届全国|全国委员会第", text) else ""
