"""Records with sensible defaults, so that a test names only what matters to it. All people and papers are invented."""

from datetime import UTC, date, datetime
from typing import Any

from monitor.records import Alert, Article, Claim, Event, Facts, Match, Naming, Person, Post, Span, Where, derive_id

NOW = datetime(2031, 5, 14, 0, 30, tzinfo=UTC)  # 08:30 in Shanghai on DAY
DAY = date(2031, 5, 14)


def make_article(
    text: str = "本报讯 5月13日，云岭省省长顾知远在临川市调研。", headline: str = "顾知远在临川调研", **given: Any
) -> Article:
    """Make an article of a text, one paragraph a line; its id is derived from what is given."""
    defaults: dict[str, Any] = {
        "paper_id": "ylrb",
        "paper": "云岭日报",
        "day": DAY,
        "page": 1,
        "section": "要闻",
        "url": "https://epaper.example.org/20310514/1-1.html",
        "headline": headline,
        "paragraphs": tuple(text.split("\n")),
    }
    article = Article(**{**defaults, **given})
    return article if "id" in given else Article(**{**defaults, **given, "id": derive_id(text, headline)})


def make_post(name: str = "云岭省省长", **given: Any) -> Post:
    """Make a post of its full name."""
    return Post(name=name, **given)


def find_spans(article: Article, words: str) -> tuple[Naming, ...]:
    """Give each place where the words stand in an article, the heading first."""
    places: tuple[tuple[Where, str], ...] = (("heading", article.heading), ("text", article.text))
    return tuple(
        Naming(start=start, end=start + len(words), where=where)
        for where, text in places
        for start in range(len(text))
        if text.startswith(words, start)
    )


def make_person(
    name: str = "顾知远", posts: tuple[str | Post, ...] = (), *, article: Article | None = None, **given: Any
) -> Person:
    """Make a person; its mentions are wherever the name stands in `article`."""
    full = tuple(post if isinstance(post, Post) else make_post(post) for post in posts)
    mentions = () if article is None else find_spans(article, name)
    return Person(**{"name": name, "official": bool(full), "posts": full, "mentions": mentions, **given})


def make_event(name: str = "顾知远在临川调研", kind: str = "inspection", **given: Any) -> Event:
    """Make an event of its name and kind."""
    return Event(**{"name": name, "kind": kind, "place": "云岭省临川市", **given})


def make_facts(*people: Person, **given: Any) -> Facts:
    """Make facts of people; the rest is empty."""
    return Facts(**{"parser": "1.0.0", "people": people, **given})


def make_match(passage: str = "云岭省省长顾知远在临川市调研。", term: str = "顾知远", **given: Any) -> Match:
    """Make a match of a person; the term is marked where it stands in the passage."""
    start = passage.find(term)
    marks = (Span(start=start, end=start + len(term)),) if start >= 0 else ()
    return Match(
        **{
            "clause": "person",
            "term": term,
            "passage": passage,
            "marks": marks,
            "person": term,
            "posts": ("云岭省省长",),
            **given,
        }
    )


def make_alert(*matches: Match, **given: Any) -> Alert:
    """Make an alert of matches; its id is derived from watch and article."""
    defaults: dict[str, Any] = {
        "watch_id": "yunling",
        "watch_name": "云岭",
        "article_id": "a1",
        "revision": 1,
        "paper": "云岭日报",
        "day": DAY,
        "page": 1,
        "section": "要闻",
        "headline": "顾知远在临川调研",
        "url": "https://epaper.example.org/20310514/1-1.html",
        "created_at": NOW,
    }
    whole = {**defaults, **given, "matches": matches or (make_match(),)}
    return Alert(**{"id": derive_id(whole["watch_id"], whole["article_id"]), **whole})


def make_claim(*alerts: Alert, **given: Any) -> Claim:
    """Make a first attempt at a message of alerts."""
    whole = alerts or (make_alert(),)
    defaults = {
        "message_id": derive_id("message", whole[0].id),
        "receiver_id": "desk",
        "attempt": 1,
        "first_due_at": NOW,
    }
    return Claim(**{**defaults, **given, "alerts": whole})
