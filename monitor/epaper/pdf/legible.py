"""What is drawn on a page of a PDF in, whether it is text out: pictures and garbage are never stored as news."""

from monitor.epaper.decode import weigh_common
from monitor.epaper.errors import ReadError
from monitor.sheets import Sheet

FEWEST = 40  # characters: with fewer, a page that pictures cover is these
COVERED = 0.5  # of the page
MOST_UNKNOWN = 0.05  # of all characters; ornaments without a meaning are fewer
LEAST_COMMON = 0.6  # of the wide characters: of real Chinese text four fifths and more are common ones
LEAST_WIDE = 0.3  # of all characters


def check_legible(sheet: Sheet) -> tuple[str, ...]:
    """Give notes on what is left out of a page's text. Raises ReadError where it has none, or none with a meaning."""
    text = "".join(span.text for span in sheet.spans)
    if sheet.characters and sheet.garbled > MOST_UNKNOWN * sheet.characters:
        raise ReadError(
            f"the PDF's fonts do not say what {sheet.garbled} of its {sheet.characters} characters are: it cannot be "
            "read as text; give the page as .txt or .html"
        )
    if len(text) < FEWEST and is_picture(sheet):
        raise ReadError("the PDF is a picture of a page and holds no text; it needs to be recognised (OCR) first")
    if not text:
        raise ReadError("the PDF has no text" + (" that stands upright" if sheet.turned else ""))
    wide = sum(letter > "\x7f" for letter in text)
    if wide < LEAST_WIDE * len(text) or weigh_common(text) < LEAST_COMMON:
        raise ReadError(
            "the PDF's text is no Chinese: its fonts name other characters than they print; "
            "give the page as .txt or .html",
            sample=text[:FEWEST],
        )
    unknown = f"{sheet.garbled} characters without a known meaning are left out" if sheet.garbled else ""
    return (unknown,) if unknown else ()


def is_picture(sheet: Sheet) -> bool:
    """Whether pictures cover most of a page; one that is scanned in strips has many."""
    return sum(box.width * box.height for box in sheet.pictures) >= COVERED * sheet.width * sheet.height
