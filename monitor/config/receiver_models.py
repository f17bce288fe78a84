"""The shape of a receiver in config.yaml as pydantic models: each key's type, default and description."""

from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, PlainValidator, model_validator
from pydantic.json_schema import WithJsonSchema

from alerts.receivers import (
    EmailSettings,
    Language,
    Rate,
    Receiver,
    Secret,
    Security,
    Settings,
    SlackSettings,
    WebhookSettings,
)
from monitor.config.section import OneOrMore, Section
from monitor.config.values import (
    Address,
    Clock,
    HeaderText,
    TimeZone,
    Word,
    check_secret,
    check_secret_url,
    check_url,
    parse_clock,
)

REFERENCE: Final[dict[str, Any]] = {"type": "string", "pattern": "^(env|file|credential):.+"}
ADDRESS_OR_REFERENCE: Final[dict[str, Any]] = {"type": "string", "pattern": "^(env|file|credential|https?):.+"}
SecretKey = Annotated[Secret, PlainValidator(check_secret), WithJsonSchema(REFERENCE)]
SecretUrl = Annotated[Secret, PlainValidator(check_secret_url), WithJsonSchema(REFERENCE)]
HookUrl = Annotated[Secret, PlainValidator(check_url), WithJsonSchema(ADDRESS_OR_REFERENCE)]
Seconds = Annotated[float, Field(gt=0, le=600, strict=False)]


class ReceiverSection(Section):
    """What all receivers have in common; without a value of their own, language and time zone are the file's."""

    language: Language | None = Field(default=None, description="Language of its messages, `zh` or `en`.")
    rate: Rate = Field(default="realtime", description="`realtime`, or `daily` for one digest a day.")
    digest_at: Clock = Field(default="08:00", description="When the digest goes out, in `timezone`.")
    timezone: TimeZone | None = Field(default=None, description="Its time zone, e.g. `Europe/Berlin`.")

    def settings(self) -> Settings:
        """Make the record of the channel. Raises ValueError for values that do not go together."""
        raise NotImplementedError

    @model_validator(mode="after")
    def check(self) -> Self:
        """Refuse values that do not go together."""
        self.settings()
        return self

    def to_record(self, receiver_id: str, language: Language, timezone: str) -> Receiver:
        """Make the record; `language` and `timezone` are the file's."""
        return Receiver(
            id=receiver_id,
            settings=self.settings(),
            language=self.language or language,
            rate=self.rate,
            digest_at=parse_clock(self.digest_at),
            timezone=self.timezone or timezone,
        )


class EmailSection(ReceiverSection):
    """Mail through an SMTP server."""

    kind: Literal["email"] = Field(description="Which channel: `email`, `slack` or `webhook`.")
    host: Word = Field(description="The mail server.")
    port: int = Field(default=587, ge=1, le=65535, description="Its port: 587 for STARTTLS, 465 for TLS.")
    security: Security = Field(default="starttls", description="`starttls`, `tls`, or `none` on this machine only.")
    username: str = Field(default="", description="For a server that asks who sends.")
    password: SecretKey | None = Field(default=None, description="`env:NAME`, `file:/path` or `credential:name`.")
    sender: Address = Field(description="The address that it comes from.")
    to: OneOrMore[Address] = Field(min_length=1, description="The addresses that it goes to.")
    list_id: HeaderText = Field(default="", description="The List-Id header, for filters in mail programs.")
    timeout: Seconds = Field(default=60.0, description="Seconds for one message.")
    ca_file: str = Field(default="", description="PEM file of a private certificate authority.")
    allow_plain: bool = Field(default=False, description="With `security: none`, also to other machines. Unsafe.")

    def settings(self) -> EmailSettings:
        """Make the record."""
        return EmailSettings(
            host=self.host,
            port=self.port,
            security=self.security,
            username=self.username,
            password=self.password,
            sender=self.sender,
            to=tuple(dict.fromkeys(self.to)),
            list_id=self.list_id,
            timeout=self.timeout,
            ca_file=self.ca_file,
            allow_plain=self.allow_plain,
        )


class SlackSection(ReceiverSection):
    """A Slack incoming webhook."""

    kind: Literal["slack"] = Field(description="Which channel.")
    url: SecretUrl = Field(description="The webhook's address, which is a secret: `env:SLACK_WEBHOOK_URL`.")
    timeout: Seconds = Field(default=30.0, description="Seconds for one message.")
    allow_private: bool = Field(default=False, description="Also to an address that is not public.")

    def settings(self) -> SlackSettings:
        """Make the record."""
        return SlackSettings(url=self.url, timeout=self.timeout, allow_private=self.allow_private)


class WebhookSection(ReceiverSection):
    """Any program that takes JSON by POST, signed as Standard Webhooks."""

    kind: Literal["webhook"] = Field(description="Which channel.")
    url: HookUrl = Field(description="The address, or a reference when it holds a token.")
    secret: SecretKey = Field(description="The signing key, base64 of 24 to 64 bytes: `credential:hook`.")
    timeout: Seconds = Field(default=30.0, description="Seconds for one message.")
    allow_private: bool = Field(default=False, description="Also to an address that is not public.")
    ca_file: str = Field(default="", description="PEM file of a private certificate authority.")

    def settings(self) -> WebhookSettings:
        """Make the record."""
        return WebhookSettings(
            url=self.url,
            secret=self.secret,
            timeout=self.timeout,
            allow_private=self.allow_private,
            ca_file=self.ca_file,
        )


AnyReceiver = Annotated[EmailSection | SlackSection | WebhookSection, Field(discriminator="kind")]
