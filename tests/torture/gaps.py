"""Thirty days of a paper for each kind of fault, and thirty days switched off: no gap without a word.

threats: A11, A12, A13, E3, E4

`python -m tests.torture gaps 30`. Each kind of monitor/demo/faults.py has a paper, each on another site, and days in
which one request in ten is spoiled so, and one issue in four comes late, lacks a page, is corrected or does not appear;
and in the middle four days in which every answer is spoiled, and two in which none is. Each day has one right state,
known beforehand. At each step is looked whether what is not whole is told: at once in the log and in what `yaowen
status` shows, and in the notice that a paper is broken once two tries have failed; and whether nothing is called whole
of which no article was read.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.config import Config, load_config
from monitor.demo.entries import write_papers
from monitor.demo.faults import KINDS, Faults
from monitor.demo.newsstand import Course, Newsstand, draw_course, follow_course
from monitor.demo.press import Press, serve_press
from monitor.desk import Desk, open_desk
from monitor.fetch import Fetcher
from monitor.plan import RETRIES
from monitor.records import IssueState
from monitor.service.notices import find_paper_troubles
from monitor.service.rounds import find_due, read_due
from storage.articles import find_articles
from storage.database import Store, open_store
from storage.deliveries import find_deliveries
from storage.runs import find_issue_states
from tests.press_year import (
    AMISS,
    CONFIG,
    DRAIN_DAYS,
    FIRST,
    IDLE,
    ODD,
    PAGES,
    PAPERS,
    SPOILED,
    STATES,
    STEP,
    Clock,
    compare_issue,
    make_fetcher,
    open_day,
)  # fmt: skip

# Each on another site; who leads home needs one that has an entry, who shows yesterday's issue one that says its day.
PLAYED = dict(zip(KINDS, (PAPERS[8], *PAPERS[1:8], PAPERS[0], *PAPERS[9:]), strict=True))
OUTAGE, QUIET = 4, 2  # days in which every answer is spoiled, and days behind them without faults
UNREAD = (IssueState.PARTIAL, IssueState.FAILED)
# How an issue ends of which nobody ever got more than such answers.
WHEN_ALL = {
    "missing": IssueState.NOT_PUBLISHED,  # as of a paper that does not appear
    "forbidden": IssueState.FAILED,
    "busy": IssueState.FAILED,
    "down": IssueState.FAILED,
    "slow": IssueState.COMPLETE,
    "stuck": IssueState.FAILED,
    "cut": IssueState.FAILED,
    "moved": IssueState.FAILED,
    "led home": IssueState.FAILED,
    "stale": IssueState.NOT_PUBLISHED,
    "mislabelled": IssueState.COMPLETE,
    "redressed": IssueState.FAILED,
}
TOLD = re.compile(r"issue paper=(\S+) day=(\S+) .*state=(?:partial|failed) .*reason=")


@dataclass(kw_only=True)
class Figures:
    """What came of it: issues by the state they ended in, the longest time until a fault was told, and each fault."""

    states: Counter[str] = field(default_factory=Counter)
    spoiled: Counter[str] = field(default_factory=Counter)
    caught_up: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    noticed: int = 0
    longest: timedelta = timedelta()
    faults: list[str] = field(default_factory=list)

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            states=self.states + other.states,
            spoiled=self.spoiled + other.spoiled,
            caught_up=self.caught_up + other.caught_up,
            unread=self.unread + other.unread,
            noticed=self.noticed + other.noticed,
            longest=max(self.longest, other.longest),
            faults=self.faults + other.faults,
        )

    def tell(self) -> Iterator[str]:
        """Give the lines that say so."""
        yield f"{self.states.total()} paper days ended: " + say(self.states)
        yield f"requests spoiled: {say(self.spoiled)}"
        yield f"{self.unread} times an issue was not whole, in the log and the status at once"
        yield f"  {self.noticed} times for so long that a notice was due, {self.longest} later at most; steps of {STEP}"
        yield f"off and on again: {say(self.caught_up)}"
        yield from self.faults[:20]
        yield f"{len(self.faults)} faults"


def say(counts: Counter[str]) -> str:
    return ", ".join(f"{what} {count}" for what, count in sorted(counts.items()))


class Listener(logging.Handler):
    """Hears when an issue that is not whole is told of in the log."""

    def __init__(self) -> None:
        super().__init__()
        self.told: set[tuple[str, str]] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if found := TOLD.match(record.getMessage()):
            self.told.add((found[1], found[2]))


@dataclass(kw_only=True)
class Following:
    """One paper as it is followed: by which desk, on which press, by which clock."""

    paper_id: str
    config: Config
    desk: Desk
    press: Press
    clock: Clock
    fetcher: Fetcher
    listener: Listener
    figures: Figures = field(default_factory=Figures)
    since: dict[date, datetime] = field(default_factory=dict)  # when each issue began to be not whole
    noticed: set[date] = field(default_factory=set)  # those of them that a notice was due for
    outages: set[date] = field(default_factory=set)


@contextmanager
def listen() -> Iterator[Listener]:
    """Hear the log."""
    logger, listener = logging.getLogger("yaowen"), Listener()
    before, silenced = (logger.level, logger.propagate), logging.root.manager.disable
    logging.disable(logging.NOTSET)
    logger.addHandler(listener)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield listener
    finally:
        logger.removeHandler(listener)
        logger.level, logger.propagate = before
        logging.disable(silenced)


def write_config(folder: Path, press: Press, paper_id: str) -> Config:
    """Write and read a config that follows one paper."""
    folder.mkdir(exist_ok=True)
    (folder / "papers.yaml").write_text(write_papers(press.url, (paper_id,)), encoding="utf-8")
    path = folder / "config.yaml"
    path.write_text(CONFIG.format(papers=paper_id), encoding="utf-8")
    return load_config(path)


# --- thirty days of one kind of fault -----------------------------------------------------------------------------


def run_faults(kind: str, days: int = 30, seed: int = 1) -> Figures:
    """Follow one paper for so many days."""
    paper_id = PLAYED[kind]
    stand = Newsstand(first=FIRST, last=FIRST - timedelta(days=1), pages=PAGES)
    with TemporaryDirectory() as name, serve_press(stand) as press, listen() as listener:
        config = write_config(Path(name), press, paper_id)
        clock = Clock(now=open_day(FIRST))
        press.stands, press.dawdle = {paper_id: stand}, clock.hold_up
        with closing(open_store(config.store)) as store:
            following = Following(
                paper_id=paper_id,
                config=config,
                desk=open_desk(store, config, clock.read),
                press=press,
                clock=clock,
                fetcher=make_fetcher(clock, paper_id),
                listener=listener,
            )
            courses = live_through(following, kind, days, seed)
            judge(following, kind, courses)
    return following.figures


def live_through(following: Following, kind: str, days: int, seed: int) -> dict[date, Course]:
    """Live through the days; give how their issues came out."""
    courses: dict[date, Course] = {}
    start = days // 3
    for turn in range(days + DRAIN_DAYS):
        opening = open_day(FIRST + timedelta(days=turn))
        is_out = start <= turn < start + OUTAGE
        if turn < days:
            pages, odd = PAGES[opening.weekday()], 0.0 if is_out else ODD
            courses[opening.date()] = draw_course(following.paper_id, opening, pages, odd, seed=seed)
        if is_out:
            following.outages.add(opening.date())
        rate = 1.0 if is_out else 0.0 if turn in range(start, start + OUTAGE + QUIET) else SPOILED
        following.press.faults = Faults(rate=rate, kinds=(kind,), seed=seed)
        live_day(following, opening, courses.get(opening.date()))
    following.figures.spoiled += following.press.spoiled
    return courses


def live_day(following: Following, opening: datetime, course: Course | None) -> None:
    """Live through a day in steps, and look around at each."""
    clock, press, name = following.clock, following.press, following.paper_id
    clock.now = opening
    while clock.now.date() == opening.date():
        if course:
            press.stands[name] = follow_course(press.stands[name], course, clock.now)
        due = find_due(following.desk.store, following.config.papers, clock.now)
        for one in due:
            read_due(following.desk, following.fetcher, following.config.papers[0], one)
        look_around(following)
        clock.now += STEP if due else IDLE


def look_around(following: Following) -> None:
    """See that what is not whole is told of, and that nothing is whole that is nothing."""
    figures, now = following.figures, following.clock.now
    is_broken = any(find_paper_troubles(following.desk, now))
    for status in find_issue_states(following.desk.store, following.paper_id):
        day, where = status.day, f"{following.paper_id} {status.day}"
        if status.state is IssueState.COMPLETE and not 0 < status.read == status.total:
            figures.faults.append(f"{where}: complete with {status.read} of {status.total} articles")
        if status.state not in UNREAD:
            following.since.pop(day, None)
            following.noticed.discard(day)
            continue
        if day not in following.since:
            figures.unread += 1
            following.since[day] = now
            if (following.paper_id, f"{day}") not in following.listener.told or not status.reason:
                figures.faults.append(f"{where}: {status.state} and not told")
        waited = now - following.since[day]
        if is_broken and day not in following.noticed:
            following.noticed.add(day)
            figures.noticed += 1
            figures.longest = max(figures.longest, waited)
        elif waited > 2 * STEP and day not in following.noticed:
            figures.faults.append(f"{where}: {status.state} for {waited} without a notice")


def judge(following: Following, kind: str, courses: dict[date, Course]) -> None:
    """Hold the end of each day against the one that is right, and what is stored against what was printed."""
    figures, store, name = following.figures, following.desk.store, following.paper_id
    stand = following.press.stands[name]
    states = {status.day: status for status in find_issue_states(store, name)}
    for day, course in courses.items():
        right = find_right_state(kind, course, day, following.outages)
        found = states[day].state if day in states else IssueState.PENDING
        figures.states[found] += 1
        if found is not right:
            reason = states[day].reason if day in states else ""
            figures.faults.append(f"{kind}, {name} {day} {course.kind}: {found} and not {right}: {reason}")
        pages = [page for page in stand.show("jiangling", day) if (day, page.number) not in stand.lost]
        stored = find_articles(store, paper_id=name, day=day)
        against = compare_issue(pages if right in {IssueState.COMPLETE, IssueState.PARTIAL} else [], stored)
        if any(against[what] for what in AMISS):
            figures.faults.append(f"{kind}, {name} {day} {course.kind}: {dict(against)}")


def find_right_state(kind: str, course: Course, day: date, outages: set[date]) -> IssueState:
    """Give how an issue has to end: as it came out, or as an outage leaves it that is longer than anybody tries."""
    usual = STATES.get(course.kind, IssueState.COMPLETE)
    if day not in outages:
        return usual
    last_try = open_day(day) + sum(RETRIES, timedelta())
    is_hopeless = WHEN_ALL[kind] is not IssueState.FAILED or last_try < open_day(max(outages) + timedelta(days=1))
    return WHEN_ALL[kind] if is_hopeless else usual


# --- thirty days switched off --------------------------------------------------------------------------------------


def run_switched_off(days: int = 30) -> Figures:
    """Follow a paper on two desks, one of which is off for so many days, and compare."""
    figures, paper_id = Figures(), "jiangling_people"
    stand = Newsstand(first=FIRST, last=FIRST, pages=PAGES)
    clock = Clock(now=open_day(FIRST))
    with TemporaryDirectory() as name, serve_press(stand) as press, listen():
        configs = [write_config(Path(name) / which, press, paper_id) for which in ("on", "off")]
        with closing(open_store(configs[0].store)) as on, closing(open_store(configs[1].store)) as off:
            desks = [open_desk(store, config, clock.read) for store, config in zip((on, off), configs, strict=True)]
            for turn in range(days + 1):
                clock.now = open_day(FIRST + timedelta(days=turn))
                press.publish(clock.now.date())
                for desk in desks[: 1 if 0 < turn < days else 2]:
                    if desk is desks[1]:
                        press.requests.clear()
                    for due in find_due(desk.store, desk.papers, clock.now):
                        read_due(desk, make_fetcher(clock, paper_id), desk.papers[0], due)
            compare_desks(figures, on, off, press, clock.now.date())
    return figures


def compare_desks(figures: Figures, on: Store, off: Store, press: Press, last: date) -> None:
    """Count issues, what was asked for, and alerts, and say what differs."""
    always, later = ({one.alert.id: one.alert for one in find_deliveries(store)} for store in (on, off))
    asked = {path: count for path, count in press.requests.items() if "content" in path}
    figures.caught_up += Counter(
        {"issues": len(find_issue_states(off)), "alerts": len(later), "alerts always on": len(always)}
    )
    figures.faults += (f"off and on: {path} asked for {count} times" for path, count in asked.items() if count > 1)
    figures.faults += (f"off and on: alert {name} on one side only" for name in sorted(always.keys() ^ later.keys()))
    wrong = [alert.id for alert in later.values() if alert.late is not (FIRST < alert.day < last)]
    figures.faults += (f"off and on: alert {name} is marked late and is not, or the other way round" for name in wrong)
    states = [(status.day, status.state) for status in find_issue_states(off)]
    if states != [(status.day, status.state) for status in find_issue_states(on)] or len(asked) == 0:
        figures.faults.append(f"off and on: issues stand as {states}")
