"""A config and the clock in; one pass over what is due, read and delivered, out. The daemon does so bit by bit."""

import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from itertools import chain

from monitor.config import Config
from monitor.desk import Desk, open_desk
from monitor.desk.absences import look_for_absent
from monitor.desk.delivery import Courier, Delivered, deliver_due
from monitor.fetch import Fetcher, name_folder
from monitor.health import UNREAD
from monitor.intake.inbox import Looks, watch_folder
from monitor.intake.pipeline import run_issue
from monitor.intake.reading import never
from monitor.log import say
from monitor.plan import CATCH_UP_DAYS, Due, Reason, first_day, plan
from monitor.records import IssueStatus, Paper
from monitor.service.notices import find_troubles, send_notices, update
from storage.clock import take_back
from storage.database import Store, hold_daemon_lock, open_store
from storage.errors import StoreLocked
from storage.files import StoredFile
from storage.notices import rescue_notices
from storage.outbox import rescue
from storage.runs import find_issue_states, finish_run, note_followed, start_run

EARLIEST = datetime(2026, 11, 1, tzinfo=UTC)  # a clock that shows less is wrong: the program is younger


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """What one pass did: each issue as it stands now, what came of files in watched folders, what was delivered.

    `delivered` is by receiver; None when a daemon delivers. By a clock that cannot be right nothing is due.
    """

    statuses: tuple[IssueStatus, ...]
    files: tuple[StoredFile, ...]
    delivered: Mapping[str, Delivered] | None
    is_clock_right: bool = True

    @property
    def is_good(self) -> bool:
        """Say whether everything that was tried went well."""
        sent = (self.delivered or {}).values()
        unread = [
            *(one for one in self.statuses if one.state in UNREAD),
            *(f for f in self.files if f.state == "unread"),
        ]
        return self.is_clock_right and not unread and not any(one.failed for one in sent)


def read_clock() -> datetime:
    """Give the moment."""
    return datetime.now(UTC)


def make_user_agent(contact: str) -> str:
    """Say who asks: the program, and how to reach whoever runs it."""
    return f"Yaowen/{version('yaowen')} ({contact or 'e-paper reader'})"


def make_fetcher(
    config: Config, *, sleep: Callable[[float], object] = time.sleep, now: Callable[[], datetime] = read_clock
) -> Fetcher:
    """Make the fetcher of a config; all that work on its store share the turns of each host."""
    return Fetcher(make_user_agent(config.contact), sleep=sleep, now=now, folder=name_folder(config.store))


def find_due(store: Store, papers: tuple[Paper, ...], now: datetime) -> tuple[Due, ...]:
    """Compute what is due from the store; a paper seen for the first time is followed from now on.

    By a clock that cannot be right nothing is due, or a month of papers would be followed since 1970.
    """
    if now < EARLIEST:
        return ()
    since = {paper.id: note_followed(store, paper.id, first_day(paper, now)) for paper in papers}
    oldest = now.date() - timedelta(days=CATCH_UP_DAYS + 2)  # before all that the plan looks at, in any time zone
    statuses = chain.from_iterable(find_issue_states(store, paper.id, oldest) for paper in papers)
    return plan(papers, statuses, since, now)


def settle_store(store: Store, now: datetime, *, went_back: bool = False) -> None:
    """Take back what a clock that was ahead made of the store; say so of one that cannot be right, and do nothing."""
    if now < EARLIEST:
        say("clock-wrong", level=logging.ERROR, shows=now, reason="no paper is read until the machine's clock is set")
    elif rows := take_back(store, now, doubted=now.date() - timedelta(days=CATCH_UP_DAYS) if went_back else None):
        say("clock-settled", rows=rows)


def read_due(
    desk: Desk, fetcher: Fetcher, paper: Paper, due: Due, is_stopping: Callable[[], bool] = never
) -> IssueStatus:
    """Read one issue that is due and say in the log and the store what came of it."""
    run = start_run(desk.store, f"read {paper.id} {due.day}", desk.now())
    status = run_issue(desk, fetcher, paper, due.day, is_stopping=is_stopping)
    finish_run(desk.store, run, desk.now(), f"{status.state} {status.read}/{status.total}")
    say(
        "issue",
        paper=paper.id,
        day=due.day,
        why=due.reason,
        state=status.state,
        pages=status.pages,
        read=status.read,
        total=status.total,
        reason=status.said,
    )
    return status


def run_once(
    config: Config,
    *,
    paper_id: str | None = None,
    day: date | None = None,
    now: Callable[[], datetime] = read_clock,
    courier: Courier | None = None,
    sleep: Callable[[float], object] = time.sleep,
) -> Round:
    """Read what is due, or that paper and day, and deliver what is due. Raises StoreError, KeyError for no such paper.

    Watched folders are read too, unless one day's issue is asked for.

    Beside a running daemon it only reads: the daemon delivers.
    """
    papers = config.papers if paper_id is None else (config.known_papers[paper_id],)
    with ExitStack() as stack:
        alone = True
        try:
            stack.enter_context(hold_daemon_lock(config.store))
        except StoreLocked:
            alone = False
        store = open_store(config.store, daemon=alone)
        stack.callback(store.close)
        if alone:
            rescue(store, now())
            rescue_notices(store, now())
            settle_store(store, now())
        desk = open_desk(store, config, now)
        statuses = read_papers(desk, make_fetcher(config, now=now), papers, day)
        files = () if day else read_folders(desk, config, paper_id, sleep)
        look_for_absent(desk, config.watches, config.papers)
        courier = courier or Courier()
        delivered = deliver_all(desk, courier) if alone else None
        if alone:
            update(desk, config.health.tell, find_troubles(desk))
            for receiver in desk.receivers.values():
                send_notices(desk, receiver, courier)
        return Round(statuses=statuses, files=files, delivered=delivered, is_clock_right=now() >= EARLIEST)


def read_folders(
    desk: Desk, config: Config, paper_id: str | None, sleep: Callable[[float], object]
) -> tuple[StoredFile, ...]:
    """Read all folders, or those of that paper: look at them, and once more when files may be whole by then."""
    folders = [one for one in config.folders if paper_id in (None, one.paper and one.paper.id)]
    looks = {one.path: Looks() for one in folders}

    def look(moment: float) -> list[StoredFile]:
        watched = (watch_folder(desk, one, config.known_papers, looks[one.path], moment) for one in folders)
        return list(chain.from_iterable(watched))

    done = look(0.0)
    if any(one.since for one in looks.values()):
        wait = max(one.settle for one in folders)
        sleep(wait)
        done += look(wait)
    return tuple(done)


def read_papers(desk: Desk, fetcher: Fetcher, papers: tuple[Paper, ...], day: date | None) -> tuple[IssueStatus, ...]:
    """Read the papers side by side, each one's issues oldest first; without `day` those that are due."""

    def read(paper: Paper) -> list[IssueStatus]:
        return [read_due(desk, fetcher, paper, due) for due in choose_issues(desk, paper, day)]

    with ThreadPoolExecutor(max_workers=max(1, len(papers))) as threads:
        return tuple(chain.from_iterable(threads.map(read, papers)))


def choose_issues(desk: Desk, paper: Paper, day: date | None) -> tuple[Due, ...]:
    """Give what is due of a paper, or just the day that was asked for."""
    if day is None:
        return find_due(desk.store, (paper,), desk.now())
    return (Due(paper_id=paper.id, day=day, reason=Reason.ASKED),)


def deliver_all(desk: Desk, courier: Courier) -> dict[str, Delivered]:
    """Send what is due, the receivers side by side."""

    def deliver(name: str) -> tuple[str, Delivered]:
        return name, deliver_due(desk, desk.receivers[name], courier)

    with ThreadPoolExecutor(max_workers=max(1, len(desk.receivers))) as threads:
        return dict(threads.map(deliver, desk.receivers))
