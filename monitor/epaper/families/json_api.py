"""Interfaces of 解放日报, 解放军报, 科技日报 and 广西日报: lists and articles as JSON, read by the paths of the skin.

journal/YYYY-MM-DD/getJournalPage.do?page=01&code=jfrb    解放日报: pages and one page's articles; text asked for apart
_szb/jfjb/YYYY/MM/DD/index.json                           解放军报: the whole issue with its text
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from monitor.epaper.drift import find_drift
from monitor.epaper.errors import ReadError
from monitor.epaper.families.reader import Reader
from monitor.epaper.html import clean_property, read_paragraphs
from monitor.epaper.json_lists import (
    find_articles,
    find_at,
    find_items,
    name_article,
    parse_answer,
    read_json_index,
    read_json_pages,
    require_lists,
)
from monitor.epaper.lists import PLACE
from monitor.epaper.story import compose_story, read_named
from monitor.epaper.tree import parse_html
from monitor.records import Article, ArticleLink, PageLink, Paper


def read_article(paper: Paper, day: date, url: str, text: str, link: ArticleLink) -> Article:
    """Read one article's fields. Raises ReadError when its text is not where the skin says."""
    skin, answer = paper.skin, parse_answer(text, url)
    item = answer if require_lists(paper).source else find_item(paper, day, url, answer, link)
    body = find_at(item, skin.body)
    if not isinstance(body, str):
        raise ReadError("no body of an article", skin.body, link.url or url)
    soup = parse_html(f"<div>{body}</div>", link.url or url)
    kicker, subheads = " ".join(read_field(item, skin.kicker)), read_field(item, skin.subheads)
    headline = " ".join(read_field(item, skin.headline)) or link.title
    paragraphs = read_paragraphs(soup)
    odd, sample = find_drift(
        soup,
        soup,
        "",
        kicker=kicker,
        headline=headline,
        subheads=subheads,
        text="".join(paragraphs),
        listed=link.title,
        fields={},
    )
    if odd:
        raise ReadError(odd, skin.headline if "headline" in odd else skin.body, link.url or url, sample)
    return compose_story(
        day=day,
        url=link.url or url,
        kicker=kicker,
        headline=headline,
        subheads=subheads,
        authors=read_named(" ".join(read_field(item, skin.authors))),
        paragraphs=paragraphs,
    )


def read_field(item: Any, path: str) -> tuple[str, ...]:
    """Give a field's lines without tags; none where there is no path or no text."""
    value = find_at(item, path) if path else None
    return clean_property(value) if isinstance(value, str) else ()


def find_item(paper: Paper, day: date, url: str, answer: Any, link: ArticleLink) -> Mapping[str, Any]:
    """Find the article in its issue, by the address that its item makes. Raises ReadError."""
    lists = require_lists(paper)
    pages = enumerate(find_items(answer, paper.skin.page_links) or (), 1)
    for address in (url,) if lists.page_address else (f"{url}{PLACE}{at}" for at, _ in pages):
        place = PageLink(number=1, label="", section="", url=address)
        page, items = find_articles(paper, day, url, answer, place)
        for item in items:
            if name_article(lists, day, url, page, item) == link.url:
                return item
    raise ReadError("no such article in the issue", paper.skin.article_links, link.url or url)


READER = Reader(read_pages=read_json_pages, read_index=read_json_index, read_article=read_article)
