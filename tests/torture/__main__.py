"""`python -m tests.torture [kills|calls|gaps] [SIZE]`: what machine, disk and world may do, and what becomes of it.

Without words all of it; SIZE is how many kills, how many calls of each kind (0 for all), how many days. Each part
prints its figures and how long it took; the exit code is 1 when something was lost, doubled without a mark or damaged.
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

PROCESSES = os.cpu_count() or 1


class Figures(Protocol):
    """What a part came to."""

    faults: list[str]

    def __add__(self, other: Self) -> Self: ...
    def tell(self) -> Iterator[str]: ...


def share(work: Callable[[int], Figures]) -> Figures:
    """Do the work of each process's number side by side; give it all together."""
    with ProcessPoolExecutor(max_workers=PROCESSES, initializer=be_silent) as pool:
        first, *others = pool.map(work, range(PROCESSES))
    for other in others:
        first += other
    return first


def be_silent() -> None:
    """Log nothing."""
    logging.disable(logging.CRITICAL)


def kill_share(kills: int, seed: int, process: int) -> Figures:
    return run_kills(kills // PROCESSES, seed * PROCESSES + process)


def call_share(most: int, process: int) -> Figures:
    return run_calls(process + 1, PROCESSES, most // PROCESSES)


def gap_share(days: int, process: int) -> Figures:
    figures = run_switched_off(min(days, 30)) if process == 0 else gaps.Figures()
    return sum((run_faults(kind, days) for kind in list(KINDS)[process::PROCESSES]), figures)


def run_part(name: str, size: int | None) -> Figures | None:
    """Run one part; None when this machine cannot."""
    if name == "calls" and not can_trace():
        return None
    parts: dict[str, tuple[int, Callable[[int], Callable[[int], Figures]]]] = {
        "kills": (1_000, lambda kills: partial(kill_share, kills, 1)),
        "calls": (0, lambda most: partial(call_share, most)),
        "gaps": (30, lambda days: partial(gap_share, days)),
    }
    whole, make = parts[name]
    return share(make(whole if size is None else size))


def main(names: list[str], size: int | None) -> int:
    """Run the parts; give the exit code."""
    code = 0
    for name in names:
        began = time.monotonic()
        figures = run_part(name, size)
        if figures is None:
            print(f"{name}: left out, as strace is not there or may not trace")
            continue
        print(f"{name}:", *figures.tell(), sep="\n  ")
        print(f"  in {time.monotonic() - began:.0f} s, {PROCESSES} processes", flush=True)
        code |= bool(figures.faults)
    return code


if __name__ == "__main__":
    words = sys.argv[1:]
    given = int(words.pop()) if words and words[-1].isdigit() else None
    sys.exit(main(words or ["kills", "calls", "gaps"], given))
