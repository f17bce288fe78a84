"""A paper and a day in; the issue fetched, read and stored, and how it stands now, out. It only orders the calls.

    fetch the first page -> read_issue -> each page: fetch, read_page_index
                                       -> each article: fetch, read_article, store_article

Every snapshot is stored before anything reads it. What goes wrong with one page or article is a Failure: stored,
counted, and no reason to stop the rest. Reading an issue again asks with the validators held and changes nothing that
is the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from monitor.desk import Desk, Tell, store_article
from monitor.fetch import Fetcher, FetchError, Kind, NotModified
from monitor.plan import first_day, local_day, state_when_absent
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
from storage.articles import find_articles, name_url, save_page
from storage.errors import NotStored, StoreCorrupt, StoreError
from storage.runs import clear_failures, find_issue_status, note_followed, record_failure, save_issue_status
from storage.snapshots import CaptureKind, find_validators, get_snapshot, note_not_modified, save_snapshot

if TYPE_CHECKING:
    from types import ModuleType

MOST_ARTICLES = 500  # of one issue; a site that lists more is broken or a trap
MOST_UNREACHED = 3  # fetches in a row that fail; then the site is left alone until the next try
READ_BEFORE = frozenset({IssueState.PENDING, IssueState.PARTIAL, IssueState.FAILED})


class Stopped(Exception):  # noqa: N818 - no error: the program ends, and the issue is due again
    """The program ends while an issue is being read."""


@dataclass(kw_only=True, slots=True)
class Reading:
    """One pass over one issue, and what came of it so far."""

    desk: Desk
    fetcher: Fetcher
    paper: Paper
    day: date
    tell: Tell
    followed_since: date
    is_stopping: Callable[[], bool]
    pages: int = 0
    total: int = 0
    read: int = 0
    unreached: int = 0
    faults: list[str] = field(default_factory=list)

    def note(self, stage: Stage, subject: str, error: Exception) -> None:
        """Keep a failure."""
        reason = error.why if isinstance(error, FetchError) else f"{type(error).__name__}: {error}"[:300]
        failure = Failure(stage=stage, subject=subject, reason=reason, at=self.desk.now())
        record_failure(self.desk.store, failure)
        self.faults.append(f"{subject}: {reason}")


def never() -> bool:
    """Nobody asks to stop."""
    return False


def load_reader() -> "ModuleType":
    """Load the e-paper readers with the first page, so that an idle daemon stays small."""
    import monitor.epaper

    return monitor.epaper


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
        paper=paper,
        day=day,
        tell=tell,
        followed_since=note_followed(desk.store, paper.id, first_day(paper, desk.now())),
        is_stopping=is_stopping,
    )
    known = find_known(reading) if before.state in READ_BEFORE else frozenset()
    try:
        state = read_whole(reading, known)
    except Stopped:
        return before
    status = IssueStatus(
        paper_id=paper.id,
        day=day,
        state=state,
        tries=before.tries + 1,
        tried_at=desk.now(),
        pages=reading.pages,
        read=reading.read,
        total=reading.total,
        reason=say_reason(reading.faults),
    )
    save_issue_status(desk.store, status)
    return status


def find_known(reading: Reading) -> frozenset[str]:
    """Name the articles that an earlier pass over this issue has stored: they are not asked for again."""
    stored = find_articles(reading.desk.store, paper_id=reading.paper.id, day=reading.day)
    return frozenset(name_url(one.article.url) for one in stored if one.article.url)


def say_reason(faults: list[str]) -> str:
    """Sum up what went wrong."""
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"{faults[0]}{more}" if faults else ""


def read_whole(reading: Reading, known: frozenset[str]) -> IssueState:
    """Read everything of the issue and say in which state it ends. Raises Stopped."""
    try:
        first, issue = open_issue(reading)
    except Absent:
        return state_when_absent(reading.paper, reading.day, reading.desk.now())
    except Unread:
        return IssueState.FAILED
    seen: set[str] = set()
    for page, link in list_articles(reading, issue, first):
        name = name_url(link.url)
        if name in seen:
            continue
        seen.add(name)
        reading.total += 1
        if name in known:
            reading.read += 1
        elif reading.total > MOST_ARTICLES or reading.unreached >= MOST_UNREACHED:
            continue
        else:
            read_one(reading, page, link)
    return judge_reading(reading)


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
    paper, day = reading.paper, reading.day
    url = epaper.issue_url(paper, day)
    try:
        snapshot = fetch_first(reading, url)
        return snapshot, epaper.read_issue(paper, day, snapshot)
    except epaper.NotPublished as error:
        reading.faults.append(str(error))
        raise Absent from error
    except FetchError as error:
        if error.kind is Kind.NOT_FOUND:
            reading.faults.append(str(error))
            raise Absent from error
        reading.note(Stage.FETCH, error.url, error)
        raise Unread from error
    except epaper.EpaperError as error:
        reading.note(Stage.READ, url, error)
        raise Unread from error


def fetch_first(reading: Reading, url: str) -> Snapshot:
    """Fetch the first page by its usual name, or where the paper's entry page leads to the day's issue."""
    try:
        return fetch_snapshot(reading, url, kind="issue")
    except FetchError as error:
        latest = reading.paper.latest
        if (
            error.kind is not Kind.NOT_FOUND
            or not latest
            or reading.day != local_day(reading.paper, reading.desk.now())
        ):
            raise
        day, first = load_reader().read_latest(reading.paper, fetch_snapshot(reading, latest, kind="issue"))
        if day != reading.day or name_url(first) == name_url(url):
            raise
    return fetch_snapshot(reading, first, kind="issue")


def list_articles(reading: Reading, issue: Issue, first: Snapshot) -> Iterator[tuple[PageIndex, ArticleLink]]:
    """Give the articles page by page; a page that cannot be had or read is noted and left out."""
    for link in issue.pages:
        if (page := read_page(reading, link, first)) is not None:
            reading.pages += 1
            for article in page.articles:
                yield page, article


def read_page(reading: Reading, link: PageLink, first: Snapshot) -> PageIndex | None:
    """Fetch and read one page's list of articles; the issue's first page is at hand. Raises Stopped."""
    if reading.unreached >= MOST_UNREACHED:
        reading.faults.append(f"page {link.number}: not asked for, the site does not answer")
        return None
    epaper = load_reader()
    paper, day = reading.paper, reading.day
    try:
        at_hand = name_url(link.url) == name_url(first.url)
        snapshot = first if at_hand else fetch_snapshot(reading, link.url, kind="page", page=link.number)
        save_page(reading.desk.store, paper_id=paper.id, day=day, link=link, digest=snapshot.digest)
        page: PageIndex = epaper.read_page_index(paper, day, snapshot, link)
    except FetchError as error:
        reading.note(Stage.FETCH, error.url, error)
    except epaper.EpaperError as error:
        reading.note(Stage.READ, link.url, error)
    else:
        return page
    return None


def read_one(reading: Reading, page: PageIndex, link: ArticleLink) -> None:
    """Fetch, read and store one article; what goes wrong is noted. Raises Stopped and StoreError."""
    epaper = load_reader()
    paper, day, store = reading.paper, reading.day, reading.desk.store
    try:
        snapshot = fetch_snapshot(reading, link.url, kind="article", page=page.number)
        article = epaper.read_article(paper, day, page, link, snapshot)
        store_article(
            reading.desk,
            paper,
            article,
            digest=snapshot.digest,
            followed_since=reading.followed_since,
            tell=reading.tell,
        )
    except FetchError as error:
        reading.note(Stage.FETCH, error.url, error)
        return
    except epaper.EpaperError as error:
        reading.note(Stage.READ, link.url, error)
        return
    except (StoreError, Stopped):
        raise
    except Exception as error:  # noqa: BLE001 - whatever one article does to a rule, the others are read
        reading.note(Stage.EXTRACT, link.url, error)
        return
    reading.read += 1
    clear_failures(store, link.url)


def fetch_snapshot(reading: Reading, url: str, *, kind: CaptureKind, page: int | None = None) -> Snapshot:
    """Fetch a URL, asking only for what changed, and store it. Raises FetchError, Stopped and StoreError."""
    if reading.is_stopping():
        raise Stopped
    store, paper, day = reading.desk.store, reading.paper, reading.day
    held = find_validators(store, url)
    try:
        answer = reading.fetcher.get(url, paper=paper, validators=held)
        if isinstance(answer, NotModified) and held is not None:
            if (stored := find_snapshot(reading, url, held.digest)) is not None:
                return stored
            answer = reading.fetcher.get(url, paper=paper)
    except FetchError as error:
        if error.kind is Kind.STOPPED:
            raise Stopped from error
        # a page that is missing is an answer; three silences in a row are a site that is down
        reading.unreached = 0 if error.kind is Kind.NOT_FOUND else reading.unreached + 1
        raise
    reading.unreached = 0
    if isinstance(answer, NotModified):
        raise FetchError(Kind.PROTOCOL, url, "304 to a question without condition")
    save_snapshot(store, answer, paper_id=paper.id, day=day, kind=kind, page=page)
    return answer


def find_snapshot(reading: Reading, url: str, digest: str) -> Snapshot | None:
    """Give the stored snapshot that a 304 speaks of, None when it is damaged: then it must come whole again."""
    reading.unreached = 0
    try:
        stored = get_snapshot(reading.desk.store, digest)
    except (NotStored, StoreCorrupt):
        return None
    note_not_modified(reading.desk.store, url, reading.desk.now())
    return replace(stored, url=url)
