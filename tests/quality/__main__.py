"""Reads the labelled articles and prints how well: `make quality`. Exit code 1 when a figure lies below its floor."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from monitor.parser import extract
from tests.quality.floors import find_falls, read_floors, set_floors, write_floors
from tests.quality.labels import Labelled, read_pair, read_written
from tests.quality.report import write_errors, write_table
from tests.quality.scoring import Score, score

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
CORPUS = HERE.parent.parent.parent / "shared" / "labelled"  # real articles, beside some checkouts; never part of this


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """A set of labelled articles; of one that is not `open` only totals may be seen, so that it stays a check."""

    title: str
    read: Callable[[], tuple[Labelled, ...]]
    there: bool = True
    open: bool = True


def find_corpora() -> dict[str, Corpus]:
    """Give the sets of articles to measure with."""
    corpora = {"written": Corpus(title="written for this project", read=lambda: read_written(find_written()))}
    for name, title, is_open in (
        ("dev", "real articles, errors may be read", True),
        ("check", "real articles, totals only", False),
    ):
        articles, labels = CORPUS / f"{name}.jsonl", CORPUS / f"{name}.gold.jsonl"
        corpora[name] = Corpus(
            title=title,
            read=partial(read_pair, articles, labels),
            there=articles.exists() and labels.exists(),
            open=is_open,
        )
    return corpora


def find_written() -> list[Path]:
    """Give the project's own files of labelled articles."""
    return sorted(HERE.glob("*.jsonl"))


def measure(labelled: tuple[Labelled, ...]) -> Score:
    """Read each article and score what was read."""
    return score((one, extract(one.article)) for one in labelled)


@click.command()
@click.argument("sets", nargs=-1, metavar="[SET]...", type=click.Choice(tuple(find_corpora())))
@click.option("--errors", is_flag=True, help="List what was missed and what is not there, article by article.")
@click.option("--raise", "raising", is_flag=True, help="Lift the floors to today's figures; none is lowered.")
@click.option("--lower-floors", is_flag=True, help="Set the floors to today's figures, lower ones too.")
def main(sets: tuple[str, ...], *, errors: bool, raising: bool, lower_floors: bool) -> None:
    """Print precision, recall and F1 of each kind of fact, for every set of articles that is there (or each SET)."""
    floors = read_floors(FLOORS)
    fell = False
    for name, corpus in find_corpora().items():
        if sets and name not in sets:
            continue
        if not corpus.there:
            click.echo(f"{name}: not beside this checkout, left out")
            continue
        labelled = corpus.read()
        figures = measure(labelled)
        limits = floors.get(name, {})
        click.echo("\n".join(write_table(f"{name}: {corpus.title} ({len(labelled)} articles)", figures, limits)))
        if errors and corpus.open:
            click.echo("\n".join(write_errors(figures)))
        if raising or lower_floors:
            floors[name] = set_floors(figures, limits, lower=lower_floors)
        for kind, figure, floor in find_falls(figures, floors.get(name, {})):
            fell = True
            click.echo(f"{name}: {kind} fell to {figure:.4f}, its floor is {floor:.3f}", err=True)
    if raising or lower_floors:
        write_floors(FLOORS, floors)
    sys.exit(fell)


if __name__ == "__main__":
    main()
