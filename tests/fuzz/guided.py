"""One target's fuzzing by atheris (pip install atheris), which looks for bytes that reach new code of ours.

Only our packages are watched, as they are imported: watching everything takes minutes before the first execution. It
is told to go on without end, and ended from within, so that what was found is always said.
"""

import os
import signal
import sys
import time
from pathlib import Path

import atheris

from tests.fuzz.mutate import LONGEST
from tests.fuzz.run import Found, attempt, stop

WATCHED = ["monitor", "alerts"]


def main(name: str, times: str, seconds: str, folder: str) -> None:
    """Fuzz one target so often, or for so many seconds, and say in the last line what was found."""
    kept, found = Path(folder), Found()
    with atheris.instrument_imports(include=WATCHED):
        from tests.fuzz.targets import find_target

        target = find_target(name)
        seeds = target.seeds()
        for seed in seeds:  # what is imported late is watched, too
            attempt(target, seed, Found())
    corpus = kept / f"corpus-{name.replace(' ', '_')}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(seed[:LONGEST])
    end = time.monotonic() + float(seconds)

    def try_once(data: bytes) -> None:
        found.try_on(name, target, data, kept)
        if found.executions >= int(times) or time.monotonic() > end:
            print(found.tell(), flush=True)
            os._exit(0)

    atheris.Setup([sys.argv[0], f"-max_len={LONGEST}", "-verbosity=0", str(corpus)], try_once)
    signal.signal(signal.SIGPROF, stop)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
