"""What was done in, what to do and tell out: states of issues, failures with counts, runs, since when one watches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from monitor.records import Failure, IssueState, IssueStatus, Printing, Stage
from storage.codec import day_text, moment_text, read_moment
from storage.database import Store, where
from storage.pieces import keep_text

# with its stages named, SQLite finds a subject by the table's key
OF_SUBJECT = f"stage IN ({', '.join(repr(str(stage)) for stage in Stage)}) AND subject = ?"
ISSUE = ("paper_id", "day", "state", "tries", "tried_at", "pages", "read", "total", "reason", "listed", "unseen")


@dataclass(frozen=True, kw_only=True, slots=True)
class CountedFailure:
    """A failure as it last happened, since when and how often."""

    failure: Failure
    first_at: datetime
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One pass of a command; `finished_at` is None while it runs, and for ever when it was killed."""

    number: int
    kind: str
    started_at: datetime
    finished_at: datetime | None
    summary: str


def save_issue_status(store: Store, status: IssueStatus) -> None:
    """Keep how an issue stands, in place of what was known."""
    with store.transaction(durable=False):
        store.execute(
            "INSERT INTO issues (paper_id, day, state, tries, tried_at, pages, read, total, reason, listed, unseen)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state,"
            " tries = excluded.tries, tried_at = excluded.tried_at, pages = excluded.pages, read = excluded.read,"
            " total = excluded.total, reason = excluded.reason, listed = excluded.listed, unseen = excluded.unseen",
            (
                status.paper_id,
                day_text(status.day),
                status.state,
                status.tries,
                status.tried_at and moment_text(status.tried_at),
                status.pages,
                status.read,
                status.total,
                status.reason,
                status.listed or None,
                status.unseen,
            ),
        )


def find_issue_status(store: Store, paper_id: str, day: date) -> IssueStatus:
    """Give how an issue stands; one that nobody tried is pending."""
    found = find_issue_states(store, paper_id, day, day)
    return found[0] if found else IssueStatus(paper_id=paper_id, day=day)


def find_issue_states(
    store: Store, paper_id: str | None = None, since: date | None = None, until: date | None = None
) -> tuple[IssueStatus, ...]:
    """List how issues stand, of one paper or of all, from day to day, both included: by day and paper."""
    asked, values = where(
        paper=("paper_id = :paper", paper_id),
        since=("day >= :since", day_text(since)),
        until=("day <= :until", day_text(until)),
    )
    rows = store.tuples(f"SELECT {', '.join(ISSUE)} FROM issues {asked} ORDER BY day, paper_id", values)
    return tuple(map(read_status, rows))


@lru_cache(maxsize=8_192)
def read_status(values: tuple[Any, ...]) -> IssueStatus:
    """Make a status of its row: the rows of a month are asked for every half minute, and most are as they were."""
    row = dict(zip(ISSUE, values, strict=True))
    state = IssueState(row["state"])
    return IssueStatus(
        **{
            **row,
            "day": date.fromisoformat(row["day"]),
            "state": state,
            "tried_at": row["tried_at"] and read_moment(row["tried_at"]),
            "listed": row["listed"] or (row["pages"] if state is IssueState.COMPLETE else 0),
        }
    )


def count_printings(store: Store, issues: Sequence[IssueStatus]) -> tuple[Printing, ...]:
    """Count how much each complete one of a paper's issues came to, as far as articles of it are stored."""
    complete = [issue for issue in issues if issue.state is IssueState.COMPLETE]
    if not complete:
        return ()
    days = [issue.day for issue in complete]
    rows = store.rows(
        "SELECT a.day, count(*) AS stored,"
        " count(nullif(json_extract(r.record, '$.kicker'), '')) AS kickers,"
        " count(nullif(json_array_length(r.record, '$.authors'), 0)) AS authors"
        " FROM articles a JOIN revisions r ON r.article = a.number AND r.revision = a.revision"
        " WHERE a.paper_id = :paper AND a.joined_into IS NULL AND a.day BETWEEN :since AND :until GROUP BY a.day",
        {"paper": complete[0].paper_id, "since": day_text(min(days)), "until": day_text(max(days))},
    )
    counts = {date.fromisoformat(row.pop("day")): row for row in rows}
    return tuple(
        Printing(day=issue.day, pages=issue.pages, articles=issue.total, **counts[issue.day])
        for issue in complete
        if issue.day in counts
    )


def record_failure(store: Store, failure: Failure) -> None:
    """Keep a failure; the same one again is counted."""
    at = moment_text(failure.at)
    with store.transaction(durable=False):
        store.execute(
            "INSERT INTO failures (stage, subject, reason, count, first_at, last_at) VALUES (?, ?, ?, 1, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + 1, last_at = max(last_at, excluded.last_at)",
            (failure.stage, failure.subject, failure.reason, at, at),
        )


def find_failures(store: Store, since: datetime | None = None) -> tuple[CountedFailure, ...]:
    """List failures that last happened at `since` or later, the latest first."""
    asked, values = where(since=("last_at >= :since", since and moment_text(since)))
    rows = store.rows(f"SELECT * FROM failures {asked} ORDER BY last_at DESC, stage, subject, reason", values)
    return tuple(
        CountedFailure(
            failure=Failure(
                stage=Stage(row["stage"]),
                subject=row["subject"],
                reason=row["reason"],
                at=read_moment(row["last_at"]),
            ),
            first_at=read_moment(row["first_at"]),
            count=row["count"],
        )
        for row in rows
    )


def clear_failures(store: Store, subject: str) -> int:
    """Forget the failures of a subject that went well at last; give how many. Mostly there are none."""
    if store.row(f"SELECT 1 FROM failures WHERE {OF_SUBJECT}", (subject,)) is None:
        return 0
    with store.transaction(durable=False):
        return store.execute(f"DELETE FROM failures WHERE {OF_SUBJECT}", (subject,))


def start_run(store: Store, kind: str, now: datetime) -> int:
    """Keep that a command began; give the run's number."""
    with store.transaction(durable=False):
        store.insert("runs", [{"kind": kind, "started_at": moment_text(now)}])
        return int(store.rows("SELECT last_insert_rowid() AS number")[0]["number"])


def finish_run(store: Store, number: int, now: datetime, summary: str) -> None:
    """Keep that a run ended and what came of it."""
    with store.transaction(durable=False):
        store.execute(
            "UPDATE runs SET finished_at = ?, summary = ? WHERE number = ?", (moment_text(now), summary, number)
        )


def find_runs(store: Store, limit: int = 10) -> tuple[Run, ...]:
    """List the last runs, the newest first."""
    return tuple(
        Run(
            **{
                **row,
                "started_at": read_moment(row["started_at"]),
                "finished_at": row["finished_at"] and read_moment(row["finished_at"]),
            }
        )
        for row in store.rows("SELECT * FROM runs ORDER BY number DESC LIMIT ?", (limit,))
    )


def note_followed(store: Store, paper_id: str, day: date) -> date:
    """Give since which day a paper is followed: since `day` when it was not followed before."""
    asked = "SELECT since FROM followed WHERE paper_id = ?", (paper_id,)
    if (row := store.row(*asked)) is None:
        with store.transaction():
            store.execute(
                "INSERT INTO followed (paper_id, since) VALUES (?, ?) ON CONFLICT DO NOTHING", (paper_id, day_text(day))
            )
            row = store.rows(*asked)[0]
    return date.fromisoformat(row["since"])


def note_watch(store: Store, watch_id: str, fingerprint: str, now: datetime, record: str = "") -> datetime:
    """Give since when a watch asks what it asks: since `now` when it is new or its fingerprint changed.

    `record` is the watch itself, kept for as long as the store is.
    """
    with store.transaction():
        store.execute(
            "INSERT INTO watches (watch_id, fingerprint, since) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET"
            " fingerprint = excluded.fingerprint, since = excluded.since WHERE fingerprint <> excluded.fingerprint",
            (watch_id, fingerprint, moment_text(now)),
        )
        row = store.rows("SELECT since FROM watches WHERE watch_id = ?", (watch_id,))[0]
        version = (watch_id, row["since"])
        if store.row("SELECT 1 FROM watch_versions WHERE watch_id = ? AND since = ?", version) is None:
            store.execute(
                "INSERT INTO watch_versions (watch_id, since, fingerprint, record) VALUES (?, ?, ?, ?)",
                (*version, fingerprint, keep_text(store, record)),
            )
    return read_moment(row["since"])


def find_youngest(store: Store) -> datetime | None:
    """Give the latest moment at which anything was tried or begun, None when nothing was."""
    row = store.rows(
        "SELECT max(coalesce((SELECT max(tried_at) FROM issues), ''),"
        " coalesce((SELECT started_at FROM runs ORDER BY number DESC LIMIT 1), '')) AS moment"
    )[0]
    return read_moment(row["moment"]) if row["moment"] else None


def find_parsers(store: Store) -> dict[str, int]:
    """Count the facts that each version of the parser read."""
    return {row["parser"]: row["count"] for row in store.rows("SELECT parser, count(*) AS count FROM facts GROUP BY 1")}
