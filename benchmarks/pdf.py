"""Invented newspaper pages as PDFs in, how many pages a second each tool reads out: `python -m benchmarks pdf`.

pdfminer.six and pdfplumber give text in columns and no stories; one that is not installed has no row.
"""

import importlib
import importlib.util
import io
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.timing import time_all
from monitor.epaper.pdf import read_sheet
from tests.epaper.pressroom import set_grid, set_shaped
from tests.epaper.printed import take

PAGES = 2  # of each family of layouts
ROUNDS = 2
Reader = Callable[[bytes], object]


def read_stories(pdf: bytes) -> object:
    """Take a page apart and read its stories, both in this process."""
    return read_sheet(take(pdf))


def read_by_plumber(pdf: bytes) -> object:
    """Give a page's text as pdfplumber does."""
    with importlib.import_module("pdfplumber").open(io.BytesIO(pdf)) as document:
        return document.pages[0].extract_text()


def read_by_miner(pdf: bytes) -> object:
    """Give a page's text as pdfminer.six does."""
    return importlib.import_module("pdfminer.high_level").extract_text(io.BytesIO(pdf))


def make_readers() -> dict[str, Reader]:
    """Give each tool that is installed, by its name."""
    readers: dict[str, Reader] = {"Yaowen (stories with headlines)": read_stories, "Yaowen, taking apart alone": take}
    if importlib.util.find_spec("pdfminer"):
        readers["pdfminer.six (text)"] = read_by_miner
    if importlib.util.find_spec("pdfplumber"):
        readers["pdfplumber (text)"] = read_by_plumber
    return readers


def measure_pdf() -> Iterator[tuple[str, str]]:
    """Give each tool's pages a second of processor time, all in this run."""
    pages = [make(seed).pdf for make in (set_grid, set_shaped) for seed in range(PAGES)]
    work = {name: partial(read_all, reader, pages) for name, reader in make_readers().items()}
    for name, seconds in time_all(work, ROUNDS).items():
        yield f"PDF pages: {name}", f"{len(pages) / seconds:,.1f} pages/s"


def read_all(reader: Reader, pages: list[bytes]) -> None:
    """Let a tool read all pages."""
    for pdf in pages:
        reader(pdf)
