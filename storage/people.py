"""A name in, what the archive says of people of that name out: posts over time, events and changes, article by article.

A person is a name (人物): whether two articles mean the same person is for the reader to say, who sees their posts.
"""

from dataclasses import dataclass
from datetime import date

from monitor.records import Standing
from storage.codec import read_day
from storage.database import Row, Store


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldPost:
    """A post that articles give the person: from the first day to the last, where it was seen first and last."""

    name: str
    standing: Standing
    first_day: date | None
    last_day: date | None
    first_article: str
    last_article: str
    papers: tuple[str, ...]
    articles: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Appearance:
    """The person in an article: in an event by role, or just named (`event`, `kind`, `place` and `role` are "")."""

    article_id: str
    paper: str
    day: date | None
    page: int | None
    headline: str
    kind: str
    event: str
    place: str
    role: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A personnel change of the person (任免)."""

    article_id: str
    paper: str
    day: date | None
    post: str
    action: str


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """What the archive holds of a name; all by day, the oldest first."""

    name: str
    posts: tuple[HeldPost, ...]
    appearances: tuple[Appearance, ...]
    changes: tuple[Change, ...]


def find_person(store: Store, name: str) -> History | None:
    """Give what the newest revisions say of a name, None when no article names it."""
    history = History(
        name=name,
        posts=find_posts(store, name),
        appearances=find_appearances(store, name),
        changes=find_changes(store, name),
    )
    return history if history.posts or history.appearances or history.changes else None


def find_posts(store: Store, name: str) -> tuple[HeldPost, ...]:
    """Give the posts of a name, each once, by the day it was first seen."""
    rows = store.rows(
        "SELECT p.name, p.standing, a.id, a.day, a.paper FROM people n JOIN posts p ON p.person = n.number"
        " JOIN articles a ON a.number = p.article WHERE n.name = ? ORDER BY a.day, a.number",
        (name,),
    )
    grouped: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        grouped.setdefault((row["name"], row["standing"]), []).append(row)
    return tuple(held_post(seen) for seen in grouped.values())


def held_post(seen: list[Row]) -> HeldPost:
    """Make one post of the rows where it was seen, by day."""
    first, last = seen[0], seen[-1]
    return HeldPost(
        name=first["name"],
        standing=Standing(first["standing"]),
        first_day=read_day(first["day"]),
        last_day=read_day(last["day"]),
        first_article=first["id"],
        last_article=last["id"],
        papers=tuple(dict.fromkeys(row["paper"] for row in seen)),
        articles=len({row["id"] for row in seen}),
    )


def find_appearances(store: Store, name: str) -> tuple[Appearance, ...]:
    """Give where a name appears: a line for each event and role, one for an article that only names it."""
    rows = store.rows(
        "WITH found AS (SELECT article, person FROM appearances JOIN people n ON n.number = person WHERE n.name = :name"
        " UNION SELECT article, person FROM event_people JOIN people n ON n.number = person WHERE n.name = :name)"
        " SELECT a.id AS article_id, a.paper, a.day, a.page, a.headline, coalesce(e.kind, '') AS kind,"
        " coalesce(e.name, '') AS event, coalesce(e.place, '') AS place, coalesce(t.role, '') AS role"
        " FROM found f JOIN articles a ON a.number = f.article"
        " LEFT JOIN event_people t ON t.article = f.article AND t.person = f.person"
        " LEFT JOIN events e ON e.article = t.article AND e.position = t.event"
        " ORDER BY a.day, a.number, t.event, t.position",
        {"name": name},
    )
    return tuple(Appearance(**{**row, "day": read_day(row["day"])}) for row in rows)


def find_changes(store: Store, name: str) -> tuple[Change, ...]:
    """Give the personnel changes of a name."""
    rows = store.rows(
        "SELECT a.id AS article_id, a.paper, a.day, c.post, c.action FROM people n"
        " JOIN appointments c ON c.person = n.number JOIN articles a ON a.number = c.article"
        " WHERE n.name = ? ORDER BY a.day, a.number, c.position",
        (name,),
    )
    return tuple(Change(**{**row, "day": read_day(row["day"])}) for row in rows)
