"""`backup` and `restore`: a store in, a copy of it out, while it is in use; such a copy in, the store of it out."""

from pathlib import Path

import click

from monitor.commands.common import (
    FAULT,
    NO_STORE,
    complain,
    config_option,
    fail,
    now,
    open_office,
    read_config,
    write_line,
)


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@config_option
def backup(path: Path, config_path: Path) -> None:
    """Copy the store into a new file.

    Also while the daemon runs: the copy is the store as it is at one moment, and it is whole as soon as it is there.
    Prints path, size and SHA-256. What cp makes of a store in use is no copy: its newest part is in the log beside it.

    \b
    yaowen backup /srv/backups/yaowen-2031-05-14.db
    """
    from storage import StoreError
    from storage.backup import back_up

    with open_office(config_path) as office:
        try:
            digest = back_up(office.store, path)
        except StoreError as error:
            fail(str(error))
    write_line(path, f"{path.stat().st_size} bytes", f"sha256 {digest}")


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--check", is_flag=True, help="Only check the copy; change nothing.")
@config_option
def restore(path: Path, config_path: Path, *, check: bool) -> None:
    """Put a copy that `backup` made in the place of the store.

    Every row of the copy is held against its hash first; a damaged one changes nothing, exit code 1. The daemon must
    not run. The store that was there is kept beside it under another name.

    \b
    yaowen restore --check /srv/backups/yaowen-2031-05-14.db
    systemctl stop yaowen; yaowen restore /srv/backups/yaowen-2031-05-14.db; systemctl start yaowen
    """
    from storage import StoreCorrupt, StoreError
    from storage.backup import find_faults
    from storage.backup import restore as put_back

    config = read_config(config_path)
    try:
        if check:
            report(path, find_faults(path))
            return
        aside = put_back(path, config.store, now())
    except StoreCorrupt as error:
        fail(str(error))
    except StoreError as error:
        fail(str(error), NO_STORE)
    complain(f"the store that was there is {aside} now" if aside else "there was no store before")
    write_line(config.store, f"restored from {path}")


def report(path: Path, faults: tuple[str, ...]) -> None:
    """Say what is wrong with a copy, if anything is."""
    for fault in faults:
        write_line(fault)
    if faults:
        raise click.exceptions.Exit(FAULT)
    write_line(path, "is whole")
