"""What a watch finds within its wait, or in one issue, is one message; what it said lately waits for the digest."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from alerts.render import render
from monitor.desk import Desk, Tell
from monitor.desk.issue import Story
from monitor.records import Outcome, Result
from storage.database import Store, open_store
from storage.outbox import claim_due, record_outcome, rescue
from tests.newsdesk import MAIL, NOW, list_sent, make_story, open_paper_desk, print_issue, take_all

CONFIG = """
watches:
  - {{name: 省长, people: [顾明川], topics: [低空经济], {keys}, to: [desk]}}
receivers:
  desk: {{{mail}, to: b@example.org{more}}}
"""
MINUTE = timedelta(minutes=1)
SITES = ("东岗村", "西岭村", "南河村")


class Office:
    """A desk whose clock can be moved, and stories that tell of the governor in one place after the other."""

    def __init__(self, folder: Path, store: Store, keys: str, more: str = "") -> None:
        self.folder, self.store, self.now = folder, store, NOW
        self.reload(keys, more)

    def reload(self, keys: str, more: str = "") -> None:
        config = CONFIG.format(keys=keys, more=more, mail=MAIL)
        self.desk: Desk = replace(open_paper_desk(self.folder, self.store, config), now=lambda: self.now)

    def write(self, place: int, page: int = 1, position: int = 0, paper: str = "jiangling") -> Story:
        site = SITES[place]
        return make_story(
            paper,
            f"本报讯 5月1{place}日，省长顾明川在{site}调研。",
            headline=f"顾明川在{site}调研",
            page=page,
            position=position,
            url=f"https://szb.example.org/{paper}/{page}_{position}_{place}.html",
        )

    def print(self, *stories: Story, paper: str = "jiangling") -> None:
        print_issue(self.desk, self.folder, paper, *stories, tell=Tell.ALL)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "yaowen.db")
    yield store
    store.close()


def count(store: Store, now: datetime) -> list[int]:
    """How many alerts each message has that goes out now."""
    return [len(claim.alerts) for claim in take_all(store, now)]


def test_a_burst_is_one_message_in_the_order_of_print(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, "wait: 5m")
    office.print(office.write(0, page=2))
    office.now += MINUTE
    office.print(office.write(1, page=1, position=3))
    office.print(office.write(2, page=1, position=1))
    assert claim_due(store, NOW + 5 * MINUTE - timedelta(seconds=1), 9) == ()
    (claim,) = take_all(store, NOW + 5 * MINUTE)
    text = render(claim, office.desk.receivers["desk"], NOW).text
    assert [text.index(SITES[place]) for place in (2, 1, 0)] == sorted(text.index(site) for site in SITES)
    assert len(claim.alerts) == 3


def test_what_comes_after_the_wait_is_the_next_message(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, "wait: 5m")
    office.print(office.write(0))
    office.now += 5 * MINUTE
    office.print(office.write(1, page=2))
    assert count(store, NOW + 9 * MINUTE) == [1]
    assert count(store, NOW + 10 * MINUTE) == [1]


def test_the_wait_ends_before_quiet_hours_begin(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, "wait: 30m", ', quiet: "09:10-17:00"')  # it is 09:00 in Shanghai
    office.print(office.write(0))
    assert [one.delivery.due_at for one in list_sent(store)] == [NOW + 9 * MINUTE]


def test_an_issue_is_one_message_that_goes_when_it_is_read(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, "wait: issue")
    office.print(office.write(0), office.write(1, page=2))
    assert count(store, NOW) == [2]
    office.print(office.write(2, page=3))  # a page that came late
    assert count(store, NOW) == [1]
    office.print(office.write(0, paper="lanxi"), paper="lanxi")


def test_an_issue_whose_reading_was_cut_off_waits_for_half_an_hour(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path, store, "wait: issue")
    with monkeypatch.context() as patch:
        patch.setattr("monitor.desk.telling.release_issue", lambda *_: 0)
        office.print(office.write(0))
    assert claim_due(store, NOW + 29 * MINUTE, 9) == ()
    assert count(store, NOW + 30 * MINUTE) == [1]


def test_the_day_of_a_limit_is_the_papers_not_the_readers(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, "limit: 1", ", timezone: Europe/Berlin")
    moments = {  # in Shanghai; in Berlin
        NOW + timedelta(hours=14): False,  # the 14th, 23:00; the 14th
        NOW + timedelta(hours=15, minutes=30): False,  # the 15th, 00:30; the 14th still
        NOW + timedelta(hours=21, minutes=30): True,  # the 15th, 06:30; the 15th only now
    }
    for place, moment in enumerate(moments):
        office.now = moment
        office.print(office.write(place, page=place + 1))
    assert [one.alert.over_limit for one in list_sent(store)] == list(moments.values())


@pytest.mark.parametrize("keys", ["wait: 5m", "wait: 2m", "wait: none", "wait: issue", "rate: daily"])
def test_a_reload_or_kill_within_the_wait_loses_and_doubles_nothing(tmp_path: Path, store: Store, keys: str) -> None:
    office = Office(tmp_path, store, "wait: 5m")
    office.print(office.write(0))
    office.now += MINUTE
    rescue(store, office.now)
    office.reload(keys)
    office.print(office.write(1, page=2))
    sent = [
        alert.id for minute in range(3000) for claim in take_all(store, NOW + minute * MINUTE) for alert in claim.alerts
    ]
    assert sorted(sent) == sorted(one.alert.id for one in list_sent(store))


def test_what_was_tried_is_not_added_to(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, "wait: 5m")
    office.print(office.write(0))
    (claim,) = claim_due(store, NOW + 5 * MINUTE, 9)
    record_outcome(store, claim, Outcome(result=Result.TEMPORARY), NOW + 5 * MINUTE, NOW + 7 * MINUTE)
    office.now = NOW + 6 * MINUTE
    office.print(office.write(1, page=2))
    assert count(store, NOW + 7 * MINUTE) == [1]
    assert count(store, NOW + 11 * MINUTE) == [1]


# --- again ------------------------------------------------------------------------------------------------------


def tell(office: Office, number: int, words: str = "低空经济") -> str:
    """Print a story about a topic; say how the alert goes."""
    url = f"https://szb.example.org/{number}.html"
    text = f"{SITES[number % 3]}第{number}次座谈谈到{words}发展。" * 2
    office.print(make_story("jiangling", text, headline=f"第{number}次座谈", page=number + 1, url=url))
    return "digest" if list_sent(office.store)[-1].delivery.due_at > office.now else "now"


def test_a_continuing_topic_waits_for_the_digest_until_its_time_is_over(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, "repeat: 3d, limit: 9")
    told = []
    for day in range(5):
        office.now = NOW + timedelta(days=day)
        told.append(tell(office, day))
    assert told == ["now", "digest", "digest", "now", "digest"]
    (claim, *_) = claim_due(store, NOW + timedelta(days=2), 9, receivers=("desk",))[1:]
    assert "同一内容已于2031年5月14日告知，列入汇总" in render(claim, office.desk.receivers["desk"], NOW).text


def test_never_tells_a_topic_once(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, "repeat: never")
    told = []
    for day in range(0, 300, 100):
        office.now = NOW + timedelta(days=day)
        told.append(tell(office, day // 100))
    assert told == ["now", "digest", "digest"]


def test_a_person_in_another_event_is_no_continuing_topic(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, "repeat: 3d")
    office.print(office.write(0))
    office.print(office.write(1, page=2))
    assert [one.delivery.due_at for one in list_sent(store)] == [NOW, NOW]


def test_what_waits_as_said_again_does_not_count_against_the_limit(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, "repeat: 3d, limit: 2")
    assert [tell(office, number) for number in range(3)] == ["now", "digest", "digest"]
    office.print(office.write(1, page=9))
    assert not list_sent(store)[-1].alert.over_limit
