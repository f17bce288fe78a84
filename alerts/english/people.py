"""A person's name in, its spelling out, the surname first: `Chen Jining`, `Ouyang Xiu`; "" for foreign names. Pure.

Foreign names as Chinese writes them (马克龙, 岸田文雄) would be unrecognisable in pinyin. A name with an established
spelling (people.tsv) or made of parts with one (name_parts.tsv) is written so. Other names of China's peoples are in
pinyin, as their bearers' passports have them by default.
"""

import re
from functools import cache, lru_cache

from alerts.english.readings import join_syllables, read_word, spell
from alerts.english.tables import load_pairs, load_rows
from monitor.parser.name_tables import (
    UNSOUND,
    load_frequent_surnames,
    load_minority_parts,
    load_surname_weights,
    weigh_given,
    weigh_sounds,
)
from monitor.parser.posts.offices import describe
from monitor.parser.posts.ranks import CHINA
from monitor.parser.text import fold, read_table

COMPOUND = 2  # characters of a compound surname
MOST_GIVEN = 2  # characters of a given name behind a surname
HAN = re.compile(r"[\u3400-\u9fff]+")
UNIONS = frozenset(("UN", "EU"))  # people of all states serve there
SOUNDS_FOREIGN = 2.0  # by how much the sounds of a foreign name must be likelier than a surname with a given name


@cache
def load_surnames() -> dict[str, tuple[str, ...]]:
    """Give the syllables of each surname that is read otherwise than its characters usually are."""
    return {row[0]: tuple(row[1].split()) for row in load_rows("surnames.tsv")}


@cache
def load_minority() -> re.Pattern[str]:
    """Give a pattern of a whole name of parts of Tibetan, Mongolian, Uyghur or Yi names."""
    return re.compile(f"(?:{load_minority_parts().pattern})+")


@cache
def load_foreign() -> frozenset[str]:
    """Give the foreign people whom the press names without saying who they are."""
    return frozenset(row[0] for row in read_table("famous.tsv") if row[1] == "foreign")


@lru_cache(maxsize=4_096)
def say_person(name: str, posts: tuple[str, ...] = ()) -> str:
    """Spell a person's name, whose posts tell where they are from; "" when only the Chinese is right."""
    name = fold("".join(name.split()))
    if known := load_pairs("people.tsv").get(name):
        return known
    codes = frozenset(describe(post).code for post in posts)
    if name in load_foreign() or any(map(is_foreign, codes)):
        return ""
    at_home = bool(codes - UNIONS)
    if not HAN.fullmatch(name):
        return spell_parts(tuple(name.split("·"))) if at_home else ""
    if parts := split_parts(name):
        return " ".join(load_pairs("name_parts.tsv")[part] for part in parts)
    if load_minority().fullmatch(name):
        return spell(name, "name")
    return spell_han(name, at_home=at_home)


def is_foreign(code: str) -> bool:
    """Say whether an office's code is another state's."""
    return code.isalpha() and code != CHINA and code not in UNIONS


def spell_parts(parts: tuple[str, ...]) -> str:
    """Spell the parts of a name with dots, "" when one of them cannot be."""
    spelled = tuple(spell(part, "name") if HAN.fullmatch(part) else "" for part in parts)
    return " ".join(spelled) if all(spelled) else ""


def spell_han(name: str, *, at_home: bool) -> str:
    """Spell a name by surname and given name; one without a surname whole, when its bearer holds an office here."""
    surname = find_surname(name)
    given = name[len(surname) :]
    if not surname:
        return spell(name, "name") if at_home else ""
    if not 0 < len(given) <= MOST_GIVEN or not (at_home or sounds_chinese(surname, given)):
        return ""
    first, second = read_surname(surname), read_word(given, "name")
    return f"{join_syllables(first)} {join_syllables(second)}" if first and second else ""


def split_parts(name: str) -> tuple[str, ...]:
    """Part a name that is made of known parts of Tibetan names alone, () when it is not."""
    for size in range(len(name), 1, -1):
        if name[:size] in load_pairs("name_parts.tsv") and (size == len(name) or split_parts(name[size:])):
            return (name[:size], *split_parts(name[size:]))
    return ()


def find_surname(name: str) -> str:
    """Give the surname that a name begins with, "" when it has none."""
    surnames = load_surname_weights()
    sizes = (COMPOUND, 1) if len(name) > COMPOUND else (1,)
    return next((name[:size] for size in sizes if name[:size] in surnames or name[:size] in load_surnames()), "")


def read_surname(surname: str) -> tuple[str, ...]:
    """Give the syllables of a surname."""
    return load_surnames().get(surname) or read_word(surname, "name")


def sounds_chinese(surname: str, given: str) -> bool:
    """Say whether a name is likelier a Chinese one than a foreign one written by its sound (马克龙)."""
    if len(surname) > 1 or surname in load_surnames():
        return True
    if surname not in load_frequent_surnames() and weigh_sounds(surname) > UNSOUND:
        return False
    if len(given) < MOST_GIVEN:
        return True
    chinese = load_surname_weights()[surname] + weigh_given(given[0], given[1])
    return weigh_sounds(surname + given) - chinese <= SOUNDS_FOREIGN
