"""`deliveries`: what was sent and what waits, and sending it again."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import click

from monitor.commands.common import FAULT, complain, config_option, json_option, now, open_office, write_list

if TYPE_CHECKING:
    from storage.deliveries import StoredDelivery

STATES: Final = ("pending", "sending", "done", "refused", "given_up", "kept", "withdrawn", "redirected")


@click.group(invoke_without_command=True)
@config_option
@json_option
@click.pass_context
def deliveries(context: click.Context, config_path: Path, *, as_json: bool) -> None:
    """Show what was sent, or send it again.

    The newest come first, each with what its receiver said last.

    \b
    yaowen deliveries
    yaowen deliveries list --state refused
    yaowen deliveries retry
    """
    if context.invoked_subcommand is None:
        write_deliveries(config_path, None, None, 50, as_json=as_json)


@deliveries.command(name="list")
@click.option("--state", type=click.Choice(STATES), help="Only those in this state.")
@click.option("--receiver", help="Only those to this receiver.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="At most so many.")
@config_option
@json_option
def list_deliveries(state: str | None, receiver: str | None, limit: int, config_path: Path, *, as_json: bool) -> None:
    """List deliveries, the newest first."""
    write_deliveries(config_path, state, receiver, limit, as_json=as_json)


def write_deliveries(path: Path, state: str | None, receiver: str | None, limit: int, *, as_json: bool) -> None:
    """Write deliveries."""
    from monitor.records import DeliveryState
    from storage.deliveries import find_deliveries

    wanted = None if state is None else DeliveryState(state)
    with open_office(path) as office:
        found = find_deliveries(office.store, state=wanted, receiver_id=receiver, limit=limit)
        zone = ZoneInfo(office.config.timezone)
    write_list(
        (delivery_to_json(one) for one in found), as_json=as_json, line=lambda item: describe_delivery(item, zone)
    )
    if not found:
        complain("no delivery of this kind" if state or receiver else "nothing was told yet, and nothing waits")


def delivery_to_json(one: "StoredDelivery") -> dict[str, Any]:
    """Give a delivery as it stands."""
    return {
        "id": one.delivery.id,
        "state": one.state,
        "receiver": one.delivery.receiver_id,
        "message_id": one.delivery.message_id,
        "alert": one.alert.id,
        "watch": one.alert.watch_name,
        "article": one.alert.article_id,
        "paper": one.alert.paper,
        "day": one.alert.day,
        "headline": one.alert.headline,
        "reprint_of": one.alert.reprint and one.alert.reprint.of,
        "corrects": one.alert.correction and one.alert.correction.of,
        "attempts": one.attempts,
        "due_at": one.delivery.due_at.isoformat(),
        "next_at": one.next_at.isoformat() if one.state == "pending" else None,
        "tried_at": one.tried_at and one.tried_at.isoformat(),
        "possibly_sent": one.possibly_sent,
        "redirected_from": one.redirected_from or None,
        "redirected_why": one.redirected_why or None,
        "remote_id": one.remote_id or None,
        "detail": one.detail,
    }


def describe_delivery(item: Mapping[str, Any], zone: ZoneInfo) -> Iterable[object]:
    """Give a delivery in one line, with when it was tried last or will be, by the config's clock."""
    moment = datetime.fromisoformat(item["next_at"] or item["tried_at"] or item["due_at"]).astimezone(zone)
    tries = f"{item['attempts']} tries" if item["attempts"] != 1 else "1 try"
    doubt = "possibly sent before" if item["possibly_sent"] else ""
    return (
        item["id"],
        item["state"],
        f"{moment:%Y-%m-%d %H:%M}",
        item["receiver"],
        tries,
        item["watch"],
        item["day"],
        item["headline"],
        "another print of what was told" if item["reprint_of"] else "",
        "corrects what was told" if item["corrects"] else "",
        f"redirected from {item['redirected_from']}" if item["redirected_from"] else "",
        doubt,
        item["detail"],
    )


@deliveries.command(name="retry")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@config_option
def retry_deliveries(ids: tuple[str, ...], config_path: Path) -> None:
    """Send deliveries again.

    Without an ID all that were refused or given up. The daemon, or `yaowen once`, sends them. The exit code is 1 when
    none of the IDs can be sent again.
    """
    from storage.outbox import retry_deliveries as make_due

    with open_office(config_path, writes=True) as office:
        count = make_due(office.store, ids or None, now())
    complain(f"{count} to be sent again")
    if ids and not count:
        raise click.exceptions.Exit(FAULT)
