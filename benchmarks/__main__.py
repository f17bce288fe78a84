"""Measures the program beside its peers and writes docs/benchmarks.md: `make bench`."""

import os
import platform
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.archive import measure_backtest
from benchmarks.articles import measure_articles
from benchmarks.hostile import measure_hostile
from benchmarks.issue import measure_issue
from benchmarks.matchers import measure_matchers
from benchmarks.names_1998 import measure_places
from benchmarks.pdf import measure_pdf
from benchmarks.peers import measure_peers
from benchmarks.processes import measure_daemon, measure_help, measure_load
from benchmarks.reload import measure_reload
from benchmarks.speed import count_characters, measure_extract, measure_matching, measure_pages, measure_storing
from benchmarks.texts import load_articles
from monitor.parser import extract

OUTPUT = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
PAGE = """# Benchmarks

Written by `make bench`; nothing here is set by hand. Runs of contenders are interleaved in one process, figures are
medians. Speeds are per second of processor time on one core, start-up times by the clock, memory is resident.

| | |
| --- | --- |
| day | {day} |
| processor | {processor}, {cores} cores |
| versions | Python {python}, SQLite {sqlite} |
| texts | {texts}: {articles} articles, {characters:,} characters |

| what | measured |
| --- | --- |
{rows}

jieba.posseg does less than `extract` (it cuts and tags words, and reads no posts, events or documents); it is the
usual way to look for names in Chinese text, hence the ratio. Terms of the matching rows are invented names, nine people
to one topic. The daemon's paper lies on a closed port of this machine, so that it stays idle. The issue is read off
a press on this machine: pauses are jumped over, the work between them is in processor time.

## Finding people, beside other tools
{peers}

The peers are asked for every word of two characters and more that they tag as a person (`nr`, `PER`). The rules were
written with the open set of real articles in view; the set of which only totals are seen shows better what they can do.

## Looking for many terms, beside other tools

{matchers}

Each gets the texts folded, and invented names. In the program folding and the look at name boundaries come on top (the
rows `matching` above). The loop and RE2's set say which terms are there, the others every place of each.

## Reading article pages, beside other tools

{pages}

The pages are written for this project, in the markup of every site of the sample press that prints HTML and with all
that stands around an article. Each tool gets the page and its address, Yaowen besides what the issue's list says; the
peers have no field for kicker and subheads. A field counts where it is printed on the page (the day: on the page or in
its address), whatever its spaces; of authors the names.

## Texts made to be hostile

| text | extract |
| --- | --- |
{hostile}

Each is read in a process of its own, tables loaded before the clock starts; the memory is that of the whole process.
"""


def find_processor() -> str:
    """Give the processor's model as the kernel names it."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def main() -> None:
    """Measure everything, print and write the table."""
    source, articles = load_articles()
    rows = [*measure_help(), *measure_load(), *measure_daemon(), *measure_pages(articles), *measure_extract(articles)]
    rows += [*measure_places(), *measure_pdf()]
    facts = tuple(extract(article) for article in articles)
    rows += [
        *measure_matching(articles, facts),
        *measure_reload(articles[0]),
        *measure_storing(articles, facts),
        *measure_backtest(articles, facts),
    ]
    rows += measure_issue()
    page = PAGE.format(
        day=datetime.now(UTC).date(),
        processor=find_processor(),
        cores=os.cpu_count(),
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        texts=source,
        articles=len(articles),
        characters=count_characters(articles),
        rows="\n".join(f"| {what} | {measured} |" for what, measured in rows),
        peers="\n".join(measure_peers(articles)),
        matchers="\n".join(measure_matchers(articles)),
        pages="\n".join(measure_articles()),
        hostile="\n".join(f"| {what} | {measured} |" for what, measured in measure_hostile()),
    )
    OUTPUT.write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
