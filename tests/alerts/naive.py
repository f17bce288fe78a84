"""A watch, an article and its facts in, whether the watch is met, out: by looking at one character after the other.

Written from what docs/config.md says and from nothing of alerts/ but what an office or a place is called (posts.py), so
that matching.py can be held to it: no automaton, no candidates, no views.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from alerts.clauses import (
    Clause,
    Together,
    Topic,
    WatchedChange,
    WatchedDocument,
    WatchedEvent,
    WatchedGroup,
    WatchedPerson,
    WatchedPhrase,
    WatchedPost,
    WatchedSubject,
)
from alerts.posts import describe_change, find_place, is_held, is_in_place, is_place_in, key_of, keys_of
from alerts.watches import Watch
from monitor.parser.names.cutting import stands_alone
from monitor.parser.text import load_folding
from monitor.records import Article, Event, Facts, Person, Post, Span

Places = list[tuple[int, int]]  # printed start and end
EVERYWHERE = ("heading", "text")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")


def fold_letter(letter: str) -> str:
    folded = load_folding().get(ord(letter), letter)
    return folded.lower() if folded.isascii() else folded


def is_han(text: str, place: int) -> bool:
    return 0 <= place < len(text) and HAN.match(text[place]) is not None


def fold_text(printed: str) -> tuple[str, list[int]]:
    """Fold a text letter by letter; with it the place where each letter is printed."""
    folded = "".join(map(fold_letter, printed))
    kept = []
    for place, letter in enumerate(folded):
        if letter.isspace() and letter not in "\r\n":
            before, after = place, place
            while before >= 0 and folded[before].isspace() and folded[before] not in "\r\n":
                before -= 1
            while after < len(folded) and folded[after].isspace() and folded[after] not in "\r\n":
                after += 1
            if is_han(folded, before) and is_han(folded, after):
                continue
        kept.append(place)
    return "".join(folded[place] for place in kept), kept


@cache
def fold(word: str) -> str:
    return fold_text(word.strip())[0]


@dataclass(frozen=True, kw_only=True)
class Page:
    """An article ready to be looked at: each part as printed, folded, and where each folded letter is printed."""

    article: Article
    facts: Facts
    printed: dict[str, str]
    folded: dict[str, tuple[str, list[int]]]


def open_page(article: Article, facts: Facts) -> Page:
    printed = {"heading": article.heading, "text": article.text}
    return Page(
        article=article, facts=facts, printed=printed, folded={part: fold_text(one) for part, one in printed.items()}
    )


# --- words ------------------------------------------------------------------------------------------------------


def touches(left: str, right: str) -> bool:
    """Whether two letters are of one Latin word or number."""
    return bool(left and right) and all("a" <= letter <= "z" or "0" <= letter <= "9" for letter in left + right)


def find_word(page: Page, word: str, part: str) -> Places:
    text, kept = page.folded[part]
    folded = fold(word)
    return [
        (kept[at], kept[at + len(folded) - 1] + 1)
        for at in range(len(text) - len(folded) + 1)
        if text[at : at + len(folded)] == folded
        and not touches(text[at - 1 : at] if at else "", folded[0])
        and not touches(folded[-1], text[at + len(folded) : at + len(folded) + 1])
    ]


def find_regex(page: Page, pattern: str, part: str) -> Places:
    text, kept = page.folded[part]
    return [(kept[found.start()], kept[found.end() - 1] + 1) for found in re.finditer(pattern, text, re.IGNORECASE)]


def stands_in_phrase(page: Page, part: str, start: int, end: int) -> bool:
    printed = page.printed[part]
    left, right = printed.rfind("“", 0, start), printed.find("”", end)
    return 0 <= left < right and fold(printed[left + 1 : right]) in {fold(phrase) for phrase in page.facts.phrases}


def find_topic(  # noqa: C901 - as long as what it says
    topic: Topic, page: Page, where: tuple[str, ...]
) -> list[tuple[str, int, int]] | None:
    """The places of its words, None where it does not hold."""
    parts = [part for part in EVERYWHERE if part in where and part in topic.where]

    def keep(part: str, places: Places) -> Places:
        return [place for place in places if not topic.phrase or stands_in_phrase(page, part, *place)]

    def look(word: str) -> dict[str, Places]:
        return {part: keep(part, find_word(page, word, part)) for part in parts}

    if any(any(look(word).values()) for word in topic.none):
        return None
    rows = [look(word) for word in topic.all]
    one_of: dict[str, Places] = {part: [] for part in parts}
    for word in topic.any:
        for part, places in look(word).items():
            one_of[part] += places
    for pattern in topic.regex:
        for part in parts:
            one_of[part] += keep(part, find_regex(page, pattern, part))
    rows += [one_of] if topic.any or topic.regex else []
    if not all(any(row.values()) for row in rows):
        return None
    if topic.near:
        for part in parts:
            for choice in product(*(row[part] for row in rows)):
                if max(end for _, end in choice) - min(start for start, _ in choice) <= topic.near:
                    return [(part, *place) for place in choice]
        return None
    return [(part, *place) for row in rows for part, places in row.items() for place in places]


# --- people -----------------------------------------------------------------------------------------------------


def list_persons(page: Page, asked: WatchedPerson) -> list[Person]:
    names = {fold(name) for name in (asked.name, *asked.aliases)}
    return [person for person in page.facts.people if fold(person.name) in names]


def tell_apart(asked: WatchedPerson, person: Person) -> str:
    """Whether a person of the name is the one asked for: yes, other post, no post, or no."""

    def fits(post: Post) -> bool:
        named = not asked.post or key_of(asked.post) in (*keys_of(post), key_of(post.title))
        return named and (not asked.place or is_in_place(post, asked.place))

    if not asked.post and not asked.place:
        return "yes"
    if not person.posts:
        return "yes" if any(fits(post) for one in person.elsewhere for post in one.posts) else "no post"
    if any(map(fits, person.posts)):
        return "yes"
    place = asked.place
    if asked.post and not place:
        place = find_place(asked.post)
    near = asked.post and place and any(is_in_place(post, place) for post in person.posts)
    return "other post" if near else "no"


def choose(asked: WatchedPerson, persons: list[Person]) -> tuple[list[Person], bool]:
    """Those who are surely meant, else those who may be; and whether that is sure."""
    for verdict in ("yes", "other post", "no post"):
        if same := [person for person in persons if tell_apart(asked, person) == verdict]:
            return same, verdict == "yes"
    return [], False


def plays(person: Person, watch: Watch) -> bool:
    return any(role in watch.roles for role in person.roles or ("acts",))


def find_unread(asked: WatchedPerson, page: Page) -> Iterator[str]:
    """The parts in which a name stands where nobody was read, as a name."""
    taken = [naming for person in page.facts.people for naming in person.mentions]
    for name in (asked.name, *asked.aliases):
        folded = fold(name)
        for part in EVERYWHERE:
            printed = page.printed[part]
            for start, end in find_word(page, name, part):
                overlap = any(one.where == part and one.start < end and start < one.end for one in taken)
                padded = end - start > len(folded)
                if overlap or (padded and len(folded) != len("王浩")):
                    continue
                before = "".join(load_folding().get(ord(one), one) for one in printed[max(0, start - 40) : start])
                after = "".join(load_folding().get(ord(one), one) for one in printed[end : end + 40])
                if stands_alone(before + folded + after, len(before), len(before + folded)):
                    yield part


def finds_person(asked: WatchedPerson, page: Page, watch: Watch) -> tuple[bool, bool]:
    """Whether a person is found, and surely."""
    persons = list_persons(page, asked)
    unread = any(part in watch.where for part in find_unread(asked, page))
    if not persons:
        return unread and "acts" in watch.roles, False
    same, sure = choose(asked, persons)
    shown = [person for person in same if plays(person, watch)]
    named = any(naming.where in watch.where for person in shown for naming in person.mentions)
    return named or (bool(shown) and len(same) == len(persons) and unread), sure


def shows(person: Person, watch: Watch) -> bool:
    return plays(person, watch) and any(naming.where in watch.where for naming in person.mentions)


def meets(asked: Together, page: Page, watch: Watch) -> bool:
    chosen = [choose(person, list_persons(page, person)) for person in asked.people]
    if not all(sure for _, sure in chosen):
        return False
    persons = [same[0] for same, _ in chosen]
    return any(
        all(is_in(person, event, watch) for person in persons) and is_on(asked, event.span, page, watch)
        for event in page.facts.events
    )


def is_in(person: Person, event: Event, watch: Watch) -> bool:
    """Whether somebody takes part in an event in a role of the watch."""
    name = person.name
    return (
        (name in event.chair and "chairs" in watch.roles)
        or (name in event.speak and "speaks" in watch.roles)
        or (name in event.attend and "attends" in watch.roles)
        or (name in event.other and any(role in watch.roles for role in person.roles if role != "spoken_of"))
        or (name in event.other and set(person.roles) <= {"spoken_of"} and "acts" in watch.roles)
    )


def is_on(asked: Together, span: Span | None, page: Page, watch: Watch) -> bool:
    """Whether the topic's words stand in the heading or in the paragraph of the event."""
    if asked.topic is None:
        return True
    at = span or Span(start=0, end=0)
    text = page.printed["text"]
    end = text.find("\n", at.end)
    paragraph = range(text.rfind("\n", 0, at.start) + 1, len(text) if end < 0 or at.where == "heading" else end)
    found = find_topic(asked.topic, page, watch.where) or []
    return any(part == "heading" or start in paragraph for part, start, _ in found)


# --- one clause, and the whole watch ----------------------------------------------------------------------------


def holds(clause: Clause, page: Page, watch: Watch) -> bool:  # noqa: C901, PLR0911 - a line a kind of clause
    facts = page.facts
    reasons = {reason.of: reason.span.where for reason in facts.reasons}

    def looks_at(span: Span | None) -> bool:
        return (span.where if span else "text") in watch.where

    def is_of(asked: WatchedGroup | WatchedChange, post: Post) -> bool:
        placed = not asked.places or any(is_in_place(post, place) for place in asked.places)
        return placed and (not asked.ranks or post.rank in asked.ranks)

    match clause:
        case WatchedPerson():
            return finds_person(clause, page, watch)[0]
        case Together():
            return meets(clause, page, watch)
        case WatchedPost():
            key = key_of(clause.name)
            moved = {fold(change.name) for change in facts.appointments if key_of(change.post) == key}
            return any(
                shows(person, watch)
                and (
                    fold(person.name) in moved
                    or any(key in keys_of(post) and (clause.former or is_held(post)) for post in person.posts)
                )
                for person in facts.people
            )
        case WatchedGroup():
            return any(
                shows(person, watch) and any(is_held(post) and is_of(clause, post) for post in person.posts)
                for person in facts.people
            )
        case Topic():
            return find_topic(clause, page, watch.where) is not None
        case WatchedPhrase():
            word = fold(clause.word)
            return any(word in fold(one) and reasons.get(one) in watch.where for one in facts.phrases)
        case WatchedSubject():
            told = [reason.span.where for reason in facts.reasons if reason.of == clause.name]
            return clause.name in facts.topics and (not told or any(part in watch.where for part in told))
        case WatchedEvent():
            return any(
                event.kind == clause.kind
                and looks_at(event.span)
                and (not clause.places or any(is_place_in(event.place, event.place_code, one) for one in clause.places))
                for event in facts.events
            )
        case WatchedChange():
            return any(
                looks_at(change.span)
                and (not clause.actions or change.action in clause.actions)
                and (not clause.person or fold(clause.person) == fold(change.name))
                and (not clause.post or key_of(clause.post) == key_of(change.post))
                and (not (clause.places or clause.ranks) or is_of(clause, describe_change(change)))
                for change in facts.appointments
            )
        case WatchedDocument():
            return any(
                fold(clause.title) in fold(document.title)
                and looks_at(document.span)
                and (not clause.actions or document.action in clause.actions)
                for document in facts.documents
            )


def is_in_column(article: Article, columns: tuple[str, ...]) -> bool:
    names = [fold(name) for name in (article.section, article.kicker, article.column) if name]
    return any(fold(column) in name for column in columns for name in names)


def is_met(watch: Watch, page: Page) -> bool:  # noqa: PLR0911 - as long as what it says
    """Whether a watch finds an article."""
    article, unless = page.article, watch.unless
    pages = {article.page, *(place.page for place in article.continuations)}
    if watch.papers and article.paper_id not in watch.papers:
        return False
    if watch.pages and not pages & set(watch.pages):
        return False
    if watch.columns and not is_in_column(article, watch.columns):
        return False
    if watch.top and article.position != 0:
        return False
    if article.paper_id in unless.papers or pages & set(unless.pages) or is_in_column(article, unless.columns):
        return False
    plain = Watch(id="plain", topics=(Topic(any=("x",)),))
    for person in unless.people:
        if finds_person(person, page, plain) == (True, True):
            return False
    taken_back: tuple[Clause, ...] = (*unless.topics, *unless.events)
    if any(holds(clause, page, plain) for clause in taken_back):
        return False
    return any(holds(clause, page, watch) for clause in watch.clauses)
