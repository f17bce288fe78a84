"""What is due for a receiver in; each message claimed, written, sent and what came of it recorded, out.

    next_call -> claim_due (committed) -> render -> send -> next_attempt -> record_outcome -> redirect (when broken)

A message, or each part of one that its service takes in parts, is claimed alone: a crash leaves at most one a receiver
in doubt. Each receiver is served by itself, so that a dead one holds nobody else up; after a failure it is left alone
for a while. Before each call its service's limits are waited for.
"""

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import TypeVar

from alerts.limits import find_limits, next_call
from alerts.receivers import Receiver
from alerts.retry import is_broken, limit_asked, next_attempt
from alerts.routing import find_own_moment
from monitor.desk import Desk
from monitor.desk.coverage import add_coverage
from monitor.log import say
from monitor.records import Claim, Outcome, Result
from storage.errors import StoreLocked
from storage.outbox import claim_due, find_failing_since, find_last_try, has_due, hasten, record_outcome, redirect
from storage.told import find_shown

LONGEST_PAUSE = timedelta(seconds=60)
RETRIED = frozenset({Result.TEMPORARY, Result.UNKNOWN})
Kept = TypeVar("Kept")


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivered:
    """What one pass for one receiver did: counts, and for how many seconds to leave it alone now."""

    accepted: int = 0
    failed: int = 0
    pause: float = 0.0


@dataclass(kw_only=True, slots=True)
class Turns:
    """When each service was last called, by lane (`Receiver.lane`), shared by all that deliver in this process."""

    last: dict[str, datetime | None] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def take(self, receiver: Receiver, desk: Desk) -> float:
        """Reserve the next call, give the seconds to wait for it; the first asks when the last process called."""
        with self.lock:
            if receiver.lane not in self.last:
                self.last[receiver.lane] = find_last_try(desk.store, receiver.id)
            now = desk.now()
            at = next_call(find_limits(receiver.kind), self.last[receiver.lane], now)
            self.last[receiver.lane] = at
            return (at - now).total_seconds()

    def end(self, receiver: Receiver, outcome: Outcome, now: datetime) -> None:
        """Note that a call was answered: a slow one may have arrived only now, and the service may ask for a pause."""
        with self.lock:
            at = now + limit_asked(outcome.retry_after)
            self.last[receiver.lane] = max(self.last[receiver.lane] or at, at)


@dataclass(frozen=True, kw_only=True, slots=True)
class Courier:
    """How to send and wait: all that touches the world, so that it can be given."""

    send: Callable[[Claim, Receiver, datetime], Outcome] = field(default_factory=lambda: send_claim)
    sleep: Callable[[float], object] = time.sleep
    draw_jitter: Callable[[], float] = lambda: random.uniform(-1, 1)  # noqa: S311 - spreads retries, guards nothing
    is_stopping: Callable[[], bool] = lambda: False
    turns: Turns = field(default_factory=Turns)


def send_claim(claim: Claim, receiver: Receiver, now: datetime) -> Outcome:
    """Write a claim's message and send the part that is next by its receiver's channel."""
    from alerts.channels import send
    from alerts.render import render

    message = render(claim, receiver, now)
    for fault in message.faults:
        say("template", level=logging.WARNING, receiver=receiver.id, message=claim.message_id, fault=fault)
    outcome = send(message, receiver)
    more = outcome.result is Result.ACCEPTED and claim.part + 1 < len(message.bodies)
    return replace(outcome, more=more, content=message.body if message.bodies else message.text.encode())


def deliver_due(desk: Desk, receiver: Receiver, courier: Courier) -> Delivered:
    """Send what is due for one receiver, in order, until there is no more or it fails. Raises StoreError."""
    accepted = failed = 0
    while not courier.is_stopping() and has_due(desk.store, desk.now(), receiver.id):
        wait = courier.turns.take(receiver, desk)
        if wait > LONGEST_PAUSE.total_seconds():  # the service asked for it, of another receiver in this lane
            return Delivered(accepted=accepted, failed=failed, pause=wait)
        if wait:
            courier.sleep(wait)
            if courier.is_stopping():
                break
        for claim in claim_due(desk.store, desk.now(), 1, receivers=(receiver.id,)):
            outcome, pause = deliver_one(desk, claim, receiver, courier)
            courier.turns.end(receiver, outcome, desk.now())
            if outcome.result is not Result.ACCEPTED:
                failed += 1
            elif not outcome.more:
                accepted += 1
            if outcome.result in RETRIED:
                return Delivered(accepted=accepted, failed=failed, pause=pause)
    return Delivered(accepted=accepted, failed=failed)


def deliver_one(desk: Desk, claim: Claim, receiver: Receiver, courier: Courier) -> tuple[Outcome, float]:
    """Try one claimed message and record what came of it; give that, and the seconds to leave the receiver alone."""
    try:
        message = update_first(desk, add_coverage(desk, claim, receiver), receiver)
        outcome = courier.send(message, receiver, desk.now())
    except Exception as error:  # noqa: BLE001 - a claim without an outcome would be lost until the next start
        outcome = Outcome(result=Result.UNKNOWN, detail=f"the message could not be sent: {type(error).__name__}")
    now = desk.now()
    next_at = None
    if outcome.result in RETRIED:
        next_at = next_attempt(claim.attempt, claim.first_due_at, now, outcome.retry_after, courier.draw_jitter())
    heirs = record(desk, claim, outcome, next_at, courier, receiver)
    say(
        "delivery",
        receiver=receiver.id,
        message=claim.message_id,
        part=claim.part + 1,
        alerts=len(claim.alerts),
        attempt=claim.attempt,
        result=outcome.result,
        detail=outcome.detail,
        next=next_at and next_at.isoformat(timespec="seconds"),
        redirected_to=", ".join(heirs) or None,
    )
    wait = min(next_at - now, LONGEST_PAUSE) if next_at else timedelta()
    return outcome, max(wait.total_seconds(), min(outcome.retry_after or 0.0, 3600.0))


def update_first(desk: Desk, claim: Claim, receiver: Receiver) -> Claim:
    """Let the message that told some news show its later prints, where its receiver can have that and it stays one."""
    from alerts.render import render

    wanted = receiver.also == "update" and receiver.can_change and all(alert.reprint for alert in claim.alerts)
    if not wanted or not claim.reply_to or claim.part:
        return claim
    shown = find_shown(desk.store, receiver.id, claim.reply_to)
    if not shown:
        return claim
    alerts = (*shown, *claim.alerts)
    whole = replace(claim, alerts=alerts, replaces=claim.reply_to, reply_to="", possibly_sent=False)
    return whole if len(render(whole, receiver, desk.now()).bodies) == 1 else claim


def record(
    desk: Desk, claim: Claim, outcome: Outcome, next_at: datetime | None, courier: Courier, receiver: Receiver
) -> tuple[str, ...]:
    """Record an outcome, however long another process holds the store: what is not recorded is sent again.

    Gives those to whom the message goes instead, when its receiver is broken.
    """

    def keep() -> tuple[str, ...]:
        with desk.store.transaction():
            record_outcome(desk.store, claim, outcome, desk.now(), next_at)
            if outcome.result is Result.ACCEPTED:
                hasten(desk.store, receiver.id)
            return pass_on(desk, claim, outcome, receiver)

    return wait_for_store(keep, courier)


def wait_for_store(keep: Callable[[], Kept], courier: Courier) -> Kept:
    """Record what came of a try, however long another process holds the store. Raises StoreError."""
    while True:
        try:
            return keep()
        except StoreLocked:
            if courier.is_stopping():
                raise
            courier.sleep(1.0)


def pass_on(desk: Desk, claim: Claim, outcome: Outcome, receiver: Receiver) -> tuple[str, ...]:
    """Let a message go to its receiver's fallback when it is refused, or that receiver has failed for too long."""
    now = desk.now()
    since = find_failing_since(desk.store, receiver.id) if receiver.fallback else None
    if not receiver.fallback or not is_broken(outcome.result, since, now, receiver.fallback_after):
        return ()
    heirs = [desk.receivers[name] for name in receiver.fallback]
    moments = {heir.id: find_own_moment(heir, now) for heir in heirs}
    also_due = None if outcome.result is Result.REFUSED else now  # what is refused may be due to what it says
    redirect(desk.store, claim, moments, outcome.detail, also_due=also_due)
    return receiver.fallback
