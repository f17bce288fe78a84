"""Orders the readers of one article: people and their posts first, then what they did, then documents and phrases."""

from monitor.parser.appointments import find_appointments
from monitor.parser.documents import find_documents
from monitor.parser.events import find_events
from monitor.parser.people import find_people
from monitor.parser.phrases import find_phrases
from monitor.parser.text import Story
from monitor.parser.topics import find_topics
from monitor.records import Article, Facts

PARSER_VERSION = "1.0.0"


def extract(article: Article) -> Facts:
    """Read the facts out of one article."""
    story = Story(article)
    people = find_people(story)
    appointments = find_appointments(story, people)
    return Facts(
        parser=PARSER_VERSION,
        people=people.persons,
        events=find_events(story, people, appointments),
        appointments=appointments,
        documents=find_documents(story),
        phrases=find_phrases(story),
        topics=find_topics(story),
    )
