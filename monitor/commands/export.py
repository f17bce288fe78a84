"""`export`: stored articles and their facts in, rows as CSV or JSON lines out."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from monitor.commands.common import (
    OBEYED,
    choose_paper,
    config_option,
    open_office,
    parse_day,
    write_json,
    write_text,
)

if TYPE_CHECKING:
    from monitor.records import Article, Facts

Row = dict[str, Any]
FORMULA: Final = tuple("=+-@＝＋－＠")  # in full width too, which spreadsheets of East Asia take for the same


def make_source(article: "Article") -> Row:
    """Say where a row comes from."""
    return {
        "article": article.id,
        "paper_id": article.paper_id,
        "paper": article.paper,
        "day": article.day,
        "page": article.page,
    }


def make_articles(article: "Article", facts: "Facts") -> Iterator[Row]:
    """Give the article itself."""
    yield {
        **make_source(article),
        "section": article.section,
        "position": article.position,
        "column": article.column,
        "kicker": article.kicker,
        "headline": article.headline,
        "subheads": list(article.subheads),
        "authors": list(article.authors),
        "topics": list(facts.topics),
        "url": article.url,
        "continued_on": [place.page for place in article.continuations],
        "open_marks": [f"{mark.direction} {mark.letters}{mark.page}: {mark.why}" for mark in article.marks],
        "text": article.text,
    }


def make_people(article: "Article", facts: "Facts") -> Iterator[Row]:
    """Give a row for each person named."""
    for person in facts.people:
        yield {
            **make_source(article),
            "name": person.name,
            "official": person.official,
            "rank": person.rank or None,
            "posts": [post.name for post in person.posts],
            "mentions": len(person.mentions),
            "roles": list(person.roles),
            "elsewhere": list(dict.fromkeys(post.name for one in person.elsewhere for post in one.posts)),
        }


def make_events(article: "Article", facts: "Facts") -> Iterator[Row]:
    """Give a row for each event."""
    for event in facts.events:
        yield {
            **make_source(article),
            "kind": event.kind,
            "name": event.name,
            "start": event.start,
            "end": event.end,
            "place": event.place,
            "theme": event.theme,
            "chair": list(event.chair),
            "speak": list(event.speak),
            "attend": list(event.attend),
            "other": list(event.other),
        }


def make_posts(article: "Article", facts: "Facts") -> Iterator[Row]:
    """Give a row for each post that the article gives somebody."""
    for person in facts.people:
        for post in person.posts:
            yield {
                **make_source(article),
                "person": person.name,
                "post": post.name,
                "jurisdiction": post.jurisdiction,
                "body": post.body,
                "title": post.title,
                "standing": post.standing,
            }


ROWS: "Final[Mapping[str, Callable[[Article, Facts], Iterator[Row]]]]" = {
    "articles": make_articles,
    "people": make_people,
    "events": make_events,
    "posts": make_posts,
}


@click.command()
@click.argument("what", type=click.Choice(tuple(ROWS)))
@click.option("--format", "form", type=click.Choice(("csv", "jsonl")), required=True, help="How rows are written.")
@click.option("--since", type=parse_day, metavar="YYYY-MM-DD", help="The first day.")
@click.option("--until", type=parse_day, metavar="YYYY-MM-DD", help="The last day.")
@click.option("--paper", "paper_name", metavar="ID", help="Only this paper, by id or name.")
@config_option
def export(
    what: str, form: str, since: date | None, until: date | None, paper_name: str | None, config_path: Path
) -> None:
    """Write articles, people, events or posts as rows.

    The oldest come first. In CSV a list is joined by `；`, and a cell that a spreadsheet would take for a
    formula begins with `'`.

    \b
    yaowen export people --format csv > people.csv
    yaowen export events --format jsonl --since 2023-06-01
    """
    with open_office(config_path) as office:
        from storage.articles import find_articles, get_facts

        papers = office.config.known_papers.values()
        paper_id = choose_paper(paper_name, papers).id if paper_name else None
        header = form == "csv"
        for stored in find_articles(office.store, paper_id=paper_id, since=since, until=until):
            for row in ROWS[what](stored.article, get_facts(office.store, stored.article.id)):
                if form == "jsonl":
                    write_json(row)
                    continue
                write_text(write_csv([row.keys(), row.values()] if header else [row.values()]))
                header = False


def write_csv(rows: list[Any]) -> str:
    """Write rows as CSV (RFC 4180)."""
    text = io.StringIO()
    csv.writer(text).writerows([make_cell(value) for value in row] for row in rows)
    return text.getvalue()


def make_cell(value: Any) -> Any:
    """Make one cell of a value, safe in a spreadsheet."""
    text = "；".join(value) if isinstance(value, list) else "" if value is None else str(value)
    text = OBEYED.sub("", text)
    return f"'{text}" if text.lstrip().startswith(FORMULA) or text.startswith(("\t", "\r")) else text
