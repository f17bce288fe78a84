"""What people asked to know (Watch): frozen records, made of config.yaml, checked.

A watch's clauses are alternatives: it finds an article when any of them holds. What narrows a watch (papers, pages,
columns, roles ...) narrows all of them, and `unless` takes back what it found. Every fault raises ValueError naming the
field and the value.
"""

from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from itertools import chain

from alerts.clauses import (
    Clause,
    Together,
    Topic,
    WatchedAbsence,
    WatchedChange,
    WatchedDocument,
    WatchedEvent,
    WatchedGroup,
    WatchedPerson,
    WatchedPhrase,
    WatchedPost,
    WatchedSubject,
    check_among,
    check_words,
)
from alerts.receivers import Rate, Wait
from monitor.records import NAMING_ROLES, Where

DEFAULT_ROLES = tuple(role for role in NAMING_ROLES if role != "spoken_of")


@dataclass(frozen=True, kw_only=True, slots=True)
class Exclusion:
    """What takes a watch's find back (排除): a person surely named, a topic, an event kind, a paper, page or column."""

    people: tuple[WatchedPerson, ...] = ()
    topics: tuple[Topic, ...] = ()
    events: tuple[WatchedEvent, ...] = ()
    papers: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of which none may hold."""
        return (*self.people, *self.topics, *self.events)


@dataclass(frozen=True, kw_only=True, slots=True)
class Watch:
    """One question put to every article (关注).

    `absent` asks the archive once a day instead of each article. `papers` holds paper ids and `pages` page numbers;
    empty means all. `columns` are words of the page's section, the kicker or the column's name; `top` looks at a page's
    first story only. `where` is heading (kicker, headline, subheads), text, or both. `roles` are those in which a
    person counts (NAMING_ROLES): by default all but only spoken of. At most `limit` messages a day are sent at once, 0
    is no limit: the rest comes counted in the next digest. `receivers` holds receiver ids; `rate` None leaves the rate
    to each receiver. Up to and with the day `mute_until` nothing is sent at once: it waits for the next digest. `wait`
    says how long its alerts wait for each other, None leaves that to each receiver. What says the same again within
    `repeat` waits for the next digest, too; None tells it at once however often.
    """

    id: str
    name: str = ""
    people: tuple[WatchedPerson, ...] = ()
    posts: tuple[WatchedPost, ...] = ()
    groups: tuple[WatchedGroup, ...] = ()
    topics: tuple[Topic, ...] = ()
    phrases: tuple[WatchedPhrase, ...] = ()
    about: tuple[WatchedSubject, ...] = ()
    events: tuple[WatchedEvent, ...] = ()
    changes: tuple[WatchedChange, ...] = ()
    documents: tuple[WatchedDocument, ...] = ()
    together: tuple[Together, ...] = ()
    absent: tuple[WatchedAbsence, ...] = ()
    unless: Exclusion = field(default_factory=Exclusion)
    papers: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    top: bool = False
    where: tuple[Where, ...] = ("heading", "text")
    roles: tuple[str, ...] = DEFAULT_ROLES
    limit: int = 0
    receivers: tuple[str, ...] = ()
    rate: Rate | None = None
    mute_until: date | None = None
    wait: Wait | None = None
    repeat: timedelta | None = None

    def __post_init__(self) -> None:
        if not any(getattr(self, key) for key in ASKING_KEYS):
            raise ValueError(f"watch {self.id} asks for nothing: give it {', '.join(ASKING_KEYS)}")
        if not self.where:
            raise ValueError(f"watch {self.id} looks nowhere: where must hold heading, text or both")
        check_among("role", self.roles, NAMING_ROLES)
        check_words("column", self.columns)
        if not self.roles or self.limit < 0:
            raise ValueError(f"watch {self.id}: roles must not be empty, nor limit less than 0")

    @property
    def title(self) -> str:
        """What a message calls the watch."""
        return self.name or self.id

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The alternatives, in the order of its matches."""
        return tuple(chain.from_iterable(getattr(self, key) for key in CLAUSE_KEYS))


CLAUSE_KEYS = (
    "people",
    "posts",
    "groups",
    "topics",
    "phrases",
    "about",
    "events",
    "changes",
    "documents",
    "together",
)
ASKING_KEYS = (*CLAUSE_KEYS, "absent")
