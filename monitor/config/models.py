"""The shape of config.yaml as pydantic models: each key's type, default and description; unknown keys are faults.

The descriptions are the key reference (docs/config.md) and what editors show. `to_record` makes the frozen records of
`alerts.watches`, which check themselves.
"""

from typing import Annotated, Any, Final, Literal, Self, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue, WithJsonSchema
from pydantic_core import CoreSchema

from alerts.watches import (
    EmailSettings,
    Language,
    Rate,
    Receiver,
    Secret,
    Security,
    Settings,
    SlackSettings,
    Topic,
    Watch,
    WatchedPerson,
    WatchedPost,
    WebhookSettings,
)
from monitor.config.values import (
    Address,
    Clock,
    EventKind,
    HeaderText,
    ListWord,
    PaperRef,
    PersonName,
    ReceiverRef,
    TimeZone,
    Word,
    check_secret,
    check_secret_url,
    check_url,
    expand_papers,
    make_list,
    parse_clock,
)
from monitor.records import Where

Item = TypeVar("Item")


class OrOne:
    """Says in the JSON Schema that a list of one may be written without its brackets."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        rows = handler(core)
        return {"anyOf": [rows["items"], rows]}


OneOrMore: TypeAlias = Annotated[list[Item], BeforeValidator(make_list), OrOne()]

REFERENCE: Final[dict[str, Any]] = {"type": "string", "pattern": "^(env|file|credential):.+"}
ADDRESS_OR_REFERENCE: Final[dict[str, Any]] = {"type": "string", "pattern": "^(env|file|credential|https?):.+"}
SecretKey = Annotated[Secret, PlainValidator(check_secret), WithJsonSchema(REFERENCE)]
SecretUrl = Annotated[Secret, PlainValidator(check_secret_url), WithJsonSchema(REFERENCE)]
HookUrl = Annotated[Secret, PlainValidator(check_url), WithJsonSchema(ADDRESS_OR_REFERENCE)]
Seconds = Annotated[float, Field(gt=0, le=600, strict=False)]


class Section(BaseModel):
    """What every part of the file has in common: types are meant as written, unknown keys are faults."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)


# --- what is looked for -----------------------------------------------------------------------------------------


class PersonSection(Section):
    """A person; a name alone says the same as `{name: ...}`."""

    name: PersonName = Field(description="The name as printed, 2 to 4 characters, or a foreign name with `·`.")
    aliases: OneOrMore[PersonName] = Field(default=[], description="Other names for the same person.")
    post: str = Field(default="", description="A post that tells namesakes apart, e.g. `省长`.")
    place: str = Field(default="", description="A place that tells namesakes apart, e.g. `浙江省`.")

    def to_record(self) -> WatchedPerson:
        """Make the record."""
        return WatchedPerson(name=self.name, aliases=tuple(self.aliases), post=self.post, place=self.place)


class PostSection(Section):
    """A post, whoever holds it; the post alone says the same as `{name: ...}`."""

    name: Word = Field(description="The post in full, e.g. `江苏省省长`.")
    former: bool = Field(default=False, description="Also those who held it before (原, 时任).")

    @model_validator(mode="after")
    def check(self) -> Self:
        """Refuse a bare title (省长), which would never match: it does not say of what."""
        self.to_record()
        return self

    def to_record(self) -> WatchedPost:
        """Make the record."""
        return WatchedPost(name=self.name, former=self.former)


class TopicSection(Section):
    """Words that must and must not be there; a word alone says the same as `{any: [...]}`."""

    name: str = Field(default="", description="What messages call the topic; without it they show the words.")
    any: OneOrMore[ListWord] = Field(default=[], description="At least one of these words.")
    all: OneOrMore[ListWord] = Field(default=[], description="Each of these words.")
    none: OneOrMore[ListWord] = Field(default=[], description="None of these words.")

    @model_validator(mode="after")
    def check(self) -> Self:
        """Refuse a topic that every article would meet."""
        self.to_record()
        return self

    def to_record(self) -> Topic:
        """Make the record."""
        return Topic(name=self.name, any=tuple(self.any), all=tuple(self.all), none=tuple(self.none))


def name_only(value: Any) -> Any:
    """Let a text stand for a section with that name."""
    return {"name": value} if isinstance(value, str) else value


def word_only(value: Any) -> Any:
    """Let a text stand for a topic of that word."""
    return {"any": [value]} if isinstance(value, str) else value


Person = Annotated[PersonSection, BeforeValidator(name_only, json_schema_input_type=str | PersonSection)]
Post = Annotated[PostSection, BeforeValidator(name_only, json_schema_input_type=str | PostSection)]
TopicWords = Annotated[TopicSection, BeforeValidator(word_only, json_schema_input_type=str | TopicSection)]
PageNumber = Annotated[int, Field(ge=1, le=999)]


Papers = Annotated[OneOrMore[PaperRef], AfterValidator(expand_papers)]


class Narrowing(Section):
    """What narrows a watch and where it goes; under `defaults` it holds for every watch that does not say otherwise."""

    papers: Papers = Field(
        default=[], description="Only these papers, named or chosen as at the top; default: all followed."
    )
    pages: OneOrMore[PageNumber] = Field(default=[], description="Only these pages, e.g. `[1]` for the front page.")
    where: OneOrMore[Where] = Field(
        default=["heading", "text"],
        min_length=1,
        description="Where to look: `heading` (kicker, headline, subheads), `text`, or both.",
    )
    to: OneOrMore[ReceiverRef] = Field(default=[], description="Receivers by id; default: every receiver.")
    rate: Rate | None = Field(default=None, description="`realtime` or `daily`; default: as the receiver says.")


class WatchSection(Narrowing):
    """One question put to every article: it is met when any of its people, posts, topics or events is there."""

    name: Word = Field(description="What messages call the watch; no two watches have the same.")
    id: Word | None = Field(default=None, description="The watch's lasting name in the store; default: `name`.")
    people: OneOrMore[Person] = Field(default=[], description="People, by name or with `post` or `place`.")
    posts: OneOrMore[Post] = Field(default=[], description="Posts: whoever holds one is found.")
    topics: OneOrMore[TopicWords] = Field(default=[], description="Words with `any`, `all` and `none`.")
    events: OneOrMore[EventKind] = Field(default=[], description="Event kinds, e.g. `inspection`, `appointment`.")

    @model_validator(mode="after")
    def check(self) -> Self:
        """Refuse a watch that asks for nothing."""
        if not (self.people or self.posts or self.topics or self.events):
            raise ValueError(f"the watch `{self.name}` asks for nothing: give it people, posts, topics or events")
        return self

    def to_record(self, defaults: Narrowing, receivers: tuple[str, ...]) -> Watch:
        """Make the record; what this watch does not say, `defaults` says."""
        said = self.model_copy(
            update={key: getattr(defaults, key) for key in defaults.model_fields_set - self.model_fields_set}
        )
        return Watch(
            id=self.id or self.name,
            name=self.name,
            people=tuple(person.to_record() for person in self.people),
            posts=tuple(post.to_record() for post in self.posts),
            topics=tuple(topic.to_record() for topic in self.topics),
            events=tuple(dict.fromkeys(self.events)),
            papers=tuple(dict.fromkeys(said.papers)),
            pages=tuple(dict.fromkeys(said.pages)),
            where=tuple(dict.fromkeys(said.where)),
            receivers=tuple(dict.fromkeys(said.to)) or receivers,
            rate=said.rate,
        )


# --- where it goes ----------------------------------------------------------------------------------------------


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


class ConfigSection(Section):
    """The whole file."""

    store: Word = Field(
        default="yaowen.db",
        description="The database file; relative to $STATE_DIRECTORY where a service has one, else to this file.",
    )
    papers: Papers = Field(
        min_length=1,
        description="The papers to follow, by id or name, or chosen: `level:provincial`, `place:长三角`.",
    )
    paper_files: OneOrMore[Word] = Field(
        default=[], description="Files with papers of your own, relative to this file."
    )
    contact: HeaderText = Field(
        default="", description="Who runs this, a mail or web address: papers see it as the User-Agent."
    )
    language: Language = Field(default="zh", description="Language of messages, `zh` or `en`.")
    timezone: TimeZone = Field(default="Asia/Shanghai", description="Time zone of digests.")
    defaults: Narrowing = Field(
        default=Narrowing(), description="What holds for every watch that does not say otherwise."
    )
    topics: dict[Word, OneOrMore[ListWord]] = Field(
        default={}, description="Topics of your own, each with its words; a shipped topic's name adds words to it."
    )
    watches: list[WatchSection] = Field(default=[], description="What you want to know.")
    receivers: dict[str, AnyReceiver] = Field(default={}, description="Who is told, each under an id of its own.")
