"""A message and a Slack receiver in, one try at its incoming webhook and the Outcome out.

Only status 200 with the body `ok` is success: a captive portal answers 200 too. Slack tells no repeat from a new
message, so that a try with an unknown end can show twice; it is marked.
"""

import re

from alerts.channels.http import Post, PostError, Reply, judge_status, send_post
from alerts.receivers import Receiver, SlackSettings
from alerts.render import Message
from monitor.records import Outcome, Result

CODE = re.compile(r"[a-z_]{1,60}")  # Slack names its errors: invalid_payload, no_service, channel_is_archived


def send(message: Message, receiver: Receiver) -> Outcome:
    """Try once to post the message's blocks."""
    settings = receiver.settings
    if not isinstance(settings, SlackSettings):
        raise TypeError(f"receiver {receiver.id} is no Slack receiver")
    post = Post(
        url=settings.url,
        body=message.slack,
        headers={"Content-Type": "application/json; charset=utf-8"},
        timeout=settings.timeout,
        at=message.at,
        allow_private=settings.allow_private,
    )
    try:
        return judge_reply(send_post(post))
    except PostError as error:
        return Outcome(result=error.result, detail=str(error))


def judge_reply(reply: Reply) -> Outcome:
    """Judge a reply by its status and by the word in its body."""
    outcome = judge_status(reply)
    word = reply.body[:100].decode("ascii", "replace").strip()
    said = f"{outcome.detail} {word}" if CODE.fullmatch(word) else outcome.detail
    if outcome.result is Result.ACCEPTED and word != "ok":
        return Outcome(result=Result.TEMPORARY, detail=f"{said}, but not the word ok: is this address Slack's?")
    return Outcome(result=outcome.result, detail=said, retry_after=outcome.retry_after)
