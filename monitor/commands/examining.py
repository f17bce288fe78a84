"""`doctor`: an installation in; what is wrong with it and what to do about each, out."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import click

from monitor.commands.common import FAULT, NO_STORE, config_option, json_option, now, write_list

SHOWN: Final = {"good": "good", "warning": "WARNING", "fault": "FAULT", "skipped": "-"}


@click.command()
@click.option("--offline", is_flag=True, help="Ask no server: neither papers' nor receivers'.")
@config_option
@json_option
def doctor(config_path: Path, *, offline: bool, as_json: bool) -> None:
    """Look for what is wrong with the installation.

    At Python and its libraries, SQLite, time zones, disk; the config with its secrets, and who may change it; the lock,
    the store and what it says of papers, receivers and pages; names, servers, certificates, the clock, and whether
    each receiver would take a message. Nothing is changed, and no message is sent.

    Each finding says what to do about it. The exit code is 1 when there is a fault, 3 when the store cannot be used.

    \b
    yaowen doctor
    yaowen doctor --offline --json
    """
    from monitor.doctor import examine, is_unusable

    found = list(examine(config_path, now(), offline=offline))
    items = ({"check": one.check, "state": one.state, "says": one.says, "fix": one.fix} for one in found)
    write_list(items, as_json=as_json, line=describe)
    if any(map(is_unusable, found)):
        raise click.exceptions.Exit(NO_STORE)
    if any(one.state == "fault" for one in found):
        raise click.exceptions.Exit(FAULT)


def describe(item: Mapping[str, Any]) -> Iterable[object]:
    """Give a finding in one line."""
    return (SHOWN[item["state"]], item["check"], item["says"], item["fix"] and f"-> {item['fix']}")
