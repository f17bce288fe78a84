"""Plain text that flowed out of a page's PDF in, the page with its stories out.

lines: what each line is -> stories: bodies and headline runs -> columns: paragraphs -> headlines: whose they are
"""

import re
from collections.abc import Sequence
from datetime import date

from monitor.epaper.columns import join_paragraphs
from monitor.epaper.dateline import begins_opening, find_opening, find_signature, parse_authors
from monitor.epaper.errors import ReadError
from monitor.epaper.headlines import Headline, Run, give_headlines
from monitor.epaper.lines import PAGE_LABEL, SECTION, Line, is_byline, is_furniture, read_lines
from monitor.epaper.marks import find_page, parse_number
from monitor.epaper.site import make_day
from monitor.epaper.stories import Block, Body, Heads, split_page
from monitor.records import Article, Page

# The label stands within the first lines, behind the paper's name, day and address.
MASTHEAD = 12
# Its day stands there or at the foot: 2031年5月14日 星期三, 2031.5.14 by itself.
FOOT = 6
PRINTED_DAY = re.compile(r"(?<!\d)(20\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?!\d)日?")
# A page of a broadsheet holds some 10,000 characters in 700 lines, 20 stories and 60 headline lines.
MAX_CHARACTERS = 100_000
MAX_LINES = 4_000
MAX_STORIES = 60
MAX_HEADS = 200


def read_flat(text: str, *, paper: str = "", day: date | None = None, number: int | None = None) -> Page:
    """Read one page. `day` resolves datelines; it, `number` and the section are taken from the page if not given.

    Raises ReadError for a text beyond what a page can hold.
    """
    if len(text) > MAX_CHARACTERS:
        raise ReadError(f"the text has {len(text)} characters, more than the {MAX_CHARACTERS} that a page may have")
    lines = read_lines(text)
    if len(lines) > MAX_LINES:
        raise ReadError(f"the text has {len(lines)} lines, more than the {MAX_LINES} that a page may have")
    day = day or find_printed_day(lines)
    section, printed, name, rest = take_label(lines)
    number = printed if number is None else number
    blocks = split_page(rest, day)
    bodies = [block for block in blocks if isinstance(block, Body)]
    heads = sum(len(block.lines) for block in blocks if isinstance(block, Heads))
    if len(bodies) > MAX_STORIES or heads > MAX_HEADS:
        raise ReadError(f"the text has {len(bodies)} stories and {heads} headline lines: it is no page")
    paragraphs = [join_paragraphs(body.lines) for body in bodies]
    runs, bylines = _find_runs(blocks)
    headlines = give_headlines(runs, ["\n".join(story) for story in paragraphs])
    articles = tuple(
        _make_article(
            body,
            story,
            headline,
            bylines.get(at, ()),
            Page(paper=paper, day=day, number=number, section=section, articles=()),
            at,
            name,
        )
        for at, (body, story, headline) in enumerate(zip(bodies, paragraphs, headlines, strict=True))
    )
    return Page(paper=paper, day=day, number=number, section=section, articles=articles)


def find_printed_day(lines: Sequence[Line]) -> date | None:
    """Give the day that a page prints over or under its stories, beside a weekday or by itself; None when it is two."""
    printed = (
        found
        for line in dict.fromkeys((*lines[:MASTHEAD], *lines[-FOOT:]))
        if (found := PRINTED_DAY.search(line.folded)) and (is_furniture(line) or found[0] == line.folded)
    )
    days = {make_day(*found.groups()) for found in printed}
    return days.pop() if len(days) == 1 else None


def take_label(lines: Sequence[Line]) -> tuple[str, int | None, str, Sequence[Line]]:
    """Take the page's label (要闻, 01版 要闻) off the top. Returns section, page number, A05 or "", the other lines."""
    for at, line in enumerate(lines[:MASTHEAD]):
        if is_furniture(line):
            continue
        if begins_opening(line.text):
            break
        rest = [*lines[:at], *lines[at + 1 :]]
        label = PAGE_LABEL.fullmatch(line.folded)
        if label and ("版" in line.folded or label[3]):
            page = parse_number(label[2])
            return label[3] or "", page, f"{label[1].upper()}{page:02}" if label[1] else "", rest
        if SECTION.fullmatch(line.text):
            return line.text, None, "", rest
    return "", None, "", lines


def _find_runs(blocks: Sequence[Block]) -> tuple[list[Run], dict[int, tuple[str, ...]]]:
    """Give the headline runs between the stories, and the authors whom a byline above a story names."""
    runs: list[Run] = []
    bylines: dict[int, tuple[str, ...]] = {}
    story = 0
    for at, block in enumerate(blocks):
        if isinstance(block, Body):
            story += 1
            continue
        before = story - 1 if story else None
        after = story if at + 1 < len(blocks) and not block.inside else None
        signed = [line for line in block.lines if is_byline(line)]
        if signed and after is not None:
            bylines[after] = parse_authors(signed[-1].text)
        lines = tuple(line for line in block.lines if not is_byline(line))
        runs.append(Run(lines=lines, before=before, after=after))
    return runs, bylines


def _make_article(
    body: Body,
    paragraphs: tuple[str, ...],
    headline: Headline,
    signed: tuple[str, ...],
    page: Page,
    position: int,
    page_label: str,
) -> Article:
    opening = find_opening(paragraphs[0], page.day)
    return Article(
        paper=page.paper,
        day=page.day,
        page=page.number,
        page_label=page_label,
        section=page.section,
        position=position,
        kicker=headline.kicker,
        headline=headline.headline,
        subheads=headline.subheads,
        authors=(opening.authors if opening else ()) or signed or find_signature(paragraphs[-1]),
        dateline=opening.dateline if opening else None,
        continues_on=find_page(body.marks, "on"),
        continued_from=find_page(body.marks, "from"),
        marks=body.marks,
        paragraphs=paragraphs,
    )
