"""What is due for a receiver in; each message claimed, written, sent and what came of it recorded, out.

    claim_due (committed) -> render -> send -> next_attempt -> record_outcome

A message is claimed alone: a crash leaves at most one a receiver in doubt. Each receiver is served by itself, so that a
dead one holds nobody else up; after a failure it is left alone for a while.
"""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType

from alerts.receivers import Kind, Receiver
from alerts.retry import next_attempt
from monitor.desk import Desk
from monitor.log import say
from monitor.records import Claim, Outcome, Result
from storage.errors import StoreLocked
from storage.outbox import claim_due, record_outcome

PACES: Mapping[Kind, float] = MappingProxyType(
    {"slack": 1.1, "email": 0.0, "webhook": 0.0}
)  # seconds; Slack: 1 a second
LONGEST_PAUSE = timedelta(seconds=60)
RETRIED = frozenset({Result.TEMPORARY, Result.UNKNOWN})


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivered:
    """What one pass for one receiver did: counts, and for how many seconds to leave it alone now."""

    accepted: int = 0
    failed: int = 0
    pause: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Courier:
    """How to send and wait: all that touches the world, so that it can be given."""

    send: Callable[[Claim, Receiver, datetime], Outcome] = field(default_factory=lambda: send_claim)
    sleep: Callable[[float], object] = time.sleep
    draw_jitter: Callable[[], float] = lambda: random.uniform(-1, 1)  # noqa: S311 - spreads retries, guards nothing
    is_stopping: Callable[[], bool] = lambda: False


def send_claim(claim: Claim, receiver: Receiver, now: datetime) -> Outcome:
    """Write a claim's message and send it by its receiver's channel."""
    from alerts.channels import send
    from alerts.render import render

    return send(render(claim, receiver, now), receiver)


def deliver_due(desk: Desk, receiver: Receiver, courier: Courier) -> Delivered:
    """Send what is due for one receiver, in order, until there is no more or it fails. Raises StoreError."""
    accepted = failed = 0
    while not courier.is_stopping():
        claims = claim_due(desk.store, desk.now(), 1, receivers=(receiver.id,))
        if not claims:
            break
        outcome, pause = deliver_one(desk, claims[0], receiver, courier)
        if outcome.result is Result.ACCEPTED:
            accepted += 1
        else:
            failed += 1
        if outcome.result in RETRIED:
            return Delivered(accepted=accepted, failed=failed, pause=pause)
        courier.sleep(PACES[receiver.kind])
    return Delivered(accepted=accepted, failed=failed)


def deliver_one(desk: Desk, claim: Claim, receiver: Receiver, courier: Courier) -> tuple[Outcome, float]:
    """Try one claimed message and record what came of it; give that, and the seconds to leave the receiver alone."""
    try:
        outcome = courier.send(claim, receiver, desk.now())
    except Exception as error:  # noqa: BLE001 - a claim without an outcome would be lost until the next start
        outcome = Outcome(result=Result.UNKNOWN, detail=f"the message could not be sent: {type(error).__name__}")
    now = desk.now()
    next_at = None
    if outcome.result in RETRIED:
        next_at = next_attempt(claim.attempt, claim.first_due_at, now, outcome.retry_after, courier.draw_jitter())
    record(desk, claim, outcome, next_at, courier)
    say(
        "delivery",
        receiver=receiver.id,
        message=claim.message_id,
        alerts=len(claim.alerts),
        attempt=claim.attempt,
        result=outcome.result,
        detail=outcome.detail,
        next=next_at and next_at.isoformat(timespec="seconds"),
    )
    wait = min(next_at - now, LONGEST_PAUSE) if next_at else timedelta()
    return outcome, max(wait.total_seconds(), min(outcome.retry_after or 0.0, 3600.0))


def record(desk: Desk, claim: Claim, outcome: Outcome, next_at: datetime | None, courier: Courier) -> None:
    """Record an outcome, however long another process holds the store: what is not recorded is sent again."""
    while True:
        try:
            record_outcome(desk.store, claim, outcome, desk.now(), next_at)
        except StoreLocked:
            if courier.is_stopping():
                raise
            courier.sleep(1.0)
        else:
            return
