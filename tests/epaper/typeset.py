"""Lines, rules and pictures on a page in, the page's PDF out: a small typesetter for newspaper pages of invented texts.

The font is made here: each character that GB18030's older half knows is a box of its own width. What a page looks like
does not matter to its reader; what its characters are and where they stand does.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = "Boxes"
EM = 1000

NO_START = "。，、；：！？”’）》】…—"
NO_END = "“‘（《【"
# A picture of one grey pixel, as PPM.
PIXEL = b"P6 1 1 255\n\xb0\xb0\xb0"


def make_font() -> bytes:
    """Make a TrueType font of boxes: latin characters half as wide as Chinese ones, as newspapers set them."""
    wide = {chr(code) for code in (*range(0x4E00, 0x9FA6), *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F))}
    wide |= set("—…“”‘’·▲▼▶■□●○★㙟䶮")
    pen = TTGlyphPen(None)
    for x, y in ((100, -80), (100, 800), (400, 800), (400, -80)):
        (pen.lineTo if pen.points else pen.moveTo)((x, y))
    pen.closePath()
    names = {code: f"u{code:04X}" for code in (*range(0x20, 0x7F), *map(ord, sorted(wide)))}
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    box, blank = pen.glyph(), TTGlyphPen(None).glyph()
    glyphs = {name: blank if code in (0x20, 0x3000) else box for code, name in names.items()}
    builder.setupGlyf({".notdef": box, **glyphs})
    widths = {name: (EM if code > 0x7F else EM // 2, 100) for code, name in names.items()}
    builder.setupHorizontalMetrics({".notdef": (EM, 100), **widths})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": FONT, "styleName": "Regular", "psName": FONT})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


pdfmetrics.registerFont(TTFont(FONT, io.BytesIO(make_font())))


def measure(text: str, size: float) -> float:
    """Give a text's width in points."""
    return sum(size if char > "\x7f" else size / 2 for char in text)


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A place for text: left edge, top edge, width and height in points, counted from the page's upper left."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, by: float) -> "Frame":
        return Frame(x=self.x + by, y=self.y + by, width=self.width - 2 * by, height=self.height - 2 * by)

    def cut_top(self, by: float) -> "Frame":
        return Frame(x=self.x, y=self.y + by, width=self.width, height=self.height - by)

    def cut_bottom(self, by: float) -> "Frame":
        return Frame(x=self.x, y=self.y, width=self.width, height=self.height - by)

    def split(self, count: int, gutter: float, weights: Sequence[float] = ()) -> list["Frame"]:
        """Cut into columns, of equal width if there are no weights."""
        shares = list(weights) or [1.0] * count
        room = self.width - gutter * (len(shares) - 1)
        frames, x = [], self.x
        for share in shares:
            width = room * share / sum(shares)
            frames.append(Frame(x=x, y=self.y, width=width, height=self.height))
            x += width + gutter
        return frames


@dataclass(frozen=True, kw_only=True)
class Type:
    """How text is set: size and leading in points, the indent of paragraphs in characters, justified or ragged."""

    size: float
    leading: float
    indent: float = 2.0
    justify: bool = True


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A run of text set at a place (baseline, from the page's top), each character `space` wider than it is."""

    text: str
    x: float
    y: float
    size: float
    space: float = 0.0
    turn: float = 0.0
    grey: float = 0.0


@dataclass(kw_only=True)
class Sheet:
    """A page as it is set."""

    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    lines: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    boxes: list[tuple[Frame, bool]] = field(default_factory=list)
    pictures: list[Frame] = field(default_factory=list)

    def rule(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.5) -> None:
        self.lines.append((x0, y0, x1, y1, thick))

    def put(self, text: str, x: float, y: float, size: float, *, space: float = 0.0) -> None:
        self.pieces.append(Piece(text=text, x=x, y=y, size=size, space=space))

    def center(self, text: str, frame: Frame, y: float, size: float) -> None:
        self.put(text, frame.x + (frame.width - measure(text, size)) / 2, y, size)

    def print(self, order: str = "logical", seed: int = 0) -> bytes:
        """Write the PDF; `order` is that of its content: logical, rowwise, shuffled, or characters one by one."""
        draw = Random(seed)  # noqa: S311 - the same pages for everybody
        pieces = list(self.pieces)
        if order == "rowwise":
            pieces.sort(key=lambda piece: (round(piece.y), piece.x))
        elif order == "shuffled":
            draw.shuffle(pieces)
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(self.width, self.height), invariant=True)
        for frame, tinted in self.boxes:
            canvas.setFillGray(0.9)
            canvas.rect(
                frame.x, self.height - frame.bottom, frame.width, frame.height, stroke=not tinted, fill=int(tinted)
            )
        for x0, y0, x1, y1, thick in self.lines:
            canvas.setLineWidth(thick)
            canvas.line(x0, self.height - y0, x1, self.height - y1)
        for frame in self.pictures:
            image = ImageReader(io.BytesIO(PIXEL))
            canvas.drawImage(image, frame.x, self.height - frame.bottom, frame.width, frame.height)
        for piece in pieces:
            self._write(canvas, piece, singly=order == "singly")
        canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _write(self, canvas: Canvas, piece: Piece, *, singly: bool) -> None:
        canvas.setFillGray(piece.grey)
        if piece.turn:
            canvas.saveState()
            canvas.translate(piece.x, self.height - piece.y)
            canvas.rotate(piece.turn)
            canvas.setFont(FONT, piece.size)
            canvas.drawString(0, 0, piece.text)
            canvas.restoreState()
            return
        x = piece.x
        for text in piece.text if singly else [piece.text]:
            line = canvas.beginText(x, self.height - piece.y)
            line.setFont(FONT, piece.size)
            line.setCharSpace(piece.space)
            line.textOut(text)
            canvas.drawText(line)
            x += measure(text, piece.size) + piece.space


def break_line(text: str, width: float, size: float) -> int:
    """Give how many characters of a text go into a line: none that may not begin a line is left for the next."""
    end, used = 0, 0.0
    while end < len(text) and used + measure(text[end], size) <= width + 0.01:
        used += measure(text[end], size)
        end += 1
    if end >= len(text):
        return end
    if text[end] in NO_START and (end + 1 >= len(text) or text[end + 1] not in NO_START):
        return end + 1  # squeezed in
    while end > 1 and (text[end] in NO_START or text[end - 1] in NO_END or _splits_latin(text, end)):
        end -= 1
    return max(end, 1)


def _splits_latin(text: str, at: int) -> bool:
    return text[at - 1].isascii() and text[at - 1].isalnum() and text[at].isascii() and text[at].isalnum()


def flow(paragraphs: Sequence[str], frames: Sequence[Frame], style: Type) -> tuple[list[Piece], float] | None:
    """Set paragraphs into frames one after the other. Returns the pieces and the last line's place; None: too much.

    A paragraph that begins with the mark ^ is an intertitle: centred, no indent.
    """
    spots = [
        (frame, frame.y + style.size + row * style.leading)
        for frame in frames
        for row in range(int((frame.height - style.size * 1.15) // style.leading) + 1)
        if frame.height >= style.size * 1.15
    ]
    pieces: list[Piece] = []
    at = 0
    for paragraph in paragraphs:
        title = paragraph.startswith("^")
        left, first = paragraph.removeprefix("^"), True
        while left:
            if at >= len(spots):
                return None
            frame, y = spots[at]
            at += 1
            indent = style.size * style.indent if first and not title else 0.0
            end = break_line(left, frame.width - indent, style.size)
            text, left = left[:end], left[end:]
            room = frame.width - indent - measure(text, style.size)
            x = frame.x + indent + (max(room, 0.0) / 2 if title else 0.0)
            even = room < 0 or (style.justify and bool(left) and not title)
            space = room / (len(text) - 1) if even and len(text) > 1 else 0.0
            pieces.append(Piece(text=text, x=x, y=y, size=style.size, space=space))
            first = False
    return pieces, at / max(1, len(spots))
