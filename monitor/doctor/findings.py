"""What a look at something comes to."""

from dataclasses import dataclass
from typing import Literal

State = Literal["good", "warning", "fault", "skipped"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What one check found; `fix` is what to do about it, "" where there is nothing to do."""

    check: str
    state: State
    says: str
    fix: str = ""


def good(check: str, says: str) -> Finding:
    """Say that all is well."""
    return Finding(check=check, state="good", says=says)


def warn(check: str, says: str, fix: str) -> Finding:
    """Say what may become a fault."""
    return Finding(check=check, state="warning", says=says, fix=fix)


def fault(check: str, says: str, fix: str) -> Finding:
    """Say what does not work."""
    return Finding(check=check, state="fault", says=says, fix=fix)


def skip(check: str, why: str) -> Finding:
    """Say what could not be looked at."""
    return Finding(check=check, state="skipped", says=f"not looked at: {why}")
