"""A printed string and the hits in it in, the piece to show around the first hit out, cut at sentence borders. Pure."""

import re
from collections.abc import Iterable

from monitor.records import Span

LEAST, MOST = 40, 80  # characters; a hit longer than MOST is still shown whole
LEAD = 30  # characters of a long sentence that may stand before the hit
SENTENCE_END = re.compile(r"[。！？!?；;]+[”’』」）)》]*")
CLAUSE_END = re.compile(r"[，,、：:。！？!?；;][”’』」）)》]*")


def cut_passage(text: str, focus: Span, hits: Iterable[Span]) -> tuple[str, tuple[Span, ...]]:
    """Give about 40 to 80 characters of the line around `focus`, and the hits that stand in them as spans into them."""
    line_start = text.rfind("\n", 0, focus.start) + 1
    line_end = text.find("\n", focus.end)
    start, end = choose_sentences(text, line_start, len(text) if line_end < 0 else line_end, focus)
    if end - start > MOST:
        start, end = choose_clauses(text, start, end, focus)
    passage = text[start:end]
    start += len(passage) - len(passage.lstrip())
    inside = sorted({(hit.start - start, hit.end - start) for hit in hits if start <= hit.start and hit.end <= end})
    return passage.strip(), tuple(Span(start=left, end=right, where=focus.where) for left, right in apart(inside))


def choose_sentences(text: str, start: int, end: int, focus: Span) -> tuple[int, int]:
    """Give the sentence around the focus, longer by neighbours, the following first, while it is short."""
    borders = [start, *(found.end() for found in SENTENCE_END.finditer(text, start, end)), end]
    left = max(border for border in borders if border <= focus.start)
    right = min(border for border in borders if border >= focus.end)
    for border in (border for border in borders if border > right):
        if right - left >= LEAST or border - left > MOST:
            break
        right = border
    for border in reversed([border for border in borders if border < left]):
        if right - left >= LEAST or right - border > MOST:
            break
        left = border
    return left, right


def choose_clauses(text: str, start: int, end: int, focus: Span) -> tuple[int, int]:
    """Give the part of a long sentence around the focus that ends at commas; without commas near, cut where it must."""
    borders = [start, *(found.end() for found in CLAUSE_END.finditer(text, start, end)), end]
    near = [border for border in borders if focus.start - LEAD <= border <= focus.start]
    left = min(near, default=max(start, focus.start - LEAD))
    fitting = [border for border in borders if focus.end <= border <= left + MOST]
    return left, max(fitting, default=max(focus.end, min(end, left + MOST)))


def apart(places: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Leave out of sorted places each that overlaps one before it."""
    last = 0
    for start, end in places:
        if start >= last:
            yield start, end
            last = end
