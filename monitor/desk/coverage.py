"""A message to send and the store in; how much of the papers was read of the days that it speaks of, out (覆盖).

What was not read is said: who hears nothing may take it for "nothing happened" only as far as pages were read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal
from zoneinfo import ZoneInfo

from alerts.receivers import Receiver
from monitor.desk import Desk
from monitor.plan import local_day
from monitor.records import Claim, Coverage, Gap, IssueState, IssueStatus
from storage.errors import StoreError
from storage.files import count_pages
from storage.runs import find_issue_states
from storage.since import find_followed

Why = Literal["partial", "failed", "pending"]

WEEK = timedelta(days=6)  # before the day of a weekly digest
LONGEST = timedelta(days=31)  # that a message is said to cover
UNREAD: Mapping[IssueState, Why] = MappingProxyType(
    {IssueState.PARTIAL: "partial", IssueState.FAILED: "failed", IssueState.PENDING: "pending"}
)


def add_coverage(desk: Desk, claim: Claim, receiver: Receiver) -> Claim:
    """Give a claim with what was read of its days, as it is when the store cannot tell: no message waits for that."""
    first, last = find_span(claim, receiver)
    try:
        return replace(claim, coverage=find_coverage(desk, first, last))
    except StoreError:
        return claim


def find_span(claim: Claim, receiver: Receiver) -> tuple[date, date]:
    """Give the first and the last day that a message speaks of: an alert's own, a digest's up to the day it is due.

    An absence is found in the pages up to now, not in those of the day when somebody was seen last.
    """
    due = claim.first_due_at.astimezone(ZoneInfo(receiver.timezone)).date()
    days = [alert.day if alert.matches[0].absence is None else due for alert in claim.alerts]
    if len(days) > 1 or receiver.rate != "realtime":
        days += [due - WEEK, due] if receiver.rate == "weekly" else [due]
    return max(min(days), max(days) - LONGEST), max(days)


def find_coverage(desk: Desk, first: date, last: date) -> Coverage | None:
    """Count what was read from day to day, None where no paper was to be read. Raises StoreError."""
    issues = (*list_issues(desk, first, last), *list_folders(desk, first, last))
    if not issues:
        return None
    return Coverage(
        first=first,
        last=last,
        papers=len({name for name, _ in issues}),
        read=sum(status.pages for _, status in issues),
        pages=sum(max(status.listed, status.pages) for _, status in issues),
        gaps=tuple(make_gap(name, status) for name, status in issues if status.state in UNREAD),
    )


def make_gap(name: str, status: IssueStatus) -> Gap:
    """Say of an issue what was not read."""
    return Gap(
        paper=name,
        day=status.day,
        why=UNREAD[status.state],
        read=status.pages,
        pages=status.listed,
        missed=max(0, status.total - status.read),
    )


def list_issues(desk: Desk, first: date, last: date) -> Iterator[tuple[str, IssueStatus]]:
    """Give the issues of the papers whose sites are read, each with its paper's name; what is not printed is none."""
    known = {(one.paper_id, one.day): one for one in find_issue_states(desk.store, since=first, until=last)}
    for paper in desk.papers:
        since = find_followed(desk.store, paper.id)
        for day in list_days(first, min(last, local_day(paper, desk.now()))):
            status = known.get((paper.id, day)) or IssueStatus(paper_id=paper.id, day=day)
            if since is not None and day >= since and status.state is not IssueState.NOT_PUBLISHED:
                yield paper.name, status


def list_folders(desk: Desk, first: date, last: date) -> Iterator[tuple[str, IssueStatus]]:
    """Give the issues whose pages come as files: each file is a page."""
    for paper_id, day, read, unread in count_pages(desk.store, first, last):
        state = IssueState.PARTIAL if unread else IssueState.COMPLETE
        name = desk.names.get(paper_id, paper_id)
        yield name, IssueStatus(paper_id=paper_id, day=day, state=state, pages=read, listed=read + unread)


def list_days(first: date, last: date) -> Iterator[date]:
    """Give the days from one to another."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
