"""Which issues and pages are out in, whether and what a site shows of a day out. Pure.

A day's `Course` says how its issue comes out: on time, late, with a page late or lost, corrected later, or not at all.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from monitor.demo.edition import PrintedPage, print_issue

CORRECTED = "本稿已作更正。"
PARTS = 2**32
LATEST = time(22, 30)  # at which anything happens to an issue
Leaf = tuple[date, int]  # a page of an issue: its day and number


@dataclass(frozen=True, kw_only=True, slots=True)
class Newsstand:
    """Which issues are out (已出版): those of the days `first` to `last`, both included, but for the `missing` ones.

    An issue has as many pages as `pages` says for its weekday (Monday first), all of them where it says nothing. Pages
    that are `held` are not out yet and not listed; `lost` ones are listed and not there; of `corrected` ones the first
    story is printed anew.
    """

    first: date
    last: date
    pages: tuple[int, ...] = ()
    missing: frozenset[date] = frozenset()
    held: frozenset[Leaf] = frozenset()
    lost: frozenset[Leaf] = frozenset()
    corrected: frozenset[Leaf] = frozenset()

    def has(self, day: date) -> bool:
        """Say whether the issue of `day` is out."""
        return self.first <= day <= self.last and day not in self.missing

    @property
    def newest(self) -> date | None:
        """The newest issue that is out, or None."""
        days = (self.last - timedelta(days=back) for back in range((self.last - self.first).days + 1))
        return next(filter(self.has, days), None)

    def show(self, edition: str, day: date) -> tuple[PrintedPage, ...]:
        """Give the pages of a day's issue that are out, as they are printed by now."""
        printed = print_issue(edition, day, self.first)[: self.pages[day.weekday()] if self.pages else None]
        pages = (page for page in printed if (day, page.number) not in self.held)
        return tuple(correct(page) if (day, page.number) in self.corrected else page for page in pages)


def correct(page: PrintedPage) -> PrintedPage:
    """Print a page's first story anew, a sentence longer."""
    story, *others = page.stories
    *paragraphs, last = story.paragraphs
    return replace(page, stories=(replace(story, paragraphs=(*paragraphs, last + CORRECTED)), *others))


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """How one issue comes out (出报): its kind of CHANCES, the page concerned, when it is out and when it changes."""

    kind: str
    page: int
    out_at: datetime
    changes_at: datetime


def come_on_time(stand: Newsstand, course: Course, _now: datetime) -> Newsstand:
    """Show the issue as it is."""
    return replace(stand, last=course.out_at.date())


def come_late(stand: Newsstand, course: Course, now: datetime) -> Newsstand:
    """Show the issue hours later (晚出报)."""
    return stand if now < course.changes_at else come_on_time(stand, course, now)


def hold_page(stand: Newsstand, course: Course, now: datetime) -> Newsstand:
    """Show a page later than the others."""
    leaf = (course.out_at.date(), course.page)
    held = stand.held | {leaf} if now < course.changes_at else stand.held - {leaf}
    return replace(come_on_time(stand, course, now), held=held)


def lose_page(stand: Newsstand, course: Course, now: datetime) -> Newsstand:
    """List a page that is never there (缺版)."""
    return replace(come_on_time(stand, course, now), lost=stand.lost | {(course.out_at.date(), course.page)})


def correct_page(stand: Newsstand, course: Course, now: datetime) -> Newsstand:
    """Print a story anew later (更正)."""
    corrected = stand.corrected | {(course.out_at.date(), course.page)} if now >= course.changes_at else stand.corrected
    return replace(come_on_time(stand, course, now), corrected=corrected)


def print_nothing(stand: Newsstand, course: Course, _now: datetime) -> Newsstand:
    """Have no issue that day (休刊)."""
    return replace(stand, missing=stand.missing | {course.out_at.date()})


CHANCES: dict[str, Callable[[Newsstand, Course, datetime], Newsstand]] = {
    "late issue": come_late,
    "late page": hold_page,
    "lost page": lose_page,
    "correction": correct_page,
    "no issue": print_nothing,
}


def draw_course(
    paper_id: str,
    opening: datetime,
    pages: int,
    rate: float,
    *,
    chances: tuple[str, ...] = tuple(CHANCES),
    seed: int = 0,
) -> Course:
    """Draw how the issue of the day of `opening` comes out: `rate` of them (0 to 1) not as they should.

    The page concerned is not the first one, under whose address the whole issue is looked for.
    """
    drawn = sha256(f"{seed} {paper_id} {opening.date()}".encode()).digest()
    spoiled = int.from_bytes(drawn[:4]) < rate * PARTS
    span = opening.replace(hour=LATEST.hour, minute=LATEST.minute) - opening
    return Course(
        kind=chances[drawn[4] % len(chances)] if spoiled else "",
        page=2 + drawn[5] % (pages - 1),
        out_at=opening,
        changes_at=opening + span * (drawn[6] / 255),
    )


def follow_course(stand: Newsstand, course: Course, now: datetime) -> Newsstand:
    """Give the stand as it is at a moment of the course's day."""
    return stand if now < course.out_at else CHANCES.get(course.kind, come_on_time)(stand, course, now)
