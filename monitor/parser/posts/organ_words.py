"""A word in, whether it may stand in the name of an organ or post out (机构用词)."""

import re
from functools import lru_cache

from monitor.parser.names.lattice import Piece
from monitor.parser.places import is_row, load_place_words
from monitor.parser.states import initials
from monitor.parser.text import read_table

LINKS = frozenset(("和", "与", "及"))
NOUN_TAGS = frozenset(
    ("n", "l", "ns", "nt", "nz", "nr", "nrt", "nrfg", "j", "b", "vn", "an", "ng", "s", "x", "g", "q", "f", "zg")
)
TERM = "第?[一二三四五六七八九十]{1,3}届"  # of a body: 第十四届, 十四届
ORDINAL = re.compile(r"第?[0-9一二三四五六七八九十]+[届次副]?|第")


@lru_cache(maxsize=1)
def load_organs() -> dict[str, str]:
    """Give the kind of each organ's word."""
    return {row[0]: row[1] for row in read_table("organs.tsv")}


def may_stand_in_post(piece: Piece, word: str) -> bool:
    """Tell whether a word may stand inside a post's name, before its title."""
    kind = load_organs().get(word, "")
    if kind:
        return kind != "stop"
    if word in load_place_words() or word in initials():
        return True
    if piece.kind == "name":
        return is_row(word)  # 冀鲁豫
    return piece.tag in NOUN_TAGS or piece.kind == "foreign" or bool(ORDINAL.fullmatch(word))


UNATTACHED = frozenset(("p", "c", "uj", "ul", "uv", "ud", "uz", "ug", "u", "r", "a", "d", "m", "t", "y", "e"))
ORGAN_ENDS = frozenset("局厅署委办")  # 庆阳市林草局|局长: read as a name


def is_field(text: str) -> bool:
    """Tell whether a text ends in what an organ is named after, alone or with another's field: 教育|和|体育局."""
    organs = load_organs()
    return any(text[-size:] + end in organs for size in FIELDS if size < len(text) for end in ORGAN_ENDS)


FIELDS = (2, 3, 4)  # characters of 教育, 市场监管
