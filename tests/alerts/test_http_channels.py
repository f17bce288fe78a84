import json
import logging
import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from socketserver import StreamRequestHandler
from typing import Any

import pytest
import trustme
from cloudevents.core.bindings.http import HTTPMessage, from_http_event
from standardwebhooks import Webhook

from alerts.channels import send
from alerts.channels.http import read_retry_after
from alerts.receivers import Receiver, Secret, SlackSettings, WebhookSettings
from alerts.render import Message, render
from monitor.records import Outcome, Result
from tests.alerts.servers import Answer, Request, serve_http, serve_lines
from tests.factories import NOW, make_claim

KEY = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldY"
TOKEN = "T0KEN-that-nobody-may-see"


def make_webhook(port: int, host: str = "127.0.0.1", scheme: str = "http", **given: Any) -> Receiver:
    defaults: dict[str, Any] = {"secret": Secret(KEY), "allow_private": True, "timeout": 10}
    url = Secret(f"{scheme}://{host}:{port}/{TOKEN}")
    return Receiver(id="desk", settings=WebhookSettings(**{**defaults, "url": url, **given}))


def make_slack(port: int, **given: Any) -> Receiver:
    url = Secret(f"http://127.0.0.1:{port}/services/{TOKEN}")
    return Receiver(id="chat", settings=SlackSettings(**{"url": url, "allow_private": True, "timeout": 10, **given}))


def write(receiver: Receiver, at: datetime = NOW) -> Message:
    return render(make_claim(), receiver, at)


def send_to(receiver: Receiver) -> Outcome:
    outcome = send(write(receiver), receiver)
    assert TOKEN not in outcome.detail
    return outcome


def always(answer: Answer) -> Callable[[Request], Answer]:
    return lambda _: answer


# --- webhook ----------------------------------------------------------------------------------------------------


def test_webhook_is_signed_over_the_bytes_that_arrive() -> None:
    """threats: H12."""
    with serve_http(always(Answer(status=204, body=b""))) as (port, seen):
        receiver = make_webhook(port)
        message = write(receiver, datetime.now(UTC))
        assert send(message, receiver).result is Result.ACCEPTED
    (request,) = seen
    assert Webhook(KEY).verify(request.body, request.headers) == json.loads(message.body)
    assert request.body == message.body


def test_a_cloud_event_is_one_to_its_own_library_and_signed_all_the_same() -> None:
    with serve_http(always(Answer(status=204, body=b""))) as (port, seen):
        receiver = make_webhook(port, cloudevents=True)
        message = write(receiver, datetime.now(UTC))
        assert send(message, receiver).result is Result.ACCEPTED
        plain = json.loads(write(make_webhook(port)).body)
    (request,) = seen
    Webhook(KEY).verify(request.body, request.headers)
    event = from_http_event(HTTPMessage(headers=request.headers, body=request.body))
    assert (event.get_specversion(), event.get_type(), event.get_source()) == ("1.0", "yaowen.alert", "/yaowen/desk")
    assert (event.get_id(), event.get_time()) == (message.message_id, NOW)
    assert event.get_data() == plain["data"]
    assert request.headers["Content-Type"].startswith("application/cloudevents+json")


def test_a_try_again_keeps_the_id_and_signs_anew() -> None:
    """threats: H12."""
    with serve_http(always(Answer(status=503))) as (port, seen):
        receiver = make_webhook(port)
        for at in (NOW, NOW.replace(hour=5)):
            send(write(receiver, at), receiver)
    first, second = (request.headers for request in seen)
    assert first["webhook-id"] == second["webhook-id"]
    assert int(second["webhook-timestamp"]) - int(first["webhook-timestamp"]) == 5 * 3600
    assert first["webhook-signature"] != second["webhook-signature"]


@pytest.mark.parametrize(
    ("answer", "result", "retry_after"),
    [
        (Answer(status=200), Result.ACCEPTED, None),
        (Answer(status=202, body=b"<html>"), Result.ACCEPTED, None),
        (Answer(status=301, headers={"Location": "https://example.org/"}), Result.TEMPORARY, None),
        (Answer(status=400), Result.REFUSED, None),
        (Answer(status=401), Result.REFUSED, None),
        (Answer(status=404), Result.REFUSED, None),
        (Answer(status=410), Result.REFUSED, None),
        (Answer(status=408), Result.TEMPORARY, None),
        (Answer(status=429, headers={"Retry-After": "17"}), Result.TEMPORARY, 17),
        (Answer(status=429, headers={"Retry-After": "soon"}), Result.TEMPORARY, None),
        (Answer(status=500), Result.TEMPORARY, None),
        (Answer(status=503, headers={"Retry-After": "Wed, 14 May 2031 00:31:00 GMT"}), Result.TEMPORARY, 60),
    ],
)
def test_status_decides(answer: Answer, result: Result, retry_after: float | None) -> None:
    """threats: H1, H2, H3, H6."""
    with serve_http(always(answer)) as (port, seen):
        outcome = send_to(make_webhook(port))
    assert (outcome.result, outcome.retry_after) == (result, retry_after)
    assert f"HTTP {answer.status}" in outcome.detail
    assert len(seen) == 1


def test_a_redirect_is_not_followed() -> None:
    """threats: H6, B7."""
    with serve_http(always(Answer())) as (other, canary):
        redirect = Answer(status=307, headers={"Location": f"http://127.0.0.1:{other}/"})
        with serve_http(always(redirect)) as (port, _):
            assert "redirects are not followed" in send_to(make_webhook(port)).detail
    assert canary == []


@pytest.mark.parametrize(
    ("host", "result"),
    [
        ("127.0.0.1", Result.REFUSED),
        ("0.0.0.0", Result.REFUSED),  # noqa: S104
        ("[::ffff:127.0.0.1]", Result.REFUSED),
        ("localhost", Result.TEMPORARY),  # a name may lead elsewhere tomorrow
    ],
)
def test_an_address_that_is_not_public_is_refused_unless_allowed(host: str, result: Result) -> None:
    with serve_http(always(Answer())) as (port, canary):
        outcome = send_to(make_webhook(port, host, allow_private=False))
    assert outcome.result is result
    assert "not a public address" in outcome.detail
    assert canary == []


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve_http(always(Answer())) as (proxy, canary), serve_http(always(Answer())) as (port, seen):
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy}")
        monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{proxy}")
        assert send_to(make_webhook(port)).result is Result.ACCEPTED
    assert (len(canary), len(seen)) == (0, 1)


@pytest.mark.parametrize(
    ("names", "trusted", "result"),
    [
        pytest.param(("localhost",), True, Result.ACCEPTED, id="the host's own certificate"),
        pytest.param(("example.org",), True, Result.TEMPORARY, id="of another name"),
        pytest.param(("localhost",), False, Result.TEMPORARY, id="of an unknown authority"),
    ],
)
def test_certificates_are_checked_for_the_name_though_the_address_is_fixed(
    tmp_path: Path, names: tuple[str, ...], result: Result, *, trusted: bool
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    ca_file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    with serve_http(always(Answer()), tls=context) as (port, seen):
        outcome = send_to(make_webhook(port, "localhost", "https", ca_file=str(ca_file) if trusted else ""))
    assert outcome.result is result
    assert [request.headers["Host"] for request in seen] == [f"localhost:{port}"] * (result is Result.ACCEPTED)


# --- how far it came --------------------------------------------------------------------------------------------


def test_nobody_there_is_temporary() -> None:
    with serve_http(always(Answer())) as (port, _):
        pass
    assert send_to(make_webhook(port)).result is Result.TEMPORARY


def test_a_host_without_address_is_temporary() -> None:
    outcome = send_to(make_webhook(80, "no-such-host.invalid"))
    assert outcome.result is Result.TEMPORARY
    assert "no-such-host.invalid" in outcome.detail


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok", id="half an answer"),
        pytest.param(b"220 mail.example.org ESMTP\r\n", id="no HTTP"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000, id="headers without end"),
    ],
)
def test_a_request_whose_answer_breaks_off_may_have_arrived(answer: bytes) -> None:
    """threats: H5."""

    def talk(handler: StreamRequestHandler) -> None:
        handler.rfile.readline()
        handler.wfile.write(answer)

    with serve_lines(talk) as port:
        assert send_to(make_webhook(port)).result is Result.UNKNOWN


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"])
def test_a_server_that_drips_is_left_at_the_total_timeout(start: bytes) -> None:
    """threats: H4."""
    done = threading.Event()

    def talk(handler: StreamRequestHandler) -> None:
        handler.rfile.readline()
        handler.wfile.write(start)
        while start and not done.wait(0.02):
            handler.wfile.write(b"X")
        done.wait(10)

    with serve_lines(talk) as port:
        outcome = send_to(make_webhook(port, timeout=0.3))
        done.set()
    assert outcome.result is Result.UNKNOWN
    assert "0.3 seconds" in outcome.detail


def test_an_endless_body_is_not_read_to_its_end() -> None:
    """threats: H18."""

    def talk(handler: StreamRequestHandler) -> None:
        handler.rfile.readline()
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            handler.wfile.write(b"x" * 65_536)

    with serve_lines(talk) as port:
        assert send_to(make_webhook(port)).result is Result.ACCEPTED


def test_the_url_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), serve_http(always(Answer())) as (port, _):
        send_to(make_webhook(port))
        send_to(make_slack(port))
    assert TOKEN not in caplog.text


# --- Slack ------------------------------------------------------------------------------------------------------


def test_slack_gets_blocks_with_a_fallback() -> None:
    with serve_http(always(Answer())) as (port, seen):
        receiver = make_slack(port)
        message = write(receiver)
        assert send(message, receiver).result is Result.ACCEPTED
    assert json.loads(seen[0].body) == json.loads(message.body)
    assert json.loads(message.body)["text"] == message.subject


@pytest.mark.parametrize(
    ("answer", "result", "words"),
    [
        (Answer(body=b"<html>Please log in</html>"), Result.TEMPORARY, "not the word ok"),
        (Answer(body=b""), Result.TEMPORARY, "not the word ok"),
        (Answer(status=400, body=b"invalid_payload"), Result.REFUSED, "invalid_payload"),
        (Answer(status=410, body=b"channel_is_archived"), Result.REFUSED, "channel_is_archived"),
        (Answer(status=429, headers={"Retry-After": "30"}), Result.TEMPORARY, "HTTP 429"),
        (Answer(status=500, body=b"rollup_error"), Result.TEMPORARY, "rollup_error"),
        (Answer(status=403, body=TOKEN.encode()), Result.REFUSED, "HTTP 403"),
    ],
)
def test_slack_answers_by_word_and_status(answer: Answer, result: Result, words: str) -> None:
    with serve_http(always(answer)) as (port, _):
        outcome = send_to(make_slack(port))
    assert outcome.result is result
    assert words in outcome.detail


@pytest.mark.parametrize(
    ("value", "seconds"), [("", None), ("-5", None), ("1e9", None), ("٣", None), ("Wed, 99 May", None), ("120", 120)]
)
def test_retry_after_is_seconds_or_a_date_or_nothing(value: str, seconds: float | None) -> None:
    """threats: H2."""
    assert read_retry_after(value, NOW) == seconds
