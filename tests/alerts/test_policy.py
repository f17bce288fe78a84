from datetime import UTC, date, datetime, timedelta

import pytest

from alerts.clauses import Topic
from alerts.policy import is_late, judge, make_alert
from alerts.watches import Watch
from tests.factories import DAY, NOW, make_article, make_match

WATCH = Watch(id="chips", name="芯片", topics=(Topic(any=("芯片",)),))
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("followed_since", "watch_since", "asked", "send", "words"),
    [
        pytest.param(BEFORE, BEFORE, False, True, "new", id="news"),
        pytest.param(DAY, DAY, False, True, "new", id="the first day counts"),
        pytest.param(AFTER, BEFORE, False, False, "before the paper was followed", id="first run or backfill"),
        pytest.param(BEFORE, AFTER, False, False, "before watch chips began", id="a new watch"),
        pytest.param(AFTER, AFTER, True, True, "asked", id="old news asked for"),
    ],
)
def test_old_news_is_sent_only_when_asked_for(
    *, followed_since: date, watch_since: date, asked: bool, send: bool, words: str
) -> None:
    """threats: H16."""
    verdict = judge(WATCH, make_article(), followed_since=followed_since, watch_since=watch_since, asked=asked)
    assert verdict.send is send
    assert words in verdict.reason


def test_an_article_without_a_day_may_be_old_news() -> None:
    verdict = judge(WATCH, make_article(day=None), followed_since=BEFORE, watch_since=BEFORE)
    assert not verdict.send
    assert "no day" in verdict.reason


@pytest.mark.parametrize(
    ("now", "late"),
    [
        pytest.param(datetime(2031, 5, 14, 15, 59, tzinfo=UTC), False, id="23:59 in Shanghai"),
        pytest.param(datetime(2031, 5, 14, 16, 0, tzinfo=UTC), True, id="midnight in Shanghai"),
    ],
)
def test_a_day_is_over_when_it_is_over_where_the_paper_is(*, now: datetime, late: bool) -> None:
    assert is_late(DAY, now, "Asia/Shanghai") is late


def test_a_new_revision_is_the_same_alert() -> None:
    """threats: H15."""
    article = make_article()
    first = make_alert(WATCH, article, (make_match(),), revision=1, now=NOW)
    second = make_alert(WATCH, article, (make_match(),), revision=2, now=NOW + timedelta(hours=1))
    assert first.id == second.id


def test_another_watch_or_article_is_another_alert() -> None:
    other = Watch(id="other", topics=WATCH.topics)
    ids = {
        make_alert(watch, article, (make_match(),), revision=1, now=NOW).id
        for watch in (WATCH, other)
        for article in (make_article(), make_article("另一篇。"))
    }
    assert len(ids) == 4


def test_an_alert_holds_all_that_a_message_needs() -> None:
    article = make_article(page=3)
    alert = make_alert(WATCH, article, (make_match(),), revision=2, now=NOW)
    assert (alert.watch_name, alert.paper, alert.day, alert.page, alert.headline, alert.url, alert.late) == (
        "芯片",
        article.paper,
        DAY,
        3,
        article.headline,
        article.url,
        False,
    )
