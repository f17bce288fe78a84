"""A file that came by hand in, its page out: PDF, plain text, an e-paper's HTML (article, list) or XML; also gzipped.

What a file is, its first bytes say, else the ending of its name. Where the two say different things the page notes it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import Final, Literal

from monitor.epaper.decode import decode, find_garbled
from monitor.epaper.errors import ReadError
from monitor.epaper.flat import read_flat
from monitor.epaper.markup import read_markup
from monitor.epaper.packing import MAGIC, unpack
from monitor.epaper.pdf import read_pdf
from monitor.epaper.xml_items import parse_xml, to_page
from monitor.records import Page, Paper, Skin

Kind = Literal["text", "HTML", "XML", "PDF"]
PACKED: Final = ".gz"
ENDINGS: Final[Mapping[str, Kind]] = {
    **dict.fromkeys((".txt", ".text", ""), "text"),
    **dict.fromkeys((".html", ".htm", ".shtml", ".xhtml"), "HTML"),
    ".xml": "XML",
    ".pdf": "PDF",
}
# Readers of PDF take up to 1,024 bytes before the header; comments and an XML declaration may stand before HTML.
START: Final = 1024
STARTS: Final[tuple[tuple[re.Pattern[bytes], Kind], ...]] = (
    (
        re.compile(
            rb"(?:<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
        ),
        "HTML",
    ),
    (re.compile(rb"[\s\S]*%PDF-\d"), "PDF"),
    (re.compile(rb"\s*<\?xml\b(?![\s\S]*<(?:!doctype\s+)?html\b)", re.IGNORECASE), "XML"),
)
MARKS: Final = b"\xef\xbb\xbf\xff\xfe"  # bytes of the marks that UTF-8 and UTF-16 may begin with
# What is often taken for a page and is none, by its first bytes.
FOREIGN: Final = (
    (b"PK\x03\x04", "a ZIP archive, or an Office or EPUB file: take its pages out first"),
    (b"Rar!", "a RAR archive: take its pages out first"),
    (b"7z\xbc\xaf", "a 7z archive: take its pages out first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as text first"),
    (MAGIC, "packed twice: unpack it once"),
    (b"\x89PNG", "a picture, which holds no text"),
    (b"\xff\xd8\xff", "a picture, which holds no text"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What goes to a reader besides the bytes: the file's name, the page as known, its paper's skins and others."""

    name: str
    page: Page
    own: tuple[Skin, ...]
    skins: tuple[Skin, ...]


def read_file(
    name: str, content: bytes, *, paper: Paper | None, day: date | None, number: int | None, skins: Iterable[Skin] = ()
) -> Page:
    """Read one file. An HTML page is read by its paper's skins, else by what any page shows.

    An article's page gives that article, a page's list its headlines without text. With a paper, the articles are its
    own. `notes` say where the name promised something else, and what reads as another encoding's.
    Raises ReadError, DecodeError.
    """
    content, stem, notes = open_packed(name, content)
    kind, misnamed = find_kind(stem, content)
    known = Page(paper=paper.name if paper else "", day=day, number=number, section="", articles=())
    given = Given(name=name, page=known, own=_list_skins(paper) if paper else (), skins=tuple(skins))
    page = READERS[kind](content, given)
    page = replace(page, notes=(*notes, *misnamed, *page.notes, *_note_garbled(page)))
    if paper is None:
        return page
    articles = tuple(replace(article, paper_id=paper.id, place=paper.own_place) for article in page.articles)
    return replace(page, articles=articles)


def open_packed(name: str, content: bytes) -> tuple[bytes, str, tuple[str, ...]]:
    """Unpack a gzipped file. Returns its bytes, its name without .gz, and a note where the name is wrong."""
    ends = PurePath(name).suffix.lower() == PACKED
    stem = name[: -len(PACKED)] if ends else name
    if not content.startswith(MAGIC):
        return content, stem, ("named .gz, but not packed: read as it is",) if ends else ()
    return unpack(content), stem, () if ends else ("not named .gz, but packed: unpacked",)


def find_kind(name: str, content: bytes) -> tuple[Kind, tuple[str, ...]]:
    """Say what a file is, with a note where its name says something else. Raises ReadError for what is no page."""
    if not content.strip():
        raise ReadError("the file is empty")
    if foreign := next((what for start, what in FOREIGN if content.startswith(start)), ""):
        raise ReadError(f"the file is {foreign}")
    suffix = PurePath(name).suffix.lower()
    named = ENDINGS.get(suffix)
    start = content[:START].replace(b"\0", b"").lstrip(MARKS)
    found = next((kind for pattern, kind in STARTS if pattern.match(start)), None)
    if found and found != named:
        return found, (f"named {suffix or 'without an ending'}, but {found} by its first bytes: read as that",)
    if named is None:
        raise ReadError(f"files ending in {suffix} cannot be read; known: .txt, .html, .xml, .pdf and these with .gz")
    if named == "PDF" and not found:
        raise ReadError("named .pdf, but no PDF by its first bytes; copy it again")
    return named, ()


def _note_garbled(page: Page) -> tuple[str, ...]:
    samples = (find_garbled(f"{article.heading}\n{article.text}") for article in page.articles)
    return tuple(f"not all of it is in the encoding that it was read by: {sample}" for sample in samples if sample)[:1]


def _list_skins(paper: Paper) -> tuple[Skin, ...]:
    """Give how a paper looks, and how it looked before."""
    return tuple(dict.fromkeys((paper.skin, *(one.skin for one in paper.earlier))))


def _read_text(content: bytes, given: Given) -> Page:
    page = given.page
    return read_flat(decode(content).text, paper=page.paper, day=page.day, number=page.number)


def _read_html(content: bytes, given: Given) -> Page:
    return read_markup(decode(content).text, given.name, given.own, given.skins, given.page)


def _read_xml(content: bytes, given: Given) -> Page:
    html = to_page(parse_xml(decode(content).text, given.name))
    return read_markup(html, given.name, (), (), given.page)


def _read_pdf(content: bytes, given: Given) -> Page:
    page = given.page
    return read_pdf(content, paper=page.paper, day=page.day, number=page.number)


READERS: Final[Mapping[Kind, Callable[[bytes, Given], Page]]] = {
    "text": _read_text,
    "HTML": _read_html,
    "XML": _read_xml,
    "PDF": _read_pdf,
}
