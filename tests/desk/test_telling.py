"""A config with a receiver of every kind, each in front of its service: from the printed page to what arrives."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alerts.limits import NONE
from monitor.cli import main
from monitor.records import DeliveryState
from storage.database import open_store
from storage.deliveries import count_deliveries, find_deliveries
from tests.alerts.servers import Answer, Request, serve_http
from tests.alerts.services import SECRET, TOKEN, DingTalk, Feishu, Service, Slack, WeCom
from tests.newsroom import GOVERNOR, Newsroom, open_newsroom

PATHS = {
    "feishu": f"/open-apis/bot/v2/hook/{TOKEN}",
    "dingtalk": f"/robot/send?access_token={TOKEN}",
    "wecom": f"/cgi-bin/webhook/send?key={TOKEN}",
    "slack": f"/services/{TOKEN}",
    "bot": "/api",
}
RECEIVERS = """
  lark: {{kind: feishu, url: "file:{feishu}", secret: "file:{secret}", allow_private: true}}
  ding: {{kind: dingtalk, url: "file:{dingtalk}", secret: "file:{secret}", allow_private: true}}
  wecom: {{kind: wecom, url: "file:{wecom}", allow_private: true}}
  team: {{kind: slack, url: "file:{slack}", allow_private: true}}
  bot: {{kind: slack, token: "file:{token}", channel: C012AB3CD, api: "{bot}", allow_private: true}}
  other: {{kind: apprise, url: "file:{apprise}"}}
  feed: {{kind: atom, path: "feeds/{{watch}}.xml"}}
"""
KINDS = ("desk", "hook", "lark", "ding", "wecom", "team", "bot", "other", "feed")


@dataclass(frozen=True)
class Town:
    """A newsroom and the services of everybody who is told."""

    newsroom: Newsroom
    services: dict[str, Service]
    called: list[Request]

    def ask(self, *arguments: str) -> Result:
        result = CliRunner().invoke(main, [*arguments, "--config", str(self.newsroom.path)], catch_exceptions=False)
        assert TOKEN not in result.output
        assert SECRET not in result.output
        return result


def write_secret(folder: Path, name: str, value: str) -> Path:
    file = folder / name
    file.touch(mode=0o600)
    file.write_text(value, encoding="ascii")
    return file


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    for name in ("YAOWEN_CONFIG", "STATE_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    services: dict[str, Service] = {"feishu": Feishu(rushes=False), "dingtalk": DingTalk(), "wecom": WeCom()}
    services |= {"slack": Slack(), "bot": Slack()}
    monkeypatch.setattr("monitor.desk.delivery.find_limits", lambda _: NONE)  # how they are kept, test_burst.py shows
    with ExitStack() as stack:
        newsroom = stack.enter_context(open_newsroom(tmp_path))
        called: list[Request] = []
        values: dict[str, object] = {}
        for name, service in services.items():
            service.windows = ()
            port, _ = stack.enter_context(serve_http(service))
            address = f"http://127.0.0.1:{port}{PATHS[name]}"
            values[name] = address if name == "bot" else write_secret(tmp_path, f"{name}.url", address)
        port, called = stack.enter_context(serve_http(lambda _: Answer()))
        values["apprise"] = write_secret(tmp_path, "apprise.url", f"json://127.0.0.1:{port}/{TOKEN}")
        values |= {
            "secret": write_secret(tmp_path, "robot.key", SECRET),
            "token": write_secret(tmp_path, "token", TOKEN),
        }
        text = newsroom.path.read_text(encoding="utf-8").replace("to: [desk, hook]", f"to: [{', '.join(KINDS)}]")
        text = text.replace("to: [d@example.org]", "to: [d@example.org, e@example.org]")
        newsroom.path.write_text(text + RECEIVERS.format(**values).lstrip("\n"), encoding="utf-8")
        yield Town(newsroom, services, called)


def test_every_kind_is_told_of_what_is_printed(town: Town) -> None:
    assert town.ask("check").exit_code == 0
    assert town.ask("once", "--paper", "jiangling", "--day", "2031-05-14").exit_code == 0
    store = open_store(town.newsroom.folder / "yaowen.db", read_only=True)
    deliveries, states = find_deliveries(store), count_deliveries(store)
    store.close()
    assert set(states) == {DeliveryState.DONE}
    alerts = len({one.alert.id for one in deliveries})
    assert len(deliveries) == alerts * (len(KINDS) + 1)
    mails = town.newsroom.mailbox.mails
    assert [mail.recipients for mail in mails].count(("d@example.org",)) == alerts
    assert [mail.recipients for mail in mails].count(("e@example.org",)) == alerts
    assert all(mail.message["To"] == mail.recipients[0] for mail in mails)
    for service in town.services.values():
        assert (len(service.taken), service.refused) == (alerts, [])
        assert GOVERNOR in json.dumps(service.taken, ensure_ascii=False)
    assert len(town.called) == alerts
    feed = (town.newsroom.folder / "feeds" / "省长.xml").read_text(encoding="utf-8")
    assert feed.count("<entry>") == alerts
    named = {one.delivery.receiver_id: one.remote_id for one in deliveries}
    assert re.fullmatch(r"C012AB3CD:\d+\.\d+", named["bot"])
    assert re.fullmatch(r"<\w+@example\.org>", named["desk:d@example.org"])


def test_a_sample_arrives_at_every_kind(town: Town) -> None:
    results = {name: town.ask("test-send", name) for name in KINDS}
    assert {name: result.exit_code for name, result in results.items()} == dict.fromkeys(KINDS, 0)
    assert {name: len(result.output.splitlines()) for name, result in results.items()} == {
        **dict.fromkeys(KINDS, 1),
        "desk": 2,  # addresses
    }


def test_a_sample_that_is_refused_says_why(town: Town) -> None:
    town.services["feishu"].answers = [Answer(body=b'{"code": 19024}')]
    result = town.ask("test-send", "lark")
    assert result.exit_code == 1
    assert "19024" in result.output
    assert "keyword" in result.output


def test_check_says_when_apprise_is_missing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.config.find_spec", lambda _: None)
    result = town.ask("check")
    assert result.exit_code == 0
    assert "pip install 'yaowen[apprise]'" in result.output
