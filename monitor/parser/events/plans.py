"""What finding.py settles on in, the record that details.py makes an Event of out: candidates and their lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from monitor.parser.events.candidates import Candidate
from monitor.parser.events.lines import WHEN, Line

MOST_EVENTS = 3  # of one article
PERSONNEL = frozenset(("appointment", "election"))
FRESH = timedelta(days=4)  # between what happened and the paper's day
SHORT_LINE = 12  # characters: shorter lines are labels
HELD = re.compile("(?:举行|进行)[^，。]{0,6}(?:会谈|会见|会晤)")
PAUSE = re.compile(r"[，。；]")
TO_COME = re.compile(r"(?<![少中上大准])将(?!军|士|领)|[定拟]于")
META = re.compile(
    rf"^\W{{0,3}}(?:发布日期|发布时间|信息来源|稿源|来源|编辑|责任编辑|责编|作者|原标题|当前版|第?\d+版|图为(?!{WHEN}))"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One event to be made: what the heading or lead says, the same as the text tells it, and its own lines."""

    main: Candidate
    told: Candidate | None
    lines: tuple[Line, ...]
    quiet: tuple[str, ...] = ()  # who acts in the event beside and not in this one
    alone: bool = False  # the only event of its story
    follows: bool = False  # on the day of the first event unless it says another


def is_to_come(found: Candidate) -> bool:
    """Tell whether what a line says is still to come (论坛将于5日开幕)."""
    return bool(TO_COME.search(found.line.code, 0, found.end))


def tells(line: Line) -> bool:
    """Tell whether a line is a sentence and no label, date or source of the page."""
    words = line.sentence.text
    long = len(words) > 2 * SHORT_LINE or (len(words) >= SHORT_LINE and PAUSE.search(words))
    return line.where == "text" and bool(line.code and long) and not META.match(line.code)


def is_motto(line: Line) -> bool:
    """Tell whether a short line sets the scene before the news (春风送暖，草木萌发。): no talks (两国总理举行会谈)."""
    return not (line.whens or line.mentions or HELD.search(line.code)) and len(line.code) < 3 * SHORT_LINE


def first_text(lines: Sequence[Line]) -> Line | None:
    """Give the line that news begins with: the one behind the dateline, else the first that tells anything."""
    near = [line for line in lines if tells(line)]
    at = next((place for place, line in enumerate(near) if line.places[0] > line.sentence.start), 0)
    behind = (line for line in near[at + 1 :] if line.whens) if near and is_motto(near[at]) else iter(())
    return next(behind, None) or (near[at] if near else None)
