"""`explain`: a stored article and a watch in, which of its clauses the article meets and what decided, out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.commands.common import FAULT, config_option, fail, json_option, open_office, write_list

if TYPE_CHECKING:
    from alerts.explaining import Finding
    from monitor.records import Article
    from storage.database import Store


@click.command()
@click.argument("article_id", metavar="ARTICLE")
@click.argument("watch_name", metavar="WATCH")
@config_option
@json_option
def explain(article_id: str, watch_name: str, config_path: Path, *, as_json: bool) -> None:
    """Say which clauses of a watch an article meets, and what decided.

    With the passage that meets it. The exit code is 1 when none does. `yaowen search` shows the articles' ids.

    \b
    yaowen explain 4f0c…  长三角
    """
    from alerts.explaining import explain as explain_article
    from storage import NotStored
    from storage.articles import get_article, get_facts

    with open_office(config_path) as office:
        watches = {name: watch for watch in office.config.watches for name in (watch.id, watch.name)}
        if watch_name not in watches:
            raise click.UsageError(f"no watch {watch_name!r}; there are {', '.join(watches) or 'none'}")
        try:
            article, facts = get_article(office.store, article_id).article, get_facts(office.store, article_id)
        except NotStored as error:
            fail(str(error))
        found = explain_article(watches[watch_name], article, facts)
        findings = tuple(ask_archive(office.store, article, finding) for finding in found)
    write_list(
        ({"clause": one.clause, "term": one.term, "met": one.met, "why": one.why} for one in findings),
        as_json=as_json,
        line=lambda item: ("yes" if item["met"] else "no", item["clause"], item["term"], item["why"]),
    )
    if not any(one.met for one in findings):
        raise click.exceptions.Exit(FAULT)


def ask_archive(store: "Store", article: "Article", finding: "Finding") -> "Finding":
    """Let a clause that only holds for what is new fail where the archive had it before."""
    from dataclasses import replace

    from alerts.novelty import weigh
    from storage.archive import Archive

    asks = [match for match in finding.matches if match.asks]
    if not asks or article.day is None:
        return finding
    archive = Archive(store=store, article_id=article.id, day=article.day, afterwards=True)
    if any(weigh(match, article.day, archive) for match in finding.matches):
        return finding
    return replace(finding, met=False, why="first: the archive had it before")
