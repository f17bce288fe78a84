"""What does not work, and what is said of the reading itself: not news, but whether news can be found and told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.records.base import check_moment
from monitor.records.told import Coverage

About = Literal["paper", "receiver", "disk", "config", "store", "day"]
NoticeKind = Literal["broken", "back", "nothing_found"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """Something that does not work now (故障).

    `about` and `key` name it: a paper's or receiver's id; `name` is what people call it, `reason` says what is wrong.
    """

    about: About
    key: str
    name: str
    reason: str

    @property
    def subject(self) -> str:
        """Its name in the store and the log."""
        return f"{self.about} {self.key}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """What is said of the reading itself (运行通知), at the moment `at`.

    `broken`: something does not work, since `since`; `back`: it does again, after it did not from `since` to `at`;
    `nothing_found`: of the day `name` as much was read as `coverage` says, and no watch found anything.
    """

    id: str
    kind: NoticeKind
    about: About
    name: str
    reason: str
    since: datetime
    at: datetime
    coverage: Coverage | None = None

    def __post_init__(self) -> None:
        check_moment(self.since, "since")
        check_moment(self.at, "at")
