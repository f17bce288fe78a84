"""A paper and a day in; the issue fetched, read and stored, and how it stands now, out. It only orders the calls.

    fetch the first page -> read_issue -> each page: fetch, read_page_index
                                       -> each article: fetch, read_article, read_alone
                                       -> store_stories

Every snapshot is stored before anything reads it. What goes wrong with one page or article is a Failure: stored,
counted, and no reason to stop the rest. Reading an issue again asks with the validators held, reads what is new or
other than before, and changes nothing that is the same.
"""

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from monitor.desk import Desk, Tell
from monitor.entries import load_reader
from monitor.fetch import Fetcher, FetchError, Kind
from monitor.issue import read_alone, store_stories
from monitor.log import say
from monitor.plan import first_day, has_closed, state_when_absent
from monitor.reading import Reading, Stopped, fetch_issue, fetch_snapshot, never, read_by_layout, read_index
from monitor.records import (
    ArticleLink,
    Failure,
    Issue,
    IssueState,
    IssueStatus,
    PageIndex,
    PageLink,
    Paper,
    Snapshot,
    Stage,
)
from monitor.usual import LOOK_BACK, find_unusual
from storage.articles import find_articles, find_pages, name_url, save_page
from storage.errors import StoreError
from storage.runs import (
    clear_failures,
    count_printings,
    find_issue_status,
    note_followed,
    record_failure,
    save_issue_status,
)
from storage.snapshots import CaptureKind, save_snapshot

MOST_ARTICLES = 500  # of one issue; a site that lists more is broken or a trap
MOST_UNREACHED = 3  # fetches in a row that fail; then the site is left alone until the next try
Listed = tuple[PageIndex, ArticleLink, Snapshot]  # an article, the page and the answer that list it
UNREAD = frozenset({IssueState.PARTIAL, IssueState.FAILED})


def run_issue(
    desk: Desk,
    fetcher: Fetcher,
    paper: Paper,
    day: date,
    *,
    tell: Tell = Tell.NEWS,
    is_stopping: Callable[[], bool] = never,
) -> IssueStatus:
    """Read one day's issue and give how it stands now; when the program ends meanwhile, as it stood.

    Raises StoreError.
    """
    before = find_issue_status(desk.store, paper.id, day)
    reading = Reading(
        desk=desk,
        fetcher=fetcher,
        paper=load_reader().paper_on(paper, day),
        day=day,
        tell=tell,
        followed_since=note_followed(desk.store, paper.id, first_day(paper, desk.now())),
        is_stopping=is_stopping,
    )
    reading.known |= find_known(reading)
    reading.known_pages |= {page.url for page in find_pages(desk.store, paper.id, day)}
    looks_over = before.state is IssueState.COMPLETE
    reading.looked |= find_looked(reading, before)
    try:
        state = read_whole(reading, asks_all=looks_over and not is_under_way(reading))
    except Stopped:
        return before
    if looks_over and (not reading.pages or (reading.unseen and state is IssueState.COMPLETE)):
        desk.looked[paper.id, day] = frozenset(reading.looked)
        return keep_complete(reading, before)
    desk.looked.pop((paper.id, day), None)
    if reading.fits and len(reading.stories) == reading.total > 0:
        clear_failures(desk.store, reading.layout_subject)
    status = make_status(reading, before, state)
    save_issue_status(desk.store, status)
    return doubt(reading, status) if state is IssueState.COMPLETE else status


def doubt(reading: Reading, status: IssueStatus) -> IssueStatus:
    """Say of a complete issue what it lacks against its paper's last weeks: it may be less than was printed."""
    store, day, subject = reading.desk.store, reading.day, f"{reading.paper.id}: usual"
    printed = {one.day: one for one in count_printings(store, reading.paper.id, day - LOOK_BACK, day)}
    own = printed.pop(day, None)
    doubts = find_unusual(own, tuple(printed.values())) if own else ()
    if not doubts:
        clear_failures(store, subject)
        return status
    reason = f"not as usual for this paper: {'; '.join(doubts)}"
    say("unusual", level=logging.WARNING, paper=reading.paper.id, day=day, reason=reason)
    record_failure(store, Failure(stage=Stage.READ, subject=subject, reason=reason, at=reading.desk.now()))
    doubted = replace(status, reason=reason)
    save_issue_status(store, doubted)
    return doubted


def find_looked(reading: Reading, before: IssueStatus) -> frozenset[str]:
    """Give what the last look has seen, when it failed in part: what it could not see is asked for alone.

    After the window has closed all is asked for once more.
    """
    paper, day, now = reading.paper, reading.day, reading.desk.now()
    if not before.unseen or before.tried_at is None:
        return frozenset()
    if has_closed(paper, day, now) and not has_closed(paper, day, before.tried_at):
        return frozenset()
    return reading.desk.looked.get((paper.id, day), frozenset())


def is_under_way(reading: Reading) -> bool:
    """Whether a feed's day is not over: the pages that it links are then asked for again at its last look only."""
    paper = reading.paper
    return bool(paper.feeds and paper.skin.body) and not has_closed(paper, reading.day, reading.desk.now())


def keep_complete(reading: Reading, before: IssueStatus) -> IssueStatus:
    """Leave an issue complete that was read whole, of which not all can be had now; `unseen` says what cannot."""
    status = replace(
        before,
        tries=before.tries + 1,
        tried_at=reading.desk.now(),
        pages=max(before.pages, reading.pages),
        read=max(before.read, reading.read),
        total=max(before.total, reading.total),
        listed=max(before.listed, reading.listed),
        unseen=say_reason(reading.faults + reading.unseen),
    )
    save_issue_status(reading.desk.store, status)
    return status


def make_status(reading: Reading, before: IssueStatus, state: IssueState) -> IssueStatus:
    """Say how the issue stands after a pass; only passes that left it unread count as failed tries.

    What was read in part stays so when not even its first page can be had this time.
    """
    if before.state is IssueState.PARTIAL and not reading.pages:
        tries, reason = before.tries + 1, say_reason(reading.faults)
        return replace(before, tries=tries, tried_at=reading.desk.now(), reason=reason)
    starts_over = before.state in {IssueState.PENDING, IssueState.COMPLETE} and state in UNREAD
    return IssueStatus(
        paper_id=before.paper_id,
        day=before.day,
        state=state,
        tries=1 if starts_over else before.tries + 1,
        tried_at=reading.desk.now(),
        pages=reading.pages,
        read=reading.read,
        total=reading.total,
        listed=reading.listed,
        reason=say_reason(reading.faults),
    )


def find_known(reading: Reading) -> dict[str, str]:
    """Name the articles that an earlier pass over this issue has stored, and the snapshot that each was read from.

    A joined story and its parts have "": they are read together or not at all.
    """
    known: dict[str, str] = {}
    for one in find_articles(reading.desk.store, paper_id=reading.paper.id, day=reading.day):
        parts = [place.url for place in one.article.continuations]
        digest = "" if parts else one.snapshot or ""
        known |= {name_url(url): digest for url in (one.article.url, *parts) if url}
    return known


def say_reason(faults: list[str]) -> str:
    """Sum up what went wrong."""
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"{faults[0]}{more}" if faults else ""


def read_whole(reading: Reading, *, asks_all: bool) -> IssueState:
    """Read the issue, or with `asks_all` all of it again, and say in which state it ends. Raises Stopped."""
    try:
        first, issue = open_issue(reading)
    except Absent:
        return state_when_absent(reading.paper, reading.day, reading.desk.now())
    except Unread:
        return IssueState.FAILED
    try:
        read_articles(reading, list_articles(reading, issue, first), asks_all=asks_all)
    except Stopped:
        store_read(reading)  # it is not asked for again
        raise
    store_read(reading)
    return judge_reading(reading)


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
        elif reading.total <= MOST_ARTICLES and reading.unreached < MOST_UNREACHED:
            read_one(reading, page, link, listing)
        elif name in reading.known:
            reading.read += 1
            reading.miss(f"{link.url}: not asked for, the site does not answer", is_held=True)


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


def judge_reading(reading: Reading) -> IssueState:
    """Say how the issue stands after a pass: without a single article it was never read."""
    if not reading.read:
        reading.faults.append(f"no article was read of {reading.total} listed on {reading.pages} pages")
        return IssueState.FAILED
    if reading.total > MOST_ARTICLES:
        reading.faults.append(f"more than {MOST_ARTICLES} articles are listed")
    return IssueState.PARTIAL if reading.faults or reading.read < reading.total else IssueState.COMPLETE


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
    """Give the articles page by page; a page that cannot be had or read is noted and left out."""
    listed: set[str] = set()
    reading.listed = len(issue.pages)
    for link in issue.pages:
        if (found := read_page(reading, link, first, listed)) is not None:
            reading.pages += 1
            page, listing = found
            listed |= {article.url for article in page.articles}
            for article in page.articles:
                yield page, article, listing


def read_page(
    reading: Reading, link: PageLink, first: Snapshot, listed: Collection[str]
) -> tuple[PageIndex, Snapshot] | None:
    """Fetch and read one page's list of articles; the issue's first page is at hand. Raises Stopped.

    A page that redirects and lists only what other pages have `listed` is not there: the site led to one of those.
    """
    is_held = link.url in reading.known_pages
    if reading.unreached >= MOST_UNREACHED:
        reading.miss(f"page {link.number}: not asked for, the site does not answer", is_held=is_held)
        return None
    epaper = load_reader()
    paper, day = reading.paper, reading.day
    note = partial(reading.note, is_held=is_held)
    try:
        snapshot = take(reading, link.url, first, kind="page", page=link.number)
        save_page(reading.desk.store, paper_id=paper.id, day=day, link=link, digest=snapshot.digest)
        page = read_by_layout(reading, "index", partial(read_index, reading, link, snapshot))
        is_led = name_url(snapshot.url) != name_url(link.url)
        if is_led and all(article.url in listed for article in page.articles):
            raise epaper.ReadError(f"the site leads to {snapshot.url}, another page", url=link.url)
        if page.pdf_url and not link.pdf_url:
            shown = replace(link, pdf_url=page.pdf_url)
            save_page(reading.desk.store, paper_id=paper.id, day=day, link=shown, digest=snapshot.digest)
    except FetchError as error:
        note(Stage.FETCH, link.url, error)
    except epaper.EpaperError as error:
        note(Stage.READ, link.url, error)
    else:
        clear_failures(reading.desk.store, link.url)
        report_left_out(reading, link.url, page)
        return page, snapshot
    return None


def report_left_out(reading: Reading, url: str, page: PageIndex) -> None:
    """Keep what a page lists and nobody can place, as of its last reading: no fault of the issue, and to be seen."""
    subject = f"{url}: left out"
    if reading.paper.feeds and not page.left_out:
        clear_failures(reading.desk.store, subject)
    for what in page.left_out:
        say("left-out", level=logging.WARNING, paper=reading.paper.id, day=reading.day, url=url, what=what)
        failure = Failure(stage=Stage.READ, subject=subject, reason=what, at=reading.desk.now())
        record_failure(reading.desk.store, failure)


def take(reading: Reading, url: str, at_hand: Snapshot, *, kind: CaptureKind, page: int | None = None) -> Snapshot:
    """Give the snapshot at hand when it is of this address, else fetch it. Raises FetchError, Stopped, StoreError."""
    if name_url(url) == name_url(at_hand.url):
        return at_hand
    return fetch_snapshot(reading, url, kind=kind, page=page)


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
        article = read_by_layout(
            reading, "article", lambda dressed: epaper.read_article(dressed, reading.day, page, link, snapshot)
        )
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
