"""A message and an Apprise receiver in, one try through Apprise and the Outcome out: best effort.

Apprise is an extra (`pip install 'yaowen[apprise]'`). It says yes or no and, for some services, yes to what they
refused: use a channel of its own where there is one.
"""

import logging
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from alerts.receivers import NO_APPRISE, AppriseSettings, Receiver
from alerts.render import Message
from monitor.records import Outcome, Result

CHATTY = ("apprise", "urllib3")


def send(message: Message, receiver: Receiver) -> Outcome:
    """Try once to have Apprise send the text."""
    settings = receiver.settings
    if not isinstance(settings, AppriseSettings):
        raise TypeError(f"receiver {receiver.id} is no Apprise receiver")
    if find_spec("apprise") is None:
        return Outcome(result=Result.TEMPORARY, detail=": ".join(NO_APPRISE))
    notifier = make_notifier()
    if not notifier.add(settings.url.reveal()):
        return Outcome(result=Result.REFUSED, detail="Apprise does not know this kind of address (it is not shown)")
    title, _, body = message.body.decode().partition("\n")
    if notifier.notify(title=title, body=body, body_format="text"):
        return Outcome(result=Result.ACCEPTED, detail="Apprise says that it was sent")
    return Outcome(result=Result.TEMPORARY, detail="Apprise says that it was not sent")


def make_notifier() -> Any:
    """Give an Apprise that logs nothing, nor what it posts with: they have addresses and answers in their logs."""
    for chatty in CHATTY:
        logging.getLogger(chatty).setLevel(logging.CRITICAL + 1)
    apprise: Any = import_module("apprise")
    return apprise.Apprise(asset=apprise.AppriseAsset(async_mode=False, secure_logging=True))
