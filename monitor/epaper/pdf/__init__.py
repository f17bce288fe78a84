"""The PDF of a page in, the page with its stories out. Pure but for the process that takes it apart (monitor.sheets).

    furniture: what the page's edges say -> areas: boxed stories by themselves -> rows -> blocks: columns of text
    -> headings -> order: which block follows which -> text: paragraphs

Sizes of body and headlines, columns and their edges are the page's own: no paper's are known here.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from monitor.epaper.errors import ReadError
from monitor.epaper.pdf.areas import cut_areas
from monitor.epaper.pdf.blocks import Block, Kind, mend_edges, read_blocks
from monitor.epaper.pdf.furniture import Folio, take_furniture
from monitor.epaper.pdf.headings import group_headings, widen
from monitor.epaper.pdf.legible import check_legible
from monitor.epaper.pdf.order import Chain, order_blocks
from monitor.epaper.pdf.rows import Row, find_body_size, read_rows
from monitor.epaper.pdf.text import begins_paragraph, join_blocks, join_heads
from monitor.epaper.pdf.weights import Area
from monitor.epaper.story import compose_story
from monitor.records import Article, Page
from monitor.sheets import Box, Sheet, SheetError, take_sheets

# A page of small advertisements has some 200 blocks, one of tables a hundred rules.
MOST_BLOCKS = 300
MOST_RULES = 400
MOST_BOXES = 100

__all__ = ["read_pdf", "read_sheet"]


def read_pdf(content: bytes, *, paper: str = "", day: date | None = None, number: int | None = None) -> Page:
    """Read the PDF of one page, as `read_sheet` does. Raises ReadError."""
    try:
        sheets = take_sheets(content)
    except SheetError as error:
        raise ReadError(str(error)) from error
    if len(sheets) > 1:
        raise ReadError(f"the PDF has {len(sheets)} pages; give each as a file of its own")
    return read_sheet(sheets[0], paper=paper, day=day, number=number)


def read_sheet(sheet: Sheet, *, paper: str = "", day: date | None = None, number: int | None = None) -> Page:
    """Read one page. What is not known of it is what it prints of itself; `notes` say where the two differ.

    Raises ReadError for a page without text, or whose text has no known meaning.
    """
    notes = check_legible(sheet)
    sheet = drop_small(sheet)
    body = find_body_size(sheet.spans)
    folio, rows = take_furniture(read_rows(sheet.spans, sheet.rules, body), sheet.height, body)
    chains = [chain for area in cut_areas(rows, sheet, body) for chain in read_area(area, sheet, body) if chain.blocks]
    page = Page(
        paper=paper or folio.paper,
        day=day or folio.day,
        number=folio.number if number is None else number,
        section=folio.section,
        articles=(),
        notes=(*notes, *compare(folio, day, number)),
    )
    label = f"{folio.letters}{page.number:02}" if folio.letters and page.number is not None else ""
    stories = [make_article(chain, page, label, at) for at, chain in enumerate(sorted(chains, key=place_chain))]
    return replace(page, articles=tuple(stories))


def drop_small(sheet: Sheet) -> Sheet:
    """Leave out of rules, boxes and pictures the smallest, where there are more than a page is laid out with."""
    return replace(
        sheet,
        rules=keep_largest(sheet.rules, MOST_RULES),
        boxes=keep_largest(sheet.boxes, MOST_BOXES),
        pictures=keep_largest(sheet.pictures, MOST_BOXES),
    )


def keep_largest(boxes: Sequence[Box], most: int) -> tuple[Box, ...]:
    """Give the largest boxes or longest rules."""
    return tuple(sorted(boxes, key=lambda box: -(box.width + box.height))[:most])


def compare(folio: Folio, day: date | None, number: int | None) -> list[str]:
    """Say where a page prints another day or number than it is given as."""
    said = []
    if day and folio.day and folio.day != day:
        said.append(f"given as of {day}, but it prints {folio.day}")
    if number and folio.number and folio.number != number:
        said.append(f"given as page {number}, but it prints {folio.number}")
    return said


def read_area(rows: Sequence[Row], sheet: Sheet, body: float) -> list[Chain]:
    """Read the stories of one area."""
    blocks = read_blocks(rows, sheet.rules, sheet.pictures, body)
    if len(blocks) > MOST_BLOCKS:
        raise ReadError(
            f"{len(blocks)} blocks of text stand in one area, more than the {MOST_BLOCKS} that a page may have"
        )
    texts = [block for block in blocks if block.kind is Kind.TEXT]
    mend_edges(texts)
    headings = group_headings([block for block in blocks if block.kind is Kind.HEAD], sheet.rules, texts)
    widen(headings, blocks, sheet.rules)
    area = Area(
        blocks=texts,
        headings=headings,
        rules=sheet.rules,
        pictures=sheet.pictures,
        runs=count_runs(texts),
        indents=any(map(begins_paragraph, texts)),
    )
    return order_blocks(area)


def count_runs(blocks: Iterable[Block]) -> Counter[str]:
    """Count the pairs and triples of characters within rows."""
    runs: Counter[str] = Counter()
    for text in (row.text for block in blocks for row in block.rows):
        runs.update(text[at : at + size] for size in (2, 3) for at in range(len(text) - size + 1))
    return runs


def place_chain(chain: Chain) -> tuple[float, float]:
    """Give a story's upper edge and left edge: the order on the page."""
    rows = [*(chain.heading.rows if chain.heading else ()), *(row for block in chain.blocks for row in block.rows)]
    return min(row.top for row in rows), min(row.x0 for row in rows)


def make_article(chain: Chain, page: Page, label: str, position: int) -> Article:
    """Make the article of a story's heading and blocks."""
    kicker, headline, subheads = chain.heading.part() if chain.heading else ([], [], [])
    paragraphs = join_blocks(chain.blocks)
    story = compose_story(
        day=page.day,
        url="",
        kicker=join_heads(kicker, paragraphs),
        headline=join_heads(headline, paragraphs),
        subheads=tuple(subheads),
        authors=chain.heading.authors if chain.heading else (),
        paragraphs=paragraphs,
    )
    return replace(story, paper=page.paper, page=page.number, page_label=label, section=page.section, position=position)
