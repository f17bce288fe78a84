"""A store that was written by a clock that was ahead in; what holds only by that clock taken back out.

Who was told a wrong time says "not published" of issues that are to come, puts messages and notices off for years, and
begins to follow a paper in the future. What was printed, read, told and taken stays as it is.
"""

from datetime import date, datetime, timedelta

from storage.codec import day_text, moment_text
from storage.database import Store

TOMORROW = timedelta(days=1)  # of some zone

SINCE = ("watches", "folders", "troubles")  # tables that say since when
LATER = "tried_at > :now OR alert_id IN (SELECT id FROM alerts WHERE created_at > :now)"


def take_back(store: Store, now: datetime, *, doubted: date | None = None) -> int:
    """Take back what was said at moments that are still to come; give how many rows. Raises StoreError.

    `doubted` is for a clock that was seen to go back: nobody knows since when it was wrong, and issues from that day on
    that were said not to be published are asked for once more.
    """
    moment = {"now": moment_text(now)}
    latest = {"latest": day_text(now.date() + TOMORROW)}
    with store.transaction():
        unsaid = store.execute(
            "DELETE FROM issues WHERE state = 'not_published' AND (tried_at > :now OR day >= :doubted)",
            {**moment, "doubted": day_text(doubted)},
        )
        put_off = store.execute(
            f"UPDATE deliveries SET next_at = :now, due_at = min(due_at, :now) WHERE state = 'pending' AND ({LATER})",
            moment,
        )
        put_off += store.execute(
            "UPDATE notices SET next_at = :now, due_at = min(due_at, :now)"
            " WHERE state = 'pending' AND (tried_at > :now OR due_at > :now)",
            moment,
        )
        followed = store.execute("UPDATE followed SET since = :latest WHERE since > :latest", latest)
        begun = [store.execute(f"UPDATE {table} SET since = :now WHERE since > :now", moment) for table in SINCE]
    return unsaid + put_off + followed + sum(begun)
