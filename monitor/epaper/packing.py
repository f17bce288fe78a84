"""A gzipped file's bytes in, what is packed in it out, within a limit. Pure."""

import zlib

from monitor.epaper.errors import ReadError

MAGIC = b"\x1f\x8b"  # how gzip's bytes begin (RFC 1952)
GZIP = 31  # zlib's wbits for a gzip header and its check
PIECE = 65_536  # bytes unpacked at once: a bomb is noticed before it has gone off
LARGEST = 16 * 1_048_576  # bytes of one page, unpacked


def unpack(content: bytes, limit: int = LARGEST) -> bytes:
    """Undo one gzip, of any number of members. Raises ReadError above `limit` bytes, for cut and for damaged data."""
    unpacked = bytearray()
    rest = content
    while rest.strip(b"\0"):  # gzip itself lets zeros stand behind the end
        decoder = zlib.decompressobj(GZIP)
        try:
            while rest and not decoder.eof:
                unpacked += decoder.decompress(rest, PIECE)
                rest = decoder.unconsumed_tail
                if len(unpacked) > limit:
                    raise ReadError(f"unpacks to more than {limit} bytes; no page does")
        except zlib.error as error:
            raise ReadError("the gzip file is damaged; pack or copy it again") from error
        if not decoder.eof:
            raise ReadError("the gzip file is cut off; copy it again")
        rest = decoder.unused_data
    return bytes(unpacked)
