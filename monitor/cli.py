"""The command line: each verb reads its arguments, calls one function, writes data to stdout and the rest to stderr."""

import json
import sys
from datetime import datetime
from pathlib import Path

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Read Chinese newspapers' e-papers and be told what you asked to know."""


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
def extract(files: tuple[Path, ...]) -> None:
    """Read facts out of articles: one article object a line in, one facts object a line out."""
    from monitor.contract import article_from_json, facts_to_json
    from monitor.parser import extract as read_facts

    for file in files:
        with click.open_file(str(file), encoding="utf-8") as lines:
            for line in lines:
                article = article_from_json(json.loads(line))
                sys.stdout.write(json.dumps(facts_to_json(read_facts(article), article.id), ensure_ascii=False) + "\n")


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--paper", "paper_id", help="The paper's id, as `yaowen papers` lists it.")
@click.option("--day", type=click.DateTime(formats=["%Y-%m-%d"]), help="The issue's day, to resolve datelines against.")
@click.option("--page", "number", type=click.IntRange(1), help="The page's number.")
def parse(files: tuple[Path, ...], paper_id: str | None, day: datetime | None, number: int | None) -> None:
    """Read pages given as files (.txt, .html) and what their articles say: one page object a line."""
    from monitor.contract import page_to_json
    from monitor.epaper import EpaperError, read_file
    from monitor.papers import load_papers, load_skins
    from monitor.parser import extract as read_facts

    paper = None
    if paper_id is not None and (paper := load_papers().get(paper_id)) is None:
        raise click.UsageError(f"no paper is called {paper_id!r}")
    failed = False
    for file in files:
        try:
            page = read_file(
                str(file),
                file.read_bytes(),
                paper=paper,
                day=day and day.date(),
                number=number,
                skins=load_skins().values(),
            )
        except EpaperError as error:
            click.echo(f"yaowen parse: {error}", err=True)
            failed = True
            continue
        facts = tuple(read_facts(article) for article in page.articles)
        sys.stdout.write(json.dumps(page_to_json(page, facts), ensure_ascii=False) + "\n")
    if failed:
        sys.exit(1)
