"""A message and a group chat's robot (群机器人) in, one try at it and the Outcome out: Feishu (Lark), DingTalk, WeCom.

All three answer 200 to what they refuse: only the code 0 in the body is success. None tells a repeat from a new
message, so that a try with an unknown end can show twice; it is marked.
"""

import hmac
import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from urllib.parse import quote_plus

from alerts.channels.http import JSON_TYPE, Post, Reply, judge_status, read_object, try_post
from alerts.receivers import Receiver, Robot, RobotSettings, Secret
from alerts.render import Message
from monitor.records import Outcome, Result

CLOCK = "the signature does not hold: check `secret` and this machine's clock"
FORM = "it does not take a message of this form: please report it"
UNKNOWN_CODE = "not known here: the service's documentation says what it means; tried again"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code says, for people; whether it stays so; and for how many seconds to leave the robot alone."""

    why: str
    result: Result = Result.REFUSED
    retry_after: float | None = None


BUSY = Meaning("busy", Result.TEMPORARY)
NO_ROBOT = Meaning("there is no such robot any more: check `url`")
# open.feishu.cn "自定义机器人使用指南"; open.dingtalk.com "自定义机器人接入" and "全局错误码";
# developer.work.weixin.qq.com/document/path/90313 "全局错误码".
CODES: Mapping[Robot, Mapping[int, Meaning]] = MappingProxyType(
    {
        "feishu": {
            9499: Meaning(FORM),
            11232: Meaning("too many messages", Result.TEMPORARY, 60),
            19001: NO_ROBOT,
            19021: Meaning(CLOCK, Result.TEMPORARY),
            19022: Meaning("this machine's address is not on the robot's list of addresses (IP 白名单)"),
            19024: Meaning("the robot wants a keyword (自定义关键词) in each message: use a signature instead"),
        },
        "dingtalk": {
            -1: BUSY,
            40035: Meaning(FORM),
            130101: Meaning("too many messages", Result.TEMPORARY, 600),
            300001: NO_ROBOT,
            310000: Meaning(
                f"keyword, address or signature is not as its security settings want; {CLOCK}", Result.TEMPORARY
            ),
            400013: Meaning("the group is no more"),
            400101: NO_ROBOT,
            400102: Meaning("the robot is switched off"),
            400105: Meaning(FORM),
            400106: NO_ROBOT,
            410100: Meaning("too many messages", Result.TEMPORARY, 600),
            430101: Meaning("it holds a link to be unsafe"),
            430102: Meaning("it holds the text to be unfit"),
            430103: Meaning("it holds an image to be unfit"),
            430104: Meaning("it holds the content to be unfit"),
            460101: Meaning(FORM),
        },
        "wecom": {
            -1: BUSY,
            40008: Meaning(FORM),
            40058: Meaning(FORM),
            44004: Meaning(FORM),
            45002: Meaning(FORM),
            45009: Meaning("too many messages", Result.TEMPORARY, 60),
            45033: Meaning("too many messages at once", Result.TEMPORARY, 60),
            93000: NO_ROBOT,
            93004: Meaning("the robot is switched off"),
            93008: Meaning("the robot is not in the group"),
        },
    }
)


def send(message: Message, receiver: Receiver) -> Outcome:
    """Try once to post the message's card."""
    settings = receiver.settings
    if not isinstance(settings, RobotSettings):
        raise TypeError(f"receiver {receiver.id} is no robot")
    url, body = SIGN[settings.kind](settings, message.body, message.at)
    post = Post(
        url=url,
        body=body,
        headers={"Content-Type": JSON_TYPE},
        timeout=settings.timeout,
        at=message.at,
        allow_private=settings.allow_private,
    )
    return try_post(post, lambda reply: judge_code(reply, settings.kind))


# --- signatures -------------------------------------------------------------------------------------------------


def sign_feishu(settings: RobotSettings, body: bytes, at: datetime) -> tuple[Secret, bytes]:
    """Put timestamp and signature into the body: HMAC-SHA256 of nothing, the key made of timestamp and secret."""
    if settings.secret is None:
        return settings.url, body
    timestamp = str(int(at.timestamp()))
    signature = make_signature(f"{timestamp}\n{settings.secret.reveal()}", "")
    signed = {"timestamp": timestamp, "sign": signature, **json.loads(body)}
    return settings.url, json.dumps(signed, ensure_ascii=False, separators=(",", ":")).encode()


def sign_dingtalk(settings: RobotSettings, body: bytes, at: datetime) -> tuple[Secret, bytes]:
    """Put timestamp and signature into the address: HMAC-SHA256 of timestamp and secret, the key being the secret."""
    if settings.secret is None:
        return settings.url, body
    secret, timestamp = settings.secret.reveal(), int(at.timestamp() * 1000)
    signature = quote_plus(make_signature(secret, f"{timestamp}\n{secret}"))
    url = settings.url.reveal()
    return Secret(f"{url}{'&' if '?' in url else '?'}timestamp={timestamp}&sign={signature}"), body


def sign_nothing(settings: RobotSettings, body: bytes, _: datetime) -> tuple[Secret, bytes]:
    """Leave address and body as they are."""
    return settings.url, body


def make_signature(key: str, text: str) -> str:
    """Give HMAC-SHA256 in base64."""
    return b64encode(hmac.digest(key.encode(), text.encode(), "sha256")).decode()


SIGN: Mapping[Robot, Callable[[RobotSettings, bytes, datetime], tuple[Secret, bytes]]] = MappingProxyType(
    {"feishu": sign_feishu, "dingtalk": sign_dingtalk, "wecom": sign_nothing}
)


# --- what came of it --------------------------------------------------------------------------------------------


def judge_code(reply: Reply, robot: Robot) -> Outcome:
    """Judge a reply by the code in its body; without one by its status, of which then none is success."""
    code, outcome = find_code(reply), judge_status(reply)
    if code is None:
        if outcome.result is not Result.ACCEPTED:
            return outcome
        return Outcome(result=Result.TEMPORARY, detail=f"{outcome.detail}, but no code: is this address a robot's?")
    if code == 0:
        return outcome
    meaning = CODES[robot].get(code, Meaning(UNKNOWN_CODE, Result.TEMPORARY))
    asked = max(filter(None, (meaning.retry_after, reply.retry_after)), default=None)
    return Outcome(result=meaning.result, detail=f"{reply.host}: code {code}, {meaning.why}", retry_after=asked)


def find_code(reply: Reply) -> int | None:
    """Give the code in a reply's body: Feishu's `code` (once `StatusCode`), the others' `errcode`."""
    answer = read_object(reply)
    codes = (answer.get(key) for key in ("code", "errcode", "StatusCode"))
    return next((code for code in codes if isinstance(code, int) and not isinstance(code, bool)), None)
