import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from monitor.cli import main
from monitor.config import ConfigError, load_config
from monitor.desk import Desk, open_desk
from monitor.epaper import read_file
from monitor.intake.inbox import MOST_FILES, Looks, look, watch_folder
from monitor.records import DeliveryState, Page
from storage.articles import find_articles
from storage.database import Store
from storage.deliveries import count_deliveries
from storage.files import StoredFile, find_stored_files
from storage.runs import find_failures
from tests.epaper.test_pdf import set_page
from tests.newsroom import open_for_test

NOW = datetime(2031, 5, 14, 1, tzinfo=UTC)  # 09:00 in Shanghai
CONFIG = """
papers: []
folders:
  - {path: in, paper: 人民日报, settle: 10}
watches: [{name: 顾知远, people: [顾知远]}]
receivers:
  desk: {kind: email, host: localhost, port: 25, security: none, sender: a@example.org, to: b@example.org}
"""
PAGE = """要闻

顾知远在临川市调研
本报讯（记者 江小鱼）5月13日，云岭省省长顾知远到临川市调研，察看春耕备耕情况，同种粮大户算账。
顾知远说，把粮食种好，要靠政策，也要靠科技。
"""
MORE = """
省图书馆新馆开馆
本报讯 省图书馆新馆昨日开馆，设座位一千二百个。云岭省省长顾知远为新馆揭牌。
"""


@dataclass(kw_only=True)
class Inbox:
    """A watched folder, what is known of it, a clock, and the seconds that looks move on."""

    path: Path
    config: Path
    store: Store
    desk: Desk
    clock: list[datetime]
    looks: Looks = field(default_factory=Looks)
    moment: float = 0.0

    def put(self, name: str, content: str | bytes = PAGE) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def look(self, seconds: float = 10) -> list[StoredFile]:
        """Look once, so many seconds after the look before."""
        self.moment += seconds
        config = load_config(self.config)
        return list(watch_folder(self.desk, config.folders[0], config.known_papers, self.looks, self.moment))

    def read(self) -> list[StoredFile]:
        """Look twice: what is new and whole by then."""
        return self.look() + self.look()

    def restart(self) -> None:
        self.looks = Looks()

    def told(self) -> int:
        counts = count_deliveries(self.store)
        return sum(counts.values()) - counts.get(DeliveryState.WITHDRAWN, 0)

    def headlines(self) -> list[str]:
        return [one.article.headline for one in find_articles(self.store)]


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[Inbox]:
    config = tmp_path / "config.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    (tmp_path / "in").mkdir()
    with open_for_test(tmp_path / "yaowen.db") as store:
        clock = [NOW]
        desk = open_desk(store, load_config(config), lambda: clock[0])
        yield Inbox(path=tmp_path / "in", config=config, store=store, desk=desk, clock=clock)


def test_a_file_is_read_stored_and_told_of_once(inbox: Inbox) -> None:
    path = inbox.put("20310514-01.txt")
    before = path.read_bytes(), path.stat().st_mtime_ns
    (file,) = inbox.read()
    assert (file.path, file.state, file.articles, str(file.day)) == ("20310514-01.txt", "read", 1, "2031-05-14")
    assert inbox.headlines() == ["顾知远在临川市调研"]
    assert [one.article.page for one in find_articles(inbox.store)] == [1]
    assert inbox.told() == 1
    assert inbox.read() == []
    inbox.restart()
    assert inbox.read() == []
    assert inbox.told() == 1
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_file_put_there_a_second_before_midnight_is_of_its_own_day_and_told(inbox: Inbox) -> None:
    inbox.clock[0] = datetime(2031, 5, 14, 15, 59, 59, tzinfo=UTC)  # 23:59:59 in Shanghai
    inbox.put("20310514-01.txt")
    inbox.put("下一天/20310515-01.txt", MORE)
    assert inbox.look() == []
    inbox.clock[0] += timedelta(seconds=10)
    assert sorted((str(file.day), file.state) for file in inbox.look()) == [
        ("2031-05-14", "read"),
        ("2031-05-15", "read"),
    ]
    days = {one.article.headline: str(one.article.day) for one in find_articles(inbox.store)}
    assert days == {"顾知远在临川市调研": "2031-05-14", "省图书馆新馆开馆": "2031-05-15"}
    assert inbox.told() == 2


def test_half_a_file_is_never_read(inbox: Inbox) -> None:
    whole = PAGE.encode()
    for end in (40, 90, 200):
        inbox.put("20310514-01.txt", whole[:end])
        assert inbox.look() == []
    inbox.put("20310514-01.txt", whole)
    assert inbox.look() == []
    assert inbox.look(5) == []
    (file,) = inbox.look(5)
    assert file.articles == 1
    assert find_articles(inbox.store)[0].article.text.endswith("也要靠科技。")


def test_a_file_is_left_alone_until_it_has_its_own_name(inbox: Inbox) -> None:
    part = inbox.put("20310514-01.txt.part")
    inbox.put(".20310514-02.txt.Xy12")
    assert inbox.read() == []
    part.rename(inbox.path / "20310514-01.txt")
    assert [file.path for file in inbox.read()] == ["20310514-01.txt"]


def test_a_file_that_changes_is_read_again_and_only_what_is_new_told(inbox: Inbox) -> None:
    inbox.put("20310514-01.txt")
    inbox.read()
    inbox.put("20310514-01.txt", PAGE.replace("也要靠科技", "更要靠科技") + MORE)
    (file,) = inbox.read()
    assert file.articles == 2
    assert [one.revision for one in find_articles(inbox.store)] == [2, 1]
    assert inbox.told() == 2


def test_the_same_content_is_read_once(inbox: Inbox) -> None:
    path = inbox.put("20310514-01.txt")
    inbox.read()
    os.utime(path)
    inbox.put("copies/20310514-02.txt")
    assert [(file.path, file.articles, file.reason) for file in inbox.read()] == [
        ("20310514-01.txt", 1, ""),
        ("copies/20310514-02.txt", 0, f"the same as {inbox.path}/20310514-01.txt, which is read"),
    ]
    assert inbox.headlines() == ["顾知远在临川市调研"]
    assert inbox.told() == 1


def test_two_copies_that_come_together_are_one_article(inbox: Inbox) -> None:
    inbox.put("20310514-01.txt")
    inbox.put("20310514-01 (1).txt")
    assert len(inbox.read()) == 2
    assert inbox.told() == 1


def test_old_files_of_a_folder_seen_first_are_stored_and_not_told(inbox: Inbox) -> None:
    for day in range(1, 15):
        inbox.put(f"2031-05-{day:02}/第1版.txt", PAGE.replace("5月13日", f"5月{day}日"))
    files = inbox.read()
    assert sum(file.articles for file in files) == 14
    assert len(inbox.headlines()) == 14
    assert inbox.told() == 1  # today's
    inbox.put("2030-12-31/第1版.txt", PAGE.replace("5月13日", "12月30日"))
    assert len(inbox.read()) == 1
    assert inbox.told() == 1


def test_packed_files_and_pages_that_say_their_day_themselves_are_read(inbox: Inbox) -> None:
    inbox.put("one.txt.gz", gzip.compress(f"云岭日报\n2031年5月14日 星期三\n第3版 {PAGE}".encode()))
    (file,) = inbox.read()
    assert (str(file.day), file.articles) == ("2031-05-14", 1)
    assert [(one.article.page, one.article.section) for one in find_articles(inbox.store)] == [(3, "要闻")]


def test_a_page_in_pdf_is_read(inbox: Inbox) -> None:
    inbox.put(
        "20310514-02.pdf.gz", gzip.compress(set_page(PAGE.splitlines()[-2] * 3, headline="顾知远在临川市调研").print())
    )
    (file,) = inbox.read()
    assert (file.state, file.articles, file.reason) == ("read", 1, "")
    assert inbox.headlines() == ["顾知远在临川市调研"]
    assert inbox.told() == 1


def test_what_is_odd_about_a_file_is_kept(inbox: Inbox) -> None:
    inbox.put("20310514-01.txt", gzip.compress(PAGE.encode()))
    (file,) = inbox.read()
    assert (file.state, file.reason) == ("read", "not named .gz, but packed: unpacked")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("要闻.txt", PAGE, "neither its name nor the page says of which day"),
        ("20310514-01.txt", "", "the file is empty"),
        ("20310514-01.txt", "2031\n", "no article was found in it"),
        ("20310514-01.docx", b"PK\x03\x04", "ZIP archive"),
        ("20310514-01.csv", "a,b", "files ending in .csv"),
        ("20310514-01.txt.gz", gzip.compress(PAGE.encode())[:-5], "cut off"),
        ("20310514-01.txt.gz", gzip.compress(b"\0" * 20_000_000), "unpacks to more than"),
        ("20310514-01.txt", b"\xff\xff\xff", "none of"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_once(inbox: Inbox, name: str, content: str | bytes, reason: str) -> None:
    path = inbox.put(name, content)
    (file,) = inbox.read()
    assert (file.state, file.articles) == ("unread", 0)
    assert reason in file.reason
    assert inbox.read() == []
    path.unlink()
    inbox.read()
    assert not find_stored_files(inbox.store, str(inbox.path))


def test_a_file_that_breaks_its_reader_does_not_stop_the_others(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_or_break(name: str, content: bytes, **known: Any) -> Page:
        if name.endswith("-01.txt"):
            raise KeyError("nobody thought of that")
        return read_file(name, content, **known)

    monkeypatch.setattr("monitor.epaper.read_file", read_or_break)
    inbox.put("20310514-01.txt")
    inbox.put("20310514-02.txt")
    assert [(file.state, file.reason) for file in inbox.read()] == [
        ("unread", "KeyError: 'nobody thought of that'"),
        ("read", ""),
    ]
    assert inbox.headlines() == ["顾知远在临川市调研"]


def test_links_pipes_and_giants_are_refused(inbox: Inbox, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(PAGE, encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (inbox.path / "20310514-01.txt").symlink_to(secret)
    (inbox.path / "folder").symlink_to(tmp_path / "elsewhere")
    (inbox.path / "loop").symlink_to(inbox.path)
    os.mkfifo(inbox.path / "20310514-02.txt")
    with inbox.put("20310514-03.txt").open("wb") as giant:
        giant.truncate(17 * 1_048_576)
    inbox.put("20310514-04.txt")
    (inbox.path / "20310514-05.txt").symlink_to("20310514-04.txt")
    came = {file.path: file.reason for file in inbox.read()}
    assert came.pop("20310514-04.txt") == ""
    assert [(path, reason.split(":")[0]) for path, reason in came.items()] == [
        ("20310514-01.txt", "a link that leads out of the folder is not followed"),
        ("20310514-02.txt", "no file"),
        ("20310514-03.txt", "larger than 16777216 bytes; no page is"),
        ("folder", "a link that leads out of the folder is not followed"),
    ]
    assert inbox.read() == []
    assert inbox.headlines() == ["顾知远在临川市调研"]


def test_a_link_put_in_a_files_place_is_not_followed(inbox: Inbox, tmp_path: Path) -> None:
    path = inbox.put("20310514-01.txt")
    inbox.look()
    secret = tmp_path / "secret.txt"
    path.rename(secret)
    path.symlink_to(secret)
    assert [file.state for file in inbox.read()] == ["unread"]
    assert inbox.headlines() == []


def test_folders_that_lie_too_deep_are_said_to_be(inbox: Inbox) -> None:
    inbox.put("1/2/3/4/5/6/7/8/20310514-01.txt")
    inbox.put("1/2/3/4/5/6/7/8/9/20310514-02.txt")
    assert [(file.path, file.state) for file in inbox.read()] == [
        ("1/2/3/4/5/6/7/8/9", "unread"),
        ("1/2/3/4/5/6/7/8/20310514-01.txt", "read"),
    ]


def test_a_folder_holds_no_more_than_can_be_looked_at(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.intake.inbox.MOST_FILES", 3)
    for number in range(1, 6):
        inbox.put(f"20310514-0{number}.txt")
    assert list(look(inbox.path).refused) == ["20310514-04.txt", "20310514-05.txt"]
    assert MOST_FILES == 20_000


def test_a_folder_that_is_gone_is_said_to_be_once_and_forgotten_when_it_is_back(inbox: Inbox) -> None:
    inbox.path.rmdir()
    assert inbox.read() == []
    assert [(one.failure.reason, one.count) for one in find_failures(inbox.store)] == [("No such file or directory", 1)]
    inbox.put("20310514-01.txt")
    assert len(inbox.read()) == 1
    assert find_failures(inbox.store) == ()


def test_a_pattern_says_whose_page_a_file_is(inbox: Inbox) -> None:
    names = r"names: '(?P<paper>[^-]+)-(?P<day>\d{8})-(?P<page>\d+)\.txt'"
    inbox.config.write_text(CONFIG.replace("paper: 人民日报", names), encoding="utf-8")
    inbox.put("新华日报-20310514-07.txt")
    inbox.put("山外日报-20310514-07.txt")
    inbox.put("20310514-07.txt")
    came = {file.path: (file.paper_id, file.reason) for file in inbox.read()}
    assert came == {
        "新华日报-20310514-07.txt": ("xinhua_ribao", ""),
        "山外日报-20310514-07.txt": ("", "its name says paper '山外日报', and there is none"),
        "20310514-07.txt": ("", "its name does not fit the pattern of `names`"),
    }


def test_status_shows_what_was_read_and_what_could_not_be_and_why(inbox: Inbox) -> None:
    inbox.put("20310514-01.txt")
    inbox.put("20310514-02.docx", b"PK\x03\x04")
    inbox.read()
    done = CliRunner().invoke(main, ["status", "--config", str(inbox.config)])
    assert f"folder  {inbox.path}  1 file read, 1 article, 1 unread" in done.output
    assert "20310514-02.docx  unread  the file is a ZIP archive" in done.output
    told = json.loads(CliRunner().invoke(main, ["status", "--json", "--config", str(inbox.config)]).output)
    assert [(one["read"], one["unread"]) for one in told["folders"]] == [(1, 1)]
    assert [one["path"] for one in told["folders"][0]["unread_files"]] == ["20310514-02.docx"]


def test_once_reads_the_folders_too(inbox: Inbox) -> None:
    inbox.config.write_text(CONFIG.replace("settle: 10", "settle: 0.1"), encoding="utf-8")
    inbox.put(f"{datetime.now(UTC):%Y%m%d}-01.txt")
    done = CliRunner().invoke(main, ["once", "--json", "--config", str(inbox.config)])
    told = json.loads(done.stdout)
    assert [(one["state"], one["articles"]) for one in told["files"]] == [("read", 1)]


@pytest.mark.parametrize(
    ("folders", "fault"),
    [
        ("[{path: nowhere, paper: 人民日报}]", "3:18: no folder `{base}/nowhere` (make it, or mend the path)"),
        (
            "[{path: in, paper: 人民日报}, {path: in/deep, paper: 人民日报}]",
            "3:43: lies in another watched folder (that one is looked at with all in it)",
        ),
        ("[{path: in, paper: 人民日报}, {path: ./in, paper: 人民日报}]", "3:43: is watched already"),
    ],
)
def test_check_finds_folders_that_cannot_be_watched(tmp_path: Path, folders: str, fault: str) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    path = tmp_path / "config.yaml"
    path.write_text(f"papers: []\nlanguage: zh\nfolders: {folders}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(path, find_folders=True)
    assert [str(one).replace(f"{path}:", "") for one in caught.value.faults] == [fault.format(base=tmp_path)]
    assert load_config(path).folders


LONG = """要闻

顾知远在临川市调研春耕
本报讯（记者 江小鱼）5月13日，云岭省省长顾知远到临川市调研，察看春耕备耕情况，同种粮大户算账。
顾知远说，把粮食种好，要靠政策，也要靠科技。各地要把农资备足，把渠道修好，让水流到田头，让技术员走到田里。
当天，他还走访了两户脱贫家庭，问收入，问孩子上学，叮嘱当地干部把帮扶的事一件一件做实。
"""
CORRECTIONS = {
    "headline": LONG.replace("顾知远在临川市调研春耕", "顾知远到临川市青禾镇察看春耕备耕"),
    "opening": LONG.replace("5月13日", "5月12日").replace("同种粮大户算账", "同种粮大户座谈"),
}


@pytest.mark.parametrize("corrected", CORRECTIONS.values(), ids=CORRECTIONS)
def test_a_corrected_page_is_a_revision_and_is_told_once_as_it_is_now(inbox: Inbox, corrected: str) -> None:
    inbox.put("20310514-01.txt", LONG)
    inbox.read()
    inbox.put("20310514-01.txt", corrected)
    (file,) = inbox.read()
    assert (file.state, file.articles) == ("read", 1)
    (stored,) = find_articles(inbox.store)
    assert (stored.revision, stored.article.headline in corrected) == (2, True)
    assert inbox.told() == 1
    inbox.put("20310514-01.txt", corrected + "\n")
    inbox.read()
    assert [one.revision for one in find_articles(inbox.store)] == [2]


def test_another_story_on_a_corrected_page_is_an_article_of_its_own(inbox: Inbox) -> None:
    inbox.put("20310514-01.txt", LONG)
    inbox.read()
    inbox.put("20310514-01.txt", "要闻\n" + MORE)
    inbox.read()
    assert [one.revision for one in find_articles(inbox.store)] == [1, 1]
    assert inbox.told() == 2
