"""A year of twelve papers on an unreliable press: what is stored in the end against what was printed.

`python -m tests.press_year 365` prints how many articles are missed, doubled and wrong, and how many issues stand
otherwise than they should. The clock is a simulated one, the press and all that reads it are real. One request in ten
is spoiled in one of the ways of monitor/demo/faults.py; one issue in four is late, lacks a page for a while or for
good, is corrected, or does not appear (monitor/demo/newsstand.py). Each process has a share of the papers, a press and
a store of its own, and reads its papers one after the other.
"""

import logging
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.config import load_config
from monitor.demo.edition import PrintedPage
from monitor.demo.entries import write_papers
from monitor.demo.faults import KINDS, Faults
from monitor.demo.newsstand import CHANCES, CORRECTED, Course, Newsstand, draw_course, follow_course
from monitor.demo.press import Press, PressServer, serve_press
from monitor.desk import Desk, open_desk
from monitor.desk.telling import find_all
from monitor.fetch import Fetcher
from monitor.records import IssueState, Paper
from monitor.service.rounds import find_due, read_due
from storage.articles import StoredArticle, find_articles, get_facts
from storage.database import open_store
from storage.deliveries import find_deliveries
from storage.runs import find_issue_status
from tests.words import read_words

ZONE = ZoneInfo("Asia/Shanghai")
FIRST = date(2031, 1, 1)
PAPERS = tuple(
    f"jiangling_{site}"
    for site in (
        "people", "detailart", "scroleft", "classic", "zjol", "nbs", "paperindex", "vshtml", "joyhua", "bjd", "jiefang",
        "gongren",
    )
)  # fmt: skip
SPOILED, ODD = 0.1, 0.25  # the shares of requests and of issues
# Messages are queued and not sent: there is nobody at this port.
CONFIG = """papers: [{papers}]
paper_files: [papers.yaml]
watches: [{{name: 省长, people: [顾明川], to: [desk]}}]
receivers:
  desk: {{kind: email, host: localhost, port: 9, security: none, sender: a@example.org, to: [b@example.org]}}
"""
PAGES = (3, 2, 2, 2, 2, 2, 2)  # of an issue, by weekday
STEP, IDLE = timedelta(minutes=15), timedelta(hours=1)  # until a paper is looked at again: if it was due, and if not
DRAIN_DAYS = 4  # in which what was spoiled on the last days is tried again
Printed = tuple[int | None, str, tuple[str, ...]]  # a story: page, headline, paragraphs
COUNTED = (
    "printed", "missed", "doubled", "wrong", "issues", "misjudged", "corrected", "revised", "not seen before",
    "requests", "alerts", "untold", "repeated", "doubted",
)  # fmt: skip
AMISS = ("missed", "doubled", "wrong")
DOUBT = "not as usual"  # how the reason of an issue begins that has less than its paper's last weeks
STATES = {"lost page": IssueState.PARTIAL, "no issue": IssueState.NOT_PUBLISHED}  # all others end complete


@dataclass(kw_only=True)
class Clock:
    """The simulated moment, in UTC as a machine has it, and the seconds by which slow answers held each paper up."""

    now: datetime
    lag: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.set(self.now)

    def set(self, moment: datetime) -> None:
        self.now = moment.astimezone(UTC)

    def read(self) -> datetime:
        return self.now

    def seconds(self, paper_id: str) -> float:
        return self.now.timestamp() + self.lag[paper_id]

    def hold_up(self, path: str, seconds: float) -> None:
        self.lag[path.lstrip("/").partition("/")[0]] += round(seconds)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What the year came to. `counts` are of articles, issues and requests; `faults` and `courses` count by kind.

    `amiss` names the issues that are not stored as they were printed.
    """

    counts: Counter[str]
    faults: Counter[str]
    courses: Counter[str]
    amiss: tuple[str, ...]

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            counts=self.counts + other.counts,
            faults=self.faults + other.faults,
            courses=self.courses + other.courses,
            amiss=self.amiss + other.amiss,
        )


def run_year(days: int, papers: tuple[str, ...] = PAPERS, seed: int = 1) -> Outcome:
    """Follow the papers for so many days, in this process."""
    stand = Newsstand(first=FIRST, last=FIRST - timedelta(days=1), pages=PAGES)
    faults = Faults(rate=SPOILED, seed=seed)
    with tempfile.TemporaryDirectory() as folder, serve_press(stand, faults, server=PressServer) as press:
        path = Path(folder) / "config.yaml"
        (Path(folder) / "papers.yaml").write_text(write_papers(press.url, papers), encoding="utf-8")
        path.write_text(CONFIG.format(papers=", ".join(papers)), encoding="utf-8")
        config = load_config(path)
        store = open_store(config.store)
        clock = Clock(now=open_day(FIRST))
        press.stands, press.dawdle = dict.fromkeys(papers, stand), clock.hold_up
        try:
            desk = open_desk(store, config, clock.read)
            # one each, as each paper has a host of its own: what one is asked to wait for does not hold the others
            fetchers = {name: make_fetcher(clock, name) for name in papers}
            courses: dict[tuple[str, date], Course] = {}
            for turn in range(days + DRAIN_DAYS):
                opening = open_day(FIRST + timedelta(days=turn))
                pages = PAGES[opening.weekday()]
                today = {name: draw_course(name, opening, pages, ODD, seed=seed) for name in papers if turn < days}
                courses |= {(name, opening.date()): course for name, course in today.items()}
                live_day(desk, fetchers, config.papers, press, clock, opening, today)
            return compare(desk, courses, press)
        finally:
            store.close()


def open_day(day: date) -> datetime:
    """Give the moment at which issues come out."""
    return datetime(day.year, day.month, day.day, 5, 30, tzinfo=ZONE)


def make_fetcher(clock: Clock, paper_id: str) -> Fetcher:
    """Make the fetcher of one paper: it waits for no turn, and slow answers move its own clock."""
    return Fetcher("yaowen-test", clock=partial(clock.seconds, paper_id), sleep=lambda _: None, now=clock.read)


def live_day(
    desk: Desk,
    fetchers: dict[str, Fetcher],
    papers: tuple[Paper, ...],
    press: Press,
    clock: Clock,
    opening: datetime,
    courses: dict[str, Course],
) -> None:
    """Live through a day: issues come out as their courses say, and what is due is read."""

    def read(paper: Paper) -> int:
        due = find_due(desk.store, (paper,), clock.now)
        for one in due:
            read_due(desk, fetchers[paper.id], paper, one)
        return len(due)

    looks = {paper.id: opening for paper in papers}
    while (moment := min(looks.values())).date() == opening.date():
        clock.set(moment)
        for name, course in courses.items():
            press.stands[name] = follow_course(press.stands[name], course, moment)
        for paper in papers:
            if looks[paper.id] == moment:
                looks[paper.id] = moment + (STEP if read(paper) else IDLE)


def compare(desk: Desk, courses: dict[tuple[str, date], Course], press: Press) -> Outcome:
    """Count what is stored against what was printed."""
    counts: Counter[str] = Counter(requests=press.requests.total())
    alerts = (one.alert for one in find_deliveries(desk.store))
    told = Counter(one.article_id for one in alerts if one.correction is None)
    amiss: list[str] = []
    for (paper_id, day), course in courses.items():
        stand = press.stands[paper_id]
        pages = [page for page in stand.show("jiangling", day) if (day, page.number) not in stand.lost]
        stored = find_articles(desk.store, paper_id=paper_id, day=day)
        against = compare_issue(pages if stand.has(day) else [], stored)
        counts += against
        counts["issues"] += 1
        status = find_issue_status(desk.store, paper_id, day)
        if any(against[what] for what in AMISS):
            amiss.append(
                f"{paper_id} {day} {course.kind or 'as usual'}: {dict(against)}, {status.state} {status.reason}"
            )
        counts["misjudged"] += status.state is not STATES.get(course.kind, IssueState.COMPLETE)
        counts["doubted"] += status.reason.startswith(DOUBT)
        counts += compare_alerts(desk, stored, told)
        if course.kind == "correction":
            counts["corrected"] += 1
            revisions = [one.revision for one in stored if CORRECTED in one.article.text]
            counts["revised"] += revisions == [2]
            counts["not seen before"] += revisions == [1]
    kinds = Counter(course.kind for course in courses.values() if course.kind)
    return Outcome(counts=counts, faults=press.spoiled, courses=kinds, amiss=tuple(amiss))


def compare_alerts(desk: Desk, stored: Iterable[StoredArticle], told: Counter[str]) -> Counter[str]:
    """Count the alerts of one issue against what the watch finds in its articles; corrections are none of these."""
    counts: Counter[str] = Counter()
    for one in stored:
        due = bool(find_all(desk, one.article, get_facts(desk.store, one.article.id)))
        alerts = told[one.article.id]
        counts += Counter(alerts=alerts, untold=due and not alerts, repeated=max(alerts - due, 0))
    return counts


def compare_issue(pages: Iterable[PrintedPage], stored: Iterable[StoredArticle]) -> Counter[str]:
    """Count the articles of one issue: wrong is what was never printed so."""
    printed: Counter[Printed] = Counter(
        (page.number, story.headline, story.paragraphs) for page in pages for story in page.stories
    )
    held: Counter[Printed] = Counter((one.article.page, one.article.headline, one.article.paragraphs) for one in stored)
    more = held - printed
    return Counter(
        printed=printed.total(),
        missed=(printed - held).total(),
        doubled=sum(count for story, count in more.items() if story in printed),
        wrong=sum(count for story, count in more.items() if story not in printed),
    )


def run_side_by_side(days: int, processes: int) -> Outcome:
    """Follow all papers, each process some of them with a press and a store of its own."""
    shares = [PAPERS[start::processes] for start in range(processes)]
    with ProcessPoolExecutor(max_workers=processes, initializer=be_silent) as pool:
        first, *others = pool.map(partial(run_year, days), shares)
    return sum(others, first)


def be_silent() -> None:
    """Log nothing."""
    logging.disable(logging.CRITICAL)


def tell(outcome: Outcome) -> Iterator[str]:
    """Give the lines that say what the year came to."""
    yield ", ".join(f"{what} {outcome.counts[what]}" for what in COUNTED)
    yield "requests spoiled: " + ", ".join(f"{kind} {outcome.faults[kind]}" for kind in KINDS)
    yield "issues: " + ", ".join(f"{kind} {outcome.courses[kind]}" for kind in CHANCES)
    yield from outcome.amiss


def main(days: int) -> None:
    processes = os.cpu_count() or 1
    started = time.monotonic()
    outcome = run_side_by_side(days, processes)
    taken = time.monotonic() - started
    print(*tell(outcome), sep="\n")
    print(f"{days} days of {len(PAPERS)} papers in {taken:.0f} s, {processes} processes")


if __name__ == "__main__":
    read_words(__doc__, most=1, numbers=True)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
