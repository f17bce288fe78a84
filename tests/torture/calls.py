"""A kill, a full disk and a failing disk at each single system call of one whole pass; then the audit.

threats: F1, F2, F3, F4, F5, F6, F7, F8, F9, F14, G1, G2, H5

`python -m tests.torture calls 0`. One pass reads an issue from the press, stores it and tells three receivers. strace
(https://strace.io, `-e inject`) lets the N-th call of one name end in SIGKILL, ENOSPC or EIO, for all names and all N
that such a pass has; with a power cut the store also loses all that the disk was not told to keep by then. From
what is left undisturbed passes go on, as a service manager would start them. The pass runs on one thread and reads its
pages itself (zygote.py), so that each call is some N; what is loaded from the disk was loaded before.
"""

import os
import random
import re
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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

WRITING = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "openat", "mkdir", "rename", "unlink", "flock")
TALKING = ("socket", "connect", "sendto", "sendmsg", "recvfrom", "recvmsg", "shutdown")
LOGGING = ("openat", "pwrite64", "fdatasync")  # from which is seen what the disk was told to keep
KINDS = {  # the calls that each may strike, and what strace makes of them
    "SIGKILL": ((*WRITING, *TALKING), "signal=SIGKILL"),
    "ENOSPC": (WRITING, "error=ENOSPC"),
    "EIO": ((*WRITING, *TALKING, "pread64"), "error=EIO"),
    "power cut": (("fdatasync", *TALKING), "signal=SIGKILL"),
}
MORE = 3  # calls of each kind behind the last one that was counted: two passes are not alike to the last call
STRACE = shutil.which("strace")
PAGES = 1
BEGIN = clock(8)
# Minutes after the pass at which the next ones come: what is tried again is tried by then, and an issue's message sent.
LATER = (10, 60, 180, 420, 900, 1_500, 3_000)
CALLED = re.compile(r"(?m)^(\w+)\(")
OPENED = re.compile(r'openat\(AT_FDCWD, "[^"]*-wal", .*\) += (\d+)')
WRITTEN = re.compile(r"pwrite64\((\d+), .*, (\d+), (\d+)\) += \d+")
FLUSHED = re.compile(r"fdatasync\((\d+)\) += 0")


@dataclass(frozen=True, kw_only=True)
class Point:
    """One call of a pass, its number among those of its name, and what becomes of it."""

    kind: str
    call: str
    number: int


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


def draw_calls(most: int = 0, seed: int = 1) -> list[Point]:
    """Count the calls of a pass and draw in which order they are struck; with `most` only so many of them."""
    with open_bench() as bench:
        every = sorted({call for calls, _ in KINDS.values() for call in calls})
        _, told = run_traced(bench, copy_room(bench), ("-e", f"trace={','.join(every)}"))
    points = draw_points(Counter(CALLED.findall(told)), random.Random(seed))  # noqa: S311 - the same ones each time
    return points[: most or None]


def run_calls(points: Sequence[Point]) -> Figures:
    """Strike some calls of a pass, each in a pass of its own."""
    with open_bench() as bench:
        learn(bench)
        for point in points:
            strike(bench, point)
        return bench.figures


@contextmanager
def open_bench() -> Iterator[Bench]:
    """Start all that a pass needs."""
    with TemporaryDirectory() as name, open_house(print_days(1, pages=PAGES)) as house:
        folder = Path(name)
        with start_zygote(house.open_room(folder / "warm")) as zygote:
            house.open_room(folder / "new")
            yield Bench(house=house, zygote=zygote, folder=folder)


def draw_points(counts: Counter[str], chance: random.Random) -> list[Point]:
    """List all that is to be struck, drawn from each name's calls in turn, so that the first ones are of every name."""
    drawn: list[tuple[int, float, Point]] = []
    for kind, (calls, _) in KINDS.items():
        for call in calls:
            numbers = list(range(1, counts[call] + 1 + MORE)) if counts[call] else []
            chance.shuffle(numbers)
            points = (Point(kind=kind, call=call, number=number) for number in numbers)
            drawn += ((turn, chance.random(), point) for turn, point in enumerate(points))
    return [point for *_, point in sorted(drawn, key=lambda one: one[:2])]


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


def strike(bench: Bench, point: Point) -> None:
    """Let one call of a pass fail, go on from there, and look what came of it; nothing when there are fewer calls."""
    config, what = copy_room(bench), KINDS[point.kind][1]
    store, house = load_config(config).store, bench.house
    traced = ",".join({point.call, *LOGGING})
    inject = f"inject={point.call}:{what}:when={point.number}"
    code, told = run_traced(bench, config, ("-e", f"trace={traced}", "-e", inject))
    if code != -signal.SIGKILL and "(INJECTED)" not in told:
        return
    if point.kind == "power cut":
        drop_unflushed(store, told)
    settle(bench, config)
    bench.figures.points[point.kind, point.call] += 1
    bench.figures.repeats[point.kind] += count_repeats(house.copies)
    found = find_faults(house.copies, bench.expected, bench.wanted, store, house.days)
    bench.figures.faults += (f"{point.kind} at {point.call} {point.number}: {fault}" for fault in found)


def run_traced(bench: Bench, config: Path, options: tuple[str, ...]) -> tuple[int, str]:
    """Go through a pass under strace; give its exit code, and the calls that were traced."""
    trace = config.with_name("trace")
    pid = bench.zygote.start(config, "once", config.with_name("log"), now=bench.begin().timestamp(), held=True)
    command = [STRACE or "strace", "-p", str(pid), "-o", str(trace), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:  # noqa: S603
        assert tracer.stderr is not None
        assert "attached" in (said := tracer.stderr.readline()), said
        os.kill(pid, signal.SIGCONT)
        code = bench.zygote.wait()
    return code, trace.read_text(encoding="utf-8", errors="replace")


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
