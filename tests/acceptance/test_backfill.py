"""The real backfill: ended by a signal in the middle, begun again, shown on a terminal."""

import os
import pty
import signal
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.acceptance.process import LONGEST, PROGRAM, run_verb
from tests.newsroom import open_newsroom

DAYS = 6


def test_a_backfill_ended_by_a_signal_goes_on_where_it_was(tmp_path: Path) -> None:
    until = datetime.now(UTC).date() - timedelta(days=2)
    since = until - timedelta(days=DAYS - 1)
    with open_newsroom(tmp_path, first=since, last=until) as room:
        words = ["--config", str(room.path), "--paper", "jiangling", "--since", str(since), "--until", str(until)]
        command = [*PROGRAM, "backfill", *words]
        ours, theirs = pty.openpty()
        with subprocess.Popen(  # noqa: S603 - the program under test
            command, stdout=subprocess.PIPE, stderr=theirs, text=True
        ) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            process.send_signal(signal.SIGINT)
            rest = process.stdout.read()
            assert process.wait(LONGEST) == 1
        os.close(theirs)
        shown = os.read(ours, 65_536).decode()
        os.close(ours)
        assert f"{since}  complete" in first
        assert len(rest.splitlines()) < DAYS - 1
        assert f"{since}: day 1 of {DAYS}" in shown
        assert "run it again" in shown
        again = run_verb("backfill", *words)
        assert again.returncode == 0, again.stderr
        assert again.stdout.splitlines()[0] == first.rstrip("\n")
        assert [line.split("  ")[3] for line in again.stdout.splitlines()] == ["complete"] * DAYS
        assert "day 1 of" not in again.stderr
