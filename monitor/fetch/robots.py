"""A host's robots.txt in; whether an address may be asked for, and how slowly, out. RFC 9309; kept a day in memory.

    200                               its rules hold, of the first 500 KiB
    4xx, leads elsewhere, empty       there are no rules
    5xx, silence, a broken answer     nothing may be asked until it can be had; rules that were had before hold on

Crawl-delay, which is no part of the RFC, is kept up to LONGEST_DELAY.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from protego import Protego

from monitor.fetch.errors import FetchError, Kind
from monitor.records import Paper

TOKEN = "Yaowen"  # noqa: S105 - the RFC's word for the name that rules call us by
LARGEST = 500 * 1024  # bytes that are read; RFC 9309, 2.5
FRESH = 86_400.0  # seconds; RFC 9309, 2.4
ASK_AGAIN = 300.0  # seconds after a robots.txt could not be had
LONGEST_DELAY = 30.0  # seconds between two requests; an issue of 120 articles then takes an hour
NO_RULES = frozenset({Kind.NOT_FOUND, Kind.BLOCKED, Kind.STATUS, Kind.REDIRECT, Kind.FOREIGN_HOST, Kind.BAD_URL})
AGENT = re.compile(r"\s*user[- ]?agent\s*:?\s*([A-Za-z_-]+|\*)?.*", re.IGNORECASE)
DISALLOW = re.compile(r"\s*dis\w*\s*:", re.IGNORECASE)
MOST_NAMED = 2_000  # lines that are looked at for the one that forbids
LONGEST_RULE = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """What a robots.txt says to us: its lines, and the pause that it wants in seconds."""

    lines: tuple[str, ...] = ()
    parsed: Protego = field(default_factory=Protego)
    delay: float = 0.0


def read_rules(content: bytes) -> Rules:
    """Read a robots.txt, whatever its bytes are."""
    lines = tuple(map(_name_agent, content[:LARGEST].decode("utf-8-sig", "replace").splitlines()))
    parsed = Protego.parse("\n".join(lines))
    return Rules(lines=lines, parsed=parsed, delay=min(parsed.crawl_delay(TOKEN) or 0.0, LONGEST_DELAY))


def _name_agent(line: str) -> str:
    """Give all others one name: thousands of groups with thousands of rules would take minutes."""
    if (found := AGENT.fullmatch(line)) is None:
        return line
    name = (found[1] or "").lower()
    return f"User-agent: {name if name in {'*', TOKEN.lower()} else '-'}"


def find_ban(rules: Rules, url: str) -> str:
    """Give the rule that forbids an address, with its line; "" for one that may be asked for."""
    if rules.parsed.can_fetch(url, TOKEN):
        return ""
    matching = [at for at, line in enumerate(rules.lines[:MOST_NAMED]) if DISALLOW.match(line) and _forbids(line, url)]
    matching.sort(key=lambda at: len(rules.lines[at]), reverse=True)
    # one without which it were free; where two forbid it, the longer one
    deciding = [at for at in matching[:20] if _is_free_without(rules.lines, at, url)] or matching
    if not deciding:
        return "a rule of it"
    return f"line {deciding[0] + 1}, {rules.lines[deciding[0]].strip()[:LONGEST_RULE]!r}"


def _forbids(line: str, url: str) -> bool:
    return not Protego.parse(f"User-agent: *\n{line}").can_fetch(url, TOKEN)


def _is_free_without(lines: tuple[str, ...], at: int, url: str) -> bool:
    others = (*lines[:at], "", *lines[at + 1 :])
    return bool(Protego.parse("\n".join(others)).can_fetch(url, TOKEN))


@dataclass(kw_only=True, slots=True)
class Held:
    """What is held of one origin; whoever reads or asks has the lock."""

    lock: Lock = field(default_factory=Lock)
    rules: Rules | None = None
    until: float = 0.0
    error: FetchError | None = None


class Robots:
    """Keeps the rules of each origin (scheme, host, port); threads welcome. `clock` is monotonic seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._held: dict[str, Held] = {}

    def find_rules(self, origin: str, ask: Callable[[], bytes]) -> Rules:
        """Give an origin's rules; `ask` fetches them when they are not held. Raises FetchError while there are none.

        One thread asks, the others wait for what it brings.
        """
        with self._lock:
            held = self._held.setdefault(origin, Held())
        with held.lock:
            if self._clock() >= held.until:
                self._renew(held, ask)
            if held.rules is None:
                raise held.error or FetchError(Kind.SERVER, origin, "its robots.txt was not asked for")
            return held.rules

    def _renew(self, held: Held, ask: Callable[[], bytes]) -> None:
        """Ask for the rules, or keep those there are and why no others came. Raises FetchError of kind stopped."""
        wait = FRESH
        try:
            held.rules = read_rules(ask())
        except FetchError as error:
            if error.kind is Kind.STOPPED:
                raise
            if error.kind in NO_RULES and error.retry_after is None:
                held.rules = Rules()
            else:
                held.error, wait = error, ASK_AGAIN
        held.until = self._clock() + wait


def forbid(paper: Paper, url: str, ban: str, origin: str) -> FetchError:
    """Make the error of an address that a rule forbids: what, by which rule, and what to do."""
    return FetchError(
        Kind.DISALLOWED,
        url,
        f"{origin}/robots.txt forbids it ({ban}); where the paper allows it all the same, say so in the entry of"
        f" {paper.id}: `ignore_robots: why`",
    )


def close(paper: Paper, url: str, error: FetchError, origin: str) -> FetchError:
    """Make the error of an address whose robots.txt cannot be had."""
    return FetchError(
        error.kind,
        url,
        f"{origin}/robots.txt cannot be had ({error.why}), and nothing is asked before it can; or say in the entry of"
        f" {paper.id}: `ignore_robots: why`",
        retry_after=error.retry_after,
    )
