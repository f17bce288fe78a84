"""An article's first page in, the article with what its further pages (下一页) print, out."""

from collections.abc import Callable
from dataclasses import replace

from monitor import apart
from monitor.intake.entries import load_reader
from monitor.records import Article, Paper, Snapshot
from storage.articles import name_url

Read = Callable[[Snapshot], Article]
Take = Callable[[str], Snapshot]


def read_parts(paper: Paper, first: Snapshot, *, read: Read, take: Take) -> Article:
    """Read an article page by page and join what they print. Raises EpaperError, and what `take` raises.

    It is read whole or not at all: a page that cannot be had, or leads back to one that was read, is an error.
    """
    epaper = load_reader()
    article, part, seen = read(first), first, {name_url(first.url)}
    for number in range(2, epaper.MOST_PARTS + 2):
        url = apart.call(epaper.find_next_part, paper, first.url, number, part) if epaper.goes_on(part) else ""
        if not url:
            return article
        if number > epaper.MOST_PARTS:
            break
        part = take(url)
        if name_url(part.url) in seen:
            raise epaper.ReadError(f"its page {number} leads to {part.url}, which was read", url=first.url)
        seen.add(name_url(part.url))
        article = replace(article, paragraphs=(*article.paragraphs, *read(part).paragraphs))
    raise epaper.ReadError(f"has more than {epaper.MOST_PARTS} pages", url=first.url)
