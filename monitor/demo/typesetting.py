"""A printed page in, its PDF out: stories one under the other, each in up to three columns under its headline. Pure.

The font is not in the file: only which character each code means, and that Chinese ones are as wide as they are high. A
reader of text needs no more.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from monitor.demo.edition import PrintedPage, PrintedStory

WIDTH, MARGIN, COLUMNS, GUTTER = 780.0, 30.0, 3, 18.0  # points
BODY, LEADING, SHORTEST = 10.0, 15.0, 6  # a column has so many lines at least
COLUMN = (WIDTH - 2 * MARGIN - GUTTER * (COLUMNS - 1)) / COLUMNS
NO_START = "。，、；：！？”’）》"  # no line begins with these
INDENT = "\u3000\u3000"
FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    " /Supplement 0 >> /FontDescriptor 7 0 R /DW 1000 /W [32 [" + "500 " * 95 + "]] >>",
)
MEANINGS = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Same def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    + "".join(
        f"{len(part)} beginbfrange\n"
        + "\n".join(f"<{at:02X}00> <{at:02X}FF> <{at:02X}00>" for at in part)
        + "\nendbfrange\n"
        for part in (range(100), range(100, 200), range(200, 256))
    )
    + "endcmap end end"
)
DESCRIPTOR = (
    "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880"
    " /Descent -120 /CapHeight 700 /StemV 80 >>"
)


class Line(NamedTuple):
    """A line of text, its left edge and its baseline from the page's top in points, its size, the space between."""

    text: str
    x: float
    y: float
    size: float
    space: float = 0.0


def print_pdf(page: PrintedPage, day: date) -> bytes:
    """Set and print a page."""
    lines = [Line(f"{day:%Y}年{day.month}月{day.day}日 第{page.number:02}版 {page.section}", MARGIN, 24.0, 9.0)]
    y = 40.0
    for story in page.stories:
        set_lines, y = set_story(story, y)
        lines += set_lines
    return write_pdf(lines, y + MARGIN)


def set_story(story: PrintedStory, y: float) -> tuple[list[Line], float]:
    """Set a story whose top is at `y`; give its lines and where the next one's top is."""
    lines = []
    for text, size in ((story.kicker, 14.0), (story.headline, 26.0), *((line, 14.0) for line in story.subheads)):
        if text:
            y += size * 1.4
            lines.append(Line(text, MARGIN, y, size))
    rows = [row for paragraph in story.paragraphs for row in break_lines(INDENT + paragraph)]
    tall = -(-len(rows) // min(max(len(rows) // SHORTEST, 1), COLUMNS))
    for at, (row, space) in enumerate(rows):
        column, place = divmod(at, tall)
        left, base = MARGIN + column * (COLUMN + GUTTER), y + LEADING * (place + 1.4)
        lines.append(Line(row, left, base, BODY, space))
    return lines, y + LEADING * (tall + 2)


def break_lines(text: str) -> Iterator[tuple[str, float]]:
    """Break a paragraph into a column's lines; all but the last fill it by the space between their characters."""
    while text:
        end = next((at for at in range(1, len(text)) if measure(text[: at + 1]) > COLUMN), len(text))
        while end < len(text) and (
            text[end] in NO_START or ((text[end - 1] + text[end]).isalnum() and text[end].isascii())
        ):
            end -= 1
        yield text[:end], (COLUMN - measure(text[:end])) / (end - 1) if end < len(text) else 0.0
        text = text[end:]


def measure(text: str) -> float:
    """Give the width of a line of the body in points."""
    return sum(BODY / 2 if char.isascii() else BODY for char in text)


def write_pdf(lines: list[Line], height: float) -> bytes:
    """Write a file of one page."""
    page = f"/Parent 2 0 R /MediaBox [0 0 {WIDTH} {height:.2f}] /Contents 8 0 R /Resources << /Font << /F 4 0 R >> >>"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page {page} >>",
        *FONT,
        write_stream(MEANINGS),
        DESCRIPTOR,
        write_stream("\n".join(write_line(one, height) for one in lines)),
    )
    out, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {count}\n0000000000 65535 f \n{table}{end}".encode("ascii")


def write_line(line: Line, height: float) -> str:
    """Write what draws a line."""
    code = line.text.encode("utf-16-be").hex()
    return f"BT /F {line.size} Tf {line.space:.3f} Tc {line.x:.2f} {height - line.y:.2f} Td <{code}> Tj ET"


def write_stream(text: str) -> str:
    """Write an object that holds a text."""
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"
