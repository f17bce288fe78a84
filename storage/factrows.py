"""Facts in, rows out: what queries about people, posts, events and papers read (`facts.record` stays the truth).

FORM is the number of what the rows hold, kept beside the facts: rows of an older form lack columns that came later
(NULL), and are written anew when the article is read again, even if its facts are the same.
"""

from typing import Any

from monitor.records import ROLES, Event, Facts, Person
from storage.codec import day_text
from storage.database import Row, Store

# In the order of deleting: who points to a row goes before it.
TABLES = (
    "event_people", "events", "mentions", "posts", "appearances", "appointments", "documents", "phrases", "topics",
)  # fmt: skip
Numbers = dict[str, int]
FORM = 3


def drop_fact_rows(store: Store, article: int) -> None:
    """Take away the rows of an article's facts."""
    for table in TABLES:
        store.execute(f"DELETE FROM {table} WHERE article = ?", (article,))


def save_fact_rows(store: Store, article: int, facts: Facts) -> None:
    """Keep the rows of an article's facts."""
    for table, rows in make_fact_rows(article, facts, number_people(store, facts)).items():
        if rows:
            store.insert(table, rows)


def has_fact_rows(store: Store, article: int, facts: Facts) -> bool:
    """Say whether the rows of an article are those of its facts."""
    known = find_numbers(store, list_names(facts))
    if known.keys() != set(list_names(facts)):
        return False
    return all(
        sort_rows(rows) == sort_rows(store.rows(f"SELECT * FROM {table} WHERE article = ?", (article,)))
        for table, rows in make_fact_rows(article, facts, known).items()
    )


def sort_rows(rows: list[Row]) -> list[tuple[tuple[str, str], ...]]:
    """Give rows in an order of their own, each by its columns' names, as SQLite has their values."""
    return sorted(tuple(sorted((name, repr(plain(value))) for name, value in row.items())) for row in rows)


def plain(value: Any) -> Any:
    """Give a value as SQLite gives it back."""
    return int(value) if isinstance(value, bool) else str(value) if isinstance(value, str) else value


def make_fact_rows(article: int, facts: Facts, numbers: Numbers) -> dict[str, list[Row]]:
    """Give the rows of an article's facts, by table."""
    rows = {
        "appearances": person_rows(facts.people, numbers),
        "posts": post_rows(facts.people, numbers),
        "mentions": mention_rows(facts.people, numbers),
        "events": [event_row(event) for event in facts.events],
        "appointments": [
            {"person": numbers[change.name], "post": change.post, "action": change.action}
            for change in facts.appointments
        ],
        "documents": [{"title": document.title, "action": document.action} for document in facts.documents],
        "phrases": [{"phrase": phrase} for phrase in facts.phrases],
        "topics": [{"topic": topic} for topic in facts.topics],
    }
    placed = {
        table: [{"article": article, "position": place, **row} for place, row in enumerate(found)]
        for table, found in rows.items()
    }
    took_part = [{"article": article, **row} for row in event_people_rows(facts.events, numbers)]
    return {**placed, "event_people": took_part}


def number_people(store: Store, facts: Facts) -> Numbers:
    """Give each name of the facts its number, new ones included."""
    names = list_names(facts)
    store.insert("people", [{"name": name} for name in names], ignore=True)
    return find_numbers(store, names)


def list_names(facts: Facts) -> tuple[str, ...]:
    """Give each name of the facts once."""
    return tuple(
        dict.fromkeys(
            (
                *(person.name for person in facts.people),
                *(name for event in facts.events for name in event.people()),
                *(change.name for change in facts.appointments),
            )
        )
    )


def find_numbers(store: Store, names: tuple[str, ...]) -> Numbers:
    """Give the number of each name that is known."""
    places = ", ".join("?" for _ in names)
    known = store.rows(f"SELECT name, number FROM people WHERE name IN ({places})", names)
    return {row["name"]: row["number"] for row in known}


def person_rows(people: tuple[Person, ...], numbers: Numbers) -> list[Row]:
    """Give a row of `appearances` for each person."""
    return [
        {
            "person": numbers[person.name],
            "official": person.official,
            "rank": person.rank,
            "roles": " ".join(person.roles),
            "appears": person.appears,
        }
        for person in people
    ]


def post_rows(people: tuple[Person, ...], numbers: Numbers) -> list[Row]:
    """Give a row of `posts` for each post of each person."""
    return [
        {
            "person": numbers[person.name],
            "name": post.name,
            "jurisdiction": post.jurisdiction,
            "body": post.body,
            "title": post.title,
            "standing": str(post.standing),
            "code": post.code,
            "rank": post.rank,
            "key": post.key,
        }
        for person in people
        for post in person.posts
    ]


def mention_rows(people: tuple[Person, ...], numbers: Numbers) -> list[Row]:
    """Give a row of `mentions` for each place where a person is named."""
    return [
        {
            "person": numbers[person.name],
            "where": naming.where,
            "start": naming.start,
            "end": naming.end,
            "roles": " ".join(naming.roles),
            "listed": naming.listed,
            "place": naming.place,
            "order": naming.order,
        }
        for person in people
        for naming in person.mentions
    ]


def event_row(event: Event) -> Row:
    """Give the row of `events` of one event."""
    return {
        "kind": event.kind,
        "name": event.name,
        "start": day_text(event.start),
        "end": day_text(event.end),
        "place": event.place,
        "theme": event.theme,
    }


def event_people_rows(events: tuple[Event, ...], numbers: Numbers) -> list[Row]:
    """Give a row of `event_people` for each person and role of each event."""
    return [
        {"event": place, "position": position, "person": numbers[name], "role": role}
        for place, event in enumerate(events)
        for position, (role, name) in enumerate((role, name) for role in ROLES for name in getattr(event, role))
    ]
