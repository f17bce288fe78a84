"""A year of twelve papers on an unreliable press: what is stored against what was printed.

`python -m tests.press_year 365` prints how many articles are missed, doubled and wrong in the end. The clock is a
simulated one, the press and all that reads it are real; one request in ten is spoiled, one issue in eight is late.
"""

import logging
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.config import load_config
from monitor.demo.edition import print_issue
from monitor.demo.faults import Faults
from monitor.demo.press import Newsstand, Press, serve_press, write_papers
from monitor.desk import Desk, open_desk
from monitor.fetch import Fetcher
from monitor.records import Paper
from monitor.rounds import find_due, read_due
from storage.articles import find_articles
from storage.database import open_store

ZONE = ZoneInfo("Asia/Shanghai")
FIRST = date(2031, 1, 1)
PAPERS = tuple(
    f"jiangling_{site}"
    for site in (
        "people", "detailart", "scroleft", "classic", "zjol", "nbs", "paperindex", "vshtml", "joyhua", "bjd", "jiefang",
        "gongren",
    )
)  # fmt: skip
STEP = timedelta(minutes=15)
DRAIN_DAYS = 4  # in which what was spoiled on the last days is tried again


@dataclass
class Clock:
    """The simulated moment."""

    now: datetime

    def read(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        return self.now.timestamp()


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What the year came to, in articles; `requests` were answered."""

    printed: int
    missed: int
    doubled: int
    wrong: int
    requests: int


def run_year(days: int, rate: float, papers: tuple[str, ...] = PAPERS, seed: int = 1) -> Outcome:
    """Follow the papers for so many days."""
    stand = Newsstand(first=FIRST, last=FIRST - timedelta(days=1))
    with tempfile.TemporaryDirectory() as folder, serve_press(stand, Faults(rate=rate, seed=seed)) as press:
        path = Path(folder) / "config.yaml"
        (Path(folder) / "papers.yaml").write_text(write_papers(press.url, papers), encoding="utf-8")
        path.write_text(f"papers: [{', '.join(papers)}]\npaper_files: [papers.yaml]\n", encoding="utf-8")
        config = load_config(path)
        store = open_store(config.store)
        clock = Clock(datetime(FIRST.year, FIRST.month, FIRST.day, 5, 0, tzinfo=ZONE))
        try:
            desk = open_desk(store, config, clock.read)
            # one each, as each paper has a host of its own: what one is asked to wait for does not hold the others
            fetchers = {
                paper.id: Fetcher("yaowen-test", clock=clock.seconds, sleep=lambda _: None, now=clock.read)
                for paper in config.papers
            }
            for turn in range(days + DRAIN_DAYS):
                live_day(desk, fetchers, config.papers, press, clock, FIRST + timedelta(days=turn), prints=turn < days)
            return compare(desk, config.papers, days, press)
        finally:
            store.close()


def live_day(
    desk: Desk,
    fetchers: dict[str, Fetcher],
    papers: tuple[Paper, ...],
    press: Press,
    clock: Clock,
    day: date,
    *,
    prints: bool,
) -> None:
    """Live through a day: the issue comes out, late now and then; every quarter of an hour what is due is read."""
    clock.now = datetime(day.year, day.month, day.day, 5, 30, tzinfo=ZONE)
    out_at = clock.now + timedelta(hours=4 * (sha256(day.isoformat().encode()).digest()[0] % 8 == 0))
    closing = clock.now.replace(hour=23, minute=30)
    while clock.now < closing:
        if prints and clock.now >= out_at:
            press.publish(day)
        due = [(paper, one) for paper in papers for one in find_due(desk.store, (paper,), clock.now)]
        for paper, one in due:
            read_due(desk, fetchers[paper.id], paper, one)
        clock.now += STEP if due or clock.now < out_at else timedelta(hours=2)


def compare(desk: Desk, papers: tuple[Paper, ...], days: int, press: Press) -> Outcome:
    """Count what is stored against what was printed."""
    counted: Counter[str] = Counter()
    for paper in papers:
        for day in (FIRST + timedelta(days=turn) for turn in range(days)):
            printed = Counter(story.headline for page in print_issue("jiangling", day, FIRST) for story in page.stories)
            stored = Counter(one.article.headline for one in find_articles(desk.store, paper_id=paper.id, day=day))
            counted["printed"] += printed.total()
            counted["missed"] += (printed - stored).total()
            more = stored - printed
            counted["doubled"] += sum(count for headline, count in more.items() if headline in printed)
            counted["wrong"] += sum(count for headline, count in more.items() if headline not in printed)
    return Outcome(
        printed=counted["printed"],
        missed=counted["missed"],
        doubled=counted["doubled"],
        wrong=counted["wrong"],
        requests=press.requests.total(),
    )


def main(days: int) -> None:
    logging.disable(logging.CRITICAL)
    started = time.monotonic()
    print(run_year(days, 0.1))
    print(f"{days} days of {len(PAPERS)} papers in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
