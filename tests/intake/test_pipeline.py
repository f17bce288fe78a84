import socket
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import monitor.desk.telling
import monitor.epaper
import monitor.parser
from monitor.demo import press
from monitor.demo.edition import print_issue
from monitor.demo.faults import NOT_FOUND, TEXT, Reply
from monitor.demo.newsstand import Newsstand
from monitor.desk import Desk, Tell
from monitor.desk.delivery import Courier, send_claim
from monitor.epaper import TooHard, issue_url, read_issue, read_page_index
from monitor.fetch import Fetcher, FetchError, Kind
from monitor.intake.backfill import backfill
from monitor.intake.ingest import ingest
from monitor.intake.pipeline import run_issue
from monitor.intake.reparse import reparse
from monitor.plan import Reason
from monitor.records import Article, Facts, IssueState, IssueStatus, Paper, Snapshot, Stage
from monitor.service.rounds import find_due, run_once
from storage.articles import find_articles, get_facts, name_article
from storage.deliveries import find_deliveries
from storage.errors import StoreRefused
from storage.people import find_person
from storage.runs import find_failures, find_issue_states, find_issue_status
from storage.snapshots import find_captures
from tests.newsroom import DAY, GOVERNOR, Newsroom, open_newsroom

# The webhook receiver takes no signature but one of now, whatever day the test plays on.
STAMPED_NOW = Courier(send=lambda claim, receiver, _now: send_claim(claim, receiver, datetime.now(UTC)))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as room:
        yield room


def dump(desk: Desk) -> list[str]:
    """All that the store holds of issues, articles and alerts, to be compared."""
    tables = ("snapshots", "captures", "pages", "articles", "revisions", "facts", "alerts", "deliveries")
    return [str(row) for table in tables for row in desk.store.rows(f"SELECT * FROM {table} ORDER BY 1, 2, 3")]


def break_path(monkeypatch: pytest.MonkeyPatch, part: str, body: bytes | None = None) -> None:
    """Let the press answer 404, or this body, for paths that hold `part`."""
    respond = press.respond

    def answer(path: str, stand: Newsstand) -> Reply:
        if part not in path:
            return respond(path, stand)
        return NOT_FOUND if body is None else Reply(respond(path, stand).status, {"ETag": '"x"'}, body)

    monkeypatch.setattr(press, "respond", answer)


# --- an issue -----------------------------------------------------------------------------------------------------


def test_an_issue_is_read_whole_and_its_alerts_are_queued(room: Newsroom) -> None:
    with room.open_desk() as desk:
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (status.state, status.tries, status.reason) == (IssueState.COMPLETE, 1, "")
        assert status.read == status.total == len(find_articles(desk.store, paper_id="jiangling", day=DAY)) > 0
        queued = find_deliveries(desk.store)
        assert {one.delivery.receiver_id for one in queued} == {"desk", "hook"}
        assert all(match.person == GOVERNOR for one in queued for match in one.alert.matches)
        assert find_issue_status(desk.store, "jiangling", DAY) == status


def test_reading_an_unchanged_issue_again_changes_nothing(room: Newsroom) -> None:
    with room.open_desk() as desk:
        first = run_issue(desk, room.fetcher(), room.paper(), DAY)
        held, asked = dump(desk), room.press.requests.total()
        second = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert dump(desk) == held
    assert (second.state, second.read) == (first.state, first.read)
    newly = room.press.requests.total() - room.press.requests["/robots.txt"] - (asked - 1)
    assert room.press.unchanged.total() == newly > 0


@pytest.mark.parametrize("validators", [True, False], ids=["the site answers 304", "the site answers the same bytes"])
def test_an_article_is_read_again_only_when_its_bytes_are_others(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, *, validators: bool
) -> None:
    if not validators:
        monkeypatch.setattr(press, "settle_condition", lambda reply, _asked: reply._replace(headers=TEXT))
    link = find_one_article(room)
    with room.open_desk() as desk:
        whole = run_issue(desk, room.fetcher(), room.paper(), DAY)
        change_path(monkeypatch, link, "<!--/enpcontent-->", "<p>特此更正。</p><!--/enpcontent-->")
        read, read_article = [], monitor.epaper.read_article

        def note(*given: Any) -> Article:
            read.append(urlsplit(given[-1].url).path)
            return read_article(*given)

        monkeypatch.setattr(monitor.epaper, "read_article", note)
        again = run_issue(desk, room.fetcher(), room.paper(), DAY)
    assert read == [link]
    assert (again.state, again.read, again.total) == (IssueState.COMPLETE, whole.read, whole.total)


def test_an_issue_that_is_not_out_stays_pending_until_its_window_closes(room: Newsroom) -> None:
    tomorrow = DAY + timedelta(days=1)
    with room.open_desk() as desk:
        room.now += timedelta(days=1)
        assert run_issue(desk, room.fetcher(), room.paper(), tomorrow).state is IssueState.PENDING
        room.now += timedelta(hours=16)
        assert run_issue(desk, room.fetcher(), room.paper(), tomorrow).state is IssueState.NOT_PUBLISHED
        assert find_articles(desk.store, day=tomorrow) == ()


def test_looks_at_an_issue_that_was_not_out_are_no_failed_tries(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = DAY + timedelta(days=1)
    room.now += timedelta(days=1)
    with room.open_desk() as desk:
        looks = [run_issue(desk, room.fetcher(), room.paper(), tomorrow).tries for _ in range(3)]
        assert looks == [1, 2, 3]
        room.press.publish(tomorrow)
        break_path(monkeypatch, "content_")
        assert run_issue(desk, room.fetcher(), room.paper(), tomorrow).tries == 1
        assert run_issue(desk, room.fetcher(), room.paper(), tomorrow).tries == 2


def test_one_missing_article_makes_the_issue_partial_and_the_next_try_asks_only_for_it(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room.open_desk() as desk:
        link = find_one_article(room)
        with monkeypatch.context() as patch:
            break_path(patch, link)
            status = run_issue(desk, room.fetcher(), room.paper(), DAY)
            assert (status.state, status.read) == (IssueState.PARTIAL, status.total - 1)
            assert [one.failure.stage for one in find_failures(desk.store)] == [Stage.FETCH]
        asked = room.count_asked()
        again = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (again.state, again.read, again.tries) == (IssueState.COMPLETE, again.total, 2)
        assert find_failures(desk.store) == ()
    newly = {path for path, count in room.count_asked().items() if count > asked.get(path, 0)}
    assert {path for path in newly if "content_" in path} == {link}


def change_path(monkeypatch: pytest.MonkeyPatch, part: str, old: str, new: str) -> None:
    """Let the press print other words on paths that hold `part`."""
    respond = press.respond

    def answer(path: str, stand: Newsstand) -> Reply:
        reply = respond(path, stand)
        body = reply.body.replace(old.encode(), new.encode())
        return reply if part not in path else Reply(reply.status, {**reply.headers, "ETag": f'"{len(body)}x"'}, body)

    monkeypatch.setattr(press, "respond", answer)


MARKUP = (
    ("<h3>", '<p id="PreTitle">'), ("</h3>", "</p>"), ("<h1>", '<h2 id="Title">'), ("</h1>", "</h2>"),
    ('class="article"', 'class="detail-art"'), ("<title>", "<name>"),
)  # fmt: skip


def redress(monkeypatch: pytest.MonkeyPatch, *changes: tuple[str, str]) -> None:
    """Let the press print its articles in other markup, from today on."""
    for old, new in changes:
        change_path(monkeypatch, "content_", old, new)


def test_a_site_that_takes_another_known_template_is_read_by_it_and_that_is_told(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room.open_desk() as desk:
        run_issue(desk, room.fetcher(), room.paper(), DAY)
        as_it_was = {one.article.url: one.article for one in find_articles(desk.store)}
    path = Path(f"{room.folder}/other")
    path.mkdir()
    with open_newsroom(path) as other, other.open_desk() as desk:
        redress(monkeypatch, *MARKUP)
        status = run_issue(desk, other.fetcher(), other.paper(), DAY)
        assert status.state is IssueState.COMPLETE
        told = [one.failure for one in find_failures(desk.store)]
        assert [(one.stage, one.subject) for one in told] == [(Stage.READ, "jiangling: layout")]
        assert "skin detailart" in told[0].reason
        headlines = sorted(one.article.headline for one in find_articles(desk.store))
        assert headlines == sorted(one.headline for one in as_it_was.values())


def test_articles_without_a_place_of_a_headline_take_the_list_s_title_and_that_is_told(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    redress(monkeypatch, ("<h1>", "<p><b>"), ("</h1>", "</b></p>"), ("<title>", "<name>"), ("</title>", "</name>"))
    with room.open_desk() as desk:
        assert run_issue(desk, room.fetcher(), room.paper(), DAY).state is IssueState.COMPLETE
        assert all(one.article.headline for one in find_articles(desk.store))
        assert "title of the list" in find_failures(desk.store)[0].failure.reason


def test_a_page_that_could_not_be_read_is_asked_for_whole_the_next_time(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = find_one_article(room)
    with room.open_desk() as desk:
        with monkeypatch.context() as patch:
            redress_kept(patch, link)
            assert run_issue(desk, room.fetcher(), room.paper(), DAY).state is IssueState.PARTIAL
        assert run_issue(desk, room.fetcher(), room.paper(), DAY).state is IssueState.COMPLETE


def redress_kept(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """Let the press print another template on a path, under the ETag of the usual one."""
    respond = press.respond

    def answer(path: str, stand: Newsstand) -> Reply:
        reply = respond(path, stand)
        return (
            reply._replace(body=reply.body.replace(b"id=", b"x=").replace(b"class=", b"x=")) if part in path else reply
        )

    monkeypatch.setattr(press, "respond", answer)


def test_a_correction_of_the_same_day_is_a_new_revision(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """threats: A15."""
    link = find_one_article(room)
    with room.open_desk() as desk:
        run_issue(desk, room.fetcher(), room.paper(), DAY)
        before = {one.article.url: one.revision for one in find_articles(desk.store)}
        room.now += timedelta(hours=3)
        assert [due.reason for due in find_due(desk.store, (room.paper(),), room.now)] == [Reason.LOOK_OVER]
        change_path(monkeypatch, link, "<!--/enpcontent-->", "<p>特此更正。</p><!--/enpcontent-->")
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (status.state, status.read) == (IssueState.COMPLETE, status.total)
        after = {one.article.url: one.revision for one in find_articles(desk.store)}
    changed = {url for url in after if after[url] != before[url]}
    assert [urlsplit(url).path for url in changed] == [link]


def test_a_page_that_comes_late_is_read_when_the_issue_is_looked_over(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room.open_desk() as desk:
        with monkeypatch.context() as patch:
            change_path(patch, "node_01", "node_02.html", "none.html")
            early = run_issue(desk, room.fetcher(), room.paper(), DAY)
        room.now += timedelta(hours=3)
        late = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (early.state, late.state) == (IssueState.COMPLETE, IssueState.COMPLETE)
        assert (late.pages, len(find_articles(desk.store))) == (early.pages + 1, late.total)


def test_an_issue_that_was_complete_stays_so_when_the_site_is_down_later(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room.open_desk() as desk:
        whole = run_issue(desk, room.fetcher(), room.paper(), DAY)
        room.now += timedelta(hours=3)
        break_path(monkeypatch, "/")
        down = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (down.state, down.read, down.tried_at) == (IssueState.COMPLETE, whole.read, room.now)


@pytest.mark.parametrize("body", [None, b"<h1>down</h1>"], ids=["its first page is gone", "its first page is none"])
@pytest.mark.parametrize("hours", [1, 20], ids=["while it may come", "later"])
def test_an_issue_that_was_read_in_part_stays_so_when_nothing_of_it_can_be_had_later(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, hours: int, body: bytes | None
) -> None:
    with room.open_desk() as desk:
        with monkeypatch.context() as patch:
            break_path(patch, "node_03")
            part = run_issue(desk, room.fetcher(), room.paper(), DAY)
        room.now += timedelta(hours=hours)
        break_path(monkeypatch, "/", body)
        later = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (later.state, later.pages, later.read) == (IssueState.PARTIAL, part.pages, part.read)
        assert (later.total, later.tries, later.tried_at) == (part.total, part.tries + 1, room.now)
        assert "/layout/" in later.reason


@pytest.mark.parametrize("comes", [True, False], ids=["the article comes", "the article does not come"])
def test_an_article_is_not_forgotten_when_its_page_cannot_be_had_the_next_time(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, *, comes: bool
) -> None:
    number = print_issue("jiangling", DAY, room.press.stand.first)[1].stories[0].number
    with room.open_desk() as desk:
        with monkeypatch.context() as patch:
            break_path(patch, f"content_{number}")
            part = run_issue(desk, room.fetcher(), room.paper(), DAY)
        break_path(monkeypatch, "node_02")
        if not comes:
            break_path(monkeypatch, f"content_{number}")
        again = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (part.state, part.read) == (IssueState.PARTIAL, part.total - 1)
        assert again.state == (IssueState.COMPLETE if comes else IssueState.PARTIAL)
        assert (again.pages, again.total, again.read) == (part.pages, part.total, part.total - (not comes))


def test_a_page_that_was_never_read_is_missing_when_it_cannot_be_had_the_next_time(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room.open_desk() as desk:
        for body in (b"<h1>down</h1>", None):
            with monkeypatch.context() as patch:
                break_path(patch, "node_02", body)
                status = run_issue(desk, room.fetcher(), room.paper(), DAY)
            assert status.state is IssueState.PARTIAL
        assert run_issue(desk, room.fetcher(), room.paper(), DAY).state is IssueState.COMPLETE


@pytest.mark.parametrize("part", ["content_", "node_02"])
def test_what_is_held_and_cannot_be_looked_at_again_is_not_missing(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    with room.open_desk() as desk:
        whole = run_issue(desk, room.fetcher(), room.paper(), DAY)
        room.now += timedelta(hours=3)
        with monkeypatch.context() as patch:
            break_path(patch, part)
            look = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (look.state, look.read, look.pages) == (IssueState.COMPLETE, whole.read, whole.pages)
        assert part in look.unseen
        assert look.said == f"not all could be looked at again: {look.unseen}"
        assert run_issue(desk, room.fetcher(), room.paper(), DAY).said == ""
        assert find_failures(desk.store) == ()


def test_what_a_look_could_not_see_is_asked_for_alone_the_next_time(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = find_one_article(room)
    with room.open_desk() as desk:
        whole = run_issue(desk, room.fetcher(), room.paper(), DAY)
        asked = []
        for hours, broken in ((3, True), (1, True), (1, False), (3, False)):
            room.now += timedelta(hours=hours)
            room.press.requests.clear()
            with monkeypatch.context() as patch:
                if broken:
                    break_path(patch, link)
                look = run_issue(desk, room.fetcher(), room.paper(), DAY)
            assert (look.state, look.read, bool(look.unseen)) == (IssueState.COMPLETE, whole.read, broken)
            asked.append([path for path in room.count_asked() if "content_" in path])
    assert [len(paths) for paths in asked] == [whole.total, 1, 1, whole.total]
    assert asked[1:3] == [[link], [link]]


def test_when_the_window_has_closed_all_is_looked_at_though_the_last_look_saw_most(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room.open_desk() as desk:
        whole = run_issue(desk, room.fetcher(), room.paper(), DAY)
        room.now += timedelta(hours=3)
        with monkeypatch.context() as patch:
            break_path(patch, find_one_article(room))
            run_issue(desk, room.fetcher(), room.paper(), DAY)
        room.now += timedelta(hours=16)
        room.press.requests.clear()
        run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert sum("content_" in path for path in room.count_asked()) == whole.total


def test_lists_of_the_same_bytes_are_read_once(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def note(reads: Any, *given: Any) -> Any:
        read.append(reads.__name__)
        return reads(*given)

    for reads in (monitor.epaper.read_issue, monitor.epaper.read_page_index):
        monkeypatch.setattr(monitor.epaper, reads.__name__, partial(note, reads))
    with room.open_desk() as desk:
        run_issue(desk, room.fetcher(), room.paper(), DAY)
        once = len(read)
        room.now += timedelta(hours=3)
        run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert len(read) == once
        change_path(monkeypatch, "node_02", "</body>", "<!-- anew --></body>")
        room.now += timedelta(hours=3)
        run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert len(read) == once + 1


def test_a_page_that_leads_to_another_is_not_taken_for_it(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    respond = press.respond

    def lead_home(path: str, stand: Newsstand) -> Reply:
        reply = respond(path, stand)
        home = {**reply.headers, "Location": path.replace("node_03", "node_01")}
        return reply._replace(status=HTTPStatus.FOUND, headers=home) if "node_03" in path else reply

    with room.open_desk() as desk:
        with monkeypatch.context() as patch:
            patch.setattr(press, "respond", lead_home)
            led = run_issue(desk, room.fetcher(), room.paper(), DAY)
            assert (led.state, led.pages) == (IssueState.PARTIAL, 3)
            assert "another page" in led.reason
        whole = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (whole.state, whole.pages, whole.read) == (IssueState.COMPLETE, 4, whole.total)
        assert whole.total > led.total
        assert find_failures(desk.store) == ()


def find_one_article(room: Newsroom) -> str:
    """The path of one article of the day's issue, found without keeping anything of it."""
    paper = room.paper()
    snapshot = room.fetcher().get(issue_url(paper, DAY), paper=paper)
    assert isinstance(snapshot, Snapshot)
    page = read_page_index(paper, DAY, snapshot, read_issue(paper, DAY, snapshot).pages[0])
    return urlsplit(page.articles[-1].url).path


def test_an_article_that_breaks_a_rule_does_not_stop_the_others(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """threats: C18."""
    extract = monitor.parser.extract

    def stumble(article: Article, **options: Any) -> Facts:
        if article.page == 2:
            raise ZeroDivisionError("a rule stumbled")
        return extract(article, **options)

    monkeypatch.setattr(monitor.parser, "extract", stumble)
    with room.open_desk() as desk:
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert status.state is IssueState.PARTIAL
        assert 0 < status.read < status.total
        stages = {one.failure.stage for one in find_failures(desk.store)}
        assert stages == {Stage.EXTRACT}
        assert "a rule stumbled" in status.reason


@pytest.mark.parametrize(
    ("part", "body"),
    [("node_", b"<html><body>maintenance</body></html>"), ("content_", b"<html></html>"), ("content_", None)],
    ids=["the pages say something else", "the articles are shells", "no article is there"],
)
def test_an_issue_without_an_article_is_never_read(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, part: str, body: bytes | None
) -> None:
    """threats: A13."""
    break_path(monkeypatch, part, body)
    with room.open_desk() as desk:
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (status.state, status.read) == (IssueState.FAILED, 0)
        assert status.reason
        assert find_failures(desk.store)


def test_a_site_that_is_down_is_left_alone_after_a_few_tries(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Fetcher.get

    def fail(self: Fetcher, url: str, **given: object) -> object:
        if "content_" not in url:
            return real(self, url, **given)  # type: ignore[arg-type]
        tried.append(url)
        raise FetchError(Kind.TIMEOUT, url, "late")

    tried: list[str] = []
    monkeypatch.setattr(Fetcher, "get", fail)
    with room.open_desk() as desk:
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
    assert status.state is IssueState.FAILED
    assert len(tried) == 3


def test_a_site_that_answers_some_pages_never_is_left_alone_after_half_a_minute(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """threats: A6"""
    real = Fetcher.get

    def hang(self: Fetcher, url: str, **given: object) -> object:
        asked.append(url)
        if "content_" not in url or len(asked) % 2:
            return real(self, url, **given)  # type: ignore[arg-type]
        error = FetchError(Kind.TIMEOUT, url, "late")
        error.spent = 20.0
        raise error

    asked: list[str] = []
    monkeypatch.setattr(Fetcher, "get", hang)
    with room.open_desk() as desk:
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
    assert status.state is IssueState.PARTIAL
    assert sum("content_" in url for url in asked) <= 4
    assert 0 < status.pages < status.listed
    assert status.read > 0


def test_an_article_that_the_store_refuses_does_not_stop_the_others(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """threats: C18"""
    store_article = monitor.desk.telling.store_article

    def refuse(desk: Desk, paper: Paper, article: Article, *given: Any, **named: Any) -> Any:
        if article.page == 2:
            raise StoreRefused("the record is larger than SQLite can keep")
        return store_article(desk, paper, article, *given, **named)

    monkeypatch.setattr(monitor.desk.telling, "store_article", refuse)
    with room.open_desk() as desk:
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert status.state is IssueState.PARTIAL
        assert 0 < status.read < status.total
        assert "larger than SQLite" in status.reason


def test_a_page_too_hard_to_read_is_told_and_the_others_are_read(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """threats: C1, C18"""
    read_article = monitor.epaper.read_article

    def hang(*given: Any) -> Article:
        if given[2].number == 2:
            raise TooHard("it took more than 30 seconds", 4.0)
        return read_article(*given)

    monkeypatch.setattr(monitor.epaper, "read_article", hang)
    with room.open_desk() as desk:
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert status.state is IssueState.PARTIAL
        assert 0 < status.read < status.total
        assert "more than 30 seconds" in status.reason
        assert {one.failure.stage for one in find_failures(desk.store)} == {Stage.READ}


def test_when_the_program_ends_the_issue_stays_due(room: Newsroom) -> None:
    turns = iter([False] * 4)
    with room.open_desk() as desk:
        due = find_due(desk.store, (room.paper(),), room.now)
        run_issue(desk, room.fetcher(), room.paper(), DAY, is_stopping=lambda: next(turns, True))
        assert find_due(desk.store, (room.paper(),), room.now) == due
        read = {urlsplit(one.article.url).path for one in find_articles(desk.store)}
        assert read
        assert run_issue(desk, room.fetcher(), room.paper(), DAY).state is IssueState.COMPLETE
    assert {room.count_asked()[path] for path in read} == {1}


def test_a_damaged_snapshot_is_fetched_whole_again(room: Newsroom) -> None:
    with room.open_desk() as desk:
        run_issue(desk, room.fetcher(), room.paper(), DAY)
        with desk.store.transaction():
            desk.store.execute("UPDATE snapshots SET content = x'00'")
        assert run_issue(desk, room.fetcher(), room.paper(), DAY).state is IssueState.COMPLETE


# --- days gone by -------------------------------------------------------------------------------------------------


def test_a_backfill_reads_each_day_once_and_tells_nobody(room: Newsroom) -> None:
    since = DAY - timedelta(days=3)
    with room.open_desk() as desk:
        statuses = list(backfill(desk, room.fetcher(), room.paper(), since=since, until=DAY))
        assert [status.day for status in statuses] == [since + timedelta(days=n) for n in range(4)]
        assert {status.state for status in statuses} == {IssueState.COMPLETE}
        assert find_deliveries(desk.store) == ()
        asked = room.count_asked()
        assert list(backfill(desk, room.fetcher(), room.paper(), since=since, until=DAY)) == statuses
    assert room.count_asked() == asked


def test_a_backfill_goes_on_where_it_was_stopped(room: Newsroom) -> None:
    since = DAY - timedelta(days=3)
    with room.open_desk() as desk:
        steps = backfill(desk, room.fetcher(), room.paper(), since=since, until=DAY)
        done = next(steps)
        begun: list[tuple[date, int, int]] = []
        again = backfill(
            desk, room.fetcher(), room.paper(), since=since, until=DAY, begin=lambda *one: begun.append(one)
        )
        statuses = list(again)
    assert [status.day for status in statuses] == [since + timedelta(days=n) for n in range(4)]
    assert statuses[0] == done
    assert begun == [(since + timedelta(days=n), n, 3) for n in (1, 2, 3)]


def test_a_backfill_tells_when_asked(room: Newsroom) -> None:
    day = DAY - timedelta(days=2)
    with room.open_desk() as desk:
        list(backfill(desk, room.fetcher(), room.paper(), since=day, until=day, alert=True))
        assert {one.alert.day for one in find_deliveries(desk.store)} == {day}
        assert all(one.alert.late for one in find_deliveries(desk.store))


def test_three_days_of_outage_are_caught_up_once_oldest_first(room: Newsroom) -> None:
    """threats: E3."""
    config = room.config()
    room.press.publish(DAY)
    run_once(config, now=lambda: room.now)
    room.press.requests.clear()
    room.now += timedelta(days=4)
    room.press.publish(DAY + timedelta(days=4))
    done = run_once(config, now=lambda: room.now)
    missed = [DAY + timedelta(days=n) for n in (1, 2, 3, 4)]
    assert [(status.day, status.state) for status in done.statuses] == [(day, IssueState.COMPLETE) for day in missed]
    assert set(room.count_asked().values()) == {1}
    assert run_once(config, now=lambda: room.now).statuses == ()
    assert set(room.count_asked().values()) == {1}
    with room.open_desk() as desk:
        late = {one.alert.day for one in find_deliveries(desk.store) if one.alert.late}
        assert late == set(missed[:3])


def test_by_a_clock_that_cannot_be_right_nothing_is_read_or_taken_back(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    """threats: E1."""
    config = room.config()
    room.press.publish(DAY)
    assert run_once(config, now=lambda: room.now, courier=STAMPED_NOW).is_good
    with room.open_desk() as desk:
        before = dump(desk), find_issue_states(desk.store, "jiangling")
    done = run_once(config, now=lambda: datetime(1970, 1, 1, tzinfo=UTC))
    assert (done.statuses, done.is_good) == ((), False)
    assert "clock-wrong" in caplog.text
    with room.open_desk() as desk:
        assert (dump(desk), find_issue_states(desk.store, "jiangling")) == before


# --- files --------------------------------------------------------------------------------------------------------

STORY = """顾明川在临泽县调研

本报讯（记者 沈一禾） 5月1日，江岭省省长{name}在临泽县调研防汛工作。他强调，要把责任落到每一个岗位。
"""


def test_files_are_stored_and_told_however_old(room: Newsroom, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(STORY.format(name=GOVERNOR), encoding="utf-8")
    day = DAY - timedelta(days=400)
    with room.open_desk() as desk:
        done = ingest(desk, room.paper(), day, [file], number=1)
        assert [saved.state for saved in done.saved] == ["new"]
        assert done.failures == ()
        assert {one.delivery.receiver_id for one in find_deliveries(desk.store)} == {"desk", "hook"}
        assert [one.day for one in find_captures(desk.store)] == [day]
        held = dump(desk)
        assert [saved.state for saved in ingest(desk, room.paper(), day, [file], number=1).saved] == ["same"]
        assert dump(desk) == held


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\xff", b"%PDF-1.7"], ids=["missing", "empty", "noise", "pdf"])
def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    room: Newsroom, tmp_path: Path, content: bytes | None
) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    if content is not None:
        bad.write_bytes(content)
    good.write_text(STORY.format(name=GOVERNOR), encoding="utf-8")
    with room.open_desk() as desk:
        done = ingest(desk, room.paper(), DAY, [bad, good])
        assert [Path(failure.subject).name for failure in done.failures] == ["bad.txt"]
        assert len(done.saved) == 1
        assert len(find_failures(desk.store)) == 1


# Ten people whose names, run together in a headline, nobody can part who does not know them.
RUN_TOGETHER = ("陈武", "任强", "尹基", "阿不都·热合曼", "向靖", "于江", "佟雨", "吴宗", "赖埠", "苗青禾")
LISTED = "全省大会召开\n\n本报讯 5月1日，" + "，".join(f"江岭省副省长{name}出席会议" for name in RUN_TOGETHER) + "。\n"
HEADED = f"全省大会开幕 {''.join(RUN_TOGETHER)}出席\n\n本报讯 会议听取了汇报。佟雨主持会议。\n"


def facts_by_headline(desk: Desk) -> dict[str, Facts]:
    return {one.article.headline: get_facts(desk.store, one.article.id) for one in find_articles(desk.store)}


def write_pages(folder: Path) -> tuple[Path, Path]:
    listed, headed = folder / "listed.txt", folder / "headed.txt"
    listed.write_text(LISTED, encoding="utf-8")
    headed.write_text(HEADED, encoding="utf-8")
    return listed, headed


def test_a_headline_is_read_by_another_story_of_the_issue_whatever_comes_first(tmp_path: Path) -> None:
    read = []
    for order, one_by_one in ((1, False), (-1, False), (1, True), (-1, True)):
        folder = tmp_path / f"{order}{one_by_one}"
        folder.mkdir()
        with open_newsroom(folder) as room, room.open_desk() as desk:
            files = write_pages(folder)[::order]
            for batch in [[file] for file in files] if one_by_one else [files]:
                assert ingest(desk, room.paper(), DAY, batch, number=1).failures == ()
            facts = facts_by_headline(desk)
            assert read_again(room, desk) == []
            assert facts_by_headline(desk) == facts
            read.append(facts)
    assert read[1:] == read[:1] * 3
    headed = next(facts for headline, facts in read[0].items() if "开幕" in headline)
    assert {person.name for person in headed.people} == set(RUN_TOGETHER)
    assert [person.official for person in headed.people if person.elsewhere] == [False] * len(RUN_TOGETHER)


def test_a_namesake_is_told_apart_by_another_story_of_the_issue(tmp_path: Path) -> None:
    with open_newsroom(tmp_path, watched="{name: 佟雨, post: 江岭省副省长}") as room, room.open_desk() as desk:
        ingest(desk, room.paper(), DAY, write_pages(tmp_path)[::-1], number=1)
        alerts = {one.alert.headline: one.alert for one in find_deliveries(desk.store)}
        assert len(alerts) == 2
        assert {match.uncertain for alert in alerts.values() for match in alert.matches} == {""}


def test_another_paper_or_day_tells_nothing(room: Newsroom, tmp_path: Path) -> None:
    listed, headed = write_pages(tmp_path)
    with room.open_desk() as desk:
        ingest(desk, room.paper(), DAY - timedelta(days=1), [listed], number=1)
        ingest(desk, room.paper(), DAY, [headed], number=1)
        assert not any(person.elsewhere for facts in facts_by_headline(desk).values() for person in facts.people)


def test_the_topics_of_the_config_are_read_out(room: Newsroom) -> None:
    with room.open_desk() as desk:
        run_issue(desk, room.fetcher(), room.paper(), DAY)
    room.path.write_text(room.path.read_text() + f"topics: {{省长: {GOVERNOR}}}\n")
    with room.open_desk() as desk:
        assert "facts" in read_again(room, desk)
        articles = [one.article for one in find_articles(desk.store)]
        topics = {article.headline: get_facts(desk.store, name_article(article)).topics for article in articles}
    named = {article.headline for article in articles if GOVERNOR in article.headline}
    assert named
    assert named <= {headline for headline, found in topics.items() if "省长" in found}


# --- snapshots again ----------------------------------------------------------------------------------------------


def read_again(room: Newsroom, desk: Desk, *, dry_run: bool = False) -> list[str]:
    return [change.what for change in reparse(desk.store, room.config(), desk.now, dry_run=dry_run)]


def test_reading_the_snapshots_again_with_the_same_rules_changes_nothing(room: Newsroom) -> None:
    with room.open_desk() as desk:
        run_issue(desk, room.fetcher(), room.paper(), DAY)
        asked, held = room.count_asked(), dump(desk)
        assert read_again(room, desk) == []
        assert dump(desk) == held
    assert room.count_asked() == asked


def test_what_an_older_program_did_not_keep_is_filled(room: Newsroom) -> None:
    with room.open_desk() as desk:
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        fresh = find_person(desk.store, GOVERNOR)
        with desk.store.transaction():
            desk.store.execute("UPDATE facts SET rows = 1")
            desk.store.execute("UPDATE appearances SET roles = NULL, appears = NULL")
        assert find_person(desk.store, GOVERNOR) != fresh
        assert read_again(room, desk) == ["facts"] * status.read
        assert find_person(desk.store, GOVERNOR) == fresh
        assert read_again(room, desk) == []


def test_what_the_rules_read_otherwise_is_shown_and_then_kept(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    with room.open_desk() as desk:
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        alerts = len(find_deliveries(desk.store))
        monkeypatch.setattr(monitor.parser, "extract", lambda _, **__: Facts(parser="next"))
        held = dump(desk)
        assert read_again(room, desk, dry_run=True) == ["facts"] * status.read
        assert dump(desk) == held
        assert read_again(room, desk) == ["facts"] * status.read
        assert {one.parser for one in find_articles(desk.store)} == {"next"}
        assert read_again(room, desk) == []
        states = Counter((one.state, bool(one.alert.replaces)) for one in find_deliveries(desk.store))
        assert states == {("withdrawn", False): alerts, ("pending", True): alerts}, "each is told as it is read now"


def test_an_article_that_could_not_be_read_is_read_from_its_snapshot(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room.open_desk() as desk:
        with monkeypatch.context() as patch:
            patch.setattr(monitor.parser, "extract", lambda _, **__: 1 / 0)
            assert run_issue(desk, room.fetcher(), room.paper(), DAY).state is IssueState.FAILED
        assert set(read_again(room, desk)) == {"new"}
        assert find_articles(desk.store)
        assert find_deliveries(desk.store) == ()


# --- one pass -----------------------------------------------------------------------------------------------------


def test_one_pass_reads_what_is_due_and_delivers_it(room: Newsroom) -> None:
    done = run_once(room.config(), now=lambda: room.now, courier=STAMPED_NOW)
    assert done.is_good
    assert [status.day for status in done.statuses] == [DAY]
    assert done.delivered is not None
    assert done.delivered["desk"].accepted == len(room.mailbox.mails) > 0
    assert done.delivered["hook"].accepted == len(room.mailbox.calls) == len(room.mailbox.mails)
    again = run_once(room.config(), now=lambda: room.now, courier=STAMPED_NOW)
    assert again.statuses == ()
    assert len(room.mailbox.mails) == done.delivered["desk"].accepted


def test_a_dead_receiver_keeps_its_message_and_holds_nobody_up(room: Newsroom) -> None:
    """threats: H11."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    text = room.path.read_text(encoding="utf-8")
    room.path.write_text(text.replace("/alerts", "/gone").replace("http://127.0.0.1", f"http://127.0.0.1:{port}/"))
    done = run_once(room.config(), now=lambda: room.now)
    assert done.delivered is not None
    assert not done.is_good
    assert done.delivered["desk"].accepted > 0
    assert (done.delivered["hook"].accepted, done.delivered["hook"].failed) == (0, 1)
    assert 4 <= done.delivered["hook"].pause <= 6
    with room.open_desk() as desk:
        waiting = [one for one in find_deliveries(desk.store, receiver_id="hook") if one.attempts]
        assert [one.state for one in waiting] == ["pending"]


def test_a_day_that_is_asked_for_is_read_and_old_news_is_not_told(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    day = DAY - timedelta(days=3)
    with caplog.at_level("INFO"):
        done = run_once(room.config(), paper_id="jiangling", day=day, now=lambda: room.now)
    assert 'why="was asked for"' in caplog.text
    assert [(status.day, status.state) for status in done.statuses] == [(day, IssueState.COMPLETE)]
    with room.open_desk() as desk:
        assert find_deliveries(desk.store) == ()


def test_an_issue_status_says_all_it_knows(room: Newsroom) -> None:
    run_once(room.config(), now=lambda: room.now)
    with room.open_desk() as desk:
        (status,) = find_issue_states(desk.store)
    assert status == IssueStatus(
        paper_id="jiangling",
        day=DAY,
        state=IssueState.COMPLETE,
        tries=1,
        tried_at=room.now,
        pages=4,
        read=status.total,
        total=status.total,
        listed=4,
    )


def test_silent_means_silent(room: Newsroom) -> None:
    with room.open_desk() as desk:
        run_issue(desk, room.fetcher(), room.paper(), DAY, tell=Tell.NOTHING)
        assert find_deliveries(desk.store) == ()
