from typing import Any

import pytest

from alerts.receivers import (
    AppriseSettings,
    EmailSettings,
    Receiver,
    RobotSettings,
    Secret,
    Settings,
    SlackSettings,
    WebhookSettings,
    find_heirs,
)

URL = Secret("https://example.org/T0KEN")
TOKEN = Secret("xoxb-T0KEN")
MAIL: dict[str, Any] = {"host": "mail.example.org", "sender": "yaowen@example.org", "to": "desk@example.org"}
FEISHU = Secret("https://open.feishu.cn/open-apis/bot/v2/hook/x")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(SlackSettings, "either url", id="neither hook nor bot"),
        pytest.param(lambda: SlackSettings(url=URL, token=TOKEN, channel="C012AB3CD"), "either url", id="both"),
        pytest.param(lambda: SlackSettings(token=TOKEN), "channel: the id", id="no channel"),
        pytest.param(lambda: SlackSettings(token=TOKEN, channel="#news"), "channel: the id", id="a channel's name"),
        pytest.param(lambda: SlackSettings(token=TOKEN, channel="C012AB3CD", api="slack.com"), "http", id="no API"),
        pytest.param(lambda: RobotSettings(kind="wecom", url=URL, secret=TOKEN), "have none", id="WeCom's secret"),
        pytest.param(lambda: RobotSettings(kind="dingtalk", url=FEISHU), "is for kind: feishu", id="another service's"),
        pytest.param(lambda: WebhookSettings(url=FEISHU, secret=Secret("A" * 32)), "kind: feishu", id="no webhook"),
        pytest.param(lambda: SlackSettings(url=FEISHU), "is for kind: feishu", id="no Slack"),
        pytest.param(lambda: AppriseSettings(url=Secret("T0KEN")), "Apprise address", id="no scheme"),
        pytest.param(lambda: EmailSettings(**MAIL, unsubscribe="desk"), "no mail address", id="unsubscribe"),
        pytest.param(lambda: EmailSettings(**MAIL, unsubscribe_url="http://x.org/"), "https", id="not encrypted"),
        pytest.param(lambda: EmailSettings(**MAIL, unsubscribe_url="https://x.org/\r\nBcc: a@b"), "https", id="header"),
        pytest.param(lambda: EmailSettings(**MAIL, unsubscribe_url="https://x.org/>,<b"), "https", id="another way"),
    ],
)
def test_what_cannot_work_is_refused_when_made_without_showing_a_secret(make: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words) as error:
        make()
    assert "T0KEN" not in str(error.value)


def test_a_mail_receiver_that_gets_or_loses_an_address_inherits_what_waits_for_it() -> None:
    """threats: I3, H17."""
    mails = [EmailSettings(**{**MAIL, "to": f"{name}@example.org"}) for name in "ab"]
    several = [Receiver(id=f"desk:{one.to}", name="desk", settings=one) for one in mails]
    assert find_heirs(several) == {"desk": ("desk:a@example.org", "desk:b@example.org")}
    assert find_heirs([Receiver(id="desk", name="desk", settings=mails[0])]) == {"desk:a@example.org": ("desk",)}
    assert find_heirs([Receiver(id="feishu", name="feishu", settings=RobotSettings(kind="feishu", url=URL))]) == {}


def lane(settings: Settings, name: str = "a") -> str:
    return Receiver(id=name, settings=settings).lane


def test_receivers_behind_one_robot_or_channel_share_a_lane_and_others_do_not() -> None:
    robot, other = (RobotSettings(kind="feishu", url=url) for url in (URL, Secret("https://example.org/other")))
    bots = [SlackSettings(token=TOKEN, channel=channel) for channel in ("C012AB3CD", "C012AB3CE")]
    assert lane(robot) == lane(robot, "b") != lane(other)
    assert len({lane(robot), lane(SlackSettings(url=Secret("https://example.org/s"))), *map(lane, bots)}) == 4
    assert lane(EmailSettings(**MAIL)) != lane(EmailSettings(**MAIL), "b")
    assert "T0KEN" not in lane(robot)
