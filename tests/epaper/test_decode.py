import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.epaper import DecodeError, decode

TEXT = "记者章金喆、闻镕报道：白石市开诊新院区。"


@pytest.mark.parametrize(
    ("content", "declared", "encoding"),
    [
        (codecs.BOM_UTF8 + TEXT.encode(), "gbk", "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "", "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "", "utf-16-be"),
        (TEXT.encode(), "", "utf-8"),
        (TEXT.encode(), "text/html; charset=gb2312", "utf-8"),
        (TEXT.encode("gb18030"), "text/html; charset=utf-8", "gb18030"),
        (TEXT.encode("gb18030"), "gb2312", "gb18030"),
        (TEXT.encode("gb18030"), "", "gb18030"),
        ("體育新聞記者報導".encode("big5hkscs"), 'text/html; charset="Big5"', "big5hkscs"),
        (b'<meta charset="big5">' + "體育新聞記者報導".encode("big5hkscs"), "", "big5hkscs"),
        (b"<meta charset='utf-7'>+ADw-script+AD4-", "utf-7", "utf-8"),
    ],
    ids=[
        "bom",
        "bom16le",
        "bom16be",
        "utf8",
        "false gb2312",
        "false utf8",
        "gb2312",
        "gb18030",
        "big5",
        "meta",
        "utf7",
    ],
)
def test_bytes_are_read_with_the_encoding_they_are_in(content: bytes, declared: str, encoding: str) -> None:
    decoded = decode(content, declared)
    assert decoded.encoding == encoding
    assert decoded.text.encode(encoding) == content.removeprefix(codecs.BOM_UTF8).removeprefix(
        codecs.BOM_UTF16_LE
    ).removeprefix(codecs.BOM_UTF16_BE)


def test_what_nothing_reads_says_what_was_tried() -> None:
    with pytest.raises(DecodeError, match="utf-8, gb18030, big5hkscs"):
        decode(b"\xff\xff\xff\x00\x81")


@given(st.binary(max_size=300), st.sampled_from(["", "gbk", "utf-8", "big5", "utf-7", "rot13", "charset=\x1b"]))
def test_any_bytes_decode_without_loss_or_raise(content: bytes, declared: str) -> None:
    try:
        decoded = decode(content, declared)
    except DecodeError:
        return
    assert "\ufffd" not in decoded.text
