"""Nothing in; rows of what the program costs before it does anything, out: time and memory of real processes."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

Row = tuple[str, str]
ROUNDS = 7
IDLE_SECONDS = 5.0
CONFIG = """papers: [renmin_ribao]
watches: [{name: idle, people: [顾明川]}]
receivers: {desk: {kind: email, host: 127.0.0.1, port: 25, security: none, sender: a@example.org, to: a@example.org}}
"""
LAUNCHER = """
import os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)
said = process.stdout.read()
_, _, usage = os.wait4(process.pid, 0)
sys.stdout.buffer.write(said)
print(f"\\n{time.perf_counter() - start} {usage.ru_maxrss}")
"""
LOAD = (
    "from monitor.parser import extract; from monitor.records import Article; extract(Article(headline='顾知远讲话'))"
)
PROGRAM = str(Path(sys.executable).with_name("yaowen"))


def measure_help() -> Iterator[Row]:
    """Start `yaowen --help`, and Python alone for comparison, in turn."""
    commands = {"python -c pass": [sys.executable, "-c", "pass"], "yaowen --help": [PROGRAM, "--help"]}
    runs = {name: [run(command) for _ in range(ROUNDS)] for name, command in commands.items()}
    for name, taken in runs.items():
        yield name, show_runs(taken)


def measure_load() -> Iterator[Row]:
    """Start Python, load the parser with its tables, and read one headline."""
    runs = [run([sys.executable, "-c", LOAD]) for _ in range(ROUNDS)]
    yield "parser: start, tables loaded, first headline read", show_runs(runs)


def show_runs(runs: list[tuple[float, int]]) -> str:
    """Show the median time and memory of several runs."""
    return f"{median(wall for wall, _ in runs) * 1000:.0f} ms, {median(size for _, size in runs) / 1024:.0f} MB"


def run(command: list[str]) -> tuple[float, int]:
    """Give the seconds by the clock and the most memory, in KB, of one process."""
    _, seconds, size = launch(command)
    return seconds, size


def run_reporting(command: list[str]) -> tuple[str, int]:
    """Give what one process says on stdout and its most memory, in KB."""
    said, _, size = launch(command)
    return said, size


def launch(command: list[str]) -> tuple[str, float, int]:
    """Give what a process says, its seconds by the clock and its most memory, in KB.

    A small process starts it: Linux counts the memory of whoever forks as the child's own.
    """
    done = subprocess.run([sys.executable, "-c", LAUNCHER, *command], capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    said, _, last = done.stdout.rstrip("\n").rpartition("\n")
    seconds, size = last.split()
    return said, float(seconds), int(size)


def measure_daemon() -> Iterator[Row]:
    """Start the daemon with nothing due, wait until it says READY, let it idle, and end it by SIGTERM."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notified:
        address = str(Path(folder, "notify"))
        notified.bind(address)
        notified.settimeout(60)
        config = Path(folder, "config.yaml")
        config.write_text(CONFIG.replace("[renmin_ribao]", "[night]\npaper_files: [papers.yaml]"), encoding="utf-8")
        Path(folder, "papers.yaml").write_text(write_paper(), encoding="utf-8")
        environment = {**os.environ, "NOTIFY_SOCKET": address}
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own program
            [PROGRAM, "run", "--config", str(config)], env=environment, stderr=subprocess.DEVNULL
        )
        while b"READY=1" not in notified.recv(4096):
            pass
        ready = time.perf_counter() - start
        time.sleep(IDLE_SECONDS)
        memory = read_memory(process.pid)
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
    yield "daemon: start to READY", f"{ready * 1000:.0f} ms"
    yield f"daemon: memory when idle for {IDLE_SECONDS:.0f} s", f"{memory / 1024:.0f} MB"


def write_paper() -> str:
    """Write a papers file whose paper lies on a port of this machine where nobody answers: nothing leaves it."""
    return """papers:
  night:
    name: 夜间样报
    level: provincial
    place: 江岭省
    family: amuc_layout
    skin: people
    hosts: ["127.0.0.1:9"]
    allow_networks: ["127.0.0.0/8"]
    first_page: http://127.0.0.1:9/%Y%m/%d/node_01.html
"""


def read_memory(pid: int) -> int:
    """Give the resident memory of a process in KB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))
