"""A message and a webhook receiver in, one try at its address and the Outcome out: signed as Standard Webhooks 1.0.0.

webhook-id is the message's id, the same at each try, so that a receiver can tell a repeat; timestamp and signature are
new each time and stand for the exact bytes that are sent.
"""

from datetime import UTC

from standardwebhooks import Webhook

from alerts.channels.http import JSON_TYPE, Post, judge_status, try_post
from alerts.receivers import Receiver, WebhookSettings
from alerts.render import Message
from monitor.records import Outcome

CLOUDEVENTS_TYPE = "application/cloudevents+json; charset=utf-8"  # CloudEvents 1.0, HTTP binding, structured mode


def send(message: Message, receiver: Receiver) -> Outcome:
    """Try once to post the message's payload."""
    settings = receiver.settings
    if not isinstance(settings, WebhookSettings):
        raise TypeError(f"receiver {receiver.id} is no webhook receiver")
    post = Post(
        url=settings.url,
        body=message.body,
        headers=sign(message, settings),
        timeout=settings.timeout,
        at=message.at,
        allow_private=settings.allow_private,
        ca_file=settings.ca_file,
    )
    return try_post(post, judge_status)


def sign(message: Message, settings: WebhookSettings) -> dict[str, str]:
    """Give the headers that prove who sent these bytes, and when."""
    at = message.at.astimezone(UTC)
    signature = Webhook(settings.secret.reveal()).sign(message.message_id, at, message.body.decode())
    return {
        "Content-Type": CLOUDEVENTS_TYPE if settings.cloudevents else JSON_TYPE,
        "webhook-id": message.message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signature,
    }
