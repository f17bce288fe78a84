"""How the daemon's jobs go in; who is told of it, what `/healthz` and `/metrics` answer, and the heartbeat, out."""

import logging
import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from http import HTTPStatus
from importlib.metadata import version

from monitor.config import Config
from monitor.desk import Desk
from monitor.health import oldest_day
from monitor.log import count_events, flush_log, say
from monitor.service.beacon import Answer, Pages, answer_health, ping, serve
from monitor.service.notices import find_troubles, is_all_good, tell_nothing_found, update
from monitor.service.pulse import Pulse
from storage.measures import measure


@dataclass(kw_only=True, slots=True)
class Upkeep:
    """What is kept of it: the jobs' pulse, where answers are given, when the heartbeat was sent and all was well."""

    pulse: Pulse = field(default_factory=Pulse)
    listening: tuple[str, int] | None = None
    port: int = 0
    server: ExitStack = field(default_factory=ExitStack)
    pinged: float = field(default_factory=time.monotonic)
    good_at: float = 0.0  # by the wall clock, seconds since 1970


def look_after(upkeep: Upkeep, desk: Desk, config: Config) -> None:
    """Find what does not work, tell of what is new and of what is over, and send the heartbeat when all goes well."""
    pulse, health = upkeep.pulse, config.health
    pulse.troubles = find_troubles(desk, config_fault=pulse.config_fault)
    update(desk, health.tell, pulse.troubles, opens=pulse.is_settled)
    if health.nothing_found and pulse.is_settled:
        tell_nothing_found(desk, health.tell, health.nothing_found, config.timezone)
    flush_log()
    if pulse.troubles or not is_all_good(desk) or not pulse.has_run_since(upkeep.pinged):
        return
    upkeep.good_at = desk.now().timestamp()
    now = pulse.clock()
    if health.heartbeat and now - upkeep.pinged >= health.heartbeat_every.total_seconds():
        upkeep.pinged = now
        ping(health.heartbeat, desk.now(), allow_private=health.allow_private)


def listen(upkeep: Upkeep, config: Config, get_desk: Callable[[], Desk]) -> None:
    """Answer where the config says, in place of where answers were given so far."""
    if config.health.listen == upkeep.listening:
        return
    upkeep.server.close()
    upkeep.listening, upkeep.port = config.health.listen, 0
    if upkeep.listening is None:
        return
    try:
        upkeep.port = upkeep.server.enter_context(serve(upkeep.listening, make_pages(upkeep, get_desk)))
    except OSError as error:
        where = ":".join(map(str, upkeep.listening))
        say("health-unheard", level=logging.ERROR, listen=where, reason=error.strerror)
        upkeep.listening = None
        return
    say("health", listen=f"{upkeep.listening[0]}:{upkeep.port}")


def make_pages(upkeep: Upkeep, get_desk: Callable[[], Desk]) -> Pages:
    """Give the pages."""
    return {
        "/healthz": lambda: answer_health(list(upkeep.pulse.find_faults())),
        "/metrics": lambda: answer_metrics(upkeep, get_desk()),
    }


def answer_metrics(upkeep: Upkeep, desk: Desk) -> Answer:
    """Answer with figures on papers, receivers, store and this process."""
    from monitor.service.metrics import CONTENT_TYPE, Figures, write_metrics

    now = desk.now()
    bad = {trouble.subject for trouble in upkeep.pulse.troubles}
    figures = Figures(
        measures=measure(desk.store, oldest_day(now), now),
        papers={paper.id: f"paper {paper.id}" not in bad for paper in desk.papers},
        receivers={name: f"receiver {name}" not in bad for name in desk.receivers},
        config_good=not upkeep.pulse.config_fault,
        free_bytes=shutil.disk_usage(desk.store.path.parent).free,
        now=now,
        versions={"version": version("yaowen")},
        events=count_events(),
        good_at=upkeep.good_at,
    )
    return Answer(HTTPStatus.OK, CONTENT_TYPE, write_metrics(figures))
