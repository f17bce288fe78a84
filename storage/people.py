"""A name in, what the archive says of people of that name out: posts over time, events and changes, article by article.

A person is a name (人物): whether two articles mean the same person is for the reader to say, who sees their posts.
An article that only tells of a person's removal, investigation or death, or only speaks of them, shows no appearance.
"""

from dataclasses import dataclass
from datetime import date

from monitor.records import NAMING_ROLES, ROLES, Standing
from storage.codec import read_day
from storage.database import Row, Store


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldPost:
    """A post that articles give the person: from the first day to the last, where it was seen first and last.

    Wordings of one office (外长, 外交部部长) are one post: `name` is the latest, `wordings` are all, by day. `code`,
    `rank` and `key` are as in a Post; "" as well where an older program stored all its articles and did not read them.
    """

    name: str
    standing: Standing
    first_day: date | None
    last_day: date | None
    first_article: str
    last_article: str
    papers: tuple[str, ...]
    articles: int
    code: str = ""
    rank: str = ""
    key: str = ""
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Appearance:
    """The person in an article: in an event, or just named (`event`, `kind`, `place` and `role` are "").

    `event_roles` are all that the person is in the event (ROLES), `role` the first of them. `roles` are all that the
    article shows the person as (NAMING_ROLES). `appears` is None where nobody has read that: the article was stored by
    an older program. `list_place` is the person's place, from 1, in the article's first list of names with them, 0 for
    none, and `list_order` that list's order.
    """

    article_id: str
    paper: str
    day: date | None
    page: int | None
    headline: str
    kind: str
    event: str
    place: str
    role: str
    event_roles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    appears: bool | None = None
    list_place: int = 0
    list_order: str = ""


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
    """What the archive holds of a name; all by day, the oldest first.

    `mentioned` is where the person is no more than named: removed, investigated, dead or spoken of. An article whose
    roles are not known counts as an appearance.
    """

    name: str
    posts: tuple[HeldPost, ...]
    appearances: tuple[Appearance, ...]
    changes: tuple[Change, ...]
    mentioned: tuple[Appearance, ...] = ()

    @property
    def last_seen(self) -> date | None:
        """The day of the last appearance, None when there is none with a day."""
        return max((seen.day for seen in self.appearances if seen.day), default=None)


def find_person(store: Store, name: str) -> History | None:
    """Give what the newest revisions say of a name, None when no article names it."""
    named = find_namings(store, name)
    history = History(
        name=name,
        posts=find_posts(store, name),
        appearances=tuple(seen for seen in named if seen.appears is not False),
        changes=find_changes(store, name),
        mentioned=tuple(seen for seen in named if seen.appears is False),
    )
    return history if history.posts or named or history.changes else None


def find_posts(store: Store, name: str) -> tuple[HeldPost, ...]:
    """Give the posts of a name, each once, by the day it was first seen."""
    rows = store.rows(
        "SELECT p.name, p.standing, p.code, p.rank, p.key, a.id, a.day, a.paper FROM people n"
        " JOIN posts p ON p.person = n.number JOIN articles a ON a.number = p.article"
        " WHERE n.name = ? ORDER BY a.day, a.number",
        (name,),
    )
    keys: dict[str, str] = {row["name"]: row["key"] for row in rows if row["key"]}
    grouped: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        wording: str = row["name"]
        grouped.setdefault((keys.get(wording, wording), row["standing"]), []).append(row)
    return tuple(held_post(seen) for seen in grouped.values())


def held_post(seen: list[Row]) -> HeldPost:
    """Make one post of the rows where it was seen, by day."""
    first, last = seen[0], seen[-1]
    read = next((row for row in reversed(seen) if row["key"]), {})
    return HeldPost(
        name=last["name"],
        standing=Standing(first["standing"]),
        first_day=read_day(first["day"]),
        last_day=read_day(last["day"]),
        first_article=first["id"],
        last_article=last["id"],
        papers=tuple(dict.fromkeys(row["paper"] for row in seen)),
        articles=len({row["id"] for row in seen}),
        **{field: read.get(field) or "" for field in ("code", "rank", "key")},
        wordings=tuple(dict.fromkeys(row["name"] for row in seen)),
    )


NAMINGS = """
WITH bearer AS (SELECT number FROM people WHERE name = :name),
named AS (  -- a name may stand for two people of one article
    SELECT article, person, group_concat(roles, ' ') AS roles, max(appears) AS appears
    FROM appearances WHERE person IN bearer GROUP BY article
    UNION ALL
    SELECT DISTINCT article, person, NULL, NULL FROM event_people WHERE person IN bearer
    AND article NOT IN (SELECT article FROM appearances WHERE person IN bearer)
),
listed AS (  -- min() chooses the row that the bare columns come from
    SELECT article, min(position), place, "order" FROM mentions WHERE person IN bearer AND place > 0 GROUP BY article
)
SELECT a.id AS article_id, a.paper, a.day, a.page, a.headline,
    coalesce(e.kind, '') AS kind, coalesce(e.name, '') AS event, coalesce(e.place, '') AS place,
    coalesce(group_concat(t.role, ' '), '') AS event_roles, coalesce(n.roles, '') AS roles, n.appears AS appears,
    coalesce(l.place, 0) AS list_place, coalesce(l."order", '') AS list_order
FROM named n JOIN articles a ON a.number = n.article
LEFT JOIN event_people t ON t.article = n.article AND t.person = n.person
LEFT JOIN events e ON e.article = t.article AND e.position = t.event
LEFT JOIN listed l ON l.article = n.article
GROUP BY a.number, t.event
ORDER BY a.day, a.number, t.event
"""


def find_namings(store: Store, name: str) -> tuple[Appearance, ...]:
    """Give where a name is named: a line for each event, one for an article that only names it."""
    return tuple(make_appearance(row) for row in store.rows(NAMINGS, {"name": name}))


def make_appearance(row: Row) -> Appearance:
    """Make an appearance of its row."""
    event_roles = order_roles(row["event_roles"], ROLES)
    read = {
        "day": read_day(row["day"]),
        "role": next(iter(event_roles), ""),
        "event_roles": event_roles,
        "roles": order_roles(row["roles"], NAMING_ROLES),
        "appears": None if row["appears"] is None else bool(row["appears"]),
    }
    return Appearance(**{**row, **read})


def order_roles(joined: str, order: tuple[str, ...]) -> tuple[str, ...]:
    """Give the roles of rows that were joined by blanks, each once, in their order."""
    found = frozenset(joined.split())
    return tuple(role for role in order if role in found)


def find_changes(store: Store, name: str) -> tuple[Change, ...]:
    """Give the personnel changes of a name."""
    rows = store.rows(
        "SELECT a.id AS article_id, a.paper, a.day, c.post, c.action FROM people n"
        " JOIN appointments c ON c.person = n.number JOIN articles a ON a.number = c.article"
        " WHERE n.name = ? ORDER BY a.day, a.number, c.position",
        (name,),
    )
    return tuple(Change(**{**row, "day": read_day(row["day"])}) for row in rows)


def list_names(store: Store) -> tuple[str, ...]:
    """Give the name of everybody who was ever seen."""
    return tuple(row["name"] for row in store.rows("SELECT name FROM people"))
