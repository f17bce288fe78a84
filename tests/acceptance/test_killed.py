"""kill -9 at the worst moments: no alert is lost, and no duplicate comes unmarked."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from monitor.demo.receivers import Call, Mail
from storage.deliveries import count_deliveries
from tests.acceptance.process import LONGEST, run_daemon_process, run_verb
from tests.newsroom import GOVERNOR, Mailbox, Newsroom, open_for_test, open_newsroom

SEED = Path(__file__).parents[3] / "shared" / "seeds" / "000_43c31366de18c675.txt"
STORY = f"""{GOVERNOR}在临泽县调研

本报讯（记者 沈一禾） 5月1日，江岭省省长{GOVERNOR}在临泽县调研防汛工作。他强调，要把责任落到每一个岗位。
"""


@dataclass(kw_only=True)
class Gate:
    """Receivers that, while shut, hold every sender up: before they take what it brings, or after."""

    takes_first: bool
    mailbox: Mailbox = field(default_factory=Mailbox)
    shut: threading.Event = field(default_factory=threading.Event)
    opened: threading.Event = field(default_factory=threading.Event)
    held: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def hold(self) -> None:
        self.held.release()
        self.opened.wait(LONGEST)

    def take_mail(self, mail: Mail) -> None:
        if not self.shut.is_set():
            self.mailbox.take_mail(mail)
            return
        if self.takes_first:
            self.mailbox.take_mail(mail)
        self.hold()

    def take_call(self, call: Call) -> None:
        if not self.shut.is_set():
            self.mailbox.take_call(call)
            return
        if self.takes_first:
            self.mailbox.take_call(call)
        self.hold()

    def open(self) -> None:
        self.shut.clear()
        self.opened.set()


@contextmanager
def open_gated_room(folder: Path, *, takes_first: bool, watched: str = GOVERNOR) -> Iterator[tuple[Newsroom, Gate]]:
    gate = Gate(takes_first=takes_first)
    gate.shut.set()
    with open_newsroom(folder, watched=watched, take_mail=gate.take_mail, take_call=gate.take_call) as room:
        try:
            yield room, gate
        finally:
            gate.open()


def ingest_story(room: Newsroom, tmp_path: Path) -> None:
    """Store a page with one story by the command line; its alert waits in the outbox."""
    page = tmp_path / "page.txt"
    page.write_text(STORY, encoding="utf-8")
    ingest_page(room, page, "2031-05-01")


def ingest_page(room: Newsroom, page: Path, day: str) -> None:
    words = ("--paper", "jiangling", "--day", day, "--page", "1", "--config", room.path)
    done = run_verb("ingest", page, *words)
    assert (done.returncode, done.stderr) == (0, "")


def count(room: Newsroom) -> dict[str, int]:
    with open_for_test(room.config().store) as store:
        return {state.value: number for state, number in count_deliveries(store).items()}


def test_an_alert_that_was_stored_and_not_sent_arrives_once(tmp_path: Path) -> None:
    with open_gated_room(tmp_path, takes_first=False) as (room, gate):
        gate.open()
        ingest_story(room, tmp_path)
        assert count(room) == {"pending": 2}
        with run_daemon_process(room.path) as daemon:
            assert gate.mailbox.wait_for(1, 1, LONGEST)
            daemon.wait_for("delivery receiver=desk")
            daemon.wait_for("delivery receiver=hook")
            assert daemon.stop() == 0
        with run_daemon_process(room.path) as daemon:
            assert daemon.stop() == 0
        assert (len(gate.mailbox.mails), len(gate.mailbox.calls)) == (1, 1)
        assert GOVERNOR in str(gate.mailbox.mails[0].message["Subject"])
        assert gate.mailbox.calls[0].payload["data"]["possible_duplicate"] is False
        assert count(room) == {"done": 2}


@pytest.mark.skipif(not SEED.exists(), reason="the seed page is not beside this checkout")
def test_the_mayor_on_the_seed_page_is_told_once_each_across_a_kill(tmp_path: Path) -> None:
    with open_gated_room(tmp_path, takes_first=False, watched="龚正") as (room, gate):
        ingest_page(room, SEED, "2023-06-07")
        stories = count(room)["pending"] // 2
        with run_daemon_process(room.path) as daemon:
            assert gate.held.acquire(timeout=LONGEST)
            daemon.kill()
        gate.open()
        with run_daemon_process(room.path) as daemon:
            assert gate.mailbox.wait_for(stories, stories, LONGEST)
            assert daemon.stop() == 0
        assert count(room) == {"done": stories * 2}
        assert len(gate.mailbox.mails) == len({mail.message["Message-ID"] for mail in gate.mailbox.mails}) == stories
        told = [alert for call in gate.mailbox.calls for alert in call.payload["data"]["alerts"]]
        assert len(told) == len({alert["id"] for alert in told}) == stories >= 1
        assert {alert["article"]["date"] for alert in told} == {"2023-06-07"}
        assert all("龚正" in str(mail.message["Subject"]) for mail in gate.mailbox.mails)


@pytest.mark.parametrize("takes_first", [False, True], ids=["before it was taken", "after it was taken"])
def test_what_was_under_way_when_the_daemon_was_killed_comes_again_marked(tmp_path: Path, *, takes_first: bool) -> None:
    """threats: F5, F6."""
    with open_gated_room(tmp_path, takes_first=takes_first) as (room, gate):
        ingest_story(room, tmp_path)
        with run_daemon_process(room.path) as daemon:
            for _receiver in ("desk", "hook"):
                assert gate.held.acquire(timeout=LONGEST)
            daemon.kill()
        assert count(room) == {"sending": 2}
        gate.open()
        times = 2 if takes_first else 1
        with run_daemon_process(room.path) as daemon:
            assert daemon.wait_for("rescued").endswith("deliveries=2")
            daemon.wait_for("delivery receiver=desk")
            daemon.wait_for("delivery receiver=hook")
            assert daemon.stop() == 0
        mails, calls = gate.mailbox.mails, gate.mailbox.calls
        assert (len(mails), len(calls)) == (times, times)
        assert len({mail.message["Message-ID"] for mail in mails}) == 1
        assert len({call.webhook_id for call in calls}) == 1
        assert ["可能重复" in str(mail.message["Subject"]) for mail in mails] == [False] * (times - 1) + [True]
        assert [call.payload["data"]["possible_duplicate"] for call in calls] == [False] * (times - 1) + [True]
        assert count(room) == {"done": 2}
