"""Matching against a naive evaluator, on texts of few characters: terms overlap, repeat and hide in each other."""

import re
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.clauses import Topic, WatchedPerson
from alerts.explaining import explain
from alerts.matching import compile_watches, find_matches
from alerts.watches import Watch
from monitor.parser.names.cutting import stands_alone
from monitor.records import Article, Facts
from tests.factories import find_spans, make_article, make_facts, make_person

WORDS = st.text("甲乙丙ab", min_size=1, max_size=3)
TEXTS = st.text("甲乙丙ab，。\n", max_size=60)
SPACED = st.text("甲乙丙 　", max_size=40)
NAMES = st.sampled_from(("王浩", "王浩然", "李强", "顾知远", "任何"))
SPEECH = st.lists(
    st.sampled_from(("王浩", "王浩然", "李强", "小李强调", "顾知远", "任何人", "、", "出席", "。", "省长")), max_size=12
).map("".join)
TOPICS = st.builds(
    Topic,
    any=st.lists(WORDS, min_size=1, max_size=2).map(tuple),
    all=st.lists(WORDS, min_size=1, max_size=2).map(tuple),
    none=st.lists(WORDS, max_size=1).map(tuple),
    regex=st.lists(st.sampled_from(("甲.乙", "[ab]{2}丙", "丙$")), max_size=1).map(tuple),
    near=st.sampled_from((0, 0, 4, 9)),
    where=st.sampled_from((("heading", "text"), ("text",))),
) | st.builds(
    Topic, any=st.lists(WORDS, min_size=1, max_size=2).map(tuple), none=st.lists(WORDS, max_size=1).map(tuple)
)


def find_watch_ids(watches: tuple[Watch, ...], article: Article, facts: Facts) -> list[str]:
    return [watch.id for watch, _ in find_matches(compile_watches(watches), article, facts)]


def find_word(text: str, word: str) -> list[tuple[int, int]]:
    """Look at every place in turn: a Latin end of the word must not touch another Latin letter."""

    def touches(left: str, right: str) -> bool:
        return bool(left and right) and (left + right).isascii() and (left + right).isalnum()

    return [
        (at, at + len(word))
        for at in range(len(text))
        if text.startswith(word, at)
        and not touches(text[at - 1 : at] if at else "", word[0])
        and not touches(word[-1], text[at + len(word) : at + len(word) + 1])
    ]


def holds_topic(topic: Topic, article: Article) -> bool:
    """Try every choice of a place for each word."""
    texts = {"heading": article.heading, "text": article.text}
    looked_at = [texts[where] for where in topic.where]

    def places(text: str) -> list[list[tuple[int, int]]]:
        one_of = [place for word in topic.any for place in find_word(text, word)]
        one_of += [found.span() for pattern in topic.regex for found in re.finditer(pattern, text)]
        return [*(find_word(text, word) for word in topic.all), *([one_of] if topic.any or topic.regex else [])]

    if any(find_word(text, word) for text in looked_at for word in topic.none):
        return False
    if not topic.near:
        return all(any(found) for found in zip(*map(places, looked_at), strict=True))
    choices = (choice for text in looked_at for choice in product(*places(text)))
    return any(max(end for _, end in choice) - min(start for start, _ in choice) <= topic.near for choice in choices)


@given(st.lists(TOPICS, min_size=1, max_size=8), TEXTS, TEXTS)
@settings(max_examples=300)
def test_topics_hold_exactly_when_a_naive_evaluator_says_so(topics: list[Topic], headline: str, text: str) -> None:
    watches = tuple(Watch(id=str(place), topics=(topic,)) for place, topic in enumerate(topics))
    article = make_article(text, headline=headline)
    expected = [watch.id for watch in watches if holds_topic(watch.topics[0], article)]
    assert find_watch_ids(watches, article, make_facts()) == expected
    explained = [watch.id for watch in watches if any(one.met for one in explain(watch, article, make_facts()))]
    assert explained == expected


@given(st.text("甲乙丙", min_size=1, max_size=3), SPACED)
def test_blanks_between_characters_change_nothing(word: str, text: str) -> None:
    watch = Watch(id="w", topics=(Topic(any=(word,)),))
    bare = text.replace(" ", "").replace("\u3000", "")
    assert bool(find_watch_ids((watch,), make_article(text, headline=""), make_facts())) == (word in bare)


@given(st.lists(NAMES, min_size=1, max_size=4, unique=True), SPEECH, st.sets(NAMES))
@settings(max_examples=150)
def test_people_are_found_exactly_where_parser_or_boundaries_say_so(
    asked: list[str], text: str, read: set[str]
) -> None:
    article = make_article(text, headline="")
    longest = {name for name in read if not (name == "王浩" and "王浩然" in text)}
    facts = make_facts(*(make_person(name, article=article) for name in sorted(longest) if name in text))
    watches = tuple(Watch(id=name, people=(WatchedPerson(name=name),)) for name in asked)
    taken = {place for person in facts.people for span in person.mentions for place in range(span.start, span.end)}

    def holds(name: str) -> bool:
        if any(person.name == name for person in facts.people):
            return True
        return any(
            taken.isdisjoint(range(span.start, span.end)) and stands_alone(article.text, span.start, span.end)
            for span in find_spans(article, name)
        )

    assert find_watch_ids(watches, article, facts) == [name for name in asked if holds(name)]


@given(st.lists(WORDS, min_size=1, max_size=5), TEXTS, TEXTS)
def test_passages_are_printed_so_and_marks_hold_the_words(words: list[str], headline: str, text: str) -> None:
    article = make_article(text, headline=headline)
    watch = Watch(id="w", topics=tuple(Topic(any=(word,)) for word in words))
    for _, matches in find_matches(compile_watches((watch,)), article, make_facts()):
        for match in matches:
            assert match.passage in (article.heading if match.where == "heading" else article.text)
            assert len(match.passage) <= 80
            assert {match.passage[mark.start : mark.end] for mark in match.marks} == {match.term}
