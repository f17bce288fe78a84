"""The wall clock is wrong now and then: nothing is skipped for it and nothing told twice.

`JUMPS=1000 pytest tests/service/test_clock.py` lives through a thousand histories instead of twenty.
"""

import os
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alerts.retry import next_attempt
from monitor.plan import state_when_absent
from monitor.records import DeliveryState, IssueState, IssueStatus, Notice, Outcome, Paper, Result, Trouble
from monitor.service.rounds import EARLIEST, find_due
from storage.articles import name_article, save_article
from storage.clock import take_back
from storage.database import Store
from storage.deliveries import count_deliveries, find_deliveries
from storage.notices import claim_notice, find_known_troubles, open_trouble, queue_notice, record_notice
from storage.outbox import claim_due, queue, record_outcome, rescue
from storage.runs import find_issue_status, note_watch, save_issue_status
from tests.factories import make_alert, make_article, make_facts
from tests.fetch.rawserver import make_paper
from tests.storage.samples import make_delivery, new_store

BEGIN = datetime(2031, 5, 13, 1, tzinfo=UTC)
HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)
BOOTED = datetime(1970, 1, 1, 0, 1, tzinfo=UTC)
JUMPS = st.sampled_from((-HOUR, HOUR, -10 * HOUR, 14 * HOUR, -2 * DAY, 3 * DAY, -10 * YEAR, 10 * YEAR, None))
ZONES = st.sampled_from(("Asia/Shanghai", "America/New_York", "Europe/Berlin", "Asia/Urumqi"))


@dataclass(kw_only=True)
class World:
    """What is true, what the clock says, and what the program makes of it: by its own plan, store and outbox.

    Of ten issues the site never has one; the receiver is away now and then.
    """

    store: Store
    paper: Paper
    true: datetime = BEGIN
    ahead: timedelta = timedelta()
    away: bool = False
    taken: list[str] = field(default_factory=list)

    def wall(self) -> datetime:
        return self.true + self.ahead

    def set_clock(self, ahead: timedelta) -> None:
        """Do what the daemon does when it sees the clock jump."""
        went_back = ahead < self.ahead
        self.ahead = ahead
        if went_back:
            take_back(self.store, self.wall(), doubted=self.wall().date() - 30 * DAY)

    def start_again(self) -> None:
        """Do what the daemon does when it starts."""
        rescue(self.store, self.wall())
        take_back(self.store, self.wall())

    def is_out(self, day: date) -> bool:
        """Say whether the site has the issue: it comes at some hour of its window, each day at another."""
        hour = 6 + day.toordinal() * 7 % 16
        out_at = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(self.paper.timezone))
        return not is_never(day) and self.true >= out_at

    def live(self, ticks: int) -> None:
        for _ in range(ticks):
            self.true += 3 * HOUR
            self.tick()

    def tick(self) -> None:
        for due in find_due(self.store, (self.paper,), self.wall()):
            self.read(due.day)
        for claim in claim_due(self.store, self.wall(), 9):
            result = Result.TEMPORARY if self.away else Result.ACCEPTED
            again = next_attempt(claim.attempt, claim.first_due_at, self.wall(), None, 0)
            record_outcome(self.store, claim, Outcome(result=result, detail=""), self.wall(), again)
            self.taken += [] if self.away else [alert.id for alert in claim.alerts]

    def read(self, day: date) -> None:
        out = self.is_out(day)
        state = IssueState.COMPLETE if out else state_when_absent(self.paper, day, self.wall())
        known = find_issue_status(self.store, self.paper.id, day)
        if out and known.state is not IssueState.COMPLETE:
            tell(self.store, day, self.wall())
        status = IssueStatus(paper_id=self.paper.id, day=day, state=state, tries=known.tries + 1, tried_at=self.wall())
        save_issue_status(self.store, status)


def is_never(day: date) -> bool:
    return day.toordinal() % 10 == 0


def tell(store: Store, day: date, now: datetime) -> None:
    """Store one article of the issue and an alert about it."""
    article = make_article(url=f"https://epaper.example.org/{day:%Y%m%d}/c1.html", day=day)
    article = replace(article, id=name_article(article))
    alert = make_alert(id=f"alert-{day}", article_id=article.id, day=day, created_at=now)
    with store.transaction():
        save_article(store, article, make_facts(), digest=None, now=now)
        queue(store, [alert], [make_delivery(alert, due=now)])


STEPS = st.tuples(st.integers(1, 12), JUMPS | st.none(), st.booleans(), st.booleans())


@pytest.mark.timeout(3600)
@settings(max_examples=int(os.environ.get("JUMPS", "20")), suppress_health_check=[HealthCheck.too_slow])
@given(ZONES, st.lists(STEPS, min_size=1, max_size=6))
def test_no_jump_of_the_clock_skips_or_doubles(
    zone: str, steps: list[tuple[int, timedelta | None, bool, bool]]
) -> None:
    """Threats: E1."""
    with new_store() as store:
        world = World(store=store, paper=make_paper("epaper.example.org", timezone=zone, opens="05:00", closes="23:00"))
        world.tick()
        first = min(status_days(world))
        patience = 16  # ticks: two days of the three in which a message is tried
        for ticks, jump, away, starts in steps:
            world.away = away and ticks <= patience
            patience -= ticks if world.away else 0
            world.set_clock(jump if jump is not None else timedelta())
            if starts:
                world.start_again()
            world.live(ticks)
        world.away = False
        world.set_clock(timedelta())
        world.live(4 * 8)
        judge(world, first)


def status_days(world: World) -> list[date]:
    return [date.fromisoformat(row["day"]) for row in world.store.rows("SELECT day FROM issues")]


def judge(world: World, first: date) -> None:
    """Each issue that was there was read and told once; each that was not is said not to be published."""
    last = world.true.astimezone(ZoneInfo(world.paper.timezone)).date() - DAY
    days = [first + n * DAY for n in range((last - first).days + 1)]
    states = {day: find_issue_status(world.store, world.paper.id, day).state for day in days}
    assert states == {day: IssueState.NOT_PUBLISHED if is_never(day) else IssueState.COMPLETE for day in days}
    told = [f"alert-{day}" for day in days if not is_never(day)]
    assert [world.taken.count(alert) for alert in told] == [1] * len(told)
    assert count_deliveries(world.store).get(DeliveryState.GIVEN_UP, 0) == 0


def test_a_first_start_far_ahead_follows_the_paper_from_today_on_when_the_clock_is_right() -> None:
    """Threats: E1."""
    with new_store() as store:
        world = World(store=store, paper=make_paper("epaper.example.org"), ahead=10 * YEAR)
        note_watch(store, "w", "asks", world.wall())
        world.tick()
        world.set_clock(timedelta())
        world.true += 2 * DAY
        world.tick()
        assert [due.day for due in find_due(store, (world.paper,), world.true + 10 * HOUR)]
        assert note_watch(store, "w", "asks", world.true) <= world.true


def test_a_clock_that_shows_1970_plans_nothing_and_follows_nothing() -> None:
    """Threats: E1."""
    with new_store() as store:
        paper = make_paper("epaper.example.org")
        assert find_due(store, (paper,), BOOTED) == ()
        assert store.rows("SELECT * FROM followed") == []
        assert [due.day for due in find_due(store, (paper,), BEGIN)] == [BEGIN.date()]
        assert EARLIEST < BEGIN


@pytest.mark.parametrize("failed", [False, True], ids=["made while ahead", "tried while ahead"])
def test_what_was_put_off_by_a_clock_ahead_goes_out_when_it_is_right(*, failed: bool) -> None:
    """Threats: E1."""
    with new_store() as store:
        ahead = BEGIN + 10 * YEAR
        tell(store, BEGIN.date(), BEGIN if failed else ahead)
        if failed:
            (claim,) = claim_due(store, ahead, 9)
            outcome = Outcome(result=Result.TEMPORARY, detail="")
            record_outcome(store, claim, outcome, ahead, next_attempt(1, BEGIN, ahead, None, 0))
        assert claim_due(store, BEGIN, 9) == ()
        assert take_back(store, BEGIN) == 1
        (claim,) = claim_due(store, BEGIN, 9)
        assert claim.attempt == 1 + failed


@pytest.mark.parametrize("failed", [False, True], ids=["made while ahead", "tried while ahead"])
def test_a_notice_that_was_put_off_by_a_clock_ahead_goes_out_when_it_is_right(*, failed: bool) -> None:
    """Threats: E1."""
    with new_store() as store:
        ahead = BEGIN + 10 * YEAR
        trouble = Trouble(about="paper", key="p", name="报", reason="silent")
        moment = BEGIN if failed else ahead
        open_trouble(store, trouble, moment)
        notice = Notice(id="n", kind="broken", about="paper", name="报", reason="silent", since=moment, at=moment)
        queue_notice(store, notice, ["desk"])
        if failed:
            claim = claim_notice(store, "desk", ahead)
            assert claim is not None
            record_notice(store, claim, Outcome(result=Result.TEMPORARY, detail=""), ahead, ahead + HOUR)
        assert claim_notice(store, "desk", BEGIN) is None
        assert take_back(store, BEGIN) == 1 + (not failed)
        claim = claim_notice(store, "desk", BEGIN)
        assert claim is not None
        assert claim.first_due_at == BEGIN
        assert [known.since for known in find_known_troubles(store)] == [BEGIN]


def test_what_was_long_ago_said_not_to_be_published_stays_so() -> None:
    """threats: E1."""
    with new_store() as store:
        for day in (BEGIN.date() - 40 * DAY, BEGIN.date() - 2 * DAY):
            said = IssueStatus(paper_id="p", day=day, state=IssueState.NOT_PUBLISHED, tries=1, tried_at=BEGIN - DAY)
            save_issue_status(store, said)
        assert take_back(store, BEGIN, doubted=BEGIN.date() - 30 * DAY) == 1
        assert find_issue_status(store, "p", BEGIN.date() - 40 * DAY).state is IssueState.NOT_PUBLISHED


def test_a_clock_that_was_right_all_along_takes_nothing_back() -> None:
    """Threats: E1."""
    with new_store() as store:
        tell(store, BEGIN.date(), BEGIN)
        find_due(store, (make_paper("epaper.example.org"),), BEGIN)
        before = find_deliveries(store)
        assert take_back(store, BEGIN) == 0
        assert find_deliveries(store) == before
