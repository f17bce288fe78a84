"""A seed in, a damaged copy out: bytes flipped, cut, doubled, moved, joined with another seed or a word that hurts."""

from collections.abc import Callable, Sequence
from random import Random

LONGEST = 60_000  # bytes of what is made
# What parsers have stumbled over: markup left open, codes, numbers without end, marks of encodings.
WORDS = (
    *(
        b"<",
        b">",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b"<?",
        b"<!",
        b"</",
        b"<p>",
        b"<div>",
        b"<table><a>",
        b"&",
        b"&#",
    ),
    *(b"&#x110000;", b"&#xd800;", b"&amp;", b"'", b'"', b"\\", b"\\u", b"\\ud800", b"{", b"}", b"[", b"]", b"[" * 2000),
    *(
        b"{{",
        b"}}",
        b"{%",
        b"%}",
        b"%s",
        b"%n",
        b"|",
        b"*",
        b"`",
        b"@",
        b"#",
        b"://",
        b"//",
        b"..",
        b";",
        b":",
        b"=",
        b"\n",
    ),
    *(
        b"\r\n",
        b"\t",
        b"\x00",
        b"\x1b[31m",
        b"\x7f",
        b"\x85",
        b"\xff",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xc0\x80",
        b"\xed\xa0\x80",
    ),
    *("　".encode(), "\u2028".encode(), "\u202e".encode(), "\u200b".encode(), "\U0010ffff".encode(), "：".encode()),
    *(
        "，".encode(),
        "（".encode(),
        "《".encode(),
        "王".encode(),
        "日电".encode(),
        "第９版".encode("gb18030"),
        b"\x81\x30\x81\x30",
    ),
    *(
        b"0",
        b"-1",
        b"1e999",
        b"9" * 400,
        b"NaN",
        b"null",
        b"true",
        b"charset=utf-7",
        b"charset=",
        b"2031-02-30",
        b"99:99",
    ),
    *(b" " * 500, b"\n" * 500, b"(" * 500, b"a" * 3000, b"&" * 500, b"<b>" * 200),
)
Change = Callable[[bytes, Random, Sequence[bytes]], bytes]


def flip(data: bytes, draw: Random, _seeds: Sequence[bytes]) -> bytes:
    """Change a few bytes."""
    changed = bytearray(data)
    for _ in range(draw.randint(1, 8)):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def cut(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Leave out a piece."""
    start, end = draw_piece(data, draw)
    return data[:start] + data[end:]


def end(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Leave out the rest."""
    return data[: draw.randrange(len(data)) + 1]


def repeat(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Print a piece several times."""
    start, end = draw_piece(data, draw)
    return data[:start] + data[start:end] * draw.choice((2, 3, 50)) + data[end:]


def move(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Put a piece elsewhere."""
    start, end = draw_piece(data, draw)
    rest = data[:start] + data[end:]
    at = draw.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def insert(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Put in a word that hurts."""
    at = draw.randrange(len(data) + 1)
    return data[:at] + draw.choice(WORDS) + data[at:]


def replace_mark(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Put a word that hurts in the place of each mark of one kind."""
    return data.replace(
        draw.choice((b"<", b">", b'"', b"/", b"=", b":", b" ", b"\n")), draw.choice(WORDS), draw.choice((1, 3))
    )


def splice(data: bytes, draw: Random, seeds: Sequence[bytes]) -> bytes:
    """Go on as another seed does."""
    other = draw.choice(seeds)
    return data[: draw.randrange(len(data) + 1)] + other[draw.randrange(len(other) + 1) :]


CHANGES: tuple[Change, ...] = (flip, cut, end, repeat, move, insert, insert, replace_mark, splice)


def draw_piece(data: bytes, draw: Random) -> tuple[int, int]:
    """Give where a piece begins and ends: mostly a short one."""
    start = draw.randrange(len(data))
    return start, min(len(data), start + draw.choice((1, 4, 30, 300, 3000)))


def mutate(seeds: Sequence[bytes], draw: Random) -> bytes:
    """Damage one of the seeds, once to five times."""
    data = draw.choice(seeds)
    for _ in range(draw.choice((1, 1, 2, 3, 5))):
        data = (draw.choice(CHANGES)(data, draw, seeds) if data else draw.choice(WORDS))[:LONGEST]
    return data
