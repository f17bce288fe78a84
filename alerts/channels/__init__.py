"""A message and its receiver in, what came of one try to send it out, by the receiver's kind.

A channel raises nothing for what a server or a network does: that is an Outcome. UNKNOWN means that the receiver may
have taken the message: it is tried again and marked.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from alerts.channels import apprise, atom, email, robots, slack, webhook
from alerts.receivers import Kind, Receiver
from alerts.render import Message
from monitor.records import Outcome

CHANNELS: Mapping[Kind, Callable[[Message, Receiver], Outcome]] = MappingProxyType(
    {
        "email": email.send,
        "slack": slack.send,
        "feishu": robots.send,
        "dingtalk": robots.send,
        "wecom": robots.send,
        "webhook": webhook.send,
        "apprise": apprise.send,
        "atom": atom.send,
    }
)


def send(message: Message, receiver: Receiver) -> Outcome:
    """Send a message by the channel of its receiver."""
    return CHANNELS[receiver.kind](message, receiver)
