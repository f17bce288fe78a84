"""`run`, `once`, `demo`, `ingest`, `backfill`, `reparse`: what reads papers into the store and tells people."""

import signal
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import repeat
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, get_args

import click

from monitor.commands.common import (
    FAULT,
    FILE,
    NO_STORE,
    Office,
    choose_paper,
    clear_progress,
    complain,
    config_option,
    count_of,
    describe_file,
    fail,
    file_to_json,
    json_option,
    now,
    open_office,
    parse_day,
    read_config,
    show_progress,
    write_json,
    write_line,
    write_list,
    write_text,
)
from monitor.records import Family

if TYPE_CHECKING:
    from monitor.intake.reparse import Change
    from monitor.records import IssueStatus
    from monitor.service.rounds import Round


@click.command()
@click.option("--accept-shrink", is_flag=True, help="Take a changed config even if it drops a watch or half a list.")
@config_option
def run(config_path: Path, *, accept_shrink: bool) -> None:
    """Run as a daemon, until SIGTERM.

    Every paper is read when its issue is due, every alert delivered. The config is reread when it changes, and on
    SIGHUP; one with faults is refused and the old one kept, and so is one that drops a watch or more than half of
    a list, until SIGUSR1 says that this is meant. What happens is logged on stderr.

    \b
    yaowen run --config /etc/yaowen/config.yaml
    """
    from monitor.config import ConfigError
    from monitor.service.daemon import run_daemon
    from storage import StoreError

    try:
        code = run_daemon(config_path, accept_shrink=accept_shrink)
    except ConfigError as error:
        complain(str(error))
        raise click.exceptions.Exit(FAULT) from error
    except StoreError as error:
        fail(str(error), NO_STORE)
    if code:
        raise click.exceptions.Exit(code)


@click.command()
@click.option("--paper", "paper_name", metavar="ID", help="Only this paper, by id or name.")
@click.option("--day", type=parse_day, metavar="YYYY-MM-DD", help="This day's issue, due or not.")
@config_option
@json_option
def once(paper_name: str | None, day: date | None, config_path: Path, *, as_json: bool) -> None:
    """Read and deliver what is due, once.

    The exit code is 1 when an issue could not be read whole or a receiver did not take a message.

    \b
    yaowen once
    yaowen once --paper renmin_ribao --day 2023-06-07
    """
    from monitor.log import set_up_log
    from monitor.service.rounds import run_once
    from storage import StoreError

    config = read_config(config_path, read_secrets=True)
    paper_id = choose_paper(paper_name, config.known_papers.values()).id if paper_name else None
    set_up_log()
    try:
        done = run_once(config, paper_id=paper_id, day=day)
    except StoreError as error:
        fail(str(error), NO_STORE)
    write_round(done, as_json=as_json)
    if not done.is_good:
        raise click.exceptions.Exit(FAULT)


def write_round(done: "Round", *, as_json: bool) -> None:
    """Write what a pass did: each issue, then what each receiver took."""
    if done.delivered is None:
        complain("a daemon runs on this store: it delivers")
    delivered = [
        {"receiver": name, "accepted": one.accepted, "failed": one.failed}
        for name, one in (done.delivered or {}).items()
    ]
    if as_json:
        issues = [issue_to_json(status) for status in done.statuses]
        write_json({"issues": issues, "files": [file_to_json(file) for file in done.files], "delivered": delivered})
        return
    write_issues(done.statuses)
    for file in done.files:
        write_line("file", *describe_file(file_to_json(file)))
    for one in delivered:
        failed = f"failed {one['failed']}" if one["failed"] else ""
        write_line("deliver", one["receiver"], f"accepted {one['accepted']}", failed)


def issue_to_json(status: "IssueStatus") -> dict[str, Any]:
    """Give how an issue stands."""
    return {
        "paper": status.paper_id,
        "day": status.day,
        "state": status.state,
        "pages": status.pages,
        "read": status.read,
        "total": status.total,
        "reason": status.said,
    }


def write_issues(statuses: "Iterable[IssueStatus]") -> None:
    """Write a line for each issue."""
    for status in statuses:
        counts = f"{count_of(status.pages, 'page')}, {status.read}/{status.total} articles"
        write_line("issue", status.paper_id, status.day, status.state, counts, status.said)


def check_site(_context: click.Context, _option: click.Parameter, name: str | None) -> str:
    """Refuse the name of a site that the sample press does not print."""
    from monitor.demo.sites import choose_site

    try:
        return choose_site(name) if name is not None else ""
    except KeyError:
        known = f"a family ({', '.join(get_args(Family))}), a skin, or a paper's id or name (`yaowen papers`)"
        raise click.BadParameter(f"no site is called {name!r}; known: {known}") from None


@click.command()
@click.option(
    "--family",
    "site",
    metavar="NAME",
    callback=check_site,
    help="Print the sample papers on the site of a family, a skin or a paper.",
)
@click.option("--faults", is_flag=True, help="Let the sites fail in one request of ten: missing, cut, stale pages ...")
def demo(site: str, *, faults: bool) -> None:
    """Show the whole way on a sample newspaper.

    It is printed on this machine, fetched, read, stored, matched, and alerts are delivered, all without a network.

    \b
    yaowen demo
    yaowen demo --family joyhua --faults
    yaowen demo --family 科技日报
    """
    from monitor.demo.run import run_demo

    if code := run_demo(write=write_text, site=site, faults=faults):
        raise click.exceptions.Exit(code)


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--paper", "paper_name", metavar="ID", required=True, help="The paper, by id or name.")
@click.option("--day", type=parse_day, metavar="YYYY-MM-DD", required=True, help="The issue's day.")
@click.option(
    "--page", "number", type=click.IntRange(1, 999), help="The page's number, where the file does not say it."
)
@click.option("--silent", is_flag=True, help="Store only; queue no alert.")
@config_option
@json_option
def ingest(
    files: tuple[Path, ...],
    paper_name: str,
    day: date,
    number: int | None,
    config_path: Path,
    *,
    silent: bool,
    as_json: bool,
) -> None:
    """Store pages from files, and queue their alerts.

    It is as if they had been fetched; the daemon, or `yaowen once`, delivers. Ingesting the same file again changes
    nothing. The exit code is 1 when a file could not be read; the others are stored all the same.

    \b
    yaowen ingest page01.txt --paper renmin_ribao --day 2023-06-07 --page 1
    """
    from monitor.desk import Tell, open_desk
    from monitor.intake.ingest import ingest as ingest_files

    with open_office(config_path, writes=True) as office:
        config = office.config
        paper = choose_paper(paper_name, config.known_papers.values())
        desk = open_desk(office.store, config, now)
        tell = Tell.NOTHING if silent else Tell.ALL
        done = ingest_files(desk, paper, day, files, number=number, tell=tell)
    items = ({"article": one.article_id, "revision": one.revision, "state": one.state} for one in done.saved)
    write_list(items, as_json=as_json, line=describe_saved)
    complain("\n".join(done.notes))
    for failure in done.failures:
        complain(f"{failure.subject}: {failure.reason}")
    if done.failures:
        raise click.exceptions.Exit(FAULT)


@click.command()
@click.option("--paper", "paper_name", metavar="ID", required=True, help="The paper, by id or name.")
@click.option("--since", type=parse_day, metavar="YYYY-MM-DD", required=True, help="The first day.")
@click.option("--until", type=parse_day, metavar="YYYY-MM-DD", required=True, help="The last day.")
@click.option("--alert", is_flag=True, help="Also tell of what the watches find in these days.")
@config_option
@json_option
def backfill(paper_name: str, since: date, until: date, config_path: Path, *, alert: bool, as_json: bool) -> None:
    """Read days gone by.

    The oldest comes first, and each day is said as it stands. Silent unless --alert. Ctrl-C ends it after the fetch
    under way; run again, it goes on where it was.

    The exit code is 1 when an issue could not be read whole, or when it was ended.

    \b
    yaowen backfill --paper renmin_ribao --since 2023-06-01 --until 2023-06-07
    """
    if until < since:
        raise click.UsageError(f"--until {until} is before --since {since}")
    stopping = Event()
    with open_office(config_path, writes=True) as office:
        statuses = []
        for status in read_days(office, paper_name, since, until, stopping, alert=alert):
            statuses.append(status)
            if not as_json:
                clear_progress()
                write_issues([status])
    if as_json:
        write_json([issue_to_json(status) for status in statuses])
    if stopping.is_set():
        fail("ended before all days were read; run it again, and it goes on there")
    if not statuses:
        complain(f"nothing to read: {since} is still to come")
    if any(status.state in ("partial", "failed") for status in statuses):
        raise click.exceptions.Exit(FAULT)


def describe_saved(item: Mapping[str, Any]) -> Iterable[object]:
    """Give in one line an article that was stored."""
    return (item["article"], f"revision {item['revision']}", item["state"])


def read_days(
    office: Office, paper_name: str, since: date, until: date, stopping: Event, *, alert: bool
) -> "Iterator[IssueStatus]":
    """Read the days' issues one after the other, until a signal sets `stopping`."""
    from monitor.desk import open_desk
    from monitor.intake.backfill import backfill as read_back
    from monitor.service.rounds import make_fetcher

    config = office.config
    paper = choose_paper(paper_name, config.known_papers.values())
    desk = open_desk(office.store, config, now)
    fetcher = make_fetcher(config, sleep=stopping.wait)

    def stop(number: int, _frame: object) -> None:
        stopping.set()
        fetcher.stop()
        signal.signal(number, signal.SIG_DFL)  # a second one ends it at once

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    started = time.monotonic()

    def begin(day: date, number: int, count: int) -> None:
        per_day = (time.monotonic() - started) / (number - 1) if number > 1 else 0.0
        left = f", about {format_span(per_day * (count - number + 1))} left" if per_day else ""
        show_progress(f"{paper.name} {day}: day {number} of {count}{left}")

    return read_back(
        desk, fetcher, paper, since=since, until=until, alert=alert, is_stopping=stopping.is_set, begin=begin
    )


def format_span(seconds: float) -> str:
    """Say how long something takes, in the two largest of hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"


@click.command()
@click.option("--since", type=parse_day, metavar="YYYY-MM-DD", help="The first day; default: all that is stored.")
@click.option("--until", type=parse_day, metavar="YYYY-MM-DD", help="The last day.")
@click.option("--paper", "paper_name", metavar="ID", help="Only this paper, by id or name.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@config_option
@json_option
def reparse(
    since: date | None,
    until: date | None,
    paper_name: str | None,
    config_path: Path,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read stored raw pages with today's parser.

    No network, and nobody is told of what is found only now; who got a message that does not hold any more gets a
    correction. Prints what changes: a new article, another text, other facts, how many corrections follow. The exit
    code is 1 when a page could not be read.

    \b
    yaowen reparse --since 2023-06-01 --dry-run
    """
    from monitor.intake.reparse import reparse as read_again

    with open_office(config_path, writes=not dry_run) as office:
        papers = office.config.known_papers
        paper_id = choose_paper(paper_name, papers.values()).id if paper_name else None
        changes = read_again(
            office.store, office.config, now, paper_id=paper_id, since=since, until=until, dry_run=dry_run
        )
        counts: Counter[str] = Counter()
        items = (change_to_json(change) for change in changes if not counts.update(list_counts(change)))
        write_list(items, as_json=as_json, line=describe_change)
    complain(", ".join(f"{count} {what}" for what, count in counts.items()) or "nothing changes")
    if counts["failed"]:
        raise click.exceptions.Exit(FAULT)


def list_counts(change: "Change") -> Iterator[str]:
    """Give what a change counts as."""
    yield change.what
    yield from repeat("corrections", change.corrections)


def describe_change(item: Mapping[str, Any]) -> Iterable[object]:
    """Give a change in one line."""
    corrections = f"{item['corrections']} corrections" if item["corrections"] else ""
    return (item["what"], item["paper"], item["day"], item["headline"], item["url"], item["reason"], corrections)


def change_to_json(change: "Change") -> dict[str, Any]:
    """Give what reading again changes."""
    return {
        "what": change.what,
        "paper": change.paper_id,
        "day": change.day,
        "headline": change.headline,
        "url": change.url,
        "reason": change.reason,
        "corrections": change.corrections,
    }
