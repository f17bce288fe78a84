"""An HTML file that came by hand in, its page out: an article, or a page's list with the issue's pages."""

from collections.abc import Iterable
from dataclasses import replace

from bs4 import BeautifulSoup

from monitor.epaper.errors import ReadError
from monitor.epaper.html import parse_html, read_link, read_row, select
from monitor.epaper.imprint import Imprint, read_imprint
from monitor.epaper.labels import is_editorial, name_page, parse_label
from monitor.epaper.site import drop_query
from monitor.epaper.story import read_story
from monitor.records import Article, Page, Skin


def read_markup(text: str, name: str, skins: Iterable[Skin], page: Page) -> Page:
    """Try each skin: as an article's page first, since these carry lists of pages and articles too.

    What is not known of the page is what it says itself. Raises ReadError when no skin fits.
    """
    soup = parse_html(text, name)
    tried = tuple(skin for skin in skins if skin.lists is None)
    for skin in tried:
        if select(soup, skin.headline) and select(soup, skin.body):
            imprint = read_imprint(soup, text, skin)
            return _make_page(page, imprint, (read_story(skin, text, page.day or imprint.day, ""),))
    for skin in tried:
        if rows := list_articles(soup, skin):
            stories = tuple(Article(headline=title, url=href) for href, title in rows.items())
            return _make_page(page, read_imprint(soup, text, skin), stories)
    known = ", ".join(skin.id for skin in tried) or "none"
    raise ReadError(f"neither an article nor a list of articles in any skin tried ({known})", url=name)


def list_articles(soup: BeautifulSoup, skin: Skin) -> dict[str, str]:
    """Give the title of each article that a page lists, by its address as printed; links to pages are none."""
    pages = {drop_query(read_link(tag)) for tag in select(soup, skin.page_links)}
    titles: dict[str, str] = {}
    for tag in select(soup, skin.article_links):
        href = read_link(tag)
        if href and drop_query(href) not in pages:
            titles[href] = titles.get(href) or read_row(tag)
    return {href: title for href, title in titles.items() if title and not is_editorial(title)}


def _make_page(page: Page, imprint: Imprint, stories: tuple[Article, ...]) -> Page:
    """Put what is known of the page, and what it says of itself, on it and on its articles."""
    _, number, section = parse_label(imprint.label) if imprint.label else ("", None, "")
    page = replace(
        page,
        paper=page.paper or imprint.paper,
        day=page.day or imprint.day,
        number=number if page.number is None else page.number,
        section=section,
        pages=imprint.pages,
    )
    articles = tuple(
        replace(
            story,
            paper=page.paper,
            day=page.day,
            page=page.number,
            page_label=name_page(imprint.label),
            section=section,
            position=at,
        )
        for at, story in enumerate(stories)
    )
    return replace(page, articles=articles)
