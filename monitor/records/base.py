"""What all records lean on: moments that know their zone, and names derived of what they name."""

from datetime import datetime
from hashlib import sha256


def check_moment(moment: datetime, name: str) -> None:
    """Raise ValueError when `moment` is naive: a clock without its zone cannot be compared."""
    if moment.tzinfo is None:
        raise ValueError(f"{name} has no time zone: {moment!r}")


def derive_id(*parts: object) -> str:
    """Give a name of 24 hexadecimal digits that is the same for the same parts."""
    return sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:24]
