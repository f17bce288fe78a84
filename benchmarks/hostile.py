"""Texts that no newspaper prints in, rows of what reading them costs, out: each in a process of its own.

What a text is made of and how long it is stands beside the time of `extract` and the most memory of the process, tables
included. A limit that cut it short is told: `Facts.unread`.
"""

import json
import sys
import time
from collections.abc import Iterator
from itertools import islice, product

from benchmarks.processes import run_reporting
from monitor.parser import extract
from monitor.records import Article

MILLION = 1_000_000
NAMES = 10_000
SURNAMES = "赵钱孙李周吴郑王冯陈"
GIVEN = "国建文明华志永玉秀英春海云山江天正平安宁家兴荣光庆福成杰伟强军民"
UNITS = {  # what a text of a million characters repeats
    "one character that is a surname": "王",
    "one character": "省",
    "opening brackets": "（",
    "opening book title marks": "《",
    "blanks": " ",
    "digits": "0",
    "an enumeration": "王明、李军、",
    "titles": "省委书记、",
    "dates": "2026年3月28日，",
    "appointments": "任命王明为省长，免去李军的省长职务；",
}
PARAGRAPH = "江岭省委书记顾知远在临川市调研时强调，要抓好春耕生产，"


def make_names() -> list[str]:
    """Give different names of three characters, the same every time."""
    return list(islice(map("".join, product(SURNAMES, GIVEN, GIVEN)), NAMES))


def make_texts() -> dict[str, str]:
    """Give the texts by what they are made of."""
    names = make_names()
    return {
        **{f"a million characters: {what}": fill(unit, MILLION) for what, unit in UNITS.items()},
        "500,000 characters in one paragraph": fill(PARAGRAPH, MILLION // 2),
        "500,000 brackets, one inside the other": "（" * (MILLION // 4) + "）" * (MILLION // 4),
        f"{NAMES:,} different names in a row": "".join(names),
        f"{NAMES:,} different names, enumerated": "、".join(names),
        f"{NAMES:,} officials, each in a sentence": "".join(f"省委书记{name}出席会议。" for name in names),
        f"{NAMES:,} appointments": "".join(f"任命{name}为省长。" for name in names),
    }


def fill(unit: str, size: int) -> str:
    """Repeat a unit up to a size in characters."""
    return (unit * (size // len(unit) + 1))[:size]


def measure_hostile() -> Iterator[tuple[str, str]]:
    """Give a row for each text."""
    for what in make_texts():
        told, memory = run_reporting([sys.executable, "-m", "benchmarks.hostile", what])
        seconds, unread = json.loads(told)
        rest = f", {unread:,} characters unread" if unread else ""
        yield what, f"{seconds:.1f} s, {memory / 1024:.0f} MB{rest}"


def main(what: str) -> None:
    """Read one text; print the processor's seconds, tables loaded before, and how much stayed unread."""
    extract(Article(headline="题", paragraphs=("省长王明出席。",)))
    article = Article(headline="题", paragraphs=(make_texts()[what],))
    start = time.process_time()
    facts = extract(article)
    print(json.dumps([time.process_time() - start, facts.unread]))


if __name__ == "__main__":
    main(sys.argv[1])
