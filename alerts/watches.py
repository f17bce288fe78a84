"""What people asked to know (Watch) and where it goes (Receiver): frozen records, made of config.yaml, checked.

A watch's clauses are alternatives: it finds an article when any of its people, posts, topics or event kinds is there.
`papers`, `pages` and `where` narrow all of them. Every fault raises ValueError naming the field and, unless it is a
secret, the value.
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

from monitor.records import EVENT_KINDS, Where

Rate = Literal["realtime", "daily"]
Language = Literal["zh", "en"]
Security = Literal["starttls", "tls", "none"]
Kind = Literal["email", "slack", "webhook"]

# One mailbox by itself, as RFC 5321 4.1.2 writes it in ASCII: nothing that could start another header or address.
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
DOMAIN = re.compile(rf"{LABEL}(?:\.{LABEL})*")
ADDRESS = re.compile(rf"{ATOM}(?:\.{ATOM})*@{DOMAIN.pattern}")
BARE_TITLE = re.compile(r"副?(?:[省市县区州盟旗乡镇部厅局院处科]长|(?:[省市县区州]委)?书记|主任|主席|秘书长)")
MOST_SECONDS = 600  # RFC 5321 4.5.3.2.6 waits as long for the answer to a mail
SIGNING_KEY = re.compile(r"(whsec_)?[A-Za-z0-9+/]{31,88}={0,2}")


# --- what is looked for -----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchedPerson:
    """A person (人物) by name. `post` or `place` tell namesakes apart: 王浩 of 浙江 is not another 王浩."""

    name: str
    aliases: tuple[str, ...] = ()
    post: str = ""
    place: str = ""

    def __post_init__(self) -> None:
        check_words("name and aliases", (self.name, *self.aliases))

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases, the name first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchedPost:
    """A post (职务), whoever holds it; those who held it before count only when `former` asks for them."""

    name: str
    former: bool = False

    def __post_init__(self) -> None:
        check_words("post", (self.name,))
        if BARE_TITLE.fullmatch(self.name.strip()):
            raise ValueError(f"post {self.name}: of what? write the place or organ too, as 江苏省省长 or 外交部部长")


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """Words (主题词): at least one of `any`, each of `all`, none of `none`. `name` is shown; "" shows the words."""

    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    name: str = ""

    def __post_init__(self) -> None:
        check_words("topic", (*self.any, *self.all, *self.none))
        if not self.any and not self.all:
            raise ValueError("a topic needs words under any or all: with none alone every article would match")

    @property
    def label(self) -> str:
        """What a message calls the topic."""
        return self.name or "、".join((*self.all, *self.any))


@dataclass(frozen=True, kw_only=True, slots=True)
class Watch:
    """One question put to every article (关注).

    `papers` holds paper ids and `pages` page numbers; empty means all. `where` is heading (kicker, headline,
    subheads), text, or both. `receivers` holds receiver ids; `rate` None leaves the rate to each receiver.
    """

    id: str
    name: str = ""
    people: tuple[WatchedPerson, ...] = ()
    posts: tuple[WatchedPost, ...] = ()
    topics: tuple[Topic, ...] = ()
    events: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    where: tuple[Where, ...] = ("heading", "text")
    receivers: tuple[str, ...] = ()
    rate: Rate | None = None

    def __post_init__(self) -> None:
        if not (self.people or self.posts or self.topics or self.events):
            raise ValueError(f"watch {self.id} asks for nothing: give it people, posts, topics or events")
        if unknown := sorted(set(self.events) - set(EVENT_KINDS)):
            raise ValueError(f"watch {self.id}: no event kind {unknown[0]!r}; there are {', '.join(EVENT_KINDS)}")
        if not self.where:
            raise ValueError(f"watch {self.id} looks nowhere: where must hold heading, text or both")

    @property
    def title(self) -> str:
        """What a message calls the watch."""
        return self.name or self.id


def check_words(field: str, words: tuple[str, ...]) -> None:
    """Raise ValueError when one of the words is empty or only white space: it would be found everywhere."""
    if not all(word.strip() for word in words):
        raise ValueError(f"{field}: an empty word would match everything")


# --- where it goes ----------------------------------------------------------------------------------------------


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
