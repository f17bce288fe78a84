"""A paper that is read off its feeds, from the press to the store: all day, each item once, and each fault told."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.demo import press
from monitor.demo.entries import write_papers
from monitor.demo.faults import NOT_FOUND, Reply
from monitor.demo.newsstand import Newsstand
from monitor.intake.pipeline import run_issue
from monitor.intake.reparse import reparse
from monitor.plan import Due, Reason
from monitor.records import IssueState, IssueStatus
from monitor.service.rounds import find_due
from storage.articles import find_articles
from storage.deliveries import find_deliveries
from storage.runs import find_failures
from tests.newsroom import DAY, Newsroom, open_newsroom

SITES = ("rss", "atom")


@pytest.fixture(params=SITES)
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as room:
        papers = write_papers(room.press.url, site=request.param)
        (tmp_path / "papers.yaml").write_text(papers, encoding="utf-8")
        yield room


def change_feeds(
    monkeypatch: pytest.MonkeyPatch, part: str, *, old: str = "", new: str = "", gone: bool = False
) -> None:
    """Let the press print other words at the paths that hold `part`, or nothing."""
    respond = press.respond

    def answer(path: str, stand: Newsstand) -> Reply:
        reply = respond(path, stand)
        if part not in path:
            return reply
        body = reply.body.replace(old.encode("gb18030"), new.encode("gb18030")).replace(old.encode(), new.encode())
        return NOT_FOUND if gone else Reply(reply.status, {**reply.headers, "ETag": f'"{hash(body)}"'}, body)

    monkeypatch.setattr(press, "respond", answer)


def read(room: Newsroom) -> IssueStatus:
    with room.open_desk() as desk:
        return run_issue(desk, room.fetcher(), room.paper(), DAY)


def count_stored(room: Newsroom) -> int:
    with room.open_desk() as desk:
        return len(find_articles(desk.store, paper_id="jiangling", day=DAY))


def test_the_items_of_the_day_are_the_issue_and_are_told(room: Newsroom) -> None:
    status = read(room)
    assert (status.state, status.pages, status.read, status.reason) == (IssueState.COMPLETE, 4, status.total, "")
    assert count_stored(room) == status.total == 11
    with room.open_desk() as desk:
        assert {one.delivery.receiver_id for one in find_deliveries(desk.store)} == {"desk", "hook"}
        assert find_failures(desk.store) == ()


def test_a_late_item_is_read_and_the_others_are_not_told_again(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    ends = {"/rss/01.xml": "item", "/feeds/01.atom": "entry"}
    with monkeypatch.context() as patch:
        for part, tag in ends.items():
            change_feeds(patch, part, old=f"<{tag}>", new=f"<late{tag}>")
        early = read(room)
    assert early.state is IssueState.COMPLETE
    with room.open_desk() as desk:
        told = len(find_deliveries(desk.store))
        room.now += timedelta(minutes=30)
        [due] = find_due(desk.store, (room.paper(),), room.now)
        assert due == Due(paper_id="jiangling", day=DAY, reason=Reason.LOOK_OVER)
    late = read(room)
    assert (late.state, late.total) == (IssueState.COMPLETE, early.total + 3)
    assert count_stored(room) == late.total
    with room.open_desk() as desk:
        assert len(find_deliveries(desk.store)) > told
        assert len({(one.alert.id, one.delivery.receiver_id) for one in find_deliveries(desk.store)}) == len(
            find_deliveries(desk.store)
        )


def test_a_feed_is_looked_at_all_day_and_once_after_midnight(room: Newsroom) -> None:
    read(room)
    looks = []
    with room.open_desk() as desk:
        for _ in range(40):
            room.now += timedelta(minutes=30)
            due = [one for one in find_due(desk.store, (room.paper(),), room.now) if one.day == DAY]
            looks += [room.now for _ in due]
            if due:
                run_issue(desk, room.fetcher(), room.paper(), DAY)
    assert len(looks) == 33  # every half hour from 08:00 to midnight
    assert {path: count for path, count in room.count_asked().items() if "news/" in path and count > 2} == {}


def test_an_item_that_appears_at_midnight_is_found_by_the_look_behind_it_and_told_once(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    midnight = room.now + timedelta(hours=16, minutes=30)  # from half past seven
    with monkeypatch.context() as patch:
        for part, tag in {"/rss/01.xml": "item", "/feeds/01.atom": "entry"}.items():
            change_feeds(patch, part, old=f"<{tag}>", new=f"<late{tag}>")
        early = read(room)
        room.now = midnight - timedelta(minutes=5)
        read(room)
    with room.open_desk() as desk:
        told = len(find_deliveries(desk.store))
        room.now = midnight + timedelta(minutes=25)
        due = [one for one in find_due(desk.store, (room.paper(),), room.now) if one.day == DAY]
    assert [one.reason for one in due] == [Reason.LOOK_OVER]
    late = read(room)
    assert (late.total, count_stored(room)) == (early.total + 3, early.total + 3)
    with room.open_desk() as desk:
        delivered = find_deliveries(desk.store)
        assert told < len(delivered) == len({(one.alert.id, one.delivery.receiver_id) for one in delivered})
        room.now += timedelta(minutes=30)
        assert [one for one in find_due(desk.store, (room.paper(),), room.now) if one.day == DAY] == []


def test_a_feed_that_is_gone_is_a_fault_and_no_day_without_news(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        for part in ("rss/", "feeds/"):
            change_feeds(patch, part, gone=True)
        assert read(room).state is IssueState.FAILED
    with monkeypatch.context() as patch:
        for part in ("rss/01", "feeds/01"):
            change_feeds(patch, part, gone=True)
        status = read(room)
        assert (status.state, status.pages, "404" in status.reason) == (IssueState.PARTIAL, 3, True)
    assert read(room).state is IssueState.COMPLETE


def test_what_no_article_is_made_of_is_shown_until_it_is_there(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        for part, end in (("/rss/01.xml", "</rss>"), ("/feeds/01.atom", "</feed>")):
            change_feeds(patch, part, old=end)
        assert read(room).state is IssueState.COMPLETE
        with room.open_desk() as desk:
            [failure] = find_failures(desk.store)
            assert failure.failure.reason == "the feed is cut: its last item was left out"
    read(room)
    with room.open_desk() as desk:
        assert find_failures(desk.store) == ()


def test_the_snapshots_read_again_give_the_same(room: Newsroom) -> None:
    read(room)
    config = room.config()
    with room.open_desk() as desk:
        assert list(reparse(desk.store, config, lambda: room.now)) == []
