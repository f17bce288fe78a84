"""Raw pieces of an HTTP answer in, its decoded content out, within limits. Pure.

httpx's own decoders are not used: 809 bytes of brotli become one piece of a gibibyte before anybody can look.
"""

import zlib
from collections.abc import Iterable

from monitor.fetch.errors import FetchError, Kind

PIECE = 65_536  # bytes decoded at once
WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}  # zlib's wbits for each encoding that we read


def read_content_encoding(header: str, url: str) -> str:
    """Give the one encoding, or "". Raises FetchError for several, and for one that was not asked for."""
    names = [name.strip().lower() for name in header.split(",") if name.strip()]
    names = [name for name in names if name != "identity"]
    if len(names) > 1 or not set(names) <= WINDOWS.keys():
        raise FetchError(Kind.ENCODING, url, f"the Content-Encoding {header[:40]!r} was not asked for")
    return names[0] if names else ""


def read_wire(pieces: Iterable[bytes], limit: int, url: str) -> bytes:
    """Join what came over the wire. Raises FetchError above `limit` bytes."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > limit:
            raise FetchError(Kind.TOO_LARGE, url, f"the answer is larger than {limit} bytes")
    return bytes(held)


def decode_content(raw: bytes, encoding: str, limit: int, url: str) -> bytes:
    """Undo one gzip or deflate. Raises FetchError above `limit` bytes, and for damaged or cut data."""
    if not encoding:
        return raw
    window = WINDOWS[encoding]
    if encoding == "deflate" and not has_zlib_header(raw):
        window = -15  # many servers mean raw deflate
    decoder = zlib.decompressobj(window)
    decoded = bytearray()
    data = raw
    try:
        while data and not decoder.eof:
            decoded += decoder.decompress(data, PIECE)
            data = decoder.unconsumed_tail
            if len(decoded) > limit:
                raise FetchError(Kind.TOO_LARGE, url, f"the answer unpacks to more than {limit} bytes")
    except zlib.error as error:
        raise FetchError(Kind.TRUNCATED, url, "the compressed answer is damaged") from error
    if not decoder.eof or decoder.unused_data:
        raise FetchError(Kind.TRUNCATED, url, "the compressed answer is cut or has something behind its end")
    return bytes(decoded)


def has_zlib_header(raw: bytes) -> bool:
    """Say whether the bytes start as RFC 1950 says: method 8, and a check that makes the pair a multiple of 31."""
    return len(raw) >= 2 and raw[0] & 15 == 8 and (raw[0] << 8 | raw[1]) % 31 == 0  # noqa: PLR2004 - RFC 1950
