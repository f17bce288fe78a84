"""Articles on several pages (下一页): all of them joined, or none; to the store."""

from collections.abc import Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

import pytest

from monitor.demo import press
from monitor.demo.edition import print_issue
from monitor.demo.entries import write_papers
from monitor.demo.faults import NOT_FOUND, TEXT, Reply
from monitor.demo.newsstand import Newsstand
from monitor.epaper import MOST_PARTS, find_next_part
from monitor.epaper.parted import number_part
from monitor.intake.pipeline import run_issue
from monitor.intake.reparse import reparse
from monitor.papers.files import load_papers
from monitor.records import IssueState, IssueStatus, Snapshot
from storage.articles import find_articles
from tests.newsroom import DAY, Newsroom, open_newsroom

STORIES = [story for page in print_issue("jiangling", DAY, DAY)[:2] for story in page.stories]
PRINTED = {story.headline: story.paragraphs for story in STORIES}
LONGEST = max(STORIES, key=lambda story: len(story.paragraphs))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as room:
        written = write_papers(room.press.url, ("jiangling",), site="parted")
        (tmp_path / "papers.yaml").write_text(written, encoding="utf-8")
        room.press.stand = Newsstand(first=DAY, last=DAY, pages=(2,) * 7)
        yield room


def read(room: Newsroom) -> IssueStatus:
    with room.open_desk() as desk:
        return run_issue(desk, room.fetcher(), room.paper(), DAY)


def list_stored(room: Newsroom) -> dict[str, tuple[str, ...]]:
    with room.open_desk() as desk:
        found = find_articles(desk.store, paper_id="jiangling", day=DAY)
        return {one.article.headline: one.article.paragraphs for one in found}


def write_part(text: str, onward: str) -> bytes:
    return f"""<h2 id="Title">{LONGEST.headline}</h2>
<div id="ozoom"><founder-content><p>{text}</p></founder-content></div><a href="{onward}">下一页</a>""".encode()


def change_part(monkeypatch: pytest.MonkeyPatch, end: str, body: bytes | None) -> None:
    respond = press.respond

    def answer(path: str, stand: Newsstand) -> Reply:
        if not path.endswith(end):
            return respond(path, stand)
        return Reply(HTTPStatus.OK, {**TEXT, "ETag": '"changed"'}, body) if body else NOT_FOUND

    monkeypatch.setattr(press, "respond", answer)


def test_all_pages_of_an_article_are_one_article(room: Newsroom) -> None:
    assert len(LONGEST.paragraphs) > 4
    status = read(room)
    assert (status.state, list_stored(room)) == (IssueState.COMPLETE, PRINTED), status.reason
    with room.open_desk() as desk:
        assert list(reparse(desk.store, room.config(), lambda: room.now)) == []
    assert (read(room).state, list_stored(room)) == (IssueState.COMPLETE, PRINTED)


def test_an_article_of_which_a_page_is_missing_waits_for_it(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    right = press.respond
    change_part(monkeypatch, f"content_{LONGEST.number}_2.html", None)
    assert read(room).state is IssueState.PARTIAL
    assert list_stored(room) == {head: text for head, text in PRINTED.items() if head != LONGEST.headline}
    monkeypatch.setattr(press, "respond", right)
    assert (read(room).state, list_stored(room)) == (IssueState.COMPLETE, PRINTED)


def test_a_page_that_turns_back_ends_the_article(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    own = f"content_{LONGEST.number}.html"
    change_part(monkeypatch, own.replace(".html", "_2.html"), write_part("最后一段。", own))
    assert read(room).state is IssueState.COMPLETE
    assert list_stored(room)[LONGEST.headline] == (*LONGEST.paragraphs[:2], "最后一段。")


def test_an_article_without_end_is_refused(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    respond, asked = press.respond, f"content_{LONGEST.number}_"

    def answer(path: str, stand: Newsstand) -> Reply:
        if asked not in path:
            return respond(path, stand)
        number = int(path.rpartition("_")[2].partition(".")[0])
        body = write_part(f"第{number}段。", f"{asked}{number + 1}.html")
        return Reply(HTTPStatus.OK, {**TEXT, "ETag": f'"{number}"'}, body)

    monkeypatch.setattr(press, "respond", answer)
    status = read(room)
    assert (status.state, f"more than {MOST_PARTS} pages" in status.reason) == (IssueState.PARTIAL, True)
    assert LONGEST.headline not in list_stored(room)


FIRST = "https://hbrb.hebnews.cn/pc/paper/c/203105/14/content_7.html"


@pytest.mark.parametrize(
    ("first", "url", "number"),
    [
        (FIRST, FIRST.replace("_7", "_7_2"), 2),
        (FIRST, FIRST.replace("_7", "_7-13"), 13),
        (FIRST + "?div=-1", FIRST.replace("_7", "_7_2"), 0),
        (FIRST, FIRST.replace("_7", "_8"), 0),
        (FIRST, FIRST.replace("_7", "_7_1001"), 0),
        (FIRST, FIRST.replace("/14/", "/15/").replace("_7", "_7_2"), 0),
        ("https://e.org/show.php?id=7", "https://e.org/show.php?id=7&page=2", 2),
        ("https://e.org/show.php?id=7", "https://e.org/show.php?id=8&page=2", 0),
        ("https://e.org/show.php?id=7", "https://f.org/show.php?id=7&page=2", 0),
    ],
)
def test_a_further_page_has_the_address_of_the_first_with_a_number(first: str, url: str, number: int) -> None:
    assert number_part(first, url) == number


@pytest.mark.parametrize(
    "link",
    ["../../../layout/203105/14/node_02.html", "content_8.html", "http://other.example.net/content_7_2.html", ""],
    ids=["page of the issue", "another article", "another host", "itself"],
)
def test_the_next_page_of_something_else_is_not_followed(link: str) -> None:
    content = f'<a href="{link}">下一页</a>'.encode()
    shown = Snapshot(url=FIRST, fetched_at=datetime.now(UTC), content=content)
    assert find_next_part(load_papers()["hebei_ribao"], FIRST, 2, shown) == ""
