"""A URL of an issue in; its snapshot, stored, out: fetched as far as it changed. Beside it what the pass came to.

find_validators -> Fetcher.get -> save_snapshot, or for 304 the snapshot that is held
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, Literal, TypeVar, cast

from monitor import apart
from monitor.address import drop_fragment
from monitor.desk import Desk, Tell
from monitor.desk.issue import Story
from monitor.fetch import Fetcher, FetchError, Kind, NotModified
from monitor.intake.entries import Search, find_issue, load_reader
from monitor.log import say
from monitor.papers.files import load_skins
from monitor.plan import local_day
from monitor.records import Article, Failure, Issue, PageIndex, Paper, Skin, Snapshot, Stage
from storage.articles import name_url
from storage.errors import NotStored, StoreCorrupt
from storage.runs import record_failure
from storage.snapshots import (
    CaptureKind,
    find_validators,
    forget_validators,
    get_snapshot,
    save_snapshot,
)

Step = Literal["days", "pages", "index", "article"]  # what a page is read for
AnyRead = TypeVar("AnyRead", Issue, PageIndex, Article)
MOST_UNREACHED = 3  # fetches in a row that fail; then the site is left alone until the next try
ANSWERED = frozenset({Kind.NOT_FOUND, Kind.DISALLOWED})
MOST_LOST = 30.0  # seconds lost of one pass; with the last fetch, that may take as long, it is a minute


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
    listed: int = 0  # pages that the issue has
    total: int = 0
    read: int = 0
    unreached: int = 0
    lost: float = 0.0  # seconds that came to nothing: answers that did not come, pages too hard to read
    faults: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)  # faults of what an earlier pass has had: nothing is missing
    known: dict[str, str] = field(default_factory=dict)  # stored articles: the digest of what each was read from
    held_pages: dict[str, str] = field(default_factory=dict)  # addresses of pages: the digest of the last list read
    stories: list[Story] = field(default_factory=list)  # read by themselves, to be stored when all are there
    looked: set[str] = field(default_factory=set)  # addresses of articles that this look, or its first part, has seen
    unchanged: set[str] = field(default_factory=set)  # addresses that answered the bytes that they answered last
    layouts: dict[Step, Skin] = field(default_factory=dict)  # for each step, the skin that fits instead of the paper's
    fits: bool = True  # whether the paper's own skin read all
    undated: bool = False  # whether nothing says of which day the lists are

    @property
    def is_left_alone(self) -> bool:
        """Whether the site has cost enough: nothing more is asked of it before the next pass."""
        return self.unreached >= MOST_UNREACHED or self.lost >= MOST_LOST

    @property
    def layout_subject(self) -> str:
        """What a failure is called that says that another skin fits."""
        return f"{self.paper.id}: layout"

    def note(self, stage: Stage, subject: str, error: Exception, *, asked: str = "", is_held: bool = False) -> None:
        """Keep a failure; `asked` is the address whose answer could not be read, when that is not the subject."""
        reason = error.why if isinstance(error, FetchError) else f"{type(error).__name__}: {error}"[:300]
        failure = Failure(stage=stage, subject=subject, reason=reason, at=self.desk.now())
        record_failure(self.desk.store, failure)
        self.miss(f"{subject}: {reason}", is_held=is_held)
        if isinstance(error, load_reader().TooHard):
            self.lost += error.spent
            error.spent = 0.0  # it may be kept, and told again
        if stage is Stage.READ:
            forget_validators(self.desk.store, drop_fragment(asked or subject))

    def miss(self, what: str, *, is_held: bool) -> None:
        """Say what this pass did not bring; of what `is_held` from an earlier one nothing is missing."""
        (self.unseen if is_held else self.faults).append(what)


def never() -> bool:
    """Nobody asks to stop."""
    return False


def fetch_issue(reading: Reading) -> tuple[Snapshot, Issue]:
    """Fetch and read the day's list of pages, and store the answers. Raises FetchError, EpaperError, Stopped."""
    paper, day = reading.paper, reading.day

    def read(snapshot: Snapshot) -> Issue:
        issue: Issue = read_by_layout(reading, "pages", load_reader().read_issue, day, snapshot)
        return issue

    search = Search(
        paper=paper,
        day=day,
        today=local_day(paper, reading.desk.now()),
        ask=partial(fetch_snapshot, reading, kind="issue"),
        read=read,
        read_days=partial(read_apart, reading, "days", load_reader().read_day_list, paper),
    )
    return find_issue(search)


def read_apart(reading: Reading, step: Step, read: Callable[..., Any], *given: object) -> Any:
    """Run a reader where it can be killed; what it says of the bytes of a list is kept. Raises EpaperError."""
    error = load_reader().EpaperError

    def try_to_read() -> Any:
        try:
            return apart.call(read, *given)
        except error as unread:
            return unread

    if step == "article":
        return apart.call(read, *given)
    named = ((one.url, one.content_type, one.digest) if isinstance(one, Snapshot) else one for one in given)
    found = reading.desk.lists.find((step, read, *named), try_to_read)
    if isinstance(found, error):
        raise found.with_traceback(None)
    return found


def read_by_layout(reading: Reading, step: Step, read: Callable[..., AnyRead], *given: object) -> AnyRead:
    """Read a page by the paper's skin, or by another that fits when that one no longer does. Raises EpaperError.

    `read` takes the paper and what is `given`. What fits stays for the issue's other pages of that step, and is told
    once. An article without a place of a headline is read by the title of the list when no skin fits.
    """
    epaper, paper = load_reader(), reading.paper
    dressed = replace(paper, skin=reading.layouts[step]) if step in reading.layouts else paper
    try:
        return cast("AnyRead", read_apart(reading, step, read, dressed, *given))
    except epaper.ReadError as error:
        has_skin = step == "pages" if paper.pdf else not paper.feeds or (step == "article" and bool(paper.skin.body))
        has_skin &= not any(isinstance(one, Snapshot) and epaper.is_sheet(one) for one in given)
        others = (epaper.read_otherwise, read, dressed, tuple(load_skins().values()), *given)
        if has_skin and (found := read_apart(reading, step, *others)):
            other, reading.layouts[step] = found
            report_layout(reading, f"read by the skin {reading.layouts[step].id}", error)
            return cast("AnyRead", other)
        if error.partial is None:
            raise
        report_layout(reading, "read by the title of the list", error)
        return cast("AnyRead", error.partial)


def report_layout(reading: Reading, how: str, error: Exception) -> None:
    """Keep and log that the paper's skin no longer fits, and how its pages are read instead."""
    reason = f"{how}, since {reading.paper.skin.id} no longer fits: {error}"[:500]
    reading.fits = False
    say("layout", level=logging.WARNING, paper=reading.paper.id, day=reading.day, reason=reason)
    failure = Failure(stage=Stage.READ, subject=reading.layout_subject, reason=reason, at=reading.desk.now())
    record_failure(reading.desk.store, failure)


def fetch_snapshot(reading: Reading, url: str, *, kind: CaptureKind, page: int | None = None) -> Snapshot:
    """Fetch a URL, asking only for what changed, and store it. Raises FetchError, Stopped and StoreError."""
    if reading.is_stopping():
        raise Stopped
    store, paper, day = reading.desk.store, reading.paper, reading.day
    held = find_validators(store, url)
    try:
        answer = reading.fetcher.get(url, paper=paper, validators=held)
        if isinstance(answer, NotModified) and held is not None:
            reading.unreached = 0
            if (stored := find_snapshot(reading, url, held.digest)) is not None:
                return stored
            answer = reading.fetcher.get(url, paper=paper)
    except FetchError as error:
        if error.kind is Kind.STOPPED:
            raise Stopped from error
        # a page that is missing or forbidden is an answer; three silences in a row are a site that is down
        reading.unreached = 0 if error.kind in ANSWERED else reading.unreached + 1
        reading.lost += error.spent
        raise
    reading.unreached = 0
    if isinstance(answer, NotModified):
        raise FetchError(Kind.PROTOCOL, url, "304 to a question without condition")
    before = held if answer.url == url else find_validators(store, answer.url)
    if before is not None and before.digest == answer.digest:
        reading.unchanged.add(name_url(answer.url))
    save_snapshot(store, answer, paper_id=paper.id, day=day, kind=kind, page=page)
    return answer


def find_snapshot(reading: Reading, url: str, digest: str) -> Snapshot | None:
    """Give the snapshot that was stored of an address last, None when it is damaged."""
    try:
        stored = get_snapshot(reading.desk.store, digest)
    except (NotStored, StoreCorrupt):
        return None
    reading.unchanged.add(name_url(url))
    return replace(stored, url=url)


def take(reading: Reading, url: str, at_hand: Snapshot, *, kind: CaptureKind, page: int | None = None) -> Snapshot:
    """Give the snapshot at hand when it is of this address, else fetch it. Raises FetchError, Stopped, StoreError."""
    if name_url(url) == name_url(at_hand.url):
        return at_hand
    return fetch_snapshot(reading, url, kind=kind, page=page)
