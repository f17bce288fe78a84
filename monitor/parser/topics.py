"""A story in, the topics of policy that it is about out (主题), by a lexicon that the user's config can add to.

A story is about a topic when the heading has one of its words, or the text says them often enough (`ENOUGH` times): a
report that names a hundred policies once each is about none of them.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Final

from monitor.parser.patterns import many_words_in
from monitor.parser.text import Story, read_table
from monitor.records import Span

ENOUGH = 2  # times that the text must say a topic's words when its heading does not
MOST_SPANS = 50  # hits of one topic that are kept
NONE_OF_OURS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})


@lru_cache(maxsize=1)
def load_topics() -> dict[str, tuple[str, ...]]:
    """Give the packaged topics, each with the words that stand for it."""
    return {topic: tuple(words.split()) for topic, words in read_table("topics.tsv")}


def add_topics(own: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Give the packaged topics and those of a user's own, name -> words; one with a packaged name adds words to it."""
    packaged = load_topics()
    return {name: (*packaged.get(name, ()), *own.get(name, ())) for name in (*packaged, *own)}


def find_topic_spans(story: Story, own: Mapping[str, tuple[str, ...]] = NONE_OF_OURS) -> dict[str, tuple[Span, ...]]:
    """Give the topics of a story, most often named first, with the spans of their words; `own` as in `add_topics`."""
    topics = add_topics(own) if own else load_topics()
    said = many_words_in(f"{story.heading.text}\n{story.text.text}", tuple(chain.from_iterable(topics.values())))
    found = {
        name: _find_words(story, mine)
        for name, words in topics.items()
        if (mine := [word for word in words if word in said])
    }
    about = {name: spans for name, spans in found.items() if spans and _is_about(spans)}
    return dict(sorted(about.items(), key=lambda item: -len(item[1])))


def _is_about(spans: tuple[Span, ...]) -> bool:
    return len(spans) >= ENOUGH or any(span.where == "heading" for span in spans)


def _find_words(story: Story, words: Sequence[str]) -> tuple[Span, ...]:
    """Give where words stand in heading and text; of overlapping words (长三角, 长三角一体化) the longer one counts."""
    spans: list[Span] = []
    for view in (story.heading, story.text):
        said = [word for word in words if word in view.text]
        taken: set[int] = set()
        for word in sorted(said, key=len, reverse=True):
            place = view.text.find(word)
            while place >= 0 and len(spans) < MOST_SPANS:
                if place not in taken:
                    taken.update(range(place, place + len(word)))
                    spans.append(view.span(place, place + len(word)))
                place = view.text.find(word, place + len(word))
    return tuple(sorted(spans, key=lambda span: (span.where, span.start)))
