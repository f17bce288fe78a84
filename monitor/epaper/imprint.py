"""An HTML page in, what it says of itself out: its paper, day, number and section, and the pages of its issue.

A page that comes by hand has no address and nobody who knows of which issue it is. It says so in the enpproperty
comment, in print (第A01版：头版), in its hidden fields, and in its list of pages, where Founder writes ./ before the
page shown.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from bs4 import BeautifulSoup
from bs4.element import Tag

from monitor.epaper.html import find_pdf, read_link, read_links, read_property, read_title, select
from monitor.epaper.labels import join_labels, parse_label
from monitor.epaper.lists import ANY_DAY, MAX_PAGES, find_printed_day, number_pages
from monitor.epaper.site import drop_query, make_day
from monitor.records import PageLink, Skin

# 第A01版：头版, 01版:要闻: how a page prints its own label; in a list of pages it is a link.
OWN_LABEL = re.compile(r"第?\s*[A-Za-z]{0,2}\s*\d{1,3}\s*版\s*[:：]\s*\S.{0,38}")
LABEL_TAGS = ["td", "div", "span", "p", "h1", "h2", "h3", "h4", "strong", "li"]
# …_20310514_1-01.htm, …/2031-05/14/…: the day in an address that nobody knows the site of.
LINKED_DAY = re.compile(r"(?<!\d)(20\d{2})[-/]?(\d{2})[-/]?(\d{2})(?!\d)")
PAPER_NAME = re.compile(r"[\u4e00-\u9fff]{1,12}报")
EDITION = re.compile(r"(?:社)?(?:数字报|电子报|电子版|数字版|社)?$")
TITLE_PARTS = re.compile(r"[-_|—·\s]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Imprint:
    """What a page says of itself: "" and None where it says nothing. `label` is 第A01版：头版, `pages` its issue's."""

    paper: str
    day: date | None
    label: str
    pages: tuple[PageLink, ...]


def read_imprint(soup: BeautifulSoup, text: str, skin: Skin) -> Imprint:
    """Read what a page says of itself."""
    fields = read_property(text)
    pages = list_pages(soup, skin)
    return Imprint(
        paper=find_paper(soup, fields.get("founder-papername", "")),
        day=find_day(soup, skin, fields.get("founder-date", "") or fields.get("date", "")),
        label=find_label(soup, skin, fields.get("founder-pagenum", ""), pages),
        pages=pages,
    )


def list_pages(soup: BeautifulSoup, skin: Skin) -> tuple[PageLink, ...]:
    """Read the list of the issue's pages; () where the page has none. Addresses are as printed."""
    rows = [(drop_query(read_link(tag)).removeprefix("./"), tag) for tag in select(soup, skin.page_links)]
    labels: dict[str, list[str]] = {}
    pdfs: dict[str, str] = {}
    for target, tag in rows[: MAX_PAGES * 4]:
        label = read_title(tag)
        if target and parse_label(label)[1] is not None:
            labels.setdefault(target, []).append(label)
            pdfs[target] = pdfs.get(target) or find_pdf(tag, partial(_is_other, target))
    return number_pages([(target, join_labels(found), pdfs[target]) for target, found in labels.items()][:MAX_PAGES])


def _is_other(own: str, tag: Tag) -> bool:
    """Whether a link beside a page's link leads to another page."""
    target = drop_query(read_link(tag)).removeprefix("./")
    return target != own and parse_label(read_title(tag))[1] is not None


def find_label(soup: BeautifulSoup, skin: Skin, number: str, pages: Iterable[PageLink]) -> str:
    """Give the label of the page shown: by its place, by the comment's number, as printed, as the list marks it."""
    if label := next((read_title(tag) for tag in select(soup, skin.page_label)), ""):
        return label
    listed = [page.label for page in pages]
    wanted = parse_label(number)[:2] if number else None
    if found := next((label for label in listed if parse_label(label)[:2] == wanted), ""):
        return found
    if printed := _find_printed_label(soup):
        return printed
    own = (read_title(tag) for tag in select(soup, skin.page_links) if read_link(tag).startswith("./"))
    return next((label for label in own if label in listed), number)


def _find_printed_label(soup: BeautifulSoup) -> str:
    """Give the only label that stands outside of links; "" when there is none or more."""
    outside = (tag for tag in soup.find_all(LABEL_TAGS) if tag.find("a") is None and tag.find_parent("a") is None)
    printed = (read_title(tag) for tag in outside)
    labels = {parse_label(label): label for label in printed if OWN_LABEL.fullmatch(label)}
    return next(iter(labels.values())) if len(labels) == 1 else ""


def find_day(soup: BeautifulSoup, skin: Skin, noted: str) -> date | None:
    """Give the day that the page prints, else that of its comment, else the one that most of its links are of."""
    if printed := find_printed_day(skin, soup):
        return printed
    if found := ANY_DAY.match(noted):
        return make_day(*found.groups())
    links = (href for href, _ in read_links(soup, "a[href]"))
    days = Counter(day for href in links if (found := LINKED_DAY.search(href)) and (day := make_day(*found.groups())))
    return next((day for day, _ in days.most_common(1)), None)


def find_paper(soup: BeautifulSoup, noted: str) -> str:
    """Give the paper's name: of the comment, of nbs's hidden field, of the page's title."""
    if noted.strip():
        return noted.strip()[:40]
    if channel := soup.select_one("input[name=channelname][value]"):
        return str(channel["value"]).strip()[:40]
    title = read_title(soup.title)
    names = (EDITION.sub("", part) for part in TITLE_PARTS.split(title))
    return next((name for name in names if PAPER_NAME.fullmatch(name)), "")
