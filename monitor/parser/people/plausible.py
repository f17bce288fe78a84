"""A name and its sentence in, out whether it may stand though nothing but its own form vouches for it (姓名可信度)."""

from monitor.parser.name_tables import (
    RARE_FROM,
    load_foreign,
    load_given_names,
    load_surname_weights,
    rank_surname,
    weigh_given,
)
from monitor.parser.names.dictionary import THING_ENDINGS
from monitor.parser.names.neighbours import HOUSEHOLD, PARTICLES
from monitor.parser.names.sequels import is_done
from monitor.parser.places import abbreviation_letters
from monitor.parser.posts.anchors import DOUBTFUL, QUOTES_OPEN, SHORT_NAME, STATES, STRONG, Found
from monitor.parser.titles import LEFT_EDGES, load_reporting_verbs
from monitor.parser.words import EVERYDAY, find_word, tag_starting_at

COMMON, FREQUENT = 240, 100  # ranks of surnames
UNLIKELY_ROSTER = -15.0
UNLIKELY = -13.5  # a given name so rare that an unvouched one is rather a phrase
LIKELY_ALONE, LIKELY, LIKELY_ROSTER = (
    -9.0,
    -12.0,
    -17.0,
)  # given names of subjects: of one, of two characters, the dictionary's
ADVERBS = frozenset("也就都在将已还又曾正")
PREDICATES = frozenset("vudpcra")  # parts of speech of what follows a subject: 的, 和, 在, 首先, 这样
THINGS = THING_ENDINGS | frozenset("家币棋案钢氏树营坝沟坡泊滩池寨庄嘴栋权锦江溪雁虾塬族")  # 郭家, 韩币, 白棋, 许家坝
GIVEN_ENDS = frozenset("红江花锦钢权城岭桥")  # of things that are given names as often: 陶红是护士
GIVEN_TOO = frozenset("有来让真为之如能可")  # behind a name of two characters rather its third: 张克有


def is_plausible(found: Found, text: str) -> bool:  # noqa: PLR0911 - one line a reason
    """Tell whether a name that nothing vouches for may stand: three characters behind a frequent surname, set off."""
    if found.anchor in STRONG:
        return True
    if found.anchor == DOUBTFUL or is_slogan(found, text) or is_phrase(found) or is_way(found, text):
        return False
    if "·" in found.name or found.anchor == "parts":
        return True
    if has_compound_surname(found.name) and begins(found, text) and is_done(text, found.end):
        return True
    if fills_line(found, text) or is_subject(found, text):
        return True
    frequent = rank_surname(found.name) < COMMON
    if found.anchor == "roster":
        usual = len(found.name) > SHORT_NAME and weigh_given(*found.name[-2:]) > UNLIKELY_ROSTER
        return usual and frequent and not opens_with_everyday(found.name)
    if found.anchor == "verb":
        return found.foreign or (rank_surname(found.name) < RARE_FROM and acts_as_person(found, text))
    ends = found.end >= len(text) or text[found.end] in LEFT_EDGES or text[found.end] in PARTICLES
    if not (frequent and len(found.name) > SHORT_NAME and (begins(found, text) or ends)):
        return False
    return weigh_given(*found.name[-2:]) > UNLIKELY


def has_compound_surname(name: str) -> bool:
    """Tell whether a name has a surname of two characters, as hardly any word has: 欧阳靖."""
    return len(name) > SHORT_NAME and name[:SHORT_NAME] in load_surname_weights()


def begins(found: Found, text: str) -> bool:
    """Tell whether a name stands at the beginning of its line or clause."""
    return found.start == 0 or text[found.start - 1] in LEFT_EDGES - QUOTES_OPEN


def is_subject(found: Found, text: str) -> bool:
    """Tell whether a likely Han name has a predicate, a particle or a joiner behind it: 周岩连连摆手, 周岩的话."""
    name, before = found.name, text[found.start - 1 : found.start]
    rank = rank_surname(name)
    if found.foreign or before in QUOTES_OPEN or before.isdigit():
        return False
    housed = bool(HOUSEHOLD.match(text, found.end))
    if tag_starting_at(text, found.end)[:1] not in PREDICATES and not housed:
        return False
    if len(name) == SHORT_NAME:
        given = load_given_names()
        known = find_word(name).tag[:2] not in ("", "nr")
        usual = given.alone.get(name[1], given.unseen) > LIKELY_ALONE
        sure = rank < (COMMON if begins(found, text) else FREQUENT) and text[found.end] not in GIVEN_TOO
        return sure and usual and not known and name[1] not in THINGS
    if found.anchor == "roster":
        usual = weigh_given(*name[-2:]) > LIKELY_ROSTER and name[-1] not in THINGS
        return rank < FREQUENT and usual and not opens_with_everyday(name)
    return rank < FREQUENT and weigh_given(*name[-2:]) > (UNLIKELY if housed else LIKELY)


def opens_with_everyday(name: str) -> bool:
    """Tell whether a dictionary's person is rather an everyday word and one more character: 纪念|章, 安全|壳."""
    word = find_word(name[:2])
    return word.tag[:1] in EVERYDAY_TAGS and word.tag[:2] != "nr" and word.weight > EVERYDAY


EVERYDAY_TAGS = frozenset("nvadmcr")  # parts of speech


def is_slogan(found: Found, text: str) -> bool:
    """Tell whether a name fills a quotation, or opens it and is foreign by its sound alone: “党旗红”, “新赛|道”."""
    quoted = text[found.start - 1 : found.start] in QUOTES_OPEN
    return quoted and "·" not in found.name and (found.foreign or text[found.end : found.end + 1] in CLOSING)


def is_phrase(found: Found) -> bool:
    """Tell whether a dictionary's person is rather an adjective or verb and its noun: 高|智能, 戴|帽子.

    Before a verb only a verb and its noun or pronoun of two characters are: 祝|你们|在.
    """
    name = found.name
    first, given = find_word(name[0]).tag[:1], find_word(name[1:])
    opens = first in ("a", "v") if found.anchor == "roster" else (found.anchor, first, len(name)) == ("verb", "v", 3)
    return opens and given.tag[:1] in EVERYDAY_TAGS and given.tag[:2] != "nr" and given.weight > EVERYDAY


def is_way(found: Found, text: str) -> bool:
    """Tell whether a name is rather a letter of a place where one goes or stays, and what one does there: 来|吉兴业.

    驻|阿美军; and what a number counts: 8万海里.
    """
    name, before = found.name, text[found.start - 1 : found.start]
    there = before in ARRIVING and name[0] in abbreviation_letters()
    stays = before == "驻" and name[0] in STATES
    return before.isdigit() or ((there or stays) and bool(find_word(name[1:]).tag))


def acts_as_person(found: Found, text: str) -> bool:
    """Tell whether a Han name before a verb may stand: who speaks is somebody, what is or has may be a thing."""
    name, verb = found.name, text[found.end : found.end + 2]
    if len(name) > SHORT_NAME and runs_over(found, text):
        return False
    if verb[0] in SPEAKING or (verb in load_reporting_verbs() and verb not in ACTIVITIES):
        return True
    if len(name) == SHORT_NAME:
        given = load_given_names().alone.get(name[1], UNLIKELY)
        moves = name[0] in ARRIVING and name[1] in abbreviation_letters()
        tag = find_word(name).tag
        thing = name[1] in THINGS - GIVEN_ENDS or tag == "v" or bool(tag and verb[0] in ADVERBS)
        return given > LIKELY_ALONE and not moves and not thing
    if verb[0] == "等" and name[-1] not in load_given_names().last:  # 白头鹎等
        return False
    return not (is_worded(name) or (weigh_given(*name[-2:]) <= UNUSUAL and rank_surname(name) >= COMMON))


def is_worded(name: str) -> bool:
    """Tell whether a Han name is rather words, its own (黄土|塬) or foreign ones: of their characters (霍巴特)."""
    return opens_with_everyday(name) or (weigh_given(*name[-2:]) < UNUSUAL and load_foreign().keys() >= set(name))


def runs_over(found: Found, text: str) -> bool:
    """Tell whether the surname rather ends a word, before two characters that few given names have: 官方|微博."""
    word = find_word(text[max(0, found.start - 1) : found.start + 1])
    return found.start > 0 and word.weight > EVERYDAY and weigh_given(*found.name[-2:]) <= UNUSUAL


ARRIVING = frozenset("来赴到")  # 来琼调研
SPEAKING = frozenset("说称")
ACTIVITIES = frozenset(("调研", "通话", "考察", "访问"))  # may be what is done at or with a thing: 陆空|通话
CLOSING = frozenset("”’")
UNUSUAL = -14.0


def fills_line(found: Found, text: str) -> bool:
    """Tell whether a Han name is all there is in its line or between brackets: who wrote, in most papers (署名)."""
    before, behind = text[: found.start], text[found.end :]
    alone = not before.strip() and not behind.strip()
    bracketed = before.endswith("（") and behind.startswith("）")
    return (alone or bracketed) and not found.foreign and found.anchor != "roster"
