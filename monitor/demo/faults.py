"""An answer and a draw in, the answer as an unreliable site would give it out. Pure: the same seed spoils the same.

Which request is spoiled, and how, hangs on the seed, the path and how often it was asked for before: the next request
for the same page is drawn anew, as a site that failed may answer the next time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import NamedTuple

PARTS = 2**32


class Reply(NamedTuple):
    """An HTTP answer; `cut` bytes at its end are never sent, and giving it takes `seconds`."""

    status: HTTPStatus
    headers: Mapping[str, str]
    body: bytes
    cut: int = 0
    seconds: float = 0.0


class Asked(NamedTuple):
    """What was asked for: the path, the site's entry ("" for none), and what the path gave the day before."""

    path: str
    entry: str
    give_stale: Callable[[], Reply]


TEXT = {"Content-Type": "text/html; charset=utf-8"}
NOT_FOUND = Reply(HTTPStatus.NOT_FOUND, TEXT, b"<h1>404 Not Found</h1>")


def be_missing(_reply: Reply, _asked: Asked) -> Reply:
    """Say that the page is not there yet."""
    return NOT_FOUND


def be_forbidden(_reply: Reply, _asked: Asked) -> Reply:
    """Take the reader for a robot."""
    return Reply(HTTPStatus.FORBIDDEN, TEXT, b"<h1>403 Forbidden</h1>")


def be_busy(_reply: Reply, _asked: Asked) -> Reply:
    """Ask to be left alone for a minute."""
    return Reply(HTTPStatus.TOO_MANY_REQUESTS, {**TEXT, "Retry-After": "60"}, b"busy")


def be_down(_reply: Reply, _asked: Asked) -> Reply:
    """Say that the server behind the site does not answer."""
    return Reply(HTTPStatus.SERVICE_UNAVAILABLE, TEXT, b"down")


def be_slow(reply: Reply, _asked: Asked) -> Reply:
    """Give the page bit by bit, still in time."""
    return reply._replace(seconds=20.0)


def be_stuck(reply: Reply, _asked: Asked) -> Reply:
    """Give the page bit by bit, for longer than anybody waits."""
    return reply._replace(seconds=120.0)


def be_cut(reply: Reply, _asked: Asked) -> Reply:
    """Break the connection in the middle of the body."""
    return reply._replace(cut=len(reply.body) // 2 + 1)


def be_moved(_reply: Reply, asked: Asked) -> Reply:
    """Send the reader in a circle, once."""
    return Reply(HTTPStatus.FOUND, {**TEXT, "Location": asked.path}, b"")


def be_led_home(reply: Reply, asked: Asked) -> Reply:
    """Send the reader to the newest issue's entry instead of the page."""
    return Reply(HTTPStatus.FOUND, {**TEXT, "Location": asked.entry}, b"") if asked.entry else reply


def be_stale(_reply: Reply, asked: Asked) -> Reply:
    """Show what stood there the day before."""
    return asked.give_stale()


def be_mislabelled(reply: Reply, _asked: Asked) -> Reply:
    """Name another charset than the page is in."""
    wrong = "gb2312" if "utf-8" in reply.headers.get("Content-Type", "") else "utf-8"
    return reply._replace(headers={**reply.headers, "Content-Type": f"text/html; charset={wrong}"})


def be_redressed(reply: Reply, _asked: Asked) -> Reply:
    """Use another template: no class and no id is what it was."""
    body = reply.body.replace(b"class=", b"data-a=").replace(b"id=", b"data-b=").replace(b'"object"', b'"data"')
    return reply._replace(body=body.replace(b'"obj"', b'"data"').replace(b'"paperInfo"', b'"papers"'))


KINDS: dict[str, Callable[[Reply, Asked], Reply]] = {
    "missing": be_missing,
    "forbidden": be_forbidden,
    "busy": be_busy,
    "down": be_down,
    "slow": be_slow,
    "stuck": be_stuck,
    "cut": be_cut,
    "moved": be_moved,
    "led home": be_led_home,
    "stale": be_stale,
    "mislabelled": be_mislabelled,
    "redressed": be_redressed,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Faults:
    """How unreliable the press is: the share of requests that are spoiled (0 to 1), the kinds, and the seed."""

    rate: float = 0.0
    kinds: tuple[str, ...] = tuple(KINDS)
    seed: int = 0


def draw_fault(reply: Reply, path: str, turn: int, faults: Faults) -> str:
    """Draw how a good answer is spoiled, "" for not at all; `turn` counts the requests for this path."""
    drawn = sha256(f"{faults.seed} {path} {turn}".encode()).digest()
    if reply.status != HTTPStatus.OK or int.from_bytes(drawn[:4]) >= faults.rate * PARTS:
        return ""
    return faults.kinds[drawn[4] % len(faults.kinds)]


def spoil(reply: Reply, asked: Asked, kind: str) -> Reply:
    """Give an answer spoiled in this way, as it is for ""."""
    return KINDS[kind](reply, asked) if kind else reply
