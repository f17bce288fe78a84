"""Nothing in; an issue as large as a provincial paper's, as each site of the sample press lays it out, out. Pure.

16 pages, 120 stories of 500 to 3,000 characters, put together of the sample house's paragraphs. Each page stands in
what real ones stand in: navigation, lists of pages and stories, share buttons, styles, scripts: 15 to 60 KB in all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice, product
from posixpath import dirname, relpath
from typing import Any

from monitor.demo.answers import load_templates, write_answer
from monitor.demo.edition import PrintedPage, PrintedStory, fill_words, load_house, pick, print_story
from monitor.demo.faults import Reply
from monitor.demo.press import make_reply
from monitor.demo.sites import find_printed, list_places, load_sites

DAY = date(2026, 5, 14)  # gone by: the peers believe no day to come
PAGES, STORIES = 16, 120
SHORTEST, LONGEST = 500, 3000  # characters of a body
SECTIONS = ("要闻", "政务", "经济", "社会", "文化", "副刊", "县域", "理论")
VERBS = ("推进", "谋划", "晒出")
ENDS = ("见实效", "新路子", "成绩单")
KICKERS = ("", "", "走进高质量发展一线", "百姓身边的变化")
SUBHEADS: tuple[tuple[str, ...], ...] = ((), (), ("首批项目年内完工",), ("首批项目年内完工", "十万群众受益"))
BYLINES = ("本报记者 闻一舟", "本报记者 齐路远 米小禾", "本报记者 车行简 通讯员 覃晓月", "舒克勤")
BODY = re.compile(r"(<body[^>]*>)(.*)(</body>.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """What lies at one address: the answer, and the story when it is one."""

    path: str
    reply: Reply
    page: PrintedPage | None
    story: PrintedStory | None


@cache
def print_broadsheet() -> tuple[PrintedPage, ...]:
    """Set the issue."""
    stories = tuple(write_stories())
    shares = [stories[start::PAGES] for start in range(PAGES)]
    row = PrintedStory(number=STORIES + 1, headline="责任编辑：佟一禾")
    return tuple(
        PrintedPage(number=number, section=pick(list(SECTIONS), number), stories=share, rows=(row,))
        for number, share in enumerate(shares, start=1)
    )


def write_stories() -> Iterator[PrintedStory]:
    """Put the stories together, no headline twice."""
    pools = load_house()["pools"]
    heads = product(pools["county"], pools["theme"], zip(VERBS, ENDS, strict=True))
    for number, (county, theme, (verb, end)) in enumerate(islice(heads, STORIES), start=1):
        yield PrintedStory(
            number=number,
            headline=f"{county}{verb}{theme}{end}",
            kicker=pick(list(KICKERS), "kicker", number),
            subheads=pick(list(SUBHEADS), "subheads", number),
            byline=pick(list(BYLINES), "byline", number),
            paragraphs=fill_body(number),
        )


def fill_body(number: int) -> tuple[str, ...]:
    """Give paragraphs of the sample stories, from one of them on, until the length drawn is reached."""
    wanted = pick(list(range(SHORTEST, LONGEST)), "length", number)
    names = sorted(load_house()["story"])
    body: list[str] = []
    turn = number
    while sum(map(len, body)) < wanted:
        name = names[turn % len(names)]
        body += print_story(name, number, fill_words(name, DAY, number)).paragraphs
        turn += 1
    return tuple(body)


def find_plain_sites() -> tuple[str, ...]:
    """Name the sites whose articles are HTML pages."""
    written = load_templates().list_templates()
    return tuple(name for name, site in load_sites().items() if site.is_plain and f"sites/{name}.html" in written)


def lay_out_broadsheet(paper_id: str) -> Iterator[Sheet]:
    """Give all that lies on a sample paper's site (`jiangling_people`) on the day, dressed as real pages are."""
    found = find_printed(paper_id)
    assert found, paper_id
    paper, site = found
    pages = print_broadsheet()
    for rest, place in list_places(site, pages, DAY):
        text = write_answer(site, paper, place, pages, rest).replace("{prefix}", f"/{paper_id}")
        dressed = dress(text, rest, paper) if BODY.search(text) else text
        reply = make_reply(site, dressed, DAY)
        yield Sheet(path=f"/{paper_id}/{rest}", reply=reply, page=place.page, story=place.story)


# --- what stands around an article --------------------------------------------------------------------------------


def dress(text: str, path: str, paper: Mapping[str, Any]) -> str:
    """Put a page into its site's frame, its styles behind its head; how much of it there is hangs on the path."""
    bulk = pick([1, 2, 3, 4], "bulk", path)
    head = "".join(write_style(number) for number in range(12 * bulk)) + "</style>" + write_script("site", 30 * bulk)
    before, opening, inside, behind, _ = BODY.split(text)
    folder = dirname(path)
    links = list(list_links(folder, bulk))
    return "".join(
        (
            f"{before}<style>{head}",
            opening,
            f'<div class="g-top"><a class="g-logo" href="/"><img src="/static/logo.png" alt="{paper["name"]}"></a>',
            write_list("g-nav", links[: 8 * bulk]),
            '<form class="g-search" action="/search"><input name="q"><button>搜索</button></form></div>',
            inside,
            write_share(bulk),
            write_list("g-more", links[8 * bulk :]),
            f'<div class="g-foot"><p>{paper["name"]}社 版权所有</p><p>邮编：000000</p></div>',
            write_script("count", 30 * bulk),
            behind,
        )
    )


def list_links(folder: str, bulk: int) -> Iterator[tuple[str, str]]:
    """Give addresses and titles of a site's channels and of stories that it recommends."""
    house = load_house()["story"]
    for number, name in zip(range(24 * bulk), sorted(house) * bulk * 2, strict=False):
        is_channel = number < 8 * bulk
        title = (
            pick(list(SECTIONS), name, number)
            if is_channel
            else house[name]["headline"].replace("{", "").replace("}", "")
        )
        yield relpath(f"channel/{number}/index.html", folder or "."), title


def write_list(name: str, links: list[tuple[str, str]]) -> str:
    """Write a list of links."""
    rows = "".join(
        f'<li class="{name}-row"><a target="_blank" href="{href}">{title}</a></li>\n' for href, title in links
    )
    return f'<ul class="{name}">\n{rows}</ul>'


def write_share(bulk: int) -> str:
    """Write the buttons of the networks."""
    names = ("微信", "微博", "QQ", "打印", "大字", "朗读") * bulk
    return (
        '<div class="g-share"><span>分享到</span>'
        + "".join(
            f'<a class="g-share-{number}" href="javascript:share({number})" title="{name}"><svg viewBox="0 0 24 24">'
            f'<path d="M{number} 12c0-4 3-8 8-8s8 4 8 8-3 8-8 8-8-4-8-8z"/></svg>{name}</a>'
            for number, name in enumerate(names)
        )
        + "</div>"
    )


def write_style(number: int) -> str:
    """Write a rule of a style sheet."""
    return (
        f".g-box-{number}{{margin:0 {number}px;padding:4px;border-bottom:1px solid #ccc;font:14px/1.8 SimSun,serif}}\n"
    )


def write_script(name: str, lines: int) -> str:
    """Write a script of so many lines."""
    code = "".join(
        f'  if (!window.{name}_{number}) {{ {name}["k{number}"] = document.getElementById("g-{number}"); }}\n'
        for number in range(lines)
    )
    return f'<script type="text/javascript">\n(function () {{ var {name} = {{}};\n{code}}})();\n</script>\n'
