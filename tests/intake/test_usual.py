"""What an issue lacks against its paper's last weeks, and how often that is said of one that lacks nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from monitor.demo.faults import Reply
from monitor.intake.pipeline import run_issue
from monitor.intake.usual import find_thin, find_unusual, find_vanished
from monitor.records import IssueState, IssueStatus, Printing
from storage.articles import save_article
from storage.database import Store
from storage.errors import StoreError
from storage.runs import find_failures, find_issue_status, save_issue_status
from tests.factories import make_article, make_facts
from tests.figures import Figure
from tests.newsroom import DAY, MORNING, open_newsroom

TUESDAY = date(2031, 5, 13)


def make_printing(day: date, pages: int = 12, articles: int = 90, kickers: int = 30, authors: int = 40) -> Printing:
    return Printing(day=day, pages=pages, articles=articles, stored=articles, kickers=kickers, authors=authors)


def make_weeks(count: int = 8, *, every: int = 7) -> list[Printing]:
    return [make_printing(TUESDAY - timedelta(days=every * back)) for back in range(1, count + 1)]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, ()),
        ({"pages": 8, "articles": 50}, ()),
        ({"pages": 4, "articles": 60}, ("4 pages, usually 12 (of 8 issues)",)),
        ({"articles": 20, "stored": 20}, ("20 articles, usually 90 (of 8 issues)",)),
        ({"kickers": 0}, ("none of 90 articles has a kicker, usually at least 33% have",)),
        ({"authors": 0}, ("none of 90 articles has a author, usually at least 44% have",)),
        ({"kickers": 1}, ()),
        ({"kickers": 0, "stored": 12}, ()),
    ],
    ids=[
        "as usual",
        "thinner",
        "few pages",
        "few articles",
        "no kickers",
        "no authors",
        "one kicker",
        "too few to say",
    ],
)
def test_an_issue_is_measured_by_its_paper_s_last_weeks(changed: dict[str, int], said: tuple[str, ...]) -> None:
    issue = Printing(**{**asdict(make_printing(TUESDAY)), **changed})
    assert find_unusual(issue, make_weeks()) == said


def test_a_weekday_is_compared_with_its_like() -> None:
    saturday = TUESDAY + timedelta(days=4)
    thin = [make_printing(saturday - timedelta(days=7 * back), pages=4, articles=20) for back in range(1, 6)]
    issue = make_printing(saturday, pages=4, articles=20, kickers=6)
    assert find_unusual(issue, [*make_weeks(), *thin]) == ()
    assert find_unusual(replace(issue, day=TUESDAY), [*make_weeks(), *thin])


@pytest.mark.parametrize("earlier", [make_weeks(3), make_weeks(7, every=1), make_weeks(20, every=60)])
def test_too_little_history_says_nothing(earlier: list[Printing]) -> None:
    assert find_unusual(make_printing(TUESDAY, pages=1, articles=8), earlier) == ()


def test_a_thin_issue_once_before_does_not_hide_the_next() -> None:
    holiday = replace(make_weeks()[0], pages=4, articles=30)
    assert find_unusual(make_printing(TUESDAY, pages=4, articles=60), [holiday, *make_weeks()[1:]])


# --- with a press and a store ----------------------------------------------------------------------------------------


def keep_weeks(store: Store, *, pages: int, articles: int, kicker: str) -> None:
    """Store eight weeks of issues of the sample paper."""
    for back in range(7, 57, 7):
        day = DAY - timedelta(days=back)
        for at in range(articles):
            article = make_article(
                f"本报讯 {day}第{at}条消息。",
                paper_id="jiangling",
                day=day,
                url=f"https://x.example/{day}/{at}",
                kicker=kicker,
                position=at,
            )
            save_article(store, article, make_facts(), digest=None, now=MORNING)
        status = IssueStatus(
            paper_id="jiangling", day=day, state=IssueState.COMPLETE, pages=pages, read=articles, total=articles
        )
        save_issue_status(store, status)


@pytest.mark.parametrize(
    ("pages", "articles", "said"),
    [(4, 20, ""), (12, 20, "4 pages, usually 12 (of 8 issues)"), (4, 90, "articles, usually 90 (of 8 issues)")],
)
def test_a_complete_issue_says_what_it_lacks(tmp_path: Path, pages: int, articles: int, said: str) -> None:
    with open_newsroom(tmp_path) as room, room.open_desk() as desk:
        keep_weeks(desk.store, pages=pages, articles=articles, kicker="全省动员")
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert status.state is IssueState.COMPLETE
        assert said in status.reason
        assert bool(status.reason) is bool(said)
        assert find_issue_status(desk.store, "jiangling", DAY) == status
        doubts = [one.failure.reason for one in find_failures(desk.store) if one.failure.subject == "jiangling: usual"]
        assert doubts == ([status.reason] if said else [])
        looked_over = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert (looked_over.tries, looked_over.reason) == (2, status.reason)
        assert find_issue_status(desk.store, "jiangling", DAY) == looked_over


def test_a_pass_that_ends_before_a_doubt_is_kept_leaves_it_to_the_next(tmp_path: Path) -> None:
    with open_newsroom(tmp_path) as room, room.open_desk() as desk:
        keep_weeks(desk.store, pages=12, articles=20, kicker="")
        with desk.store.transaction():
            desk.store.execute("CREATE TRIGGER full BEFORE INSERT ON failures BEGIN SELECT raise(ABORT, 'full'); END")
        with pytest.raises(StoreError):
            run_issue(desk, room.fetcher(), room.paper(), DAY)
        with desk.store.transaction():
            desk.store.execute("DROP TRIGGER full")
        assert "4 pages, usually 12" in run_issue(desk, room.fetcher(), room.paper(), DAY).reason


def test_an_issue_is_never_seen_complete_without_its_doubt(tmp_path: Path) -> None:
    with open_newsroom(tmp_path) as room, room.open_desk() as desk:
        keep_weeks(desk.store, pages=12, articles=20, kicker="")
        with desk.store.transaction():
            desk.store.execute("CREATE TABLE written (state TEXT, reason TEXT)")
            for change in ("INSERT", "UPDATE"):
                desk.store.execute(
                    f"CREATE TRIGGER on_{change} AFTER {change} ON issues"
                    " BEGIN INSERT INTO written VALUES (new.state, new.reason); END"
                )
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert status.reason
        assert desk.store.tuples("SELECT * FROM written") == [(status.state, status.reason)]


def test_a_doubt_is_gone_with_the_page_that_was_missing(tmp_path: Path) -> None:
    with open_newsroom(tmp_path) as room, room.open_desk() as desk:
        stand = room.press.stand
        pages = [page.number for page in stand.show("jiangling", DAY)]
        articles = sum(len(page.stories) for page in stand.show("jiangling", DAY))
        keep_weeks(desk.store, pages=len(pages), articles=articles, kicker="全省动员")
        room.press.stand = replace(stand, held=frozenset((DAY, number) for number in pages[1:]))
        assert "pages, usually" in run_issue(desk, room.fetcher(), room.paper(), DAY).reason
        room.press.stand = stand
        assert run_issue(desk, room.fetcher(), room.paper(), DAY).reason == ""


def test_an_article_of_two_encodings_is_kept_and_said_to_be_read_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """threats: D7"""
    garbled = "各县区要在年底前拿出明年的计划，农村客运班线通到全部行政村，群众出行方便放心".encode()
    garbled.decode("gb18030")  # nothing refuses it
    with open_newsroom(tmp_path) as room, room.open_desk() as desk:
        answer, spoilt = room.press.print_reply, set[str]()

        def spoil(path: str, posted: str) -> tuple[str, Reply]:
            kind, reply = answer(path, posted)
            if "content_" not in path or not spoilt <= {path}:
                return kind, reply
            spoilt.add(path)
            body = reply.body.decode().encode("gb18030").replace("。</p>".encode("gb18030"), garbled + b"</p>", 1)
            return kind, reply._replace(body=body)

        monkeypatch.setattr(room.press, "print_reply", spoil)
        status = run_issue(desk, room.fetcher(), room.paper(), DAY)
        assert status.state is IssueState.COMPLETE
        assert status.read == status.total
        assert "not all of it is in the encoding that it was read by: 勫幙鍖" in status.reason
        assert find_issue_status(desk.store, "jiangling", DAY) == status


# --- how often it is wrong -------------------------------------------------------------------------------------------


def print_paper(draw: Random, days: int) -> Iterator[Printing]:
    """Print an invented paper's days: weekdays of their own, stories and their habits as they come, thin ones."""
    usual = draw.randint(4, 24)
    weekdays = [max(4, usual - draw.choice((0, 0, 0, 4, 8))) for _ in range(7)]
    kicker, author = draw.uniform(0, 0.7), draw.uniform(0.1, 0.9)
    for at in range(days):
        day = TUESDAY + timedelta(days=at)
        pages = max(4, weekdays[day.weekday()] + draw.choice((-2, 0, 0, 0, 0, 2, 4)))
        articles = sum(draw.randint(3, 12) for _ in range(pages))
        bent = draw.lognormvariate(0, 0.4)  # a day of long features has fewer kickers than one of news

        def count(share: float, articles: int = articles, bent: float = bent) -> int:
            return sum(draw.random() < min(1, share * bent) for _ in range(articles))

        yield make_printing(day, pages, articles, count(kicker), count(author))


def measure(papers: int, days: int) -> Counter[str]:
    """Count alarms on clean issues, and what is noticed of issues read to a third or without kickers or authors."""
    counted: Counter[str] = Counter()
    for paper in range(papers):
        printed = list(print_paper(Random(paper), days))  # noqa: S311 - the same every time
        for at in range(60, days):
            earlier, issue = printed[:at], printed[at]
            cut = replace(issue, pages=(issue.pages + 2) // 3, articles=issue.articles // 3)
            bare = replace(issue, kickers=0, authors=0)
            counted["clean"] += 1
            counted["false alarms: amount"] += bool(find_thin(issue, earlier))
            counted["false alarms: habits"] += bool(list(find_vanished(issue, earlier)))
            counted["cut noticed"] += bool(find_unusual(cut, earlier))
            counted["bare noticed"] += bool(find_unusual(bare, earlier))
    return counted


def test_clean_issues_raise_next_to_no_alarm_and_broken_ones_do(figure: Figure) -> None:
    counted = measure(papers=20, days=120)
    figure(f"unusual issues: {dict(counted)}")
    assert counted["false alarms: amount"] + counted["false alarms: habits"] <= 0.002 * counted["clean"]
    assert counted["cut noticed"] >= 0.9 * counted["clean"]
    assert counted["bare noticed"] >= 0.75 * counted["clean"]  # the others' papers have too few of either to tell
