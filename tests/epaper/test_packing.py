import gzip
import zlib

import pytest

from monitor.epaper import ReadError, read_file
from monitor.papers.files import load_skins
from monitor.records import Page

TEXT = "本报讯 昨日，白石市育秧工厂开工，首批秧苗装盘。".encode()
HTML = "<!DOCTYPE html><html><head><title>青岚日报</title></head><body><p>无</p></body></html>".encode()


def read(name: str, content: bytes) -> Page:
    return read_file(name, content, paper=None, day=None, number=None, skins=load_skins().values())


@pytest.mark.parametrize(
    ("name", "content", "notes"),
    [
        ("page.txt", TEXT, ()),
        ("page.TXT.GZ", gzip.compress(TEXT), ()),
        ("page.gz", gzip.compress(TEXT), ()),
        ("page.txt.gz", gzip.compress(TEXT[:30]) + gzip.compress(TEXT[30:]) + b"\0\0", ()),
        ("page.txt", gzip.compress(TEXT), ("not named .gz, but packed: unpacked",)),
        ("page.txt.gz", TEXT, ("named .gz, but not packed: read as it is",)),
    ],
    ids=["plain", "packed", "no other ending", "two members", "no ending", "wrong ending"],
)
def test_a_packed_file_is_read_as_what_is_in_it(name: str, content: bytes, notes: tuple[str, ...]) -> None:
    page = read(name, content)
    assert [article.text for article in page.articles] == [TEXT.decode()]
    assert page.notes == notes


BOMB = gzip.compress(gzip.compress(b"\0" * 20_000_000))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(TEXT)[:-9], "cut off"),
        (gzip.compress(TEXT)[:4], "cut off"),
        (b"\x1f\x8b" + b"x" * 40, "damaged"),
        (gzip.compress(TEXT)[:-8] + b"12345678", "damaged"),
        (gzip.compress(TEXT) + b"more", "damaged"),
        (gzip.compress(b"\0" * 20_000_000), "unpacks to more than"),
        (gzip.compress(b""), "empty"),
        (BOMB, "packed twice"),
    ],
    ids=["cut", "cut early", "no gzip", "wrong check", "more behind", "bomb", "nothing in it", "packed twice"],
)
def test_what_cannot_be_unpacked_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read("page.txt.gz", content)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("page.pdf", TEXT, "no PDF by its first bytes"),
        ("page.txt", b" \n", "empty"),
        ("page.txt", b"PK\x03\x04" + TEXT, "ZIP archive"),
        ("page.jpg", b"\xff\xd8\xff\xe0", "picture"),
        ("page.csv", TEXT, r"files ending in \.csv"),
        ("page.pdf", zlib.compress(TEXT), "no PDF"),
    ],
)
def test_what_is_no_page_says_so(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read(name, content)


@pytest.mark.parametrize(
    "content", [HTML, b"\xef\xbb\xbf" + HTML, HTML.decode().encode("utf-16")], ids=["", "BOM", "16"]
)
@pytest.mark.parametrize("name", ["page.txt", "page.pdf", "page.docx", "page"])
def test_first_bytes_win_over_the_name(name: str, content: bytes) -> None:
    with pytest.raises(ReadError, match="neither an article nor a list"):
        read(name, content)
