"""The shape of a watch in config.yaml as pydantic models: each key's type, default and description."""

from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from alerts.receivers import Rate
from alerts.watches import Topic, Watch, WatchedPerson, WatchedPost
from monitor.config.section import OneOrMore, Section, name_only
from monitor.config.values import EventKind, ListWord, PaperRef, PersonName, ReceiverRef, Word, expand_papers
from monitor.records import Where


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
