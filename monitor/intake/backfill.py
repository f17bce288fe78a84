"""A paper and days gone by in; each day's issue read, oldest first, and how each stands now, out.

Resumable: what an earlier run, or the daemon, has read whole or found unpublished is left alone, and said as it stands.
Silent unless asked.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from monitor.desk import Desk, Tell
from monitor.fetch import Fetcher
from monitor.intake.pipeline import run_issue
from monitor.intake.reading import never
from monitor.plan import local_day
from monitor.records import IssueState, IssueStatus, Paper
from storage.runs import find_issue_states

SETTLED = frozenset({IssueState.COMPLETE, IssueState.NOT_PUBLISHED})


def days_between(since: date, until: date) -> Iterator[date]:
    """Give the days from `since` to `until`, both included."""
    for ahead in range((until - since).days + 1):
        yield since + timedelta(days=ahead)


def ignore(_day: date, _number: int, _count: int) -> None:
    """Let nobody hear of a day."""


def backfill(
    desk: Desk,
    fetcher: Fetcher,
    paper: Paper,
    *,
    since: date,
    until: date,
    alert: bool = False,
    is_stopping: Callable[[], bool] = never,
    begin: Callable[[date, int, int], None] = ignore,
) -> Iterator[IssueStatus]:
    """Read the days' issues that are not settled yet, up to the paper's today; give how each day stands.

    `begin` hears of each day before it is read: which it is of how many to be read. Raises StoreError.
    """
    until = min(until, local_day(paper, desk.now()))
    stored = find_issue_states(desk.store, paper.id, since, until)
    settled = {status.day: status for status in stored if status.state in SETTLED}
    days = tuple(days_between(since, until))
    numbers = {day: number for number, day in enumerate((day for day in days if day not in settled), start=1)}
    tell = Tell.ALL if alert else Tell.NOTHING
    for day in days:
        if is_stopping():
            return
        if day in settled:
            yield settled[day]
            continue
        begin(day, numbers[day], len(numbers))
        yield run_issue(desk, fetcher, paper, day, tell=tell, is_stopping=is_stopping)
