import io
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from monitor import sheets
from monitor.epaper import ReadError, read_file
from monitor.records import Page
from tests.epaper.pressroom import Desk, set_band, set_grid, set_shaped
from tests.epaper.printed import GRID, SHAPED, measure, read, squeeze
from tests.epaper.typeset import Frame, Piece, Sheet, Type, flow
from tests.figures import Figure

DAY = date(2031, 5, 14)
TEXT = "本报讯（记者 顾明川）5月13日，岚溪市召开防汛会议，部署汛期工作。会议指出，要守住堤防，确保群众安全。"


def set_page(*paragraphs: str, headline: str = "岚溪市部署防汛工作", width: float = 400.0) -> Sheet:
    sheet = Sheet(width=width, height=700)
    sheet.center(headline, Frame(x=40, y=40, width=width - 80, height=60), 80, 24)
    placed = flow(paragraphs, [Frame(x=40, y=110, width=width - 80, height=500)], Type(size=10, leading=15))
    assert placed is not None
    sheet.pieces += placed[0]
    return sheet


def give(pdf: bytes, **known: object) -> Page:
    return read_file("page.pdf", pdf, paper=None, day=known.get("day"), number=known.get("number"))  # type: ignore[arg-type]


# --- figures -----------------------------------------------------------------------------------------------------


def test_stories_of_pages_on_a_grid_are_told_apart_and_headed(figure: Figure) -> None:
    score = measure(map(set_grid, range(GRID)))
    figure(f"PDF pages on a grid: {score}")
    assert score.apart >= 0.95 * score.printed, score
    assert score.headline >= 0.97 * score.apart, score


def test_stories_of_pages_in_shapes_are_told_apart_and_headed(figure: Figure) -> None:
    score = measure(map(set_shaped, range(SHAPED)))
    figure(f"PDF pages in shapes: {score}")
    assert score.apart >= 0.95 * score.printed, score
    assert score.headline >= 0.97 * score.apart, score


# --- what a page is read as --------------------------------------------------------------------------------------


def test_a_page_is_read_through_the_front_door() -> None:
    page = give(set_page(TEXT * 3, TEXT * 2).print(), day=DAY, number=3)
    (article,) = page.articles
    assert (article.headline, article.page, article.day) == ("岚溪市部署防汛工作", 3, DAY)
    assert article.authors == ("顾明川",)
    assert article.dateline is not None
    assert article.dateline.text == "本报讯"
    assert [squeeze(text) for text in article.paragraphs] == [squeeze(TEXT * 3), squeeze(TEXT * 2)]


def test_built_in_fonts_of_chinese_are_read() -> None:
    """STSong-Light is embedded nowhere: its characters are known by their numbers in Adobe-GB1."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 300))
    for row, text in enumerate(("岚溪市部署防汛工作", "　　本报讯（记者 王　毅）喆镕㙟䶮主持会议，", "部署汛期工作。")):
        canvas.setFont("STSong-Light", 24 if not row else 10)
        canvas.drawString(40, 250 - row * 15 - (25 if row else 0), text)
    canvas.save()
    (article,) = give(out.getvalue()).articles
    assert article.headline == "岚溪市部署防汛工作"
    assert article.paragraphs == ("本报讯（记者 王　毅）喆镕㙟䶮主持会议，部署汛期工作。",)


def test_a_jump_mark_ends_a_story_and_says_where_it_goes_on() -> None:
    (article,) = read(set_page(TEXT, TEXT + "（下转第3版）").print()).articles
    assert article.continues_on == 3
    assert article.paragraphs[-1] == TEXT


def test_the_page_says_its_day_number_and_section() -> None:
    sheet = set_page(TEXT * 3)
    sheet.put("2031年5月14日 星期三", 40, 30, 9)
    sheet.put("第5版 综合", 320, 30, 12)
    page = read(sheet.print())
    assert (page.day, page.number, page.section) == (DAY, 5, "综合")
    assert [article.headline for article in page.articles] == ["岚溪市部署防汛工作"]


def test_a_page_of_another_day_or_number_is_noted() -> None:
    sheet = set_page(TEXT * 3)
    sheet.put("2031年5月14日 星期三  第5版", 40, 30, 9)
    page = give(sheet.print(), day=date(2031, 5, 15), number=6)
    assert page.day == date(2031, 5, 15)
    assert page.notes == (
        "given as of 2031-05-15, but it prints 2031-05-14",
        "given as page 6, but it prints 5",
    )


@pytest.mark.parametrize("order", ["logical", "rowwise", "shuffled", "singly"])
def test_the_order_of_the_content_does_not_matter(order: str) -> None:
    desk = Desk(4)
    set_band(desk, Frame(x=40, y=40, width=desk.sheet.width - 80, height=500), 5)
    (article,) = read(desk.sheet.print(order, seed=9)).articles
    assert squeeze(*article.paragraphs) == squeeze(*desk.stories[0].paragraphs)


def test_text_askew_is_no_text_of_a_story() -> None:
    sheet = set_page(TEXT * 6)
    upright = read(sheet.print())
    for at in range(3):
        sheet.pieces.append(Piece(text="江岭日报数字报", x=60 + at * 100, y=200 + at * 90, size=40, turn=35, grey=0.8))
    assert read(sheet.print()).articles == upright.articles


# --- what cannot be read -----------------------------------------------------------------------------------------


def print_picture() -> bytes:
    sheet = Sheet(width=400, height=600)
    sheet.pictures.append(Frame(x=0, y=0, width=400, height=600))
    sheet.put("江岭日报", 20, 590, 8)
    return sheet.print()


def print_without_meaning() -> bytes:
    pdf = set_page(TEXT * 3).print()
    return re.sub(rb"/ToUnicode \d+ 0 R", lambda found: b" " * len(found[0]), pdf)


def encrypt() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=pdfencrypt.StandardEncryption("secret"))
    canvas.drawString(40, 40, "text")
    canvas.save()
    return out.getvalue()


def print_pages(count: int) -> bytes:
    document = pdfium.PdfDocument.new()
    for _ in range(count):
        document.new_page(200, 300)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("pdf", "reason"),
    [
        (print_picture(), "picture of a page"),
        (print_without_meaning(), "fonts"),
        (encrypt(), "encrypted"),
        (b"%PDF-1.7\n", "damaged or cut off"),
        (set_page(TEXT).print()[:400], "damaged or cut off"),
        (print_pages(3), "3 pages; give each"),
        (print_pages(65), "65 pages"),
        (print_pages(1), "no text"),
    ],
    ids=["picture", "no-meaning", "encrypted", "header-only", "cut-off", "pages", "too-many-pages", "blank"],
)
def test_what_cannot_be_read_says_why(pdf: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        give(pdf)


def test_a_page_scattered_all_over_is_refused_before_its_parts_are_compared() -> None:
    sheet = Sheet(width=2000, height=9000)
    for at in range(3000):
        sheet.put("会议。", 20 + at * 37 % 1900, 20 + at * 101 % 8900, 7 + at % 4)
    with pytest.raises(ReadError, match="blocks of text"):
        read(sheet.print())


SPAN = ["会议", 1.0, 2.0, 3.0, 4.0, 0]
SAID: dict[str, Any] = {"width": 9.0, "height": 9.0, "spans": [SPAN], "rules": [], "boxes": [], "pictures": []}
COUNTS = {"characters": 2, "garbled": 0, "turned": 0}


@pytest.mark.parametrize(
    "wrong",
    [
        {"width": float("inf")},
        {"height": float("nan")},
        {"spans": [["会议", 1.0, 2.0, 3.0, 0.0, 0]]},
        {"spans": [[0.5, *SPAN[1:]]]},
        {"spans": [SPAN[:3]]},
        {"spans": [["会议", "1", *SPAN[2:]]]},
        {"rules": [[1.0, 2.0, 3.0, 10**400]]},
        {"boxes": [[None] * 4]},
        {"pictures": 7},
        {"characters": "2"},
    ],
    ids=str,
)
def test_what_no_page_can_hold_is_not_believed(wrong: dict[str, Any]) -> None:
    said = {"pages": [{**SAID, **COUNTS, **wrong}]}
    with pytest.raises(sheets.SheetError, match="gave no answer"):
        sheets.read_answer(json.dumps(said).encode())
    assert sheets.read_answer(json.dumps({"pages": [{**SAID, **COUNTS}]}).encode())


def test_an_answer_nested_without_end_is_none() -> None:
    with pytest.raises(sheets.SheetError):
        sheets.read_answer(b"[" * 100_000)


@pytest.mark.parametrize(
    "code", ["import os; os.abort()", "print('[')", "print('{}')", ""], ids=["crash", "cut", "empty", "silent"]
)
def test_a_reader_that_dies_takes_nobody_along(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(sheets, "COMMAND", (sys.executable, "-c", code))
    with pytest.raises(ReadError, match="reader"):
        give(set_page(TEXT).print())


def test_a_reader_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "COMMAND", (sys.executable, "-c", "import signal; signal.pause()"))
    monkeypatch.setattr(sheets, "SECONDS", 0.2)
    with pytest.raises(ReadError, match=r"0\.2 seconds"):
        give(set_page(TEXT).print())


def test_more_bytes_than_a_page_has_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LARGEST", 100)
    with pytest.raises(ReadError, match="more than 100"):
        give(set_page(TEXT).print())


def test_a_pdf_under_another_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(set_page(TEXT * 3).print())
    page = read_file(file.name, file.read_bytes(), paper=None, day=DAY, number=1)
    assert len(page.articles) == 1
