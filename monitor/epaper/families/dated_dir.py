"""The older engine of 检察日报 and 福州日报: addresses in, what they say out.

YYYY/YYYYMMDD/YYYYMMDD_001/YYYYMMDD_001.html         a page in a folder of its own
YYYY/YYYYMMDD/YYYYMMDD_001/YYYYMMDD_001_2.htm        an article; with a running issue number: YYYYMMDD_001_7315_2.html

Its programs build the list of pages from `banciArray="001,002,A03"`, so that a page may link none of the others.
"""

import re
from dataclasses import replace
from datetime import date

from monitor.epaper.errors import ReadError
from monitor.epaper.families.reader import make_html_reader
from monitor.epaper.lists import MAX_PAGES, check_day, number_pages
from monitor.epaper.site import make_site, resolve
from monitor.epaper.tree import parse_html
from monitor.records import PageLink, Paper

SITE = make_site(
    day=r"/(20\d{2})(\d{2})(\d{2})_[A-Za-z]{0,2}\d{1,3}/[^/]+$",
    page=r"/20\d{6}_[A-Za-z]{0,2}\d{1,3}\.html?$",
    article=r"/20\d{6}_[A-Za-z]{0,2}\d{1,3}(?:_\d+){1,2}\.html?$",
)
HTML = make_html_reader(lambda _: SITE)
NUMBERS = re.compile(r"banciArray\s*=\s*[\"']((?:[A-Za-z]{0,2}\d{1,3},?){1,300})[\"']")
PAGE = re.compile(r"(20\d{6}_)[A-Za-z]{0,2}\d{1,3}/\1[A-Za-z]{0,2}\d{1,3}(\.html?)$")


def read_pages(paper: Paper, day: date, url: str, text: str) -> tuple[PageLink, ...]:
    """Read the list of pages: of links, and of the page's program where that says more."""
    numbers, own = NUMBERS.search(text), PAGE.search(url)
    if numbers is None or own is None:
        return HTML.read_pages(paper, day, url, text)
    check_day(paper, SITE, day, parse_html(text, url), url, text)
    try:
        labels = {page.url: page.label for page in HTML.read_pages(paper, day, url, text)}
    except ReadError:
        labels = {}
    pages = [(resolve(url, f"../{own[1]}{one}/{own[1]}{one}{own[2]}"), one) for one in numbers[1].split(",") if one]
    return number_pages((target, labels.get(target, number), "") for target, number in pages[:MAX_PAGES])


READER = replace(HTML, read_pages=read_pages)
