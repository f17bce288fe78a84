"""What each service takes (figures with their source), the moment of the last call in; when to call next out. Pure.

Calls are spread evenly, so that no minute or second of the service's own counting holds more than it takes: a burst
would be refused, and DingTalk then answers nobody for ten minutes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from alerts.receivers import Kind

LONGEST_WAIT = timedelta(minutes=15)  # a last call that would make us wait longer was noted by another clock
ON_THE_WAY = timedelta(seconds=5)  # that a call may take to arrive: just before a rush none is made either
HEADROOM = 0.9  # the share of a service's limit that is used: a test message or another program may use the rest


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one service takes: `rates` are (calls, seconds), `size` is of one message in the unit that its form counts.

    `blocks` are the pieces of one card. `rush` is for how many seconds after each full and half hour no call is made.
    """

    rates: tuple[tuple[int, float], ...] = ()
    size: int = 0
    blocks: int = 0
    section: int = 0
    header: int = 0
    rush: float = 0.0

    @property
    def interval(self) -> float:
        """Seconds between two calls."""
        return max((seconds / calls for calls, seconds in self.rates), default=0.0) / HEADROOM


NONE = Limits()
LIMITS: Mapping[Kind, Limits] = MappingProxyType(
    {
        # docs.slack.dev/apis/web-api/rate-limits: 1 message a second and channel, bots and hooks alike;
        # .../block-kit/blocks: 50 blocks, 3,000 characters a section, 150 a header. All blocks together were seen to be
        # refused from about 13,200 characters on (slackapi/bolt-js#2509).
        "slack": Limits(rates=((1, 1.0),), size=12_000, blocks=50, section=3_000, header=150),
        # open.feishu.cn, "自定义机器人使用指南": 100 a minute and 5 a second, 20 KB; at full and half hours (10:00,
        # 17:30) calls are refused with 11232 more often, and are asked to be made at other times.
        "feishu": Limits(rates=((100, 60.0), (5, 1.0)), size=20_000, blocks=50, rush=60.0),
        # open.dingtalk.com, "自定义机器人接入": 20 a minute, else none for 10 minutes; 20,000 bytes (460101 beyond).
        "dingtalk": Limits(rates=((20, 60.0),), size=20_000),
        # developer.work.weixin.qq.com/document/path/91770: 20 a minute, markdown of 4,096 bytes.
        "wecom": Limits(rates=((20, 60.0),), size=4_096),
        # github.com/caronc/apprise/wiki: each service has its own; most take one message a second.
        "apprise": Limits(rates=((1, 1.0),)),
    }
)


def find_limits(kind: Kind) -> Limits:
    """Give what a kind of receiver takes; mail, webhooks and files have no limits of their own."""
    return LIMITS.get(kind, NONE)


def next_call(limits: Limits, last: datetime | None, now: datetime) -> datetime:
    """Say when a service may be called: now, or later after its last call and off its rush."""
    if last is None or last > now + LONGEST_WAIT:
        last = datetime.min.replace(tzinfo=UTC)
    free = max(now, last + timedelta(seconds=limits.interval))
    if not limits.rush:
        return free
    into = ((free + ON_THE_WAY).minute % 30) * 60 + (free + ON_THE_WAY).second + free.microsecond / 1e6
    rush = limits.rush + ON_THE_WAY.total_seconds()
    return free if into >= rush else free + timedelta(seconds=rush - into)
