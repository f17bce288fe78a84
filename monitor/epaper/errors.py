"""What may be wrong with a page: nothing goes in, the errors of the e-paper readers come out.

EpaperError
├── DecodeError    the bytes are in no encoding that a Chinese paper uses
├── ReadError      the page is not built as its family and skin say
├── TooHard        reading it takes more than a page may take, and was ended
├── Elsewhere      the page only leads to another one
└── NotPublished   the page is another day's: the issue is not out yet, or there is none
"""

from datetime import date

from monitor.records import Article


class EpaperError(Exception):
    """A page of an e-paper that cannot be used."""


class DecodeError(EpaperError):
    """Bytes that no encoding tried can read without loss; says which were tried."""


class ReadError(EpaperError):
    """A page that is not what it should be: `what` is wrong, looked for with `selector`, on `url`.

    `sample` is what stands there instead; `partial` the article without what is missing, where that can do.
    """

    def __init__(
        self, what: str, selector: str = "", url: str = "", sample: str = "", partial: Article | None = None
    ) -> None:
        self.what, self.selector, self.url, self.sample, self.partial = what, selector, url, sample, partial
        looked = f" (looked for {selector!r})" if selector else ""
        found = f"; found: {sample}" if sample else ""
        super().__init__(f"{url}: {what}{looked}{found}" if url else f"{what}{looked}{found}")


class TooHard(EpaperError):  # noqa: N818 - what the page is
    """Reading a page took more time or memory than it may, or crashed what reads it: `spent` seconds by the clock."""

    def __init__(self, why: str, spent: float = 0.0) -> None:
        self.spent = spent
        super().__init__(why)


class NotPublished(EpaperError):  # noqa: N818 - a state of the paper, not a fault
    """The page shows another day's issue than the one asked for."""

    def __init__(self, asked: date, shown: date | None, url: str) -> None:
        self.asked, self.shown, self.url = asked, shown, url
        super().__init__(f"{url}: shows the issue of {shown or 'no day'}, not of {asked}")

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), (self.asked, self.shown, self.url)


class Elsewhere(EpaperError):  # noqa: N818 - a step on the way, not a fault
    """The page at `source` holds no list itself but sends its reader to `url`."""

    def __init__(self, url: str, source: str) -> None:
        self.url, self.source = url, source
        super().__init__(f"{source}: leads to {url}")

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), (self.url, self.source)
