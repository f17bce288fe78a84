"""Papers and a day in, the events printed since with who took part, and the days on which people were seen, out."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from monitor.records import Occasion
from storage.codec import day_text
from storage.database import Store


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """A day on which a person was shown doing something, and one article that shows it."""

    day: date
    article_id: str


def find_sightings(
    store: Store, names: Collection[str], papers: Collection[str], since: date, until: date
) -> tuple[Sighting, ...]:
    """Give the days of a person's appearances in some papers, the oldest first. Roles that nobody has read count."""
    rows = store.rows(
        "SELECT a.day, a.id FROM people n JOIN appearances p ON p.person = n.number"
        " JOIN articles a ON a.number = p.article WHERE n.name IN (SELECT value FROM json_each(:names))"
        " AND a.paper_id IN (SELECT value FROM json_each(:papers)) AND a.day BETWEEN :since AND :until"
        " AND p.appears IS NOT 0"
        " AND a.joined_into IS NULL ORDER BY a.day, a.number",
        {
            "names": as_json(names),
            "papers": as_json(papers),
            "since": day_text(since),
            "until": day_text(until),
        },
    )
    return tuple(Sighting(day=date.fromisoformat(row["day"]), article_id=row["id"]) for row in rows)


def find_occasions(store: Store, papers: Collection[str], since: date) -> tuple[Occasion, ...]:
    """Give the events that some papers printed since a day, by the day of the paper."""
    rows = store.rows(
        "SELECT a.day, e.name, json_group_array(n.name) AS people FROM articles a JOIN events e ON e.article = a.number"
        " JOIN event_people t ON t.article = e.article AND t.event = e.position JOIN people n ON n.number = t.person"
        " WHERE a.day >= :since AND a.paper_id IN (SELECT value FROM json_each(:papers)) AND a.joined_into IS NULL"
        " GROUP BY e.article, e.position ORDER BY a.day, a.number",
        {"papers": as_json(papers), "since": day_text(since)},
    )
    return tuple(
        Occasion(day=date.fromisoformat(row["day"]), name=row["name"], people=frozenset(json.loads(row["people"])))
        for row in rows
    )


def as_json(words: Iterable[str]) -> str:
    """Give words as a JSON list, for json_each."""
    return json.dumps(sorted(words), ensure_ascii=False)
