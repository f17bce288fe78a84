"""Damages pages, texts and files of every kind by the thousands and says what broke: `python -m tests.fuzz`.

    python -m tests.fuzz                    100,000 pages and 1,000,000 other executions, on two processes
    python -m tests.fuzz --part 100         a hundredth of it
    python -m tests.fuzz --only feeds       one target
    python -m tests.fuzz --guided           the same by atheris, which looks for bytes that reach new code
    python -m tests.fuzz --seconds 60       each target for a minute at most

How far it is is said every ten seconds. What is found is printed with the execution's number and kept in a file; the
same numbers give the same bytes, unless atheris chooses them.
"""

import argparse
import json
import math
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from tempfile import mkdtemp

from tests.fuzz.run import PAGES, Found
from tests.fuzz.targets import list_page_targets, list_targets


def list_shares(part: int) -> dict[str, int]:
    """Give for each target how many executions it gets."""
    pages = list_page_targets()
    shares = dict.fromkeys(pages, PAGES / len(pages)) | {name: one.share for name, one in list_targets().items()}
    return {name: math.ceil(share / part) for name, share in shares.items()}


def run_apart(module: str, name: str, times: int, seconds: float, folder: Path) -> tuple[str, float, Found]:
    """Fuzz one target in a process of its own, which may crash; give its name, its seconds and what was found."""
    began, last = time.monotonic(), "{}"
    command = [sys.executable, "-m", module, name, str(times), str(seconds), str(folder)]
    with (folder / f"{name.replace(' ', '_')}.log").open("w+b") as log:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True) as running:  # noqa: S603
            assert running.stdout is not None
            for line in running.stdout:
                last = line
                if not line.startswith("{"):
                    print(line, end="", flush=True)
        try:
            found = Found(**json.loads(last))
        except (ValueError, TypeError):
            log.seek(0)
            said = log.read()[-1500:].decode(errors="replace")
            found = Found(faults=[f"ended with {running.returncode} after {last.strip()}: {said}"])
    return name, time.monotonic() - began, found


def read_words() -> argparse.Namespace:
    """Read what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--part", type=int, default=1, help="run one part in so many")
    parser.add_argument("--only", action="append", help="a target by name; may be given several times")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=math.inf, help="end each target after so many")
    parser.add_argument("--guided", action="store_true", help="by atheris (pip install atheris)")
    parser.add_argument("--folder", type=Path, help="where bytes that broke something are kept")
    return parser.parse_args()


def main() -> int:
    """Run what is asked for, print a line a target, and give 1 when anything broke."""
    asked = read_words()
    folder = asked.folder or Path(mkdtemp(prefix="yaowen-fuzz-"))
    folder.mkdir(parents=True, exist_ok=True)
    module = "tests.fuzz.guided" if asked.guided else "tests.fuzz.run"
    shares = {name: times for name, times in list_shares(asked.part).items() if not asked.only or name in asked.only}
    executions = faults = 0
    with ThreadPoolExecutor(max_workers=asked.jobs) as threads:
        runs = [threads.submit(run_apart, module, name, times, asked.seconds, folder) for name, times in shares.items()]
        for run in as_completed(runs):
            name, seconds, found = run.result()
            executions += found.executions
            faults += len(found.faults)
            said = f"{found.executions:>9,} executions, longest {found.longest:.2f} s of CPU, {seconds:.0f} s"
            print(f"{name:28} {said}", *(f"  {fault}" for fault in found.faults), sep="\n", flush=True)
    print(f"{executions:,} executions, {faults} faults; bytes that broke something are in {folder}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
