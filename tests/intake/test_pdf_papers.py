"""A paper whose pages are PDFs only, from the press to the store: read by the same road as any other."""

from collections.abc import Callable, Iterator
from datetime import date
from http import HTTPStatus
from pathlib import Path

import pytest

from monitor.demo import press
from monitor.demo.faults import NOT_FOUND, Reply
from monitor.intake.pipeline import run_issue
from monitor.intake.reparse import reparse
from monitor.records import IssueState, IssueStatus
from storage.articles import find_articles
from storage.deliveries import find_deliveries
from storage.runs import find_failures
from tests.epaper.typeset import Frame, Sheet, Type, flow
from tests.newsroom import DAY, GOVERNOR, Newsroom, open_newsroom

NODES = """
papers:
  jiangling:
    name: 江岭日报
    level: provincial
    place: 江岭省
    family: classic_node
    skin: classic
    hosts: ["{host}"]
    allow_networks: [127.0.0.0/8]
    pace: 0
    pdf: true
    first_page: "{url}/html/%Y-%m/%d/node_1.htm"
"""
# Two stories that share a page, the second under its own headline.
PAGES = {
    "01.pdf": (
        (
            "江岭省召开防汛会议",
            f"本报讯（记者 阮清和）5月13日，江岭省省长{GOVERNOR}主持召开防汛会议，部署汛期工作。" * 4,
        ),
        ("岚溪市启动春耕", "本报讯 5月13日，岚溪市启动春耕生产，农机下田。" * 8),
    ),
    "02.pdf": (("白石县修复湿地", "本报讯 5月13日，白石县修复湿地三处，候鸟归来。" * 8),),
}
INDEX = """<html><head><title>江岭日报</title></head><body><table>
<tr><td class=default><a id=pageLink href=./node_1.htm>第01版：要闻</a></td>
<td><a href=../../../resfile/01.pdf>PDF</a></td></tr>
<tr><td class=default><a id=pageLink href=./node_2.htm>第02版：综合</a></td>
<td><a href=../../../resfile/02.pdf>PDF</a></td></tr>
</table></body></html>"""


def print_page(*stories: tuple[str, str], day: date = DAY) -> bytes:
    sheet = Sheet(width=500, height=700)
    sheet.put(f"{day:%Y}年{day.month}月{day.day}日 星期三", 40, 30, 9)
    y = 60.0
    for headline, text in stories:
        sheet.put(headline, 40, y + 24, 24)
        placed = flow([text], Frame(x=40, y=y + 44, width=420, height=200).split(2, 14), Type(size=10, leading=15))
        assert placed is not None
        sheet.pieces += placed[0]
        y += 280
    return sheet.print()


def print_picture() -> bytes:
    sheet = Sheet(width=400, height=600)
    sheet.pictures.append(Frame(x=0, y=0, width=400, height=600))
    return sheet.print()


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as room:
        (tmp_path / "papers.yaml").write_text(
            NODES.format(url=room.press.url, host=room.press.url.partition("//")[2]), encoding="utf-8"
        )
        show(monkeypatch)
        yield room


def show(monkeypatch: pytest.MonkeyPatch, **pages: bytes) -> None:
    """Let the press print the list of pages and their PDFs, some of them others."""

    def answer(path: str, *_: object) -> Reply:
        name = path.partition("?")[0].rpartition("/")[2]
        if name == "node_1.htm" and f"{DAY:%Y-%m/%d}" in path:
            return Reply(HTTPStatus.OK, {"Content-Type": "text/html; charset=utf-8"}, INDEX.encode())
        if name in PAGES:
            body = pages.get(f"page{name[:2]}") or print_page(*PAGES[name])
            return Reply(HTTPStatus.OK, {"Content-Type": "application/pdf"}, body)
        return NOT_FOUND

    monkeypatch.setattr(press, "respond", answer)


def read(room: Newsroom) -> IssueStatus:
    with room.open_desk() as desk:
        return run_issue(desk, room.fetcher(), room.paper(), DAY)


def test_every_story_of_every_page_is_stored_with_its_place_and_told(room: Newsroom) -> None:
    status = read(room)
    assert (status.state, status.pages, status.read, status.reason) == (IssueState.COMPLETE, 2, 3, "")
    with room.open_desk() as desk:
        stored = [one.article for one in find_articles(desk.store, paper_id="jiangling", day=DAY)]
        assert {(one.page, one.section, one.headline) for one in stored} == {
            (1, "要闻", "江岭省召开防汛会议"),
            (1, "要闻", "岚溪市启动春耕"),
            (2, "综合", "白石县修复湿地"),
        }
        assert {one.url.rpartition("/")[2] for one in stored} == {"01.pdf?story=1", "01.pdf?story=2", "02.pdf?story=1"}
        assert {one.delivery.receiver_id for one in find_deliveries(desk.store)} == {"desk", "hook"}


def test_reading_again_changes_nothing_and_tells_nobody_again(room: Newsroom) -> None:
    read(room)
    with room.open_desk() as desk:
        told = len(find_deliveries(desk.store))
    assert read(room).state is IssueState.COMPLETE
    with room.open_desk() as desk:
        assert len(find_articles(desk.store, paper_id="jiangling", day=DAY)) == 3
        assert len(find_deliveries(desk.store)) == told
        assert list(reparse(desk.store, room.config(), lambda: room.now)) == []


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (print_picture, "picture of a page"),
        (lambda: b"<html>not a page</html>", "no PDF"),
        (lambda: print_page(*PAGES["02.pdf"], day=date(2031, 5, 13)), "shows the issue of 2031-05-13"),
    ],
    ids=["picture", "other", "yesterday's"],
)
def test_a_page_that_cannot_be_read_is_kept_and_said(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, make: Callable[[], bytes], reason: str
) -> None:
    show(monkeypatch, page02=make())
    status = read(room)
    assert (status.state, status.pages, status.read) == (IssueState.PARTIAL, 1, 2), status
    assert reason in status.reason
    with room.open_desk() as desk:
        (counted,) = find_failures(desk.store)
        failure = counted.failure
        assert (failure.subject.rpartition("/")[2], reason in failure.reason) == ("02.pdf", True)
