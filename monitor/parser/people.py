"""A Story in, its People out: every person named, the posts in full form, each mention with what stands around it.

Places in a Mention are folded places (see text.py) in the view of `where`; `Story.span` gives the printed span.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from monitor.parser.text import Story
from monitor.records import Person, Post, Where


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """One place where a person is named: folded `start`..`end` of `where`, in `story.sentences[sentence]`.

    `person` is the name of the Person (this place may print less of it: 江主席). `title_before` and `title_after` are
    the folded places of the posts that belong to it there, or None; `group` numbers the list that it stands in
    (names joined by 、 or run together, posts between them allowed), 0 for none.
    """

    person: str
    where: Where
    start: int
    end: int
    sentence: int
    title_before: tuple[int, int] | None = None
    title_after: tuple[int, int] | None = None
    group: int = 0
    posts: tuple[Post, ...] = ()
    rule: str = ""


@dataclass(frozen=True, kw_only=True)
class People:
    """The persons of a story in order of first mention, and their mentions in order (heading first, then text)."""

    persons: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @cached_property
    def officials(self) -> frozenset[str]:
        """The names of those who are officials."""
        return frozenset(person.name for person in self.persons if person.official)

    def in_sentence(self, index: int) -> tuple[Mention, ...]:
        """Give the mentions in one sentence, in order."""
        return tuple(mention for mention in self.mentions if mention.sentence == index)

    def of(self, name: str) -> tuple[Mention, ...]:
        """Give the mentions of one person, in order."""
        return tuple(mention for mention in self.mentions if mention.person == name)


CRUDE = re.compile(r"(?<=书记|省长|市长|主席|主任|部长|总理|总统)[\u4e00-\u9fff]{2,3}(?=[、，。])|习近平")


def find_people(story: Story) -> People:
    """Find the people that a story names."""
    mentions = tuple(
        Mention(
            person=found[0],
            where=sentence.where,
            start=sentence.start + found.start(),
            end=sentence.start + found.end(),
            sentence=sentence.index,
        )
        for sentence in story.sentences
        for found in CRUDE.finditer(sentence.text)
    )
    names = dict.fromkeys(mention.person for mention in mentions)
    persons = tuple(
        Person(
            name=name,
            official=True,
            rank=rank,
            mentions=tuple(story.span(m.where, m.start, m.end) for m in mentions if m.person == name),
        )
        for rank, name in enumerate(names, 1)
    )
    return People(persons=persons, mentions=mentions)
