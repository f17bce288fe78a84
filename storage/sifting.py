"""What is stored, as it is stored, for those who look through all of it: a day's articles, and what facts there are.

Facts are given once each and not once an article: there are a hundred times more articles than different posts.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date

from storage.codec import day_text
from storage.database import Store
from storage.factrows import FORM

ALONE = "joined_into IS NULL"
# Each kind of fact: every different one, first what articles are found by; the articles that have one :wanted.
WANTED = "(SELECT value FROM json_each(:wanted))"
FACTS = {
    "name": (
        "SELECT name FROM people",
        f"SELECT p.article FROM people n JOIN appearances p ON p.person = n.number WHERE n.name IN {WANTED}",
    ),
    "post": (
        'SELECT DISTINCT name, jurisdiction, body, title, standing, code, rank, "key" FROM posts WHERE "key" NOT NULL',
        f"SELECT article FROM posts WHERE name IN {WANTED}",
    ),
    "change": (
        "SELECT DISTINCT c.post, c.action, n.name FROM appointments c JOIN people n ON n.number = c.person",
        f"SELECT article FROM appointments WHERE post IN {WANTED}",
    ),
    **{
        table: (
            f"SELECT DISTINCT {column} FROM {table}",
            f"SELECT article FROM {table} WHERE {column} IN {WANTED}",
        )
        for table, column in (("events", "kind"), ("topics", "topic"), ("documents", "title"), ("phrases", "phrase"))
    },
}


def count_days(store: Store, since: date | None, until: date | None) -> dict[date, int]:
    """Give each day of which articles are stored, both ends included, and how many they are."""
    rows = store.tuples(
        f"SELECT day, count(*) FROM articles WHERE day IS NOT NULL AND {ALONE}"
        " AND (:since IS NULL OR day >= :since) AND (:until IS NULL OR day <= :until) GROUP BY day ORDER BY day",
        {"since": day_text(since), "until": day_text(until)},
    )
    return {date.fromisoformat(day): count for day, count in rows}


def read_day(store: Store, day: date) -> list[tuple[int, str, str]]:
    """Give number, story and JSON of each article of a day, its newest revision, in the order in which they came."""
    rows = store.tuples(
        "SELECT a.number, coalesce(a.story_id, a.id), r.record FROM articles a"
        f" JOIN revisions r ON r.article = a.number AND r.revision = a.revision WHERE a.day = ? AND {ALONE}",
        (day_text(day),),
    )
    return sorted(rows)  # SQLite would copy all of the records to sort them


def read_facts(store: Store, number: int) -> str:
    """Give the JSON of the facts of an article's newest revision, "" when there are none."""
    row = store.row(
        "SELECT f.record FROM articles a JOIN facts f ON f.article = a.number AND f.revision = a.revision"
        " WHERE a.number = ?",
        (number,),
    )
    return str(row["record"]) if row else ""


def find_with_facts(store: Store, kind: str, is_wanted: Callable[..., bool]) -> Iterator[int]:
    """Give the numbers of the articles that have a fact of a kind (FACTS) that is wanted, and perhaps of some more."""
    every, having = FACTS[kind]
    wanted = {fact[0] for fact in store.tuples(every) if is_wanted(*fact)}
    rows = store.rows(having, {"wanted": json.dumps(sorted(wanted), ensure_ascii=False)}) if wanted else ()
    return (row["article"] for row in rows)


def find_of_old_form(store: Store) -> Iterator[int]:
    """Give the numbers of the articles whose rows of facts lack columns that came later: rows do not tell of them."""
    rows = store.rows(
        "SELECT f.article FROM facts f JOIN articles a ON a.number = f.article AND a.revision = f.revision"
        f" WHERE f.rows != {FORM}"
    )
    return (row["article"] for row in rows)
