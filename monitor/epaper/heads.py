"""Headline lines and what the stories of the page say in, heads out: wrapped lines joined, each with its kind.

A line that ends in a comma or 会议确定, or whose end cuts words that a story has in one piece, goes on in the next.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from monitor.epaper.columns import join_texts
from monitor.epaper.likeness import Stories
from monitor.epaper.lines import Line


class Kind(Enum):
    """What a headline line is by its words."""

    EVENT = "event"  # 某会议在某地举行
    SPOKEN = "spoken"  # 某人在某地调研时强调
    PEOPLE = "people"  # 甲乙丙出席 丁讲话
    NOTE = "note"  # ——记某某
    PLAIN = "plain"


EVENT = re.compile(
    r"(?:举行|举办|召开|开幕|闭幕|开班|启动|揭晓|揭牌|签约|成立|开工|开馆|落幕|结束|通车|投产|发布|上线|开赛|首发|启幕|启用|竣工)[了]?(?:仪式)?$"
    r"|在[\u4e00-\u9fff]{1,8}(?:举行|召开|开幕|闭幕)|主持召开|会[见晤]|(?:调研|考察|督导|检查|慰问)[\u4e00-\u9fff]{0,14}$"
)
SPOKEN = re.compile(
    r"(?:强调|指出|要求|表示|提出|时说|致信|致电|批示|指示|寄语|发表(?:重要)?(?:讲话|演讲|文章|致辞))[::]?$"
)
NOTE = re.compile(r"^(?:——|--|—|─|━)")
PRESENCE_VERBS = (
    "出席|列席|讲话|致辞|致词|主持|参加|陪同|陪|作报告|作部署|通报|发言|"
    "宣布|见证|点评|作说明|宣读|参观|巡视|观看|汇报|会见时在座"
)
PRESENCE = rf"(?:分别|并|共同|一同|等|同志|同时|先后|线上|现场)*(?:{PRESENCE_VERBS})"
PRESENT = re.compile(PRESENCE)
PRESENT_END = re.compile(
    rf"{PRESENCE}(?:会议|活动|仪式|开幕式|并讲话|并致辞|讲话|调研|会见|论坛|有关活动|[\u4e00-\u9fff]{{2,8}})?[,，;；。]?$"
)
# 会议确定 as the last part of a line takes what was decided from the next; 某某座谈会强调 is whole.
GOES_ON = re.compile(
    r"(?:[,，、;；::《“（(]|(?:^|\s)(?:会议|大会|全会|论坛|双方|会上)(?:确定|决定|强调|指出|要求|审议|通过|明确|提出|听取)|[与和及暨的])$"
)
TITLED = re.compile(
    r"(?:书记|主席|主任|部长|[省市县区州厅局司处院校会镇乡行队团所]长|总理|总统|委员|代表|理事长|秘书长|大使|司令员?|政委|教授|记者)"
    r"((?:[\u4e00-\u9fff]{2,4}?、)*[\u4e00-\u9fff]{2,4}?)(?=[，。；、（：]|出席|讲话|主持|强调|指出|表示|介绍|说|致辞|宣布|会见|参加|代表|在|到|近日|率|一行|陪同|等|分别|作|和|与|通报)"
)
SPEAKER = re.compile(r"(?:^|[。”\n])([\u4e00-\u9fff]{2,3})(?:说|指出|强调|表示|要求|一行|对)")


# A line that ends in 出席 without a name that the stories know lists people if it is short.
UNNAMED_LENGTH = 24


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """A headline line with what wraps over from it put together, and its kind. `spaced`: an empty line stood before."""

    text: str
    kind: Kind
    spaced: bool


def find_names(texts: Sequence[str]) -> frozenset[str]:
    """Find people's names as stories give them: behind a title, or before 说. Good enough to know a list of them by."""
    names: set[str] = set()
    for text in texts:
        for listed in TITLED.findall(text):
            names.update(name for name in listed.split("、") if len(name) > 1)
        names.update(SPEAKER.findall(text))
    return frozenset(names)


def read_kind(text: str, names: frozenset[str]) -> Kind:
    """Tell what a headline line is."""
    if NOTE.match(text):
        return Kind.NOTE
    if SPOKEN.search(text):
        return Kind.SPOKEN
    listed = _count_listed(text, names)
    if (listed > 1 and PRESENT.search(text)) or (listed == 1 and PRESENT_END.search(text) and not _is_occasion(text)):
        return Kind.PEOPLE
    if EVENT.search(text):
        return Kind.EVENT
    unnamed = not listed and PRESENT_END.search(text) and not _is_occasion(text)
    return Kind.PEOPLE if unnamed and len(text) <= UNNAMED_LENGTH else Kind.PLAIN


def _is_occasion(text: str) -> bool:
    """Whether the line tells of the event itself (甲主持召开某会议), not of who was there."""
    return bool(re.search(r"召开|举行|会见|调研|考察|(?<!宣布)开幕|在[\u4e00-\u9fff]{2,6}(?:举|开)", text))


def _count_listed(text: str, names: frozenset[str]) -> int:
    """Count the names that follow each other from the start of the line, or of each of its parts if all begin so."""
    parts = [_count_names(part, names) for part in text.split()]
    return sum(parts) if all(parts) else max(parts[:1], default=0)


def _count_names(text: str, names: frozenset[str]) -> int:
    at = count = 0
    while True:
        while at < len(text) and text[at] in "、，":
            at += 1
        size = next((size for size in (4, 3, 2) if text[at : at + size] in names), 0)
        if not size:
            return count
        at, count = at + size, count + 1


def read_heads(lines: Sequence[Line], names: frozenset[str], stories: Stories) -> list[Head]:
    """Join headline lines that wrap and say what each is."""
    heads: list[Head] = []
    for line in lines:
        last = heads[-1] if heads else None
        if last and is_cut(last.text, line.text, stories):
            text = join_texts(last.text, line.text)
            heads[-1] = Head(text=text, kind=read_kind(text, names), spaced=last.spaced)
        elif last and GOES_ON.search(last.text) and not NOTE.match(line.text):
            done, wrapped = _split_wrapping(last.text)
            heads[-1:] = [Head(text=done, kind=read_kind(done, names), spaced=last.spaced)] if done else []
            text = join_texts(wrapped, line.text)
            kind = last.kind if last.kind is not Kind.SPOKEN else Kind.PLAIN
            heads.append(Head(text=text, kind=kind, spaced=last.spaced and not done))
        else:
            heads.append(Head(text=line.text, kind=read_kind(line.text, names), spaced=line.spaced))
    return heads


def is_cut(first: str, second: str, stories: Stories) -> bool:
    """Whether the line end cut through words that a story has in one piece."""
    return first[-2:] + second[:2] in stories.spread


def _split_wrapping(text: str) -> tuple[str, str]:
    """Cut `甲乙出席 会议确定` before the part that goes on in the next line."""
    parts = text.split()
    if len(parts) > 1 and not text.endswith(("，", "、", "；", ",")):
        return " ".join(parts[:-1]), parts[-1]
    return "", text
