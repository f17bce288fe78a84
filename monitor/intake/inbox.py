"""A watched folder in, its whole and new files read, stored and told of, and what came of each, out.

    look -> settle -> read -> store by issue -> remember

Nothing in the folder is ever changed. A file is whole when it has not changed for a while; what was read, or could not
be, is remembered by the file's stamp, so that each content is read once, also after a restart. What was printed before
the folder was first seen is stored and not told.
"""

import logging
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Final

from monitor import apart
from monitor.desk import Desk, Tell
from monitor.desk.issue import Story, store_stories
from monitor.folders import Folder, Named, read_name
from monitor.intake.ingest import LARGEST, keep_page, note
from monitor.intake.reading import never
from monitor.log import say
from monitor.plan import first_day
from monitor.records import Failure, Paper, Stage
from storage.errors import StoreError
from storage.files import StoredFile, find_same_content, find_stored_files, forget_unread, note_folder, save_file
from storage.runs import clear_failures, record_failure

MOST_FILES: Final = 20_000  # files of one folder that are looked at
DEEPEST: Final = 8  # folders in folders
BATCH: Final = 40  # files whose articles are held in memory before they are stored
# What lies beside pages and is none: hidden files, and what programs write before they give a file its name.
IGNORED: Final = re.compile(
    r"\..*|~.*|.*~|.*\.(?:part|partial|tmp|temp|crdownload|download|filepart|swp)|thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)
OPEN: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A file as the folder shows it: its path below the folder, and a stamp that changes when the file does."""

    path: str
    stamp: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """What lies in a folder: files that may be read, and why others may not, each by its path below the folder."""

    files: tuple[Seen, ...]
    refused: Mapping[str, tuple[Seen, str]]


@dataclass(kw_only=True, slots=True)
class Looks:
    """What was seen in a folder at the looks before: since which moment each file that is not read yet is as it is.

    `fault` is what was wrong with the folder itself at the last look, None before the first.
    """

    since: dict[str, tuple[str, float]] = field(default_factory=dict)
    fault: str | None = None

    def settle(self, fresh: Iterable[Seen], moment: float, quiet: float) -> tuple[Seen, ...]:
        """Give the files that have been as they are for `quiet` seconds; `moment` is on a clock that only goes on."""
        before, self.since = self.since, {}
        for seen in fresh:
            stamp, since = before.get(seen.path, ("", moment))
            self.since[seen.path] = (seen.stamp, since if stamp == seen.stamp else moment)
        return tuple(
            Seen(path=path, stamp=stamp) for path, (stamp, since) in self.since.items() if moment - since >= quiet
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """A file that was read: what is to be remembered of it, whose it is, and its stories."""

    file: StoredFile
    paper: Paper | None = None
    stories: tuple[Story, ...] = ()


def watch_folder(
    desk: Desk,
    folder: Folder,
    papers: Mapping[str, Paper],
    looks: Looks,
    moment: float,
    *,
    is_stopping: Callable[[], bool] = never,
) -> tuple[StoredFile, ...]:
    """Look at a folder once and read what is whole and new; give what came of each file. Raises StoreError."""
    name = str(folder.path)
    try:
        looked = look(folder.path)
    except OSError as error:
        note_fault(desk, name, looks, error.strerror or str(error))
        return ()
    note_fault(desk, name, looks, "")
    since = note_folder(desk.store, name, desk.now())
    known = find_stored_files(desk.store, name)
    unread = {path for path, file in known.items() if file.state == "unread"}
    if gone := unread - {seen.path for seen in looked.files} - looked.refused.keys():
        forget_unread(desk.store, name, gone)
    refused = [
        StoredFile(path=seen.path, stamp=seen.stamp, state="unread", reason=reason, seen_at=desk.now())
        for seen, reason in looked.refused.values()
        if is_fresh(seen, known)
    ]
    whole = looks.settle((seen for seen in looked.files if is_fresh(seen, known)), moment, folder.settle)
    done = [remember(desk, name, file) for file in refused]
    for start in range(0, len(whole), BATCH):
        taken = []
        for seen in whole[start : start + BATCH]:
            if is_stopping():
                return tuple(done)
            if (one := take(desk, folder, papers, seen, known.get(seen.path))) is not None:
                taken.append(one)
        done += [remember(desk, name, file) for file in store(desk, taken, since)]
    return tuple(done)


def is_fresh(seen: Seen, known: Mapping[str, StoredFile]) -> bool:
    """Whether a file is new, or is not as it was when it was read."""
    return seen.path not in known or known[seen.path].stamp != seen.stamp


def note_fault(desk: Desk, name: str, looks: Looks, fault: str) -> None:
    """Keep and say that the folder itself cannot be read, or forget it, when that is new."""
    if fault == looks.fault:
        return
    looks.fault = fault
    if fault:
        record_failure(desk.store, Failure(stage=Stage.FETCH, subject=name, reason=fault, at=desk.now()))
        say("folder-unread", level=logging.ERROR, folder=name, reason=fault)
    else:
        clear_failures(desk.store, name)


def remember(desk: Desk, folder: str, file: StoredFile) -> StoredFile:
    """Keep and say what came of a file."""
    save_file(desk.store, folder, file)
    level = logging.INFO if file.state == "read" else logging.WARNING
    fields = {"paper": file.paper_id, "day": file.day, "articles": file.articles, "reason": file.reason}
    say("file", level=level, folder=folder, path=file.path, state=file.state, **fields)
    return file


# --- looking ----------------------------------------------------------------------------------------------------


def look(folder: Path) -> Looked:
    """List what lies in a folder and in the folders in it, by path. Raises OSError when it cannot be listed."""
    top = folder.resolve(strict=True)
    files: list[Seen] = []
    refused: dict[str, tuple[Seen, str]] = {}
    for entry in sorted(walk(top, top, 0), key=lambda entry: entry.path):
        seen, reason = inspect(top, entry)
        if reason is None:
            continue
        if not reason and len(files) == MOST_FILES:
            reason = f"the folder holds more than {MOST_FILES} files"
        if reason:
            refused[seen.path] = (seen, reason)
        else:
            files.append(seen)
    return Looked(files=tuple(files), refused=refused)


def walk(top: Path, folder: Path, depth: int) -> Iterator[os.DirEntry[str]]:
    """Give what is no folder, and folders that are not gone into: links, those too deep, those not to be listed."""
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        if IGNORED.fullmatch(entry.name):
            continue
        if not entry.is_dir(follow_symlinks=False) or depth == DEEPEST:
            yield entry
            continue
        try:
            yield from walk(top, Path(entry.path), depth + 1)
        except OSError:
            yield entry


def inspect(top: Path, entry: os.DirEntry[str]) -> tuple[Seen, str | None]:
    """Say why something that lies there is not to be read: "" when it is to be, None when it is nothing to speak of."""
    path = Path(entry.path).relative_to(top).as_posix()
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:  # gone since it was listed
        return Seen(path=path, stamp=""), None
    seen = Seen(path=path, stamp=make_stamp(status))
    if stat.S_ISLNK(status.st_mode):
        inside = Path(os.path.realpath(entry.path)).is_relative_to(top)
        return seen, None if inside else "a link that leads out of the folder is not followed"
    if stat.S_ISDIR(status.st_mode):
        return seen, "the folder may not be listed, or lies too deep"
    if not stat.S_ISREG(status.st_mode):
        return seen, "no file: a pipe, socket or device is not read"
    return seen, f"larger than {LARGEST} bytes; no page is" if status.st_size > LARGEST else ""


def make_stamp(status: os.stat_result) -> str:
    """Name a state of a file: another file in its place, another size or time of change give another one."""
    return f"{status.st_ino}-{status.st_size}-{status.st_mtime_ns}"


# --- reading ----------------------------------------------------------------------------------------------------


def take(
    desk: Desk, folder: Folder, papers: Mapping[str, Paper], seen: Seen, before: StoredFile | None
) -> Taken | None:
    """Read one file; None when it changed since it was seen: the next look waits again."""
    from monitor.epaper import EpaperError

    file = StoredFile(path=seen.path, stamp=seen.stamp, state="unread", seen_at=desk.now())
    try:
        content = read_whole(folder.path.resolve() / seen.path, seen.stamp)
        if content is None:
            return None
        digest = sha256(content).hexdigest()
        if before is not None and before.digest == digest and before.state == "read":
            return Taken(file=replace(before, stamp=seen.stamp))
        file = replace(file, digest=digest)
        return read_content(desk, read_name(folder, papers, seen.path), content, file)
    except OSError as error:
        return Taken(file=replace(file, reason=error.strerror or str(error)))
    except (EpaperError, ValueError) as error:
        return Taken(file=replace(file, reason=str(error)[:300]))
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001 - around one file: the others are read
        return Taken(file=replace(file, reason=f"{type(error).__name__}: {error}"[:300]))


def read_whole(path: Path, stamp: str) -> bytes | None:
    """Read a file that is what it was when it was seen, no link or pipe put in its place; None when it is not."""
    with os.fdopen(os.open(path, OPEN), "rb") as stream:
        if make_stamp(os.fstat(stream.fileno())) != stamp:
            return None
        content = stream.read(LARGEST + 1)
        return content if make_stamp(os.fstat(stream.fileno())) == stamp else None


def read_content(desk: Desk, named: Named, content: bytes, file: StoredFile) -> Taken:
    """Read the page that a file holds. Raises EpaperError, ValueError."""
    from monitor.epaper import read_file

    paper = named.paper
    if paper is None:
        raise ValueError("its name does not say which paper's it is")
    page = apart.call(read_file, file.path, content, paper=paper, day=named.day, number=named.page)
    if page.day is None:
        raise ValueError("neither its name nor the page says of which day it is; see `names` in docs/config.md")
    file = replace(file, paper_id=paper.id, day=page.day, reason="; ".join(page.notes))
    if double := find_same_content(desk.store, file.digest, paper.id, page.day):
        return Taken(file=replace(file, state="read", reason=f"the same as {double}, which is read"))
    stories = keep_page(desk, paper, page.day, page, file.path, content)
    if not stories:
        raise ValueError("no article was found in it")
    return Taken(file=replace(file, state="read", articles=len(stories)), paper=paper, stories=stories)


def store(desk: Desk, taken: Iterable[Taken], since: datetime) -> Iterator[StoredFile]:
    """Store what was read, issue by issue, and give what is to be remembered of each file once that is done."""

    def name_issue(one: Taken) -> tuple[str, str]:
        return (one.file.paper_id, str(one.file.day))

    for _, group in groupby(sorted(taken, key=name_issue), key=name_issue):
        issue = tuple(group)
        paper = next((one.paper for one in issue if one.paper), None)
        if paper is not None and (day := issue[0].file.day) is not None:
            stories = [story for one in issue for story in one.stories]
            start = first_day(paper, since)
            store_stories(desk, paper, day, stories, followed_since=start, tell=Tell.NEWS, note=partial(note, desk))
        yield from (one.file for one in issue)
