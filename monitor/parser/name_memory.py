"""First readings of a story in, whom it introduces out, and where knowing them changes a reading (文内记忆)."""

from collections import Counter
from collections.abc import Iterable

from monitor.parser.anchors import DOUBTFUL, SHORT_NAME, STRONG, Found
from monitor.parser.known_names import find_known
from monitor.parser.name_edges import PARTICLES
from monitor.parser.text import Sentence


def memory_of(readings: Iterable[tuple[Sentence, list[Found]]]) -> frozenset[str]:
    """Give the names that the story has introduced: vouched for once, or standing there twice.

    Where names touch (run together in a headline), their bounds are a guess and introduce nobody.
    """
    seen: Counter[str] = Counter()
    vouched: set[str] = set()
    for _, found in readings:
        starts, ends = {name.start for name in found}, {name.end for name in found}
        for name in found:
            if name.end in starts or name.start in ends:
                continue
            seen[name.name] += name.anchor != DOUBTFUL
            if name.anchor in STRONG:
                vouched.add(name.name)
    names = vouched | {name for name, count in seen.items() if count > 1 and len(name) > SHORT_NAME}
    parts = {part for name in names if "·" in name for part in name.split("·")[-1:] if len(part) > 1}
    return frozenset(drop_longer(names) | parts)


def mend_by_runs(memory: frozenset[str], readings: Iterable[tuple[Sentence, list[Found]]], text: str) -> frozenset[str]:
    """Lengthen a name by the character that always follows it, where a headline's run of names has it so too.

    王麟|当出席 is 王麟当|出席, for the headline has 王麟当王旺.
    """
    runs = {name.name for _, found in readings for name in found if name.anchor in ("run", "list")}
    longer = {name for name in runs - memory if name[:-1] in memory and text.count(name) == text.count(name[:-1]) > 0}
    return memory - {name[:-1] for name in longer} | longer


def drop_longer(names: set[str]) -> set[str]:
    """Leave out a name that is another with a particle stuck on (刘奇 and 刘奇任): both were read, one is wrong."""
    return {name for name in names if not (name[:-1] in names and name[-1] in PARTICLES) and len(name) < LONGEST}


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
