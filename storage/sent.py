"""What went out in, kept as it went; what was sent of a message out."""

import zlib
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from monitor.records import Claim, Outcome, Result
from storage.codec import moment_text, read_moment
from storage.database import Store

COMPRESSION = 6
ARRIVED = frozenset((Result.ACCEPTED, Result.UNKNOWN))


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """One part of a message as it went out: `digest` is the SHA-256 kept then."""

    message_id: str
    receiver_id: str
    part: int
    at: datetime
    digest: str
    content: bytes


def keep_sent(store: Store, claim: Claim, outcome: Outcome, now: datetime) -> None:
    """Keep what was taken, or may have been, in the transaction that records the outcome."""
    if outcome.result in ARRIVED and outcome.content:
        row = {
            "message_id": claim.message_id,
            "receiver_id": claim.receiver_id,
            "part": claim.part,
            "at": moment_text(now),
            "digest": sha256(outcome.content).hexdigest(),
            "content": zlib.compress(outcome.content, COMPRESSION),
        }
        store.insert("sent", [row])


def find_sent(store: Store, message_id: str, receiver_id: str) -> tuple[Sent, ...]:
    """Give what went out of a message to a receiver, in order."""
    rows = store.rows(
        "SELECT * FROM sent WHERE message_id = ? AND receiver_id = ? ORDER BY number", (message_id, receiver_id)
    )
    return tuple(
        Sent(
            message_id=row["message_id"],
            receiver_id=row["receiver_id"],
            part=row["part"],
            at=read_moment(row["at"]),
            digest=row["digest"],
            content=zlib.decompress(row["content"]),
        )
        for row in rows
    )
