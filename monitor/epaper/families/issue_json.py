"""The engine of 农民日报 and 新京报: lists as JSON, articles as HTML.

index.json                               the newest issue of each paper: paperCode, paperDate, pagePath
…/YYYYMMDD/data.json                     an issue: pages (pageNo, pageName), each with its onePageArticleList
…/YYYYMMDD/YYYYMMDD_A01/…_7315_2.html    an article; 7315 is the running number of issues: never built, only followed
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from monitor.epaper.errors import Elsewhere, ReadError
from monitor.epaper.families.reader import Reader, read_html_article
from monitor.epaper.html import find_forward
from monitor.epaper.json_lists import parse_answer, read_json_index, read_json_pages, require_lists
from monitor.epaper.site import resolve
from monitor.epaper.tree import parse_html
from monitor.records import PageLink, Paper

# The issue's own folder within an address of something in it.
FOLDER = re.compile(r"^(.*?/(?:20\d{6}|20\d{2}/\d{4}))(?:/.*)?$")
LISTS = "data.json"


def read_pages(paper: Paper, day: date, url: str, text: str) -> tuple[PageLink, ...]:
    """Read an issue's data.json; from index.json and from pages of an issue the way leads there (Elsewhere)."""
    if text.lstrip()[:1] in {"[", "{"}:
        if path := find_path(paper, parse_answer(text, url)):
            raise Elsewhere(find_lists(resolve(url, path)), url)
        return read_json_pages(paper, day, url, text)
    leads = resolve(url, find_forward(parse_html(text, url)) or url)
    if (lists := find_lists(leads)) == url:
        raise ReadError("no list of pages", LISTS, url)
    raise Elsewhere(lists, url)


def find_path(paper: Paper, answer: Any) -> str:
    """Give where index.json says that the paper's newest issue lies; "" when it is no such list."""
    entries = [one for one in (answer if isinstance(answer, list) else [answer]) if isinstance(one, Mapping)]
    code = require_lists(paper).code
    own = (one for one in entries if not code or one.get("paperCode") == code)
    return next((path for one in own if isinstance(path := one.get("pagePath"), str) and path), "")


def find_lists(url: str) -> str:
    """Give the address of the lists of the issue that an address belongs to."""
    found = FOLDER.match(url)
    return f"{found[1]}/{LISTS}" if found else resolve(url, LISTS)


READER = Reader(read_pages=read_pages, read_index=read_json_index, read_article=read_html_article)
