import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from types import SimpleNamespace

import pytest

from monitor.records import IssueState, IssueStatus
from monitor.service.daemon import (
    DRIFT,
    SIGNALS,
    Daemon,
    guard,
    look_at_config,
    measure_offset,
    plan_jobs,
    queue_signals,
    reload,
    settle_clock,
    start,
    watch_over,
)
from monitor.service.rounds import make_user_agent
from storage.database import open_store
from storage.errors import StoreFull, StoreLocked
from storage.runs import find_issue_states, save_issue_status
from tests.newsroom import Newsroom, open_newsroom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as room:
        yield room


@pytest.fixture
def daemon(room: Newsroom) -> Iterator[Daemon]:
    config = room.config()
    store = open_store(config.store)
    daemon = start(store, config)
    yield daemon
    daemon.stopping.set()
    daemon.scheduler.shutdown(wait=True)
    store.close()


def job_names(daemon: Daemon) -> set[str]:
    return {job.id for job in daemon.scheduler.get_jobs()}


def test_there_is_a_job_for_each_paper_and_receiver(daemon: Daemon) -> None:
    """threats: E6."""
    assert job_names(daemon) == {"tick", "miss", "health", "read jiangling", "deliver desk", "deliver hook"}
    for job in daemon.scheduler.get_jobs():
        assert (job.coalesce, job.max_instances, job.misfire_grace_time) == (True, 1, None)


def test_a_new_config_changes_the_jobs_and_a_bad_one_nothing(room: Newsroom, daemon: Daemon) -> None:
    """threats: K9."""
    text = room.path.read_text(encoding="utf-8")
    config = daemon.config
    room.path.write_text(text.replace("papers: [jiangling]", "papers: [lanxi"), encoding="utf-8")
    reload(daemon)
    assert daemon.config is config
    room.path.write_text(text.replace("papers: [jiangling]", "papers: [lanxi]"), encoding="utf-8")
    reload(daemon)
    assert job_names(daemon) == {"tick", "miss", "health", "read lanxi", "deliver desk", "deliver hook"}


def test_a_changed_file_is_reread_once_it_stands_still(room: Newsroom, daemon: Daemon) -> None:
    """threats: K1."""
    look_at_config(daemon)
    before = daemon.config
    text = room.path.read_text(encoding="utf-8")
    room.path.write_text(text + "language: en\n", encoding="utf-8")
    look_at_config(daemon)  # it may be half written
    assert daemon.config is before
    look_at_config(daemon)
    assert daemon.config.language == "en"
    after = daemon.config
    look_at_config(daemon)
    assert daemon.config is after


def test_a_changed_paper_file_is_reread_too(room: Newsroom, daemon: Daemon) -> None:
    before = daemon.config
    side = room.folder / "papers.yaml"
    side.write_text(side.read_text(encoding="utf-8") + "\n# checked\n", encoding="utf-8")
    look_at_config(daemon)
    look_at_config(daemon)
    assert daemon.config is not before


def use_side_file(room: Newsroom, text: str) -> Path:
    """Let the watch's people stand in a file beside the config."""
    side = room.folder / "people.yaml"
    side.write_text(text, encoding="utf-8")
    config = room.path.read_text(encoding="utf-8")
    room.path.write_text(config.replace("people: [顾明川]", "people: {include: people.yaml}"), encoding="utf-8")
    return side


def watched(daemon: Daemon) -> list[str]:
    return [person.name for person in daemon.config.watches[0].people]


def test_a_changed_side_file_is_reread_and_guarded_as_the_config_is(room: Newsroom, daemon: Daemon) -> None:
    side = use_side_file(room, "[顾明川, 沈怀远, 程克俭]")
    for text, people in (
        (None, ["顾明川", "沈怀远", "程克俭"]),
        ("[顾明川, 沈怀远, 程克俭, 郁文达]", ["顾明川", "沈怀远", "程克俭", "郁文达"]),
        ("[顾明川]", ["顾明川", "沈怀远", "程克俭", "郁文达"]),  # cut short: kept as it was
    ):
        if text:
            side.write_text(text, encoding="utf-8")
        look_at_config(daemon)
        look_at_config(daemon)
        assert watched(daemon) == people
    reload(daemon, accept_shrink=True)
    assert watched(daemon) == ["顾明川"]


def test_a_refused_config_is_mended_in_a_side_file_that_only_it_names(room: Newsroom, daemon: Daemon) -> None:
    side = use_side_file(room, "[顾明川、沈怀远]")
    look_at_config(daemon)
    look_at_config(daemon)
    before = daemon.config
    side.write_text("[顾明川, 沈怀远]", encoding="utf-8")
    look_at_config(daemon)
    assert daemon.config is before
    look_at_config(daemon)
    assert watched(daemon) == ["顾明川", "沈怀远"]


def test_a_bad_file_is_told_once_and_not_at_every_look(
    room: Newsroom, daemon: Daemon, caplog: pytest.LogCaptureFixture
) -> None:
    room.path.write_text("papers: [lanxi", encoding="utf-8")
    with caplog.at_level("ERROR"):
        for _ in range(4):
            look_at_config(daemon)
    assert sum("config-kept" in record.getMessage() for record in caplog.records) == 1


@pytest.mark.parametrize(
    ("watched", "name"),
    [("[顾明川]", "省长"), ("[顾明川, 沈怀远, 程克俭]", "别的")],
)
def test_what_drops_a_watch_or_half_a_list_waits_until_it_is_accepted(
    room: Newsroom, daemon: Daemon, watched: str, name: str
) -> None:
    """threats: K1."""
    text = room.path.read_text(encoding="utf-8")
    room.path.write_text(text.replace("[顾明川]", "[顾明川, 沈怀远, 程克俭, 郁文达]"), encoding="utf-8")
    reload(daemon)
    before = daemon.config
    assert len(before.watches[0].people) == 4
    room.path.write_text(text.replace("[顾明川]", watched).replace("name: 省长", f"name: {name}"), encoding="utf-8")
    reload(daemon, accept_shrink=True)  # nobody was told yet of what it drops
    assert daemon.config is before
    reload(daemon)
    assert daemon.config is before
    reload(daemon, accept_shrink=True)
    assert [watch.name for watch in daemon.config.watches] == [name]


def test_a_watch_that_is_only_called_otherwise_is_not_dropped(room: Newsroom, daemon: Daemon) -> None:
    text = room.path.read_text(encoding="utf-8")
    room.path.write_text(text.replace("name: 省长", "name: 省长动向"), encoding="utf-8")
    reload(daemon)
    assert [watch.name for watch in daemon.config.watches] == ["省长动向"]


def test_another_store_is_refused_while_running(room: Newsroom, daemon: Daemon) -> None:
    config = daemon.config
    room.path.write_text("store: other.db\n" + room.path.read_text(encoding="utf-8"), encoding="utf-8")
    reload(daemon)
    assert daemon.config is config


def test_a_job_that_fails_ends_only_itself(daemon: Daemon) -> None:
    guard(daemon, "read x", lambda: 1 / 0)  # type: ignore[arg-type]
    assert not daemon.broken.is_set()


def test_a_job_that_wants_the_program_to_exit_ends_only_itself(
    daemon: Daemon, caplog: pytest.LogCaptureFixture
) -> None:
    """threats: E9."""
    guard(daemon, "read x", sys.exit)
    assert "job-failed job=" in caplog.text
    assert not daemon.broken.is_set()


def test_a_hundred_signals_to_reread_are_one(daemon: Daemon, caplog: pytest.LogCaptureFixture) -> None:
    """threats: K10."""
    signals: SimpleQueue[int] = SimpleQueue()
    for _ in range(100):
        signals.put(signal.SIGHUP)
    fed = SimpleNamespace(notify=lambda _state: signals.put(signal.SIGTERM))
    with caplog.at_level("INFO"):
        watch_over(daemon, fed, signals)
    assert caplog.text.count("config-read") == 1


def test_a_store_that_is_busy_is_waited_for(daemon: Daemon) -> None:
    def wait() -> None:
        raise StoreLocked("another process writes")

    guard(daemon, "read x", wait)
    assert not daemon.broken.is_set()


def test_a_store_that_fails_ends_the_daemon(daemon: Daemon) -> None:
    """threats: G2."""
    ran = Event()

    def fail() -> None:
        raise StoreFull("no space")

    guard(daemon, "tick", fail)
    assert daemon.broken.is_set()
    guard(daemon, "tick", ran.set)
    assert not ran.is_set()


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=3650)], ids=str)
def test_when_the_clock_is_set_every_job_is_due_now(daemon: Daemon, jump: timedelta) -> None:
    """threats: E1, E2."""
    daemon.scheduler.pause()
    for job in daemon.scheduler.get_jobs():
        job.modify(next_run_time=datetime.now(UTC) + timedelta(hours=1))
    settled = settle_clock(daemon, measure_offset() - jump)
    assert abs(settled - measure_offset()) < DRIFT
    soon = datetime.now(UTC) + timedelta(minutes=1)
    assert all(job.next_run_time < soon for job in daemon.scheduler.get_jobs())


@pytest.mark.parametrize(("jump", "left"), [(timedelta(hours=-1), 0), (timedelta(hours=8), 1)], ids=["back", "asleep"])
def test_when_the_clock_went_back_what_it_said_while_ahead_is_taken_back(
    daemon: Daemon, jump: timedelta, left: int
) -> None:
    """Threats: E1, E2."""
    daemon.scheduler.pause()
    day = datetime.now(UTC).date() - timedelta(days=2)
    said = IssueStatus(paper_id="gone", day=day, state=IssueState.NOT_PUBLISHED, tries=1, tried_at=datetime.now(UTC))
    save_issue_status(daemon.store, said)
    settle_clock(daemon, measure_offset() - jump)
    assert len(find_issue_states(daemon.store, "gone")) == left


def test_a_clock_that_runs_true_leaves_the_jobs_alone(daemon: Daemon) -> None:
    daemon.scheduler.pause()
    before = {job.id: job.next_run_time for job in daemon.scheduler.get_jobs()}
    offset = measure_offset()
    assert settle_clock(daemon, offset) == offset
    assert {job.id: job.next_run_time for job in daemon.scheduler.get_jobs()} == before


def test_many_jobs_due_together_all_run(daemon: Daemon) -> None:
    """threats: E8."""
    ran = [Event() for _ in range(60)]
    for number, event in enumerate(ran):
        daemon.scheduler.add_job(event.set, id=f"extra {number}", next_run_time=datetime.now(UTC))
    assert all(event.wait(20) for event in ran)


def test_a_signal_is_taken_whichever_thread_it_is_handed_to() -> None:
    before = {number: signal.getsignal(number) for number in SIGNALS}
    done = Event()
    other = Thread(target=done.wait)
    other.start()
    try:
        signals = queue_signals()
        assert other.ident is not None
        signal.pthread_kill(other.ident, signal.SIGHUP)
        ends = time.monotonic() + 20
        while signals.empty() and time.monotonic() < ends:
            Event().wait(0.01)
        assert signals.get(timeout=1) == signal.SIGHUP
    finally:
        done.set()
        other.join()
        for number, handler in before.items():
            signal.signal(number, handler)


def test_a_tick_is_seen(daemon: Daemon) -> None:
    daemon.ticked_at = 0.0
    plan_jobs(daemon)
    ends = time.monotonic() + 20
    while not daemon.ticked_at and time.monotonic() < ends:
        Event().wait(0.01)
    assert daemon.ticked_at


def test_the_user_agent_says_who_asks_and_how_to_reach_them() -> None:
    agent = make_user_agent("ops@example.org")
    assert agent.startswith("Yaowen/")
    assert "ops@example.org" in agent
