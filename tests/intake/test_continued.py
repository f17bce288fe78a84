"""Continued stories on their way into the store: from files and from the press, late parts, alerts, reading again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from monitor.demo import press
from monitor.demo.faults import NOT_FOUND, Reply
from monitor.demo.newsstand import Newsstand
from monitor.desk import Desk
from monitor.intake.ingest import Ingested, ingest
from monitor.intake.pipeline import run_issue
from monitor.intake.reparse import reparse
from monitor.records import Article, IssueState
from storage.articles import StoredArticle, find_articles, get_article, get_facts
from storage.deliveries import find_deliveries
from storage.maintenance import find_damage
from storage.people import find_person
from storage.search import search
from tests.newsroom import DAY, GOVERNOR, Newsroom, open_newsroom

FRONT = """要闻

白石市育秧工厂建成投产

本报讯 5月13日，白石市育秧工厂开工，首批秧
苗装盘。白石市市长阮文澜到场察看，要求农机合
作社把秧苗管护到人到田，确保一季早稻不误农时，
各县区要算好水账、肥账、工时账，把每一道工序
（下转第4版）
"""
INSIDE = f"""综合

白石市育秧工厂建成投产

（上接第一版）落到田块。江岭省省长{GOVERNOR}次日
也到白石市育秧工厂调研，询问机插秧作业进度。
他说，育秧要早，机插要快，管护要细。
"""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as room:
        yield room


def read_in(room: Newsroom, desk: Desk, **pages: str) -> Ingested:
    files = []
    for name, text in pages.items():
        file = room.folder / f"{name}.txt"
        file.write_text(f"0{name[-1]}版 {text}", encoding="utf-8")
        files.append(file)
    return ingest(desk, room.paper(), DAY, files)


def list_stored(desk: Desk) -> tuple[StoredArticle, ...]:
    return find_articles(desk.store, day=DAY)


def only(desk: Desk) -> Article:
    (stored,) = list_stored(desk)
    return stored.article


def test_files_of_one_day_are_joined_and_told_as_one_story(room: Newsroom) -> None:
    with room.open_desk() as desk:
        done = read_in(room, desk, page1=FRONT, page4=INSIDE)
        story = only(desk)
        assert (done.failures, [one.article_id for one in done.saved]) == ((), [story.id])
        assert (story.page, [place.page for place in story.continuations], story.marks) == (1, [4], ())
        assert "把每一道工序落到田块。" in story.text
        assert {(one.alert.page, one.alert.continuations) for one in find_deliveries(desk.store)} == {
            (1, story.continuations)
        }
        spans = [span for person in get_facts(desk.store, story.id).people for span in person.mentions]
        assert GOVERNOR in {story.text[span.start : span.end] for span in spans if span.where == "text"}


@pytest.mark.parametrize("order", [("page1", "page4"), ("page4", "page1")])
def test_a_part_that_comes_later_is_joined_to_the_one_that_is_stored(room: Newsroom, order: tuple[str, str]) -> None:
    texts = {"page1": FRONT, "page4": INSIDE}
    with room.open_desk() as desk:
        read_in(room, desk, **{order[0]: texts[order[0]]})
        alone = only(desk)
        assert [(mark.direction, mark.why) for mark in alone.marks] == [
            ("on" if order[0] == "page1" else "from", "missing")
        ]
        read_in(room, desk, **{order[1]: texts[order[1]]})
        story = only(desk)
        assert (story.page, [place.page for place in story.continuations], story.marks) == (1, [4], ())
        assert [hit.article_id for hit in search(desk.store, GOVERNOR)] == [story.id]
        assert [hit.continued_on for hit in search(desk.store, "省")] == [(4,)]
        person = find_person(desk.store, GOVERNOR)
        assert person
        assert {seen.article_id for seen in person.appearances} == {story.id}
        stored = get_article(desk.store, alone.id)
        assert stored.joined_into == ("" if order[0] == "page1" else story.id)
        assert list(find_damage(desk.store)) == []
        assert list(reparse(desk.store, room.config(), desk.now)) == []


@pytest.mark.parametrize("again", ["page1", "page4"])
def test_a_joined_story_stays_whole_when_only_one_part_is_read_again(room: Newsroom, again: str) -> None:
    texts = {"page1": FRONT, "page4": INSIDE}
    with room.open_desk() as desk:
        read_in(room, desk, **texts)
        before = list_stored(desk)
        done = read_in(room, desk, **{again: texts[again]})
        assert [(one.article_id, one.state) for one in done.saved] == [(before[0].article.id, "same")]
        assert list_stored(desk) == before


def test_a_corrected_first_part_is_joined_anew(room: Newsroom) -> None:
    with room.open_desk() as desk:
        read_in(room, desk, page1=FRONT, page4=INSIDE)
        (before,) = list_stored(desk)
        read_in(room, desk, page1=FRONT.replace("水账、肥账", "水账、种账"), page4=INSIDE)
        (after,) = list_stored(desk)
        assert (after.article.id, after.revision) == (before.article.id, before.revision + 1)
        assert "种账" in after.article.text
        assert [place.page for place in after.article.continuations] == [4]


def test_reading_again_joins_what_an_older_program_stored_apart(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room.open_desk() as desk:
        with monkeypatch.context() as patch:
            patch.setattr("monitor.epaper.join_stories", tuple)
            read_in(room, desk, page1=FRONT, page4=INSIDE)
            assert len(list_stored(desk)) == 2
        dry = [change.what for change in reparse(desk.store, room.config(), desk.now, dry_run=True)]
        assert len(list_stored(desk)) == 2
        assert [change.what for change in reparse(desk.store, room.config(), desk.now)] == dry == ["revised", "joined"]
        assert [place.page for place in only(desk).continuations] == [4]
        assert list(reparse(desk.store, room.config(), desk.now)) == []


# --- from the press -----------------------------------------------------------------------------------------------


def list_urls(room: Newsroom) -> tuple[str, str]:
    """The addresses of the first stories of pages 1 and 2 of a day's issue."""
    before = room.folder / "before"
    before.mkdir()
    with open_newsroom(before, first=DAY, last=DAY) as other, other.open_desk() as desk:
        run_issue(desk, other.fetcher(), other.paper(), DAY)
        stored = list_stored(desk)
        urls = [next(one.article.url for one in stored if one.article.page == page) for page in (1, 2)]
    return urlsplit(urls[0]).path, urlsplit(urls[1]).path


def part_story(monkeypatch: pytest.MonkeyPatch, first: str, second: str, *, missing: str = "") -> None:
    """Let the press print the first page's story on two pages, and answer 404 for a path."""
    respond = press.respond

    def answer(path: str, stand: Newsstand) -> Reply:
        reply = respond(path, stand)
        if missing and missing in path:
            return NOT_FOUND
        if path not in {first, second}:
            return reply
        text = respond(first, stand).body.decode()
        at = text.rindex("</p>")
        mark = "（下转第2版）" if path == first else ""
        body = text[:at] + mark + text[at:]
        if path == second:
            start = text.index("<p>") + 3
            body = text[:start] + "（上接第1版）续文一段，育秧要早。</p>" + text[at + 4 :]
        return Reply(reply.status, {**reply.headers, "ETag": f'"{len(body)}"'}, body.encode())

    monkeypatch.setattr(press, "respond", answer)


def test_an_issue_with_a_continued_story_is_complete_with_it_joined(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = list_urls(room)
    with room.open_desk() as desk:
        with monkeypatch.context() as patch:
            part_story(patch, first, second, missing=second)
            status = run_issue(desk, room.fetcher(), room.paper(), DAY)
            assert (status.state, status.read) == (IssueState.PARTIAL, status.total - 1)
        part_story(monkeypatch, first, second)
        room.now += timedelta(hours=1)
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (status.state, status.read) == (IssueState.COMPLETE, status.total)
        stored = list_stored(desk)
        (story,) = (one.article for one in stored if urlsplit(one.article.url).path == first)
        assert ([urlsplit(place.url).path for place in story.continuations], story.marks) == ([second], ())
        assert len(stored) == status.total - 1
        assert "续文一段，育秧要早。" in story.text
        again = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (again.read, list_stored(desk)) == (again.total, stored)
