"""The articles that an issue's pages list in; each fetched, read by itself and stored beside the others, out."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from monitor.desk.issue import read_alone, store_stories
from monitor.fetch import FetchError
from monitor.intake.entries import load_reader
from monitor.intake.page_reading import Listed
from monitor.intake.parts import read_parts
from monitor.intake.reading import Reading, Stopped, fetch_snapshot, read_by_layout, take
from monitor.records import Article, ArticleLink, PageIndex, Snapshot, Stage
from storage.articles import name_url
from storage.errors import StoreError
from storage.runs import clear_failures
from storage.snapshots import save_snapshot

MOST_ARTICLES = 500  # of one issue; a site that lists more is broken or a trap


def read_articles(reading: Reading, listed: Iterable[Listed], *, asks_all: bool) -> None:
    """Fetch and read the articles listed, each once. Raises Stopped.

    Those known only when all are asked for, and this look has not seen them yet.
    """
    seen: set[str] = set()
    for page, link, listing in listed:
        name = name_url(link.url)
        if name in seen:
            continue
        seen.add(name)
        reading.total += 1
        if name in reading.known and (not asks_all or name in reading.looked):
            reading.read += 1
        elif reading.total <= MOST_ARTICLES and not reading.is_left_alone:
            read_one(reading, page, link, listing)
        elif name in reading.known:
            reading.read += 1
            reading.miss(f"{link.url}: not asked for, the site does not answer", is_held=True)


def read_one(reading: Reading, page: PageIndex, link: ArticleLink, listing: Snapshot) -> None:
    """Fetch and read one article by itself; what goes wrong is noted. Raises Stopped and StoreError.

    `listing` is the answer that lists it; in some it is printed too. The same bytes, listed in the same way, are not
    read again.
    """
    epaper, name = load_reader(), name_url(link.url)
    note = partial(reading.note, is_held=name in reading.known)
    try:
        snapshot = take(reading, link.source or link.url, listing, kind="article", page=page.number)
        if snapshot.digest == reading.known.get(name) and name_url(listing.url) in reading.unchanged:
            reading.read += 1
            reading.looked.add(name)
            clear_failures(reading.desk.store, link.url)
            return
        if snapshot is listing:
            own = replace(listing, url=link.url)
            save_snapshot(
                reading.desk.store, own, paper_id=reading.paper.id, day=reading.day, kind="article", page=page.number
            )
        read = partial(read_page, reading, page, link)
        article = read_parts(reading.paper, snapshot, read=read, take=partial(take_part, reading, page))
        story = read_alone(reading.desk.topics, article, digest=snapshot.digest, subject=link.url)
    except FetchError as error:
        note(Stage.FETCH, link.url, error)
    except epaper.EpaperError as error:
        note(Stage.READ, link.url, error, asked=link.source)
    except (StoreError, Stopped):
        raise
    except Exception as error:  # noqa: BLE001 - whatever one article does to a rule, the others are read
        note(Stage.EXTRACT, link.url, error)
    else:
        reading.looked.add(name)
        reading.stories.append(story)
        return
    reading.read += name in reading.known


def read_page(reading: Reading, page: PageIndex, link: ArticleLink, shown: Snapshot) -> Article:
    """Read what one page of an article prints. Raises EpaperError."""
    article: Article = read_by_layout(reading, "article", load_reader().read_article, reading.day, page, link, shown)
    return article


def take_part(reading: Reading, page: PageIndex, url: str) -> Snapshot:
    """Fetch a further page of an article; it is kept as a page, since it is no article. Raises FetchError, Stopped."""
    return fetch_snapshot(reading, url, kind="page", page=page.number)


def store_read(reading: Reading) -> None:
    """Store the articles read, each beside the others of the issue. Raises StoreError."""
    leave_textless(reading)
    saved = store_stories(
        reading.desk,
        reading.paper,
        reading.day,
        reading.stories,
        followed_since=reading.followed_since,
        tell=reading.tell,
        note=partial(reading.note, Stage.EXTRACT),
    )
    reading.read += len(saved)
    for story in saved:
        clear_failures(reading.desk.store, story.subject)


def leave_textless(reading: Reading) -> None:
    """Leave out stories without text where they are too many to be pictures: the template has changed."""
    epaper, skin = load_reader(), reading.layouts.get("article", reading.paper.skin)
    empty = epaper.find_textless([story.article for story in reading.stories]) if skin.body else ()
    if not empty:
        return
    what = f"{len(empty)} of {len(reading.stories)} articles have no text"
    reading.note(Stage.READ, reading.layout_subject, epaper.ReadError(what, skin.body, empty[0].url))
    reading.stories[:] = [story for story in reading.stories if story.article.paragraphs]
