"""Stored snapshots in, articles and facts as today's readers and rules read them out: no network, and no news.

Articles that could not be read when they came are read now; a text that is read otherwise is a new revision; facts that
are read otherwise take the place of the old ones. Nobody is told of what is found only now; who was told what does not
hold any more gets a correction.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from itertools import chain, groupby
from typing import Literal

from monitor.config import Config
from monitor.desk import Desk, open_desk
from monitor.desk.issue import Story, do_each, introduce_all, join_issue, keep_names, read_alone, read_beside
from monitor.intake.parts import read_parts
from monitor.records import Article, ArticleLink, Facts, Failure, PageIndex, PageLink, Paper, Snapshot, Stage
from storage.articles import get_article, holds_facts, name_article, name_url, replace_facts, save_article, stands_alone
from storage.database import Store
from storage.errors import NotStored
from storage.runs import clear_failures, record_failure
from storage.snapshots import Capture, CaptureKind, find_captures, get_snapshot

What = Literal["new", "revised", "facts", "joined", "failed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What reading again changes: a `new` article, another text (`revised`), other `facts`; `failed` is no change.

    `joined` is an article that is a part of another from now on. `corrections` counts the messages that follow.
    """

    what: What
    paper_id: str
    day: date
    url: str
    headline: str = ""
    reason: str = ""
    corrections: int = 0


def reparse(
    store: Store,
    config: Config,
    now: Callable[[], datetime],
    *,
    paper_id: str | None = None,
    since: date | None = None,
    until: date | None = None,
    dry_run: bool = False,
) -> Iterator[Change]:
    """Read the snapshots of these days again, issue by issue, and give what changes. With `dry_run` nothing is kept."""
    captures = find_captures(store, paper_id=paper_id, since=since, until=until)
    desk = open_desk(store, config, now, writes=not dry_run)
    for (day, name), issue in groupby(captures, key=lambda capture: (capture.day, capture.paper_id)):
        if name not in config.known_papers:
            yield Change(what="failed", paper_id=name, day=day, url="", reason="the paper is not known any more")
            continue
        yield from reparse_issue(desk, config.known_papers[name], tuple(issue), dry_run=dry_run)


def reparse_issue(desk: Desk, paper: Paper, captures: tuple[Capture, ...], *, dry_run: bool) -> Iterator[Change]:
    """Read one issue again: the captures of a paper and a day, each article beside all the others."""
    store, topics, day = desk.store, desk.topics, captures[0].day
    newest = {(capture.kind, name_url(capture.url)): capture for capture in captures}
    links = find_links(store, paper, day, newest.values())
    printed = tuple(capture for capture in newest.values() if capture.kind in ("article", "file"))
    faults: dict[str, str] = {}

    def note(subject: str, error: Exception) -> None:
        faults.setdefault(subject, f"{type(error).__name__}: {error}"[:300])

    def read(capture: Capture) -> tuple[Story, ...]:
        articles = read_capture(store, paper, capture, links, newest)
        given = partial(read_alone, topics, digest=capture.digest, subject=capture.url)
        return tuple(map(given, articles))

    def compare_one(story: Story) -> tuple[Change, ...]:
        read = replace(story, facts=read_beside(topics, story, issue))
        what = compare(store, read.article, read.facts)
        if what is None:
            return ()
        parts = tuple(place for place in read.article.continuations if stands_alone(store, place.id))
        corrections = foresee(desk, read) if dry_run else keep(desk, read)
        change = partial(Change, paper_id=paper.id, day=day)
        own = change(
            what=what,
            url=read.article.url or story.subject,
            headline=read.article.headline,
            corrections=corrections,
        )
        return (own, *(change(what="joined", url=place.url, headline=place.headline) for place in parts))

    stories = tuple(chain.from_iterable(do_each(((one.url, partial(read, one)) for one in printed), note)))
    stories = keep_names(store, paper.id, day, stories)
    edition = join_issue(store, topics, paper.id, day, stories, note)
    issue = introduce_all((*edition.stories, *edition.others))
    changed = do_each(((story.subject, partial(compare_one, story)) for story in edition.stories), note)
    if not dry_run:
        note_outcome(store, printed, faults, desk.now())
    for url, reason in faults.items():
        yield Change(what="failed", paper_id=paper.id, day=day, url=url, reason=reason)
    yield from chain.from_iterable(changed)


def note_outcome(store: Store, captures: Iterable[Capture], faults: Mapping[str, str], now: datetime) -> None:
    """Keep which captures cannot be read, and no longer that others could not."""
    for capture in captures:
        if reason := faults.get(capture.url):
            record_failure(store, Failure(stage=Stage.READ, subject=capture.url, reason=reason, at=now))
        else:
            clear_failures(store, capture.url)


def read_again(store: Store, capture: Capture) -> Snapshot:
    """Give a capture's snapshot with the address it had there."""
    return replace(get_snapshot(store, capture.digest), url=capture.url)


def find_links(
    store: Store, paper: Paper, day: date, captures: Iterable[Capture]
) -> dict[str, tuple[PageIndex, ArticleLink]]:
    """Read the stored lists of articles: for each article's address the page and the line that list it."""
    links: dict[str, tuple[PageIndex, ArticleLink]] = {}
    for capture in captures:
        if capture.kind not in ("issue", "page"):
            continue
        snapshot = read_again(store, capture)
        for page in read_listing(paper, day, snapshot, capture):
            for link in page.articles:
                for address in filter(None, (link.url, link.source)):
                    links.setdefault(name_url(address), (page, link))
    return links


def read_listing(paper: Paper, day: date, snapshot: Snapshot, capture: Capture) -> Iterator[PageIndex]:
    """Read what a stored page lists: one page of the issue, or all of them where it shows the whole."""
    from monitor.epaper import EpaperError, read_issue, read_page_index

    try:
        own = [link for link in read_issue(paper, day, snapshot).pages if name_url(link.url) == name_url(capture.url)]
    except EpaperError:
        own = []
    for link in own or [PageLink(number=capture.page or 1, label="", section="", url=capture.url)]:
        with suppress(EpaperError):  # an entry page, or one that cannot be read: its articles are read without it
            yield read_page_index(paper, day, snapshot, link)


def read_capture(
    store: Store,
    paper: Paper,
    capture: Capture,
    links: Mapping[str, tuple[PageIndex, ArticleLink]],
    newest: Mapping[tuple[CaptureKind, str], Capture],
) -> tuple[Article, ...]:
    """Read a stored article with its further pages, or a stored file, again. Raises EpaperError, StoreError."""
    from monitor.epaper import ReadError, read_article, read_file

    snapshot = read_again(store, capture)
    if capture.kind == "file":
        name = capture.url.removeprefix("file:")
        return read_file(name, snapshot.content, paper=paper, day=capture.day, number=capture.page).articles
    unlisted = (
        PageIndex(number=capture.page or 0, section="", articles=()),
        ArticleLink(url=capture.url, title="", position=0),
    )
    page, link = links.get(name_url(capture.url), unlisted)

    def take(url: str) -> Snapshot:
        if (part := newest.get(("page", name_url(url)))) is None:
            raise ReadError("a further page of it was never had", url=url)
        return read_again(store, part)

    return (read_parts(paper, snapshot, read=partial(read_article, paper, capture.day, page, link), take=take),)


def keep(desk: Desk, story: Story) -> int:
    """Keep what is read otherwise than before, with the corrections that follow; give how many."""
    from monitor.desk.correcting import correct_told, recall_told, who_corrects

    store, article, facts = desk.store, story.article, story.facts
    with store.transaction():
        told = recall_told(store, name_article(article))
        saved = save_article(store, article, facts, digest=story.digest, now=desk.now())
        if saved.state == "same":
            replace_facts(store, saved.article_id, facts, desk.now())
        if told is None:
            return 0
        by = who_corrects(told, story.digest)
        return correct_told(desk, told, article, facts, by=by, revision=saved.revision)


def foresee(desk: Desk, story: Story) -> int:
    """Say how many corrections would follow."""
    from monitor.desk.correcting import plan_corrections, recall_told, who_corrects

    told = recall_told(desk.store, name_article(story.article))
    if told is None:
        return 0
    by = who_corrects(told, story.digest)
    return len(plan_corrections(desk, told, story.article, story.facts, by=by, revision=told.revision).deliveries)


def compare(store: Store, article: Article, facts: Facts) -> Literal["new", "revised", "facts"] | None:
    """Say how an article differs from what is stored of it, None when it does not."""
    name = name_article(article)
    try:
        stored = get_article(store, name)
    except NotStored:
        return "new"
    if stored.article.digest != article.digest or stored.joined_into:
        return "revised"
    return None if holds_facts(store, name, facts) else "facts"
