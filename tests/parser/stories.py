"""A story's text and heading in, its events out, as most tests of events ask for them."""

from monitor.parser import extract
from monitor.records import Event
from tests.factories import make_article


def read(text: str, headline: str = "", **given: object) -> tuple[Event, ...]:
    """Give the events of a story; `given` are other fields of its article."""
    return extract(make_article(text, headline, **given)).events


def only(text: str, headline: str = "", **given: object) -> Event:
    """Give the event of a story that has one."""
    (event,) = read(text, headline, **given)
    return event
