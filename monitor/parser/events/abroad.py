"""A place abroad as an event's words name it in, the place with its state before it out: 柏林 is 德国柏林.

The table says in which state a city lies; the state, and a region inside it (马里兰州), are said where the story names
them. What no table knows and looks foreign (written by its sound) lies in the state that its line names last before it.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from monitor.parser.events.lines import Line
from monitor.parser.places import (
    Abroad,
    load_countries,
    load_foreign_cities,
    load_places,
)
from monitor.parser.states import load_state_names, named_states
from monitor.parser.text import Story, read_table

LONGEST_ABROAD = 12  # characters of a state's or a city's name
SHORTEST_BY_SOUND = 3  # characters of a name that is foreign by its sounds
COMMON_SOUND = 20  # names that a character has sounded in, from which it counts as one of a foreign city's name
FOREIGN_LEVELS = ("州", "邦", "省", "市", "府", "郡", "镇", "岛")


def put_state(place: str, near: Sequence[Line], story: Story) -> str:
    """Give places abroad (joined by 、) with their states before them, each state once in a row; others as they are."""
    parts = place.split("、")
    states = [state_named(part) or _state_of(part, near, story) for part in parts]
    said = [states[0], *("" if state == before else state for before, state in pairwise(states))]
    return "、".join(part if part.startswith(state) else state + part for state, part in zip(said, parts, strict=True))


def _state_of(place: str, near: Sequence[Line], story: Story) -> str:
    """Give the state (and region) that is left out before a place, "" for none."""
    if city := foreign_city(place):
        return _as_told(load_foreign_cities()[city], f"{story.heading.text}\n{story.text.text}")
    if not looks_foreign(place):
        return ""
    lines = [line.code[: line.code.find(place)] for line in near if place in line.code]
    return next((states[-1] for code in lines if (states := named_states(code))), "")


def spell_state_of(place: str) -> str:
    """Write out the state whose one character stands before a place in it: 俄|索契."""
    state = load_state_names().get(place[:1], "")
    return state + place[1:] if state and foreign_city(place[1:]) and not foreign_city(place) else place


def state_named(place: str) -> str:
    """Give the state that a place begins with, "" for none: 马里卜省 is not in 马里."""
    state = next((place[:size] for size in range(LONGEST_ABROAD, 1, -1) if place[:size] in load_countries()), "")
    return state if len(state) > len(foreign_city(place)) else ""


def foreign_city(place: str) -> str:
    """Give the city or region abroad that a place begins with, "" for none that the table has."""
    return next((place[:size] for size in range(LONGEST_ABROAD, 1, -1) if place[:size] in load_foreign_cities()), "")


def looks_foreign(place: str) -> bool:
    """Tell whether a name that no table knows is a foreign one: written by sound, with or without its level."""
    bare = place[:-1] if place.endswith(FOREIGN_LEVELS) else place
    known = any(place[:size] in load_places() for size in range(LONGEST_ABROAD, 1, -1))
    return not known and len(bare) >= SHORTEST_BY_SOUND and set(bare) <= load_sounds()


def _as_told(lies: Sequence[Abroad], told: str) -> str:
    """Give the state, and the region, that a story names of those where a place may lie, "" for none."""
    region = next((one for one in lies if one.region and one.region in told), None)
    names = [name for one in ((region,) if region else lies) for name in one.states]
    counts = {name: told.count(name) - sum(told.count(one) for one in names if name in one != name) for name in names}
    state = max((name for name in names if counts[name]), key=counts.__getitem__, default="")
    return state + (region.region if region and state else "")


@lru_cache(maxsize=1)
def load_sounds() -> frozenset[str]:
    """Give the characters that write foreign names by their sound."""
    return frozenset(row[0] for row in read_table("translit.tsv") if float(row[1]) >= COMMON_SOUND)
