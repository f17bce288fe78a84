"""The machine in, as it is or as it is given; what of it is not as the program needs it, out."""

import os
import re
import resource
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from monitor.doctor.findings import Finding, fault, good, warn
from monitor.health import SPARE_BYTES

if TYPE_CHECKING:
    from monitor.config import Config

Version = tuple[int, ...]
OLDEST_PYTHON: Final = (3, 11)
WAL_MENDED: Final = (3, 51, 3)  # https://www.sqlite.org/wal.html#walresetbug
LEAST_FILES: Final = 256  # open files at a time: each paper and receiver may need some
LEAST_INODES: Final = 1_000
NETWORK: Final = frozenset(("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "fuse.sshfs", "fuse.glusterfs"))
MEMORY: Final = frozenset(("tmpfs", "ramfs"))
NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
BOUND: Final = re.compile(r"(>=|<)([0-9.]+)")
DICTIONARY_BYTES: Final = 5_071_852  # of jieba 0.42.1's dict.txt
# A day's offset from UTC in hours that no edition of the tz database has otherwise.
OFFSETS: Final = (
    ("Asia/Shanghai", datetime(2026, 7, 1, tzinfo=UTC), 8),
    ("Europe/Berlin", datetime(2026, 7, 1, tzinfo=UTC), 2),
    ("America/New_York", datetime(2026, 1, 15, tzinfo=UTC), -5),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Machine:
    """What the program runs on.

    `packages` are versions by name, "" for one that is missing, `needed` the requirements of the program; `folder` is
    where the store lies, with what is free there and on which kind of file system; `dictionary` the bytes of jieba's.
    `writers` are processes that have the store open. `offsets` say what zones are off by.
    """

    python: Version
    sqlite: Version
    packages: Mapping[str, str]
    needed: tuple[str, ...]
    folder: str
    free: int
    inodes: int
    file_system: str
    open_files: int
    dictionary: int
    writers: tuple[int, ...]
    offsets: Mapping[str, float | None]


def read_machine(store: Path) -> Machine:
    """Look at this machine."""
    folder = next(parent for parent in store.absolute().parents if parent.is_dir())
    space = os.statvfs(folder)
    needed = tuple(text for text in requires("yaowen") or () if "extra ==" not in text)
    dictionary = files("jieba").joinpath("dict.txt") if find_spec("jieba") else None
    return Machine(
        python=sys.version_info[:3],
        sqlite=sqlite3.sqlite_version_info,
        packages={name: find_version(name) for name, _ in map(parse_requirement, needed)},
        needed=needed,
        folder=str(folder),
        free=shutil.disk_usage(folder).free,
        inodes=space.f_favail if space.f_files else LEAST_INODES,
        file_system=find_file_system(folder, read_text(Path("/proc/self/mounts"))),
        open_files=resource.getrlimit(resource.RLIMIT_NOFILE)[0],
        dictionary=len(dictionary.read_bytes()) if dictionary and dictionary.is_file() else 0,
        writers=tuple(find_openers(store)),
        offsets={name: find_offset(name, moment) for name, moment, _ in OFFSETS},
    )


def find_version(name: str) -> str:
    """Give the version of an installed package, "" when it is not there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def find_offset(name: str, moment: datetime) -> float | None:
    """Give by how many hours a zone is ahead of UTC, None when nothing is known of it."""
    try:
        offset = moment.astimezone(ZoneInfo(name)).utcoffset()
    except (KeyError, ValueError, OSError):
        return None
    return (offset or timedelta()).total_seconds() / 3600


def read_text(path: Path) -> str:
    """Give a text of the system's, "" when there is none."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def find_file_system(folder: Path, mounts: str) -> str:
    """Give the kind of file system that a folder lies on, of the lines of /proc/self/mounts; "" when unknown."""
    rows = (line.split(" ") for line in mounts.splitlines())
    places = [(row[1].replace("\\040", " "), row[2]) for row in rows if len(row) > 2]  # noqa: PLR2004 - device, place, kind
    real = folder.resolve()
    above = [(place, kind) for place, kind in places if real.is_relative_to(place)]
    return max(above, key=lambda one: len(one[0]), default=("", ""))[1]


def find_openers(store: Path) -> Iterator[int]:
    """Give the processes that have the store open, as far as we may see them."""
    real = store.resolve()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if any(handle.resolve() == real for handle in (process / "fd").iterdir()):
                yield int(process.name)
        except OSError:
            continue


def judge_machine(machine: Machine, config: "Config | None") -> Iterator[Finding]:
    """Judge what the program runs on."""
    yield judge_python(machine)
    yield from judge_packages(machine)
    yield judge_sqlite(machine)
    yield judge_dictionary(machine)
    yield judge_zones(machine, config)
    yield judge_space(machine)
    yield judge_file_system(machine)
    if machine.open_files < LEAST_FILES:
        says = f"only {machine.open_files} files may be open at a time"
        yield fault("limits", says, "LimitNOFILE=1024 in the unit, `ulimit -n 1024` in a shell")


def judge_python(machine: Machine) -> Finding:
    """Judge the version of Python."""
    said = f"Python {write_version(machine.python)}"
    if machine.python < OLDEST_PYTHON:
        return fault("python", f"{said} is too old", f"install with Python {write_version(OLDEST_PYTHON)} or newer")
    return good("python", said)


def judge_packages(machine: Machine) -> Iterator[Finding]:
    """Judge the libraries against what the program was made for."""
    wrong = []
    for name, bounds in map(parse_requirement, machine.needed):
        found = machine.packages.get(name, "")
        if not found:
            wrong.append(f"{name} is missing")
        elif not is_within(parse_version(found), bounds):
            wrong.append(f"{name} {found} is not {bounds}")
    if wrong:
        yield fault("libraries", "; ".join(wrong), "install again: pip install --upgrade PATH-TO-THE-CHECKOUT")
    else:
        yield good("libraries", f"{len(machine.needed)} as needed")


def judge_sqlite(machine: Machine) -> Finding:
    """Judge SQLite: before 3.51.3 two processes that write at once can damage the store."""
    said = f"SQLite {write_version(machine.sqlite)}"
    if machine.sqlite >= WAL_MENDED:
        return good("sqlite", said)
    if len(machine.writers) > 1:
        mended, who = write_version(WAL_MENDED), ", ".join(map(str, machine.writers))
        says = f"{said} has the WAL-reset bug (before {mended}), and processes {who} have the store open"
        return fault("sqlite", says, "let one process at a time use the store, or run Python with a newer SQLite")
    return good("sqlite", f"{said}; its WAL-reset bug does nothing while one process writes")


def judge_dictionary(machine: Machine) -> Finding:
    """Judge jieba's dictionary, by which names are told from words."""
    if machine.dictionary == DICTIONARY_BYTES:
        return good("dictionary", "jieba's dictionary is whole")
    said = f"has {machine.dictionary} bytes, not {DICTIONARY_BYTES}" if machine.dictionary else "is missing"
    return fault("dictionary", f"jieba's dict.txt {said}", "pip install --force-reinstall 'jieba==0.42.1'")


def judge_zones(machine: Machine, config: "Config | None") -> Finding:
    """Judge the time zone data."""
    off = [name for name, _, hours in OFFSETS if machine.offsets.get(name) != hours]
    zones = {paper.timezone for paper in config.papers} if config else set()
    lost = [name for name in sorted(zones) if find_offset(name, datetime(2026, 7, 1, tzinfo=UTC)) is None]
    if off or lost:
        fix = "pip install --upgrade tzdata; unset PYTHONTZPATH; apt install --reinstall tzdata"
        return fault("time zones", f"the time zone data is wrong for {', '.join([*off, *lost])}", fix)
    return good("time zones", "as they should be")


def judge_space(machine: Machine) -> Finding:
    """Judge what is free where the store lies."""
    megabytes = machine.free // 1_000_000
    if machine.free < SPARE_BYTES or machine.inodes < LEAST_INODES:
        said = f"{megabytes} MB and {machine.inodes} files are free in {machine.folder}"
        return fault("disk", said, f"free some; below {SPARE_BYTES // 1_000_000} MB reading may stop")
    if machine.free < 5 * SPARE_BYTES:
        return warn("disk", f"{megabytes} MB are free in {machine.folder}", "a paper takes some 10 MB a day: free some")
    return good("disk", f"{megabytes} MB are free in {machine.folder}")


def judge_file_system(machine: Machine) -> Finding:
    """Judge the kind of file system that the store lies on."""
    kind = machine.file_system
    if kind in NETWORK:
        says = f"the store lies on a network's file system ({kind}), where SQLite's locks do not hold"
        return fault("file system", says, "put `store` on a disk of this machine")
    if kind in MEMORY:
        says = f"the store lies in memory ({kind}): it is gone when the machine starts anew"
        return fault("file system", says, "put `store` on a disk")
    return good("file system", kind or "unknown")


# --- versions ---------------------------------------------------------------------------------------------------


def parse_requirement(text: str) -> tuple[str, str]:
    """Give name and bounds of a requirement like jieba<0.43,>=0.42.1."""
    name = NAME.match(text)
    return (name[0].lower(), text[name.end() :].strip()) if name else (text, "")


def is_within(found: Version, bounds: str) -> bool:
    """Say whether a version keeps to bounds like >=1.2,<2."""
    limits = [(sign, parse_version(number)) for sign, number in BOUND.findall(bounds)]
    return all(found >= limit if sign == ">=" else found < limit for sign, limit in limits)


def parse_version(text: str) -> Version:
    """Give the numbers of a version."""
    return tuple(int(number) for number in re.findall(r"\d+", text)[:4])


def write_version(parts: Version) -> str:
    """Write the numbers of a version."""
    return ".".join(map(str, parts))
