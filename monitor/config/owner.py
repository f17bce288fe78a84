"""A file of the config in; who else may change or replace it, as faults, out."""

import grp
import os
import pwd
import stat
from collections.abc import Iterator
from pathlib import Path

from monitor.yamlfile.document import Fault


def check_owner(path: Path) -> Iterator[Fault]:
    """Refuse a file that somebody else may change: it names files, servers and who is told. Follows links."""
    try:
        status = path.stat()
        folders = {folder: folder.stat() for folder in (path.absolute().parent, path.resolve().parent)}
    except OSError:  # gone since it was read: the next look says so
        return
    if status.st_mode & stat.S_IWOTH:
        yield Fault(file=str(path), message="others may change this file", hint=f"chmod o-w {path}")
    if status.st_mode & stat.S_IWGRP and not is_own_group(status):
        yield Fault(file=str(path), message="others of its group may change this file", hint=f"chmod g-w {path}")
    if is_foreign(status):
        yield Fault(file=str(path), message="belongs to another user", hint="make it yours or root's")
    for folder, found in folders.items():
        if found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX:
            message = f"others may replace this file: all may change the folder {folder}"
            yield Fault(file=str(path), message=message, hint=f"chmod o-w {folder}")


def is_foreign(status: os.stat_result) -> bool:
    """Say whether a file belongs to somebody who is neither us nor root."""
    return os.geteuid() != 0 and status.st_uid not in {0, os.geteuid()}


def is_own_group(status: os.stat_result) -> bool:
    """Say whether a file's group is its owner's alone, as many systems give each user one."""
    try:
        owner, group = pwd.getpwuid(status.st_uid), grp.getgrgid(status.st_gid)
    except KeyError:
        return False
    return owner.pw_gid == group.gr_gid and owner.pw_name == group.gr_name and set(group.gr_mem) <= {owner.pw_name}
