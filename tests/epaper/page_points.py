"""A page as read and as a person reads it in, points out: five for each story, as many of them as are right.

    where its text starts and ends; how many paragraphs; kicker and headline; subheads; dateline and where it goes on

Pages of which more stories were read than there are lose a point for each. Run as a program it prints the points of
the flat pages of the fixtures: `python -m tests.epaper.page_points [FOLDER]`.
"""

import json
import re
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from monitor.epaper import read_flat
from monitor.records import Article, Page
from tests.epaper.pages import FIXTURES

OPENING = 20  # characters by which a story is found again


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def judge_story(article: Article | None, want: Mapping[str, Any]) -> dict[str, bool]:
    """Give the five points of a story; None is one that was not found."""
    if article is None:
        return dict.fromkeys(("text", "paragraphs", "headline", "subheads", "dateline"), False)
    text = squeeze("".join(article.paragraphs))
    dateline = squeeze(article.dateline.text) if article.dateline else ""
    heads = squeeze(article.kicker), squeeze(article.headline)
    return {
        "text": text.startswith(squeeze(want["starts"])) and text.endswith(squeeze(want["ends"])),
        "paragraphs": len(article.paragraphs) == want["paragraphs"],
        "headline": heads == (squeeze(want["kicker"]), squeeze(want["headline"])),
        "subheads": squeeze("".join(article.subheads)) == squeeze("".join(want["subheads"])),
        "dateline": (dateline, article.continues_on) == (squeeze(want["dateline"]), want["continues_on"]),
    }


def count_points(page: Page, expected: Mapping[str, Any]) -> tuple[int, int]:
    """Give the points of a page, and how many there are."""
    points = [judge_story(find_story(page, want), want) for want in expected["articles"]]
    extra = max(0, len(page.articles) - len(points))
    return sum(sum(story.values()) for story in points) - extra, sum(map(len, points))


def find_story(page: Page, want: Mapping[str, Any]) -> Article | None:
    opening = squeeze(want["starts"])[:OPENING]
    return next((one for one in page.articles if squeeze("".join(one.paragraphs)).startswith(opening)), None)


def main(folder: Path) -> None:
    right = total = 0
    for path in sorted(folder.glob("*.txt")):
        expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        page = read_flat(path.read_bytes().decode("utf-8"), day=date.fromisoformat(expected["date"]))
        found, asked = count_points(page, expected)
        right, total = right + found, total + asked
        sys.stdout.write(f"{path.stem}: {found} of {asked}\n")
    sys.stdout.write(f"{right} of {total} points, {right / total:.3f}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FIXTURES / "flat")
