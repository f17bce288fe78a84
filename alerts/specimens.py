"""Nothing in; messages of an invented province, short and long ones, out: to try templates and receivers with. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import get_args

from alerts.labels import WORDS
from alerts.receivers import EmailSettings, Language, Receiver, Template
from alerts.templating import fill_template
from alerts.views import View, make_view
from monitor.records import Alert, Claim, Coverage, Event, Gap, Match, Note, PageMark, Place, Reprint, Span

DAY = date(2031, 5, 14)
AT = datetime(2031, 5, 14, 0, 30, tzinfo=UTC)
MANY = 30  # alerts of the long digest
SETTINGS = EmailSettings(host="localhost", sender="yaowen@example.org", to="desk@example.org", security="none")
MEETING = Event(
    kind="meeting", name="全省绿色转型推进会", place="云岭省临川市", start=DAY, chair=("顾知远",), attend=("林若川",)
)
CHAIRED = Match(
    clause="person",
    term="顾知远",
    person="顾知远",
    posts=("云岭省委副书记", "云岭省省长"),
    passage="省委副书记、省长顾知远主持会议，副省长林若川出席。",
    marks=(Span(start=8, end=11),),
    event=MEETING,
    notes=(Note(kind="back", days=40, day=date(2031, 4, 4)),),
)
DOUBTED = Match(clause="person", term="林若川", person="林若川", passage="工程师林若川介绍。", uncertain="no_post")
FIRST = Alert(
    id="first",
    watch_id="governor",
    watch_name="省长动向",
    article_id="a1",
    revision=1,
    paper="云岭日报",
    day=DAY,
    page=1,
    section="要闻",
    headline="立足长远抓转型 脚踏实地见成效",
    url="https://epaper.example.org/20310514/1-1.html",
    matches=(CHAIRED,),
    created_at=AT,
)
SECOND = replace(
    FIRST,
    id="second",
    watch_id="forest",
    watch_name="林业",
    article_id="a2",
    matches=(DOUBTED,) * 7,
    late=True,
    continuations=(Place(page=4, page_label="A04"),),
    marks=(PageMark(direction="on", page=9, why="missing"),),
)
LATER = replace(FIRST, id="later", article_id="a3", reprint=Reprint(of="first", paper="云岭日报", day=DAY, more=2))
COVERAGE = Coverage(
    first=DAY,
    last=DAY,
    papers=3,
    read=15,
    pages=16,
    gaps=(Gap(paper="江岭日报", day=DAY, why="partial", read=7, pages=8),),
)
# What says of a message that it is a test: the watch, the paper, the headline.
TEST: Mapping[Language, tuple[str, str, str]] = MappingProxyType(
    {
        "zh": ("测试", "样报", "这是一条测试消息：收到即表示投递正常"),
        "en": ("Test", "Sample Paper", "This is a test message: delivery works"),
    }
)


def make_sample(name: str, moment: datetime, language: Language) -> Alert:
    """Make the alert of a test message, of an article and an event of that moment's day which do not exist."""
    watch, paper, headline = TEST[language]
    event = replace(MEETING, start=moment.date(), end=moment.date())
    return replace(
        FIRST,
        id=name,
        watch_id="test",
        watch_name=watch,
        article_id="",
        paper=paper,
        day=moment.date(),
        headline=headline,
        url="https://example.org/",
        matches=(replace(CHAIRED, event=event, notes=()),),
        created_at=moment,
    )


def make_claims() -> Iterator[Claim]:
    """Give a single alert, a digest of several, and a long one."""
    for name, alerts in (("single", (FIRST,)), ("digest", (FIRST, LATER, SECOND)), ("long", make_many())):
        claim = Claim(message_id=name, receiver_id="desk", attempt=1, first_due_at=AT, alerts=alerts, coverage=COVERAGE)
        yield claim
        yield replace(claim, possibly_sent=True)


def make_many() -> tuple[Alert, ...]:
    """Give many alerts of one watch."""
    return tuple(replace(FIRST, id=f"n{number}", article_id=f"n{number}") for number in range(MANY))


def try_template(part: Template, source: str) -> None:
    """Fill a template with each sample message in each language. Raises TemplateFailed."""
    for language in get_args(Language):
        receiver = Receiver(id="desk", settings=SETTINGS, language=language)
        for claim in make_claims():
            try_view(part, source, make_view(claim, receiver))


def try_view(part: Template, source: str, view: View) -> None:
    """Fill a template with one sample message. Raises TemplateFailed."""
    words = WORDS[view.language]
    if part != "line":
        fill_template(part, source, {"view": view, "words": words, "subject": view.items[0].first})
        return
    for group in view.groups:
        for item in group.items:
            fill_template(part, source, {"item": item, "watch": group.title, "words": words})
