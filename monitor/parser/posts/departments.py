"""A text in, where the name of an organ's department ends and begins out: 司, 局, 处, 专班 (内设机构)."""

import re
from functools import lru_cache

from monitor.parser.names.cutting import cut
from monitor.parser.patterns import any_of
from monitor.parser.posts.organ_words import LINKS, UNATTACHED, load_organs
from monitor.parser.posts.ranks import national_names
from monitor.parser.titles import load_reporting_verbs

RANKED = r"(?:原|前|代理)?(?:常务|第一|执行|专职)*副?"
NO_VERB = (
    r"(?:(?!会见|出席|主持|召开|听取|陪同|要求|指出|表示|调研|考察|宣判|审理|关于|决定|通报"
    r"|[的了在对向与被由同将是和,])[\u4e00-\u9fff])"
)
LEVEL_ORGAN = re.compile(
    r"(?:省|市(?![场民直])|区(?![域块间])|[县州盟旗镇]|乡(?!村)|国家|国务院)"
    + NO_VERB
    + r"{1,14}(?:[厅局办署组处科庭]|(?<![省市县区州旗])委|指挥部|机制|(?<=[调查])队)"
    + RANKED
    + r"|国家"
    + NO_VERB
    + r"{2,22}(?:中心|救援队|局|司)"
    + RANKED
)  # 市住建局, whatever words it holds
# 纪委监委对|某某局
FIELD = r"(?:(?!会见|出席|主持|召开|听取|陪同|要求|指出|表示|对(?![外口台])|[的了在被将是])[\u4e00-\u9fff])"
DEPARTMENT = r"(?![和与同由对向长副队门])" + FIELD + r"{2,18}(?:[司局厅庭处科室]|中心)" + RANKED + "$"
LOCAL_SITE = re.compile(NO_VERB + r"{2,5}(?:派出所|司法所|税务所|财政所|管理所|法庭|林场)" + RANKED)  # 柳荫派出所
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
BODY_END = re.compile(
    r"(?:(?:领导小组|指挥部|专班|工作小组|协调小组|工作组|巡[查视]组|督[导查]组)(?:办公室)?|联合办公室)" + RANKED + "$"
)
SOURCES = frozenset("据由经随")  # before whose words an organ begins: 据|某县指挥部
BODY_START = re.compile(r"(?:中央|国务院|全国|国家|推进|推动|[\u4e00-\u9fff]{0,4}[省市县区州])(?!的)")
