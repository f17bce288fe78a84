"""An article's fingerprints in, the articles printed about that day that may be of the same news out.

Which of them are, alerts/same_news.py says; the story that an article belongs to (`story_id`, 同一新闻) is named by the
first of its prints. Articles stored before there were stories, and those without a day, are a story each by themselves.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.records import Article, Event, Facts
from storage.codec import ARTICLE, FACTS, day_text
from storage.database import Store

MOST_CANDIDATES = 12  # looked at closer


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredPrint:
    """An article that may be of the same news, with the story that it belongs to."""

    story_id: str
    article: Article
    facts: Facts


def find_story(store: Store, article_id: str) -> str:
    """Give the id of an article's story, its own when it has none."""
    row = store.row("SELECT story_id FROM articles WHERE id = ?", (article_id,))
    return (row and row["story_id"]) or article_id


def find_like(
    store: Store, article_id: str, day: date, fingerprints: Collection[int], event: Event | None, days: int
) -> Iterator[StoredPrint]:
    """Give the articles of stories first printed up to `days` days from `day` that share most fingerprints, in turn.

    Behind them those that tell of an event of the same kind, day and people: what was written anew shares no words.
    """
    span = [day_text(day + timedelta(days=apart)) for apart in range(-days, days + 1)]
    values = {
        "id": article_id,
        "days": json.dumps(span),
        "fingerprints": json.dumps(list(fingerprints)),
        "kind": event and event.kind,
        "start": event and day_text(event.start),
        "names": json.dumps(list(event.people()) if event else [], ensure_ascii=False),
    }
    given: set[int] = set()
    for sql in (BY_WORDS, BY_EVENT):
        numbers = [row["article"] for row in store.rows(sql, values)]
        for number in numbers:
            row = None if number in given else store.row(PRINT, {**values, "number": number})
            given.add(number)
            if row is not None:
                yield StoredPrint(
                    story_id=row["story_id"] or row["id"],
                    article=ARTICLE.validate_json(row["article"]),
                    facts=FACTS.validate_json(row["facts"]),
                )


def keep_print(store: Store, article_id: str, day: date, fingerprints: Collection[int], story_id: str) -> None:
    """Keep an article's story, and its fingerprints in the place of those it had."""
    with store.transaction():
        row = store.row("SELECT number FROM articles WHERE id = ?", (article_id,))
        number = row and row["number"]
        store.execute("UPDATE articles SET story_id = ? WHERE number = ?", (story_id, number))
        store.execute("DELETE FROM fingerprints WHERE article = ?", (number,))
        rows = [{"fingerprint": one, "day": day_text(day), "article": number} for one in fingerprints]
        store.insert("fingerprints", rows)


BY_WORDS = f"""
SELECT f.article FROM fingerprints f JOIN articles a ON a.number = f.article
WHERE f.day IN (SELECT value FROM json_each(:days)) AND f.fingerprint IN (SELECT value FROM json_each(:fingerprints))
AND a.id != :id AND a.joined_into IS NULL
GROUP BY f.article ORDER BY count(*) DESC, f.article LIMIT {MOST_CANDIDATES}
"""
BY_EVENT = f"""
SELECT e.article FROM events e JOIN event_people p ON p.article = e.article AND p.event = e.position
JOIN people n ON n.number = p.person JOIN articles a ON a.number = e.article
WHERE e.kind = :kind AND e.start = :start AND n.name IN (SELECT value FROM json_each(:names))
AND a.id != :id AND a.joined_into IS NULL
GROUP BY e.article ORDER BY count(DISTINCT n.number) DESC, e.article LIMIT {MOST_CANDIDATES}
"""
PRINT = """
SELECT a.id, a.story_id, r.record AS article, f.record AS facts FROM articles a
JOIN revisions r ON r.article = a.number AND r.revision = a.revision
JOIN facts f ON f.article = a.number AND f.revision = a.revision
LEFT JOIN articles s ON s.id = a.story_id
WHERE a.number = :number AND coalesce(s.day, a.day) IN (SELECT value FROM json_each(:days))
"""
