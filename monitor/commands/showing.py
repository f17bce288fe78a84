"""`show`: an article's id in, the article as it was kept, or the bytes that it was read from, out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.commands.common import (
    config_option,
    fail,
    json_option,
    open_office,
    show_moment,
    write_json,
    write_line,
    write_text,
)

if TYPE_CHECKING:
    from monitor.records import Snapshot
    from storage.articles import StoredArticle


@click.command()
@click.argument("article_id", metavar="ARTICLE")
@click.option("--revision", type=click.IntRange(1), help="Which revision, the newest unless one is named.")
@click.option("--raw", is_flag=True, help="The page's bytes as they were fetched, instead of the article.")
@config_option
@json_option
def show(article_id: str, revision: int | None, config_path: Path, *, raw: bool, as_json: bool) -> None:
    """Show an article as it was kept.

    With where and when it was printed and fetched. Messages name it; `yaowen search` shows the articles' ids. The
    exit code is 1 when there is none.

    \b
    yaowen show 4f0c…
    yaowen show 4f0c… --raw > page.html
    """
    from storage import NotStored
    from storage.articles import get_article
    from storage.snapshots import get_snapshot

    with open_office(config_path) as office:
        try:
            stored = get_article(office.store, article_id, revision)
            snapshot = get_snapshot(office.store, stored.snapshot) if stored.snapshot else None
            zone = office.config.timezone
        except NotStored as error:
            fail(str(error))
    if raw and snapshot is None:
        fail(f"of article {article_id} no page was kept")
    if raw and sys.stdout.isatty():
        fail("a page's bytes may drive a terminal: write them into a file, as in `--raw > page.html`")
    if raw and snapshot is not None:
        sys.stdout.buffer.write(snapshot.content)
    elif as_json:
        write_json(stored_to_json(stored, snapshot))
    else:
        write_article(stored, snapshot, zone)


def stored_to_json(stored: "StoredArticle", snapshot: "Snapshot | None") -> dict[str, object]:
    """Give an article as in a page object, with what the store knows of it."""
    from monitor.contract import article_to_json

    article = stored.article
    return {
        "id": article.id,
        "revision": stored.revision,
        "paper": article.paper,
        "date": article.day and article.day.isoformat(),
        "page": article.page,
        "section": article.section,
        "saved_at": stored.saved_at.isoformat(),
        "snapshot": stored.snapshot,
        "fetched_at": snapshot and snapshot.fetched_at.isoformat(),
        "parser": stored.parser,
        **article_to_json(article),
    }


def write_article(stored: "StoredArticle", snapshot: "Snapshot | None", zone: str) -> None:
    """Write an article for a reader."""
    article = stored.article
    page = f"第{article.page_label or article.page}版" if article.page else ""
    write_line(article.paper, article.day, page, article.section, f"revision {stored.revision}")
    write_line(article.url, snapshot and f"fetched {show_moment(snapshot.fetched_at, zone)}")
    for line in (*article.heading.splitlines(), *article.paragraphs):
        write_text("\n")
        write_line(line)
