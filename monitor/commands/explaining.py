"""`explain`: a stored article and a watch in, which of its clauses the article meets out."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.commands.common import FAULT, config_option, fail, json_option, open_office, write_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alerts.watches import Watch
    from monitor.records import Article, Facts


@click.command()
@click.argument("article_id", metavar="ARTICLE")
@click.argument("watch_name", metavar="WATCH")
@config_option
@json_option
def explain(article_id: str, watch_name: str, config_path: Path, *, as_json: bool) -> None:
    """Say which clauses of a watch an article meets.

    With the passage that meets it. The exit code is 1 when none does. `yaowen search` shows the articles' ids.

    \b
    yaowen explain 4f0c…  长三角
    """
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
    clauses = explain_clauses(watches[watch_name], article, facts)
    write_list(
        clauses,
        as_json=as_json,
        line=lambda item: ("yes" if item["met"] else "no", item["clause"], item["term"], item["why"]),
    )
    if not any(clause["met"] for clause in clauses):
        raise click.exceptions.Exit(FAULT)


def explain_clauses(watch: "Watch", article: "Article", facts: "Facts") -> list[dict[str, Any]]:
    """Ask each clause by itself; the narrowing of papers and pages is a reason that goes before all of them."""
    from alerts.matching import compile_watches, find_matches, looks_at

    if not looks_at(watch, article):
        why = f"the watch does not look at {article.paper} page {article.page}"
        return [{"clause": "papers, pages", "term": "", "met": False, "why": why}]
    rows = []
    for clause, term, alone in split_watch(watch):
        matches = [match for _, found in find_matches(compile_watches((alone,)), article, facts) for match in found]
        why = "; ".join(dict.fromkeys(match.passage.replace("\n", " ") for match in matches))
        rows.append({"clause": clause, "term": term, "met": bool(matches), "why": why or "not found in this article"})
    return rows


def split_watch(watch: "Watch") -> "Iterable[tuple[str, str, Watch]]":
    """Give a watch for each clause, with the clause's kind and what it asks for."""
    for person in watch.people:
        yield "person", person.name, replace(watch, people=(person,), posts=(), topics=(), events=())
    for post in watch.posts:
        yield "post", post.name, replace(watch, people=(), posts=(post,), topics=(), events=())
    for topic in watch.topics:
        yield "topic", topic.label, replace(watch, people=(), posts=(), topics=(topic,), events=())
    for kind in watch.events:
        yield "event", kind, replace(watch, people=(), posts=(), topics=(), events=(kind,))
