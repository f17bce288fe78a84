"""An article of the store in, what the archive held before it out: persons, posts, pairings, phrases and words.

Articles without a day are no witness, and the parts of joined stories none of their own. `had` also counts what was
stored earlier of the article's own day, so that the first print is told and the second is not; the other questions look
at the days before only, so that all articles of a day say the same. When an article is stored, all that is there of its
day was stored earlier; whoever asks afterwards says so (`afterwards`).
"""

import json
from dataclasses import dataclass
from datetime import date

from monitor.records import Question
from storage.codec import day_text, read_day
from storage.database import Row, Store
from storage.pairs import fold
from storage.search import find_candidates, holds

OTHERS = (
    "a.day IS NOT NULL AND a.joined_into IS NULL AND a.id != :id AND (a.day < :day OR (a.day = :day"
    " AND (NOT :afterwards OR a.number < (SELECT number FROM articles WHERE id = :id))))"
)
EARLIER = "a.joined_into IS NULL AND a.day < :day"
LATEST = "ORDER BY p.article DESC LIMIT 1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Archive:
    """What was stored before one article, for alerts/novelty.py."""

    store: Store
    article_id: str
    day: date
    afterwards: bool = False

    @property
    def begins(self) -> date | None:
        """The day of the oldest article."""
        rows = self.store.rows("SELECT min(day) AS day FROM articles")
        return read_day(rows[0]["day"])

    def count_days(self, most: int) -> int:
        """Count the days before on which any paper was kept, `most` at most."""
        sql = f"SELECT count(*) AS days FROM (SELECT DISTINCT a.day FROM articles a WHERE {EARLIER} LIMIT :most)"
        return int(self._rows(sql, {"most": most})[0]["days"])

    def had(self, question: Question) -> bool:
        """Say whether another article, of that day or earlier, has what is asked for."""
        if question.about == "words":
            wordings = [(*question.all, word) for word in question.any] or [question.all]
            return any(self._has_words(tuple(map(fold, words))) for words in wordings)
        sql, values = QUESTIONS[question.about], {"all": json.dumps(question.all, ensure_ascii=False)}
        named = {f"term{place}": term for place, term in enumerate(question.all)}
        return bool(self._rows(f"{sql} AND {OTHERS} LIMIT 1", {**values, **named, "count": len(question.all)}))

    def was_seen(self, name: str, since: date) -> bool:
        """Say whether a person was shown doing something on that day or later; of many articles the last is enough."""
        sql = (
            "SELECT 1 FROM people n JOIN appearances p ON p.person = n.number JOIN articles a ON a.number = p.article"
            f" WHERE n.name = :name AND p.appears IS NOT 0 AND a.day >= :since AND {EARLIER} {LATEST}"
        )
        return bool(self._rows(sql, {"name": name, "since": day_text(since)}))

    def last_seen(self, name: str) -> date | None:
        """Give the day on which a person was last shown doing something, as far as the roles were read."""
        sql = (
            "SELECT max(a.day) AS day FROM people n JOIN appearances p ON p.person = n.number"
            f" JOIN articles a ON a.number = p.article WHERE n.name = :name AND p.appears IS NOT 0 AND {EARLIER}"
        )
        return read_day(self._rows(sql, {"name": name})[0]["day"])

    def has_held(self, name: str, key: str) -> bool:
        """Say whether a person was seen in the post of that key; of many articles the last is enough."""
        sql = (
            "SELECT 1 FROM people n JOIN posts p ON p.person = n.number JOIN articles a ON a.number = p.article"
            f" WHERE n.name = :name AND p.key = :key AND {EARLIER} {LATEST}"
        )
        return bool(self._rows(sql, {"name": name, "key": key}))

    def find_held(self, name: str) -> frozenset[str]:
        """Give the keys of the posts in which a person was seen."""
        sql = (
            "SELECT DISTINCT p.key FROM people n JOIN posts p ON p.person = n.number"
            f" JOIN articles a ON a.number = p.article WHERE n.name = :name AND p.key != '' AND {EARLIER}"
        )
        return frozenset(row["key"] for row in self._rows(sql, {"name": name}))

    def find_holder(self, key: str) -> tuple[str, date] | None:
        """Give who was seen last in a post, and when."""
        sql = (
            "SELECT n.name, a.day FROM posts p JOIN people n ON n.number = p.person JOIN articles a ON"
            f" a.number = p.article WHERE p.key = :key AND p.standing IN ('current', 'acting') AND {EARLIER}"
            " ORDER BY a.day DESC, a.number DESC LIMIT 1"
        )
        rows = self._rows(sql, {"key": key})
        return (rows[0]["name"], date.fromisoformat(rows[0]["day"])) if rows else None

    def _rows(self, sql: str, values: Row) -> list[Row]:
        known = {"id": self.article_id, "day": day_text(self.day), "afterwards": self.afterwards}
        return self.store.rows(sql, {**known, **values})

    def _has_words(self, words: tuple[str, ...]) -> bool:
        return any(
            self._rows(f"SELECT 1 FROM articles a WHERE a.id = :other AND {OTHERS}", {"other": article.id})
            for article in find_candidates(self.store, words)
            if article.day is not None and article.day <= self.day and holds(article, words)
        )


QUESTIONS = {
    "phrase": "SELECT 1 FROM phrases p JOIN articles a ON a.number = p.article WHERE p.phrase = :term0",
    "post": (
        "SELECT 1 FROM people n JOIN posts p ON p.person = n.number JOIN articles a ON a.number = p.article"
        " WHERE n.name = :term0 AND p.key = :term1"
    ),
    "pairing": (
        "SELECT 1 FROM (SELECT e.article FROM people n JOIN event_people e ON e.person = n.number"
        " WHERE n.name IN (SELECT value FROM json_each(:all)) GROUP BY e.article, e.event"
        " HAVING count(DISTINCT n.number) = :count) e JOIN articles a ON a.number = e.article WHERE true"
    ),
}
