"""The config that holds and the one that is to follow in, which watches change and what is lost out. Pure.

A file cut short, or written by a program that lost its list, is a good config that asks for next to nothing. What drops
a watch, or more than half of a list, is therefore told and not taken unless somebody says so.
"""

from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass

from alerts.watches import ASKING_KEYS, Watch
from monitor.config import Config
from monitor.desk import fingerprint


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """The ids of the watches that came, that went, and that ask, go or are called otherwise than before."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def compare(old: Config, new: Config) -> Changes:
    """Say which watches change."""
    before, after = ({watch.id: watch for watch in config.watches} for config in (old, new))
    return Changes(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed=tuple(name for name in after if name in before and before[name] != after[name]),
    )


def find_lost(old: Config, new: Config) -> Iterator[str]:
    """Say what would be lost; a watch that only has another name is not."""
    after = {watch.id: watch for watch in new.watches}
    gone = [watch for watch in old.watches if watch.id not in after]
    asked = {fingerprint(watch) for watch in new.watches} if gone else frozenset()
    for watch in old.watches:
        if watch.id in after:
            yield from find_lost_entries(watch, after[watch.id])
    yield from (f"watch {watch.id}" for watch in gone if fingerprint(watch) not in asked)
    yield from describe("papers", [paper.id for paper in old.papers], [paper.id for paper in new.papers])
    yield from describe("receivers", list(old.receivers), list(new.receivers))


def find_lost_entries(old: Watch, new: Watch) -> Iterator[str]:
    """Say which lists of a watch lose more than half of what they ask for."""
    for key in ASKING_KEYS:
        yield from describe(f"{key} of watch {old.id}", getattr(old, key), getattr(new, key))


def describe(what: str, old: Collection[Hashable], new: Collection[Hashable]) -> Iterator[str]:
    """Say of a list that got shorter how much it loses, if that is more than half."""
    if len(new) >= len(old):
        return
    kept = frozenset(new)
    gone = sum(entry not in kept for entry in old)
    if gone * 2 > len(old):
        yield f"{gone} of {len(old)} {what}"
