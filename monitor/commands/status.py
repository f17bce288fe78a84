"""`status`: how runs, issues, watched folders and deliveries stand, and what does not work."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from monitor.commands.common import (
    config_option,
    count_of,
    describe_file,
    file_to_json,
    json_option,
    now,
    open_office,
    show_moment,
    write_json,
    write_line,
)
from monitor.commands.deliveries import STATES

if TYPE_CHECKING:
    from monitor.records import IssueStatus
    from storage import Store
    from storage.files import FolderCount
    from storage.notices import KnownTrouble
    from storage.runs import CountedFailure, Run

MOST_FILES: Final = 50  # unread files of a folder that `status` shows
RECENT: Final = timedelta(days=7)


@click.command()
@config_option
@json_option
def status(config_path: Path, *, as_json: bool) -> None:
    """Show runs, issues, failures, and the backlog.

    The last ten runs, the issues and failures of the last seven days, watched folders with the files in them that
    could not be read, what does not work, and how many deliveries stand in which state. Moments are by
    the config's clock, in JSON in UTC.

    \b
    yaowen status
    yaowen status --json | jq .deliveries
    """
    with open_office(config_path) as office:
        found, zone = read_status(office.store), office.config.timezone
    if as_json:
        write_json(found)
        return

    def at(moment: str) -> str:
        return show_moment(moment, zone)

    for one in found["runs"]:
        write_line("run", at(one["started_at"]), one["kind"], one["summary"] or "not finished")
    for one in found["issues"]:
        counts = f"{count_of(one['pages'], 'page')}, {one['read']}/{one['total']} articles"
        write_line("issue", one["paper"], one["day"], one["state"], counts, one["reason"])
    for one in found["failures"]:
        write_line(
            "failure",
            at(one["last_at"]),
            one["stage"],
            f"{one['count']}x",
            one["subject"],
            one["reason"],
        )
    for one in found["folders"]:
        counts = f"{count_of(one['read'], 'file')} read, {count_of(one['articles'], 'article')}, {one['unread']} unread"
        write_line("folder", one["path"], counts, one["last_read"] and f"last read {at(one['last_read'])}")
        for file in one["unread_files"]:
            write_line("file", *describe_file(file))
    for one in found["troubles"]:
        write_line("trouble", one["about"], one["name"], f"since {at(one['since'])}", one["reason"])
    write_line("deliveries", *(f"{state} {count}" for state, count in found["deliveries"].items()))


def read_status(store: "Store") -> dict[str, Any]:
    """Read what `status` shows."""
    from storage.deliveries import count_deliveries
    from storage.files import count_files
    from storage.notices import find_known_troubles
    from storage.runs import find_failures, find_issue_states, find_runs

    since = now() - RECENT
    counts = {str(state): count for state, count in count_deliveries(store).items()}
    return {
        "runs": [run_to_json(one) for one in find_runs(store)],
        "issues": [issue_to_json(one) for one in find_issue_states(store, since=since.date())],
        "failures": [failure_to_json(one) for one in find_failures(store, since)],
        "troubles": [trouble_to_json(one) for one in find_known_troubles(store)],
        "folders": [folder_to_json(store, one) for one in count_files(store)],
        "deliveries": {state: counts.get(state, 0) for state in STATES},
    }


def run_to_json(one: "Run") -> dict[str, Any]:
    """Give a run with what came of it."""
    return {
        "kind": one.kind,
        "started_at": one.started_at.isoformat(),
        "finished_at": one.finished_at and one.finished_at.isoformat(),
        "summary": one.summary,
    }


def issue_to_json(one: "IssueStatus") -> dict[str, Any]:
    """Give how much of an issue is read."""
    return {
        "paper": one.paper_id,
        "day": one.day,
        "state": one.state,
        "pages": one.pages,
        "read": one.read,
        "total": one.total,
        "reason": one.said,
    }


def failure_to_json(one: "CountedFailure") -> dict[str, Any]:
    """Give a failure with how often and since when it was met."""
    return {
        "stage": one.failure.stage,
        "subject": one.failure.subject,
        "reason": one.failure.reason,
        "count": one.count,
        "first_at": one.first_at.isoformat(),
        "last_at": one.failure.at.isoformat(),
    }


def trouble_to_json(one: "KnownTrouble") -> dict[str, Any]:
    """Give what does not work, and since when."""
    return {
        "about": one.trouble.about,
        "key": one.trouble.key,
        "name": one.trouble.name,
        "since": one.since.isoformat(),
        "reason": one.trouble.reason,
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
