"""Who is told and how (Receiver, 接收者): frozen records, made of config.yaml, checked.

Every fault raises ValueError naming the field and, unless it is a secret, the value.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from hashlib import sha256
from ipaddress import ip_address
from itertools import chain
from types import MappingProxyType
from typing import ClassVar, Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

Rate = Literal["realtime", "daily", "weekly"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
Language = Literal["zh", "en"]
Template = Literal["subject", "line", "text", "html"]  # of which part a template is
Wait = timedelta | Literal["issue"]  # how long alerts of one watch wait for each other: a time, or all of an issue
Also = Literal["digest", "update", "off"]  # how later prints of told news come
Security = Literal["starttls", "tls", "none"]
Robot = Literal["feishu", "dingtalk", "wecom"]
Kind = Literal["email", "slack", "feishu", "dingtalk", "wecom", "webhook", "apprise", "atom"]

# One mailbox by itself, as RFC 5321 4.1.2 writes it in ASCII: nothing that could start another header or address.
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
DOMAIN = re.compile(rf"{LABEL}(?:\.{LABEL})*")
ADDRESS = re.compile(rf"{ATOM}(?:\.{ATOM})*@{DOMAIN.pattern}")
MOST_SECONDS = 600  # RFC 5321 4.5.3.2.6 waits as long for the answer to a mail
SIGNING_KEY = re.compile(r"(whsec_)?[A-Za-z0-9+/]{31,88}={0,2}")
SLACK_API = "https://slack.com/api"
SLACK_CHANNEL = re.compile(r"[A-Z0-9]{9,20}")
APPRISE_URL = re.compile(r"[A-Za-z0-9]+://\S+")
NO_APPRISE = ("Apprise is not installed", "pip install 'yaowen[apprise]'")  # what is wrong, what to do
HOSTS: Mapping[str, Kind] = MappingProxyType(  # whose address a URL is, so that one is not given for another
    {
        "open.feishu.cn": "feishu",
        "open.larksuite.com": "feishu",
        "oapi.dingtalk.com": "dingtalk",
        "qyapi.weixin.qq.com": "wecom",
        "hooks.slack.com": "slack",
    }
)


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
    """A mail server and one address behind it. `timeout` is seconds for the whole send.

    `security` none is for a server on this machine only, unless `allow_plain`. `ca_file` names a PEM file of a private
    authority; "" trusts the system's. `unsubscribe` is the address that takes "no more" by mail, "" the sender's;
    `unsubscribe_url` takes it by one click (RFC 8058), `{address}` in it stands for who got the mail.
    """

    kind: ClassVar[Kind] = "email"
    host: str
    sender: str
    to: str
    port: int = 587
    security: Security = "starttls"
    username: str = ""
    password: Secret | None = None
    list_id: str = ""
    unsubscribe: str = ""
    unsubscribe_url: str = ""
    timeout: float = 60.0
    allow_plain: bool = False
    ca_file: str = ""

    def __post_init__(self) -> None:
        for address in (self.sender, self.to, self.unsubscribe or self.sender):
            if not ADDRESS.fullmatch(address):
                raise ValueError(f"no mail address by itself: {address!r}")
        if self.list_id and not DOMAIN.fullmatch(self.list_id):
            raise ValueError(f"no list name like elite.example.org: {self.list_id!r}")
        if self.unsubscribe_url and not is_one_click(self.unsubscribe_url):
            raise ValueError(f"unsubscribe_url: must be https://host/... in ASCII, not {self.unsubscribe_url!r}")
        check_port(self.port)
        check_timeout(self.timeout)
        if self.security == "none" and not (self.allow_plain or is_loopback(self.host)):
            raise ValueError(f"security none would send to {self.host} unencrypted: use starttls or tls")


@dataclass(frozen=True, kw_only=True, slots=True)
class SlackSettings:
    """A Slack incoming webhook, whose URL is the secret; or a bot's token, which can also answer in threads and edit.

    A bot posts to `channel`, an id like C012AB3CD. `timeout` is seconds for the whole send.
    """

    kind: ClassVar[Kind] = "slack"
    url: Secret | None = None
    token: Secret | None = None
    channel: str = ""
    api: str = SLACK_API
    timeout: float = 30.0
    allow_private: bool = False

    def __post_init__(self) -> None:
        if (self.url is None) == (self.token is None):
            raise ValueError("either url, of an incoming webhook, or token and channel, of a bot")
        check_url(self.url or Secret(self.api), self.kind)
        check_timeout(self.timeout)
        if self.token is not None and not SLACK_CHANNEL.fullmatch(self.channel):
            raise ValueError("channel: the id of the channel, like C012AB3CD (in Slack: channel details, at the end)")


@dataclass(frozen=True, kw_only=True, slots=True)
class RobotSettings:
    """A group chat's robot (群机器人) of Feishu or Lark, DingTalk or WeCom: its URL is a secret.

    `secret` signs what is sent (加签, 签名校验); WeCom's robots have none. `timeout` is seconds for the whole send.
    """

    kind: Robot
    url: Secret
    secret: Secret | None = None
    timeout: float = 30.0
    allow_private: bool = False

    def __post_init__(self) -> None:
        check_url(self.url, self.kind)
        check_timeout(self.timeout)
        if self.kind == "wecom" and self.secret is not None:
            raise ValueError("secret: robots of WeCom have none")


@dataclass(frozen=True, kw_only=True, slots=True)
class WebhookSettings:
    """An HTTP address that takes JSON signed as Standard Webhooks: `secret` is base64, with or without whsec_.

    Addresses that are not public (this machine, the local net) are refused unless `allow_private`. `ca_file`
    names a PEM file of a private authority. `cloudevents` puts the payload into an envelope of CloudEvents 1.0.
    """

    kind: ClassVar[Kind] = "webhook"
    url: Secret
    secret: Secret
    timeout: float = 30.0
    allow_private: bool = False
    ca_file: str = ""
    cloudevents: bool = False

    def __post_init__(self) -> None:
        check_url(self.url, self.kind)
        check_timeout(self.timeout)
        if not SIGNING_KEY.fullmatch(self.secret.reveal()):
            raise ValueError("secret: a signing key is base64 of 24 to 64 bytes, as whsec_... (its value is not shown)")


@dataclass(frozen=True, kw_only=True, slots=True)
class AppriseSettings:
    """Any service that Apprise knows, by its URL there, which is a secret; `characters` that one message may have."""

    kind: ClassVar[Kind] = "apprise"
    url: Secret
    characters: int = 1_000

    def __post_init__(self) -> None:
        if not APPRISE_URL.fullmatch(self.url.reveal()):
            raise ValueError("url: an Apprise address like tgram://token/chat (its value is not shown)")


@dataclass(frozen=True, kw_only=True, slots=True)
class AtomSettings:
    """An Atom feed in a file, the newest `entries` kept; `{watch}` in `path` makes it a file for each watch."""

    kind: ClassVar[Kind] = "atom"
    path: str
    entries: int = 100


Settings = EmailSettings | SlackSettings | RobotSettings | WebhookSettings | AppriseSettings | AtomSettings


@dataclass(frozen=True, kw_only=True, slots=True)
class Links:
    """Addresses at which a web server of one's own shows an archived article, and why it met a watch; "" for none.

    {article} and {watch} in them stand for ids.
    """

    archive: str = ""
    explain: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Receiver:
    """Somebody who is told (接收者), by the clock of its own `timezone`.

    Digests go out at each of `digest_at`, on the days of `digest_on`, () for all (weekly: the first of them, Monday
    without). Nothing goes out at once in the windows of `quiet` (from, to; over midnight too), nor anything at all on
    days that are no workdays of the country `workdays` (ISO 3166, "" for all days). Alerts of one watch wait for each
    other as `wait` says. What the receiver refuses, or does not take for `fallback_after`, goes to those of `fallback`.

    `name` is what the config calls it. A mail receiver there with several addresses is as many receivers here, each
    under an `id` of its own, so that what becomes of one address holds up no other.
    """

    id: str
    settings: Settings
    name: str = ""
    language: Language = "zh"
    rate: Rate = "realtime"
    also: Also = "digest"
    digest_at: tuple[time, ...] = (time(8),)
    digest_on: tuple[Weekday, ...] = ()
    quiet: tuple[tuple[time, time], ...] = ()
    workdays: str = ""
    timezone: str = "Asia/Shanghai"
    wait: Wait = timedelta()
    fallback: tuple[str, ...] = ()
    fallback_after: timedelta = timedelta(hours=6)
    links: Links = Links()
    templates: tuple[tuple[Template, str], ...] = ()

    def __post_init__(self) -> None:
        if any(clock.tzinfo is not None for clock in (*self.digest_at, *chain.from_iterable(self.quiet))):
            raise ValueError(f"times of {self.id} are wall clock times of its timezone, without an offset")
        if not self.digest_at or any(start == end for start, end in self.quiet):
            raise ValueError(f"{self.id}: digest_at needs a time, and quiet hours a length")
        try:
            ZoneInfo(self.timezone)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"no time zone {self.timezone!r}: write it as Europe/Berlin or Asia/Shanghai") from error

    @property
    def kind(self) -> Kind:
        """Which channel carries to it."""
        return self.settings.kind

    @property
    def can_change(self) -> bool:
        """Whether a message that it took can be changed later: a Slack bot's own."""
        return isinstance(self.settings, SlackSettings) and self.settings.token is not None

    @property
    def shown(self) -> str:
        """What messages call it."""
        return self.name or self.id

    @property
    def lane(self) -> str:
        """What a service counts calls by: receivers behind one robot, bot or hook share its limit."""
        match self.settings:
            case SlackSettings(token=Secret() as token, channel=channel):
                return digest(token, channel)
            case SlackSettings(url=Secret() as url) | RobotSettings(url=url):
                return digest(url)
        return self.id


def find_heirs(receivers: Iterable[Receiver]) -> Mapping[str, tuple[str, ...]]:
    """Say to whom goes now what waits for a receiver's former id: when a mail receiver gets or loses an address."""
    heirs: dict[str, tuple[str, ...]] = {}
    for one in receivers:
        if isinstance(one.settings, EmailSettings):
            former = f"{one.name}:{one.settings.to}" if one.id == one.name else one.name
            heirs[former] = (*heirs.get(former, ()), one.id)
    return heirs


def digest(secret: Secret, *more: str) -> str:
    """Name a secret without telling it."""
    return sha256("\n".join((secret.reveal(), *more)).encode()).hexdigest()


def is_one_click(url: str) -> bool:
    """Say whether an address can stand in List-Unsubscribe for one click: https, and nothing that ends a header."""
    parts = urlsplit(url)
    return parts.scheme == "https" and bool(parts.hostname) and re.fullmatch(r"[!-;=?-~]+", url) is not None


def check_url(url: Secret, kind: Kind) -> None:
    """Raise ValueError, without showing it, when `url` is no http or https address with a host, or another kind's."""
    try:
        parts = urlsplit(url.reveal())
        check_port(parts.port or 443)
    except ValueError as error:
        raise ValueError("url: not a web address (its value is not shown)") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
        raise ValueError("url: must be http(s)://host/..., without user or password in it (its value is not shown)")
    if (whose := HOSTS.get(parts.hostname)) not in {None, kind}:
        raise ValueError(f"url: an address of {parts.hostname} is for kind: {whose}")


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
