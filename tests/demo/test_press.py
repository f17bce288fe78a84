"""The press's answers: what is out, what is not, and what a second asking costs."""

from collections.abc import Iterator
from datetime import date, timedelta
from http import HTTPStatus

import httpx
import pytest

from monitor.demo.edition import load_house, print_issue
from monitor.demo.newsstand import Newsstand
from monitor.demo.press import Press, respond, serve_press

FIRST = date(2026, 3, 30)
STAND = Newsstand(first=FIRST, last=FIRST + timedelta(days=9), missing=frozenset({FIRST + timedelta(days=4)}))
PAGE = "/jiangling/pc/layout/202603/30/node_01.html"


@pytest.fixture
def press() -> Iterator[Press]:
    with serve_press(STAND) as running:
        yield running


@pytest.mark.parametrize(
    "path",
    [
        "/jiangling/pc/layout/202603/29/node_01.html",
        "/jiangling/pc/layout/202604/09/node_01.html",
        "/jiangling/pc/layout/202604/03/node_01.html",
        "/jiangling/pc/layout/202613/30/node_01.html",
        "/jiangling/pc/layout/202603/30/node_05.html",
        "/lanxi/html/2026-03/30/node_1.htm",
        "/lanxi/html/2026-03/30/content_1.htm",
        "/elsewhere/index.html",
        "/",
    ],
    ids=["before", "after", "missing", "no day", "no page", "no node", "no article", "no paper", "root"],
)
def test_what_is_not_out_is_not_found(path: str) -> None:
    assert respond(path, STAND).status == HTTPStatus.NOT_FOUND


def test_the_entries_lead_to_the_newest_issue_that_is_out() -> None:
    gone = Newsstand(first=FIRST, last=FIRST + timedelta(days=4), missing=STAND.missing)
    assert b"202604/02/node_01.html" in respond("/jiangling/pc/layout/index.html", gone).body
    assert b"URL=html/2026-04/02/node_2.htm" in respond("/lanxi/paperindex.htm", gone).body


def test_a_stand_with_nothing_out_has_no_newest_issue() -> None:
    assert Newsstand(first=FIRST, last=FIRST, missing=frozenset({FIRST})).newest is None


def test_the_older_site_speaks_gb18030_and_does_not_say_so() -> None:
    reply = respond("/lanxi/html/2026-03/30/node_2.htm?v=1", STAND)
    assert reply.headers["Content-Type"] == "text/html"
    assert "第01版：头版" in reply.body.decode("gb18030")


@pytest.mark.parametrize("paper_id", ["jiangling", "lanxi"])
@pytest.mark.parametrize("turn", [0, 1, 2, 100, 365])
def test_every_day_has_four_pages_of_numbered_stories(paper_id: str, turn: int) -> None:
    pages = print_issue(paper_id, FIRST + timedelta(days=turn), FIRST)
    stories = [story for page in pages for story in page.stories]
    assert [page.number for page in pages] == [1, 2, 3, 4]
    assert len({story.number for story in stories}) == len(stories) >= 8
    assert not [story for story in stories if "{" in "".join((story.headline, *story.paragraphs))]


def test_the_sample_days_print_every_story_once() -> None:
    printed = [
        story
        for paper_id in ("jiangling", "lanxi")
        for turn in (0, 1)
        for page in print_issue(paper_id, FIRST + timedelta(days=turn), FIRST)
        for story in page.stories
    ]
    assert len(printed) == len(load_house()["story"])


def test_no_two_days_print_the_same_article_numbers() -> None:
    days = [FIRST + timedelta(days=turn) for turn in range(40)]
    numbers = [s.number for day in days for page in print_issue("lanxi", day, FIRST) for s in page.stories + page.rows]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(("asked", "told"), [("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")])
def test_a_known_page_is_answered_with_304(press: Press, asked: str, told: str) -> None:
    first = httpx.get(press.url + PAGE)
    again = httpx.get(press.url + PAGE, headers={asked: first.headers[told]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert (press.requests[PAGE], press.unchanged[PAGE]) == (2, 1)


def test_another_etag_gets_the_page(press: Press) -> None:
    assert httpx.get(press.url + PAGE, headers={"If-None-Match": '"old"'}).status_code == HTTPStatus.OK


def test_the_page_of_a_day_appears_when_it_is_published(press: Press) -> None:
    path = "/lanxi/html/2026-04/09/node_2.htm"
    before = httpx.get(press.url + path).status_code
    press.publish(date(2026, 4, 9))
    assert (before, httpx.get(press.url + path).status_code) == (404, 200)


def test_nothing_is_said_of_an_asker_who_did_not_wait(press: Press, capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(press, BrokenPipeError(), capsys) == ""
    assert "no such story" in tell(press, ValueError("no such story"), capsys)


def tell(press: Press, error: Exception, capsys: pytest.CaptureFixture[str]) -> str:
    """Let an answer fail with an error, give what the press prints."""
    try:
        raise error
    except type(error):
        press.server.handle_error(None, ("127.0.0.1", 1))
    return capsys.readouterr().err
