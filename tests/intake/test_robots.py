"""What robots.txt forbids is a fault of the issue that says what to do; the press shows what was asked."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.intake.pipeline import run_issue
from monitor.records import IssueState
from storage.runs import find_failures
from tests.newsroom import DAY, Newsroom, open_newsroom

BAN = "User-agent: *\nDisallow: /jiangling/\n"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as room:
        yield room


def test_a_forbidden_issue_has_failed_and_is_not_taken_for_one_that_was_not_published(room: Newsroom) -> None:
    room.press.robots = BAN
    room.now += timedelta(hours=20)  # the window is over: an issue that is not there would not come any more
    with room.open_desk() as desk:
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        [failure] = find_failures(desk.store)
    assert status.state is IssueState.FAILED
    assert "line 2, 'Disallow: /jiangling/'" in status.reason
    assert "ignore_robots" in failure.failure.reason
    assert room.count_asked() == {"/robots.txt": 1}


def test_forbidden_articles_make_an_issue_partial(room: Newsroom) -> None:
    room.press.robots = "User-agent: Yaowen\nDisallow: /jiangling/pc/content/*1.html\n"
    with room.open_desk() as desk:
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (status.state, status.total) == (IssueState.PARTIAL, 11)
        assert len(find_failures(desk.store)) == status.total - status.read == 4


def test_an_entry_with_a_reason_is_read_all_the_same(room: Newsroom) -> None:
    room.press.robots = BAN
    papers = room.folder / "papers.yaml"
    reason = '"ignore_robots": "the house prints this press for itself", '
    text = papers.read_text(encoding="utf-8")
    papers.write_text(text.replace('"pace": 0.0', reason + '"pace": 0.0'), encoding="utf-8")
    with room.open_desk() as desk:
        assert run_issue(desk, room.fetcher(), room.paper(), DAY).state is IssueState.COMPLETE
    assert "/robots.txt" not in room.count_asked()
