"""The shape of a watch's clauses in config.yaml: sections as pydantic models, each key's type, default and description.

What a section says becomes the record of `alerts.clauses` as soon as it is read: the record says what does not go
together. `Person`, `Topic` ... are these records as they are written, shorter forms too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import CoreSchema

from alerts.clauses import (
    Clause,
    Together,
    Topic,
    WatchedAbsence,
    WatchedChange,
    WatchedDocument,
    WatchedEvent,
    WatchedGroup,
    WatchedPerson,
    WatchedPhrase,
    WatchedPost,
)
from monitor.config.section import OneOrMore, Section
from monitor.config.values import (
    PLAIN,
    PLAIN_LINES,
    ChangeAction,
    DocumentAction,
    EventKind,
    ListWord,
    Pattern,
    PersonName,
    PlaceName,
    Rank,
    Word,
    expand_places,
    wrong,
)
from monitor.records import RANKS, Where

MOST_KEPT: Final = 200_000  # entries of some 200 bytes
FIRST: Final = "Only what the archive has never had: the first print, the first time in the post."


class ClauseSection(Section):
    """What all clauses have in common: the record says what does not go together."""

    def to_record(self) -> Clause | WatchedAbsence:
        """Make the record. Raises ValueError for values that do not go together."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Made:
    """Says that a record is made of a section; `read` makes the section of what may stand for it, a `short` form."""

    section: type[ClauseSection]
    read: Callable[[Any], Any]
    short: Any = str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        shape = self.short | self.section
        before = BeforeValidator(self.read, json_schema_input_type=shape)
        return handler.generate_schema(Annotated[self.section, before, AfterValidator(self.section.to_record)])


def text_as(key: str) -> Callable[[Any], Any]:
    """Let a text stand for a section with that text under `key`."""
    return lambda value: {key: value} if isinstance(value, str) else value


def plain(make: Callable[[str], object]) -> WrapValidator:
    """Say of a list, which may be of many thousand plain words, that `make` makes an entry of one.

    What was made is kept: when a config is read again, only the words that are new are made anew.
    """
    return WrapValidator(partial(take_plain, make, {}))


def take_plain(
    make: Callable[[str], object], kept: dict[str, object], value: Any, handler: ValidatorFunctionWrapHandler
) -> Any:
    """Make entries of plain words, which no check refuses, without looking at them one by one, and of others so."""
    if not isinstance(value, list):
        return handler(value)
    if are_plain(value):
        return make_entries(make, kept, value)
    plain = [type(one) is str and PLAIN.fullmatch(one) is not None for one in value]
    try:
        others = iter(handler([one for one, is_plain in zip(value, plain, strict=True) if not is_plain]))
    except ValidationError:
        return handler(value)  # so that each complaint has the number of its entry
    made = iter(make_entries(make, kept, [one for one, is_plain in zip(value, plain, strict=True) if is_plain]))
    return [next(made if is_plain else others) for is_plain in plain]


def are_plain(entries: list[Any]) -> bool:
    """Say whether all entries are plain words, in a quarter of the time that it takes to look at each by itself."""
    if set(map(type, entries)) != {str}:
        return False
    lines = "\n".join((*entries, ""))
    return lines.count("\n") == len(entries) and PLAIN_LINES.fullmatch(lines) is not None


def make_entries(make: Callable[[str], object], kept: dict[str, object], words: list[str]) -> list[object]:
    """Make an entry of each word, or give what was made of it before."""
    if len(kept) > MOST_KEPT:
        kept.clear()
    made = [before or make(word) for word, before in zip(words, map(kept.get, words), strict=True)]
    kept.update(zip(words, made, strict=True))
    return made


Places = Annotated[OneOrMore[PlaceName], AfterValidator(expand_places)]
WordList = Annotated[OneOrMore[ListWord], plain(str)]


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
    any: WordList = Field(default=[], description="At least one of these words.")
    all: WordList = Field(default=[], description="Each of these words.")
    none: WordList = Field(default=[], description="None of these words.")
    regex: OneOrMore[Pattern] = Field(default=[], description="Or one of these regular expressions (RE2).")
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


def people_only(value: Any) -> Any:
    """Let a list of names stand for persons together."""
    if isinstance(value, str):
        raise wrong(f"`{value}` stands alone here: a meeting is a list of its own", "write [[张三, 李四]]")
    return {"people": value} if isinstance(value, list) else value


def refuse_text(value: Any) -> Any:
    """Refuse a text: it may be meant as a place or as a rank."""
    if isinstance(value, str):
        key = "rank" if value in RANKS else "place"
        raise wrong(
            f"`{value}` stands alone here: a group is of a place, of a rank, or both", f"write {{{key}: {value}}}"
        )
    return value


def word_only(value: Any) -> Any:
    """Let a text stand for a topic of that word."""
    return {"any": [value]} if isinstance(value, str) else value


Person = Annotated[WatchedPerson, Made(PersonSection, text_as("name"))]
Words = Annotated[Topic, Made(TopicSection, word_only)]


class TogetherSection(ClauseSection):
    """Persons in one event, or a person and a topic; a list of names alone says the same as `{people: [...]}`."""

    people: list[Person] = Field(min_length=1, description="Persons who all take part in the event.")
    topic: Words | None = Field(default=None, description="Words in the event's paragraph or the heading.")
    first: bool = Field(default=False, description=FIRST)

    def to_record(self) -> Together:
        """Make the record."""
        return Together(people=tuple(self.people), topic=self.topic, first=self.first)


class AbsenceSection(ClauseSection):
    """Somebody who is not seen for unusually long; a name alone says the same as `{name: ...}`."""

    name: PersonName = Field(default="", description="The person's name.")
    aliases: OneOrMore[PersonName] = Field(default=[], description="Other names for the same person.")
    post: str = Field(default="", description="Or a post in full: whoever was seen in it last.")

    def to_record(self) -> WatchedAbsence:
        """Make the record."""
        return WatchedAbsence(name=self.name.strip(), aliases=tuple(self.aliases), post=self.post.strip())


Post = Annotated[WatchedPost, Made(PostSection, text_as("name"))]
Group = Annotated[WatchedGroup, Made(GroupSection, refuse_text, GroupSection)]
Phrase = Annotated[WatchedPhrase, Made(PhraseSection, text_as("word"))]
Event = Annotated[WatchedEvent, Made(EventSection, text_as("kind"))]
Change = Annotated[WatchedChange, Made(ChangeSection, text_as("place"))]
Document = Annotated[WatchedDocument, Made(DocumentSection, text_as("title"))]
Meeting = Annotated[Together, Made(TogetherSection, people_only, list[Person])]
Absent = Annotated[WatchedAbsence, Made(AbsenceSection, text_as("name"))]
People = Annotated[OneOrMore[Person], plain(lambda name: WatchedPerson(name=name))]
Topics = Annotated[OneOrMore[Words], plain(lambda word: Topic(any=(word,)))]
