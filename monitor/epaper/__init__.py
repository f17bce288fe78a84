"""Bytes of an e-paper in, issues, pages and articles out. Pure: one file a site family, the papers are data.

    issue_url -> fetch -> read_issue -> fetch each page -> read_page_index -> fetch each article -> read_article
    latest -> fetch -> read_latest            where the newest issue begins, for papers that say it nowhere else
    read_flat, read_file                      pages that come by hand

All raise EpaperError's kinds only: DecodeError, ReadError, NotPublished.
"""

from dataclasses import replace
from datetime import date

from monitor.epaper import amuc, classic
from monitor.epaper.decode import Decoded, decode
from monitor.epaper.errors import DecodeError, EpaperError, NotPublished, ReadError
from monitor.epaper.files import read_file
from monitor.epaper.flat import read_flat
from monitor.epaper.html import find_forward, parse_html, read_links
from monitor.epaper.site import Site, drop_query, follow_links, read_index, read_pages
from monitor.epaper.story import read_story
from monitor.records import Article, ArticleLink, Family, Issue, PageIndex, PageLink, Paper, Snapshot

__all__ = [
    "DecodeError",
    "Decoded",
    "EpaperError",
    "NotPublished",
    "ReadError",
    "decode",
    "issue_url",
    "read_article",
    "read_file",
    "read_flat",
    "read_issue",
    "read_latest",
    "read_page_index",
]

SITES: dict[Family, Site] = {"amuc_layout": amuc.SITE, "classic_node": classic.SITE}


def issue_url(paper: Paper, day: date) -> str:
    """Give the address of the first page of a day's issue."""
    return day.strftime(paper.first_page)


def read_text(paper: Paper, snapshot: Snapshot) -> str:
    """Decode a page by the paper's own encoding, else by what the server says. Raises DecodeError."""
    return decode(snapshot.content, paper.encoding or snapshot.content_type).text


def read_latest(paper: Paper, snapshot: Snapshot) -> tuple[date, str]:
    """Give day and first page of the newest issue, from the page at `paper.latest`: a list of pages, or a forward.

    Raises ReadError when it is neither.
    """
    soup, site = parse_html(read_text(paper, snapshot), snapshot.url), SITES[paper.family]
    links = [(forward, "")] if (forward := find_forward(soup)) else read_links(soup, "a[href]")
    for target, _ in follow_links(paper, snapshot.url, links):
        if site.is_page(target) and (day := site.find_day(target)):
            return day, target
    raise ReadError(
        "neither a forward nor a link to the newest issue", "meta[http-equiv=refresh], a[href]", snapshot.url
    )


def read_issue(paper: Paper, day: date, snapshot: Snapshot) -> Issue:
    """Read the list of pages off any page of an issue. Raises ReadError, NotPublished."""
    text = read_text(paper, snapshot)
    soup = parse_html(text, snapshot.url)
    pages = read_pages(paper, SITES[paper.family], day, soup, snapshot.url, text)
    return Issue(paper_id=paper.id, day=day, pages=pages)


def read_page_index(paper: Paper, day: date, snapshot: Snapshot, link: PageLink) -> PageIndex:
    """Read the list of articles off a page. Raises ReadError, NotPublished."""
    text = read_text(paper, snapshot)
    soup = parse_html(text, snapshot.url)
    return read_index(paper, SITES[paper.family], day, soup, snapshot.url, text, link)


def read_article(paper: Paper, day: date, page: PageIndex, link: ArticleLink, snapshot: Snapshot) -> Article:
    """Read one article. Raises ReadError."""
    story = read_story(paper.skin, read_text(paper, snapshot), day, link.url or drop_query(snapshot.url), link.title)
    return replace(
        story,
        paper_id=paper.id,
        paper=paper.name,
        place=paper.own_place,
        page=page.number,
        section=page.section,
        position=link.position,
    )
