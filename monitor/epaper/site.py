"""How a family writes addresses: the day in one, whether it is a page or an article. Links in, addresses out."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from monitor.patterns import compile_pattern
from monitor.records import Paper

# The tablet's edition lists the same file names (…/pad/…/node_01.html).
PROGRAM = re.compile(r"\.(?:aspx?|php|do|jsp|cgi)$", re.IGNORECASE)
# …_20310514_1-01.htm, …/2031-05/14/…: the day in an address that nobody knows the site of.
LINKED_DAY = re.compile(r"(?<!\d)(20\d{2})[-/]?(\d{2})[-/]?(\d{2})(?!\d)")
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


def make_site(*, day: str, page: str, article: str, prepare: Callable[[str], Any] = re.compile) -> Site:
    """Make a Site of the patterns of its addresses; `day` has three groups: year, month, day.

    `prepare` makes an expression ready: of one that stands in somebody's file, RE2.
    """
    days, pages, articles = (prepare(pattern) for pattern in (day, page, article))

    def find_day(url: str) -> date | None:
        found = days.search(url)
        return make_day(*found.groups()) if found else None

    return Site(
        find_day=find_day,
        is_page=lambda url: bool(pages.search(url)),
        is_article=lambda url: bool(articles.search(url)),
    )


def drop_query(url: str) -> str:
    """Give an address without fragment, and without the query behind a file: content_1.htm?div=1 is the same article.

    Behind a program's name (dzzz_1.aspx?dzsbqkid=7, api.php?code=1) the query says what is asked for, and stays.
    """
    address, _, query = urldefrag(url)[0].partition("?")
    return f"{address}?{query}" if query and PROGRAM.search(address) else address


def follow_links(paper: Paper, url: str, links: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Resolve links against the page's address, without other hosts, the tablet's twin and the paper's exceptions."""
    followed = ((follow_link(paper, url, href), text) for href, text in links)
    return [(target, text) for target, text in followed if target]


def follow_link(paper: Paper, url: str, href: str) -> str:
    """Resolve one link; "" when it leads out of the paper."""
    target = resolve(url, href)
    return drop_query(_keep_scheme(url, target)) if target and is_own(paper, url, target) else ""


def _keep_scheme(url: str, target: str) -> str:
    """Give an address on the page's own host the page's scheme: sites link both, and some answer to one only."""
    here, there = urlsplit(url), urlsplit(target)
    return there._replace(scheme=here.scheme).geturl() if here.netloc == there.netloc else target


def is_own(paper: Paper, url: str, target: str) -> bool:
    """Whether an address linked at `url` is on the paper's hosts and none of its exceptions."""
    return urlsplit(target).hostname in _find_hosts(paper, url) and not _is_ignored(paper, target)


def resolve(url: str, href: str) -> str:
    """Join a link to its page's address; "" for one that is malformed."""
    try:
        target = urljoin(url, href)
        urlsplit(target).hostname  # noqa: B018 - a malformed address raises here, on first use
    except ValueError:
        return ""
    return target


def _find_hosts(paper: Paper, url: str) -> frozenset[str | None]:
    return frozenset({*(host.partition(":")[0] for host in paper.hosts), urlsplit(url).hostname})


def _is_ignored(paper: Paper, url: str) -> bool:
    return bool(TWINS.search(url)) or any(compile_pattern(one).search(url) for one in paper.ignore_links)
