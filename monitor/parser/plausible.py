"""A name and its sentence in, out whether it may stand though nothing but its own form vouches for it (姓名可信度)."""

from monitor.parser.anchors import DOUBTFUL, SHORT_NAME, STRONG, Found
from monitor.parser.dictionary_names import THING_ENDINGS
from monitor.parser.name_edges import PARTICLES
from monitor.parser.name_tables import RARE_FROM, load_given_names, rank_surname, weigh_given
from monitor.parser.titles import LEFT_EDGES
from monitor.parser.words import PREFIX, load_words, tag_starting_at

COMMON, FREQUENT = 240, 100  # ranks of surnames
UNLIKELY_ROSTER = -15.0
UNLIKELY = -13.5  # a given name so rare that an unvouched one is rather a phrase
LIKELY_ALONE, LIKELY, LIKELY_ROSTER = (
    -9.0,
    -12.0,
    -17.0,
)  # given names of subjects: of one, of two characters, the dictionary's
ADVERBS = frozenset("也就都在将已还又曾正")
OPENING = frozenset("“‘")  # what opens a quotation opens a slogan as often: “党旗红”
PREDICATES = frozenset("vudpcra")  # parts of speech of what follows a subject: 的, 和, 在, 首先, 这样
THINGS = THING_ENDINGS | frozenset("家币棋案钢氏树营坝沟坡泊滩池寨庄嘴栋权锦江溪")  # 郭家, 韩币, 白棋, 楼栋, 许家坝
GIVEN_TOO = frozenset("有来让真为之如能可")  # behind a name of two characters rather its third: 张克有
EVERYDAY = -12.5  # log probability of a word


def is_plausible(found: Found, text: str) -> bool:  # noqa: PLR0911 - one line a reason
    """Tell whether a name that nothing vouches for may stand: three characters behind a frequent surname, set off."""
    if found.anchor in STRONG:
        return True
    if found.anchor == DOUBTFUL:
        return False
    if "·" in found.name or found.anchor == "parts":
        return True
    if stands_alone(found, text) or is_subject(found, text):
        return True
    frequent = rank_surname(found.name) < COMMON
    if found.anchor == "roster":
        usual = len(found.name) > SHORT_NAME and weigh_given(*found.name[-2:]) > UNLIKELY_ROSTER
        return usual and frequent and not opens_with_word(found.name)
    if found.anchor == "verb":
        return (rank_surname(found.name) < RARE_FROM and not is_thing(found, text)) or found.foreign
    ends = found.end >= len(text) or text[found.end] in LEFT_EDGES or text[found.end] in PARTICLES
    if not (frequent and len(found.name) > SHORT_NAME and (begins(found, text) or ends)):
        return False
    return weigh_given(*found.name[-2:]) > UNLIKELY


def begins(found: Found, text: str) -> bool:
    """Tell whether a name stands at the beginning of its line or clause."""
    return found.start == 0 or text[found.start - 1] in LEFT_EDGES - OPENING


def is_subject(found: Found, text: str) -> bool:
    """Tell whether a likely Han name has a predicate, a particle or a joiner behind it: 周岩连连摆手, 周岩的话."""
    name, before = found.name, text[found.start - 1 : found.start]
    rank = rank_surname(name)
    if found.foreign or before in OPENING or before.isdigit() or tag_starting_at(text, found.end)[:1] not in PREDICATES:
        return False
    if len(name) == SHORT_NAME:
        given = load_given_names()
        known = load_words().get(name, PREFIX).tag[:2] not in ("", "nr")
        usual = given.alone.get(name[1], given.unseen) > LIKELY_ALONE
        sure = rank < (COMMON if begins(found, text) else FREQUENT) and text[found.end] not in GIVEN_TOO
        return sure and usual and not known and name[1] not in THINGS
    if found.anchor == "roster":
        usual = weigh_given(*name[-2:]) > LIKELY_ROSTER and name[-1] not in THINGS
        return rank < FREQUENT and usual and not opens_with_word(name)
    return rank < FREQUENT and weigh_given(*name[-2:]) > LIKELY


def opens_with_word(name: str) -> bool:
    """Tell whether a dictionary's person is rather an everyday word and one more character: 纪念|章, 安全|壳."""
    word = load_words().get(name[:2], PREFIX)
    return word.tag[:1] in EVERYDAY_TAGS and word.tag[:2] != "nr" and word.weight > EVERYDAY


EVERYDAY_TAGS = frozenset("nvadm")  # parts of speech


def is_thing(found: Found, text: str) -> bool:
    """Tell whether a name of two characters is a word too, and no more than 也 or 就 behind speaks for it: 杨树也."""
    word = load_words().get(found.name)
    return len(found.name) == SHORT_NAME and bool(word and word.tag) and text[found.end : found.end + 1] in ADVERBS


def stands_alone(found: Found, text: str) -> bool:
    """Tell whether a Han name is all there is in its line or between brackets: who wrote, in most papers (署名)."""
    before, behind = text[: found.start], text[found.end :]
    alone = not before.strip() and not behind.strip()
    bracketed = before.endswith(("（", "(")) and behind.startswith(("）", ")"))
    return (alone or bracketed) and not found.foreign and found.anchor != "roster"
