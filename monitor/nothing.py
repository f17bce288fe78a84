"""A watch and a day in, why nobody was told of it (or who was), out: what stopped it, in the order of the way.

    fetched? -> pages read? -> articles met? -> news? -> new to the archive? -> over the limit? -> delivered?

What was not seen is not said to be missing: it was not seen in the pages read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from alerts.explaining import explain
from alerts.matching import compile_watches, find_matches
from alerts.novelty import why_not_new
from alerts.policy import judge
from alerts.relaxing import relax
from alerts.watches import Watch
from monitor.config import Config
from monitor.desk import fingerprint
from monitor.plan import local_day
from monitor.records import Article, Correction, DeliveryState, Facts, IssueState, IssueStatus, Match, Paper
from storage.archive import Archive
from storage.articles import find_articles, get_facts
from storage.database import Store
from storage.deliveries import StoredDelivery, find_deliveries
from storage.runs import find_failures, find_issue_status
from storage.since import find_addresses, find_followed, find_watch

NEAREST = 3  # articles shown that were only just not found
STATES = {
    IssueState.NOT_PUBLISHED: "no issue was published",
    IssueState.PARTIAL: "read in part",
    IssueState.FAILED: "could not be read",
}

SAID = {
    DeliveryState.REFUSED: "refused: {detail}",
    DeliveryState.GIVEN_UP: "given up after {attempts} tries: {detail}",
    DeliveryState.SENDING: "is being sent",
    DeliveryState.KEPT: "kept: another print of what was told, which the receiver does not want",
    DeliveryState.WITHDRAWN: "withdrawn: {detail}",
    DeliveryState.REDIRECTED: "redirected: {detail}",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """What stopped a watch at one `stage`; `subject` is the paper, address, article or receiver that it is about."""

    stage: str
    subject: str
    why: str


def why_nothing(store: Store, config: Config, watch: Watch, day: date, now: datetime) -> Iterator[Reason]:
    """Give everything that kept people from being told of a day, and what was sent. Raises StoreError."""
    papers = tuple(paper for paper in config.papers if not watch.papers or paper.id in watch.papers)
    for paper in papers:
        yield from look_at_issue(store, paper, day, now)
    if watch.absent:
        yield Reason(
            stage="absent", subject=watch.title, why="absences are asked of the archive once a day, not by day"
        )
    if watch.clauses:
        yield from look_at_articles(store, config, watch, day, now)


# --- the pages --------------------------------------------------------------------------------------------------


def look_at_issue(store: Store, paper: Paper, day: date, now: datetime) -> Iterator[Reason]:
    """Say what of a paper's issue was not read."""
    status = find_issue_status(store, paper.id, day)
    if why := describe_issue(status, paper, now):
        yield Reason(stage="fetch", subject=paper.name, why=why)
    addresses = find_addresses(store, paper.id, day)
    for one in find_failures(store):
        failure = one.failure
        if failure.subject in addresses or failure.subject.partition(": ")[0] in addresses:
            yield Reason(stage=str(failure.stage), subject=failure.subject, why=f"{failure.reason} ({one.count} times)")


def describe_issue(status: IssueStatus, paper: Paper, now: datetime) -> str:
    """Say how an issue stands, "" when all of it was read."""
    if status.state is IssueState.COMPLETE:
        return status.said
    if status.state is not IssueState.PENDING:
        counts = f"{status.read} of {status.total} articles" if status.total else ""
        return "; ".join(filter(None, (STATES[status.state], counts, status.said)))
    if status.day > local_day(paper, now):
        return "the day is still to come"
    return "was not out yet when it was last looked for" if status.tried_at else "was not looked for yet"


# --- the articles -----------------------------------------------------------------------------------------------


def look_at_articles(store: Store, config: Config, watch: Watch, day: date, now: datetime) -> Iterator[Reason]:
    """Say what came of the articles that were read."""
    stored = [one.article for one in find_articles(store, day=day)]
    read = [(article, get_facts(store, article.id)) for article in stored]
    looked = [pair for pair in read if not watch.papers or pair[0].paper_id in watch.papers]
    matcher = compile_watches((watch,))
    met = [(article, found[0][1]) for article, facts in looked if (found := find_matches(matcher, article, facts))]
    if not met:
        said = f"{len(looked)} articles read, none of them met" if looked else "no article of the day was read"
        yield Reason(stage="match", subject=watch.title, why=said)
        yield from find_nearest(watch, read)
    for article, _ in looked:
        if all(article.id != other.id for other, _ in met):
            yield from follow_deliveries(store, config, watch, article, now)
    for article, matches in met:
        if why := why_none_new(store, article, matches):
            yield Reason(stage="first", subject=article.headline, why=f"met, but {why}")
        else:
            yield from follow(store, config, watch, article, now)


def why_none_new(store: Store, article: Article, matches: tuple[Match, ...]) -> str:
    """Say why none of the matches counts, all of which count only when they are new; "" when one does."""
    if article.day is None:
        return ""
    archive = Archive(store=store, article_id=article.id, day=article.day, afterwards=True)
    whys = [why_not_new(match.asks, archive) if match.asks else "" for match in matches]
    return "; ".join(dict.fromkeys(whys)) if all(whys) else ""


def find_nearest(watch: Watch, read: Iterable[tuple[Article, Facts]]) -> Iterator[Reason]:
    """Give articles that would have been found, but for one thing."""
    relaxed = tuple(relax(watch))
    matcher = compile_watches(tuple(replace(other, id=what) for what, other in relaxed))
    nearest = (
        (article, facts, found[0][0].id) for article, facts in read if (found := find_matches(matcher, article, facts))
    )
    for article, facts, what in list(nearest)[:NEAREST]:
        decided = "; ".join(dict.fromkeys(f"{one.term}: {one.why}" for one in explain(watch, article, facts)))
        yield Reason(stage="nearest", subject=article.headline, why=f"{what} ({decided.removeprefix(': ')})")


# --- what was met -----------------------------------------------------------------------------------------------


def follow(store: Store, config: Config, watch: Watch, article: Article, now: datetime) -> Iterator[Reason]:
    """Say what became of an article that the watch meets."""
    told = tuple(follow_deliveries(store, config, watch, article, now))
    if not told:
        yield Reason(stage="news", subject=article.headline, why=why_not_told(store, config, watch, article))
    yield from told


def follow_deliveries(store: Store, config: Config, watch: Watch, article: Article, now: datetime) -> Iterator[Reason]:
    """Say what was told of an article, and to whom, the newest first."""
    for one in find_deliveries(store, watch_id=watch.id, article_id=article.id):
        subject = f"{article.headline} to {one.delivery.receiver_id}"
        if one.alert.over_limit:
            why = f"over the limit of {watch.limit} a day: in the next digest, in short"
            yield Reason(stage="limit", subject=subject, why=why)
        if one.alert.correction is not None:
            yield Reason(stage="correction", subject=subject, why=describe_correction(one.alert.correction))
        yield Reason(stage="delivery", subject=subject, why=describe_delivery(one, config, now))


def why_not_told(store: Store, config: Config, watch: Watch, article: Article) -> str:
    """Say why an article that the watch meets made no alert."""
    paper = config.known_papers.get(article.paper_id)
    followed = find_followed(store, article.paper_id)
    since = find_watch(store, watch.id, fingerprint(watch))
    if paper is None or followed is None:
        return "met, but its paper is not followed: it was stored silently"
    if since is None:
        return "met, but no daemon has read the watch as it is now"
    verdict = judge(watch, article, followed_since=followed, watch_since=local_day(paper, since))
    if not verdict.send:
        return f"met, but no news: {verdict.reason}"
    return "met, but it was stored silently, or before the watch or its facts were as they are now"


def describe_correction(correction: Correction) -> str:
    """Say what of an earlier message is otherwise now."""
    said = (f"{one.about} {one.before or '-'} -> {one.after or '-'}" for one in correction.differences)
    return f"corrects what was told: {'; '.join(said)}"


def describe_delivery(one: StoredDelivery, config: Config, now: datetime) -> str:
    """Say how a delivery stands, by the config's clock."""
    name = one.delivery.receiver_id
    if one.state is DeliveryState.DONE:
        return f"delivered {say_moment(one.tried_at, config)}" if one.tried_at else "delivered"
    if one.state in SAID:
        return SAID[one.state].format(detail=one.detail, attempts=one.attempts)
    if name not in config.receivers:
        return f"waits for a receiver that is not configured: {name}"
    tried = f"; tried {one.attempts} times: {one.detail}" if one.attempts else ""
    if one.next_at <= now:
        return f"due since {say_moment(one.next_at, config)}: `yaowen run` or `once` sends it{tried}"
    return f"waits until {say_moment(one.next_at, config)}{tried}"


def say_moment(moment: datetime, config: Config) -> str:
    """Write a moment by the config's clock: 2031-05-14 08:30 Asia/Shanghai."""
    return f"{moment.astimezone(ZoneInfo(config.timezone)):%Y-%m-%d %H:%M} {config.timezone}"
