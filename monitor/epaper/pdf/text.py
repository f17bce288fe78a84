"""The blocks of one story in, in order, its paragraphs out."""

from collections.abc import Iterable, Sequence

from monitor.epaper.columns import join_texts
from monitor.epaper.heads import GOES_ON, is_cut
from monitor.epaper.likeness import learn_stories
from monitor.epaper.lines import SENTENCE_END
from monitor.epaper.pdf.blocks import Block
from monitor.epaper.pdf.rows import Row

# A row that begins this much to the right of its column begins a paragraph, in characters; so does the row behind one
# that ends this much before the column does.
INDENT = 0.8
SHORT = 1.2
# A title within a text (小标题) is a row of its own that stands so far from both edges.
INSET = 1.2


def join_blocks(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Put a story's rows together as its paragraphs."""
    paragraphs: list[str] = []
    ended = True
    for block in blocks:
        for row in block.rows:
            title = is_title(row, block)
            begins = row.x0 - block.x0 > INDENT * row.size
            if ended or begins or title or not paragraphs:
                paragraphs.append(row.text)
            else:
                paragraphs[-1] = join_texts(paragraphs[-1], row.text)
            short = block.x1 - row.x1 > SHORT * row.size
            ended = title or (short and bool(SENTENCE_END.search(row.text)))
    return tuple(paragraphs)


def begins_paragraph(block: Block) -> bool:
    """Whether a block's first row is indented."""
    return block.rows[0].x0 - block.x0 > INDENT * block.size


def ends_short(block: Block) -> bool:
    """Whether a block's last row ends before the column does."""
    return block.x1 - block.rows[-1].x1 > SHORT * block.size


def is_title(row: Row, block: Block) -> bool:
    """Whether a row is a title within the text: in the middle of its column, without a sentence's end."""
    left, right = row.x0 - block.x0, block.x1 - row.x1
    if SENTENCE_END.search(row.text) or min(left, right) < INSET * row.size:
        return False
    return abs(left - right) < row.size or left > 2.6 * row.size


def join_heads(rows: Sequence[str], paragraphs: Sequence[str]) -> str:
    """Join the rows of a kicker or headline: with a space, unless a row's end cuts words that the story has whole."""
    if not rows:
        return ""
    stories = learn_stories(["\n".join(paragraphs)])
    text = rows[0]
    for row in rows[1:]:
        text = join_texts(text, row) if is_cut(text, row, stories) or GOES_ON.search(text) else f"{text} {row}"
    return text
