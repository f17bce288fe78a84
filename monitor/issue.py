"""The stories of one issue in; each read beside the others (同期互证) and stored with all that follows from it, out.

    read_alone, as each story comes -> introduce -> recall -> store_article

Who a story names with a post counts in the others, so nothing is stored before all that can be had is read: otherwise
what is known of page 1 would hang on page 8 having come before it. What was stored of the issue earlier (an article
that could not be had then comes now) is read again with what is new; nobody is told of that.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from monitor.desk import Desk, Tell, store_article
from monitor.records import Article, Facts, Paper
from storage.articles import Saved, find_articles, name_article, replace_facts
from storage.database import Store
from storage.errors import StoreError

if TYPE_CHECKING:
    from monitor.parser.known import Known

Topics = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """An article with its id and its facts as read by itself; `digest` names its snapshot, `subject` its origin."""

    article: Article
    facts: Facts
    digest: str | None = None
    subject: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """What came of storing a story."""

    subject: str
    saved: Saved


Note = Callable[[str, Exception], None]  # hears of a subject what it broke
Done = TypeVar("Done")


def read_alone(topics: Topics, article: Article, *, digest: str | None = None, subject: str = "") -> Story:
    """Read an article by itself."""
    from monitor.parser import extract

    named = replace(article, id=name_article(article))
    return Story(article=named, facts=extract(named, topics=topics), digest=digest, subject=subject)


def read_stored(store: Store, topics: Topics, paper_id: str, day: date, besides: Iterable[Story]) -> tuple[Story, ...]:
    """Read by themselves what is stored of an issue besides these stories; what breaks a rule is left out."""
    at_hand = {story.article.id for story in besides}
    found = []
    for stored in find_articles(store, paper_id=paper_id, day=day):
        if stored.article.id not in at_hand:
            try:
                found.append(read_alone(topics, stored.article, subject=stored.article.url or stored.article.headline))
            except Exception:  # noqa: BLE001, S112 - it introduces nobody; `reparse` tells of its failure
                continue
    return tuple(found)


def introduce_all(stories: Iterable[Story]) -> "Known":
    """Give who the stories of an issue introduce."""
    from monitor.parser import introduce

    return introduce((story.article.id, story.facts) for story in stories)


def read_beside(topics: Topics, story: Story, issue: "Known") -> Facts:
    """Give a story's facts as they read beside its issue."""
    from monitor.parser import recall

    return recall(story.article, story.facts, issue, topics=topics)


def store_stories(
    desk: Desk, paper: Paper, day: date, stories: Sequence[Story], *, followed_since: date, tell: Tell, note: Note
) -> tuple[Stored, ...]:
    """Store stories of one issue, each in its own transaction; `note` hears of one that breaks a rule.

    Stories of the issue that were stored before learn what new ones say. Raises StoreError.
    """
    others = read_stored(desk.store, desk.topics, paper.id, day, stories) if stories else ()
    issue = introduce_all((*stories, *others))

    def store_one(story: Story) -> Stored:
        facts = read_beside(desk.topics, story, issue)
        saved = store_article(
            desk, paper, story.article, facts, digest=story.digest, followed_since=followed_since, tell=tell
        )
        return Stored(subject=story.subject, saved=saved)

    def settle_one(story: Story) -> bool:
        return replace_facts(desk.store, story.article.id, read_beside(desk.topics, story, issue), desk.now())

    stored = do_each(((story.subject, partial(store_one, story)) for story in stories), note)
    if any(one.saved.state != "same" for one in stored):
        do_each(((story.subject, partial(settle_one, story)) for story in others), note)
    return stored


def do_each(deeds: Iterable[tuple[str, Callable[[], Done]]], note: Note) -> tuple[Done, ...]:
    """Do what is to be done with each subject; one that breaks a rule is noted and does not stop the others.

    Raises StoreError.
    """
    done = []
    for subject, act in deeds:
        try:
            done.append(act())
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - around one article
            note(subject, error)
    return tuple(done)
