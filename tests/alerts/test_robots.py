import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from alerts.channels import send
from alerts.receivers import Language, Links, Receiver, Robot, RobotSettings, Secret
from alerts.render import Message, render
from monitor.records import Alert, Claim, Outcome, Result
from tests.alerts.servers import Answer, Request, serve_http
from tests.alerts.services import SECRET, TOKEN, DingTalk, Feishu, Service, WeCom
from tests.factories import make_alert, make_claim, make_match

ROBOTS: tuple[Robot, ...] = ("feishu", "dingtalk", "wecom")
PATHS = {
    "feishu": f"open-apis/bot/v2/hook/{TOKEN}",
    "dingtalk": f"robot/send?access_token={TOKEN}",
    "wecom": f"cgi-bin/webhook/send?key={TOKEN}",
}
SERVICES: dict[Robot, type[Service]] = {"feishu": Feishu, "dingtalk": DingTalk, "wecom": WeCom}
MORNING = datetime(2031, 5, 14, 0, 40, tzinfo=UTC)  # away from the half hour
LONG = tuple(make_match(f"第{number}段：{'今年以来，全省上下协同推进，' * 20}顾知远发言。") for number in range(5))


def make_robot(robot: Robot, port: int = 0, language: Language = "zh", **given: Any) -> Receiver:
    defaults: dict[str, Any] = {
        "url": Secret(f"http://127.0.0.1:{port}/{PATHS[robot]}"),
        "secret": None if robot == "wecom" else Secret(SECRET),
        "allow_private": True,
        "timeout": 10,
    }
    settings = RobotSettings(kind=robot, **{**defaults, **given})
    return Receiver(id="chat", settings=settings, language=language)


def give_secret(receiver: Receiver, secret: Secret | None) -> Receiver:
    assert isinstance(receiver.settings, RobotSettings)
    return replace(receiver, settings=replace(receiver.settings, secret=secret))


@contextmanager
def serve_robot(robot: Robot, **given: Any) -> Iterator[tuple[Receiver, Service]]:
    service = SERVICES[robot](now=lambda: MORNING, **given)
    with serve_http(service) as (port, _):
        yield make_robot(robot, port), service


def write(receiver: Receiver, claim: Claim | None = None) -> Message:
    return render(claim or make_claim(), receiver, MORNING)


def send_to(receiver: Receiver, claim: Claim | None = None) -> Outcome:
    """Send all parts of a message; the outcome is the last one's."""
    message = write(receiver, claim)
    for part in range(len(message.bodies)):
        outcome = send(replace(message, part=part), receiver)
        assert not {TOKEN, SECRET} & set(re.findall(r"[\w-]+", outcome.detail))
    return outcome


def test_each_note_of_a_feishu_card_is_a_line_of_its_own() -> None:
    match = make_match("林若川介绍。", "林若川", posts=(), uncertain="no_post")
    (body,) = write(make_robot("feishu"), make_claim(make_alert(match, late=True, headline="一万亩新林的一天"))).bodies
    elements = json.loads(body)["card"]["elements"]
    lines = [element["elements"][0]["content"] for element in elements if element["tag"] == "note"]
    assert [line[:2] for line in lines] == ["迟到", "命中", "存疑"]  # the title has said where it is printed


def read_all(service: Service) -> str:
    """Give all that was taken as its readers see it, of Markdown without its signs."""
    said = json.dumps(service.taken, ensure_ascii=False)
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), said)


@pytest.mark.parametrize("robot", ROBOTS)
def test_a_card_arrives_signed_and_says_what_happened_where(robot: Robot) -> None:
    with serve_robot(robot) as (receiver, service):
        assert send_to(receiver).result is Result.ACCEPTED
    said = read_all(service)
    for words in ("顾知远", "云岭日报", "2031年5月14日", "第1版", "关注人物", "阅读原文"):
        assert words in said
    assert "https://epaper.example.org/20310514/1-1.html" in said


@pytest.mark.parametrize("robot", ROBOTS)
def test_a_card_is_in_the_language_of_its_receiver(robot: Robot) -> None:
    message = write(make_robot(robot, language="en"))
    assert "Read the article" in message.body.decode()
    assert "阅读原文" not in message.body.decode()


def test_one_alert_is_a_card_and_a_digest_is_too_or_markdown() -> None:
    claim = make_claim(make_alert(), make_alert(article_id="a2"))
    kinds = {
        robot: [json.loads(write(make_robot(robot), one).body).get("msgtype") for one in (None, claim)]
        for robot in ("dingtalk", "wecom")
    }
    assert kinds == {"dingtalk": ["actionCard", "markdown"], "wecom": ["template_card", "markdown"]}


@pytest.mark.parametrize(
    "alert",
    [
        make_alert(headline="长" * 27),
        make_alert(make_match("长" * 101)),
        make_alert(make_match(), make_match("另一段，顾知远发言。")),
        make_alert(late=True),
        make_alert(url=""),
    ],
    ids=["headline", "passage", "two passages", "late", "no link"],
)
def test_what_a_template_card_would_cut_or_leave_out_is_markdown(alert: Alert) -> None:
    assert "markdown" in json.loads(write(make_robot("wecom"), make_claim(alert)).body)


def test_a_card_has_all_links_of_its_alert() -> None:
    links = Links(archive="https://room.example.org/{article}", explain="https://room.example.org/{article}/why")
    receiver = replace(make_robot("wecom"), links=links)
    card = json.loads(write(receiver).body)["template_card"]
    assert [one["title"] for one in card["jump_list"]] == ["阅读原文", "存档", "依据"]


@pytest.mark.parametrize("robot", ROBOTS)
def test_a_message_that_may_have_come_before_says_so_and_is_cut_as_before(robot: Robot) -> None:
    receiver = make_robot(robot)
    claim = make_claim(*(make_alert(*LONG, article_id=str(number)) for number in range(9)))
    first, again = write(receiver, claim), write(receiver, replace(claim, possibly_sent=True))
    assert len(first.bodies) == len(again.bodies) > 1
    assert all("可能重复" in body.decode() for body in again.bodies)
    assert "可能重复" in write(receiver, make_claim(possibly_sent=True)).body.decode()


# --- signatures and answers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("robot", ["feishu", "dingtalk"])
def test_a_wrong_secret_or_clock_is_said_to_be_that(robot: Robot) -> None:
    """threats: H13."""
    with serve_robot(robot) as (receiver, service):
        wrong = give_secret(receiver, Secret("SECwrong"))
        late = replace(write(receiver), at=MORNING + timedelta(hours=2))
        outcomes = [send_to(wrong), send(late, receiver)]
    assert [outcome.result for outcome in outcomes] == [Result.TEMPORARY] * 2
    assert all("clock" in outcome.detail for outcome in outcomes)
    assert service.taken == []


@pytest.mark.parametrize("robot", ["feishu", "dingtalk"])
def test_without_a_secret_nothing_is_signed(robot: Robot) -> None:
    with serve_robot(robot, secret="") as (receiver, service):
        assert send_to(give_secret(receiver, None)).result is Result.ACCEPTED
    assert not {"sign", "timestamp"} & set(service.taken[0])


CODED = [
    ("feishu", 11232, Result.TEMPORARY, 60),
    ("feishu", 9499, Result.REFUSED, None),
    ("feishu", 19001, Result.REFUSED, None),
    ("feishu", 19024, Result.REFUSED, None),
    ("feishu", 987654, Result.TEMPORARY, None),
    ("dingtalk", -1, Result.TEMPORARY, None),
    ("dingtalk", 130101, Result.TEMPORARY, 600),
    ("dingtalk", 310000, Result.TEMPORARY, None),
    ("dingtalk", 300001, Result.REFUSED, None),
    ("dingtalk", 460101, Result.REFUSED, None),
    ("wecom", -1, Result.TEMPORARY, None),
    ("wecom", 45009, Result.TEMPORARY, 60),
    ("wecom", 93000, Result.REFUSED, None),
    ("wecom", 40058, Result.REFUSED, None),
]


@pytest.mark.parametrize(("robot", "code", "result", "retry_after"), CODED)
def test_the_code_in_the_body_decides(robot: Robot, code: int, result: Result, retry_after: float | None) -> None:
    """threats: H7."""
    key = "code" if robot == "feishu" else "errcode"
    answer = Answer(body=json.dumps({key: code, "msg": TOKEN, "errmsg": TOKEN}).encode())
    with serve_robot(robot, answers=[answer]) as (receiver, _):
        outcome = send_to(receiver)
    assert (outcome.result, outcome.retry_after) == (result, retry_after)
    assert f"code {code}" in outcome.detail


@pytest.mark.parametrize("robot", ROBOTS)
@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (Answer(body=b"<html>Please log in</html>"), Result.TEMPORARY),
        (Answer(body=b"ok"), Result.TEMPORARY),
        (Answer(body=b'{"code": "0", "errcode": null}'), Result.TEMPORARY),
        (Answer(body=b"[0]"), Result.TEMPORARY),
        (Answer(body=b"[" * 60_000), Result.TEMPORARY),
        (Answer(body=b'{"code": false, "errcode": false}'), Result.TEMPORARY),
        (Answer(body="{\u20ac".encode("utf-16")), Result.TEMPORARY),
        (Answer(status=500, body=b'{"code": 0, "errcode": 0}'), Result.TEMPORARY),
        (Answer(status=404, body=b""), Result.REFUSED),
        (Answer(status=429, body=b"", headers={"Retry-After": "9"}), Result.TEMPORARY),
        (Answer(body=b'{"StatusCode": 0, "errcode": 0}'), Result.ACCEPTED),
    ],
)
def test_an_answer_without_its_code_is_no_success(robot: Robot, answer: Answer, result: Result) -> None:
    """threats: H7, H8."""
    with serve_robot(robot, answers=[answer]) as (receiver, _):
        assert send_to(receiver).result is result


@pytest.mark.parametrize("robot", ROBOTS)
def test_no_secret_is_in_a_log_or_repr(robot: Robot, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), serve_robot(robot) as (receiver, _):
        send_to(receiver)
        shown = f"{caplog.text} {receiver!r}"
    assert TOKEN not in shown
    assert SECRET not in shown


# --- hostile pages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("robot", ROBOTS)
@pytest.mark.parametrize("count", [1, 2, 60, 300])
def test_a_digest_comes_in_numbered_parts_within_the_limits_and_leaves_nothing_out(robot: Robot, count: int) -> None:
    alerts = (
        make_alert(*LONG[: number % 6], article_id=str(number), watch_id=f"w{number % 2}", headline=f"第{number}号")
        for number in range(count)
    )
    receiver = make_robot(robot)
    message = write(receiver, make_claim(*alerts))
    service = SERVICES[robot](now=lambda: MORNING, windows=(), secret="")
    for body in message.bodies:
        request = Request(path=f"/{PATHS[robot]}", headers={}, body=body)
        service(request)
    assert service.refused == []
    said = read_all(service)
    assert all(f"第{number}号" in said for number in range(count))
    assert len(message.bodies) == 1 or all(
        f"({place}/{len(message.bodies)})" in said for place in range(1, len(message.bodies) + 1)
    )
