"""How issues stand, what is free on the disk and since when a receiver fails in; what does not work, out. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from monitor.plan import CATCH_UP_DAYS, RETRIES, local_day
from monitor.records import IssueState, IssueStatus, Paper, Trouble

UNREAD: Final = frozenset({IssueState.PARTIAL, IssueState.FAILED})
TRIES: Final = 2  # that must fail before a paper is called broken: the second comes five minutes after the first
MOST_NAMED: Final = 3  # issues named in a reason
SILENT_DAYS: Final = 3  # without an issue, of a paper that is used to less
PATIENCE: Final = timedelta(minutes=10)  # for which a receiver may fail before it is called broken
SPARE_BYTES: Final = 200_000_000  # that must be free where the store lies


def find_paper_trouble(
    paper: Paper, statuses: Iterable[IssueStatus], now: datetime, tries: int = TRIES
) -> Trouble | None:
    """Say what does not work with a paper: an issue that so many tries did not read whole, or none for days.

    `statuses` are those of the last CATCH_UP_DAYS. An issue that is not tried any more counts only as long as no later
    one was read.
    """
    ordered = sorted(statuses, key=lambda status: status.day)
    failing = [one for one in ordered if one.state in UNREAD and one.tries >= tries]
    whole = max((one.day for one in ordered if one.state is IssueState.COMPLETE), default=date.min)
    open_issues = [one for one in failing if one.tries <= len(RETRIES) or one.day > whole]
    if open_issues:
        return make_trouble(paper, say_issues(open_issues))
    days = count_silent(ordered, local_day(paper, now))
    return make_trouble(paper, f"no issue was published for {days} days, which is unusual") if days else None


def make_trouble(paper: Paper, reason: str) -> Trouble:
    """Make a paper's trouble."""
    return Trouble(about="paper", key=paper.id, name=paper.name, reason=reason)


def say_issues(statuses: Sequence[IssueStatus]) -> str:
    """Say of issues, the newest first, how much was read and why not all."""
    shown = [say_issue(one) for one in reversed(statuses)][:MOST_NAMED]
    more = len(statuses) - len(shown)
    return "; ".join((*shown, *([f"and {more} more issues"] if more else ())))


def say_issue(status: IssueStatus) -> str:
    """Say how one issue stands."""
    read = f", {status.read} of {status.total} articles" if status.total else ""
    return f"{status.day} {status.state}{read}: {status.said or 'no reason is known'}"


def count_silent(ordered: Sequence[IssueStatus], today: date) -> int:
    """Count the days before today without an issue, 0 unless they are more than the paper is used to."""
    past = [one for one in ordered if one.day < today and one.state is not IssueState.PENDING]
    runs = [
        (absent, sum(1 for _ in run))
        for absent, run in groupby(past, lambda one: one.state is IssueState.NOT_PUBLISHED)
    ]
    if not runs or not runs[-1][0]:
        return 0
    usual = max((count for absent, count in runs[:-1] if absent), default=0)
    return runs[-1][1] if runs[-1][1] >= SILENT_DAYS and runs[-1][1] > usual else 0


def find_receiver_trouble(
    receiver_id: str, failing: tuple[datetime, bool, str] | None, now: datetime
) -> Trouble | None:
    """Say that a receiver takes nothing: since it last took a message it refused one, or it has failed for a while.

    `failing` is since when, whether it refused, and what it said last.
    """
    if failing is None:
        return None
    since, refused, detail = failing
    if not refused and now - since < PATIENCE:
        return None
    return Trouble(about="receiver", key=receiver_id, name=receiver_id, reason=detail)


def find_disk_trouble(free: int, folder: str) -> Trouble | None:
    """Say that there is hardly any room where the store lies; `free` in bytes."""
    if free >= SPARE_BYTES:
        return None
    reason = f"{free // 1_000_000} MB are free in {folder}; below {SPARE_BYTES // 1_000_000} MB it is too little"
    return Trouble(about="disk", key="free", name=folder, reason=reason)


def oldest_day(now: datetime) -> date:
    """Give the first day of those that are judged."""
    return now.date() - timedelta(days=CATCH_UP_DAYS)
