"""Sentences of 1998 with their persons marked in; how many persons are found at exactly their places, out.

`python -m benchmarks.names_1998` prints the figures, with `--errors` the misses too. The corpus (People's Daily,
January 1998) may be used for research only and is no part of this project; without it nothing is measured.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import click

from benchmarks.texts import DATA
from monitor.parser import extract
from monitor.parser.name_tables import load_frequent_surnames
from monitor.parser.text import fold
from monitor.records import Article

CORPUS = DATA / "names-1998-first-half.jsonl.gz"
CONTEXT = 8  # characters shown on each side of a miss
HAN_NAME = 3  # characters of the longest name with a surname of one
Place = tuple[int, int]


class Marked(NamedTuple):
    """A paragraph, the places of its persons, and of those beside an official title that have a Han name."""

    text: str
    persons: frozenset[Place]
    officials: frozenset[Place]


@dataclass(kw_only=True, slots=True)
class Counts:
    """Places found rightly, wrongly and not at all; officials found and missed."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    officials: int = 0
    unseen: list[str] = field(default_factory=list)


def is_han_name(name: str) -> bool:
    """Tell whether a name has two or three characters and a frequent surname."""
    return 1 < len(name) <= HAN_NAME and fold(name)[0] in load_frequent_surnames()


def read_corpus() -> Iterator[Marked]:
    """Read the marked paragraphs; none where the corpus is missing."""
    if not CORPUS.exists():
        return
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            beside = ((pair["person"][0], pair["person"][1]) for pair in row["title_person"])
            officials = frozenset(place for place in beside if is_han_name(row["text"][slice(*place)]))
            yield Marked(row["text"], frozenset((start, end) for start, end in row["persons"]), officials)


def find_places(text: str) -> frozenset[Place]:
    """Give the places where `extract` finds somebody named in a paragraph that stands alone."""
    people = extract(Article(paragraphs=(text,))).people
    return frozenset((one.start, one.end) for person in people for one in person.mentions if one.where == "text")


def show(text: str, place: Place) -> str:
    """Show a place in its surroundings."""
    start, end = place
    return f"{text[max(0, start - CONTEXT) : start]}[{text[start:end]}]{text[end : end + CONTEXT]}"


def count_places() -> Counts:
    """Compare what is found with what is marked, paragraph by paragraph."""
    counts = Counts()
    for marked in read_corpus():
        found = find_places(marked.text)
        counts.right += len(found & marked.persons)
        counts.officials += len(found & marked.officials)
        for shown, places in (
            (counts.wrong, found - marked.persons),
            (counts.missed, marked.persons - found),
            (counts.unseen, marked.officials - found),
        ):
            shown.extend(show(marked.text, place) for place in sorted(places))
    return counts


def measure_places() -> Iterator[tuple[str, str]]:
    """Give the rows of a table; none where the corpus is missing."""
    if not CORPUS.exists():
        return
    counts = count_places()
    precision = counts.right / (counts.right + len(counts.wrong))
    recall = counts.right / (counts.right + len(counts.missed))
    both = 2 * precision * recall / (precision + recall)
    beside = counts.officials / (counts.officials + len(counts.unseen))
    yield "persons of 1998 at their exact places, P / R / F1", f"{precision:.3f} / {recall:.3f} / {both:.3f}"
    yield "officials of 1998 with a Han name beside a title, recall", f"{beside:.3f}"


@click.command()
@click.option("--errors", is_flag=True, help="Also list what was missed and what was wrongly found.")
def main(*, errors: bool) -> None:
    """Find the persons in People's Daily of 1998, and print how well that goes."""
    if not CORPUS.exists():
        click.echo(f"{CORPUS} is missing: nothing to measure with", err=True)
        raise click.exceptions.Exit(1)
    for what, measured in measure_places():
        print(f"{what}: {measured}")
    if errors:
        counts = count_places()
        for head, shown in (("missed", counts.missed), ("wrong", counts.wrong), ("officials missed", counts.unseen)):
            print(f"\n{head}\n", *shown, sep="\n")


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.names_1998")
