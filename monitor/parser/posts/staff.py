"""A row of a page that lists an organ's leaders in, the name and the posts in it out (领导班子成员).

`某局班子成员` above rows such as 甲  党组书记、局长。 or 乙：党组成员、副局长。: the posts are of that organ. A page
about one leader has his name in a line by itself, or behind 姓名：, and his posts in the next, also behind 职务：.
"""

import re

from monitor.parser.posts.bearings import Bearings, restore_place
from monitor.parser.posts.named_organs import ANY_HEAD
from monitor.parser.posts.parts import take_apart
from monitor.parser.posts.stacks import Run, run_after

ROW = re.compile(
    r"\s*(?:姓名[ \u3000]*：\s*)?(?P<name>[\u4e00-\u9fff]{2,4})(?:同志)?"
    r"(?P<gap>[ \u3000]*(?:：[ \u3000]*|[ \u3000]职务[ \u3000]*：\s*)|[ \u3000]+)(?P<posts>[\u4e00-\u9fff、]{2,60})"
)
ENDS = re.compile(r"\s*(?:（[^（）]{1,12}）)?\s*(?:[。，；]|\Z)")
OFFICE = re.compile(r"\s*(?:【?(?:现任|担任)?职[ \u3000]*务】?[ \u3000]*：?\s*|现任：\s*)?")
ALONE = re.compile(r"\s*(?:姓[ \u3000]*名[ \u3000]*：\s*)?\Z")
STAFF_OF = re.compile(
    r"(?<![\u4e00-\u9fff])(?:关于)?(?P<organ>[\u4e00-\u9fff]{3,24}?[局委办厅院府会社心])(?:党组|党委|机关)?(?:现任)?"
    r"(?:领导|班子|成员|负责人|工作)+(?:及|和|、|班子|成员|工作|分工|简介|信息|介绍|名单|一览|之窗|如下|情况|调整|职责|通知|的)*(?![\u4e00-\u9fff])"
)


def organ_of_staff(before: str) -> str:
    """Give the organ whose leaders the text before a row says that it lists, or ""."""
    rows = [found["organ"] for found in STAFF_OF.finditer(before)]
    return rows[-1] if rows else ""


def run_in_row(text: str, start: int, end: int) -> Run | None:
    """Give the posts behind the name at start..end that opens a row."""
    row = ROW.match(text)
    return fill_row(text, row.start("posts")) if row and row.span("name") == (start, end) else None


def fill_row(text: str, start: int) -> Run | None:
    """Give the posts that begin at `start` where a stop or note follows them."""
    run = run_after(text, start)
    return run if run and ENDS.match(text, run.end) else None


def run_alone(text: str, between: str) -> Run | None:
    """Give the posts that fill a line behind one with a name alone; `between` is what else both lines hold before."""
    label = OFFICE.match(text)
    run = fill_row(text, label.end() if label else 0) if ALONE.fullmatch(between) else None
    return run if run and not text[run.end :].strip(" \u3000。，；\n") else None


def with_staff(bearings: Bearings, before: str) -> Bearings:
    """Note the organ whose leaders the rows behind `before` are."""
    organ = organ_of_staff(before)
    if not organ:
        return bearings
    return bearings._replace(body=restore_place(take_apart(organ + ANY_HEAD).stem, "", bearings)[0])
