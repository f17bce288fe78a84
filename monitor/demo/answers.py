"""What lies at an address in, the text that its site answers with out: a template filled, or lists as JSON. Pure."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from posixpath import dirname, relpath
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from monitor.demo.dressing import dress
from monitor.demo.edition import PrintedPage, PrintedStory
from monitor.demo.sites import (
    PART,
    Place,
    Site,
    article_address,
    count_parts,
    load_layouts,
    page_address,
    sheet_address,
)
from monitor.papers.files import load_packaged

ZONE = ZoneInfo("Asia/Shanghai")
Pages = tuple[PrintedPage, ...]


@cache
def load_templates() -> Environment:
    """Make the environment of the press's page templates."""
    return Environment(
        loader=PackageLoader("monitor.demo"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        auto_reload=False,
    )


def write_answer(site: Site, paper: Mapping[str, Any], place: Place, pages: Pages, path: str) -> str:
    """Write what the site answers for a place of an issue."""
    if answer := JSON_ANSWERS.get(site.name, {}).get(place.kind):
        return json.dumps(answer(site, place, pages), ensure_ascii=False)
    given = {
        "kind": place.kind,
        "paper": paper,
        "prefix": paper["id"],
        "day": place.day,
        "page": place.page or pages[0],
        "pages": pages,
        "story": cut_part(site, place),
        "part": place.part,
        "parts": count_parts(site, place.story) if place.story else 1,
        "turn": partial(turn_to, site, place, path),
        "link": partial(link_to, site, place.day, path),
        "bare": partial(address_of, site, place.day),
        "sheet": partial(link_sheet, site, place.day, path),
    }
    if skin := find_own_places(site):
        return load_templates().get_template("sites/_dressed.html").render(**given, site=site, skin=skin, dress=wrap)
    return load_templates().get_template(f"sites/{site.name}.html").render(**given)


def cut_part(site: Site, place: Place) -> PrintedStory | None:
    """Give the story as this page of it prints it."""
    if place.story is None or not site.part:
        return place.story
    start = (place.part - 1) * PART
    return replace(place.story, paragraphs=place.story.paragraphs[start : start + PART])


def turn_to(site: Site, place: Place, path: str, part: int) -> str:
    """Give the link to a page of the story as it stands on the page at `path`."""
    if place.page is None or place.story is None:
        raise ValueError(f"no story lies at this {place.kind}")
    return relpath(article_address(site, place.day, place.page, place.story, part), dirname(path) or ".")


def find_own_places(site: Site) -> dict[str, str]:
    """Give what stands where on a site that has places of its own, by the skin's keys; {} for one as its skin says.

    A place that hangs on what stands before it is left out: nothing is printed there.
    """
    entry = load_layouts().get(site.like)
    if entry is None or entry.selectors is None:
        return {}
    own = {key: place for key, place in entry.selectors if place is not None}
    places = {**dict(load_packaged().skins[entry.skin]), **own}
    return {key: "" if "~" in str(place).partition(":not")[0] else place for key, place in places.items()}


def wrap(selector: str, inner: str, **attributes: str) -> Markup:
    """Write markup in which a selector finds what stands in it; a text is made markup."""
    return Markup(dress(selector, escape(inner), **attributes))  # noqa: S704 - the demo's own texts, escaped here


def write_feed(site: Site, paper: Mapping[str, Any], place: Place, issues: list[tuple[date, Pages]], path: str) -> str:
    """Write the feed of a page's section: the stories of the newest issues, today's first."""
    section = (place.page or issues[0][1][0]).section
    items = [
        (day, link_to(site, day, path, page, story), story)
        for day, pages in issues
        for page in pages
        if page.section == section
        for story in page.stories + page.rows
    ]
    return (
        load_templates()
        .get_template(f"sites/{site.name}.html")
        .render(kind="feed", paper=paper, section=section, items=items, stamp=stamp_item)
    )


def stamp_item(day: date, place: int) -> datetime:
    """Give the moment at which an item came out, a minute after the one before."""
    return datetime.combine(day, time(4), ZONE) + timedelta(minutes=place)


def write_calendar(site: Site, days: list[date], pages: Pages) -> str:
    """Write the month's list of issues."""
    names = [(day, dirname_free(page_address(site, day, pages[0]), site)) for day in days]
    return load_templates().get_template("sites/_calendar.xml").render(days=names)


def dirname_free(address: str, site: Site) -> str:
    """Give a page's address as the month's list writes it: the bare name, or a way from the list's folder."""
    return address.rpartition("/")[2] if "layout" in site.page else f"../{'/'.join(address.split('/')[-3:])}"


def address_of(site: Site, day: date, page: PrintedPage, story: PrintedStory | None = None) -> str:
    """Give the address of a page or a story within the paper's folder."""
    return article_address(site, day, page, story) if story else page_address(site, day, page)


def link_to(site: Site, day: date, path: str, page: PrintedPage, story: PrintedStory | None = None) -> str:
    """Give the link to a page or a story as it stands on the page at `path`."""
    return relpath(address_of(site, day, page, story), dirname(path) or ".")


def link_sheet(site: Site, day: date, path: str, page: PrintedPage) -> str:
    """Give the link to a page's PDF as it stands on the page at `path`."""
    return relpath(sheet_address(site, day, page), dirname(path) or ".")


# --- lists as JSON ----------------------------------------------------------------------------------------------


def list_issue_json(site: Site, place: Place, pages: Pages) -> Any:
    """Write data.json of 农民日报's engine."""
    midnight = datetime.combine(place.day, time(), ZONE)
    return [
        {
            "pageNo": f"{page.number:02}",
            "pageName": page.section,
            "paperDate": int(midnight.timestamp() * 1000),
            "issueDate": place.day.isoformat(),
            "onePageArticleList": [
                {
                    "mainTitle": story.headline,
                    "articleHref": relpath(
                        article_address(site, place.day, page, story), dirname(site_page(site, place))
                    ),
                    "articleAuthor": story.byline,
                }
                for story in page.stories + page.rows
            ],
        }
        for page in pages
    ]


def site_page(site: Site, place: Place) -> str:
    """Give where the issue's list lies."""
    return site.page.format(d=place.day)


def name_newest(site: Site, place: Place, pages: Pages) -> Any:
    """Write index.json: the newest issue of each of the house's papers."""
    own = "/" + article_address(site, place.day, pages[0], pages[0].stories[0])
    return [{"paperCode": "other", "pagePath": "/other/x.html"}, {"paperCode": "nmrb", "pagePath": "{prefix}" + own}]


def list_jiefang(_site: Site, place: Place, pages: Pages) -> Any:
    """Write one page of 解放日报: its stories last first, beside the list of all pages."""
    page = place.page or pages[0]
    return {
        "success": True,
        "object": {
            "pagelist": [{"pnumber": f"{one.number:02}", "pname": one.section} for one in pages],
            "articlelist": [{"id": one.number, "title": one.headline} for one in reversed(page.stories + page.rows)],
        },
    }


def write_jiefang(_site: Site, place: Place, _pages: Pages) -> Any:
    """Write one story of 解放日报."""
    story = require(place)
    fields = {"title": story.headline, "introtitle": story.kicker, "subtitle": "<br/>".join(story.subheads)}
    article = {**fields, "author": story.byline, "content": "<br/>".join(f"　　{text}" for text in story.paragraphs)}
    return {"success": True, "object": {"article": article}}


def list_navi(_site: Site, _place: Place, pages: Pages) -> Any:
    """Write navi.json: the whole issue of 解放日报 as it was."""
    return {
        "pages": [
            {
                "pnumber": f"{page.number:02}",
                "pname": page.section,
                "articleList": [{"id": one.number, "title": one.headline} for one in page.stories + page.rows],
            }
            for page in pages
        ]
    }


def write_navi(site: Site, place: Place, pages: Pages) -> Any:
    """Write one story of 解放日报 as it was."""
    return write_jiefang(site, place, pages)["object"]


def list_guangxi(_site: Site, place: Place, pages: Pages) -> Any:
    """Write one page of 广西日报 with its texts, beside the list of all pages."""
    page = place.page or pages[0]
    return {
        "riqi": place.day.isoformat(),
        "list": {f"{one.number:03}": {"banming": one.section} for one in pages},
        "articles": [
            {"xuhao": at, "biaoti": one.headline, "neirong": "".join(f"<p>　　{text}</p>" for text in one.paragraphs)}
            for at, one in enumerate(page.stories + page.rows, 1)
        ],
    }


def list_jiefangjun(_site: Site, place: Place, pages: Pages) -> Any:
    """Write the whole issue of 解放军报 with its texts."""
    return {
        "paperInfo": [
            {
                "paperNumber": f"{page.number:02}",
                "paperBk": page.section,
                "paperData": place.day.isoformat(),
                "xyList": [
                    {
                        "id": story.number,
                        "guideTitle": story.kicker,
                        "title": story.headline,
                        "title2": "<br/>".join(story.subheads),
                        "author": story.byline,
                        "content": "".join(f"<p>　　{text}</p>" for text in story.paragraphs),
                    }
                    for story in page.stories + page.rows
                ],
            }
            for page in pages
        ]
    }


def list_keji_pages(_site: Site, place: Place, pages: Pages) -> Any:
    """Write the pages of 科技日报's issue."""
    editions = [
        {"id": f"{place.day:%Y%m%d}{page.number:02}", "editionName": f"第{page.number:02}版：{page.section}"}
        for page in pages
    ]
    return {"status": 200, "obj": {"periodTime": place.day.isoformat(), "editionList": editions}}


def list_keji(_site: Site, place: Place, pages: Pages) -> Any:
    """Write the articles of one page of 科技日报."""
    page = place.page or pages[0]
    return {"list": [{"id": one.number, "title": f"<p>{one.headline}</p>"} for one in page.stories + page.rows]}


def write_keji(_site: Site, place: Place, _pages: Pages) -> Any:
    """Write one story of 科技日报."""
    story = require(place)
    content = "".join(f"<p>　　{text}</p>" for text in story.paragraphs)
    return {"obj": {"articleVo": {"title": story.headline, "author": story.byline, "content": content}}}


def require(place: Place) -> PrintedStory:
    """Give the story of a place that is one."""
    if place.story is None:
        raise ValueError(f"no story lies at this {place.kind}")
    return place.story


Answer = Callable[[Site, Place, Pages], Any]
JSON_ANSWERS: dict[str, dict[str, Answer]] = {
    "issuejson": {"first": list_issue_json, "page": list_issue_json, "entry": name_newest},
    "jiefang": {"first": list_jiefang, "page": list_jiefang, "article": write_jiefang},
    "navi": {"first": list_navi, "page": list_navi, "article": write_navi},
    "guangxi": {"first": list_guangxi, "page": list_guangxi},
    "jiefangjun": {"first": list_jiefangjun, "page": list_jiefangjun},
    "keji": {"first": list_keji_pages, "list": list_keji, "article": write_keji},
}
