"""Labelled articles and what was read out of them in, a Score out: counts and errors of each kind of fact.

What careful readers did not agree on is neither right nor wrong. Counts are of facts over all articles together
(micro-averaged); the fields of an event count where the event itself was found.
"""

from collections.abc import Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from monitor.records import Event, Facts
from tests.quality.labels import Labelled, Wanted, WantedEvent
from tests.quality.pairing import fold_roles, list_roles, pair_events
from tests.quality.spelling import fold_name, fold_post, is_same_place

KINDS = (
    "official names",
    "posts",
    "all persons",
    "appointments",
    "changes",
    "documents",
    "documents acted on",
    "events",
    "event people",
)
FIELDS = ("event kind", "event start", "event end", "event place")


@dataclass(slots=True)
class Tally:
    """Counts of one kind of fact: how many are right, found and wanted; the errors are kept for reading."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """How much of what was found is right; 0 when nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """How much of what is there was found; 0 when nothing is there."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; of an event's field it is the share that is right."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0

    def count(
        self,
        article: str,
        wanted: AbstractSet[Hashable],
        found: AbstractSet[Hashable],
        maybe: AbstractSet[Hashable] = frozenset(),
    ) -> None:
        """Count one article's facts; one of `maybe` that is found counts neither way."""
        counted = found - (maybe - wanted)
        self.right += len(wanted & counted)
        self.found += len(counted)
        self.wanted += len(wanted)
        self.missed += sorted((article, describe(fact)) for fact in wanted - counted)
        self.extra += sorted((article, describe(fact)) for fact in counted - wanted)


Score = dict[str, Tally]


def describe(fact: Hashable) -> str:
    """Write a fact on one line."""
    return "  ".join(str(part) for part in fact) if isinstance(fact, tuple) else str(fact)


def score(pairs: Iterable[tuple[Labelled, Facts]]) -> Score:
    """Score what was read out of each article."""
    tallies = {kind: Tally() for kind in (*KINDS, *FIELDS)}
    for labelled, facts in pairs:
        name, wanted = labelled.article.id, labelled.wanted
        count_people(tallies, name, wanted, facts)
        count_changes(tallies, name, wanted, facts)
        count_documents(tallies, name, wanted, facts)
        count_events(tallies, name, wanted.events, facts.events)
    return tallies


def fold_posts(people: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """Give each post of each person, folded."""
    return {(fold_name(name), fold_post(post)) for name, posts in people.items() for post in posts}


def count_people(tallies: Score, article: str, wanted: Wanted, facts: Facts) -> None:
    """Count officials, their posts, and everybody who is named."""
    border = {fold_name(name) for name in wanted.borderline}
    found = {p.name: [post.name for post in p.posts] for p in facts.officials if fold_name(p.name) not in border}
    officials = {fold_name(name) for name in wanted.posts}
    named = {fold_name(name) for name in found}
    tallies["official names"].count(article, officials, named)
    tallies["posts"].count(article, fold_posts(wanted.posts), fold_posts(found), fold_posts(wanted.posts_maybe))
    everybody = officials | {fold_name(name) for name in wanted.others}
    tallies["all persons"].count(article, everybody, named | {fold_name(p.name) for p in facts.people}, border)


def count_changes(tallies: Score, article: str, wanted: Wanted, facts: Facts) -> None:
    """Count changes of personnel, without and with their posts."""
    sides = (wanted.changes, {(a.name, a.post, a.action) for a in facts.appointments}, wanted.changes_maybe)
    without = [{(fold_name(name), action) for name, _, action in side} for side in sides]
    full = [{(fold_name(name), fold_post(post), action) for name, post, action in side} for side in sides]
    tallies["appointments"].count(article, *without)
    tallies["changes"].count(article, *full)


def count_documents(tallies: Score, article: str, wanted: Wanted, facts: Facts) -> None:
    """Count documents by title, and those with which something was done."""
    sides = (wanted.documents, {(d.title, d.action) for d in facts.documents}, wanted.documents_maybe)
    titles = [{fold_name(title) for title, _ in side} for side in sides]
    acted = [{(fold_name(title), action) for title, action in side if action != "none"} for side in sides]
    tallies["documents"].count(article, *titles)
    tallies["documents acted on"].count(article, *acted)


def count_events(tallies: Score, article: str, wanted: tuple[WantedEvent, ...], found: tuple[Event, ...]) -> None:
    """Count events; one that may be left out counts neither way."""
    pairs = pair_events(wanted, found)
    firm = {i for i, event in enumerate(wanted) if not event.optional}
    tally = tallies["events"]
    tally.right += len(firm & pairs.keys())
    tally.wanted += len(firm)
    tally.found += len(found) - len(pairs.keys() - firm)
    tally.missed += [(article, wanted[i].name) for i in sorted(firm - pairs.keys())]
    tally.extra += [(article, event.name) for j, event in enumerate(found) if j not in pairs.values()]
    for i, j in pairs.items():
        count_fields(tallies, article, wanted[i], found[j])


def count_fields(tallies: Score, article: str, wanted: WantedEvent, found: Event) -> None:
    """Count who did what at an event that was found, and each of its fields."""
    tallies["event people"].count(
        article, fold_roles(wanted.people), fold_roles(list_roles(found)), fold_roles(wanted.people_maybe)
    )
    fields = (
        ("event kind", found.kind, wanted.kinds, found.kind in wanted.kinds),
        ("event start", str(found.start), wanted.starts, str(found.start) in wanted.starts),
        ("event end", str(found.end), wanted.ends, str(found.end) in wanted.ends),
        ("event place", found.place, wanted.places, any(is_same_place(place, found.place) for place in wanted.places)),
    )
    for name, value, readings, right in fields:
        tally = tallies[name]
        tally.right += right
        tally.found += 1
        tally.wanted += 1
        if not right:
            tally.missed.append((article, f"{wanted.name}: {' or '.join(sorted(readings))!r}, found {value!r}"))
