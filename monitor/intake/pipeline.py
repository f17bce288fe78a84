"""A paper and a day in; the issue fetched, read and stored, and how it stands now, out. It only orders the calls.

    fetch the first page -> read_issue -> each page: fetch, read_page_index
                                       -> each article: fetch, read_article, read_alone
                                       -> store_stories

Every snapshot is stored before anything reads it. What goes wrong with one page or article is a Failure: stored,
counted, and no reason to stop the rest. Reading an issue again asks with the validators held, reads what is new or
other than before, and changes nothing that is the same.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from monitor.desk import Desk, Tell
from monitor.fetch import Fetcher
from monitor.health import UNREAD
from monitor.intake.article_reading import MOST_ARTICLES, read_articles, store_read
from monitor.intake.entries import load_reader
from monitor.intake.page_reading import Absent, Unread, list_articles, open_issue
from monitor.intake.reading import Reading, Stopped, never
from monitor.intake.usual import LOOK_BACK, find_unusual
from monitor.log import say
from monitor.plan import first_day, has_closed, state_when_absent
from monitor.records import Failure, IssueState, IssueStatus, Paper, Stage
from storage.articles import find_articles, find_page_lists, find_sources
from storage.runs import (
    clear_failures,
    count_printings,
    find_issue_states,
    find_issue_status,
    note_followed,
    record_failure,
    save_issue_status,
)


def run_issue(
    desk: Desk,
    fetcher: Fetcher,
    paper: Paper,
    day: date,
    *,
    tell: Tell = Tell.NEWS,
    is_stopping: Callable[[], bool] = never,
) -> IssueStatus:
    """Read one day's issue and give how it stands now; when the program ends meanwhile, as it stood.

    Raises StoreError.
    """
    before = find_issue_status(desk.store, paper.id, day)
    reading = Reading(
        desk=desk,
        fetcher=fetcher,
        paper=load_reader().paper_on(paper, day),
        day=day,
        tell=tell,
        followed_since=note_followed(desk.store, paper.id, first_day(paper, desk.now())),
        is_stopping=is_stopping,
    )
    reading.known |= find_sources(desk.store, paper.id, day)
    reading.held_pages |= find_page_lists(desk.store, paper.id, day)
    looks_over = before.state is IssueState.COMPLETE
    reading.looked |= find_looked(reading, before)
    try:
        state = read_whole(reading, asks_all=looks_over and not is_under_way(reading))
    except Stopped:
        return before
    if looks_over and (not reading.pages or (reading.unseen and state is IssueState.COMPLETE)):
        desk.looked[paper.id, day] = frozenset(reading.looked)
        return keep_complete(reading, before)
    desk.looked.pop((paper.id, day), None)
    if reading.fits and len(reading.stories) == reading.total > 0:
        clear_failures(desk.store, reading.layout_subject)
    status = make_status(reading, before, state)
    if state is IssueState.COMPLETE:
        status = replace(status, reason=doubt(reading, before, status))
    save_issue_status(desk.store, status)
    return status


def doubt(reading: Reading, before: IssueStatus, status: IssueStatus) -> str:
    """Say of a complete issue what it lacks against its paper's last weeks, and what of it may be read wrong, or "".

    It is said before the status is kept: one that was kept as lacking nothing would not be doubted again. One that a
    look has found as it was lacks what it lacked: weeks of articles are not counted anew.
    """
    if is_as_before(reading, before, status):
        return before.reason
    store, subject = reading.desk.store, f"{reading.paper.id}: usual"
    if not (reason := "; ".join((*say_undated(reading), *say_unusual(reading, status), *say_garbled(reading)))):
        clear_failures(store, subject)
        return ""
    say("unusual", level=logging.WARNING, paper=reading.paper.id, day=reading.day, reason=reason)
    record_failure(store, Failure(stage=Stage.READ, subject=subject, reason=reason, at=reading.desk.now()))
    return reason


def is_as_before(reading: Reading, before: IssueStatus, status: IssueStatus) -> bool:
    """Whether an issue that was complete is found as it was, nothing of it new or other."""
    counts = {(one.pages, one.read, one.total, one.listed) for one in (before, status)}
    return before.state is IssueState.COMPLETE and not before.unseen and not reading.stories and len(counts) == 1


def say_undated(reading: Reading) -> Iterator[str]:
    """Say that a first issue may be an earlier day's: its lists name none, and there is no other to compare."""
    if reading.undated:
        yield "its lists say no day, and there is no other issue to compare: it may be of an earlier day"


def say_unusual(reading: Reading, status: IssueStatus) -> Iterator[str]:
    """Say what an issue lacks: it may be less than was printed."""
    store, day = reading.desk.store, reading.day
    earlier = find_issue_states(store, reading.paper.id, day - LOOK_BACK, day - timedelta(days=1))
    printed = {one.day: one for one in count_printings(store, (*earlier, status))}
    own = printed.pop(day, None)
    if own and (doubts := find_unusual(own, tuple(printed.values()))):
        yield f"not as usual for this paper: {'; '.join(doubts)}"


def say_garbled(reading: Reading) -> Iterator[str]:
    """Say which articles are not in the encoding that their pages were read by: no word in them is found."""
    find_garbled = load_reader().find_garbled
    articles = [one.article for one in find_articles(reading.desk.store, paper_id=reading.paper.id, day=reading.day)]
    garbled = [(one.url, sample) for one in articles if (sample := find_garbled(f"{one.heading}\n{one.text}"))]
    if garbled:
        (url, sample), more = garbled[0], len(garbled) - 1
        others = f" (and {more} more)" if more else ""
        yield f"not all of it is in the encoding that it was read by: {sample} in {url}{others}"


def find_looked(reading: Reading, before: IssueStatus) -> frozenset[str]:
    """Give what the last look has seen, when it failed in part: what it could not see is asked for alone.

    After the window has closed all is asked for once more.
    """
    paper, day, now = reading.paper, reading.day, reading.desk.now()
    if not before.unseen or before.tried_at is None:
        return frozenset()
    if has_closed(paper, day, now) and not has_closed(paper, day, before.tried_at):
        return frozenset()
    return reading.desk.looked.get((paper.id, day), frozenset())


def is_under_way(reading: Reading) -> bool:
    """Whether a feed's day is not over: the pages that it links are then asked for again at its last look only."""
    paper = reading.paper
    return bool(paper.feeds and paper.skin.body) and not has_closed(paper, reading.day, reading.desk.now())


def keep_complete(reading: Reading, before: IssueStatus) -> IssueStatus:
    """Leave an issue complete that was read whole, of which not all can be had now; `unseen` says what cannot."""
    status = replace(
        before,
        tries=before.tries + 1,
        tried_at=reading.desk.now(),
        pages=max(before.pages, reading.pages),
        read=max(before.read, reading.read),
        total=max(before.total, reading.total),
        listed=max(before.listed, reading.listed),
        unseen=say_reason(reading.faults + reading.unseen),
    )
    save_issue_status(reading.desk.store, status)
    return status


def make_status(reading: Reading, before: IssueStatus, state: IssueState) -> IssueStatus:
    """Say how the issue stands after a pass; only passes that left it unread count as failed tries.

    What was read in part stays so when not even its first page can be had this time.
    """
    if before.state is IssueState.PARTIAL and not reading.pages:
        tries, reason = before.tries + 1, say_reason(reading.faults)
        return replace(before, tries=tries, tried_at=reading.desk.now(), reason=reason)
    starts_over = before.state in {IssueState.PENDING, IssueState.COMPLETE} and state in UNREAD
    return IssueStatus(
        paper_id=before.paper_id,
        day=before.day,
        state=state,
        tries=1 if starts_over else before.tries + 1,
        tried_at=reading.desk.now(),
        pages=reading.pages,
        read=reading.read,
        total=reading.total,
        listed=reading.listed,
        reason=say_reason(reading.faults),
    )


def say_reason(faults: list[str]) -> str:
    """Sum up what went wrong."""
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"{faults[0]}{more}" if faults else ""


def read_whole(reading: Reading, *, asks_all: bool) -> IssueState:
    """Read the issue, or with `asks_all` all of it again, and say in which state it ends. Raises Stopped."""
    try:
        first, issue = open_issue(reading)
    except Absent:
        return state_when_absent(reading.paper, reading.day, reading.desk.now())
    except Unread:
        return IssueState.FAILED
    try:
        read_articles(reading, list_articles(reading, issue, first), asks_all=asks_all)
    except Absent:
        return state_when_absent(reading.paper, reading.day, reading.desk.now())
    except Stopped:
        store_read(reading)  # it is not asked for again
        raise
    store_read(reading)
    return judge_reading(reading)


def judge_reading(reading: Reading) -> IssueState:
    """Say how the issue stands after a pass: without a single article it was never read."""
    if not reading.read:
        reading.faults.append(f"no article was read of {reading.total} listed on {reading.pages} pages")
        return IssueState.FAILED
    if reading.total > MOST_ARTICLES:
        reading.faults.append(f"more than {MOST_ARTICLES} articles are listed")
    return IssueState.PARTIAL if reading.faults or reading.read < reading.total else IssueState.COMPLETE
