"""An event and its keys in, one line on stderr out: `issue paper=people day=2031-05-14 state=complete read=80`.

No value can forge a line or drive a terminal: what is not printable is escaped, what holds a space is quoted. The same
fault is one line a minute, which says how often it came since the last: `... repeated=17`.
"""

import json
import logging
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, TextIO

LONGEST: Final = 500  # characters of one value
LONGEST_LINE: Final = 8_000  # of a line that a library logs, its traceback included
QUIET: Final = ("apscheduler", "httpx", "httpcore", "jieba")  # httpx would log whole URLs, tokens included
HOLD: Final = 60.0  # seconds for which the same fault is only counted

logger = logging.getLogger("yaowen")
_counts: Counter[tuple[str, str]] = Counter()
_counting = Lock()


def say(event: str, *, level: int = logging.INFO, **values: object) -> None:
    """Log one thing that happened; values that are None or "" are left out."""
    with _counting:
        _counts[event, logging.getLevelName(level).lower()] += 1
    if logger.isEnabledFor(level):
        logger.log(level, "%s", write_line(event, values))


def count_events() -> Mapping[tuple[str, str], int]:
    """Say how often each event was logged since the start, by event and level; what was held back counts."""
    with _counting:
        return dict(_counts)


def write_line(event: str, values: dict[str, object]) -> str:
    """Write an event and its keys as one line."""
    said = (f"{key}={write_value(str(value))}" for key, value in values.items() if value not in (None, ""))
    return " ".join((event, *said))


def write_value(text: str) -> str:
    """Write a value: bare when it is one printable word, else as a JSON string with what is unprintable escaped."""
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    if text.isprintable() and not set(text) & set(' "='):
        return text
    return escape(json.dumps(text, ensure_ascii=False))


def escape(text: str) -> str:
    """Escape what is not printable."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)


@dataclass(kw_only=True, slots=True)
class Held:
    """A fault that was logged at `since` and came `count` times again."""

    since: float
    level: int
    count: int = 0


@dataclass(kw_only=True, slots=True)
class Repeats:
    """What was logged lately, so that the same fault is one line a minute. `clock` gives seconds."""

    clock: Callable[[], float] = time.monotonic
    held: dict[str, Held] = field(default_factory=dict)

    def admit(self, level: int, line: str) -> str | None:
        """Give the line to write, None for a fault that is only counted now."""
        if level < logging.WARNING:
            return line
        known, now = self.held.get(line), self.clock()
        if known is not None and now - known.since < HOLD:
            known.count += 1
            return None
        self.held[line] = Held(since=now, level=level)
        return say_again(line, known.count if known else 0)

    def release(self) -> Iterator[tuple[int, str]]:
        """Give level and line of each fault that came again and whose minute is over; forget the others."""
        now = self.clock()
        for line, known in [(line, one) for line, one in self.held.items() if now - one.since >= HOLD]:
            if known.count:
                self.held[line] = Held(since=now, level=known.level)
                yield known.level, say_again(line, known.count)
            else:
                del self.held[line]


def say_again(line: str, count: int) -> str:
    """Say in a line how often it came since it was written last."""
    return f"{line} repeated={count}" if count else line


class Lines(logging.StreamHandler[TextIO]):
    """Writes each record as one line, whatever a library or a traceback puts into it."""

    def __init__(self, stream: TextIO, repeats: Repeats) -> None:
        super().__init__(stream)
        self.repeats = repeats

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, unless it is a fault that was written within the minute."""
        try:
            said = self.format(record)
            line = self.repeats.admit(record.levelno, escape(said[:LONGEST_LINE]))
            if line is not None:
                self.write(record.levelno, line)
        except (LookupError, TypeError, ValueError, OSError):  # a wrong format, a closed stream: they stop nobody
            self.handleError(record)

    def flush_repeats(self) -> None:
        """Write what was held back and is not to wait any longer."""
        self.acquire()
        try:
            for level, line in self.repeats.release():
                self.write(level, line)
        finally:
            self.release()

    def write(self, level: int, line: str) -> None:
        """Write one line."""
        self.stream.write(f"{logging.getLevelName(level)} {line}\n")
        self.flush()


def set_up_log(*, level: int = logging.INFO) -> None:
    """Send events to stderr; under systemd the journal adds the time."""
    logging.basicConfig(handlers=[Lines(sys.stderr, Repeats())], level=level, format="%(message)s", force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)


def flush_log() -> None:
    """Write how often faults came again that were held back for a minute; for whoever runs for long."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, Lines):
            handler.flush_repeats()
