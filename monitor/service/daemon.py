"""A config in; every paper read when its issue is due and every alert delivered, until a signal says to stop, out.

    main thread   signals and the config ten times a second, the watchdog and the clock's jumps once
    tick          proves that the scheduler lives and the store answers       every 5 seconds
    a paper       plan -> run_issue, oldest first                             every 30 seconds
    a folder      watch_folder: files that are whole and new                  every 5 seconds
    a receiver    deliver_due                                                 every 2 seconds
    absences      look_for_absent                                             every hour
    health        look_after: who is told that something does not work        every 30 seconds

APScheduler is the ticker only: what is due is computed from the store each time, so that a tick too many or too few
changes nothing. A signal only puts its number into a queue that the main thread waits at: nothing is ever interrupted,
whichever thread the system hands it to (libraries start threads of their own, which block no signals).
A store that cannot be used ends the daemon (exit 3): whoever starts it again finds everything as it was.
"""

import logging
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event

import sdnotify
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from monitor.config import Config, ConfigError, load_config
from monitor.desk import Desk, open_desk, without_collecting
from monitor.desk.absences import look_for_absent
from monitor.desk.delivery import Courier, Turns, deliver_due
from monitor.fetch import Fetcher
from monitor.folders import Folder
from monitor.intake.inbox import Looks, watch_folder
from monitor.log import say, set_up_log
from monitor.service.notices import leave_notice, send_notices
from monitor.service.rounds import find_due, make_fetcher, read_clock, read_due, settle_store
from monitor.service.shrinking import compare, find_lost
from monitor.service.upkeep import Upkeep, listen, look_after
from storage.backup import save_lost
from storage.database import Store, hold_daemon_lock, open_store
from storage.errors import StoreError, StoreLocked, StoreRefused
from storage.notices import rescue_notices
from storage.outbox import rescue

LOOK = 0.1  # seconds that the main thread waits for a signal at most, and between two looks at the config
FEED = 1.0  # seconds between two looks at the clock, and at what the watchdog is told
TICK, READ, LOOK_IN, DELIVER, MISS, CARE = 5.0, 30.0, 5.0, 2.0, 3600.0, 30.0  # seconds between two looks
STALE = 40.0  # seconds without a tick after which the watchdog is not fed
DRIFT = timedelta(seconds=5)  #  by which the wall clock may leave the monotonic one before that is called a jump
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1)
RELOADING = frozenset({signal.SIGHUP, signal.SIGUSR1})  # the second also takes what was refused for what it drops
STORE_FAILED = 3
THREADS = 32  # made when needed; more when there are more papers and receivers
Stamps = dict[Path, tuple[int, ...]]


@dataclass(kw_only=True, slots=True)
class Daemon:
    """What the threads share: the config and desk of now, the ticker, and whether to stop."""

    store: Store
    config: Config
    desk: Desk
    fetcher: Fetcher
    scheduler: BackgroundScheduler
    stopping: Event = field(default_factory=Event)
    broken: Event = field(default_factory=Event)
    ticked_at: float = field(default_factory=time.monotonic)
    resume_at: dict[str, float] = field(default_factory=dict)
    upkeep: Upkeep = field(default_factory=Upkeep)
    looks: dict[Path, Looks] = field(default_factory=dict)
    turns: Turns = field(default_factory=Turns)
    accept_shrink: bool = False
    read: Stamps = field(default_factory=dict)  # the config's files as they were when they were read last
    seen: Stamps = field(default_factory=dict)  # and when they were looked at last
    refused: Stamps = field(default_factory=dict)  # and when they were refused, as they would drop too much


def run_daemon(config_path: Path, *, accept_shrink: bool = False) -> int:
    """Run until SIGTERM or SIGINT; give the exit code. Raises ConfigError, StoreError.

    With `accept_shrink` a changed config may drop as much as it likes.
    """
    set_up_log()
    signals = queue_signals()
    config = load_config(config_path)
    with hold_daemon_lock(config.store):
        store = open_store(config.store, daemon=True)
        try:
            return serve(store, config, signals, accept_shrink=accept_shrink)
        finally:
            store.close()


def queue_signals() -> SimpleQueue[int]:
    """Let every signal of SIGNALS be put into the queue given; a SimpleQueue may be interrupted by its own put."""
    signals: SimpleQueue[int] = SimpleQueue()
    for number in SIGNALS:
        signal.signal(number, lambda received, _: signals.put(received))
    return signals


def serve(store: Store, config: Config, signals: SimpleQueue[int], *, accept_shrink: bool) -> int:
    """Run on an open store that is ours alone."""
    if rescued := rescue(store, read_clock()) + rescue_notices(store, read_clock()):
        say("rescued", deliveries=rescued)
    settle_store(store, read_clock())
    daemon = start(store, config)
    daemon.accept_shrink = accept_shrink
    notifier = sdnotify.SystemdNotifier()
    notifier.notify("READY=1")
    say("ready", papers=len(config.papers), watches=len(config.watches), receivers=len(config.receivers))
    watch_over(daemon, notifier, signals)
    notifier.notify("STOPPING=1")
    say("stopping")
    daemon.stopping.set()
    daemon.fetcher.stop()
    daemon.scheduler.shutdown(wait=True)
    daemon.upkeep.server.close()
    if daemon.broken.is_set() and store.is_lost():
        keep_lost(store, daemon.config)
    say("stopped")
    return STORE_FAILED if daemon.broken.is_set() else 0


def keep_lost(store: Store, config: Config) -> None:
    """Save a store that was deleted or replaced while it was in use: this process still has all of it.

    Who hears of troubles is told of it by the next start.
    """
    try:
        saved, is_back = save_lost(store, read_clock())
        how = "put back" if is_back else "another file lies in its place: yaowen restore puts this one there"
        say("store-saved", level=logging.CRITICAL, path=saved, how=how)
        leave_notice(store.path, config.health.tell, f"{saved}: {how}", read_clock())
    except StoreError as error:
        say("store-lost", level=logging.CRITICAL, reason=str(error))


def start(store: Store, config: Config) -> Daemon:
    """Start the ticker on what the config names."""
    stopping = Event()
    threads = max(THREADS, len(config.known_papers) + len(config.folders) + len(config.receivers) + 2)
    daemon = Daemon(
        store=store,
        config=config,
        desk=open_desk(store, config, read_clock),
        fetcher=make_fetcher(config, sleep=stopping.wait),
        scheduler=BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(max_workers=threads)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        ),
        stopping=stopping,
        read=stamp_files(config.files),
    )
    plan_jobs(daemon)
    daemon.scheduler.start()
    return daemon


def plan_jobs(daemon: Daemon) -> None:
    """Let the ticker have a job for each paper, folder and receiver of the config, and none for others."""
    config = daemon.config
    jobs: dict[str, tuple[Callable[[], None], float]] = {
        "tick": (partial(tick, daemon), TICK),
        "miss": (partial(miss, daemon), MISS),
        "health": (partial(look_after_all, daemon), CARE),
        **{f"read {paper.id}": (partial(read_paper, daemon, paper.id), READ) for paper in config.papers},
        **{
            f"look in {one.path}": (partial(read_folder, daemon, one), min(LOOK_IN, one.settle))
            for one in config.folders
        },
        **{f"deliver {name}": (partial(deliver, daemon, name), DELIVER) for name in config.receivers},
    }
    daemon.upkeep.pulse.plan({name: seconds for name, (_, seconds) in jobs.items()})
    listen(daemon.upkeep, config, lambda: daemon.desk)
    for job in daemon.scheduler.get_jobs():
        if job.id not in jobs:
            job.remove()
    for name, (work, seconds) in jobs.items():
        daemon.scheduler.add_job(
            partial(guard, daemon, name, work),
            "interval",
            seconds=seconds,
            id=name,
            next_run_time=read_clock(),
            replace_existing=True,
        )


def watch_over(daemon: Daemon, notifier: sdnotify.SystemdNotifier, signals: SimpleQueue[int]) -> None:
    """Wait for a signal to stop, or a broken store; meanwhile reread the config when asked and feed the watchdog."""
    offset, fed = measure_offset(), 0.0
    while not daemon.broken.is_set():
        try:
            asked = signals.get(timeout=LOOK)
        except Empty:
            look_at_config(daemon)
        else:
            all_asked = {asked, *take_waiting(signals)}
            if all_asked - RELOADING:
                return
            reload(daemon, accept_shrink=signal.SIGUSR1 in all_asked)
        if (moment := time.monotonic()) - fed < FEED:
            continue
        offset, fed = settle_clock(daemon, offset), moment
        if moment - daemon.ticked_at < STALE:
            notifier.notify("WATCHDOG=1")


def take_waiting(signals: SimpleQueue[int]) -> Iterator[int]:
    """Give the signals that came meanwhile: a hundred SIGHUP ask for what one asks for."""
    with suppress(Empty):
        while True:
            yield signals.get_nowait()


def measure_offset() -> timedelta:
    """Give by how much the wall clock is ahead of the monotonic one."""
    return timedelta(seconds=time.time() - time.monotonic())


def settle_clock(daemon: Daemon, offset: timedelta) -> timedelta:
    """Let all jobs run now after the clock was set: the ticker waits by the wall clock, hours when it went back."""
    current = measure_offset()
    if abs(current - offset) <= DRIFT:
        return offset
    say("clock-jumped", level=logging.WARNING, seconds=round((current - offset).total_seconds()))
    guard(daemon, "clock", partial(settle_store, daemon.store, read_clock(), went_back=current < offset))
    for job in daemon.scheduler.get_jobs():
        job.modify(next_run_time=read_clock())
    return current


def stamp_files(files: Iterable[Path]) -> Stamps:
    """Give for each file what changes when it does: number, size and time of change; () for one not there."""
    return {path: stamp_file(path) for path in files}


def stamp_file(path: Path) -> tuple[int, ...]:
    """Give the stamp of one file."""
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns


def look_at_config(daemon: Daemon) -> None:
    """Reread the config when a file of it changed, and stood still from one look to the next."""
    seen = stamp_files(daemon.read)
    if seen == daemon.seen != daemon.read:
        reload(daemon)
    daemon.seen = seen


def reload(daemon: Daemon, *, accept_shrink: bool = False) -> None:
    """Reread the config: all of it holds from the next tick on, or nothing of it.

    What would drop too much is refused; `accept_shrink` takes the very files that were refused.
    """
    with without_collecting():
        take(daemon, accept_shrink=accept_shrink)


def take(daemon: Daemon, *, accept_shrink: bool) -> None:
    """Read the config and let it hold, or say why not."""
    stamps = stamp_files(daemon.read)
    config, files = read_good(daemon)
    stamps = daemon.read = {path: stamps[path] if path in stamps else stamp_file(path) for path in files}
    if config is None:
        return
    lost = tuple(find_lost(daemon.config, config))
    if lost and not daemon.accept_shrink and not (accept_shrink and stamps == daemon.refused):
        daemon.refused = stamps
        for what in lost:
            say("config-shrinks", level=logging.ERROR, lost=what)
        keep_config(daemon, "the new config drops too much; SIGUSR1 takes it all the same")
        return
    changes = compare(daemon.config, config)
    desk = open_desk(daemon.store, config, read_clock)
    if config.contact != daemon.config.contact:
        daemon.fetcher = make_fetcher(config, sleep=daemon.stopping.wait)
    daemon.config, daemon.desk, daemon.refused = config, desk, {}
    daemon.upkeep.pulse.config_fault = ""
    plan_jobs(daemon)
    say("config-read", papers=len(config.papers), watches=len(config.watches), receivers=len(config.receivers))
    for what, names in (("added", changes.added), ("removed", changes.removed), ("changed", changes.changed)):
        if names:
            say("watches-changed", how=what, watches="、".join(names))


def read_good(daemon: Daemon) -> tuple[Config | None, tuple[Path, ...]]:
    """Give the config as it is now, None when it cannot be taken, and the files to look at; why, is logged.

    Whoever mends a config that was refused may do so in a file that only the new one names.
    """
    try:
        config = load_config(daemon.config.path)
    except ConfigError as error:
        for fault in error.faults:
            say("config-fault", level=logging.ERROR, fault=fault)
        keep_config(daemon, f"the new config is bad; the old one goes on; {error.faults[0]}")
        return None, (*error.files, *daemon.config.files)
    if config.store != daemon.config.store:
        keep_config(daemon, "another store needs a new start; the old config goes on")
        return None, config.files
    return config, config.files


def keep_config(daemon: Daemon, reason: str) -> None:
    """Say that a new config is not taken."""
    daemon.upkeep.pulse.config_fault = reason
    say("config-kept", level=logging.ERROR, reason=reason)


def guard(daemon: Daemon, name: str, work: Callable[[], None]) -> None:
    """Run one job: a store that cannot be used ends the daemon; one that is busy, or any other fault, only this run.

    A record that the store refuses is a fault of what was read: it would be refused again after each new start.
    """
    if daemon.stopping.is_set() or daemon.broken.is_set():
        return
    reason = ""
    daemon.upkeep.pulse.begin(name)
    try:
        work()
    except StoreLocked as error:
        reason = str(error)
        say("store-busy", level=logging.WARNING, job=name, reason=reason)
    except StoreRefused as error:
        reason = str(error)
        say("job-failed", level=logging.ERROR, job=name, reason=reason)
    except StoreError as error:
        reason = str(error)
        say("store-failed", level=logging.CRITICAL, job=name, reason=reason)
        daemon.broken.set()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - around one job: the others go on
        reason = f"{type(error).__name__}: {error}"
        say("job-failed", level=logging.ERROR, job=name, reason=reason)
    daemon.upkeep.pulse.end(name, reason)


def tick(daemon: Daemon) -> None:
    """Prove that jobs are run and that the store answers."""
    daemon.store.check()
    daemon.ticked_at = time.monotonic()


def read_paper(daemon: Daemon, paper_id: str) -> None:
    """Read what is due of one paper, oldest first."""
    desk, fetcher = daemon.desk, daemon.fetcher
    paper = next((paper for paper in daemon.config.papers if paper.id == paper_id), None)
    if paper is None:
        return
    for due in find_due(daemon.store, (paper,), desk.now()):
        if daemon.stopping.is_set():
            return
        read_due(desk, fetcher, paper, due, daemon.stopping.is_set)


def read_folder(daemon: Daemon, folder: Folder) -> None:
    """Read what is whole and new in a watched folder."""
    looks = daemon.looks.setdefault(folder.path, Looks())
    papers, moment = daemon.config.known_papers, time.monotonic()
    watch_folder(daemon.desk, folder, papers, looks, moment, is_stopping=daemon.stopping.is_set)


def miss(daemon: Daemon) -> None:
    """Say who is not seen for unusually long."""
    config = daemon.config
    for alert in look_for_absent(daemon.desk, config.watches, config.papers):
        say("absent", watch=alert.watch_id, person=alert.matches[0].person, last=alert.day)


def deliver(daemon: Daemon, receiver_id: str) -> None:
    """Send what is due for one receiver, unless it is left alone for a while after a failure."""
    receiver = daemon.config.receivers.get(receiver_id)
    if receiver is None or time.monotonic() < daemon.resume_at.get(receiver_id, 0.0):
        return
    courier = Courier(sleep=daemon.stopping.wait, is_stopping=daemon.stopping.is_set, turns=daemon.turns)
    pause = deliver_due(daemon.desk, receiver, courier).pause or send_notices(daemon.desk, receiver, courier)
    daemon.resume_at[receiver_id] = time.monotonic() + pause


def look_after_all(daemon: Daemon) -> None:
    """See to it that others see how the reading goes on."""
    look_after(daemon.upkeep, daemon.desk, daemon.config)
