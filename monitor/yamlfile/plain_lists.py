"""A YAML text in; the same without the inside of its long lists of plain words, and these words, out. Pure.

A parser of YAML written in Python takes seconds for a list of many thousand names, though each line says the same: `- `
and a word. Here a run of such lines keeps its first and its last. Whoever reads the rest and finds these two as entries
of one list, one after the other, may put the words of the others between them: where a line begins an entry, the next
line that begins in the same column with `- ` begins the next one
(https://yaml.org/spec/1.2.2/#821-block-sequences). Whoever finds anything else, as for lines of a quoted text, has to
read the whole text.

A word is plain when it is letters and digits, with blanks, `·`, `-`, `.` and Chinese brackets and quotes between them:
nobody can take it for anything but a text. A comment or an empty line ends a run.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

LONG: Final = 50  # entries; shorter runs are read as quickly by themselves
SIGNS: Final = r"[\w·.()（）《》“”、-]"
ENTRY: Final = rf"- [^\W\d_]{SIGNS}*+(?: {SIGNS}++)*+\n"
RUN: Final = re.compile(rf"^(?P<indent> *){ENTRY}(?:(?P=indent){ENTRY}){{{LONG - 1},}}+", re.MULTILINE)
NO_TEXT: Final = frozenset({"null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"})
FIRST: Final = attrgetter("line")
OTHER_BREAKS: Final = re.compile("[\r\x85\u2028\u2029]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """The words of a run, of which the first stands in line `line` of the rest and the last in the next.

    `taken` lines of it and of all runs before are not in the rest; each word begins in `column`. Both count from 0.
    """

    words: list[str]
    line: int
    taken: int
    column: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Rest:
    """What is left of a text, and what was taken out of it."""

    text: str
    runs: tuple[Run, ...] = ()

    def find_line(self, line: int) -> int:
        """Give where a line of the rest stands in the whole text."""
        before = bisect_left(self.runs, line, key=FIRST)
        return line + (self.runs[before - 1].taken if before else 0)

    def find_run(self, line: int) -> Run | None:
        """Give the run that begins in a line of the rest."""
        before = bisect_left(self.runs, line, key=FIRST)
        return self.runs[before] if before < len(self.runs) and self.runs[before].line == line else None


def take_out(text: str) -> Rest:
    """Take out the inside of each run; nothing of a text whose line ends are not all those of Unix or of Windows."""
    plain = text.replace("\r\n", "\n")
    if OTHER_BREAKS.search(plain):
        return Rest(text=text)
    kept: list[str] = []
    runs: list[Run] = []
    end = line = taken = 0
    for found in RUN.finditer(plain):
        column = len(found["indent"]) + len("- ")
        words = found[0][column:-1].split(f"\n{found['indent']}- ")
        if not NO_TEXT.isdisjoint(words):
            continue
        line, taken = line + plain.count("\n", end, found.start()), taken + len(words) - 2
        kept += [plain[end : found.start()], *(f"{found['indent']}- {word}\n" for word in (words[0], words[-1]))]
        runs.append(Run(words=words, line=line, taken=taken, column=column))
        end, line = found.end(), line + 2
    return Rest(text="".join((*kept, plain[end:])), runs=tuple(runs))
