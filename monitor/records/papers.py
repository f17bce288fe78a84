"""Papers and how their sites are built: what papers.yaml says, checked."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

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
