"""Lines of a notice in, the same out with all sentences about one candidate as one line (任前公示).

`甲，男，1979年8月生。现任某局局长，拟任……。` says in its second sentence what becomes of whom the first one names,
and so does `他于3月21日到任。`.
"""

import re
from collections.abc import Iterator, Sequence

from monitor.parser.events.lines import NAME, Line

LIFE = re.compile(rf"（?[\d一二三四五六七八九十]{{0,3}}[）、.．]?{NAME}(?:同志)?[，（]\s?[男女][，、）]")
LIFE_GOES_ON = re.compile(r"(?:现任|现为|历任|曾任|拟)|[^。]*?(?:参加工作|学历|学位|入党|党员)")
ARRIVES = re.compile(r"[他她][^，。；]{1,12}(?:履新|[到就上]任|就职)[，。；！]")  # 他刚于3月21日就任履新


def join_lives(lines: Sequence[Line]) -> Iterator[Line]:
    """Join the sentences that go on with somebody's life to the one that begins it with his name."""
    last: Line | None = None
    for line in lines:
        if last and not line.mentions and line.where == last.where and _goes_on(last, line):
            last = _joined(last, line)
            continue
        if last:
            yield last
        last = line
    if last:
        yield last


def _goes_on(last: Line, line: Line) -> bool:
    """Tell whether a line that names nobody goes on with a life, or says that the one person before it arrived."""
    if ARRIVES.match(line.code):
        return len(last.names(last.code)) == 1
    return bool(LIFE_GOES_ON.match(line.code) and LIFE.match(last.code))


def _joined(one: Line, other: Line) -> Line:
    """Put two lines together; the times of the second get symbols of their own."""
    moved = {symbol: chr(ord(symbol) + len(one.whens)) for symbol in other.whens}
    code = other.code.translate({ord(old): new for old, new in moved.items()})
    return Line(
        one.sentence,
        one.code + code,
        (*one.places[:-1], *other.places),
        one.mentions,
        one.whens | {moved[symbol]: when for symbol, when in other.whens.items()},
    )
