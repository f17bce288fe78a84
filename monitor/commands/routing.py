"""`route`: a watch and a moment in, whom it would tell, when and why then, out; with later prints of what it told."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from monitor.commands.common import choose_watch, config_option, json_option, now, read_config, write_list

if TYPE_CHECKING:
    from alerts.receivers import Receiver
    from alerts.routing import Way
    from alerts.watches import Watch


SAID = {
    "wait": "with what else is found meanwhile",
    "issue": "with what else the issue has",
    "quiet": "when quiet hours end",
    "day off": "after days off",
    "digest": "in a digest",
    "muted": "muted: in the next digest",
    "reprint": "in the next digest",
    "kept": "not sent",
}  # why something goes out when it does, in words; `at once` needs none


def parse_moment(text: str) -> datetime:
    """Read a day and minute given as YYYY-MM-DDTHH:MM, or with a blank between."""
    for form in ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"):
        with suppress(ValueError):
            return datetime.strptime(text, form)  # noqa: DTZ007 - the config says of which zone
    raise click.BadParameter(f"{text!r} is no day and time: write it as 2031-05-14T23:30")


@click.command()
@click.argument("watch_name", metavar="WATCH")
@click.option(
    "--at", "moment", type=parse_moment, metavar="YYYY-MM-DDTHH:MM", help="The moment, by the config's time zone."
)
@config_option
@json_option
def route(watch_name: str, moment: datetime | None, config_path: Path, *, as_json: bool) -> None:
    """Say whom a watch tells, and when.

    Of something that it finds at a moment, default now: at once, with what else is found while it waits, when quiet
    hours or days off end, or in a digest. Behind it the receiver's rate, what comes of a later print of the same news,
    as `also` has it, and who gets what it does not take for how long (fallback).

    \b
    yaowen route 长三角 --at 2031-05-14T23:30
    """
    from alerts.routing import Case, find_ways

    config = read_config(config_path, read_secrets=False)
    watch = choose_watch(watch_name, config.watches)
    found_at = moment.replace(tzinfo=ZoneInfo(config.timezone)) if moment else now()
    ways = find_ways(watch, config.receivers, found_at)
    later = find_ways(watch, config.receivers, found_at, Case(reprint=True))
    items = (
        {"receiver": way.receiver.id, "kind": way.receiver.kind, **show(way), **show_rules(watch, way.receiver)}
        | {"later_print": show(reprint)}
        for way, reprint in zip(ways, later, strict=True)
    )
    write_list(items, as_json=as_json, line=describe)


def show(way: "Way") -> dict[str, Any]:
    """Give when something goes out, by the receiver's clock, and why then; what is only kept goes out never."""
    due = way.due_at.astimezone(ZoneInfo(way.receiver.timezone)).isoformat(timespec="minutes")
    return {"due": None if way.why == "kept" else due, "why": way.why}


def show_rules(watch: "Watch", receiver: "Receiver") -> dict[str, Any]:
    """Give by what rules a receiver is told of a watch, and who gets what it does not take."""
    from alerts.routing import get_rate, get_wait

    wait = get_wait(watch, receiver)
    return {
        "rate": get_rate(watch, receiver),
        "wait": wait if isinstance(wait, str) else wait.total_seconds(),
        "also": receiver.also,
        "fallback": list(receiver.fallback),
        "fallback_after": receiver.fallback_after.total_seconds() if receiver.fallback else None,
    }


def describe(item: Mapping[str, Any]) -> Iterator[object]:
    """Give the same in one line."""
    later = item["later_print"]
    yield from (item["receiver"], item["kind"], item["due"], say_why(item), item["rate"])
    yield f"a later print: {' '.join(filter(None, (later['due'], say_why(later))))}"
    if item["fallback"]:
        yield f"fallback {', '.join(item['fallback'])} after {item['fallback_after'] / 3600:g} h"


def say_why(way: Mapping[str, Any]) -> str:
    """Say in words why something goes out when it does."""
    why = str(way["why"])
    return SAID.get(why, why)
