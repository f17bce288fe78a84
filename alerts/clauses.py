"""What a clause of a watch asks for (条件): frozen records, checked when made.

Every fault raises ValueError naming the field and the value.
"""

import re
from dataclasses import dataclass, fields

from alerts.patterns import compile_pattern
from monitor.records import APPOINTMENT_ACTIONS, DOCUMENT_ACTIONS, EVENT_KINDS, RANKS, Where

BARE_TITLE = re.compile(r"副?(?:[省市县区州盟旗乡镇部厅局院处科]长|(?:[省市县区州]委)?书记|主任|主席|秘书长)")
MOST_APART = 1_000  # characters; words farther apart than that are not near each other


@dataclass(frozen=True, kw_only=True, slots=True, init=False)
class WatchedPerson:
    """A person (人物) by name. `post` or `place` tell namesakes apart: 王浩 of 浙江 is not another 王浩.

    Lists may be of many thousand of these, nearly all with a name and nothing else: what each costs shows.
    """

    name: str
    aliases: tuple[str, ...] = ()
    post: str = ""
    place: str = ""

    def __init__(self, *, name: str, aliases: tuple[str, ...] = (), post: str = "", place: str = "") -> None:
        # as a frozen dataclass does, in a third of the time
        put_name(self, name)
        put_aliases(self, aliases)
        put_post(self, post)
        put_place(self, place)
        if aliases or not name.strip():
            check_words("name and aliases", self.names)

    def __repr__(self) -> str:  # as dataclasses write it, in half the time: fingerprints of watches are made of it
        name, aliases, post, place = self.name, self.aliases, self.post, self.place
        if not (aliases or post or place):
            return f"WatchedPerson({name=!r}, aliases=(), post='', place='')"
        return f"WatchedPerson({name=!r}, {aliases=!r}, {post=!r}, {place=!r})"

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases, the name first."""
        return (self.name, *self.aliases)

    @property
    def label(self) -> str:
        """What a message calls the clause."""
        return self.name


put_name, put_aliases, put_post, put_place = (vars(WatchedPerson)[each.name].__set__ for each in fields(WatchedPerson))


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchedPost:
    """A post (职务), whoever holds it; those who held it before count only when `former` asks for them.

    `first`: only a person whom the archive has not seen in it.
    """

    name: str
    former: bool = False
    first: bool = False

    def __post_init__(self) -> None:
        check_words("post", (self.name,))
        if BARE_TITLE.fullmatch(self.name.strip()):
            raise ValueError(f"post {self.name}: of what? write the place or organ too, as 江苏省省长 or 外交部部长")

    @property
    def label(self) -> str:
        """What a message calls the clause."""
        return self.name


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchedGroup:
    """Whoever holds a post of a group (一类职务): in one of `places`, of one of `ranks` (领导职务层次), or both.

    `first`: only a person whom the archive has not seen in that post.
    """

    name: str = ""
    places: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    first: bool = False

    def __post_init__(self) -> None:
        check_words("place", self.places)
        check_among("rank", self.ranks, RANKS)
        if not self.places and not self.ranks:
            raise ValueError("a group needs a place or a rank: without both everybody would be in it")

    @property
    def label(self) -> str:
        """What a message calls the clause."""
        return self.name or " ".join(filter(None, ("、".join(self.places), "、".join(self.ranks))))


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """Words (主题词): at least one of `any` or `regex`, each of `all`, none of `none`. `name` is shown, else the words.

    `regex` are patterns of RE2 over the folded print (simplified characters, half width). With `near`, a word of each
    must stand together within so many characters. `phrase`: words count inside set phrases in quotation marks (提法)
    only. `where` is heading, text or both, as far as the watch looks there. `first`: only what the archive never had.
    """

    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    regex: tuple[str, ...] = ()
    near: int = 0
    phrase: bool = False
    where: tuple[Where, ...] = ("heading", "text")
    first: bool = False
    name: str = ""

    def __post_init__(self) -> None:
        check_words("topic", (*self.any, *self.all, *self.none, *self.regex))
        if not self.any and not self.all and not self.regex:
            raise ValueError("a topic needs words under any, all or regex: with none alone every article would match")
        if not 0 <= self.near <= MOST_APART:
            raise ValueError(f"near: from 0 to {MOST_APART} characters, not {self.near}")
        if self.near and len(self.all) + bool(self.any or self.regex) < 2:  # noqa: PLR2004 - two words or more
            raise ValueError("near: needs two words to stand near each other, as all: [芯片, 出口] or any and all")
        for pattern in self.regex:
            compile_pattern(pattern)
        if self.first and (self.regex or self.none):
            raise ValueError("first: asks the archive for words: it goes with any and all, not with none or regex")

    @property
    def label(self) -> str:
        """What a message calls the topic."""
        return self.name or "、".join((*self.all, *self.any, *self.regex))


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchedPhrase:
    """A set phrase (提法) in quotation marks that holds `word`; "" is any. `first`: only one that was never printed."""

    word: str = ""
    first: bool = False

    def __post_init__(self) -> None:
        if not self.word and not self.first:
            raise ValueError("phrases: without a word, only new ones can be asked for (first: true)")

    @property
    def label(self) -> str:
        """What a message calls the clause."""
        return self.word or "*"


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchedSubject:
    """A topic of the lexicon (主题) that the article is about, shipped or the user's own."""

    name: str

    def __post_init__(self) -> None:
        check_words("about", (self.name,))

    @property
    def label(self) -> str:
        """What a message calls the clause."""
        return self.name


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchedEvent:
    """An event of a kind (事件类型), in one of `places` if any are given."""

    kind: str
    places: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_among("event kind", (self.kind,), EVENT_KINDS)
        check_words("place", self.places)

    @property
    def label(self) -> str:
        """What a message calls the clause."""
        return self.kind


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchedChange:
    """A personnel change (任免) of a person, of a post, of posts in `places` or of `ranks`; empty is any.

    `actions` are of APPOINTMENT_ACTIONS, () all of them.
    """

    person: str = ""
    post: str = ""
    places: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_words("place", self.places)
        check_among("rank", self.ranks, RANKS)
        check_among("action", self.actions, APPOINTMENT_ACTIONS)

    @property
    def label(self) -> str:
        """What a message calls the clause."""
        asked = (self.person, self.post, "、".join(self.places), "、".join(self.ranks), "、".join(self.actions))
        return " ".join(filter(None, asked)) or "*"


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchedDocument:
    """A document (文件) whose title holds `title`, with which one of `actions` was done; () is any of them."""

    title: str
    actions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_words("document", (self.title,))
        check_among("action", self.actions, DOCUMENT_ACTIONS)

    @property
    def label(self) -> str:
        """What a message calls the clause."""
        return self.title


@dataclass(frozen=True, kw_only=True, slots=True)
class Together:
    """Persons who take part in one event (同场), or persons and a topic: its words then stand where the event does.

    `first`: only a pairing of persons that the archive has not seen in one event.
    """

    people: tuple[WatchedPerson, ...]
    topic: Topic | None = None
    first: bool = False

    def __post_init__(self) -> None:
        if len(self.people) + (self.topic is not None) < 2 or not self.people:  # noqa: PLR2004 - two make a meeting
            raise ValueError("together: two persons, or a person and a topic")
        if self.first and len(self.people) < 2:  # noqa: PLR2004 - the same
            raise ValueError("first: asks the archive for a pairing: two persons")

    @property
    def label(self) -> str:
        """What a message calls the clause."""
        return " + ".join((*(person.name for person in self.people), *((self.topic.label,) if self.topic else ())))


@dataclass(frozen=True, kw_only=True, slots=True)
class WatchedAbsence:
    """A person, or whoever was seen last in a post, who is not seen for unusually long (久未见报)."""

    name: str = ""
    aliases: tuple[str, ...] = ()
    post: str = ""

    def __post_init__(self) -> None:
        if bool(self.name) == bool(self.post):
            raise ValueError("absent: a name or a post, one of them")
        check_words("aliases", self.aliases)

    @property
    def label(self) -> str:
        """What a message calls it."""
        return self.name or self.post


Clause = (
    WatchedPerson
    | WatchedPost
    | WatchedGroup
    | Topic
    | WatchedPhrase
    | WatchedSubject
    | WatchedEvent
    | WatchedChange
    | WatchedDocument
    | Together
)


def check_words(field_name: str, words: tuple[str, ...]) -> None:
    """Raise ValueError when one of the words is empty or only white space: it would be found everywhere."""
    if not all(map(str.strip, words)):
        raise ValueError(f"{field_name}: an empty word would match everything")


def check_among(field_name: str, words: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Raise ValueError when one of the words is not among those known."""
    if unknown := sorted(set(words) - set(known)):
        raise ValueError(f"no {field_name} {unknown[0]!r}; there are {', '.join(known)}")
