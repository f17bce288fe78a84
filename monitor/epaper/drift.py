"""An article's page and what was read off it in; what says that it was read wrong, out (改版). Pure.

A template that changed need not make a selector find nothing: it may find something else. Each page carries witnesses
of its own: the title that the list gave, Founder's enpproperty and enpcontent comments, running text that stands
outside the body, links that stand in it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bs4.element import Comment, PageElement, Tag

from monitor.epaper.html import SKIPPED, clean_property, read_title
from monitor.epaper.labels import is_generic
from monitor.epaper.tree import Tree
from monitor.records import Article

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
MARKUP = re.compile(r"<[^<>]*>")
SENTENCE = re.compile(r"[。！？；]")
# What every page prints below its text.
IMPRINT = re.compile(r"版权|Copyright|ICP备|许可证|未经.{0,8}授权|举报电话|联系电话", re.IGNORECASE)
BOXES = ("div", "td", "article", "section", "founder-content", "body")
# Running text outside of the body that is longer than the body, and longer than captions and notes are.
STRAY = 160
# A link or two stand in a text (a QR code's page); a list of stories is nothing but links.
MOST_LINKED = 0.5
LEAST_LINKED = 40
# Founder's own marks around the text against what was read of it; captions stand within the marks too.
LEAST_MARKED = 0.4
MOST_MARKED = 1.25
LEAST_PAIRS = 4
# An issue prints pictures without text, but not most of its stories.
MOST_EMPTY = 0.5
LEAST_STORIES = 4
SHORT = 60  # characters; below, a share says little


def find_drift(
    soup: Tree,
    body: Tag,
    source: str,
    *,
    kicker: str,
    headline: str,
    subheads: Iterable[str],
    text: str,
    listed: str,
    fields: Mapping[str, str],
) -> tuple[str, str]:
    """Say what is odd about a reading and show it; ("", "") when nothing is.

    `kicker`, `headline`, `subheads` and `text` are what was read, `listed` the title in the page's list, `fields` the
    enpproperty comment, `source` the page's markup.
    """
    titles = [title for title in (listed, " ".join(clean_property(fields.get("title", "")))) if title]
    if odd := _find_wrong_head(" ".join((kicker, headline, *subheads)), titles):
        return "the headline is not the one that the list gives", odd
    if odd := _find_swapped(kicker, headline, subheads, titles):
        return "the headline stands where kicker or subheads should", odd
    if odd := _find_links(body):
        return "the body holds a list of links", odd
    if odd := _find_unmarked(source, text):
        return "the body is not the text between the page's own marks", odd
    if odd := _find_stray(soup, body, text):
        return "there is more text beside the body than in it", odd
    return "", ""


def find_textless(stories: Sequence[Article]) -> tuple[Article, ...]:
    """Give an issue's stories without text when they are too many to be pictures: the text is no longer in the page."""
    empty = tuple(story for story in stories if not story.paragraphs)
    return empty if len(empty) >= max(LEAST_STORIES, MOST_EMPTY * len(stories)) else ()


def _find_wrong_head(head: str, witnesses: list[str]) -> str:
    """Give the head when it shares not two characters with any title that the list or the comment gives."""
    named = [title for title in witnesses if not is_generic(title)]
    if not named or not head:
        return ""
    known = _cut_pairs(head)
    return "" if any(known & _cut_pairs(title) or _is_tiny(title) for title in named) else head[:80]


def _find_swapped(kicker: str, headline: str, subheads: Iterable[str], titles: list[str]) -> str:
    """Give what says all that a title says and is not the headline."""
    read = _cut_pairs(headline)
    for pairs in (pairs for pairs in map(_cut_pairs, titles) if len(pairs) >= LEAST_PAIRS):
        if pairs <= _cut_pairs(kicker):
            return kicker[:80]
        if not pairs & read and (line := next((line for line in subheads if pairs <= _cut_pairs(line)), "")):
            return line[:80]
    return ""


def _is_tiny(title: str) -> bool:
    """Whether a title is too short to be compared by pairs."""
    return len(HAN.findall(title)) < 2  # noqa: PLR2004


def _cut_pairs(text: str) -> frozenset[str]:
    letters = "".join(HAN.findall(text))
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))


def _find_links(body: Tag) -> str:
    """Give the links' words when they are the most of the body."""
    linked = " ".join(read_title(tag) for tag in body.find_all("a"))
    count, whole = len(HAN.findall(linked)), len(HAN.findall(body.get_text()))
    return linked[:80] if count > LEAST_LINKED and count > whole * MOST_LINKED else ""


def _find_unmarked(source: str, text: str) -> str:
    """Give what stands between Founder's marks when far more, or far less, was read."""
    start = source.find("<!--enpcontent-->")
    end = source.find("<!--/enpcontent-->", start)
    if start < 0 or end < 0:
        return ""
    marked = MARKUP.sub("", source[start:end])
    count, read = len(HAN.findall(marked)), len(HAN.findall(text))
    if max(count, read) < SHORT or LEAST_MARKED * count <= read <= MOST_MARKED * count + SHORT:
        return ""
    return "".join(marked.split())[:80]


def _find_stray(soup: Tree, body: Tag, text: str) -> str:
    """Give the running text outside of the body when it is longer than the body."""
    boxes: Counter[int] = Counter()
    opening: dict[int, str] = {}
    for box, piece in _list_stray(soup, body):
        boxes[box] += len(HAN.findall(piece))
        opening.setdefault(box, piece.strip())
    if not boxes:
        return ""
    box, count = boxes.most_common(1)[0]
    return opening[box][:80] if count > max(STRAY, len(HAN.findall(text))) else ""


def _list_stray(soup: Tree, body: Tag) -> Iterator[tuple[int, str]]:
    """Give each sentence outside of the body with the box that it stands in."""
    node = next(iter(soup.contents), None)
    while node is not None:
        if isinstance(node, Tag):
            node = _leave(node) if node is body or _is_aside(node) else node.next_element
            continue
        if not isinstance(node, Comment) and SENTENCE.search(str(node)) and not IMPRINT.search(str(node)):
            yield next((id(parent) for parent in node.parents if parent.name in BOXES), 0), str(node)
        node = node.next_element


def _is_aside(tag: Tag) -> bool:
    """Whether no sentence in a tag counts."""
    return tag.name in SKIPPED or tag.name == "a" or "attachment" in (tag.get("class") or ())


def _leave(tag: Tag) -> PageElement | None:
    """Give what follows a tag and all in it."""
    node: PageElement | None = tag
    while node is not None and node.next_sibling is None:
        node = node.parent
    return node and node.next_sibling
