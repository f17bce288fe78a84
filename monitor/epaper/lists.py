"""An HTML page with lists in; the issue's pages, and the articles of a page, out. Places by the skin.

A skin whose `whole_issue` is set lists every page's articles on one page: its headings (`page_links`) and its rows
(`article_links`) follow each other, and a row belongs to the heading before it. Pages are then places on that page:
…/20310514_m.html#page=3.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from bs4.element import Tag

from monitor.epaper.errors import Elsewhere, NotPublished, ReadError
from monitor.epaper.html import (
    find_forward,
    find_only_pdf,
    find_pdf,
    read_area,
    read_link,
    read_links,
    read_property,
    read_row,
    read_title,
    select,
)
from monitor.epaper.labels import is_barren, is_editorial, join_labels, parse_label
from monitor.epaper.site import Site, drop_query, follow_link, follow_links, make_day, resolve
from monitor.epaper.tree import Tree, parse_html
from monitor.records import ArticleLink, PageIndex, PageLink, Paper, Skin

# The thickest issues have some 130 pages, the fullest pages some 60 articles.
MAX_PAGES = 300
MAX_ARTICLES = 300
# 2031年5月14日 星期三, or the same next to a page's number: how pages print their day.
PRINTED_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?=星期|周|第?\s*\w?\d{1,3}\s*版)")
ANY_DAY = re.compile(r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})")
UNCOUNTED = frozenset(("a", "script"))  # what stands in these is no day that the page prints of itself
PLACE = "#page="
PICTURE = re.compile(r"\.(?:jpe?g|png|webp)(?:[?#.]|$)", re.IGNORECASE)


def read_pages(paper: Paper, site: Site, day: date, url: str, text: str) -> tuple[PageLink, ...]:
    """Read the list of pages.

    Raises NotPublished when it is another day's issue, Elsewhere when the page only leads to another, ReadError when
    there is no list.
    """
    soup = parse_html(text, url)
    rows = _list_headings(paper, soup, url) if paper.skin.whole_issue else _list_pages(paper, site, soup, url)
    if not rows:
        if onward := _find_onward(paper, site, soup, url):
            raise Elsewhere(onward, url)
        raise ReadError("no list of pages", paper.skin.page_links, url)
    check_day(paper, site, day, soup, url, text)
    labels: dict[str, list[str]] = {}
    pdfs: dict[str, str] = {}
    for target, label, pdf in rows[: MAX_PAGES * 4]:
        if site.find_day(target) in {day, None}:
            labels.setdefault(target, []).append(label)
            pdfs[target] = pdfs.get(target) or pdf
    if not labels:
        raise NotPublished(day, site.find_day(rows[0][0]), url)
    named = [(target, join_labels(found)) for target, found in labels.items()]
    if not any(label for _, label in named):
        raise ReadError("the list of pages gives no names", paper.skin.page_links, url)
    kept = [(target, label, pdfs[target]) for target, label in named if label and not is_barren(label)]
    return number_pages(kept[:MAX_PAGES])


def _find_onward(paper: Paper, site: Site, soup: Tree, url: str) -> str:
    """Give where a page leads: by forward, by a frame that shows a page, an entry by its first link to a page."""
    if forward := find_forward(soup):
        return resolve(url, forward)
    frames = (resolve(url, str(tag["src"])) for tag in soup.find_all(["frame", "iframe"], src=True))
    if framed := next((target for target in frames if site.is_page(target) and target != url), ""):
        return framed
    if site.find_day(url):
        return ""
    links = follow_links(paper, url, read_links(soup, "a[href]"))
    return next((target for target, _ in links if site.is_page(target)), "")


def _list_pages(paper: Paper, site: Site, soup: Tree, url: str) -> list[tuple[str, str, str]]:
    """Give address, label and PDF of each row that leads to a page."""
    rows = []
    for tag in select(soup, paper.skin.page_links):
        target = follow_link(paper, url, read_link(tag))
        if target and site.is_page(target):
            pdf = find_pdf(tag, partial(_leads_elsewhere, paper, site, url, target))
            rows.append((target, read_title(tag), resolve(url, pdf) if pdf else ""))
    return rows


def _leads_elsewhere(paper: Paper, site: Site, url: str, own: str, tag: Tag) -> bool:
    """Whether a link beside a page's link is another page's, so that their box is no row."""
    target = follow_link(paper, url, read_link(tag))
    return target != own and site.is_page(target)


def _list_headings(paper: Paper, soup: Tree, url: str) -> list[tuple[str, str, str]]:
    """Give a place, label and PDF for each heading of a page that lists the whole issue."""
    bare = drop_query(url)
    return [(f"{bare}{PLACE}{at}", label, "") for at, (label, _) in enumerate(_part_issue(paper, soup), 1)]


def _part_issue(paper: Paper, soup: Tree) -> list[tuple[str, list[Tag]]]:
    """Part a whole issue's page: each heading's words with the rows that follow it."""
    heads = {id(tag) for tag in select(soup, paper.skin.page_links)}
    parts: list[tuple[str, list[Tag]]] = []
    for tag in select(soup, f"{paper.skin.page_links}, {paper.skin.article_links}"):
        if id(tag) in heads:
            parts.append((read_title(tag), []))
        elif parts:
            parts[-1][1].append(tag)
    return parts


def number_pages(pages: Iterable[tuple[str, str, str]]) -> tuple[PageLink, ...]:
    """Give pages (address, label, PDF) the numbers of their labels; their order where A01 and B01 are one number."""
    read = [(target, label, pdf, parse_label(label)) for target, label, pdf in pages]
    numbers = [number for *_, (_, number, _) in read]
    by_label = None not in numbers and len(set(numbers)) == len(numbers)
    return tuple(
        PageLink(
            number=number if by_label and number is not None else place,
            label=label,
            section=section,
            url=target,
            pdf_url=pdf,
        )
        for place, (target, label, pdf, (_, number, section)) in enumerate(read, 1)
    )


def check_day(paper: Paper, site: Site, day: date, soup: Tree, url: str, text: str) -> bool:
    """Raise NotPublished unless the page is of `day`: by its address, by what it prints, by what it links to.

    Returns whether the page itself names its day; the address that was asked for may have another day's page.
    """
    printed, noted = find_printed_day(paper.skin, soup), _find_property_day(text)
    for shown in (site.find_day(url), printed, _find_linked_day(paper, site, soup, url)):
        if shown and shown != day:
            raise NotPublished(day, shown, url)
    if site.find_day(url) is None and noted and noted != day:
        raise NotPublished(day, noted, url)
    return bool(printed or noted) or _is_written(paper, site, soup, url)


def _is_written(paper: Paper, site: Site, soup: Tree, url: str) -> bool:
    """Whether links have a day as they are written; a bare content_1.htm lies in the folder that was asked for."""
    root, skin = resolve(url, "/"), paper.skin
    written = (href for places in (skin.article_links, skin.page_links) for href, _ in read_links(soup, places))
    return any(site.find_day(resolve(root, href)) for href in written)


def find_printed_day(skin: Skin, soup: Tree) -> date | None:
    """Give the day that the page prints over its lists; what stands inside links does not count."""
    for tag in select(soup, skin.issue_day):
        if found := ANY_DAY.search(read_title(tag)):
            return make_day(*found.groups())
    pieces = soup.find_all(string=True)
    outside = "".join(str(piece) for piece in pieces if not any(tag.name in UNCOUNTED for tag in piece.parents))
    found = PRINTED_DAY.search(outside)
    return make_day(*found.groups()) if found else None


def _find_linked_day(paper: Paper, site: Site, soup: Tree, url: str) -> date | None:
    """Give the day of most article links: a page of today may link yesterday's stories too."""
    links = follow_links(paper, url, read_links(soup, paper.skin.article_links))
    days = Counter(day for target, _ in links if site.is_article(target) and (day := site.find_day(target)))
    return days.most_common(1)[0][0] if days else None


def _find_property_day(text: str) -> date | None:
    fields = read_property(text)
    found = ANY_DAY.match(fields.get("founder-date", "") or fields.get("date", ""))
    return make_day(*found.groups()) if found else None


def read_index(paper: Paper, site: Site, day: date, url: str, text: str, link: PageLink) -> PageIndex:
    """Read what a page lists: nothing, when it is a picture that has a PDF.

    Raises ReadError when it has no list of articles, NotPublished for another day's page.
    """
    soup = parse_html(text, url)
    tags = _find_part(paper, soup, link) if paper.skin.whole_issue else select(soup, paper.skin.article_links)
    follow = partial(follow_link, paper, url)
    rows = [(target, tag) for tag in tags if site.is_article(target := follow(read_link(tag)))]
    pdf = find_only_pdf(soup) or link.pdf_url
    is_picture = not rows and bool(pdf) and _shows_picture_only(paper, site, soup, url)
    # of a whole issue, a page may have none (adverts), but not all of them
    if (
        not rows
        and not is_picture
        and (tags or not paper.skin.whole_issue or not select(soup, paper.skin.article_links))
    ):
        sample = read_title(tags[0]) if tags else ""
        raise ReadError("no list of articles", paper.skin.article_links, url, sample)
    is_dated = check_day(paper, site, day, soup, url, text)
    own = [(target, tag) for target, tag in rows[: MAX_ARTICLES * 4] if site.find_day(target) in {day, None}]
    titles = _join_titles(own)
    if list(titles.values()).count("") * 2 > len(titles):
        raise ReadError("the list gives no titles", paper.skin.article_links, url)
    return PageIndex(
        number=link.number,
        section=link.section,
        articles=tuple(_make_links(titles, _read_areas(soup, follow))),
        pdf_url=resolve(url, pdf) if pdf else "",
        is_dated=is_dated,
    )


def _shows_picture_only(paper: Paper, site: Site, soup: Tree, url: str) -> bool:
    """Whether a page shows its picture (图片版) and nothing on it leads to an article, in a list or elsewhere."""
    if paper.skin.whole_issue or not any(PICTURE.search(str(tag.get("src") or "")) for tag in soup.find_all("img")):
        return False
    links = (follow_link(paper, url, href) for tag in soup.listed[""] if (href := read_link(tag)))
    return not any(site.is_article(link) and not site.is_page(link) for link in links)


def _find_part(paper: Paper, soup: Tree, link: PageLink) -> list[Tag]:
    """Give the rows under a page's heading on a page that lists the whole issue."""
    place = link.url.partition(PLACE)[2]
    parts = _part_issue(paper, soup)
    return parts[int(place) - 1][1] if place.isdecimal() and 0 < int(place) <= len(parts) else []


def _read_areas(soup: Tree, follow: Callable[[str], str]) -> dict[str, str]:
    """Give the shape of each article on the page's picture, by its address."""
    return {follow(href): shape for href, shape in reversed(read_area(soup))}


def _join_titles(rows: list[tuple[str, Tag]]) -> dict[str, str]:
    """Give each article once with the first words that lead to it."""
    titles: dict[str, str] = {}
    for target, tag in rows:
        titles[target] = titles.get(target) or read_row(tag)
    return titles


def _make_links(titles: dict[str, str], areas: dict[str, str]) -> Iterator[ArticleLink]:
    """Make the articles' links, without the desk's rows."""
    kept = [(target, title) for target, title in titles.items() if not is_editorial(title)][:MAX_ARTICLES]
    for at, (target, title) in enumerate(kept):
        yield ArticleLink(url=target, title=title, position=at, area=areas.get(target, ""))
