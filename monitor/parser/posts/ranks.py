"""A post's place, organ and title in, its rank out (职级): 省部级正职, or "" where no published rule tells it.

The ten levels of leading posts are those of 公务员法 (2018) article 18. A place's head has the place's level: provinces
省部级, the fifteen 副省级城市 of 中编发〔1994〕1号 one below, prefectures 厅局级, counties 县处级, towns 乡科级.
The others of its organs stand a number of steps below that.
"""

import re
from functools import lru_cache

from monitor.parser.places import COUNTY, MUNICIPALITIES, PREFECTURE, PROVINCE
from monitor.parser.text import read_table
from monitor.records import RANKS

CHINA = "CN"
PROVINCES, SUB_PROVINCES, PREFECTURES, COUNTIES, TOWNS = 3, 4, 5, 7, 9  # levels of the heads, from 1
SUB_PROVINCIAL = frozenset((
    "2101", "2102", "2201", "2301", "3201", "3301", "3302", "3502", "3701", "3702", "4201", "4401", "4403", "5101",
    "6101",
))  # fmt: skip
GOVERNORS = frozenset(("省长", "市长", "县长", "区长", "州长", "盟长", "旗长", "镇长", "乡长", "主席"))
STEPS = {  # below the head of the place
    ("委", "书记"): 0,
    ("委", "副书记"): 1,
    ("委", "常委"): 1,
    ("人大常委会", "主任"): 0,
    ("人大常委会", "副主任"): 1,
    ("人大常委会", "秘书长"): 2,
    ("人大常委会", "副秘书长"): 3,
    ("政协", "主席"): 0,
    ("政协", "副主席"): 1,
    ("政协", "秘书长"): 2,
    ("政协", "副秘书长"): 3,
    ("政府", "秘书长"): 2,
    ("政府", "副秘书长"): 3,
    ("法院", "院长"): 1,
    ("中级法院", "院长"): 1,
    ("检察院", "检察长"): 1,
    ("监委", "主任"): 1,
    ("纪委", "书记"): 1,
    **{("政府", governor): 0 for governor in GOVERNORS},
    **{("政府", prefix + governor): 1 for governor in GOVERNORS for prefix in ("副", "常务副")},
}
DEPARTMENT = re.compile(  # 工作部门; not what leaders head beside their office (动员委), nor offices of mixed rank
    r"(?:委|政府|人大常委会|政协)(?:办公厅|办)|[^厅局委办部院]{1,12}厅"
    r"|(?!药监|知识产权|监狱|戒毒|粮食|中医药|文物|地质)[^厅局委办部院分]{1,12}局"
    r"|(?:发改|经信|经济信息化|卫健|卫计|国资|教|科|科技|住建|住房城乡建|建|交通|商务|农|农业农村|民|民宗|城管)委|[外编]办"
)
DEPARTMENT_STEPS = {"厅长": 2, "局长": 2, "主任": 2, "副厅长": 3, "副局长": 3, "副主任": 3}
MINISTERS = frozenset(("部长", "主任", "局长", "署长", "行长", "审计长", "社长", "台长", "院长", "主席"))


def rank_of(code: str, place: str, organ: str, title: str) -> str:
    """Give the rank of an office in words, by the code and name of its place, organ and title as in its key."""
    level = level_in_country(organ, title) if code == CHINA else level_in_place(code, place, organ, title)
    return RANKS[level - 1] if 1 <= level <= len(RANKS) else ""


def level_in_country(organ: str, title: str) -> int:
    """Give the level, 1 to 10, of a post of the whole country, 0 for unknown."""
    if level := load_ranks().get(f"{organ}|{title}"):
        return level
    head = {"ministry": PROVINCES, "bureau": SUB_PROVINCES}.get(load_national_organs().get(organ, ""), 0)
    if title in MINISTERS:
        return head
    return head + 1 if head == PROVINCES and title.removeprefix("副") in MINISTERS else 0


def level_in_place(code: str, place: str, organ: str, title: str) -> int:
    """Give the level of a post of a place, 0 for unknown."""
    top = level_of_place(code, place)
    step = STEPS.get((organ, title))
    if step is None and DEPARTMENT.fullmatch(organ):
        step = DEPARTMENT_STEPS.get(title)
    return 0 if step is None or not top else top + step


def level_of_place(code: str, place: str) -> int:
    """Give the level of a place's head, 0 for one that no table knows."""
    province, prefecture = code[:PROVINCE], code[:PREFECTURE]
    if len(code) == PROVINCE:
        return PROVINCES
    if len(code) == PREFECTURE:
        return SUB_PROVINCES if code in SUB_PROVINCIAL else PREFECTURES
    if len(code) == COUNTY and province in MUNICIPALITIES:
        return PREFECTURES
    if len(code) == COUNTY:
        return PREFECTURES + 1 if prefecture in SUB_PROVINCIAL and place.endswith("区") else COUNTIES
    return TOWNS if place.endswith(("镇", "乡")) else 0


@lru_cache(maxsize=1)
def load_national_organs() -> dict[str, str]:
    """Give the rank of the heads of the country's organs, by their short names."""
    return {row[0]: row[1] for row in read_table("national_organs.tsv")}


@lru_cache(maxsize=1)
def national_names() -> frozenset[str]:
    """Give the names of the country's organs that have departments, in every wording: 工信部, 工业和信息化部."""
    names = {name for name in load_national_organs() if name not in WITHOUT_DEPARTMENTS}
    for full, short in reversed(tuple(read_table("organ_names.tsv"))):
        names |= {name.replace(short, full) for name in names if short in name}
    return frozenset(names)


WITHOUT_DEPARTMENTS = frozenset(("中央", "国家", "国务院", "中共中央", "全国人大", "全国政协"))


@lru_cache(maxsize=1)
def load_ranks() -> dict[str, int]:
    """Give the levels of the posts of the whole country, by organ|title."""
    return {post: int(level) for post, level in read_table("ranks.tsv")}
