"""The shape of a watch in config.yaml as pydantic models: each key's type, default and description."""

from typing import Annotated, Any, Final, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from alerts.receivers import Rate
from alerts.watches import (
    ASKING_KEYS,
    DEFAULT_ROLES,
    Clause,
    Exclusion,
    Together,
    Topic,
    Watch,
    WatchedAbsence,
    WatchedChange,
    WatchedDocument,
    WatchedEvent,
    WatchedGroup,
    WatchedPerson,
    WatchedPhrase,
    WatchedPost,
    WatchedSubject,
)
from monitor.config.durations import Repeat, WaitKey
from monitor.config.section import OneOrMore, Section, name_only
from monitor.config.values import (
    ChangeAction,
    Day,
    DocumentAction,
    EventKind,
    ListWord,
    PaperRef,
    PersonName,
    PlaceName,
    Rank,
    ReceiverRef,
    Role,
    Subject,
    Word,
    expand_papers,
    expand_places,
    wrong,
)
from monitor.records import Where

PageNumber = Annotated[int, Field(ge=1, le=999)]
Papers = Annotated[OneOrMore[PaperRef], AfterValidator(expand_papers)]
Places = Annotated[OneOrMore[PlaceName], AfterValidator(expand_places)]
FIRST: Final = "Only what the archive has never had: the first print, the first time in the post."


class ClauseSection(Section):
    """What all clauses have in common: the record says what does not go together."""

    def to_record(self) -> Clause | WatchedAbsence:
        """Make the record. Raises ValueError for values that do not go together."""
        raise NotImplementedError

    @model_validator(mode="after")
    def check(self) -> Self:
        """Refuse what the record refuses."""
        self.to_record()
        return self


# --- the clauses ------------------------------------------------------------------------------------------------


class PersonSection(ClauseSection):
    """A person; a name alone says the same as `{name: ...}`."""

    name: PersonName = Field(description="The name as printed, 2 to 4 characters, or a foreign name with `·`.")
    aliases: OneOrMore[PersonName] = Field(default=[], description="Other names for the same person.")
    post: str = Field(default="", description="A post that tells namesakes apart, e.g. `省长`.")
    place: PlaceName = Field(default="", description="A place that tells namesakes apart, e.g. `浙江省`.")

    def to_record(self) -> WatchedPerson:
        """Make the record."""
        return WatchedPerson(name=self.name, aliases=tuple(self.aliases), post=self.post, place=self.place)


class PostSection(ClauseSection):
    """A post, whoever holds it; the post alone says the same as `{name: ...}`."""

    name: Word = Field(description="The post in full, e.g. `江苏省省长`.")
    former: bool = Field(default=False, description="Also those who held it before (原, 时任).")
    first: bool = Field(default=False, description=FIRST)

    def to_record(self) -> WatchedPost:
        """Make the record; a bare title (省长) is refused: it does not say of what."""
        return WatchedPost(name=self.name, former=self.former, first=self.first)


class GroupSection(ClauseSection):
    """Whoever holds a post of a place, of a rank, or both."""

    name: str = Field(default="", description="What messages call the group; without it they show place and rank.")
    place: Places = Field(default=[], description="In one of these places or regions, e.g. `江苏省`, `长三角`.")
    rank: OneOrMore[Rank] = Field(default=[], description="Of one of these ranks, e.g. `省部级正职`.")
    first: bool = Field(default=False, description=FIRST)

    def to_record(self) -> WatchedGroup:
        """Make the record."""
        return WatchedGroup(name=self.name, places=tuple(self.place), ranks=tuple(self.rank), first=self.first)


class TopicSection(ClauseSection):
    """Words that must and must not be there; a word alone says the same as `{any: [...]}`."""

    name: str = Field(default="", description="What messages call the topic; without it they show the words.")
    any: OneOrMore[ListWord] = Field(default=[], description="At least one of these words.")
    all: OneOrMore[ListWord] = Field(default=[], description="Each of these words.")
    none: OneOrMore[ListWord] = Field(default=[], description="None of these words.")
    regex: OneOrMore[Word] = Field(default=[], description="Or one of these regular expressions (RE2).")
    near: int = Field(default=0, description="The words stand together within so many characters; 0: anywhere.")
    phrase: bool = Field(default=False, description="Only inside set phrases in quotation marks (提法).")
    where: OneOrMore[Where] = Field(
        default=["heading", "text"], min_length=1, description="Where to look: `heading`, `text`, or both."
    )
    first: bool = Field(default=False, description=FIRST)

    def to_record(self) -> Topic:
        """Make the record; what every article would meet is refused."""
        return Topic(
            name=self.name,
            any=tuple(self.any),
            all=tuple(self.all),
            none=tuple(self.none),
            regex=tuple(self.regex),
            near=self.near,
            phrase=self.phrase,
            where=tuple(self.where),
            first=self.first,
        )


class PhraseSection(ClauseSection):
    """A set phrase in quotation marks (提法); a word alone says the same as `{word: ...}`."""

    word: str = Field(default="", description="Phrases that hold this word; without it any.")
    first: bool = Field(default=False, description=FIRST)

    def to_record(self) -> WatchedPhrase:
        """Make the record."""
        return WatchedPhrase(word=self.word.strip(), first=self.first)


class EventSection(ClauseSection):
    """An event of a kind; the kind alone says the same as `{kind: ...}`."""

    kind: EventKind = Field(description="The kind, e.g. `inspection`.")
    place: Places = Field(default=[], description="In one of these places or regions.")

    def to_record(self) -> WatchedEvent:
        """Make the record."""
        return WatchedEvent(kind=self.kind, places=tuple(self.place))


class ChangeSection(ClauseSection):
    """A personnel change; a place alone says the same as `{place: ...}`, and `{}` is any change."""

    person: PersonName = Field(default="", description="Of this person.")
    post: str = Field(default="", description="Into or out of this post, in full.")
    place: Places = Field(default=[], description="Of posts in one of these places or regions.")
    rank: OneOrMore[Rank] = Field(default=[], description="Of posts of one of these ranks.")
    action: OneOrMore[ChangeAction] = Field(
        default=[], description="Only these: `appoint`, `remove`, `investigate` ..."
    )

    def to_record(self) -> WatchedChange:
        """Make the record."""
        return WatchedChange(
            person=self.person.strip(),
            post=self.post.strip(),
            places=tuple(self.place),
            ranks=tuple(self.rank),
            actions=tuple(self.action),
        )


class DocumentSection(ClauseSection):
    """A document named in 《》; words of its title alone say the same as `{title: ...}`."""

    title: Word = Field(description="Words that its title holds.")
    action: OneOrMore[DocumentAction] = Field(default=[], description="Only when this was done: `adopt`, `issue` ...")

    def to_record(self) -> WatchedDocument:
        """Make the record."""
        return WatchedDocument(title=self.title, actions=tuple(self.action))


def reads_as(key: str, section: type[Section]) -> BeforeValidator:
    """Let a text stand for a section with that text under `key`."""
    return BeforeValidator(
        lambda value: {key: value} if isinstance(value, str) else value, json_schema_input_type=str | section
    )


def people_only(value: Any) -> Any:
    """Let a list of names stand for persons together."""
    if isinstance(value, str):
        raise wrong(f"`{value}` stands alone here: a meeting is a list of its own", "write [[张三, 李四]]")
    return {"people": value} if isinstance(value, list) else value


def word_only(value: Any) -> Any:
    """Let a text stand for a topic of that word."""
    return {"any": [value]} if isinstance(value, str) else value


Person = Annotated[PersonSection, BeforeValidator(name_only, json_schema_input_type=str | PersonSection)]
Post = Annotated[PostSection, BeforeValidator(name_only, json_schema_input_type=str | PostSection)]
TopicWords = Annotated[TopicSection, BeforeValidator(word_only, json_schema_input_type=str | TopicSection)]


class TogetherSection(ClauseSection):
    """Persons in one event, or a person and a topic; a list of names alone says the same as `{people: [...]}`."""

    people: list[Person] = Field(min_length=1, description="Persons who all take part in the event.")
    topic: TopicWords | None = Field(default=None, description="Words in the event's paragraph or the heading.")
    first: bool = Field(default=False, description=FIRST)

    def to_record(self) -> Together:
        """Make the record."""
        return Together(
            people=tuple(person.to_record() for person in self.people),
            topic=None if self.topic is None else self.topic.to_record(),
            first=self.first,
        )


Phrase = Annotated[PhraseSection, reads_as("word", PhraseSection)]
Event = Annotated[EventSection, reads_as("kind", EventSection)]
Change = Annotated[ChangeSection, reads_as("place", ChangeSection)]
Document = Annotated[DocumentSection, reads_as("title", DocumentSection)]
Meeting = Annotated[
    TogetherSection, BeforeValidator(people_only, json_schema_input_type=list[Person] | TogetherSection)
]


class AbsenceSection(ClauseSection):
    """Somebody who is not seen for unusually long; a name alone says the same as `{name: ...}`."""

    name: PersonName = Field(default="", description="The person's name.")
    aliases: OneOrMore[PersonName] = Field(default=[], description="Other names for the same person.")
    post: str = Field(default="", description="Or a post in full: whoever was seen in it last.")

    def to_record(self) -> WatchedAbsence:
        """Make the record."""
        return WatchedAbsence(name=self.name.strip(), aliases=tuple(self.aliases), post=self.post.strip())


Absent = Annotated[AbsenceSection, reads_as("name", AbsenceSection)]


# --- a watch ----------------------------------------------------------------------------------------------------


class ExclusionSection(Section):
    """What takes a watch's find back, wherever in the article it stands."""

    people: OneOrMore[Person] = Field(default=[], description="A person who is surely named.")
    topics: OneOrMore[TopicWords] = Field(default=[], description="Words, e.g. `[招聘, 广告]`.")
    events: OneOrMore[Event] = Field(default=[], description="Event kinds.")
    papers: Papers = Field(default=[], description="Papers, named or chosen as at the top.")
    pages: OneOrMore[PageNumber] = Field(default=[], description="Pages.")
    columns: OneOrMore[ListWord] = Field(default=[], description="Words of section, kicker or column.")

    def to_record(self) -> Exclusion:
        """Make the record."""
        return Exclusion(
            people=tuple(person.to_record() for person in self.people),
            topics=tuple(topic.to_record() for topic in self.topics),
            events=tuple(event.to_record() for event in self.events),
            papers=tuple(dict.fromkeys(self.papers)),
            pages=tuple(dict.fromkeys(self.pages)),
            columns=tuple(dict.fromkeys(self.columns)),
        )


class Narrowing(Section):
    """What narrows a watch and where it goes; under `defaults` it holds for every watch that does not say otherwise."""

    papers: Papers = Field(
        default=[], description="Only these papers, named or chosen as at the top; default: all followed."
    )
    pages: OneOrMore[PageNumber] = Field(default=[], description="Only these pages, e.g. `[1]` for the front page.")
    columns: OneOrMore[ListWord] = Field(
        default=[], description="Only where section, kicker or column hold one of these words, e.g. `[评论, 钟声]`."
    )
    top: bool = Field(default=False, description="Only the first story of a page.")
    where: OneOrMore[Where] = Field(
        default=["heading", "text"],
        min_length=1,
        description="Where to look: `heading` (kicker, headline, subheads), `text`, or both.",
    )
    roles: OneOrMore[Role] = Field(
        default=list(DEFAULT_ROLES),
        min_length=1,
        description="In which roles a person counts, e.g. `[speaks, receives]`; default: all but `spoken_of`.",
    )
    unless: ExclusionSection = Field(default=ExclusionSection(), description="What takes a find back.")
    limit: int = Field(
        default=0,
        ge=0,
        description="Messages a day that are sent at once; the rest comes, counted, in the next digest.",
    )
    to: OneOrMore[ReceiverRef] = Field(default=[], description="Receivers by id; default: every receiver.")
    rate: Rate | None = Field(
        default=None, description="`realtime`, `daily` or `weekly`; default: as the receiver says."
    )
    wait: WaitKey | None = Field(
        default=None,
        description="Its alerts go out together: those of e.g. `5m`, or of a paper's whole `issue`;"
        " default: as the receiver says.",
    )
    repeat: Repeat | None = Field(
        default=None,
        description="The same topic, or person in the same event, is told at once again only after e.g. `3d`, or"
        " `never`; meanwhile it comes in the next digest. Default: each time.",
    )


class WatchSection(Narrowing):
    """One question put to every article: it is met when any of its clauses holds."""

    name: Word = Field(description="What messages call the watch; no two watches have the same.")
    id: Word | None = Field(default=None, description="The watch's lasting name in the store; default: `name`.")
    people: OneOrMore[Person] = Field(default=[], description="People, by name or with `post` or `place`.")
    posts: OneOrMore[Post] = Field(default=[], description="Posts: whoever holds one is found.")
    groups: OneOrMore[GroupSection] = Field(default=[], description="Posts of a place or a rank, whoever holds one.")
    topics: OneOrMore[TopicWords] = Field(default=[], description="Words with `any`, `all`, `none`, `regex`, `near`.")
    phrases: OneOrMore[Phrase] = Field(default=[], description="Set phrases in quotation marks (提法).")
    about: OneOrMore[Subject] = Field(default=[], description="Topics of the lexicon that the article is about.")
    events: OneOrMore[Event] = Field(default=[], description="Event kinds, e.g. `inspection`, also with a place.")
    changes: OneOrMore[Change] = Field(default=[], description="Personnel changes, by place, rank, post or person.")
    documents: OneOrMore[Document] = Field(default=[], description="Documents by words of their titles.")
    together: list[Meeting] = Field(default=[], description="Persons, or a person and a topic, in one event.")
    mute_until: Day | None = Field(
        default=None, description="Up to and with this day, e.g. `2031-05-20`, all of it waits for the next digest."
    )
    absent: OneOrMore[Absent] = Field(
        default=[], description="Persons who are not seen for longer than their habit, while what they attend goes on."
    )

    @model_validator(mode="after")
    def check(self) -> Self:
        """Refuse a watch that asks for nothing."""
        if not any(getattr(self, key) for key in ASKING_KEYS):
            raise ValueError(f"the watch `{self.name}` asks for nothing: give it {', '.join(ASKING_KEYS)}")
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
            groups=tuple(group.to_record() for group in self.groups),
            topics=tuple(topic.to_record() for topic in self.topics),
            phrases=tuple(phrase.to_record() for phrase in self.phrases),
            about=tuple(WatchedSubject(name=name) for name in dict.fromkeys(self.about)),
            events=tuple(dict.fromkeys(event.to_record() for event in self.events)),
            changes=tuple(change.to_record() for change in self.changes),
            documents=tuple(document.to_record() for document in self.documents),
            together=tuple(meeting.to_record() for meeting in self.together),
            absent=tuple(one.to_record() for one in self.absent),
            unless=said.unless.to_record(),
            papers=tuple(dict.fromkeys(said.papers)),
            pages=tuple(dict.fromkeys(said.pages)),
            columns=tuple(dict.fromkeys(said.columns)),
            top=said.top,
            where=tuple(dict.fromkeys(said.where)),
            roles=tuple(dict.fromkeys(said.roles)),
            limit=said.limit,
            receivers=tuple(dict.fromkeys(said.to)) or receivers,
            rate=said.rate,
            wait=said.wait,
            repeat=said.repeat,
            mute_until=self.mute_until,
        )
