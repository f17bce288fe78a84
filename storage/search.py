"""A query in, articles that hold every one of its words out, the newest first. One character is enough for a word.

Words stand apart by white space and are looked for as they are; full-width and half-width, capital and small letters,
simplified and traditional characters mean the same. Quotes, * and other signs are plain characters.

The index holds what is printed, folded in width and case only: of each pair that is asked for, all forms are looked up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice, product

from monitor.parser.text import fold as simplify
from monitor.parser.text import load_folding
from monitor.records import Article, Span
from storage.codec import ARTICLE
from storage.database import Store
from storage.pairs import FOLD, find_indexed, fold, pairs_of

QUERY_LIMIT = 256  # characters
PAIRS_ASKED = 16  # each must be there, so a few leave little to look at
PASSAGE = 30  # characters on each side of the first hit
STEP = 100  # articles looked at in one go


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """An article that holds the words: `marks` are spans into `passage`, which is a piece of its heading or text.

    `continued_on` are the other pages of a story that goes on there.
    """

    article_id: str
    paper_id: str
    paper: str
    day: date | None
    page: int | None
    headline: str
    url: str
    passage: str
    marks: tuple[Span, ...]
    continued_on: tuple[int, ...] = ()


def searched_text(article: Article) -> str:
    """Give the text that is searched: heading and body."""
    return f"{article.heading}\n{article.text}"


def fold_all(text: str) -> str:
    """Give the text as it is compared: in half-width small letters and simplified, character for character."""
    return fold(simplify(text))


@cache
def load_forms() -> dict[str, tuple[str, ...]]:
    """Give each compared character with all that are compared as the same, itself included."""
    forms: dict[str, list[str]] = {}
    for character in map(chr, {**load_folding(), **FOLD}):
        forms.setdefault(fold_all(character), []).append(character)
    return {folded: tuple(dict.fromkeys((folded, *others))) for folded, others in forms.items()}


def list_forms(character: str) -> tuple[str, ...]:
    """Give all characters that are compared as this one, to look for it in text as it is kept."""
    return load_forms().get(character, (character,))


def index_article(store: Store, number: int, article: Article) -> None:
    """Make an article's newest revision findable."""
    pairs = " ".join(pairs_of(fold(searched_text(article))))
    store.execute("INSERT INTO article_pairs (rowid, pairs) VALUES (?, ?)", (number, pairs))


def unindex_article(store: Store, number: int, article: Article) -> None:
    """Take back what `index_article` did with the same article: an index without content must be told what it held."""
    pairs = " ".join(pairs_of(fold(searched_text(article))))
    store.execute("INSERT INTO article_pairs (article_pairs, rowid, pairs) VALUES ('delete', ?, ?)", (number, pairs))


def search(store: Store, query: str, limit: int = 20) -> tuple[Hit, ...]:
    """Find the articles that hold every word of the query. Raises ValueError for a query of over 256 characters."""
    if len(query) > QUERY_LIMIT:
        raise ValueError(f"a query of {len(query)} characters; at most {QUERY_LIMIT} can be looked for")
    words = tuple(dict.fromkeys(fold_all(query).split()))
    if not find_indexed(fold_all(query)):
        return ()
    hits = (make_hit(article, words) for article in find_candidates(store, words) if holds(article, words))
    return tuple(islice(hits, limit))


def holds(article: Article, words: tuple[str, ...]) -> bool:
    """Say whether the article holds every word."""
    text = fold_all(searched_text(article))
    return all(word in text for word in words)


def find_candidates(store: Store, words: tuple[str, ...]) -> Iterator[Article]:
    """Give all articles that may hold the words, the newest first; read as they are asked for."""
    pairs = pairs_of(" ".join(words))[:PAIRS_ASKED]
    numbers = find_by_pairs(store, pairs) if pairs else find_all(store)
    condition, characters = ("", ()) if pairs else hold_character(words)
    for start in range(0, len(numbers), STEP):
        step = ", ".join(map(str, numbers[start : start + STEP]))
        rows = store.rows(
            "SELECT r.record FROM articles a JOIN revisions r ON r.article = a.number AND r.revision = a.revision"
            f" WHERE a.number IN ({step}) {condition} ORDER BY a.day DESC, a.number DESC",
            characters,
        )
        yield from (ARTICLE.validate_json(row["record"]) for row in rows)


def find_by_pairs(store: Store, pairs: list[str]) -> list[int]:
    """Give the numbers of the articles that hold all the pairs, each in any of its forms.

    A pair holds no quote: quoted, it is no syntax.
    """
    asked = (" OR ".join(f'"{form}"' for form in list_pair_forms(pair)) for pair in pairs)
    rows = store.rows(
        "SELECT a.number FROM article_pairs p JOIN articles a ON a.number = p.rowid WHERE article_pairs MATCH ?"
        " ORDER BY a.day DESC, a.number DESC",
        (" AND ".join(f"({forms})" for forms in asked),),
    )
    return [row["number"] for row in rows]


def list_pair_forms(pair: str) -> tuple[str, ...]:
    """Give all forms in which a pair may stand in the index."""
    first, second = (dict.fromkeys(map(fold, list_forms(character))) for character in pair)
    return tuple(a + b for a, b in product(first, second) if pairs_of(a + b))


def find_all(store: Store) -> list[int]:
    """Give the numbers of all articles that stand by themselves."""
    asked = "SELECT number FROM articles WHERE joined_into IS NULL ORDER BY day DESC, number DESC"
    return [row["number"] for row in store.rows(asked)]


def hold_character(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Give the condition, with its parameters, that a record holds the first letter or Han character of the words."""
    forms = list_forms(find_indexed("".join(words)))
    return f"AND ({' OR '.join('instr(r.record, ?)' for _ in forms)})", forms


def make_hit(article: Article, words: tuple[str, ...]) -> Hit:
    """Cut the passage around the first word's first place, the heading before the body, and mark the words in it."""
    parts = (article.heading, article.text, searched_text(article))
    text = next(part for part in parts if words[0] in fold_all(part))
    first = fold_all(text).index(words[0])
    start, end = max(0, first - PASSAGE), first + len(words[0]) + PASSAGE
    passage = text[start:end]
    marks = {found.span() for word in words for found in re.finditer(re.escape(word), fold_all(passage))}
    return Hit(
        article_id=article.id,
        paper_id=article.paper_id,
        paper=article.paper,
        day=article.day,
        page=article.page,
        headline=article.headline,
        url=article.url,
        passage=passage,
        marks=tuple(Span(start=start, end=end) for start, end in sorted(marks)),
        continued_on=tuple(place.page for place in article.continuations if place.page is not None),
    )
