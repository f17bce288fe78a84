"""A message in words in, the bodies that its channel posts out: one module a form, by the receiver's kind. Pure.

Where a service takes only so much, there are several parts (layout.py), within its limits (alerts/limits.py); nothing
is left out.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from alerts.forms.dingtalk import write_dingtalk
from alerts.forms.feed import write_feed
from alerts.forms.feishu import write_feishu
from alerts.forms.layout import Draft
from alerts.forms.payload import write_payload
from alerts.forms.plain import write_plain
from alerts.forms.slack import write_slack
from alerts.forms.wecom import write_wecom
from alerts.receivers import Kind

__all__ = ["FORMS", "Draft"]

FORMS: Mapping[Kind, Callable[[Draft], tuple[bytes, ...]]] = MappingProxyType(
    {
        "email": lambda _: (),  # text and HTML are all that it needs
        "slack": write_slack,
        "feishu": write_feishu,
        "dingtalk": write_dingtalk,
        "wecom": write_wecom,
        "webhook": write_payload,
        "apprise": write_plain,
        "atom": write_feed,
    }
)
