from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import pytest

from alerts.covering import say_coverage
from alerts.receivers import Language, Rate, Receiver
from alerts.render import render
from monitor.demo import press
from monitor.demo.faults import NOT_FOUND, Reply
from monitor.demo.newsstand import Newsstand
from monitor.desk import Desk
from monitor.desk.coverage import find_coverage, find_span
from monitor.desk.delivery import deliver_due
from monitor.intake.pipeline import run_issue
from monitor.records import Absence, Coverage, Gap, IssueState, IssueStatus
from storage.files import StoredFile, note_folder, save_file
from storage.runs import note_followed, save_issue_status
from tests.alerts.test_render import EMAIL
from tests.desk.test_delivery import Post
from tests.factories import make_alert, make_claim, make_match
from tests.newsroom import DAY, Newsroom, open_newsroom

HALF = Coverage(
    first=DAY,
    last=DAY,
    papers=4,
    read=15,
    pages=20,
    gaps=(
        Gap(paper="江岭日报", day=DAY, why="partial", read=7, pages=8, missed=3),
        Gap(paper="人民日报", day=DAY, why="failed"),
        Gap(paper="滨海日报", day=DAY, why="pending"),
    ),
)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as room:
        yield room


def write(coverage: Coverage, language: Language) -> str:
    receiver = Receiver(id="desk", settings=EMAIL, language=language)
    return render(make_claim(coverage=coverage), receiver, datetime(2031, 5, 14, tzinfo=UTC)).text


def test_a_message_says_which_page_was_not_read(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    respond = press.respond

    def lose_page(path: str, stand: Newsstand) -> Reply:
        return NOT_FOUND if "node_03" in path else respond(path, stand)

    monkeypatch.setattr(press, "respond", lose_page)
    post = Post()
    with room.open_desk() as desk:
        assert run_issue(desk, room.fetcher(), room.paper(), DAY).state is IssueState.PARTIAL
        deliver_due(desk, desk.receivers["desk"], post.courier())
    coverage = post.sent[0].coverage
    assert coverage is not None
    assert (coverage.papers, coverage.read, coverage.pages) == (1, 3, 4)
    assert [(gap.paper, gap.why, gap.read, gap.pages) for gap in coverage.gaps] == [("江岭日报", "partial", 3, 4)]


def save(desk: Desk, state: IssueState, day: date = DAY, **given: Any) -> None:
    save_issue_status(desk.store, IssueStatus(paper_id="jiangling", day=day, state=state, tries=1, **given))


def test_what_was_read_is_counted_from_the_states_of_the_issues(room: Newsroom) -> None:
    with room.open_desk() as opened:
        desk = replace(opened, now=lambda: room.now + timedelta(days=3))
        assert find_coverage(desk, DAY, DAY) is None
        note_followed(desk.store, "jiangling", DAY)
        save(desk, IssueState.COMPLETE, pages=4, listed=4, read=9, total=9)
        save(desk, IssueState.FAILED, DAY + timedelta(days=1))
        save(desk, IssueState.NOT_PUBLISHED, DAY + timedelta(days=2))
        whole = find_coverage(desk, DAY, DAY)
        week = find_coverage(desk, DAY - timedelta(days=3), DAY + timedelta(days=9))
    assert whole == Coverage(first=DAY, last=DAY, papers=1, read=4, pages=4)
    assert week is not None
    assert [(gap.day - DAY, gap.why) for gap in week.gaps] == [
        (timedelta(days=1), "failed"),
        (timedelta(days=3), "pending"),
    ]


def test_pages_that_come_as_files_count_too(room: Newsroom) -> None:
    with room.open_desk() as desk:
        note_folder(desk.store, "inbox", room.now)
        states: tuple[Literal["read", "unread"], ...] = ("read", "read", "unread")
        for number, state in enumerate(states):
            file = StoredFile(
                path=f"{number}.txt", stamp="1", digest=str(number), paper_id="jiangling", day=DAY, state=state,
                articles=1, reason="", seen_at=room.now,
            )  # fmt: skip
            save_file(desk.store, "inbox", file)
        coverage = find_coverage(desk, DAY, DAY)
    assert coverage is not None
    assert (coverage.papers, coverage.read, coverage.pages) == (1, 2, 3)
    assert coverage.gaps == (Gap(paper="江岭日报", day=DAY, why="partial", read=2, pages=3),)


@pytest.mark.parametrize(
    ("rate", "days", "first", "last"),
    [
        ("realtime", [-9], -9, -9),
        ("realtime", [-1, -2], -2, 0),
        ("daily", [-1], -1, 0),
        ("weekly", [-1], -6, 0),
        ("weekly", [-8, -1], -8, 0),
        ("daily", [-90], -31, 0),
    ],
)
def test_a_message_covers_the_days_that_it_speaks_of(rate: Rate, days: list[int], first: int, last: int) -> None:
    due = datetime(2031, 5, 13, 22, tzinfo=UTC)  # the 14th in Shanghai
    today = date(2031, 5, 14)
    claim = make_claim(*(make_alert(day=today + timedelta(days=day)) for day in days), first_due_at=due)
    receiver = Receiver(id="desk", settings=EMAIL, rate=rate)
    assert find_span(claim, receiver) == (today + timedelta(days=first), today + timedelta(days=last))


def test_an_absence_is_of_today() -> None:
    absence = Absence(last=date(2031, 4, 1), days=43, longest=7, missed=(), chance=0.001)
    claim = make_claim(make_alert(make_match(absence=absence), day=date(2031, 4, 1)))
    assert find_span(claim, Receiver(id="desk", settings=EMAIL)) == (date(2031, 5, 14), date(2031, 5, 14))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            "：4家报纸，已读15版，共20版；江岭日报 8版中已读7版（缺3篇）；未能读取：人民日报；尚未读到：滨海日报",
        ),
        (
            "en",
            "7 of 8 pages (articles missing: 3); could not be read: People's Daily (人民日报); not read yet: 滨海日报",
        ),
    ],
)
def test_the_line_names_what_was_not_read(language: Language, said: str) -> None:
    assert said in say_coverage(HALF, language)
    assert said in write(HALF, language)


def test_many_gaps_are_counted_and_several_days_are_said() -> None:
    gaps = tuple(Gap(paper=f"报{number}", day=DAY, why="pending") for number in range(7))
    many = replace(HALF, gaps=gaps, last=DAY + timedelta(days=1), papers=1)
    english = say_coverage(many, "en")
    assert "报4" in english
    assert "报5" not in english
    assert "and others, 7 issues in all" in english
    assert " 1 paper, " in english
    assert f"报0 {DAY.year}年{DAY.month}月{DAY.day}日" in say_coverage(many, "zh")
    assert "等7期" in say_coverage(many, "zh")
