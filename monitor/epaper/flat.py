"""Plain text that flowed out of a page's PDF in, the page with its stories out.

lines: what each line is -> stories: bodies and headline runs -> columns: paragraphs -> headlines: whose they are
-> parting: a story that is two, by a headline that is nobody's
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from monitor.epaper.columns import join_paragraphs
from monitor.epaper.dateline import begins_opening, find_opening, find_signature, parse_names
from monitor.epaper.errors import ReadError
from monitor.epaper.headlines import Headline, Run, share_headlines
from monitor.epaper.lines import (
    PAGE_LABEL,
    SECTION,
    USUAL_SECTION,
    Line,
    is_byline,
    is_furniture,
    is_name,
    read_byline,
    read_header,
    read_lines,
)
from monitor.epaper.marks import find_page, parse_number
from monitor.epaper.parting import Parting, find_parting
from monitor.epaper.rubric import find_column
from monitor.epaper.site import make_day
from monitor.epaper.stories import Block, Body, Heads, split_page
from monitor.records import Article, Page, PageMark

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
MAX_PARTINGS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """A story's paragraphs and the marks that it goes on elsewhere."""

    paragraphs: tuple[str, ...]
    marks: tuple[PageMark, ...]

    @property
    def text(self) -> str:
        """Its text, a line a paragraph."""
        return "\n".join(self.paragraphs)


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
    stories = [Story(paragraphs=join_paragraphs(body.lines), marks=body.marks) for body in bodies]
    runs, bylines = _find_runs(blocks)
    shared = share_headlines(runs, [story.text for story in stories])
    for _ in range(MAX_PARTINGS):
        if (parting := find_parting([story.paragraphs for story in stories], shared.left)) is None:
            break
        stories, runs, bylines = _part(parting, stories, runs, bylines)
        shared = share_headlines(runs, [story.text for story in stories])
    page = Page(paper=paper, day=day, number=number, section=section, articles=())
    articles = tuple(
        _make_article(story, headline, bylines.get(at, ()), page, at, name)
        for at, (story, headline) in enumerate(zip(stories, shared.headlines, strict=True))
    )
    return replace(page, articles=articles)


def _part(
    parting: Parting, stories: Sequence[Story], runs: Sequence[Run], bylines: Mapping[int, tuple[str, ...]]
) -> tuple[list[Story], list[Run], dict[int, tuple[str, ...]]]:
    """Make two stories of one. What stood over it is over the first, what stood under it under the second."""
    at, start = parting.story, parting.paragraph
    whole = stories[at]
    halves = (
        Story(paragraphs=whole.paragraphs[:start], marks=tuple(one for one in whole.marks if one.direction == "from")),
        Story(paragraphs=whole.paragraphs[start:], marks=tuple(one for one in whole.marks if one.direction == "on")),
    )
    moved = [
        Run(
            lines=run.lines,
            before=None if run.before is None else run.before + (run.before >= at),
            after=None if run.after is None else run.after + (run.after > at),
        )
        for run in runs
    ]
    named = {story + (story > at): names for story, names in bylines.items()}
    return [*stories[:at], *halves, *stories[at + 1 :]], moved, named


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
        header = read_header(line)
        if not header and is_furniture(line):
            continue
        if not header and begins_opening(line.text):
            break
        rest = [*lines[:at], *lines[at + 1 :]]
        label = PAGE_LABEL.fullmatch(header or line.folded)
        if label and ("版" in line.folded or label[3]):
            page, section = parse_number(label[2]), label[3] or ""
            if not section and at < len(rest) and USUAL_SECTION.fullmatch(rest[at].text):
                section = rest.pop(at).text
            return section, page, f"{label[1].upper()}{page:02}" if label[1] else "", rest
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
        if signed and before is not None and is_byline(block.lines[0]) and len(block.lines) > len(signed):
            bylines.setdefault(before, read_byline(signed.pop(0)))  # under the text before it, over the next headline
        lines = tuple(line for line in block.lines if not is_byline(line))
        if signed and after is not None:
            bylines[after] = read_byline(signed[-1])
        elif after is not None and len(lines) > 1 and is_name(lines[-1]):
            bylines[after] = parse_names(lines[-1].text)
            lines = lines[:-1]
        runs.append(Run(lines=lines, before=before, after=after))
    return runs, bylines


def _make_article(
    story: Story,
    headline: Headline,
    signed: tuple[str, ...],
    page: Page,
    position: int,
    page_label: str,
) -> Article:
    opening = find_opening(story.paragraphs[0], page.day)
    signatures = (*signed, story.paragraphs[0], story.paragraphs[-1])
    return Article(
        paper=page.paper,
        day=page.day,
        page=page.number,
        page_label=page_label,
        section=page.section,
        position=position,
        column=headline.label or find_column(headline.kicker, headline.headline, signatures),
        kicker=headline.kicker,
        headline=headline.headline,
        subheads=headline.subheads,
        authors=(opening.authors if opening else ()) or signed or find_signature(story.paragraphs[-1]),
        dateline=opening.dateline if opening else None,
        continues_on=find_page(story.marks, "on"),
        continued_from=find_page(story.marks, "from"),
        marks=story.marks,
        paragraphs=story.paragraphs,
    )
