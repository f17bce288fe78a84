"""A watch and an article that match in, whether somebody is told and the alert that says so out. Pure.

No flood: what was printed before the paper was followed or before the watch was there is old news, and old news is
sent only when asked for (`ingest`, `backfill --alert`). A day missed while the daemon was down is not old news: it is
sent, marked late.

An alert's id is derived from watch and article, not from the revision: a paper that corrects an article does not tell
the same watch twice, while a watch that the new revision meets for the first time has no such alert yet and is told.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from alerts.watches import Watch
from monitor.records import Alert, Article, Match, Reprint, derive_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """Whether to send, and why or why not in words for people."""

    send: bool
    reason: str


def judge(watch: Watch, article: Article, *, followed_since: date, watch_since: date, asked: bool = False) -> Verdict:
    """Decide whether a match is news. Days are the paper's own; `asked` says that somebody wants old news.

    `followed_since` is the first day of the paper that was followed, `watch_since` the day the watch appeared.
    """
    if asked:
        return Verdict(send=True, reason="asked for")
    if article.day is None:
        return Verdict(send=False, reason="no day of issue is known: it may be old news")
    if article.day < followed_since:
        return Verdict(send=False, reason=f"printed {article.day}, before the paper was followed ({followed_since})")
    if article.day < watch_since:
        return Verdict(send=False, reason=f"printed {article.day}, before watch {watch.id} began ({watch_since})")
    return Verdict(send=True, reason="new since paper and watch are followed")


def is_late(day: date, now: datetime, timezone: str) -> bool:
    """Say whether `day` is over in the paper's time zone, so that its news comes late."""
    return day < now.astimezone(ZoneInfo(timezone)).date()


def make_alert(
    watch: Watch,
    article: Article,
    matches: tuple[Match, ...],
    *,
    revision: int,
    now: datetime,
    timezone: str = "Asia/Shanghai",
    over_limit: bool = False,
    reprint: Reprint | None = None,
    again: date | None = None,
) -> Alert:
    """Make the alert of one watch for one article: all that a message needs, so that it can be sent later.

    `timezone` is the paper's. Without a day of issue the day of `now` stands: only news that was
    asked for comes so far.
    """
    day = article.day or now.date()
    alert = Alert(
        id=derive_id("alert", watch.id, article.id),
        watch_id=watch.id,
        watch_name=watch.title,
        article_id=article.id,
        revision=revision,
        paper=article.paper,
        day=day,
        matches=matches,
        created_at=now,
        late=is_late(day, now, timezone),
        over_limit=over_limit,
        reprint=reprint,
        again=again,
    )
    return show_print(alert, article)


def show_print(alert: Alert, article: Article) -> Alert:
    """Let an alert say how its article is printed: under which headline, where on the page, at which address."""
    return replace(
        alert,
        page=article.page,
        page_label=article.page_label,
        section=article.section,
        position=article.position,
        headline=article.headline,
        url=article.url,
        continuations=article.continuations,
        marks=article.marks,
    )
