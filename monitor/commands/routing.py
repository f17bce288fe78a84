"""`route`: a watch and a moment in, whom it would tell, when and why then, out."""

from datetime import datetime
from pathlib import Path

import click

from monitor.commands.common import config_option, json_option, now, read_config, write_list


@click.command()
@click.argument("watch_name", metavar="WATCH")
@click.option(
    "--at", "moment", type=click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]), help="By the file's time zone."
)
@config_option
@json_option
def route(watch_name: str, moment: datetime | None, config_path: Path, *, as_json: bool) -> None:
    """Say whom a watch tells, and when.

    Of something that it finds at a moment, default now: at once, when quiet hours or days off end, or in a digest.

    \b
    yaowen route 长三角 --at 2031-05-14T23:30
    """
    from zoneinfo import ZoneInfo

    from alerts.routing import find_ways
    from monitor.config import suggest

    config = read_config(config_path, read_secrets=False)
    watches = {name: watch for watch in config.watches for name in (watch.id, watch.name)}
    if watch_name not in watches:
        raise click.UsageError(f"no watch {watch_name!r}; {suggest(watch_name, watches) or 'see the config'}")
    found_at = moment.replace(tzinfo=ZoneInfo(config.timezone)) if moment else now()
    items = (
        {
            "receiver": way.receiver.id,
            "kind": way.receiver.kind,
            "due": way.due_at.astimezone(ZoneInfo(way.receiver.timezone)).isoformat(timespec="minutes"),
            "why": way.why,
        }
        for way in find_ways(watches[watch_name], config.receivers, found_at)
    )
    write_list(items, as_json=as_json, line=lambda item: item.values())
