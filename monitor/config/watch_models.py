"""The shape of a watch in config.yaml as pydantic models: each key's type, default and description."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from alerts.clauses import WatchedSubject
from alerts.receivers import Rate
from alerts.watches import ASKING_KEYS, DEFAULT_ROLES, Exclusion, Watch
from monitor.config.clause_models import (
    Absent,
    Change,
    Document,
    Event,
    Group,
    Meeting,
    People,
    Phrase,
    Post,
    Topics,
)
from monitor.config.durations import Repeat, WaitKey
from monitor.config.section import OneOrMore, Section
from monitor.config.values import (
    Day,
    ListWord,
    PaperRef,
    ReceiverRef,
    Role,
    Subject,
    Word,
    expand_papers,
)
from monitor.records import Where

PageNumber = Annotated[int, Field(ge=1, le=999)]
Papers = Annotated[OneOrMore[PaperRef], AfterValidator(expand_papers)]


class ExclusionSection(Section):
    """What takes a watch's find back, wherever in the article it stands."""

    people: People = Field(default=[], description="A person who is surely named.")
    topics: Topics = Field(default=[], description="Words, e.g. `[招聘, 广告]`.")
    events: OneOrMore[Event] = Field(default=[], description="Event kinds.")
    papers: Papers = Field(default=[], description="Papers, named or chosen as at the top.")
    pages: OneOrMore[PageNumber] = Field(default=[], description="Pages.")
    columns: OneOrMore[ListWord] = Field(default=[], description="Words of section, kicker or column.")

    def to_record(self) -> Exclusion:
        """Make the record."""
        return Exclusion(
            people=tuple(self.people),
            topics=tuple(self.topics),
            events=tuple(self.events),
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
        description="Messages a day (of the paper) that are sent at once; the rest comes, counted, in the next digest.",
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
    people: People = Field(default=[], description="People, by name or with `post` or `place`.")
    posts: OneOrMore[Post] = Field(default=[], description="Posts: whoever holds one is found.")
    groups: OneOrMore[Group] = Field(default=[], description="Posts of a place or a rank, whoever holds one.")
    topics: Topics = Field(default=[], description="Words with `any`, `all`, `none`, `regex`, `near`.")
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
            people=tuple(self.people),
            posts=tuple(self.posts),
            groups=tuple(self.groups),
            topics=tuple(self.topics),
            phrases=tuple(self.phrases),
            about=tuple(WatchedSubject(name=name) for name in dict.fromkeys(self.about)),
            events=tuple(dict.fromkeys(self.events)),
            changes=tuple(self.changes),
            documents=tuple(self.documents),
            together=tuple(self.together),
            absent=tuple(self.absent),
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
