"""`proof` and `verify`: an alert in, a file that proves it out; such a file, or the store, in, what agrees out."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from monitor.commands.common import (
    FAULT,
    FILE,
    complain,
    config_option,
    fail,
    json_option,
    now,
    open_office,
    write_list,
    write_text,
)

if TYPE_CHECKING:
    from monitor.records import Alert
    from storage.database import Store

SELDOM: Final = 5.0
SAID: Final = {True: "agrees", False: "DIFFERS", None: "-"}


@click.command()
@click.argument("alert_id", metavar="ALERT")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file; default: stdout.")
@config_option
def proof(alert_id: str, output: Path | None, config_path: Path) -> None:
    """Write all that an alert rests on into one file.

    The raw pages as they were fetched, their addresses, times and hashes, the article and its facts with spans and
    rules, the watch, the parser's version, the message as it went out and its deliveries. `yaowen verify FILE` derives
    it again without this store. ALERT is the id of an alert or of one of its deliveries (`yaowen deliveries`).

    \b
    yaowen proof 4f0c…  --output alert.proof.json
    """
    from monitor.answers.proof import ProofError, make_proof, write_proof
    from storage import NotStored

    with open_office(config_path) as office:
        try:
            bundle = make_proof(office.store, office.config, find_alert(office.store, alert_id), now())
        except (ProofError, NotStored) as error:
            fail(str(error))
    content = write_proof(bundle)
    if output is None:
        write_text(content.decode())
        return
    output.write_bytes(content)
    complain(f"{output}: {len(bundle['pages'])} raw pages, {len(content)} bytes, sha256 {bundle['sha256']}")


def find_alert(store: "Store", name: str) -> "Alert":
    """Give the alert of an id, or that of a delivery."""
    from storage.told import find_alert as find

    alert = find(store, name)
    if alert is None:
        raise click.UsageError(f"no alert and no delivery {name}; `yaowen deliveries` lists them")
    return alert


@click.command()
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=FILE)
@config_option
@json_option
def verify(paths: tuple[Path, ...], config_path: Path, *, as_json: bool) -> None:
    """Derive proofs again, or check the store.

    Of each FILE that `yaowen proof` wrote: every byte against its hashes, then article, facts, matches and first line
    read again from the raw pages, with no store and no network. A proof made by another version of the program is said
    to be one. Without FILE: every raw page, article, alert and sent message of the store against its hash.

    The exit code is 1 when anything differs.

    \b
    yaowen verify alert.proof.json
    yaowen verify
    """
    items = list(check_files(paths) if paths else check_store(config_path))
    write_list(items, as_json=as_json, line=describe)
    if any(item["agrees"] is False for item in items):
        raise click.exceptions.Exit(FAULT)


def check_files(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Give what came of each check of each file."""
    from monitor.answers.verify import verify as check

    for path in paths:
        for one in check(path.read_bytes()):
            yield {"subject": str(path), "check": one.check, "agrees": one.agrees, "says": one.says}


def check_store(config_path: Path) -> Iterator[dict[str, Any]]:
    """Give what in the store is not as its hash says."""
    from storage.maintenance import count_kept, find_damage

    with open_office(config_path) as office:
        subject = str(office.config.store)
        faults = tuple(find_damage(office.store, hear_seldom(complain)))
        counts = ", ".join(f"{count} {name}" for name, count in count_kept(office.store).items())
    for fault in faults:
        yield {"subject": subject, "check": "store", "agrees": False, "says": fault}
    if not faults:
        yield {"subject": subject, "check": "store", "agrees": True, "says": f"as their hashes say: {counts}"}


def hear_seldom(tell: Callable[[str], object]) -> Callable[[str], None]:
    """Give who hears where the check is and tells so every SELDOM seconds: of a small store nothing."""
    told_at = time.monotonic()

    def hear(where: str) -> None:
        nonlocal told_at
        if (moment := time.monotonic()) >= told_at + SELDOM:
            told_at = moment
            tell(f"checking {where}")

    return hear


def describe(item: Mapping[str, Any]) -> Iterable[object]:
    """Give a check in one line."""
    return (SAID[item["agrees"]], item["check"], item["says"])
