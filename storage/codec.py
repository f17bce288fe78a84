"""Records and moments in, texts for columns out, and back without loss."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, TypeVar

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from monitor.records import Alert, Article, Facts, Notice, check_moment
from storage.errors import StoreRefused

ARTICLE = TypeAdapter(Article)
FACTS = TypeAdapter(Facts)
ALERT = TypeAdapter(Alert)
NOTICE = TypeAdapter(Notice)


Record = TypeVar("Record")


def dump(adapter: TypeAdapter[Record], record: Record) -> str:
    """Write a record as JSON. Raises StoreRefused for text that is not Unicode (a lone surrogate)."""
    try:
        return adapter.dump_json(record).decode()
    except PydanticSerializationError as error:
        raise StoreRefused(f"a {type(record).__name__} cannot be kept: {error}") from error


def hash_text(text: str) -> str:
    """Give the SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()


def moment_text(moment: datetime) -> str:
    """Write a moment in UTC with microseconds, so that texts sort as moments do. Raises ValueError for a naive one."""
    check_moment(moment, "moment")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def read_moment(text: str) -> datetime:
    """Read what `moment_text` wrote."""
    return datetime.fromisoformat(text)


def day_text(day: date | None) -> str | None:
    """Write a day as YYYY-MM-DD."""
    return None if day is None else day.isoformat()


def read_day(text: Any) -> date | None:
    """Read what `day_text` wrote."""
    return date.fromisoformat(text) if text else None
