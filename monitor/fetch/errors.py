"""What a fetch can come to but a snapshot: one exception with its kind; nothing else leaves monitor.fetch."""

from enum import StrEnum


class Kind(StrEnum):
    """Why there is no snapshot."""

    BAD_URL = "bad_url"  # not an address that is ever asked for
    FOREIGN_HOST = "foreign_host"  # not one of the paper's hosts
    PRIVATE_ADDRESS = "private_address"  # the name leads into a network that the paper does not allow
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    PROTOCOL = "protocol"  # not HTTP as agreed
    TRUNCATED = "truncated"  # the answer ended early, or its compression is damaged
    TOO_LARGE = "too_large"
    ENCODING = "encoding"  # a Content-Encoding that was not asked for
    REDIRECT = "redirect"  # too many, or from https to http
    NOT_FOUND = "not_found"  # 404, 410: for an issue, not out yet or never printed
    BLOCKED = "blocked"  # the server will not serve us now
    SERVER = "server"  # 5xx
    STATUS = "status"  # any other status than 200
    DISALLOWED = "disallowed"  # robots.txt forbids it
    PACE = "pace"  # the host's turns cannot be kept, so that it is not asked
    STOPPED = "stopped"  # we are closing


class FetchError(Exception):
    """A fetch without a snapshot: its kind, the URL without query, the reason in words.

    `retry_after` is what the server asked us to wait, in seconds, or None; `spent` how many seconds the fetch took
    without the waits for the host's turn.
    """

    def __init__(self, kind: Kind, url: str, why: str, *, retry_after: float | None = None) -> None:
        super().__init__(f"{redact(url)}: {why}")
        self.kind = kind
        self.url = redact(url)
        self.why = why
        self.retry_after = retry_after
        self.spent = 0.0


def redact(url: str) -> str:
    """Give a URL for logs and messages: no query, fragment, user or password; one line, at most 200 characters."""
    bare = url.split("#", 1)[0].split("?", 1)[0]
    scheme, slashes, rest = bare.partition("//")
    authority, slash, path = rest.partition("/")
    host = authority.rpartition("@")[2]
    return "".join(letter if letter.isprintable() else "?" for letter in f"{scheme}{slashes}{host}{slash}{path}"[:200])
