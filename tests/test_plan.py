from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.plan import (
    CATCH_UP_DAYS,
    LOOK_AGAIN,
    RETRIES,
    Due,
    Reason,
    first_day,
    has_closed,
    moment_of,
    plan,
    state_when_absent,
)
from monitor.records import IssueState, IssueStatus, Paper
from tests.fetch.rawserver import make_paper

DAY = date(2031, 5, 14)
SHANGHAI = ZoneInfo("Asia/Shanghai")
PAPER = make_paper("epaper.example.org")
ZONES = st.sampled_from(
    ["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu",
     "America/St_Johns", "Africa/Casablanca", "Pacific/Kiritimati", "Etc/GMT+12"]
)  # fmt: skip
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - made UTC


def at(clock: str, day: date = DAY) -> datetime:
    """A moment by the paper's clock."""
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), SHANGHAI)  # noqa: DTZ007 - only its time


def make_status(state: IssueState, day: date = DAY, **given: Any) -> IssueStatus:
    values: dict[str, Any] = {"tries": 1, "tried_at": at("06:00", day), **given}
    return IssueStatus(paper_id=PAPER.id, day=day, state=state, **values)


def reasons(now: datetime, *statuses: IssueStatus, since: date = DAY) -> list[tuple[date, Reason]]:
    return [(due.day, due.reason) for due in plan((PAPER,), statuses, {PAPER.id: since}, now)]


def before(days: int) -> date:
    return DAY - timedelta(days=days)


def test_a_first_run_reads_only_todays_issue() -> None:
    assert plan((PAPER,), (), {}, at("08:00")) == (Due(paper_id=PAPER.id, day=DAY, reason=Reason.TODAY),)


def test_a_first_run_before_the_window_opens_reads_yesterdays() -> None:
    assert plan((PAPER,), (), {}, at("04:59")) == (Due(paper_id=PAPER.id, day=before(1), reason=Reason.MISSED),)
    assert first_day(PAPER, at("05:00")) == DAY


def test_days_missed_come_first_and_oldest_first() -> None:
    read = make_status(IssueState.COMPLETE, before(4))
    due = reasons(at("08:00"), read, since=before(4))
    assert due == [(before(n), Reason.MISSED) for n in (3, 2, 1)] + [(DAY, Reason.TODAY)]


def test_what_was_missed_longer_ago_than_the_bound_is_left() -> None:
    days = [day for day, _ in reasons(at("08:00"), since=before(400))]
    assert days == [before(n) for n in range(CATCH_UP_DAYS, -1, -1)]


def test_an_issue_that_was_not_published_is_never_due() -> None:
    assert reasons(at("22:00"), make_status(IssueState.NOT_PUBLISHED)) == []


def test_a_complete_issue_is_looked_over_ever_more_rarely_until_its_window_closes() -> None:
    looks, tried_at = [], at("06:00")
    for minute in range(24 * 60):
        now = at("00:00") + timedelta(minutes=minute)
        if now > tried_at and reasons(now, make_status(IssueState.COMPLETE, tried_at=tried_at)):
            looks.append(f"{now:%H:%M}")
            tried_at = now
    assert looks == ["07:00", "09:00", "13:00", "21:00", "23:00"]


@pytest.mark.parametrize(
    ("looked", "reason", "unseen", "now", "due"),
    [
        ("22:59", "", "", "23:00", True),
        ("23:00", "", "", "23:30", False),
        ("23:00", "not as usual for this paper", "", "23:30", False),
        ("23:00", "", "page 3", "23:29", False),
        ("23:00", "", "page 3", "23:30", True),
        ("23:00", "not as usual for this paper", "page 3", "23:30", True),
        ("12:00", "", "page 3", "12:29", False),
        ("12:00", "", "page 3", "12:30", True),
    ],
    ids=[
        "not since it closed",
        "since it closed",
        "doubted",
        "failed just now",
        "failed a while ago",
        "doubted, and failed",
        "at noon",
        "after noon",
    ],
)
def test_a_complete_issue_is_looked_over_once_when_its_window_has_closed_and_soon_after_a_look_that_failed(
    looked: str, reason: str, unseen: str, now: str, *, due: bool
) -> None:
    status = make_status(IssueState.COMPLETE, tried_at=at(looked), reason=reason, unseen=unseen)
    assert reasons(at(now), status) == [(DAY, Reason.LOOK_OVER)] * due


@pytest.mark.parametrize(("clock", "due"), [("22:59", True), ("23:00", False)], ids=["within a day", "after a day"])
def test_the_last_look_at_a_complete_issue_is_made_up_for_within_a_day(clock: str, *, due: bool) -> None:
    status = make_status(IssueState.COMPLETE, before(1), tried_at=at("12:00", before(1)))
    looks = [day for day, reason in reasons(at(clock), status, since=before(1)) if reason is Reason.LOOK_OVER]
    assert looks == [before(1)] * due


def test_a_complete_issue_of_another_day_is_never_due() -> None:
    status = make_status(IssueState.COMPLETE, before(1), tried_at=at("23:05", before(1)))
    assert reasons(at("08:00"), status, since=before(1)) == [(DAY, Reason.TODAY)]


def test_an_issue_that_was_not_out_is_asked_for_again_after_a_while() -> None:
    status = make_status(IssueState.PENDING)
    assert reasons(at("06:29"), status) == []
    assert reasons(at("06:30"), status) == [(DAY, Reason.AGAIN)]


def test_when_the_window_closes_a_last_look_settles_it() -> None:
    status = make_status(IssueState.PENDING, tried_at=at("22:50"))
    assert reasons(at("23:00"), status) == [(DAY, Reason.LAST_LOOK)]
    assert state_when_absent(PAPER, DAY, at("22:59")) is IssueState.PENDING
    assert state_when_absent(PAPER, DAY, at("23:00")) is IssueState.NOT_PUBLISHED


@pytest.mark.parametrize("state", [IssueState.PARTIAL, IssueState.FAILED])
@pytest.mark.parametrize(("tries", "wait"), list(enumerate(RETRIES, start=1)))
def test_what_was_not_read_whole_is_tried_again_after_longer_and_longer(
    state: IssueState, tries: int, wait: timedelta
) -> None:
    status = make_status(state, tries=tries)
    assert status.tried_at is not None
    due = status.tried_at + wait
    assert reasons(due - timedelta(seconds=1), status)[:1] != [(DAY, Reason.RETRY)]
    assert reasons(due, status)[:1] == [(DAY, Reason.RETRY)]


def test_in_the_end_it_is_left_as_it_is() -> None:
    status = make_status(IssueState.FAILED, tries=len(RETRIES) + 1)
    assert reasons(at("22:00", DAY + timedelta(days=5)), status)[:1] == [(DAY + timedelta(days=1), Reason.MISSED)]


def test_a_clock_that_was_set_back_holds_nothing_up() -> None:
    status = make_status(IssueState.PENDING, tried_at=at("22:00"))
    assert reasons(at("08:00"), status) == [(DAY, Reason.AGAIN)]


def test_the_order_is_by_day_before_paper() -> None:
    papers = (make_paper("b.example.org", id="b"), make_paper("a.example.org", id="a"))
    due = plan(papers, (), {"a": before(1), "b": before(1)}, at("08:00"))
    assert [(one.day, one.paper_id) for one in due] == [
        (before(1), "a"), (before(1), "b"), (DAY, "a"), (DAY, "b"),
    ]  # fmt: skip


# --- laws, in any zone ----------------------------------------------------------------------------------------------


def make_zoned(zone: str, opens: str = "02:30", closes: str = "23:00") -> Paper:
    """A paper whose window opens in the hour that clock changes skip or repeat."""
    return make_paper("epaper.example.org", timezone=zone, opens=opens, closes=closes)


@given(ZONES, MOMENTS, st.integers(0, 40))
def test_each_local_day_since_a_paper_is_followed_is_due_once(zone: str, now: datetime, followed_for: int) -> None:
    """threats: E3, E5, E11."""
    paper = make_zoned(zone)
    last = first_day(paper, now)
    since = last - timedelta(days=followed_for)
    days = [due.day for due in plan((paper,), (), {paper.id: since}, now)]
    today = now.astimezone(ZoneInfo(zone)).date()
    oldest = max(since, today - timedelta(days=CATCH_UP_DAYS))
    assert days == [oldest + timedelta(days=n) for n in range((last - oldest).days + 1)]


@given(ZONES, MOMENTS)
def test_a_window_closes_after_it_opens_and_its_day_is_the_papers(zone: str, now: datetime) -> None:
    """threats: E5."""
    paper = make_zoned(zone)
    day = now.astimezone(ZoneInfo(zone)).date()
    opens, closes = moment_of(paper, day, paper.opens), moment_of(paper, day, paper.closes)
    assert timedelta(hours=19) <= closes - opens <= timedelta(hours=22)
    assert opens.astimezone(ZoneInfo(zone)).date() == day


@given(ZONES, MOMENTS, st.integers(5, 90))
def test_a_day_of_ticks_asks_for_an_unpublished_issue_at_its_pace_and_then_never(
    zone: str, start: datetime, minutes: int
) -> None:
    """threats: E4, E5."""
    paper = make_zoned(zone)
    day = first_day(paper, start)
    status = IssueStatus(paper_id=paper.id, day=day)
    asked: list[datetime] = []
    for tick in range(3 * 24 * 60 // minutes):
        now = start + timedelta(minutes=tick * minutes)
        if not any(due.day == day for due in plan((paper,), (status,), {paper.id: day}, now)):
            continue
        asked.append(now)
        status = IssueStatus(
            paper_id=paper.id,
            day=day,
            state=state_when_absent(paper, day, now),
            tries=len(asked),
            tried_at=now,
        )
    assert status.state is IssueState.NOT_PUBLISHED
    assert has_closed(paper, day, asked[-1])
    waits = [later - earlier for earlier, later in pairwise(asked)]
    assert all(wait >= LOOK_AGAIN for wait in waits[:-1])
    assert sum(has_closed(paper, day, moment) for moment in asked) == 1
