"""A page's scripts in, the pages and titles that they list in words of their own, no JSON, out.

Old sites hold their lists as arrays that a program writes into the page: `arts[0] = ['A0201', '标题', 'a_1.html']`,
`d.add(1, 0, '第01版：要闻', 'node_2.htm')`, `"标题|a_1.html|01"`. A row is the words that stand together; which of
them is the address, the title and the page's number, their forms say.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from monitor.epaper.html import UNSEEN, clean_property, count_han
from monitor.epaper.labels import is_editorial
from monitor.epaper.lists import MAX_ARTICLES, MAX_PAGES, number_pages
from monitor.epaper.menus import FILE, LEAST_ROWS, LEAST_TITLE, Row, is_page, name_form
from monitor.epaper.tree import Tree
from monitor.records import PageLink

WORD: Final = re.compile(r"\"((?:[^\"\\\n]|\\.){0,300})\"|'((?:[^'\\\n]|\\.){0,300})'")
BETWEEN: Final = re.compile(r"[\s,\d]{0,40}(?:\w{1,20}\s{0,4}:\s{0,4})?")  # {no: '01', name: '要闻'} has names between
ADDRESS: Final = re.compile(
    r"(?:https?:/)?[\w.%~/-]{1,200}(?:\.(?:s?html?|php|aspx?|jsp|do)(?:\?[^\s<>]{0,200})?|/[\w.%~-]{1,80}/?)"
)
NUMBER: Final = re.compile(r"[A-Za-z]{1,2}\d{1,3}|\d{2}")
LONGEST_SECTION: Final = 8  # Chinese characters
MOST_SOURCE, MOST_WORDS, MOST_PARTS = 300_000, 5_000, 12


class _Listed(NamedTuple):
    """A row: where it leads, its title, and how it is called if it is a page."""

    url: str
    title: str
    label: str


class Scripted(NamedTuple):
    """What scripts list: the issue's pages, the articles."""

    pages: tuple[PageLink, ...]
    rows: tuple[Row, ...]


def list_scripted(soup: Tree) -> Scripted:
    """Give the pages and articles that a page's scripts list; () where they list none."""
    forms: dict[str, dict[str, _Listed]] = defaultdict(dict)
    source = "\n".join(script.get_text() for script in soup.find_all("script"))[:MOST_SOURCE]
    for words in _list_rows(source):
        if row := _read_row(words):
            forms[name_form(row.url)].setdefault(row.url, row)
    lists = [list(form.values()) for form in forms.values() if len(form) >= LEAST_ROWS]
    pages = max((rows for rows in lists if all(row.label for row in rows)), key=len, default=[])
    titles = [[row for row in rows if count_han(row.title) >= LEAST_TITLE] for rows in lists if rows is not pages]
    articles = max(titles, key=len, default=[])
    return Scripted(
        pages=number_pages((row.url, row.label, "") for row in pages[:MAX_PAGES]),
        rows=tuple(Row(title=row.title, url=row.url) for row in articles[:MAX_ARTICLES] if not is_editorial(row.title)),
    )


def _list_rows(source: str) -> Iterator[list[str]]:
    """Give the words that stand together, with nothing but commas, numbers and names between them."""
    row: list[str] = []
    end = 0
    for found in islice(WORD.finditer(source), MOST_WORDS):
        if row and (len(row) >= MOST_PARTS or not BETWEEN.fullmatch(source, end, found.start())):
            yield row
            row = []
        row.append(found[1] or found[2] or "")
        end = found.end()
    yield row


def _read_row(words: list[str]) -> _Listed | None:
    """Tell what a row's words are; None for one without an address or a title."""
    words = words[0].split("|") if len(words) == 1 else words
    url = next((word for word in words if ADDRESS.fullmatch(word) and not FILE.search(word)), "")
    title = UNSEEN.sub("", " ".join(clean_property(max(words, key=count_han, default=""))))
    if not url or not count_han(title):
        return None
    number = next((word for word in words if NUMBER.fullmatch(word)), "")
    named = f"{number} {title}" if number and count_han(title) <= LONGEST_SECTION else ""
    return _Listed(url, title, title if is_page(title) else named)
