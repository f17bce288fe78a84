"""A desk and the followed papers in; alerts about people who are not seen for unusually long queued, out.

It looks at the days that are over, once an hour, and says the same absence once. It never speaks on issues that were
not read whole: where one since the person was last seen is missing or partial, it waits.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from alerts.absence import WINDOW, judge_absence, since
from alerts.clauses import WatchedAbsence
from alerts.policy import show_print
from alerts.reading import make_match, make_reading, spans_of
from alerts.routing import route
from alerts.watches import Watch
from monitor.desk import Desk
from monitor.plan import local_day
from monitor.records import Absence, Alert, IssueState, Occasion, Paper, derive_id
from storage.archive import Archive
from storage.articles import get_article, get_facts
from storage.database import Store
from storage.occasions import find_occasions, find_sightings
from storage.outbox import queue
from storage.runs import find_issue_states

READ = frozenset({IssueState.COMPLETE, IssueState.NOT_PUBLISHED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Away:
    """Somebody who is away: all that the person is called, what shows it, and the article that shows them last."""

    names: tuple[str, ...]
    absence: Absence
    article_id: str


def look_for_absent(desk: Desk, watches: Iterable[Watch], papers: Sequence[Paper]) -> tuple[Alert, ...]:
    """Queue an alert for each absence that is not told yet, and give them. Raises StoreError."""
    told: list[Alert] = []
    for watch in watches:
        looked_at = tuple(paper for paper in papers if not watch.papers or paper.id in watch.papers)
        if not watch.absent or not looked_at:
            continue
        until = min(local_day(paper, desk.now()) for paper in looked_at) - timedelta(days=1)
        found = judge_all(desk.store, watch, looked_at, until)
        alerts = (tell_absence(desk, watch, asked, away) for asked, away in found if not isinstance(away, str))
        told += filter(None, alerts)
    return tuple(told)


def judge_all(
    store: Store, watch: Watch, papers: Sequence[Paper], until: date
) -> Iterator[tuple[WatchedAbsence, Away | str]]:
    """Say of each person of a watch whether they were away by the end of a day, or why that is not said."""
    occasions = find_occasions(store, [paper.id for paper in papers], until - WINDOW)
    return ((asked, judge(store, asked, papers, occasions, until)) for asked in watch.absent)


def judge(
    store: Store, asked: WatchedAbsence, papers: Sequence[Paper], occasions: Sequence[Occasion], until: date
) -> Away | str:
    """Say whether somebody is away unusually long by the end of a day, or why that is not said."""
    names = name_all(store, asked, until)
    if not names:
        return "nobody was seen in the post yet"
    ids = [paper.id for paper in papers]
    seen = find_sightings(store, names, ids, until - WINDOW, until + timedelta(days=1))
    if seen and seen[-1].day > until:
        return f"seen on {seen[-1].day}"
    past = tuple(one for one in occasions if one.day <= until)
    absence = judge_absence(frozenset(names), (one.day for one in seen), past, until)
    if isinstance(absence, str):
        return absence
    issues, lacking = count_whole(store, papers, absence.last, until)
    if lacking:
        return f"{since(absence.last, absence.days)}, but nothing is said while {lacking} was not read whole"
    return Away(names=names, absence=replace(absence, issues=issues), article_id=seen[-1].article_id)


def name_all(store: Store, asked: WatchedAbsence, until: date) -> tuple[str, ...]:
    """Give what the person is called; of a post, whoever was seen in it last."""
    from alerts.posts import key_of

    if asked.name:
        return (asked.name, *asked.aliases)
    archive = Archive(store=store, article_id="", day=until + timedelta(days=1))
    holder = archive.find_holder(key_of(asked.post))
    return (holder[0],) if holder else ()


def count_whole(store: Store, papers: Sequence[Paper], last: date, until: date) -> tuple[int, str]:
    """Count the issues since a day that were read whole, and name the first that was neither that nor unpublished."""
    count = 0
    for paper in papers:
        states = {one.day: one.state for one in find_issue_states(store, paper.id, last + timedelta(days=1), until)}
        for day in (last + timedelta(days=number) for number in range(1, (until - last).days + 1)):
            if (state := states.get(day)) not in READ:
                return 0, f"{paper.name} {day}"
            count += state is IssueState.COMPLETE
    return count, ""


def tell_absence(desk: Desk, watch: Watch, asked: WatchedAbsence, away: Away) -> Alert | None:
    """Queue the alert that a person is not seen, with the article that shows them last; None when that was done."""
    article = get_article(desk.store, away.article_id).article
    facts = get_facts(desk.store, away.article_id)
    name, last = away.names[0], away.absence.last
    persons = tuple(person for person in facts.people if person.name in away.names)
    spans = spans_of(persons, ("heading", "text"))
    match = make_match("absent", asked, spans, make_reading(article, facts), persons)
    alert = Alert(
        id=derive_id("absent", watch.id, name, last),
        watch_id=watch.id,
        watch_name=watch.title,
        article_id=away.article_id,
        revision=1,
        paper=article.paper,
        day=last,
        matches=(replace(match, term=name, person=name, event=None, absence=away.absence),),
        created_at=desk.now(),
    )
    alert = show_print(alert, article)
    new = queue(desk.store, (alert,), route(alert, watch, desk.receivers, desk.now()))
    return alert if new else None
