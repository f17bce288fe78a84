"""Pages that are a picture with a PDF beside it (图片版), in a paper whose other pages list articles: to the store."""

from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest

from monitor.demo import press
from monitor.demo.edition import PrintedPage, PrintedStory, print_issue
from monitor.demo.entries import write_papers
from monitor.demo.faults import NOT_FOUND, TEXT, Reply
from monitor.demo.newsstand import Newsstand
from monitor.demo.typesetting import print_pdf
from monitor.intake.pipeline import run_issue
from monitor.intake.reparse import reparse
from monitor.records import IssueState, IssueStatus
from storage.articles import StoredArticle, find_articles
from storage.deliveries import find_deliveries
from storage.runs import find_failures
from tests.newsroom import DAY, GOVERNOR, Newsroom, open_newsroom

PAGES = print_issue("jiangling", DAY, DAY - timedelta(days=5))
FRONT, SECOND = PAGES[0], PAGES[1]
HEADLINES = {story.headline for page in (FRONT, SECOND) for story in page.stories}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as room:
        written = write_papers(room.press.url, ("jiangling",), site="picture")
        (tmp_path / "papers.yaml").write_text(written, encoding="utf-8")
        room.press.stand = Newsstand(first=DAY - timedelta(days=5), last=DAY, pages=(2,) * 7)
        yield room


def answer_with(monkeypatch: pytest.MonkeyPatch, **bodies: bytes | None) -> None:
    """Let what lies at paths that end so be other than printed; None is not there."""
    respond = press.respond
    ends = {name.replace("__", "."): body for name, body in bodies.items()}

    def answer(path: str, stand: Newsstand) -> Reply:
        for end, body in ends.items():
            if path.endswith(end):
                kind = {"Content-Type": "application/pdf"} if body and body.startswith(b"%PDF") else TEXT
                return Reply(HTTPStatus.OK, {**kind, "ETag": f'"{hash(body)}"'}, body) if body else NOT_FOUND
        return respond(path, stand)

    monkeypatch.setattr(press, "respond", answer)


def read(room: Newsroom) -> IssueStatus:
    with room.open_desk() as desk:
        return run_issue(desk, room.fetcher(), room.paper(), DAY)


def find_stored(room: Newsroom) -> list[StoredArticle]:
    with room.open_desk() as desk:
        return list(find_articles(desk.store, paper_id="jiangling", day=DAY))


def count_told(room: Newsroom) -> int:
    with room.open_desk() as desk:
        return len(find_deliveries(desk.store))


def list_page(page: PrintedPage, *, articles: bool) -> bytes:
    """The second page's list, with or without its articles."""
    rows = "".join(
        f'<li><a href="../../../c/{DAY:%Y%m/%d}/content_{story.number}.html">{story.headline}</a></li>'
        for story in page.stories
    )
    return f"""<ul id="layoutlist"><li><a href="node_01.html">第01版：要闻</a></li>
<li><a href="node_02.html">第02版：政务</a></li></ul><div><img src="02.jpg"><a
href="../../../attachment/{DAY:%Y%m/%d}/02.pdf">PDF</a></div>
<ul id="articlelist">{rows if articles else ""}</ul>""".encode()


def write_article(story: PrintedStory) -> bytes:
    text = "".join(f"<p>　　{paragraph}</p>" for paragraph in story.paragraphs)
    return f"""<p id="PreTitle">{story.kicker}</p><h2 id="Title">{story.headline}</h2>
<div id="ozoom"><founder-content>{text}</founder-content></div>""".encode()


def test_the_stories_of_both_kinds_of_pages_are_stored_and_told(room: Newsroom) -> None:
    status = read(room)
    assert (status.state, status.pages, status.reason) == (IssueState.COMPLETE, 2, "")
    stored = find_stored(room)
    assert {one.article.headline for one in stored} == HEADLINES
    assert {one.article.url.rpartition("/")[2] for one in stored if one.article.page == 2} == {
        "02.pdf?story=1", "02.pdf?story=2", "02.pdf?story=3",
    }  # fmt: skip
    assert {one.article.section for one in stored if one.article.page == 2} == {"政务"}
    with room.open_desk() as desk:
        assert {counted.failure.reason for counted in find_failures(desk.store)} == {
            "the page is a picture: its PDF was read"
        }
        told = {one.alert.article_id for one in find_deliveries(desk.store)}
        assert told == {one.article.id for one in stored if GOVERNOR in one.article.text}
        assert list(reparse(desk.store, room.config(), lambda: room.now)) == []


def test_reading_again_changes_nothing(room: Newsroom) -> None:
    read(room)
    stored, told = find_stored(room), count_told(room)
    assert read(room).state is IssueState.COMPLETE
    assert (find_stored(room), count_told(room)) == (stored, told)


def test_stories_that_the_site_puts_up_later_are_the_same_ones(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    read(room)
    before, told = {one.article.headline: one.article.id for one in find_stored(room)}, count_told(room)
    pages = {f"content_{story.number}__html": write_article(story) for story in SECOND.stories}
    answer_with(monkeypatch, node_02__html=list_page(SECOND, articles=True), **pages)
    assert read(room).state is IssueState.COMPLETE
    stored = find_stored(room)
    assert {one.article.headline: one.article.id for one in stored} == before
    assert count_told(room) == told
    assert read(room).state is IssueState.COMPLETE
    assert find_stored(room) == stored
    with room.open_desk() as desk:
        assert list(find_failures(desk.store)) == []
        assert list(reparse(desk.store, room.config(), lambda: room.now)) == []


def test_a_page_whose_articles_are_gone_for_now_is_not_read_twice(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {f"content_{story.number}__html": write_article(story) for story in SECOND.stories}
    answer_with(monkeypatch, node_02__html=list_page(SECOND, articles=True), **pages)
    read(room)
    stored = find_stored(room)
    answer_with(monkeypatch, node_02__html=list_page(SECOND, articles=False))
    status = read(room)
    assert (status.state, "no articles any more" in status.unseen) == (IssueState.COMPLETE, True)
    assert find_stored(room) == stored


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (None, "02.pdf: the server answered 404"),
        (b"<html>not yet</html>", "no list of articles"),
        (print_pdf(SECOND, DAY - timedelta(days=1)), "shows the issue of 2031-05-13"),
    ],
    ids=["missing", "no PDF", "yesterday's"],
)
def test_a_pdf_that_cannot_be_read_leaves_the_issue_in_part(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, sheet: bytes | None, reason: str
) -> None:
    answer_with(monkeypatch, **{"02__pdf": sheet})
    status = read(room)
    assert (status.state, status.pages) == (IssueState.PARTIAL, 1)
    assert reason in status.reason
    assert {one.article.page for one in find_stored(room)} == {1}


def test_a_pdf_that_cannot_be_had_later_leaves_what_was_read(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    read(room)
    stored = find_stored(room)
    answer_with(monkeypatch, **{"02__pdf": None})
    assert read(room).state is IssueState.COMPLETE
    assert find_stored(room) == stored


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.replace(b"02.jpg", b"logo.gif"),
        lambda page: page.replace(b"02.pdf", b"02.zip"),
        lambda page: page + b'<div class="new"><a href="../../../c/203105/14/content_9.html">x</a></div>',
    ],
    ids=["no picture", "no PDF", "articles in a place of another name"],
)
def test_a_page_that_only_lacks_its_list_is_a_changed_template(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, change: object
) -> None:
    assert callable(change)
    answer_with(monkeypatch, node_02__html=change(list_page(SECOND, articles=False)))
    status = read(room)
    assert status.state is IssueState.PARTIAL
    assert {one.article.page for one in find_stored(room)} == {1}
