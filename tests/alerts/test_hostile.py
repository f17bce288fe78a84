"""Nothing that a newspaper prints is obeyed in any message: each text in every place of an alert, in each form.

threats: C6, C11, I8, I9, J1, J2, J3, J4, J7, J8
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from alerts.render import Message, render
from monitor.records import Alert
from tests.alerts.hostile import LINKS, TITLES
from tests.alerts.inertness import CHANNELS, find_active
from tests.factories import NOW, make_alert, make_claim, make_event, make_match

PAYLOADS = (*TITLES, *LINKS)


def spoil(words: str, number: int = 0) -> Alert:
    """An alert that says these words wherever it says anything that was printed."""
    event = make_event(words, place=words, attend=(words,), theme=words)
    match = make_match(f"顾知远{words}", words[:10] or "顾知远", person=words, posts=(words,), event=event)
    given = {"headline": words, "section": words, "paper": words, "watch_name": words, "url": words}
    return make_alert(match, article_id=str(number), **given)


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 200


@pytest.mark.parametrize("channel", CHANNELS)
def test_no_payload_is_obeyed(channel: str) -> None:
    receiver = CHANNELS[channel]
    for at, words in enumerate(PAYLOADS[:: 5 if channel == "email" else 1]):  # a mail is dear; digests have them all
        english = replace(receiver, language="en" if at % 2 else "zh")
        message = render(make_claim(spoil(words)), english, NOW)
        assert list(find_active(message, receiver)) == [], words
        assert len(message.subject) <= 150
        assert len(message.subject.splitlines()) == 1


@pytest.mark.parametrize("channel", CHANNELS)
def test_no_payload_is_obeyed_in_a_digest(channel: str) -> None:
    receiver = CHANNELS[channel]
    for start in range(0, len(PAYLOADS), 20):
        alerts = (spoil(words, start + at) for at, words in enumerate(PAYLOADS[start : start + 20]))
        assert list(find_active(render(make_claim(*alerts), receiver, NOW), receiver)) == []


ACTIVE: Mapping[str, Mapping[str, Any]] = {
    "slack": {"text": "<!channel>", "blocks": []},
    "feishu": {"card": {"elements": [{"tag": "markdown", "content": "<at id=all></at>"}]}},
    "dingtalk": {"markdown": {"title": "x", "text": "[点击](javascript:alert(1))"}},
    "wecom": {"markdown": {"content": "<@all>"}},
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_would_be_obeyed_is_seen(channel: str) -> None:
    """What the tests above trust can fail."""
    receiver = CHANNELS[channel]
    message = render(make_claim(), receiver, NOW)
    feed = b"".join(message.bodies).replace(b'type="text"', b'type="html"')
    broken: dict[str, Message] = {
        "email": replace(message, html=message.html.replace("</body>", "<script></script></body>")),
        "apprise": replace(message, bodies=(b"a\x1b[31m",)),
        "atom": replace(message, bodies=(feed,)),
    }
    if channel in ACTIVE:
        broken[channel] = replace(message, bodies=(json.dumps(ACTIVE[channel]).encode(),))
    if channel in broken:
        assert list(find_active(broken[channel], receiver))
    else:  # a webhook's texts are as printed; that it is one JSON document, each name once, is what is promised
        with pytest.raises((AssertionError, ValueError)):
            list(find_active(replace(message, bodies=(b'{"a":1,"a":2}',)), receiver))
