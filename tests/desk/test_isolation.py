"""A dead receiver holds up no other, and gets what waited when it is back: in order, as fast as its service takes it.

threats: H1, H9, H11, H14
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest

from alerts.limits import LIMITS
from alerts.receivers import Receiver
from monitor.desk import Desk
from monitor.desk.delivery import Courier, deliver_due
from monitor.records import Claim, Outcome, Result
from storage.database import open_store
from tests.isolation import HANGS, LIVING, Dead, measure
from tests.newsdesk import MAIL, NOW, list_sent, make_story, open_paper_desk, print_issue

STORIES = 12
CONFIG = f"""
watches: [{{name: 省长, people: [顾明川], to: [mail, group]}}]
receivers:
  mail: {{{MAIL}, to: [d@example.org]}}
  group: {{kind: dingtalk, url: "env:GROUP"}}
"""


@dataclass(kw_only=True)
class World:
    """A clock that whoever waits moves, and what was sent when; `dead` receivers take nothing."""

    now: datetime = NOW
    dead: set[str] = field(default_factory=set)
    sent: dict[str, list[tuple[datetime, str]]] = field(default_factory=dict)

    def send(self, claim: Claim, receiver: Receiver, _: datetime) -> Outcome:
        if receiver.id in self.dead:
            return Outcome(result=Result.TEMPORARY, detail="no answer")
        self.sent.setdefault(receiver.id, []).extend((self.now, alert.headline) for alert in claim.alerts)
        return Outcome(result=Result.ACCEPTED)

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def desk(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("GROUP", "https://oapi.dingtalk.com/robot/send?access_token=x")
    store = open_store(tmp_path / "yaowen.db")
    try:
        made = open_paper_desk(tmp_path, store, CONFIG)
        stories = (
            make_story(
                "jiangling",
                f"江岭省省长顾明川在第{number}个县调研。{'一二三四五六七八九十甲乙'[number] * 30}",
                headline=f"第{number:02}篇",
                url=f"https://szb.example.org/{number}.html",
                position=number,
            )
            for number in range(STORIES)
        )
        print_issue(made, tmp_path, "jiangling", *stories)
        yield replace(made, now=lambda: world.now)
    finally:
        store.close()


def test_a_receiver_that_hangs_holds_up_no_other(desk: Desk, world: World) -> None:
    released, hangs = Event(), Event()

    def send(claim: Claim, receiver: Receiver, now: datetime) -> Outcome:
        if receiver.kind == "dingtalk":
            hangs.set()
            released.wait(60)
        return world.send(claim, receiver, now)

    group, mail = (next(one for one in desk.receivers.values() if one.kind == kind) for kind in ("dingtalk", "email"))
    with ThreadPoolExecutor() as threads:
        hanging = threads.submit(deliver_due, desk, group, Courier(send=send, sleep=world.sleep))
        assert hangs.wait(60)
        assert deliver_due(desk, mail, Courier(send=send, sleep=world.sleep)).accepted == STORIES
        assert not hanging.done()
        released.set()


def test_what_waited_a_day_comes_in_order_at_the_rate_that_the_service_takes(desk: Desk, world: World) -> None:
    group, mail = (next(one for one in desk.receivers.values() if one.kind == kind) for kind in ("dingtalk", "email"))
    courier = Courier(send=world.send, sleep=world.sleep)
    world.dead = {group.id}
    deliver_due(desk, mail, courier)
    while world.now < NOW + timedelta(hours=24):
        assert deliver_due(desk, group, courier).accepted == 0
        world.sleep(900)
    world.dead = set()
    while any(one.state == "pending" for one in list_sent(desk.store) if one.delivery.receiver_id == group.id):
        deliver_due(desk, group, courier)
        world.sleep(60)
    moments, headlines = zip(*world.sent[group.id], strict=True)
    assert len(headlines) == STORIES
    first, *others = headlines  # whichever found it back, and then as they came
    assert others == [headline for _, headline in world.sent[mail.id] if headline != first]
    gaps = [after - before for before, after in pairwise(moments)]
    assert min(gaps) >= timedelta(seconds=LIMITS["dingtalk"].interval * 0.99)
    assert moments[-1] - moments[0] < timedelta(minutes=15)


def test_what_never_answers_keeps_no_message_and_no_article_of_others() -> None:
    """threats: A6, H1, H11"""
    waits = measure(Dead(receiver=True, paper=True, case=HANGS), days=1)
    assert waits.asked  # and not answered until the others had everything
    assert len(waits.articles) == 22
    assert len(waits.messages) == 22 * len(LIVING)
