"""What was fetched, what went wrong, and how the reading of an issue stands."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from monitor.records.base import check_moment


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """Raw bytes as a server gave them (快照), kept before anything reads them."""

    url: str
    fetched_at: datetime
    content: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""

    def __post_init__(self) -> None:
        check_moment(self.fetched_at, "fetched_at")

    @property
    def digest(self) -> str:
        """SHA-256 of the content, 64 hexadecimal digits: the snapshot's name in the store."""
        return sha256(self.content).hexdigest()


class Stage(StrEnum):
    """Where on the way a failure happened."""

    FETCH = "fetch"
    READ = "read"
    EXTRACT = "extract"
    MATCH = "match"
    STORE = "store"
    SEND = "send"


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """Something expected that went wrong: kept, counted, shown, and tried again where that can help."""

    stage: Stage
    subject: str
    reason: str
    at: datetime

    def __post_init__(self) -> None:
        check_moment(self.at, "at")


class IssueState(StrEnum):
    """How the reading of one day's paper stands; it ends in exactly one of the last four."""

    PENDING = "pending"  # not tried, or not out yet
    COMPLETE = "complete"
    PARTIAL = "partial"
    NOT_PUBLISHED = "not_published"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class IssueStatus:
    """What the store knows of one paper's one day (一期的进度): how often and when it was tried, what came of it.

    `pages` of `listed` pages were read, 0 for not known; `read` of `total` articles are stored; `reason` says in words
    why it is not complete, or what it lacks against its paper's habit, or "". `unseen` says what the last look at a
    complete issue could not see again, or "".
    """

    paper_id: str
    day: date
    state: IssueState = IssueState.PENDING
    tries: int = 0
    tried_at: datetime | None = None
    pages: int = 0
    read: int = 0
    total: int = 0
    reason: str = ""
    listed: int = 0
    unseen: str = ""

    def __post_init__(self) -> None:
        if self.tried_at is not None:
            check_moment(self.tried_at, "tried_at")

    @property
    def said(self) -> str:
        """What there is to say of it, in one line."""
        unseen = f"not all could be looked at again: {self.unseen}" if self.unseen else ""
        return "; ".join(filter(None, (self.reason, unseen)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Printing:
    """How much one day's issue came to (一期的规模): pages read, articles listed, and what those stored have.

    `stored` counts the articles that are stored, `kickers` and `authors` those of them that have such.
    """

    day: date
    pages: int
    articles: int
    stored: int
    kickers: int
    authors: int
