"""What is read out of an article: people with their posts, events, changes, documents, with the places of all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

Where = Literal["heading", "text"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Half-open range of characters in an article's `heading` or `text`."""

    start: int
    end: int
    where: Where = "text"

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start}..{self.end}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why something was read (依据): what it is `of` (a field's name), where that is printed, and by which rule."""

    of: str
    span: Span
    rule: str


class Standing(StrEnum):
    """How a person holds a post (任职状态)."""

    CURRENT = "current"
    ACTING = "acting"  # 代
    FORMER = "former"  # 原, 前, 时任
    ELECT = "elect"  # 当选, 候任
    HONORARY = "honorary"  # 名誉


RANKS = (  # 领导职务层次: 公务员法 article 18
    "国家级正职", "国家级副职", "省部级正职", "省部级副职", "厅局级正职",
    "厅局级副职", "县处级正职", "县处级副职", "乡科级正职", "乡科级副职",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A post (职务) in full form: `name` is what the guide writes, the rest is the same as data.

    `name` keeps the word of its standing (辽宁省原副省长); `jurisdiction` is the place (辽宁省) or "", `body` the
    organ (省政府, 外交部) or "", `title` the bare title (副省长). `code` is the place's, a state's ISO 3166 code or CN,
    `rank` one of RANKS or "", and `key` the same for all wordings of the office (monitor/parser/offices.py).
    """

    name: str
    jurisdiction: str = ""
    body: str = ""
    title: str = ""
    code: str = ""
    rank: str = ""
    key: str = ""
    standing: Standing = Standing.CURRENT
    span: Span | None = None
    rule: str = ""


NAMING_ROLES = (
    "chairs",  # 主持
    "speaks",  # 讲话 指出
    "receives",  # 会见, the one who does
    "received",  # and who is met
    "sends",  # 致电 致信
    "gets",  # and to whom
    "attends",  # 出席 陪同
    "acts",  # 调研 签署 会谈: does anything else
    "appointed",  # 任命 当选
    "removed",  # 免去 辞去
    "investigated",  # 接受审查 双开 判刑
    "dead",  # 逝世
    "spoken_of",  # only named
)
ABSENT_ROLES = frozenset(("removed", "investigated", "dead", "spoken_of"))  # are no appearance
ListOrder = Literal["", "protocol", "stroke", "unknown"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Naming(Span):
    """One place where a person is named (提及), and as what: `roles` of NAMING_ROLES, () when nothing tells.

    `title` is where the posts stand that belong to the name here. `listed` numbers the list of names that it stands in
    and `place` its place there, from 1; both are 0 outside of lists. `order` is the list's: by protocol (礼宾), by
    strokes (按姓氏笔画), or unknown. `rule` read the name, `role_rule` the roles.
    """

    roles: tuple[str, ...] = ()
    title: Span | None = None
    listed: int = 0
    place: int = 0
    order: ListOrder = ""
    rule: str = ""
    role_rule: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Introduction:
    """Posts that another story of the same paper and day gives somebody of the name; they have no span here."""

    article_id: str
    posts: tuple[Post, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A person named in an article. `official` is true when the article gives a post or a rank word (省领导).

    `rank` is the order of first listing, from 1, among the article's officials; 0 for other people. `elsewhere` is what
    other stories of the issue say of a person without posts in this one.
    """

    name: str
    official: bool = False
    posts: tuple[Post, ...] = ()
    mentions: tuple[Naming, ...] = ()
    rank: int = 0
    rule: str = ""
    elsewhere: tuple[Introduction, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """All that the person does in the article, in the order of NAMING_ROLES; spoken_of only if nothing else."""
        found = {role for naming in self.mentions for role in naming.roles}
        found = found - {"spoken_of"} or found
        return tuple(role for role in NAMING_ROLES if role in found)

    @property
    def appears(self) -> bool:
        """Whether the article shows the person doing something, or does not tell; a removal is no appearance."""
        return not self.roles or not ABSENT_ROLES.issuperset(self.roles)


EVENT_KINDS = (
    "meeting",  # 会议 座谈会 全会 常委会
    "inspection",  # 调研 考察 视察 检查 慰问
    "reception",  # 会见 会谈 拜会
    "ceremony",  # 论坛 开幕 发布会 签约 启动 揭牌 纪念
    "message",  # 致电 致信 贺信 通电话
    "visit",  # 出访 抵达 访问
    "study",  # 集体学习 中心组学习 培训班
    "election",  # 选举 当选
    "appointment",  # 任免
    "discipline",  # 审查调查 双开 判刑
    "announcement",  # 新闻发布会 政策发布 声明
    "incident",  # 事故 灾害 疫情
    "other",
)
ROLES = ("chair", "speak", "attend", "other")


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """What an event decided (议决事项), in the words printed at `span`: a plan adopted, an agreement signed."""

    text: str
    span: Span
    rule: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """What happened (事件): one of EVENT_KINDS, days resolved or None, place as full as the article allows or "".

    `place_code` is the code (行政区划代码) of the deepest place in `place` that has one: 2, 4 or 6 digits.
    `organisations` hold it or take part, `next_host` (下届举办地) holds the next of its kind; empty when nothing tells.
    """

    kind: str
    name: str
    start: date | None = None
    end: date | None = None
    place: str = ""
    place_code: str = ""
    theme: str = ""
    organisations: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    next_host: str = ""
    chair: tuple[str, ...] = ()
    speak: tuple[str, ...] = ()
    attend: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    span: Span | None = None
    rule: str = ""
    reasons: tuple[Reason, ...] = ()  # of its fields: start, end, place, theme and the roles of its people

    def __post_init__(self) -> None:
        if self.kind not in EVENT_KINDS:
            raise ValueError(f"no event kind: {self.kind!r}")

    def people(self) -> Iterator[str]:
        """Give each name once, the main actors first."""
        yield from dict.fromkeys((*self.other, *self.chair, *self.speak, *self.attend))


APPOINTMENT_ACTIONS = ("appoint", "elect", "nominate", "acting", "remove", "resign", "investigate", "punish")


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointment:
    """A personnel change (任免): one of APPOINTMENT_ACTIONS, the post in full form.

    `day` is the day of the decision or None, `by` the body or head of state that decided (湖南省人大常委会, 法国总统),
    `from_post` the post held before, several joined by 、; "" when the article does not tell.
    """

    name: str
    post: str
    action: str
    day: date | None = None
    by: str = ""
    from_post: str = ""
    span: Span | None = None
    rule: str = ""

    def __post_init__(self) -> None:
        if self.action not in APPOINTMENT_ACTIONS:
            raise ValueError(f"no appointment action: {self.action!r}")


DOCUMENT_ACTIONS = ("adopt", "issue", "sign", "review", "none")


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A law, plan, decision ... named in 《》 and what was done to it: one of DOCUMENT_ACTIONS, the strongest."""

    title: str
    action: str = "none"
    span: Span | None = None
    rule: str = ""

    def __post_init__(self) -> None:
        if self.action not in DOCUMENT_ACTIONS:
            raise ValueError(f"no document action: {self.action!r}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """All that the parser reads out of one article; `parser` is the version of the rules that did.

    `phrase_counts` say how often heading and text print each of `phrases`, in their order; facts stored before they
    were counted have none. `reasons` say where each phrase and topic, named in `of`, is printed first. `unread` counts
    the characters at the end of an overlong heading or text that no rule has seen: 0 for all that a newspaper prints.
    """

    parser: str
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    documents: tuple[Document, ...] = ()
    phrases: tuple[str, ...] = ()
    phrase_counts: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    unread: int = 0

    @property
    def officials(self) -> tuple[Person, ...]:
        """The people with a post or a rank word, in order of first listing."""
        return tuple(sorted((person for person in self.people if person.official), key=lambda person: person.rank))
