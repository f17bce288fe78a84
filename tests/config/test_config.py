import json
import random
import re
import string
from datetime import time
from pathlib import Path
from typing import get_args

import pytest

from alerts.receivers import (
    AppriseSettings,
    AtomSettings,
    EmailSettings,
    Kind,
    RobotSettings,
    Secret,
    SlackSettings,
    WebhookSettings,
)
from monitor.config import Config, ConfigError, load_config
from monitor.config.json_schema import config_schema

ROOT = Path(__file__).parents[2]
FAULTS = sorted((Path(__file__).parent / "faults").glob("*.yaml"))
KEY = "whsec_" + "A" * 32
FULL = """\
store: archive/yaowen.db
papers: [renmin_ribao, 新华日报]
contact: desk@example.org
language: en
timezone: Europe/Berlin
defaults: {pages: 1, where: heading, rate: daily, to: desk}
watches:
  - name: 云岭
    id: yunling
    people: [顾知远, {name: 林若川, aliases: 林老, post: 市长, place: 临川市}]
    posts: [云岭省省长, {name: 临川市市长, former: true}]
    topics: [芯片, {name: 低空, any: [低空经济, 无人机], all: 试点, none: [招聘]}]
    events: [inspection, visit]
    papers: 新华日报
    pages: [1, 2]
    where: [heading, text]
    to: [desk, hook]
    rate: realtime
  - {name: 短, people: 顾知远}
receivers:
  desk:
    kind: email
    host: mail.example.org
    port: 465
    security: tls
    username: yaowen
    password: env:TEST_PASSWORD
    sender: yaowen@example.org
    to: [a@example.org, b@example.org]
    list_id: news.example.org
    unsubscribe: out@example.org
    unsubscribe_url: https://example.org/out?{address}
    language: zh
    digest_at: "18:30"
    timezone: Asia/Shanghai
  team: {kind: slack, url: env:TEST_SLACK}
  bot: {kind: slack, token: env:TEST_PASSWORD, channel: C012AB3CD, api: "https://slack.example.org/api"}
  lark: {kind: feishu, url: env:TEST_SLACK, secret: env:TEST_PASSWORD, timeout: 10}
  ding: {kind: dingtalk, url: env:TEST_SLACK, secret: env:TEST_PASSWORD, allow_private: true}
  wecom: {kind: wecom, url: env:TEST_SLACK}
  hook: {kind: webhook, url: https://example.org/in, secret: env:TEST_KEY, rate: daily, cloudevents: true}
  other: {kind: apprise, url: env:TEST_SLACK, characters: 500}
  feed: {kind: atom, path: "feeds/{watch}.xml", entries: 20}
"""
DESK = ("desk:a@example.org", "desk:b@example.org")
PASSWORD, URL = Secret("canary-password"), Secret("https://hooks.example.org/canary-slack")
RECEIVERS = {
    "team",
    "bot",
    "lark",
    "ding",
    "wecom",
    "hook",
    "other",
    "feed",
}  # ids that stand before a colon, as keys do


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STATE_DIRECTORY", "CREDENTIALS_DIRECTORY", "YAOWEN_TEST_NOWHERE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEST_PASSWORD", "canary-password")
    monkeypatch.setenv("TEST_SLACK", "https://hooks.example.org/canary-slack")
    monkeypatch.setenv("TEST_KEY", KEY)
    monkeypatch.setenv("YAOWEN_TEST_KEY", "A" * 32)
    monkeypatch.setenv("YAOWEN_TEST_WEAK", "short")


def write(folder: Path, text: str) -> Path:
    file = folder / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def load(folder: Path, text: str, *, read_secrets: bool = True) -> Config:
    return load_config(write(folder, text), read_secrets=read_secrets)


def faults_of(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(folder, text)
    return [str(fault).replace(f"{folder}/", "") for fault in caught.value.faults]


# --- what a good file says --------------------------------------------------------------------------------------


def test_the_shipped_config_is_a_config() -> None:
    config = load_config(ROOT / "config.yaml")
    assert [watch.name for watch in config.watches] == ["长三角"]
    assert not config.warnings


def test_the_shipped_config_names_its_schema_and_the_schema_is_of_today() -> None:
    first = (ROOT / "config.yaml").read_text(encoding="utf-8").splitlines()[0]
    schema = ROOT / first.removeprefix("# yaml-language-server: $schema=")
    assert json.loads(schema.read_text(encoding="utf-8")) == config_schema(), "yaowen schema > docs/config.schema.json"


def test_one_line_is_enough(tmp_path: Path) -> None:
    config = load(tmp_path, "papers: 人民日报\n")
    assert [paper.id for paper in config.papers] == ["renmin_ribao"]
    assert config.store == tmp_path / "yaowen.db"


def test_every_key_comes_into_the_records(tmp_path: Path) -> None:
    config = load(tmp_path, FULL)
    assert [paper.id for paper in config.papers] == ["renmin_ribao", "xinhua_ribao"]
    assert (config.store, config.contact) == (tmp_path / "archive" / "yaowen.db", "desk@example.org")
    watch = config.watches[0]
    assert (watch.id, watch.name, watch.papers, watch.pages) == ("yunling", "云岭", ("xinhua_ribao",), (1, 2))
    assert (watch.where, watch.receivers, watch.rate) == (("heading", "text"), (*DESK, "hook"), "realtime")
    assert [(one.name, one.aliases, one.post, one.place) for one in watch.people] == [
        ("顾知远", (), "", ""),
        ("林若川", ("林老",), "市长", "临川市"),
    ]
    assert [(one.name, one.former) for one in watch.posts] == [("云岭省省长", False), ("临川市市长", True)]
    assert [(one.label, one.any, one.all, one.none) for one in watch.topics] == [
        ("芯片", ("芯片",), (), ()),
        ("低空", ("低空经济", "无人机"), ("试点",), ("招聘",)),
    ]
    assert [event.kind for event in watch.events] == ["inspection", "visit"]


def test_a_watch_takes_from_the_defaults_what_it_does_not_say(tmp_path: Path) -> None:
    watch = load(tmp_path, FULL).watches[1]
    assert (watch.id, watch.pages, watch.where, watch.rate) == ("短", (1,), ("heading",), "daily")
    assert watch.receivers == DESK


def test_every_key_of_a_receiver_comes_into_its_record(tmp_path: Path) -> None:
    receivers = load(tmp_path, FULL).receivers
    settings = {name: receiver.settings for name, receiver in receivers.items()}
    assert settings[DESK[1]] == EmailSettings(
        host="mail.example.org",
        port=465,
        security="tls",
        username="yaowen",
        password=PASSWORD,
        sender="yaowen@example.org",
        to="b@example.org",
        list_id="news.example.org",
        unsubscribe="out@example.org",
        unsubscribe_url="https://example.org/out?{address}",
    )
    api = "https://slack.example.org/api"
    assert settings["bot"] == SlackSettings(token=PASSWORD, channel="C012AB3CD", api=api)
    assert settings["lark"] == RobotSettings(kind="feishu", url=URL, secret=PASSWORD, timeout=10)
    assert settings["ding"] == RobotSettings(kind="dingtalk", url=URL, secret=PASSWORD, allow_private=True)
    assert settings["wecom"] == RobotSettings(kind="wecom", url=URL)
    hook = WebhookSettings(url=Secret("https://example.org/in"), secret=Secret(KEY), cloudevents=True)
    assert settings["hook"] == hook
    assert settings["other"] == AppriseSettings(url=URL, characters=500)
    assert settings["feed"] == AtomSettings(path=f"{tmp_path}/feeds/{{watch}}.xml", entries=20)
    assert {receiver.kind for receiver in receivers.values()} == set(get_args(Kind))


def test_a_watch_that_names_nobody_tells_everybody(tmp_path: Path) -> None:
    config = load(tmp_path, FULL.replace(", to: desk}", "}"))
    assert config.watches[1].receivers == (*DESK, "team", "bot", "lark", "ding", "wecom", "hook", "other", "feed")


def test_receivers_are_made_with_their_secrets(tmp_path: Path) -> None:
    receivers = load(tmp_path, FULL).receivers
    desk, other, team, hook = (receivers[name] for name in (*DESK, "team", "hook"))
    assert isinstance(desk.settings, EmailSettings)
    assert isinstance(other.settings, EmailSettings)
    assert isinstance(team.settings, SlackSettings)
    assert isinstance(hook.settings, WebhookSettings)
    assert desk.settings.password is not None
    assert desk.settings.password.reveal() == "canary-password"
    assert team.settings.url is not None
    assert team.settings.url.reveal() == "https://hooks.example.org/canary-slack"
    assert hook.settings.secret.reveal() == KEY
    assert (desk.language, desk.timezone, desk.digest_at) == ("zh", "Asia/Shanghai", (time(18, 30),))
    assert (team.language, team.timezone, team.digest_at) == ("en", "Europe/Berlin", (time(8),))
    assert (desk.settings.port, desk.settings.security, desk.settings.to) == (465, "tls", "a@example.org")
    assert (desk.id, other.id, other.settings.to) == ("desk:a@example.org", "desk:b@example.org", "b@example.org")
    assert (desk.name, other.name, other.settings.port) == ("desk", "desk", 465)


def test_who_only_reads_the_store_needs_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TEST_PASSWORD", "TEST_SLACK", "TEST_KEY"):
        monkeypatch.delenv(name)
    receivers = load(tmp_path, FULL, read_secrets=False).receivers
    assert set(receivers) == {*DESK, *RECEIVERS}


def test_a_service_keeps_its_store_in_its_state_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATE_DIRECTORY", "/var/lib/yaowen")
    assert load(tmp_path, "papers: renmin_ribao\n").store == Path("/var/lib/yaowen/yaowen.db")


@pytest.mark.parametrize("name", ["sooner", "报.db"])
def test_an_absolute_store_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("STATE_DIRECTORY", "/var/lib/yaowen")
    assert load(tmp_path, f"papers: renmin_ribao\nstore: {tmp_path / name}\n").store == tmp_path / name


def test_a_receiver_that_nobody_uses_is_a_warning(tmp_path: Path) -> None:
    config = load(tmp_path, FULL.replace("[desk, hook]", "[desk]"))
    assert [warning.message for warning in config.warnings] == [
        f"no watch tells `{name}`" for name in config.receivers if name not in DESK
    ]


# --- what is wrong with a bad one -------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FAULTS, ids=[file.stem for file in FAULTS])
def test_each_mistake_is_told_with_its_place(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """threats: I10, K3, K4, K5, K6, K7."""
    monkeypatch.chdir(file.parent)
    with pytest.raises(ConfigError) as caught:
        load_config(Path(file.name))
    told = [str(fault).removeprefix(f"{file.name}:") for fault in caught.value.faults]
    assert told == file.with_suffix(".expected").read_text(encoding="utf-8").splitlines()


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        load_config(tmp_path / "nowhere.yaml")


def test_a_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="Is a directory"):
        load_config(tmp_path)


def test_a_config_that_others_may_change_is_refused(tmp_path: Path) -> None:
    """threats: K12."""
    file = write(tmp_path, "papers: renmin_ribao\n")
    file.chmod(0o666)
    with pytest.raises(ConfigError, match="others may change this file"):
        load_config(file)


@pytest.mark.parametrize("name", ["own.yaml", "own", "own/subject.jinja"])
def test_papers_and_templates_that_others_may_change_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "own").mkdir(mode=0o755)
    (tmp_path / "own" / "subject.jinja").write_text("{{ headline }}")
    (tmp_path / "own.yaml").write_text("papers: {}\n")
    text = "papers: renmin_ribao\npaper_files: own.yaml\ntemplates: own\n"
    load_config(write(tmp_path, text))
    (tmp_path / name).chmod(0o777)
    assert f"{name}:1:1: others may change this file (chmod o-w {name})" in faults_of(tmp_path, text)


def test_a_link_is_judged_by_what_it_leads_to(tmp_path: Path) -> None:
    write(tmp_path, "papers: renmin_ribao\n").chmod(0o666)
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "config.yaml")
    with pytest.raises(ConfigError, match="others may change this file"):
        load_config(link)


def test_faults_of_the_yaml_and_of_the_values_come_together(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "papers: renmin_ribao\nlanguage: xx\nstore: a\nstore: b\n") == [
        "config.yaml:2:11: `language` cannot be the text `xx` (there are zh, en)",
        "config.yaml:4:1: the key `store` twice (it stands in line 3 already; keep one)",
    ]


def test_a_file_cut_anywhere_is_read_or_refused_but_nothing_else(tmp_path: Path) -> None:
    """threats: K1."""
    content = FULL.encode()
    for end in range(len(content)):
        file = tmp_path / "config.yaml"
        file.write_bytes(content[:end])
        try:
            load_config(file)
        except ConfigError as error:
            assert error.faults  # noqa: PT017 - either way out is right; a crash is not


def test_no_mutation_crashes_and_no_unknown_key_is_passed_over(tmp_path: Path) -> None:
    choice = random.Random(20310514)  # noqa: S311 - the same mutations each time
    letters = string.printable + "：，、云岭“”\u3000"
    for _ in range(300):
        text = list(FULL)
        for _ in range(choice.randint(1, 3)):
            text[choice.randrange(len(text))] = choice.choice(letters)
        file = tmp_path / "config.yaml"
        file.write_text("".join(text), encoding="utf-8")
        try:
            load_config(file)
        except ConfigError as error:
            assert all("\n" not in str(fault) for fault in error.faults)  # noqa: PT017


KEYS = sorted(set(re.findall(r"(\w+): ", FULL)) - RECEIVERS)


@pytest.mark.parametrize("key", KEYS)
def test_a_key_with_a_letter_too_many_is_never_passed_over(tmp_path: Path, key: str) -> None:
    """threats: K6."""
    told = faults_of(tmp_path, re.sub(rf"\b{key}: ", f"{key}x: ", FULL, count=1))
    assert any(f"`{key}x`" in line or f"the key `{key}` is missing" in line for line in told)


# --- secrets ----------------------------------------------------------------------------------------------------


def hook(reference: str) -> str:
    return f"papers: renmin_ribao\nreceivers:\n  team: {{kind: slack, url: '{reference}'}}\n"


def read_team(config: Config) -> str:
    settings = config.receivers["team"].settings
    assert isinstance(settings, SlackSettings)
    assert settings.url is not None
    return settings.url.reveal()


def test_a_secret_file_of_its_owner_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "slack"
    secret.write_text("https://hooks.example.org/x\n")
    secret.chmod(0o600)
    assert read_team(load(tmp_path, hook(f"file:{secret}"))) == "https://hooks.example.org/x"


@pytest.mark.parametrize("mode", [0o604, 0o620, 0o602, 0o640, 0o666])
def test_a_secret_file_that_others_may_read_or_change_is_refused(tmp_path: Path, mode: int) -> None:
    """threats: K7."""
    secret = tmp_path / "slack"
    secret.write_text("https://hooks.example.org/canary")
    secret.chmod(mode)
    (fault,) = faults_of(tmp_path, hook(f"file:{secret}"))
    assert "may be read or changed by others" in fault
    assert "canary" not in fault


def test_a_credential_is_read_from_the_service_s_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "slack").write_text("https://hooks.example.org/x")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert read_team(load(tmp_path, hook("credential:slack"))) == "https://hooks.example.org/x"


@pytest.mark.parametrize("name", ["../slack", "/etc/hostname", "a/b"])
def test_a_credential_s_name_leads_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (fault,) = faults_of(tmp_path, hook(f"credential:{name}"))
    assert "is not the name of a credential" in fault


@pytest.mark.parametrize("value", ["", "  \n", "a\nb", "a\x07b"])
def test_a_secret_of_no_or_many_lines_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TEST_SLACK", value)
    (fault,) = faults_of(tmp_path, hook("env:TEST_SLACK"))
    assert "env:TEST_SLACK" in fault


def test_no_secret_is_ever_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_KEY", "canary-key")
    monkeypatch.setenv("TEST_SLACK", "ftp://user:canary-slack@example.org")
    told = "\n".join(faults_of(tmp_path, FULL.replace("env:TEST_PASSWORD", "canary-password")))
    assert len(told.splitlines()) == 7  # one for each place where one of the three stands
    assert "canary" not in told
    monkeypatch.setenv("TEST_KEY", KEY)
    monkeypatch.setenv("TEST_SLACK", "https://hooks.example.org/canary-slack")
    assert "canary" not in repr(load(tmp_path, FULL))
    assert KEY not in repr(load(tmp_path, FULL))


# --- the documents ----------------------------------------------------------------------------------------------


def test_the_schema_closes_every_section() -> None:
    schema = config_schema()
    sections = [schema, *schema["$defs"].values()]
    assert all(section["additionalProperties"] is False for section in sections if section["type"] == "object")


def test_every_key_is_described_and_documented() -> None:
    schema = config_schema()
    text = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")
    for section in (schema, *schema["$defs"].values()):
        for key, field in section["properties"].items():
            assert field.get("description"), key
            assert f"| `{key}` |" in text, key
            assert field["description"] in text, key


def test_every_key_of_the_shipped_config_is_shown_with_a_comment_or_value() -> None:
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    assert all(f"{key}:" in text for key in config_schema()["properties"])


def test_papers_are_chosen_by_level_and_place(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(
        "papers: [人民日报, 'level:provincial', 'place:南京', 'place:长三角']\nwatches: []\nreceivers: {}\n"
    )
    followed = [paper.id for paper in load_config(path, read_secrets=False).papers]
    assert followed[0] == "renmin_ribao"
    assert len(followed) == len(set(followed))
    assert {"xinhua_ribao", "xinjiang_ribao", "nanjing_ribao", "hangzhou_ribao"} <= set(followed)
    assert "guangming_ribao" not in followed


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [("level:provinical", "level:provincial"), ("place:长三", "place:长三角"), ("place:火星", "write")],
)
def test_a_choice_that_means_no_paper_is_a_fault(tmp_path: Path, wrong: str, hint: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(f"papers: ['{wrong}']\n")
    with pytest.raises(ConfigError, match="no paper is meant") as error:
        load_config(path, read_secrets=False)
    assert hint in str(error.value)


def test_a_watch_may_choose_among_more_papers_than_are_followed(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(
        "papers: [新华日报]\n"
        "watches: [{name: a, topics: [低空], papers: ['place:长三角']}]\n"
        "receivers: {desk: {kind: email, host: h.example.org, sender: a@example.org, to: b@example.org}}\n"
    )
    assert "xinhua_ribao" in load_config(path, read_secrets=False).watches[0].papers
