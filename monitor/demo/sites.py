"""A site's table and a day in, what lies at each of its addresses out: how every family lays an issue out. Pure.

The addresses of a day's issue are made from the table's format strings, and looked up when a path is asked for; nothing
is parsed but the day. templates/sites/NAME.html holds the markup, monitor/demo/answers.py the answers in JSON.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from monitor.demo.edition import PrintedPage, PrintedStory, find_paper, print_issue
from monitor.papers.files import load_packaged
from monitor.papers.models import LayoutEntry

Kind = Literal["entry", "calendar", "first", "page", "list", "sheet", "article"]
DAY = re.compile(r"(?=(20\d{2})[-/]?(\d{2})[-/]?(\d{2}))")
MONTH = re.compile(r"(20\d{2})-?(\d{2})/")
PART = 2  # paragraphs on each page of an article that stands on several
FIRST_ISSUE = date(1995, 1, 1)  # that the running numbers count from


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """A site as its table gives it; "" for an address that it does not have.

    `like` names a layout of load_layouts. A site of feeds (`feed` is its template) is like none: its entry has the skin
    feed, with `selectors`. `sheet` is where a page's PDF lies; `pdf`: its stories stand there only.
    `part` is where an article's second and further pages lie.
    """

    name: str
    page: str
    article: str = ""
    like: str = ""
    first: str = ""
    first_is_page: bool = False
    list: str = ""
    entry: str = ""
    calendar: str = ""
    leads: str = "list"
    first_node: int = 1
    encoding: str = "utf-8"
    content_type: str = "text/html; charset=utf-8"
    feed: str = ""
    part: str = ""
    sheet: str = ""
    pdf: bool = False
    selectors: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def is_plain(self) -> bool:
        """Whether it has lists, and each story whole at its own address: no feed, no PDF, no page to turn."""
        return not (self.feed or self.sheet or self.part)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """What lies at an address: a page of an issue, or one of its stories, or the page `part` of that story."""

    kind: Kind
    day: date
    page: PrintedPage | None = None
    story: PrintedStory | None = None
    part: int = 1


@cache
def load_sites() -> dict[str, Site]:
    """Read sites.toml."""
    text = files(__package__).joinpath("sites.toml").read_text(encoding="utf-8")
    return {name: Site(name=name, **table) for name, table in tomllib.loads(text).items()}


@cache
def load_layouts() -> dict[str, LayoutEntry]:
    """Give each shipped paper as its site is built, by its id, and as it was, by its id and the last day of that."""
    papers = load_packaged().papers
    earlier = ((name, one) for name, paper in papers.items() for one in paper.earlier)
    return {**papers, **{f"{name}_{one.valid_until:%Y%m%d}": one for name, one in earlier}}


@cache
def find_site(name: str) -> Site | None:
    """Give the site of a name of sites.toml, or of the layout of a name; None for neither.

    A layout is played at the addresses of the first site of its family and skin.
    """
    sites, layouts = load_sites(), load_layouts()
    if name in sites or name not in layouts:
        return sites.get(name)
    alike = (site for site in sites.values() if site.like and name_template(site.like) == name_template(name))
    return next((replace(site, like=name) for site in alike), None)


def name_template(layout: str) -> tuple[str, str]:
    """Give family and skin of a layout."""
    entry = load_layouts()[layout]
    return entry.family, entry.skin


def find_printed(paper_id: str) -> tuple[dict[str, Any], Site] | None:
    """Give the edition and the site of a sample paper (jiangling, lanxi_joyhua); None for one that is not played."""
    edition, _, name = paper_id.partition("_")
    paper = find_paper(edition)
    site = find_site(name or (paper or {}).get("skin", ""))
    return ({**paper, "id": paper_id, "edition_id": edition}, site) if paper and site else None


def choose_site(wanted: str) -> str:
    """Give the site that a user means: a family's first, one by its own name, a skin's first, or a paper's own.

    Raises KeyError for what is none of these.
    """
    names = {paper.name: paper_id for paper_id, paper in load_packaged().papers.items()}
    skins = {name_template(site.like)[1]: name for name, site in reversed(load_sites().items()) if site.like}
    families = {name_family(site): name for name, site in reversed(load_sites().items())}
    name = families.get(wanted) or skins.get(wanted) or names.get(wanted, wanted)
    if find_site(name) is None:
        raise KeyError(wanted)
    return name


def name_family(site: Site) -> str:
    """Give the family of a site."""
    return name_template(site.like)[0] if site.like else "feed"


def fill_address(
    template: str, site: Site, day: date, page: PrintedPage, story: PrintedStory | None = None, part: int = 1
) -> str:
    """Make an address of a template."""
    place = (page.stories + page.rows).index(story) + 1 if story else 0
    return template.format(
        d=day,
        n=page.number,
        node=page.number - 1 + site.first_node,
        s=place,
        id=story.number if story else 0,
        no=(day - FIRST_ISSUE).days,
        part=part,
    )


def page_address(site: Site, day: date, page: PrintedPage) -> str:
    """Give where a page's own list lies."""
    if site.first_is_page and page.number == 1:
        return fill_address(site.first, site, day, page)
    return fill_address(site.list or site.page, site, day, page)


def sheet_address(site: Site, day: date, page: PrintedPage) -> str:
    """Give where a page's PDF lies."""
    return fill_address(site.sheet, site, day, page)


def article_address(site: Site, day: date, page: PrintedPage, story: PrintedStory, part: int = 1) -> str:
    """Give where a story lies, or a further page of it."""
    return fill_address(site.part if part > 1 else site.article, site, day, page, story, part)


def count_parts(site: Site, story: PrintedStory) -> int:
    """Give on how many pages a story stands."""
    return max(1, -(-len(story.paragraphs) // PART)) if site.part else 1


@lru_cache(maxsize=1024)
def lay_out(site: Site, edition: str, day: date, first: date) -> Mapping[str, Place]:
    """Give what lies at each address of a day's issue."""
    return dict(list_places(site, print_issue(edition, day, first), day))


def list_places(site: Site, pages: tuple[PrintedPage, ...], day: date) -> Iterator[tuple[str, Place]]:
    """Give the addresses of an issue, each with what lies there; of two of one address the last one holds."""
    for page in pages:
        yield page_address(site, day, page), Place(kind="list" if site.list else "page", day=day, page=page)
        if site.sheet:
            yield sheet_address(site, day, page), Place(kind="sheet", day=day, page=page)
        for story in page.stories + page.rows if site.article else ():
            for part in range(1, count_parts(site, story) + 1):
                place = Place(kind="article", day=day, page=page, story=story, part=part)
                yield article_address(site, day, page, story, part), place
    # last, so that where one page holds the whole issue it is the first page's
    opening = site.first or site.page
    if opening:
        yield fill_address(opening, site, day, pages[0]), Place(kind="first", day=day, page=pages[0])


def make_day(year: str, month: str, day: str) -> date | None:
    """Make a day of its digits; None when there is no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def find_days(path: str) -> Iterator[date]:
    """Give the days that a path may name."""
    yield from filter(None, (make_day(*found.groups()) for found in DAY.finditer(path)))


def find_place(site: Site, edition: str, path: str, first: date, last: date) -> Place | None:
    """Give what lies at a path (with its query, or `#post=` what was posted); None when nothing does."""
    bare = path if "#post=" in path else path.partition("?")[0]
    if site.entry and bare == site.entry:
        return Place(kind="entry", day=last)
    if site.calendar and (month := find_month(site.calendar, bare)):
        return Place(kind="calendar", day=month)
    for day in (*find_days(path), *_recent(last)):
        places = lay_out(site, edition, day, first)
        if place := places.get(path) or places.get(bare):
            return place
    return None


def find_month(calendar: str, path: str) -> date | None:
    """Give the month whose list lies at a path."""
    found = MONTH.search(path)
    month = make_day(found[1], found[2], "1") if found else None
    return month if month and path == calendar.format(d=month) else None


def _recent(last: date) -> Iterator[date]:
    """Days whose stories may be asked for by a number alone."""
    return (last - timedelta(days=back) for back in range(40))


def read_posted(body: str) -> str:
    """Write what was posted as it stands behind #post=, whatever the spaces."""
    try:
        return json.dumps(json.loads(body), ensure_ascii=False, separators=(",", ":"))
    except ValueError:
        return body
