"""An alert in, what its first line tells out, in no language yet: whose deed, with whom, in which role, when. Pure."""

from datetime import date

from monitor.records import Alert, Event, Match

MOST_NAMES = 3  # named in the first line; the rest is counted
MOST_POSTS = 3  # of one person in the first line
ACCOMPANIED = frozenset({"inspection", "visit", "reception"})


def find_lead(alert: Alert) -> Match:
    """Give the match that an alert is told by: a change, else a person in an event, else the first."""
    ranked = sorted(alert.matches, key=lambda match: (match.change is None, not (match.person and match.event)))
    return ranked[0]


def count_changes(alert: Alert) -> int:
    """Count the personnel changes that an alert tells."""
    return len({(match.change.name, match.change.post, match.change.action) for match in alert.matches if match.change})


def find_company(alert: Alert, lead: Match, event: Event) -> tuple[Match, ...]:
    """Give the matches of all who were in an event in the same role as the lead, each person once."""
    role = find_role(lead.person, event)
    together = {
        match.person: match
        for match in alert.matches
        if match.person and match.event == event and find_role(match.person, event) == role
    }
    return tuple(together.values())


def find_role(name: str, event: Event) -> str:
    """Give how a person was in an event: who leads it first."""
    return next((role for role in ("chair", "attend", "speak") if name in getattr(event, role)), "other")


def find_deed(name: str, event: Event) -> str:
    """Give what a person did in an event, a key of the words: a role, or to accompany whose own event it is."""
    role = find_role(name, event)
    return "accompany" if role == "attend" and is_anothers(event) else role


def is_anothers(event: Event) -> bool:
    """Say whether the event is named as somebody's own inspection, visit or reception (某某在某地调研)."""
    return event.kind in ACCOMPANIED and event.name.startswith(event.other)


def find_days(event: Event) -> tuple[date, date] | None:
    """Give the first and the last day of an event, None where the article does not tell."""
    return (event.start, event.end or event.start) if event.start else None
