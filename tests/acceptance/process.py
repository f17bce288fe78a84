"""The real program as a process of its own: started, listened to, signalled, killed."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.canaries import WATCH

PROGRAM = (sys.executable, "-m", "monitor")
LONGEST = 60.0  # seconds that anything here may take on a busy machine


def run_verb(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run one verb to its end."""
    command = [*PROGRAM, *map(str, words)]
    done = subprocess.run(  # noqa: S603 - the program under test
        command, capture_output=True, text=True, check=False, timeout=LONGEST
    )
    WATCH.said += [done.stdout, done.stderr]
    return done


@dataclass(kw_only=True)
class RunningDaemon:
    """A running `yaowen run` and what it logged so far."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)

    def listen(self) -> None:
        """Keep the log's lines until the process ends."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self.news:
                self.lines.append(line.rstrip("\n"))
                self.news.notify_all()

    def wait_for(self, words: str, *, since: int = 0) -> str:
        """Give the first line from number `since` on that holds these words."""

        def find() -> str | None:
            return next((line for line in self.lines[since:] if words in line), None)

        with self.news:
            found = self.news.wait_for(find, LONGEST)
        assert found, f"no line with {words!r} in {self.lines}"
        return found

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait(LONGEST)

    def stop(self) -> int:
        """End it as systemd does; give the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(LONGEST)


@contextmanager
def run_daemon_process(config: Path, **environment: str) -> Iterator[RunningDaemon]:
    """Start the daemon and wait until it is ready; kill what is left of it at the end."""
    process = subprocess.Popen(  # noqa: S603 - the program under test
        [*PROGRAM, "run", "--config", str(config)],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    daemon = RunningDaemon(process=process)
    listener = threading.Thread(target=daemon.listen, daemon=True)
    listener.start()
    try:
        daemon.wait_for("INFO ready")
        yield daemon
    finally:
        process.kill()
        process.wait()
        listener.join()
        WATCH.said += daemon.lines
        assert process.stderr is not None
        process.stderr.close()
