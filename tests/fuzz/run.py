"""A target and a number in; it tried so often on damaged seeds, what broke and how long the longest took, out."""

import faulthandler
import json
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from traceback import extract_tb
from types import FrameType
from zlib import crc32

from tests.fuzz.mutate import LONGEST, mutate
from tests.fuzz.targets import Target

PAGES = 100_000
LIMIT = 5.0  # seconds of CPU that one execution may take: what a page may take to be read
STUCK = 60  # seconds by the clock after which code that hears no signal is ended, and the run with it
MOST_FAULTS = 20  # different ones, by where they are raised


class TooLong(BaseException):
    """An execution takes longer than it may; no `except Exception` of the code under test takes it."""


@dataclass(kw_only=True)
class Found:
    """How often a target was tried, what broke, and how many seconds of CPU the longest execution took."""

    executions: int = 0
    faults: list[str] = field(default_factory=list)
    longest: float = 0.0


def stop(_number: int, _frame: FrameType | None) -> None:
    raise TooLong


def fuzz(name: str, target: Target, times: int, folder: Path) -> Found:
    """Try a target on so many damaged seeds, drawn by its name."""
    seeds, draw, found = target.seeds(), Random(crc32(name.encode())), Found()  # noqa: S311 - the same bytes each time
    known: set[str] = set()
    signal.signal(signal.SIGPROF, stop)
    for turn in range(times):
        data = mutate(seeds, draw)
        found.executions += 1
        if (fault := attempt(target, data, found)) and fault not in known and len(known) < MOST_FAULTS:
            known.add(fault)
            keep(folder, name, turn, data)
            found.faults.append(f"execution {turn}: {fault}")
    return found


def attempt(target: Target, data: bytes, found: Found) -> str:
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


def fuzz_guided(name: str, target: Target, times: int, folder: Path) -> Found:
    """Let atheris choose the bytes by what code they reach. It ends the process itself: what was found is printed."""
    import atheris

    found, corpus = Found(), folder / f"corpus-{name.replace(' ', '_')}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (corpus / str(number)).write_bytes(seed[:LONGEST])
    known: set[str] = set()
    signal.signal(signal.SIGPROF, stop)

    def try_once(data: bytes) -> None:
        found.executions += 1
        if (fault := attempt(target, data, found)) and fault not in known:
            known.add(fault)
            keep(folder, name, found.executions, data)
            found.faults.append(f"execution {found.executions}: {fault}")
        if found.executions >= times - 1:
            print(json.dumps(vars(found)), flush=True)

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-runs={times}", f"-max_len={LONGEST}", "-verbosity=0", str(corpus)], try_once)
    atheris.Fuzz()
    return found
