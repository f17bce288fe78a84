"""A config in; which names are not found, which servers, receivers and clocks are not as they should be, out."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Final
from urllib.parse import urlsplit

from alerts.channels.http import Post, PostError, send_post
from alerts.channels.probing import probe
from alerts.receivers import Receiver, Secret
from monitor.config import Config
from monitor.doctor.findings import Finding, fault, good, skip, warn
from monitor.records import Outcome, Paper, Result

LONGEST: Final = 15.0  # seconds for one server
SLOW_CLOCK: Final = timedelta(minutes=1)  # a signature of a robot holds for an hour, one of a webhook for five minutes
WRONG_CLOCK: Final = timedelta(minutes=4)
NO_NAME: Final = re.compile(r"gaierror|Name or service not known|Temporary failure in name resolution|No address")
NO_TRUST: Final = re.compile(r"(?i)certificate|ssl")
NO_LOGIN: Final = re.compile(r"\b(?:535|530|534|538|invalid_auth|not_authed|token_revoked)\b")
AT_ONCE: Final = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a server answered: by how much its clock is ahead of ours, None without an answer, and why there is none."""

    name: str
    ahead: timedelta | None = None
    why: str = ""


def examine_network(config: Config, now: datetime) -> Iterator[Finding]:
    """Ask papers' servers, receivers and the heartbeat, several at a time."""
    with ThreadPoolExecutor(max_workers=AT_ONCE) as threads:
        papers = threads.map(ask_paper, config.papers)
        receivers = threads.map(lambda one: (one, probe(one, now)), config.receivers.values())
        asked = list(papers)
        yield from judge_names(asked)
        yield from judge_clock(asked)
        for receiver, outcome in receivers:
            yield judge_receiver(receiver, outcome)
    yield from examine_heartbeat(config, now)


def ask_paper(paper: Paper) -> Asked:
    """Ask a paper's server for the head of its robots.txt: any answer will do."""
    parts = urlsplit(paper.latest or paper.first_page or paper.calendar or (paper.feeds[0][1] if paper.feeds else ""))
    origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else f"https://{paper.hosts[0]}"
    post = Post(
        url=Secret(f"{origin}/robots.txt"),
        body=b"",
        headers={},
        timeout=LONGEST,
        at=datetime.now(UTC),
        allow_private=bool(paper.allow_networks),
        method="HEAD",
    )
    try:
        reply = send_post(post)
    except PostError as error:
        return Asked(name=paper.name, why=str(error))
    return Asked(name=paper.name, ahead=reply.date - datetime.now(UTC) if reply.date else None)


def judge_names(asked: list[Asked]) -> Iterator[Finding]:
    """Say which servers do not answer and why; when no name at all is found, the resolver is dead."""
    unnamed = [one for one in asked if NO_NAME.search(one.why)]
    if unnamed and len(unnamed) == len(asked):
        fix = "see /etc/resolv.conf; in the unit a resolver of your own network needs IPAddressAllow"
        yield fault("resolver", f"no name is found: {unnamed[0].why}", fix)
        return
    for one in asked:
        if NO_TRUST.search(one.why):
            fix = "is the clock right, are ca-certificates up to date? Else the site's certificate is bad"
            yield fault("certificates", f"{one.name}: {one.why}", fix)
        elif one.why:
            yield warn("servers", f"{one.name}: {one.why}", "its site may be down or block us: try a browser")
    if asked and not any(one.why for one in asked):
        yield good("servers", f"{len(asked)} papers' servers answer")


def judge_clock(asked: list[Asked]) -> Iterator[Finding]:
    """Hold this machine's clock against those of the servers."""
    ahead = [one.ahead for one in asked if one.ahead is not None]
    if not ahead:
        yield skip("clock", "no server said what time it is")
        return
    off = timedelta(seconds=median(one.total_seconds() for one in ahead))
    said = f"this machine's clock is {abs(off.total_seconds()):.0f} s {'behind' if off > timedelta() else 'ahead'}"
    fix = "timedatectl set-ntp true, or set it: signatures of messages hold for minutes only"
    if abs(off) >= WRONG_CLOCK:
        yield fault("clock", said, fix)
    elif abs(off) >= SLOW_CLOCK:
        yield warn("clock", said, fix)
    else:
        yield good("clock", said)


def judge_receiver(receiver: Receiver, outcome: Outcome) -> Finding:
    """Say whether a receiver would take a message, and what to do when not."""
    if outcome.result is Result.ACCEPTED:
        return good("receivers", f"{receiver.id} ({receiver.kind}) would take a message")
    said = f"{receiver.id} ({receiver.kind}): {outcome.detail}"
    if NO_LOGIN.search(outcome.detail):
        return fault("receivers", said, "put the right user and password there; `yaowen test-send` tries them")
    if NO_TRUST.search(outcome.detail):
        return fault("receivers", said, "the server's certificate: `host`, `ca_file`, the clock, ca-certificates")
    if outcome.result is Result.REFUSED:
        return fault("receivers", said, "make a new robot, hook or token there, and put its address into the secret")
    return fault("receivers", said, "is the address right and the server up? `yaowen test-send` tries it")


def examine_heartbeat(config: Config, now: datetime) -> Iterator[Finding]:
    """Look whether the heartbeat's server can be reached, without a heartbeat."""
    health = config.health
    if health.heartbeat is None:
        return
    post = Post(
        url=health.heartbeat,
        body=b"",
        headers={},
        timeout=LONGEST,
        at=now,
        allow_private=health.allow_private,
        method="OPTIONS",
    )
    try:
        reply = send_post(post)
    except PostError as error:
        yield fault("heartbeat", str(error), "see `heartbeat` under `health`; a private address needs allow_private")
        return
    if reply.status in {404, 410}:
        yield fault("heartbeat", f"{reply.host}: HTTP {reply.status}", "make a new check there, and put its address in")
    else:
        yield good("heartbeat", f"{reply.host} answers")
