"""Things to do in, the median seconds that each took, out. Runs take turns: a busy moment hits all alike."""

import time
from collections.abc import Callable, Mapping
from statistics import median

Work = Callable[[], object]


def time_all(contenders: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Run each once unmeasured, then all of them in turn `rounds` times; give median CPU seconds by name."""
    for work in contenders.values():
        work()
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, work in contenders.items():
            seconds[name].append(time_one(work))
    return {name: median(taken) for name, taken in seconds.items()}


def time_one(work: Work) -> float:
    """Give the CPU seconds that this process needs for one run."""
    start = time.process_time()
    work()
    return time.process_time() - start
