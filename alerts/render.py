"""A claim and its receiver in, the whole message out: subject, plain text, HTML, Slack blocks, webhook JSON. Pure.

The first line says who did what where; below stand the passage with the match marked, paper, day, page and link, and
why it matched. The same claim gives the same message, so that a message tried again can be told as the same.
"""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from alerts.inert import shorten
from alerts.receivers import Receiver
from alerts.slack import make_slack
from alerts.views import View, make_view
from alerts.wording import WORDS, say_day, say_what_happened
from monitor.contract import JSON, change_to_json, event_to_json, places_to_json
from monitor.records import Absence, Alert, Claim, Match, Note

MOST_SUBJECT = 150  # characters


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """What one receiver gets, in every form that a channel needs. `slack` and `payload` are JSON in UTF-8.

    `message_id` is the same at each try; `at` is the moment of this one.
    """

    message_id: str
    receiver_id: str
    at: datetime
    subject: str
    text: str
    html: str
    slack: bytes
    payload: bytes


def render(claim: Claim, receiver: Receiver, now: datetime) -> Message:
    """Write the message of a claim in its receiver's language."""
    view = make_view(claim, receiver)
    subject = make_subject(claim, receiver, view)
    return Message(
        message_id=claim.message_id,
        receiver_id=receiver.id,
        at=now,
        subject=subject,
        text=fill("message.txt.jinja", view, subject),
        html=fill("message.html.jinja", view, subject),
        slack=make_slack(view, subject),
        payload=make_payload(claim, receiver),
    )


def make_subject(claim: Claim, receiver: Receiver, view: View) -> str:
    """Say in 150 characters what happened or, of a digest, how much to which watch."""
    words = WORDS[receiver.language]
    if len(claim.alerts) == 1:
        said = f"[{view.groups[0].title}] {view.items[0].line}"
    else:
        counts = Counter({group.title: len(group.items) for group in view.groups}).most_common()
        watches = words["join"].join(f"{title} {count}" for title, count in counts)
        day = claim.first_due_at.astimezone(ZoneInfo(receiver.timezone)).date()
        said = words["digest"].format(day=say_day(day, receiver.language), count=len(claim.alerts), watches=watches)
    mark = f"[{words['possibly_sent_mark']}] " if claim.possibly_sent else ""
    return shorten((mark + said).strip(), MOST_SUBJECT)


@cache
def load_templates() -> SandboxedEnvironment:
    """Give the packaged templates, in Jinja's sandbox; HTML is escaped by itself, plain text is not."""
    return SandboxedEnvironment(
        loader=PackageLoader("alerts"),
        autoescape=lambda name: name is not None and name.endswith(".html.jinja"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill(name: str, view: View, subject: str) -> str:
    """Fill one template."""
    return load_templates().get_template(name).render(view=view, words=WORDS[view.language], subject=subject)


# --- webhook ----------------------------------------------------------------------------------------------------


def make_payload(claim: Claim, receiver: Receiver) -> bytes:
    """Give the webhook's JSON: type, timestamp and data, as Standard Webhooks recommends.

    It is the same at each try but for `possible_duplicate`.
    """
    payload = {
        "type": "alert" if len(claim.alerts) == 1 else "digest",
        "timestamp": claim.first_due_at.isoformat(),
        "data": {
            "message_id": claim.message_id,
            "receiver": receiver.id,
            "possible_duplicate": claim.possibly_sent,
            "alerts": [alert_to_json(alert, receiver) for alert in claim.alerts],
        },
    }
    return json.dumps(payload, ensure_ascii=False).encode("utf-8", "replace")


def alert_to_json(alert: Alert, receiver: Receiver) -> JSON:
    """Give one alert as an object; texts are as printed, `summary` in the receiver's language."""
    return {
        "id": alert.id,
        "watch": {"id": alert.watch_id, "name": alert.watch_name},
        "summary": say_what_happened(alert, receiver.language),
        "late": alert.late,
        "over_limit": alert.over_limit,
        "created_at": alert.created_at.isoformat(),
        "article": {
            "id": alert.article_id,
            "revision": alert.revision,
            "paper": alert.paper,
            "date": alert.day.isoformat(),
            "page": alert.page,
            "section": alert.section,
            "headline": alert.headline,
            "url": alert.url,
            **places_to_json(alert.continuations, alert.marks),
        },
        "matches": [match_to_json(match) for match in alert.matches],
    }


def match_to_json(match: Match) -> JSON:
    """Give one match as an object; `marks` are half-open places in `passage`."""
    return {
        "clause": match.clause,
        "term": match.term,
        "person": match.person,
        "posts": list(match.posts),
        "passage": match.passage,
        "marks": [[mark.start, mark.end] for mark in match.marks],
        "where": match.where,
        "event": match.event and event_to_json(match.event),
        "change": match.change and change_to_json(match.change),
        "absence": match.absence and absence_to_json(match.absence),
        "notes": [note_to_json(note) for note in match.notes],
        "uncertain": match.uncertain,
    }


def note_to_json(note: Note) -> JSON:
    """Give what the archive adds as an object."""
    day = note.day and note.day.isoformat()
    return {"kind": note.kind, "post": note.post, "other": note.other, "day": day, "days": note.days}


def absence_to_json(absence: Absence) -> JSON:
    """Give on what it rests that somebody is away unusually long."""
    return {**asdict(absence), "last": absence.last.isoformat()}
