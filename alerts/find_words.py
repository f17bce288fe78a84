"""A clause that asks for words, phrases, subjects, events or documents, and an article in; the matches out. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from alerts.clauses import Topic, WatchedDocument, WatchedEvent, WatchedPhrase, WatchedSubject
from alerts.folding import fold_han, fold_words
from alerts.patterns import find_pattern
from alerts.posts import is_place_in
from alerts.reading import Reading, make_match, within
from alerts.watches import Watch
from monitor.records import Match, Question, Span

# --- words ------------------------------------------------------------------------------------------------------


def find_topic(asked: Topic, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find a topic by its words, in the part of the article where watch and topic look."""
    if spans := find_topic_spans(asked, watch, reading):
        asks = Question(about="words", all=asked.all, any=asked.any) if asked.first else None
        yield replace(make_match("topic", asked, spans, reading), asks=asks)


def find_topic_spans(asked: Topic, watch: Watch, reading: Reading) -> tuple[Span, ...]:
    """Give where a topic's words stand; () when the topic does not hold."""

    def keep(spans: Iterable[Span]) -> tuple[Span, ...]:
        looked_at = (span for span in within(spans, watch.where) if span.where in asked.where)
        return tuple(span for span in looked_at if not asked.phrase or is_in_phrase(span, reading))

    def hits(word: str) -> tuple[Span, ...]:
        return keep(reading.hits.get(fold_words(word), ()))

    each_of = list(map(hits, asked.all))
    if any(map(hits, asked.none)) or not all(each_of):
        return ()
    one_of = (*map(hits, asked.any), *(keep(find_expression(pattern, reading)) for pattern in asked.regex))
    alternatives = tuple(span for spans in one_of for span in spans)
    if one_of and not alternatives:
        return ()
    groups = [*each_of, *([alternatives] if one_of else [])]
    return find_near(groups, asked.near) if asked.near else tuple(span for spans in groups for span in spans)


def find_expression(pattern: str, reading: Reading) -> Iterator[Span]:
    """Give where a regular expression holds in the article."""
    folded = fold_han(pattern)
    if folded in reading.patterns:
        for view in reading.views:
            yield from (view.span(start, end) for start, end in find_pattern(folded, view.text))


def find_near(groups: list[tuple[Span, ...]], most: int) -> tuple[Span, ...]:
    """Give one place of each group such that all stand within `most` characters; () when they nowhere do."""
    for where in ("heading", "text"):
        rows = [[span for span in spans if span.where == where] for spans in groups]
        if all(rows) and (near := find_closest(rows, most)):
            return near
    return ()


def find_closest(rows: list[list[Span]], most: int) -> tuple[Span, ...]:
    """Give the first choice of one span a row that lies within `most` characters, moving on whichever comes first."""
    queues = [iter(sorted(row, key=lambda span: (span.start, span.end))) for row in rows]
    chosen = [next(queue) for queue in queues]
    while max(span.end for span in chosen) - min(span.start for span in chosen) > most:
        first = min(range(len(chosen)), key=lambda number: chosen[number].start)
        following = next(queues[first], None)
        if following is None:
            return ()
        chosen[first] = following
    return tuple(chosen)


def is_in_phrase(span: Span, reading: Reading) -> bool:
    """Say whether a hit lies inside a set phrase in quotation marks, wherever that is printed."""
    printed = reading.printed(span.where)
    left, right = printed.rfind("“", 0, span.start), printed.find("”", span.end)
    return 0 <= left < right and fold_words(printed[left + 1 : right]) in map(fold_words, reading.facts.phrases)


# --- what the facts hold ----------------------------------------------------------------------------------------


def find_phrase(asked: WatchedPhrase, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find each set phrase that holds the word."""
    word = fold_words(asked.word)
    for phrase, span in reading.phrases.items():
        if word in fold_words(phrase) and span.where in watch.where:
            asks = Question(about="phrase", all=(phrase,)) if asked.first else None
            yield replace(make_match("phrase", asked, (span,), reading), term=phrase, asks=asks)


def find_subject(asked: WatchedSubject, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find what the article is about."""
    spans = tuple(reason.span for reason in reading.facts.reasons if reason.of == asked.name)
    if asked.name in reading.facts.topics and (not spans or within(spans, watch.where)):
        yield make_match("about", asked, within(spans, watch.where), reading)


def find_event(asked: WatchedEvent, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find every event of one kind, in one of the places if any are asked for."""
    for event in reading.facts.events:
        span = event.span or Span(start=0, end=0)
        placed = not asked.places or any(is_place_in(event.place, event.place_code, place) for place in asked.places)
        if event.kind == asked.kind and placed and span.where in watch.where:
            yield make_match("event", asked, (span,), reading, event=event)


def find_document(asked: WatchedDocument, watch: Watch, reading: Reading) -> Iterator[Match]:
    """Find each document whose title holds the words."""
    words = fold_words(asked.title)
    for document in reading.facts.documents:
        span = document.span or Span(start=0, end=0)
        done = not asked.actions or document.action in asked.actions
        if done and words in fold_words(document.title) and span.where in watch.where:
            yield replace(make_match("document", asked, (span,), reading), term=document.title)
