"""`python -m tests.torture [PART] [SIZE]`: what machine, disk and world may do to the program, and what becomes of it.

Without words all of it. SIZE is how many kills, how many calls of each kind (0 for all), days or runs. Each part prints
its figures and how long it took; the exit code is 1 when something was lost, doubled without a mark or damaged.
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Protocol, Self

from monitor.demo.faults import KINDS
from tests.torture import gaps
from tests.torture.calls import can_trace, run_calls
from tests.torture.gaps import run_faults, run_switched_off
from tests.torture.kills import run_kills
from tests.torture.outbox import run_outbox
from tests.torture.soak import run_soak

CORES = os.cpu_count() or 1
KILLERS = 2 * CORES  # who kills mostly waits


class Figures(Protocol):
    """What a part came to."""

    faults: list[str]

    def __add__(self, other: Self) -> Self: ...
    def tell(self) -> Iterator[str]: ...


def share(work: Callable[[int], Figures], processes: int) -> Figures:
    """Do the work of each process's number side by side; give it all together."""
    with ProcessPoolExecutor(max_workers=processes, initializer=be_silent) as pool:
        first, *others = pool.map(work, range(processes))
    for other in others:
        first += other
    return first


def be_silent() -> None:
    """Log nothing."""
    logging.disable(logging.CRITICAL)


def kill_share(kills: int, process: int) -> Figures:
    return run_kills(kills // KILLERS, seed=process + 1)


def call_share(most: int, process: int) -> Figures:
    return run_calls(process + 1, CORES, most // CORES)


def gap_share(days: int, process: int) -> Figures:
    figures = run_switched_off(min(days, 30)) if process == 0 else gaps.Figures()
    return sum((run_faults(kind, days) for kind in list(KINDS)[process::CORES]), figures)


def outbox_share(runs: int, _process: int) -> Figures:
    return run_outbox(runs // CORES)


def soak_alone(days: int, _process: int) -> Figures:
    return run_soak(days)


# name -> size of the whole, how many processes, what each of them does
PARTS: dict[str, tuple[int, int, Callable[[int, int], Figures]]] = {
    "kills": (1_000, KILLERS, kill_share),
    "calls": (0, CORES, call_share),
    "gaps": (30, CORES, gap_share),
    "outbox": (2_000, CORES, outbox_share),
    "soak": (24, 1, soak_alone),
}


def run_part(name: str, size: int | None) -> int:
    """Run one part and print what it came to; give the exit code."""
    if name == "calls" and not can_trace():
        print("calls: left out, as strace is not there or may not trace")
        return 0
    whole, processes, work = PARTS[name]
    began = time.monotonic()
    figures = share(partial(work, whole if size is None else size), processes)
    print(f"{name}:", *figures.tell(), sep="\n  ")
    print(f"  in {time.monotonic() - began:.0f} s, {processes} processes", flush=True)
    return int(bool(figures.faults))


if __name__ == "__main__":
    words = sys.argv[1:]
    given = int(words.pop()) if words and words[-1].isdigit() else None
    sys.exit(max([run_part(name, given) for name in words or PARTS]))
