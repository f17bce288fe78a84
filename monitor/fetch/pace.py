"""A host and the pause a paper asks for in, the host for one request alone out; Retry-After is kept.

A file a host says when it was last asked and for how long it wants to be left alone. Whoever asks has the file's lock
(flock(2), which dies with its holder) until the answer is there, so that all threads and processes that share a folder
ask a host one after the other, and a restart forgets nothing.

Moments are of the machine's monotonic clock, which its processes share and nobody sets. It begins anew when the machine
does: what was noted later than now counts from now on.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

LONGEST_HOLD = 3600.0  # seconds; a server that asks for more is asked again then
LOOK = 0.1  # seconds between two looks whether a host is free that another asks just now
STUCK = 120.0  # seconds after which no request is under way any more: who has the lock then was stopped
LONGEST_NOTE = 300  # bytes of a file
FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """What is kept of a host: when it was last asked, the pause from then on; when it asked for how long a rest."""

    asked_at: float = 0.0
    pause: float = 0.0
    told_at: float = 0.0
    rest: float = 0.0

    def wait(self, now: float) -> float:
        """Give the seconds until the next request's turn."""
        return max(0.0, self.pause - (now - self.asked_at))

    def held(self, now: float) -> float:
        """Give the seconds for which the host still wants to be left alone."""
        return max(0.0, self.rest - (now - self.told_at))


class Turn:
    """A host that nobody else asks meanwhile; `held` is for how many seconds it wants to be left alone, or 0."""

    def __init__(self, handle: int, note: Note, held: float) -> None:
        self._handle = handle
        self._note = note
        self.held = held

    def hold(self, seconds: float, now: float) -> None:
        """Ask nothing of this host for so long, as it said."""
        write_note(self._handle, replace(self._note, told_at=now, rest=seconds))


class Pace:
    """Hands out each host's next turn to all who share `folder`; without one it is kept as long as the Pace.

    `clock` is monotonic seconds; `sleep` may return early when the program ends.
    """

    def __init__(
        self, clock: Callable[[], float], sleep: Callable[[float], object], folder: Path | None = None
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._folder = folder or Path(mkdtemp(prefix="yaowen-hosts-"))
        if folder is None:
            finalize(self, rmtree, self._folder, ignore_errors=True)

    @contextmanager
    def take(self, host: str, pause: float, check: Callable[[], object]) -> Iterator[Turn]:
        """Wait for this host's turn and have it until the block ends; the next one begins `pause` seconds after it.

        `check` is called before each wait: what it raises ends the waiting. Raises OSError when nothing can be kept.
        """
        began = self._clock()
        handle = self._open(host)
        try:
            wait, note = self._enter(handle, began)
            while wait:
                check()
                self._sleep(wait)
                wait, note = self._enter(handle, began)
            now = self._clock()
            held = note.held(now)
            if not held:
                note = replace(note, asked_at=now, pause=pause)
                write_note(handle, note)
            yield Turn(handle, note, held)
        finally:
            os.close(handle)

    def _open(self, host: str) -> int:
        """Open a host's file. Raises OSError."""
        try:
            return os.open(self._folder / host, FLAGS, 0o600)
        except FileNotFoundError:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return os.open(self._folder / host, FLAGS, 0o600)

    def _enter(self, handle: int, began: float) -> tuple[float, Note]:
        """Lock the file when it is the host's turn, or it is not to be asked at all; else give the seconds to wait."""
        now = self._clock()
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if min(now - began, now - parse_note(handle).asked_at) > STUCK:
                raise TimeoutError("another process neither ends its request nor lives on; end it") from None
            return LOOK, Note()
        note = read_note(handle, now)
        wait = 0.0 if note.held(now) else note.wait(now)
        if wait:
            fcntl.flock(handle, fcntl.LOCK_UN)
        return wait, note


def read_note(handle: int, now: float) -> Note:
    """Read a locked file. Moments of before the machine's start become `now`."""
    note = parse_note(handle)
    if max(note.asked_at, note.told_at) > now:
        note = replace(note, asked_at=min(note.asked_at, now), told_at=min(note.told_at, now))
        write_note(handle, note)
    return note


def parse_note(handle: int) -> Note:
    """Read a file as it is; what cannot be read says nothing."""
    try:
        return Note(**{name: float(value) for name, value in json.loads(os.pread(handle, LONGEST_NOTE, 0)).items()})
    except (ValueError, TypeError, AttributeError):
        return Note()


def write_note(handle: int, note: Note) -> None:
    """Write a locked file anew."""
    text = json.dumps(asdict(note)).ljust(LONGEST_NOTE)
    os.pwrite(handle, text.encode(), 0)


def name_folder(store: Path) -> Path:
    """Give where all who work on a store keep the turns of its papers' hosts."""
    return store.with_name(f"{store.name}.hosts")


def parse_retry_after(header: str, now: datetime) -> float | None:
    """Read Retry-After, seconds or a date, as seconds up to LONGEST_HOLD; None when it says nothing usable."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), LONGEST_HOLD)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        return None
    seconds = (moment - now).total_seconds()
    return min(seconds, LONGEST_HOLD) if seconds > 0 else None
