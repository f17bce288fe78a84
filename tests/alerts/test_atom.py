"""The feed, read back by feedparser."""

import os
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest

from alerts.channels import send
from alerts.receivers import AtomSettings, Receiver
from alerts.render import render
from monitor.records import Alert, Outcome, Result
from tests.alerts.hostile import LINKS, TITLES
from tests.factories import NOW, make_alert, make_claim, make_match


def make_feed(path: Path, **given: Any) -> Receiver:
    return Receiver(id="feed", settings=AtomSettings(path=str(path), **given))


def put(receiver: Receiver, *alerts: Alert) -> Outcome:
    return send(render(make_claim(*alerts), receiver, NOW), receiver)


def read(path: Path) -> Any:
    parsed = feedparser.parse(path.read_bytes())
    assert not parsed.bozo
    return parsed


def number_alerts(*numbers: int, **given: Any) -> list[Alert]:
    return [
        make_alert(article_id=f"a{n}", headline=f"第{n}条", created_at=NOW + timedelta(minutes=n), **given)
        for n in numbers
    ]


def test_an_entry_says_what_happened_where_and_why(tmp_path: Path) -> None:
    path = tmp_path / "feeds" / "all.xml"
    assert put(make_feed(path), make_alert(make_match(uncertain="no_post"))).result is Result.ACCEPTED
    parsed = read(path)
    (entry,) = parsed.entries
    assert entry.title == "顾知远（云岭省省长）在临川调研"
    assert (entry.author, entry.link) == ("云岭日报", "https://epaper.example.org/20310514/1-1.html")
    assert [(tag.term, tag.label) for tag in entry.tags] == [("yunling", "云岭")]
    assert all(words in entry.summary for words in ("云岭日报", "第1版", "关注人物", "存疑"))
    assert "【顾知远】" in entry.content[0].value
    assert (parsed.feed.title, parsed.feed.updated) == ("要闻 · 云岭", entry.updated)


def test_the_newest_come_first_a_number_of_them_is_kept_and_a_repeat_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    feed = make_feed(path, entries=3)
    for number in (2, 1, 4, 3):
        put(feed, *number_alerts(number))
    before = path.read_bytes()
    ids = [entry.id for entry in read(path).entries]
    put(feed, *number_alerts(4))
    assert path.read_bytes() == before
    assert [entry.title[-3:] for entry in read(path).entries] == ["第4条", "第3条", "第2条"]
    assert len(set(ids)) == 3


def test_a_file_for_each_watch(tmp_path: Path) -> None:
    feed = make_feed(tmp_path / "{watch}.xml")
    put(feed, *number_alerts(1), *number_alerts(2, watch_id="../省长 一"), *number_alerts(3))
    named, strange = sorted(tmp_path.iterdir(), reverse=True)
    assert (named.name, len(read(named).entries)) == ("yunling.xml", 2)
    assert strange.name.startswith("_省长_一-")
    assert put(feed, *number_alerts(4)).detail == str(named)


def test_readers_see_whole_files_and_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    feed = make_feed(path)
    threads = [threading.Thread(target=put, args=(feed, *number_alerts(n))) for n in range(20)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        if path.exists():
            read(path)
    assert len(read(path).entries) == 20
    assert [file.name for file in tmp_path.iterdir()] == ["feed.xml"]


def test_a_web_server_of_another_user_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    put(make_feed(path), make_alert())
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("content", [b"", b"<feed", b"no feed at all"])
def test_a_file_that_is_no_feed_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(content)
    outcome = put(make_feed(path), make_alert())
    assert (outcome.result, path.read_bytes()) == (Result.TEMPORARY, content)
    assert str(path) in outcome.detail


def test_a_folder_in_the_way_is_tried_again_later(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").mkdir()
    assert put(make_feed(tmp_path / "feed.xml"), make_alert()).result is Result.TEMPORARY
    assert os.listdir(tmp_path) == ["feed.xml"]  # noqa: PTH208 - nothing half written stays


@pytest.mark.parametrize("words", [*TITLES, *LINKS, "]]>", "\ufffe\uffff"])
def test_hostile_texts_stay_text(tmp_path: Path, words: str) -> None:
    """threats: J4."""
    match = make_match(words, words, person=words, posts=(words,))
    alert = make_alert(match, headline=words, paper=words, watch_name=words, url=words)
    path = tmp_path / "feed.xml"
    assert put(make_feed(path), replace(alert, section=words)).result is Result.ACCEPTED
    (entry,) = read(path).entries
    assert entry.content[0].type == "text/plain"
    assert all(link.href.startswith(("http://", "https://")) for link in entry.get("links", ()))
