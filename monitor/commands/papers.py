"""`papers`, `papers check`: which newspapers are known, and whether one can be read today."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.commands.common import (
    FAULT,
    NO_STORE,
    choose_paper,
    complain,
    config_option,
    fail,
    json_option,
    parse_day,
    write_list,
)
from monitor.papers.selection import HOME, LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from monitor.records import Paper


@click.group(invoke_without_command=True)
@click.option("--level", type=click.Choice(LEVELS), help="Only papers of this level.")
@click.option("--place", metavar="PLACE", help="Only papers at home there: 江苏省, 南京, or a region as 长三角.")
@config_option
@json_option
@click.pass_context
def papers(context: click.Context, config_path: Path, level: str | None, place: str | None, *, as_json: bool) -> None:
    """List the known papers, or check them.

    Those followed are marked `*`. Each line gives id, name, level, place, family of its site, the day of the last issue
    read, and how sure its entry is: high, medium or low, and since when.

    \b
    yaowen papers --level provincial --place 长三角
    yaowen papers check renmin_ribao
    """
    if context.invoked_subcommand is not None:
        return
    known, followed = find_papers(config_path)
    chosen = choose_papers(known.values(), level, place)
    last = find_last_issues(config_path)
    items = (describe_paper(paper, followed=paper.id in followed, last=last.get(paper.id)) for paper in chosen)
    write_list(
        items,
        as_json=as_json,
        line=lambda item: (
            "*" if item["followed"] else "-",
            item["id"],
            item["name"],
            item["level"],
            item["place"],
            item["family"],
            item["last_issue"] or "never read",
            f"{item['confidence']} {item['evidence'] or ''}".strip(),
        ),
    )


def choose_papers(known: "Iterable[Paper]", level: str | None, place: str | None) -> "tuple[Paper, ...]":
    """Give the papers of a level and a place."""
    from monitor.papers.selection import LEVEL, PLACE, select_papers

    chosen = tuple(known)
    for selection in (level and LEVEL + level, place and PLACE + place):
        chosen = select_papers(chosen, selection) if selection else chosen
    if not chosen:
        complain("no known paper is meant; `yaowen papers` lists all")
    return chosen


def describe_paper(paper: "Paper", *, followed: bool, last: date | None) -> dict[str, Any]:
    """Say what is known of a paper; its place with the code of GB/T 2260."""
    from monitor.parser.places import find_place

    city = HOME.fullmatch(paper.place)
    found = find_place(paper.place) or (find_place(city[2]) if city and city[2] else None)
    return {
        "id": paper.id,
        "name": paper.name,
        "level": paper.level,
        "place": paper.place,
        "code": found.code if found else "",
        "family": paper.family,
        "skin": paper.skin.id,
        "url": paper.latest or paper.first_page,
        "followed": followed,
        "last_issue": last,
        "confidence": paper.confidence,
        "evidence": paper.evidence,
        "quirks": paper.quirks,
        "ignore_robots": paper.ignore_robots,
    }


def find_last_issues(path: Path) -> dict[str, date]:
    """Give the day of the last issue read of each paper; {} where there is no store yet."""
    from monitor.config import ConfigError, load_config
    from monitor.records import IssueState
    from storage import StoreError, open_store
    from storage.runs import find_issue_states

    try:
        store_path = load_config(path, read_secrets=False).store
    except (ConfigError, OSError):
        return {}
    if not store_path.exists():
        return {}
    try:
        store = open_store(store_path, read_only=True)
    except StoreError as error:
        fail(str(error), NO_STORE)
    try:
        read = (IssueState.COMPLETE, IssueState.PARTIAL)
        return {status.paper_id: status.day for status in find_issue_states(store) if status.state in read}
    finally:
        store.close()


def find_papers(path: Path) -> "tuple[Mapping[str, Paper], frozenset[str]]":
    """Give the known papers and the ids of those followed; a config with faults must not keep one from looking."""
    from monitor.config import ConfigError, load_config
    from monitor.papers.files import load_papers

    if not path.exists():
        return load_papers(), frozenset()
    try:
        config = load_config(path, read_secrets=False)
    except ConfigError:
        complain(f"{path} has faults, `yaowen check` shows them: these are the papers shipped")
        return load_papers(), frozenset()
    return config.known_papers, frozenset(paper.id for paper in config.papers)


@papers.command(name="check")
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.option("--day", type=parse_day, metavar="YYYY-MM-DD", help="The issue of that day instead of today's.")
@config_option
@json_option
def check_papers(names: tuple[str, ...], day: date | None, config_path: Path, *, as_json: bool) -> None:
    """Fetch a day's first page and report what was read.

    And its first article, and what was not found there. The way is the daemon's: the day's own address, the month's
    list of issues, the entry of the newest issue. Without an ID every paper followed is tried. The exit code is 1 when
    a page could not be read. A paper that is not out yet is no fault.

    \b
    yaowen papers check renmin_ribao 新华日报
    yaowen papers check --day 2026-11-23 zhejiang_ribao
    """
    from monitor.commands.checking import describe_report, report_paper
    from monitor.fetch import Fetcher
    from monitor.service.rounds import make_user_agent

    known, followed = find_papers(config_path)
    chosen = [choose_paper(name, known.values()) for name in names or sorted(followed) or known]
    fetcher = Fetcher(user_agent=make_user_agent(find_contact(config_path)))
    reports = [report_paper(fetcher, paper, day) for paper in chosen]
    write_list(
        reports,
        as_json=as_json,
        line=lambda item: (item["id"], item["day"], item["state"], describe_report(item)),
    )
    if any(report["state"] == "failed" for report in reports):
        raise click.exceptions.Exit(FAULT)


def find_contact(path: Path) -> str:
    """Give who runs this, as the config says; "" where there is none that can be read."""
    from monitor.config import ConfigError, load_config

    try:
        return load_config(path, read_secrets=False).contact if path.exists() else ""
    except ConfigError:
        return ""
