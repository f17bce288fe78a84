from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from alerts.receivers import Receiver, RobotSettings, Secret
from monitor.desk import Desk, delivery
from monitor.desk.delivery import Courier, deliver_due
from monitor.intake.pipeline import run_issue
from monitor.records import Claim, DeliveryState, Outcome, Result
from storage.deliveries import count_deliveries, find_deliveries
from storage.errors import StoreLocked
from storage.outbox import record_outcome
from tests.newsroom import DAY, Newsroom, open_newsroom

ACCEPTED = Outcome(result=Result.ACCEPTED)


@dataclass(kw_only=True)
class Post:
    """A channel that answers as told and keeps what it was given."""

    answers: list[Outcome | Exception] = field(default_factory=list)
    sent: list[Claim] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)

    def send(self, claim: Claim, _receiver: Receiver, _now: datetime) -> Outcome:
        self.sent.append(claim)
        answer = self.answers.pop(0) if self.answers else ACCEPTED
        if isinstance(answer, Exception):
            raise answer
        return answer

    def courier(self) -> Courier:
        return Courier(send=self.send, sleep=self.slept.append, draw_jitter=lambda: 0.0)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as room:
        yield room


@pytest.fixture
def desk(room: Newsroom) -> Iterator[Desk]:
    with room.open_desk() as desk:
        assert run_issue(desk, room.fetcher(), room.paper(), DAY).read
        yield desk


def states(desk: Desk, receiver: str = "desk") -> list[DeliveryState]:
    return [one.state for one in find_deliveries(desk.store, receiver_id=receiver)]


def test_all_that_is_due_for_a_receiver_is_sent_in_order(desk: Desk) -> None:
    post = Post()
    done = deliver_due(desk, desk.receivers["desk"], post.courier())
    queued = [one.delivery.message_id for one in find_deliveries(desk.store, receiver_id="desk")]
    assert [claim.message_id for claim in post.sent] == list(reversed(queued))
    assert (done.accepted, done.failed, done.pause) == (len(queued), 0, 0)
    assert set(states(desk)) == {DeliveryState.DONE}
    assert set(states(desk, "hook")) == {DeliveryState.PENDING}


@pytest.mark.parametrize(
    ("outcome", "state", "marked"),
    [
        (Outcome(result=Result.TEMPORARY), DeliveryState.PENDING, False),
        (Outcome(result=Result.UNKNOWN), DeliveryState.PENDING, True),
        (RuntimeError("a template broke"), DeliveryState.PENDING, True),
    ],
    ids=["temporary", "unknown", "a fault of our own"],
)
def test_after_a_failure_the_receiver_is_left_alone_and_tried_again_later(
    room: Newsroom, desk: Desk, outcome: Outcome | Exception, state: DeliveryState, *, marked: bool
) -> None:
    """threats: H1."""
    post = Post(answers=[outcome])
    done = deliver_due(desk, desk.receivers["desk"], post.courier())
    assert (done.accepted, done.failed, done.pause) == (0, 1, 5)
    assert len(post.sent) == 1
    tried = next(one for one in find_deliveries(desk.store, receiver_id="desk") if one.attempts)
    assert (tried.state, tried.possibly_sent) == (state, marked)
    room.now += timedelta(seconds=5)
    again = deliver_due(desk, desk.receivers["desk"], post.courier())
    assert again.accepted == len(states(desk))
    repeated = next(claim for claim in post.sent[1:] if claim.message_id == post.sent[0].message_id)
    assert (repeated.attempt, repeated.possibly_sent) == (2, marked)


def test_a_refusal_is_kept_and_the_next_message_goes_out(desk: Desk) -> None:
    """threats: H3."""
    post = Post(answers=[Outcome(result=Result.REFUSED, detail="no such mailbox")])
    done = deliver_due(desk, desk.receivers["desk"], post.courier())
    assert done.failed == 1
    assert done.accepted == len(states(desk)) - 1 > 0
    refused = find_deliveries(desk.store, state=DeliveryState.REFUSED)
    assert [one.detail for one in refused] == ["no such mailbox"]


def test_what_a_receiver_asks_for_is_waited(desk: Desk) -> None:
    """threats: H2."""
    post = Post(answers=[Outcome(result=Result.TEMPORARY, retry_after=900)])
    assert deliver_due(desk, desk.receivers["desk"], post.courier()).pause == 900


def test_a_receiver_that_was_away_for_a_day_gets_all_of_it_once_and_in_order(room: Newsroom, desk: Desk) -> None:
    """threats: H14."""
    back_at = room.now + timedelta(days=1)
    taken: list[str] = []

    def send(claim: Claim, _receiver: Receiver, now: datetime) -> Outcome:
        if now < back_at:
            return Outcome(result=Result.TEMPORARY)
        taken.append(claim.message_id)
        return ACCEPTED

    courier = replace(Post().courier(), send=send)
    while room.now < back_at + timedelta(days=1):
        room.now += timedelta(seconds=max(60, deliver_due(desk, desk.receivers["desk"], courier).pause))
    queued = [one.delivery.message_id for one in reversed(find_deliveries(desk.store, receiver_id="desk"))]
    assert taken == queued
    assert len(queued) > 1


ROBOT = RobotSettings(kind="dingtalk", url=Secret("https://oapi.dingtalk.com/robot/send?access_token=x"))
ROBOTS = [Receiver(id=name, settings=ROBOT) for name in ("desk", "hook")]


def test_receivers_behind_one_robot_share_its_pace(room: Newsroom, desk: Desk) -> None:
    post = Post()
    called: list[datetime] = []

    def send(claim: Claim, receiver: Receiver, now: datetime) -> Outcome:
        called.append(now)
        return post.send(claim, receiver, now)

    def sleep(seconds: float) -> None:
        room.now += timedelta(seconds=seconds)

    courier = replace(post.courier(), send=send, sleep=sleep)
    assert all(deliver_due(desk, receiver, courier).accepted for receiver in ROBOTS)
    assert min(later - first for first, later in pairwise(called)) >= timedelta(seconds=3)
    assert len(called) == len(states(desk, "desk")) + len(states(desk, "hook"))


def test_a_pause_that_a_robot_asks_for_holds_for_all_receivers_behind_it(desk: Desk) -> None:
    post = Post(answers=[Outcome(result=Result.TEMPORARY, retry_after=600)])
    courier = post.courier()
    assert deliver_due(desk, ROBOTS[0], courier).pause == 600
    assert deliver_due(desk, ROBOTS[1], courier).pause > 600
    assert len(post.sent) == 1


def test_after_a_start_the_pace_goes_on_where_the_last_process_left_it(room: Newsroom, desk: Desk) -> None:
    post = Post(answers=[Outcome(result=Result.REFUSED), Outcome(result=Result.TEMPORARY)])
    deliver_due(desk, ROBOTS[0], replace(post.courier(), is_stopping=lambda: bool(post.sent)))
    room.now += timedelta(seconds=1)
    again = post.courier()
    deliver_due(desk, ROBOTS[0], again)
    assert [round(seconds, 1) for seconds in post.slept[:1]] == [2.3]


def test_after_three_days_a_message_is_given_up_and_kept(room: Newsroom, desk: Desk) -> None:
    """threats: H1."""
    post = Post(answers=[Outcome(result=Result.TEMPORARY)] * 500)
    for _ in range(200):
        deliver_due(desk, desk.receivers["desk"], post.courier())
        room.now += timedelta(hours=1)
    assert set(states(desk)) == {DeliveryState.GIVEN_UP}


def test_a_stop_ends_after_the_message_under_way(desk: Desk) -> None:
    """threats: F13."""
    post = Post()
    courier = Courier(send=post.send, sleep=post.slept.append, is_stopping=lambda: bool(post.sent))
    assert deliver_due(desk, desk.receivers["desk"], courier).accepted == 1
    assert count_deliveries(desk.store).get(DeliveryState.SENDING, 0) == 0


def test_an_outcome_is_recorded_however_long_the_store_is_busy(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """threats: G3."""
    busy = iter([True, True, False])

    def record(*given: Any) -> None:
        if next(busy, False):
            raise StoreLocked("another process writes")
        record_outcome(*given)

    monkeypatch.setattr(delivery, "record_outcome", record)
    post = Post()
    deliver_due(desk, desk.receivers["desk"], post.courier())
    assert post.slept == [1.0, 1.0]
    assert set(states(desk)) == {DeliveryState.DONE}
    assert len(post.sent) == len(states(desk))
