"""Headline lines and the stories of a page in, each story's kicker, headline and subheads out.

A block of headlines is kicker (引题: the occasion), headline (主题: the message), subheads (副题: who came, what was
decided). On paper size tells them apart; in plain text their words do: a kicker says that something was held, or ends in
强调; a subhead lists people; a line that ends in a comma or 会议确定 goes on in the next.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from monitor.epaper.columns import join_texts
from monitor.epaper.likeness import Stories, learn_stories, weigh_line
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
PRESENCE = r"(?:分别|并|共同|一同|等|同志|同时|先后|线上|现场)*(?:出席|列席|讲话|致辞|致词|主持|参加|陪同|陪|作报告|作部署|通报|发言|宣布|见证|点评|作说明|宣读|参观|巡视|观看|汇报|会见时在座)"
PRESENT = re.compile(PRESENCE)
PRESENT_END = re.compile(
    rf"{PRESENCE}(?:会议|活动|仪式|开幕式|并讲话|并致辞|讲话|调研|会见|论坛|有关活动|[\u4e00-\u9fff]{{2,8}})?[,，;；。]?$"
)
# 会议确定 at the end of a line takes what was decided from the next.
GOES_ON = re.compile(
    r"(?:[,，、;；::《“（(]|(?:会议|大会|全会|论坛|双方|会上)(?:确定|决定|强调|指出|要求|审议|通过|明确|提出|听取)|[与和及暨的])$"
)
TITLED = re.compile(
    r"(?:书记|主席|主任|部长|[省市县区州厅局司处院校会镇乡行队团所]长|总理|总统|委员|代表|理事长|秘书长|大使|司令员?|政委|教授|记者)"
    r"((?:[\u4e00-\u9fff]{2,4}?、)*[\u4e00-\u9fff]{2,4}?)(?=[，。；、（：]|出席|讲话|主持|强调|指出|表示|介绍|说|致辞|宣布|会见|参加|代表|在|到|近日|率|一行|陪同|等|分别|作|和|与|通报)"
)
SPEAKER = re.compile(r"(?:^|[。”\n])([\u4e00-\u9fff]{2,3})(?:说|指出|强调|表示|要求|一行|对)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """A headline line with what wraps over from it put together, and its kind. `spaced`: an empty line stood before."""

    text: str
    kind: Kind
    spaced: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Headline:
    """What is printed over a story; "" and () where the page prints none."""

    kicker: str = ""
    headline: str = ""
    subheads: tuple[str, ...] = ()


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
    return (
        Kind.PEOPLE
        if PRESENT_END.search(text) and not _is_occasion(text) and not listed and len(text) < 24
        else Kind.PLAIN
    )


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


# What it costs or brings that the second head stands in the same block as the first.
JOINS = {
    (Kind.EVENT, Kind.PLAIN): 0.5,
    (Kind.EVENT, Kind.PEOPLE): 0.8,
    (Kind.EVENT, Kind.EVENT): -0.6,
    (Kind.EVENT, Kind.SPOKEN): -0.5,
    (Kind.SPOKEN, Kind.PLAIN): 0.8,
    (Kind.SPOKEN, Kind.PEOPLE): 0.2,
    (Kind.SPOKEN, Kind.EVENT): 0.1,
    (Kind.SPOKEN, Kind.SPOKEN): -0.6,
    (Kind.PLAIN, Kind.PLAIN): 0.15,
    (Kind.PLAIN, Kind.PEOPLE): 0.7,
    (Kind.PLAIN, Kind.EVENT): -0.3,
    (Kind.PLAIN, Kind.SPOKEN): -0.5,
    (Kind.PEOPLE, Kind.PEOPLE): 0.5,
    (Kind.PEOPLE, Kind.PLAIN): -0.5,
    (Kind.PEOPLE, Kind.EVENT): -0.8,
    (Kind.PEOPLE, Kind.SPOKEN): -0.8,
}
NOTE_JOIN = 0.8
AFTER_NOTE = -0.5
# Lines without an empty line between them are of one block more likely than not.
TIGHT = 0.15
# What it brings that a story gets its block of headlines: most stories have one, and each only one.
OPENED = 0.3
# What it brings that a headline line is left to nobody (an advert, a slogan of the day).
NOBODY = 0.12
# A headline right before its story is the common layout, right after it a rare one.
BEFORE_STORY = 0.6
AFTER_STORY = 0.05
# The share of a line that a story elsewhere on the page must explain to be given it.
FAR = 0.06
UNLIKE = -0.5
# Cuttings followed at a time; a page of eight stories and thirty headline lines is cut the same with fifty.
BEAM = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Headline lines that stand together, and the stories (by place) right before and after them."""

    lines: tuple[Line, ...]
    before: int | None
    after: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A head, its likeness to each story, and the stories that stand next to its run.

    `first` and `last` say that it begins or ends its run.
    """

    head: Head
    likeness: tuple[float, ...]
    run: Run
    first: bool
    last: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Cutting:
    """One way to give the heads so far to stories; `owners` has a story or None for each head."""

    score: float = 0.0
    owners: tuple[int | None, ...] = ()

    @property
    def state(self) -> tuple[frozenset[int | None], int | None]:
        """What decides how it can go on: the stories that have their block, and the open one."""
        return frozenset(self.owners), self.owners[-1] if self.owners else None


def give_headlines(runs: Sequence[Run], texts: Sequence[str]) -> list[Headline]:
    """Give each story its block of headlines, and read what is kicker, headline and subhead."""
    stories, names = learn_stories(texts), find_names(texts)
    places = [place for run in runs for place in _find_places(run, names, stories)]
    owners = find_best_cutting(places).owners
    blocks: dict[int, list[Head]] = {}
    for place, owner in zip(places, owners, strict=True):
        if owner is not None:
            blocks.setdefault(owner, []).append(place.head)
    return [arrange(blocks[story]) if story in blocks else Headline() for story in range(len(texts))]


def _find_places(run: Run, names: frozenset[str], stories: Stories) -> list[Place]:
    heads = read_heads(run.lines, names, stories)
    return [
        Place(
            head=head,
            likeness=tuple(weigh_line(head.text, stories)),
            run=run,
            first=at == 0,
            last=at == len(heads) - 1,
        )
        for at, head in enumerate(heads)
    ]


def find_best_cutting(places: Sequence[Place]) -> Cutting:
    """Give the heads to stories so that likeness and form together are best; each story has one block at most."""
    beam = [Cutting()]
    before: Place | None = None
    for place in places:
        grown: dict[tuple[frozenset[int | None], int | None], Cutting] = {}
        for cutting in beam:
            for longer in _grow(cutting, before, place):
                known = grown.get(longer.state)
                if known is None or longer.score > known.score:
                    grown[longer.state] = longer
        beam = sorted(grown.values(), key=lambda cutting: -cutting.score)[:BEAM]
        before = place
    return beam[0]


def _grow(cutting: Cutting, before: Place | None, place: Place) -> list[Cutting]:
    """Give each way to go on by one head: nobody's, the open block's, or a new block's."""
    taken, open_story = cutting.state
    grown = [Cutting(score=cutting.score + NOBODY, owners=(*cutting.owners, None))]
    for story, likeness in enumerate(place.likeness):
        beside = _weigh_place(place, story)
        if story == open_story and before is not None and not place.first:
            gain = _join(before.head, place.head)
        elif story not in taken:
            gain = OPENED if likeness >= FAR or story == place.run.after else UNLIKE
        else:
            continue
        score = cutting.score + likeness + beside + gain
        grown.append(Cutting(score=score, owners=(*cutting.owners, story)))
    return grown


def _weigh_place(place: Place, story: int) -> float:
    """Say what speaks for a story that stands next to the run."""
    return (BEFORE_STORY if place.last and story == place.run.after else 0.0) + (
        AFTER_STORY if place.first and story == place.run.before else 0.0
    )


def _join(first: Head, second: Head) -> float:
    """Say how well two heads follow each other in one block."""
    if second.kind is Kind.NOTE:
        return NOTE_JOIN
    fits = AFTER_NOTE if first.kind is Kind.NOTE else JOINS[first.kind, second.kind]
    return fits + (0.0 if second.spaced else TIGHT)


# Two lines of one headline are about as long as each other.
EVEN = 1.7


def arrange(heads: Sequence[Head]) -> Headline:
    """Tell kicker, headline and subheads of one block apart."""
    at = 1 if _has_kicker(heads) else 0
    end = at + 1
    while end < min(len(heads), at + 2) and _is_second_line(heads[end - 1], heads[end], tight=at + 1 == end):
        end += 1
    return Headline(
        kicker=heads[0].text if at else "",
        headline=" ".join(head.text for head in heads[at:end]),
        subheads=tuple(head.text for head in heads[end:]),
    )


def _has_kicker(heads: Sequence[Head]) -> bool:
    """Whether the first head says the occasion and the second the message."""
    if len(heads) < 2:  # noqa: PLR2004 - one line alone is the headline
        return False
    return heads[0].kind in {Kind.EVENT, Kind.SPOKEN} and heads[1].kind in {Kind.PLAIN, Kind.EVENT}


def _is_second_line(first: Head, second: Head, *, tight: bool) -> bool:
    """Whether a headline goes over these two lines: both say the message, none is much longer."""
    if not tight or first.kind is not Kind.PLAIN or second.kind is not Kind.PLAIN:
        return False
    short, long = sorted((len(first.text), len(second.text)))
    return long <= short * EVEN
