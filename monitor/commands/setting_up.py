"""`check`, `schema`, `test-send`: whether the config is right, and messages arrive."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.commands.common import (
    FAULT,
    complain,
    config_option,
    fail,
    json_option,
    now,
    read_config,
    write_json,
    write_line,
    write_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.config import Config, Fault


@click.command()
@click.argument("path", metavar="[config.yaml]", required=False, type=click.Path(path_type=Path))
@click.option("--without-secrets", is_flag=True, help="Check the references to secrets only, follow none.")
@config_option
@json_option
def check(path: Path | None, config_path: Path, *, without_secrets: bool, as_json: bool) -> None:
    """Find every mistake in the config at once.

    Each is a line `file:line:column: what is wrong (did you mean ...)`. The exit code is 1 when there is one;
    warnings leave it at 0.

    \b
    yaowen check
    yaowen check /etc/yaowen/config.yaml --without-secrets
    """
    from monitor.config import ConfigError, load_config
    from monitor.config.templates import try_templates

    path = path or config_path
    try:
        config = load_config(path, read_secrets=not without_secrets, find_folders=True)
    except ConfigError as error:
        write_faults(error.faults, level="error", as_json=as_json)
        raise click.exceptions.Exit(FAULT) from error
    if faults := tuple(try_templates(config.templates)) if config.templates else ():
        write_faults(faults, level="error", as_json=as_json)
        raise click.exceptions.Exit(FAULT)
    warnings = (*config.warnings, *find_strange_places(config), *find_strangers(config))
    write_faults(warnings, level="warning", as_json=as_json)
    counts = f"{len(config.papers)} papers, {len(config.watches)} watches, {len(config.receivers)} receivers"
    complain(f"{path}: no fault; {counts}")


def find_strange_places(config: "Config") -> "tuple[Fault, ...]":
    """Give a warning for each place asked for that no table, no region and no followed paper has."""
    from monitor.config.places import find_unknown
    from monitor.papers.selection import load_regions, name_home
    from monitor.parser.places import load_place_words
    from monitor.parser.posts.offices import locate

    homes = {name for paper in config.papers for name in name_home(paper.own_place)}
    known = homes | load_regions().keys() | load_place_words()
    return find_unknown(config.list_places(), lambda name: name in known or bool(locate(name).code), known)


def find_strangers(config: "Config") -> "tuple[Fault, ...]":
    """Give a warning for each person asked for whom neither the archive, if it has anybody, nor the parser knows."""
    from monitor.config.people import find_unknown
    from monitor.parser.text import read_table
    from storage import StoreError, open_store
    from storage.people import list_names

    if not config.store.exists():
        return ()
    try:
        store = open_store(config.store, read_only=True)
        try:
            seen = list_names(store)
        finally:
            store.close()
    except StoreError as error:
        complain(f"whether people are known was not looked at: {error}")
        return ()
    famous = (row[0] for row in read_table("famous.tsv"))
    unknown = find_unknown(config.list_people(), (*seen, *famous)) if seen else ()
    return tuple(sorted(unknown, key=lambda fault: (fault.file, fault.place)))


def write_faults(faults: "Iterable[Fault]", *, level: str, as_json: bool) -> None:
    """Write faults or warnings."""
    if as_json:
        write_json(
            [
                {
                    "level": level,
                    "file": fault.file,
                    "line": fault.place.line,
                    "column": fault.place.column,
                    "message": fault.message,
                    "hint": fault.hint,
                }
                for fault in faults
            ]
        )
        return
    for fault in faults:
        write_line(f"{fault} [warning]" if level == "warning" else fault)


@click.command()
@click.argument("name", metavar="[LIST]", default="")
def schema(name: str) -> None:
    """Print the JSON Schema of config.yaml or of a side file.

    With it an editor completes keys and marks mistakes. LIST is the key whose entries the side file holds: watches,
    people, posts, any ...

    \b
    yaowen schema > config.schema.json
    # then, as the first line of config.yaml:
    # yaml-language-server: $schema=config.schema.json
    yaowen schema people > people.schema.json
    """
    import json

    from monitor.config import suggest
    from monitor.config.json_schema import LISTS, config_schema, list_schema

    if name and name not in LISTS:
        hint = suggest(name, LISTS) or f"there are {', '.join(LISTS)}"
        raise click.UsageError(f"no list {name!r}; {hint}")
    found = list_schema(name) if name else config_schema()
    write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n")


@click.command(name="test-send")
@click.argument("receiver")
@config_option
def test_send(receiver: str, config_path: Path) -> None:
    """Send a sample message to a receiver.

    Of mail one to each of its addresses. Prints what came of it; the exit code is 1 if it was not taken.

    \b
    yaowen test-send desk
    """
    from alerts.channels import send
    from alerts.render import render
    from alerts.specimens import make_sample
    from monitor.config import suggest
    from monitor.records import Claim, Result, derive_id

    config = read_config(config_path, read_secrets=True)
    found = [one for one in config.receivers.values() if receiver in {one.id, one.name}]
    if not found:
        names = tuple(dict.fromkeys(one.name for one in config.receivers.values()))
        hint = suggest(receiver, names) or f"there are {', '.join(names) or 'none'}"
        raise click.UsageError(f"no receiver {receiver!r}; {hint}")
    refused = []
    for one in found:
        moment = now()
        sample = make_sample(derive_id("test", one.id, moment.isoformat()), moment, one.language)
        claim = Claim(message_id=sample.id, receiver_id=one.id, attempt=1, first_due_at=moment, alerts=(sample,))
        outcome = send(render(claim, one, moment), one)
        write_line(one.id, one.kind, outcome.result, outcome.detail)
        if outcome.result is not Result.ACCEPTED:
            refused.append(f"{one.id} did not take the message: {outcome.detail or outcome.result}")
    if refused:
        fail("\n".join(refused))
