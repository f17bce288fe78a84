"""A message and a Slack receiver in, one try at its incoming webhook or as its bot and the Outcome out.

Of a hook only status 200 with the body `ok` is success, of a bot only `"ok": true`: a captive portal answers 200 too.
Slack tells no repeat from a new message, so that a try with an unknown end can show twice; it is marked. A bot's
messages have a name, channel:ts, by which later ones go into their thread or take their place.
"""

import json
import re
from functools import partial

from alerts.channels.http import JSON_TYPE, Post, Reply, judge_status, read_object, try_post
from alerts.receivers import Receiver, Secret, SlackSettings
from alerts.render import Message
from monitor.records import Outcome, Result

CODE = re.compile(r"[a-z_]{1,60}")  # Slack names its errors: invalid_payload, no_service, channel_is_archived
# docs.slack.dev/reference/methods/chat.postMessage, "Errors": what passes by itself, and what may have been half done.
PASSING = frozenset(("ratelimited", "rate_limited", "service_unavailable", "request_timeout", "org_login_required"))
HALF_DONE = frozenset(("fatal_error", "internal_error"))
# That the message to answer or to change is not there, or may be changed no more (chat.update, "Errors").
LOST = frozenset(("message_not_found", "thread_not_found", "edit_window_closed", "cant_update_message"))


def send(message: Message, receiver: Receiver) -> Outcome:
    """Try once to post the message's blocks."""
    settings = receiver.settings
    if not isinstance(settings, SlackSettings):
        raise TypeError(f"receiver {receiver.id} is no Slack receiver")
    if settings.token is not None:
        earlier = message.replaces or message.reply_to
        return try_post(make_call(message, settings, settings.token), partial(judge_answer, earlier=earlier))
    if settings.url is None:
        raise TypeError(f"receiver {receiver.id} has neither hook nor bot")
    return try_post(make_post(message, settings, settings.url, message.body, {}), judge_word)


def make_post(message: Message, settings: SlackSettings, url: Secret, body: bytes, headers: dict[str, str]) -> Post:
    """Make the post of a body to an address."""
    return Post(
        url=url,
        body=body,
        headers={"Content-Type": JSON_TYPE, **headers},
        timeout=settings.timeout,
        at=message.at,
        allow_private=settings.allow_private,
    )


def make_call(message: Message, settings: SlackSettings, token: Secret) -> Post:
    """Make a bot's call: a new message, one in a thread, or one in place of an earlier one."""
    body = {**json.loads(message.body), "channel": settings.channel, "unfurl_links": False, "unfurl_media": False}
    method = "chat.postMessage"
    if message.replaces:
        method = "chat.update"
        body["channel"], _, body["ts"] = message.replaces.partition(":")
    elif message.reply_to:
        body["channel"], _, body["thread_ts"] = message.reply_to.partition(":")
    url = Secret(f"{settings.api.rstrip('/')}/{method}")
    posted = json.dumps(body, ensure_ascii=False).encode()
    return make_post(message, settings, url, posted, {"Authorization": f"Bearer {token.reveal()}"})


def judge_word(reply: Reply) -> Outcome:
    """Judge a hook's reply by its status and by the word in its body."""
    outcome = judge_status(reply)
    word = reply.body[:100].decode("ascii", "replace").strip()
    said = f"{outcome.detail} {word}" if CODE.fullmatch(word) else outcome.detail
    if outcome.result is Result.ACCEPTED and word != "ok":
        return Outcome(result=Result.TEMPORARY, detail=f"{said}, but not the word ok: is this address Slack's?")
    return Outcome(result=outcome.result, detail=said, retry_after=outcome.retry_after)


def judge_answer(reply: Reply, earlier: str = "") -> Outcome:
    """Judge a reply to a bot by its status, and `ok` and `error` in its body; `earlier` is what it answers or changes.

    Where Slack has that no more, the next try is a message of its own.
    """
    outcome, answer = judge_status(reply), read_object(reply)
    if outcome.result is not Result.ACCEPTED:
        return outcome
    if answer.get("ok") is True:
        remote_id = f"{answer.get('channel', '')}:{answer.get('ts', '')}"
        return Outcome(result=Result.ACCEPTED, detail=outcome.detail, remote_id=remote_id)
    error = str(answer.get("error", ""))
    if not CODE.fullmatch(error):
        return Outcome(result=Result.TEMPORARY, detail=f"{outcome.detail}, but no answer of Slack's: check `api`")
    if error in LOST and earlier:
        return Outcome(result=Result.TEMPORARY, detail=f"{reply.host}: {error}, so by itself", lost=earlier)
    result = Result.TEMPORARY if error in PASSING else Result.UNKNOWN if error in HALF_DONE else Result.REFUSED
    return Outcome(result=result, detail=f"{reply.host}: {error}", retry_after=reply.retry_after)
