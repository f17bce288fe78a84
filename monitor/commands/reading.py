"""`parse` and `extract`: files in, the contract's JSON lines out. No database, no network."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.commands.common import (
    FAULT,
    FILE,
    choose_paper,
    complain,
    fail,
    parse_day,
    read_config,
    write_json,
    write_line,
)

if TYPE_CHECKING:
    from monitor.records import Article, Facts, Page, Paper

LABEL = 40  # characters of a headline that tell which article of a page is meant


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--paper", "paper_name", metavar="ID", help="The paper, by id or name: an HTML page is read its way.")
@click.option(
    "--day", type=parse_day, metavar="YYYY-MM-DD", help="The issue's day; datelines without a year are read by it."
)
@click.option("--page", "number", type=click.IntRange(1, 999), help="The page's number.")
@click.option("--papers", "paper_files", multiple=True, type=FILE, help="A file with papers of your own.")
def parse(
    files: tuple[Path, ...],
    paper_name: str | None,
    day: date | None,
    number: int | None,
    paper_files: tuple[Path, ...],
) -> None:
    """Read pages (.txt, .html, .xml, .pdf; also gzipped) into JSON.

    One page object a line, without database and network. A file that cannot be read is reported, the others are
    read all the same; the exit code is then 1.

    \b
    yaowen parse page01.txt --day 2023-06-07 --page 1
    yaowen parse content_1.html --paper renmin_ribao --day 2023-06-07 | jq .articles[].headline
    """
    from monitor.contract import page_to_json
    from monitor.papers.files import PapersError, load_papers
    from monitor.parser import extract as read_facts

    try:
        papers = load_papers(*paper_files)
    except PapersError as error:
        fail(str(error))
    paper = choose_paper(paper_name, papers.values()) if paper_name else None
    failed = False
    for file in files:
        page = read_page(file, paper, day, number)
        if page is None:
            failed = True
            continue
        found = tuple(read_facts(article) for article in page.articles)
        for article, facts in zip(page.articles, found, strict=True):
            tell_unread(f"{file}: {article.headline[:LABEL]}", facts)
        write_json(page_to_json(page, found))
    if failed:
        raise click.exceptions.Exit(FAULT)


def read_page(file: Path, paper: "Paper | None", day: date | None, number: int | None) -> "Page | None":
    """Read one file; when it cannot be read, say why and give None."""
    from monitor.epaper import EpaperError, read_file
    from monitor.intake.ingest import read_bounded
    from monitor.papers.files import load_skins

    skins = load_skins().values()
    try:
        page = read_file(str(file), read_bounded(file), paper=paper, day=day, number=number, skins=skins)
    except (EpaperError, OSError, ValueError) as error:
        complain(f"{file}: {error}")
        return None
    complain("\n".join(f"{file}: {note}" for note in page.notes))
    return page


@click.command()
@click.argument(
    "files", metavar="FILE.jsonl...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)
)
@click.option("--config", "config_path", type=FILE, help="Look for the topics of this config.yaml, too.")
@click.option("--why", "explained", is_flag=True, help="Print each fact with its passage and the rule that read it.")
@click.option("--json", "as_json", is_flag=True, help="With --why: the facts objects, with the reasons under `why`.")
def extract(files: tuple[Path, ...], config_path: Path | None, *, explained: bool, as_json: bool) -> None:
    """Read articles (JSON lines) into facts.

    One article object a line in, one facts object a line out, in the same order; `-` is stdin. A line that is
    no article object is reported with its number, the others are read all the same; the
    exit code is then 1.

    \b
    yaowen extract articles.jsonl > facts.jsonl
    echo '{"id": "1", "title": "", "text": "本报讯 ..."}' | yaowen extract -
    yaowen extract --why articles.jsonl | less
    """
    from monitor.answers.why import list_reasons, why_to_json
    from monitor.contract import facts_to_json
    from monitor.parser import extract as read_facts

    topics = {} if config_path is None else read_config(config_path).topics
    failed = False
    for file in files:
        for place, line in read_lines(file):
            article = None if line is None else read_article(place, line)
            if article is None:
                failed = True
                continue
            facts = read_facts(article, topics=topics)
            tell_unread(place, facts)
            if explained and not as_json:
                write_reasons(article, facts)
                continue
            reasons = {"why": [why_to_json(why) for why in list_reasons(facts)]} if explained else {}
            write_json({**facts_to_json(facts, article.id), **reasons})
    if failed:
        raise click.exceptions.Exit(FAULT)


def tell_unread(place: str, facts: "Facts") -> None:
    """Say on stderr that the end of an overlong article was not read."""
    if facts.unread:
        complain(f"{place}: too long: the last {facts.unread} characters were not read")


def write_reasons(article: "Article", facts: "Facts") -> None:
    """Write an article's facts for people: what was read, its passage with the fact in 【】, the rule."""
    from monitor.answers.why import list_reasons, show_passage

    write_line(article.id or "?", article.headline)
    for why in list_reasons(facts):
        write_line("", f"{why.kind}: {why.value}", show_passage(article, why.span), f"({why.rule})")


def read_lines(file: Path) -> Iterator[tuple[str, bytes | None]]:
    """Give the lines of a file that are not blank, each with its place; None for a file that cannot be read."""
    try:
        with click.open_file(str(file), "rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield f"{file}:{number}", line
    except OSError as error:
        complain(f"{file}: cannot be read: {error.strerror}")
        yield str(file), None


def read_article(place: str, line: bytes) -> "Article | None":
    """Read one article object; when it is none, say why and give None."""
    from monitor.contract import article_from_json

    try:
        return article_from_json(json.loads(line.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:  # JSON, UTF-8 and the contract's errors are ValueErrors
        complain(f"{place}: no article object: {error or 'nested too deep'}")
        return None
