"""Chat services from the other side: each keeps its limits, checks signatures and shapes, and answers as it does.

An instance is what `serve_http` asks for answers. What it takes is in `taken`, what it turns away in `refused`.
"""

import hmac
import json
from base64 import b64encode
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.alerts.servers import Answer, Request

SECRET = "SEC0123456789abcdef"
TOKEN = "T0KEN-that-nobody-may-see"
HOUR = 3600
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(kw_only=True)
class Window:
    """At most `calls` in any `seconds`."""

    calls: int
    seconds: float
    seen: deque[datetime] = field(default_factory=deque)

    def take(self, now: datetime) -> bool:
        while self.seen and (now - self.seen[0]).total_seconds() >= self.seconds:
            self.seen.popleft()
        self.seen.append(now)
        return len(self.seen) <= self.calls


@dataclass(kw_only=True)
class Service:
    """What all of them do: `answers` are given first, as faults; the rest is judged by `judge`."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    secret: str = SECRET
    answers: list[Answer] = field(default_factory=list)
    taken: list[dict[str, Any]] = field(default_factory=list)
    refused: list[object] = field(default_factory=list)
    windows: tuple[Window, ...] = ()

    def __call__(self, request: Request) -> Answer:
        if self.answers:
            return self.answers.pop(0)
        body = json.loads(request.body)
        code = self.judge(request, body)
        self.keep(body, code)
        return self.say(code)

    def keep(self, body: dict[str, Any], why_not: object) -> None:
        if why_not:
            self.refused.append(why_not)
        else:
            self.taken.append(body)

    def is_too_fast(self) -> bool:
        now = self.now()
        return not min((window.take(now) for window in self.windows), default=True)

    def judge(self, request: Request, body: dict[str, Any]) -> int:
        raise NotImplementedError

    def say(self, code: int) -> Answer:
        raise NotImplementedError

    def list_texts(self) -> Iterator[str]:
        """Give every text that its Markdown would be read from."""
        raise NotImplementedError


def sign(key: str, text: str) -> str:
    return b64encode(hmac.digest(key.encode(), text.encode(), "sha256")).decode()


@dataclass(kw_only=True)
class Feishu(Service):
    """open.feishu.cn, "自定义机器人使用指南"; with `rushes`, refuses all in the first half minute of each half hour."""

    rushes: bool = True
    windows: tuple[Window, ...] = field(
        default_factory=lambda: (Window(calls=100, seconds=60), Window(calls=5, seconds=1))
    )

    def judge(self, request: Request, body: dict[str, Any]) -> int:
        now = self.now()
        if TOKEN not in request.path:
            return 19001
        signed = self.secret and abs(now.timestamp() - int(body["timestamp"])) < HOUR
        if self.secret and not (signed and body["sign"] == sign(f"{body['timestamp']}\n{self.secret}", "")):
            return 19021
        if self.is_too_fast() or (self.rushes and now.minute % 30 == 0 and now.second < 30):
            return 11232
        return 0 if len(request.body) <= 20_480 and self.is_card(body) else 9499

    def is_card(self, body: dict[str, Any]) -> bool:
        card = body["card"]
        tags = {"markdown", "note", "action", "hr"}
        return (
            body["msg_type"] == "interactive"
            and card["header"]["title"]["tag"] == "plain_text"
            and 0 < len(card["elements"]) <= 50
            and all(element["tag"] in tags for element in card["elements"])
        )

    def say(self, code: int) -> Answer:
        words = {0: "success", 11232: "frequency limited psm[lark.oapi.app_platform_runtime]"}.get(code, "Bad Request")
        body: dict[str, Any] = {"code": code, "msg": words, "data": {}}
        return Answer(
            body=json.dumps({"StatusCode": 0, "StatusMessage": "success", **body} if not code else body).encode()
        )

    def list_texts(self) -> Iterator[str]:
        for body in self.taken:
            for element in body["card"]["elements"]:
                if element["tag"] == "markdown":
                    yield element["content"]


@dataclass(kw_only=True)
class DingTalk(Service):
    """open.dingtalk.com, "自定义机器人接入": whoever calls more than 20 times a minute is not heard for 10 minutes."""

    windows: tuple[Window, ...] = field(default_factory=lambda: (Window(calls=20, seconds=60),))
    blocked_until: datetime = LONG_AGO

    def judge(self, request: Request, body: dict[str, Any]) -> int:
        asked = {key: values[0] for key, values in parse_qs(urlsplit(request.path).query).items()}
        if asked.get("access_token") != TOKEN:
            return 300001
        if self.secret and not self.is_signed(asked):
            return 310000
        if self.is_too_fast():
            self.blocked_until = self.now() + timedelta(minutes=10)
        if self.now() < self.blocked_until:
            return 130101
        if len(request.body) > 20_000:
            return 460101
        return 0 if self.is_message(body) else 40035

    def is_signed(self, asked: dict[str, str]) -> bool:
        timestamp = asked.get("timestamp", "0")
        close = abs(self.now().timestamp() * 1000 - int(timestamp)) < HOUR * 1000
        return close and asked.get("sign") == sign(self.secret, f"{timestamp}\n{self.secret}")

    def is_message(self, body: dict[str, Any]) -> bool:
        keys = {"markdown": {"title", "text"}, "actionCard": {"title", "text", "singleTitle", "singleURL"}}
        kind = body["msgtype"]
        return set(body[kind]) == keys[kind] and all(body[kind].values()) and "at" not in body

    def say(self, code: int) -> Answer:
        return Answer(body=json.dumps({"errcode": code, "errmsg": "ok" if not code else "send too fast"}).encode())

    def list_texts(self) -> Iterator[str]:
        return (body[body["msgtype"]]["text"] for body in self.taken)


@dataclass(kw_only=True)
class WeCom(Service):
    """developer.work.weixin.qq.com/document/path/91770."""

    windows: tuple[Window, ...] = field(default_factory=lambda: (Window(calls=20, seconds=60),))

    def judge(self, request: Request, body: dict[str, Any]) -> int:
        if f"key={TOKEN}" not in request.path:
            return 93000
        if self.is_too_fast():
            return 45009
        if body["msgtype"] == "markdown":
            content = body["markdown"]["content"].encode()
            return 0 if 0 < len(content) <= 4_096 else 40058
        card = body["template_card"]
        shown = all(
            (len(card["main_title"]["title"]) <= 26, len(card["sub_title_text"]) <= 112, len(card["jump_list"]) <= 3)
        )
        whole = card["card_type"] == "text_notice" and card["card_action"]["type"] == 1 and card["card_action"]["url"]
        return 0 if shown and whole else 40058

    def say(self, code: int) -> Answer:
        return Answer(body=json.dumps({"errcode": code, "errmsg": "ok" if not code else "hint: [16]"}).encode())

    def list_texts(self) -> Iterator[str]:
        return (body["markdown"]["content"] for body in self.taken if body["msgtype"] == "markdown")


@dataclass(kw_only=True)
class Slack(Service):
    """docs.slack.dev: an incoming webhook at /services/, the methods chat.postMessage and chat.update at /api/."""

    windows: tuple[Window, ...] = field(default_factory=lambda: (Window(calls=1, seconds=1),))
    said: dict[str, dict[str, Any]] = field(default_factory=dict)  # a bot's messages by ts
    channel: str = "C012AB3CD"

    def __call__(self, request: Request) -> Answer:
        if self.answers:
            return self.answers.pop(0)
        body = json.loads(request.body)
        if self.is_too_fast():
            self.refused.append("ratelimited")
            return Answer(status=429, body=b'{"ok":false,"error":"ratelimited"}', headers={"Retry-After": "30"})
        bot = request.path.startswith("/api/")
        word = self.judge_blocks(body) or (self.judge_call(request, body) if bot else "")
        self.keep(body, word)
        if not bot:
            return Answer(status=400 if word else 200, body=word.encode() or b"ok")
        if word:
            return Answer(body=json.dumps({"ok": False, "error": word}).encode())
        ts = body.get("ts") or f"{1_900_000_000 + len(self.said)}.000100"
        self.said[ts] = body
        return Answer(body=json.dumps({"ok": True, "channel": self.channel, "ts": ts}).encode())

    def judge_call(self, request: Request, body: dict[str, Any]) -> str:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return "invalid_auth"
        if body["channel"] != self.channel:
            return "channel_not_found"
        if body.get("thread_ts", body.get("ts")) not in {None, *self.said}:
            return "message_not_found" if "ts" in body else "thread_not_found"
        return ""

    def judge_blocks(self, body: dict[str, Any]) -> str:
        texts = [(block["type"], part["text"]) for block in body["blocks"] for part in list_parts(block)]
        fits = all(0 < len(text) <= {"header": 150}.get(kind, 3_000) for kind, text in texts)
        size = len(json.dumps(body["blocks"], ensure_ascii=False))
        return "" if body["text"] and len(body["blocks"]) <= 50 and fits and size <= 13_200 else "invalid_blocks"

    def list_texts(self) -> Iterator[str]:
        for body in self.taken:
            for block in body["blocks"]:
                yield from (part["text"] for part in list_parts(block) if part["type"] == "mrkdwn")


def list_parts(block: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for part in (block.get("text"), *block.get("elements", ())) if part]
