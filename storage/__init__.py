"""One SQLite file, the only memory: articles, facts, alerts, the outbox. Every function takes the open Store first."""

from storage.database import Store, hold_daemon_lock, open_store
from storage.errors import (
    NotStored,
    StoreCorrupt,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreRefused,
    StoreTooNew,
    StoreTooOld,
    StoreUnreadable,
)

__all__ = [
    "NotStored",
    "Store",
    "StoreCorrupt",
    "StoreError",
    "StoreFull",
    "StoreLocked",
    "StoreRefused",
    "StoreTooNew",
    "StoreTooOld",
    "StoreUnreadable",
    "hold_daemon_lock",
    "open_store",
]
