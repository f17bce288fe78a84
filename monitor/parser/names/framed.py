"""A text in, the foreign names out that only what stands around or behind them tells (译名框架).

亚明总统; 对勒卡纽的亲切问候; 请勒卡纽转达; 任命来自北非的勒卡纽为; 会见岛国总理西于扎多蒂; 驻华大使帝扎翁、.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from monitor.parser.name_tables import load_foreign, load_frequent_surnames
from monitor.parser.names.edges import Edge
from monitor.parser.names.filling import SHORT
from monitor.parser.names.foreign import FOREIGN, LONGEST_FOREIGN, LONGEST_PLACE, REGNAL
from monitor.parser.names.neighbours import TITLE_LEFT
from monitor.parser.patterns import any_of
from monitor.parser.places import load_place_words
from monitor.parser.titles import load_titles, title_starting_at
from monitor.parser.words import find_word

FULL = 3  # characters of a name that no title tells


def framed_edges(text: str) -> Iterator[tuple[int, Edge]]:
    """Give the foreign names that an office of a state behind them or a frame around them tells, with their starts."""
    for found in state_titles().finditer(text):
        end = found.start()
        last = end - SHORT if REGNAL.match(text, end - SHORT) else end  # 伊丽莎白二世女王
        for start, weight in () if ends_with_place(text, end) else starts_before(text, last):
            if not cuts_verb(text, start) and text[start:end] not in load_place_words():
                yield start, (end, weight, "foreign", "")
        yield from whole_edges(text, found.end())
    for found in FRAME_ENDS.finditer(text):
        end, opening = found.start(), FRAMES[found[0][0]]
        for start, weight in starts_before(text, end):
            if end - start >= FULL and opening.search(text, max(0, start - LONGEST_OPENING), start):
                yield start, (end, weight, "foreign", "")
    yield from set_off_edges(text)


def set_off_edges(text: str) -> Iterator[tuple[int, Edge]]:
    """Give the names that stand alone between a verb of meeting, or an envoy's title in a list, and a stop."""
    for found in MET_ALONE.finditer(text):
        for start, weight in starts_before(text, found.end(1)):
            if start == found.start(1):
                yield start, (found.end(1), weight, "foreign", "")
    for found in LEADER_MET.finditer(text):
        if not find_word(found[1]).tag and found[1][0] in load_frequent_surnames():
            yield found.start(1), (found.end(1), FOREIGN + TITLE_LEFT, "foreign", "")
    for found in ENVOY_IN_LIST.finditer(text):
        if not find_word(found[1]).tag:  # no 夫妇、代表
            yield found.start(1), (found.end(1), FOREIGN + TITLE_LEFT, "foreign", "")


FRAME_ENDS = re.compile(r"的(?:亲切|诚挚|良好|美好|崇高|热烈)?(?:问候|祝愿|祝福|敬意)|转达|为(?=[^，。；、为]{4})")
FRAMES = {
    "的": re.compile(r"[对向]\Z"),
    "转": re.compile(r"请\Z"),
    "为": re.compile(r"(?:任命|提名|推选)[^，。；、]{2,16}的\Z"),
}  # what opens each
MET_ALONE = re.compile(r"(?:会见|会晤|接见|拜会)([\u4e00-\u9fff]{3,8}?)(?=[，。、]|时[，。]|\Z)")
LEADER_MET = re.compile(
    r"(?:[同与和向对]|会见|会晤)((?![时现候前新现任各])[\u4e00-\u9fff]{2}(?<![方国任前新副]))(?=(?:总统|首相|国王)(?:举行|会谈|会晤|通|表示|致))"
)  # 同孔戴总统会谈: whatever he sounds like
LONGEST_OPENING = 20  # characters
ENVOY_IN_LIST = re.compile(
    r"驻[\u4e00-\u9fff]{1,8}?大使((?![馆级们以和及与等])[\u4e00-\u9fff]{2,6}(?<![妇人行员]))(?=、)"
)  # whatever it sounds like


def starts_before(text: str, end: int) -> Iterator[tuple[int, float]]:
    """Give where a row of foreign sounds that ends at `end` may begin, and how much a name weighs there."""
    sounds, weight = load_foreign(), FOREIGN + TITLE_LEFT
    for start in range(end - 1, max(-1, end - LONGEST_FOREIGN), -1):
        if text[start] not in sounds:
            return
        weight += sounds[text[start]]
        if end - start > 1:
            yield start, weight


def whole_edges(text: str, start: int) -> Iterator[tuple[int, Edge]]:
    """Give what is all there is between an office of a state and a stop, where one character sounds foreign to nobody.

    A name: 总理西于扎多蒂。
    """
    if not (whole := UP_TO_STOP.match(text, start)) or title_starting_at(text, start):
        return
    sounds = [load_foreign().get(character, UNHEARD) for character in whole[0]]
    if sounds.count(UNHEARD) == 1 and UNHEARD not in (sounds[0], sounds[-1]):
        yield start, (whole.end(), FOREIGN + TITLE_LEFT + sum(sounds), "foreign", "")


UP_TO_STOP = re.compile(r"[\u4e00-\u9fff]{5,8}(?=[，。、；]|\Z)")
UNHEARD = -7.0


def cuts_verb(text: str, start: int) -> bool:
    """Tell whether a verb ends in the character at `start` or begins there: 转|达里奥, 希望|达里奥."""
    return any(find_word(text[begin : begin + SHORT]).tag == "v" for begin in (start - 1, start) if begin >= 0)


@lru_cache(maxsize=1)
def state_titles() -> re.Pattern[str]:
    """Give a pattern of the offices of a state that stand behind names."""
    titles = [title for title, (kind, _) in load_titles().items() if kind == "state"]
    return re.compile(any_of(titles))


def ends_with_place(text: str, end: int) -> bool:
    """Tell whether the name of a place ends at `end`."""
    return any(text[end - size : end] in load_place_words() for size in range(2, min(LONGEST_PLACE, end) + 1))
