"""A page's tree in, its texts out: elements by CSS selector, paragraphs, the enpproperty comment.

Founder's pages carry `<!--enpproperty <title>…</title><introtitle>…</introtitle>…/enpproperty-->` in every skin: it
says kicker, headline, subheads and author where a skin has no place for them or the place is empty.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import NamedTuple

from bs4.element import Comment, NavigableString, PageElement, PreformattedString, Tag

from monitor.epaper.tree import Tree

# What is longer is no address.
MAX_ADDRESS = 2_000
# A headline is a line or two; what is longer is a page gone wrong.
MAX_TITLE = 512
# An article of a broadsheet fills two pages at most, some 20,000 characters.
MAX_BODY = 200_000
# The comment holds titles only, but its <content> variant exists.
MAX_PROPERTY = 20_000

BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "td",
        "li",
        "ul",
        "ol",
        "table",
        "tbody",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "founder-content",
        "blockquote",
        "center",
    ]
)
# What is not read as text; of ruby (注音) the readings are not.
SKIPPED = frozenset(["script", "style", "noscript", "template", "textarea", "rt", "rp", "img-caption"])
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# Two ideographic spaces behind a sentence are the indent of a paragraph that lost its tag.
LOST_PARAGRAPH = re.compile(r"(?<=[。！？”）])\u3000{2,}")
EDGES = " \t\r\n\f\v\u00a0\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))  # &emsp; and its like
# Where the sites write an address: 文汇报 and 北京日报 data-href, 新华每日电讯 daoxiang; older ones open it by script.
LINK_ATTRIBUTES = ("href", "data-href", "daoxiang")
# A row's own script reads these; boxes that are no rows bear them too, with the page's own address or a picture's.
ROW_ATTRIBUTES = ("data-url", "data-link")
ROUTE = re.compile(r"#!?/")  # #/detail/20310514/A01/3301: where a browser's program finds its pages
MOST_SAID = 120  # Chinese characters of a row
OPENED = re.compile(r"[\"']([^\"'<>\s]{1,300}\.s?html?(?:[?#][^\"'<>\s]{0,200})?)[\"']")
PDF = re.compile(r"\.pdf(?:[?#]|$)", re.IGNORECASE)
PDF_ATTRIBUTES = ("href", "value", "filepath", "data-href", "pdf")
PDF_TAGS = ["a", "input", "img", "li"]
# A page's row is a few boxes deep and holds a few links; what holds more nodes is a list.
ROW_DEPTH = 4
ROW_NODES = 200
WRITTEN = re.compile(r"document\.write(?:ln)?\((?:\w{1,20}\()?\s*([\"'])(.{0,1000}?)\1", re.DOTALL)
COORDS = re.compile(r"-?\d{1,6}(?:\.\d+)?(?:,-?\d{1,6}(?:\.\d+)?){2,200}")
PLAIN = re.compile(r"[\w\s#.,>+~-]+")  # a selector without attributes and pseudo-classes
COMBINED = re.compile(r"[>+~]")
TAG = re.compile(r"<[^<>]{0,200}>")
FIELD = re.compile(r"<([\w-]{1,40})>")
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
BREAK = re.compile(r"<\s{0,3}/?\s{0,3}(?:br|p|div)\b[^<>]{0,200}>", re.IGNORECASE)
UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)


def select(soup: Tree, selector: str) -> list[Tag]:
    """Give the elements of a selector in the page's order; none for an empty selector.

    Matching is the dear part: it is left to those that have the name, id and classes of what the selector ends on.
    """
    if not selector:
        return []
    if not (ends := _find_ends(selector)):
        return list(soup.select(selector))
    listed = soup.listed
    found = [tag for end in ends for tag in listed.get(end.key, ()) if _may_be(tag, end)]
    if len(ends) > 1 and len(found) > 1:
        names = {id(tag) for tag in found}
        found = [tag for tag in listed[""] if id(tag) in names]
    return [tag for tag in found if tag.css.match(selector)]


def select_first(soup: Tree, selector: str) -> list[Tag]:
    """Give the elements of the first of a selector's alternatives that finds any: the entry names the best first."""
    return next(filter(None, (select(soup, one) for one in split_alternatives(selector))), [])


@lru_cache(maxsize=1024)
def split_alternatives(selector: str) -> tuple[str, ...]:
    """Part a selector at its commas, but for those within brackets."""
    parts, depth = [""], 0
    for letter in selector:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return tuple(part.strip() for part in parts)


class _End(NamedTuple):
    """What an element must have to be found by one of a selector's alternatives; "" for any name or id."""

    name: str
    id: str
    classes: tuple[str, ...]

    @property
    def key(self) -> str:
        """Under what a tree lists them."""
        return f"#{self.id}" if self.id else f".{self.classes[0]}" if self.classes else self.name


@lru_cache(maxsize=1024)
def _find_ends(selector: str) -> tuple[_End, ...]:
    """Give what the alternatives of a selector end on; () for one with more in it than names, ids and classes."""
    if not PLAIN.fullmatch(selector):
        return ()
    return tuple(_read_end(part.split()[-1]) for part in COMBINED.sub(" ", selector).split(",") if part.strip())


def _read_end(compound: str) -> _End:
    name, *rest = re.split(r"(?=[#.])", compound)
    ids = [piece[1:] for piece in rest if piece[0] == "#"]
    return _End(name.lower(), "".join(ids[:1]), tuple(piece[1:] for piece in rest if piece[0] == "."))


def _may_be(tag: Tag, end: _End) -> bool:
    if "parent" not in vars(tag):  # of what was decomposed nothing is left
        return False
    if end.name and tag.name != end.name:
        return False
    if end.id and tag.get("id") != end.id:
        return False
    return not end.classes or all(name in (tag.get("class") or ()) for name in end.classes)


def read_links(soup: Tree, selector: str) -> list[tuple[str, str]]:
    """Give (address, text) of the links of a selector."""
    links = [(read_link(tag), read_title(tag)) for tag in select(soup, selector)]
    return [(href, title) for href, title in links if href]


def read_link(tag: Tag) -> str:
    """Give where a tag leads: by href, by data-href or daoxiang, or by the page that its script opens; "" nowhere."""
    for name in (*LINK_ATTRIBUTES, *ROW_ATTRIBUTES):
        href = str(tag.get(name) or "").strip()
        is_place = href.startswith("#") and not ROUTE.match(href)
        if not href or len(href) > MAX_ADDRESS or is_place or href.startswith("javascript:"):
            continue
        if name in LINK_ATTRIBUTES or 0 < count_han(tag.get_text()) <= MOST_SAID:
            return href
    opened = OPENED.search((str(tag.get("onclick") or "") or str(tag.get("href") or ""))[:MAX_ADDRESS])
    return opened[1] if opened else ""


def find_pdf(tag: Tag, is_foreign: Callable[[Tag], bool]) -> str:
    """Give the PDF in the row of a page's link: the widest box around it that holds no foreign link; "" without one."""
    found = ""
    for box in (tag, *islice(tag.parents, ROW_DEPTH)):
        inside = [node for node in islice(box.descendants, ROW_NODES) if isinstance(node, Tag)]
        if not isinstance(box, Tag) or box.name == "body" or any(one.name == "a" and is_foreign(one) for one in inside):
            break
        found = found or next(filter(None, (_read_pdf(one) for one in (box, *inside) if one.name in PDF_TAGS)), "")
    return found


def _read_pdf(tag: Tag) -> str:
    values = (str(tag.get(name) or "").strip() for name in PDF_ATTRIBUTES)
    return next((value for value in values if PDF.search(value)), "")


def find_only_pdf(soup: Tree) -> str:
    """Give the PDF of the page shown: the only one that is linked; "" when there is none or more."""
    linked = {pdf for tag in soup.find_all(PDF_TAGS) if (pdf := _read_pdf(tag))}
    return linked.pop() if len(linked) == 1 else ""


def read_area(soup: Tree) -> list[tuple[str, str]]:
    """Give (address, coordinates) of the areas of the page's picture (热区), as printed: `12,40,300,180`."""
    areas = ((read_link(tag), "".join(str(tag.get("coords") or "").split())) for tag in soup.find_all("area"))
    return [(href, coords) for href, coords in areas if href and COORDS.fullmatch(coords)]


def read_blocks(tag: Tag) -> list[str]:
    """Give the texts between block elements and line breaks, edges stripped, empty ones dropped; inline tags join."""
    pieces: list[str] = []
    for node in tag.descendants:
        if isinstance(node, Tag):
            if node.name in BLOCKS:
                pieces.append("\n")
        elif _is_text(node):
            pieces.append(flow(str(node)))
        if _ends_block(node):
            pieces.append("\n")
    joined = UNSEEN.sub("", "".join(pieces)[:MAX_BODY])
    texts = (part.strip(EDGES) for line in joined.split("\n") for part in LOST_PARAGRAPH.split(line))
    return [text for text in texts if text]


def _is_text(node: object) -> bool:
    if not isinstance(node, NavigableString) or isinstance(node, Comment | PreformattedString):
        return False
    return node.parent is None or node.parent.name not in SKIPPED


def _ends_block(node: object) -> bool:
    """Whether a block's last descendant has just been read."""
    parent = getattr(node, "parent", None)
    while parent is not None and parent.contents and parent.contents[-1] is node:
        if parent.name in BLOCKS:
            return True
        node, parent = parent, parent.parent
    return False


def count_han(text: str) -> int:
    """Count the Chinese characters of a text."""
    return len(HAN.findall(text))


def flow(text: str) -> str:
    """Make a source line end nothing between Chinese characters, and a space elsewhere."""
    return re.sub(r"(?<![ \t])[ \t]*[\r\n]+[ \t\r\n]*", lambda gap: "" if _is_wide(text, gap) else " ", text)


def _is_wide(text: str, gap: re.Match[str]) -> bool:
    before, after = text[max(gap.start() - 1, 0) : gap.start()], text[gap.end() : gap.end() + 1]
    return not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())


def read_title(tag: Tag | None) -> str:
    """Give an element's text as one line, at most MAX_TITLE characters; where it has none, what its script writes."""
    if tag is None:
        return ""
    if tag.name == "a" and tag.find("a"):  # a link that nobody closed holds those behind it
        return read_own(tag)
    lines = read_blocks(tag) or [line for script in tag.find_all("script") for line in _read_written(script)]
    return " ".join(" ".join(lines).split())[:MAX_TITLE]


def read_own(tag: Tag) -> str:
    """Give a link's text without what leads elsewhere, or holds something that does."""
    own = [piece for child in tag.children if not _leads(child) for piece in _read_child(child)]
    return " ".join(" ".join(own).split())[:MAX_TITLE]


def _leads(node: PageElement) -> bool:
    return isinstance(node, Tag) and (node.name == "a" or node.find("a") is not None)


def _read_written(script: Tag) -> tuple[str, ...]:
    """Give the text that a script writes into its place: 人民日报 as it was wrote its titles so."""
    found = WRITTEN.search(script.get_text())
    return clean_property(found[2]) if found else ()


def read_row(tag: Tag) -> str:
    """Give the title of a list's row: what stands in paragraphs beside it is the story's summary."""
    titled = (child for child in tag.children if getattr(child, "name", None) != "p" and not _leads(child))
    beside = [piece for child in titled for piece in _read_child(child)]
    title = " ".join(" ".join(beside).split())[:MAX_TITLE]
    return title or read_title(tag)


def _read_child(child: PageElement) -> list[str]:
    if isinstance(child, Tag):
        return read_blocks(child)
    return [UNSEEN.sub("", str(child)).strip(EDGES)] if _is_text(child) else []


def read_paragraphs(tag: Tag) -> tuple[str, ...]:
    """Give an article's paragraphs; pictures with their captions, which stand in a box of their own, are left out."""
    for box in [node for node in tag.descendants if isinstance(node, Tag) and _is_aside(node)]:
        box.decompose()
    _drop_hidden(tag)
    return tuple(read_blocks(tag))


def _drop_hidden(tag: Tag) -> None:
    """Leave out what a reader cannot see; a box that holds most of the text waits for a script that shows it."""
    if boxes := tag.find_all(style=HIDDEN):
        whole = count_han(tag.get_text())
        for box in [box for box in boxes if count_han(box.get_text()) * 2 < whole]:
            box.decompose()


def _is_aside(tag: Tag) -> bool:
    return tag.name in {"script", "style"} or "attachment" in (tag.get("class") or ())


def read_property(text: str) -> dict[str, str]:
    """Give the fields of the page's enpproperty comment as printed (they may hold tags); {} when there is none."""
    start = text.find("<!--enpproperty")
    end = text.find("/enpproperty", start)
    if start < 0 or end < 0 or end - start > MAX_PROPERTY:
        return {}
    fields: dict[str, str] = {}
    at = start
    while found := FIELD.search(text, at, end):
        closed = text.find(f"</{found[1]}>", found.end(), end)
        if closed >= 0:
            fields[found[1].lower()] = text[found.end() : closed].strip()
        at = max(closed, found.end())
    return fields


def clean_property(value: str) -> tuple[str, ...]:
    """Give a field's lines without their tags."""
    lines = (UNSEEN.sub("", unescape(TAG.sub("", line))) for line in BREAK.sub("\n", value).split("\n"))
    return tuple(" ".join(line.split())[:MAX_TITLE] for line in lines if line.strip(EDGES))


REFRESH = re.compile(r"url\s*=\s*[\"']?\s*([^\"'\s>]+)", re.IGNORECASE)
LOCATION = re.compile(r"location(?:\.href)?\s*=\s*[\"']([^\"']{1,300})[\"']")


def find_forward(soup: Tree) -> str:
    """Give where a page sends its reader at once, by meta refresh or by script; "" when it does not."""
    for tag in soup.find_all("meta"):
        if str(tag.get("http-equiv", "")).lower() == "refresh" and (
            found := REFRESH.search(str(tag.get("content", ""))[:MAX_ADDRESS])
        ):
            return found[1]
    script = next((found for tag in soup.find_all("script") if (found := LOCATION.search(tag.get_text()))), None)
    return script[1] if script else ""
