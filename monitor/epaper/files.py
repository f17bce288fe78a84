"""A file that came by hand in, its page out: a PDF's plain text, or an e-paper's HTML (article or list)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from monitor.epaper.decode import decode
from monitor.epaper.errors import ReadError
from monitor.epaper.flat import read_flat
from monitor.epaper.markup import read_markup
from monitor.records import Page, Paper, Skin

PLAIN = frozenset({".txt", ".text", ""})
MARKUP = frozenset({".html", ".htm", ".shtml", ".xhtml"})


def read_file(
    name: str, content: bytes, *, paper: Paper | None, day: date | None, number: int | None, skins: Iterable[Skin] = ()
) -> Page:
    """Read one file by the ending of its name. An HTML page is read by its paper's skins, else by one that fits it.

    An article's page gives that article, a page's list its headlines without text. With a paper, the articles are its
    own. Raises ReadError, DecodeError.
    """
    page = _read_content(
        name,
        content,
        Page(paper=paper.name if paper else "", day=day, number=number, section="", articles=()),
        tuple([*_list_skins(paper), *skins] if paper else skins),
    )
    if paper is None:
        return page
    articles = tuple(replace(article, paper_id=paper.id, place=paper.own_place) for article in page.articles)
    return replace(page, articles=articles)


def _list_skins(paper: Paper) -> tuple[Skin, ...]:
    """Give how a paper looks, and how it looked before."""
    return tuple(dict.fromkeys((paper.skin, *(one.skin for one in paper.earlier))))


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
    return read_markup(text, name, skins, page)
