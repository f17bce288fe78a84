"""Articles with their facts in, articles and facts out: derived ids, a revision for each change, nothing kept twice.

An article is named by where it was printed, so that the same page gives the same rows: paper, day, page and URL, or for
what has no URL the headline and the opening as they were first. Another text under the same name is a new revision; the
old one stays.

A story joined of several parts has the name of its first. Parts that were stored by themselves before are kept, with
all their revisions, but no list, search or person shows them any more.
"""

import json
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from monitor.address import POST, split_post
from monitor.records import Article, Facts, PageLink, derive_id
from storage.codec import ARTICLE, FACTS, day_text, dump, moment_text, read_moment
from storage.database import Row, Store, where
from storage.errors import NotStored
from storage.factrows import FORM, drop_fact_rows, save_fact_rows
from storage.pairs import fold
from storage.search import index_article, unindex_article

OPENING = 64  # characters of an article's text that tell two without a URL and with the same headline apart
NAMED_BY_PATH = re.compile(r"\d[^/]*$")
PAGE = ".pdf"  # its path names a page, and its query the story on it


@dataclass(frozen=True, kw_only=True, slots=True)
class Saved:
    """What came of saving an article."""

    article_id: str
    revision: int
    state: Literal["new", "revised", "same"]


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredArticle:
    """An article of the store: `snapshot` is the digest of the bytes it was read from, `parser` who read its facts.

    `joined_into` is the id of the story that it is a part of, "" for one that stands by itself.
    """

    article: Article
    revision: int
    snapshot: str | None
    parser: str
    saved_at: datetime
    joined_into: str = ""


def name_article(article: Article) -> str:
    """Derive the article's id from where it was printed.

    A joined story keeps the id of its first part, and one without a URL the id it bears: that of the stored one that
    it corrects.
    """
    if article.id and (article.continuations or not article.url):
        return article.id
    where = ("article", article.paper_id or article.paper, article.day, article.page)
    if article.url:
        return derive_id(*where, name_url(article.url))
    headline, opening = ("".join(fold(part).split()) for part in (article.headline, article.text))
    return derive_id(*where, headline, opening[:OPENING])


@lru_cache(maxsize=4_096)
def name_url(url: str) -> str:
    """Drop a URL's fragment, and its query where the path's last part names the article (content_12.htm?div=-1).

    What is to be posted to it stays: it names what the answer is.
    """
    address, posted = split_post(url)
    try:
        parts = urlsplit(address)
    except ValueError:
        return url
    is_named = NAMED_BY_PATH.search(parts.path) and not parts.path.endswith(PAGE)
    query = "" if is_named else parts.query
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, "")) + (POST + posted if posted else "")


def save_page(store: Store, *, paper_id: str, day: date, link: PageLink, digest: str | None = None) -> None:
    """Keep what is known of one page of an issue; `digest` names the snapshot of its last index that could be read."""
    with store.transaction(durable=False):
        store.execute(
            "INSERT INTO pages (paper_id, day, number, label, section, url, pdf_url, snapshot)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (paper_id, day, number) DO UPDATE SET label = excluded.label,"
            " section = excluded.section, url = excluded.url, pdf_url = excluded.pdf_url,"
            " snapshot = coalesce(excluded.snapshot, snapshot)",
            (paper_id, day_text(day), link.number, link.label, link.section, link.url, link.pdf_url, digest),
        )


def find_page_lists(store: Store, paper_id: str, day: date) -> dict[str, str]:
    """Give the addresses of an issue's pages, each with the digest of its last index that could be read."""
    rows = store.rows(
        "SELECT url, snapshot FROM pages WHERE paper_id = ? AND day = ? AND snapshot IS NOT NULL",
        (paper_id, day_text(day)),
    )
    return {row["url"]: row["snapshot"] for row in rows}


def find_digests(store: Store, paper_id: str, day: date) -> frozenset[str]:
    """Give the digests of all that was read of an issue, older revisions too."""
    rows = store.rows(
        "SELECT r.digest FROM revisions r JOIN articles a ON a.number = r.article WHERE a.paper_id = ? AND a.day = ?",
        (paper_id, day_text(day)),
    )
    return frozenset(row["digest"] for row in rows)


def find_sources(store: Store, paper_id: str, day: date) -> dict[str, str]:
    """Name where an issue's stored articles were read, each with the digest of the snapshot that it was read from.

    A joined story and its parts have "": they are read together or not at all.
    """
    rows = store.rows(
        "SELECT a.url, r.snapshot, json_extract(r.record, '$.continuations') AS parts FROM articles a"
        " JOIN revisions r ON r.article = a.number AND r.revision = a.revision"
        " WHERE a.paper_id = ? AND a.day = ? AND a.joined_into IS NULL",
        (paper_id, day_text(day)),
    )
    sources: dict[str, str] = {}
    for row in rows:
        parts = [place["url"] for place in json.loads(row["parts"] or "[]")]
        digest = "" if parts else row["snapshot"] or ""
        sources |= {name_url(url): digest for url in (row["url"], *parts) if url}
    return sources


def save_article(store: Store, article: Article, facts: Facts, *, digest: str | None, now: datetime) -> Saved:
    """Keep an article and its facts; `digest` names the snapshot it was read from, None when there is none.

    What is stored already changes nothing, whatever the facts say: `replace_facts` is for a newer parser.
    """
    article = replace(article, id=name_article(article))
    with store.transaction():
        known = find_newest(store, article.id)
        for place in article.continuations:
            take_part(store, place.id, article.id)
        if known is not None and known["digest"] == article.digest and not known["joined_into"]:
            return Saved(article_id=article.id, revision=known["revision"], state="same")
        if known is None:
            number, revision = insert_article(store, article), 1
        else:
            number, revision = known["number"], known["revision"] + 1
            hide(store, known)
            update_article(store, number, article, revision)
        save_revision(store, number, revision, article, digest, now)
        index_article(store, number, article)
        save_facts(store, number, revision, facts, now)
    return Saved(article_id=article.id, revision=revision, state="new" if known is None else "revised")


def take_part(store: Store, part_id: str, whole_id: str) -> None:
    """Let a part that is stored by itself be found no more: the story that it is a part of holds its text."""
    known = find_newest(store, part_id) if part_id and part_id != whole_id else None
    if known is not None and known["joined_into"] != whole_id:
        hide(store, known)
        store.execute("UPDATE articles SET joined_into = ? WHERE number = ?", (whole_id, known["number"]))


def stands_alone(store: Store, article_id: str) -> bool:
    """Whether an article is stored and no part of another."""
    known = find_newest(store, article_id)
    return known is not None and not known["joined_into"]


def hide(store: Store, known: Row) -> None:
    """Take away what searches and lists of people find an article by; a part of a joined story has none of it."""
    if not known["joined_into"]:
        drop_fact_rows(store, known["number"])
        unindex_article(store, known["number"], ARTICLE.validate_json(known["record"]))


def find_newest(store: Store, article_id: str) -> Row | None:
    """Give number, revision, digest, record and joined_into of an article's newest revision."""
    return store.row(
        "SELECT a.number, a.joined_into, r.revision, r.digest, r.record FROM articles a"
        " JOIN revisions r ON r.article = a.number AND r.revision = a.revision WHERE a.id = ?",
        (article_id,),
    )


def columns_of(article: Article, revision: int) -> Row:
    """Give the columns of `articles` that queries read."""
    return {
        "id": article.id,
        "revision": revision,
        "paper_id": article.paper_id,
        "paper": article.paper,
        "day": day_text(article.day),
        "page": article.page,
        "section": article.section,
        "position": article.position,
        "url": article.url,
        "headline": article.headline,
        "joined_into": None,
    }


def insert_article(store: Store, article: Article) -> int:
    """Add an article; give its number."""
    store.insert("articles", [columns_of(article, 1)])
    return int(store.rows("SELECT last_insert_rowid() AS number")[0]["number"])


def update_article(store: Store, number: int, article: Article, revision: int) -> None:
    """Let the article say what its newest revision says."""
    columns = columns_of(article, revision)
    settings = ", ".join(f"{name} = :{name}" for name in columns)
    store.execute(f"UPDATE articles SET {settings} WHERE number = :number", {**columns, "number": number})


def save_revision(
    store: Store, number: int, revision: int, article: Article, digest: str | None, now: datetime
) -> None:
    """Keep what was printed."""
    store.insert(
        "revisions",
        [
            {
                "article": number,
                "revision": revision,
                "digest": article.digest,
                "snapshot": digest,
                "saved_at": moment_text(now),
                "record": dump(ARTICLE, article),
            }
        ],
    )


def save_facts(store: Store, number: int, revision: int, facts: Facts, now: datetime) -> None:
    """Keep the facts of an article's newest revision, whose older rows were dropped."""
    store.execute(
        "INSERT INTO facts (article, revision, parser, saved_at, record, rows) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO"
        " UPDATE SET parser = excluded.parser, saved_at = excluded.saved_at, record = excluded.record,"
        " rows = excluded.rows",
        (number, revision, facts.parser, moment_text(now), dump(FACTS, facts), FORM),
    )
    save_fact_rows(store, number, facts)


def replace_facts(store: Store, article_id: str, facts: Facts, now: datetime) -> bool:
    """Let the newest revision have these facts; say whether anything was stored anew. Raises NotStored."""
    with store.transaction():
        if holds_facts(store, article_id, facts):
            return False
        known = find_newest(store, article_id)
        if known is not None and not known["joined_into"]:
            drop_fact_rows(store, known["number"])
            save_facts(store, known["number"], known["revision"], facts, now)
    return True


ARTICLE_ROWS = (
    "SELECT r.record, r.revision, r.snapshot, r.saved_at, coalesce(f.parser, '') AS parser,"
    " coalesce(a.joined_into, '') AS joined_into FROM articles a"
    " JOIN revisions r ON r.article = a.number LEFT JOIN facts f ON f.article = r.article AND f.revision = r.revision"
)


def stored_article(row: Row) -> StoredArticle:
    """Make a stored article of its row."""
    return StoredArticle(
        article=ARTICLE.validate_json(row["record"]),
        revision=row["revision"],
        snapshot=row["snapshot"],
        parser=row["parser"],
        saved_at=read_moment(row["saved_at"]),
        joined_into=row["joined_into"],
    )


def get_article(store: Store, article_id: str, revision: int | None = None) -> StoredArticle:
    """Give one revision of an article, the newest unless one is named. Raises NotStored."""
    row = store.row(f"{ARTICLE_ROWS} WHERE a.id = ? AND r.revision = coalesce(?, a.revision)", (article_id, revision))
    if row is None:
        raise NotStored(f"no article {article_id}" + (f" with a revision {revision}" if revision else ""))
    return stored_article(row)


def get_facts(store: Store, article_id: str, revision: int | None = None) -> Facts:
    """Give the facts of one revision of an article, of the newest unless one is named. Raises NotStored."""
    row = store.row(
        "SELECT f.record FROM articles a JOIN facts f ON f.article = a.number"
        " WHERE a.id = ? AND f.revision = coalesce(?, a.revision)",
        (article_id, revision),
    )
    if row is None:
        raise NotStored(f"no facts of article {article_id}")
    return FACTS.validate_json(row["record"])


def holds_facts(store: Store, article_id: str, facts: Facts) -> bool:
    """Say whether these are the facts of the newest revision, and their rows of today's form. Raises NotStored."""
    form = store.row(
        "SELECT 1 FROM articles a JOIN facts f ON f.article = a.number AND f.revision = a.revision"
        " WHERE a.id = ? AND f.rows = ?",
        (article_id, FORM),
    )
    return get_facts(store, article_id) == facts and form is not None


def find_articles(
    store: Store,
    *,
    paper_id: str | None = None,
    day: date | None = None,
    since: date | None = None,
    until: date | None = None,
    snapshot: str | None = None,
) -> tuple[StoredArticle, ...]:
    """List the newest revisions by day, paper, page and place on the page; days are included, parts of others not."""
    asked, values = where(
        newest=("r.revision = a.revision AND a.joined_into IS NULL AND :newest", True),
        paper=("a.paper_id = :paper", paper_id),
        since=("a.day >= :since", day_text(day or since)),
        until=("a.day <= :until", day_text(day or until)),
        snapshot=("r.snapshot = :snapshot", snapshot),
    )
    rows = store.rows(f"{ARTICLE_ROWS} {asked} ORDER BY a.day, a.paper_id, a.page, a.position, a.number", values)
    return tuple(stored_article(row) for row in rows)
