"""The facts of an issue's stories in, what each story may know from the others out: names with posts (同期互证).

A name that one story gives a post counts in the other stories of the same paper and day: it is read as a name where it
stands, and its bearer is shown with the posts given `elsewhere`. Nothing else changes: whether somebody is an official
of a story is for that story to say. What the others say is used only where it points to one person, and only a story's
reading by itself introduces anybody, so that the order of the stories does not matter.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING

from monitor.parser.names.cutting import stands_alone
from monitor.parser.names.known import find_known
from monitor.parser.places import is_row, load_place_words
from monitor.parser.posts.completing import canonical_post
from monitor.parser.text import Sentence, Story, fold
from monitor.parser.words import EVERYDAY, find_word
from monitor.records import Facts, Introduction, Person, Post, Span, Where

if TYPE_CHECKING:
    from monitor.parser.posts.anchors import Found

Known = Mapping[str, tuple[Introduction, ...]]  # by folded name
NOTHING: Known = MappingProxyType({})
SHORTEST = 2  # characters of a name; less is a surname
NATIONAL = ("中共中央", "中央", "国家", "国务院", "全国")  # how posts of the centre begin: one person may hold several
OF_NO_OFFICE = frozenset(("calling",))  # 记者王明, 王明 摄: rather a namesake


def introduce(stories: Iterable[tuple[str, Facts]]) -> Known:
    """Give who the stories of one issue, each an article's id and its facts read by itself, introduce with a post."""
    found: dict[str, list[Introduction]] = {}
    for article_id, facts in stories:
        for person in facts.people:
            name = fold(person.name)
            if person.official and person.posts and len(name) >= SHORTEST:
                posts = tuple(replace(post, span=None) for post in person.posts)
                found.setdefault(name, []).append(Introduction(article_id=article_id, posts=posts))
    return {name: tuple(given) for name, given in found.items()}


def known_to(story: Story, issue: Known) -> Known:
    """Give what a story may know from the other stories of its issue: of the names that it prints, sure ones."""
    known = {}
    for name, given in issue.items():
        if name in story.text.text or name in story.heading.text:
            others = tuple(one for one in given if one.article_id != story.article.id)
            if others and is_one_person(others):
                known[name] = tuple(take_new(others))
    return known


def is_one_person(given: Iterable[Introduction]) -> bool:
    """Tell whether the posts given to one name by several stories can be one person's: of any two stories they can.

    Two stories mean one person by a post in common, or by posts of the centre in both. Most stories give one the same.
    """
    told = {(name_posts(one.posts), is_national(one.posts)) for one in given}
    return all(
        not posts.isdisjoint(others) or (national and also)
        for (posts, national), (others, also) in combinations(told, 2)
    )


def name_posts(posts: Sequence[Post]) -> frozenset[str]:
    """Give the keys of posts, which all wordings of a post have in common."""
    return frozenset(post.key or canonical_post(post.name) for post in posts)


def is_national(posts: Sequence[Post]) -> bool:
    """Tell whether a post of the centre is among them."""
    return any(not post.jurisdiction and post.name.startswith(NATIONAL) for post in posts)


def take_new(given: Sequence[Introduction]) -> Iterator[Introduction]:
    """Give the story that gives most posts, then those that add some: few, however many stories name the person."""
    seen: set[str] = set()
    for one in sorted(given, key=lambda one: -len(one.posts)):
        if not seen.issuperset(post.name for post in one.posts):
            seen.update(post.name for post in one.posts)
            yield one


def with_elsewhere(people: tuple[Person, ...], known: Known) -> tuple[Person, ...]:
    """Give the people with the posts that other stories give those to whom this one gives none."""
    if not known:
        return people
    return tuple(
        replace(person, elsewhere=known.get(fold(person.name), ()))
        if not person.posts and any(naming.rule not in OF_NO_OFFICE for naming in person.mentions)
        else person
        for person in people
    )


def may_be_recalled(name: str) -> bool:
    """Tell whether a name that nothing here vouches for may be read as one: not if it is a place's or a word too."""
    word = find_word(name)
    everyday = bool(word.tag) and not (word.tag.startswith("nr") and word.weight < EVERYDAY)
    return not (everyday or name in load_place_words() or is_row(name))


def recalled_in(story: Story, known: Known) -> frozenset[str]:
    """Give the known names that can be read where a story prints them; words only in its heading, among names."""
    heading, text = story.heading.text, story.text.text
    return frozenset(name for name in known if name in heading or (name in text and may_be_recalled(name)))


def find_recalled(sentence: Sentence, found: Iterable["Found"], known: frozenset[str]) -> frozenset[str]:
    """Give the known names of a sentence when one of them was not read there, else none.

    One that was not read counts where it stands on name boundaries, or in a heading right beside another known name:
    there names run together.
    """
    text = sentence.text
    places = {(start, start + len(name)) for start, name in find_known(text, known)}
    read = {(name.start, name.end) for name in found}
    if places <= read:
        return frozenset()
    foreign = {place for name in found if name.foreign for place in range(name.start, name.end)}
    begins, ends = ({place[side] for place in places if sentence.where == "heading"} for side in (0, 1))
    unread = {
        (start, end)
        for start, end in places - read
        if start in ends
        or end in begins
        or (start not in foreign and may_be_recalled(text[start:end]) and stands_alone(text, start, end))
    }
    return frozenset(text[start:end] for start, end in unread | (places & read)) if unread else frozenset()


def may_be_unread(story: Story, facts: Facts, known: Known) -> bool:
    """Tell whether a known name stands where the facts name nobody: only then the story must be read again."""
    read = {Span(start=one.start, end=one.end, where=one.where) for person in facts.people for one in person.mentions}
    names = recalled_in(story, known)
    places: tuple[Where, ...] = ("heading", "text")
    return any(
        story.span(where, start, start + len(name)) not in read
        for where in places
        for start, name in find_known(story.view(where).text, names)
    )
