"""A kill, a full disk and a failing disk at each single system call of one whole pass; then the audit.

threats: F1, F2, F3, F4, F5, F6, F7, F8, F9, F14, G1, G2, H5

`python -m tests.torture calls 0`. One pass reads an issue from the press, stores it and tells three receivers. strace
(https://strace.io, `-e inject`) lets its N-th call of a set end in SIGKILL, ENOSPC or EIO, for N = 1, 2, 3 ... until a
pass is not hit any more; with a power cut the store also loses all that the disk was not told to keep by then. From
what is left undisturbed passes go on, as a service manager would start them. The pass runs on one thread and reads its
pages itself (zygote.py), so that each call is some N; what is loaded from the disk was loaded before.
"""

import os
import re
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as clock
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.config import load_config
from tests.torture.house import (
    ZONE,
    House,
    Kept,
    Told,
    count_repeats,
    find_faults,
    list_told,
    look_at,
    open_house,
    print_days,
)  # fmt: skip
from tests.torture.zygote import Zygote, start_zygote

WRITING = "pwrite64,write,writev,fsync,fdatasync,ftruncate,fallocate,openat,mkdir,rename,unlink,flock"
TALKING = "socket,connect,sendto,sendmsg,recvfrom,recvmsg,shutdown"
KINDS = {  # the calls that each may strike, and what strace makes of them
    "SIGKILL": (f"{WRITING},{TALKING}", "signal=SIGKILL"),
    "ENOSPC": (WRITING, "error=ENOSPC"),
    "EIO": (f"{WRITING},{TALKING},pread64", "error=EIO"),
    "power cut": (f"fdatasync,{TALKING}", "signal=SIGKILL"),
}
STRACE = shutil.which("strace")
LOGGING = "openat,pwrite64,fdatasync"  # from which is seen what the disk was told to keep
PAGES = 1
BEGIN = clock(8)
# Minutes after the pass at which the next ones come: what is tried again is tried by then, and an issue's message sent.
LATER = (10, 60, 180, 420, 900, 1_500, 3_000)
INJECTED = re.compile(r"(\w+)\(.*\(INJECTED\)")
OPENED = re.compile(r'openat\(AT_FDCWD, "[^"]*-wal", .*\) += (\d+)')
WRITTEN = re.compile(r"pwrite64\((\d+), .*, (\d+), (\d+)\) += \d+")
FLUSHED = re.compile(r"fdatasync\((\d+)\) += 0")
LAST_CALL = re.compile(r"(?m)^(\w+)\(.*\n\+\+\+ killed")


@dataclass(kw_only=True)
class Figures:
    """What came of it: points struck by kind and call, repeats, and each fault."""

    points: Counter[tuple[str, str]] = field(default_factory=Counter)
    repeats: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            points=self.points + other.points,
            repeats=self.repeats + other.repeats,
            faults=self.faults + other.faults,
        )

    def tell(self) -> Iterator[str]:
        """Give the lines that say so."""
        for kind in KINDS:
            calls = Counter({call: count for (of, call), count in self.points.items() if of == kind})
            lost, unmarked = (
                sum(fault.startswith(f"{kind} ") and f": {what}: " in fault for fault in self.faults)
                for what in ("lost", "unmarked")
            )
            by_call = ", ".join(f"{call} {count}" for call, count in calls.most_common())
            yield f"{kind} at {calls.total()} calls ({by_call})"
            yield f"  alerts lost {lost}, repeated {self.repeats[kind]}, of these unmarked {unmarked}"
        yield from self.faults[:20]
        yield f"{len(self.faults)} faults"


@dataclass(kw_only=True)
class Bench:
    """What a pass is struck on: the house, who starts passes, an untouched room, what is expected."""

    house: House
    zygote: Zygote
    folder: Path
    expected: Told = frozenset()
    wanted: Kept = field(default_factory=dict)
    figures: Figures = field(default_factory=Figures)

    def begin(self) -> datetime:
        return datetime.combine(self.house.days[0], BEGIN, ZONE)


def run_calls(first: int, step: int, most: int = 0) -> Figures:
    """Strike the calls number `first`, `first + step`, ... of a pass, `most` of each kind; 0 for all."""
    with TemporaryDirectory() as name, open_house(print_days(1, pages=PAGES)) as house:
        folder = Path(name)
        with start_zygote(house.open_room(folder / "warm")) as zygote:
            bench = Bench(house=house, zygote=zygote, folder=folder)
            house.open_room(folder / "new")
            learn(bench)
            for kind in KINDS:
                number, done = first, 0
                while strike(bench, kind, number) and (done := done + 1) != most:
                    number += step
    return bench.figures


def learn(bench: Bench) -> None:
    """See what passes that nobody disturbs tell and store."""
    config, house = copy_room(bench), bench.house
    assert bench.zygote.run(config, config.with_name("log"), now=bench.begin().timestamp()) == 0
    bench.expected = list_told(house.copies)
    settle(bench, config)
    bench.wanted = look_at(load_config(config).store, house.days)
    assert Counter(receiver for receiver, _ in bench.expected) == house.list_printed()
    assert count_repeats(house.copies) == 0


def copy_room(bench: Bench) -> Path:
    """Make a copy of the untouched room, and let the receivers forget; give its config."""
    room = bench.folder / "room"
    shutil.rmtree(room, ignore_errors=True)
    shutil.copytree(bench.folder / "new", room)
    bench.house.copies.clear()
    return room / "config.yaml"


def strike(bench: Bench, kind: str, number: int) -> bool:
    """Let one call of a pass fail, go on from there, and look what came of it; False when the pass had fewer calls."""
    config = copy_room(bench)
    struck = run_struck(bench, config, kind, number)
    if struck is None:
        return False
    settle(bench, config)
    store, house = load_config(config).store, bench.house
    bench.figures.points[kind, struck] += 1
    bench.figures.repeats[kind] += count_repeats(house.copies)
    found = find_faults(house.copies, bench.expected, bench.wanted, store, house.days)
    bench.figures.faults += (f"{kind} at {struck} {number}: {fault}" for fault in found)
    return True


def run_struck(bench: Bench, config: Path, kind: str, number: int) -> str | None:
    """Go through a pass whose call of that number fails; give which call that was, None when there was none."""
    trace = config.with_name("trace")
    calls, what = KINDS[kind]
    pid = bench.zygote.start(config, "once", config.with_name("log"), now=bench.begin().timestamp(), held=True)
    command = [STRACE or "strace", "-p", str(pid), "-o", str(trace), "-e", f"trace={calls},{LOGGING}"]
    command += ["-e", f"inject={calls}:{what}:when={number}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:  # noqa: S603
        assert tracer.stderr is not None
        assert "attached" in (said := tracer.stderr.readline()), said
        os.kill(pid, signal.SIGCONT)
        code = bench.zygote.wait()
    told = trace.read_text(encoding="utf-8", errors="replace")
    if kind == "power cut":
        drop_unflushed(load_config(config).store, told)
    found = (LAST_CALL if code == -signal.SIGKILL else INJECTED).search(told)
    return found[1] if found else None


def drop_unflushed(store: Path, told: str) -> None:
    """Cut off what was written behind the last moment at which the disk was told to keep the store's log.

    The log only grows within one pass; the store itself is written when it is closed, behind its log.
    """
    log, end, kept = "", 0, 0
    for line in told.splitlines():
        if found := OPENED.match(line):
            log, end, kept = found[1], 0, 0
        elif (found := WRITTEN.match(line)) and found[1] == log:
            end = max(end, int(found[2]) + int(found[3]))
        elif (found := FLUSHED.match(line)) and found[1] == log:
            kept = end
    path = store.with_name(f"{store.name}-wal")
    if path.exists():
        os.truncate(path, kept)


def settle(bench: Bench, config: Path) -> None:
    """Go on with undisturbed passes until all is told, and one more."""
    for minutes in LATER:
        is_told = bench.expected <= list_told(bench.house.copies)
        at = bench.begin() + timedelta(minutes=minutes)
        bench.zygote.run(config, config.with_name("settled.log"), now=at.timestamp())
        if is_told:
            return


def can_trace() -> bool:
    """Whether strace is there and may trace what others have started."""
    if STRACE is None:
        return False
    with subprocess.Popen(["/bin/sleep", "10"]) as sleeper:
        command = [STRACE, "-p", str(sleeper.pid), "-e", "trace=none"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:  # noqa: S603
            assert tracer.stderr is not None
            attached = "attached" in tracer.stderr.readline()
            sleeper.kill()
    return attached
