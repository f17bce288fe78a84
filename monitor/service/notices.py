"""What does not work now in; one notice when that begins and one when it is over, sent until it was taken, out.

    find_troubles -> update: known before? -> broken | back, kept with its notices in one transaction
    send_notices  -> claim (committed) -> write_notice -> send -> record

A receiver hears of every trouble but its own.
"""

import logging
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from alerts.receivers import Receiver
from alerts.retry import next_attempt
from monitor.desk import Desk
from monitor.desk.coverage import find_coverage
from monitor.desk.delivery import LONGEST_PAUSE, RETRIED, Courier, wait_for_store
from monitor.health import TRIES, find_disk_trouble, find_paper_trouble, find_receiver_trouble, oldest_day
from monitor.log import say
from monitor.records import Notice, Outcome, Result, Trouble, derive_id
from storage.database import open_store
from storage.notices import (
    KnownTrouble,
    NoticeClaim,
    claim_notice,
    close_trouble,
    find_failing,
    find_known_troubles,
    has_alerts_since,
    open_trouble,
    queue_notice,
    record_notice,
)
from storage.runs import find_issue_states


def find_troubles(desk: Desk, *, config_fault: str = "") -> tuple[Trouble, ...]:
    """Say what does not work now: papers, receivers, the disk, a new config that was refused."""
    now = desk.now()
    return tuple(
        filter(
            None,
            (
                *find_paper_troubles(desk, now),
                *(find_receiver_trouble(one, find_failing(desk.store, one), now) for one in desk.receivers),
                find_disk_trouble(shutil.disk_usage(desk.store.path.parent).free, str(desk.store.path.parent)),
                Trouble(about="config", key="new", name="config", reason=config_fault) if config_fault else None,
            ),
        )
    )


def find_paper_troubles(desk: Desk, now: datetime, tries: int = TRIES) -> Iterator[Trouble | None]:
    """Say which papers cannot be read, by how their issues stand after so many tries."""
    statuses = find_issue_states(desk.store, since=oldest_day(now))
    for paper in desk.papers:
        yield find_paper_trouble(paper, (one for one in statuses if one.paper_id == paper.id), now, tries)


def is_all_good(desk: Desk) -> bool:
    """Say whether every issue tried was read whole and every receiver took what it was sent, at the first try."""
    return not any(find_paper_troubles(desk, desk.now(), tries=1)) and not any(
        find_failing(desk.store, one) for one in desk.receivers
    )


def update(desk: Desk, tell: Collection[str], troubles: Collection[Trouble], *, opens: bool = True) -> None:
    """Tell once of what is new, and once of what is over.

    Without `opens` nothing new is told: a machine that has just started may have no network yet.
    """
    known = {one.trouble.subject: one for one in find_known_troubles(desk.store)}
    current = {one.subject: one for one in troubles}
    now = desk.now()
    for subject, trouble in current.items() if opens else ():
        if subject not in known:
            begin(desk, tell, trouble, now)
    for subject, one in known.items():
        if subject not in current:
            end(desk, tell, one, now)


def begin(desk: Desk, tell: Collection[str], trouble: Trouble, now: datetime) -> None:
    """Keep that something does not work, and tell of it."""
    with desk.store.transaction():
        open_trouble(desk.store, trouble, now)
        queue(desk, tell, trouble, Moments(since=now, at=now))
    say("broken", level=logging.ERROR, about=trouble.about, name=trouble.key, reason=trouble.reason)


def end(desk: Desk, tell: Collection[str], known: KnownTrouble, now: datetime) -> None:
    """Forget a trouble that is over, and tell of it unless what it was about is not there any more."""
    trouble = known.trouble
    with desk.store.transaction():
        close_trouble(desk.store, trouble)
        if trouble.about not in {"paper", "receiver"} or trouble.key in list_ids(desk)[trouble.about]:
            queue(desk, tell, trouble, Moments(since=known.since, at=now), over=True)
    say("back", about=trouble.about, name=trouble.key, since=known.since.isoformat(timespec="seconds"))


def list_ids(desk: Desk) -> Mapping[str, Collection[str]]:
    """Give the ids of the papers and of the receivers that there are."""
    return {"paper": {paper.id for paper in desk.papers}, "receiver": desk.receivers.keys()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Moments:
    """Since when something does not work, and now."""

    since: datetime
    at: datetime


def queue(desk: Desk, tell: Collection[str], trouble: Trouble, moments: Moments, *, over: bool = False) -> None:
    """Queue the notice of a trouble for all who are told but the receiver that it is about."""
    kind = "back" if over else "broken"
    notice = Notice(
        id=derive_id("notice", kind, trouble.subject, moments.since.isoformat()),
        kind="back" if over else "broken",
        about=trouble.about,
        name=trouble.name,
        reason="" if over else trouble.reason,
        since=moments.since,
        at=moments.at,
    )
    queue_notice(desk.store, notice, [one for one in tell if trouble.subject != f"receiver {one}"])


def tell_nothing_found(desk: Desk, tell: Collection[str], clock: time, timezone: str) -> None:
    """Tell once a day, from a time of day on, that no watch found anything since that time of the day before."""
    now = desk.now().astimezone(ZoneInfo(timezone))
    moment = datetime.combine(now.date(), clock, ZoneInfo(timezone))
    since = datetime.combine(now.date() - timedelta(days=1), clock, ZoneInfo(timezone))
    if now < moment or has_alerts_since(desk.store, since):
        return
    notice = Notice(
        id=derive_id("notice", "nothing_found", now.date()),
        kind="nothing_found",
        about="day",
        name=now.date().isoformat(),
        reason="",
        since=since,
        at=moment,
        coverage=find_coverage(desk, now.date(), now.date()),
    )
    if queue_notice(desk.store, notice, tell):
        say("nothing-found", day=notice.name)


def leave_notice(path: Path, tell: Collection[str], reason: str, now: datetime) -> None:
    """Leave word in the store that lies there now that the one before it was lost; the next start sends it.

    Raises StoreError, when what lies there is no store.
    """
    notice = Notice(
        id=derive_id("notice", "lost", path, now.isoformat()),
        kind="broken",
        about="store",
        name=str(path),
        reason=reason,
        since=now,
        at=now,
    )
    with closing(open_store(path, daemon=True)) as store:
        queue_notice(store, notice, tell)


def send_notices(desk: Desk, receiver: Receiver, courier: Courier) -> float:
    """Send the notices that are due for a receiver until one fails; give the seconds to leave it alone then."""
    while not courier.is_stopping() and (claim := claim_notice(desk.store, receiver.id, desk.now())):
        outcome, next_at = send_one(desk, claim, receiver, courier)
        wait_for_store(partial(record_notice, desk.store, claim, outcome, desk.now(), next_at), courier)
        level = logging.INFO if outcome.result is Result.ACCEPTED else logging.WARNING
        say(
            "notice",
            level=level,
            receiver=receiver.id,
            kind=claim.notice.kind,
            result=outcome.result,
            detail=outcome.detail,
        )
        if next_at is not None:
            return min(next_at - desk.now(), LONGEST_PAUSE).total_seconds()
    return 0.0


def send_one(desk: Desk, claim: NoticeClaim, receiver: Receiver, courier: Courier) -> tuple[Outcome, datetime | None]:
    """Try one notice, in its service's turn; give what came of it and when to try again."""
    courier.sleep(max(courier.turns.take(receiver, desk), 0.0))
    try:
        outcome = send_claimed(claim, receiver, desk.now())
    except Exception as error:  # noqa: BLE001 - a claim without an outcome would be lost until the next start
        outcome = Outcome(result=Result.UNKNOWN, detail=f"the notice could not be sent: {type(error).__name__}")
    now = desk.now()
    courier.turns.end(receiver, outcome, now)
    if outcome.result not in RETRIED:
        return outcome, None
    return outcome, next_attempt(claim.attempt, claim.first_due_at, now, outcome.retry_after, courier.draw_jitter())


def send_claimed(claim: NoticeClaim, receiver: Receiver, now: datetime) -> Outcome:
    """Write a notice and send it by its receiver's channel."""
    from alerts.channels import send
    from alerts.notices import write_notice

    return send(write_notice(claim.notice, receiver, now, possibly_sent=claim.possibly_sent), receiver)
