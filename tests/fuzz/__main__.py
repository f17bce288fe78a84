"""Damages pages, texts and files of every kind by the thousands and says what broke: `python -m tests.fuzz`.

    python -m tests.fuzz                    100,000 pages and 1,000,000 other executions, on two processes
    python -m tests.fuzz --part 100         a hundredth of it
    python -m tests.fuzz --only feeds       one target
    python -m tests.fuzz --guided           the same by atheris, which looks for bytes that reach new code

What is found is printed with the seed's number and kept in a file; the same numbers give the same bytes.
"""

import argparse
import json
import math
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import mkdtemp

from tests.fuzz.run import PAGES, Found, fuzz, fuzz_guided
from tests.fuzz.targets import list_page_targets, list_targets


def list_shares(part: int) -> dict[str, int]:
    """Give for each target how many executions it gets."""
    pages = list_page_targets()
    shares = dict.fromkeys(pages, PAGES / len(pages)) | {name: one.share for name, one in list_targets().items()}
    return {name: math.ceil(share / part) for name, share in shares.items()}


def run_apart(name: str, times: int, *, guided: bool, folder: Path) -> tuple[str, float, Found]:
    """Fuzz one target in a process of its own, which may crash; give its name, its seconds and what was found."""
    began = time.monotonic()
    way = ["--guided"] if guided else []
    command = [sys.executable, "-m", "tests.fuzz", "--one", name, "--times", str(times), "--folder", str(folder), *way]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - this program
    last = done.stdout.splitlines()[-1:] or ["{}"]
    try:
        found = Found(**json.loads(last[0]))
    except (ValueError, TypeError):
        found = Found(executions=0, faults=[f"ended with {done.returncode}: {done.stderr[-1500:]}"], longest=0.0)
    return name, time.monotonic() - began, found


def main() -> int:
    """Run what is asked for, print a line a target, and give 1 when anything broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--part", type=int, default=1, help="run one part in so many")
    parser.add_argument("--only", help="a target by name")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--guided", action="store_true", help="by atheris (pip install atheris)")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--times", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, default=None, help="where bytes that broke something are kept")
    asked = parser.parse_args()
    folder = asked.folder or Path(mkdtemp(prefix="yaowen-fuzz-"))
    if asked.one:
        target = (list_page_targets() | list_targets())[asked.one]
        found = (fuzz_guided if asked.guided else fuzz)(asked.one, target, asked.times, folder)
        print(json.dumps(vars(found)))
        return 0
    shares = {name: times for name, times in list_shares(asked.part).items() if asked.only in (None, name)}
    executions = faults = 0
    with ThreadPoolExecutor(max_workers=asked.jobs) as threads:
        runs = (
            threads.submit(run_apart, name, times, guided=asked.guided, folder=folder) for name, times in shares.items()
        )
        for run in list(runs):
            name, seconds, found = run.result()
            executions += found.executions
            faults += len(found.faults)
            said = f"{found.executions:>9,} executions, longest {found.longest:.2f} s of CPU, {seconds:.0f} s"
            print(f"{name:28} {said}", *(f"  {fault}" for fault in found.faults), sep="\n", flush=True)
    print(f"{executions:,} executions, {faults} faults; bytes that broke something are in {folder}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
