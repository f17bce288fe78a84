"""An article's page in, the article out: places by the skin, what is missing there from the enpproperty comment."""

import re
from collections.abc import Mapping
from datetime import date

from bs4 import BeautifulSoup

from monitor.epaper.dateline import find_opening, find_signature, fold, parse_authors, parse_names
from monitor.epaper.errors import ReadError
from monitor.epaper.html import (
    clean_property,
    parse_html,
    read_blocks,
    read_paragraphs,
    read_property,
    read_title,
    select,
)
from monitor.epaper.lines import find_jump, find_resumed
from monitor.records import Article, Skin

# （2031年05月14日 01版） stands beside the authors.
STAMP = re.compile(r"[（(]?\s*\d{4}\s*年.*", re.DOTALL)
LEADING = re.compile(r"^\s*(?:作者|文|来源)\s*[:：/]\s*")


def read_story(skin: Skin, text: str, day: date | None, url: str, title: str = "") -> Article:
    """Read an article. `title` stands in for a headline that the page does not print.

    Raises ReadError when the body is not where the skin says, or when there is neither headline nor text.
    """
    soup = parse_html(text, url)
    fields = read_property(text)
    bodies = select(soup, skin.body)
    if not bodies:
        raise ReadError("no body of an article", skin.body, url)
    headline = _read_line(soup, skin.headline) or " ".join(clean_property(fields.get("title", ""))) or title
    kicker = _read_line(soup, skin.kicker) or " ".join(clean_property(fields.get("introtitle", "")))
    subheads = tuple(line for tag in select(soup, skin.subheads) for line in read_blocks(tag))
    paragraphs = read_paragraphs(bodies[0])
    if not headline and not paragraphs:
        raise ReadError("neither headline nor text", skin.headline, url)
    return compose_story(
        day=day,
        url=url,
        kicker=kicker,
        headline=headline,
        subheads=subheads or clean_property(fields.get("subtitle", "")),
        authors=_read_authors(soup, skin.authors, fields),
        paragraphs=paragraphs,
    )


def compose_story(
    *,
    day: date | None,
    url: str,
    kicker: str,
    headline: str,
    subheads: tuple[str, ...],
    authors: tuple[str, ...],
    paragraphs: tuple[str, ...],
) -> Article:
    """Make an article of its printed parts: dateline, and authors that only the text names, are read off the text."""
    texts, continued_from, continues_on = take_marks(paragraphs)
    opening = find_opening(texts[0], day) if texts else None
    return Article(
        day=day,
        url=url,
        kicker=kicker,
        headline=headline,
        subheads=subheads,
        authors=authors or (opening.authors if opening else ()) or (find_signature(texts[-1]) if texts else ()),
        dateline=opening.dateline if opening else None,
        continues_on=continues_on,
        continued_from=continued_from,
        paragraphs=texts,
    )


def _read_line(soup: BeautifulSoup, selector: str) -> str:
    """Give the first text that stands at a place."""
    return next((line for tag in select(soup, selector) if (line := read_title(tag))), "")


def _read_authors(soup: BeautifulSoup, selector: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """Read the authors beside the headline, else those of the enpproperty comment."""
    return read_named(_read_line(soup, selector)) or read_named(" ".join(clean_property(fields.get("author", ""))))


def read_named(text: str) -> tuple[str, ...]:
    """Read the authors named in a line of their own; none when it names nobody."""
    named = LEADING.sub("", STAMP.sub("", text)).strip()
    return (parse_authors(named) or parse_names(fold(named), whole=True)) if named else ()


def take_marks(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], int | None, int | None]:
    """Take 上接第N版 off the start and 下转第N版 off the end. Returns paragraphs, continued from, continues on."""
    if not paragraphs:
        return (), None, None
    texts = list(paragraphs)
    resumed = find_resumed(fold(texts[0]))
    if resumed:
        texts[0] = texts[0][resumed[1] :].strip()
    jump = find_jump(fold(texts[-1]))
    if jump:
        texts[-1] = texts[-1][: jump[1]].strip()
    return tuple(text for text in texts if text), resumed[0] if resumed else None, jump[0] if jump else None
