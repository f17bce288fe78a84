"""`search`, `person`, `deliveries`, `status`: what the store knows, for people and for scripts."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import click

from monitor.commands.common import (
    FAULT,
    complain,
    config_option,
    describe_file,
    fail,
    file_to_json,
    json_option,
    now,
    open_office,
    write_json,
    write_line,
    write_list,
)

if TYPE_CHECKING:
    from storage import Store
    from storage.deliveries import StoredDelivery
    from storage.files import FolderCount
    from storage.people import Appearance

MOST_FILES: Final = 50  # unread files of a folder that `status` shows
STATES: Final = ("pending", "sending", "done", "refused", "given_up", "kept", "withdrawn", "redirected")


@click.command()
@click.argument("words", metavar="QUERY", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="At most so many articles."
)
@config_option
@json_option
def search(words: tuple[str, ...], limit: int, config_path: Path, *, as_json: bool) -> None:
    """Find the articles that hold every word.

    The newest come first. Words of one character are found, too; a phrase is one word. The exit code is 1 when
    there is none.

    \b
    yaowen search 陈吉宁 调研
    """
    from storage.search import search as find

    with open_office(config_path) as office:
        try:
            hits = find(office.store, " ".join(words), limit)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    items = [
        {
            "article": hit.article_id,
            "paper_id": hit.paper_id,
            "paper": hit.paper,
            "day": hit.day,
            "page": hit.page,
            "continued_on": list(hit.continued_on),
            "headline": hit.headline,
            "url": hit.url,
            "passage": hit.passage,
            "marks": [[mark.start, mark.end] for mark in hit.marks],
        }
        for hit in hits
    ]
    write_list(items, as_json=as_json, line=describe_hit)
    if not hits:
        fail("no article holds all of these words")


def describe_hit(item: Mapping[str, Any]) -> Iterable[object]:
    """Give a found article in one line, the hits in 【】."""
    passage, shown = item["passage"], 0
    pieces = []
    for start, end in item["marks"]:
        if start >= shown:
            pieces += [passage[shown:start], "【", passage[start:end], "】"]
            shown = end
    text = "".join((*pieces, passage[shown:])).replace("\n", " ")
    pages = "、".join(f"第{page}版" for page in dict.fromkeys((item["page"], *item["continued_on"])) if page)
    return (item["article"], item["day"], item["paper"], pages, item["headline"], text)


@click.command()
@click.argument("name")
@config_option
@json_option
def person(name: str, config_path: Path, *, as_json: bool) -> None:
    """Show a person's posts and appearances.

    By day, as the stored articles give them: articles on two people of one name stand together. Articles that only
    tell of a removal, an investigation or a death, or only speak of the person, are no appearance and come last.

    The exit code is 1 when no article names the person.

    \b
    yaowen person 陈吉宁
    """
    from dataclasses import asdict

    from storage.people import find_person

    with open_office(config_path) as office:
        history = find_person(office.store, name)
    if history is None:
        fail(f"no stored article names {name}")
    if as_json:
        write_json({**asdict(history), "last_seen": history.last_seen})
        return
    for post in history.posts:
        write_line("post", f"{post.first_day or '?'}–{post.last_day or '?'}", post.name, f"{post.articles} articles")
    for change in history.changes:
        write_line("change", change.day or "?", change.action, change.post, change.paper)
    for seen in history.appearances:
        write_line("seen", *describe_naming(seen))
    for seen in history.mentioned:
        write_line("named only", *describe_naming(seen))
    write_line("last seen", history.last_seen or "?")


def describe_naming(seen: "Appearance") -> Iterable[object]:
    """Give in one line where and as what a person is named."""
    page = seen.page and f"第{seen.page}版"
    roles = "roles not read" if seen.appears is None else ", ".join(seen.roles)
    listed = f"{seen.list_place}. of a list ({seen.list_order} order)" if seen.list_place else ""
    return (
        seen.day or "?",
        seen.paper,
        page,
        seen.kind,
        seen.role,
        roles,
        listed,
        seen.event or seen.headline,
        seen.place,
    )


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
    """Send these deliveries again; without an ID all that were refused or given up.

    The daemon, or `yaowen once`, sends them. The exit code is 1 when none of the IDs can be sent again.
    """
    from storage.outbox import retry_deliveries as make_due

    with open_office(config_path, writes=True) as office:
        count = make_due(office.store, ids or None, now())
    complain(f"{count} to be sent again")
    if ids and not count:
        raise click.exceptions.Exit(FAULT)


@click.command()
@config_option
@json_option
def status(config_path: Path, *, as_json: bool) -> None:
    """Show runs, issues, failures, and the backlog.

    The last ten runs, the issues and failures of the last seven days, watched folders with the files in them that
    could not be read, what does not work, and how many deliveries stand in which state.

    \b
    yaowen status
    yaowen status --json | jq .deliveries
    """
    with open_office(config_path) as office:
        found = read_status(office.store)
    if as_json:
        write_json(found)
        return
    for one in found["runs"]:
        write_line("run", one["started_at"], one["kind"], one["summary"] or "not finished")
    for one in found["issues"]:
        counts = f"{one['pages']} pages, {one['read']}/{one['total']} articles"
        write_line("issue", one["paper"], one["day"], one["state"], counts, one["reason"])
    for one in found["failures"]:
        write_line("failure", one["last_at"], one["stage"], f"{one['count']}x", one["subject"], one["reason"])
    for one in found["folders"]:
        counts = f"{one['read']} files read, {one['articles']} articles, {one['unread']} unread"
        write_line("folder", one["path"], counts, one["last_read"] and f"last read {one['last_read']}")
        for file in one["unread_files"]:
            write_line("file", *describe_file(file))
    for one in found["troubles"]:
        write_line("trouble", one["about"], one["name"], f"since {one['since']}", one["reason"])
    write_line("deliveries", *(f"{state} {count}" for state, count in found["deliveries"].items()))


def read_status(store: "Store") -> dict[str, Any]:
    """Read what `status` shows."""
    from datetime import timedelta

    from storage.deliveries import count_deliveries
    from storage.files import count_files
    from storage.notices import find_known_troubles
    from storage.runs import find_failures, find_issue_states, find_runs

    week = now() - timedelta(days=7)
    counts = {str(state): count for state, count in count_deliveries(store).items()}
    return {
        "runs": [
            {
                "kind": one.kind,
                "started_at": one.started_at.isoformat(),
                "finished_at": one.finished_at and one.finished_at.isoformat(),
                "summary": one.summary,
            }
            for one in find_runs(store)
        ],
        "issues": [
            {
                "paper": one.paper_id,
                "day": one.day,
                "state": one.state,
                "pages": one.pages,
                "read": one.read,
                "total": one.total,
                "reason": one.said,
            }
            for one in find_issue_states(store, since=week.date())
        ],
        "failures": [
            {
                "stage": one.failure.stage,
                "subject": one.failure.subject,
                "reason": one.failure.reason,
                "count": one.count,
                "first_at": one.first_at.isoformat(),
                "last_at": one.failure.at.isoformat(),
            }
            for one in find_failures(store, week)
        ],
        "troubles": [
            {
                "about": one.trouble.about,
                "key": one.trouble.key,
                "name": one.trouble.name,
                "since": one.since.isoformat(),
                "reason": one.trouble.reason,
            }
            for one in find_known_troubles(store)
        ],
        "folders": [folder_to_json(store, one) for one in count_files(store)],
        "deliveries": {state: counts.get(state, 0) for state in STATES},
    }


def folder_to_json(store: "Store", folder: "FolderCount") -> dict[str, Any]:
    """Give how a watched folder stands, with the files that could not be read, the latest first."""
    from storage.files import find_stored_files

    unread = [file for file in find_stored_files(store, folder.path).values() if file.state == "unread"]
    latest = sorted(unread, key=lambda file: file.seen_at, reverse=True)[:MOST_FILES]
    return {
        "path": folder.path,
        "since": folder.since.isoformat(),
        "read": folder.read,
        "articles": folder.articles,
        "unread": folder.unread,
        "last_read": folder.last_read and folder.last_read.isoformat(),
        "unread_files": [file_to_json(file) for file in latest],
    }
