"""The records that cross a module border: frozen, keyword-only, checked when made. They hold values and do nothing.

A day is a `date` of the paper's own time zone (Asia/Shanghai for the papers shipped); a moment is an aware `datetime`.
Everything that a newspaper prints is kept as printed; what a rule makes of it says the rule's name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Literal


def check_moment(moment: datetime, name: str) -> None:
    """Raise ValueError when `moment` is naive: a clock without its zone cannot be compared."""
    if moment.tzinfo is None:
        raise ValueError(f"{name} has no time zone: {moment!r}")


# --- the papers -------------------------------------------------------------------------------------------------

Level = Literal["national", "provincial", "prefecture", "industry"]
Family = Literal[
    "amuc_layout", "bjd_mobile", "classic_node", "custom", "dated_dir", "feed", "issue_json", "joyhua", "json_api",
    "nbs_d110000", "paperindex_c", "vshtml",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class JsonLists:
    """How lists in JSON say what they list: templates over the fields of an item, and of the day in strftime's letters.

    `page` makes the words of a page's label ({pnumber}版：{pname}), `page_address` where its list of articles is asked
    for; "" when the page's item holds it. `title` and `address` make an article's; `source` is asked for instead of
    `address`, which readers open; "" when the text lies in the item. A field of the page is {page.pnumber}.
    `last_first`: the articles stand in reverse order. `success` is a path that is false while there is no issue,
    `code` names the paper in a list of several papers' newest issues.
    """

    page: str
    title: str
    address: str
    page_address: str = ""
    source: str = ""
    last_first: bool = False
    success: str = ""
    code: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Addresses:
    """Patterns of a site that is no family's: `day` with three groups (year, month, day), pages and articles."""

    day: str
    page: str
    article: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Skin:
    """Where things stand on the pages of one template (版式): CSS selectors, "" where the template has no such place.

    `page_links` and `article_links` select <a> elements; `page_label` the words 第01版：要闻 of the page shown,
    `issue_day` the element that prints the issue's day. An empty kicker, headline, subhead or author is looked for in
    the page's enpproperty comment. With `whole_issue` one page lists all others' articles: `page_links` are then its
    headings. With `lists` the issue's lists come as JSON; in the family json_api the articles too, and all other
    places are paths (object.article.title) instead of selectors.
    """

    id: str
    page_links: str
    article_links: str
    headline: str
    body: str
    kicker: str = ""
    subheads: str = ""
    authors: str = ""
    page_label: str = ""
    issue_day: str = ""
    whole_issue: bool = False
    lists: JsonLists | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One newspaper and how its e-paper is read (报纸): `family` says how addresses are built, `skin` what is where.

    `first_page` is a strftime template of the paper's own day or "", `calendar` one of the month's list of issues or
    "", `latest` the address of the current issue or ""; `addresses` are the patterns of a site of its own (custom).
    `feeds` are sections and addresses of a paper that is read off RSS or Atom feeds (feed).
    `opens` and `closes` (HH:MM) bound the hours in which an issue appears; `pace` is the seconds between two requests
    to a host; `allow_networks` names private networks (CIDR) that may be asked; `ignore_robots`
    says why robots.txt does not bind us, "" where it does. `ignore_links` are regular expressions
    of addresses that are not of this edition; `pdf` says that the pages are PDFs only. `confidence` and `evidence` say
    how sure the entry is and of which day, `quirks` what a reader of the entry should know. `earlier` are the same
    paper as its site was built up to and with
    the day `valid_until` of each.
    """

    id: str
    name: str
    level: Level
    place: str
    family: Family
    skin: Skin
    hosts: tuple[str, ...]
    first_page: str = ""
    calendar: str = ""
    latest: str = ""
    addresses: Addresses | None = None
    feeds: tuple[tuple[str, str], ...] = ()
    timezone: str = "Asia/Shanghai"
    opens: str = "05:00"
    closes: str = "23:00"
    encoding: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    pace: float = 1.0
    allow_networks: tuple[str, ...] = ()
    ignore_robots: str = ""
    ignore_links: tuple[str, ...] = ()
    pdf: bool = False
    confidence: str = ""
    evidence: date | None = None
    quirks: str = ""
    valid_until: date | None = None
    earlier: "tuple[Paper, ...]" = ()

    @property
    def own_place(self) -> str:
        """The place that a bare 省长 or 市委书记 in this paper belongs to; "" for a national or an industry's paper."""
        return "" if self.level in {"national", "industry"} else self.place


# --- what was fetched -------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """Raw bytes as a server gave them (快照), kept before anything reads them."""

    url: str
    fetched_at: datetime
    content: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""

    def __post_init__(self) -> None:
        check_moment(self.fetched_at, "fetched_at")

    @property
    def digest(self) -> str:
        """SHA-256 of the content, 64 hexadecimal digits: the snapshot's name in the store."""
        return sha256(self.content).hexdigest()


class Stage(StrEnum):
    """Where on the way a failure happened."""

    FETCH = "fetch"
    READ = "read"
    EXTRACT = "extract"
    MATCH = "match"
    STORE = "store"
    SEND = "send"


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """Something expected that went wrong: kept, counted, shown, and tried again where that can help."""

    stage: Stage
    subject: str
    reason: str
    at: datetime

    def __post_init__(self) -> None:
        check_moment(self.at, "at")


class IssueState(StrEnum):
    """How the reading of one day's paper stands; it ends in exactly one of the last four."""

    PENDING = "pending"  # not tried, or not out yet
    COMPLETE = "complete"
    PARTIAL = "partial"
    NOT_PUBLISHED = "not_published"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class IssueStatus:
    """What the store knows of one paper's one day (一期的进度): how often and when it was tried, what came of it.

    `read` of `total` articles are stored; `reason` says in words why it is not complete, or "".
    """

    paper_id: str
    day: date
    state: IssueState = IssueState.PENDING
    tries: int = 0
    tried_at: datetime | None = None
    pages: int = 0
    read: int = 0
    total: int = 0
    reason: str = ""

    def __post_init__(self) -> None:
        if self.tried_at is not None:
            check_moment(self.tried_at, "tried_at")


@dataclass(frozen=True, kw_only=True, slots=True)
class Printing:
    """How much one day's issue came to (一期的规模): pages read, articles listed, and what those stored have.

    `stored` counts the articles that are stored, `kickers` and `authors` those of them that have such.
    """

    day: date
    pages: int
    articles: int
    stored: int
    kickers: int
    authors: int


# --- what a newspaper prints ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class PageLink:
    """One page of an issue as its index lists it (版面目录的一行)."""

    number: int
    label: str
    section: str
    url: str
    pdf_url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """One day's paper (一期): its pages in order, without duplicates."""

    paper_id: str
    day: date
    pages: tuple[PageLink, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleLink:
    """One article as its page lists it, in the order of the page.

    `source` is where its text is asked for when that is not `url`; `area` its shape on the page's picture, as the
    image map's coordinates print it (12,40,300,180), or "".
    """

    url: str
    title: str
    position: int
    source: str = ""
    area: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageIndex:
    """What a page lists (一版的目录): its number, section and articles, editorial rows left out.

    `label` is the page's printed name where it has letters (A05), else "". `left_out` says what a feed lists and nobody
    can place: items without a day, the last one of a feed that is cut.
    """

    number: int
    section: str
    articles: tuple[ArticleLink, ...]
    pdf_url: str = ""
    label: str = ""
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Dateline:
    """The opening that says whose story it is and from where (电头): `据新华社上海6月6日电`, `本报讯`."""

    text: str
    agency: str = ""
    place: str = ""
    day: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PageMark:
    """A mark that a story goes `on` on another page or comes `from` one (转版标记): 下转A5版, 上接第一版.

    `letters` are those of a page A5, `title` the one that the mark names or "". `whole`: it says that the story stands
    there in full (全文见2版). `why` says why the other part was not joined: it is missing, no story there is surely the
    other part (unlike), or several are as likely; "" as long as nobody has looked.
    """

    direction: Literal["on", "from"]
    page: int
    letters: str = ""
    title: str = ""
    whole: bool = False
    why: Literal["", "missing", "unlike", "several"] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where else a joined story is printed: a page that it goes on at, or the page of its twin (另一处版位).

    `id` is the one that the part has as an article of its own, `headline` what stands over it there.
    """

    id: str = ""
    page: int | None = None
    page_label: str = ""
    section: str = ""
    position: int = 0
    url: str = ""
    headline: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One story as printed (一篇文章). `id` is "" until somebody names it; the first paragraph keeps the dateline.

    `page_label` is the page's printed name where it has letters (A05). `continues_on` and `continued_from` are what its
    own page says. `continuations` are the other places of a story joined of several, in the order of its text; `marks`
    are the marks whose other part is not in it.

    `position` counts the stories of a page from 0; `column` names the one that a story stands in (栏目: 钟声).

    `place` is the home of a provincial or local paper (江岭省岚溪市), which its posts leave out; "" is not known.

    `month` is the first of the month when the source says no more of the day than that; `day` is None then.

    `heading` and `text` are the two strings that spans of facts and matches point into.
    """

    id: str = ""
    paper_id: str = ""
    paper: str = ""
    place: str = ""
    day: date | None = None
    month: date | None = None
    page: int | None = None
    page_label: str = ""
    section: str = ""
    url: str = ""
    position: int = 0
    column: str = ""
    kicker: str = ""
    headline: str = ""
    subheads: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    continues_on: int | None = None
    continued_from: int | None = None
    marks: tuple[PageMark, ...] = ()
    continuations: tuple[Place, ...] = ()
    paragraphs: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """Kicker, headline and subheads that are there, a line each."""
        return "\n".join(part for part in (self.kicker, self.headline, *self.subheads) if part)

    @property
    def text(self) -> str:
        """The body, a paragraph a line."""
        return "\n".join(self.paragraphs)

    @property
    def digest(self) -> str:
        """SHA-256 over what is printed; white space does not count, so that a reflowed page is no new revision.

        Where a story goes on, and what of it is missing, counts as printed.
        """
        places = (f"{place.page}:{place.url or place.id}" for place in self.continuations)
        marks = (f"{mark.direction}:{mark.letters}{mark.page}:{mark.why}" for mark in self.marks)
        printed = "\x1f".join((self.kicker, self.headline, *self.subheads, *self.paragraphs, *places, *marks))
        return sha256("".join(printed.split()).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page with its stories, in reading order; `pages` are the issue's as the page lists them, as on HTML.

    `notes` say what whoever gave the file should know of how it was read.
    """

    paper: str
    day: date | None
    number: int | None
    section: str
    articles: tuple[Article, ...]
    pages: tuple[PageLink, ...] = ()
    notes: tuple[str, ...] = ()


# --- what is read out of an article -----------------------------------------------------------------------------

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


# --- what people asked to know, found ---------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """Whether the archive had something before (查档).

    About a `phrase`; `words`, each of `all` and one of `any`; a `post` of a person, whose name and whose post's key
    `all` holds; or a `pairing` of the persons named in `all` in one event.
    """

    about: Literal["phrase", "words", "post", "pairing"]
    all: tuple[str, ...]
    any: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """What the archive adds to a match (档案提示).

    `first`: never seen in the archive, which begins on `day`. `new_post`: the person was seen there, never with `post`.
    `took_over`: the one seen last in `post`, on `day`, was `other`. `back`: not seen for `days` days, since `day`.
    """

    kind: Literal["first", "new_post", "took_over", "back"]
    post: str = ""
    other: str = ""
    day: date | None = None
    days: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """An event of a day and who took part in it (场合)."""

    day: date
    name: str
    people: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Missed:
    """A series of occasions that a person usually attends: `attended` of `held` before, `missed` since."""

    series: str
    held: int
    attended: int
    missed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """A person who is not seen for unusually long (久未见报): last on `last`, for `days` days by then.

    `longest` is the longest gap of the year before; `chance` how likely all of `missed` went by without the person if
    nothing were the matter; `issues` counts those read since, every one of them whole.
    """

    last: date
    days: int
    longest: int
    missed: tuple[Missed, ...]
    chance: float
    issues: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """Why one watch's clause holds for an article (命中).

    `clause` is the kind of clause (person, post, group, topic ...); `term` what was asked for; `passage` a piece of the
    article around the first hit and `marks` the hits as spans into `passage`; `uncertain` says why the match may be
    wrong, or "". `change` is the personnel change that matched, `absence` what was found instead of the person: the
    article is then the last that shows them. With `asks` it is a match only if the archive never had that; `notes` are
    what the archive adds.
    """

    clause: str
    term: str
    passage: str
    marks: tuple[Span, ...] = ()
    where: Where = "text"
    person: str = ""
    posts: tuple[str, ...] = ()
    event: Event | None = None
    change: Appointment | None = None
    absence: Absence | None = None
    uncertain: str = ""
    asks: Question | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Reprint:
    """That an alert's article is another print of news told before (又见).

    `of` is the alert that told it; `paper`, `day`, `page` and `page_label` say where that was printed. `added` are the
    people whom only this print names, `dropped` those whom only the first does; `more` and `less` count sentences so.
    """

    of: str
    paper: str
    day: date
    page: int | None = None
    page_label: str = ""
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    more: int = 0
    less: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Alert:
    """One watch found something in one article (提醒): all that a message needs, so that it can be sent later.

    `id` is derived from watch, article and revision: the same finding is the same alert. `continuations` and `marks`
    say where else a continued story is printed, and what of it was not found. `over_limit`: the watch had sent as many
    that day as it may, so that this one waits for the next digest and is told in short. With `reprint` it is no news of
    its own: the watch told the same from another print.
    """

    id: str
    watch_id: str
    watch_name: str
    article_id: str
    revision: int
    paper: str
    day: date
    page: int | None
    section: str
    headline: str
    url: str
    matches: tuple[Match, ...]
    created_at: datetime
    late: bool = False
    over_limit: bool = False
    page_label: str = ""
    continuations: tuple[Place, ...] = ()
    marks: tuple[PageMark, ...] = ()
    reprint: Reprint | None = None

    def __post_init__(self) -> None:
        check_moment(self.created_at, "created_at")
        if not self.matches:
            raise ValueError(f"alert {self.id} has no match")


class DeliveryState(StrEnum):
    """Where a delivery stands: `sending` is set before the first byte goes out, so that a crash is seen."""

    PENDING = "pending"
    SENDING = "sending"
    DONE = "done"
    REFUSED = "refused"  # the receiver will never take it: kept, shown, sent again on request
    GIVEN_UP = "given_up"  # tried for as long as promised
    KEPT = "kept"  # not sent, as the receiver wishes: shown, sent on request


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One alert on its way to one receiver (投递). Deliveries of one `message_id` travel in one message.

    The message id is derived: a realtime message is named by its alert and receiver, a digest by receiver and slot.
    One that is `kept` is not sent unless somebody asks for it.
    """

    id: str
    alert_id: str
    receiver_id: str
    message_id: str
    due_at: datetime
    kept: bool = False

    def __post_init__(self) -> None:
        check_moment(self.due_at, "due_at")


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One message to send now: its alerts in order, the attempt's number from 1, and what is known of earlier tries.

    A message that its service takes in several parts is claimed once for each: `part` counts those that were taken.
    `reply_to` and `replaces` are the receiver's own names (`Outcome.remote_id`) of earlier messages: of the one whose
    thread this belongs to, and of the one that this stands in for; "" for none.
    """

    message_id: str
    receiver_id: str
    attempt: int
    first_due_at: datetime
    alerts: tuple[Alert, ...]
    possibly_sent: bool = False
    part: int = 0
    reply_to: str = ""
    replaces: str = ""


class Result(StrEnum):
    """How a receiver answered."""

    ACCEPTED = "accepted"
    TEMPORARY = "temporary"  # try again
    REFUSED = "refused"  # never try again by itself
    UNKNOWN = "unknown"  # it may have been taken: try again, marked


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What one try to send came to; `detail` is for people and holds no secret; `retry_after` in seconds or None.

    `remote_id` is what the receiver calls the message, "" where it does not say; `more` that parts of it are to follow.
    """

    result: Result
    detail: str = ""
    retry_after: float | None = None
    remote_id: str = ""
    more: bool = False


def derive_id(*parts: object) -> str:
    """Give a name of 24 hexadecimal digits that is the same for the same parts."""
    return sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:24]
