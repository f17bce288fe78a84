"""The bytes of a proof in; what agrees and what differs, derived again from the raw pages, out: no network.

bytes -> hashes -> raw pages -> article -> facts -> matches -> first line
"""

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any, get_args

from alerts.first_line import say_line
from alerts.matching import compile_watches, find_matches
from alerts.watches import Watch
from monitor.answers.proof import FORMAT, PAPER, Derived, Evidence, derive, hash_bundle, name_program, write_proof
from monitor.desk import fingerprint
from monitor.desk.watch_record import WATCH
from monitor.records import Alert, Article, Facts, Match, Paper, Snapshot, derive_id
from storage.codec import ALERT, ARTICLE, FACTS
from storage.snapshots import Capture, CaptureKind

JSON = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What came of one check: `agrees` is None where nothing can be derived, and `says` why."""

    check: str
    agrees: bool | None
    says: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A bundle's records."""

    alert: Alert
    article: Article
    facts: Facts
    watch: Watch
    paper: Paper
    topics: Mapping[str, tuple[str, ...]]
    first_line: Mapping[str, str]
    evidence: tuple[Evidence, ...]


def verify(content: bytes) -> Iterator[Finding]:
    """Check a proof: what is written in it against its hashes, then against what the raw pages say."""
    try:
        bundle = json.loads(content)
        opened = open_bundle(bundle)
        written = (*check_bytes(content, bundle, opened), check_names(bundle, opened), say_program(bundle))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        yield Finding(check="file", agrees=False, says=f"this is no proof that can be read: {error!r:.200}")
        return
    yield from written
    yield from check_derived(opened)


def open_bundle(bundle: JSON) -> Opened:
    """Read a bundle's records. Raises ValueError, KeyError, TypeError."""
    if bundle["format"] != FORMAT:
        raise ValueError(f"its format is {bundle['format']!r}, this program reads {FORMAT}")
    record = json.dumps
    article = ARTICLE.validate_json(record(bundle["article"]["record"]))
    paper_id, day = article.paper_id, article.day
    if day is None:
        raise ValueError("its article has no day")
    return Opened(
        alert=ALERT.validate_json(record(bundle["alert"])),
        article=article,
        facts=FACTS.validate_json(record(bundle["facts"])),
        watch=WATCH.validate_json(record(bundle["watch"]["record"])),
        paper=PAPER.validate_json(record(bundle["paper"])),
        topics={name: tuple(words) for name, words in bundle["topics"].items()},
        first_line=dict(bundle["first_line"]),
        evidence=tuple(open_page(page, paper_id, day) for page in bundle["pages"]),
    )


def open_page(page: JSON, paper_id: str, day: date) -> Evidence:
    """Read one raw page of a bundle."""
    if page["kind"] not in get_args(CaptureKind):
        raise ValueError(f"no kind of page: {page['kind']!r}")
    content = b64decode(page["content"], validate=True)
    fetched_at = datetime.fromisoformat(page["fetched_at"])
    headers = page["headers"]
    snapshot = Snapshot(
        url=page["url"],
        fetched_at=fetched_at,
        content=content,
        content_type=headers["content-type"],
        etag=headers["etag"],
        last_modified=headers["last-modified"],
    )
    capture = Capture(
        digest=snapshot.digest,
        paper_id=paper_id,
        day=day,
        kind=page["kind"],
        page=page["page"],
        url=page["url"],
        fetched_at=fetched_at,
    )
    return capture, snapshot


# --- what is written ------------------------------------------------------------------------------------------------


def check_bytes(content: bytes, bundle: JSON, opened: Opened) -> Iterator[Finding]:
    """Hold file, raw pages, article and messages against their hashes, and the alert against its name."""
    whole = hash_bundle(bundle) == bundle.get("sha256") and write_proof(bundle) == content
    yield say("file", whole, "every byte is as it was written", "its bytes are not those that were written")
    for (capture, _), page in zip(opened.evidence, bundle["pages"], strict=True):
        same = capture.digest == page["sha256"]
        fetched = f"{page['kind']} {page['url']}, fetched {page['fetched_at']}"
        yield say("page", same, f"{fetched}, sha256 {page['sha256']}", f"{fetched}: its bytes have another sha256")
    own = bundle["article"]
    same = opened.article.digest == own["sha256"]
    text = "the article's text"
    yield say("text", same, f"{text} has the sha256 {own['sha256']}", f"{text} has another sha256")
    for message in bundle["messages"]:
        same = sha256(message["content"].encode()).hexdigest() == message["sha256"]
        subject = f"message {message['message_id']} to {message['receiver']}, part {message['part']}"
        yield say("message", same, f"{subject}, sent {message['at']}", f"{subject}: its bytes have another sha256")


def check_names(bundle: JSON, opened: Opened) -> Finding:
    """Hold the alert against the article and the watch that it is about."""
    alert, watch = opened.alert, opened.watch
    named = alert.id == derive_id("alert", alert.watch_id, alert.article_id)
    again = alert.correction is not None or bool(alert.replaces) or any(match.absence for match in alert.matches)
    same = (
        (named or again)
        and alert.article_id == opened.article.id
        and alert.watch_id == watch.id
        and fingerprint(watch) == bundle["watch"]["fingerprint"]
    )
    return say("alert", same, f"alert {alert.id} is of this watch and article", "it is of another watch or article")


def say(check: str, agrees: bool, good: str, bad: str) -> Finding:  # noqa: FBT001 - the two words for it follow
    """Say whether something agrees."""
    return Finding(check=check, agrees=agrees, says=good if agrees else bad)


def say_program(bundle: JSON) -> Finding:
    """Say by which program the proof was made, when it is another: then what differs may come from that."""
    made, own = bundle["made_by"], name_program()
    read = bundle["facts"]["parser"]
    if made == own and read == own["parser"]:
        return Finding(check="program", agrees=True, says=f"made by this program, parser {own['parser']}")
    others = ", ".join(f"{name} {str(made.get(name))[:12]}" for name in own if made.get(name) != own[name])
    says = f"made by another program ({others or 'the same code'}; facts read by parser {read}), this is yaowen"
    hint = f"where something differs below, verify with yaowen {made['yaowen']}"
    return Finding(check="program", agrees=None, says=f"{says} {own['yaowen']} with parser {own['parser']}: {hint}")


# --- what is derived ------------------------------------------------------------------------------------------------


def check_derived(opened: Opened) -> Iterator[Finding]:
    """Read the raw pages again and hold what comes of it against what is written."""
    derived = derive(opened.paper, opened.topics, opened.evidence, opened.article)
    if derived is None:
        yield Finding(check="article", agrees=False, says="the raw pages do not give the article")
        return
    yield from compare(opened, derived)
    yield from check_matches(opened, derived)


def compare(opened: Opened, derived: Derived) -> Iterator[Finding]:
    """Hold article and facts against those read again; what differs is named."""
    article = replace(derived.article, id=opened.article.id)
    printed = f"{opened.article.headline}: as the raw page prints it"
    yield say_differing("article", differ(opened.article, article), printed)
    told = replace(opened.facts, parser=derived.facts.parser)
    count = len(opened.facts.people) + len(opened.facts.events) + len(opened.facts.appointments)
    held = f"{count} people, events and changes, with spans and rules"
    yield say_differing("facts", differ(told, derived.facts), held)


def differ(told: Article | Facts, read: Article | Facts) -> list[str]:
    """Name the fields that differ."""
    return [name for name in told.__dataclass_fields__ if getattr(told, name) != getattr(read, name)]


def say_differing(check: str, fields: list[str], good: str) -> Finding:
    """Say which fields differ, if any."""
    return say(check, not fields, good, f"read otherwise now: {', '.join(fields)}")


def check_matches(opened: Opened, derived: Derived) -> Iterator[Finding]:
    """Put the watch to the article read again, and write the first line anew."""
    alert = opened.alert
    if any(match.absence for match in alert.matches):
        yield Finding(check="match", agrees=None, says="that somebody is absent rests on the archive, not on this page")
        return
    article = replace(derived.article, id=opened.article.id)
    found = find_matches(compile_watches((opened.watch,)), article, derived.facts)
    own = tuple(map(strip, found[0][1])) if found else ()
    gone = alert.correction is not None and alert.correction.gone
    told = () if gone else tuple(map(strip, alert.matches))
    missing = [match.term or match.clause for match in told if match not in own]
    good = "the watch finds nothing in it" if gone else f"the watch finds {', '.join(match.term for match in told)}"
    bad = f"not found so: {', '.join(missing) or 'the watch finds something in it'}"
    yield say("match", not missing and bool(own) != gone, good, bad)
    notes = sum(len(match.notes) for match in alert.matches)
    if notes:
        yield Finding(check="archive", agrees=None, says=f"{notes} notes on what is new rest on the archive of then")
    yield check_line(opened.first_line, alert, own if told and not missing else alert.matches)


def strip(match: Match) -> Match:
    """Give a match without what the archive adds."""
    return replace(match, notes=(), asks=None)


def check_line(then: Mapping[str, str], alert: Alert, matches: tuple[Match, ...]) -> Finding:
    """Write the first line from what was derived, in the order of the alert."""
    told = {strip(match) for match in alert.matches}
    ordered = tuple(match for match in matches if strip(match) in told) or alert.matches
    lines = {language: say_line(replace(alert, matches=ordered), language) for language in ("zh", "en")}
    same = lines == then
    return say("first line", same, lines["zh"], f"now: {lines['zh']}; then: {then.get('zh')}")
