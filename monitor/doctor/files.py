"""A config's path in; what is wrong with it, its folders and the daemon's lock, out."""

import fcntl
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from monitor.config import Config, ConfigError, load_config
from monitor.doctor.findings import Finding, fault, good, warn
from monitor.doctor.machine import find_openers

LAST: Final = "the last to read papers into it (run, once) was process"
START: Final = "systemctl start yaowen, or yaowen run; journalctl -u yaowen says why a daemon ended"
MOST_FAULTS: Final = 5  # of the config that are shown; `yaowen check` shows all
SECRET: Final = re.compile(r"\b(?:env|file|credential):|environment variable|CREDENTIALS_DIRECTORY")
RIGHTS: Final = re.compile(r"others may (?:change|replace)|another user|may be read or changed by others")


def examine_config(path: Path) -> tuple[Config | None, list[Finding]]:
    """Read the config with its secrets; when these are at fault without them, so that the rest can be looked at."""
    try:
        return load_config(path), [good("config", f"{path} has no mistake")]
    except ConfigError as error:
        findings = [
            fault(name_check(str(one)), str(one), one.hint or "yaowen check") for one in error.faults[:MOST_FAULTS]
        ]
        more = len(error.faults) - MOST_FAULTS
        if more > 0:
            findings.append(fault("config", f"{more} mistakes more", "yaowen check shows all"))
        try:
            return load_config(path, read_secrets=False), findings
        except ConfigError:
            return None, findings


def name_check(said: str) -> str:
    """Name what a fault of the config is about."""
    if RIGHTS.search(said):
        return "rights"
    return "secrets" if SECRET.search(said) else "config"


def examine_folders(config: Config) -> Iterator[Finding]:
    """See that watched folders are there and can be read."""
    for folder in config.folders:
        if not folder.path.is_dir():
            yield fault("folders", f"there is no folder {folder.path}", f"mkdir {folder.path}, or mend `folders`")
        elif not os.access(folder.path, os.R_OK | os.X_OK):
            yield fault("folders", f"the folder {folder.path} may not be read", f"chmod u+rx {folder.path}")


def examine_lock(store: Path) -> Iterator[Finding]:
    """See whose the daemon's lock is: a living daemon's, nobody's, or that of something a dead one left behind."""
    lock = store.resolve().with_name(store.resolve().name + ".lock")
    try:
        handle = os.open(lock, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        yield warn("daemon", "no daemon has run on this store", "systemctl start yaowen, or yaowen run")
        return
    except OSError as error:
        yield fault("daemon", f"the lock {lock} cannot be read: {error.strerror}", f"see who owns {lock}")
        return
    try:
        said = os.pread(handle, 32, 0).decode(errors="replace").strip()
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        yield judge_holder(lock, said)
    else:
        yield warn("daemon", f"no daemon runs on this store; {LAST} {said or 'unknown'}", START)
    finally:
        os.close(handle)


def judge_holder(lock: Path, said: str) -> Finding:
    """Judge the process that the lock's file names, while the lock is held."""
    if said.isdigit() and Path("/proc", said).exists():
        return good("daemon", f"runs as process {said}")
    holders = " ".join(map(str, find_holders(lock))) or "unknown"
    says = f"the daemon {said or 'unknown'} is dead, and its lock is held by process {holders}, which it left behind"
    return fault("daemon", says, f"end that process (kill {holders}), then start the daemon")


def find_holders(lock: Path) -> Iterator[int]:
    """Give the processes that hold a lock on a file: a lock that a fork inherited is said to be its dead parent's."""
    number = str(lock.stat().st_ino)
    for line in Path("/proc/locks").read_text(encoding="ascii").splitlines():
        _, kind, _, _, process, place, *_ = line.split()
        if kind == "FLOCK" and place.rpartition(":")[2] == number:
            if Path("/proc", process).exists():
                yield int(process)
            else:
                yield from (opener for opener in find_openers(lock) if opener != os.getpid())
