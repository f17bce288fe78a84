"""A desk and the followed papers in; alerts about people who are not seen for unusually long queued, out.

It looks at the days that are over, once an hour, and says the same absence once. It never speaks on issues that were
not read whole: where one since the person was last seen is missing or partial, it waits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from alerts.absence import WINDOW, judge_absence
from alerts.clauses import WatchedAbsence
from alerts.routing import route
from alerts.watches import Watch
from monitor.desk import Desk
from monitor.plan import local_day
from monitor.records import Absence, Alert, IssueState, Match, Occasion, Paper, derive_id
from storage.archive import Archive
from storage.articles import get_article, get_facts
from storage.occasions import find_occasions, find_sightings
from storage.outbox import queue
from storage.runs import find_issue_states

READ = frozenset({IssueState.COMPLETE, IssueState.NOT_PUBLISHED})


def look_for_absent(desk: Desk, watches: Iterable[Watch], papers: Sequence[Paper]) -> tuple[Alert, ...]:
    """Queue an alert for each absence that is not told yet, and give them. Raises StoreError."""
    told: list[Alert] = []
    for watch in watches:
        looked_at = tuple(paper for paper in papers if not watch.papers or paper.id in watch.papers)
        if not watch.absent or not looked_at:
            continue
        until = min(local_day(paper, desk.now()) for paper in looked_at) - timedelta(days=1)
        occasions = find_occasions(desk.store, [paper.id for paper in looked_at], until - WINDOW)
        found = (find_absent(desk, watch, asked, looked_at, occasions, until) for asked in watch.absent)
        told += filter(None, found)
    return tuple(told)


def find_absent(
    desk: Desk, watch: Watch, asked: WatchedAbsence, papers: Sequence[Paper], occasions: Sequence[Occasion], until: date
) -> Alert | None:
    """Queue the alert about one person, None when there is nothing to say or it was said."""
    names = name_all(desk, asked, until)
    if not names:
        return None
    seen = find_sightings(desk.store, names, [paper.id for paper in papers], until - WINDOW)
    past = tuple(one for one in occasions if one.day <= until)
    absence = judge_absence(frozenset(names), (one.day for one in seen), past, until)
    if absence is None or (issues := count_whole(desk, papers, absence.last, until)) is None:
        return None
    return tell_absence(desk, watch, names[0], replace(absence, issues=issues), seen[-1].article_id)


def name_all(desk: Desk, asked: WatchedAbsence, until: date) -> tuple[str, ...]:
    """Give what the person is called; of a post, whoever was seen in it last."""
    from alerts.posts import key_of

    if asked.name:
        return (asked.name, *asked.aliases)
    archive = Archive(store=desk.store, article_id="", day=until + timedelta(days=1))
    holder = archive.find_holder(key_of(asked.post))
    return (holder[0],) if holder else ()


def count_whole(desk: Desk, papers: Sequence[Paper], last: date, until: date) -> int | None:
    """Count the issues since a day if every one was read whole or not published, None when one was not."""
    count = 0
    for paper in papers:
        states = find_issue_states(desk.store, paper.id, last + timedelta(days=1), until)
        if len(states) < (until - last).days or any(one.state not in READ for one in states):
            return None
        count += sum(one.state is IssueState.COMPLETE for one in states)
    return count


def tell_absence(desk: Desk, watch: Watch, name: str, absence: Absence, article_id: str) -> Alert | None:
    """Queue the alert that a person is not seen, with the article that shows them last; None when that was done."""
    article = get_article(desk.store, article_id).article
    facts = get_facts(desk.store, article_id)
    posts = tuple(post.name for person in facts.people if person.name == name for post in person.posts)
    alert = Alert(
        id=derive_id("absent", watch.id, name, absence.last),
        watch_id=watch.id,
        watch_name=watch.title,
        article_id=article_id,
        revision=1,
        paper=article.paper,
        day=absence.last,
        page=article.page,
        page_label=article.page_label,
        section=article.section,
        headline=article.headline,
        url=article.url,
        matches=(
            Match(clause="absent", term=name, passage=article.headline, person=name, posts=posts, absence=absence),
        ),
        created_at=desk.now(),
    )
    new = queue(desk.store, (alert,), route(alert, watch, desk.receivers, desk.now()))
    return alert if new else None
