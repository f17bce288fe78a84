"""A site that still gives yesterday's list for today, where no list names its day: nothing is stored under today."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest

from monitor.demo import press
from monitor.demo.edition import print_issue
from monitor.demo.entries import write_papers
from monitor.demo.faults import Faults, Reply
from monitor.demo.newsstand import Newsstand
from monitor.intake.pipeline import run_issue
from monitor.records import IssueState, IssueStatus
from storage.articles import find_articles
from storage.deliveries import find_deliveries
from tests.newsroom import DAY, Newsroom, open_newsroom

BEFORE = DAY - timedelta(days=1)
FIRST = BEFORE - timedelta(days=1)
NIGHT = timedelta(hours=17)  # from the morning until the window has closed
Answer = Callable[..., Reply]
RIGHT = press.respond


@pytest.fixture
def room(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as room:
        written = write_papers(room.press.url, ("jiangling",), site=request.param)
        (tmp_path / "papers.yaml").write_text(written, encoding="utf-8")
        room.press.stand = Newsstand(first=FIRST, last=DAY, pages=(2,) * 7)
        yield room


def read(room: Newsroom, day: str = "today") -> IssueStatus:
    with room.open_desk() as desk:
        return run_issue(desk, room.fetcher(), room.paper(), DAY if day == "today" else BEFORE)


def list_stored(room: Newsroom) -> list[tuple[int | None, str]]:
    with room.open_desk() as desk:
        found = find_articles(desk.store, paper_id="jiangling", day=DAY)
        return sorted((one.article.page, one.article.headline) for one in found if one.article.page)


def list_printed() -> list[tuple[int, str]]:
    pages = print_issue("jiangling", DAY, FIRST)[:2]
    return sorted((page.number, story.headline) for page in pages for story in page.stories)


def count_told(room: Newsroom) -> int:
    with room.open_desk() as desk:
        return len(find_deliveries(desk.store))


def give_old_bytes(path: str, stand: Newsstand, posted: str = "") -> Reply:
    """What lay at the address with yesterday's day in it, to the letter."""
    return RIGHT(path.replace("20310514", "20310513"), stand, posted)


def refuse_yesterday(path: str, stand: Newsstand, posted: str = "") -> Reply:
    return Reply(HTTPStatus.FORBIDDEN, {}, b"") if re.search("203105/?13", path) else RIGHT(path, stand, posted)


def give_old_second_page(path: str, stand: Newsstand, posted: str = "") -> Reply:
    return RIGHT(path.replace("2031-05-14", "2031-05-13") if "page=02" in path else path, stand, posted)


@pytest.mark.parametrize("room", ["jiefang", "keji"], indirect=True)
@pytest.mark.parametrize("earlier", [True, False], ids=["yesterday's was read", "the first issue"])
def test_a_list_without_day_that_is_yesterday_s_is_not_today_s_issue(room: Newsroom, *, earlier: bool) -> None:
    if earlier:
        read(room, "yesterday")
    told = count_told(room)
    room.press.faults = Faults(rate=1.0, kinds=("stale",))
    status = read(room)
    assert (status.state, list_stored(room), count_told(room)) == (IssueState.PENDING, [], told), status
    assert "2031-05-13" in status.reason
    room.now += NIGHT
    assert read(room).state is IssueState.NOT_PUBLISHED
    room.press.faults = Faults()
    assert (read(room).state, list_stored(room)) == (IssueState.COMPLETE, list_printed())


@pytest.mark.parametrize("room", ["joyhua"], indirect=True)
def test_an_answer_that_is_yesterday_s_to_the_letter_is_not_today_s(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(room, "yesterday")
    monkeypatch.setattr(press, "respond", give_old_bytes)
    assert (read(room).state, list_stored(room)) == (IssueState.PENDING, [])
    monkeypatch.setattr(press, "respond", RIGHT)
    status = read(room)
    assert (status.state, list_stored(room)) == (IssueState.COMPLETE, list_printed()), status.reason


@pytest.mark.parametrize("room", ["joyhua"], indirect=True)
def test_a_first_issue_with_the_titles_of_the_day_before_is_not_out(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "respond", give_old_bytes)
    assert (read(room).state, list_stored(room)) == (IssueState.PENDING, [])
    monkeypatch.setattr(press, "respond", RIGHT)
    status = read(room)
    assert (status.state, status.reason, list_stored(room)) == (IssueState.COMPLETE, "", list_printed())


@pytest.mark.parametrize(
    ("room", "is_doubtful"), [("joyhua", True), ("detailart", False)], indirect=["room"], ids=["no day", "a day"]
)
def test_a_first_issue_of_which_nothing_says_the_day_is_said_to_be_uncertain(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, *, is_doubtful: bool
) -> None:
    monkeypatch.setattr(press, "respond", refuse_yesterday)
    first = read(room)
    again = read(room)
    assert first.state is again.state is IssueState.COMPLETE
    assert [("may be of an earlier day" in one.reason) for one in (first, again)] == [is_doubtful] * 2


@pytest.mark.parametrize("room", ["jiefang"], indirect=True)
def test_one_page_that_is_yesterday_s_is_missing_and_takes_nothing_away(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(room, "yesterday")
    monkeypatch.setattr(press, "respond", give_old_second_page)
    status = read(room)
    assert (status.state, list_stored(room)) == (IssueState.PARTIAL, [one for one in list_printed() if one[0] == 1])
    monkeypatch.setattr(press, "respond", RIGHT)
    assert read(room).state is IssueState.COMPLETE
    room.press.faults = Faults(rate=1.0, kinds=("stale",))
    assert (read(room).state, list_stored(room)) == (IssueState.COMPLETE, list_printed())


@pytest.mark.parametrize("room", ["jiefang"], indirect=True)
def test_the_day_before_is_asked_for_at_the_first_issue_only(room: Newsroom) -> None:
    asked = "/jiangling_jiefang/journal/2031-05-13/getJournalPage.do?page=01&code=jfrb"
    assert read(room).state is IssueState.COMPLETE
    read(room)
    assert room.count_asked()[asked] == 1
