"""Orders the readers of one article: people and their posts first, then what they did, then documents and phrases."""

from collections.abc import Mapping
from dataclasses import replace

from monitor.parser.changes.finding import find_appointments
from monitor.parser.changes.holders import with_changes
from monitor.parser.documents import find_documents
from monitor.parser.events.finding import find_events
from monitor.parser.events.lines import make_lines
from monitor.parser.events.roles import fill_roles
from monitor.parser.people.finding import find_people
from monitor.parser.people.known import NOTHING, Known, known_to, may_be_unread, recalled_in, with_elsewhere
from monitor.parser.phrases import find_phrase_spans
from monitor.parser.script import in_script
from monitor.parser.text import Story
from monitor.parser.topics import NONE_OF_OURS, find_topic_spans
from monitor.records import Article, Facts, Reason

PARSER_VERSION = "1.5.0"


def extract(article: Article, *, topics: Mapping[str, tuple[str, ...]] = NONE_OF_OURS, known: Known = NOTHING) -> Facts:
    """Read the facts out of one article; `topics` are the user's own, name -> words.

    `known` is what other stories of the same issue say of names that this one prints (`known_to`).
    """
    story = Story(article)
    people = find_people(story, recalled_in(story, known))
    lines = make_lines(story, people)
    appointments = find_appointments(story, people, lines)
    people = with_changes(people, appointments)
    phrases = find_phrase_spans(story)
    about = find_topic_spans(story, topics)
    facts = Facts(
        parser=PARSER_VERSION,
        people=with_elsewhere(fill_roles(story, people.persons, lines, appointments), known),
        events=find_events(story, people, lines, appointments),
        appointments=appointments,
        documents=find_documents(story),
        phrases=tuple(phrases),
        phrase_counts=tuple(map(len, phrases.values())),
        topics=tuple(about),
        reasons=(
            *(Reason(of=phrase, span=spans[0], rule="phrase.quoted") for phrase, spans in phrases.items()),
            *(Reason(of=topic, span=spans[0], rule="topic.lexicon") for topic, spans in about.items()),
        ),
        unread=story.unread,
    )
    return in_script(story, facts)


def recall(
    article: Article, facts: Facts, issue: Known, *, topics: Mapping[str, tuple[str, ...]] = NONE_OF_OURS
) -> Facts:
    """Give the facts of an article, read by itself, as they read beside its issue: the same as `extract` with `known`.

    `issue` is what all stories of the issue `introduce`, this one included; the article has its id.
    """
    story = Story(article)
    known = known_to(story, issue)
    if known and may_be_unread(story, facts, known):
        return extract(article, topics=topics, known=known)
    return replace(facts, people=with_elsewhere(facts.people, known)) if known else facts
