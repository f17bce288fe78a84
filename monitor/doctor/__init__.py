"""A config's path in; what is well with the installation and what is not, with the fix of each, out.

    machine.py    Python, libraries, SQLite, time zones, disk, dictionaries: read once, judged purely
    files.py      the config with its secrets, folders, the lock
    store.py      the file itself, and what it says of papers, receivers and pages
    network.py    names, papers' servers, the clock against theirs, receivers, the heartbeat

Nothing is changed and no message is sent. What needs a thing that is broken is skipped, and says so.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from monitor.doctor.files import examine_config, examine_folders, examine_lock
from monitor.doctor.findings import Finding, skip
from monitor.doctor.machine import Machine, judge_machine, read_machine
from monitor.doctor.network import examine_network
from monitor.doctor.store import examine_store

__all__ = ["Finding", "Machine", "examine", "is_unusable", "read_machine"]


def examine(path: Path, now: datetime, *, offline: bool = False, machine: Machine | None = None) -> Iterator[Finding]:
    """Look at all that there is to look at; `machine` is this one unless given."""
    config, findings = examine_config(path)
    yield from judge_machine(machine or read_machine(config.store if config else path), config)
    yield from findings
    if config is None:
        yield skip("store", "its path stands in the config")
        yield skip("network", "papers and receivers stand in the config")
        return
    yield from examine_folders(config)
    yield from examine_lock(config.store)
    yield from examine_store(config, now)
    yield from [skip("network", "--offline")] if offline else examine_network(config, now)


def is_unusable(finding: Finding) -> bool:
    """Say whether a finding means that the store cannot be used."""
    return finding.state == "fault" and finding.check == "store"
