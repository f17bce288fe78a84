"""What people asked to know (Watch): frozen records, made of config.yaml, checked.

A watch's clauses are alternatives: it finds an article when any of its people, posts, topics or event kinds is there.
`papers`, `pages` and `where` narrow all of them. Every fault raises ValueError naming the field and the value.
"""

import re
from dataclasses import dataclass

from alerts.receivers import Rate
from monitor.records import EVENT_KINDS, Where

BARE_TITLE = re.compile(r"副?(?:[省市县区州盟旗乡镇部厅局院处科]长|(?:[省市县区州]委)?书记|主任|主席|秘书长)")


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
