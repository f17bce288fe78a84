"""A page of a layout that no skin describes in, its article or its list out, or what was not found.

An article is the box with the most running text, and a headline that something on the page bears witness to; a list is
titles that lead to addresses of one form. What is neither is said to be neither: navigation is no article.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from bs4.element import Comment, Tag

from monitor.epaper.embedded import (
    count_text,
    find_embedded_story,
    find_field,
    find_line,
    list_embedded_pages,
    list_embedded_rows,
    read_embedded,
    read_text,
)
from monitor.epaper.errors import ReadError
from monitor.epaper.heading import (
    Heading,
    find_unprinted,
    list_witnesses,
    read_heading,
    read_signature,
    read_writers,
    weigh_setting,
)
from monitor.epaper.html import LOST_PARAGRAPH, MAX_TITLE, clean_property, count_han, read_property, read_title
from monitor.epaper.menus import Menus, Row, list_labels, read_menus
from monitor.epaper.naming import find_paper
from monitor.epaper.printed import CAPTION, OPENING, STAMPED, Printed, list_printed
from monitor.epaper.scripted import list_scripted
from monitor.epaper.several import find_stories
from monitor.epaper.story import read_named
from monitor.epaper.survey import survey_page
from monitor.epaper.tree import Tree
from monitor.records import PageLink

LEAST_STORY = 40  # characters of running text of a story without marks around it
LEAST_MARKED = 6  # of one that the page marks as such, as a poem
MARKED = "founder-content, cms-content, #ozoom, #zoom, #contenttext, #articleContent, #pgcontent, .TRS_Editor"
# What a page says that stands in for another: no story.
STANDS_IN = re.compile(
    r"页面不存在|访问的页面|找不到.{0,6}(?:页面|网页)|\b404\b|(?:请|用户|会员)登录|验证码|访问过于频繁|安全验证|系统维护|付费阅读"
)
LEAST_SIGNED = 2  # lines below a text that may name its writer
STANDS_IN_LENGTH = 200
OUTER = 0.6  # what a paragraph counts for the box around its own
LISTS = frozenset(["ol", "ul", "dl", "dt", "dd"])
WIDER = 4  # boxes that paragraphs may stand in one by one
WHOLE = re.compile(r"[^\u4e00-\u9fff，、]$")  # a line that does not break off within a sentence
HOUSE = re.compile(r"[报网社台刊局委办厅部院]$|中心|编辑|管理|客户端|在线")
END = re.compile(
    r"[\W_]*(?:(?:上|下|前|后)一?[篇条则]|分享到|相关(?:阅读|新闻|链接|文章|报道)|延伸阅读|热门|(?:本版)?(?:责任编辑|责编|版式|美编|校对)|版权(?:声明|所有)|网友评论|评论|扫[一描]|打印|关闭|标签|附件|关键词|本版其[他它])"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """An article as a page tells it."""

    headline: str
    kicker: str
    subheads: tuple[str, ...]
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class General:
    """What a page holds: `several` stories or none, an article or None, its rows; what else it says of itself.

    `stamp` is 《青岚日报》（2031年05月14日 02版） below its text, `head` are the lines before it, `items` the objects
    of its JSON; `missed` says why there is no article.
    """

    paper: str
    told: Told | None
    several: tuple[Told, ...]
    rows: tuple[Row, ...]
    pages: tuple[PageLink, ...]
    menus: Menus
    title: str
    stamp: str
    head: tuple[Printed, ...]
    items: tuple[Mapping[str, Any], ...]
    missed: str
    is_notice: bool


def read_general(soup: Tree, text: str) -> General:
    """Read a page of any layout. Raises ReadError for a page of frames."""
    if soup.find("frameset"):
        frames = ", ".join(str(tag["src"]) for tag in soup.find_all(["frame", "iframe"], src=True))
        raise ReadError(f"a page of frames: what is printed stands in {frames[:300]}")
    survey = survey_page(soup)
    lines, menus, items = list_printed(soup, survey), read_menus(soup, survey), tuple(read_embedded(soup))
    paper, fields = find_paper(soup, text, items), read_property(text)
    scripted = list_scripted(soup)
    rows = menus.rows or list_embedded_rows(items) or scripted.rows
    noted = [find_line(item, "headline") for item in items if "@type" in item]
    witnesses = list_witnesses(soup, fields, [row.title for row in menus.rows], noted)
    several = tuple(_read_part(lines[part.start : part.stop], paper) for part in find_stories(lines, witnesses, paper))
    told, start, missed = None, len(lines), ""
    try:
        printed, start = _read_printed(soup, lines, menus.rows, witnesses, paper)
        told = _add_noted(printed, fields, read_meta_author(soup))
    except ReadError as error:
        missed = error.what
        told = _read_item(item) if (item := find_embedded_story(items)) else None
    return General(
        paper=paper,
        told=told,
        several=several or list_embedded_stories(items),
        rows=rows,
        pages=menus.pages or list_embedded_pages(items) or scripted.pages or list_labels(rows),
        menus=menus,
        title=read_title(soup.title),
        stamp=next((line.text for line in lines if STAMPED.fullmatch(line.text[:OPENING])), ""),
        head=tuple(lines[:start]),
        items=items,
        missed=missed,
        is_notice=is_notice(soup, "".join(line.text for line in lines if not line.is_furniture)),
    )


def _read_part(lines: Sequence[Printed], paper: str) -> Told:
    """Read one of several stories, of the lines that are its own."""
    start, end = find_text(lines, range(len(lines)))
    head = read_heading(lines, start, {}, paper) or Heading(headline="")
    return _tell(lines, head, max(start, head.end), end)


def list_embedded_stories(items: Sequence[Mapping[str, Any]]) -> tuple[Told, ...]:
    """Give the stories of the list in the page's JSON that holds most of them; () without two."""
    lists = [
        [item for item in value if isinstance(item, Mapping)]
        for one in items
        for value in one.values()
        if isinstance(value, list)
    ]
    told = [
        [item for item in listed if find_field(item, "headline") and count_text(item) >= LEAST_STORY]
        for listed in lists
    ]
    best = max(told, key=len, default=[])
    return tuple(map(_read_item, best)) if len(best) > 1 else ()


def _read_item(item: Mapping[str, Any]) -> Told:
    sub = find_line(item, "subhead")
    return Told(
        headline=find_line(item, "headline"),
        kicker=find_line(item, "kicker"),
        subheads=(sub,) if sub else (),
        authors=read_named(find_line(item, "author")),
        paragraphs=read_text(item),
    )


def _read_printed(
    soup: Tree, lines: Sequence[Printed], rows: Sequence[Row], witnesses: Mapping[str, float], paper: str
) -> tuple[Told, int]:
    """Read the article that is printed, and the line that its text begins at. Raises ReadError: why there is none."""
    box = find_marked(soup, lines) or find_box(lines)
    if box is None:
        raise ReadError(f"no running text (of {len(lines)} lines)")
    inside = [at for at, line in enumerate(lines) if any(tag is box for tag in line.tags)]
    if _is_list_of_summaries(lines, inside, rows):
        raise ReadError("the running text stands beside links, in a list")
    start, end = find_text(lines, inside)
    said = "".join(line.text for line in lines[start:end])
    if is_notice(soup, said):
        raise ReadError(f"a notice instead of a story: {said[:40]}")
    head = read_heading(lines, start, witnesses, paper) or find_unprinted(soup, witnesses, paper)
    if head is None:
        raise ReadError(f"text without a headline: {said[:40]}")
    told = _tell(lines, head, max(start, head.end), end)
    if count_han("".join(told.paragraphs)) < LEAST_MARKED:
        raise ReadError(f"a headline without text: {head.headline[:40]}")
    return told, start


def _add_noted(told: Told, fields: Mapping[str, str], author: tuple[str, ...]) -> Told:
    """Put in what only the enpproperty comment says, or the page's head of its author."""
    return replace(
        told,
        kicker=told.kicker or " ".join(clean_property(fields.get("introtitle", ""))),
        subheads=told.subheads or clean_property(fields.get("subtitle", "")),
        authors=told.authors or read_named(" ".join(clean_property(fields.get("author", "")))) or author,
    )


def read_meta_author(soup: Tree) -> tuple[str, ...]:
    """Read whom a page's head names as its author; () where that is a house (江岭日报, 某某网)."""
    tag = soup.find("meta", attrs={"name": re.compile("^author$", re.IGNORECASE)})
    named = read_named(str(tag.get("content") or "")[:MAX_TITLE]) if tag else ()
    return () if any(HOUSE.search(name) for name in named) else named


def is_notice(soup: Tree, said: str) -> bool:
    """Whether a page stands in for another one: not found, log in first."""
    return bool(STANDS_IN.search(read_title(soup.title)) or (len(said) < STANDS_IN_LENGTH and STANDS_IN.search(said)))


def _tell(lines: Sequence[Printed], head: Heading, start: int, end: int) -> Told:
    kept = [line for line in lines[start:end] if not line.is_furniture]
    if all(line.captions or read_writers(line) for line in kept):
        kept = [line for line in kept if line.is_caption_told]
    kept = leave_captions([line for line in kept if not line.captions]) or kept
    return Told(
        headline=head.headline,
        kicker=head.kicker,
        subheads=head.subheads,
        authors=head.authors or next(filter(None, map(read_signature, lines[end : end + LEAST_SIGNED])), ()),
        paragraphs=tuple(part for text in join_columns(kept) for part in LOST_PARAGRAPH.split(text)),
    )


def leave_captions(lines: Sequence[Printed]) -> list[Printed]:
    """Leave out the lines right behind a picture that are set otherwise than the text and are no crossheads."""
    styles = Counter(line.style for line in lines if line.is_prose)
    setting = max(styles, key=lambda style: styles[style], default=None)
    return [
        line
        for line in lines
        if not line.pictured or line.han > CAPTION or line.style == setting or weigh_setting(line)
    ]


def join_columns(lines: Sequence[Printed]) -> list[str]:
    """Give the lines' texts; a sentence that breaks off at the end of its box goes on in the next, as columns do."""
    texts: list[str] = []
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        if before and before.is_prose and before.boxes[0] is not line.boxes[0] and not WHOLE.search(before.text):
            texts[-1] += line.text
        else:
            texts.append(line.text)
    return texts


def find_marked(soup: Tree, lines: Sequence[Printed]) -> Tag | None:
    """Give the element that the page itself marks as the text; None without one that holds any."""
    marks = [*soup.select(MARKED), *(one.parent for one in soup.find_all(string=_is_mark) if one.parent)]
    held: Counter[int] = Counter()
    for line in (line for line in lines if not line.is_furniture and not read_writers(line)):
        held.update({id(tag): line.han for tag in line.tags})
    return next((tag for tag in marks if held[id(tag)] >= LEAST_MARKED), None)


def _is_mark(text: str | None) -> bool:
    return isinstance(text, Comment) and text.strip() == "enpcontent"


def find_box(lines: Sequence[Printed]) -> Tag | None:
    """Give the element that holds the most running text, directly; None for a page with next to none."""
    score: Counter[int] = Counter()
    boxes: dict[int, Tag] = {}
    telling = [line for line in lines if line.is_prose] or [line for line in lines if line.is_caption_told]
    for line in telling:
        for box, part in zip(line.boxes[:2], (1.0, OUTER), strict=False):
            boxes[id(box)] = box
            score[id(box)] += int(line.han * part)
    if sum(line.han for line in telling) < LEAST_STORY:
        return None
    return _widen(boxes[max(score, key=lambda one: score[one])], telling)


def _widen(box: Tag, telling: Sequence[Printed]) -> Tag:
    """Give the box around a text whose paragraphs stand in boxes of their own, a few each, set alike."""
    if box.name in LISTS:  # its items are paragraphs of what stands around it
        box = next((tag for tag in box.parents if tag.name not in LISTS), box)
    own = {line.style for line in telling if any(tag is box for tag in line.tags)}
    for around in islice(box.parents, WIDER):
        if around.name in {"body", "html", "td", "[document]"}:
            break
        more = [line for line in telling if any(tag is around for tag in line.tags)]
        beside = [line for line in more if all(tag is not box for tag in line.tags)]
        if beside and any(line.style not in own for line in beside):
            break
        box = around if beside else box
    return box


def _is_list_of_summaries(lines: Sequence[Printed], inside: Sequence[int], rows: Sequence[Row]) -> bool:
    """Whether titles of the page's list stand between the running text."""
    prose = [at for at in inside if lines[at].is_prose]
    titles = {row.title for row in rows}
    between = [at for at in inside if prose and at < prose[-1] and lines[at].linked and lines[at].text in titles]
    return len(between) > 1


def find_text(lines: Sequence[Printed], inside: Sequence[int]) -> tuple[int, int]:
    """Give the lines of the text in its box: from the first that is set as running text is, to the page's own words."""
    prose = [at for at in inside if lines[at].is_prose] or [at for at in inside if lines[at].is_caption_told]
    prose = prose or [at for at in inside if not lines[at].is_furniture and not read_writers(lines[at])]
    setting = Counter(lines[at].style for at in prose).most_common(1)[0][0]
    start = next(at for at in inside if at == prose[0] or _is_text(lines[at], setting))
    over = (at for at in inside if at > prose[0] and lines[at].is_furniture and END.match(lines[at].text))
    end = next((at for at in over if not _is_inset(lines, at, prose)), inside[-1] + 1)
    return start, end


def _is_inset(lines: Sequence[Printed], at: int, prose: Sequence[int]) -> bool:
    """Whether a line that ends texts stands in a box of its own within one: 延伸阅读 between two paragraphs."""
    text = lines[prose[0]]
    rest = [lines[later] for later in prose if later > at]
    return lines[at].boxes[0] is not text.boxes[0] and any(
        line.boxes[0] is text.boxes[0] and line.style == text.style for line in rest
    )


def _is_text(line: Printed, setting: tuple[str, str, str]) -> bool:
    """Whether a line before the first sentence is set as the text is: in paragraphs, or with their gap before it."""
    is_set = line.style == setting and (setting[0] == "p" or line.indented)
    return is_set and not line.is_furniture and not line.captions and not read_writers(line)
