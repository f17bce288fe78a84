"""`papers`, `papers check`: which newspapers are known, and whether one can be read today."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from monitor.commands.common import (
    FAULT,
    NO_STORE,
    choose_paper,
    complain,
    config_option,
    fail,
    json_option,
    now,
    write_list,
)
from monitor.selection import HOME, LEVELS

if TYPE_CHECKING:
    from monitor.fetch import Fetcher
    from monitor.records import Issue, Paper, Snapshot

MOST_STEPS: Final = 5  # from an entry page to the issue


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
    from monitor.selection import LEVEL, PLACE, select_papers

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
    from monitor.papers import load_papers

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
@config_option
@json_option
def check_papers(names: tuple[str, ...], config_path: Path, *, as_json: bool) -> None:
    """Fetch today's first page and its first article, and report what was read and what was not found there.

    Without an ID every paper followed is tried. The exit code is 1 when a page could not be read. A paper that
    is not out yet is no fault.

    \b
    yaowen papers check renmin_ribao 新华日报
    """
    from monitor.fetch import Fetcher
    from monitor.rounds import make_user_agent

    known, followed = find_papers(config_path)
    chosen = [choose_paper(name, known.values()) for name in names or sorted(followed) or known]
    fetcher = Fetcher(user_agent=make_user_agent(find_contact(config_path)))
    reports = [report_paper(fetcher, paper) for paper in chosen]
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


def describe_report(item: Mapping[str, Any]) -> str:
    """Say what was read, or why nothing was."""
    if item["reason"]:
        return str(item["reason"])
    missed = f"; not found: {', '.join(item['not_found'])}" if item.get("not_found") else ""
    read = f"{item['pages']} pages, {item['articles']} articles on the first: {item['headline']}"
    return f"{read}{missed}; {item['robots']}"


def describe_robots(fetcher: "Fetcher", paper: "Paper", url: str) -> str:
    """Say how robots.txt binds us on the host of an address that was fetched. Raises FetchError."""
    if paper.ignore_robots:
        return f"robots.txt is ignored: {paper.ignore_robots}"
    delay = fetcher.find_rules(url, paper).delay
    return f"robots.txt allows it, every {max(delay, paper.pace):g} s"


def report_paper(fetcher: "Fetcher", paper: "Paper") -> dict[str, Any]:
    """Read one paper's first page of today."""
    from monitor.epaper import EpaperError, NotPublished
    from monitor.fetch import FetchError, Kind
    from monitor.plan import local_day

    day = local_day(paper, now())
    report: dict[str, Any] = {"id": paper.id, "name": paper.name, "day": day, "state": "read", "reason": ""}
    try:
        return {**report, **read_first_page(fetcher, paper, day)}
    except NotPublished as error:
        return {**report, "state": "not_published", "reason": str(error)}
    except (EpaperError, FetchError) as error:
        absent = isinstance(error, FetchError) and error.kind is Kind.NOT_FOUND and not paper.feeds
        return {**report, "state": "not_published" if absent else "failed", "reason": str(error)}


def read_first_page(fetcher: "Fetcher", paper: "Paper", day: date) -> dict[str, Any]:
    """Fetch and read the list of pages, the first page and its first article. Raises FetchError, EpaperError."""
    from monitor.epaper import ReadError, read_article, read_page_index

    snapshot, issue = find_issue(fetcher, paper, day)
    link = next((one for one in issue.pages if one.url == snapshot.url), issue.pages[0])
    listing = snapshot if link.url.partition("#page=")[0] == snapshot.url else ask(fetcher, paper, link.url)
    page = read_page_index(paper, day, listing, link)
    report = {
        "url": snapshot.url,
        "pages": len(issue.pages),
        "pdfs": sum(bool(one.pdf_url) for one in issue.pages),
        "articles": len(page.articles),
        "left_out": list(page.left_out),
        "robots": describe_robots(fetcher, paper, listing.url),
    }
    if not page.articles:
        raise ReadError("no article on the first page", paper.skin.article_links, listing.url)
    row = page.articles[0]
    printed = listing if row.source == listing.url else ask(fetcher, paper, row.source or row.url)
    story = read_article(paper, day, page, row, printed)
    found = {
        "kicker": bool(story.kicker),
        "headline": bool(story.headline),
        "subheads": bool(story.subheads),
        "authors": bool(story.authors),
        "text": bool(story.paragraphs),
    }
    return {
        **report,
        "headline": story.headline,
        "paragraphs": len(story.paragraphs),
        "found": [name for name, there in found.items() if there],
        "not_found": [name for name, there in found.items() if not there],
    }


def find_issue(fetcher: "Fetcher", paper: "Paper", day: date) -> "tuple[Snapshot, Issue]":
    """Fetch and read the list of pages from the day's own address, else from the entry of the newest issue."""
    from monitor.epaper import Elsewhere, NotPublished, ReadError, issue_url, read_issue
    from monitor.fetch import FetchError, Kind

    for feed in dict(paper.feeds[:-1]).values():
        with suppress(NotPublished):  # another of the paper's feeds may have items of the day
            snapshot = ask(fetcher, paper, feed)
            return snapshot, read_issue(paper, day, snapshot)
    url = paper.feeds[-1][1] if paper.feeds else issue_url(paper, day) or paper.latest
    for _ in range(MOST_STEPS):
        try:
            snapshot = ask(fetcher, paper, url)
            return snapshot, read_issue(paper, day, snapshot)
        except Elsewhere as step:
            url = step.url
        except FetchError as error:
            if error.kind is not Kind.NOT_FOUND or not paper.latest or url == paper.latest:
                raise
            url = paper.latest
    raise ReadError(f"leads on after {MOST_STEPS} pages", url=url)


def ask(fetcher: "Fetcher", paper: "Paper", url: str) -> "Snapshot":
    """Fetch one address. Raises FetchError."""
    from monitor.fetch import NotModified

    snapshot = fetcher.get(url, paper=paper)
    if isinstance(snapshot, NotModified):
        raise TypeError("not modified, though nobody asked")
    return snapshot
