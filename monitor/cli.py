"""The command line: each verb reads its arguments, calls one function, writes data to stdout and the rest to stderr."""

import json
import sys
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
