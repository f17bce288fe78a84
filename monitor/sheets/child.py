"""A PDF on stdin, its pages' characters, rules, boxes and pictures as JSON on stdout: run as a process of its own.

pypdfium2 is native code, and a page of somebody's site is no trusted input: here it may crash, hang or eat memory
without harm. Nothing else imports this module. What goes wrong as expected is {"error": code}.
"""

import ctypes
import json
import math
import resource
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

MEMORY = 96 * 1_048_576  # bytes of address space beside what the program and the PDF take
SECONDS = 10  # of processor time
MOST_PAGES = 64
MOST_CHARACTERS = 120_000  # with those that PDFium puts in for line ends; a broadsheet page has some 12,000
MOST_OBJECTS = 60_000  # characters may be an object each
MOST_SEGMENTS = 400  # of one path; more are a drawing
DEEPEST = 4  # objects within objects
TILT = 0.02  # radians: what is turned more stands askew
SMALLEST = 0.1  # points: smaller type cannot be seen
GAP = 0.3  # a gap of this many characters ends a span
WIDEST = 1.6  # and so does white space of this many
ONE_SIZE = 0.05  # a size that differs by this much of it ends one
SHIFT = 0.12  # and so does a baseline that moves by this
RULE = 3.0  # points: what is thinner is a rule
SHORTEST = 12.0  # points: what is shorter is no rule
PALE = 250  # of 255: a ground that is lighter is none

PRINTABLE = (0x20, 0x2FA1F)  # up to the last of the compatibility ideographs
# Controls; halves of pairs and private use; a replacement character and what is none.
MEANINGLESS = ((0x7F, 0x9F), (0xD800, 0xF8FF), (0xFFF0, 0xFFFF))

Character = tuple[str, float, float, float, float, int]  # with left and right edge, baseline, size, font
Matrix = tuple[float, float, float, float, float, float]
Edges = tuple[float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def main() -> None:
    """Read stdin, write stdout."""
    content = sys.stdin.buffer.read()
    limit()
    sys.stdout.write(json.dumps(take_pages(content), ensure_ascii=True))


def limit() -> None:
    """Bound this process; where a system allows no limits, the parent's clock and the service's memory still hold."""
    for what, most in (
        (resource.RLIMIT_AS, read_size() + MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))


def read_size() -> int:
    """Give the bytes of this process's address space."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()


def take_pages(content: bytes) -> dict[str, Any]:
    """Give {"pages": [...]} or {"error": code, "detail": text}."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        return {"error": "encrypted" if code == raw.FPDF_ERR_PASSWORD else "broken", "detail": str(error)}
    if not 0 < len(document) <= MOST_PAGES:
        return {"error": "pages", "detail": str(len(document))}
    try:
        return {"pages": [take_page(document, number) for number in range(len(document))]}
    except pdfium.PdfiumError as error:
        return {"error": "broken", "detail": str(error)}
    except OverflowError as error:
        return {"error": "large", "detail": str(error)}


def take_page(document: pdfium.PdfDocument, number: int) -> dict[str, Any]:
    """Give one page. Raises PdfiumError, OverflowError for what no page has."""
    page = document[number]
    shown = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, shown)
    place = Place(page.get_rotation(), (shown.left, shown.bottom, shown.right, shown.top))
    drawn: dict[str, Any] = {"rules": [], "boxes": [], "pictures": []}
    count = take_objects(page, place, drawn)
    if count > MOST_OBJECTS:
        raise OverflowError(f"{count} objects")
    return {"width": place.width, "height": place.height, **take_spans(page.get_textpage(), place), **drawn}


class Place:
    """Turns a PDF's coordinates into those of the page as it is shown: from its upper left corner."""

    def __init__(self, degrees: int, shown: Edges) -> None:
        self.quarter = degrees // 90 % 4
        self.left, self.bottom, self.right, self.top = shown
        width, height = self.right - self.left, self.top - self.bottom
        self.width, self.height = (height, width) if self.quarter % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give where a point is shown."""
        match self.quarter:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def box(self, edges: Edges) -> list[float]:
        """Give left, top, right, bottom of a box (left, bottom, right, top), as far as it is shown."""
        (x0, y0), (x1, y1) = self.point(edges[0], edges[1]), self.point(edges[2], edges[3])
        left, right = sorted((x0, x1))
        top, bottom = sorted((y0, y1))
        placed = max(left, 0.0), max(top, 0.0), min(right, self.width), min(bottom, self.height)
        return [round(edge, 2) for edge in placed]


# --- text -------------------------------------------------------------------------------------------------------


def take_spans(text: pdfium.PdfTextPage, place: Place) -> dict[str, Any]:
    """Give the spans [text, x0, x1, y, size, font] in the order of the content, and counts of what is no text."""
    counts = {"characters": 0, "garbled": 0, "turned": 0}
    return {"spans": join_spans(read_characters(text, place, counts)), **counts}


def read_characters(text: pdfium.PdfTextPage, place: Place, counts: dict[str, int]) -> Iterator[Character]:
    """Give each character that has a meaning and stands upright on what is shown, with its place."""
    handle, most = text.raw, text.count_chars()
    if most > MOST_CHARACTERS:
        raise OverflowError(f"{most} characters")
    x, y, rect = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    setting, fonts = dict[int, tuple[float, bool, int]](), dict[bytes, int]()
    for at in range(most):
        code = raw.FPDFText_GetUnicode(handle, at)
        if raw.FPDFText_IsGenerated(handle, at) == 1:
            continue
        counts["characters"] += 1
        if is_garbled(code) or raw.FPDFText_HasUnicodeMapError(handle, at) == 1:
            counts["garbled"] += 1
            continue
        got = raw.FPDFText_GetTextObject(handle, at)
        address = ctypes.addressof(got.contents) if got else 0
        if address not in setting:
            setting[address] = look_at(handle, at, got, place, fonts)
        size, upright, font = setting[address]
        if not upright:
            counts["turned"] += 1
            continue
        raw.FPDFText_GetCharOrigin(handle, at, x, y)
        raw.FPDFText_GetLooseCharBox(handle, at, rect)
        left, base = place.point(x.value, y.value)
        right = max(place.point(rect.left, y.value)[0], place.point(rect.right, rect.top)[0])
        if 0 <= left <= place.width and 0 <= base <= place.height:
            yield chr(code), left, right, base, size, font


def join_spans(characters: Iterable[Character]) -> list[list[Any]]:
    """Put characters together that follow each other without a gap; white space begins and ends no span."""
    spans: list[list[Any]] = []
    last: list[Any] = ["", 0.0, 0.0, -1.0, 0.0, 0]
    blank, edge = "", 0.0  # white space behind the last character, and where it ends
    for char, left, right, base, size, font in characters:
        goes_on = (
            abs(last[4] - size) <= ONE_SIZE * size
            and abs(last[3] - base) <= SHIFT * size
            and abs(left - edge) <= GAP * size
            and edge - last[2] <= WIDEST * size
        )
        if char.isspace():
            blank, edge = (blank + char, right) if goes_on else (blank, edge)
            continue
        if goes_on:
            last[0] += blank + char
            last[2] = round(right, 2)
        else:
            last = [char, round(left, 2), round(right, 2), round(base, 2), round(size, 2), font]
            spans.append(last)
        blank, edge = "", right
    return spans


def is_garbled(code: int) -> bool:
    """Whether a code is none of a character that a page can print."""
    return not PRINTABLE[0] <= code <= PRINTABLE[1] or any(first <= code <= last for first, last in MEANINGLESS)


def look_at(handle: Any, at: int, got: Any, place: Place, fonts: dict[bytes, int]) -> tuple[float, bool, int]:
    """Give size in points, whether it stands upright as shown, and font number of a text object's characters."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, at, matrix)
    own = raw.FPDFText_GetFontSize(handle, at)
    size = abs(own) * math.hypot(matrix.c, matrix.d)
    angle = math.atan2(matrix.b, matrix.a) - place.quarter * math.pi / 2
    upright = size >= SMALLEST and abs(math.remainder(angle, 2 * math.pi)) <= TILT
    return size, upright, fonts.setdefault(find_font(got), len(fonts))


def find_font(got: Any) -> bytes:
    """Give the name of a text object's font, without the letters that say which part of it is embedded."""
    font = raw.FPDFTextObj_GetFont(got) if got else None
    if not font:
        return b""
    name = ctypes.create_string_buffer(64)
    raw.FPDFFont_GetBaseFontName(font, name, len(name))
    return name.value.rpartition(b"+")[2]


# --- what is drawn beside it ------------------------------------------------------------------------------------


def take_objects(page: pdfium.PdfPage, place: Place, drawn: dict[str, Any]) -> int:
    """Sort paths, shadings and pictures into `drawn`; returns how many objects the page has."""
    count = 0
    for item, matrix in walk(page):
        count += 1
        if count > MOST_OBJECTS:
            break
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawn["pictures"].append(place.box(find_edges(item, matrix)))
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            drawn["boxes"].append(place.box(find_edges(item, matrix)))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            sort_path(item, matrix, place, drawn)
    return count


def walk(page: pdfium.PdfPage) -> Iterator[tuple[Any, Matrix]]:
    """Give each object with the matrix of the forms that it stands in."""
    ahead = [(raw.FPDFPage_GetObject(page, at), UNIT, 0) for at in reversed(range(raw.FPDFPage_CountObjects(page)))]
    while ahead:
        item, matrix, depth = ahead.pop()
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < DEEPEST:
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(item, own)
            inner = multiply((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
            count = raw.FPDFFormObj_CountObjects(item)
            ahead += [(raw.FPDFFormObj_GetObject(item, at), inner, depth + 1) for at in reversed(range(count))]


def multiply(one: Matrix, two: Matrix) -> Matrix:
    """Give the matrix that does first `one`, then `two`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def move(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Give where a matrix moves a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def find_edges(item: Any, matrix: Matrix) -> Edges:
    """Give left, bottom, right, top of an object on its page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return span_points([move(x.value, y.value, matrix) for x in (left, right) for y in (bottom, top)])


def span_points(points: list[tuple[float, float]]) -> Edges:
    """Give the edges of the box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def sort_path(item: Any, matrix: Matrix, place: Place, drawn: dict[str, Any]) -> None:
    """Put a path's parts among rules and boxes; what is not painted, or painted in white, is neither."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not stroke.value and (not fill.value or is_pale(item)):
        return
    parts = split_path(item, matrix) or [find_edges(item, matrix)]
    for part in parts:
        x0, y0, x1, y1 = box = place.box(part)
        width, height = x1 - x0, y1 - y0
        if min(width, height) <= RULE:
            if max(width, height) >= SHORTEST:
                drawn["rules"].append(box)
        elif min(width, height) >= SHORTEST:
            drawn["boxes"].append(box)


def is_pale(item: Any) -> bool:
    """Whether a path is filled with next to white, or with next to nothing."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    found = raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return bool(found) and (min(red.value, green.value, blue.value) >= PALE or alpha.value < 5)  # noqa: PLR2004


def split_path(item: Any, matrix: Matrix) -> list[Edges]:
    """Give the box of each part of a path of straight lines; [] for a drawing."""
    count = raw.FPDFPath_CountSegments(item)
    if not 0 < count <= MOST_SEGMENTS:
        return []
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, own)
    moved = multiply((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    parts: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO or not raw.FPDFPathSegment_GetPoint(segment, x, y):
            return []
        if kind == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append(move(x.value, y.value, moved))
    return [span_points(points) for points in parts if len(points) > 1]


if __name__ == "__main__":
    main()
