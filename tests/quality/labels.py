"""Lines of labelled articles in, Labelled records out: an article and what careful readers marked in it.

The project's own files hold an article object (docs/contract.md) with one more key, `labels`. A corpus beside the
checkout holds articles and labels in two files, joined by `id`. Both say the same:

officials       [{"name", "posts": [...], "posts_maybe": [...]}]
other_people    everybody else who is named
borderline      names that are neither right nor wrong
events          [{"kind", "name", "start", "end", "place", "people": {role: [...]}}]; the plural key (`kinds`, `starts`,
                `ends`, `places`) lists several readings that are all right; "maybe": true for an event that may be left
                out; "people_maybe": [[role, name]]
appointments    [{"name", "post", "action"}], and `appointments_maybe`
documents       [{"title", "action"}], and `documents_maybe`
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor.contract import article_from_json
from monitor.records import ROLES, Article

JSON = Mapping[str, Any]
Role = tuple[str, str]  # role, name


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedEvent:
    """An event as labelled; where several readings are right, each of them. A day is ISO text, "None" for unknown."""

    name: str
    kinds: frozenset[str]
    starts: frozenset[str]
    ends: frozenset[str]
    places: frozenset[str]
    people: frozenset[Role]
    people_maybe: frozenset[Role]
    optional: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What is to be read out of an article; `..._maybe` is neither right nor wrong."""

    posts: Mapping[str, frozenset[str]]  # of each official
    posts_maybe: Mapping[str, frozenset[str]]
    others: frozenset[str]
    borderline: frozenset[str]
    events: tuple[WantedEvent, ...]
    changes: frozenset[tuple[str, str, str]]  # name, post, action
    changes_maybe: frozenset[tuple[str, str, str]]
    documents: frozenset[tuple[str, str]]  # title, action
    documents_maybe: frozenset[tuple[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    """An article and what is to be read out of it."""

    article: Article
    wanted: Wanted


def read_readings(event: JSON, field: str) -> frozenset[str]:
    """Give every right reading of an event's field, of its plural or its singular key."""
    return frozenset(str(value) for value in event.get(f"{field}s", [event.get(field)]))


def parse_event(event: JSON) -> WantedEvent:
    """Read one labelled event."""
    return WantedEvent(
        name=event["name"],
        kinds=read_readings(event, "kind"),
        starts=read_readings(event, "start"),
        ends=read_readings(event, "end"),
        places=read_readings(event, "place"),
        people=frozenset((role, name) for role in ROLES for name in event["people"].get(role, [])),
        people_maybe=frozenset((role, name) for role, name in event.get("people_maybe", [])),
        optional=event.get("maybe", False),
    )


def parse_labels(labels: JSON) -> Wanted:
    """Read what is labelled in one article. Raises KeyError for a list that is missing."""

    def rows(key: str, fields: tuple[str, ...]) -> frozenset[Any]:
        return frozenset(tuple(item[field] for field in fields) for item in labels.get(key, []))

    return Wanted(
        posts={person["name"]: frozenset(person["posts"]) for person in labels["officials"]},
        posts_maybe={person["name"]: frozenset(person.get("posts_maybe", [])) for person in labels["officials"]},
        others=frozenset(labels["other_people"]),
        borderline=frozenset(labels["borderline"]),
        events=tuple(parse_event(event) for event in labels["events"]),
        changes=rows("appointments", ("name", "post", "action")),
        changes_maybe=rows("appointments_maybe", ("name", "post", "action")),
        documents=rows("documents", ("title", "action")),
        documents_maybe=rows("documents_maybe", ("title", "action")),
    )


def read_objects(path: Path) -> Iterator[JSON]:
    """Read the JSON object of each line."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def read_written(paths: Iterable[Path]) -> tuple[Labelled, ...]:
    """Read articles that carry their labels."""
    return tuple(
        Labelled(article=article_from_json(given), wanted=parse_labels(given["labels"]))
        for path in paths
        for given in read_objects(path)
    )


def read_pair(articles: Path, labels: Path) -> tuple[Labelled, ...]:
    """Read articles whose labels stand in a second file. Raises KeyError naming an article without labels."""
    wanted = {given["id"]: parse_labels(given) for given in read_objects(labels)}
    return tuple(
        Labelled(article=article_from_json(given), wanted=wanted[given["id"]]) for given in read_objects(articles)
    )
