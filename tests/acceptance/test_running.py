"""The real daemon: ready, reloaded, guarded, stopped."""

import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.service.rounds import run_once
from tests.acceptance.process import LONGEST, run_daemon_process, run_verb
from tests.newsroom import Newsroom, open_newsroom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as room:
        yield room


def test_a_bad_config_is_logged_whole_and_the_old_one_goes_on(room: Newsroom) -> None:
    """threats: K1."""
    good = room.path.read_text(encoding="utf-8")
    with run_daemon_process(room.path) as daemon:
        room.path.write_text(good.replace("watches:", "watchs:").replace("port:", "prt:"), encoding="utf-8")
        daemon.process.send_signal(signal.SIGHUP)
        daemon.wait_for("config-kept")
        faults = [line for line in daemon.lines if "config-fault" in line]
        assert any("watchs" in line for line in faults)
        assert any("prt" in line for line in faults)
        room.path.write_text(good.replace("name: 省长", "name: 省长动向"), encoding="utf-8")
        daemon.process.send_signal(signal.SIGHUP)
        assert "watches=1" in daemon.wait_for("config-read")
        assert daemon.stop() == 0


def test_a_bad_config_at_the_start_is_refused(room: Newsroom) -> None:
    room.path.write_text("papers: [jiangling]\n", encoding="utf-8")
    done = run_verb("run", "--config", room.path)
    assert done.returncode == 1
    assert "config.yaml:1" in done.stderr


def test_a_second_daemon_says_whose_the_store_is(room: Newsroom) -> None:
    """threats: F17."""
    with run_daemon_process(room.path) as daemon:
        second = run_verb("run", "--config", room.path)
        assert second.returncode == 3
        assert str(daemon.process.pid) in second.stderr
        assert daemon.process.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_ends_it_cleanly(room: Newsroom, number: signal.Signals) -> None:
    """threats: F13."""
    with run_daemon_process(room.path) as daemon:
        daemon.process.send_signal(number)
        assert daemon.process.wait(LONGEST) == 0
        daemon.wait_for("INFO stopped")


def test_systemd_hears_of_it_only_while_the_store_answers_and_receivers_when_it_was_lost(
    room: Newsroom, tmp_path: Path
) -> None:
    """threats: G8, M1."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(LONGEST)
        with run_daemon_process(room.path, NOTIFY_SOCKET=str(tmp_path / "notify")) as daemon:
            assert [manager.recv(100) for _ in range(2)] == [b"READY=1", b"WATCHDOG=1"]
            room.config().store.unlink()
            daemon.wait_for("store-failed")
            assert daemon.process.wait(LONGEST) == 3
            assert "put back" in daemon.wait_for("store-saved")
            assert room.config().store.exists()
            manager.settimeout(0.1)
            last = b""
            while last != b"STOPPING=1":
                last = manager.recv(100)
            with pytest.raises(TimeoutError):
                manager.recv(100)
    run_once(room.config())
    assert ["数据库文件被删除或替换" in mail.message["Subject"] for mail in room.mailbox.mails] == [True]
