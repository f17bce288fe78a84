"""An issue's lists as JSON in; its pages, and the articles of a page, out. Places by the skin's paths and templates.

A path (object.pagelist, paperInfo.0.date, "" for the whole) goes down by names and places; a list that comes as an
object ({"001": {…}}) gives its values, each with its name as the field `key`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from monitor.address import drop_fragment
from monitor.epaper.errors import NotPublished, ReadError
from monitor.epaper.html import clean_property
from monitor.epaper.labels import is_barren, is_editorial
from monitor.epaper.lists import ANY_DAY, MAX_ARTICLES, MAX_PAGES, PLACE, number_pages
from monitor.epaper.site import make_day, resolve
from monitor.epaper.xml_items import is_xml, parse_xml
from monitor.records import ArticleLink, JsonLists, PageIndex, PageLink, Paper

FIELD = re.compile(r"\{([\w.]+)\}")
HALF = re.compile("[\ud800-\udfff]")
COMPACT_DAY = re.compile(r"(20\d{2})(\d{2})(\d{2})")
BEIJING = timezone(timedelta(hours=8))
MILLISECONDS = 100_000_000_000  # a moment in seconds stays below until the year 5138


def parse_answer(text: str, url: str) -> Any:
    """Parse an answer: JSON, or XML that holds the same. Raises ReadError for what is neither."""
    if is_xml(text):
        return parse_xml(text, url)
    try:
        return drop_halves(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise ReadError("the answer is no JSON", url=url) from error


def drop_halves(value: Any) -> Any:
    """Leave out halves of surrogate pairs, which JSON can write and no text can hold."""
    written = json.dumps(value, ensure_ascii=False)
    return json.loads(written.encode("utf-8", "ignore")) if HALF.search(written) else value


def find_at(value: Any, path: str) -> Any:
    """Give what stands at a path; None when nothing does."""
    for step in path.split(".") if path else ():
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def find_items(value: Any, path: str) -> list[Mapping[str, Any]] | None:
    """Give the items of the list at a path; None when no list is there."""
    found = find_at(value, path)
    if isinstance(found, Mapping):
        found = [{**item, "key": name} for name, item in found.items() if isinstance(item, Mapping)]
    return [item for item in found if isinstance(item, Mapping)] if isinstance(found, list) else None


def fill(template: str, day: date, item: Mapping[str, Any]) -> str:
    """Put the day and an item's fields into a template; a field that is not there leaves nothing."""
    return FIELD.sub(
        lambda field: _write(find_at(item, field[1])), day.strftime(template) if "%" in template else template
    )


def _write(value: Any) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def require_lists(paper: Paper) -> JsonLists:
    """Give how the paper's lists are read. Raises ValueError for a skin that does not say."""
    if paper.skin.lists is None:
        raise ValueError(f"{paper.id}: its skin {paper.skin.id} needs `lists`, how the lists in JSON are read")
    return paper.skin.lists


def read_json_pages(paper: Paper, day: date, url: str, text: str) -> tuple[PageLink, ...]:
    """Read the list of pages. Raises ReadError, and NotPublished for none or another day's."""
    lists, answer = require_lists(paper), parse_answer(text, url)
    items = _find_pages(paper, lists, day, url, answer)
    rows = []
    for at, item in enumerate(items[:MAX_PAGES], 1):
        label = _clean(fill(lists.page, day, item))
        address = (
            resolve(url, fill(lists.page_address, day, item))
            if lists.page_address
            else f"{drop_fragment(url)}{PLACE}{at}"
        )
        if label and address and not is_barren(label):
            rows.append((address, label, ""))
    return number_pages(rows)


def _find_pages(paper: Paper, lists: JsonLists, day: date, url: str, answer: Any) -> list[Mapping[str, Any]]:
    """Give the pages' items. Raises ReadError without a list, NotPublished when it is empty or another day's."""
    items = find_items(answer, paper.skin.page_links)
    if not items and (items is not None or (lists.success and find_at(answer, lists.success) is False)):
        raise NotPublished(day, None, url)
    if items is None:
        raise ReadError("no list of pages", paper.skin.page_links or "(the whole answer)", url)
    said = parse_day(find_at(answer, paper.skin.issue_day)) if paper.skin.issue_day else None
    if (shown := said or parse_day(url)) and shown != day:
        raise NotPublished(day, shown, url)
    return items


def parse_day(value: Any) -> date | None:
    """Give the day that a field says: 2031-05-14, 20310514, or a moment in seconds or milliseconds, as in Beijing."""
    if isinstance(value, int) and value > MILLISECONDS // 1000:
        seconds = value / 1000 if value > MILLISECONDS else value
        try:
            return datetime.fromtimestamp(seconds, UTC).astimezone(BEIJING).date()
        except (OverflowError, OSError, ValueError):
            return None
    text = str(value or "")
    found = ANY_DAY.search(text) or COMPACT_DAY.search(text)
    return make_day(*found.groups()) if found else None


def read_json_index(paper: Paper, day: date, url: str, text: str, link: PageLink) -> PageIndex:
    """Read what a page lists. Raises ReadError without a list, NotPublished for another day's."""
    lists, answer = require_lists(paper), parse_answer(text, url)
    page, items = find_articles(paper, day, url, answer, link)
    ordered = reversed(items) if lists.last_first else iter(items)
    own_source = drop_fragment(url) if paper.family == "json_api" else ""
    links = tuple(_make_links(lists, day, url, page, ordered, own_source))
    is_dated = bool(paper.skin.issue_day)
    return PageIndex(number=link.number, section=link.section, articles=links, is_dated=is_dated)


def find_articles(
    paper: Paper, day: date, url: str, answer: Any, link: PageLink
) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    """Give a page's item and its articles' items. Raises ReadError, NotPublished."""
    lists = require_lists(paper)
    pages = _find_pages(paper, lists, day, url, answer) if _lists_pages(paper, answer) else []
    page = next((item for at, item in enumerate(pages, 1) if _is_page(lists, day, url, at, item, link)), {})
    items = find_items(answer if lists.page_address else page, paper.skin.article_links)
    if items is None:
        raise ReadError("no list of articles", paper.skin.article_links, url)
    return page, items[:MAX_ARTICLES]


def _lists_pages(paper: Paper, answer: Any) -> bool:
    """Whether an answer lists the pages too; a page's own one need not."""
    lists = require_lists(paper)
    return not lists.page_address or find_items(answer, paper.skin.page_links) is not None


def _is_page(lists: JsonLists, day: date, url: str, at: int, item: Mapping[str, Any], link: PageLink) -> bool:
    if not lists.page_address:
        return link.url.endswith(f"{PLACE}{at}")
    return resolve(url, fill(lists.page_address, day, item)) == link.url


def name_article(lists: JsonLists, day: date, url: str, page: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    """Give the address that readers open for an article."""
    return resolve(url, fill(lists.address, day, {**item, "page": page}))


def _make_links(
    lists: JsonLists, day: date, url: str, page: Mapping[str, Any], items: Iterator[Mapping[str, Any]], own_source: str
) -> Iterator[ArticleLink]:
    """Give each article; `own_source` is where its text is when the list does not say another place."""
    position = 0
    for item in items:
        title, address = _clean(fill(lists.title, day, item)), name_article(lists, day, url, page, item)
        if not address or is_editorial(title):
            continue
        source = resolve(url, fill(lists.source, day, {**item, "page": page})) if lists.source else own_source
        yield ArticleLink(url=address, title=title, position=position, source=source)
        position += 1


def _clean(text: str) -> str:
    return " ".join(clean_property(text))
