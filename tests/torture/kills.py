"""kill -9 at random moments of the running daemon, over a press and receivers of its own; then the audit.

threats: F1, F2, F3, F4, F5, F6, F7, F8, F10, F16, E3

`python -m tests.torture kills 1000`. A room is a store that has fallen four weeks behind. Its daemons are killed one
after the other, each after a time drawn evenly between nothing and what a life takes in which everything happens, until
there is nothing left to do; then undisturbed passes settle it, and it has to hold what an undisturbed store holds.
Most daemons are copies of a process that has loaded the program (`zygote`); one in TENTH is started as `yaowen run`.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.config import load_config
from storage.codec import moment_text
from tests.acceptance.process import PROGRAM
from tests.torture.figures import Figures
from tests.torture.house import (
    House,
    Kept,
    Told,
    count_repeats,
    find_faults,
    list_told,
    look_at,
    open_house,
    print_days,
)
from tests.torture.zygote import Zygote, start_zygote

KILL = "kill -9"
TENTH = 10  # one life in so many begins with loading the program
DAYS = 28  # of the thirty that are caught up, so that midnight may pass meanwhile
LONGEST = 60.0  # seconds that anything here may take on a busy machine
DAWDLE = 0.04  # seconds that a receiver takes before it keeps a message, and as many before it says so
LATER = (0.0, 3_600.0, 7_200.0)  # seconds from now at which what waits for the end of an issue is sent


@dataclass(kw_only=True)
class Yard:
    """What a run of kills needs: the house, who starts daemons, what is expected, and what a life takes."""

    house: House
    zygote: Zygote
    folder: Path
    chance: random.Random
    expected: Told = frozenset()
    wanted: Kept = field(default_factory=dict)
    rooms: int = 0
    figures: Figures = field(default_factory=Figures)
    span: float = 0.0  # seconds from the start to the first message, and as much again
    loading: float = 0.0  # seconds that loading the program takes


def run_kills(kills: int, seed: int = 1, days: int = DAYS) -> Figures:
    """Kill so many daemons, in this process's rooms."""
    with TemporaryDirectory() as name, open_house(print_days(days)) as house:
        folder = Path(name)
        with start_zygote(house.open_room(folder / "warm", days=1)) as zygote:
            yard = Yard(house=house, zygote=zygote, folder=folder, chance=random.Random(seed))  # noqa: S311
            learn(yard)
            house.dawdle = DAWDLE
            while yard.figures.blows.total() < kills:
                live_in_room(yard, kills)
    return yard.figures


def learn(yard: Yard) -> None:
    """See what a run that nobody disturbs tells and stores."""
    yard.house.copies.clear()
    config = yard.house.open_room(yard.folder / "undisturbed")
    settle(yard, config)
    yard.expected = list_told(yard.house.copies)
    yard.wanted = look_at(load_config(config).store, yard.house.days)
    printed = yard.house.list_printed()
    assert Counter(receiver for receiver, _ in yard.expected) == printed
    assert count_repeats(yard.house.copies) == 0
    assert not list(
        find_faults(yard.house.copies, yard.expected, yard.wanted, load_config(config).store, yard.house.days)
    )


def settle(yard: Yard, config: Path) -> None:
    """Go through whole passes until nothing is left to do."""
    for seconds in LATER:
        assert yard.zygote.run(config, config.with_name("settled.log"), now=time.time() + seconds) == 0


def live_in_room(yard: Yard, kills: int) -> None:
    """Kill daemons on one store until all is told or there are enough, then compare."""
    figures, house = yard.figures, yard.house
    yard.rooms += 1
    folder = yard.folder / f"room{yard.rooms}"
    config = house.open_room(folder)
    store = load_config(config).store
    house.copies.clear()
    yard.span = 2 * time_life(yard, config, "run", lambda: bool(house.copies))
    figures.blows[KILL, find_moment(store, folder / "log")] += 1
    while figures.blows.total() < kills and has_work(store, len(house.days)):
        live(yard, config, store)
    settle(yard, config)
    figures.counts[KILL, "stores"] += 1
    figures.counts[KILL, "alerts at receivers"] += len(yard.expected)
    figures.counts[KILL, "repeated"] += count_repeats(house.copies)
    found = find_faults(house.copies, yard.expected, yard.wanted, store, house.days)
    figures.faults += (f"{KILL} in room {yard.rooms}: {fault}" for fault in found)
    shutil.rmtree(folder)


def time_life(yard: Yard, config: Path, verb: str, is_there: Callable[[], bool]) -> float:
    """Kill a daemon as soon as something is there; give the seconds that took."""
    began = time.monotonic()
    pid = yard.zygote.start(config, verb, config.with_name("log"))
    while not is_there() and time.monotonic() < began + LONGEST:
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    assert yard.zygote.wait() == -signal.SIGKILL
    return time.monotonic() - began


def live(yard: Yard, config: Path, store: Path) -> None:
    """Let one daemon live for a while, kill it, and see that its store is sound."""
    log = config.with_name("log")
    log.unlink(missing_ok=True)
    if yard.chance.randrange(TENTH):
        pid = yard.zygote.start(config, "run", log)
        time.sleep(yard.chance.uniform(0, yard.span))
        os.kill(pid, signal.SIGKILL)
        code = yard.zygote.wait()
    else:
        code = live_whole(yard, config, log)
    if code != -signal.SIGKILL:
        said = log.read_text(encoding="utf-8")[-500:]
        yard.figures.faults.append(f"{KILL} in room {yard.rooms}: ended by itself with {code}: {said}")
    yard.figures.blows[KILL, find_moment(store, log)] += 1
    yard.figures.faults += (f"{KILL} in room {yard.rooms}: damaged: {fault}" for fault in check_copy(store))


def live_whole(yard: Yard, config: Path, log: Path) -> int:
    """Start the program itself, and kill it."""
    began = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen([*PROGRAM, "run", "--config", str(config)], stderr=out)  # noqa: S603
        if not yard.loading:
            while b"INFO ready" not in log.read_bytes() and time.monotonic() < began + LONGEST:
                time.sleep(0.01)
            yard.loading = time.monotonic() - began
        else:
            time.sleep(yard.chance.uniform(0, yard.loading + yard.span))
        process.kill()
        return process.wait()


def has_work(store: Path, days: int) -> bool:
    """Say whether there is something to read or send now: what a kill has parted from its issue waits half an hour."""
    with copy_store(store) as copy:
        read = copy.execute("SELECT count(*) FROM issues WHERE state = 'complete'").fetchone()[0]
        due = "SELECT count(*) FROM deliveries WHERE state = 'sending' OR (state = 'pending' AND next_at <= ?)"
        return bool(read < days or copy.execute(due, (moment_text(datetime.now(UTC)),)).fetchone()[0])


def find_moment(store: Path, log: Path) -> str:
    """Say what the daemon was doing when it was killed, by its log and what it left in the store."""
    if not log.exists() or "INFO ready" not in log.read_text(encoding="utf-8", errors="replace"):
        return "starting"
    with copy_store(store) as copy:
        sending = copy.execute("SELECT count(*) FROM deliveries WHERE state = 'sending'").fetchone()[0]
        reading = copy.execute("SELECT count(*) FROM runs WHERE finished_at IS NULL").fetchone()[0]
    return "sending" if sending else "reading" if reading else "between"


def check_copy(store: Path) -> list[str]:
    """Say what SQLite finds damaged in what a killed daemon left."""
    with copy_store(store) as copy:
        return [line for (line,) in copy.execute("PRAGMA integrity_check") if line != "ok"]


def copy_store(store: Path) -> "closing[sqlite3.Connection]":
    """Open a copy of the store and its log: looking at the files themselves would tidy them up."""
    copy = store.with_name("copy.db")
    for ending in ("", "-wal"):
        copied = Path(f"{copy}{ending}")
        copied.unlink(missing_ok=True)
        if Path(f"{store}{ending}").exists():
            shutil.copyfile(f"{store}{ending}", copied)
    return closing(sqlite3.connect(copy))
