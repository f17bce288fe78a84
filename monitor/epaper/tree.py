"""Decoded HTML in, bs4's tree of it out, built in one pass and within bounds: the one place that makes trees.

bs4's own builder takes most of an article's time: it copies each tag's attributes three times for namespaces, which
HTML has none of, and asks at each step for options that nobody here sets. This one hears the same events of the same
parser, lxml, and makes the same tags and strings of them, a class a tag's name (`make_kind`).
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import Comment, Doctype, NavigableString, PageElement, Tag

from monitor.epaper.errors import ReadError

# An article page has some 30,000 characters and 1,000 tags, a front page twice that; beyond these bounds it is no page
# of a newspaper, and building its tree would take seconds.
MAX_CHARACTERS = 2_000_000
MAX_TAGS = 15_000
# Whatever looks from each element at what is around it, or in it, takes as many steps as all depths add up to: some
# 40,000 on an article's page. Templates are nested some 30 deep; browsers stop at 512 (Blink, WebKit:
# kMaximumHTMLParserDOMTreeDepth), and what lies deeper they set beside the rest.
MAX_DEPTH = 150
MAX_SPREAD = 300_000
# What is longer is no element's class, id or style, and no gap that anybody prints: patterns would look at it again and
# again.
MAX_NAMES = 500
MAX_GAP = 200
NAMES = ("id", "class", "style")
GAP = re.compile(rf"(?<!\s)\s{{{MAX_GAP},}}")
SEVERAL = frozenset(name for names in LXMLTreeBuilder.DEFAULT_CDATA_LIST_ATTRIBUTES.values() for name in names)
SPACES = " \n\t\f\r"
PROLOG = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


class Tree(BeautifulSoup):
    """A page's tree. `listed` has its tags in the page's order: all under "", and by name, #id and .class."""

    listed: Mapping[str, Sequence[Tag]]


def parse_html(text: str, url: str = "") -> Tree:
    """Build a page's tree. Raises ReadError for a page beyond all bounds."""
    if len(text) > MAX_CHARACTERS:
        raise ReadError(
            f"the page has {len(text)} characters, more than the {MAX_CHARACTERS} that a page may have", url=url
        )
    if (tags := text.count("<")) > MAX_TAGS:
        raise ReadError(f"the page has {tags} tags, more than the {MAX_TAGS} that a page may have", url=url)
    tree = Tree(PROLOG.sub("", text), builder=Builder(url))
    if bases := [str(tag["href"]) for tag in tree.listed.get("base", ()) if tag.get("href")]:
        lead_from(tree, bases[0])
    return tree


def lead_from(tree: Tree, base: str) -> None:
    """Let a page's links lead from the address that it names for all of them (`<base href>`)."""
    for tag in (*tree.listed.get("a", ()), *tree.listed.get("area", ())):
        href = str(tag.get("href") or "")
        if href and not href.startswith(("#", "javascript:")):
            with suppress(ValueError):  # a malformed address stays as it is
                tag["href"] = urljoin(base, href)


@lru_cache(maxsize=512)
def make_kind(name: str) -> type[Tag]:
    """Make the class of all tags of a name: what bs4 says of a first one holds for each, but for attributes and place.

    So each tag is made in a few steps, of what is its own.
    """
    return type("Tag", (Tag,), vars(Tag(builder=LXMLTreeBuilder(), name=name)))


class Builder(LXMLTreeBuilder):
    """Makes tags and strings of what lxml's parser tells. Raises ReadError for what is nested beyond all bounds."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def initialize_soup(self, soup: Tree) -> None:  # type: ignore[override]
        """Begin a tree."""
        super().initialize_soup(soup)
        self._open: list[Tag] = [soup]
        self._kinds: list[type[NavigableString]] = [NavigableString]  # what the text in each open tag becomes
        self._kept = 0  # open tags in which blanks count
        self._last: PageElement | None = None
        self._pieces: list[str] = []
        self._spread = 0
        listed: defaultdict[str, list[Tag]] = defaultdict(list)
        self._listed = soup.listed = listed

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:  # type: ignore[override]
        """Open a tag."""
        if self._pieces:
            self._end_text()
        kind = make_kind(tag)
        made = kind.__new__(kind)
        made.attrs = self._take_attributes(tag, attrib)
        made.contents = []
        if tag == "meta":
            self.set_up_substitutions(made)
        self._add(made)
        self._open.append(made)
        self._kinds.append(self.string_containers.get(tag, self._kinds[-1]))
        self._kept += tag in self.preserve_whitespace_tags
        self._enter(made)

    def _take_attributes(self, tag: str, attrib: Mapping[str, str]) -> dict[str, Any]:
        """Give a tag's attributes; those that are several words as lists."""
        given: dict[str, Any] = dict(attrib)
        for name in NAMES:
            if name in given and len(given[name]) > MAX_NAMES:
                del given[name]
        if not SEVERAL.isdisjoint(given):
            self._replace_cdata_list_attribute_values(tag, given)
        return given

    def _enter(self, tag: Tag) -> None:
        """List a tag."""
        listed, given = self._listed, tag.attrs
        listed[""].append(tag)
        listed[tag.name].append(tag)
        if "id" in given:
            listed[f"#{given['id']}"].append(tag)
        if "class" in given:
            for name in given["class"]:
                listed[f".{name}"].append(tag)

    def end(self, tag: str) -> None:  # type: ignore[override]
        """Close the innermost open tag of that name, with all in it; none when none is open."""
        if self._pieces:
            self._end_text()
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].name == tag:
                if self._kept:
                    self._kept -= sum(one.name in self.preserve_whitespace_tags for one in self._open[at:])
                del self._open[at:], self._kinds[at:]
                return

    def data(self, data: str) -> None:  # type: ignore[override]
        """Take a piece of a text."""
        self._pieces.append(data)

    def comment(self, text: str) -> None:  # type: ignore[override]
        """Add a comment."""
        self._end_text()
        self._add_string(Comment, text)

    def pi(self, target: str, data: str) -> None:
        """Add a processing instruction."""
        self._end_text()
        self._add_string(self.processing_instruction_class, f"{target} {data}")

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """Add the document's type."""
        self._end_text()
        self._add_string(Doctype, Doctype.for_name_and_ids(name, pubid, system))

    def close(self) -> None:
        """End the tree."""
        self._end_text()
        super().close()

    def _end_text(self) -> None:
        if self._pieces:
            text = "".join(self._pieces)
            self._pieces.clear()
            self._add_string(self._kinds[-1], text)

    def _add_string(self, kind: type[NavigableString], text: str) -> None:
        """Add a string; of one that is all blank a space or a line's end stays, except in <pre> and its like."""
        if not self._kept and not text.strip(SPACES):
            text = "\n" if "\n" in text else " "
        elif len(text) > MAX_GAP:
            text = GAP.sub(lambda gap: gap[0][:MAX_GAP], text)
        self._add(str.__new__(kind, text))

    def _add(self, made: PageElement) -> None:
        """Put a node behind all others, into the innermost open tag."""
        depth = len(self._open)
        self._spread += depth
        if depth > MAX_DEPTH:
            raise ReadError(f"the page is nested more than {MAX_DEPTH} deep, as none that is printed is", url=self._url)
        if self._spread > MAX_SPREAD:
            raise ReadError("the page has more elements, and nested deeper, than a page may have", url=self._url)
        last = self._last
        made.parent = parent = self._open[-1]
        made.previous_element = last
        made.next_element = made.next_sibling = None
        if last is not None:
            last.next_element = made
        if parent.contents:
            made.previous_sibling = before = parent.contents[-1]
            before.next_sibling = made
        else:
            made.previous_sibling = None
        parent.contents.append(made)
        self._last = made
