"""A deed of the program in; struck by strace at single system calls, and what came of each blow, out.

strace (https://strace.io, `-e inject`) lets the N-th call of one name end in SIGKILL, ENOSPC or EIO; with a power cut
the store also loses all that the disk was not told to keep by then.
"""

import os
import random
import re
import shutil
import signal
import subprocess
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from monitor.config import load_config
from tests.torture.figures import Figures
from tests.torture.zygote import Zygote

WRITING = (
    "pwrite64",
    "write",
    "fsync",
    "fdatasync",
    "ftruncate",
    "openat",
    "mkdir",
    "rename",
    "link",
    "unlink",
    "flock",
)
TALKING = ("socket", "connect", "sendto", "sendmsg", "recvfrom", "recvmsg", "shutdown")
LOGGING = ("openat", "pwrite64", "fdatasync")  # from which is seen what the disk was told to keep
KINDS = {  # the calls that each may strike, and what strace makes of them
    "SIGKILL": ((*WRITING, *TALKING), "signal=SIGKILL"),
    "ENOSPC": (WRITING, "error=ENOSPC"),
    "EIO": ((*WRITING, *TALKING, "pread64"), "error=EIO"),
    "power cut": (("fdatasync", *TALKING), "signal=SIGKILL"),
}
TRACED = ",".join(sorted({call for calls, _ in KINDS.values() for call in calls}))
MORE = 3  # calls of each kind behind the last one that was counted: two runs are not alike to the last call
STRACE = shutil.which("strace")
CALLED = re.compile(r"(?m)^(\w+)\(")
OPENED = re.compile(r'openat\(AT_FDCWD, "[^"]*-wal", .*\) += (\d+)')
WRITTEN = re.compile(r"pwrite64\((\d+), .*, (\d+), (\d+)\) += \d+")
FLUSHED = re.compile(r"fdatasync\((\d+)\) += 0")


@dataclass(frozen=True, kw_only=True)
class Point:
    """One call of a deed, its number among those of its name, and what becomes of it."""

    kind: str
    call: str
    number: int


class Deed(ABC):
    """Something that the program does by a `verb` at a moment (seconds), struck by `kinds` of blows."""

    verb: str
    now: float = 0.0
    kinds: tuple[str, ...] = ("SIGKILL", "ENOSPC", "EIO")

    def __init__(self, zygote: Zygote) -> None:
        self.zygote = zygote

    @abstractmethod
    def begin(self) -> Path:
        """Make all as it is before the deed; give the config."""

    @abstractmethod
    def judge(self, config: Path) -> tuple[int, Iterable[str]]:
        """Go on from what a blow left; give how much was told once more than it had to be, and each fault."""


def draw_points(deed: Deed, seed: int = 1) -> list[Point]:
    """List all calls of a deed, drawn from each name's calls in turn, so that the first ones are of every name."""
    _, told = run_traced(deed, deed.begin(), ("-e", f"trace={TRACED}"))
    counts, chance = Counter(CALLED.findall(told)), random.Random(seed)  # noqa: S311 - the same ones each time
    drawn: list[tuple[int, float, Point]] = []
    for kind in deed.kinds:
        for call in KINDS[kind][0]:
            numbers = list(range(1, counts[call] + 1))
            chance.shuffle(numbers)
            more = range(counts[call] + 1, counts[call] + 1 + MORE) if numbers else ()
            points = (Point(kind=kind, call=call, number=number) for number in (*numbers, *more))
            drawn += ((turn, chance.random(), point) for turn, point in enumerate(points))
    return [point for *_, point in sorted(drawn, key=lambda one: one[:2])]


def strike_all(deed: Deed, points: Sequence[Point]) -> Figures:
    """Strike some calls of a deed, each in a run of its own."""
    figures = Figures()
    for point in points:
        strike(deed, point, figures)
    return figures


def strike(deed: Deed, point: Point, figures: Figures) -> None:
    """Let one call of a deed fail and look what came of it; nothing when there are fewer calls."""
    config, what = deed.begin(), KINDS[point.kind][1]
    traced = ",".join({point.call, *LOGGING})
    code, told = run_traced(
        deed, config, ("-e", f"trace={traced}", "-e", f"inject={point.call}:{what}:when={point.number}")
    )
    if code != -signal.SIGKILL and "(INJECTED)" not in told:
        return
    if point.kind == "power cut":
        drop_unflushed(load_config(config).store, told)
    figures.blows[point.kind, point.call] += 1
    repeats, faults = deed.judge(config)
    figures.counts[point.kind, "repeated"] += repeats
    figures.faults += (f"{point.kind} at {point.call} {point.number}: {fault}" for fault in faults)


def run_traced(deed: Deed, config: Path, options: tuple[str, ...]) -> tuple[int, str]:
    """Do a deed under strace; give its exit code, and the calls that were traced."""
    trace = config.with_name("trace")
    pid = deed.zygote.start(config, deed.verb, config.with_name("log"), now=deed.now, held=True)
    command = [STRACE or "strace", "-p", str(pid), "-o", str(trace), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:  # noqa: S603
        assert tracer.stderr is not None
        assert "attached" in (said := tracer.stderr.readline()), said
        os.kill(pid, signal.SIGCONT)
        code = deed.zygote.wait()
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
