"""Reading where it can be killed: what hangs, eats memory or crashes is lost alone.

threats: C1, C2, C3, C12, C13, C18, F17, M2
"""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from monitor import apart
from monitor.apart import call  # before the tests' own stand-in takes its place
from monitor.epaper import (
    Elsewhere,
    EpaperError,
    NotPublished,
    ReadError,
    TooHard,
    read_article,
    read_issue,
    read_page_index,
)
from monitor.records import ArticleLink, PageIndex, PageLink, Snapshot
from storage.database import hold_daemon_lock, open_store
from tests.epaper.pages import DAY, make_paper, make_snapshot

QUICK = """
import sys
from monitor.apart import worker
worker.get_ready, worker.SECONDS = lambda: None, 0
worker.main(int(sys.argv[1]))
"""
URL = "https://szb.example.org/f.xml"


@pytest.fixture(autouse=True)
def _workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Workers of this test alone, which start quickly and may use the processor for a second."""
    pool = apart.Pool()
    monkeypatch.setattr(apart, "POOL", pool)
    monkeypatch.setattr(apart, "COMMAND", (sys.executable, "-c", QUICK))
    yield
    pool.close()


def test_a_page_is_read_apart_as_it_is_here() -> None:
    paper, snapshot = make_paper("people"), make_snapshot("people", "article")
    given = (
        paper,
        DAY,
        PageIndex(number=1, section="", articles=()),
        ArticleLink(url=snapshot.url, title="", position=0),
    )
    assert call(read_article, *given, snapshot) == read_article(*given, snapshot)


def test_errors_come_back_whole() -> None:
    with pytest.raises(NotPublished) as unpublished:
        call(read_issue, make_paper("people"), date(2031, 5, 15), make_snapshot("people", "page"))
    assert (unpublished.value.asked, unpublished.value.shown) == (date(2031, 5, 15), DAY)
    with pytest.raises(Elsewhere) as elsewhere:
        call(read_issue, make_paper("classic"), DAY, make_snapshot("classic", "latest"))
    assert elsewhere.value.url.startswith("https://")
    link = PageLink(number=1, label="", section="", url="https://szb.example.org/")
    with pytest.raises(ReadError) as unread:
        call(read_page_index, make_paper("people"), DAY, make_snapshot("people", "article"), link)
    assert unread.value.selector


KEEP = "import sys; sys.kept = [*getattr(sys, 'kept', ()), bytearray(24 << 20)]"


def test_a_process_is_used_again_until_it_keeps_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MOST_HELD", 36 << 20)
    workers = []
    for _ in range(4):
        workers.append(call(os.getpid))
        call(exec, KEEP)
    assert (workers[0], workers[2]) == (workers[1], workers[3])
    assert len({*workers, os.getpid()}) == 3


def test_what_is_kept_of_earlier_calls_is_no_part_of_what_a_call_may_take() -> None:
    """Words are learnt as they are met: real articles were refused by the hundred, once many had been read."""
    for _ in range(2):
        call(exec, KEEP)
    call(exec, "bytearray(24 << 20)")


def test_a_process_that_ran_out_of_memory_is_not_used_again() -> None:
    first = call(os.getpid)
    with pytest.raises(TooHard, match="memory"):
        call(bytearray, 1 << 30)
    assert call(os.getpid) != first


def test_an_answer_that_cannot_be_sent_says_so() -> None:
    with pytest.raises(TypeError, match="pickle"):
        call(os.scandir)
    assert call(len, "abc") == 3


@pytest.mark.parametrize(
    ("function", "given", "why"),
    [
        pytest.param(os.abort, (), "crashed", id="crash"),
        pytest.param(bytearray, (1 << 30,), "memory", id="memory"),
        pytest.param(pow, (3, 10**9), "time", id="time in native code"),
        pytest.param(sum, (range(10**12),), "time", id="time"),
    ],
)
def test_what_breaks_its_bounds_is_lost_alone(function: object, given: tuple[object, ...], why: str) -> None:
    with pytest.raises(TooHard, match=why):
        call(function, *given)  # type: ignore[arg-type]
    assert call(len, "abc") == 3


def test_what_waits_for_ever_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 0.2)
    with pytest.raises(TooHard, match=r"0\.2 seconds") as caught:
        call(time.sleep, 60)
    assert caught.value.spent >= 0.2
    assert isinstance(caught.value, EpaperError)


def test_a_page_that_hangs_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 3.0)
    with ThreadPoolExecutor() as threads:
        hanging = threads.submit(call, time.sleep, 60)
        assert [call(len, "a" * number) for number in range(5)] == [0, 1, 2, 3, 4]
        assert not hanging.done()
        assert isinstance(hanging.exception(), TooHard)


def test_a_worker_holds_no_lock_of_its_parent(tmp_path: Path) -> None:
    store = tmp_path / "yaowen.db"
    open_store(store).close()
    with hold_daemon_lock(store):
        worker = call(os.getpid)
    held = [str(entry.readlink()) for entry in Path(f"/proc/{worker}/fd").iterdir()]
    assert not [name for name in held if str(tmp_path) in name]
    with hold_daemon_lock(store):
        assert call(os.getpid) == worker


def test_a_copy_of_the_process_has_workers_of_its_own() -> None:
    code = f"""
import os, sys
from monitor import apart
apart.COMMAND = (sys.executable, "-c", {QUICK!r})
worker = apart.call(os.getpid)
if (copy := os.fork()) == 0:
    os._exit(apart.call(os.getpid) == worker)
sys.exit(os.waitpid(copy, 0)[1] or apart.call(os.getpid) != worker)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_readers_are_copies_of_one_process_that_may_be_lost() -> None:
    with ThreadPoolExecutor() as threads:
        hanging = threads.submit(call, time.sleep, 0.2)
        mould = call(os.getppid)
        hanging.result()
    assert call(os.getppid) == mould != os.getpid()
    os.kill(mould, signal.SIGKILL)
    for _ in range(2):
        with pytest.raises(TooHard):
            call(os.abort)
    assert call(os.getppid) not in {mould, os.getpid()}


def test_a_reader_that_cannot_be_started_reads_nothing_and_hangs_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "COMMAND", (sys.executable, "-c", "pass"))
    for _ in range(apart.MOST_WORKERS + 1):
        with pytest.raises(TooHard, match="could not be started"):
            call(len, "abc")


def test_no_reader_outlives_a_process_that_is_killed() -> None:
    code = f"""
import os, sys, threading, time
from monitor import apart
apart.COMMAND = (sys.executable, "-c", {QUICK!r})
print(apart.call(os.getpid), apart.call(os.getppid), flush=True)
threading.Thread(target=apart.call, args=(time.sleep, 600)).start()
apart.call(time.sleep, 600)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        readers = [os.pidfd_open(int(pid)) for pid in process.stdout.readline().split()]
        process.kill()
    for reader in readers:
        ended, *_ = select.select([reader], [], [], 60)
        assert ended
        os.close(reader)


def test_a_feed_that_hangs_its_parser_is_too_hard_to_read() -> None:
    skin = replace(make_paper("people").skin, body="")
    paper = replace(make_paper("people"), family="feed", skin=skin, feeds=(("要闻", URL),))
    content = b"<rss version='2.0'><channel><item><title>" + b"&" * 3_900_000
    snapshot = Snapshot(url=URL, fetched_at=datetime(2031, 5, 14, tzinfo=UTC), content=content)
    with pytest.raises(TooHard):
        call(read_issue, paper, DAY, snapshot)
