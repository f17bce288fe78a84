"""The first words of a story in, its dateline out (电头): `据新华社上海6月6日电`, `本报讯（记者 …）`, `央视网消息：`.

The dateline says on which day and where the story was written; its day is no day of an event. On a page that lists
headlines the day that is printed in digits beside each (`[2031-05-13] …`) is its event's.
"""

import re
from calendar import monthrange
from datetime import date
from itertools import islice

from monitor.parser.dates import When, find_dates
from monitor.parser.places import find_place
from monitor.records import Dateline

REACH = 160  # characters at the beginning of a text that may hold its dateline
_WORD = r"[^\s，。；：！？（）]"
_SOURCE = (
    rf"(?:{_WORD}{{0,16}}?(?:社|报|网|台|客户端|频道|融媒|公众号|广播)|[《“]{_WORD}{{2,20}}[》”]{_WORD}{{0,8}}"
    r"|[\u4e00-\u9fff]{2,4}(?=讯[\s（]{1,3}(?:\w{0,4}记者|通讯员)))"
)
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = rf"(?:\s{{0,2}}{_NUMBER}\s{{0,2}}月\s{{0,2}}{_NUMBER}\s{{0,2}}日\s{{0,2}})"
_BYLINE = r"(?:\s{0,3}（(?!\d)[^（）]{0,80}）)"
_WRITERS = r"(?:(?:\w{0,4}记者|通讯员)(?:[ \u3000]{1,2}[\u4e00-\u9fff·]{2,4}){1,3}(?=[ \u3000]))"  # 记者 李明 昨日，……
DATELINE = re.compile(
    rf"\s{{0,9}}(?:据\s?)?(?P<agency>{_SOURCE})(?:综合)?(?P<place>(?!记者|通讯员)[\u4e00-\u9fff·]{{2,12}}?)?(?P<day>{_DAY})?"
    rf"(?:(?<=日)(?:专?电|讯)|(?:专?电|讯|消息|报道)(?=[\s，：（]|$|记者|通讯员)){_BYLINE}{{0,2}}(?:\s{{0,2}}{_WRITERS}|(?:记者|通讯员)[^：。]{{2,40}}报道)?[\s：，]{{0,4}}"
    rf"(?:本台消息[：，\s]{{1,2}})?"
)
BRACKETED = re.compile(  # 【本报消息】; 【某报讯】（记者 某某 某市报道）
    rf"\s{{0,9}}【(?P<agency>{_WORD}{{2,12}}?)(?:专讯|讯|消息)】"
    r"(?:（[^（）]{0,60}?(?:[ \u3000](?P<place>[\u4e00-\u9fff]{2,6})报道)?）)?"
    r"(?:记者[^：。，]{2,20}报道)?[\s：，]{0,4}(?P<day>)"
)
REPORTED = re.compile(  # 本报记者某某6月8日某市报道
    rf"\s{{0,9}}(?P<agency>本[报刊台网])\w{{0,4}}记者[ \u3000]{{0,2}}[\u4e00-\u9fff·、 \u3000]{{2,30}}?(?P<day>{_DAY})?"
    r"(?:(?<=[日 \u3000])(?P<place>[\u4e00-\u9fff]{2,6}))?报道[\s：，]{1,4}"
)


_DAY_IN_DIGITS = r"(?:19|20)\d{2}[-./](?:1[0-2]|0?[1-9])[-./](?:3[01]|[12]\d|0?[1-9])"
STAMP = re.compile(
    rf"^[ \t·•]{{0,4}}[（\[【]?(?P<before>{_DAY_IN_DIGITS})[）\]】]?(?=[ \t]{{0,4}}[^\s\d:：])"
    rf"|(?<=[^\s\d])[ \t]{{0,8}}[（\[【]?(?P<behind>{_DAY_IN_DIGITS})[）\]】]?[ \t]*$",
    re.MULTILINE,
)
IN_DIGITS = re.compile(_DAY_IN_DIGITS)
FEWEST = 3  # stamped lines that make a list
MOST_STAMPS = 400


def find_stamps(text: str) -> tuple[When, ...]:
    """Give the days in digits that the lines of a list of headlines begin or end with; () for fewer than three."""
    found: list[When] = []
    if not IN_DIGITS.search(text):
        return ()
    for stamp in islice(STAMP.finditer(text), MOST_STAMPS):
        year, month, day = map(int, re.split(r"[-./]", stamp["before"] or stamp["behind"]))
        if day <= monthrange(year, month)[1]:
            on = date(year, month, day)
            found.append(
                When(start=on, end=on, begin=stamp.start(), finish=stamp.end(), precision="day", rule="date.stamp")
            )
    return tuple(found) if len(found) >= FEWEST else ()


def read_dateline(text: str, today: date | None = None) -> Dateline | None:
    """Read the dateline that `text` begins with; `Dateline.text` is its part of `text`, byline and colon included.

    `today` is the issue's day; it says the year of the dateline's day.
    """
    opening = text[:REACH]
    found = DATELINE.match(opening) or BRACKETED.match(opening) or REPORTED.match(opening)
    if not found:
        return None
    days = find_dates(found["day"] or "", today)
    place = found["place"] or ""
    place = "" if found.re is REPORTED and not find_place(place) else place  # a name may stand there
    return Dateline(text=found[0], agency=found["agency"], place=place, day=days[0].start if days else None)
