"""Bytes of a PDF in, what is drawn on its pages out: taken in a process that can be killed.

    take_sheets -> child.py on its own, with limits -> Sheet for each page

Raises SheetError only. The answer hangs on the bytes alone.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

from monitor.sheets.records import Box, Sheet, Span

__all__ = ["Box", "Sheet", "SheetError", "Span", "take_sheets"]

LARGEST = 64 * 1_048_576  # bytes of a PDF
SECONDS = 25  # by the clock; the child itself has fewer of the processor's
MOST_ANSWER = 64 * 1_048_576  # bytes
FARTHEST = 1e6  # points; a PDF's page has 14,400 at most (ISO 32000-1, C.2)
COMMAND = (sys.executable, "-I", "-m", "monitor.sheets.child")
WHY = {
    "encrypted": "the PDF is encrypted; save it without its password",
    "broken": "the PDF is damaged or cut off: {detail}",
    "pages": "the PDF has {detail} pages: a newspaper's has one, an issue's some dozens",
    "large": "the PDF has a page of {detail}, more than any newspaper's",
}


class SheetError(Exception):
    """A PDF that cannot be taken apart; says why."""


def take_sheets(content: bytes) -> tuple[Sheet, ...]:
    """Take a PDF's pages apart. Raises SheetError."""
    if len(content) > LARGEST:
        raise SheetError(f"the PDF has {len(content)} bytes, more than {LARGEST}")
    try:
        done = subprocess.run(COMMAND, input=content, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise SheetError(f"the PDF took more than {SECONDS} seconds to read") from error
    if done.returncode:
        raise SheetError(f"the PDF's reader ended with {done.returncode}: it took too much time or memory, or crashed")
    return read_answer(done.stdout)


def read_answer(answer: bytes) -> tuple[Sheet, ...]:
    """Read what the child says; it is believed no more than the PDF. Raises SheetError."""
    if len(answer) > MOST_ANSWER:
        raise SheetError("the PDF has more text than any newspaper's")
    try:
        said = json.loads(answer)
        if "error" in said:
            raise SheetError(WHY[said["error"]].format(detail=said["detail"]))
        return tuple(make_sheet(page) for page in said["pages"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise SheetError(f"the PDF's reader gave no answer: {error}") from error


def make_sheet(page: dict[str, Any]) -> Sheet:
    """Make the record of a page. Raises ValueError, TypeError, OverflowError, KeyError for what is none."""
    width, height, characters, garbled, turned = check_numbers(
        [page[name] for name in ("width", "height", "characters", "garbled", "turned")]
    )
    return Sheet(
        width=width,
        height=height,
        spans=tuple(make_span(*span) for span in page["spans"]),
        rules=tuple(Box(*check_numbers(box)) for box in page["rules"]),
        boxes=tuple(Box(*check_numbers(box)) for box in page["boxes"]),
        pictures=tuple(Box(*check_numbers(box)) for box in page["pictures"]),
        characters=int(characters),
        garbled=int(garbled),
        turned=int(turned),
    )


def make_span(text: Any, *places: Any) -> Span:
    """Make the record of a run of characters. Raises ValueError, TypeError."""
    x0, x1, y, size, font = check_numbers(places)
    if not isinstance(text, str) or not text or size <= 0:
        raise ValueError("a run of characters without characters or size")
    return Span(text, x0, x1, y, size, int(font))


def check_numbers(values: Iterable[Any]) -> list[float]:
    """Give numbers. Raises ValueError for those that a page cannot have, TypeError for what is none."""
    numbers = list(values)
    if not all(abs(number) <= FARTHEST for number in numbers):  # NaN is no less than anything
        raise ValueError("a number that no page has")
    return numbers
