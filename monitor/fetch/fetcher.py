"""A URL, its paper and what we hold of it in; a Snapshot or NotModified out; FetchError for every other ending.

make_target -> [ heed robots.txt -> wait for the turn -> resolve -> check addresses -> ask -> redirect? ] -> decode

A robots.txt is asked for in the same way, once a day.
"""

import ssl
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Protocol

import httpcore
import httpx

from monitor.fetch.addresses import may_connect
from monitor.fetch.body import decode_content, read_content_encoding, read_wire
from monitor.fetch.errors import FetchError, Kind
from monitor.fetch.pace import Pace, Turn, parse_retry_after
from monitor.fetch.robots import Robots, Rules, close, find_ban, forbid
from monitor.fetch.urls import Target, follow, make_target
from monitor.fetch.wire import Deadline, GuardedBackend, GuardedTransport, Resolve, resolve_host, resolve_within
from monitor.records import Paper, Snapshot

MEBIBYTE = 1_048_576
LONGEST_FIELD = 1024  # characters of a header that is kept
REDIRECTS = frozenset({301, 302, 303, 307, 308})
STATUS_KINDS = {404: Kind.NOT_FOUND, 410: Kind.NOT_FOUND} | dict.fromkeys((401, 403, 407, 418, 429, 451), Kind.BLOCKED)
AGAIN = frozenset({Kind.CONNECT, Kind.PROTOCOL, Kind.TRUNCATED})  # a second question may get a better answer
UNEXPECTED: tuple[tuple[type[Exception], Kind, str], ...] = (
    (httpcore.TimeoutException, Kind.TIMEOUT, "the server was silent for too long"),
    (httpcore.NetworkError, Kind.TRUNCATED, "the connection broke"),
    (httpcore.ProtocolError, Kind.PROTOCOL, "the answer is not HTTP"),
    (httpx.HTTPError, Kind.PROTOCOL, "the answer cannot be read"),
    (httpx.InvalidURL, Kind.BAD_URL, "the URL cannot be asked for"),
    (OSError, Kind.CONNECT, "the network failed"),
    (ValueError, Kind.PROTOCOL, "the answer holds what HTTP does not allow"),
)


class Validators(Protocol):
    """What is held of a URL: its ETag and Last-Modified as the server gave them, or ""."""

    @property
    def etag(self) -> str: ...  # noqa: D102
    @property
    def last_modified(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, kw_only=True, slots=True)
class NotModified:
    """The server says that what is held is still what it has (304)."""

    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much one fetch may take: seconds from the first byte asked for, bytes on the wire, bytes decoded."""

    total: float = 30.0
    wire: int = 16 * MEBIBYTE
    decoded: int = 16 * MEBIBYTE
    redirects: int = 5
    tries: int = 3


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages of papers, a request a `paper.pace` seconds to a host; threads welcome.

    `clock` is monotonic seconds, `now` the wall clock, `sleep` may return early when the program ends. All fetchers
    with one `folder` share each host's turns and holds, other processes' too.
    """

    user_agent: str
    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    resolve: Resolve = resolve_host
    folder: Path | None = None
    context: ssl.SSLContext = field(default_factory=lambda: httpx.create_ssl_context(trust_env=False))
    pace: Pace = field(init=False)
    robots: Robots = field(init=False)
    stopping: Event = field(default_factory=Event, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pace", Pace(self.clock, self.sleep, self.folder))
        object.__setattr__(self, "robots", Robots(self.clock))

    def stop(self) -> None:
        """End what is under way within ten seconds, and let nothing new begin."""
        self.stopping.set()

    def get(self, url: str, *, paper: Paper, validators: Validators | None = None) -> Snapshot | NotModified:
        """Fetch one URL of this paper. Raises FetchError, and nothing else."""
        return self._try(make_target(url, paper), paper, validators, heeds=not paper.ignore_robots)

    def find_rules(self, url: str, paper: Paper) -> Rules:
        """Give what the robots.txt of an address's host says, asked for once a day. Raises FetchError."""
        return self._find_rules(make_target(url, paper), paper)

    def _find_rules(self, target: Target, paper: Paper) -> Rules:
        def ask() -> bytes:
            answer = self._try(make_target(f"{target.origin}/robots.txt", paper), paper, None, heeds=False)
            return answer.content if isinstance(answer, Snapshot) else b""

        return self.robots.find_rules(target.origin, ask)

    def _try(
        self, target: Target, paper: Paper, validators: Validators | None, *, heeds: bool
    ) -> Snapshot | NotModified:
        """Ask until there is an answer, as often as may help; with `heeds` only what robots.txt allows."""
        deadline = Deadline(self.limits.total, self.clock, self.stopping.is_set, str(target.url))
        for attempt in range(1, self.limits.tries + 1):
            try:
                return self._follow(target, paper, validators, deadline, heeds=heeds)
            except FetchError as error:
                if error.kind not in AGAIN or attempt == self.limits.tries:
                    error.spent += deadline.spent()
                    raise
        raise FetchError(Kind.BAD_URL, str(target.url), "no try is allowed")

    def _heed(self, target: Target, paper: Paper) -> float:
        """Give the pause that robots.txt wants. Raises FetchError for what it forbids, and when it cannot be had."""
        url = str(target.url)
        try:
            rules = self._find_rules(target, paper)
        except FetchError as error:
            if error.kind is Kind.STOPPED:
                raise
            raise close(paper, url, error, target.origin) from error
        if ban := find_ban(rules, url):
            raise forbid(paper, url, ban, target.origin)
        return rules.delay

    def _follow(
        self, target: Target, paper: Paper, validators: Validators | None, deadline: Deadline, *, heeds: bool
    ) -> Snapshot | NotModified:
        """Ask, and ask again where the answer leads, each step checked like the first."""
        for _ in range(self.limits.redirects + 1):
            began = self.clock()
            pause = max(paper.pace, self._heed(target, paper) if heeds else 0.0)
            deadline.put_off(self.clock() - began)
            answer = self._ask(target, paper, validators, deadline, pause)
            if not isinstance(answer, str):
                return answer
            target, validators = follow(target, answer, paper), None
        raise FetchError(Kind.REDIRECT, str(target.url), f"more than {self.limits.redirects} redirects")

    def _ask(
        self, target: Target, paper: Paper, validators: Validators | None, deadline: Deadline, pause: float
    ) -> Snapshot | NotModified | str:
        """Send one request to a checked address, alone on its host; a text is where a redirect leads."""
        url, host = str(target.url), target.host
        began = self.clock()
        try:
            with self.pace.take(host, pause, deadline.heed_stop) as turn:
                deadline.put_off(self.clock() - began)
                if turn.held:
                    raise FetchError(Kind.BLOCKED, url, f"{host} asked to be left alone", retry_after=turn.held)
                return self._ask_alone(target, paper, validators, deadline, turn)
        except OSError as error:
            why = f"the turns of {host} cannot be kept: {error}; see that the store's folder can be written"
            raise FetchError(Kind.PACE, url, why) from error

    def _ask_alone(
        self, target: Target, paper: Paper, validators: Validators | None, deadline: Deadline, turn: Turn
    ) -> Snapshot | NotModified | str:
        """Exchange question and answer in the host's turn; a Retry-After is kept with it."""
        try:
            return self._exchange(target, paper, validators, deadline)
        except FetchError as error:
            if error.retry_after is not None:
                turn.hold(error.retry_after, self.clock())
            raise
        except tuple(kind for kind, _, _ in UNEXPECTED) as error:
            kind, why = next((kind, why) for type_, kind, why in UNEXPECTED if isinstance(error, type_))
            raise FetchError(kind, str(target.url), why) from error

    def _exchange(
        self, target: Target, paper: Paper, validators: Validators | None, deadline: Deadline
    ) -> Snapshot | NotModified | str:
        """Connect, ask, read the answer's head and, for 200, its body."""
        url = str(target.url)
        addresses = resolve_within(self.resolve, target.host.strip("[]"), target.port, deadline, url)
        if refused := [address for address in addresses if not may_connect(address, paper.allow_networks)]:
            raise FetchError(Kind.PRIVATE_ADDRESS, url, f"{target.host} leads to {refused[0]}, which is not public")
        transport = GuardedTransport(GuardedBackend(addresses, deadline, url), deadline, self.context)
        headers = make_headers(self.user_agent, paper, validators)
        request = make_request(target, headers)
        with transport, closing(transport.handle_request(request)) as response:
            if response.status_code in REDIRECTS:
                return str(response.headers.get("location", ""))
            if response.status_code == httpx.codes.NOT_MODIFIED and validators is not None:
                return NotModified(url=url)
            check_head(response, url, self.now())
            encoding = read_content_encoding(response.headers.get("content-encoding", ""), url)
            raw = read_wire(response.iter_raw(), self.limits.wire, url)
            snapshot = make_snapshot(response, target.name, self.now())
        content = decode_content(raw, encoding, self.limits.decoded, url)
        if not content:
            raise FetchError(Kind.STATUS, url, "the answer is empty")
        return replace(snapshot, content=content)


def make_request(target: Target, headers: dict[str, str]) -> httpx.Request:
    """Make the question of a target: a GET, or a POST of its JSON."""
    if not target.posted:
        return httpx.Request("GET", target.url, headers=headers)
    typed = headers | {"content-type": "application/json"}
    return httpx.Request("POST", target.url, headers=typed, content=target.posted.encode())


def make_headers(user_agent: str, paper: Paper, validators: Validators | None) -> dict[str, str]:
    """Give a request's headers; a paper's own ones win."""
    headers = {
        "user-agent": user_agent,
        "accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
        "accept-language": "zh-CN, zh;q=0.9",
        "accept-encoding": "gzip, deflate",
        "connection": "close",
    }
    if validators and validators.etag:
        headers["if-none-match"] = validators.etag
    if validators and validators.last_modified:
        headers["if-modified-since"] = validators.last_modified
    return headers | {name.lower(): value for name, value in paper.headers}


def check_head(response: httpx.Response, url: str, now: datetime) -> None:
    """Raise FetchError unless the answer is a plain 200 with one length; texts carry its status, never its body."""
    status = response.status_code
    if status != httpx.codes.OK:
        kind = STATUS_KINDS.get(status, Kind.SERVER if status >= httpx.codes.INTERNAL_SERVER_ERROR else Kind.STATUS)
        waits = kind in (Kind.BLOCKED, Kind.SERVER)
        wait = parse_retry_after(response.headers.get("retry-after", ""), now) if waits else None
        raise FetchError(kind, url, f"the server answered {status}", retry_after=wait)
    if "transfer-encoding" in response.headers and "content-length" in response.headers:
        raise FetchError(Kind.PROTOCOL, url, "the answer names two lengths")


def make_snapshot(response: httpx.Response, url: str, now: datetime) -> Snapshot:
    """Give a snapshot of the head; headers too long to be honest are left out."""
    kept = {
        name: value
        for name in ("content-type", "etag", "last-modified")
        if len(value := response.headers.get(name, "")) <= LONGEST_FIELD
    }
    return Snapshot(
        url=url,
        fetched_at=now,
        content=b"",
        content_type=kept.get("content-type", ""),
        etag=kept.get("etag", ""),
        last_modified=kept.get("last-modified", ""),
    )
