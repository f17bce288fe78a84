"""Templates changed as sites change them: how many are noticed before a wrong article is made of them, and on clean
pages how often the alarm is wrong. `python -m tests.epaper.mutated` prints both figures.

Each change is applied to every skin of the sample press whose pages it alters. What is read off the changed site is the
same as before, or an error (noticed), or another text (missed).
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from monitor.address import drop_fragment, split_post
from monitor.demo.entries import write_papers
from monitor.demo.newsstand import Newsstand
from monitor.demo.press import respond
from monitor.demo.sites import load_sites
from monitor.epaper import (
    Elsewhere,
    EpaperError,
    ReadError,
    find_textless,
    issue_url,
    read_article,
    read_issue,
    read_page_index,
)
from monitor.papers.files import load_papers
from monitor.records import Article, Paper, Snapshot
from tests.words import read_words

URL = "http://127.0.0.1:4711"
FIRST = date(2026, 2, 27)
STAND = Newsstand(first=FIRST, last=FIRST + timedelta(days=400))
DAY = FIRST + timedelta(days=400)
PAPERS = tuple(f"jiangling_{name}" for name, site in load_sites().items() if site.is_plain)
Change = Callable[[str, Paper], str]
Read = tuple[tuple[str, str, tuple[str, ...], str], ...]


def load_sample() -> dict[str, Paper]:
    """Give the sample papers, one a site."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "papers.yaml"
        path.write_text(write_papers(URL, PAPERS), encoding="utf-8")
        papers = load_papers(path)
    return {paper_id: papers[paper_id] for paper_id in PAPERS}


def take(url: str, paper: Paper, change: Change | None) -> Snapshot:
    """Give what a fetch would bring, changed."""
    address, posted = split_post(url)
    parts = urlsplit(address)
    reply = respond(f"{parts.path}?{parts.query}" if parts.query else parts.path, STAND, posted)
    if reply.status != 200:
        raise EpaperError(url)
    encoding = "gb18030" if b"gb" in reply.headers["Content-Type"].encode() or paper.skin.id in GB else "utf-8"
    text = reply.body.decode(encoding)
    content = (change(text, paper) if change else text).encode(encoding)
    return Snapshot(url=url, fetched_at=datetime(2026, 2, 1, tzinfo=UTC), content=content)


GB = {"classic", "xinjiang"}


def read_all(paper: Paper, day: date, change: Change | None = None) -> Read:
    """Read an issue: kicker, headline, subheads and text of each article. Raises EpaperError."""
    url = issue_url(paper, day) or paper.latest
    while True:
        first = take(url, paper, change)
        try:
            issue = read_issue(paper, day, first)
            break
        except Elsewhere as step:
            url = step.url
    read: list[Article] = []
    for link in issue.pages:
        listing = first if drop_fragment(link.url) == drop_fragment(first.url) else take(link.url, paper, change)
        page = read_page_index(paper, day, listing, link)
        for row in page.articles:
            asked = row.source or row.url
            printed = listing if asked == listing.url else take(asked, paper, change)
            read.append(read_article(paper, day, page, row, printed))
    if find_textless(read):
        raise ReadError("no text")
    return tuple((story.kicker, story.headline, story.subheads, story.text) for story in read)


# --- changes ----------------------------------------------------------------------------------------------------------


def find_names(selector: str) -> list[str]:
    """Give the ids and classes that a selector names."""
    return re.findall(r"[.#]([A-Za-z][\w-]*)", selector)


def rename(part: str) -> Change:
    """The ids and classes of a place get other names."""

    def change(text: str, paper: Paper) -> str:
        for name in find_names(getattr(paper.skin, part)):
            text = re.sub(rf"(?<=[\"' =]){name}(?=[\"' >])", f"{name}-new", text)
        return text

    return change


def put_before(part: str, words: str) -> Change:
    """Another element takes the name of a place and comes before it."""

    def change(text: str, paper: Paper) -> str:
        for selector in getattr(paper.skin, part).split(","):
            for name in find_names(selector)[-1:]:
                kind = "id" if f"#{name}" in selector else "class"
                found = re.search(rf"<(\w[\w-]*)[^>]*{kind}=\"?{name}[\" >]", text)
                if found:
                    tag = found[1]
                    return f'{text[: found.start()]}<{tag} {kind}="{name}">{words}</{tag}>{text[found.start() :]}'
        return text

    return change


def swap_heads(text: str, paper: Paper) -> str:
    """Kicker and headline change their places."""
    one, two = find_names(paper.skin.kicker)[-1:], find_names(paper.skin.headline)[-1:]
    if not one or not two or one == two:
        return text
    return text.replace(one[0], "\x00").replace(two[0], one[0]).replace("\x00", two[0])


def change_tags(old: str, new: str) -> Change:
    """A tag is replaced by another one."""
    return lambda text, _: re.sub(rf"(</?){old}(?=[\s>])", rf"\g<1>{new}", text, flags=re.IGNORECASE)


def part_text(text: str, _: Paper) -> str:
    """All but the first paragraph goes into a box of its own, behind the body."""
    paragraphs = list(re.finditer(r"<p>　　.*?</p>", text, re.DOTALL | re.IGNORECASE))
    if len(paragraphs) < 2 or not text.rstrip().endswith(("</html>", "</HTML>")):
        return text
    rest = text[paragraphs[1].start() : paragraphs[-1].end()]
    return (
        text.replace(rest, "")
        .replace("</body>", f"<div class=more>{rest}</div></body>")
        .replace("</BODY>", f"<div class=more>{rest}</div></BODY>")
    )


def fill_with_links(text: str, _: Paper) -> str:
    """The body's place holds links to other stories, the text stands elsewhere."""
    linked = "".join(f"<a href=x{n}.html>更多往期报道请看这里第{n}条</a>" for n in range(20))
    return re.sub(r"(<p>　　.*</p>)", f"<p>{linked}</p>", text, count=1, flags=re.DOTALL | re.IGNORECASE)


def empty_text(text: str, _: Paper) -> str:
    """The text comes by script: the page has none."""
    return re.sub(r"<p>　　.*?</p>", "", text, flags=re.DOTALL | re.IGNORECASE)


def change_links(text: str, _: Paper) -> str:
    """Articles get addresses of another form."""
    return re.sub(r"(content_|Articel|news-|detail-|article_detail_|qdrb7|nw\.D|articles/|article/)", r"v9/\1x", text)


def empty_titles(text: str, _: Paper) -> str:
    """The titles of the list become pictures."""
    return re.sub(
        r"(<a [^>]*(?:href|daoxiang)=[^>]*>)[^<]{6,}(</a>)", r"\1<img src=t.png>\2", text, flags=re.IGNORECASE
    )


def print_yesterday(text: str, _: Paper) -> str:
    """Today's address shows yesterday's issue."""
    before = DAY - timedelta(days=1)
    for form in ("%Y%m/%d", "%Y-%m/%d", "%Y%m%d", "%Y-%m-%d", "%Y年%m月%d日", "%Y/%m/%d"):
        text = text.replace(DAY.strftime(form), before.strftime(form))
    return text.replace(f"{DAY.year}年{DAY.month}月{DAY.day}日", f"{before.year}年{before.month}月{before.day}日")


SITE = "江岭日报报业集团数字报刊平台"
CHANGES: dict[str, Change] = {
    "list renamed": rename("article_links"),
    "pages renamed": rename("page_links"),
    "headline renamed": rename("headline"),
    "body renamed": rename("body"),
    "kicker renamed": rename("kicker"),
    "site's name for headline": put_before("headline", SITE),
    "a notice for body": put_before("body", "<p>请使用新版客户端阅读本文。</p>"),
    "an empty body": put_before("body", ""),
    "kicker and headline swapped": swap_heads,
    "h1 for div": change_tags("h1", "div"),
    "h2 for strong": change_tags("h2", "strong"),
    "p for span": change_tags("p", "span"),
    "ul for ol": change_tags("ul", "ol"),
    "li for div": change_tags("li", "div"),
    "table for div": change_tags("t(?:able|body|r|d)", "div"),
    "text parted": part_text,
    "links for text": fill_with_links,
    "text by script": empty_text,
    "other addresses": change_links,
    "pictures for titles": empty_titles,
    "yesterday's issue": print_yesterday,
}


def judge(paper: Paper, clean: Read, change: Change) -> str:
    """Say what a change comes to: same, noticed, missed."""
    try:
        return "same" if read_all(paper, DAY, change) == clean else "missed"
    except EpaperError:
        return "noticed"


def try_changes(papers: dict[str, Paper]) -> Iterator[tuple[str, str, str]]:
    """Give (site, change, what it comes to) for each change that alters a site's reading or its pages."""
    for paper_id, paper in papers.items():
        clean = read_all(paper, DAY)
        for name, change in CHANGES.items():
            yield paper_id, name, judge(paper, clean, change)


def count_false_alarms(papers: dict[str, Paper], days: int) -> tuple[int, int]:
    """Read clean issues; give how many articles were read and how many issues raised an alarm."""
    articles = alarms = 0
    for paper in papers.values():
        for turn in range(days if paper.first_page else 1):
            day = DAY - timedelta(days=turn)
            try:
                articles += len(read_all(paper, day))
            except EpaperError as error:
                alarms += 1
                print(f"  false alarm: {error}")
    return articles, alarms


def main(days: int) -> None:
    papers = load_sample()
    counted: Counter[str] = Counter()
    for paper_id, name, outcome in try_changes(papers):
        counted[outcome] += 1
        if outcome == "missed":
            print(f"  missed: {paper_id}: {name}")
    harmful = counted["noticed"] + counted["missed"]
    print(f"{harmful} changed templates that alter the reading, {counted['same']} that do not")
    print(f"noticed before a wrong article was made: {counted['noticed']} ({counted['noticed'] / harmful:.1%})")
    articles, alarms = count_false_alarms(papers, days)
    print(f"false alarms: {alarms} on {articles} clean articles")


if __name__ == "__main__":
    read_words(__doc__, most=1, numbers=True)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
