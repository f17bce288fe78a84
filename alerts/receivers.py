"""Who is told and how (Receiver, 接收者): frozen records, made of config.yaml, checked.

Every fault raises ValueError naming the field and, unless it is a secret, the value.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from ipaddress import ip_address
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

Rate = Literal["realtime", "daily"]
Language = Literal["zh", "en"]
Security = Literal["starttls", "tls", "none"]
Kind = Literal["email", "slack", "webhook"]

# One mailbox by itself, as RFC 5321 4.1.2 writes it in ASCII: nothing that could start another header or address.
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
DOMAIN = re.compile(rf"{LABEL}(?:\.{LABEL})*")
ADDRESS = re.compile(rf"{ATOM}(?:\.{ATOM})*@{DOMAIN.pattern}")
MOST_SECONDS = 600  # RFC 5321 4.5.3.2.6 waits as long for the answer to a mail
SIGNING_KEY = re.compile(r"(whsec_)?[A-Za-z0-9+/]{31,88}={0,2}")


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """A value that never shows itself in a log, a repr or an error: only `reveal` gives it."""

    _value: str

    def reveal(self) -> str:
        """Give the value, to be handed to the service and nobody else."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(***)"


@dataclass(frozen=True, kw_only=True, slots=True)
class EmailSettings:
    """A mail server and the addresses behind it; all of `to` travel in one envelope. `timeout` is for the whole send.

    `security` none is for a server on this machine only, unless `allow_plain`. `ca_file` names a PEM file of a private
    authority; "" trusts the system's.
    """

    host: str
    sender: str
    to: tuple[str, ...]
    port: int = 587
    security: Security = "starttls"
    username: str = ""
    password: Secret | None = None
    list_id: str = ""
    timeout: float = 60.0
    allow_plain: bool = False
    ca_file: str = ""

    def __post_init__(self) -> None:
        if not self.to:
            raise ValueError("to: at least one address")
        for address in (self.sender, *self.to):
            if not ADDRESS.fullmatch(address):
                raise ValueError(f"no mail address by itself: {address!r}")
        if self.list_id and not DOMAIN.fullmatch(self.list_id):
            raise ValueError(f"no list name like elite.example.org: {self.list_id!r}")
        check_port(self.port)
        check_timeout(self.timeout)
        if self.security == "none" and not (self.allow_plain or is_loopback(self.host)):
            raise ValueError(f"security none would send to {self.host} unencrypted: use starttls or tls")


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackSettings:
    """A Slack incoming webhook: its URL is the secret. `timeout` is seconds for the whole send."""

    url: Secret
    timeout: float = 30.0
    allow_private: bool = False

    def __post_init__(self) -> None:
        check_url(self.url)
        check_timeout(self.timeout)


@dataclass(frozen=True, kw_only=True, slots=True)
class WebhookSettings:
    """An HTTP address that takes JSON signed as Standard Webhooks: `secret` is base64, with or without whsec_.

    Addresses that are not public (this machine, the local net) are refused unless `allow_private`. `ca_file`
    names a PEM file of a private authority.
    """

    url: Secret
    secret: Secret
    timeout: float = 30.0
    allow_private: bool = False
    ca_file: str = ""

    def __post_init__(self) -> None:
        check_url(self.url)
        check_timeout(self.timeout)
        if not SIGNING_KEY.fullmatch(self.secret.reveal()):
            raise ValueError("secret: a signing key is base64 of 24 to 64 bytes, as whsec_... (its value is not shown)")


Settings = EmailSettings | SlackSettings | WebhookSettings
KINDS: Mapping[type[Settings], Kind] = MappingProxyType(
    {EmailSettings: "email", SlackSettings: "slack", WebhookSettings: "webhook"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Receiver:
    """Somebody who is told (接收者). A daily receiver gets one digest a day at `digest_at` of its own `timezone`."""

    id: str
    settings: Settings
    language: Language = "zh"
    rate: Rate = "realtime"
    digest_at: time = time(8)
    timezone: str = "Asia/Shanghai"

    def __post_init__(self) -> None:
        if self.digest_at.tzinfo is not None:
            raise ValueError(f"digest_at of {self.id} is a wall clock time of its timezone, without an offset")
        try:
            ZoneInfo(self.timezone)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"no time zone {self.timezone!r}: write it as Europe/Berlin or Asia/Shanghai") from error

    @property
    def kind(self) -> Kind:
        """Which channel carries to it: email, slack or webhook."""
        return KINDS[type(self.settings)]


def check_url(url: Secret) -> None:
    """Raise ValueError, without showing it, when `url` is not an http or https address with a host."""
    try:
        parts = urlsplit(url.reveal())
        check_port(parts.port or 443)
    except ValueError as error:
        raise ValueError("url: not a web address (its value is not shown)") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
        raise ValueError("url: must be http(s)://host/..., without user or password in it (its value is not shown)")


def check_port(port: int) -> None:
    """Raise ValueError when there is no such port."""
    if not 0 < port < 2**16:
        raise ValueError(f"no port: {port}")


def check_timeout(seconds: float) -> None:
    """Raise ValueError when a send could never end, or never begin."""
    if not 0 < seconds <= MOST_SECONDS:
        raise ValueError(f"timeout: more than 0 and at most {MOST_SECONDS} seconds, not {seconds}")


def is_loopback(host: str) -> bool:
    """Say whether a host name or address is this machine by its spelling alone (nothing is looked up)."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
