"""A sentence and a place in, the run of posts that stands there out: `市委副书记、市长` before a name, `任…` behind one.

A run (一串职务) is one or more printed posts joined by 、, 兼 or a comma. This module finds where it begins and ends;
what its posts are in full is posts.py's business.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from monitor.parser.names import Piece, cut, load_titles, title_ending_at
from monitor.parser.text import read_table

JOIN = re.compile(r"(?:、|，|,|；|;|兼任|兼|和|暨| |\u3000)$")
BARRIER = re.compile(r"[，。；：、！？（）()《》“”‘’【】\[\]…—\n,;:!?|/ \t\u3000]|兼任|兼|暨")
NOUN_TAGS = frozenset(("n", "ns", "nt", "nz", "nr", "nrt", "nrfg", "j", "b", "vn", "an", "ng", "s", "x", "g", "q", "f"))
ORDINAL = re.compile(r"第?[0-9一二三四五六七八九十]+[届次]?")
COMMON_DISTANCE = 40  # characters that the longest post in use needs
LAST_WORDS = re.compile(r"(?:等?职务|一职|职位|之职|等职|职)$")


class Run(NamedTuple):
    """A run of posts at start..end: the printed posts in order, and the title's kind and holders of the last one."""

    start: int
    end: int
    posts: tuple[str, ...]
    kind: str
    holders: str


@lru_cache(maxsize=1)
def load_organs() -> dict[str, str]:
    """Give the kind of each organ's word."""
    return {row[0]: row[1] for row in read_table("organs.tsv")}


def may_stand_in_post(piece: Piece, word: str) -> bool:
    """Tell whether a word may stand inside a post's name, before its title."""
    kind = load_organs().get(word, "")
    if kind:
        return kind != "stop"
    return piece.tag in NOUN_TAGS or piece.kind != "word" or bool(ORDINAL.fullmatch(word))


def trim_left(text: str) -> int:
    """Give where the post that ends `text` begins: words are taken from the right for as long as they can belong."""
    title = title_ending_at(text, len(text))
    stem = text[: len(text) - len(title)]
    start = len(stem)
    for piece in reversed(cut(stem)) if stem else ():
        if not may_stand_in_post(piece, stem[piece.start : piece.end]):
            break
        start = piece.start
    return start


def read_piece(text: str, floor: int, end: int) -> tuple[int, bool]:
    """Give where the post that ends at `end` begins, and whether it fills the room back to a barrier."""
    low = max(floor, end - COMMON_DISTANCE)
    barriers = [found.end() for found in BARRIER.finditer(text, low, end)]
    room = barriers[-1] if barriers and barriers[-1] < end else low
    start = room + trim_left(text[room:end])
    return start, start == room


def is_office(title: str) -> bool:
    """Tell whether a title names an office and no calling."""
    return bool(title) and load_titles()[title][0] != "calling"


def run_before(text: str, floor: int, end: int) -> Run | None:
    """Give the run of posts that ends at `end` and does not begin before `floor`; None when no title stands there."""
    title = title_ending_at(text, end)
    if not title or end - len(title) < floor or not is_office(title):
        return None
    kind, holders = load_titles()[title]
    start, full = read_piece(text, floor, end)
    posts = [text[start:end]]
    while full and start > floor and (joint := JOIN.search(text, floor, start)):
        before = title_ending_at(text, joint.start())
        if not before or joint.start() - len(before) < floor or not is_office(before):
            break
        cut_at, full = read_piece(text, floor, joint.start())
        posts.insert(0, text[cut_at : joint.start()])
        start = cut_at
    if "副" in posts[-1] or "助理" in posts[-1]:
        holders = "many"
    return Run(start, end, tuple(posts), kind, holders)


def run_after(text: str, start: int) -> Run | None:
    """Give the run of posts that begins at `start` (behind 任, 为, 辞去); None when no title stands there."""
    posts: list[str] = []
    end, place = start, start
    kind = holders = ""
    while place < len(text):
        found = BARRIER.search(text, place)
        stop = found.start() if found else len(text)
        printed, rest = cut_post(text[place:stop])
        if not printed:
            break
        posts.append(printed)
        end = place + len(printed)
        kind, holders = load_titles()[title_ending_at(printed, len(printed))]
        if rest or found is None or found[0] not in CONTINUES:
            break
        place = found.end()
    return Run(start, end, tuple(posts), kind, holders) if posts else None


CONTINUES = frozenset(("、", "，", ",", "兼", "兼任", "暨"))
CANDIDATE = re.compile(r"候选人|人选")


def cut_post(text: str) -> tuple[str, str]:
    """Cut `text` behind the post that it begins with: the printed post and the rest; ("", text) when it begins with none.

    The title that closes the post is the last one before a word that no post has: 省委书记职务, 副省长的请求.
    """
    best = 0
    for end in range(2, min(len(text), COMMON_DISTANCE) + 1):
        title = title_ending_at(text, end)
        if title and is_office(title) and trim_left(text[:end]) == 0:
            best = end
    if best and (found := CANDIDATE.match(text, best)):
        return text[: found.end()], text[found.end() :]
    rest = text[best:]
    return text[:best], LAST_WORDS.sub("", rest)
