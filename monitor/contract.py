"""The JSON that scripts rely on: article objects in, page and facts objects out (shapes: docs/contract.md)."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from monitor.records import ROLES, Appointment, Article, Event, Facts, Page, PageMark, Place, Post

JSON = dict[str, Any]
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MONTH = re.compile(r"\d{4}-\d{2}")
SECTION = re.compile(r"[^：:]*版[：:](.+)")
NUMBER = re.compile(r"\d+")


class ContractError(ValueError):
    """An object that is not of the contract's shape; says the field and what stands there."""


def read_text(given: Mapping[str, Any], name: str) -> str:
    """Give a text field, "" when it is not there. Raises ContractError for any other type."""
    value = given.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ContractError(f"{name} must be a string, not {type(value).__name__}")
    return value


def parse_day(text: str) -> date | None:
    """Read YYYY-MM-DD; a date that says less (2024-03) is no day."""
    if not (found := DAY.fullmatch(text.strip())):
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def parse_month(text: str) -> date | None:
    """Read YYYY-MM as the first of that month; anything else is no month."""
    return parse_day(f"{text.strip()}-01") if MONTH.fullmatch(text.strip()) else None


def parse_page_number(value: object) -> int | None:
    """Read a page number from a number or from a label (第06版：理论)."""
    if isinstance(value, int):
        return value
    found = NUMBER.search(value) if isinstance(value, str) else None
    return int(found[0]) if found else None


def parse_section(value: object) -> str:
    """Read a page's section from its label: 理论 of 第06版：理论."""
    found = SECTION.match(value) if isinstance(value, str) else None
    return found[1].strip() if found else ""


def article_from_json(given: Any) -> Article:
    """Make an article of an article object. Raises ContractError naming the field that is not as agreed."""
    if not isinstance(given, dict):
        raise ContractError(f"an article must be an object, not {type(given).__name__}")
    subheads = given.get("subheads") or []
    if not isinstance(subheads, list) or not all(isinstance(line, str) for line in subheads):
        raise ContractError("subheads must be a list of strings")
    return Article(
        id=str(given.get("id", "")),
        paper=read_text(given, "paper"),
        day=parse_day(read_text(given, "date")),
        month=parse_month(read_text(given, "date")),
        page=parse_page_number(given.get("page")),
        section=parse_section(given.get("page")),
        kicker=read_text(given, "kicker"),
        headline=read_text(given, "title"),
        subheads=tuple(subheads),
        paragraphs=tuple(read_text(given, "text").split("\n")),
    )


def event_to_json(event: Event) -> JSON:
    """Give an event as it stands in a facts object."""
    return {
        "kind": event.kind,
        "name": event.name,
        "start": event.start and event.start.isoformat(),
        "end": event.end and event.end.isoformat(),
        "place": event.place,
        "place_code": event.place_code,
        "theme": event.theme,
        "organisations": list(event.organisations),
        "decisions": [{"text": one.text, "span": [one.span.start, one.span.end]} for one in event.decisions],
        "next_host": event.next_host,
        "people": {role: list(getattr(event, role)) for role in ROLES},
    }


def post_to_json(post: Post) -> JSON:
    """Give a post as data."""
    return {
        "name": post.name,
        "code": post.code,
        "jurisdiction": post.jurisdiction,
        "body": post.body,
        "title": post.title,
        "standing": post.standing.value,
        "rank": post.rank,
        "key": post.key,
    }


def change_to_json(change: Appointment) -> JSON:
    """Give a personnel change as it stands in a facts object."""
    return {
        "name": change.name,
        "post": change.post,
        "action": change.action,
        "day": change.day and change.day.isoformat(),
        "by": change.by,
        "from_post": change.from_post,
    }


def facts_to_json(facts: Facts, article_id: str | None = None) -> JSON:
    """Give a facts object; with its id where it stands on its own."""
    return {
        **({} if article_id is None else {"id": article_id}),
        "officials": [
            {
                "name": person.name,
                "posts": [post.name for post in person.posts],
                "offices": [post_to_json(post) for post in person.posts],
                "mentions": [[span.start, span.end] for span in person.mentions if span.where == "text"],
                "rank": person.rank,
                "roles": list(person.roles),
                "appears": person.appears,
            }
            for person in facts.officials
        ],
        "people": [person.name for person in facts.people],
        "events": [event_to_json(event) for event in facts.events],
        "appointments": [change_to_json(change) for change in facts.appointments],
        "documents": [{"title": d.title, "action": d.action} for d in facts.documents],
        "phrases": list(facts.phrases),
        "phrase_counts": dict(zip(facts.phrases, facts.phrase_counts, strict=False)),
        "topics": list(facts.topics),
        "parser": facts.parser,
        **({"unread": facts.unread} if facts.unread else {}),
    }


def article_to_json(article: Article, facts: Facts | None = None) -> JSON:
    """Give an article as it stands in a page object."""
    dateline = article.dateline
    return {
        "url": article.url or None,
        "column": article.column or None,
        "kicker": article.kicker,
        "headline": article.headline,
        "subheads": list(article.subheads),
        "dateline": dateline
        and {
            "text": dateline.text,
            "agency": dateline.agency,
            "place": dateline.place,
            "date": dateline.day and dateline.day.isoformat(),
        },
        "authors": list(article.authors),
        "continues_on": article.continues_on,
        "continued_from": article.continued_from,
        **places_to_json(article.continuations, article.marks),
        "paragraphs": list(article.paragraphs),
        **({} if facts is None else {"facts": facts_to_json(facts)}),
    }


def places_to_json(continuations: Iterable[Place], marks: Iterable[PageMark]) -> JSON:
    """Give where else a continued story is printed, and the marks whose other part is not in it."""
    return {
        "continuations": [
            {
                "page": place.page,
                "label": place.page_label,
                "section": place.section,
                "headline": place.headline,
                "url": place.url,
            }
            for place in continuations
        ],
        "open_marks": [
            {"direction": mark.direction, "page": mark.page, "letters": mark.letters, "why": mark.why or None}
            for mark in marks
        ],
    }


def page_to_json(page: Page, facts: tuple[Facts, ...]) -> JSON:
    """Give a page object; `facts` in the order of the page's articles."""
    return {
        "paper": page.paper or None,
        "date": page.day and page.day.isoformat(),
        "page": page.number,
        "section": page.section,
        "pages": [
            {"page": one.number, "label": one.label, "section": one.section, "url": one.url, "pdf": one.pdf_url or None}
            for one in page.pages
        ],
        "articles": [article_to_json(article, found) for article, found in zip(page.articles, facts, strict=True)],
    }
