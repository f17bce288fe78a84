"""Measures the program beside its peers and writes docs/benchmarks.md: `make bench`, `python -m benchmarks --help`."""

import os
import platform
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

if TYPE_CHECKING:
    from monitor.records import Article, Facts

OUTPUT: Final = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
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


@dataclass(frozen=True)
class Texts:
    """What is measured with; each is made when it is first asked for."""

    @cached_property
    def loaded(self) -> "tuple[str, tuple[Article, ...]]":
        """Where the articles are from, and they."""
        from benchmarks.texts import load_articles

        return load_articles()

    @property
    def articles(self) -> "tuple[Article, ...]":
        """All articles."""
        return self.loaded[1]

    @property
    def article(self) -> "Article":
        """One of them."""
        return self.articles[0]

    @cached_property
    def facts(self) -> "tuple[Facts, ...]":
        """What is read out of the articles, in their order."""
        from monitor.parser import extract

        return tuple(extract(article) for article in self.articles)


class Part(NamedTuple):
    """A part of the page: what it says, which module here measures it by which functions, given which of the Texts."""

    about: str
    module: str
    functions: str
    given: tuple[str, ...] = ()

    def measure(self, texts: Texts) -> Iterator[Any]:
        """Give its rows (what, measured), or the lines of its table."""
        module = import_module(f"benchmarks.{self.module}")
        for function in self.functions.split():
            yield from getattr(module, function)(*(getattr(texts, name) for name in self.given))


ARTICLES: Final = ("articles",)
BOTH: Final = ("articles", "facts")
ROWS: Final = {
    "start": Part("starting program, parser and daemon", "processes", "measure_help measure_load measure_daemon"),
    "pages": Part("reading a front page", "speed", "measure_pages", ARTICLES),
    "extract": Part("reading articles", "speed", "measure_extract", ARTICLES),
    "names": Part("finding the persons of a corpus of 1998, where it is", "names_1998", "measure_places"),
    "pdf": Part("reading pages of PDF", "pdf", "measure_pdf"),
    "matching": Part("matching articles against watches", "speed", "measure_matching", BOTH),
    "reload": Part("taking a changed list of 100,000 names", "reload", "measure_reload", ("article",)),
    "storing": Part("storing articles", "speed", "measure_storing", BOTH),
    "backtest": Part("putting watches to an archive", "archive", "measure_backtest", BOTH),
    "issue": Part("reading an issue off a press", "issue", "measure_issue"),
}
TABLES: Final = {
    "peers": Part("finding people, beside other tools", "peers", "measure_peers", ARTICLES),
    "terms": Part("looking for many terms, beside other tools", "matchers", "measure_matchers", ARTICLES),
    "articles": Part("reading article pages, beside other tools", "articles", "measure_articles"),
}
HOSTILE: Final = {"hostile": Part("texts made to be hostile", "hostile", "measure_hostile")}
PARTS: Final = {**ROWS, **TABLES, **HOSTILE}


def write_page(texts: Texts) -> str:
    """Measure everything and give the page."""
    from benchmarks.speed import count_characters

    rows = [row for part in ROWS.values() for row in part.measure(texts)]
    return PAGE.format(
        day=datetime.now(UTC).date(),
        processor=find_processor(),
        cores=os.cpu_count(),
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        texts=texts.loaded[0],
        articles=len(texts.articles),
        characters=count_characters(texts.articles),
        rows=write_rows(rows),
        peers="\n".join(TABLES["peers"].measure(texts)),
        matchers="\n".join(TABLES["terms"].measure(texts)),
        pages="\n".join(TABLES["articles"].measure(texts)),
        hostile=write_rows(HOSTILE["hostile"].measure(texts)),
    )


def write_rows(rows: Iterable[tuple[str, str]]) -> str:
    """Write rows of a table of two columns."""
    return "\n".join(f"| {what} | {measured} |" for what, measured in rows)


def tell_part(name: str, texts: Texts) -> Iterator[str]:
    """Give the lines of one part, each as soon as it is measured."""
    for found in PARTS[name].measure(texts):
        yield found if name in TABLES else f"{found[0]}: {found[1]}"


LIST = "\n".join(f"{name:<9} {part.about}" for name, part in PARTS.items())
HELP = f"""Measure the program beside its peers.

Without PART everything is measured, which takes a quarter of an hour, printed and written to docs/benchmarks.md.
With PARTs these alone are measured and printed; no file is written.

A peer that is not installed has no row: `make bench` installs them and then measures everything.

\b
python -m benchmarks extract matching
python -m benchmarks --output /tmp/benchmarks.md

\b
Parts:
{LIST}
"""


@click.command(help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("parts", metavar="[PART]...", nargs=-1, type=click.Choice(tuple(PARTS)))
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write everything there instead."
)
def main(parts: tuple[str, ...], output: Path | None) -> None:
    """Measure everything and write the page, or a few parts and print them."""
    if parts and output:
        raise click.UsageError("--output is for the whole page, without PART")
    texts = Texts()
    for line in (line for part in dict.fromkeys(parts) for line in tell_part(part, texts)):
        click.echo(line)
    if not parts:
        page = write_page(texts)
        (output or OUTPUT).write_text(page, encoding="utf-8")
        click.echo(page)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
