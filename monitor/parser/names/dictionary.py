"""A word of the dictionary and what stands around it in, the names that it stands for out (词典中的人名).

Many names are in the dictionary, and many of its words look like names: what stands beside one decides which it is.
"""

from functools import lru_cache

from monitor.parser.name_tables import load_foreign, load_frequent_surnames, load_japanese, load_surname_ranks
from monitor.parser.names.bounds import APPOINTS, beside_word
from monitor.parser.names.edges import Edge, is_form_of_address
from monitor.parser.names.filling import PREPOSITIONS, SOFT, fills_place
from monitor.parser.names.foreign import DOT_AHEAD, longer_foreign
from monitor.parser.names.neighbours import (
    ADDRESSES,
    APPOINTING_LEFT,
    CALLING_LEFT,
    TITLE_LEFT,
    VERB_RIGHT,
    right_bonus,
)
from monitor.parser.names.sequels import goes_on
from monitor.parser.places import load_place_words
from monitor.parser.titles import (
    DEPUTY,
    is_state_title,
    load_reporting_verbs,
    load_titles,
    title_starting_at,
    verb_starting_at,
)
from monitor.parser.words import FAMOUS_TAGS, FULL_NAME, PERSON_TAGS, Word

FULLER = -4.0  # a name of the dictionary against a longer one that opens with it: a singer 崔健, an official 崔健华
LEAST = -13.0  # log probability; a name is never less likely for being in the dictionary
COMMON_TAGS = frozenset(("n", "t"))  # the dictionary has 周恩来 as a time
FAMOUS_KINDS = {FAMOUS_TAGS["Han"]: "name", FAMOUS_TAGS["foreign"]: "foreign"}
THING_ENDINGS = frozenset(
    "证园木卡周谷茶红花性者赛式品物员感力率度层面形状病症县市区镇村乡湖寺庙宫楼城岛桥站线派法色草店厂室部书鹿贷群巷带队岭港关院栏盾化牌鼠组人司业戏荡典潮会营菊鸟塔猫"
)
PLACING = frozenset("在于到至由赴从")
LIST_MARKS = frozenset("、 \u3000（(")


@lru_cache(maxsize=1 << 14)
def kind_of_word(text: str, tag: str, *, titled: bool) -> str:
    """Tell whether a dictionary word is taken as a name, and of which kind: word, name or foreign.

    The tag nr alone proves nothing; three characters behind a frequent surname that do not end like a thing or a
    place do, and so does a title in front of a word tagged as a name.
    """
    if len(text) == 1 or text in load_place_words() or not (titled or tag.startswith("nr")):
        return "word"
    frequent = text[0] in load_frequent_surnames() and text[0] not in PREPOSITIONS - SOFT
    full = len(text) == FULL_NAME and frequent and text[-1] not in THING_ENDINGS and not is_form_of_address(text[1:])
    if not titled:
        return "name" if full and tag != "nrt" else "word"
    if full or (frequent and len(text) < FULL_NAME and tag not in COMMON_TAGS):
        return "name"
    if tag in COMMON_TAGS:
        return "foreign" if text[:2] in load_japanese() else "word"
    sounds = text[0] not in PREPOSITIONS and all(character in load_foreign() for character in text)
    return "foreign" if sounds or tag == "nrt" or text[:2] in load_japanese() else "word"


@lru_cache(maxsize=1)
def vouching_signs() -> frozenset[str]:
    """Give the characters that what vouches for a dictionary word in front of it begins with."""
    states = (title[0] for title in load_titles() if is_state_title(title))
    return LIST_MARKS.union(states, (address[0] for address in ADDRESSES), (prefix[0] for prefix in DEPUTY))


def is_vouched(text: str, end: int, left: float) -> bool:
    """Tell whether what stands around a dictionary word that ends at `end` makes it a name, as a title would: 同志."""
    return (
        (left >= APPOINTING_LEFT and text[end : end + 1] in APPOINTS)
        or (left > 0 and text[end : end + 1] in LIST_MARKS)
        or text[end : end + 2] in ADDRESSES
        or (left >= CALLING_LEFT and text[end : end + 2] in load_reporting_verbs())
        or is_state_title(title_starting_at(text, end))
    )


def speaks_foreign(text: str, start: int, end: int) -> bool:
    """Tell whether a foreign person of the dictionary does what people do: 阿拉法特说, but not 在苏黎世举行."""
    before = text[start - 1 : start]
    return (
        before not in PLACING
        and before not in load_foreign()
        and end - start >= FULL_NAME
        and verb_starting_at(text, end)
        and text[start:end] not in load_place_words()
        and all(character in load_foreign() for character in text[start:end])
    )


def is_person_between(text: str, start: int, end: int) -> bool:
    """Tell whether what the dictionary has as a person fills the place between a title and a verb or a stop: 翦伯赞."""
    name = text[start:end]
    full = len(name) == FULL_NAME or (len(name) == FULL_NAME + 1 and name[:2] in load_surname_ranks())
    vouched = right_bonus(text, end) >= VERB_RIGHT or fills_place(text, start, end)
    return full and bool(vouched) and name not in load_place_words() and not is_form_of_address(name[1:])


def is_full(text: str, start: int, end: int) -> bool:
    """Tell whether a name has three characters, not all such as foreign names have, and the sentence goes on behind."""
    return end - start == FULL_NAME and goes_on(text, end) and not load_foreign().keys() >= set(text[start:end])


def read_kind(text: str, start: int, end: int, tag: str, left: float) -> str:
    """Tell which kind of name a dictionary word at start..end stands for there, "word" where it is just one."""
    titled = left >= TITLE_LEFT
    name = text[start:end]
    kind = kind_of_word(name, tag, titled=True)
    if kind != "word":
        if titled or kind_of_word(name, tag, titled=False) == kind or is_vouched(text, end, left):
            return kind
        kind = "word"
    if tag in PERSON_TAGS:
        if titled and is_person_between(text, start, end):
            return "name"
        if speaks_foreign(text, start, end):
            return "foreign"
    return kind


def dictionary_names(text: str, start: int, end: int, word: Word, left: float) -> list[Edge]:
    """Give the names that a dictionary word at start..end stands for, none where it is just a word."""
    if kind := FAMOUS_KINDS.get(word.tag, ""):
        weight = word.weight + FULLER + beside_word(text, start, end, left)
        return [] if DOT_AHEAD.match(text, end) else [(end, weight, kind, word.tag)]
    kind = read_kind(text, start, end, word.tag, left)
    if kind == "word" or ((kind == "foreign" or word.tag == "nrt") and DOT_AHEAD.match(text, end)):
        return []
    weight = max(word.weight, LEAST) + (beside_word(text, start, end, left) if kind == "name" else left)
    if kind == "name" and not (left >= TITLE_LEFT and is_full(text, start, end)):
        weight += FULLER
    longer = longer_foreign(text, end, weight) if kind == "foreign" else ()
    return [*longer, (end, weight, kind, word.tag)]
