"""`why-nothing` on random watches and days of which it is known, by how they were made, what stopped them.

Each case has a day of its own: an issue that was read or not, articles that the naive evaluator finds met or not, and
for all that are met one fate that was brought about here. What `why-nothing` says must be just that; and with any of
its stages broken it must not be, or the cases show nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from alerts.clauses import Topic
from alerts.policy import Verdict
from alerts.watches import Watch
from monitor.answers import nothing
from monitor.answers.nothing import Reason
from monitor.config import Config
from monitor.desk import Tell, open_desk
from monitor.desk.telling import store_article
from monitor.parser import extract
from monitor.records import Article, DeliveryState, Facts, IssueState, IssueStatus, Outcome, Result
from storage import Store, open_store
from storage.outbox import claim_due, record_outcome
from storage.runs import note_followed, save_issue_status
from tests.alerts.naive import is_met, open_page
from tests.alerts.pairs import Maker
from tests.newsroom import open_newsroom

CASES = 100
TRIES = 30
START = date(2031, 3, 1)  # on which the paper was first followed
APART = timedelta(days=10)  # between two cases: farther than one story goes
ISSUES = {
    None: "was not looked for yet",
    IssueState.COMPLETE: "",
    IssueState.PENDING: "was not out yet",
    IssueState.NOT_PUBLISHED: "no issue was published",
    IssueState.PARTIAL: "read in part; 2 of 9 articles",
    IssueState.FAILED: "could not be read; 2 of 9 articles",
}
FATES = {  # what is said of an article that was met
    "waits": [("delivery", "due since")],
    "done": [("delivery", "delivered")],
    "refused": [("delivery", "refused: no such user")],
    "tried": [("delivery", "due since")],
    "given up": [("delivery", "given up after 1 try: busy")],
    "old": [("news", "met, but no news: printed")],
    "early": [("news", "met, but no news: printed")],
    "silent": [("news", "met, but it was stored silently")],
    "had": [("first", "met, but the archive had it before")],
}
OUTCOMES = {
    "done": (Outcome(result=Result.ACCEPTED), None),
    "refused": (Outcome(result=Result.REFUSED, detail="no such user"), None),
    "tried": (Outcome(result=Result.TEMPORARY, detail="busy"), timedelta(hours=1)),
    "given up": (Outcome(result=Result.TEMPORARY, detail="busy"), None),
}


@dataclass(kw_only=True)
class Case:
    """A watch and a day, what became of it, and what is to be said."""

    watch: Watch
    day: date
    fate: str
    issue: IssueState | None
    articles: list[tuple[Article, Facts]]

    @property
    def now(self) -> datetime:
        """Eight in the morning of the day."""
        return datetime.combine(self.day, time(8), tzinfo=ZoneInfo("Asia/Shanghai"))

    @property
    def met(self) -> list[Article]:
        """The articles that the naive evaluator finds met."""
        return [article for article, facts in self.articles if is_met(self.watch, open_page(article, facts))]


def make_watch(maker: Maker, number: int, paper_id: str, articles: list[tuple[Article, Facts]]) -> Watch:
    """Make a watch by chance, again and again until it is met, where there are articles to meet."""
    for _ in range(TRIES):
        watch = replace(maker.make_watch(number), receivers=("desk",))
        watch = replace(watch, papers=(paper_id,) if watch.papers else ())
        if any(is_met(watch, open_page(*pair)) for pair in articles):
            break
    return watch


def make_case(maker: Maker, number: int, config: Config) -> Case:
    """Make a watch, the articles of a day and their fate by chance."""
    paper = config.papers[0]
    fate = maker.random.choice(tuple(FATES))
    day = START - (number + 1) * APART if fate == "old" else START + (number + 1) * APART
    printed = [
        replace(
            maker.make_article(),
            id="",
            paper_id=paper.id,
            paper=paper.name,
            day=day,
            url=f"https://p.example/{number}/{at}",
        )
        for at in range(maker.random.randint(0, 3))
    ]
    articles = [(one, extract(one)) for one in printed]
    watch = make_watch(maker, number, paper.id, articles if maker.happens(0.6) else [])
    if fate == "had":
        new = Topic(any=(maker.random.choice(("芯片", "云岭", "会议")),), first=True)
        watch = Watch(id=watch.id, topics=(new,), pages=watch.pages, where=watch.where, receivers=("desk",))
    issue = maker.random.choice((*ISSUES, *[IssueState.COMPLETE] * 5))
    return Case(watch=watch, day=day, fate=fate, issue=issue, articles=articles)


def live_through(store: Store, config: Config, case: Case) -> None:
    """Let the day come and go as the case says."""
    paper = config.papers[0]
    if case.issue is not None:
        read, total = (2, 9) if case.issue in {IssueState.PARTIAL, IssueState.FAILED} else (0, 0)
        status = IssueStatus(
            paper_id=paper.id, day=case.day, state=case.issue, tries=1, tried_at=case.now, read=read, total=total
        )
        save_issue_status(store, status)
    began = case.now + timedelta(days=3) if case.fate == "early" else case.now
    desk = open_desk(store, replace(config, watches=(case.watch,)), lambda: began)
    followed = note_followed(store, paper.id, START)
    tell = Tell.NOTHING if case.fate == "silent" else Tell.NEWS
    if case.fate == "had":
        for article, facts in case.articles:
            before = replace(article, day=case.day - timedelta(days=5), url=f"{article.url}/before")
            store_article(desk, paper, before, facts, digest=None, followed_since=followed, tell=Tell.NOTHING)
    for article, facts in case.articles:
        store_article(desk, paper, article, facts, digest=None, followed_since=followed, tell=tell)
    if case.fate in OUTCOMES:
        outcome, again = OUTCOMES[case.fate]
        for claim in claim_due(store, case.now + timedelta(hours=1), 100):
            record_outcome(store, claim, outcome, case.now, case.now + again if again else None)


def expect(case: Case) -> list[tuple[str, str]]:
    """Give what is to be said, each the stage and how the reason begins; what is near comes on top."""
    issue = [("fetch", said)] if (said := ISSUES[case.issue]) else []
    if not case.met:
        read = len(case.articles)
        return [*issue, ("match", f"articles read: {read}; none" if read else "no article of the day was read")]
    return [*issue, *(one for _ in case.met for one in FATES[case.fate])]


@dataclass(frozen=True, kw_only=True)
class Archive:
    """Many cases that were lived through, one after the other, in one store."""

    store: Store
    config: Config
    cases: tuple[Case, ...]

    def ask(self, case: Case) -> list[Reason]:
        """Ask why nobody was told."""
        return list(nothing.why_nothing(self.store, self.config, case.watch, case.day, case.now + timedelta(hours=2)))

    def find_fault(self, case: Case) -> str:
        """Say what `why-nothing` says wrongly of a case, "" for nothing."""
        said = self.ask(case)
        told = [(one.stage, one.why) for one in said if one.stage != "nearest"]
        wanted = expect(case)
        right = [(stage, why[: len(begins)]) for (stage, why), (_, begins) in zip(told, wanted, strict=False)] == wanted
        near = {one.subject for one in said if one.stage == "nearest"}
        if near and (case.met or not near <= {article.headline for article, _ in case.articles}):
            return f"not near: {near}"
        return "" if right and len(told) == len(wanted) else f"{told}, but it was {wanted}: {case}"


@pytest.fixture(scope="module", params=[1, 2])
def archive(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Archive]:
    maker = Maker(request.param)
    with open_newsroom(tmp_path_factory.mktemp("archive")) as newsroom:
        config = newsroom.config()
        store = open_store(config.store)
        cases = tuple(make_case(maker, number, config) for number in range(CASES))
        for case in reversed(cases):  # so that what waits of one day is not sent with what is due on a later one
            live_through(store, config, case)
        yield Archive(store=store, config=config, cases=cases)
        store.close()


def test_what_stopped_a_watch_is_what_was_made_to_stop_it(archive: Archive) -> None:
    assert [fault for case in archive.cases if (fault := archive.find_fault(case))] == []
    seen = Counter(name for case in archive.cases for name in (case.fate if case.met else "not met", str(case.issue)))
    assert all(seen[fate] for fate in FATES), seen
    assert seen["not met"] > CASES // 10


def turn_round(find: Callable[..., Iterator[Reason]]) -> Callable[..., Iterator[Reason]]:
    """Let a stage say what it says the other way round."""
    return lambda *given: iter(list(find(*given))[::-1])


SWAPPED = {IssueState.PARTIAL: nothing.STATES[IssueState.FAILED], IssueState.FAILED: nothing.STATES[IssueState.PARTIAL]}
BROKEN: dict[str, tuple[str, object]] = {  # a part of monitor/answers/nothing.py that does not do what it should
    "stages in another order": ("why_nothing", turn_round(nothing.why_nothing)),
    "an issue not looked at": ("look_at_issue", lambda *_: iter(())),
    "partial for failed": ("STATES", {**nothing.STATES, **SWAPPED}),
    "nothing met": ("find_matches", lambda *_: ()),
    "news for what the archive had": ("why_none_new", lambda *_: ""),
    "the archive for what was no news": ("why_none_new", lambda *_: "the archive had it before"),
    "everything is news": ("judge", lambda *_, **__: Verdict(send=True, reason="")),
    "deliveries not followed": ("follow_deliveries", lambda *_: iter(())),
    "given up for refused": ("SAID", {**nothing.SAID, DeliveryState.REFUSED: nothing.SAID[DeliveryState.GIVEN_UP]}),
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_is_broken_is_found(archive: Archive, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    name, part = BROKEN[how]
    monkeypatch.setattr(nothing, name, part)
    assert any(map(archive.find_fault, archive.cases))
