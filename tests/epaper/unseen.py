"""Pages in layouts that no skin describes in, how much of them is read as a person reads them out.

`python -m tests.epaper.unseen` prints the share of pages on which each thing is exact: of the control sets (`c…`
written before there were rules, `d…` to `k…` before their later rounds), and of pages that hold nothing
(`n…`); with --errors what is read otherwise.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from monitor.epaper import EpaperError, read_file
from monitor.papers.files import load_skins
from monitor.records import Page
from tests.words import read_words

UNSEEN = Path(__file__).parent / "fixtures" / "unseen"
SETS = ("c", "d", "e", "f", "g", "h", "i", "j", "k")
STORY = ("headline", "paragraphs", "kicker", "subheads", "authors")
PLACE = ("paper", "day", "number", "section", "pages")


def read_unseen(name: str) -> Page:
    """Read a page of the set as `yaowen parse` does when nothing is known of it."""
    path = UNSEEN / f"{name}.html"
    return read_file(f"{name}.html", path.read_bytes(), paper=None, day=None, number=None, skins=load_skins().values())


def list_unseen(start: str = "") -> list[str]:
    """Give the names of the pages."""
    return sorted(path.stem for path in UNSEEN.glob(f"{start}*.html"))


def load_expected(name: str) -> dict[str, Any]:
    """Give what a person reads on a page: of `kind` article, list, or nothing."""
    expected: dict[str, Any] = json.loads((UNSEEN / f"{name}.json").read_text(encoding="utf-8"))
    return expected


def describe(page: Page) -> dict[str, Any]:
    """Say what was read in the words of the expectations."""
    found: dict[str, Any] = {
        "paper": page.paper,
        "day": page.day.isoformat() if page.day else None,
        "number": page.number,
        "section": page.section,
        "pages": [[one.label, one.url] for one in page.pages],
    }
    if len(page.articles) == 1 and page.articles[0].paragraphs:
        story = page.articles[0]
        lines = {"subheads": list(story.subheads), "authors": list(story.authors), "paragraphs": list(story.paragraphs)}
        return {"kind": "article", "headline": story.headline, "kicker": story.kicker, **lines, **found}
    return {"kind": "list", "articles": [[one.headline, one.url] for one in page.articles], **found}


def compare(name: str) -> Iterator[tuple[str, Any, Any]]:
    """Give each thing that a person reads on a page, what it is, and what was read."""
    expected = load_expected(name)
    try:
        found = describe(read_unseen(name))
    except EpaperError as error:
        found = {
            "kind": "nothing",
            "says": expected.get("says") if expected.get("says", "") in str(error) else str(error),
        }
    for key in expected:
        yield key, expected[key], found.get(key)


def measure(start: str) -> tuple[Counter[str], Counter[str], list[str]]:
    """Count on how many pages each thing is exact, of how many; and say what is read otherwise."""
    right: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    errors = []
    for name in list_unseen(start):
        for key, expected, found in compare(name):
            whole[key] += 1
            right[key] += expected == found
            if expected != found:
                errors.append(f"{name} {key}:\n    expected {expected}\n    read     {found}")
    return right, whole, errors


def main() -> None:
    """Print the figures."""
    for start in (*SETS, "n"):
        right, whole, errors = measure(start)
        click.echo(f"{start} " + " ".join(f"{key} {right[key]}/{whole[key]}" for key in whole))
        if "--errors" in sys.argv:
            click.echo("\n".join(errors))


if __name__ == "__main__":
    read_words(__doc__, most=1, options=("--errors",))
    main()
