"""First readings of a story in, whom it introduces out, and where knowing them changes a reading (文内记忆)."""

from collections.abc import Iterable

from monitor.parser.names.known import find_known
from monitor.parser.names.neighbours import PARTICLES
from monitor.parser.people.plausible import THINGS, is_plausible, is_worded
from monitor.parser.posts.anchors import DOUBTFUL, SHORT_NAME, STRONG, Found
from monitor.parser.text import Sentence

Readings = Iterable[tuple[Sentence, list[Found]]]


def memory_of(readings: Readings) -> frozenset[str]:
    """Give the names that the story has introduced: vouched for once, or standing there twice as people do.

    Where names touch (run together in a headline), their bounds are a guess and introduce nobody.
    """
    places: dict[str, list[tuple[Sentence, Found]]] = {}
    for sentence, found in readings:
        starts, ends = {name.start for name in found}, {name.end for name in found}
        for name in found:
            if name.end not in starts and name.start not in ends:
                places.setdefault(name.name, []).append((sentence, name))
    names = {name for name, mine in places.items() if any(one.anchor in STRONG for _, one in mine) or is_repeated(mine)}
    parts = {part for name in names if "·" in name for part in name.split("·")[-1:] if len(part) > 1}
    return frozenset(drop_longer(names) | parts)


def is_repeated(places: list[tuple[Sentence, Found]]) -> bool:
    """Tell whether a name stands in a story twice, and there is likely once or not always part of one phrase.

    普|惠小微|贷款 has the same neighbours each time; somebody has different ones on both sides.
    """
    mine = [(sentence.text, found) for sentence, found in places if found.anchor != DOUBTFUL]
    name = places[0][1].name
    if len(mine) < TWICE or len(name) <= SHORT_NAME:
        return False
    if any(is_plausible(found, text) for text, found in mine):
        return True
    before = {text[max(0, found.start - 1) : found.start] for text, found in mine}
    behind = {text[found.end : found.end + 1] for text, found in mine}
    return min(len(before), len(behind)) >= TWICE and name[-1] not in THINGS and not is_worded(name)


TWICE = 2


def mend_by_runs(memory: frozenset[str], readings: Readings, text: str) -> frozenset[str]:
    """Lengthen a name by the character that always follows it, where a headline's run of names has it so too.

    王麟|当出席 is 王麟当|出席, for the headline has 王麟当王旺.
    """
    runs = {name.name for _, found in readings for name in found if name.anchor in ("run", "list")}
    longer = {name for name in runs - memory if name[:-1] in memory and text.count(name) == text.count(name[:-1]) > 0}
    return memory - {name[:-1] for name in longer} | longer


def drop_longer(names: set[str]) -> set[str]:
    """Leave out a name that is another with what follows stuck on (刘奇 and 刘奇任): both were read, one is wrong."""
    return {name for name in names if not (name[:-1] in names and name[-1] in STUCK) and len(name) < LONGEST}


STUCK = PARTICLES | frozenset("时代来过后")  # 会见潘坎|时, 马杜罗|代|总统, 对余敏|来说
LONGEST = 25


def needs_second_reading(sentence: Sentence, found: list[Found], memory: frozenset[str]) -> bool:
    """Tell whether the memory could change how a sentence reads."""
    if sentence.where == "heading":
        return True
    owner = {place: index for index, name in enumerate(found) for place in range(name.start, name.end)}
    for start, known in find_known(sentence.text, memory):
        if start not in owner or owner[start] != owner.get(start + len(known) - 1):
            return True
    return any(name.name not in memory and holds_known(name.name, memory) for name in found)


def holds_known(name: str, memory: frozenset[str]) -> bool:
    """Tell whether a part of a name is a name that the story has introduced."""
    size = len(name)
    return any(name[start:end] in memory for start in range(size) for end in range(start + 2, size + 1))
