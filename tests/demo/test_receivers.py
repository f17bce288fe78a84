"""The demonstration's receivers take what a real sender sends, and nothing that is not signed."""

import json
import smtplib
from datetime import UTC, datetime
from email.message import EmailMessage

import httpx
from standardwebhooks import Webhook

from monitor.demo.receivers import Call, Mail, serve_mail, serve_webhook

SECRET = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldY"


def test_the_mail_server_hands_on_what_it_accepted() -> None:
    accepted: list[Mail] = []
    message = EmailMessage()
    message["Subject"] = "顾明川在岚溪市调研"
    message.set_content("第一行\n第二行\n")
    with serve_mail(accepted.append) as port, smtplib.SMTP("127.0.0.1", port) as client:
        client.send_message(message, "yaowen@example.org", ["reader@example.org"])
    assert [mail.recipients for mail in accepted] == [("reader@example.org",)]
    assert accepted[0].message["Subject"] == "顾明川在岚溪市调研"
    assert accepted[0].message.get_content().splitlines() == ["第一行", "第二行"]


def sign(body: str) -> dict[str, str]:
    now = datetime.now(UTC)
    return {
        "webhook-id": "msg-1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(SECRET).sign("msg-1", now, body),
    }


def test_a_signed_call_is_accepted() -> None:
    accepted: list[Call] = []
    body = json.dumps({"headline": "新桥合龙"})
    with serve_webhook(SECRET, accepted.append) as url:
        answer = httpx.post(url, content=body, headers=sign(body))
    assert answer.status_code == 204
    assert accepted == [Call(webhook_id="msg-1", payload={"headline": "新桥合龙"})]


def test_a_call_with_another_body_than_was_signed_is_refused() -> None:
    accepted: list[Call] = []
    with serve_webhook(SECRET, accepted.append) as url:
        answer = httpx.post(url, content='{"headline": "旧桥"}', headers=sign('{"headline": "新桥"}'))
    assert (answer.status_code, accepted) == (401, [])


def test_a_call_without_a_signature_is_refused() -> None:
    accepted: list[Call] = []
    with serve_webhook(SECRET, accepted.append) as url:
        answer = httpx.post(url, content="{}")
    assert (answer.status_code, accepted) == (401, [])
