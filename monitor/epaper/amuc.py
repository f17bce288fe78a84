"""Addresses of Founder's new e-paper (方正新版, amucsite) in, what they say out.

{layout}/index.html                      the current issue
{layout}/YYYYMM/DD/node_01.html          a page; also node_1, node_001, node_A01, col01, l01, n_01
{content}/YYYYMM/DD/content_123.html     an article; also c123.html. Its folder does not follow from the page's.
"""

import re
from datetime import date

from monitor.epaper.site import Site, make_day

DAY = re.compile(r"/(20\d{2})(\d{2})/(\d{2})/[^/]+$")
PAGE = re.compile(r"/20\d{4}/\d{2}/(?:node_?|col|l|n_)[A-Za-z]{0,2}\d{1,5}[A-Za-z]?\.html?$")
ARTICLE = re.compile(r"/20\d{4}/\d{2}/(?:content_|c)\d[\w-]*\.html?$")


def find_day(url: str) -> date | None:
    """Give the day in an address of a page or article."""
    found = DAY.search(url)
    return make_day(*found.groups()) if found else None


def is_page(url: str) -> bool:
    """Whether an address is a page's."""
    return bool(PAGE.search(url))


def is_article(url: str) -> bool:
    """Whether an address is an article's."""
    return bool(ARTICLE.search(url))


SITE = Site(find_day=find_day, is_page=is_page, is_article=is_article)
