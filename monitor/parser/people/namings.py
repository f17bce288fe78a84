"""Mentions in, Namings and placed posts out: where a person, and each post given there, is printed (提及)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.parser.mention import Mention, Stretch
from monitor.parser.text import Story
from monitor.records import Naming, Post, Span, Where

POST_BEGINS = re.compile(r"[、，；和与及\s]|兼任?|暨|不再担任|担任|免去其|辞去")


def make_naming(story: Story, mention: Mention) -> Naming:
    """Give the printed place of a mention and of the posts beside it."""
    span = story.span(mention.where, mention.start, mention.end)
    title = mention.title_before or mention.title_after
    return Naming(
        start=span.start,
        end=span.end,
        where=span.where,
        title=title and story.span(mention.where, *title),
        listed=mention.group,
        rule=mention.rule or "form",
    )


def place_posts(story: Story, mentions: Sequence[Mention]) -> dict[tuple[Where, int], tuple[Post, ...]]:
    """Give the posts of each mention with their spans, by the mention's view and start.

    Posts that a list shares (副省长A、B) stand where its last title does.
    """
    placed: dict[tuple[Where, int], tuple[Post, ...]] = {}
    shared: dict[tuple[Where, int], tuple[Stretch, ...]] = {}
    for mention in mentions:
        own = tuple(title for title in (mention.title_before, mention.title_after, *mention.more_titles) if title)
        group = mention.where, mention.group
        if mention.group:
            shared[group] = own or shared.get(group, ())
        places = own or shared.get(group, ())
        placed[mention.where, mention.start] = tuple(_with_spans(story, mention, places)) if mention.posts else ()
    return placed


def _with_spans(story: Story, mention: Mention, places: Sequence[Stretch]) -> Iterator[Post]:
    """Put to each post, in order, the printed words that end in its title."""
    text = story.view(mention.where).text
    floor = 0
    for post in mention.posts:
        place = _find_title(text, post.title, places, floor) if post.title else None
        if place is not None:
            floor = place[1]
        elif places:
            place = places[0]
        yield replace(post, span=_span(story, mention, place))


def _span(story: Story, mention: Mention, place: Stretch | None) -> Span:
    return story.span(mention.where, *(place or (mention.start, mention.end)))


def _find_title(text: str, title: str, places: Sequence[Stretch], floor: int) -> Stretch | None:
    """Find the next post behind `floor` that ends in a title: where its words begin and end."""
    for start, end in places:
        hit = text.find(title, max(start, floor), end)
        if hit >= 0:
            begin = max(start, floor)
            joints = [found.end() for found in POST_BEGINS.finditer(text, begin, hit)]
            return (joints[-1] if joints else begin), hit + len(title)
    return None
