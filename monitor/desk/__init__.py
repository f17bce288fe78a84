"""A config and an open store in, what articles are stored and told with (Desk) out.

issue.py       the stories of an issue, each read beside the others; corrected.py: which are stored ones, renamed
telling.py     one article stored with its alerts; correcting.py: what was told and does not hold any more
absences.py    who was not seen for long
delivery.py    what is due for a receiver sent; coverage.py: how much was read of the days that it speaks of
memory.py      what was made lately; watch_record.py: a watch as the store keeps it
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from alerts.receivers import Receiver, find_heirs
from alerts.watches import Watch
from monitor.config import Config
from monitor.desk.memory import Memory
from monitor.desk.watch_record import dump_watch
from monitor.log import say
from monitor.records import Paper, derive_id
from storage.database import Store
from storage.outbox import hand_over
from storage.runs import note_watch
from storage.since import find_watch

if TYPE_CHECKING:
    from alerts.matching import Matcher

MOST_LISTS = 2_000  # some kilobytes each; 86 papers have some 1,000 pages a day


class Tell(StrEnum):
    """What is told of an article: news as the policy judges, everything found (it was asked for), or nothing."""

    NEWS = "news"
    ALL = "all"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What articles are stored and told with: the store, topics of the user's own, watches, receivers, the clock.

    `watch_since` says when each watch began. `get_matcher` makes the matcher of the watches with the first article that
    needs it, and keeps it. `papers` are those whose sites are read, `names` what each known paper is called, by id.
    `lists` keeps what lists of pages and articles say, and `looked` the addresses of articles that the last look at a
    complete issue has seen, as long as it has not seen all.
    """

    store: Store
    topics: Mapping[str, tuple[str, ...]]
    get_matcher: Callable[[], "Matcher"]
    watch_since: Mapping[str, datetime]
    receivers: Mapping[str, Receiver]
    now: Callable[[], datetime]
    papers: tuple[Paper, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    lists: Memory[Any] = field(default_factory=partial(Memory, MOST_LISTS))
    looked: dict[tuple[str, date], frozenset[str]] = field(default_factory=dict)


@dataclass(kw_only=True, slots=True)
class LateMatcher:
    """Gives the matcher of watches, made when it is first asked for."""

    watches: tuple[Watch, ...]
    made: "Matcher | None" = None

    def __call__(self) -> "Matcher":
        """Give the matcher, made now if it was not before."""
        if self.made is None:
            from alerts.matching import compile_watches

            with without_collecting():
                self.made = compile_watches(self.watches)
        return self.made


@contextmanager
def without_collecting() -> Iterator[None]:
    """Do something without a look for cycles among objects: where many are made that all stay, that takes a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def open_desk(store: Store, config: Config, now: Callable[[], datetime], *, writes: bool = True) -> Desk:
    """Make a desk; a watch that is new, or asks something else than before, begins now.

    What waits for a mail receiver goes to the addresses that it has now. One that does not write only looks.
    """
    for former, heirs in find_heirs(config.receivers.values()).items() if writes else ():
        if former not in config.receivers and (count := hand_over(store, former, heirs)):
            say("handed-over", deliveries=count, receiver=former, to=", ".join(heirs))
    since = {watch.id: note_version(store, watch, now(), writes=writes) for watch in config.watches}
    return Desk(
        store=store,
        topics=config.topics,
        get_matcher=LateMatcher(watches=config.watches),
        watch_since=since,
        receivers=config.receivers,
        now=now,
        papers=config.papers,
        names={paper.id: paper.name for paper in config.known_papers.values()},
    )


def note_version(store: Store, watch: Watch, now: datetime, *, writes: bool) -> datetime:
    """Give since when a watch asks what it asks, and keep what that is."""
    mark = fingerprint(watch)
    if not writes:
        return find_watch(store, watch.id, mark) or now
    return note_watch(store, watch.id, mark, now, dump_watch(watch))


def fingerprint(watch: Watch) -> str:
    """Name what a watch asks, whatever it is called and wherever it goes."""
    asked = (
        watch.clauses,
        watch.absent,
        watch.unless,
        watch.papers,
        watch.pages,
        watch.columns,
        watch.top,
        watch.where,
        watch.roles,
    )
    return derive_id(*map(repr, asked))
