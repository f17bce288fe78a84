"""What people asked to know, found: matches and alerts, and their way to those who are told."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from monitor.records.base import check_moment
from monitor.records.facts import Appointment, Event, Span, Where
from monitor.records.printed import PageMark, Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """Whether the archive had something before (查档).

    About a `phrase`; `words`, each of `all` and one of `any`; a `post` of a person, whose name and whose post's key
    `all` holds; or a `pairing` of the persons named in `all` in one event.
    """

    about: Literal["phrase", "words", "post", "pairing"]
    all: tuple[str, ...]
    any: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """What the archive adds to a match (档案提示).

    `first`: never seen in the archive, which begins on `day`; `first_so_far`: nor that, but the archive is young, with
    papers of `days` days before. `new_post`: the person was seen there, never with `post`. `took_over`: the one seen
    last in `post`, on `day`, was `other`. `back`: not seen for `days` days, since `day`.
    """

    kind: Literal["first", "first_so_far", "new_post", "took_over", "back"]
    post: str = ""
    other: str = ""
    day: date | None = None
    days: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """An event of a day and who took part in it (场合)."""

    day: date
    name: str
    people: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Missed:
    """A series of occasions that a person usually attends: `attended` of `held` before, `missed` since."""

    series: str
    held: int
    attended: int
    missed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """A person who is not seen for unusually long (久未见报): last on `last`, for `days` days by then.

    `longest` is the longest gap of the year before; `chance` how likely all of `missed` went by without the person if
    nothing were the matter; `issues` counts those read since, every one of them whole.
    """

    last: date
    days: int
    longest: int
    missed: tuple[Missed, ...]
    chance: float
    issues: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """Why one watch's clause holds for an article (命中).

    `clause` is the kind of clause (person, post, group, topic ...); `term` what was asked for; `passage` a piece of the
    article around the first hit and `marks` the hits as spans into `passage`; `uncertain` says why the match may be
    wrong, or "". `change` is the personnel change that matched, `absence` what was found instead of the person: the
    article is then the last that shows them. With `asks` it is a match only if the archive never had that; `notes` are
    what the archive adds.
    """

    clause: str
    term: str
    passage: str
    marks: tuple[Span, ...] = ()
    where: Where = "text"
    person: str = ""
    posts: tuple[str, ...] = ()
    event: Event | None = None
    change: Appointment | None = None
    absence: Absence | None = None
    uncertain: str = ""
    asks: Question | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Reprint:
    """That an alert's article is another print of news told before (又见).

    `of` is the alert that told it; `paper`, `day`, `page` and `page_label` say where that was printed. `added` are the
    people whom only this print names, `dropped` those whom only the first does; `more` and `less` count sentences so.
    """

    of: str
    paper: str
    day: date
    page: int | None = None
    page_label: str = ""
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    more: int = 0
    less: int = 0


Told = Literal[
    "gone", "person", "post", "event", "role", "day", "place", "change", "doubt", "words", "headline", "found"
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One thing that was told and is otherwise now (出入): `before` -> `after`, "" for what is not there.

    `about` says what of: `gone` a clause that holds no more, `words` a sentence that was quoted, `found` a clause that
    holds now and did not before; `role`, `change` and `doubt` have the codes of facts. `who` is the person, or "".
    """

    about: Told
    before: str = ""
    after: str = ""
    who: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """That an alert says anew what an earlier one of its watch and article told (更正).

    `of` is the alert that told it, `told_at`, `revision`, `headline`, `url` and `matches` are what that one said. `by`
    is who corrects: the `paper`, which printed it anew, or our `reading` of the same pages. `gone`: nothing of it holds
    any more, and the alert's own matches are the earlier ones.
    """

    of: str
    by: Literal["paper", "reading"]
    told_at: datetime
    revision: int
    headline: str
    url: str
    matches: tuple[Match, ...]
    differences: tuple[Difference, ...]
    gone: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Alert:
    """One watch found something in one article (提醒): all that a message needs, so that it can be sent later.

    `id` is derived from watch and article, a correction's also from what it corrects: the same finding is the same
    alert. `position` is the story's place on the page, from 0. `continuations` and `marks` say where else a continued
    story is printed, and what of it was not found. `over_limit`: the watch had sent as many that day as it may, so that
    this one waits for the next digest and is told in short. With `reprint` it is no news of its own: the watch told the
    same from another print; with `correction` it says anew what an earlier one told. `replaces` is the id of one in
    whose stead it is told, as that had not arrived when it was corrected; "" for none. `again`: the watch
    told just this of an issue of that day, so that this one waits for the next digest.
    """

    id: str
    watch_id: str
    watch_name: str
    article_id: str
    revision: int
    paper: str
    day: date
    page: int | None = None
    section: str = ""
    headline: str = ""
    url: str = ""
    matches: tuple[Match, ...]
    created_at: datetime
    late: bool = False
    over_limit: bool = False
    page_label: str = ""
    continuations: tuple[Place, ...] = ()
    marks: tuple[PageMark, ...] = ()
    reprint: Reprint | None = None
    position: int = 0
    correction: Correction | None = None
    replaces: str = ""
    again: date | None = None

    def __post_init__(self) -> None:
        check_moment(self.created_at, "created_at")
        if not self.matches:
            raise ValueError(f"alert {self.id} has no match")


class DeliveryState(StrEnum):
    """Where a delivery stands: `sending` is set before the first byte goes out, so that a crash is seen."""

    PENDING = "pending"
    SENDING = "sending"
    DONE = "done"
    REFUSED = "refused"  # the receiver will never take it: kept, shown, sent again on request
    GIVEN_UP = "given_up"  # tried for as long as promised
    KEPT = "kept"  # not sent, as the receiver wishes: shown, sent on request
    WITHDRAWN = "withdrawn"  # not sent: what it told was corrected before it arrived
    REDIRECTED = "redirected"  # its receiver is broken: it goes to that one's fallback


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One alert on its way to one receiver (投递). Deliveries of one `message_id` travel in one message.

    The message id is derived: a realtime message is named by its alert and receiver, a digest by receiver and slot.
    One that is `kept` is not sent unless somebody asks for it.
    """

    id: str
    alert_id: str
    receiver_id: str
    message_id: str
    due_at: datetime
    kept: bool = False

    def __post_init__(self) -> None:
        check_moment(self.due_at, "due_at")


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A paper's issue that was not read whole (未读全): `read` of `pages` pages, 0 where nobody knows how many.

    `missed` counts articles that could not be had. `why`: it was read in part, could not be read at all, or was not
    looked for with success yet.
    """

    paper: str
    day: date
    why: Literal["partial", "failed", "pending"]
    read: int = 0
    pages: int = 0
    missed: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """What was read of the papers followed, from day to day (覆盖): `read` of the `pages` known to be printed."""

    first: date
    last: date
    papers: int
    read: int
    pages: int
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One message to send now: its alerts in order, the attempt's number from 1, and what is known of earlier tries.

    A message that its service takes in several parts is claimed once for each: `part` counts those that were taken.
    `reply_to` and `replaces` are the receiver's own names (`Outcome.remote_id`) of earlier messages: of the one whose
    thread this belongs to, and of the one that this stands in for; "" for none. `redirected_from` is the broken
    receiver that it was for, and `redirected_why` what that one said. `coverage` says what was read of the days that it
    speaks of, as of now, None where nobody looked.
    """

    message_id: str
    receiver_id: str
    attempt: int
    first_due_at: datetime
    alerts: tuple[Alert, ...]
    possibly_sent: bool = False
    part: int = 0
    reply_to: str = ""
    replaces: str = ""
    redirected_from: str = ""
    redirected_why: str = ""
    coverage: Coverage | None = None


class Result(StrEnum):
    """How a receiver answered."""

    ACCEPTED = "accepted"
    TEMPORARY = "temporary"  # try again
    REFUSED = "refused"  # never try again by itself
    UNKNOWN = "unknown"  # it may have been taken: try again, marked


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What one try to send came to; `detail` is for people and holds no secret; `retry_after` in seconds or None.

    `remote_id` is what the receiver calls the message, "" where it does not say; `more` that parts of it are to follow.
    `lost` is the name of an earlier message that this one answers or stands in for, when the receiver has it no more.
    `content` is what was sent: a mail's text, or what was posted.
    """

    result: Result
    detail: str = ""
    retry_after: float | None = None
    remote_id: str = ""
    lost: str = ""
    more: bool = False
    content: bytes = b""
