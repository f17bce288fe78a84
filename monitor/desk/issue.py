"""The stories of one issue in; each read beside the others (同期互证) and stored with all that follows from it, out.

    read_alone, as each story comes -> keep_names -> join_issue -> introduce -> recall -> store_article

A story that goes on at another page (下转第9版) is stored as one, with both places, when its parts are there; a part
that comes later is joined to what is stored. Who a story names with a post counts in the others, so nothing is stored
before all that can be had is read: otherwise what is known of page 1 would hang on page 8 having come before it. What
was stored of the issue earlier (an article that could not be had then comes now) is read again with what is new; that
makes no news, and corrects what was told where it does not hold any more.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from monitor import apart
from monitor.desk import Desk, Tell
from monitor.desk.corrected import find_stored_names
from monitor.records import Article, Facts, Paper
from storage.articles import Saved, StoredArticle, find_articles, name_article
from storage.database import Store
from storage.errors import StoreError, StoreRefused

if TYPE_CHECKING:
    from monitor.parser.people.known import Known

Topics = Mapping[str, tuple[str, ...]]
MOST_KEPT = 256  # readings, some 10 kilobytes each: an issue or two


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """An article with its id and its facts as read by itself; `digest` names its snapshot, `subject` its origin."""

    article: Article
    facts: Facts
    digest: str | None = None
    subject: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """An issue's stories, joined: `stories` that are new or other than before, `others` as they are stored.

    `held` are the stored ones that stay as they are; `parts` gives the id of the whole story for that of each part.
    """

    stories: tuple[Story, ...]
    others: tuple[Story, ...]
    held: Mapping[str, Saved]
    parts: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """What came of storing a story, or of the whole story that it is a part of."""

    subject: str
    saved: Saved


class Extract(Protocol):
    """The parser's `extract`."""

    def __call__(self, article: Article, *, topics: Topics) -> Facts: ...  # noqa: D102


Note = Callable[[str, Exception], None]  # hears of a subject what it broke
Done = TypeVar("Done")


@lru_cache(maxsize=MOST_KEPT)
def extract_kept(extract: Extract, article: Article, topics: tuple[tuple[str, tuple[str, ...]], ...]) -> Facts:
    """Give the facts of an article as read by itself: stored ones are read again whenever their issue gets one more."""
    return apart.call(extract, article, topics=dict(topics))


def read_alone(topics: Topics, article: Article, *, digest: str | None = None, subject: str = "") -> Story:
    """Read an article by itself."""
    from monitor.parser import extract

    named = replace(article, id=name_article(article))
    facts = extract_kept(extract, named, tuple(topics.items()))
    return Story(article=named, facts=facts, digest=digest, subject=subject)


def keep_names(store: Store, paper_id: str, day: date, stories: Sequence[Story]) -> tuple[Story, ...]:
    """Let stories that are stored ones of another name bear the stored ones' ids and addresses: each is a revision.

    Those that bore them, off a page's PDF, are left out.
    """
    stored = {one.article.id: one.article for one in find_articles(store, paper_id=paper_id, day=day)}
    names = find_stored_names([story.article for story in stories], stored.values())

    def keep_name(story: Story) -> Story:
        known = stored.get(names.get(story.article.id, ""))
        return replace(story, article=replace(story.article, id=known.id, url=known.url)) if known else story

    return tuple(keep_name(story) for story in stories if story.article.id not in names.values())


def join_issue(store: Store, topics: Topics, paper_id: str, day: date, stories: Sequence[Story], note: Note) -> Edition:
    """Join stories read by themselves, and what is stored of their issue; `note` hears of one that breaks a rule."""
    from monitor.epaper import join_stories

    before = {one.article.id: one for one in find_articles(store, paper_id=paper_id, day=day)}
    at_hand = {story.article.id: story for story in stories}
    read = {name: story for name, story in at_hand.items() if not is_held(story, before.get(name), at_hand)}
    kept = [one.article for name, one in before.items() if name not in read]
    joined = join_stories((*(story.article for story in read.values()), *kept))
    others = {one.id: one for one in joined if one.id not in read and one == before[one.id].article}

    def read_joined(article: Article) -> Story:
        story = read.get(article.id)
        if story is None:
            stored = before[article.id]
            return read_alone(topics, article, digest=stored.snapshot, subject=name_subject(article))
        same = story.article.heading == article.heading and story.article.text == article.text
        facts = story.facts if same else read_alone(topics, article).facts
        return replace(story, article=article, facts=facts)

    fresh = (article for article in joined if article.id not in others)
    named = ((name_subject(one, read.get(one.id)), partial(read_joined, one)) for one in fresh)
    return Edition(
        stories=do_each(named, note),
        others=tuple(read_again(topics, others.values())),
        held={name: Saved(article_id=name, revision=before[name].revision, state="same") for name in others},
        parts={place.id: article.id for article in joined for place in article.continuations if place.id},
    )


def is_held(story: Story, stored: StoredArticle | None, at_hand: Container[str]) -> bool:
    """Whether what is stored is this story, joined with parts that could not be had this time: then it stays whole."""
    if stored is None or all(place.id in at_hand for place in stored.article.continuations if place.id):
        return False
    return stored.article.heading == story.article.heading and stored.article.text.startswith(story.article.text)


def name_subject(article: Article, story: Story | None = None) -> str:
    """Say of which story a failure tells."""
    return (story.subject if story else "") or article.url or article.headline


def read_again(topics: Topics, articles: Iterable[Article]) -> Iterator[Story]:
    """Read stored articles by themselves; what breaks a rule is left out."""
    for article in articles:
        try:
            yield read_alone(topics, article, subject=name_subject(article))
        except Exception:  # noqa: BLE001, S112 - it introduces nobody; `reparse` tells of its failure
            continue


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
    """Store stories of one issue, joined, each in its own transaction; `note` hears of one that breaks a rule.

    Stories of the issue that were stored before learn what new ones say. Gives what came of each story, of a part what
    came of the whole. Raises StoreError.
    """
    from monitor.desk.correcting import reread_facts
    from monitor.desk.telling import release_issue, store_article

    if not stories:
        return ()
    stories = keep_names(desk.store, paper.id, day, stories)
    edition = join_issue(desk.store, desk.topics, paper.id, day, stories, note)
    issue = introduce_all((*edition.stories, *edition.others))

    def store_one(story: Story) -> Stored:
        facts = read_beside(desk.topics, story, issue)
        saved = store_article(
            desk, paper, story.article, facts, digest=story.digest, followed_since=followed_since, tell=tell
        )
        return Stored(subject=story.subject, saved=saved)

    def settle_one(story: Story) -> bool:
        return reread_facts(desk, story.article, read_beside(desk.topics, story, issue))

    stored = do_each(((story.subject, partial(store_one, story)) for story in edition.stories), note)
    if any(one.saved.state != "same" for one in stored):
        do_each(((story.subject, partial(settle_one, story)) for story in edition.others), note)
    release_issue(desk, {story.article.paper for story in edition.stories}, day)
    return tuple(find_outcomes(stories, edition, stored))


def find_outcomes(stories: Iterable[Story], edition: Edition, stored: Iterable[Stored]) -> Iterator[Stored]:
    """Give for each story what came of it, or of the whole that it is a part of; nothing where that was not stored."""
    saved = {**edition.held, **{one.saved.article_id: one.saved for one in stored}}
    for story in stories:
        name = edition.parts.get(story.article.id, story.article.id)
        if name in saved:
            yield Stored(subject=story.subject, saved=saved[name])


def do_each(deeds: Iterable[tuple[str, Callable[[], Done]]], note: Note) -> tuple[Done, ...]:
    """Do what is to be done with each subject; one that breaks a rule is noted and does not stop the others.

    Raises StoreError.
    """
    done = []
    for subject, act in deeds:
        try:
            done.append(act())
        except StoreRefused as error:  # what it says cannot be kept, and the others can
            note(subject, error)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - around one article
            note(subject, error)
    return tuple(done)
