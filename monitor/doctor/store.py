"""A config in; what is wrong with its store, and what the store says of papers, receivers and pages, out."""

import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from monitor.config import Config
from monitor.desk import open_desk
from monitor.doctor.findings import Finding, fault, good, skip, warn
from monitor.doctor.machine import find_version
from monitor.health import oldest_day
from monitor.parser import PARSER_VERSION
from monitor.service.notices import find_troubles
from storage.database import Store, open_store
from storage.errors import StoreCorrupt, StoreError, StoreFull, StoreLocked, StoreTooNew, StoreTooOld
from storage.maintenance import check_quickly, find_drift
from storage.measures import measure
from storage.runs import find_failures, find_parsers, find_youngest

BIG_LOG: Final = 64_000_000  # bytes of the write-ahead log, which the daemon keeps at four
BIG_FILE: Final = 2_000_000_000  # bytes from which on the file is not read as a whole
MOST_OVERDUE: Final = timedelta(hours=1)
WEEK: Final = timedelta(days=7)
AHEAD: Final = timedelta(minutes=5)
FIXES: Final[dict[type[StoreError], str]] = {
    StoreLocked: "end the other process, or wait for it",
    StoreTooNew: "use the newer program that made it",
    StoreTooOld: "yaowen once, or start the daemon: it brings the store up to date",
    StoreCorrupt: "keep a copy of the file, then yaowen restore BACKUP",
    StoreFull: "free some space",
}
DRIFT: Final = ("no longer fits", "not as usual for this paper")
HANGS: Final = ("took more than", "was given up after", "did not end")


def examine_store(config: Config, now: datetime) -> Iterator[Finding]:
    """Look at the store and into it."""
    path = config.store
    if not path.exists():
        parent = next(parent for parent in path.absolute().parents if parent.is_dir())
        yield skip("store", f"there is no {path} yet: yaowen once or run makes it in {parent}")
        return
    try:
        store = open_store(path, read_only=True)
    except StoreError as error:
        yield fault("store", str(error), FIXES.get(type(error), "see the message"))
        return
    try:
        yield from examine_file(store)
        yield from examine_kept(store, config, now)
    except StoreError as error:
        yield fault("store", str(error), FIXES.get(type(error), "see the message"))
    finally:
        store.close()


def examine_file(store: Store) -> Iterator[Finding]:
    """Look at the file: its rights, size, schema and structure."""
    status = store.path.stat()
    if status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield warn("store rights", f"others may read or change {store.path}", f"chmod 600 {store.path}")
    if status.st_nlink > 1:
        says = f"{store.path} has {status.st_nlink} names: two daemons would not see each other's lock"
        yield fault("store rights", says, "keep one name (ls -i), remove the others")
    if drift := tuple(find_drift(store)):
        yield fault("schema", f"not as this program makes it: {'; '.join(drift[:5])}", "yaowen restore BACKUP, or ask")
    else:
        yield good("schema", "as this program makes it")
    if status.st_size > BIG_FILE:
        yield skip("structure", "it is large; yaowen verify reads all of it")
    elif damage := tuple(check_quickly(store)):
        yield fault("store", f"{store.path} is damaged: {damage[0]}", FIXES[StoreCorrupt])
    else:
        yield good("store", f"{store.path}, {status.st_size // 1_000_000} MB, opens and is whole")


def examine_kept(store: Store, config: Config, now: datetime) -> Iterator[Finding]:
    """Look at what the store says of papers, receivers and pages."""
    measures = measure(store, oldest_day(now), now)
    if measures.log_bytes > BIG_LOG:
        says = f"the write-ahead log has {measures.log_bytes // 1_000_000} MB: somebody reads for very long"
        yield warn("store log", says, "end long-running readers; a new start of the daemon empties it")
    youngest = find_youngest(store)
    if youngest and youngest > now + AHEAD:
        says = f"the store has seen {youngest:%Y-%m-%d %H:%M} UTC, and it is {now:%Y-%m-%d %H:%M} now"
        yield fault("clock", says, "set the clock: timedatectl set-ntp true")
    yield from examine_troubles(store, config, now)
    dead = {key: count for key, count in measures.deliveries.items() if key[1] in {"refused", "given_up"}}
    if dead:
        said = ", ".join(f"{count} to {receiver} {state}" for (receiver, state), count in sorted(dead.items()))
        yield fault("dead letters", said, "yaowen deliveries list --state refused; then yaowen deliveries retry")
    late = {name: now - moment for name, moment in measures.overdue.items() if now - moment > MOST_OVERDUE}
    if late:
        said = ", ".join(f"{name} for {hours(wait)}" for name, wait in sorted(late.items()))
        yield fault("backlog", f"messages are overdue: {said}", "is a daemon running? yaowen deliveries says why not")
    strange = {receiver for receiver, state in measures.deliveries if state == "pending"} - config.receivers.keys()
    if strange:
        said = ", ".join(sorted(strange))
        yield warn("backlog", f"messages wait for receivers that are not there any more: {said}", "give them back")
    yield from examine_failures(store, now)
    yield examine_parser(store)


def examine_troubles(store: Store, config: Config, now: datetime) -> Iterator[Finding]:
    """Say which papers are not read and which receivers take nothing."""
    desk = open_desk(store, config, lambda: now, writes=False)
    fixes = {
        "paper": "yaowen papers check {key} says what was asked for and answered",
        "receiver": "yaowen test-send {key}; its `fallback` would take over",
        "disk": "free some space",
        "config": "yaowen check",
    }
    found = [one for one in find_troubles(desk) if one.about != "disk"]
    for one in found:
        yield fault(f"{one.about}s", f"{one.name}: {one.reason}", fixes[one.about].format(key=one.key))
    if not found:
        yield good("papers", f"{len(config.papers)} read as far as they were tried")


def examine_failures(store: Store, now: datetime) -> Iterator[Finding]:
    """Say of the week's failures which mean that a site was built anew, or that a page hangs its reader."""
    failures = [one.failure for one in find_failures(store, now - WEEK)]
    drifted = sorted({f"{one.subject}: {one.reason}" for one in failures if any(word in one.reason for word in DRIFT)})
    if drifted:
        fix = "yaowen papers check ID names the skin that fits; docs/papers.md shows how to write one"
        yield warn("layout", f"{drifted[0]}{more(drifted)}", fix)
    hung = sorted({f"{one.subject}: {one.reason}" for one in failures if any(word in one.reason for word in HANGS)})
    if hung:
        yield warn("hanging pages", f"{hung[0]}{more(hung)}", "yaowen show --raw has the bytes: please report them")


def examine_parser(store: Store) -> Finding:
    """Say whether facts were read by this program's rules."""
    others = {version: count for version, count in find_parsers(store).items() if version != PARSER_VERSION}
    if not others:
        return good("parser", f"all facts are of parser {PARSER_VERSION} (yaowen {find_version('yaowen')})")
    said = ", ".join(f"{count} of {version}" for version, count in sorted(others.items()))
    return warn("parser", f"facts of other versions than {PARSER_VERSION}: {said}", "yaowen reparse reads them anew")


def more(found: list[str]) -> str:
    """Say how many more there are than the first."""
    return f" (and {len(found) - 1} more)" if len(found) > 1 else ""


def hours(span: timedelta) -> str:
    """Say how many hours."""
    return f"{span.total_seconds() / 3600:.0f} h"
