"""A paper and days gone by in; each day's issue read, oldest first, and how each stands now, out.

Resumable: what an earlier run, or the daemon, has read whole or found unpublished is left alone. Silent unless asked.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from monitor.desk import Desk, Tell
from monitor.fetch import Fetcher
from monitor.pipeline import run_issue
from monitor.plan import local_day
from monitor.reading import never
from monitor.records import IssueState, IssueStatus, Paper
from storage.runs import find_issue_states

SETTLED = frozenset({IssueState.COMPLETE, IssueState.NOT_PUBLISHED})


def days_between(since: date, until: date) -> Iterator[date]:
    """Give the days from `since` to `until`, both included."""
    for ahead in range((until - since).days + 1):
        yield since + timedelta(days=ahead)


def backfill(
    desk: Desk,
    fetcher: Fetcher,
    paper: Paper,
    *,
    since: date,
    until: date,
    alert: bool = False,
    is_stopping: Callable[[], bool] = never,
) -> Iterator[IssueStatus]:
    """Read the days' issues that are not settled yet, up to the paper's today. Raises StoreError."""
    until = min(until, local_day(paper, desk.now()))
    stored = find_issue_states(desk.store, paper.id, since, until)
    settled = {status.day for status in stored if status.state in SETTLED}
    for day in days_between(since, until):
        if is_stopping():
            return
        if day not in settled:
            yield run_issue(
                desk, fetcher, paper, day, tell=Tell.ALL if alert else Tell.NOTHING, is_stopping=is_stopping
            )
