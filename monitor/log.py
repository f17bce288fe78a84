"""An event and its keys in, one line on stderr out: `issue paper=people day=2031-05-14 state=complete read=80`.

No value can forge a line or drive a terminal: what is not printable is escaped, what holds a space is quoted.
"""

import json
import logging
import sys

LONGEST = 500  # characters of one value
QUIET = ("apscheduler", "httpx", "httpcore", "jieba")  # httpx would log whole URLs, tokens included

logger = logging.getLogger("yaowen")


def say(event: str, *, level: int = logging.INFO, **values: object) -> None:
    """Log one thing that happened; values that are None or "" are left out."""
    if logger.isEnabledFor(level):
        logger.log(level, "%s", write_line(event, values))


def write_line(event: str, values: dict[str, object]) -> str:
    """Write an event and its keys as one line."""
    said = (f"{key}={write_value(str(value))}" for key, value in values.items() if value not in (None, ""))
    return " ".join((event, *said))


def write_value(text: str) -> str:
    """Write a value: bare when it is one printable word, else as a JSON string with what is unprintable escaped."""
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    if text.isprintable() and not set(text) & set(' "='):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in quoted)


def set_up_log(*, level: int = logging.INFO) -> None:
    """Send events to stderr; under systemd the journal adds the time."""
    logging.basicConfig(stream=sys.stderr, level=level, format="%(levelname)s %(message)s", force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
