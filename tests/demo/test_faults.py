"""How an unreliable press spoils what it prints, and how its issues come out."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus

import pytest

from monitor.demo.answers import ZONE
from monitor.demo.faults import Asked, Reply, spoil
from monitor.demo.newsstand import CHANCES, Newsstand, draw_course, follow_course
from monitor.demo.press import respond, respond_stale

OPENING = datetime(2031, 5, 14, 5, 30, tzinfo=ZONE)
DAY = OPENING.date()
STAND = Newsstand(first=DAY - timedelta(days=9), last=DAY)
YESTERDAY = STAND.last - timedelta(days=1)
LIST = "/jiangling/pc/layout/203105/14/node_02.html"


def draw(rate: float, days: int = 400) -> list[str]:
    return [draw_course("jiangling", OPENING + timedelta(days=n), 4, rate).kind for n in range(days)]


def test_the_share_of_odd_issues_is_as_asked_for_and_each_kind_comes() -> None:
    assert set(draw(0.0)) == {""}
    assert set(draw(1.0)) == set(CHANCES)
    assert 60 < 400 - Counter(draw(0.25))[""] < 140


def test_a_course_is_the_same_for_whoever_asks_and_another_for_another_seed() -> None:
    assert draw(0.5) == draw(0.5)
    seeds = {tuple(draw_course("jiangling", OPENING, 4, 1.0, seed=seed).kind for _ in range(2)) for seed in range(20)}
    assert len(seeds) > 1


def test_what_changes_does_so_on_the_day_and_never_to_the_first_page() -> None:
    for turn in range(200):
        opening = OPENING + timedelta(days=turn)
        course = draw_course("lanxi", opening, 4, 1.0)
        assert 2 <= course.page <= 4
        assert opening <= course.changes_at <= opening.replace(hour=22, minute=30)


@pytest.mark.parametrize("kind", ["", *CHANCES])
def test_an_issue_comes_out_as_its_course_says(kind: str) -> None:
    changes = OPENING + timedelta(hours=6)
    course = replace(draw_course("jiangling", OPENING, 4, 0.0), kind=kind, page=2, changes_at=changes)
    before = Newsstand(first=STAND.first, last=YESTERDAY)

    def look(now: datetime) -> tuple[bool, int, bool, bool]:
        stand = follow_course(before, course, now)
        page = next((page for page in stand.show("jiangling", DAY) if page.number == 2), None)
        corrected = page is not None and "更正" in page.stories[0].paragraphs[-1]
        return stand.has(DAY), len(stand.show("jiangling", DAY)), (DAY, 2) in stand.lost, corrected

    assert not look(OPENING - timedelta(minutes=1))[0]
    expected = {
        "": ((True, 4, False, False), (True, 4, False, False)),
        "late issue": ((False, 4, False, False), (True, 4, False, False)),
        "late page": ((True, 3, False, False), (True, 4, False, False)),
        "lost page": ((True, 4, True, False), (True, 4, True, False)),
        "correction": ((True, 4, False, False), (True, 4, False, True)),
        "no issue": ((False, 4, False, False), (False, 4, False, False)),
    }
    assert (look(changes - timedelta(minutes=1)), look(changes)) == expected[kind]


def test_a_stale_list_is_that_of_the_day_before_and_a_stale_story_is_itself() -> None:
    asked = Asked(LIST, "", lambda: respond_stale(LIST, STAND))
    stale = spoil(respond(LIST, STAND), asked, "stale")
    assert "2031年05月13日" in stale.body.decode()
    assert "2031年05月14日" not in stale.body.decode()
    story = next(
        f"/jiangling/pc/content/203105/14/content_{one.number}.html" for one in STAND.show("jiangling", DAY)[1].stories
    )
    assert respond_stale(story, STAND) == respond(story, STAND)


@pytest.mark.parametrize(
    ("entry", "status", "location"),
    [
        ("/jiangling/pc/layout/index.html", HTTPStatus.FOUND, "/jiangling/pc/layout/index.html"),
        ("", HTTPStatus.OK, None),
    ],
    ids=["a site with an entry", "a site without"],
)
def test_who_is_led_home_is_led_to_the_entry(entry: str, status: HTTPStatus, location: str | None) -> None:
    printed = respond(LIST, STAND)
    reply: Reply = spoil(printed, Asked(LIST, entry, lambda: printed), "led home")
    assert (reply.status, reply.headers.get("Location")) == (status, location)
