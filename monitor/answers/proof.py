"""An alert in; all that it rests on, in one file that can be checked years later without this store, out (证据包).

    alert -> its article's revision -> the raw pages that print and list it -> watch, paper, deliveries, messages

The pages are those that the article needs; when its facts rest on what other stories say, all of the issue.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import TypeAdapter

from alerts.first_line import say_line
from monitor.config import Config
from monitor.desk import Desk, LateMatcher, fingerprint
from monitor.desk.watch_record import dump_watch
from monitor.intake.reparse import find_links, reparse_issue
from monitor.parser import PARSER_VERSION
from monitor.records import Alert, Article, Facts, Paper, Snapshot
from storage.articles import StoredArticle, find_articles, get_article, get_facts, name_url
from storage.codec import ALERT, ARTICLE, FACTS
from storage.database import Store, open_store
from storage.deliveries import StoredDelivery, find_deliveries
from storage.sent import find_sent
from storage.since import find_watch_at
from storage.snapshots import Capture, find_captures, find_evidence, save_snapshot

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # the clock where nothing hangs on it
FORMAT = "yaowen-proof-1"
PAPER = TypeAdapter(Paper)
READERS = ("monitor/parser", "monitor/epaper", "monitor/records", "alerts")
Evidence = tuple[Capture, Snapshot]
JSON = dict[str, Any]


class ProofError(Exception):
    """What a proof needs is not there; says what and why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Derived:
    """An article and its facts, read again."""

    article: Article
    facts: Facts


# --- the bundle ---------------------------------------------------------------------------------------------------


def make_proof(store: Store, config: Config, alert: Alert, now: datetime) -> JSON:
    """Make the bundle of an alert. Raises ProofError, StoreError."""
    stored = get_article(store, alert.article_id, alert.revision)
    paper = config.known_papers.get(stored.article.paper_id)
    if paper is None:
        raise ProofError(f"the paper {stored.article.paper_id!r} is not known any more: how are its pages to be read?")
    evidence = choose_evidence(store, paper, stored, config.topics)
    bundle = {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "made_by": name_program(),
        "alert": read_back(ALERT, alert),
        "first_line": {language: say_line(alert, language) for language in ("zh", "en")},
        "watch": find_asked(store, config, alert),
        "topics": {name: list(words) for name, words in config.topics.items()},
        "paper": read_back(PAPER, paper),
        "article": {
            "revision": stored.revision,
            "saved_at": stored.saved_at.isoformat(),
            "snapshot": stored.snapshot,
            "sha256": stored.article.digest,
            "record": read_back(ARTICLE, stored.article),
        },
        "facts": read_back(FACTS, get_facts(store, alert.article_id, alert.revision)),
        "pages": [page_to_json(capture, snapshot) for capture, snapshot in evidence],
        **list_ways(store, alert),
    }
    return {**bundle, "sha256": hash_bundle(bundle)}


def find_asked(store: Store, config: Config, alert: Alert) -> JSON:
    """Give what the alert's watch asked then; where that was not kept, what it asks now. Raises ProofError."""
    kept = find_watch_at(store, alert.watch_id, alert.created_at)
    if kept is not None:
        record, mark, since = kept.record, kept.fingerprint, kept.since.isoformat()
        return {"record": json.loads(record), "fingerprint": mark, "since": since}
    current = next((watch for watch in config.watches if watch.id == alert.watch_id), None)
    if current is None:
        raise ProofError(f"what the watch {alert.watch_id!r} asked was not kept, and it is not in the config any more")
    return {"record": json.loads(dump_watch(current)), "fingerprint": fingerprint(current), "since": None}


def write_proof(bundle: JSON) -> bytes:
    """Write a bundle: the same bundle gives the same bytes, and any other bytes are not this bundle."""
    return (json.dumps(bundle, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def hash_bundle(bundle: Mapping[str, Any]) -> str:
    """Give the SHA-256 of all of a bundle but that hash itself."""
    return sha256(write_proof({name: value for name, value in bundle.items() if name != "sha256"})).hexdigest()


def read_back(adapter: TypeAdapter[Any], record: object) -> Any:
    """Give a record as JSON has it."""
    return json.loads(adapter.dump_json(record))


def page_to_json(capture: Capture, snapshot: Snapshot) -> JSON:
    """Give a raw page as it was fetched, with the headers that are kept."""
    return {
        "kind": capture.kind,
        "page": capture.page,
        "url": capture.url,
        "fetched_at": capture.fetched_at.isoformat(),
        "headers": {
            "content-type": snapshot.content_type,
            "etag": snapshot.etag,
            "last-modified": snapshot.last_modified,
        },
        "sha256": capture.digest,
        "size": len(snapshot.content),
        "content": b64encode(snapshot.content).decode("ascii"),
    }


def list_ways(store: Store, alert: Alert) -> JSON:
    """Give the deliveries of an alert, and the messages as they went out."""
    deliveries = [
        one for one in reversed(find_deliveries(store, article_id=alert.article_id)) if one.alert.id == alert.id
    ]
    sent = (part for one in deliveries for part in find_sent(store, one.delivery.message_id, one.delivery.receiver_id))
    return {
        "deliveries": [delivery_to_json(one) for one in deliveries],
        "messages": [
            {
                "message_id": part.message_id,
                "receiver": part.receiver_id,
                "part": part.part + 1,
                "at": part.at.isoformat(),
                "sha256": part.digest,
                "content": part.content.decode("utf-8", "replace"),
            }
            for part in sent
        ],
    }


def delivery_to_json(one: StoredDelivery) -> JSON:
    """Give how one delivery stands."""
    return {
        "id": one.delivery.id,
        "receiver": one.delivery.receiver_id,
        "message_id": one.delivery.message_id,
        "state": one.state,
        "due_at": one.delivery.due_at.isoformat(),
        "tried_at": one.tried_at and one.tried_at.isoformat(),
        "attempts": one.attempts,
        "possibly_sent": one.possibly_sent,
        "redirected_from": one.redirected_from or None,
        "remote_id": one.remote_id or None,
        "detail": one.detail,
    }


# --- the pages that it needs --------------------------------------------------------------------------------------


def choose_evidence(
    store: Store, paper: Paper, stored: StoredArticle, topics: Mapping[str, tuple[str, ...]]
) -> tuple[Evidence, ...]:
    """Give the captures from which the article is read as it is from all of its issue: its own when they are enough."""
    article = stored.article
    if article.day is None or stored.snapshot is None:
        raise ProofError(f"article {article.id} was not read from a kept page")
    issue = take_newest(find_evidence(store, paper.id, article.day, stored.saved_at), article, stored.snapshot)
    own = tuple(take_own(store, paper, article, stored.snapshot, issue))
    whole = derive(paper, topics, issue, article)
    return own if own and whole is not None and derive(paper, topics, own, article) == whole else issue


def take_newest(evidence: Iterable[Evidence], article: Article, digest: str) -> tuple[Evidence, ...]:
    """Give the newest capture of each address; of the article's own the bytes that it was read from."""
    newest: dict[tuple[str, str], Evidence] = {}
    for capture, snapshot in evidence:
        is_own = capture.kind in ("article", "file") and name_url(capture.url) == name_url(article.url)
        if not is_own or capture.digest == digest:
            newest[capture.kind, name_url(capture.url)] = (capture, snapshot)
    return tuple(newest.values())


def take_own(
    store: Store, paper: Paper, article: Article, digest: str, issue: tuple[Evidence, ...]
) -> Iterable[Evidence]:
    """Give the captures that print the article's parts, and the first that lists each."""
    printed = {name_url(url) for url in (article.url, *(place.url for place in article.continuations)) if url}
    unlisted = set(printed)
    for capture, snapshot in issue:
        lists = capture.kind in ("issue", "page")
        if lists and (listed := unlisted.intersection(find_links(store, paper, capture.day, [capture]))):
            unlisted -= listed
            yield capture, snapshot
    for capture, snapshot in issue:
        if capture.kind in ("article", "file") and (capture.digest == digest or name_url(capture.url) in printed):
            yield capture, snapshot


def derive(
    paper: Paper, topics: Mapping[str, tuple[str, ...]], evidence: Iterable[Evidence], wanted: Article
) -> Derived | None:
    """Read captures of one issue again, in a store of their own; give the article wanted, None if it is not read.

    One without an address may have kept the name of what it corrected: then its text tells which it is.
    """
    with TemporaryDirectory(prefix="yaowen-proof-") as folder:
        store = open_store(Path(folder) / "proof.db")
        try:
            for capture, snapshot in evidence:
                save_snapshot(store, snapshot, paper_id=paper.id, day=capture.day, kind=capture.kind, page=capture.page)
            for _ in reparse_issue(open_reading_desk(store, topics), paper, find_captures(store), dry_run=False):
                pass
            read = [one.article for one in find_articles(store)]
            same = [one for one in read if one.id == wanted.id] or [one for one in read if one.digest == wanted.digest]
            return Derived(article=same[0], facts=get_facts(store, same[0].id)) if same else None
        finally:
            store.close()


def open_reading_desk(store: Store, topics: Mapping[str, tuple[str, ...]]) -> Desk:
    """Make a desk that reads and tells nobody."""
    return Desk(
        store=store,
        topics=topics,
        get_matcher=LateMatcher(watches=()),
        watch_since={},
        receivers={},
        now=lambda: EPOCH,
    )


# --- the program --------------------------------------------------------------------------------------------------


@cache
def name_program() -> Mapping[str, str]:
    """Say which program reads: its version, that of the rules, hashes of their tables and of all that matches."""
    return {
        "yaowen": version("yaowen"),
        "parser": PARSER_VERSION,
        "lexicon": hash_files("monitor/parser/lexicon"),
        "code": sha256("".join(map(hash_files, READERS)).encode()).hexdigest(),
        "jieba": version("jieba"),
    }


def hash_files(package: str) -> str:
    """Give the SHA-256 over the names and bytes of a package's files."""
    top, _, rest = package.partition("/")
    total = sha256()
    for name, content in sorted(walk(files(top).joinpath(*filter(None, rest.split("/"))))):
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def walk(folder: Traversable, path: str = "") -> Iterable[tuple[str, bytes]]:
    """Give each file below a folder with its path there."""
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from walk(entry, f"{path}{entry.name}/")
        elif entry.is_file():
            yield f"{path}{entry.name}", entry.read_bytes()
