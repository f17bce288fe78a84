"""Lines of a notice in, the same out with all sentences about one candidate as one line (任前公示).

`甲，男，1979年8月生。现任某局局长，拟任……。` says in its second sentence what becomes of whom the first one names.
"""

import re
from collections.abc import Iterator, Sequence

from monitor.parser.events.lines import NAME, Line

LIFE = re.compile(rf"（?[\d一二三四五六七八九十]{{0,3}}[）、.．]?{NAME}(?:同志)?[，（]\s?[男女][，、）]")
LIFE_GOES_ON = re.compile(r"(?:现任|现为|历任|曾任|拟)|[^。]*?(?:参加工作|学历|学位|入党|党员)")


def join_lives(lines: Sequence[Line]) -> Iterator[Line]:
    """Join the sentences that go on with somebody's life to the one that begins it with his name."""
    life: Line | None = None
    for line in lines:
        if life and not line.mentions and line.where == life.where and LIFE_GOES_ON.match(line.code):
            life = _joined(life, line)
            continue
        if life:
            yield life
        life = line if LIFE.match(line.code) else None
        if life is None:
            yield line
    if life:
        yield life


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
