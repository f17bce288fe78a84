"""A file that came by hand in, its page out: a PDF's plain text, or an e-paper's HTML (article or list)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from monitor.epaper.decode import decode
from monitor.epaper.errors import ReadError
from monitor.epaper.flat import read_flat
from monitor.epaper.html import parse_html, read_links, read_title, select
from monitor.epaper.labels import is_editorial, parse_label
from monitor.epaper.story import read_story
from monitor.records import Article, Page, Paper, Skin

PLAIN = frozenset({".txt", ".text", ""})
MARKUP = frozenset({".html", ".htm", ".shtml", ".xhtml"})


def read_file(
    name: str, content: bytes, *, paper: Paper | None, day: date | None, number: int | None, skins: Iterable[Skin] = ()
) -> Page:
    """Read one file by the ending of its name. An HTML page is read by its paper's skin, else by the one that fits it.

    An article's page gives that article, a page's list its headlines without text. With a paper, the articles are its
    own. Raises ReadError, DecodeError.
    """
    page = _read_content(
        name,
        content,
        Page(paper=paper.name if paper else "", day=day, number=number, section="", articles=()),
        tuple([paper.skin] if paper else skins),
    )
    if paper is None:
        return page
    articles = tuple(replace(article, paper_id=paper.id, place=paper.own_place) for article in page.articles)
    return replace(page, articles=articles)


def _read_content(name: str, content: bytes, page: Page, skins: tuple[Skin, ...]) -> Page:
    """Read a file as the page that is known of it so far."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".pdf" or content.startswith(b"%PDF-"):
        raise ReadError(
            "PDF pages cannot be read yet; take their text out first (pdftotext) and give it as .txt", url=name
        )
    text = decode(content).text
    if suffix in PLAIN:
        return read_flat(text, paper=page.paper, day=page.day, number=page.number)
    if suffix not in MARKUP:
        raise ReadError(f"files ending in {suffix} cannot be read; known: .txt, .html", url=name)
    return _read_markup(text, name, skins, page)


def _read_markup(text: str, name: str, skins: tuple[Skin, ...], page: Page) -> Page:
    """Try each skin: as an article's page first, since these carry lists of pages and articles too."""
    soup = parse_html(text, name)
    for skin in skins:
        if select(soup, skin.headline) and select(soup, skin.body):
            story = read_story(skin, text, page.day, "")
            return _make_page(page, (story,), "")
    for skin in skins:
        if rows := read_links(soup, skin.article_links):
            titles = dict(rows)
            label = next((read_title(tag) for tag in select(soup, skin.page_label)), "")
            stories = tuple(
                Article(headline=title, url=href) for href, title in titles.items() if title and not is_editorial(title)
            )
            return _make_page(page, stories, label)
    tried = ", ".join(skin.id for skin in skins) or "none"
    raise ReadError(f"neither an article nor a list of articles in any skin tried ({tried})", url=name)


def _make_page(page: Page, stories: tuple[Article, ...], label: str) -> Page:
    """Put what is known of the page on its articles."""
    _, number, section = parse_label(label) if label else ("", None, "")
    number = page.number if page.number is not None else number
    articles = tuple(
        replace(story, paper=page.paper, day=page.day, page=number, section=section, position=at)
        for at, story in enumerate(stories)
    )
    return replace(page, number=number, section=section, articles=articles)
