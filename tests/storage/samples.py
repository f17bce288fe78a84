"""Generated articles and facts, and a store for each generated example."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from monitor.records import (
    APPOINTMENT_ACTIONS,
    DOCUMENT_ACTIONS,
    EVENT_KINDS,
    NAMING_ROLES,
    Alert,
    Appointment,
    Article,
    Dateline,
    Delivery,
    Document,
    Event,
    Facts,
    Naming,
    PageMark,
    Person,
    Place,
    Post,
    Span,
    Standing,
    derive_id,
)
from storage import Store, open_store
from storage.articles import name_article
from tests.factories import NOW, make_alert, make_article

# Few characters, so that pairs meet by chance; marks, Latin, full-width, rare and astral ones among them.
HAN = st.text("李强调王浩省长市阿·，。“ aBＡ２2\u3000\n鿏𠀀", max_size=40)
LINES = st.text(max_size=20)  # any Unicode but lone surrogates
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
SPANS = st.builds(
    lambda start, length, where: Span(start=start, end=start + length, where=where),
    st.integers(0, 9000),
    st.integers(0, 20),
    st.sampled_from(("heading", "text")),
)
NAMINGS = st.builds(
    lambda span, roles, title, listed: Naming(
        start=span.start, end=span.end, where=span.where, roles=roles, title=title, listed=listed
    ),
    SPANS,
    st.lists(st.sampled_from(NAMING_ROLES), max_size=2).map(tuple),
    st.none() | SPANS,
    st.integers(0, 9),
)
NAMES = st.lists(st.sampled_from(("顾知远", "李强", "王浩", "阿依·木")), max_size=3).map(tuple)


def listed(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Give tuples of up to three."""
    return st.lists(strategy, max_size=3).map(tuple)


ARTICLES = st.builds(
    Article,
    paper_id=st.sampled_from(("ylrb", "hcwb")),
    paper=LINES,
    day=DAYS,
    page=st.none() | st.integers(1, 99),
    section=LINES,
    url=st.sampled_from(("", "https://e.example.org/c_1.html", "https://e.example.org/c_2.html?div=-1#top")),
    position=st.integers(0, 50),
    kicker=HAN,
    headline=HAN,
    subheads=listed(LINES),
    authors=listed(LINES),
    dateline=st.none() | st.builds(Dateline, text=LINES, agency=LINES, place=LINES, day=st.none() | DAYS),
    continues_on=st.none() | st.integers(1, 99),
    marks=listed(
        st.builds(
            PageMark,
            direction=st.sampled_from(("on", "from")),
            page=st.integers(1, 99),
            letters=LINES,
            why=st.sampled_from(("", "missing", "unlike", "several")),
        )
    ),
    continuations=listed(st.builds(Place, page=st.none() | st.integers(1, 99), url=LINES, headline=HAN)),
    paragraphs=listed(HAN | LINES),
)
FACTS = st.builds(
    Facts,
    parser=LINES,
    people=listed(
        st.builds(
            Person,
            name=LINES,
            official=st.booleans(),
            posts=listed(
                st.builds(
                    Post, name=LINES, body=LINES, span=st.none() | SPANS, standing=st.sampled_from(Standing), rule=LINES
                )
            ),
            mentions=listed(NAMINGS),
            rank=st.integers(0, 99),
        )
    ),
    events=listed(
        st.builds(
            Event,
            kind=st.sampled_from(EVENT_KINDS),
            name=LINES,
            start=st.none() | DAYS,
            place=LINES,
            chair=NAMES,
            attend=NAMES,
            span=st.none() | SPANS,
        )
    ),
    appointments=listed(
        st.builds(Appointment, name=LINES, post=LINES, action=st.sampled_from(APPOINTMENT_ACTIONS), span=SPANS)
    ),
    documents=listed(st.builds(Document, title=LINES, action=st.sampled_from(DOCUMENT_ACTIONS))),
    phrases=listed(LINES),
    topics=listed(LINES),
)


@contextmanager
def new_store() -> Iterator[Store]:
    """Give an empty store that is gone afterwards."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "yaowen.db")
        try:
            yield store
        finally:
            store.close()


TABLES = (
    "articles", "revisions", "facts", "people", "appearances", "posts", "mentions", "events", "event_people",
    "appointments", "documents", "phrases", "topics", "alerts", "deliveries", "snapshots", "captures",
)  # fmt: skip


def count_rows(store: Store) -> dict[str, int]:
    """Give the number of rows of each table."""
    return {table: store.rows(f"SELECT count(*) AS count FROM {table}")[0]["count"] for table in TABLES}


def stored_alert(name: str = "c1", **given: object) -> tuple[Article, Alert]:
    """Give an article and an alert about it."""
    article = make_article(url=f"https://epaper.example.org/20310514/{name}.html")
    article = replace(article, id=name_article(article))
    return article, make_alert(article_id=article.id, **given)


def make_delivery(alert: Alert, receiver: str = "desk", *, message: str = "", due: datetime = NOW) -> Delivery:
    """Give a delivery of an alert, in a message of its own unless one is named."""
    name = derive_id(alert.id, receiver)
    return Delivery(id=name, alert_id=alert.id, receiver_id=receiver, message_id=message or f"m-{name}", due_at=due)


def later(hours: float) -> datetime:
    """Give the moment that many hours after NOW."""
    return NOW + timedelta(hours=hours)


FAR = datetime(2032, 1, 1, tzinfo=UTC)
