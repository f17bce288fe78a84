"""A later print of news that was told in, whether it tells more and what its version adds or drops out. Pure."""

import re
from collections.abc import Iterable
from datetime import date

from alerts.same_news import strip
from monitor.records import Alert, Article, Facts, Match, Reprint

SENTENCE = re.compile(r"[。！？!?\n]+")
SHORTEST = 6  # characters of a sentence that counts
MOST_NAMES = 12

Read = tuple[Article, Facts]


def tells_more(matches: Iterable[Match], told: Iterable[Alert]) -> bool:
    """Say whether any of the matches holds for what no alert told yet: another clause, person or change of post."""
    known = {name_match(match) for alert in told for match in alert.matches}
    return any(name_match(match) not in known for match in matches)


def find_again(matches: Iterable[Match], recent: Iterable[Alert]) -> date | None:
    """Give the day of the issue of which all of this was told last; None when some of it was not told lately."""
    told = tuple(recent)
    known = {name_topic(match) for alert in told for match in alert.matches}
    wanted = {name_topic(match) for match in matches}
    if not wanted <= known:
        return None
    return max(alert.day for alert in told if not wanted.isdisjoint(map(name_topic, alert.matches)))


def name_topic(match: Match) -> tuple[str, ...]:
    """Name what a match tells and of which event: a person somewhere else is no continuing topic."""
    return (*name_match(match), strip(match.event.name) if match.event else "")


def name_match(match: Match) -> tuple[str, ...]:
    """Name what a match tells, however a print words it."""
    change = match.change
    return (match.clause, match.term, match.person, *((change.name, change.action, change.post) if change else ()))


def make_reprint(told: Alert, first: Read, later: Read) -> Reprint:
    """Set a later print against the first one, that `told` told."""
    (first_article, first_facts), (later_article, later_facts) = first, later
    before, after = (dict.fromkeys(person.name for person in facts.people) for facts in (first_facts, later_facts))
    return Reprint(
        of=told.id,
        paper=told.paper,
        day=told.day,
        page=told.page,
        page_label=told.page_label,
        added=tuple(name for name in after if name not in before)[:MOST_NAMES],
        dropped=tuple(name for name in before if name not in after)[:MOST_NAMES],
        more=count_missing(later_article.text, first_article.text),
        less=count_missing(first_article.text, later_article.text),
    )


def count_missing(text: str, other: str) -> int:
    """Count a text's sentences that do not stand in another."""
    bare = strip(other)
    sentences = (strip(sentence) for sentence in SENTENCE.split(text))
    return sum(len(sentence) >= SHORTEST and sentence not in bare for sentence in sentences)
