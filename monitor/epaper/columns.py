"""The lines of one story in, its paragraphs out: the column's width is found run by run, since a story may change it.

A paper sets text in columns of even width and moves punctuation so that lines differ by a character or two. A paragraph
ends where a line ends a sentence and stands out: it is shorter than the column, the next one is indented, or begins as
paragraphs do.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from monitor.epaper.lines import Line

# A line may be this much narrower or wider than its column without saying anything, in full-width characters: a
# punctuation mark that may not begin a line takes its neighbour along, quotation marks are squeezed.
SLACK = 2.0
# A line narrower than the column by more than this ends a paragraph, or the column has changed.
SHORT = 2.5
# The indent of a paragraph is two characters; less than one and a half is justification. Of 128 articles set again in
# seven widths these three bounds find 98 to 99 of 100 paragraph ends, and 98 to 99 of 100 that they find are some.
INDENT = 1.5
# A wider line cannot stand in the column: the story goes on in a wider one.
WIDER = 4.0
# How a new paragraph begins where its width does not say so: the meeting, a speaker or a day takes over. Of 57,000
# sentences in news with known paragraphs, 60 to 78 of 100 that begin so begin a paragraph (他说: 1 of 100).
TAKES_OVER = re.compile(
    r"(?:会议|大会|全会|论坛|座谈会|双方)(?:还)?(?:强调|指出|认为|要求|认真|听取|审议|研究|确定|决定|明确|传达|宣布|通报|号召)"
    r"|(?![他她我这那并还也会])[\u4e00-\u9fff]{2,4}(?:说|强调|指出|表示|要求|认为|介绍)[,，:：]"
    r"|(?:\d{1,2}月)?\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?(?:上午|下午|晚)?[,，]"
)
# A paragraph in brackets: when and by whom what follows was adopted.
REMARK = re.compile(r"（[^（）]*）")
WORD_END = re.compile(r"[A-Za-z][A-Za-z.,'-]*$")
WORD_START = re.compile(r"[A-Za-z]")


def find_widths(lines: Sequence[Line]) -> list[float]:
    """Give for each line the width of the column that it stands in, in full-width characters."""
    starts = [0, *(at for at in range(1, len(lines)) if _changes_width(lines, at)), len(lines)]
    widths: list[float] = []
    for start, end in pairwise(starts):
        widths += [_find_width(lines[start:end])] * (end - start)
    return widths


def _find_width(lines: Sequence[Line]) -> float:
    """Give the usual width of lines that neither begin nor end a paragraph; of the widest where all do."""
    inner = [line.width for last, line in pairwise(lines) if not (last.ends_sentence or line.ends_sentence)]
    return median(inner) if inner else max((line.width for line in lines), default=0.0)


def _changes_width(lines: Sequence[Line], at: int) -> bool:
    """Whether the two lines before and the two from `at` on are even among themselves and far from each other."""
    before = [line.width for line in lines[max(0, at - 2) : at]]
    after = [line.width for line in lines[at : at + 2]]
    if len(before) < 2 or len(after) < 2:  # noqa: PLR2004 - one line alone has no evenness
        return False
    even = abs(before[0] - before[1]) <= WIDER and abs(after[0] - after[1]) <= WIDER
    return even and (
        min(after) > max(before) + WIDER or (max(after) < min(before) - WIDER and not lines[at].ends_sentence)
    )


def is_indented(lines: Sequence[Line]) -> bool:
    """Whether the text kept its paragraphs' indents: then they say where paragraphs begin."""
    indented = sum(line.indent for line in lines if not line.alone)
    return 2 <= indented <= len(lines) * 0.6  # noqa: PLR2004 - one indent may be chance; if most are, it is a margin


def is_spaced(lines: Sequence[Line]) -> bool:
    """Whether empty lines stand between paragraphs only: then they say where paragraphs begin."""
    spaced = [at for at in range(1, len(lines)) if lines[at].spaced and not (lines[at].alone or lines[at - 1].alone)]
    return bool(spaced) and len(spaced) <= len(lines) * 0.4 and all(lines[at - 1].ends_sentence for at in spaced)


def join_paragraphs(lines: Sequence[Line]) -> tuple[str, ...]:
    """Put the lines of one story together as its paragraphs."""
    if not lines:
        return ()
    widths = find_widths(lines)
    indented, spaced = is_indented(lines), is_spaced(lines)
    paragraphs = [lines[0].text]
    for at in range(1, len(lines)):
        begins = lines[at].indent if indented else (spaced and lines[at].spaced) or _ends_before(lines, widths, at)
        apart = lines[at].alone or lines[at - 1].alone or REMARK.fullmatch(paragraphs[-1])
        if apart or (begins and (lines[at - 1].ends_sentence or _announces(lines, widths, at - 1))):
            paragraphs.append(lines[at].text)
        else:
            paragraphs[-1] = join_texts(paragraphs[-1], lines[at].text)
    return tuple(paragraphs)


def _announces(lines: Sequence[Line], widths: Sequence[float], at: int) -> bool:
    """Whether a short line says what comes in paragraphs of their own (任命：)."""
    return lines[at].folded.endswith(":") and widths[at] - lines[at].width > SHORT


def _ends_before(lines: Sequence[Line], widths: Sequence[float], at: int) -> bool:
    """Whether a paragraph ends with the line before `at`, by the two lines' widths and how the second begins."""
    last, line = lines[at - 1], lines[at]
    missing = widths[at - 1] - last.width
    indent = widths[at] - line.width if at + 1 < len(lines) and not line.ends_sentence else 0.0
    stands_out = missing > SHORT or indent >= INDENT or (indent >= 1 and missing + indent >= SHORT)
    return stands_out or bool(TAKES_OVER.match(line.folded))


def join_texts(first: str, second: str) -> str:
    """Join two lines: Chinese without a gap, two Latin words with a space."""
    gap = " " if WORD_END.search(first) and WORD_START.match(second) else ""
    return first + gap + second
