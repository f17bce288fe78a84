"""Two articles with their facts in, whether both print the same news (同一新闻) out. Pure.

Papers cut an agency's copy to length, give it another headline, put their own lead before it, print it in traditional
script: so what counts is how much of the shorter text stands in the longer one (containment), both folded to bare
characters. What was written anew is told by its event: kind, day, people, place and name. Days and people take
back what words alone say: the same people on the next day are other news, however alike it reads, and one greeting to
two heads of state is two. A list of briefs (一周要闻) that holds a story among others is not that story. And an issue
tells one piece of news once: two stories of one issue are two, unless it prints the same words twice.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

from alerts.folding import fold_words
from monitor.parser.text import MOST_CHARACTERS
from monitor.records import Article, Event, Facts

DAYS_APART = 3  # from a story's first print to its last
RUN = 6  # characters that must stand in both texts as they are
COPIED = 0.5  # of the shorter text in the longer: prints of one copy
VERBATIM = 0.9  # of it: then a day read otherwise is the reader's doing ("today" in a copy of yesterday's)
FEWEST_RUNS = 12  # of a text that is compared at all; a caption says too little
LONG_RUN = 12  # characters of what fingerprints are made of: longer than most set phrases
SAMPLED = 16  # one in so many long runs is a fingerprint, the same ones in each text
MOST_FINGERPRINTS = 64
LISTED = 2.5  # times as long as the story in it: perhaps a list of briefs
LATE = 0.2  # of the longer text before the shared words begin
HEADED = 0.2  # of a headline's pairs of characters that stand in the text: it is of a story in it
OPENING = 40  # characters of a brief, its headline among them, that name its day
FOREIGN = 0.3  # of an event name's pairs of characters that another text lacks: it tells of another event
SAME = 0.6  # of the shorter event name's pairs in the other: two names of one event
DAY = re.compile(r"\d日")
BARE = re.compile(r"[^0-9a-z\u3400-\u9fff\U00020000-\U0003ffff]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Print:
    """One print of some news, ready to be compared: `text` and `headline` are folded to bare characters.

    `event` is the main one, `people` are all who are named. `lists` says that it is a list of briefs, each beginning
    with its own day, under a headline that is of none of them. `issue` names paper and day, "" when they are not known.
    """

    issue: str
    headline: str
    text: str
    runs: frozenset[str]
    people: frozenset[str]
    event: Event | None
    lists: bool


def make_print(article: Article, facts: Facts) -> Print:
    """Make an article ready to be compared."""
    text = strip(article.text)
    paper = article.paper_id or article.paper
    return Print(
        issue=f"{paper} {article.day}" if paper and article.day else "",
        headline=strip(article.headline),
        text=text,
        runs=frozenset(cut_runs(text, RUN)),
        people=frozenset(fold_words(person.name) for person in facts.people),
        event=next(iter(facts.events), None),
        lists=is_list(article.paragraphs) and contain(pairs(strip(article.headline)), pairs(text)) < HEADED,
    )


def strip(text: str) -> str:
    """Fold a text and leave out all but letters, digits and Han characters."""
    return BARE.sub("", fold_words(text[:MOST_CHARACTERS]))


def cut_runs(text: str, length: int) -> Iterator[str]:
    """Give each run of so many characters."""
    return (text[start : start + length] for start in range(len(text) - length + 1))


def take_fingerprints(one: Print) -> tuple[int, ...]:
    """Give a few numbers that prints of one copy have in common, some of them also when it is cut.

    They are hashes of runs of characters, those that a fixed number divides: which of them are taken hangs on the run
    alone, not on the text around it.
    """
    hashes = {crc32(run.encode("utf-8", "replace")) for run in cut_runs(one.text, LONG_RUN)}
    return tuple(sorted(number for number in hashes if number % SAMPLED == 0)[:MOST_FINGERPRINTS])


def compare(one: Print, other: Print) -> float:
    """Say how surely two are prints of the same news: 0 they are not, 1 is copied word for word."""
    shared = contain(one.runs, other.runs) if min(len(one.runs), len(other.runs)) >= FEWEST_RUNS else 0.0
    if one.lists != other.lists or ((is_one_issue(one, other) or are_at_odds(one, other)) and shared < VERBATIM):
        return 0.0
    longer, shorter = (one, other) if len(one.text) >= len(other.text) else (other, one)
    if shared >= COPIED:
        return 0.0 if is_listed(longer, shorter) else shared
    return COPIED * name_likeness(one, other) if tell_same_event(one, other) else 0.0


def is_one_issue(one: Print, other: Print) -> bool:
    """Say whether both stand in one issue of one paper."""
    return bool(one.issue) and one.issue == other.issue


def contain(one: frozenset[str], other: frozenset[str]) -> float:
    """Give the share of the smaller set that is in the other."""
    return len(one & other) / max(1, min(len(one), len(other)))


def are_at_odds(one: Print, other: Print) -> bool:
    """Say whether the main events are two: of other days, of one kind under other names, by other people."""
    mine, its = one.event, other.event
    if mine is None or its is None:
        return False
    if mine.start and its.start and mine.start != its.start:
        return True
    if mine.kind == its.kind and is_foreign(one, other) and is_foreign(other, one):
        return True
    return is_missing(mine, other) and is_missing(its, one)


def is_foreign(one: Print, other: Print) -> bool:
    """Say whether an event's name has words that stand nowhere in another text."""
    named = pairs(name_event(one))
    return len(named - pairs(other.headline + other.text)) > FOREIGN * len(named)


def is_missing(event: Event, other: Print) -> bool:
    """Say whether the chief person of an event is not in another text at all."""
    chief = next(event.people(), "")
    return fold_words(chief) not in other.text


def is_list(paragraphs: tuple[str, ...]) -> bool:
    """Say whether most paragraphs, and more than one, begin with a day of their own."""
    dated = sum(DAY.search(paragraph[:OPENING]) is not None for paragraph in paragraphs)
    return dated > 1 and dated * 2 > len(paragraphs)


def is_listed(longer: Print, shorter: Print) -> bool:
    """Say whether the longer text only holds the shorter behind other news."""
    if len(longer.text) < LISTED * len(shorter.text):
        return False
    first = next(place for place, run in enumerate(cut_runs(longer.text, RUN)) if run in shorter.runs)
    return first > LATE * len(longer.text)


def tell_same_event(one: Print, other: Print) -> bool:
    """Say whether two texts of different hands tell of one event: what kind, when, who, where and which."""
    mine, its = one.event, other.event
    if (
        one.lists
        or mine is None
        or its is None
        or mine.kind != its.kind
        or mine.start is None
        or mine.start != its.start
    ):
        return False
    if not set(mine.people()) & set(its.people()) or are_apart(mine.place_code, its.place_code):
        return False
    return name_likeness(one, other) >= SAME


def are_apart(code: str, other: str) -> bool:
    """Say whether two places by their codes cannot be one within the other."""
    return bool(code and other) and not code.startswith(other) and not other.startswith(code)


def name_likeness(one: Print, other: Print) -> float:
    """Say how alike two events' names are, without the people in them: of one day's two meetings only those differ."""
    return contain(*(pairs(name_event(each)) for each in (one, other)))


def name_event(one: Print) -> str:
    """Give the words of an event's name and theme that are no person's name."""
    words = strip(one.event.name + one.event.theme) if one.event else ""
    for name in one.people:
        words = words.replace(name, "")
    return words


def pairs(text: str) -> frozenset[str]:
    """Give each two neighbouring characters."""
    return frozenset(cut_runs(text, 2))


def choose(one: Print, others: Iterable[tuple[str, Print]]) -> str:
    """Give the story of the print that is most surely of the same news, "" when none is; `others` by their story.

    One that is copied word for word decides: those behind it are not looked at.
    """
    best = (0.0, "")
    for story, other in others:
        if (sure := compare(one, other)) == 1.0:
            return story
        best = max(best, (sure, story))
    return best[1] if best[0] > 0 else ""
