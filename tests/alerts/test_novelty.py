"""What the archive adds to a match: over a real store, day by day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from alerts.novelty import OLD, weigh, why_not_new
from alerts.wording import say_note
from monitor.records import Facts, Match, Note, Person, Post, Question
from storage.archive import Archive
from storage.articles import save_article
from storage.database import Store, open_store
from tests.factories import make_article, make_event, make_facts, make_match, make_person
from tests.newsdesk import age

NOW = datetime(2031, 5, 14, tzinfo=UTC)
DAY = date(2031, 5, 14)
GOVERNOR = Post(name="江苏省省长", key="32|政府|省长", title="省长")
VICE = Post(name="江苏省副省长", key="32|政府|副省长", title="副省长")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "yaowen.db")
    yield store
    store.close()


def keep(store: Store, day: int, text: str, facts: Facts) -> str:
    article = make_article(text, headline=text[:8], day=date(2031, 5, day), url="")
    return save_article(store, article, facts, digest=None, now=NOW).article_id


def hold(name: str, *posts: Post) -> Person:
    return make_person(name, posts)


def notes(store: Store, match: Match, day: date = DAY, article_id: str = "") -> list[Note] | None:
    weighed = weigh(match, day, Archive(store=store, article_id=article_id, day=day))
    return None if weighed is None else list(weighed.notes)


FIRST = date(2031, 3, 6)  # of an archive of so many days
NEW = Note(kind="first", day=FIRST, days=OLD)
NAMED = make_match(term="顾知远", posts=("江苏省省长",))


def test_a_person_never_seen_before_is_no_news_of_itself(store: Store) -> None:
    assert notes(store, NAMED) == []


def test_a_post_that_somebody_else_was_seen_in_changed_hands(store: Store) -> None:
    keep(store, 2, "甲", make_facts(hold("沈怀远", GOVERNOR)))
    assert notes(store, NAMED) == [Note(kind="took_over", post="江苏省省长", other="沈怀远", day=date(2031, 5, 2))]


def test_an_office_that_is_taken_for_the_time_being_changed_hands(store: Store) -> None:
    keep(store, 2, "甲", make_facts(hold("沈怀远", GOVERNOR)))
    acting = replace(NAMED, posts=("江苏省代省长",))
    assert notes(store, acting) == [Note(kind="took_over", post="江苏省省长", other="沈怀远", day=date(2031, 5, 2))]


def test_a_post_that_several_hold_does_not_change_hands(store: Store) -> None:
    keep(store, 2, "甲", make_facts(hold("沈怀远", VICE)))
    assert notes(store, replace(NAMED, posts=("江苏省副省长",))) == []


def test_a_known_person_in_a_new_post_is_told_by_an_archive_that_is_old_enough(store: Store) -> None:
    keep(store, 2, "甲", make_facts(hold("顾知远", VICE)))
    assert notes(store, NAMED) == [], "who was seen once may have held it for years"
    age(store, OLD - 1)
    assert notes(store, NAMED) == [Note(kind="new_post", post="江苏省省长", day=FIRST + timedelta(days=1))]


def test_the_same_post_in_other_words_is_not_new(store: Store) -> None:
    keep(store, 2, "甲", make_facts(hold("顾知远", GOVERNOR)))
    assert notes(store, replace(NAMED, posts=("江苏省人民政府省长",))) == []


def test_who_was_not_seen_for_long_is_back(store: Store) -> None:
    keep(store, 2, "甲", make_facts(hold("顾知远", GOVERNOR)))
    assert notes(store, NAMED, date(2031, 6, 20)) == [Note(kind="back", day=date(2031, 5, 2), days=49)]


def test_an_uncertain_match_gets_no_notes(store: Store) -> None:
    keep(store, 2, "甲", make_facts(hold("沈怀远", GOVERNOR)))
    assert notes(store, replace(NAMED, uncertain="no_post")) == []


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(Question(about="phrase", all=("向绿而行",)), id="phrase"),
        pytest.param(Question(about="words", all=(), any=("绿", "芯片")), id="words"),
        pytest.param(Question(about="words", all=("向绿", "而行")), id="all words"),
        pytest.param(Question(about="post", all=("顾知远", "32|政府|省长")), id="post"),
        pytest.param(Question(about="pairing", all=("沈怀远", "顾知远")), id="pairing"),
    ],
)
def test_what_the_archive_had_is_not_new(store: Store, question: Question) -> None:
    asks = replace(NAMED, asks=question)
    age(store)
    assert notes(store, asks) == [NEW]
    event = make_event(attend=("沈怀远", "顾知远"))
    facts = make_facts(hold("顾知远", GOVERNOR), events=(event,), phrases=("向绿而行",))
    own = keep(store, 14, "要“向绿而行”。", facts)
    assert notes(store, asks, article_id=own) == [NEW]
    keep(store, 20, "再谈“向绿而行”。", facts)
    assert notes(store, asks, article_id=own) == [NEW], "what came later is no witness"
    keep(store, 3, "先谈“向绿而行”。", facts)
    assert notes(store, asks, article_id=own) is None


def test_what_was_asked_for_in_so_many_words_is_told_by_a_young_archive_with_its_age(store: Store) -> None:
    keep(store, 2, "甲", make_facts(hold("顾知远", GOVERNOR)))
    young = Note(kind="first_so_far", day=date(2031, 5, 2), days=1)
    for asks in (Question(about="words", all=("绿",)), Question(about="pairing", all=("沈怀远", "顾知远"))):
        assert notes(store, replace(NAMED, asks=asks)) == [young]
    assert "此前只有1天的报纸" in say_note(young, "zh")
    assert "earlier days with papers: 1" in say_note(young, "en")


@pytest.mark.parametrize(
    "asks", [Question(about="phrase", all=("向绿而行",)), Question(about="post", all=("顾知远", "32|政府|省长"))]
)
def test_of_any_phrase_or_holder_a_young_archive_says_nothing(store: Store, asks: Question) -> None:
    age(store, OLD - 1)
    assert notes(store, replace(NAMED, asks=asks)) is None
    assert "29 earlier days" in why_not_new(asks, Archive(store=store, article_id="", day=DAY))
    keep(store, 2, "甲", make_facts())
    assert notes(store, replace(NAMED, asks=asks)) == [replace(NEW, day=FIRST + timedelta(days=1))]


def test_two_in_two_events_were_not_together(store: Store) -> None:
    events = (make_event("甲会", attend=("沈怀远",)), make_event("乙会", attend=("顾知远",)))
    keep(store, 2, "甲", make_facts(events=events))
    asks = replace(NAMED, asks=Question(about="pairing", all=("沈怀远", "顾知远")))
    assert notes(store, asks) == [Note(kind="first_so_far", day=date(2031, 5, 2), days=1)]
