import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from alerts.channels import send
from alerts.receivers import Receiver, Secret, SlackSettings
from alerts.render import Message, render
from monitor.records import Outcome, Result
from tests.alerts.servers import Answer, serve_http
from tests.alerts.services import TOKEN, Slack
from tests.factories import NOW, make_alert, make_claim, make_match

CHANNEL = "C012AB3CD"
LONG = tuple(make_match(f"第{number}段：{'今年以来，全省上下协同推进，' * 20}顾知远发言。") for number in range(5))


def make_bot(port: int = 0, **given: Any) -> Receiver:
    api = f"http://127.0.0.1:{port}/api/"
    defaults: dict[str, Any] = {"token": Secret(TOKEN), "channel": CHANNEL, "api": api, "allow_private": True}
    return Receiver(id="bot", settings=SlackSettings(**{**defaults, **given}))


@contextmanager
def serve_slack(**given: Any) -> Iterator[tuple[Receiver, Slack]]:
    service = Slack(**{"windows": (), **given})
    with serve_http(service) as (port, _):
        yield make_bot(port), service


def write(receiver: Receiver, *headlines: str) -> Message:
    alerts = (make_alert(headline=headline, article_id=headline) for headline in headlines)
    return render(make_claim(*alerts), receiver, NOW)


def send_all(receiver: Receiver, message: Message) -> Outcome:
    outcome = send(message, receiver)
    assert TOKEN not in outcome.detail
    return outcome


def test_a_bot_posts_and_says_what_slack_calls_the_message() -> None:
    with serve_slack() as (receiver, service):
        outcome = send_all(receiver, write(receiver, "甲"))
    ((ts, said),) = service.said.items()
    assert (outcome.result, outcome.remote_id) == (Result.ACCEPTED, f"{CHANNEL}:{ts}")
    assert (said["channel"], said["unfurl_links"]) == (CHANNEL, False)


def test_an_answer_goes_into_the_thread_and_a_correction_into_the_place_of_the_message() -> None:
    with serve_slack() as (receiver, service):
        first = send_all(receiver, write(receiver, "甲"))
        answer = send_all(receiver, replace(write(receiver, "乙"), reply_to=first.remote_id))
        instead = send_all(receiver, replace(write(receiver, "丙"), replaces=first.remote_id))
    assert instead.remote_id == first.remote_id != answer.remote_id
    place, thread = service.said.values()
    assert "丙" in place["text"]
    assert thread["thread_ts"] == first.remote_id.partition(":")[2]


@pytest.mark.parametrize(
    ("answer", "result", "words"),
    [
        (Answer(body=b'{"ok":false,"error":"channel_not_found"}'), Result.REFUSED, "channel_not_found"),
        (Answer(body=b'{"ok":false,"error":"token_revoked"}'), Result.REFUSED, "token_revoked"),
        (Answer(body=b'{"ok":false,"error":"ratelimited"}'), Result.TEMPORARY, "ratelimited"),
        (Answer(body=b'{"ok":false,"error":"service_unavailable"}'), Result.TEMPORARY, "service_unavailable"),
        (Answer(body=b'{"ok":false,"error":"fatal_error"}'), Result.UNKNOWN, "fatal_error"),
        (Answer(body=b'{"ok":"true"}'), Result.TEMPORARY, "no answer of Slack's"),
        (Answer(body=b"<html>Please log in</html>"), Result.TEMPORARY, "no answer of Slack's"),
        (Answer(body=b"ok"), Result.TEMPORARY, "no answer of Slack's"),
        (Answer(body=f'{{"ok":false,"error":"{TOKEN}"}}'.encode()), Result.TEMPORARY, "no answer of Slack's"),
        (Answer(status=500, body=b'{"ok":true}'), Result.TEMPORARY, "HTTP 500"),
    ],
)
def test_what_slack_answers_a_bot_decides(answer: Answer, result: Result, words: str) -> None:
    """threats: H7, H8."""
    with serve_slack(answers=[answer]) as (receiver, _):
        outcome = send_all(receiver, write(receiver, "甲"))
    assert outcome.result is result
    assert words in outcome.detail
    assert outcome.remote_id == ""


def test_a_call_too_many_is_waited_for_as_slack_asks() -> None:
    with serve_slack(now=lambda: NOW) as (receiver, service):
        service.windows = Slack().windows
        outcomes = [send_all(receiver, write(receiver, name)) for name in ("甲", "乙")]
    assert [(outcome.result, outcome.retry_after) for outcome in outcomes] == [
        (Result.ACCEPTED, None),
        (Result.TEMPORARY, 30),
    ]


@pytest.mark.parametrize("count", [1, 2, 30, 200])
def test_a_digest_comes_in_numbered_parts_within_the_limits_and_leaves_nothing_out(count: int) -> None:
    alerts = (
        make_alert(*LONG[: number % 6], article_id=str(number), watch_id=f"w{number % 2}", headline=f"第{number}号")
        for number in range(count)
    )
    bodies = [json.loads(body) for body in render(make_claim(*alerts), make_bot(), NOW).bodies]
    service = Slack()
    assert [service.judge_blocks(body) for body in bodies] == [""] * len(bodies)
    said = json.dumps(bodies, ensure_ascii=False)
    assert all(f"第{number}号" in said for number in range(count))
    titles = [body["text"] for body in bodies]
    assert len(titles) == 1 or all(title.endswith(f"({n}/{len(titles)})") for n, title in enumerate(titles, start=1))
