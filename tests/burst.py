"""A burst of alerts through outbox, forms and channels to services that enforce their limits, on a simulated clock.

`python -m tests.burst` sends 10,000 to each and prints what came of it; the test suite sends fewer.
"""

import json
import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn
from unittest.mock import patch

from alerts.channels.http import Post, Reply
from alerts.receivers import Receiver, RobotSettings, Secret, Settings, SlackSettings
from monitor.desk import Desk
from monitor.desk.delivery import Courier, deliver_due
from monitor.records import Alert, Delivery, DeliveryState
from storage.articles import save_article
from storage.database import Store, open_store
from storage.deliveries import count_deliveries
from storage.outbox import queue
from tests.alerts.servers import Answer, Request
from tests.alerts.services import SECRET, TOKEN, DingTalk, Feishu, Service, Slack, WeCom
from tests.factories import NOW, make_facts
from tests.storage.samples import make_delivery, stored_alert
from tests.words import read_words

COUNT = 10_000
HOST = "http://127.0.0.1"
SLOWEST = 0.4  # seconds that a service takes to answer
FAULT = Answer(status=502, body=b"")


@dataclass(kw_only=True)
class Clock:
    """Time passes when somebody sleeps, and while a service answers."""

    moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What came of a burst."""

    messages: int
    refused: int
    missing: int
    states: dict[DeliveryState, int]
    hours: float
    seconds: float


def make_settings(robot: str, base: str) -> Settings:
    paths = {
        "feishu": f"/open-apis/bot/v2/hook/{TOKEN}",
        "dingtalk": f"/robot/send?access_token={TOKEN}",
        "wecom": f"/cgi-bin/webhook/send?key={TOKEN}",
    }
    match robot:
        case "slack":
            return SlackSettings(url=Secret(f"{base}/services/{TOKEN}"), allow_private=True)
        case "slack bot":
            return SlackSettings(token=Secret(TOKEN), channel="C012AB3CD", api=f"{base}/api", allow_private=True)
        case "feishu" | "dingtalk":
            url = Secret(base + paths[robot])
            return RobotSettings(kind=robot, url=url, secret=Secret(SECRET), allow_private=True)
    return RobotSettings(kind="wecom", url=Secret(base + paths["wecom"]), allow_private=True)


SERVICES: dict[str, type[Service]] = {
    "slack": Slack,
    "slack bot": Slack,
    "feishu": Feishu,
    "dingtalk": DingTalk,
    "wecom": WeCom,
}


def number_alert(alert: Alert, number: int) -> Alert:
    return replace(alert, id=f"alert-{number}", watch_id=f"w{number % 3}", headline=f"第{number}号")


def fill_outbox(store: Store, count: int, digest: str) -> None:
    """Queue alerts, each a message of its own or all in one."""
    article, alert = stored_alert()
    alerts = [number_alert(alert, number) for number in range(count)]
    deliveries: list[Delivery] = [
        make_delivery(one, "chat", message=digest or f"message-{number}", due=NOW) for number, one in enumerate(alerts)
    ]
    with store.transaction():
        save_article(store, article, make_facts(), digest=None, now=NOW)
        queue(store, alerts, deliveries)


@contextmanager
def passing_time(service: Service, clock: Clock, faults: float) -> Iterator[None]:
    """Answer posts without a wire: that takes a while, and now and then a gateway in between fails."""
    chance = random.Random(5)  # noqa: S311 - the same burst each time

    def answer(post: Post) -> Reply:
        clock.sleep(chance.uniform(0, SLOWEST))
        path = post.url.reveal().removeprefix(HOST)
        failed = chance.random() < faults
        given = FAULT if failed else service(Request(path=path, headers=dict(post.headers), body=post.body))
        asked = given.headers.get("Retry-After")
        return Reply(
            host="127.0.0.1", status=given.status, body=given.body, retry_after=float(asked) if asked else None
        )

    with patch("alerts.channels.http.send_post", answer):
        yield


def make_desk(store: Store, receiver: Receiver, now: Callable[[], datetime]) -> Desk:
    def no_matcher() -> NoReturn:
        raise NotImplementedError

    return Desk(
        store=store, topics={}, get_matcher=no_matcher, watch_since={}, receivers={receiver.id: receiver}, now=now
    )


def run_burst(robot: str, count: int, *, digest: str = "", faults: float = 0.0) -> Figures:
    """Send a burst to one service until nothing is left to be sent."""
    clock = Clock()
    service = SERVICES[robot](now=clock.now)
    receiver = Receiver(id="chat", settings=make_settings(robot, HOST))
    began = time.process_time()
    with TemporaryDirectory() as folder, passing_time(service, clock, faults):
        store = open_store(Path(folder) / "yaowen.db")
        fill_outbox(store, count, digest)
        desk = make_desk(store, receiver, clock.now)
        courier = Courier(sleep=clock.sleep, draw_jitter=lambda: 0.0)
        while set(count_deliveries(store)) & {DeliveryState.PENDING, DeliveryState.SENDING}:
            clock.sleep(deliver_due(desk, receiver, courier).pause + 2)
        states = count_deliveries(store)
        store.close()
    said = json.dumps(service.taken, ensure_ascii=False)
    told = {int(number) for number in re.findall(r"第(\d+)号", said)}
    return Figures(
        messages=len(service.taken),
        refused=len(service.refused),
        missing=count - len(told & set(range(count))),
        states=states,
        hours=(clock.moment - NOW).total_seconds() / 3600,
        seconds=time.process_time() - began,
    )


def main() -> None:
    """Print the figures."""
    for robot in SERVICES:
        for count, digest in ((COUNT, ""), (1_000, "digest")):
            done = run_burst(robot, count, digest=digest)
            form = f"{count} alerts, {'one digest' if digest else 'each a message'}"
            print(
                f"{robot:9} {form}: {done.messages} posts taken, {done.refused} refused, {done.missing} alerts missing,"
                f" in {done.hours:.1f} simulated hours ({done.seconds:.0f} s of processor time)"
            )


if __name__ == "__main__":
    read_words(__doc__)
    main()
