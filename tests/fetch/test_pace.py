import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.fetch.pace import LOOK, Pace, parse_retry_after

NOW = datetime(2031, 5, 14, tzinfo=UTC)


class Clock:
    """A monotonic clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def go_on() -> None:
    """Nobody asks to stop."""


def ask(pace: Pace, host: str, pause: float = 1.0) -> None:
    with pace.take(host, pause, go_on) as turn:
        assert turn.held == 0


def find_hold(pace: Pace, host: str) -> float:
    with pace.take(host, 0.0, go_on) as turn:
        return turn.held


def be_told(pace: Pace, host: str, seconds: float, now: float) -> None:
    with pace.take(host, 0.0, go_on) as turn:
        turn.hold(seconds, now)


def test_a_host_is_asked_once_a_pause_and_another_host_meanwhile() -> None:
    clock = Clock()
    pace = Pace(clock, clock.sleep)
    for host in ("a", "a", "b", "a"):
        ask(pace, host)
    assert clock.slept == [1.0, 1.0]


def test_nobody_waits_when_the_pause_is_over() -> None:
    clock = Clock()
    pace = Pace(clock, clock.sleep)
    ask(pace, "a")
    clock.now += 5
    ask(pace, "a")
    assert clock.slept == []


def test_a_hold_ends() -> None:
    clock = Clock()
    pace = Pace(clock, clock.sleep)
    be_told(pace, "a", 60, clock.now)
    assert (find_hold(pace, "a"), find_hold(pace, "b")) == (60, 0)
    clock.now += 61
    assert find_hold(pace, "a") == 0


def test_a_restart_keeps_turns_and_holds(tmp_path: Path) -> None:
    clock = Clock()
    before = Pace(clock, clock.sleep, tmp_path / "hosts")
    ask(before, "a", 30)
    be_told(before, "b", 60, clock.now)
    clock.now += 10
    after = Pace(clock, clock.sleep, tmp_path / "hosts")
    ask(after, "a")
    assert clock.slept == [20.0]
    assert find_hold(after, "b") == 30


def test_what_was_noted_before_the_machine_started_counts_from_then_on(tmp_path: Path) -> None:
    clock = Clock()
    clock.now = 1_000_000.0
    before = Pace(clock, clock.sleep, tmp_path)
    ask(before, "a", 30)
    be_told(before, "b", 60, clock.now)
    clock.now = 5.0
    after = Pace(clock, clock.sleep, tmp_path)
    assert find_hold(after, "b") == 60
    clock.now += 61
    assert find_hold(after, "b") == 0
    ask(after, "a")
    assert clock.slept == [30.0]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"asked_at": "soon"}', b'{"else": 1}', b"\xff\xfe"])
def test_a_damaged_file_says_nothing(tmp_path: Path, content: bytes) -> None:
    clock = Clock()
    (tmp_path / "a").write_bytes(content)
    pace = Pace(clock, clock.sleep, tmp_path)
    ask(pace, "a")
    ask(pace, "a")
    assert clock.slept == [1.0]


def test_a_host_is_asked_by_one_at_a_time_and_waiting_ends_when_the_program_does(tmp_path: Path) -> None:
    clock = Clock()
    one, other = (Pace(clock, clock.sleep, tmp_path) for _ in range(2))

    def stop() -> None:
        if clock.slept:
            raise InterruptedError

    with one.take("a", 1.0, go_on):
        ask(other, "b")
        with pytest.raises(InterruptedError), other.take("a", 1.0, stop):
            pytest.fail("two ask one host at a time")
    ask(other, "a")


def test_who_holds_a_host_for_minutes_is_named_a_fault(tmp_path: Path) -> None:
    clock = Clock()
    one, other = (Pace(clock, clock.sleep, tmp_path) for _ in range(2))
    with one.take("a", 1.0, go_on), pytest.raises(TimeoutError, match="another process"), other.take("a", 1.0, go_on):
        pytest.fail("two ask one host at a time")


ASK_ELSEWHERE = """
import sys
from pathlib import Path
from monitor.fetch.pace import Pace
with Pace(lambda: 100.0, print, Path(sys.argv[1])).take("a", 30.0, lambda: None):
    print("mine", flush=True)
    sys.stdin.readline()
"""


def test_two_processes_share_the_pace(tmp_path: Path) -> None:
    clock = Clock()
    pace = Pace(clock, clock.sleep, tmp_path)
    command = [sys.executable, "-c", ASK_ELSEWHERE, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:  # noqa: S603
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "mine\n"

        def end_it() -> None:
            """End the other's request, once."""
            if not other.stdin.closed:  # type: ignore[union-attr]
                other.communicate("\n")

        with pace.take("a", 1.0, end_it) as turn:
            assert turn.held == 0
    assert clock.slept == [LOOK, pytest.approx(30 - LOOK)]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("1000000000", 3600),
        ("9" * 400, 3600),
        ("Wed, 14 May 2031 00:10:00 GMT", 600),
        ("Wed, 14 May 2031 09:00:00 GMT", 3600),
        ("Wed, 14 May 2025 00:10:00 GMT", None),
        ("-5", None),
        ("1.5", None),
        ("abc", None),
        ("", None),
        ("٣", None),
        ("Wed, 99 May 2031 00:10:00 GMT", None),
        ("Wed, 14 May 9999999999 00:10:00 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_an_hour_at_most(header: str, seconds: float | None) -> None:
    """threats: A12."""
    assert parse_retry_after(header, NOW) == seconds
