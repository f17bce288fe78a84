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

from bs4.element import Tag

from monitor.epaper.embedded import find_embedded_day, find_embedded_label
from monitor.epaper.general import General
from monitor.epaper.html import find_pdf, read_link, read_links, read_property, read_title, select
from monitor.epaper.labels import fold_day, fold_label, join_labels, parse_label
from monitor.epaper.lists import ANY_DAY, MAX_PAGES, find_printed_day, number_pages
from monitor.epaper.marks import NUMERAL
from monitor.epaper.menus import list_labels
from monitor.epaper.printed import OPENING, Printed
from monitor.epaper.site import LINKED_DAY, drop_query, make_day
from monitor.epaper.survey import HEADINGS
from monitor.epaper.tree import Tree
from monitor.records import PageLink, Skin

# 第A01版：头版, 01版:要闻: how a page prints its own label; in a list of pages it is a link.
OWN_LABEL = re.compile(r"第?\s*[A-Za-z]{0,2}\s*\d{1,3}\s*版\s*[:：]\s*\S.{0,38}")
LABEL_TAGS = ["td", "div", "span", "p", "h1", "h2", "h3", "h4", "strong", "em", "b", "font", "li", "dt", "dd"]
STAMPED_LABEL = re.compile(
    r"(?:第\s*[A-Za-z]{0,2}\s*\d{1,3}\s*版|(?<![A-Za-z\d共总])(?<!今日)[A-Za-z]{0,2}\d{1,3}\s*版|^[A-Za-z]{0,2}\d{2}(?=\s*[:：·|\s]))(?:\s*[:：·|_-]?\s*[\u4e00-\u9fff·]{2,12}$)?"
)
# 江岭时报 2031.05.14 C02 读书
DATED_LABEL = re.compile(rf"{ANY_DAY.pattern}日?\s+(?:星期.\s+)?([A-Z]{{1,2}}\d{{2}}\s+[\u4e00-\u9fff·]{{2,8}})$")
# 版次：[A03] 版名：[A03：社会]
FIELD_LABEL = re.compile(r"版[次名面]\s*:\s*[\[【]\s*([A-Za-z]{0,2}\d{1,3}[^\]】]{0,20})")
NUMERAL_LABEL = re.compile(rf"{NUMERAL}版")
# 版次：07
NUMBER = re.compile(r"版次\s*:\s*第?([A-Za-z]{0,2}\d{1,3})(?![\w-])")
# 版名：副刊
SECTION = re.compile(r"(?:^|[|丨\s])版名\s*:\s*([\u4e00-\u9fff·]{2,12})(?=$|[|丨\s])")
TITLES = frozenset([*HEADINGS, "legend", "caption"])
CLOSING = "×✕✖›»〉>"  # what shuts a layer, or turns a page, beside its label
DAY_METAS = ("article:published_time", "pubdate", "publishdate", "date", "publishtime", "og:release_date")


@dataclass(frozen=True, kw_only=True, slots=True)
class Imprint:
    """What a page says of itself: "" and None where it says nothing. `label` is 第A01版：头版, `pages` its issue's."""

    paper: str
    day: date | None
    label: str
    pages: tuple[PageLink, ...]


def read_imprint(soup: Tree, text: str, skin: Skin, general: General) -> Imprint:
    """Read what a page says of itself; where the skin has no place for it, what was read there in general."""
    fields = read_property(text)
    pages = list_pages(soup, skin) or general.pages
    label = find_label(soup, skin, fields.get("founder-pagenum", ""), pages) or _find_said_label(general)
    named = label if parse_label(label)[2] else _find_listed(label, pages) or label
    return Imprint(
        paper=general.paper,
        day=find_day(soup, skin, fields.get("founder-date", "") or fields.get("date", ""), general),
        label=named if parse_label(named)[2] else f"{named}{_find_section(general.head)}",
        pages=pages,
    )


def _find_section(head: Iterable[Printed]) -> str:
    """Give the section that a line of its own names, behind a colon (版名：副刊); "" without one."""
    return next((f"：{found[1]}" for line in head if (found := SECTION.search(fold_label(line.text)))), "")


def _find_listed(label: str, pages: Iterable[PageLink]) -> str:
    """Give the label of a number in a list of pages; "" for a number that is not there."""
    wanted = parse_label(label)[:2]
    return next((page.label for page in pages if wanted[1] and parse_label(page.label)[:2] == wanted), "")


def _find_said_label(general: General) -> str:
    """Give the label that the list marks, that stands over the text, or that the page's JSON names."""
    if general.menus.label:
        return general.menus.label
    headings = [line for line in general.head if line.block.name in TITLES]
    for lines in (general.head, headings):
        printed = sorted((label for line in lines if (label := _find_label_in(line))), key=len)
        said = {parse_label(label)[:2]: label for label in printed}
        if len(said) == 1:
            return next(iter(said.values()))
    if list_labels(general.rows):
        return ""
    return _find_label(general.stamp) or find_embedded_label(general.items) or _find_label(general.title)


def _find_label_in(line: Printed) -> str:
    return _find_label(line.own[:OPENING].strip()) if not line.is_prose else ""


def _find_label(text: str) -> str:
    if named := list(FIELD_LABEL.finditer(fold_label(text))):
        return max((found[1] for found in named), key=len)
    if numbered := NUMBER.search(fold_label(text)):
        return numbered[1]
    if NUMERAL_LABEL.fullmatch(text):
        return text
    if dated := DATED_LABEL.search(fold_label(text)):
        return dated[4]
    found = STAMPED_LABEL.search(fold_label(text).rstrip(CLOSING))
    return found[0].strip() if found else ""


def list_pages(soup: Tree, skin: Skin) -> tuple[PageLink, ...]:
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


def find_label(soup: Tree, skin: Skin, number: str, pages: Iterable[PageLink]) -> str:
    """Give the label of the page shown: by its place, by the comment's number, as printed, as the list marks it."""
    if label := next((read_title(tag) for tag in select(soup, skin.page_label)), ""):
        return label
    if found := _find_listed(number, pages):
        return found
    if printed := _find_printed_label(soup):
        return printed
    listed = [page.label for page in pages]
    own = (read_title(tag) for tag in select(soup, skin.page_links) if read_link(tag).startswith("./"))
    return next((label for label in own if label in listed), number)


def _find_printed_label(soup: Tree) -> str:
    """Give the only label that stands outside of links; "" when there is none or more."""
    outside = (
        tag for tag in soup.find_all(LABEL_TAGS) if tag.find(["a", "option"]) is None and tag.find_parent("a") is None
    )
    printed = (read_title(tag) for tag in outside)
    labels = {parse_label(label): label for label in printed if OWN_LABEL.fullmatch(fold_label(label))}
    return next(iter(labels.values())) if len(labels) == 1 else ""


def find_day(soup: Tree, skin: Skin, noted: str, general: General) -> date | None:
    """Give the day that the page prints, else that of comment or metas, of the lines over its text, of its links."""
    if printed := find_printed_day(skin, soup):
        return printed
    over = (fold_day(line.text[:OPENING]) for line in general.head if not line.is_prose)
    for said in (noted, *_list_metas(soup), *over, read_title(soup.title), find_embedded_day(general.items)):
        if (found := ANY_DAY.search(said)) and (day := make_day(*found.groups())):
            return day
    links = [*(href for href, _ in read_links(soup, "a[href]")), *(row.url for row in general.rows)]
    days = Counter(day for href in links if (found := LINKED_DAY.search(href)) and (day := make_day(*found.groups())))
    return next((day for day, _ in days.most_common(1)), None)


def _list_metas(soup: Tree) -> list[str]:
    """Give what the page's head says of its day: in metas, and in its own address."""
    said = {
        str(tag.get("property") or tag.get("name") or "").lower(): str(tag.get("content") or "")
        for tag in soup.find_all("meta")
    }
    links = (str(tag.get("href") or "") for tag in soup.find_all("link", rel="canonical"))
    days = ("-".join(found.groups()) for link in (*links, said.get("og:url", "")) if (found := LINKED_DAY.search(link)))
    return [*(said[name] for name in DAY_METAS if name in said), *days]
