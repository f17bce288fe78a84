"""`search`, `person`: what the store knows of words and people, for people and for scripts."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from monitor.commands.common import (
    config_option,
    count_of,
    fail,
    json_option,
    open_office,
    write_json,
    write_line,
    write_list,
)

if TYPE_CHECKING:
    from storage.people import Appearance


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
        write_line(
            "post", f"{post.first_day or '?'}–{post.last_day or '?'}", post.name, count_of(post.articles, "article")
        )
    for change in history.changes:
        write_line("change", change.day or "?", change.action, change.post, change.paper)
    for seen in history.appearances:
        write_line("seen", *describe_naming(seen))
    for seen in history.mentioned:
        write_line("named only", *describe_naming(seen))
    write_line("last seen", history.last_seen or "?")


# what a role in an event says already of those that the article shows the person as
SAID: Final = {"chair": "chairs", "speak": "speaks", "attend": "attends"}


def describe_naming(seen: "Appearance") -> Iterable[object]:
    """Give in one line where and as what a person is named."""
    page = seen.page and f"第{seen.page}版"
    said = {SAID.get(role) for role in seen.event_roles}
    roles = "roles not read" if seen.appears is None else ", ".join(role for role in seen.roles if role not in said)
    listed = f"place {seen.list_place} in a list ({seen.list_order} order)" if seen.list_place else ""
    return (
        seen.day or "?",
        seen.paper,
        page,
        seen.kind,
        ", ".join(seen.event_roles),
        roles,
        listed,
        seen.event or seen.headline,
        seen.place,
        seen.article_id,
    )
