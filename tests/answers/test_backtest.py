"""What watches would have told of an archive: the same as putting every article to them, in every print and padding."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.clauses import (
    Together,
    Topic,
    WatchedChange,
    WatchedDocument,
    WatchedEvent,
    WatchedGroup,
    WatchedPerson,
    WatchedPhrase,
    WatchedPost,
    WatchedSubject,
)
from alerts.matching import compile_watches, find_matches
from alerts.novelty import why_not_new
from alerts.receivers import EmailSettings, Rate, Receiver
from alerts.watches import Watch
from monitor.answers.backtest import find_told, look_back, make_lookout, part_days
from monitor.answers.forecast import Hit, Tally, count, draw, load_receivers
from monitor.parser import extract
from monitor.records import Article, Facts
from storage import Store, open_store
from storage.archive import Archive
from storage.articles import name_article, save_article
from storage.prints import keep_print
from storage.sifting import count_days, read_day
from tests.factories import DAY, NOW, make_article
from tests.storage.samples import new_store

# Phrases of an invented province, as papers print them: padded, in traditional characters, in full width.
PIECES = (
    "云岭省省长顾知远出席会议并讲话。",
    "雲嶺省省長顧知遠主持會議。",
    "省长顾 知远、市长王　浩陪同。",
    "王\t浩说，",
    "ＡＩ产业规划印发。",
    "ai 芯片\n出口",
    "芯　片",
    "会议审议通过《云岭省低空经济条例》。",
    "任命林若川为临川市副市长。",
    "“向绿而行”写进报告。",
    '招聘启事：\\t 诚聘"英才"。',
    "低空經濟",
    "沈怀远会见顾知远。",
    "小王浩然正气。",
)
CLAUSES: tuple[dict[str, object], ...] = (
    {"people": (WatchedPerson(name="顾知远"),)},
    {"people": (WatchedPerson(name="王浩", place="云岭省"),)},
    {"people": (WatchedPerson(name="顧知遠", aliases=("老顾",)),)},
    {"posts": (WatchedPost(name="云岭省省长"),)},
    {"posts": (WatchedPost(name="临川市副市长", first=True),)},
    {"groups": (WatchedGroup(places=("云岭省",)),)},
    {"groups": (WatchedGroup(ranks=("省部级正职",), first=True),)},
    {"topics": (Topic(any=("芯片", "AI产业"), none=("招聘",)),)},
    {"topics": (Topic(all=("低空经济", "条例"), near=10),)},
    {"topics": (Topic(regex=("芯.{0,2}出口",)),)},
    {
        "topics": (
            Topic(
                any=("ai 芯片", '"英才"'),
            ),
        )
    },
    {"topics": (Topic(any=("向绿而行",), first=True),)},
    {"phrases": (WatchedPhrase(word="绿"), WatchedPhrase(first=True))},
    {"about": (WatchedSubject(name="低空经济"),)},
    {"events": (WatchedEvent(kind="meeting"),)},
    {"changes": (WatchedChange(actions=("appoint",)),)},
    {"changes": (WatchedChange(places=("云岭省",)),)},
    {"documents": (WatchedDocument(title="低空經濟"),)},
    {"together": (Together(people=(WatchedPerson(name="沈怀远"), WatchedPerson(name="顾知远"))),)},
)
WATCHES = tuple(Watch(id=f"w{number}", **clause) for number, clause in enumerate(CLAUSES))  # type: ignore[arg-type]
ARTICLES = st.lists(
    st.tuples(st.integers(0, 3), st.lists(st.sampled_from(PIECES), min_size=1, max_size=3)), min_size=1, max_size=12
)


def read_all(texts: list[tuple[int, list[str]]]) -> Iterator[tuple[Article, Facts]]:
    """Read invented articles, each at an address of its own."""
    for number, (days, pieces) in enumerate(texts):
        article = make_article(
            "\n".join(pieces),
            headline=pieces[0][:8],
            day=DAY + timedelta(days=days),
            place="云岭省",
            url=f"https://epaper.example.org/{number}.html",
        )
        yield replace(article, id=name_article(article)), extract(article)


def tell_as_stored(store: Store, texts: list[tuple[int, list[str]]]) -> dict[str, dict[str, object]]:
    """Store day after day and put every article to the watches as it is stored; give what each tells, by article."""
    matcher = compile_watches(WATCHES)
    told: dict[str, dict[str, object]] = {watch.id: {} for watch in WATCHES}
    for article, facts in sorted(read_all(texts), key=lambda read: read[0].day or DAY):
        save_article(store, article, facts, digest=None, now=NOW)
        archive = Archive(store=store, article_id=article.id, day=article.day or DAY)
        for watch, matches in find_matches(matcher, article, facts):
            if kept := tuple(one for one in matches if one.asks is None or not why_not_new(one.asks, archive)):
                told[watch.id][article.id] = ((watch, kept),)
    return told


@settings(max_examples=15)
@given(ARTICLES)
def test_the_same_is_told_as_when_every_article_was_stored(texts: list[tuple[int, list[str]]]) -> None:
    with new_store() as store, patch("alerts.novelty.OLD", 1):
        expected = tell_as_stored(store, texts)
        told = {watch.id: look_at_all(store, watch) for watch in WATCHES}
    assert told == expected


def look_at_all(store: Store, *watches: Watch) -> dict[str, object]:
    """Give what is told of the whole archive, by article."""
    lookout = make_lookout(store, watches)
    days = count_days(store, None, None)
    return {article.id: told for day in days for _, article, told in find_told(lookout, read_day(store, day))}


def test_days_looked_at_by_several_processes_come_in_order_with_the_same_hits() -> None:
    texts = [(number % 4, [PIECES[number % len(PIECES)]]) for number in range(24)]
    with new_store() as store:
        for article, facts in read_all(texts):
            save_article(store, article, facts, digest=None, now=NOW)
        alone = list(look_back(store, WATCHES, None, None))
        assert list(look_back(store, WATCHES, None, None, at_once=7)) == alone
    assert (sum(day.articles for day in alone), len(alone)) == (24, 4)
    assert any(day.hits for day in alone)


def test_days_are_parted_by_their_articles() -> None:
    days = {DAY + timedelta(days=number): count for number, count in enumerate((3, 1, 9, 2, 2))}
    assert [[day.toordinal() - DAY.toordinal() for day in batch] for batch in part_days(days, 4)] == [
        [0, 1],
        [2],
        [3, 4],
    ]
    assert list(part_days({}, 4)) == []


# --- what is counted --------------------------------------------------------------------------------------------


def make_hit(number: int, day: date = DAY, story: str = "", *tells: str) -> Hit:
    return Hit(
        watch_id="w",
        article_id=f"a{number}",
        day=day,
        paper="云岭日报",
        headline="",
        passage="",
        story_id=story or f"a{number}",
        tells=frozenset((one,) for one in tells or ("person",)),
        topics=frozenset((one, "event") for one in tells or ("person",)),
    )


def tally_up(watch: Watch, *hits: Hit) -> Tally:
    tally = Tally(watch=watch)
    for hit in hits:
        count(tally, hit)
    return tally


def test_a_receiver_gets_what_routing_would_make_of_it() -> None:
    watch = Watch(id="w", people=(WatchedPerson(name="顾知远"),), limit=2, receivers=("now", "daily", "weekly"))
    days = (DAY + timedelta(days=number // 4) for number in range(5))  # four on the first day, one on the second
    tally = tally_up(watch, *(make_hit(number, day) for number, day in enumerate(days)))
    loads = load_receivers((tally,), {name: make_receiver(name) for name in ("now", "daily", "weekly", "other")})
    assert {name: (load.messages, len(load.digests), load.most) for name, load in loads.items()} == {
        "now": (4, 1, 3),  # two at once and the digest with the rest, then one
        "daily": (2, 2, 1),
        "weekly": (1, 1, 1),
        # the watch does not tell the other
    }
    assert (tally.busy, len(tally.samples)) == ({DAY: 4}, 3)


def test_later_prints_of_the_same_news_go_as_each_receiver_wishes() -> None:
    watch = Watch(id="w", people=(WatchedPerson(name="顾知远"),), limit=2, receivers=("digest", "update", "off"))
    late = DAY + timedelta(days=1)
    hits = (
        make_hit(1, DAY, "s"),
        make_hit(2, DAY, "s"),  # a later print
        make_hit(3, DAY, "s", "person", "change"),  # one that tells more is news
        make_hit(4, DAY, "t"),  # the third news of the day: over the limit
        make_hit(5, late, "t"),  # and its later print goes as it did
        make_hit(6, late, "s", "change"),
    )
    tally = tally_up(watch, *hits)
    assert (tally.hits, tally.reprints, tally.busy) == (6, 3, {DAY: 3})
    receivers = {name: replace(make_receiver(name), also=name) for name in ("digest", "update", "off")}
    loads = load_receivers((tally,), receivers)
    assert {name: (load.at_once.total(), len(load.digests)) for name, load in loads.items()} == {
        "digest": (2, 2),  # the two news; digests with what is over the limit, and with the later prints
        "update": (4, 2),  # the later prints of the news told at once are told at once
        "off": (2, 1),
    }


def test_what_is_told_again_within_its_time_waits_for_the_digest() -> None:
    person, repeat = WatchedPerson(name="顾知远"), timedelta(days=3)
    watch = Watch(id="w", people=(person,), limit=1, repeat=repeat, receivers=("now",))
    days = [DAY + timedelta(days=number) for number in range(6)]
    hits = (
        make_hit(1, days[0]),
        make_hit(2, days[0]),  # the same again on that day
        make_hit(3, days[2]),  # and within three days
        make_hit(4, days[2], "", "other"),  # something else: nothing of the day counts against the limit yet
        make_hit(5, days[2], "", "person", "third"),  # not all of it was told: news, over the limit
        make_hit(6, days[4], "", "third"),  # what only the digest had counts as told
        make_hit(7, days[5]),  # three days after it was news last
    )
    tally = tally_up(watch, *hits)
    assert (tally.hits, tally.repeated, tally.reprints, tally.news.total()) == (7, 3, 0, 4)
    load = load_receivers((tally,), {"now": make_receiver("now")})["now"]
    assert load.at_once == {days[0]: 1, days[2]: 1, days[5]: 1}
    assert [day.day - DAY.day for day in sorted(load.digests)] == [0, 2, 4]


def test_prints_of_one_story_are_known_by_the_store(tmp_path: Path) -> None:
    store = open_store(tmp_path / "yaowen.db")
    first, second = (article for article, _ in read_all([(0, ["芯　片"]), (1, ["芯片"])]))
    for article in (first, second):
        save_article(store, article, extract(article), digest=None, now=NOW)
    keep_print(store, second.id, second.day or DAY, (), first.id)
    watch = Watch(id="w", topics=(Topic(any=("芯片",)),))
    hits = [hit for day in look_back(store, (watch,), None, None) for hit in day.hits]
    store.close()
    assert ([hit.story_id for hit in hits], tally_up(watch, *hits).reprints) == ([first.id, first.id], 1)


def make_receiver(name: str) -> Receiver:
    """Make a receiver whose rate is its name."""
    settings = EmailSettings(host="localhost", sender="y@example.org", to="d@example.org", security="none")
    rates: dict[str, Rate] = {"daily": "daily", "weekly": "weekly"}
    return Receiver(id=name, settings=settings, rate=rates.get(name, "realtime"))


def test_a_watch_that_is_muted_today_was_not_in_the_past() -> None:
    watch = Watch(id="w", people=(WatchedPerson(name="顾知远"),), receivers=("now",), mute_until=date(2099, 1, 1))
    tally = tally_up(watch, make_hit(1))
    assert load_receivers((tally,), {"now": make_receiver("now")})["now"].at_once == {DAY: 1}


@pytest.mark.parametrize(
    ("hits", "bars"),
    [({}, "···"), ({0: 1}, "█··"), ({0: 8, 1: 1, 2: 4}, "█▁▄")],
)
def test_bars_are_as_high_as_the_busiest_day(hits: dict[int, int], bars: str) -> None:
    days = [DAY + timedelta(days=number) for number in range(3)]
    assert draw(days, {days[number]: many for number, many in hits.items()}) == bars


def test_a_long_time_is_drawn_no_wider_and_loses_no_busy_day() -> None:
    days = [DAY + timedelta(days=number) for number in range(400)]
    drawn = draw(days, {days[399]: 3})
    assert (len(drawn) <= 60, drawn[-1], set(drawn[:-1])) == (True, "█", {"·"})
