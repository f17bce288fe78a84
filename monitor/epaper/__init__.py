"""Bytes of an e-paper in, issues, pages and articles out. Pure: one file a site family, the papers are data.

    find_entries -> fetch -> read_issue       or Elsewhere: the page only leads on; read_calendar for a list of days
                    fetch each page -> read_page_index -> fetch each article -> read_article
    read_flat, read_file                      pages that come by hand

All raise EpaperError's kinds only: DecodeError, ReadError, Elsewhere, NotPublished; TooHard is whose who runs them.
"""

from dataclasses import replace
from datetime import date

from monitor.epaper.calendar import read_calendar
from monitor.epaper.continuation import join_stories
from monitor.epaper.decode import Decoded, decode, find_garbled
from monitor.epaper.drift import find_textless
from monitor.epaper.errors import DecodeError, Elsewhere, EpaperError, NotPublished, ReadError, TooHard
from monitor.epaper.families import READERS
from monitor.epaper.files import read_file
from monitor.epaper.flat import read_flat
from monitor.epaper.labels import name_page
from monitor.epaper.layouts import read_otherwise
from monitor.epaper.parted import MOST_PARTS, find_next_part, goes_on
from monitor.epaper.printed_pages import is_sheet, list_stories, read_story, to_pdf
from monitor.epaper.site import drop_query
from monitor.records import Article, ArticleLink, Issue, PageIndex, PageLink, Paper, Snapshot

__all__ = [
    "MOST_PARTS",
    "DecodeError",
    "Decoded",
    "Elsewhere",
    "EpaperError",
    "NotPublished",
    "ReadError",
    "TooHard",
    "decode",
    "find_garbled",
    "find_next_part",
    "find_textless",
    "goes_on",
    "is_sheet",
    "issue_url",
    "join_stories",
    "paper_on",
    "read_article",
    "read_day_list",
    "read_file",
    "read_flat",
    "read_issue",
    "read_otherwise",
    "read_page_index",
]


def paper_on(paper: Paper, day: date) -> Paper:
    """Give the paper as its site was built on a day: the earliest of its layouts that was still valid then."""
    valid = [one for one in paper.earlier if one.valid_until and day <= one.valid_until]
    return min(valid, key=lambda one: one.valid_until or day, default=paper)


def issue_url(paper: Paper, day: date) -> str:
    """Give the address of the first page of a day's issue; "" for a paper whose addresses do not follow the day."""
    return day.strftime(paper_on(paper, day).first_page)


def read_text(paper: Paper, snapshot: Snapshot) -> str:
    """Decode a page by the paper's own encoding, else by what the server says. Raises DecodeError."""
    return decode(snapshot.content, paper.encoding or snapshot.content_type).text


def read_day_list(paper: Paper, snapshot: Snapshot) -> dict[date, str]:
    """Read which days have an issue and where it begins, from the list at `paper.calendar`. Raises ReadError."""
    return read_calendar(read_text(paper, snapshot), snapshot.url)


def read_issue(paper: Paper, day: date, snapshot: Snapshot) -> Issue:
    """Read the list of pages off any page of an issue. Raises ReadError, NotPublished, Elsewhere."""
    paper = paper_on(paper, day)
    pages = READERS[paper.family].read_pages(paper, day, snapshot.url, read_text(paper, snapshot))
    pages = tuple(map(to_pdf, pages)) if paper.pdf else pages
    return Issue(paper_id=paper.id, day=day, pages=pages)


def read_page_index(paper: Paper, day: date, snapshot: Snapshot, link: PageLink) -> PageIndex:
    """Read the list of articles off a page, or off its PDF. Raises ReadError, NotPublished.

    A page that is a picture with a PDF beside it lists none and names that PDF.
    """
    paper = paper_on(paper, day)
    if paper.pdf or is_sheet(snapshot):
        return replace(list_stories(snapshot, day, link), label=name_page(link.label))
    index = READERS[paper.family].read_index(paper, day, snapshot.url, read_text(paper, snapshot), link)
    return replace(index, label=name_page(link.label))


def read_article(paper: Paper, day: date, page: PageIndex, link: ArticleLink, snapshot: Snapshot) -> Article:
    """Read one article. Raises ReadError."""
    paper = paper_on(paper, day)
    if paper.pdf or is_sheet(snapshot):
        return _place(read_story(snapshot, day, link), paper, page, link)
    listed = link if link.url else replace(link, url=drop_query(snapshot.url))
    text = read_text(paper, snapshot)
    try:
        story = READERS[paper.family].read_article(paper, day, snapshot.url, text, listed)
    except ReadError as error:
        error.partial = error.partial and _place(error.partial, paper, page, link)
        raise
    return _place(story, paper, page, link)


def _place(story: Article, paper: Paper, page: PageIndex, link: ArticleLink) -> Article:
    """Put what is known of the paper, the page and the list on a story."""
    return replace(
        story,
        paper_id=paper.id,
        paper=paper.name,
        place=paper.own_place,
        page=page.number,
        section=page.section,
        position=link.position,
    )
