"""A page of an e-paper and how its family writes addresses in; its issue, page index or article out.

What differs by family stands in amuc.py and classic.py as a Site, what differs by template in the paper's Skin.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup

from monitor.epaper.errors import NotPublished, ReadError
from monitor.epaper.html import read_links, read_property, read_title, select
from monitor.epaper.labels import is_barren, is_editorial, parse_label
from monitor.records import ArticleLink, PageIndex, PageLink, Paper

# The thickest issues have some 100 pages, the fullest pages some 60 articles.
MAX_PAGES = 300
MAX_ARTICLES = 300
# 2031年5月14日 星期三, or the same next to a page's number: how pages print their day.
PRINTED_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?=星期|周|第?\s*\w?\d{1,3}\s*版)")
ANY_DAY = re.compile(r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})")
# The tablet's edition lists the same file names (…/pad/…/node_01.html).
TWINS = re.compile(r"/pad/")


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """How a family writes addresses: the day in one (None if it has none), and whether it is a page or an article."""

    find_day: Callable[[str], date | None]
    is_page: Callable[[str], bool]
    is_article: Callable[[str], bool]


def make_day(year: str, month: str, day: str) -> date | None:
    """Make a day of its digits; None when there is no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def make_site(*, day: str, page: str, article: str) -> Site:
    """Make a family's Site of the patterns of its addresses; `day` has the groups year, month, day."""
    days, pages, articles = (re.compile(pattern) for pattern in (day, page, article))

    def find_day(url: str) -> date | None:
        found = days.search(url)
        return make_day(*found.groups()) if found else None

    return Site(
        find_day=find_day,
        is_page=lambda url: bool(pages.search(url)),
        is_article=lambda url: bool(articles.search(url)),
    )


def drop_query(url: str) -> str:
    """Give an address without query and fragment: `?div=1#article` is the same article."""
    return urldefrag(url)[0].partition("?")[0]


def follow_links(paper: Paper, url: str, links: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Resolve links against the page's address, without other hosts, the tablet's twin and the paper's exceptions."""
    followed = []
    for href, text in links:
        target = _resolve(url, href)
        if target and urlsplit(target).hostname in _find_hosts(paper, url) and not _is_ignored(paper, target):
            followed.append((drop_query(target), text))
    return followed


def _resolve(url: str, href: str) -> str:
    try:
        target = urljoin(url, href)
        urlsplit(target).hostname  # noqa: B018 - a malformed address raises here, on first use
    except ValueError:
        return ""
    return target


def _find_hosts(paper: Paper, url: str) -> frozenset[str | None]:
    return frozenset({*(host.partition(":")[0] for host in paper.hosts), urlsplit(url).hostname})


def _is_ignored(paper: Paper, url: str) -> bool:
    return bool(TWINS.search(url)) or any(re.search(pattern, url) for pattern in paper.ignore_links)


def read_pages(paper: Paper, site: Site, day: date, soup: BeautifulSoup, url: str, text: str) -> tuple[PageLink, ...]:
    """Read the list of pages. Raises ReadError when there is none, NotPublished when it is another day's issue."""
    selector = paper.skin.page_links
    links = follow_links(paper, url, read_links(soup, selector))
    rows = [(target, label) for target, label in links if site.is_page(target)]
    if not rows:
        raise ReadError("no list of pages", selector, url)
    check_day(paper, site, day, soup, url, text)
    named: dict[str, str] = {}
    for target, label in rows[: MAX_PAGES * 4]:
        if site.find_day(target) == day and not named.get(target):
            named[target] = label
    pages = [(target, label) for target, label in named.items() if label and not is_barren(label)]
    return _number_pages(pages[:MAX_PAGES])


def _number_pages(pages: list[tuple[str, str]]) -> tuple[PageLink, ...]:
    """Give pages the numbers of their labels; their order where letters make A01 and B01 the same number."""
    read = [(target, label, parse_label(label)) for target, label in pages]
    numbers = [number for _, _, (_, number, _) in read]
    by_label = None not in numbers and len(set(numbers)) == len(numbers)
    return tuple(
        PageLink(number=number if by_label and number is not None else place, label=label, section=section, url=target)
        for place, (target, label, (_, number, section)) in enumerate(read, 1)
    )


def check_day(paper: Paper, site: Site, day: date, soup: BeautifulSoup, url: str, text: str) -> None:
    """Raise NotPublished unless the page is of `day`: by its address, by what it prints, by what it links to."""
    for shown in (site.find_day(url), find_printed_day(paper, soup), _find_linked_day(paper, site, soup, url)):
        if shown and shown != day:
            raise NotPublished(day, shown, url)
    if site.find_day(url) is None and (shown := _find_property_day(text)) and shown != day:
        raise NotPublished(day, shown, url)


def find_printed_day(paper: Paper, soup: BeautifulSoup) -> date | None:
    """Give the day that the page prints over its lists; what stands inside links does not count."""
    for tag in select(soup, paper.skin.issue_day):
        if found := ANY_DAY.search(read_title(tag)):
            return make_day(*found.groups())
    outside = "".join(str(piece) for piece in soup.find_all(string=True) if piece.find_parent(("a", "script")) is None)
    found = PRINTED_DAY.search(outside)
    return make_day(*found.groups()) if found else None


def _find_linked_day(paper: Paper, site: Site, soup: BeautifulSoup, url: str) -> date | None:
    """Give the day of most article links: a page of today may link yesterday's stories too."""
    links = follow_links(paper, url, read_links(soup, paper.skin.article_links))
    days = Counter(day for target, _ in links if site.is_article(target) and (day := site.find_day(target)))
    return days.most_common(1)[0][0] if days else None


def _find_property_day(text: str) -> date | None:
    fields = read_property(text)
    found = ANY_DAY.match(fields.get("founder-date", "") or fields.get("date", ""))
    return make_day(*found.groups()) if found else None


def read_index(
    paper: Paper, site: Site, day: date, soup: BeautifulSoup, url: str, text: str, link: PageLink
) -> PageIndex:
    """Read what a page lists. Raises ReadError when it has no list of articles, NotPublished for another day's page."""
    selector = paper.skin.article_links
    rows = [
        (target, title)
        for target, title in follow_links(paper, url, read_links(soup, selector))
        if site.is_article(target)
    ]
    if not rows:
        raise ReadError("no list of articles", selector, url)
    check_day(paper, site, day, soup, url, text)
    titles: dict[str, str] = {}
    for target, title in rows[: MAX_ARTICLES * 4]:
        if site.find_day(target) in {day, None}:
            titles[target] = titles.get(target) or title
    kept = [(target, title) for target, title in titles.items() if not is_editorial(title)][:MAX_ARTICLES]
    articles = tuple(ArticleLink(url=target, title=title, position=at) for at, (target, title) in enumerate(kept))
    return PageIndex(number=link.number, section=link.section, articles=articles)
