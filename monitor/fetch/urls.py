"""A URL as a page or a server gives it in, the target to connect to out, when the paper allows it. Pure."""

from dataclasses import dataclass

import httpx

from monitor.address import POST, split_post
from monitor.fetch.errors import FetchError, Kind
from monitor.records import Paper

LONGEST = 2048  # characters; longer ones are traps
DEFAULT_PORTS = {"http": 80, "https": 443}
OPEN_PORTS = frozenset({80, 443, *range(8000, 9000)})  # what e-papers are served on; others must be listed


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """Where a request goes: the parsed URL without fragment, its host in ASCII and its port, the JSON to post or ""."""

    url: httpx.URL
    host: str
    port: int
    posted: str = ""

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        return f"{self.url.scheme}://{self.url.netloc.decode('ascii')}"

    @property
    def name(self) -> str:
        """The address that this question is stored under."""
        return str(self.url) + (POST + self.posted if self.posted else "")


def make_target(text: str, paper: Paper) -> Target:
    """Check a URL for this paper. Raises FetchError of kind bad_url or foreign_host."""
    if len(text) > LONGEST:
        raise FetchError(Kind.BAD_URL, text, f"the URL has {len(text)} characters, more than {LONGEST}")
    if is_suspect(text):
        raise FetchError(Kind.BAD_URL, text, "the URL holds a space, a backslash or a control character")
    try:
        address, posted = split_post(text)
        url = httpx.URL(address.partition("#")[0])
        host, port = url.raw_host.decode("ascii"), url.port
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(Kind.BAD_URL, text, "the URL cannot be parsed") from error
    if url.scheme not in DEFAULT_PORTS or not host:
        raise FetchError(Kind.BAD_URL, text, "only http:// and https:// are fetched")
    if url.userinfo:
        raise FetchError(Kind.BAD_URL, text, "the URL carries a user name")
    port = DEFAULT_PORTS[url.scheme] if port is None else port
    if not is_host_of(paper, host, port):
        raise FetchError(Kind.FOREIGN_HOST, text, f"{host}:{port} is not a host of {paper.id}")
    return Target(url=url, host=host, port=port, posted=posted)


def is_suspect(text: str) -> bool:
    """Say whether a text holds what no address does: a space of any kind, a backslash or a control character."""
    return not text.isprintable() or " " in text or "\\" in text


def is_host_of(paper: Paper, host: str, port: int) -> bool:
    """Say whether the paper lists this host: as `host` with a common port, or as `host:port`."""
    return (host in paper.hosts and port in OPEN_PORTS) or f"{host}:{port}" in paper.hosts


def follow(target: Target, location: str, paper: Paper) -> Target:
    """Give the target of a redirect. Raises FetchError; an answer may not lead from https to http."""
    if len(location) > LONGEST or not location.strip():
        raise FetchError(Kind.REDIRECT, str(target.url), "the redirect names no address")
    try:
        joined = str(target.url.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(Kind.REDIRECT, str(target.url), "the redirect's address cannot be parsed") from error
    # the text as given is checked too: joining may have quoted what makes it suspect
    if is_suspect(location):
        raise FetchError(Kind.REDIRECT, str(target.url), "the redirect's address holds a space or a control character")
    following = make_target(joined, paper)
    if (target.url.scheme, following.url.scheme) == ("https", "http"):
        raise FetchError(Kind.REDIRECT, joined, "a redirect from https to http is not followed")
    return following
