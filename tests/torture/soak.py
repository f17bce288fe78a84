"""Weeks of the daemon's own jobs on a simulated clock, with broken sites and receivers: what it uses, what it breaks.

threats: M2, H1, H4, H5

`python -m tests.torture soak 24`. The jobs are those that the daemon plans, called by a ticker that does not wait.
Press and receivers are a process of their own, so that what is measured are the memory of the reader and its workers,
and its open files. One request in ten is spoiled, one issue in four odd; one message in ten meets a dead receiver, and
one in twenty is taken without an answer. The config is read anew every night.
"""

import gc
import json
import logging
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import linear_regression
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from threading import Event
from unittest.mock import patch

import time_machine
from apscheduler.schedulers.background import BackgroundScheduler

from monitor.config import load_config
from monitor.demo.faults import Faults
from monitor.demo.newsstand import CHANCES, Newsstand, draw_course, follow_course
from monitor.desk import open_desk
from monitor.fetch import Fetcher
from monitor.records import DeliveryState
from monitor.service.daemon import Daemon, plan_jobs, reload, stamp_files
from monitor.service.rounds import read_clock
from storage.database import Store, open_store
from storage.deliveries import count_deliveries, find_deliveries
from storage.runs import find_issue_states
from tests.bounds import list_family, measure_process
from tests.press_year import FIRST, ODD, PAGES, SPOILED, STEP, open_day
from tests.torture.house import Copy, House, open_house

PAPERS = ("jiangling_people", "jiangling_classic", "jiangling_bjd")
DRAIN_DAYS = 2  # in which what was not taken is sent again
DEAD, CUT_OFF = 0.1, 0.05  # the shares of messages that a receiver does not take, and takes without a word
KINDS = tuple(kind for kind in CHANCES if kind != "correction")  # a correction tells of the same article once more
MEGABYTE = 1_048_576
WARM = 1 / 3  # of the days, in which what is kept on purpose fills up
ENDED = {DeliveryState.DONE, DeliveryState.KEPT}


@dataclass(kw_only=True)
class Figures:
    """What came of it: memory (bytes) and open files at the end of each day, seconds it took, counts, each fault."""

    memory: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    seconds: float = 0.0
    steps: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __add__(self, other: "Figures") -> "Figures":
        raise NotImplementedError

    def slope(self) -> float:
        """Give by how many megabytes a simulated day memory grows once it is warm."""
        start = round(len(self.memory) * WARM)
        days = range(start, len(self.memory))
        return linear_regression(days, self.memory[start:]).slope / MEGABYTE

    def tell(self) -> Iterator[str]:
        """Give the lines that say so."""
        days, hours = len(self.memory), self.seconds / 3_600
        shown = " ".join(str(round(one / MEGABYTE)) for one in self.memory)
        yield f"{days} simulated days in {self.seconds:.0f} s, {self.steps} steps: " + ", ".join(
            f"{what} {count}" for what, count in sorted(self.counts.items())
        )
        yield f"memory, MB a day: {shown}"
        yield (
            f"memory grows by {self.slope():.3f} MB a simulated day, {self.slope() / 24:.4f} MB a simulated hour,"
            f" {self.slope() * days / hours:.2f} MB an hour of the run"
        )
        yield f"open files: {min(self.files)} to {max(self.files)}"
        yield from self.faults[:20]
        yield f"{len(self.faults)} faults"


# --- the world, a process of its own -------------------------------------------------------------------------------


def serve_world(pipe: Connection, folder: str, seed: int) -> None:
    """Be the press and the receivers: hear what time it is, say what was taken since."""
    chance = random.Random(seed)  # noqa: S311 - the same weeks each time
    stand = Newsstand(first=FIRST, last=FIRST - timedelta(days=1), pages=PAGES)
    with open_house(stand, PAPERS) as house:
        house.open_room(Path(folder) / "room")
        house.press.faults = Faults(rate=SPOILED, seed=seed)
        house.press.stands = dict.fromkeys(PAPERS, stand)
        house.press.dawdle = lambda _path, _seconds: None
        house.mood = lambda: chance.choices(("down", "cut", ""), (DEAD, CUT_OFF, 1 - DEAD - CUT_OFF))[0]
        pipe.send("open")
        while (now := pipe.recv()) is not None:
            put_out(house, now, seed)
            taken = tuple(house.copies)
            house.copies.clear()
            pipe.send(taken)


def put_out(house: House, now: datetime, seed: int) -> None:
    """Let the issues be out that are out at a moment."""
    opening = open_day(now.date())
    for name in PAPERS:
        course = draw_course(name, opening, PAGES[opening.weekday()], ODD, chances=KINDS, seed=seed)
        house.press.stands[name] = follow_course(house.press.stands[name], course, now)


# --- the reader ---------------------------------------------------------------------------------------------------


class Waiting(Event):
    """Whoever waits for it moves the clock."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        super().__init__()
        self.traveller = traveller

    def wait(self, timeout: float | None = None) -> bool:
        self.traveller.shift(timeout or 0.0)
        return self.is_set()


@dataclass(kw_only=True)
class Soaked:
    """The daemon, the world it sees, and what was found."""

    daemon: Daemon
    pipe: Connection
    figures: Figures = field(default_factory=Figures)
    names: set[tuple[str, str]] = field(default_factory=set)  # messages that came, by receiver


def run_soak(days: int, seed: int = 1) -> Figures:
    """Live through so many days in a process of its own, so that nothing but the reader is in its memory."""
    command = [sys.executable, "-m", "tests.torture.soak", str(days), str(seed)]
    with Popen(command, stdout=PIPE, text=True) as process:  # noqa: S603 - our own module
        assert process.stdout is not None
        said = process.stdout.read()
    given = json.loads(said)
    return Figures(**{**given, "counts": Counter(given["counts"])})


def soak(days: int, seed: int) -> Figures:
    """Live through so many days here."""
    began = time.monotonic()
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    with TemporaryDirectory() as folder:
        world = context.Process(target=serve_world, args=(theirs, folder, seed), daemon=True)
        world.start()
        assert ours.recv() == "open"
        with time_machine.travel(open_day(FIRST), tick=False) as traveller, patch("time.monotonic", time.time):
            soaked = Soaked(daemon=make_daemon(Path(folder) / "room" / "config.yaml", traveller), pipe=ours)
            for _ in range(days + DRAIN_DAYS):
                live_day(soaked, traveller)
            look_back(soaked)
            soaked.daemon.scheduler.shutdown()
            soaked.daemon.store.close()
        ours.send(None)
        world.join()
    soaked.figures.seconds = time.monotonic() - began
    return soaked.figures


def make_daemon(path: Path, traveller: time_machine.Traveller) -> Daemon:
    """Make the daemon as it makes itself, but for the ticker, which stands still."""
    config, stopping = load_config(path), Waiting(traveller)
    store = open_store(config.store, daemon=True)
    daemon = Daemon(
        store=store,
        config=config,
        desk=open_desk(store, config, read_clock),
        fetcher=Fetcher("yaowen-test", clock=time.time, sleep=stopping.wait, now=read_clock),
        scheduler=BackgroundScheduler(timezone=UTC),
        stopping=stopping,
        read=stamp_files(config.files),
    )
    daemon.scheduler.start(paused=True)
    plan_jobs(daemon)
    return daemon


def live_day(soaked: Soaked, traveller: time_machine.Traveller) -> None:
    """Live through a day in steps, then reread the config and measure."""
    figures, end = soaked.figures, datetime.now(UTC) + timedelta(days=1)
    while (now := datetime.now(UTC)) < end:
        take(soaked, now)
        for job in soaked.daemon.scheduler.get_jobs():
            job.func()
        look_around(soaked)
        traveller.move_to(max(now + STEP, datetime.now(UTC)), tick=False)
        figures.steps += 1
    reload(soaked.daemon)
    gc.collect()
    figures.memory.append(measure_memory())
    figures.files.append(sum(1 for _ in Path("/proc/self/fd").iterdir()))


def measure_memory() -> int:
    """Give how much memory this process and those that read pages for it take (bytes)."""
    return measure_process(os.getpid()) + sum(map(measure_process, find_workers()))


def find_workers() -> Iterator[int]:
    """Give the numbers of the processes that read pages for this one."""
    for pid in list_family(os.getpid()):
        with suppress(OSError):  # it has just ended
            if b"monitor.apart.worker" in Path(f"/proc/{pid}/cmdline").read_bytes():
                yield pid


def take(soaked: Soaked, now: datetime) -> None:
    """Tell the world the time; see that what came once more than needed says so."""
    soaked.pipe.send(now.astimezone(open_day(FIRST).tzinfo))
    copies: Sequence[Copy] = soaked.pipe.recv()
    for copy in copies:
        name = (copy.receiver, copy.name.strip("<>").partition("@")[0])
        soaked.figures.counts["messages"] += 1
        if not copy.name or name not in soaked.names:
            soaked.names.add(name)
            continue
        soaked.figures.counts["repeats"] += 1
        if not copy.marked:
            soaked.figures.faults.append(f"unmarked: {copy.receiver} {copy.name}")


def look_around(soaked: Soaked) -> None:
    """See that nothing is left under way between two steps, no job failed, and nothing is whole that is nothing."""
    daemon, faults = soaked.daemon, soaked.figures.faults
    if count_deliveries(daemon.store).get(DeliveryState.SENDING):
        faults.append("a delivery is left as being sent")
    if daemon.broken.is_set():
        faults.append("the daemon gave up its store")
    faults += (f"{name} failed: {beat.reason}" for name, beat in daemon.upkeep.pulse.beats.items() if beat.fails)
    for status in find_issue_states(daemon.store, since=datetime.now(UTC).date() - timedelta(days=3)):
        if status.state == "complete" and not 0 < status.read == status.total:
            faults.append(f"complete with {status.read} of {status.total}: {status.paper_id} {status.day}")


def look_back(soaked: Soaked) -> None:
    """See that all that was found arrived."""
    take(soaked, datetime.now(UTC))
    store: Store = soaked.daemon.store
    for one in find_deliveries(store):
        soaked.figures.counts[f"deliveries {one.state}"] += 1
        if one.state not in ENDED:
            soaked.figures.faults.append(f"lost: {one.delivery.receiver_id} {one.delivery.id} is {one.state}")
        name = (one.delivery.receiver_id, one.delivery.message_id)
        if one.state is DeliveryState.DONE and name[0] != "bot" and name not in soaked.names:
            soaked.figures.faults.append(f"lost: {name} never came")
    for status in find_issue_states(store):
        soaked.figures.counts[f"issues {status.state}"] += 1


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    print(json.dumps(vars(soak(int(sys.argv[1]), int(sys.argv[2])))))
