"""The shape of a receiver in config.yaml as pydantic models: each key's type, default and description."""

from datetime import timedelta
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, PlainValidator, model_validator
from pydantic.json_schema import WithJsonSchema

from alerts.receivers import (
    SLACK_API,
    WEEKDAYS,
    Also,
    AppriseSettings,
    AtomSettings,
    EmailSettings,
    Language,
    Rate,
    Receiver,
    RobotSettings,
    Secret,
    Security,
    Settings,
    SlackSettings,
    WebhookSettings,
    Weekday,
)
from monitor.config.durations import Duration, WaitKey
from monitor.config.section import OneOrMore, Section
from monitor.config.values import (
    Address,
    Clock,
    Country,
    HeaderText,
    HookUrl,
    ReceiverRef,
    TimeZone,
    Window,
    Word,
    check_apprise_url,
    check_secret,
    check_secret_url,
    parse_clock,
)

REFERENCE: Final[dict[str, Any]] = {"type": "string", "pattern": "^(env|file|credential):.+"}
SecretKey = Annotated[Secret, PlainValidator(check_secret), WithJsonSchema(REFERENCE)]
SecretUrl = Annotated[Secret, PlainValidator(check_secret_url), WithJsonSchema(REFERENCE)]
AppriseUrl = Annotated[Secret, PlainValidator(check_apprise_url), WithJsonSchema(REFERENCE)]
Seconds = Annotated[float, Field(gt=0, le=600, strict=False)]


class ReceiverSection(Section):
    """What all receivers have in common; without a value of their own, language and time zone are the file's."""

    language: Language | None = Field(default=None, description="Language of its messages, `zh` or `en`.")
    rate: Rate = Field(default="realtime", description="`realtime`, or `daily` or `weekly` for digests.")
    also: Also = Field(
        default="digest",
        description="Later prints of told news: in the next `digest`, at once as an `update`, or `off`: not sent.",
    )
    digest_at: OneOrMore[Clock] = Field(
        default=["08:00"], min_length=1, description="When digests go out, in `timezone`; several times a day too."
    )
    digest_on: OneOrMore[Weekday] = Field(
        default=[], description="On which days, e.g. `[mon, thu]`; default: all, weekly: Monday."
    )
    quiet: OneOrMore[Window] = Field(
        default=[], description='Hours in which nothing goes out at once, e.g. `"22:00-07:00"`: it comes when they end.'
    )
    workdays: Country | None = Field(
        default=None, description="Only on workdays of this country, e.g. `CN`: holidays and weekends wait."
    )
    timezone: TimeZone | None = Field(default=None, description="Its time zone, e.g. `Europe/Berlin`.")
    wait: WaitKey = Field(
        default=timedelta(),
        json_schema_extra={"default": "none"},
        description="Alerts of one watch go out together: those of e.g. `5m`, or of a paper's whole `issue`.",
    )
    fallback: ReceiverRef | None = Field(
        default=None, description="Another receiver: it gets what this one refuses or does not take for long."
    )
    fallback_after: Duration = Field(
        default=timedelta(hours=6),
        json_schema_extra={"default": "6h"},
        description="How long this receiver may fail before `fallback` gets its messages.",
    )

    def settings(self) -> tuple[Settings, ...]:
        """Make the record of the channel, of mail one for each address. Raises ValueError."""
        raise NotImplementedError

    @model_validator(mode="after")
    def check(self) -> Self:
        """Refuse values that do not go together."""
        self.settings()
        return self

    def to_records(self, name: str, language: Language, timezone: str) -> tuple[Receiver, ...]:
        """Make the records; `language` and `timezone` are the file's."""
        settings = self.settings()
        return tuple(
            Receiver(
                id=name if len(settings) == 1 else f"{name}:{getattr(one, 'to', '')}",
                name=name,
                settings=one,
                language=self.language or language,
                rate=self.rate,
                also=self.also,
                digest_at=tuple(sorted({parse_clock(clock) for clock in self.digest_at})),
                digest_on=tuple(day for day in WEEKDAYS if day in self.digest_on),
                quiet=tuple(self.quiet),
                workdays=self.workdays or "",
                timezone=self.timezone or timezone,
                wait=self.wait,
                fallback=(self.fallback,) if self.fallback else (),
                fallback_after=self.fallback_after,
            )
            for one in settings
        )


class EmailSection(ReceiverSection):
    """Mail through an SMTP server."""

    kind: Literal["email"] = Field(description="Which channel.")
    host: Word = Field(description="The mail server.")
    port: int = Field(default=587, ge=1, le=65535, description="Its port: 587 for STARTTLS, 465 for TLS.")
    security: Security = Field(default="starttls", description="`starttls`, `tls`, or `none` on this machine only.")
    username: str = Field(default="", description="For a server that asks who sends.")
    password: SecretKey | None = Field(default=None, description="`env:NAME`, `file:/path` or `credential:name`.")
    sender: Address = Field(description="The address that it comes from.")
    to: OneOrMore[Address] = Field(min_length=1, description="The addresses that it goes to, each a mail of its own.")
    list_id: HeaderText = Field(default="", description="The List-Id header, for filters in mail programs.")
    unsubscribe: Address | None = Field(
        default=None, description="The address that takes mails of those who want no more; default: `sender`."
    )
    unsubscribe_url: HeaderText = Field(
        default="",
        description="An https address that takes the same by one click; `{address}` in it is who got the mail.",
    )
    timeout: Seconds = Field(default=60.0, description="Seconds for one message.")
    ca_file: str = Field(default="", description="PEM file of a private certificate authority.")
    allow_plain: bool = Field(default=False, description="With `security: none`, also to other machines. Unsafe.")

    def settings(self) -> tuple[Settings, ...]:
        """Make a record for each address."""
        return tuple(
            EmailSettings(
                host=self.host,
                port=self.port,
                security=self.security,
                username=self.username,
                password=self.password,
                sender=self.sender,
                to=address,
                list_id=self.list_id,
                unsubscribe=self.unsubscribe or "",
                unsubscribe_url=self.unsubscribe_url,
                timeout=self.timeout,
                ca_file=self.ca_file,
                allow_plain=self.allow_plain,
            )
            for address in dict.fromkeys(self.to)
        )


class HttpSection(ReceiverSection):
    """What all that is posted over HTTP has in common."""

    timeout: Seconds = Field(default=30.0, description="Seconds for one message.")
    allow_private: bool = Field(default=False, description="Also to an address that is not public.")


class SlackSection(HttpSection):
    """A Slack incoming webhook by its `url`; or a bot by `token` and `channel`, whose messages form threads."""

    kind: Literal["slack"] = Field(description="Which channel.")
    url: SecretUrl | None = Field(
        default=None, description="The webhook's address, which is a secret: `env:SLACK_WEBHOOK_URL`."
    )
    token: SecretKey | None = Field(
        default=None, description="A bot's token with the scope `chat:write`: `env:SLACK_TOKEN`."
    )
    channel: str = Field(default="", description="With `token`: the channel's id, like `C012AB3CD`.")
    api: str = Field(default=SLACK_API, description="With `token`: another address of Slack's API, as GovSlack has.")

    def settings(self) -> tuple[Settings, ...]:
        """Make the record."""
        return (
            SlackSettings(
                url=self.url,
                token=self.token,
                channel=self.channel,
                api=self.api,
                timeout=self.timeout,
                allow_private=self.allow_private,
            ),
        )


class FeishuSection(HttpSection):
    """A custom bot (自定义机器人) of a Feishu or Lark group."""

    kind: Literal["feishu"] = Field(description="Which channel.")
    url: SecretUrl = Field(description="The bot's address, which is a secret: `env:FEISHU_URL`.")
    secret: SecretKey | None = Field(default=None, description="The secret of its signature check (签名校验).")

    def settings(self) -> tuple[Settings, ...]:
        """Make the record."""
        return (make_robot(self, self.secret),)


class DingTalkSection(HttpSection):
    """A custom robot (自定义机器人) of a DingTalk group."""

    kind: Literal["dingtalk"] = Field(description="Which channel.")
    url: SecretUrl = Field(description="The robot's address, which is a secret: `env:DINGTALK_URL`.")
    secret: SecretKey | None = Field(default=None, description="The secret of its signature (加签), as SEC...")

    def settings(self) -> tuple[Settings, ...]:
        """Make the record."""
        return (make_robot(self, self.secret),)


class WeComSection(HttpSection):
    """A group robot (群机器人) of WeCom (企业微信)."""

    kind: Literal["wecom"] = Field(description="Which channel.")
    url: SecretUrl = Field(description="The robot's address, which is a secret: `env:WECOM_URL`.")

    def settings(self) -> tuple[Settings, ...]:
        """Make the record."""
        return (make_robot(self, None),)


def make_robot(section: FeishuSection | DingTalkSection | WeComSection, secret: Secret | None) -> RobotSettings:
    """Make the record of a group chat's robot."""
    return RobotSettings(
        kind=section.kind,
        url=section.url,
        secret=secret,
        timeout=section.timeout,
        allow_private=section.allow_private,
    )


class WebhookSection(HttpSection):
    """Any program that takes JSON by POST, signed as Standard Webhooks."""

    kind: Literal["webhook"] = Field(description="Which channel.")
    url: HookUrl = Field(description="The address, or a reference when it holds a token.")
    secret: SecretKey = Field(description="The signing key, base64 of 24 to 64 bytes: `credential:hook`.")
    cloudevents: bool = Field(default=False, description="Put the payload into an envelope of CloudEvents 1.0.")
    ca_file: str = Field(default="", description="PEM file of a private certificate authority.")

    def settings(self) -> tuple[Settings, ...]:
        """Make the record."""
        return (
            WebhookSettings(
                url=self.url,
                secret=self.secret,
                timeout=self.timeout,
                allow_private=self.allow_private,
                ca_file=self.ca_file,
                cloudevents=self.cloudevents,
            ),
        )


class AppriseSection(ReceiverSection):
    """Any service that Apprise knows, best effort: Apprise takes some refusals for success."""

    kind: Literal["apprise"] = Field(description="Which channel.")
    url: AppriseUrl = Field(description="Its address as Apprise writes it, which is a secret: `env:APPRISE_URL`.")
    characters: int = Field(
        default=1000, ge=400, le=100_000, description="What one message may hold; more goes in parts."
    )

    def settings(self) -> tuple[Settings, ...]:
        """Make the record."""
        return (AppriseSettings(url=self.url, characters=self.characters),)


class AtomSection(ReceiverSection):
    """An Atom feed in a file, for a feed reader or a web server."""

    kind: Literal["atom"] = Field(description="Which channel.")
    path: Word = Field(description="The file, relative as `store` is; with `{watch}` in it a file for each watch.")
    entries: int = Field(default=100, ge=1, le=10_000, description="How many entries it keeps, the newest.")

    def settings(self) -> tuple[Settings, ...]:
        """Make the record."""
        return (AtomSettings(path=self.path, entries=self.entries),)


AnyReceiver = Annotated[
    EmailSection
    | SlackSection
    | FeishuSection
    | DingTalkSection
    | WeComSection
    | WebhookSection
    | AppriseSection
    | AtomSection,
    Field(discriminator="kind"),
]
