"""A host and the pause a paper asks for in, a wait for the host's turn out; Retry-After is kept."""

from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from threading import Lock

LONGEST_HOLD = 3600.0  # seconds; a server that asks for more is asked again then


class Pace:
    """Hands out each host's next turn; threads welcome. `clock` is monotonic seconds."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], object]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._lock = Lock()
        self._turns: dict[str, float] = {}
        self._held: dict[str, float] = {}

    def wait(self, host: str, pause: float) -> None:
        """Wait for this host's turn; the next one is `pause` seconds later."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._turns.get(host, now))
            self._turns[host] = turn + pause
        if turn > now:
            self._sleep(turn - now)

    def hold(self, host: str, seconds: float) -> None:
        """Ask nothing of this host for so long, as it said."""
        with self._lock:
            self._held[host] = self._clock() + seconds

    def find_hold(self, host: str) -> float:
        """Give the seconds for which the host wants to be left alone, or 0."""
        with self._lock:
            return max(0.0, self._held.get(host, 0.0) - self._clock())


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
