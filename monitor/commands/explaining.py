"""`explain` and `why-nothing`: an article, or a day, and a watch in; what decided that somebody is told or not, out."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from monitor.commands.common import (
    FAULT,
    choose_watch,
    config_option,
    fail,
    json_option,
    now,
    open_office,
    parse_day,
    write_list,
)

if TYPE_CHECKING:
    from alerts.explaining import Finding
    from monitor.records import Article
    from storage.database import Store

MET: Final = {True: "yes", False: "no", None: "told"}
UNTOLD: Final = "news"  # the stage at which an article that is met was not told


@click.command()
@click.argument("article_id", metavar="ARTICLE")
@click.argument("watch_name", metavar="WATCH")
@config_option
@json_option
def explain(article_id: str, watch_name: str, config_path: Path, *, as_json: bool) -> None:
    """Say which clauses of a watch an article meets, and why.

    With the passage that meets it, and what was told of the article, corrections too, or why nothing was. The exit code
    is 1 when no clause is met. `yaowen search` shows the articles' ids.

    \b
    yaowen explain 4f0c…  长三角
    """
    from alerts.explaining import explain as explain_article
    from monitor.answers.nothing import follow, follow_deliveries
    from storage import NotStored
    from storage.articles import get_article, get_facts

    with open_office(config_path) as office:
        watch = choose_watch(watch_name, office.config.watches)
        try:
            article, facts = get_article(office.store, article_id).article, get_facts(office.store, article_id)
        except NotStored as error:
            fail(str(error))
        found = explain_article(watch, article, facts)
        findings = tuple(ask_archive(office.store, article, finding) for finding in found)
        look = follow if any(one.met for one in findings) else follow_deliveries
        told = tuple(look(office.store, office.config, watch, article, now()))
    decided = [{"clause": one.clause, "term": one.term, "met": one.met, "why": one.why} for one in findings]
    write_list(
        (*decided, *({"clause": one.stage, "term": one.subject, "met": None, "why": one.why} for one in told)),
        as_json=as_json,
        line=lambda item: (say_met(item), item["clause"], item["term"], item["why"]),
    )
    if not any(one.met for one in findings):
        raise click.exceptions.Exit(FAULT)


def say_met(item: Mapping[str, Any]) -> str:
    """Say whether a clause is met, or whether anything was told of the article."""
    return "untold" if item["clause"] == UNTOLD else MET[item["met"]]


def ask_archive(store: "Store", article: "Article", finding: "Finding") -> "Finding":
    """Let a clause that only holds for what is new fail where the archive had it before."""
    from dataclasses import replace

    from monitor.answers.nothing import why_none_new

    why = why_none_new(store, article, finding.matches)
    return replace(finding, met=False, why=f"first: {why}") if why else finding


@click.command(name="why-nothing")
@click.argument("watch_name", metavar="WATCH")
@click.option("--day", type=parse_day, metavar="YYYY-MM-DD", required=True, help="The papers' day.")
@config_option
@json_option
def why_nothing(watch_name: str, day: date, config_path: Path, *, as_json: bool) -> None:
    """Say why a watch told nothing of a day.

    In the order of the way: what was not read, how many articles met nothing and which only just did not, what was
    no news, and what became of each message.

    \b
    yaowen why-nothing 长三角 --day 2023-06-07
    """
    from monitor.answers.nothing import why_nothing as find_reasons

    with open_office(config_path) as office:
        watch = choose_watch(watch_name, office.config.watches)
        reasons = tuple(find_reasons(office.store, office.config, watch, day, now()))
    write_list(
        ({"stage": one.stage, "subject": one.subject, "why": one.why} for one in reasons),
        as_json=as_json,
        line=lambda item: item.values(),
    )
