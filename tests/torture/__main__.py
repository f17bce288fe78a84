"""`python -m tests.torture [PART] [SIZE]`: what machine, disk and world may do to the program, and what becomes of it.

Without words all of it. SIZE is how many kills, how many calls (0 for all), days or runs. Each part says on stderr how
far it is, and prints its figures and how long it took; the exit code is 1 when something was lost, doubled without a
mark or damaged.
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from typing import Protocol, Self

from monitor.demo.faults import KINDS
from tests.torture.deeds import TRACED, list_points, strike_some
from tests.torture.gaps import run_faults, run_switched_off
from tests.torture.kills import run_kills
from tests.torture.outbox import run_outbox
from tests.torture.soak import run_soak
from tests.torture.tracing import can_trace
from tests.words import read_words, refuse

CORES = os.cpu_count() or 1


class Findings(Protocol):
    """What a part came to."""

    faults: list[str]

    def __add__(self, other: Self) -> Self: ...
    def tell(self) -> Iterator[str]: ...


def be_silent() -> None:
    """Log nothing."""
    logging.disable(logging.CRITICAL)


Task = Callable[[], Findings]


def share_kills(kills: int) -> Iterator[Task]:
    """Share kills among twice as many processes as there are cores: who kills mostly waits."""
    return (partial(run_kills, kills // (2 * CORES), seed) for seed in range(1, 2 * CORES + 1))


def share_calls(name: str, most: int) -> Iterator[Task]:
    """Share the calls of a deed, counted once for all."""
    if not can_trace():
        print(f"{name}: left out, as strace is not there or may not trace")
        return
    points = list_points(name, most)
    yield from (partial(strike_some, name, points[start::CORES]) for start in range(CORES))


def share_gaps(days: int) -> Iterator[Task]:
    """Share the kinds of fault, and the days switched off."""
    yield from (partial(run_faults, kind, days) for kind in KINDS)
    yield partial(run_switched_off, min(days, 30))


def share_runs(runs: int) -> Iterator[Task]:
    """Share the runs of the outbox."""
    return (partial(run_outbox, runs // CORES) for _ in range(CORES))


def soak_alone(days: int) -> Iterator[Task]:
    """Live through the days once."""
    yield partial(run_soak, days)


# name -> size of the whole, how it is shared among processes
PARTS: dict[str, tuple[int, Callable[[int], Iterator[Task]]]] = {
    "kills": (1_000, share_kills),
    **{name: (0, partial(share_calls, name)) for name in TRACED},
    "gaps": (30, share_gaps),
    "outbox": (2_000, share_runs),
    "soak": (24, soak_alone),
}


def run_part(name: str, size: int | None) -> int:
    """Run one part and print what it came to; give the exit code."""
    whole, share = PARTS[name]
    began = time.monotonic()
    if not (tasks := list(share(whole if size is None else size))):
        return 0
    processes = 2 * CORES if name == "kills" else CORES
    found: list[Findings] = []
    with ProcessPoolExecutor(max_workers=processes, initializer=be_silent) as pool:
        for one in as_completed([pool.submit(task) for task in tasks]):
            found.append(one.result())
            so_far = f"{len(found)} of {len(tasks)} shares after {time.monotonic() - began:.0f} s"
            print(f"{name}: {so_far}", file=sys.stderr)
    figures = sum(found[1:], found[0])
    print(f"{name}:", *figures.tell(), sep="\n  ")
    print(f"  in {time.monotonic() - began:.0f} s, {min(processes, len(tasks))} processes", flush=True)
    return int(bool(figures.faults))


if __name__ == "__main__":
    words = read_words(__doc__, most=len(PARTS) + 1)
    given = int(words.pop()) if words and words[-1].isdecimal() else None
    for word in words:
        if word not in PARTS:
            refuse(f"no part {word!r}, there are {', '.join(PARTS)}")
    sys.exit(max([run_part(name, given) for name in words or PARTS]))
