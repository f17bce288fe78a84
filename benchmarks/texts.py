"""Nothing in, the articles to measure with and where they are from, out."""

import gzip
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from monitor.contract import article_from_json
from monitor.demo.edition import load_house, print_issue
from monitor.records import Article

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
ISSUES = ("issue-hunan-2022-03-29.jsonl.gz", "issue-people-2022-03-28.jsonl.gz")
FIRST = date(2026, 11, 23)
SAMPLE_DAYS = 10


def load_articles() -> tuple[str, tuple[Article, ...]]:
    """Give two real issues where they lie beside the checkout, else ten days of the sample papers."""
    files = [DATA / name for name in ISSUES]
    if all(file.exists() for file in files):
        return "two whole issues of 2022 (../shared/data)", tuple(article for file in files for article in read(file))
    return f"{SAMPLE_DAYS} days of the sample papers", tuple(print_articles())


def read(file: Path) -> Iterator[Article]:
    """Read the article objects of a file that have a text."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = article_from_json(json.loads(line))
            if article.text.strip():
                yield article


def print_articles() -> Iterator[Article]:
    """Give the sample papers' articles as they are printed."""
    for turn in range(SAMPLE_DAYS):
        day = FIRST + timedelta(days=turn)
        for paper in load_house()["paper"]:
            for page in print_issue(paper["id"], day, FIRST):
                for story in page.stories:
                    yield Article(
                        paper=paper["name"],
                        place=paper["place"],
                        day=day,
                        page=page.number,
                        headline=story.headline,
                        paragraphs=story.paragraphs,
                    )
