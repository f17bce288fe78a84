"""The shape of `health` in config.yaml as a pydantic model: how others see that the reading goes on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time, timedelta
from ipaddress import ip_address
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator

from alerts.receivers import Receiver, Secret, check_url
from monitor.config.durations import Duration
from monitor.config.section import OneOrMore, Section
from monitor.config.values import Clock, HookUrl, ReceiverRef, parse_clock, wrong

LISTEN: Final = "127.0.0.1:9464"
LEAST_BETWEEN: Final = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """How others see that the reading goes on. `tell` are receivers by id, `nothing_found` a wall clock time or None.

    `listen` is a loopback address and a port, None for none; `heartbeat` is pinged every `heartbeat_every` while all
    goes well.
    """

    tell: tuple[str, ...] = ()
    nothing_found: time | None = None
    listen: tuple[str, int] | None = None
    heartbeat: Secret | None = None
    heartbeat_every: timedelta = timedelta(minutes=5)
    allow_private: bool = False


def check_listen(text: str) -> str:
    """Refuse an address that others than this machine could ask."""
    host, _, port = text.rpartition(":")
    try:
        good = ip_address(host.strip("[]")).is_loopback and 0 < int(port) < 2**16
    except ValueError:
        good = False
    if not good:
        raise wrong(f"`{text}` is no address and port of this machine alone", f'write it as "{LISTEN}" or "[::1]:9464"')
    return text


def check_every(length: timedelta) -> timedelta:
    """Refuse to ping all the time."""
    if length < LEAST_BETWEEN:
        raise wrong("a heartbeat more often than each minute", "write it as 5m")
    return length


class HealthSection(Section):
    """How others see that the reading goes on, and who hears when it does not."""

    tell: OneOrMore[ReceiverRef] | None = Field(
        default=None,
        description="Who hears once when a paper or receiver breaks and once when it is back; default: every receiver "
        "but feeds, `[]`: nobody.",
    )
    nothing_found: Clock | None = Field(
        default=None, description="When, in `timezone`, the same hear each day on which no watch found anything."
    )
    listen: Annotated[str, AfterValidator(check_listen)] | None = Field(
        default=None,
        description=f"Where `/healthz` and `/metrics` (Prometheus) answer, on this machine only: `{LISTEN}`.",
    )
    heartbeat: HookUrl | None = Field(
        default=None, description="An address that is asked for while all goes well, or a reference to it."
    )
    heartbeat_every: Annotated[Duration, AfterValidator(check_every)] = Field(
        default=timedelta(minutes=5), json_schema_extra={"default": "5m"}, description="How often, a minute at least."
    )
    allow_private: bool = Field(default=False, description="Also ask for a `heartbeat` that is not public.")

    @model_validator(mode="after")
    def check(self) -> Self:
        """Refuse a daily word that nobody would hear, and an address that is none."""
        if self.heartbeat:
            check_url(self.heartbeat, "webhook")
        if self.nothing_found and self.tell == []:
            raise ValueError("`nothing_found` needs somebody under `tell`")
        return self

    def to_record(self, receivers: Iterable[Receiver]) -> Health:
        """Make the record; a feed is for news, not for how the reading goes."""
        able = [one for one in receivers if one.kind != "atom"]
        host, _, port = (self.listen or "").rpartition(":")
        return Health(
            tell=tuple(one.id for one in able if self.tell is None or one.name in self.tell),
            nothing_found=parse_clock(self.nothing_found) if self.nothing_found else None,
            listen=(host.strip("[]"), int(port)) if self.listen else None,
            heartbeat=self.heartbeat,
            heartbeat_every=self.heartbeat_every,
            allow_private=self.allow_private,
        )
