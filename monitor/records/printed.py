"""What a newspaper prints: issues, pages and articles, kept as printed."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class PageLink:
    """One page of an issue as its index lists it (版面目录的一行)."""

    number: int
    label: str
    section: str
    url: str
    pdf_url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """One day's paper (一期): its pages in order, without duplicates."""

    paper_id: str
    day: date
    pages: tuple[PageLink, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleLink:
    """One article as its page lists it, in the order of the page.

    `source` is where its text is asked for when that is not `url`; `area` its shape on the page's picture, as the
    image map's coordinates print it (12,40,300,180), or "".
    """

    url: str
    title: str
    position: int
    source: str = ""
    area: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageIndex:
    """What a page lists (一版的目录): its number, section and articles, editorial rows left out.

    `label` is the page's printed name where it has letters (A05), else "". `left_out` says what a feed lists and nobody
    can place: items without a day, the last one of a feed that is cut. `is_dated` says that the list itself names its
    day: else it is of the day that was asked for, or of one before.
    """

    number: int
    section: str
    articles: tuple[ArticleLink, ...]
    pdf_url: str = ""
    label: str = ""
    left_out: tuple[str, ...] = ()
    is_dated: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Dateline:
    """The opening that says whose story it is and from where (电头): `据新华社上海6月6日电`, `本报讯`."""

    text: str
    agency: str = ""
    place: str = ""
    day: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PageMark:
    """A mark that a story goes `on` on another page or comes `from` one (转版标记): 下转A5版, 上接第一版.

    `letters` are those of a page A5, `title` the one that the mark names or "". `whole`: it says that the story stands
    there in full (全文见2版). `why` says why the other part was not joined: it is missing, no story there is surely the
    other part (unlike), or several are as likely; "" as long as nobody has looked.
    """

    direction: Literal["on", "from"]
    page: int
    letters: str = ""
    title: str = ""
    whole: bool = False
    why: Literal["", "missing", "unlike", "several"] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where else a joined story is printed: a page that it goes on at, or the page of its twin (另一处版位).

    `id` is the one that the part has as an article of its own, `headline` what stands over it there.
    """

    id: str = ""
    page: int | None = None
    page_label: str = ""
    section: str = ""
    position: int = 0
    url: str = ""
    headline: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One story as printed (一篇文章). `id` is "" until somebody names it; the first paragraph keeps the dateline.

    `page_label` is the page's printed name where it has letters (A05). `continues_on` and `continued_from` are what its
    own page says. `continuations` are the other places of a story joined of several, in the order of its text; `marks`
    are the marks whose other part is not in it.

    `position` counts the stories of a page from 0; `column` names the one that a story stands in (栏目: 钟声).

    `place` is the home of a provincial or local paper (江岭省岚溪市), which its posts leave out; "" is not known.

    `month` is the first of the month when the source says no more of the day than that; `day` is None then.

    `heading` and `text` are the two strings that spans of facts and matches point into.
    """

    id: str = ""
    paper_id: str = ""
    paper: str = ""
    place: str = ""
    day: date | None = None
    month: date | None = None
    page: int | None = None
    page_label: str = ""
    section: str = ""
    url: str = ""
    position: int = 0
    column: str = ""
    kicker: str = ""
    headline: str = ""
    subheads: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    continues_on: int | None = None
    continued_from: int | None = None
    marks: tuple[PageMark, ...] = ()
    continuations: tuple[Place, ...] = ()
    paragraphs: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """Kicker, headline and subheads that are there, a line each."""
        return "\n".join(part for part in (self.kicker, self.headline, *self.subheads) if part)

    @property
    def text(self) -> str:
        """The body, a paragraph a line."""
        return "\n".join(self.paragraphs)

    @property
    def digest(self) -> str:
        """SHA-256 over what is printed; white space does not count, so that a reflowed page is no new revision.

        Where a story goes on, and what of it is missing, counts as printed.
        """
        places = (f"{place.page}:{place.url or place.id}" for place in self.continuations)
        marks = (f"{mark.direction}:{mark.letters}{mark.page}:{mark.why}" for mark in self.marks)
        printed = "\x1f".join((self.kicker, self.headline, *self.subheads, *self.paragraphs, *places, *marks))
        return sha256("".join(printed.split()).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page with its stories, in reading order; `pages` are the issue's as the page lists them, as on HTML.

    `notes` say what whoever gave the file should know of how it was read.
    """

    paper: str
    day: date | None
    number: int | None
    section: str
    articles: tuple[Article, ...]
    pages: tuple[PageLink, ...] = ()
    notes: tuple[str, ...] = ()
