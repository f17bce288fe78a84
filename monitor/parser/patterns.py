"""A text and patterns or words in, what stands there out: sooner than by trying each pattern at each place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

start_of = re.Match.start


def find_from(begins: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Give what `pattern.finditer` does, but try it only where one of the characters `begins` stands: much sooner."""
    return find_at(map(start_of, begins.finditer(text)), pattern, text)


def find_at(places: Iterable[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Give what `pattern.finditer` does of that which begins at some places, in order."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)):
            end = match.end()
            yield match


def places_before(sign: re.Pattern[str], reach: int, begins: re.Pattern[str], text: str) -> Iterator[int]:
    """Give where one of the characters `begins` stands up to `reach` characters before a sign: few texts have many."""
    done = 0
    for found in sign.finditer(text):
        yield from map(start_of, begins.finditer(text, max(done, found.start() - reach), found.start()))
        done = found.start()


def find_by_beginnings(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Give what `pattern.finditer` does, but try it only at the characters that it may begin with."""
    return find_from(beginnings_of(pattern.pattern), pattern, text)


@cache
def beginnings_of(pattern: str) -> re.Pattern[str]:
    """Match the characters that a pattern may begin with, and some more: those that open a group or an alternative
    of it or follow an optional part, and its classes.

    A pattern that may begin with anything, or anything but some characters, has no such beginnings.
    """  # noqa: D205
    return re.compile(f"[{''.join(one[1] or one[0] for one in BEGINNING.finditer(LOOKAROUND.sub('', pattern)))}]")


LOOKAROUND = re.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)")
BEGINNING = re.compile(r"\[([^\]^][^\]]*)\]|(?<![^|(:>?)])[\u3400-\u9fff]")


def any_of(words: Iterable[str]) -> str:
    """Give a pattern of words, the longest first, put together by first character: a table's is tried many times."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(behind)})" for first, behind in rests.items())


def by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give words by their first character, in their order."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[0], []).append(word)
    return {first: tuple(rest) for first, rest in found.items()}


def words_in(text: str, words: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Give those of some words, by their first character, that a text holds."""
    return frozenset(word for first in words.keys() & set(text) for word in words[first] if word in text)


def many_words_in(text: str, words: tuple[str, ...]) -> frozenset[str]:
    """Give those of many words that a long text holds: it is gone over once, however many they are."""
    starts, behind = starts_of(words)
    places = map(start_of, starts.finditer(text)) if behind else ()
    return frozenset(word for place in places for word in behind[text[place]] if text.startswith(word, place))


@lru_cache(maxsize=8)
def starts_of(words: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """Match the first character of any of some words where the word stands; give the words by that character."""
    behind = by_first(filter(None, words))
    rests = {first: "|".join(re.escape(word[1:]) for word in mine) for first, mine in behind.items()}
    return re.compile("|".join(f"{re.escape(first)}(?={rest})" for first, rest in rests.items())), behind
