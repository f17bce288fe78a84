"""The PDF of a page that has no articles of its own in, its list of stories and each story out.

A story's address is its page's with ?story=2, the second on the page: the program's own, which readers' browsers take
for the page.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from monitor.address import find_story
from monitor.epaper.errors import NotPublished, ReadError
from monitor.epaper.pdf import read_pdf
from monitor.records import Article, ArticleLink, Page, PageIndex, PageLink, Snapshot

NO_STORY = "no story was found on the page"


def is_sheet(snapshot: Snapshot) -> bool:
    """Whether an answer is a page's PDF: its first bytes say so."""
    return b"%PDF-" in snapshot.content[:1024]


def to_pdf(link: PageLink) -> PageLink:
    """Let a page's link lead to its PDF; one without a PDF stays, and its page will be said to be none."""
    return replace(link, url=link.pdf_url or link.url)


def list_stories(snapshot: Snapshot, day: date, link: PageLink) -> PageIndex:
    """Give the stories of a page. Raises ReadError, NotPublished when it prints another day."""
    page = open_page(snapshot.content, snapshot.url, day)
    address = snapshot.url.partition("?")[0]
    stories = tuple(
        ArticleLink(
            url=f"{address}?story={at + 1}", title=article.headline, position=article.position, source=snapshot.url
        )
        for at, article in enumerate(page.articles)
    )
    return PageIndex(
        number=link.number,
        section=link.section or page.section,
        articles=stories,
        pdf_url=snapshot.url,
        left_out=page.notes if stories else (*page.notes, NO_STORY),
    )


def read_story(snapshot: Snapshot, day: date, link: ArticleLink) -> Article:
    """Give the story that a link names. Raises ReadError, NotPublished."""
    page = open_page(snapshot.content, link.source or snapshot.url, day)
    at = max(find_story(link.url) - 1, 0)
    if at >= len(page.articles):
        raise ReadError(f"the page has {len(page.articles)} stories", url=link.url)
    return replace(page.articles[at], url=link.url)


@lru_cache(maxsize=2)  # each story of a page is asked for in turn
def open_page(content: bytes, url: str, day: date) -> Page:
    """Read a page; its datelines by the day that it prints, else by the issue's."""
    if b"%PDF-" not in content[:1024]:
        raise ReadError("no PDF, though the paper's entry says that its pages are", url=url)
    try:
        page = read_pdf(content)
        page = page if page.day else read_pdf(content, day=day)
    except ReadError as error:
        raise ReadError(error.what, url=url, sample=error.sample) from error
    if page.day != day:
        raise NotPublished(day, page.day, url)
    return page
