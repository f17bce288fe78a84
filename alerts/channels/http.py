"""One POST of exact bytes in, the server's reply out, or PostError saying how far it came.

What httpx leaves open is closed here: one deadline for everything (its timeouts are for each read), no redirects, no
proxy from the environment, the body read to a limit, the connection made to the very address that was checked, and
nothing of the URL but its host in logs or errors: the path is the secret.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from socket import SOCK_STREAM
from typing import Any, Literal

import httpx

from alerts.channels.tls import load_authorities
from alerts.receivers import Secret
from monitor.fetch.addresses import may_connect, parse_address
from monitor.records import Outcome, Result

Trace = Callable[[str, object], Awaitable[None]]
MOST_BODY = 64 * 1024  # bytes of a reply that are read
LATER = frozenset((408, 425, 429))  # of the 4xx, those that ask to come again
JSON_TYPE = "application/json; charset=utf-8"

for chatty in ("httpx", "httpcore"):  # they log whole URLs
    logging.getLogger(chatty).setLevel(logging.WARNING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """What to post where: exact bytes. `timeout` is seconds for everything; `at` is now, for a Retry-After date."""

    url: Secret
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    timeout: float
    at: datetime
    allow_private: bool = False
    ca_file: str = ""
    method: Literal["POST", "GET", "HEAD", "OPTIONS"] = "POST"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What a server answered: at most MOST_BODY bytes of its body; `retry_after` in seconds or None.

    `date` is the moment that it says it is, None where it says none.
    """

    host: str
    status: int
    body: bytes
    retry_after: float | None
    date: datetime | None = None


class PostError(Exception):
    """No reply. `result` says whether to try again, and whether the request may have arrived."""

    def __init__(self, result: Result, why: str) -> None:
        super().__init__(why)
        self.result = result


def try_post(post: Post, judge: Callable[[Reply], Outcome]) -> Outcome:
    """Send a post once and give what its reply, or that there was none, comes to."""
    try:
        return judge(send_post(post))
    except PostError as error:
        return Outcome(result=error.result, detail=str(error))


def send_post(post: Post) -> Reply:
    """Send a post once and give the reply. Raises PostError."""
    try:
        url = httpx.URL(post.url.reveal())
    except httpx.InvalidURL:
        raise PostError(Result.REFUSED, "the URL cannot be read (its value is not shown)") from None
    return asyncio.run(send_in_time(post, url))


async def send_in_time(post: Post, url: httpx.URL) -> Reply:
    """Send a post within its timeout; what fails once the request began may have arrived."""
    began = False

    async def note(event: str, _: object) -> None:
        nonlocal began
        began = began or event.endswith("send_request_headers.started")

    try:
        async with asyncio.timeout(post.timeout):
            return await send_to_first(post, url, await find_addresses(post, url), note)
    except TimeoutError:
        why = f"no answer within {post.timeout:g} seconds"
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError, ExceptionGroup) as error:
        why = f"{type(error).__name__}: {error}"
    raise PostError(Result.UNKNOWN if began else Result.TEMPORARY, f"{url.host}: {why}")


async def find_addresses(post: Post, url: httpx.URL) -> tuple[str, ...]:
    """Look the host up and give its addresses. Raises PostError when one of them is private.

    A name may lead elsewhere later, as where a network's own page stands before it: then it is tried again.
    """
    port = url.port or {"https": 443}.get(url.scheme, 80)
    found = await asyncio.get_running_loop().getaddrinfo(url.raw_host.decode(), port, type=SOCK_STREAM)
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    refused = [address for address in addresses if not (post.allow_private or may_connect(address))]
    if refused:
        raise PostError(
            Result.TEMPORARY if parse_address(url.host) is None else Result.REFUSED,
            f"{url.host} leads to {', '.join(refused)}, not a public address; allow_private: true permits it",
        )
    return addresses


async def send_to_first(post: Post, url: httpx.URL, addresses: tuple[str, ...], note: Trace) -> Reply:
    """Send to the first address that takes the connection, so that what was checked is what is connected to."""
    for address in addresses[:-1]:
        try:
            return await send_to(post, url, address, note)
        except httpx.ConnectError:
            continue
    return await send_to(post, url, addresses[-1], note)


async def send_to(post: Post, url: httpx.URL, address: str, note: Trace) -> Reply:
    """Send to one address, under the host's own name for HTTP and TLS alike."""
    headers = {**post.headers, "Host": url.netloc.decode(), "Accept-Encoding": "identity", "User-Agent": "yaowen"}
    encrypted = load_authorities(post.ca_file) if url.scheme == "https" else False  # loading them takes a while
    extensions = {"sni_hostname": url.raw_host.decode(), "trace": note}
    async with (
        httpx.AsyncClient(trust_env=False, timeout=post.timeout, verify=encrypted) as client,
        client.stream(
            post.method, url.copy_with(host=address), content=post.body, headers=headers, extensions=extensions
        ) as response,
    ):
        body = b""
        async for piece in response.aiter_raw():
            body += piece
            if len(body) >= MOST_BODY:
                break
        asked = read_retry_after(response.headers.get("retry-after", ""), post.at)
        return Reply(
            host=url.host,
            status=response.status_code,
            body=body[:MOST_BODY],
            retry_after=asked,
            date=read_date(response.headers.get("date", "")),
        )


def read_object(reply: Reply) -> Mapping[str, Any]:
    """Read a reply's body as a JSON object; what is none, as a captive portal's page, is empty."""
    try:
        value = json.loads(reply.body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def read_retry_after(value: str, now: datetime) -> float | None:
    """Read Retry-After (RFC 9110 10.2.3), seconds or a date, as seconds from now; None for anything else."""
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        return (parsedate_to_datetime(value) - now).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None


def read_date(value: str) -> datetime | None:
    """Read a Date header (RFC 9110 6.6.1), None for anything else."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def judge_status(reply: Reply) -> Outcome:
    """Judge a reply by its status: 2xx taken; 5xx and "come again" later; a redirect later; every other 4xx never."""
    said = f"{reply.host}: HTTP {reply.status}"
    match reply.status // 100:
        case 2:
            return Outcome(result=Result.ACCEPTED, detail=said)
        case 3:
            return Outcome(result=Result.TEMPORARY, detail=f"{said}: redirects are not followed; check the URL")
        case 4 if reply.status not in LATER:
            return Outcome(result=Result.REFUSED, detail=said)
    return Outcome(result=Result.TEMPORARY, detail=said, retry_after=reply.retry_after)
