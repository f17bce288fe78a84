"""A process that has loaded all of the program and makes copies of itself, each of which runs it at once.

Loading costs two seconds of processor time and touches no data; what may be killed begins behind it. A line on stdin
asks for a run, as JSON: `config`, `verb` (of VERBS), `log`, and `now` (seconds; `once` goes by it, all else by the real
clock). Two lines on stdout answer: the process's number, and when it has ended its status as os.waitpid gives it. With
`held` the copy stops itself before it begins, until somebody sends SIGCONT: so a tracer can take hold of it.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any, Self

from apscheduler.schedulers.background import BackgroundScheduler

import monitor.apart
import monitor.cli
import monitor.service.daemon
import monitor.service.rounds
import storage.backup  # noqa: F401 - which its verbs load late
from monitor.config import load_config
from monitor.desk import open_desk
from monitor.desk.delivery import Courier
from monitor.log import set_up_log
from monitor.service.daemon import Daemon, reload, run_daemon
from monitor.service.rounds import make_fetcher, read_clock, run_once
from storage import open_store

COPY, NEXT = "copy.db", "next.yaml"  # beside the config: what is backed up or restored, what it is to become
QUICK = {"TICK": 1.0, "READ": 0.5, "DELIVER": 0.2, "LOOK": 0.2}  # seconds; a life is short here


class InTurn:
    """In place of a pool of threads: one after the other, so that the N-th system call is the same one each time."""

    def __init__(self, **_: int) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, work: Callable[..., Any], *given: Iterable[Any]) -> Iterator[Any]:
        return map(work, *given)


def call_here(function: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """In place of a worker, which keeps nothing and whose tables take a second to load: read in the copy itself."""
    return function(*given, **named)


@dataclass(kw_only=True)
class Clock:
    """A simulated clock: whoever waits moves it."""

    moment: datetime

    def read(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


def go_once(config: Path, now: float) -> int:
    """Go through one pass at a simulated moment."""
    clock = Clock(moment=datetime.fromtimestamp(now, UTC))
    done = run_once(load_config(config), now=clock.read, sleep=clock.sleep, courier=Courier(sleep=clock.sleep))
    return 0 if done.is_good else 1


def open_only(config: Path, _now: float) -> int:
    """Open the store, which brings it to today's schema, and close it."""
    open_store(load_config(config).store, daemon=True).close()
    return 0


def reread(config: Path, _now: float) -> int:
    """Be a daemon that rereads its config, which has become NEXT; its ticker stands still."""
    known = load_config(config)
    with closing(open_store(known.store, daemon=True)) as store:
        desk, fetcher = open_desk(store, known, read_clock), make_fetcher(known)
        daemon = Daemon(store=store, config=known, desk=desk, fetcher=fetcher, scheduler=BackgroundScheduler())
        if (changed := config.with_name(NEXT)).exists():
            changed.replace(config)
        reload(daemon)
    return 1 if daemon.upkeep.pulse.config_fault else 0


def type_verb(*words: str, config: Path) -> int:
    """Be the command line."""
    return int(monitor.cli.main([*words, "--config", str(config)], standalone_mode=False) or 0)


VERBS: dict[str, Callable[[Path, float], int]] = {
    "run": lambda config, _: run_daemon(config),
    "once": go_once,
    "open": open_only,
    "reload": reread,
    "backup": lambda config, _: type_verb("backup", str(config.with_name(COPY)), config=config),
    "restore": lambda config, _: type_verb("restore", str(config.with_name(COPY)), config=config),
}


def become(asked: dict[str, Any]) -> int:
    """Be the program: what it logs goes to the file named, what it reads is nothing."""
    log = os.open(asked["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number, source in ((0, os.open(os.devnull, os.O_RDONLY)), (1, log), (2, log)):
        os.dup2(source, number)
    if asked["held"]:
        os.kill(os.getpid(), signal.SIGSTOP)
    set_up_log()
    return VERBS[asked["verb"]](Path(asked["config"]), asked["now"])


def warm_up(config: Path) -> None:
    """Load whatever one pass needs, and go the way of the tests: the same on one thread, quickly."""
    setattr(monitor.service.rounds, "ThreadPoolExecutor", InTurn)  # noqa: B010 - no name that it exports
    monitor.apart.call = call_here
    for name, seconds in QUICK.items():
        setattr(monitor.service.daemon, name, seconds)
    go_once(config, time.time())


def main(config: Path) -> None:
    warm_up(config)
    print("warm", flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        if (pid := os.fork()) == 0:
            code = 70
            try:
                code = become(asked)
            finally:
                os._exit(code)
        if asked["held"]:
            os.waitpid(pid, os.WUNTRACED)  # who is woken before it has stopped itself would sleep for ever
        print(pid, flush=True)
        print(os.waitpid(pid, 0)[1], flush=True)


@dataclass(kw_only=True)
class Zygote:
    """The process from outside."""

    process: subprocess.Popen[str]

    def start(self, config: Path, verb: str, log: Path, *, now: float = 0.0, held: bool = False) -> int:
        """Begin a run; give its process's number."""
        asked = {"config": str(config), "verb": verb, "log": str(log), "now": now, "held": held}
        print(json.dumps(asked), file=self.pipe(self.process.stdin), flush=True)
        return int(self.pipe(self.process.stdout).readline())

    def wait(self) -> int:
        """Wait for the end of the run; give its exit code, of one that was killed the signal's number below zero."""
        return os.waitstatus_to_exitcode(int(self.pipe(self.process.stdout).readline()))

    def run(self, config: Path, log: Path, *, verb: str = "once", now: float = 0.0) -> int:
        """Go through one pass, or do what another verb says."""
        self.start(config, verb, log, now=now)
        return self.wait()

    @staticmethod
    def pipe(end: IO[str] | None) -> IO[str]:
        assert end is not None
        return end


@contextmanager
def start_zygote(config: Path) -> Iterator[Zygote]:
    """Start it on a config whose first pass is of no other use."""
    command = [sys.executable, "-m", "tests.torture.zygote", str(config)]
    with subprocess.Popen(  # noqa: S603 - our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        zygote = Zygote(process=process)
        try:
            assert Zygote.pipe(process.stdout).readline() == "warm\n"
            yield zygote
        finally:
            process.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
