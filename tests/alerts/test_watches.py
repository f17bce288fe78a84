from dataclasses import replace
from datetime import UTC, time
from typing import Any

import pytest

from alerts.clauses import Topic, WatchedEvent, WatchedPerson, WatchedPost
from alerts.receivers import EmailSettings, Receiver, Secret, SlackSettings, WebhookSettings
from alerts.watches import Watch

KEY = Secret("whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldY")
MAIL: dict[str, Any] = {"host": "mail.example.org", "sender": "yaowen@example.org", "to": "desk@example.org"}


@pytest.mark.parametrize("show", [repr, str, "{}".format, "%s".__mod__, lambda secret: repr(SlackSettings(url=secret))])
def test_a_secret_is_never_shown(show: Any) -> None:
    secret = Secret("https://hooks.example.org/T0KEN")
    assert "T0KEN" not in show(secret)
    assert secret.reveal().endswith("T0KEN")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(lambda: Watch(id="w"), "asks for nothing", id="empty watch"),
        pytest.param(lambda: WatchedEvent(kind="meetings"), "no event kind 'meetings'", id="event kind"),
        pytest.param(
            lambda: Watch(id="w", events=(WatchedEvent(kind="other"),), where=()), "looks nowhere", id="nowhere"
        ),
        pytest.param(lambda: WatchedPerson(name="  "), "empty word", id="empty name"),
        pytest.param(lambda: WatchedPerson(name="王浩", aliases=("",)), "empty word", id="empty alias"),
        pytest.param(lambda: WatchedPost(name="省长"), "of what", id="a post of nowhere"),
        pytest.param(lambda: Topic(none=("广告",)), "any, all or regex", id="only none"),
        pytest.param(lambda: Topic(any=("\u3000",)), "empty word", id="a blank word"),
        pytest.param(lambda: EmailSettings(**{**MAIL, "to": ""}), "no mail address", id="nobody"),
        pytest.param(lambda: EmailSettings(**{**MAIL, "to": "a@x, b@y"}), "no mail address", id="two in one"),
        pytest.param(lambda: EmailSettings(**{**MAIL, "to": "a@x\r\nRCPT TO:b@y"}), "no mail address", id="CRLF"),
        pytest.param(lambda: EmailSettings(**{**MAIL, "sender": "desk"}), "no mail address", id="sender"),
        pytest.param(lambda: EmailSettings(**{**MAIL, "to": "王浩@x.cn"}), "no mail address", id="not ASCII"),
        pytest.param(lambda: EmailSettings(**{**MAIL, "to": "a..b@x.cn"}), "no mail address", id="two dots"),
        pytest.param(lambda: EmailSettings(**MAIL, list_id="a>\r\nBcc: b@x"), "no list name", id="list name"),
        pytest.param(lambda: EmailSettings(**MAIL, timeout=0), "timeout", id="no time"),
        pytest.param(lambda: SlackSettings(url=Secret("https://x/"), timeout=float("nan")), "timeout", id="no number"),
        pytest.param(lambda: EmailSettings(**MAIL, port=0), "no port", id="port"),
        pytest.param(lambda: EmailSettings(**MAIL, security="none"), "unencrypted", id="in the clear"),
        pytest.param(lambda: SlackSettings(url=Secret("ftp://x/")), "http", id="scheme"),
        pytest.param(lambda: SlackSettings(url=Secret("https://u:p@x/")), "without user", id="password in URL"),
        pytest.param(lambda: SlackSettings(url=Secret("https://x:99999/")), "not a web address", id="URL's port"),
        pytest.param(lambda: WebhookSettings(url=Secret("https://x/"), secret=Secret("short")), "base64", id="key"),
    ],
)
def test_what_cannot_work_is_refused_when_made(make: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        (EmailSettings(**MAIL), "email"),
        (EmailSettings(**{**MAIL, "host": "127.0.0.1"}, security="none"), "email"),
        (EmailSettings(**MAIL, security="none", allow_plain=True), "email"),
        (SlackSettings(url=Secret("https://hooks.example.org/x")), "slack"),
        (WebhookSettings(url=Secret("https://example.org/x"), secret=KEY), "webhook"),
    ],
)
def test_the_settings_say_the_kind(settings: Any, kind: str) -> None:
    assert Receiver(id="r", settings=settings).kind == kind


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"timezone": "Mars/Olympus"}, "no time zone"),
        ({"timezone": "../etc"}, "no time zone"),
        ({"digest_at": (time(8, tzinfo=UTC),)}, "wall clock"),
    ],
)
def test_a_receiver_needs_a_clock_that_there_is(given: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(Receiver(id="r", settings=EmailSettings(**MAIL)), **given)
