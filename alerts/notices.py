"""A notice on the reading itself and its receiver in, the message out, in the forms that alerts have. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from html import escape
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from alerts.covering import say_coverage
from alerts.forms import FORMS, Draft
from alerts.forms.payload import coverage_to_json, wrap
from alerts.inert import clean, shorten
from alerts.labels import WORDS
from alerts.receivers import Language, Receiver
from alerts.render import MOST_SUBJECT, Message
from alerts.views import MOST_LINE, Group, Item, View
from alerts.wording import NAMES, say_day
from monitor.records import Claim, Notice, derive_id

MOST_REASON: Final = 1_000  # characters
Said = Mapping[tuple[str, str], str]  # (kind, about) -> what has {name} and {span} in it

ZH: Final[Said] = MappingProxyType(
    {
        ("broken", "paper"): "{name}读不全",
        ("back", "paper"): "{name}又能读全了（中断{span}）",
        ("broken", "receiver"): "接收者{name}收不到消息",
        ("back", "receiver"): "接收者{name}又收到消息了（中断{span}）",
        ("broken", "disk"): "磁盘将满",
        ("back", "disk"): "磁盘又有空间了（不足{span}）",
        ("broken", "config"): "新配置未采用，旧配置继续有效",
        ("back", "config"): "新配置已采用（搁置{span}）",
        ("broken", "store"): "数据库文件被删除或替换",
        ("nothing_found", "day"): "{name}未发现关注内容",
    }
)
EN: Final[Said] = MappingProxyType(
    {
        ("broken", "paper"): "{name} cannot be read whole",
        ("back", "paper"): "{name} is read whole again, after {span}",
        ("broken", "receiver"): "The receiver {name} takes no messages",
        ("back", "receiver"): "The receiver {name} takes messages again, after {span}",
        ("broken", "disk"): "The disk is nearly full",
        ("back", "disk"): "The disk has room again, after {span}",
        ("broken", "config"): "The new config was not taken; the old one goes on",
        ("back", "config"): "The new config was taken, after {span}",
        ("broken", "store"): "The store's file was deleted or replaced",
        ("nothing_found", "day"): "Nothing found on {name}",
    }
)
SAID: Final[Mapping[Language, Said]] = MappingProxyType({"zh": ZH, "en": EN})
LABELS: Final[Mapping[Language, tuple[str, str, str]]] = MappingProxyType(
    {
        "zh": ("要闻运行", "自 {since} 起", "yaowen status 显示现状，yaowen doctor 找原因和办法。"),
        "en": ("Yaowen", "Since {since}", "yaowen status shows how things stand, yaowen doctor looks for the cause."),
    }
)
HTML: Final = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{subject}</title>
</head>
<body style="margin:0;padding:0;background:#f4f2ee;color:#1c1b19;overflow-wrap:anywhere;\
font:16px/1.6 'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:640px;margin:0 auto;padding:16px">
<div style="padding:16px;background:#ffffff;border:1px solid #e3ded5;border-radius:8px">
<h1 style="margin:0;font-size:18px;line-height:1.45">{first}</h1>{rest}
</div>
</div>
</body>
</html>
"""
SPANS: Final[Mapping[Language, tuple[str, str, str]]] = MappingProxyType(
    {"zh": ("{}天", "{}小时", "{}分钟"), "en": ("{} days", "{} hours", "{} minutes")}
)


def write_notice(notice: Notice, receiver: Receiver, now: datetime, *, possibly_sent: bool = False) -> Message:
    """Write the message of a notice in its receiver's language; it is the same at each try but for the mark."""
    title, _, advice = LABELS[receiver.language]
    line = say_notice(notice, receiver.language)
    warning = WORDS[receiver.language]["possibly_sent"] if possibly_sent else ""
    mark = f"[{WORDS[receiver.language]['possibly_sent_mark']}] " if possibly_sent else ""
    subject = shorten(f"{mark}[{title}] {line}", MOST_SUBJECT)
    covered = say_coverage(notice.coverage, receiver.language) if notice.coverage else ""
    reason = shorten(clean(notice.reason), MOST_REASON)
    notes = tuple(filter(None, (say_since(notice, receiver), reason, covered)))
    lines = (line, *filter(None, (warning,)), *notes, "", advice)
    return Message(
        message_id=notice.id,
        receiver_name=receiver.shown,
        at=now,
        subject=subject,
        text="\n".join(lines) + "\n",
        html=write_html(subject, lines, WORDS[receiver.language]["lang"]),
        bodies=write_bodies(notice, receiver, make_view(title, line, notes, warning, receiver), subject),
        thread=derive_id("notice", receiver.id, notice.about, notice.name),
    )


def say_notice(notice: Notice, language: Language) -> str:
    """Say in a line what does not work, or does again."""
    said = SAID[language][notice.kind, notice.about]
    name = clean(say_name(notice, language))
    return shorten(said.format(name=name, span=say_span(notice.at - notice.since, language)), MOST_LINE)


def say_name(notice: Notice, language: Language) -> str:
    """Name what a notice is about as readers of the language do."""
    match notice.about:
        case "paper":
            return NAMES[language].paper(notice.name)
        case "day":
            return say_day(date.fromisoformat(notice.name), language)
    return notice.name


def say_span(span: timedelta, language: Language) -> str:
    """Say in the two largest of days, hours and minutes how long something took."""
    minutes = max(round(span.total_seconds() / 60), 1)
    counts = minutes // 1440, minutes // 60 % 24, minutes % 60
    said = [count_span(name, count) for name, count in zip(SPANS[language], counts, strict=True) if count]
    return (" " if language == "en" else "").join(said[:2])


def count_span(name: str, count: int) -> str:
    """Say how many of a unit of time: 1 hour, 2 hours."""
    return name.format(count).removesuffix("s" if count == 1 else "")


def say_since(notice: Notice, receiver: Receiver) -> str:
    """Say since when something does not work, by the receiver's clock."""
    if notice.kind != "broken":
        return ""
    since = notice.since.astimezone(ZoneInfo(receiver.timezone))
    return LABELS[receiver.language][1].format(since=f"{since:%Y-%m-%d %H:%M}")


def make_view(title: str, line: str, notes: tuple[str, ...], warning: str, receiver: Receiver) -> View:
    """Put a notice into the words that chats' forms know: an item without a passage."""
    source, remarks = (notes[0], notes[1:]) if notes else ("", ())
    remarks = tuple(shorten(one, MOST_LINE) for one in remarks)
    item = Item(
        alert_id="",
        line=line,
        brief=line,
        deed=line,
        headline="",
        source=source,
        printed=source,
        link="",
        passages=(),
        remarks=tuple(remarks),
    )
    return View(language=receiver.language, groups=(Group(title=title, items=(item,)),), warning=warning, footer="")


def write_bodies(notice: Notice, receiver: Receiver, view: View, subject: str) -> tuple[bytes, ...]:
    """Write what the receiver's channel posts: a webhook's own JSON, else what an alert would be."""
    if receiver.kind == "webhook":
        return (write_payload(notice, receiver),)
    claim = Claim(message_id=notice.id, receiver_id=receiver.id, attempt=1, first_due_at=notice.at, alerts=())
    return FORMS[receiver.kind](Draft(claim=claim, receiver=receiver, view=view, subject=subject))


def write_payload(notice: Notice, receiver: Receiver) -> bytes:
    """Write what a webhook is posted: an object of the type `notice`."""
    data = {
        "message_id": notice.id,
        "receiver": receiver.id,
        "kind": notice.kind,
        "about": notice.about,
        "name": notice.name,
        "reason": notice.reason,
        "since": notice.since.isoformat(),
        "coverage": notice.coverage and coverage_to_json(notice.coverage),
        "summary": say_notice(notice, receiver.language),
    }
    return wrap(data, "notice", notice.id, notice.at, receiver)


def write_html(subject: str, lines: tuple[str, ...], lang: str) -> str:
    """Write lines as a small HTML document in which nothing is obeyed, the first of them as its heading."""
    first, *rest = (escape(line) for line in lines if line)
    shown = "".join(f'<p style="margin:8px 0 0;font-size:14px">{line}</p>' for line in rest)
    return HTML.format(subject=escape(subject), lang=lang, first=first, rest=shown)
