"""A receiver in, whether it would take a message out, without sending one: by its kind.

A mail server is asked to let us in. A robot or hook is posted an empty object: one that lives calls
that no message, one that was revoked says so. A webhook is asked for its OPTIONS, a Slack bot by auth.test.
"""

import os
from dataclasses import replace
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from alerts.channels import email
from alerts.channels.http import JSON_TYPE, Post, Reply, judge_status, try_post
from alerts.channels.robots import SIGN, find_code, judge_code
from alerts.channels.slack import judge_answer, judge_word
from alerts.receivers import (
    NO_APPRISE,
    AppriseSettings,
    AtomSettings,
    EmailSettings,
    Receiver,
    RobotSettings,
    Secret,
    SlackSettings,
    WebhookSettings,
)
from monitor.records import Outcome, Result

LONGEST: Final = 15.0  # seconds for one receiver
# What a living robot or hook says to what is no message: the codes and words for a wrong form.
NO_MESSAGE: Final = frozenset((9499, 40035, 400105, 40008, 40058, 44004, 45002))
NO_PAYLOAD: Final = frozenset((b"invalid_payload", b"no_text", b"missing_text_or_fallback_or_attachments"))
GONE: Final = frozenset((404, 410))
BROKEN: Final = 500
NO_OPTIONS: Final = 501  # the server lives, and knows the methods only that it needs
NO_URL: Final = Secret("")
FINE: Final = Outcome(result=Result.ACCEPTED)


def probe(receiver: Receiver, now: datetime) -> Outcome:
    """Ask whether a receiver would take a message; ACCEPTED when it would."""
    match receiver.settings:
        case EmailSettings() as settings:
            return email.greet(replace(settings, timeout=min(settings.timeout, LONGEST)))
        case SlackSettings() as settings:
            return probe_slack(settings, now)
        case RobotSettings() as settings:
            return probe_robot(settings, now)
        case WebhookSettings() as settings:
            post = make_probe(settings.url, now, allow_private=settings.allow_private)
            return try_post(replace(post, method="OPTIONS", body=b"", ca_file=settings.ca_file), judge_options)
        case AppriseSettings():  # it cannot be asked without sending
            return FINE if find_spec("apprise") else Outcome(result=Result.REFUSED, detail=": ".join(NO_APPRISE))
        case AtomSettings(path=path):
            folder = next(parent for parent in Path(path).parents if parent.exists())
            writable = folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
            return FINE if writable else Outcome(result=Result.REFUSED, detail=f"{folder} may not be written")


def probe_slack(settings: SlackSettings, now: datetime) -> Outcome:
    """Ask a bot's token who it is, or post nothing to a hook."""
    if settings.token is None:
        return try_post(make_probe(settings.url or NO_URL, now, allow_private=settings.allow_private), judge_hook)
    post = make_probe(Secret(f"{settings.api.rstrip('/')}/auth.test"), now, allow_private=settings.allow_private)
    headers = {**post.headers, "Authorization": f"Bearer {settings.token.reveal()}"}
    return try_post(replace(post, headers=headers), judge_answer)


def judge_hook(reply: Reply) -> Outcome:
    """Judge what a Slack hook says to an empty object."""
    return FINE if reply.body.strip() in NO_PAYLOAD else judge_word(reply)


def probe_robot(settings: RobotSettings, now: datetime) -> Outcome:
    """Post nothing to a group chat's robot."""

    def judge(reply: Reply) -> Outcome:
        return FINE if find_code(reply) in NO_MESSAGE else judge_code(reply, settings.kind)

    url, body = SIGN[settings.kind](settings, b"{}", now)
    return try_post(replace(make_probe(url, now, allow_private=settings.allow_private), body=body), judge)


def judge_options(reply: Reply) -> Outcome:
    """Judge what a webhook says to OPTIONS: whatever it answers but "gone" and a fault of its own will do."""
    broken = reply.status >= BROKEN and reply.status != NO_OPTIONS
    return judge_status(reply) if reply.status in GONE or broken else FINE


def make_probe(url: Secret, now: datetime, *, allow_private: bool) -> Post:
    """Make the post of an empty object."""
    headers = {"Content-Type": JSON_TYPE}
    return Post(url=url, body=b"{}", headers=headers, timeout=LONGEST, at=now, allow_private=allow_private)
