"""When each job of the daemon began and ended in; whether it goes on as it should, out. Times are monotonic seconds."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import inf
from threading import Lock
from typing import Final

from monitor.records import Trouble

SETTLED: Final = 600.0  # seconds after a start before anybody is told that something does not work
STUCK: Final = 3600.0  # seconds for which a job may run: a thick issue behind a slow host takes half of it
FAILS: Final = 2  # runs of a job that must fail one after the other


@dataclass(kw_only=True, slots=True)
class Beat:
    """The last runs of one job, which is to run every `every` seconds; `good` is when one last ended well."""

    every: float
    began: float
    ended: float
    good: float = -inf
    fails: int = 0
    reason: str = ""

    @property
    def is_running(self) -> bool:
        """Say whether it has begun and not ended."""
        return self.began > self.ended


@dataclass(kw_only=True, slots=True)
class Pulse:
    """What the daemon's jobs did lately, shared by its threads; `troubles` and `config_fault` are as last found."""

    clock: Callable[[], float] = time.monotonic
    started: float = 0.0
    beats: dict[str, Beat] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()
    config_fault: str = ""
    lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.started = self.clock()

    @property
    def is_settled(self) -> bool:
        """Say whether the daemon has run for long enough that what does not work is no matter of the start."""
        return self.clock() - self.started >= SETTLED

    def plan(self, jobs: dict[str, float]) -> None:
        """Take the jobs that there are now, each with the seconds between two runs; what is known of them stays."""
        now = self.clock()
        with self.lock:
            self.beats = {
                name: self.beats.get(name) or Beat(every=every, began=now, ended=now) for name, every in jobs.items()
            }

    def begin(self, name: str) -> None:
        """Note that a job begins."""
        with self.lock:
            if name in self.beats:
                self.beats[name].began = self.clock()

    def end(self, name: str, reason: str = "") -> None:
        """Note that a job ended; `reason` says why it failed."""
        with self.lock:
            if name in self.beats:
                beat = self.beats[name]
                beat.ended, beat.reason = self.clock(), reason
                beat.fails = beat.fails + 1 if reason else 0
                beat.good = beat.good if reason else beat.ended

    def find_faults(self) -> Iterator[str]:
        """Say what does not go on as it should: jobs that fail, hang or are not run, and what is known not to work."""
        now = self.clock()
        with self.lock:
            beats = tuple(self.beats.items())
        for name, beat in beats:
            late = now - beat.ended - 2 * beat.every
            if beat.fails >= FAILS:
                yield f"{name}: failed {beat.fails} times: {beat.reason}"
            elif late > STUCK or (late > SETTLED and not beat.is_running):
                yield f"{name}: no run has ended for {now - beat.ended:.0f} seconds"
        for trouble in self.troubles:
            yield f"{trouble.about} {trouble.name}: {trouble.reason}"

    def has_run_since(self, moment: float) -> bool:
        """Say whether each job has ended well since then, or is running, or is not yet due again."""
        now = self.clock()
        with self.lock:
            return all(
                not beat.fails and (beat.good > moment or beat.is_running or now - beat.good < beat.every)
                for beat in self.beats.values()
            )
