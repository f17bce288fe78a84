"""An alert about somebody who is not seen: over a real store, never on issues that were not read whole, and once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from alerts.clauses import WatchedAbsence
from alerts.matching import compile_watches
from alerts.receivers import Language
from alerts.render import render
from alerts.watches import Watch
from monitor.desk import Desk
from monitor.desk.absences import look_for_absent
from monitor.papers.files import load_papers
from monitor.records import Article, Claim, IssueState, IssueStatus, Person, Post
from storage.articles import save_article
from storage.database import Store, open_store
from storage.runs import save_issue_status
from tests.alerts.test_routing import make_receiver
from tests.factories import find_spans, make_article, make_event, make_facts, make_person

NOW = datetime(2031, 5, 14, 4, tzinfo=UTC)
TODAY = date(2031, 5, 14)
PAPER = load_papers()["renmin_ribao"]
GOVERNOR = Post(name="云岭省省长", key="云岭省|政府|省长", title="省长")
AWAY = 35  # days since he was seen last


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "yaowen.db")
    with store.transaction():
        keep_year(store)
    yield store
    store.close()


def keep_year(store: Store) -> None:
    """Keep 300 issues read whole, and a meeting a week; he attends until AWAY days ago."""
    for back in range(300, 0, -1):
        day = TODAY - timedelta(days=back)
        save_issue_status(store, IssueStatus(paper_id=PAPER.id, day=day, state=IssueState.COMPLETE, tries=1))
        if back % 7 == 0:
            names = ("何知秋", "顾知远") if back >= AWAY else ("何知秋",)
            event = make_event(f"省政府第{back}次常务会议", "meeting", attend=names)
            article = print_on(day, f"省政府召开第{back}次常务会议，{'、'.join(names)}出席。")
            facts = make_facts(*list_people(article, names), events=(event,))
            save_article(store, article, facts, digest=None, now=NOW)


def print_on(day: date, text: str) -> Article:
    return make_article(text, paper_id=PAPER.id, paper=PAPER.name, day=day, url="")


def list_people(article: Article, names: tuple[str, ...]) -> Iterator[Person]:
    """Give who attends, the governor with his post."""
    for name in names:
        posts = (GOVERNOR,) if name == "顾知远" else ()
        yield make_person(name, posts, mentions=find_spans(article, name))


def look(store: Store, *absent: WatchedAbsence, language: Language = "zh") -> list[str]:
    watch = Watch(id="w", absent=absent, receivers=("desk",))
    receivers = {"desk": replace(make_receiver("desk"), language=language)}
    desk = Desk(
        store=store,
        topics={},
        get_matcher=lambda: compile_watches(()),
        watch_since={},
        receivers=receivers,
        now=lambda: NOW,
    )
    texts = []
    for alert in look_for_absent(desk, (watch,), (PAPER,)):
        claim = Claim(message_id="m", receiver_id="desk", attempt=1, first_due_at=NOW, alerts=(alert,))
        texts.append(render(claim, receivers["desk"], NOW).text)
    return texts


@pytest.mark.parametrize(
    "asked", [WatchedAbsence(name="顾知远"), WatchedAbsence(post="云岭省人民政府省长")], ids=["person", "post"]
)
def test_it_says_since_when_and_on_what_it_rests_and_only_once(store: Store, asked: WatchedAbsence) -> None:
    (text,) = look(store, asked)
    assert text.splitlines()[0] == (
        "顾知远（云岭省省长）：所读报纸34天未见 — 上次见于人民日报 · 2031年4月9日 · 第1版 要闻"
    )
    assert "> 省政府召开第35次常务会议，何知秋、【顾知远】出席。" in text
    assert "其后34期均已读全，未见；此前最长间隔7天" in text
    assert "省政府常务会议：此前38次出席38次，其后4次未见" in text
    assert "依据：yaowen why-nothing w --day 2031-05-14" in text
    assert look(store, asked) == []


def test_it_says_so_in_english(store: Store) -> None:
    (text,) = look(store, WatchedAbsence(name="顾知远"), language="en")
    first, *_ = text.splitlines()
    assert ": not seen for 34 days in the pages read — last seen in People's Daily (人民日报) · 9 April 2031" in first
    assert "34 issues since then were read whole; the longest gap before was 7 days" in text
    assert "a government executive meeting (省政府常务会议): attended 38 of 38 before, not seen at 4 since" in text


def test_who_is_seen_today_is_not_away_any_more(store: Store) -> None:
    article = print_on(TODAY, "顾知远出席会议。")
    facts = make_facts(*list_people(article, ("顾知远",)))
    save_article(store, article, facts, digest=None, now=NOW)
    assert look(store, WatchedAbsence(name="顾知远")) == []


def test_who_is_seen_is_not_away(store: Store) -> None:
    assert look(store, WatchedAbsence(name="何知秋"), WatchedAbsence(name="林若川")) == []


@pytest.mark.parametrize("state", [IssueState.PARTIAL, IssueState.FAILED, IssueState.PENDING])
def test_it_waits_while_an_issue_since_then_is_not_whole(store: Store, state: IssueState) -> None:
    day = TODAY - timedelta(days=9)
    save_issue_status(store, IssueStatus(paper_id=PAPER.id, day=day, state=state, tries=1))
    assert look(store, WatchedAbsence(name="顾知远")) == []
    save_issue_status(store, IssueStatus(paper_id=PAPER.id, day=day, state=IssueState.NOT_PUBLISHED, tries=2))
    assert len(look(store, WatchedAbsence(name="顾知远"))) == 1
