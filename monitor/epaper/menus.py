"""A page of no known skin in; the pages of its issue, and the articles that it lists, out.

Links that lead to the same kind of thing are written alike: content_10.htm and content_11.htm are one form, node_2.htm
another. A page's link says a page (第02版：要闻), an article's a title; of several lists of titles, the one that the
page's picture leads to, or the longest, is the page's own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from urllib.parse import urldefrag

from bs4.element import NavigableString, Tag

from monitor.epaper.html import (
    LINK_ATTRIBUTES,
    MAX_ADDRESS,
    MAX_TITLE,
    ROUTE,
    ROW_ATTRIBUTES,
    count_han,
    find_pdf,
    read_blocks,
    read_link,
    read_row,
    read_title,
)
from monitor.epaper.kinship import squeeze
from monitor.epaper.labels import FRONT, fold_name, is_editorial, join_labels
from monitor.epaper.lists import MAX_ARTICLES, MAX_PAGES, number_pages
from monitor.epaper.printed import INLINE
from monitor.epaper.site import LINKED_DAY, drop_query
from monitor.epaper.survey import Survey, is_aside
from monitor.epaper.tree import Tree
from monitor.records import PageLink

# 第02版：要闻, A02 民生, 03 会展, (GA01) 封面: what a link to a page says; 12名干部 and 05-13 are none.
PAGE_LABEL = re.compile(
    r"[(\[【]?\s*+第?\s*+(?:[A-Za-z]{0,2}\s*+\d{1,4}\s*+版|[A-Za-z]{1,2}\s*+\d{1,3}(?!\d)|\d{1,2}(?=[\s:：|.、·)\]】-]\D))(?!\s*-\s*\d).{0,40}",
    re.DOTALL,
)
ORDINAL = re.compile(r"\d{1,2}[\s.、．]+(?=\D)")
BARE = re.compile(r"第?\s*[A-Za-z]{0,2}\d{1,3}\s*版?")
CALLED = re.compile(r"第?\s*[A-Za-z]{0,2}\s*\d{1,3}\s*版.*|[A-Za-z]{1,2}\d{1,3}\b.*|\d{2}\s*[-—:：|]\s*\D{2,12}")
APART = re.compile(r"[A-Za-z]{0,2}\d{2} [\u4e00-\u9fff]{2,6}")  # number and name in elements of their own
# Numbers, also in hexadecimal or with a page's letter (A01): what differs between the addresses of one form.
DIGITS = re.compile(r"[A-Z]{0,2}(?<![0-9a-f])[a-f]*\d[0-9a-f]*")
MOVE = re.compile(r"[\W\d_]*(?:(?:上|下|前|后)一?[篇条版页期则]|返回|首页|往期|更多|打印|下载)")
# 要闻版: a page that its section names; other names of that kind are a site's editions.
SECTION = re.compile(
    r"(?!.*(?:电子|数字|手机|移动|网[页络]|PDF|文字|图片|[简繁]体|[中英]文|无障碍|打印|旧|新))[\u4e00-\u9fff]{2,6}版",
    re.IGNORECASE,
)
COUNT = re.compile(r"[A-Za-z]{0,2}\d{1,3}")  # a page's number alone, in a row that says 版 once for all
LEAST_TITLE = 4  # characters: a shorter one may be a section of the site
MOST_TITLE = 20
LEAST_ROWS = 2
MOST_BESIDE = 100  # pieces of a line
MOST_NAMING = 4  # links to one page that are looked at for its PDF
LEADING = ("onclick", *LINK_ATTRIBUTES[1:], *ROW_ATTRIBUTES)
HEADINGS = frozenset(["dt", "h2", "h3", "h4", "h5", "p", "div", "td", "span", "strong", "b", "li"])
LONGEST_LABEL = 30
CUT = "…."
SUMMARY = re.compile(r"[。！？；]|…$")
ENDING = re.compile(r"(?:/|\.\w{2,5})$")
FILE = re.compile(r"\.(?:pdf|jpe?g|png|gif|docx?|xlsx?|zip|mp[34])$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """What leads somewhere: as `printed`, the address that it leads to, and what it says."""

    printed: str
    target: str
    words: str
    tag: Tag


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A title that leads to an article: its address as printed, and the heading of its page on a whole issue's list."""

    title: str
    url: str
    label: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Menus:
    """What a page lists: `pages` of its issue, the `rows` of articles, and the label of the page it says it is ("")."""

    pages: tuple[PageLink, ...]
    rows: tuple[Row, ...]
    label: str


def read_menus(soup: Tree, survey: Survey) -> Menus:
    """Read a page's lists; a page alone is no list of pages, but where the article stands."""
    links = list_links(soup)
    pages = _list_pages(links)
    is_issue = len(pages) > 1
    others = [link for link in links if link.target not in pages and not is_aside(link.tag, survey)]
    rows = _list_rows(others, {} if is_issue else _find_headings(soup), sure=is_issue)
    numbered = number_pages([(target, label, pdf) for target, (label, pdf) in pages.items()])
    if len(numbered) > 1:
        return Menus(pages=numbered, rows=rows, label=_find_marked(links, numbered) or _find_own(numbered, rows))
    return Menus(pages=list_labels(rows), rows=rows, label=next((page.label for page in numbered), ""))


def list_labels(rows: Iterable[Row]) -> tuple[PageLink, ...]:
    """Give the pages that the rows of a whole issue stand under; () for the rows of one page."""
    labels = list(dict.fromkeys(row.label for row in rows if row.label))
    return number_pages(("", label, "") for label in labels) if len(labels) > 1 else ()


def list_links(soup: Tree) -> list[Link]:
    """Give what leads anywhere. A query is part of an address where it decides what is shown."""
    found = [
        (target.removeprefix("./"), tag, read_words(tag))
        for tag in soup.find_all(_leads)
        if (target := read_target(tag))
    ]
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for printed, _, words in found:
        if words:
            said[drop_query(printed)].setdefault(urldefrag(printed)[0], squeeze(words))
    asked = {bare for bare, queries in said.items() if len(set(queries.values())) > 1}
    return [
        Link(
            printed=printed,
            target=printed if ROUTE.match(printed) else name_target(printed, asked),
            words=words,
            tag=tag,
        )
        for printed, tag, words in found
    ]


def name_target(printed: str, asked: Container[str]) -> str:
    """Give what a link leads to, without a place on it; with its query where that decides what is shown."""
    return urldefrag(printed)[0] if drop_query(printed) in asked else drop_query(printed)


def name_form(target: str) -> str:
    """Give an address without what differs between those of one kind: content_10.htm and content_11.htm are one."""
    return DIGITS.sub("#", target)


def _leads(tag: Tag) -> bool:
    return tag.name in {"a", "area", "option"} or any(tag.has_attr(name) for name in LEADING)


def read_target(tag: Tag) -> str:
    """Give where a tag leads, as printed; "" nowhere."""
    value = str(tag.get("value") or "") if tag.name == "option" else ""
    return (
        value if "." in value and len(value) <= MAX_ADDRESS and not value.startswith("javascript") else read_link(tag)
    )


def read_words(tag: Tag) -> str:
    """Give what a link says: its text without a summary, else the words of its title or of its picture."""
    head = tag.find(["h1", "h2", "h3", "h4", "h5", "h6"])
    named = str(tag.get("title") or tag.get("alt") or "").strip()
    said = read_title(head) or _drop_summary(tag) or read_row(tag)
    said = named if not said or (said.endswith(tuple(CUT)) and named.startswith(said.rstrip(CUT))) else said
    return (said or next((str(image["alt"]).strip() for image in tag.find_all("img", alt=True)), ""))[:MAX_TITLE]


def _drop_summary(tag: Tag) -> str:
    """Give the lines of a row of several that are no sentences; "" where that is all of them or none."""
    lines = read_blocks(tag)
    short = [line for line in lines if not (SUMMARY.search(line) and count_han(line) > MOST_TITLE)]
    return " ".join(short) if len(short) < len(lines) else ""


# --- pages ---------------------------------------------------------------------------------------------------------


def _list_pages(links: Iterable[Link]) -> dict[str, tuple[str, str]]:
    """Give label and PDF of each page by its address, in the order in which they are named."""
    labels: dict[str, list[str]] = defaultdict(list)
    tags: dict[str, list[Tag]] = defaultdict(list)
    for link in links:
        if link.words and not MOVE.match(link.words):
            labels[link.target].append(link.words)
            tags[link.target].append(link.tag)
    named = {target: label for target, found in labels.items() if is_page(label := join_labels(found))}
    said = {target: label for target, label in named.items() if label == FRONT or CALLED.fullmatch(fold_name(label))}
    named = said if len(said) > 1 else named  # 01 春耕时节 may be a story's title where others say that they are pages
    if len(named) <= 1:
        named = _list_sections(labels) or _list_counted(labels, tags) or named
    listed = list(named.items())[:MAX_PAGES]
    pdfs = {
        target: map(partial(find_pdf, is_foreign=partial(_is_other, named, target)), tags[target][:MOST_NAMING])
        for target, _ in listed
    }
    return {target: (label, next(filter(None, pdfs[target]), "")) for target, label in listed}


def _list_sections(labels: Mapping[str, list[str]]) -> dict[str, str]:
    """Give the pages that their sections name (要闻版, 文化版): all the addresses of their form; {} without."""
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    for target, found in labels.items():
        forms[name_form(target)][target] = join_labels(found)
    called = [named for named in forms.values() if len(named) > 1 and all(map(SECTION.fullmatch, named.values()))]
    return max(called, key=len, default={})


def _list_counted(labels: Mapping[str, list[str]], tags: Mapping[str, list[Tag]]) -> dict[str, str]:
    """Give the pages whose links are numbers in a row that says what they count: 版面：【1】【2】; {} without."""
    numbers = {target: found[0] for target, found in labels.items() if COUNT.fullmatch(found[0])}
    if not 1 < len(set(numbers.values())) == len(numbers) <= MAX_PAGES:
        return {}
    return {target: f"第{number}版" for target, number in numbers.items() if "版" in read_beside(tags[target][0])}


def read_beside(tag: Tag) -> str:
    """Give what stands beside a link in its line and leads nowhere."""
    line = next((box for box in tag.parents if box.name not in INLINE), tag)
    pieces = islice((node for node in line.descendants if isinstance(node, NavigableString)), MOST_BESIDE)
    return "".join(piece for piece in pieces if not any(parent.name == "a" for parent in piece.parents))


def is_page(label: str) -> bool:
    """Whether a link's words are what a page is called."""
    is_called = label == FRONT or PAGE_LABEL.fullmatch(fold_name(label))
    return bool(is_called) and not (BARE.fullmatch(label) and "版" not in label)


def _is_other(named: dict[str, str], own: str, tag: Tag) -> bool:
    target = drop_query(read_target(tag).removeprefix("./"))
    return target != own and target in named


def _find_marked(links: Iterable[Link], pages: Iterable[PageLink]) -> str:
    """Give the label that the list marks as the page shown: chosen, dressed otherwise, written ./; "" without one."""
    labels = {page.url: page.label for page in pages}
    listed = [link for link in links if link.target in labels]
    marked = {one.target for one in listed if _is_dressed(one.tag) or _is_dressed(one.tag.parent)}
    marked = marked or {one.target for one in listed if read_target(one.tag) != one.printed}
    return labels[marked.pop()] if len(marked) == 1 else ""


def _find_own(pages: Iterable[PageLink], rows: Sequence[Row]) -> str:
    """Give the label of the only page whose address all its articles' begin with: b1.htm of b1_1.htm and b1_2.htm."""
    stems = {page.label: ENDING.sub("", page.url) for page in pages}
    own = [
        label
        for label, stem in stems.items()
        if rows and all(row.url.startswith(stem) and not row.url[len(stem) : len(stem) + 1].isalnum() for row in rows)
    ]
    return own[0] if len(own) == 1 else ""


def _is_dressed(tag: Tag | None) -> bool:
    if tag and tag.has_attr("selected"):
        return True
    names = tag.get("class") or () if tag else ()
    return any(name in {"on", "active", "cur", "current", "now", "selected", "hover", "this"} for name in names)


def _find_headings(soup: Tree) -> dict[int, str]:
    """Give for each tag (its id) the words of the last heading before it that says a page and nothing else."""
    over: dict[int, str] = {}
    label, last = "", None
    for tag in soup.find_all():
        if tag.name in HEADINGS and (words := read_heading_label(tag)):
            label, last = words, tag
        elif tag is not last:
            over[id(tag)] = label
    return over


def read_heading_label(tag: Tag) -> str:
    """Give the words of a heading that says a page, 01 头版 where the two stand apart; "" for others."""
    around = [tag, *tag.find_all("a", limit=LEAST_TITLE), *tag.find_parents("a", limit=LEAST_TITLE)]
    if len(tag.contents) >= LEAST_TITLE or any(map(read_link, around)):
        return ""
    parts = [read_title(child) for child in tag.find_all(recursive=False)]
    if len(parts) > 1 and APART.fullmatch(" ".join(parts[:2])):
        return " ".join(parts[:2])
    words = read_title(tag)
    return words if len(words) <= LONGEST_LABEL and CALLED.fullmatch(fold_name(words)) else ""


# --- articles ------------------------------------------------------------------------------------------------------


def _list_rows(links: Iterable[Link], headings: Mapping[int, str], *, sure: bool) -> tuple[Row, ...]:
    """Give the rows of the page's own list of articles."""
    forms: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if DIGITS.search(link.target) and not FILE.search(link.target):
            forms[name_form(link.target)].append(link)
    lists = [rows for found in forms.values() if (rows := _title_rows(found))]
    best = max(lists, key=weigh_rows, default=[])
    if not _is_list(best, sure=sure):
        return ()
    if all(ORDINAL.match(one.words) for one in best):
        best = [replace(one, words=ORDINAL.sub("", one.words)) for one in best]
    return tuple(
        Row(title=one.words, url=read_target(one.tag), label=headings.get(id(one.tag), ""))
        for one in best[:MAX_ARTICLES]
        if not is_editorial(one.words)
    )


def _title_rows(found: Iterable[Link]) -> list[Link]:
    """Give for each address of the list's day the link that says its title: one in a list before one in a picture."""
    said = [link for link in found if link.words and not MOVE.match(link.words)]
    written = [link for link in said if link.tag.name != "area"]
    known = {link.target for link in written}
    titled: dict[str, Link] = {}
    for link in (*written, *(one for one in said if one.target not in known)):
        titled.setdefault(link.target, link)
    days = Counter(in_it[0] for target in titled if (in_it := LINKED_DAY.search(target)))
    day = days.most_common(1)[0][0] if days else ""
    return [link for target, link in titled.items() if not (in_it := LINKED_DAY.search(target)) or in_it[0] == day]


def weigh_rows(rows: Iterable[Link]) -> int:
    """Say how much of a list of titles it is: characters, of twenty at most a row."""
    return sum(min(count_han(row.words), MOST_TITLE) for row in rows)


def _is_list(rows: Sequence[Link], *, sure: bool) -> bool:
    """Whether titles are a list of articles and not of the site's parts, whose names are short; `sure` on an issue."""
    counts = [count_han(row.words) for row in rows]
    long = sum(count >= LEAST_TITLE for count in counts)
    return long >= LEAST_ROWS and long * 2 > len(rows) and (sure or sum(counts) > LEAST_TITLE * len(rows))
