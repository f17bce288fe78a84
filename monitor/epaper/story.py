"""An article's page in, the article out: places by the skin, what is missing there from the enpproperty comment."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from bs4.element import Tag

from monitor.epaper.dateline import find_opening, find_signature, fold, parse_authors, parse_names, take_credits
from monitor.epaper.drift import find_drift
from monitor.epaper.errors import ReadError
from monitor.epaper.html import (
    clean_property,
    read_blocks,
    read_paragraphs,
    read_property,
    read_title,
    select,
    select_first,
    split_alternatives,
)
from monitor.epaper.labels import is_desk_row
from monitor.epaper.marks import find_page, take_line_marks, take_marks
from monitor.epaper.rubric import find_column
from monitor.epaper.tree import Tree, parse_html
from monitor.records import Article, Place, Skin

# （2031年05月14日 01版） stands beside the authors.
STAMP = re.compile(r"[（(]?\s*\d{4}\s*年.*", re.DOTALL)
LEADING = re.compile(r"^\s*(?:作者|文|来源)\s*[:：/]\s*")


def read_story(skin: Skin, text: str, day: date | None, url: str, title: str = "") -> Article:
    """Read an article. `title`, of the list, stands in for a headline that is left empty.

    Raises ReadError when the body is not where the skin says, when there is neither headline nor text, when the page's
    own witnesses contradict what was read (drift.py), and, with the story that the list's title makes whole, when
    there is no place of a headline.
    """
    soup = parse_html(text, url)
    fields = read_property(text)
    bodies = select_first(soup, skin.body) if skin.body else [soup.new_tag("p")]
    if not bodies:
        raise ReadError("no body of an article", skin.body, url)
    places = select_first(soup, skin.headline)
    printed = _read_first(places) or " ".join(clean_property(fields.get("title", "")))
    headline = printed or title
    has_place = not skin.headline or bool(places)
    # around a headline that is not there, the other places cannot be told apart
    kicker = (has_place and _read_line(soup, skin.kicker)) or " ".join(clean_property(fields.get("introtitle", "")))
    subheads = tuple(line for tag in select(soup, skin.subheads) if has_place for line in read_blocks(tag))
    paragraphs = read_paragraphs(bodies[0])
    if not headline and not paragraphs:
        raise ReadError("neither headline nor text", skin.headline, url)
    odd, sample = find_drift(
        soup,
        bodies[0],
        text,
        kicker=kicker,
        headline=headline,
        subheads=subheads,
        text="".join(paragraphs),
        listed=title,
        fields=fields,
    )
    if odd:
        raise ReadError(odd, skin.headline if "headline" in odd else skin.body, url, sample)
    story = compose_story(
        day=day,
        url=url,
        kicker=kicker,
        headline=headline,
        subheads=subheads or clean_property(fields.get("subtitle", "")),
        authors=_read_authors(soup, skin.authors, fields),
        paragraphs=paragraphs,
    )
    if not printed and not has_place:
        raise ReadError("no headline of an article", skin.headline, url, partial=story)
    return story


def compose_story(
    *,
    day: date | None,
    url: str,
    kicker: str,
    headline: str,
    subheads: tuple[str, ...],
    authors: tuple[str, ...],
    paragraphs: tuple[str, ...],
) -> Article:
    """Make an article of its printed parts: dateline, and authors that only the text names, are read off the text.

    Marks that the story goes on elsewhere leave the lines that they stand in.
    """
    (headline, beside), (kicker, above) = take_line_marks(headline), take_line_marks(kicker)
    while paragraphs and is_desk_row(paragraphs[-1]):
        paragraphs = paragraphs[:-1]
    written, credited = take_credits(paragraphs)
    unmarked = take_marks(written)
    texts, marks = unmarked.paragraphs, tuple(dict.fromkeys((*beside, *above, *unmarked.marks)))
    opening = find_opening(texts[0], day) if texts else None
    return Article(
        column=find_column(kicker, headline, (*authors, *texts[:1], *texts[-1:])),
        day=day,
        url=url,
        kicker=kicker,
        headline=headline,
        subheads=subheads,
        authors=authors
        or (opening.authors if opening else ())
        or credited
        or (find_signature(texts[-1]) if texts else ()),
        dateline=opening.dateline if opening else None,
        continues_on=find_page(marks, "on"),
        continued_from=find_page(marks, "from"),
        marks=marks,
        continuations=tuple(Place(page=mark.page) for mark in unmarked.merged),
        paragraphs=texts,
    )


def _read_line(soup: Tree, selector: str) -> str:
    """Give the first text that stands at a place."""
    return _read_first(select_first(soup, selector))


def _read_first(tags: Iterable[Tag], *, hidden: bool = False) -> str:
    """Give the first text of some elements; with `hidden` the value of a form's field counts as one."""
    return next(
        (line for tag in tags if (line := read_title(tag) or (str(tag.get("value") or "") if hidden else ""))), ""
    )


def _read_authors(soup: Tree, selector: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """Read the authors beside the headline or in a hidden field, by the first alternative that names any.

    Else those of the enpproperty comment.
    """
    said = (_read_first(select(soup, one), hidden=True) for one in split_alternatives(selector))
    return next(filter(None, map(read_named, said)), read_named(" ".join(clean_property(fields.get("author", "")))))


def read_named(text: str) -> tuple[str, ...]:
    """Read the authors named in a line of their own; none when it names nobody."""
    named = LEADING.sub("", STAMP.sub("", text)).strip()
    return (parse_authors(named) or parse_names(fold(named), whole=True)) if named else ()
