import codecs
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.epaper import DecodeError, decode, find_garbled
from tests.figures import Figure

DATA = Path(__file__).parents[3] / "shared" / "data"
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
    """threats: D1, D2, D4."""
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
    """threats: C4, D4."""
    try:
        decoded = decode(content, declared)
    except DecodeError:
        return
    assert "\ufffd" not in decoded.text


# --- generated: texts x encodings x what is said of them -------------------------------------------------------------

SIMPLE = [
    "青岚省委副书记、省长顾明川13日在松阳市调研春耕生产，察看墒情，听取农机手意见。",
    "记者章金喆、朱镕舟报道：会议由市长㙟小满主持，副市长䶮一鸣、𬱖青禾出席。",
    "阿依古丽·买买提、扎西•达瓦、约翰‧史密斯、让・杜邦参加座谈会。",
    "“一江一策”方案（草案）提出：到2035年，断面水质优良比例达到96.5％——比上年提高……",
    "联通",
    "会议",
    "图为会场。",
    "&ldquo;良种下田&rdquo;&middot;农机上路&#x3002;&#38774;镇",
]
TRADITIONAL = [
    "市長顧明川十三日到松陽市調研，聽取農業專家的意見，強調要穩住糧食生產。",
    "記者報道：會議由副市長主持，與會者圍繞「灣區標準」展開討論，並審議通過了工作計劃。",
    "香港特別行政區政府發言人說，有關安排將於下月一日起實施。",
]
WRITTEN = [
    *((text, encoding) for text in SIMPLE for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16")),
    *((text, "gbk") for text in SIMPLE if text.encode("gbk", "ignore").decode("gbk") == text),
    *((text, encoding) for text in TRADITIONAL for encoding in ("utf-8", "gb18030", "big5hkscs")),
]
SAID = ["", "text/html", "text/html; charset=utf-8", "text/html; charset=gb2312", "text/html; charset=big5"]
META = ["", '<meta charset="gb2312">', "<meta charset=utf-8>"]
CASES = [(text, encoding, said, meta) for text, encoding in WRITTEN for said in SAID for meta in META]


def test_generated_pages_are_read_exactly(figure: Figure) -> None:
    """threats: D1, D2, D3, D5, D6."""
    wrong = []
    for text, encoding, said, meta in CASES:
        page = f"<html><head>{meta}</head><body><p>{text}</p></body></html>"
        if decode(page.encode(encoding), said).text != page:
            wrong.append((text, encoding, said, meta))
    figure(f"decoding: {len(CASES) - len(wrong)} of {len(CASES)} generated pages exact")
    assert wrong == []
    assert len(CASES) >= 200


# --- two encodings in a page ----------------------------------------------------------------------------------------

STORY = (
    "记者从岚溪市政府获悉，今年以来，全市新开工乡村道路四十三条，农村客运班线通到每一个行政村。"
    "市长梁安澜在调研时说，要把好事办好，让群众出门方便、放心。各县区也要在年底前拿出明年的计划。"
)
CLASSICAL = "蒹葭苍苍，白露为霜。所谓伊人，在水一方。溯洄从之，道阻且长。溯游从之，宛在水中央。" * 2
OLD_SCRIPT = "市長梁安瀾在調研時說，要把好事辦好，讓群眾出門方便、放心。各縣區也要在年底前拿出明年的計劃。" * 2
FRENCH = "Après l’été, le théâtre a été rénové à côté de la forêt où l’on célèbre la fête. " * 9


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("utf-8", "gb18030"),
        ("big5hkscs", "gb18030"),
        ("utf-8", "big5hkscs"),
        ("gb18030", "big5hkscs"),
        ("utf-8", "latin-1"),
        ("utf-8", "cp1252"),
    ],
)
def test_a_stretch_in_another_encoding_is_found(written: str, read: str) -> None:
    """threats: D7"""
    garbled = (OLD_SCRIPT if written == "big5hkscs" else STORY).encode(written).decode(read, "ignore")
    assert find_garbled(STORY + garbled)
    assert find_garbled(garbled + STORY * 20)


@pytest.mark.parametrize("text", [STORY, CLASSICAL, OLD_SCRIPT, FRENCH, "·" * 99, "№㎡℃" * 40, "　１２：３０" * 40, ""])
def test_what_is_printed_is_not_called_garbled(text: str) -> None:
    assert find_garbled(text) == ""
    assert find_garbled(STORY + text) == ""


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared is not there")
def test_no_real_text_is_called_garbled() -> None:
    for path in DATA.glob("*.jsonl.gz"):
        for line in gzip.decompress(path.read_bytes()).splitlines():
            assert find_garbled("\n".join(list_texts(json.loads(line)))) == ""


def list_texts(value: object) -> Iterator[str]:
    """Give the texts in a JSON value."""
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from list_texts(one)
