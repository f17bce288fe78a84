"""Pages set by the pressroom, read again: how many stories are told apart, headed and cut into paragraphs as printed.

`python -m tests.epaper.printed [PAGES]` prints the figures for both families of layouts.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from monitor.epaper.pdf import read_sheet
from monitor.records import Article, Page
from monitor.sheets import Sheet, read_answer
from monitor.sheets.child import take_pages
from tests.epaper.pressroom import Print, Printed, set_grid, set_shaped
from tests.words import read_words

GRID, SHAPED = 36, 24  # pages read in the tests


@dataclass(kw_only=True)
class Score:
    """Counts of stories: printed, told apart, and of these with their headline, kicker, subheads, paragraphs."""

    pages: int = 0
    printed: int = 0
    apart: int = 0
    headline: int = 0
    kicker: int = 0
    subheads: int = 0
    paragraphs: int = 0
    extra: int = 0

    def __str__(self) -> str:
        shares = " ".join(
            f"{name} {getattr(self, name) / max(1, self.apart):.3f}"
            for name in ("headline", "kicker", "subheads", "paragraphs")
        )
        told = f"told apart {self.apart / self.printed:.3f}, of these with their {shares}; extra {self.extra}"
        return f"{self.pages} pages, {self.printed} stories: {told}"


def squeeze(*texts: str) -> str:
    return re.sub(r"\s+", "", "".join(texts))


def take(pdf: bytes) -> Sheet:
    """Take a page apart in this process: what the child does, without the start of one."""
    return read_answer(json.dumps(take_pages(pdf)).encode())[0]


def read(pdf: bytes) -> Page:
    return read_sheet(take(pdf))


def count(score: Score, page: Page, printed: list[Printed]) -> None:
    found = {squeeze(*article.paragraphs): article for article in page.articles}
    matched = [(story, found.get(squeeze(*story.paragraphs))) for story in printed]
    score.pages += 1
    score.printed += len(printed)
    score.extra += len(page.articles) - sum(article is not None for _, article in matched)
    for story, article in matched:
        if article is not None:
            add(score, story, article)


def add(score: Score, story: Printed, article: Article) -> None:
    score.apart += 1
    score.headline += squeeze(article.headline) == squeeze(*story.headlines)
    score.kicker += squeeze(article.kicker) == squeeze(story.kicker)
    score.subheads += squeeze(*article.subheads) == squeeze(*story.subheads)
    score.paragraphs += list(map(squeeze, article.paragraphs)) == list(map(squeeze, story.paragraphs))


def measure(pages: Iterator[Print]) -> Score:
    score = Score()
    for page in pages:
        count(score, read(page.pdf), page.stories)
    return score


def main(pages: int) -> None:
    families: tuple[tuple[str, Callable[[int], Print]], ...] = (("grid", set_grid), ("control", set_shaped))
    for name, make in families:
        print(f"{name}: {measure(map(make, range(pages)))}")


if __name__ == "__main__":
    read_words(__doc__, most=1, numbers=True)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
