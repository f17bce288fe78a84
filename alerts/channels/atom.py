"""A message's entries and a feed's settings in, the feed's file replaced by one that has them, and the Outcome out.

A reader of the file sees the old feed or the new one, never a part. An entry that is there already is put in its place:
a try again changes nothing.
"""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from tempfile import NamedTemporaryFile
from xml.etree import ElementTree as ET

from alerts.forms.feed import ATOM, add
from alerts.receivers import AtomSettings, Receiver
from alerts.render import Message
from monitor.records import Outcome, Result, derive_id

READABLE = 0o644  # a web server of another user is to serve it
NAMES = {"": ATOM}
IN_FILE_NAMES = re.compile(r"[^\w-]+")


def send(message: Message, receiver: Receiver) -> Outcome:
    """Try once to put the message's entries into the feed, or into the feed of each one's watch."""
    settings = receiver.settings
    if not isinstance(settings, AtomSettings):
        raise TypeError(f"receiver {receiver.id} is no feed")
    new = list(ET.fromstring(message.body))  # noqa: S314 - written by alerts.forms.feed
    written: dict[str, None] = {}
    try:
        for path, entries in groupby(new, lambda entry: choose_file(settings.path, entry)):
            put(path, list(entries), receiver, settings.entries)
            written[str(path)] = None
    except (OSError, ET.ParseError) as error:
        return Outcome(result=Result.TEMPORARY, detail=f"{settings.path}: {type(error).__name__}: {error}")
    return Outcome(result=Result.ACCEPTED, detail=", ".join(written))


def choose_file(template: str, entry: ET.Element) -> Path:
    """Give the file for an entry; of a watch's id stays what can stand in a file name."""
    watch = get_category(entry).get("term", "")
    name = IN_FILE_NAMES.sub("_", watch)[:60]
    return Path(template.replace("{watch}", name if name == watch else f"{name}-{derive_id(watch)[:8]}"))


def get_category(entry: ET.Element) -> ET.Element:
    """Give an entry's category: its watch."""
    found = entry.find("category", NAMES)
    if found is None:
        raise ValueError("an entry of ours has a category")
    return found


def put(path: Path, new: list[ET.Element], receiver: Receiver, most: int) -> None:
    """Put entries into a file, the newest first and no more than `most`. Raises OSError and ParseError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with alone(path.parent):
        entries = {get_id(entry): entry for entry in (*read_entries(path), *new)}
        newest = sorted(entries.values(), key=lambda entry: entry.findtext("updated", "", NAMES), reverse=True)
        replace_file(path, make_feed(path, newest[:most], receiver))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other writers to a folder out until the block ends."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def get_id(entry: ET.Element) -> str:
    """Give an entry's id."""
    return entry.findtext("id", "", NAMES)


def read_entries(path: Path) -> list[ET.Element]:
    """Give the entries of a feed; a file that is not there yet has none."""
    if not path.exists():
        return []
    return ET.parse(path).getroot().findall("entry", NAMES)  # noqa: S314 - a file that this module wrote


def make_feed(path: Path, entries: list[ET.Element], receiver: Receiver) -> bytes:
    """Write a feed; its id is the receiver's and, of several files, the file's."""
    feed = ET.Element(f"{{{ATOM}}}feed")
    watches = dict.fromkeys(get_category(entry).get("label", "") for entry in entries)
    add(feed, "id", f"urn:yaowen:feed:{derive_id(receiver.id, path.name)}")
    add(feed, "title", f"要闻 · {'、'.join(watches)}" if len(watches) == 1 else f"要闻 · {receiver.shown}")
    add(feed, "updated", entries[0].findtext("updated", "", NAMES))
    add(add(feed, "author"), "name", "要闻 Yaowen")
    feed.extend(entries)
    ET.indent(feed)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in the place of another, whole, on the disk before its name is."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), READABLE)
            os.fsync(file.fileno())
            os.replace(file.name, path)  # noqa: PTH105 - beside the fsync that it belongs to
        except BaseException:
            os.unlink(file.name)  # noqa: PTH108
            raise
