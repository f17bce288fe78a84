"""A paper and a day in, its list of pages out: by the day's own address, the month's list, or the newest's entry.

Who asks and who reads are given, so that the daemon, which stores what it fetches, and `papers check`, which does not,
take the same way.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from monitor.fetch import FetchError, Kind
from monitor.records import Issue, Paper, Snapshot

if TYPE_CHECKING:
    from types import ModuleType

MOST_STEPS = 5  # from an entry page to the issue; 法治日报 takes three


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """Which paper's issue of which day, the paper's own day now; how an address is asked, pages and days are read."""

    paper: Paper
    day: date
    today: date
    ask: Callable[[str], Snapshot]
    read: Callable[[Snapshot], Issue]
    read_days: Callable[[Snapshot], dict[date, str]]


def load_reader() -> "ModuleType":
    """Load the e-paper readers with the first page, so that an idle daemon stays small."""
    import monitor.epaper

    return monitor.epaper


def find_issue(search: Search) -> tuple[Snapshot, Issue]:
    """Fetch and read the day's list of pages, from the first entry that has it.

    Raises FetchError, EpaperError and what `ask` raises. An entry that is not there (404) is no answer yet; that
    nothing else has the issue is the last one's word. Of feeds, each is an entry: one that cannot be had outweighs
    those without items.
    """
    epaper, faulty = load_reader(), False
    missing: Exception = epaper.ReadError("the site shows only its newest issue", url=search.paper.latest)
    for url in find_entries(search):
        try:
            return follow_entry(search, url)
        except FetchError as error:
            if error.kind is not Kind.NOT_FOUND and not search.paper.feeds:
                raise
            missing = error
        except epaper.EpaperError as error:
            if not search.paper.feeds:
                raise
            missing = missing if faulty and isinstance(error, epaper.NotPublished) else error
        faulty = not isinstance(missing, epaper.NotPublished)
    raise missing


def find_entries(search: Search) -> Iterator[str]:
    """Give where the issue may begin: the day's own address, the month's list, for today's the newest issue's entry.

    Each is asked for only when those before it had no issue. Raises NotPublished for a day that the list leaves out.
    """
    epaper, paper, day = load_reader(), search.paper, search.day
    if paper.feeds:
        yield from dict(paper.feeds).values()
        return
    if own := epaper.issue_url(paper, day):
        yield own
    if paper.calendar and (days := ask_days(search)):
        if day in days:
            yield days[day]
        elif min(days) <= day:
            raise epaper.NotPublished(day, max(days), day.strftime(paper.calendar))
    if paper.latest and day == search.today:
        yield paper.latest


def ask_days(search: Search) -> dict[date, str]:
    """Fetch and read the month's list of issues; {} when there is none to be had."""
    epaper, url = load_reader(), search.day.strftime(search.paper.calendar)
    try:
        return search.read_days(search.ask(url))
    except (FetchError, epaper.EpaperError):
        return {}


def follow_entry(search: Search, url: str) -> tuple[Snapshot, Issue]:
    """Fetch a page and read the issue off it, or off the page that it leads to."""
    epaper = load_reader()
    for _ in range(MOST_STEPS):
        snapshot = search.ask(url)
        try:
            return snapshot, search.read(snapshot)
        except epaper.Elsewhere as step:
            url = step.url
    raise epaper.ReadError(f"leads on after {MOST_STEPS} pages", url=url)
