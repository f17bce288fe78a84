"""A page's scripts in, the article or the list that they hold as JSON out: pages that a browser's program fills.

`window.layoutData = {…}`, `__INITIAL_STATE__={…}`, JSON-LD. Keys differ and what they hold does not: the value with the
most text is a story's body, objects with a title and an address are rows.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from monitor.epaper.html import clean_property, count_han, read_blocks
from monitor.epaper.json_lists import drop_halves
from monitor.epaper.labels import FRONT, is_editorial, parse_label
from monitor.epaper.lists import number_pages
from monitor.epaper.menus import Row
from monitor.epaper.site import LINKED_DAY
from monitor.epaper.tree import Tree, parse_html
from monitor.records import PageLink

STARTS = re.compile(r"(?:^|[=(])\s*(?=[\[{])")
# var paperDate = '20310514'; curPage = 2;
VARIABLE = re.compile(
    r"(?:^|[\s;,.])([A-Za-z]\w{1,30})\s*=\s*(?:\"([^\"\n]{1,80})\"|'([^'\n]{1,80})'|(\d{1,8}))\s*(?=[;,\n]|$)"
)
MAX_VARIABLES = 100
MAX_STARTS = 20  # values of a script that are looked at
MAX_DEPTH = 12
KEYS = {
    "headline": ("title", "headline", "maintitle", "articletitle", "biaoti", "t"),
    "kicker": ("introtitle", "pretitle", "guidetitle", "leadtitle", "yinti", "kicker", "shouldertitle", "overtitle"),
    "subhead": ("subtitle", "vicetitle", "secondtitle", "futitle", "title2", "futi", "subhead"),
    "author": ("author", "authors", "articleauthor", "writer", "zuozhe"),
    "text": (
        "content",
        "articlebody",
        "body",
        "text",
        "contenthtml",
        "articlecontent",
        "contenttext",
        "neirong",
        "html",
    ),
    "link": ("url", "href", "link", "articlehref", "pagehref", "articleurl", "urlpad", "src", "u"),
    "day": ("pubdate", "publishdate", "publishtime", "datepublished", "paperdate", "date", "riqi", "day", "issuedate"),
    "page": ("layoutname", "pagelabel", "banmian"),
    "number": ("pageno", "pagenum", "pagenumber", "banci", "layoutno", "curpage", "currentpage"),
    "chosen": ("current", "cur", "active", "selected"),
    "section": ("pagename", "banming", "sectionname"),
    "paper": ("papername", "nickname", "sitename", "source"),
    # of an object that leads to a page
    "page number": ("pageno", "pagenum", "pagenumber", "banci", "layoutno", "no", "num"),
    "page name": ("pagename", "banming", "sectionname", "layoutname", "name", "title"),
}
SHEETS = ("layout", "page", "sheet", "edition", "banmian", "currentlayout", "currentpage")  # objects that are a page
CHOSEN = re.compile(r"[A-Za-z]{1,2}\d{1,3}|0\d")  # a page's number, and not one of a list's parts (1 of 20)
LEAST_TEXT = 40  # characters of a story
LEAST_ROWS = 2


def read_embedded(soup: Tree) -> Iterator[Mapping[str, Any]]:
    """Give every object of the JSON in a page's scripts, outer ones first; then what each script's variables say.

    A list that stands by itself is an object's only value.
    """
    decoder = json.JSONDecoder()
    sources = [script.get_text() for script in soup.find_all("script")]
    sources += islice(_list_data(soup), MAX_STARTS)
    for number, source in enumerate(sources):
        end = 0
        for at, found in enumerate(STARTS.finditer(source)):
            if found.end() < end or at >= MAX_STARTS:
                continue
            try:
                value, end = decoder.raw_decode(source, found.end())
                value = drop_halves(value)
            except (ValueError, RecursionError):
                continue
            yield from _walk(value if isinstance(value, Mapping) else {f"{number}.{at}": value})
    for source in sources:
        said = {
            found[1]: found[2] or found[3] or found[4] for found in islice(VARIABLE.finditer(source), MAX_VARIABLES)
        }
        if said:
            yield said


def _list_data(soup: Tree) -> Iterator[str]:
    """Give the values of data- attributes that are JSON."""
    for tag in soup.listed[""]:
        for name, value in tag.attrs.items():
            if name.startswith("data-") and isinstance(value, str) and value.lstrip()[:1] in {"{", "["}:
                yield value


def _walk(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, Mapping):
        yield value
    for inner in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _walk(inner, depth + 1)


def find_field(item: Mapping[str, Any], kind: str) -> str:
    """Give an object's field of a kind by the names that sites call it; "" without one."""
    named = {str(key).lower().replace("_", ""): value for key, value in item.items()}
    values = (named.get(key) for key in KEYS[kind])
    return next((str(value).strip() for value in values if isinstance(value, str | int) and str(value).strip()), "")


def find_line(item: Mapping[str, Any], kind: str) -> str:
    """Give a field as one line without tags."""
    return " ".join(clean_property(find_field(item, kind)))


def find_embedded_story(items: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Give the object that holds an article: a title and the longest text."""
    told = [item for item in items if find_field(item, "headline") and count_text(item) >= LEAST_TEXT]
    return max(told, key=count_text, default=None)


def count_text(item: Mapping[str, Any]) -> int:
    """Count the Chinese characters of an object's text."""
    return count_han(find_field(item, "text"))


def read_text(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the paragraphs of an object's text."""
    return tuple(read_blocks(parse_html(find_field(item, "text"))))


def list_embedded_rows(items: Sequence[Mapping[str, Any]]) -> tuple[Row, ...]:
    """Give the objects with title and address that most lists of one name hold, each with the label of its page."""
    lists: dict[str, dict[str, Row]] = defaultdict(dict)
    for item in items:
        label = find_embedded_label([item]) or _read_label(item)
        for key, value in item.items():
            for inner in value if isinstance(value, list) else ():
                row = _read_row(inner, label) if isinstance(inner, Mapping) else None
                if row is not None:
                    lists[key].setdefault(row.url, row)
    best = max(lists.values(), key=len, default={})
    return tuple(row for row in best.values() if not is_editorial(row.title)) if len(best) >= LEAST_ROWS else ()


def _read_row(item: Mapping[str, Any], label: str) -> Row | None:
    title, link = find_line(item, "headline"), find_field(item, "link")
    return Row(title=title, url=link, label=label) if title and link else None


def list_embedded_pages(items: Sequence[Mapping[str, Any]]) -> tuple[PageLink, ...]:
    """Give the pages that the longest list of numbered and named addresses leads to; () without one."""
    lists = [_read_pages(value) for item in items for value in item.values() if isinstance(value, list)]
    best = max(lists, key=len, default={})
    return number_pages((url, label, "") for url, label in best.items()) if len(best) > 1 else ()


def _read_pages(listed: Sequence[Any]) -> dict[str, str]:
    pages = {}
    for item in (inner for inner in listed if isinstance(inner, Mapping)):
        if (url := find_field(item, "link")) and (label := _read_label(item)):
            pages[url] = label
    return pages


def _read_label(item: Mapping[str, Any]) -> str:
    """Give how an object with a page's number is called, by number and name; "" for others."""
    number, name = find_field(item, "page number"), find_line(item, "page name")
    label = name if name != FRONT and parse_label(name)[1] is not None else f"{number} {name}".strip()
    return label if number and parse_label(label)[1] is not None else ""


def find_embedded_label(items: Sequence[Mapping[str, Any]]) -> str:
    """Give the label of the page that an object names, or is: 第A02版：要闻, or number and name apart."""
    for item in items:
        if label := find_line(item, "page"):
            return label
        if number := find_field(item, "number"):
            return _join_label(number, find_line(item, "section"))
        sheet: Mapping[str, Any] = next((value for key, value in item.items() if _is_sheet(key, value)), {})
        if number := find_field(sheet, "page number") or _find_chosen(item):
            return _join_label(number, find_line(sheet, "page name"))
    return ""


def _join_label(number: str, name: str) -> str:
    return f"{number}：{name}".removesuffix("：")


def _is_sheet(key: str, value: Any) -> bool:
    return key.lower().replace("_", "") in SHEETS and isinstance(value, Mapping)


def _find_chosen(item: Mapping[str, Any]) -> str:
    number = find_field(item, "chosen")
    return number if CHOSEN.fullmatch(number) else ""


def find_embedded_day(items: Sequence[Mapping[str, Any]]) -> str:
    """Give the first day that an object names, as written; 20310514 as 2031-05-14."""
    days = (day for item in items if (day := find_field(item, "day")))
    return next(("-".join(found.groups()) if (found := LINKED_DAY.match(day)) else day for day in days), "")
