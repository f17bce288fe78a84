"""Bytes and what was said of their encoding in, text out, without a single replacement character.

Order: byte order mark, strict UTF-8, the declared charset if it is on the list, strict GB18030, Big5. Strict UTF-8
comes before the declaration because pages in UTF-8 that say gb2312 are common, while Chinese text in GB18030 is next
to never valid UTF-8. gb2312 and gbk are read as gb18030, their superset: reporters' names use characters that they
lack (喆, 镕).
"""

import codecs
import re
from dataclasses import dataclass

from monitor.epaper.errors import DecodeError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Only what Chinese papers use: utf-7 would turn +ADw- into a tag, rot13 and base64 are codecs too.
DECLARED = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "gb_2312-80": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
# HTML asks for the declaration within the first 1,024 bytes; old templates come a little later.
META_BYTES = 4096
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """Text and the encoding that it was read with."""

    text: str
    encoding: str


def decode(content: bytes, declared: str = "") -> Decoded:
    """Decode a page. `declared` is a charset or a Content-Type; a <meta> in the page is asked too.

    Raises DecodeError, which says what was tried, when nothing reads the bytes without loss.
    """
    tried: list[str] = []
    for encoding, body in _candidates(content, declared):
        if encoding in tried:
            continue
        tried.append(encoding)
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if REPLACEMENT not in text:
            return Decoded(text=text, encoding=encoding)
    raise DecodeError(f"{len(content)} bytes are in none of: {', '.join(tried)}")


def _candidates(content: bytes, declared: str) -> list[tuple[str, bytes]]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return [(encoding, content[len(mark) :])]
    meta = content[:META_BYTES].decode("latin-1")
    named = [find_charset(declared), find_charset(meta)]
    order = ["utf-8", *(name for name in named if name), "gb18030", "big5hkscs"]
    return [(encoding, content) for encoding in order]


def find_charset(text: str) -> str:
    """Give the Python codec of the charset that `text` names (a bare name or `charset=...`); "" if not on the list."""
    found = CHARSET.search(text)
    return DECLARED.get((found[1] if found else text.strip()).lower(), "")
