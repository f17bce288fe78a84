"""A target and a number in; it tried so often on damaged seeds, what broke and how long the longest took, out.

It imports nothing that is tried: whoever watches which code is reached (guided.py) has to be there first.
"""

import faulthandler
import json
import math
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from traceback import extract_tb
from types import FrameType
from typing import TYPE_CHECKING
from zlib import crc32

from tests.fuzz.mutate import mutate

if TYPE_CHECKING:
    from tests.fuzz.targets import Target

PAGES = 100_000
LIMIT = 5.0  # seconds of CPU that one execution may take: what a page may take to be read
STUCK = 60  # seconds by the clock after which code that hears no signal is ended, and the run with it
NEWS = 10.0  # seconds between two lines that say how far it is
MOST_FAULTS = 20  # different ones, by where they are raised


class TooLong(BaseException):
    """An execution takes longer than it may; no `except Exception` of the code under test takes it."""


@dataclass(kw_only=True)
class Found:
    """How often a target was tried, what broke, and how many seconds of CPU the longest execution took."""

    executions: int = 0
    faults: list[str] = field(default_factory=list)
    longest: float = 0.0
    known: set[str] = field(default_factory=set)
    told_at: float = field(default_factory=time.monotonic)

    def try_on(self, name: str, target: "Target", data: bytes, folder: Path) -> None:
        """Try a target on bytes; keep those that break something in a new way."""
        self.executions += 1
        if (fault := attempt(target, data, self)) and fault not in self.known and len(self.known) < MOST_FAULTS:
            self.known.add(fault)
            keep(folder, name, self.executions, data)
            self.faults.append(f"execution {self.executions}: {fault}")
        if (moment := time.monotonic()) > self.told_at + NEWS:
            self.told_at = moment
            print(f"{name}: {self.executions:,} executions, {len(self.faults)} faults", flush=True)

    def tell(self) -> str:
        """Give the line that says so, as JSON."""
        return json.dumps({"executions": self.executions, "faults": self.faults, "longest": self.longest})


def stop(_number: int, _frame: FrameType | None) -> None:
    raise TooLong


def fuzz(name: str, target: "Target", times: int, folder: Path, seconds: float = math.inf) -> Found:
    """Try a target on so many damaged seeds, drawn by its name, or for so many seconds."""
    seeds, draw, found = target.seeds(), Random(crc32(name.encode())), Found()  # noqa: S311 - the same bytes each time
    signal.signal(signal.SIGPROF, stop)
    end = time.monotonic() + seconds
    while found.executions < times and time.monotonic() < end:
        found.try_on(name, target, mutate(seeds, draw), folder)
    return found


def attempt(target: "Target", data: bytes, found: Found) -> str:
    """Try a target on bytes; give what broke, "" for nothing."""
    began = time.process_time()
    faulthandler.dump_traceback_later(STUCK, exit=True)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        target.attempt(data)
    except TooLong as error:
        return f"more than {LIMIT} seconds{describe(error)}"
    except Exception as error:  # noqa: BLE001 - any is a find
        return f"{type(error).__name__}: {str(error)[:200]!a}{describe(error)}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()
        found.longest = max(found.longest, time.process_time() - began)
    return ""


def describe(error: BaseException) -> str:
    """Say where an error was raised."""
    frames = extract_tb(error.__traceback__)[-3:]
    return "".join(f" < {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))


def keep(folder: Path, name: str, turn: int, data: bytes) -> None:
    """Keep bytes that broke something."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name.replace(' ', '_')}-{turn}").write_bytes(data)


def main(name: str, times: str, seconds: str, folder: str) -> None:
    """Fuzz one target, and say in the last line what was found."""
    from tests.fuzz.targets import find_target

    print(fuzz(name, find_target(name), int(times), Path(folder), float(seconds)).tell())


if __name__ == "__main__":
    main(*sys.argv[1:])
