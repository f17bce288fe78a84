"""Addresses of Founder's classic e-paper (方正经典版) in, what they say out.

paperindex.htm, index.htm or /           a meta refresh to the current issue's first page
html/YYYY-MM/DD/node_N.htm               a page; N is arbitrary (浙江日报 begins at 18, 湖南日报 at 201)
html/YYYY-MM/DD/content_N.htm?div=-1     an article; also content_1_1001.htm
"""

import re
from datetime import date

from monitor.epaper.site import Site, make_day

DAY = re.compile(r"/(20\d{2})-(\d{2})/(\d{2})/[^/]+$")
PAGE = re.compile(r"/20\d{2}-\d{2}/\d{2}/node_\w{1,10}\.html?$")
ARTICLE = re.compile(r"/20\d{2}-\d{2}/\d{2}/content_\d+(?:_\d+)?\.html?$")


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
