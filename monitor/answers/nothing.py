"""A watch and a day in, why nobody was told of it (or who was), out: what stopped it, in the order of the way.

    fetched? -> pages read? -> articles met? -> news? -> new to the archive? -> over the limit? -> delivered?

What was not seen is not said to be missing: it was not seen in the pages read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from alerts.absence import since
from alerts.explaining import explain
from alerts.matching import compile_watches, find_matches
from alerts.novelty import why_not_new
from alerts.policy import judge
from alerts.relaxing import relax
from alerts.routing import Why, find_way, make_case
from alerts.watches import Watch
from monitor.config import Config
from monitor.desk import fingerprint
from monitor.desk.absences import judge_all
from monitor.plan import local_day
from monitor.records import Article, Correction, DeliveryState, Facts, IssueState, IssueStatus, Match, Paper
from storage.archive import Archive
from storage.articles import find_articles, get_article, get_facts
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
    DeliveryState.GIVEN_UP: "given up after {tries}: {detail}",
    DeliveryState.SENDING: "is being sent",
    DeliveryState.KEPT: "kept: `yaowen deliveries retry {id}` sends it",
    DeliveryState.WITHDRAWN: "withdrawn: {detail}",
    DeliveryState.REDIRECTED: "redirected: {detail}",
}
HELD: Mapping[Why, tuple[str, str]] = MappingProxyType(
    {
        "limit": ("limit", "over the limit of {limit} a day: in the next digest, in short"),
        "muted": ("muted", "the watch is muted until {until}: in the next digest"),
        "again": ("repeat", "told already on {day}, within its `repeat`: in the next digest"),
        "reprint": ("grouped", "another print of what was told: in the next digest, as the receiver's `also` has it"),
        "kept": ("grouped", "another print of what was told: not sent, as the receiver's `also` has it"),
        "wait": ("held back", "waits for what else the watch finds, in one message"),
        "issue": ("held back", "waits for the end of the issue's reading, in one message"),
        "quiet": ("held back", "the receiver has quiet hours"),
        "day off": ("held back", "the receiver has a day off"),
        "digest": ("held back", "comes in digests, by the rate of the watch or the receiver"),
    }
)


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
    if watch.absent and papers:
        yield from look_at_absences(store, config, watch, papers, day, now)
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
        said = f"articles read: {len(looked)}; none meets the watch" if looked else "no article of the day was read"
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


# --- who is not seen --------------------------------------------------------------------------------------------


def look_at_absences(
    store: Store, config: Config, watch: Watch, papers: Sequence[Paper], day: date, now: datetime
) -> Iterator[Reason]:
    """Say of each person that a watch asks for whether they were away when the archive was asked on that day."""
    until = min(day, *(local_day(paper, now) for paper in papers)) - timedelta(days=1)
    for asked, away in judge_all(store, watch, papers, until):
        if isinstance(away, str):
            yield Reason(stage="absent", subject=asked.label, why=f"by {until}: {away}")
            continue
        told = tuple(follow_deliveries(store, config, watch, get_article(store, away.article_id).article, now))
        why = f"by {until}: {since(away.absence.last, away.absence.days)}"
        yield Reason(stage="absent", subject=asked.label, why=why if told else f"{why}: told by the next look")
        yield from told


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
        if held := find_hold(watch, one, config):
            yield Reason(stage=held[0], subject=subject, why=held[1])
        if one.alert.correction is not None:
            yield Reason(stage="correction", subject=subject, why=describe_correction(one.alert.correction))
        yield Reason(stage="delivery", subject=subject, why=describe_delivery(one, config, now))


def find_hold(watch: Watch, one: StoredDelivery, config: Config) -> tuple[str, str] | None:
    """Give the stage that held a message back and why, None when it was to go at once or by another config."""
    receiver = config.receivers.get(one.delivery.receiver_id)
    if receiver is None or one.redirected_from:
        return None
    alert, due_at = one.alert, one.delivery.due_at
    way = find_way(watch, receiver, alert.created_at, make_case(alert, {receiver.id: due_at}))
    if way.why not in HELD or (way.due_at != due_at and not alert.over_limit):
        return None
    stage, why = HELD[way.why]
    return stage, why.format(limit=watch.limit, until=watch.mute_until, day=alert.again)


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
        return SAID[one.state].format(detail=one.detail, tries=count_tries(one), id=one.delivery.id)
    if name not in config.receivers:
        return f"waits for a receiver that is not configured: {name}"
    tried = f"; {count_tries(one)}: {one.detail}" if one.attempts else ""
    if one.next_at <= now:
        return f"due since {say_moment(one.next_at, config)}: `yaowen run` or `once` sends it{tried}"
    return f"waits until {say_moment(one.next_at, config)}{tried}"


def count_tries(one: StoredDelivery) -> str:
    """Say how often a delivery was tried."""
    return f"{one.attempts} {'try' if one.attempts == 1 else 'tries'}"


def say_moment(moment: datetime, config: Config) -> str:
    """Write a moment by the config's clock: 2031-05-14 08:30 Asia/Shanghai."""
    return f"{moment.astimezone(ZoneInfo(config.timezone)):%Y-%m-%d %H:%M} {config.timezone}"
