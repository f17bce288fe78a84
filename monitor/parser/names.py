"""Text in, its words and person names out: words and names compete for every stretch of the text (姓名识别).

A name is weighed like a word: how often people bear the surname, how often given names have the characters, and
what stands around it: a title on the left (市委书记王明), a title or a reporting verb on the right (王明强调), a list
that it continues (、), names that the story has introduced. The cheapest way through the text wins (Viterbi over a
lattice), so that a neighbour's claim counts: 任何人 is no Ren He, 小李强调 no Li Qiang. Weights are natural logarithms.
Offices, verbs and characters are tables in lexicon/. Places are those of the folded text given.
"""

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from monitor.parser.places import load_place_words
from monitor.parser.text import read_table
from monitor.parser.words import UNKNOWN, load_words

NAME = -5.0  # that some name stands here at all
FOREIGN = -7.0
DOT = 16.0  # a dot between Han characters stands in hardly anything but names
TITLE_LEFT = 6.0
TITLE_RIGHT = 2.6
ADDRESS_RIGHT = 5.0  # 同志, 先生
APPOINTING_LEFT = 4.0  # 任命, 选举
VERB_RIGHT = 2.6
EDGE = 0.8  # a stop, a line's end or a blank beside the name
LISTED = 3.4  # behind 、 and another name
TOUCHING = 0.5  # another name without anything between
KNOWN = 9.0  # the story has introduced this name
AGAINST = -5.0  # the last character is rather the verb of what follows
PARTICLES = frozenset("任为的等和与同说率作方在已")
DANGLING = frozenset("为任的和与同在率作")  # cannot stand right before a stop
SAYING = frozenset("说称道摄讲")
PREPOSITION = -6.0  # a surname that is mostly a preposition or a conjunction
PREPOSITIONS = frozenset("向同于应和与从由对以经及任")
FOUR = -5.0  # two surnames and two characters: rare
UNSEEN = -9.5  # a given name's character that the table lacks
UNSOUND = -9.0  # a character of a foreign name that the table of sounds lacks
LONGEST_FOREIGN = 9
LABEL_ENDS = frozenset(":： \u3000")  # 编辑：王明, 记者 王明
HAN = re.compile(r"[\u3400-\u9fff]")
PIECE = re.compile(r"[A-Za-z0-9.%\-]+")
REGNAL = re.compile(r"[一二三四五六七八九十]世")
SHORT = 2
DOT_AHEAD = re.compile(r"[\u4e00-\u9fff]{0,4}·")
DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·][\u4e00-\u9fff]{1,9})+")
LEFT_EDGES = frozenset("，。；：、！？（）()《》“”‘’【】[]…—\n,;:!? \t\u3000■□|/▲△●")
NAME_JOINERS = frozenset(("、", "和", "与", "及", "，", ",", " ", "\u3000"))


class Piece(NamedTuple):
    """A word or a name at start..end of the text: `kind` is word, name, known or foreign; `tag` a part of speech."""

    start: int
    end: int
    kind: str
    tag: str = ""


@lru_cache(maxsize=1)
def load_surname_weights() -> dict[str, float]:
    """Give each surname's log probability: by its rank, as the frequencies of surnames fall (Zipf-Mandelbrot)."""
    ranked = [row[0] for row in read_table("surnames.tsv")]
    raw = [1.0 / (rank + 8.0) ** 1.35 for rank in range(len(ranked))]
    total = sum(raw)
    return {
        surname: math.log(value / total) - (3.5 if rank > RARE_FROM and len(surname) == 1 else 0.0)
        for rank, (surname, value) in enumerate(zip(ranked, raw, strict=True))
    }


RARE_FROM = 440  # behind this rank most surnames are everyday words
FULL_NAME = 3
PERSON_TAGS = frozenset(("nr", "nrfg", "nrt"))
PROPER_TAGS = frozenset(("ns", "nz"))
COMMON_TAGS = frozenset(("n", "t"))  # the dictionary has 周恩来 as a time
NAME_TAGS = PERSON_TAGS | PROPER_TAGS | COMMON_TAGS
EVERYDAY = -13.8  # nouns likelier than this are words (候选人), whatever stands before them
SOFT = frozenset("于任应")  # prepositions that are frequent surnames as well
THING_ENDINGS = frozenset(
    "证园木卡周谷茶红花性者赛式品物员感力率度层面形状病症县市区镇村乡湖寺庙宫楼城岛桥站线派法色草店厂线室部"
)


@lru_cache(maxsize=1)
def load_surname_ranks() -> dict[str, int]:
    """Give each surname's rank by frequency, from 0."""
    return {row[0]: rank for rank, row in enumerate(read_table("surnames.tsv"))} | {"习": 0}


@lru_cache(maxsize=1)
def load_frequent_surnames() -> frozenset[str]:
    """Give the surnames of one character that are no everyday words."""
    return frozenset(name for name, rank in load_surname_ranks().items() if rank < RARE_FROM and len(name) == 1)


class GivenNames(NamedTuple):
    """Log probabilities of a given name's characters: first of two, last of two, alone; and of an unseen one."""

    first: dict[str, float]
    last: dict[str, float]
    alone: dict[str, float]
    unseen: float


@lru_cache(maxsize=1)
def load_given_names() -> GivenNames:
    """Read the table of given-name characters; a character alone is judged by its use as last of two as well."""
    rows = [(row[0], float(row[1]), float(row[2]), float(row[3])) for row in read_table("givennames.tsv")]
    return GivenNames(
        log_shares({character: first for character, first, _, _ in rows}),
        log_shares({character: last for character, _, last, _ in rows}),
        log_shares({character: 6 * alone + last + 0.3 * first for character, first, last, alone in rows}),
        UNSEEN,
    )


def log_shares(counts: dict[str, float]) -> dict[str, float]:
    """Turn counts into log probabilities; novels' favourite characters are capped, rare ones lifted."""
    flat = {character: min(count, 260.0) + 2.0 for character, count in counts.items()}
    total = sum(flat.values())
    return {character: math.log(count / total) for character, count in flat.items()}


@lru_cache(maxsize=1)
def load_foreign() -> dict[str, float]:
    """Read the characters of transliterated names with their log probabilities."""
    rows = [(row[0], min(float(row[1]), 250.0) + 4.0) for row in read_table("translit.tsv")]
    total = sum(count for _, count in rows)
    return {character: math.log(count / total) + 0.9 for character, count in rows}


@lru_cache(maxsize=1)
def load_titles() -> dict[str, tuple[str, str]]:
    """Give each title's kind and number of holders (职务名, 称谓)."""
    return {row[0]: (row[1], row[2]) for row in read_table("titles.tsv")}


@lru_cache(maxsize=1)
def load_reporting_verbs() -> frozenset[str]:
    """Give what people do in the press, as it follows a name (强调, 主持)."""
    return frozenset(row[0] for row in read_table("reporting_verbs.tsv"))


def title_ending_at(text: str, end: int) -> str:
    """Give the longest title or calling that ends at `end`, or ""."""
    titles = load_titles()
    if end < SHORTEST or text[end - 1] not in title_ends():
        return ""
    return next((text[end - n : end] for n in range(min(6, end), 1, -1) if text[end - n : end] in titles), "")


@lru_cache(maxsize=1)
def title_ends() -> frozenset[str]:
    """Give the characters that titles end in."""
    return frozenset(title[-1] for title in load_titles())


@lru_cache(maxsize=1)
def title_starts() -> frozenset[str]:
    """Give the characters that titles begin with."""
    return frozenset(title[0] for title in load_titles())


@lru_cache(maxsize=1)
def verb_starts() -> frozenset[str]:
    """Give the characters that reporting verbs begin with."""
    return frozenset(verb[0] for verb in load_reporting_verbs()) | SAYING


SHORTEST = 2


def title_starting_at(text: str, start: int) -> str:
    """Give the longest title that starts at `start`, or ""."""
    titles = load_titles()
    if text[start : start + 1] not in title_starts():
        return ""
    found = next((text[start : start + n] for n in (5, 4, 3, 2) if text[start : start + n] in titles), "")
    return "" if found and text[start + len(found) : start + len(found) + 1] in COMPOUNDS else found


COMPOUNDS = frozenset("府办令制团会处")  # 总统府, 主席团: the title is part of a longer word


def label_end(text: str, start: int) -> int:
    """Give where the label before `start` ends, colons and blanks between left out: 编辑：王明."""
    before = text[max(0, start - LONGEST_LABEL) : start]
    return start - len(before) + len(before.rstrip(" :：\u3000"))


LONGEST_LABEL = 10


def left_bonus(text: str, start: int) -> float:
    """Say how much what stands before `start` speaks for a name."""
    if start == 0:
        return EDGE
    if text[start - 1] in LEFT_EDGES:
        labelled = text[start - 1] in LABEL_ENDS and title_ending_at(text, label_end(text, start))
        return TITLE_LEFT if labelled else EDGE
    if title_ending_at(text, start):
        return TITLE_LEFT
    return APPOINTING_LEFT if text[start - 2 : start] in APPOINTING else 0.0


APPOINTING = frozenset(
    ("任命", "选举", "免去", "接受", "推选", "推举", "补选", "增补", "增选", "提名", "罢免", "撤销", "关于", "决定")
)


def right_bonus(text: str, end: int) -> float:  # noqa: PLR0911 - one line a reason
    """Say how much what stands from `end` on speaks for a name that ends there, or against it (刘奇任|省长)."""
    if end >= len(text) or text[end] in LEFT_EDGES:
        return EDGE
    if text[end : end + 2] in load_reporting_verbs():
        return VERB_RIGHT
    if text[end - 1] in PARTICLES:
        return AGAINST
    if text[end] in DANGLING and (end + 1 == len(text) or text[end + 1] in LEFT_EDGES):
        return AGAINST
    if text[end : end + 2] in ADDRESSES:
        return ADDRESS_RIGHT
    if verb_starting_at(text, end):
        return VERB_RIGHT
    return TITLE_RIGHT if title_starting_at(text, end) else 0.0


def verb_starting_at(text: str, start: int) -> bool:
    """Tell whether what people do in the press starts at `start`; a verb of one character needs something behind it."""
    verbs = load_reporting_verbs()
    if text[start : start + 1] not in verb_starts():
        return False
    if any(text[start : start + size] in verbs for size in (2, 3, 4)):
        return True
    if text[start : start + 1] in SAYING:
        return True
    return text[start : start + 1] in verbs and start + 1 < len(text) and text[start + 1] not in LEFT_EDGES


ADDRESSES = frozenset(("同志", "先生", "女士", "一行", "等人", "夫妇"))

Edge = tuple[int, float, str, str]  # end, weight, kind, tag


def weigh_given(first: str, second: str) -> float:
    """Give the log probability of a given name of two characters."""
    given = load_given_names()
    return given.first.get(first, given.unseen) + given.last.get(second, given.unseen)


def name_edges(text: str, start: int, left: float) -> Iterator[Edge]:
    """Give the Han names that could start at `start`: surname, and a given name of one or two characters."""
    surnames, given = load_surname_weights(), load_given_names()
    limit = len(text)
    for size in (1, 2):
        surname = text[start : start + size]
        weight = surnames.get(surname)
        if weight is None or len(surname) < size:
            continue
        if surname in PREPOSITIONS:
            weight += PREPOSITION / 3 if surname in SOFT and left else PREPOSITION
        middle = start + size
        if middle < limit and HAN.match(text[middle]):
            alone = given.alone.get(text[middle], given.unseen)
            yield middle + 1, NAME - 0.9 + weight + alone + left + right_bonus(text, middle + 1), "name", ""
            if middle + 1 < limit and HAN.match(text[middle + 1]):
                both = weigh_given(text[middle], text[middle + 1])
                yield middle + 2, NAME - 0.4 + weight + both + left + right_bonus(text, middle + 2), "name", ""
        if size == 1 and left >= TITLE_LEFT and middle + 2 < limit and text[middle] in surnames:
            rest = text[middle + 1 : middle + 3]
            if HAN.match(rest[0]) and HAN.match(rest[1]):
                both = surnames[text[middle]] + weigh_given(rest[0], rest[1])
                yield middle + 3, NAME + FOUR + weight + both + left + right_bonus(text, middle + 3), "name", ""


@lru_cache(maxsize=1)
def load_japanese() -> frozenset[str]:
    """Give Japanese surnames (日本姓氏)."""
    return frozenset(row[0] for row in read_table("japanese.tsv"))


def japanese_edges(text: str, start: int, left: float) -> Iterator[Edge]:
    """Give the Japanese names behind a title that could start at `start`: a surname and up to three characters."""
    given = load_given_names()
    for size in (3, 2):
        if text[start : start + size] not in load_japanese():
            continue
        weight = NAME + JAPANESE + left
        yield start + size, weight + right_bonus(text, start + size), "foreign", ""
        for end in range(start + size + 1, min(start + size + LONGEST_GIVEN, len(text)) + 1):
            if not HAN.match(text[end - 1]):
                return
            weight += max(given.last.get(text[end - 1], given.unseen), -7.5)
            yield end, weight + right_bonus(text, end), "foreign", ""


JAPANESE = -3.0  # a Japanese surname behind a title
LONGEST_GIVEN = 3


def foreign_edges(text: str, start: int, left: float) -> Iterator[Edge]:
    """Give the transliterated names without a dot that could start at `start`; a dot close behind forbids them."""
    sounds = load_foreign()
    weight = FOREIGN + left
    for end in range(start + 1, min(start + LONGEST_FOREIGN, len(text)) + 1):
        sound = sounds.get(text[end - 1])
        if sound is None:
            if end - start > SHORT and REGNAL.match(text, end - 1):
                yield end + 1, weight - 1.0, "foreign", ""
            return
        weight += sound
        if end - start > 1 and not DOT_AHEAD.match(text, end):
            yield end, weight + right_bonus(text, end), "foreign", ""


def dotted_edges(text: str) -> dict[int, list[Edge]]:
    """Give the names with a dot between their parts, by start; where they begin and end the lattice decides."""
    edges: dict[int, list[Edge]] = {}
    for found in DOTTED.finditer(text):
        dots = [place for place in range(found.start(), found.end()) if text[place] == "·"]
        for first, last in chains(text, dots):
            for start in range(max(found.start(), first - LONGEST_PART), first):
                if "·" in text[start:first]:
                    continue
                left = left_bonus(text, start)
                for end in range(last + 2, min(found.end(), last + LONGEST_PART) + 1):
                    if text[end - 1] == "·":
                        break
                    dots_in = text.count("·", start, end)
                    weight = FOREIGN + DOT * dots_in + left + right_bonus(text, end) + weigh_sounds(text[start:end])
                    edges.setdefault(start, []).append((end, weight, "foreign", ""))
    return edges


def chains(text: str, dots: list[int]) -> Iterator[tuple[int, int]]:
    """Give the first and last dot of every name that a row of dots can hold: what lies between two of its dots must
    sound foreign (鲍里斯·约翰逊向首相特雷莎·梅 are two names)."""  # noqa: D205, D209
    sounds = load_foreign()
    for index, first in enumerate(dots):
        yield first, first
        for before, last in pairwise(dots[index : index + MOST_DOTS]):
            inner = text[before + 1 : last]
            if len(inner) > LONGEST_PART or sum(character not in sounds for character in inner) > 1:
                break
            yield first, last


def weigh_sounds(name: str) -> float:
    """Give the log probability of a foreign name's characters."""
    sounds = load_foreign()
    return sum(sounds.get(character, UNSOUND) for character in name if character != "·")


MOST_DOTS = 6  # in one name
LONGEST_PART = 8  # characters of one part of a foreign name


def kind_of_word(text: str, tag: str, left: float) -> str:
    """Tell whether a dictionary word is taken as a name.

    The tag nr alone proves nothing; three characters behind a frequent surname that do not end like a thing or a
    place do, and so does a title in front of a word tagged as a name.
    """
    titled = left >= TITLE_LEFT
    if len(text) == 1 or text in load_place_words() or not (tag.startswith("nr") or (titled and tag in NAME_TAGS)):
        return "word"
    frequent = text[0] in load_frequent_surnames() and text[0] not in PREPOSITIONS - SOFT
    full = len(text) == FULL_NAME and frequent and text[-1] not in THING_ENDINGS
    if not titled:
        return "name" if full and tag != "nrt" else "word"
    if full or (frequent and len(text) < FULL_NAME and tag not in COMMON_TAGS):
        return "name"
    if tag in COMMON_TAGS:
        return "foreign" if text[:2] in load_japanese() else "word"
    sounds = text[0] not in PREPOSITIONS and all(character in load_foreign() for character in text)
    return "foreign" if sounds or tag == "nrt" or text[:2] in load_japanese() else "word"


def is_state_title(title: str) -> bool:
    """Tell whether a title behind a word makes it a foreign leader's name (普京总统)."""
    return bool(title) and load_titles()[title][0] == "state"


def longer_foreign(text: str, end: int, weight: float) -> Iterator[Edge]:
    """Give a dictionary's foreign name with up to three more characters that sound foreign: 欧尔|班."""
    sounds = load_foreign()
    for stop in range(end + 1, min(end + FEW, len(text)) + 1):
        sound = sounds.get(text[stop - 1])
        if sound is None:
            return
        weight += sound
        yield stop, weight + right_bonus(text, stop), "foreign", ""


FEW = 3
LIST_MARKS = frozenset("、 \u3000（(")


def word_edges(text: str, start: int, left: float) -> Iterator[Edge]:
    """Give the dictionary's words that start at `start`, and the character itself where it has none."""
    words = load_words()
    known_alone = False
    for end in range(start + 1, len(text) + 1):
        word = words.get(text[start:end])
        if word is None:
            break
        if word.tag:
            known_alone = known_alone or end == start + 1
            kind = "word"
            if word.tag in NAME_TAGS and (word.tag != "n" or word.weight < EVERYDAY):
                listed = left > 0 and text[end : end + 1] in LIST_MARKS
                vouched = TITLE_LEFT if listed or is_state_title(title_starting_at(text, end)) else left
                kind = kind_of_word(text[start:end], word.tag, vouched)
            if (kind == "foreign" or word.tag == "nrt") and DOT_AHEAD.match(text, end):
                kind = "word"
            if kind == "foreign":
                yield from longer_foreign(text, end, max(word.weight, -13.0) + left)
            yield end, word.weight if kind == "word" else max(word.weight, -13.0) + left, kind, word.tag
    if not known_alone:
        yield start + 1, UNKNOWN if HAN.match(text[start]) else -6.0, "word", "x"


def known_edges(text: str, known: frozenset[str]) -> dict[int, list[Edge]]:
    """Give the names that the story has introduced, wherever their characters stand."""
    edges: dict[int, list[Edge]] = {}
    for name in known:
        start = text.find(name)
        while start >= 0:
            weight = KNOWN - 12.0 - 1.2 * len(name)
            kind = "foreign" if "·" in name else "known"
            edges.setdefault(start, []).append((start + len(name), weight, kind, ""))
            start = text.find(name, start + 1)
    return edges


OTHER, NAMED, JOINED = 0, 1, 2
Step = tuple[int, int, str, str]  # start, state before, kind, tag


def edges_at(text: str, start: int, special: dict[int, list[Edge]]) -> Iterator[Edge]:
    """Give every word and name that could start at `start`."""
    character = text[start]
    if character < FIRST_HAN:
        run = PIECE.match(text, start)
        yield (run.end() if run else start + 1), -6.0, "word", "x"
        return
    left = left_bonus(text, start)
    yield from word_edges(text, start, left)
    if start in special:
        yield from special[start]
    if left >= TITLE_LEFT:
        yield from japanese_edges(text, start, left)
    if character in surname_starts():
        yield from name_edges(text, start, left)
    if left > 0 and character in load_foreign():
        yield from foreign_edges(text, start, left)


@lru_cache(maxsize=1)
def surname_starts() -> frozenset[str]:
    """Give the characters that surnames begin with."""
    return frozenset(surname[0] for surname in load_surname_weights())


FIRST_HAN = "\u2e80"  # what comes before in Unicode is no Chinese


def cut(text: str, known: frozenset[str] = frozenset()) -> list[Piece]:
    """Cut a sentence into words and names along the likeliest way; linear in its length."""
    special = known_edges(text, known)
    for start, edges in dotted_edges(text).items() if "·" in text else ():
        special.setdefault(start, []).extend(edges)
    size = len(text)
    best: list[list[float]] = [[-math.inf] * 3 for _ in range(size + 1)]
    back: list[list[Step | None]] = [[None] * 3 for _ in range(size + 1)]
    best[0][OTHER] = 0.0
    for start in range(size):
        other, named, joined = best[start]
        plain = max(other, named, joined)
        if plain == -math.inf:
            continue
        plain_state = OTHER if plain == other else NAMED if plain == named else JOINED
        person = max(other, named + TOUCHING, joined + LISTED)
        person_state = OTHER if person == other else NAMED if person == named + TOUCHING else JOINED
        for end, weight, kind, tag in edges_at(text, start, special):
            there = best[end]
            if kind != "word":
                if person + weight > there[NAMED]:
                    there[NAMED] = person + weight
                    back[end][NAMED] = (start, person_state, kind, tag)
                continue
            if plain + weight > there[OTHER]:
                there[OTHER] = plain + weight
                back[end][OTHER] = (start, plain_state, kind, tag)
            if named + weight > there[JOINED] and text[start:end] in NAME_JOINERS:
                there[JOINED] = named + weight
                back[end][JOINED] = (start, NAMED, kind, tag)
    return trace(best[size], back)


def trace(last: list[float], back: list[list[Step | None]]) -> list[Piece]:
    """Walk the best way back to the start."""
    end, state = len(back) - 1, max((OTHER, NAMED, JOINED), key=last.__getitem__)
    pieces: list[Piece] = []
    while step := back[end][state]:
        start, before, kind, tag = step
        pieces.append(Piece(start, end, kind, tag))
        end, state = start, before
    return pieces[::-1]


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether the name at start..end of a printed text stands on name boundaries.

    The text around it is cut with the name taken as known; another word or name that claims one of its characters
    (小李强调, 王浩王清宪 at 王浩王) wins when it is likelier.
    """
    name = text[start:end]
    begin, stop = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    around, left, right = text[begin:stop], start - begin, end - begin
    if any(crosses(piece, left) or crosses(piece, right) for piece in cut(around)):
        return False
    pieces = cut(around, frozenset((name,)))
    return any(piece.start == left and piece.end == right and piece.kind != "word" for piece in pieces)


def crosses(piece: Piece, place: int) -> bool:
    """Tell whether a word or name runs over a place: in 小李强调 and 任何人, where nobody was expected, one does."""
    return piece.start < place < piece.end


CONTEXT = 16  # characters on each side that can change how a name is cut
