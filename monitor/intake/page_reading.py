"""An issue in; its pages, each fetched and read as a list of articles, and these articles one by one, out.

A page that cannot be had now, or not be read, is what it was when it was last read: an earlier pass may have left
articles of it that are still to be fetched.
"""

import logging
from collections.abc import Collection, Iterator
from dataclasses import replace

from monitor.fetch import FetchError, Kind
from monitor.intake.entries import load_reader
from monitor.intake.reading import (
    Reading,
    fetch_issue,
    find_snapshot,
    read_by_layout,
    take,
)
from monitor.intake.stale import find_stale_day
from monitor.log import say
from monitor.records import ArticleLink, Failure, Issue, PageIndex, PageLink, Snapshot, Stage
from storage.articles import name_url, save_page
from storage.runs import clear_failures, record_failure
from storage.snapshots import find_validators

List = tuple[PageIndex, Snapshot]  # a page's list and the answer that it was read off
Listed = tuple[PageIndex, ArticleLink, Snapshot]  # an article, the page and the answer that list it


class Absent(Exception):  # noqa: N818 - a state of the paper, not a fault
    """The site does not have the issue."""


class Unread(Exception):  # noqa: N818 - the fault is noted already
    """The issue's first page could not be had or read."""


def open_issue(reading: Reading) -> tuple[Snapshot, Issue]:
    """Fetch the issue's first page and read which pages there are. Raises Absent, Unread and Stopped."""
    epaper = load_reader()
    try:
        return fetch_issue(reading)
    except epaper.NotPublished as error:
        reading.faults.append(str(error))
        raise Absent from error
    except FetchError as error:
        # a feed's address does not follow the day: when it is gone, that is a fault
        if error.kind is Kind.NOT_FOUND and not reading.paper.feeds:
            reading.faults.append(str(error))
            raise Absent from error
        reading.note(Stage.FETCH, error.url, error)
        raise Unread from error
    except epaper.EpaperError as error:
        reading.note(Stage.READ, getattr(error, "url", "") or reading.paper.id, error)
        raise Unread from error


def list_articles(reading: Reading, issue: Issue, first: Snapshot) -> Iterator[Listed]:
    """Give the articles page by page; a page that was never had or read is noted and left out.

    Raises Absent when the first page is that of an earlier day, and Stopped.
    """
    listed: set[str] = set()
    reading.listed = len(issue.pages)
    for link in issue.pages:
        if (found := read_page(reading, link, first, listed)) is not None:
            reading.pages += 1
            page, listing = found
            listed |= {article.url for article in page.articles}
            for article in page.articles:
                yield page, article, listing


def read_page(reading: Reading, link: PageLink, first: Snapshot, listed: Collection[str]) -> List | None:
    """Fetch and read one page's list of articles, or give the last one that was read. Raises Stopped.

    The issue's first page is at hand; `listed` are the articles of the pages before.
    """
    if reading.is_left_alone:
        held = recall_page(reading, link)
        reading.miss(f"page {link.number}: not asked for, the site does not answer", is_held=held is not None)
        return held
    try:
        page, snapshot = fetch_page(reading, link, first, listed)
        found = fetch_sheet(reading, link, page, snapshot) if is_picture(page, snapshot) else (page, snapshot)
    except (FetchError, load_reader().EpaperError) as error:
        held = recall_page(reading, link)
        if isinstance(error, load_reader().NotPublished) and not reading.pages and held is None:
            reading.faults.append(str(error))
            raise Absent from error
        stage = Stage.FETCH if isinstance(error, FetchError) else Stage.READ
        reading.note(stage, link.url, error, is_held=held is not None)
        return held
    store, shown = reading.desk.store, replace(link, pdf_url=link.pdf_url or page.pdf_url)
    save_page(store, paper_id=reading.paper.id, day=reading.day, link=shown, digest=snapshot.digest)
    clear_failures(store, link.url)
    report_left_out(reading, link.url, found[0])
    return found


def is_picture(page: PageIndex, shown: Snapshot) -> bool:
    """Whether a page lists no article and has a PDF beside it, where its stories stand."""
    return bool(page.pdf_url) and not page.articles and name_url(page.pdf_url) != name_url(shown.url)


def fetch_sheet(reading: Reading, link: PageLink, page: PageIndex, shown: Snapshot) -> List:
    """Fetch and read the PDF of a page that is a picture. Raises FetchError, EpaperError and Stopped.

    A page that listed articles before is no picture: they are gone for now, and would be read twice.
    """
    held = recall_page(reading, link)
    if held and name_url(held[1].url) != name_url(page.pdf_url):
        raise load_reader().ReadError("lists no articles any more", reading.paper.skin.article_links, link.url)
    try:
        sheet = take(reading, page.pdf_url, shown, kind="page", page=link.number)
    except FetchError as error:
        raise FetchError(error.kind, page.pdf_url, f"its PDF, {page.pdf_url}: {error.why}") from error
    return open_sheet(reading, link, page, sheet)


def open_sheet(reading: Reading, link: PageLink, page: PageIndex, sheet: Snapshot) -> List:
    """Read the list of stories off a page's PDF, with a word that this was done. Raises EpaperError."""
    stories = read_list(reading, replace(link, url=page.pdf_url), sheet)
    return replace(stories, left_out=("the page is a picture: its PDF was read", *stories.left_out)), sheet


def fetch_page(reading: Reading, link: PageLink, first: Snapshot, listed: Collection[str]) -> List:
    """Fetch and read one page's list. Raises FetchError, EpaperError and Stopped.

    A page that redirects and lists only what other pages have `listed` is not there: the site led to one of those.
    """
    snapshot = take(reading, link.url, first, kind="page", page=link.number)
    page = read_list(reading, link, snapshot)
    is_led = name_url(snapshot.url) != name_url(link.url)
    if is_led and all(article.url in listed for article in page.articles):
        raise load_reader().ReadError(f"the site leads to {snapshot.url}, another page", url=link.url)
    if shown := find_stale_day(reading, link, page, snapshot):
        raise load_reader().NotPublished(reading.day, shown, link.url)
    return page, snapshot


def read_list(reading: Reading, link: PageLink, snapshot: Snapshot) -> PageIndex:
    """Read a page's list of articles. Raises EpaperError."""
    page: PageIndex = read_by_layout(reading, "index", load_reader().read_page_index, reading.day, snapshot, link)
    return page


def recall_page(reading: Reading, link: PageLink) -> List | None:
    """Give a page's list as an earlier pass has read it; None when none has."""
    digest = reading.held_pages.get(link.url)
    snapshot = find_snapshot(reading, link.url, digest) if digest else None
    if snapshot is None:
        return None
    try:
        page = read_list(reading, link, snapshot)
        if not is_picture(page, snapshot):
            return page, snapshot
        held = find_validators(reading.desk.store, page.pdf_url)
        sheet = find_snapshot(reading, page.pdf_url, held.digest) if held else None
        return open_sheet(reading, link, page, sheet) if sheet else None
    except load_reader().EpaperError:
        return None


def report_left_out(reading: Reading, url: str, page: PageIndex) -> None:
    """Keep what a page lists and nobody can place, as of its last reading: no fault of the issue, and to be seen."""
    subject = f"{url}: left out"
    if (reading.paper.feeds or page.pdf_url) and not page.left_out:
        clear_failures(reading.desk.store, subject)
    for what in page.left_out:
        say("left-out", level=logging.WARNING, paper=reading.paper.id, day=reading.day, url=url, what=what)
        failure = Failure(stage=Stage.READ, subject=subject, reason=what, at=reading.desk.now())
        record_failure(reading.desk.store, failure)
