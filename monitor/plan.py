"""Papers, how their issues stand and the clock in; which (paper, day) to read now, oldest first, and why, out. Pure.

    not tried -> due once the paper's window opens; after downtime up to CATCH_UP_DAYS back
    not out   -> asked again every LOOK_AGAIN until the window closes, then once more, then not published
    partial, failed -> tried again after the waits of RETRIES, then left as they are
    complete -> looked over for late and corrected pages until the window closes, at times ever farther apart, and once
                more then; after a look that failed soon again
    a feed -> looked at every LOOK_AGAIN, since items come all day, and once after midnight, when its day is over
    not published -> never again

Days and hours are the paper's own; all comparing is done in UTC, so that a clock change makes no day come twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from monitor.records import IssueState, IssueStatus, Paper

CATCH_UP_DAYS = 30
LOOK_AGAIN = timedelta(minutes=30)
LOOK_OVER = timedelta(hours=1)  # at least, between two looks at an issue that was complete
LAST_LOOK = timedelta(days=1)  # after the window has closed, in which a complete issue is looked over for the last time
# After the first try, the second, ...: about three days in all, in which a site is repaired or the reader is.
RETRIES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 30, 60, 120, 240, 480, 960, 1440))


class Reason(StrEnum):
    """Why an issue is to be read now."""

    ASKED = "was asked for"
    TODAY = "today's issue"
    MISSED = "a missed day"
    AGAIN = "was not out"
    LAST_LOOK = "was not out, and its window is over"
    RETRY = "was not read whole"
    LOOK_OVER = "looked over for late and corrected pages"


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """One issue to read now."""

    paper_id: str
    day: date
    reason: Reason


def local_day(paper: Paper, now: datetime) -> date:
    """Give the paper's own day at a moment."""
    return now.astimezone(ZoneInfo(paper.timezone)).date()


def start_of_day(paper: Paper, now: datetime) -> datetime:
    """Give the moment at which the paper's own day began."""
    return moment_of(paper, local_day(paper, now), "00:00")


def moment_of(paper: Paper, day: date, clock: str) -> datetime:
    """Give the moment, in UTC, at which the paper's clock shows HH:MM on a day.

    A time that a clock change skips stands as far behind the change as it is behind the gap's start; of a time that
    comes twice the first counts.
    """
    return find_moment(paper.timezone, day, clock)


@lru_cache(maxsize=4_096)
def find_moment(timezone: str, day: date, clock: str) -> datetime:
    """Give the moment, in UTC, of a day and HH:MM in a time zone: the same few days are asked for all the time."""
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(timezone)).astimezone(UTC)


def has_opened(paper: Paper, day: date, now: datetime) -> bool:
    """Say whether the day's issue may be out."""
    return now >= moment_of(paper, day, paper.opens)


def has_closed(paper: Paper, day: date, now: datetime) -> bool:
    """Say whether an issue that is not out by now will not come."""
    return now >= end_of_window(paper, day)


def end_of_window(paper: Paper, day: date) -> datetime:
    """Give the moment from which nothing more comes of a day's issue: a feed's day has all its hours."""
    return moment_of(paper, day + timedelta(days=1), "00:00") if paper.feeds else moment_of(paper, day, paper.closes)


def first_day(paper: Paper, now: datetime) -> date:
    """Give the one issue that a first run reads: today's, or yesterday's before today's may be out."""
    today = local_day(paper, now)
    return today if has_opened(paper, today, now) else today - timedelta(days=1)


def state_when_absent(paper: Paper, day: date, now: datetime) -> IssueState:
    """Say how an issue stands that the site does not have: not out yet, or never published."""
    return IssueState.NOT_PUBLISHED if has_closed(paper, day, now) else IssueState.PENDING


def plan(
    papers: Iterable[Paper], statuses: Iterable[IssueStatus], followed_since: Mapping[str, date], now: datetime
) -> tuple[Due, ...]:
    """List what is due, oldest first. A paper without an entry in `followed_since` is followed from its first day."""
    known = {(status.paper_id, status.day): status for status in statuses}
    due = (
        Due(paper_id=paper.id, day=day, reason=reason)
        for paper in papers
        for day in days_to_read(paper, followed_since.get(paper.id), now)
        if (reason := judge_issue(paper, known.get((paper.id, day)) or IssueStatus(paper_id=paper.id, day=day), now))
    )
    return tuple(sorted(due, key=lambda one: (one.day, one.paper_id)))


def days_to_read(paper: Paper, since: date | None, now: datetime) -> Iterator[date]:
    """Give the days that are looked at: from the first one followed, CATCH_UP_DAYS back at most, to today."""
    today = local_day(paper, now)
    start = max(since or first_day(paper, now), today - timedelta(days=CATCH_UP_DAYS))
    for back in range((today - start).days, -1, -1):
        yield today - timedelta(days=back)


def judge_issue(paper: Paper, status: IssueStatus, now: datetime) -> Reason | None:
    """Say why an issue is due now, or None."""
    if not has_opened(paper, status.day, now):
        return None
    match status.state:
        case IssueState.COMPLETE:
            return Reason.LOOK_OVER if may_look_over(paper, status, now) else None
        case IssueState.PARTIAL | IssueState.FAILED:
            return Reason.RETRY if may_retry(status, now) or may_go_on(paper, status, now) else None
        case IssueState.PENDING:
            return judge_pending(paper, status, now)
        case IssueState.NOT_PUBLISHED:
            return None


def judge_pending(paper: Paper, status: IssueStatus, now: datetime) -> Reason | None:
    """Say why an issue is due that was never tried, or that was not out."""
    if status.tried_at is None:
        return Reason.TODAY if status.day == local_day(paper, now) else Reason.MISSED
    if has_closed(paper, status.day, now):
        return Reason.LAST_LOOK
    return Reason.AGAIN if has_passed(status.tried_at, LOOK_AGAIN, now) else None


def may_look_over(paper: Paper, status: IssueStatus, now: datetime) -> bool:
    """Say whether a complete issue is to be looked over now.

    That is as long after the last look as that was after opening, soon after a look that failed, and once when the
    window has closed.
    """
    if status.tried_at is None or paper.feeds:
        return may_go_on(paper, status, now)
    end = end_of_window(paper, status.day)
    if now >= end + LAST_LOOK:
        return False
    if status.unseen:
        return has_passed(status.tried_at, LOOK_AGAIN, now)
    if now >= end:
        return status.tried_at < end
    age = status.tried_at - moment_of(paper, status.day, paper.opens)
    return has_passed(status.tried_at, max(LOOK_OVER, age), now)


def may_go_on(paper: Paper, status: IssueStatus, now: datetime) -> bool:
    """Say whether a feed that was read may list more of the day by now."""
    if not paper.feeds or status.tried_at is None or status.tried_at >= end_of_window(paper, status.day):
        return False
    return has_closed(paper, status.day, now) or has_passed(status.tried_at, LOOK_AGAIN, now)


def may_retry(status: IssueStatus, now: datetime) -> bool:
    """Say whether an issue that was not read whole is to be tried again now."""
    if status.tries > len(RETRIES):
        return False
    return has_passed(status.tried_at, RETRIES[max(status.tries, 1) - 1], now)


def has_passed(since: datetime | None, wait: timedelta, now: datetime) -> bool:
    """Say whether `wait` is over; it also is when the clock was set back behind its start."""
    return since is None or not since <= now < since + wait
