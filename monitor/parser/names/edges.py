"""A text and a place in, the Han names that could start there out, each weighed with what stands beside it.

Weights are natural logarithms: the surname, the characters of the given name, what stands beside the name (bounds.py).
"""

from functools import lru_cache

from monitor.parser.name_tables import load_given_names, load_surname_weights, weigh_given
from monitor.parser.names.bounds import MOST_GIVEN, beside
from monitor.parser.names.filling import PREPOSITION, PREPOSITIONS, SOFT
from monitor.parser.names.neighbours import EDGE, right_bonus
from monitor.parser.text import HAN_ONLY
from monitor.parser.titles import load_titles

NAME = -5.0  # that some name stands here at all
ONE, TWO = -0.4, 0.2  # with a given name of one or two characters
LADY = "氏"
FOUR = -5.0  # two surnames and two characters: rare
Edge = tuple[int, float, str, str]  # end, weight, kind, tag


def is_form_of_address(given: str) -> bool:
    """Tell whether what stands behind a surname is an office or an address and no given name: 周总理, 徐师傅."""
    return given in load_titles() or given in FORMS


FORMS = frozenset(
    ("师傅", "大夫", "同志", "大姐", "大哥", "大娘", "大叔", "大婶", "阿姨", "老汉", "伯伯", "某某", "家人")
)


@lru_cache(maxsize=1)
def surname_openings() -> dict[str, float]:
    """Give the characters that are surnames, and the most that each adds to a name's weight."""
    return {
        surname: NAME + max(ONE, TWO) + weigh_surname(surname, EDGE)
        for surname in load_surname_weights()
        if len(surname) == 1
    }


def weigh_surname(surname: str, left: float) -> float:
    """Give the log probability of a surname; what is mostly a preposition or a conjunction counts for less."""
    weight = load_surname_weights()[surname]
    if surname in PREPOSITIONS:
        weight += PREPOSITION / 3 if surname in SOFT and left else PREPOSITION
    return weight


NO_GIVEN = frozenset("的得着了们")  # no given name ends so


def name_edges(text: str, start: int, end: int, left: float, surname_size: int = 1) -> list[Edge]:
    """Give the Han name at start..end, if it can be one: a surname, and a given name of one or two characters."""
    given, middle = load_given_names(), start + surname_size
    if not HAN_ONLY.fullmatch(text, middle, end) or "某" in (text[middle], text[end - 1]) or text[end - 1] in NO_GIVEN:
        return []  # 刘某: nobody is named
    if end - middle == 1:
        weight = NAME + ONE + weigh_surname(text[start:middle], left) + given.alone.get(text[middle], given.unseen)
    elif is_form_of_address(text[middle:end]):
        return []
    else:
        weight = NAME + TWO + weigh_surname(text[start:middle], left) + weigh_given(*text[middle:end])
    return [(end, weight + beside(text, start, end, left), "name", "")]


def compound_edges(text: str, start: int, left: float) -> list[Edge]:
    """Give the Han names that could start at `start` with a surname of two characters (复姓)."""
    middle = start + 2
    if text[start:middle] not in load_surname_weights():
        return []
    ends = range(middle + 1, min(middle + MOST_GIVEN, len(text)) + 1)
    return [edge for end in ends for edge in name_edges(text, start, end, left, 2)]


def married_edges(text: str, start: int, left: float) -> list[Edge]:
    """Give the Han name that could start at `start` with two surnames and two characters of a given name (冠夫姓).

    So are written women's names of Vietnam, with 氏 behind the surname.
    """
    surnames, end = load_surname_weights(), start + 2 + MOST_GIVEN
    name = text[start:end]
    lady = name[1:2] == LADY
    if name[0] not in surnames or not (lady or name[1:2] in surnames) or is_form_of_address(name[1:3]):
        return []
    if len(name) < 2 + MOST_GIVEN or not HAN_ONLY.fullmatch(name):
        return []
    both = (0.0 if lady else surnames[name[1]]) + weigh_given(*name[2:])
    rarity = 0.0 if lady or text.endswith("夫人", 0, start) else FOUR
    return [(end, NAME + rarity + weigh_surname(name[0], left) + both + left + right_bonus(text, end), "name", "")]
