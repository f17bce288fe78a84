"""Constructions of `appointments.tsv` in, their patterns out, and the records of what a line says."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from monitor.parser.events.lines import NAME, WHEN, Line
from monitor.parser.events.rules import ASIDE, NAMES, compile_pattern
from monitor.parser.posts.bearings import Bearings
from monitor.parser.text import Story, read_table
from monitor.records import Appointment

LONGEST_POST = 40  # characters
OPPOSITE = {"remove": "leaves", "resign": "leaves", "punish": "falls", "investigate": "falls"}
EACH = re.compile(r"(?:先后|分别)")
# What every construction holds but those that carry on or stand under a head: a line without it reports no change.
KEYS = re.compile(
    r"任|选|跻身|辞|离职|不再|免|撤|卸[去下]|擢升|晋升|解除|解职|罢|提名|推荐|推举|拟|批准|补|决定|确定|选定|赢得|指定|代理|履新|就职|下台|宣誓|贺|新一届|期满"
)
ROW = re.compile(rf"（?[\d一二三四五六七八九十]{{0,3}}[）、.．]?{NAME}")  # a line that begins with a person
TASK = re.compile(
    r"(?:第一)?副?(?:组长|团长|召集人|总指挥|指挥长)|.*审判长|合议庭.*"
)  # of a group that nobody names: no news of a career
FRAGMENTS = {
    "NAMES": f"{NAMES}{ASIDE}?",
    "OR": f"其|{NAMES}{ASIDE}?",
    "NAME": NAME,
    "CLAUSE": "[^，。；\ue000-\uefff]{0,60}",
    "GAP": "[^，。；：的\\s、\ue000-\uefff]{0,40}",
    "ASIDE": ASIDE,
    "WHEN": WHEN,
}


@lru_cache(maxsize=2)
def load_constructions(where: str) -> tuple[tuple[str, str, "re.Pattern[str]"], ...]:
    """Give (rule, action, pattern over code) of each construction whose post stands `behind` it or is `held`."""
    return tuple(
        (rule, action, compile_pattern(pattern, FRAGMENTS))
        for rule, action, pattern in read_table("appointments.tsv")
        if rule.startswith("held.") == (where == "held")
    )


@dataclass(frozen=True, slots=True)
class Head:
    """One construction in a line: its rule, action, persons, and where it begins and the post after it begins.

    `whom` are those whom they replace.
    """

    rule: str
    action: str
    who: tuple[str, ...]
    start: int
    end: int
    whom: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """What a line has said so far that holds on for the next construction."""

    bearings: Bearings
    subject: tuple[str, ...] = ()
    gives: str = ""  # the last action that gave a post: 为 behind 不再担任 takes it up again
    takes: str = ""  # the last action that took one: 免去甲的…职务；乙的…职务
    posts: tuple[str, ...] = field(default=())


def make_change(
    line: Line, story: Story, change: tuple[str, str, str], place: tuple[int, int], rule: str
) -> Appointment:
    """Make the change (name, post, action) that the code start..end of a line reports."""
    name, post, action = change
    span = story.span(line.where, *line.folded(*place))
    return Appointment(name=name, post=post, action=action, span=span, rule=f"appointment.{rule}")
