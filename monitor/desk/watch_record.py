"""A watch in, its lasting record as JSON out, and back without loss: what the store and a proof keep of it."""

from pydantic import TypeAdapter

from alerts.watches import Watch

WATCH = TypeAdapter(Watch)


def dump_watch(watch: Watch) -> str:
    """Write a watch as JSON; what is as by default is left out, so that long lists stay short."""
    return WATCH.dump_json(watch, exclude_defaults=True).decode()


def load_watch(record: str) -> Watch:
    """Read what `dump_watch` wrote, by an older program too. Raises ValueError."""
    return WATCH.validate_json(record)
