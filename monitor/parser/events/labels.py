"""The Lines of a page that tells a gathering by labels in, what they say of it out (时间：…… 地点：…… 主持人：……)."""

import re
from collections.abc import Iterator, Sequence

from monitor.parser.dates import When
from monitor.parser.events.lines import Line

HELD = "(?:会议|活动|举办|举行|召开)?"
LABEL = re.compile(
    rf"[\s\u3000]*(?:(?P<when>{HELD}时间)|(?P<place>{HELD}(?:地点|地址))|(?P<chair>主持人?)|(?P<speak>发布人|主讲人?)"
    r"|(?P<attend>(?:出席|参加|参会|列席)(?:人员|人|领导|嘉宾))|[\u4e00-\u9fff\ue000-\uefff]{1,8})："
)
SEATS = re.compile(r"[^，。；：\s\ue000-\uf8ff]{2,30}")


def labelled_day(lines: Sequence[Line]) -> When | None:
    """Give the day behind 时间：, None without one."""
    days = (line.whens.get(char) for line, end in _labelled(lines, "when") for char in line.code[end:])
    return next((day for day in days if day and day.precision == "day"), None)


def labelled_place(lines: Sequence[Line]) -> str:
    """Give what stands behind 地点：, "" for nothing."""
    found = (SEATS.match(line.code, end) for line, end in _labelled(lines, "place"))
    return next((place[0] for place in found if place), "")


def labelled_people(lines: Sequence[Line], role: str) -> Iterator[str]:
    """Give who stands behind the labels of a role (chair, speak, attend), in that line and those below it."""
    for line, end in _labelled(lines, role):
        yield from line.names(line.code[end:])
        at = next(place for place, one in enumerate(lines) if one is line)
        for below in lines[at + 1 :]:
            if LABEL.match(below.code):
                break
            yield from below.names(below.code)


def _labelled(lines: Sequence[Line], what: str) -> Iterator[tuple[Line, int]]:
    """Give the lines that begin with a label, with where its words end."""
    for line in lines:
        found = LABEL.match(line.code) if line.where == "text" else None
        if found and found[what]:
            yield line, found.end()
