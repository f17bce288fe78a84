"""`check`, `schema`, `papers`, `test-send`: whether the config is right, papers can be read, and messages arrive."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.commands.common import (
    FAULT,
    choose_paper,
    complain,
    config_option,
    fail,
    json_option,
    now,
    read_config,
    write_json,
    write_line,
    write_list,
    write_text,
)

if TYPE_CHECKING:
    from monitor.config import Fault
    from monitor.fetch import Fetcher
    from monitor.records import Alert, Paper


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

    path = path or config_path
    try:
        config = load_config(path, read_secrets=not without_secrets)
    except ConfigError as error:
        write_faults(error.faults, level="error", as_json=as_json)
        raise click.exceptions.Exit(FAULT) from error
    write_faults(config.warnings, level="warning", as_json=as_json)
    counts = f"{len(config.papers)} papers, {len(config.watches)} watches, {len(config.receivers)} receivers"
    complain(f"{path}: no fault; {counts}")


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
def schema() -> None:
    """Print the JSON Schema of config.yaml.

    With it an editor completes keys and marks mistakes.

    \b
    yaowen schema > config.schema.json
    # then, as the first line of config.yaml:
    # yaml-language-server: $schema=config.schema.json
    """
    import json

    from monitor.config import config_schema

    write_text(json.dumps(config_schema(), ensure_ascii=False, indent=2) + "\n")


@click.group(invoke_without_command=True)
@config_option
@json_option
@click.pass_context
def papers(context: click.Context, config_path: Path, *, as_json: bool) -> None:
    """List the known papers, or check them.

    Those followed are marked `*`.

    \b
    yaowen papers
    yaowen papers check renmin_ribao
    """
    if context.invoked_subcommand is not None:
        return
    known, followed = find_papers(config_path)
    items = (
        {
            "id": paper.id,
            "name": paper.name,
            "level": paper.level,
            "place": paper.place,
            "family": paper.family,
            "url": paper.latest,
            "followed": paper.id in followed,
        }
        for paper in known.values()
    )
    write_list(
        items,
        as_json=as_json,
        line=lambda item: (
            "*" if item["followed"] else "-",
            item["id"],
            item["name"],
            item["level"],
            item["place"],
            item["url"],
        ),
    )


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
    """Fetch today's first page and report what was read.

    Without an ID every paper followed is tried. The exit code is 1 when a page could not be read. A paper that
    is not out yet is no fault.

    \b
    yaowen papers check renmin_ribao 新华日报
    """
    from monitor.fetch import Fetcher

    known, followed = find_papers(config_path)
    chosen = [choose_paper(name, known.values()) for name in names or sorted(followed) or known]
    fetcher = Fetcher(user_agent="Yaowen (papers check)")
    reports = [report_paper(fetcher, paper) for paper in chosen]
    write_list(
        reports,
        as_json=as_json,
        line=lambda item: (item["id"], item["day"], item["state"], describe_report(item)),
    )
    if any(report["state"] == "failed" for report in reports):
        raise click.exceptions.Exit(FAULT)


def describe_report(item: Mapping[str, Any]) -> str:
    """Say what was read, or why nothing was."""
    return item["reason"] or f"{item['pages']} pages, {item['articles']} articles on the first: {item['headline']}"


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
        absent = isinstance(error, FetchError) and error.kind is Kind.NOT_FOUND
        return {**report, "state": "not_published" if absent else "failed", "reason": str(error)}


def read_first_page(fetcher: "Fetcher", paper: "Paper", day: date) -> dict[str, Any]:
    """Fetch and read the first page. Raises FetchError, EpaperError."""
    from monitor.epaper import issue_url, read_issue, read_page_index
    from monitor.fetch import NotModified

    snapshot = fetcher.get(issue_url(paper, day), paper=paper)
    if isinstance(snapshot, NotModified):
        raise TypeError("not modified, though nobody asked")
    issue = read_issue(paper, day, snapshot)
    page = read_page_index(paper, day, snapshot, issue.pages[0])
    return {
        "pages": len(issue.pages),
        "articles": len(page.articles),
        "headline": page.articles[0].title if page.articles else "",
        "url": snapshot.url,
    }


@click.command(name="test-send")
@click.argument("receiver")
@config_option
def test_send(receiver: str, config_path: Path) -> None:
    """Send a sample message to a receiver.

    Prints what came of it; the exit code is 1 if it was not taken.

    \b
    yaowen test-send desk
    """
    from alerts.channels import send
    from alerts.render import render
    from monitor.config import suggest
    from monitor.records import Claim, Result, derive_id

    config = read_config(config_path, read_secrets=True)
    if (found := config.receivers.get(receiver)) is None:
        hint = suggest(receiver, config.receivers) or f"there are {', '.join(config.receivers) or 'none'}"
        raise click.UsageError(f"no receiver {receiver!r}; {hint}")
    moment = now()
    message_id = derive_id("test", receiver, moment.isoformat())
    claim = Claim(
        message_id=message_id, receiver_id=receiver, attempt=1, first_due_at=moment, alerts=(make_sample(message_id),)
    )
    outcome = send(render(claim, found, moment), found)
    write_line(receiver, found.kind, outcome.result, outcome.detail)
    if outcome.result is not Result.ACCEPTED:
        fail(f"{receiver} did not take the message: {outcome.detail or outcome.result}")


def make_sample(sample_id: str) -> "Alert":
    """Make an alert of an invented article."""
    from monitor.records import Alert, Match, Span

    moment = now()
    passage = "这是一条测试消息：顾知远在临川市调研。"
    start = passage.index("顾知远")
    return Alert(
        id=sample_id,
        watch_id="test",
        watch_name="测试 (test)",
        article_id=sample_id,
        revision=1,
        paper="样报 (sample)",
        day=moment.date(),
        page=1,
        section="要闻",
        headline="测试消息：收到即表示投递正常",
        url="",
        matches=(
            Match(
                clause="person",
                term="顾知远",
                person="顾知远",
                passage=passage,
                marks=(Span(start=start, end=start + 3),),
            ),
        ),
        created_at=moment,
    )
