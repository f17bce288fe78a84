"""What a family gives: three functions. Most families differ only in how they write addresses: make_html_reader."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from monitor.epaper.lists import read_index, read_pages
from monitor.epaper.site import Site
from monitor.epaper.story import read_story
from monitor.records import Article, ArticleLink, PageIndex, PageLink, Paper


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """How a family is read. Each function gets the paper, the day, the page's address and its decoded text.

    `read_pages` gives the issue's pages, `read_index` the articles of the page that `link` leads to, `read_article`
    one article's printed parts. They raise ReadError; the first two NotPublished, `read_pages` Elsewhere too.
    """

    read_pages: Callable[[Paper, date, str, str], tuple[PageLink, ...]]
    read_index: Callable[[Paper, date, str, str, PageLink], PageIndex]
    read_article: Callable[[Paper, date, str, str, ArticleLink], Article]


def make_html_reader(find_site: Callable[[Paper], Site]) -> Reader:
    """Make the reader of a family whose lists and articles are HTML, of how its addresses are written."""

    def pages(paper: Paper, day: date, url: str, text: str) -> tuple[PageLink, ...]:
        return read_pages(paper, find_site(paper), day, url, text)

    def index(paper: Paper, day: date, url: str, text: str, link: PageLink) -> PageIndex:
        return read_index(paper, find_site(paper), day, url, text, link)

    return Reader(read_pages=pages, read_index=index, read_article=read_html_article)


def read_html_article(paper: Paper, day: date, url: str, text: str, link: ArticleLink) -> Article:
    """Read an article's page by the paper's skin."""
    return read_story(paper.skin, text, day, link.url or url, link.title)
