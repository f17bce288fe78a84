"""A text and a place in, the foreign names that could start there out: with a dot, without one, Japanese (译名)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from monitor.parser.name_tables import (
    load_foreign,
    load_given_names,
    load_japanese,
    load_minority_parts,
    weigh_sounds,
)
from monitor.parser.names.edges import HAN, NAME, TITLE_LEFT, Edge, is_cut_short, left_bonus, right_bonus
from monitor.parser.places import load_countries, load_place_words
from monitor.parser.text import any_of
from monitor.parser.titles import is_state_title, load_titles, title_starting_at
from monitor.parser.words import find_word

FOREIGN = -7.0
DOT = 16.0  # a dot between Han characters stands in hardly anything but names
LONGEST_FOREIGN = 9
REGNAL = re.compile(r"[一二三四五六七八九十]世")
SHORT = 2
DOT_AHEAD = re.compile(r"[\u4e00-\u9fff]{0,4}·")
HYPHEN = re.compile(r"(?<=[\u4e00-\u9fff])[-－—](?=[\u4e00-\u9fff])")  # 阿卜杜勒-迈赫迪
DOTTED = re.compile(r"(?:[\u4e00-\u9fff]{1,4}-)?[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff-]{1,17})+")
MOST_DOTS = 6  # in one name
LONGEST_PART = 8  # characters of one part of a foreign name
JAPANESE = -3.0  # a Japanese surname behind a title
LONGEST_GIVEN = 3
RAREST = -7.5
JAPANESE_ENDS = frozenset(
    "郎一二三夫彦子男雄之介助治司美树则义信宏行纪志辅贵哉也吾朗史昭隆雪香绪织惠江枝奈菜"
)  # 诚一, 纯一郎, 美雪
USUAL = 5.0  # a Japanese given name that ends like most
MINORITY, PART = -9.0, -3.5  # a name made of parts, and each of them
LAST_PARTS = frozenset("本加太措毛吉杰布旦仓图日乐泰江汗")  # characters that names like 才让本, 额尔敦仓 end with
LAST_PART = -4.0
MOST_PARTS = 4
MINORITY_TAG = "minority"  # beside jieba's tags
FEW = 3
CUT = -5.0  # a name that begins or ends amid characters that sound foreign
LONGEST_PLACE = 6


def japanese_edges(text: str, start: int, left: float) -> Iterator[Edge]:
    """Give the Japanese names behind a title that could start at `start`: a surname and up to three characters."""
    given = load_given_names()
    for size in (3, 2):
        if start + size > len(text) or text[start : start + size] not in load_japanese():
            continue
        weight = NAME + JAPANESE + left
        yield start + size, weight + right_bonus(text, start + size), "foreign", ""
        for end in range(start + size + 1, min(start + size + LONGEST_GIVEN, len(text)) + 1):
            if not HAN.match(text[end - 1]):
                return
            weight += max(given.last.get(text[end - 1], given.unseen), RAREST)
            usual = USUAL if text[end - 1] in JAPANESE_ENDS else 0.0
            yield end, weight + usual + right_bonus(text, end), "foreign", ""


def minority_edges(text: str, start: int, left: float) -> Iterator[Edge]:
    """Give the names made of parts of Tibetan, Mongolian, Uyghur or Yi names: two and more, one behind a title."""
    parts, end, count = load_minority_parts(), start, 0
    while (found := parts.match(text, end)) and count < MOST_PARTS:
        end, count = found.end(), count + 1
        for stop in (end, end + 1) if text[end : end + 1] in LAST_PARTS else (end,):
            if (count > 1 or stop > end or left >= TITLE_LEFT) and not DOT_AHEAD.match(text, stop):
                weight = MINORITY + count * PART + (stop - end) * LAST_PART
                yield stop, weight + left + right_bonus(text, stop), "foreign", MINORITY_TAG


def foreign_edges(text: str, start: int, left: float) -> Iterator[Edge]:
    """Give the transliterated names without a dot that could start at `start`; a dot close behind forbids them."""
    sounds = load_foreign()
    state = next((size for size in (6, 5, 4, 3, 2) if text[start : start + size] in load_countries()), 0)
    if state and (left < TITLE_LEFT or is_state_title(title_starting_at(text, start + state))):
        return
    weight = FOREIGN + left
    for end in range(start + 1, min(start + LONGEST_FOREIGN, len(text)) + 1):
        sound = sounds.get(text[end - 1])
        if sound is None and left >= TITLE_LEFT and HYPHEN.match(text, end - 1):
            continue
        if sound is None:
            if end - start > SHORT and REGNAL.match(text, end - 1):
                yield end + 1, weight - 1.0, "foreign", ""
            return
        weight += sound
        if end - start > 1 and not DOT_AHEAD.match(text, end) and text[start:end] not in load_countries():
            yield end, weight + right_bonus(text, end), "foreign", ""


def leader_edges(text: str) -> dict[int, list[Edge]]:
    """Give the foreign names that only an office of a state behind them tells, by start: 亚明总统."""
    sounds = load_foreign()
    edges: dict[int, list[Edge]] = {}
    for found in state_titles().finditer(text):
        weight, end = FOREIGN + TITLE_LEFT, found.start()
        if ends_with_place(text, end):
            continue
        for start in range(end - 1, max(-1, end - LONGEST_FOREIGN), -1):
            if text[start] not in sounds:
                break
            weight += sounds[text[start]]
            if end - start > 1 and text[start:end] not in load_place_words():
                edges.setdefault(start, []).append((end, weight, "foreign", ""))
    return edges


@lru_cache(maxsize=1)
def state_titles() -> re.Pattern[str]:
    """Give a pattern of the offices of a state that stand behind names."""
    titles = [title for title, (kind, _) in load_titles().items() if kind == "state"]
    return re.compile(any_of(titles))


def dotted_edges(text: str) -> dict[int, list[Edge]]:
    """Give the names with a dot between their parts, by start; where they begin and end the lattice decides."""
    edges: dict[int, list[Edge]] = {}
    for found in DOTTED.finditer(text):
        dots = [place for place in range(found.start(), found.end()) if text[place] == "·"]
        for first, last in chains(text, dots):
            for start in range(max(found.start(), first - LONGEST_PART), first):
                if "·" in text[start:first] or text[start] == "-":
                    continue
                left = left_bonus(text, start) + cut_before(text, start)
                for end in range(last + 2, min(found.end(), last + LONGEST_PART) + 1):
                    if text[end - 1] in "·-":
                        break
                    dots_in = text.count("·", start, end)
                    right = right_bonus(text, end)
                    right = CUT if is_cut_short(text, end, right) else right or cut_behind(text, end)
                    weight = FOREIGN + DOT * dots_in + left + right + weigh_parts(text[start:end])
                    edges.setdefault(start, []).append((end, weight, "foreign", ""))
    return edges


def hyphened_edges(text: str) -> Iterator[tuple[int, Edge]]:
    """Give the names behind a title whose parts a hyphen joins, with their starts: 部长慕沙-阿曼."""
    sounds = load_foreign()
    for found in HYPHEN.finditer(text):
        dash = end = found.start()
        while end + 1 < len(text) and text[end + 1] in sounds and end - dash < LONGEST_PART:
            end += 1
        for start in range(dash - 2, max(-1, dash - LONGEST_PART), -1):
            if text[start] not in sounds:
                break
            if (left := left_bonus(text, start)) >= TITLE_LEFT and end - dash > 1:
                weight = FOREIGN + DOT + left + weigh_sounds(text[start:dash]) + weigh_sounds(text[dash + 1 : end + 1])
                yield start, (end + 1, weight, "foreign", "")


def weigh_parts(name: str) -> float:
    """Weigh a dotted name by its sounds, whether its parts are known ones (买买提江), and how long they are."""
    known, long = 0, 0
    for part in name.split("·"):
        known += bool(whole_parts().fullmatch(part))
        long += max(0, len(part) - USUAL_PART)
    return weigh_sounds(name) + KNOWN_PART * known + LONG_PART * long


@lru_cache(maxsize=1)
def whole_parts() -> re.Pattern[str]:
    """Give a pattern of what stands between the dots of Uyghur and Kazakh names."""
    return re.compile(f"(?:{load_minority_parts().pattern})+[{''.join(sorted(LAST_PARTS))}]?")


KNOWN_PART = 5.0
USUAL_PART, LONG_PART = 4, -1.5


def cut_before(text: str, start: int) -> float:
    """Say how much speaks against a dotted name's start inside of a row of sounds: 苏|菲·勒鲁瓦, but 法国|让-保罗."""
    before = text[start - 1 : start]
    if before == "-":
        return CUT
    sizes = range(2, min(LONGEST_PLACE, start) + 1)
    whole = before not in load_foreign() or any(is_plain_word(text[start - size : start]) for size in sizes)
    return 0.0 if whole else CUT


def cut_behind(text: str, end: int) -> float:
    """Say how much speaks against a dotted name's end inside of a row of sounds: 佐兰·米拉|诺维奇, but 巴盖里|当天."""
    inside = text[end : end + 1] in load_foreign() and not is_plain_word(text[end : end + 2])
    return CUT if inside else 0.0


def is_plain_word(text: str) -> bool:
    """Tell whether the dictionary has a word that is no person: 法国, 当天, 总统."""
    word = find_word(text)
    return bool(word.tag) and not word.tag.startswith("nr") and not load_minority_parts().fullmatch(text)


def ends_with_place(text: str, end: int) -> bool:
    """Tell whether the name of a place ends at `end`."""
    return any(text[end - size : end] in load_place_words() for size in range(2, min(LONGEST_PLACE, end) + 1))


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


def longer_foreign(text: str, end: int, weight: float) -> Iterator[Edge]:
    """Give a dictionary's foreign name with up to three more characters that sound foreign: 欧尔|班."""
    sounds = load_foreign()
    for stop in range(end + 1, min(end + FEW, len(text)) + 1):
        sound = sounds.get(text[stop - 1])
        if sound is None:
            return
        weight += sound
        yield stop, weight + right_bonus(text, stop), "foreign", ""
