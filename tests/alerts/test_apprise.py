import json
import logging
from collections.abc import Iterator

import pytest

from alerts.channels import apprise, send
from alerts.receivers import AppriseSettings, Receiver, Secret
from alerts.render import render
from monitor.records import Result
from tests.alerts.servers import Answer, Request, serve_http
from tests.factories import NOW, make_alert, make_claim

TOKEN = "T0KEN-that-nobody-may-see"


def make_receiver(url: str) -> Receiver:
    return Receiver(id="other", settings=AppriseSettings(url=Secret(url)))


@pytest.fixture(autouse=True)
def _log() -> Iterator[None]:
    yield
    for name in apprise.CHATTY:
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_apprise_carries_title_and_text() -> None:
    with serve_http(lambda _: Answer()) as (port, seen):
        receiver = make_receiver(f"json://127.0.0.1:{port}/{TOKEN}")
        assert send(render(make_claim(), receiver, NOW), receiver).result is Result.ACCEPTED
    body = json.loads(seen[0].body)
    assert body["title"] == "[云岭] 顾知远（云岭省省长）在临川调研 — 云岭日报 · 2031年5月14日 · 第1版 要闻"
    assert all(words in body["message"] for words in ("【顾知远】", "命中：关注人物", "https://epaper.example.org/"))


def test_a_digest_goes_in_parts() -> None:
    receiver = make_receiver("json://127.0.0.1")
    claim = make_claim(*(make_alert(article_id=str(n), headline=f"第{n}条") for n in range(40)))
    texts = [body.decode() for body in render(claim, receiver, NOW).bodies]
    assert len(texts) > 1
    assert all(len(text.partition("\n")[2]) <= 1_000 for text in texts)
    assert all(f"第{n}条" in "".join(texts) for n in range(40))


@pytest.mark.parametrize("status", [400, 500])
def test_what_apprise_says_was_not_sent_is_tried_again_and_shows_no_secret(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    def answer(_: Request) -> Answer:
        return Answer(status=status, body=TOKEN.encode())

    with caplog.at_level(logging.DEBUG), serve_http(answer) as (port, _):
        receiver = make_receiver(f"json://127.0.0.1:{port}/{TOKEN}")
        outcome = send(render(make_claim(), receiver, NOW), receiver)
    assert outcome.result is Result.TEMPORARY
    assert TOKEN not in outcome.detail
    assert TOKEN not in caplog.text


def test_an_address_that_apprise_does_not_know_is_refused_without_showing_it() -> None:
    receiver = make_receiver(f"nosuchservice://{TOKEN}")
    outcome = send(render(make_claim(), receiver, NOW), receiver)
    assert outcome.result is Result.REFUSED
    assert TOKEN not in outcome.detail


def test_without_apprise_a_message_waits_and_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apprise, "find_spec", lambda _: None)
    receiver = make_receiver("json://127.0.0.1")
    outcome = send(render(make_claim(), receiver, NOW), receiver)
    assert outcome.result is Result.TEMPORARY
    assert "yaowen[apprise]" in outcome.detail
