"""A message in, the JSON of the webhook out: the same at each try but for `possible_duplicate`. Pure."""

from dataclasses import asdict
from datetime import datetime
from urllib.parse import quote

from alerts.first_line import say_line
from alerts.forms.layout import Draft, write_json
from alerts.receivers import Receiver, WebhookSettings
from monitor.contract import JSON, change_to_json, event_to_json, places_to_json
from monitor.records import Absence, Alert, Claim, Correction, Coverage, Match, Note, Reprint


def write_payload(draft: Draft) -> tuple[bytes, ...]:
    """Give type, timestamp and data, as Standard Webhooks recommends, or the same as an event of CloudEvents 1.0."""
    claim = draft.claim
    kind = "alert" if len(claim.alerts) == 1 else "digest"
    data: JSON = {
        "message_id": claim.message_id,
        "receiver": draft.receiver.id,
        "possible_duplicate": claim.possibly_sent,
        "redirected": redirected_to_json(claim),
        "coverage": claim.coverage and coverage_to_json(claim.coverage),
        "alerts": [alert_to_json(alert, draft.receiver) for alert in claim.alerts],
    }
    return (wrap(data, kind, claim.message_id, claim.first_due_at, draft.receiver),)


def wrap(data: JSON, kind: str, message_id: str, at: datetime, receiver: Receiver) -> bytes:
    """Put data into an object with its type and timestamp, or into an event of CloudEvents 1.0."""
    settings = receiver.settings
    if isinstance(settings, WebhookSettings) and settings.cloudevents:
        return write_json(make_event(data, kind, message_id, at, receiver))
    return write_json({"type": kind, "timestamp": at.isoformat(), "data": data})


def redirected_to_json(claim: Claim) -> JSON | None:
    """Give as an object which broken receiver a message was for, None when it is where it was for."""
    return {"from": claim.redirected_from, "why": claim.redirected_why} if claim.redirected_from else None


def make_event(data: JSON, kind: str, message_id: str, at: datetime, receiver: Receiver) -> JSON:
    """Put data into a structured event; source and id together name it, at each try the same."""
    return {
        "specversion": "1.0",
        "id": message_id,
        "source": f"/yaowen/{quote(receiver.id, safe='')}",
        "type": f"yaowen.{kind}",
        "time": at.isoformat(),
        "datacontenttype": "application/json",
        "data": data,
    }


def alert_to_json(alert: Alert, receiver: Receiver) -> JSON:
    """Give one alert as an object; texts are as printed, `summary` in the receiver's language."""
    return {
        "id": alert.id,
        "watch": {"id": alert.watch_id, "name": alert.watch_name},
        "summary": say_line(alert, receiver.language),
        "late": alert.late,
        "over_limit": alert.over_limit,
        "again": alert.again and alert.again.isoformat(),
        "reprint": alert.reprint and reprint_to_json(alert.reprint),
        "correction": alert.correction and correction_to_json(alert.correction),
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


def coverage_to_json(coverage: Coverage) -> JSON:
    """Give as an object what was read of the papers, and each issue that was not read whole."""
    gaps = [{**asdict(gap), "day": gap.day.isoformat()} for gap in coverage.gaps]
    return {**asdict(coverage), "first": coverage.first.isoformat(), "last": coverage.last.isoformat(), "gaps": gaps}


def reprint_to_json(reprint: Reprint) -> JSON:
    """Give as an object where news was printed first, and what this print adds and drops."""
    return {**asdict(reprint), "day": reprint.day.isoformat()}


def correction_to_json(correction: Correction) -> JSON:
    """Give as an object what an earlier alert told and what of it is otherwise."""
    return {
        "of": correction.of,
        "by": correction.by,
        "gone": correction.gone,
        "differences": [asdict(one) for one in correction.differences],
        "before": {
            "created_at": correction.told_at.isoformat(),
            "revision": correction.revision,
            "headline": correction.headline,
            "url": correction.url,
            "matches": [match_to_json(match) for match in correction.matches],
        },
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
