"""An article and its facts in; article, facts, alerts and deliveries stored in one transaction out.

    find_matches -> [ save_article -> correct -> judge -> make_alert -> route -> queue ]   brackets: one transaction

A crash leaves either all of it or nothing: no alert is lost, none speaks of an article that is not there. What is
stored already, unchanged, tells nobody again.
"""

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from alerts.corrections import is_gone
from alerts.matching import find_matches
from alerts.novelty import weigh
from alerts.policy import judge, make_alert
from alerts.reprints import find_again, make_reprint, tells_more
from alerts.routing import find_windows, get_wait, name_issue, route
from alerts.same_news import DAYS_APART, choose, make_print, take_fingerprints
from alerts.watches import Watch
from monitor.desk import Desk, Tell
from monitor.desk.correcting import correct_revised, recall_told
from monitor.log import say
from monitor.plan import local_day, start_of_day
from monitor.records import Alert, Article, Facts, Match, Paper, Reprint
from storage.archive import Archive
from storage.articles import Saved, get_article, get_facts, name_article, save_article
from storage.outbox import find_waiting, queue, release
from storage.prints import find_like, find_story, keep_print
from storage.told import count_alerts, find_receivers, find_recent, find_told

Found = tuple[tuple[Watch, tuple[Match, ...]], ...]


def find_all(desk: Desk, article: Article, facts: Facts) -> Found:
    """Give what the watches find in an article."""
    return find_matches(desk.get_matcher(), article, facts)


def store_article(
    desk: Desk,
    paper: Paper,
    article: Article,
    facts: Facts,
    *,
    digest: str | None,
    followed_since: date,
    tell: Tell,
) -> Saved:
    """Store one article with all that follows from it, or nothing. `digest` names its snapshot. Raises StoreError.

    Who was told what does not hold any more hears of it, whatever `tell` says.
    """
    if facts.unread:
        say("unread", level=logging.WARNING, article=article.url or article.headline, characters=facts.unread)
    found = find_all(desk, article, facts)
    with desk.store.transaction(durable=False):
        told = recall_told(desk.store, name_article(article))
        saved = save_article(desk.store, article, facts, digest=digest, now=desk.now())
        named = replace(article, id=saved.article_id)
        if saved.state != "same":
            place_in_story(desk, named, facts)
        corrected = correct_revised(desk, told, named, facts, digest=digest, saved=saved)
        if tell is Tell.NOTHING or (tell is Tell.NEWS and saved.state == "same"):
            return saved
        for watch, matches in found:
            news = weigh_all(desk, named, matches) if watch.id not in corrected else ()
            if news and is_told(desk, paper, watch, named, followed_since, tell):
                tell_one(desk, paper, watch, named, facts, news, saved.revision)
    return saved


def place_in_story(desk: Desk, article: Article, facts: Facts) -> None:
    """Find of which news an article is a print; one without a day of issue is of its own."""
    if article.day is None:
        return
    mine = make_print(article, facts)
    marks = take_fingerprints(mine)
    others = find_like(desk.store, article.id, article.day, marks, mine.event, DAYS_APART)
    story = choose(mine, ((other.story_id, make_print(other.article, other.facts)) for other in others))
    keep_print(desk.store, article.id, article.day, marks, story or article.id)


def weigh_all(desk: Desk, article: Article, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Give the matches with what the archive adds, without those that only count when new and are not.

    Without a day of issue nobody can say what came before.
    """
    if article.day is None:
        return tuple(match for match in matches if match.asks is None)
    archive = Archive(store=desk.store, article_id=article.id, day=article.day)
    return tuple(news for match in matches if (news := weigh(match, article.day, archive)))


def is_told(desk: Desk, paper: Paper, watch: Watch, article: Article, followed_since: date, tell: Tell) -> bool:
    """Ask the policy whether this watch's find is news."""
    watch_since = local_day(paper, desk.watch_since[watch.id])
    verdict = judge(watch, article, followed_since=followed_since, watch_since=watch_since, asked=tell is Tell.ALL)
    return verdict.send


def tell_one(
    desk: Desk,
    paper: Paper,
    watch: Watch,
    article: Article,
    facts: Facts,
    matches: tuple[Match, ...],
    revision: int,
) -> Alert:
    """Queue the alert of one watch for its receivers."""
    now = desk.now()
    first = find_first(desk, watch, article, matches)
    again = say_again(desk, watch, matches, now) if first is None else None
    over = again is None and is_over(desk, paper, watch, now) if first is None else first.over_limit
    alert = make_alert(
        watch,
        article,
        matches,
        revision=revision,
        now=now,
        timezone=paper.timezone,
        over_limit=over,
        reprint=None if first is None else set_against(desk, first, article, facts),
        again=again,
    )
    queue(desk.store, (alert,), route(alert, watch, desk.receivers, now, find_bursts(desk, watch, now)))
    return alert


def find_bursts(desk: Desk, watch: Watch, now: datetime) -> dict[str, datetime]:
    """Say until when what a watch finds joins a burst that waits, by receiver; none where nobody waits for a time."""
    receivers = [desk.receivers[name] for name in watch.receivers]
    waiting = [one for one in receivers if get_wait(watch, one) not in (timedelta(), "issue")]
    return find_windows(watch, waiting, find_waiting(desk.store, watch.id, now), now) if waiting else {}


def is_over(desk: Desk, paper: Paper, watch: Watch, now: datetime) -> bool:
    """Say whether a watch has told as much on the paper's day as it may at once."""
    return bool(watch.limit) and count_alerts(desk.store, watch.id, start_of_day(paper, now)) >= watch.limit


def say_again(desk: Desk, watch: Watch, matches: tuple[Match, ...], now: datetime) -> date | None:
    """Give the day of the issue of which the watch told just this, if that is no longer ago than `repeat`."""
    return find_again(matches, find_recent(desk.store, watch.id, now - watch.repeat)) if watch.repeat else None


def release_issue(desk: Desk, papers: Iterable[str], day: date) -> int:
    """Let go out what watches found in an issue and held until all of it was read; give how many deliveries."""
    now = desk.now()
    with desk.store.transaction():
        return sum(
            release(desk.store, name_issue(watch.id, receiver.id, paper, day), now)
            for watch in desk.get_matcher().watches
            for receiver in (desk.receivers[name] for name in watch.receivers)
            for paper in papers
            if get_wait(watch, receiver) == "issue"
        )


def find_first(desk: Desk, watch: Watch, article: Article, matches: tuple[Match, ...]) -> Alert | None:
    """Give the alert that told all of this from another print of the same news, to all who are to be told; or None."""
    found = find_told(desk.store, watch.id, find_story(desk.store, article.id), article.id)
    told = tuple(alert for alert in found if not is_gone(alert))
    if not told or tells_more(matches, told) or not find_receivers(desk.store, told[0].id).issuperset(watch.receivers):
        return None
    return told[0]


def set_against(desk: Desk, first: Alert, article: Article, facts: Facts) -> Reprint:
    """Say what a print adds to the first one, or drops."""
    printed = get_article(desk.store, first.article_id).article
    return make_reprint(first, (printed, get_facts(desk.store, first.article_id)), (article, facts))
