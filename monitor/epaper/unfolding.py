"""A page's tree in; the same tree out with what its scripts would show in place, and values named by their labels.

Older sites keep a story's text as source in a hidden field (textarea, template) that a script writes into the page;
forms and tables say 引题, 标题, 作者 in a cell of their own.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from bs4.element import Tag

from monitor.epaper.dateline import fold
from monitor.epaper.html import count_han, read_title, select
from monitor.epaper.tree import Tree, parse_html

FIELDS: Final = ["textarea", "template", "xmp"]
SET: Final = ["p", "br", "div"]
SOURCE: Final = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
LEAST_TEXT: Final = 40  # Chinese characters of a story that is kept as source
LABELS: Final = ["dt", "th", "td", "label", "span", "b", "strong"]
# What a cell says that the one behind it holds, and the class that a page of today gives such a place.
ROLES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("引题", "肩题", "眉题"), "pretitle"),
    **dict.fromkeys(("标题", "主题", "正题", "主标题"), "title"),
    **dict.fromkeys(("副题", "副标题"), "subtitle"),
    **dict.fromkeys(("作者", "记者", "撰文"), "author"),
}
# What it says of the issue: such a value keeps its label, as part of its own line.
SAID_OF_ISSUE: Final = frozenset({"报纸", "报纸名称", "报刊名称", "日期", "出版日期", "版次", "版名", "版面", "字数"})
LONGEST_LABEL: Final = 6
SIZED: Final = re.compile(r"\.([\w-]{1,40})\s*\{[^{}]{0,300}?font-size\s*:\s*(\d{1,3})px", re.IGNORECASE)
LONGEST_STYLE, MOST_SIZES, MOST_SIZED = 20_000, 100, 20


def unfold(soup: Tree) -> Tree:
    """Put the longest text that a field holds as source in its place, and give labelled values their class.

    What is set small in a headline is a line of its own. The tree given is not to be used any more.
    """
    set_sizes(soup)
    field = max(soup.find_all(FIELDS), key=_count_source, default=None)
    field = field if field and _count_source(field) >= LEAST_TEXT else None
    small, labelled = select(soup, "h1 small, h2 small, h3 small"), list(_list_labelled(soup))
    said = _list_said(soup)
    said = said if labelled or len(said) > 1 else []  # one alone may be any word of a text
    if field:
        _show(soup, field)
    for tag in small:
        tag.insert_before(soup.new_tag("br"))
    for label, value, role in labelled:
        if role == "title":
            value.insert(0, title := soup.new_tag("founder-title"))
            title.extend(list(value.contents)[1:])
        value["class"] = " ".join((*map(str, value.get_attribute_list("class")), role))
        label.decompose()
    for label, value in said:
        value.insert(0, f"{read_title(label)}：")
        label.decompose()
    return parse_html(soup.decode()) if field or small or labelled or said else soup


def set_sizes(soup: Tree) -> None:
    """Put the type sizes that the page's own style gives to a class (.STYLE3 { font-size: 24px }) on its elements."""
    rules = "".join(style.get_text() for style in soup.find_all("style"))[:LONGEST_STYLE]
    for name, size in islice(SIZED.findall(rules), MOST_SIZES):
        for tag in soup.listed.get(f".{name}", ())[:MOST_SIZED]:
            if "font-size" not in str(tag.get("style") or ""):
                tag["style"] = f"{tag.get('style') or ''};font-size:{size}px"


def _count_source(tag: Tag) -> int:
    """Count the Chinese characters that a field holds in paragraphs; 0 for what somebody may type into."""
    return count_han(tag.get_text()) if tag.find(SET) or SOURCE.search(tag.get_text()) else 0


def _show(soup: Tree, field: Tag) -> None:
    shown = soup.new_tag("div")
    source = field if field.find(SET) else parse_html(field.get_text()).body
    shown.extend(list(source.contents) if source else [])
    field.replace_with(shown)


def _list_labelled(soup: Tree) -> Iterator[tuple[Tag, Tag, str]]:
    """Give each label, the element behind it, and the class that it means; labels beside labels head a table."""
    for tag in soup.find_all(LABELS):
        role, value = _read_role(tag), tag.find_next_sibling()
        if role and isinstance(value, Tag) and value.name in {*LABELS, "dd"} and not _read_role(value):
            before = tag.find_previous_sibling()
            if not (isinstance(before, Tag) and _read_role(before)):
                yield tag, value, role


def _list_said(soup: Tree) -> list[tuple[Tag, Tag]]:
    """Give each label that says something of the issue, and the element behind it."""
    labels = (tag for tag in soup.find_all(LABELS) if read_title(tag) in SAID_OF_ISSUE)
    return [(tag, value) for tag in labels if isinstance(value := tag.find_next_sibling(), Tag) and read_title(value)]


def _read_role(tag: Tag) -> str:
    words = fold(read_title(tag)) if len(tag.contents) == 1 else ""
    return ROLES.get(words.rstrip(": "), "") if len(words) <= LONGEST_LABEL else ""
