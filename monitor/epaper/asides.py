"""The lines of a page in, where what is no part of any story ends out: captions, tables, small advertisements."""

import re
from collections.abc import Sequence

from monitor.epaper.lines import CAPTION_START, PICTURED, Line, is_caption

# Lines looked at to tell a paragraph from headlines; captions and advertisements have twice as many at most.
SAMPLE = 6
# A cell of a table that is a number: 2.15, -10.4%, 3,200元.
NUMBER = re.compile(r"[-+±↑↓]?\d[\d.,]*(?:%|‰|[\u4e00-\u9fff℃/]{0,3})")
ROW = 3
# What stands over and under a table.
TABLE_TITLE = re.compile(
    r".{2,24}(?:表|榜|榜单|一览|赛程|排名|名次|牌价|汇率|情况|统计|对比|行情|价格)(?:[(（].{1,20}[)）])?"
)
TABLE_NOTE = re.compile(r"(?:数据来源|资料来源|来源|制表|单位|注|备注|说明)[:：].{1,40}")
# Small advertisements by what stands over them: one paragraph each. 公告 alone may be news of a people's congress.
NOTICE = re.compile(
    r"(?:遗失|挂失|作废|注销|减资|清算)(?:声明|公告|启事)|(?:寻人|寻物|招聘|招租|招商|征婚|更名|迁址|搬迁|出租|转让)(?:启事|信息|广告)"
    r"|(?:拍卖|招标|催收|债权转让|迁坟)公告"
)


def find_caption(lines: Sequence[Line], at: int) -> int | None:
    """Give the place after a caption that begins at `at`; None when none does."""
    text = ""
    for end, line in enumerate(lines[at : at + SAMPLE * 2], at + 1):
        text += line.text
        if is_caption(text) and ("图" in text or CAPTION_START.match(lines[at].folded)):
            return end
        if line.ends_sentence and not CAPTION_START.match(lines[at].folded):
            return None
        if line.ends_sentence and end < len(lines) and PICTURED.match(lines[end].folded):
            return None  # what begins with a day, as captions do, was a story's last paragraphs
    return None


def find_notice(lines: Sequence[Line], at: int) -> int | None:
    """Give the place after a small advertisement, 遗失声明 and its paragraph; None when none begins at `at`."""
    if not NOTICE.fullmatch(lines[at].folded):
        return None
    ends = (end for end, line in enumerate(lines[at + 1 : at + SAMPLE * 2], at + 2) if line.ends_sentence)
    return next(ends, at + 1)


def find_table(lines: Sequence[Line], at: int) -> int | None:
    """Give the place after a table that begins at `at`, with its title, head and notes; None when none does."""
    first = at + bool(TABLE_TITLE.fullmatch(lines[at].folded))
    while first < min(at + 3, len(lines)) and not is_row(lines[first]) and len(lines[first].text.split()) >= ROW:
        first += 1
    end = first
    while end < len(lines) and is_row(lines[end]):
        end += 1
    if end - first < 2:  # noqa: PLR2004 - one row alone is no table
        return None
    while end < len(lines) and TABLE_NOTE.fullmatch(lines[end].folded):
        end += 1
    return end


def is_row(line: Line) -> bool:
    """Whether a line is a row of a table: three cells or more, two of them numbers."""
    cells = line.folded.split()
    return len(cells) >= ROW and sum(bool(NUMBER.fullmatch(cell)) for cell in cells) >= ROW - 1
