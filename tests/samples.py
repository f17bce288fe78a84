"""Messages as each kind of receiver gets them, of invented people: `python -m tests.samples` writes docs/samples/."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from alerts.channels.mail import make_mail
from alerts.notices import write_notice
from alerts.receivers import (
    AppriseSettings,
    AtomSettings,
    EmailSettings,
    Language,
    Receiver,
    RobotSettings,
    Secret,
    Settings,
    SlackSettings,
    WebhookSettings,
)
from alerts.render import Message, render
from alerts.specimens import make_sample
from monitor.records import (
    Alert,
    Claim,
    Correction,
    Coverage,
    Difference,
    Event,
    Gap,
    Notice,
    PageMark,
    Place,
    Reprint,
)
from tests.factories import DAY, make_alert, make_claim, make_match
from tests.words import read_words

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "samples"
AT = datetime(2031, 5, 14, 0, 30, tzinfo=UTC)
URL = Secret("https://example.org/secret")
MAIL = EmailSettings(
    host="mail.example.org",
    sender="yaowen@example.org",
    to="desk@example.org",
    unsubscribe_url="https://example.org/out?who={address}",
)
KINDS: dict[str, Settings] = {
    "email": MAIL,
    "slack": SlackSettings(url=URL),
    "feishu": RobotSettings(kind="feishu", url=URL),
    "dingtalk": RobotSettings(kind="dingtalk", url=URL),
    "wecom": RobotSettings(kind="wecom", url=URL),
    "webhook": WebhookSettings(url=URL, secret=Secret("A" * 32)),
    "cloudevents": WebhookSettings(url=URL, secret=Secret("A" * 32), cloudevents=True),
    "apprise": AppriseSettings(url=Secret("json://example.org")),
    "atom": AtomSettings(path="feed.xml"),
}
MEETING = Event(
    kind="meeting",
    name="全省绿色转型推进会",
    place="云岭省临川市",
    start=DAY,
    end=DAY,
    chair=("顾知远",),
    attend=("林若川",),
    speak=("沈怀远",),
)


def make_single() -> Alert:
    """Make the alert of a short story."""
    passage = "省委书记沈怀远出席会议并讲话，省委副书记、省长顾知远主持会议，副省长林若川出席。"
    match = make_match(passage, "顾知远", posts=("云岭省委副书记", "云岭省省长"), event=MEETING)
    return make_alert(match, headline="立足长远抓转型 脚踏实地见成效", watch_id="governor", watch_name="省长动向")


def make_doubtful() -> Alert:
    """Make an alert with all that an alert can say."""
    matches = (
        make_match("市林业局工程师林若川介绍，今年造林一万亩。", "林若川", posts=(), uncertain="no_post"),
        make_match("低空经济与无人机巡护相结合。", "低空经济", clause="topic", person="", posts=()),
    )
    return make_alert(
        *matches,
        article_id="a2",
        watch_id="forest",
        watch_name="林业 & 低空",
        headline="一万亩新林的一天",
        paper="临川日报",
        page=3,
        section="民生",
        late=True,
        continuations=(Place(page=4, page_label="A04", section="综合", url="https://epaper.example.org/4.html"),),
        marks=(PageMark(direction="on", page=9, why="missing"),),
    )


def make_corrected() -> Alert:
    """Make the correction of a short story: another post, and another part in the meeting."""
    told = make_single()
    passage = "省委书记沈怀远出席会议并讲话，省委副书记、代省长顾知远出席会议，副省长林若川主持会议。"
    event = replace(MEETING, chair=("林若川",), attend=("顾知远",))
    match = make_match(passage, "顾知远", posts=("云岭省委副书记", "云岭省代省长"), event=event)
    correction = Correction(
        of=told.id,
        by="paper",
        told_at=AT,
        revision=1,
        headline=told.headline,
        url=told.url,
        matches=told.matches,
        differences=(
            Difference(about="post", who="顾知远", before="云岭省省长", after="云岭省代省长"),
            Difference(about="role", who="顾知远", before="chair", after="attend"),
        ),
    )
    return replace(told, id="c1", revision=2, url=f"{told.url}?v=2", matches=(match,), correction=correction)


def make_print() -> Alert:
    """Make the alert of a later print of a short story, in another paper's words."""
    told = make_single()
    reprint = Reprint(of=told.id, paper=told.paper, day=DAY, page=1, added=("何知秋",), dropped=("林若川",), more=2)
    return replace(
        told,
        id="p1",
        article_id="a3",
        paper="临川日报",
        page=2,
        headline="绿色转型再加力",
        url="https://epaper.example.org/20310514/2-1.html",
        reprint=reprint,
    )


WHOLE = Coverage(first=DAY, last=DAY, papers=12, read=214, pages=214)
HALF = Coverage(
    first=DAY,
    last=DAY,
    papers=12,
    read=205,
    pages=214,
    gaps=(
        Gap(paper="临川日报", day=DAY, why="partial", read=7, pages=8, missed=5),
        Gap(paper="滨海日报", day=DAY, why="failed", pages=8),
        Gap(paper="岚溪晚报", day=DAY, why="pending"),
    ),
)
GROUPED = replace(make_doubtful(), watch_id="governor", watch_name="省长动向", late=False)
CLAIMS: dict[str, Claim] = {
    "alert": make_claim(make_single(), first_due_at=AT, coverage=WHOLE),
    "grouped": make_claim(make_single(), make_print(), GROUPED, first_due_at=AT, coverage=WHOLE),
    "print": make_claim(make_print(), first_due_at=AT, reply_to="<first@example.org>", coverage=WHOLE),
    "digest": make_claim(make_single(), make_doubtful(), first_due_at=AT, message_id="digest", coverage=HALF),
    "correction": make_claim(make_corrected(), first_due_at=AT, reply_to="<first@example.org>", coverage=WHOLE),
}


NOTICE = Notice(
    id="n1",
    kind="broken",
    about="paper",
    name="临川日报",
    reason="page 3: https://epaper.example.org/20310514/3.html: the server answered 503",
    since=AT - timedelta(hours=3),
    at=AT,
)


def write_samples() -> Iterator[tuple[str, bytes]]:
    """Give the name and content of each sample."""
    languages: tuple[Language, ...] = ("zh", "en")
    for kind, settings in KINDS.items():
        for language in languages:
            receiver = Receiver(id="desk", settings=settings, language=language)
            for form, message in write_messages(receiver):
                yield from write_sample(f"{form}.{kind}.{language}", message, receiver)


def write_messages(receiver: Receiver) -> Iterator[tuple[str, Message]]:
    """Give each kind of message to a receiver."""
    test = make_claim(make_sample("t1", AT, receiver.language), first_due_at=AT, message_id="test")
    yield from ((form, render(claim, receiver, AT)) for form, claim in {**CLAIMS, "test": test}.items())
    if receiver.kind != "atom":  # a feed holds alerts only
        yield "notice", write_notice(NOTICE, receiver, AT)


def write_sample(name: str, message: Message, receiver: Receiver) -> Iterator[tuple[str, bytes]]:
    """Give one message as its receiver gets it, JSON with line ends for people."""
    match receiver.kind:
        case "email":
            yield f"{name}.html", message.html.encode()
            yield f"{name}.txt", message.text.encode()
            heading, _, _ = make_mail(message, MAIL).partition(b"\r\n\r\n")
            yield f"{name}.headers.txt", heading.replace(b"\r\n", b"\n") + b"\n"
        case "apprise":
            yield f"{name}.txt", message.body + b"\n"
        case "atom":
            yield f"{name}.xml", message.body + b"\n"
        case _:
            shown = json.dumps(json.loads(message.body), ensure_ascii=False, indent=1)
            yield f"{name}.json", shown.encode() + b"\n"


def main() -> None:
    """Write the files, and take away what is none of them."""
    FOLDER.mkdir(exist_ok=True)
    samples = dict(write_samples())
    for file in FOLDER.iterdir():
        if file.name not in {*samples, "README.md"}:
            file.unlink()
    for name, content in samples.items():
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    read_words(__doc__)
    main()
