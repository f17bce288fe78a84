"""Later prints of news that a watch told: one message, and where else it is printed, over a real store."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from alerts.limits import LIMITS
from alerts.render import render
from monitor.cli import main
from monitor.desk import Desk
from monitor.desk.delivery import Courier, Delivered, deliver_due
from storage.database import Store, open_store
from storage.deliveries import find_deliveries
from storage.outbox import claim_due
from storage.told import OF_STORY
from tests.alerts.servers import Answer, serve_http
from tests.alerts.services import TOKEN, Slack
from tests.newsdesk import MAIL, NOW, list_sent, make_story, open_paper_desk, print_issue, take_all

CONFIG = """
watches:
  - {name: 省长, people: [顾明川, 林若川], limit: %d, to: [desk]}
receivers:
  desk: {%s, to: b@example.org, also: %s}
"""
COPY = (
    "5月13日，省长顾明川在岚溪市调研防汛工作。",
    "顾明川来到东岗村水库，察看大坝加固现场，询问汛期值班安排，要求把每一处险工险段都落实到人。",
    "省水利厅厅长沈怀远、岚溪市市长程克俭参加调研。",
    "顾明川指出，今年雨季提前半个月，要把避险转移的路线和安置点提前告诉每一户群众。",
)
ELSE = ("5月13日，省长顾明川在松陵市会见来访的企业家代表团一行，双方就港口集疏运合作交换了意见。",)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "yaowen.db")
    yield store
    store.close()


def open_office(folder: Path, store: Store, also: str, limit: int = 9) -> Desk:
    """Make a desk of two papers and one receiver."""
    return open_paper_desk(folder, store, CONFIG % (limit, MAIL, also))


def issue(
    desk: Desk, folder: Path, paper_id: str, *paragraphs: str, headline: str = "顾明川调研防汛", page: int = 1
) -> None:
    """Store an issue of one article."""
    print_issue(desk, folder, paper_id, make_story(paper_id, *paragraphs, headline=headline, page=page))


def test_earlier_prints_are_found_by_their_story_however_much_a_watch_has_told(store: Store) -> None:
    plan = [row["detail"] for row in store.rows(f"EXPLAIN QUERY PLAN {OF_STORY}", ("story", "article", "watch"))]
    assert [line.split("USING")[1].split()[1] for line in plan if line.startswith("SEARCH")] == [
        "articles_of_story",
        "alerts_of_article",
        "alerts_of_article",
    ]


def test_a_later_print_waits_for_the_digest_and_says_what_it_adds_and_drops(tmp_path: Path, store: Store) -> None:
    desk = open_office(tmp_path, store, "digest")
    issue(desk, tmp_path, "jiangling", *COPY)
    issue(
        desk,
        tmp_path,
        "lanxi",
        *COPY[:2],
        "岚溪市副市长何知秋汇报了抢险队伍的准备情况。",
        headline="防汛不松劲",
        page=3,
    )
    receiver = desk.receivers["desk"]
    first, later = list_sent(store)
    assert (first.delivery.due_at, later.delivery.due_at) == (NOW, datetime(2031, 5, 15, 0, tzinfo=UTC))
    assert [claim.alerts for claim in take_all(store, NOW)] == [(first.alert,)]
    (digest,) = take_all(store, NOW + timedelta(days=1))
    text = render(digest, receiver, NOW).text
    assert "又见：" in text
    assert "先前已告知：江岭日报 · 2031年5月14日 · 第1版" in text
    assert "较先前所告：增何知秋；略沈怀远、程克俭；多1句；少2句" in text


def test_prints_of_one_digest_stand_with_the_first(tmp_path: Path, store: Store) -> None:
    desk = open_office(tmp_path, store, "digest", limit=1)
    issue(desk, tmp_path, "jiangling", *ELSE, headline="顾明川会见客人")
    issue(desk, tmp_path, "jiangling", *COPY, page=2)
    issue(desk, tmp_path, "lanxi", *COPY[:3], headline="防汛不松劲")
    receiver = desk.receivers["desk"]
    take_all(store, NOW)
    (digest,) = take_all(store, NOW + timedelta(days=1))
    text = render(digest, receiver, NOW).text
    assert len(digest.alerts) == 2
    assert "又见：" not in text, "no message of its own"
    assert "同一新闻又见于1家报纸" in text
    assert "《防汛不松劲》" in text


def test_an_update_comes_at_once_and_answers_the_first_message(tmp_path: Path, store: Store) -> None:
    desk = open_office(tmp_path, store, "update")
    issue(desk, tmp_path, "jiangling", *COPY)
    take_all(store, NOW)
    (first,) = list_sent(store)
    issue(desk, tmp_path, "lanxi", *COPY[:3])
    (update,) = take_all(store, NOW)
    assert update.reply_to == first.remote_id


def test_what_a_receiver_does_not_want_is_kept_shown_and_sent_on_request(tmp_path: Path, store: Store) -> None:
    desk = open_office(tmp_path, store, "off")
    issue(desk, tmp_path, "jiangling", *COPY)
    issue(desk, tmp_path, "lanxi", *COPY[:3], headline="防汛不松劲")
    assert len(claim_due(store, NOW + timedelta(days=9), 10)) == 1
    config = str(tmp_path / "config.yaml")
    shown = CliRunner().invoke(main, ["deliveries", "list", "--state", "kept", "--config", config])
    assert "防汛不松劲" in shown.output
    assert "another print of what was told" in shown.output
    kept = find_deliveries(store)[0].delivery.id
    assert CliRunner().invoke(main, ["deliveries", "retry", "--config", config]).exit_code == 0
    assert claim_due(store, NOW + timedelta(days=9), 10) == (), "only those that failed"
    assert CliRunner().invoke(main, ["deliveries", "retry", kept, "--config", config]).exit_code == 0
    assert len(claim_due(store, datetime(2100, 1, 1, tzinfo=UTC), 10)) == 1


def test_a_person_whom_only_the_later_print_names_is_news(tmp_path: Path, store: Store) -> None:
    desk = open_office(tmp_path, store, "off")
    issue(desk, tmp_path, "jiangling", *COPY)
    issue(desk, tmp_path, "lanxi", *COPY, "副省长林若川参加调研。")
    assert [(one.alert.reprint, one.delivery.due_at) for one in list_sent(store)] == [(None, NOW), (None, NOW)]


def test_the_same_person_elsewhere_is_news(tmp_path: Path, store: Store) -> None:
    desk = open_office(tmp_path, store, "off")
    issue(desk, tmp_path, "jiangling", *COPY)
    issue(desk, tmp_path, "lanxi", *ELSE, headline="顾明川会见客人")
    assert [one.alert.reprint for one in list_sent(store)] == [None, None]


def test_later_prints_do_not_count_against_the_limit(tmp_path: Path, store: Store) -> None:
    desk = open_office(tmp_path, store, "digest", limit=2)
    issue(desk, tmp_path, "jiangling", *COPY)
    issue(desk, tmp_path, "lanxi", *COPY[:3])
    issue(desk, tmp_path, "lanxi", *ELSE, headline="顾明川会见客人", page=2)
    assert [one.alert.over_limit for one in list_sent(store)] == [False, False, False]


# --- a Slack bot's messages can be changed ----------------------------------------------------------------------


@pytest.fixture
def slack() -> Slack:
    return Slack(windows=())


@pytest.fixture
def bot(tmp_path: Path, store: Store, slack: Slack) -> Iterator[Desk]:
    """A desk whose receiver is a bot of a service that keeps what it is told."""
    with serve_http(slack) as (port, _):
        secret = tmp_path / "token"
        secret.touch(mode=0o600)
        secret.write_text(TOKEN)
        service = f'kind: slack, token: "file:{secret}", channel: C012AB3CD, api: "http://127.0.0.1:{port}/api"'
        watch = "watches:\n  - {name: 省长, people: [顾明川, 林若川], to: [bot]}\nreceivers:\n"
        yield open_paper_desk(tmp_path, store, f"{watch}  bot: {{{service}, allow_private: true, also: update}}\n")


def deliver(desk: Desk, after: timedelta = timedelta()) -> Delivered:
    courier = Courier(sleep=lambda _: None, draw_jitter=lambda: 0.0)
    return deliver_due(replace(desk, now=lambda: NOW + after), desk.receivers["bot"], courier)


def list_said(slack: Slack) -> list[str]:
    """Give what stands in the channel, each message with the thread that it is in."""
    return [f"{body.get('thread_ts', '')} {json.dumps(body, ensure_ascii=False)}" for body in slack.said.values()]


def test_a_bot_s_message_is_changed_to_say_where_else_its_news_is_printed(
    tmp_path: Path, store: Store, slack: Slack, bot: Desk
) -> None:
    issue(bot, tmp_path, "jiangling", *COPY)
    deliver(bot)
    (first,) = list_said(slack)
    for headline in ("防汛不松劲", "到水库去"):
        issue(bot, tmp_path, "lanxi", *COPY[:2], headline=headline, page=2 if headline == "到水库去" else 1)
        deliver(bot)
    (changed,) = list_said(slack)
    assert "同一新闻又见于1家报纸" in changed
    assert all(word in changed for word in ("岚溪晚报", "《防汛不松劲》", "《到水库去》"))
    assert json.loads(first[1:])["text"] == json.loads(changed[1:])["text"]
    assert {one.state for one in find_deliveries(store)} == {"done"}


@pytest.mark.parametrize("error", ["message_not_found", "edit_window_closed"])
def test_a_print_whose_first_message_cannot_be_changed_any_more_comes_by_itself(
    tmp_path: Path, slack: Slack, bot: Desk, error: str
) -> None:
    issue(bot, tmp_path, "jiangling", *COPY)
    deliver(bot)
    slack.answers = [Answer(body=json.dumps({"ok": False, "error": error}).encode())]
    issue(bot, tmp_path, "lanxi", *COPY[:2], headline="防汛不松劲")
    assert deliver(bot).failed == 1
    assert deliver(bot, timedelta(hours=1)).accepted == 1
    _, alone = list_said(slack)
    assert alone.startswith(" ")
    assert "又见" in alone
    assert "先前已告知：江岭日报" in alone


def test_news_that_came_in_parts_is_answered_by_its_later_prints(
    tmp_path: Path, slack: Slack, bot: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alerts.forms.slack.LIMIT", replace(LIMITS["slack"], size=900))
    issue(bot, tmp_path, "jiangling", *COPY)
    deliver(bot)
    parts = len(slack.said)
    issue(bot, tmp_path, "lanxi", *COPY[:2], headline="防汛不松劲")
    deliver(bot)
    assert parts > 1
    assert all("又见" not in said for said in list_said(slack)[:parts])
    assert all(said.startswith("1900000000") for said in list_said(slack)[1:])
