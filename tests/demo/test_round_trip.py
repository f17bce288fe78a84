"""What the press prints is what the readers of the two families read: no story more, none less, no word different."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from monitor.address import drop_fragment, split_post
from monitor.demo.edition import print_issue
from monitor.demo.entries import write_papers
from monitor.demo.newsstand import Newsstand
from monitor.demo.press import respond
from monitor.demo.sites import find_printed, load_sites
from monitor.epaper import Elsewhere, NotPublished, issue_url, read_article, read_issue, read_page_index
from monitor.papers.files import load_papers
from monitor.parser import extract
from monitor.records import Article, ArticleLink, Issue, Paper, Snapshot
from tests.demo.readings import as_printed, as_read

URL = "http://127.0.0.1:4711"
FIRST = date(2026, 2, 27)
STAND = Newsstand(first=FIRST, last=FIRST + timedelta(days=3))
TURNS = [0, 1, 2, 3]  # the two sample days, and two days that go on from them, over the end of a month
# What comes in several answers is read in test_whole_way.py.
SITES = [name for name, site in load_sites().items() if site.is_plain or site.feed]
PAPERS = ["jiangling", "lanxi", *(f"{edition}_{name}" for edition, name in zip(cycle(["jiangling", "lanxi"]), SITES))]


def has_entry(paper_id: str) -> bool:
    found = find_printed(paper_id)
    return bool(found and found[1].entry)


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, Paper]:
    path = tmp_path / "papers.yaml"
    path.write_text(write_papers(URL, tuple(PAPERS)), encoding="utf-8")
    return load_papers(path)


def take(url: str) -> Snapshot:
    """What a fetch of `url` would bring."""
    address, posted = split_post(url)
    parts = urlsplit(address)
    reply = respond(f"{parts.path}?{parts.query}" if parts.query else parts.path, STAND, posted)
    assert reply.status == 200, url
    return Snapshot(
        url=url,
        fetched_at=datetime(2026, 3, 2, tzinfo=UTC),
        content=reply.body,
        content_type=reply.headers["Content-Type"],
    )


def find_issue(paper: Paper, day: date) -> tuple[Snapshot, Issue]:
    """The issue's list of pages, from its own address or from the entry of the newest."""
    url = issue_url(paper, day) or paper.latest
    while True:
        snapshot = take(url)
        try:
            return snapshot, read_issue(paper, day, snapshot)
        except Elsewhere as step:
            url = step.url


def read_all(paper: Paper, day: date) -> list[list[Article]]:
    """The whole issue by the readers' doors, a list a page."""
    pages = []
    first, issue = find_issue(paper, day)
    for link in issue.pages:
        listing = first if drop_fragment(link.url) == drop_fragment(first.url) else take(link.url)
        index = read_page_index(paper, day, listing, link)
        pages.append([read_article(paper, day, index, row, take_story(row, listing)) for row in index.articles])
    return pages


def take_story(row: ArticleLink, listing: Snapshot) -> Snapshot:
    """What brings an article: an answer of its own, or the one that lists it."""
    return listing if row.source == listing.url else take(row.source or row.url)


@pytest.mark.parametrize("paper_id", PAPERS)
@pytest.mark.parametrize("turn", TURNS)
def test_an_issue_is_read_as_it_was_printed(papers: dict[str, Paper], paper_id: str, turn: int) -> None:
    paper, day = papers[paper_id], FIRST + timedelta(days=turn)
    if not paper.first_page and not paper.feeds and day != STAND.last:
        pytest.skip("the site shows only its newest issue")
    read = [as_read(articles) for articles in read_all(paper, day)]
    edition = paper_id.partition("_")[0]
    assert read == [as_printed(page, paper) for page in print_issue(edition, day, FIRST)]


@pytest.mark.parametrize("paper_id", ["jiangling", "lanxi"])
def test_authors_are_read_without_their_roles(papers: dict[str, Paper], paper_id: str) -> None:
    reporters = {author for page in read_all(papers[paper_id], FIRST) for a in page for author in a.authors}
    assert reporters >= {"jiangling": {"闻一舟", "齐路远"}, "lanxi": {"车行简", "支晓棠"}}[paper_id]


@pytest.mark.parametrize("paper_id", [paper_id for paper_id in PAPERS if has_entry(paper_id)])
def test_the_entry_leads_to_the_newest_issue(papers: dict[str, Paper], paper_id: str) -> None:
    paper = replace(papers[paper_id], first_page="")
    dated = issue_url(papers[paper_id], STAND.last)
    _, issue = find_issue(paper, STAND.last)
    assert len(issue.pages) == len(find_issue(papers[paper_id], STAND.last)[1].pages) > 1
    assert not dated or drop_fragment(issue.pages[0].url) == drop_fragment(
        read_issue(paper, STAND.last, take(dated)).pages[0].url
    )


@pytest.mark.parametrize("paper_id", PAPERS)
def test_another_days_page_is_not_taken_for_the_issue(papers: dict[str, Paper], paper_id: str) -> None:
    paper = papers[paper_id]
    snapshot, _ = find_issue(paper, STAND.last)
    # a feed lists the days before too, and tomorrow's not yet
    other = timedelta(days=1 if paper.feeds else -1)
    with pytest.raises(NotPublished):
        read_issue(paper, STAND.last + other, snapshot)


def test_posts_are_completed_with_the_home_of_a_paper_that_no_table_knows(papers: dict[str, Paper]) -> None:
    front = read_all(papers["lanxi"], FIRST)[0]
    posts = {person.name: [post.name for post in person.posts] for person in extract(front[0]).officials}
    assert posts["梁安澜"] == ["岚溪市委副书记", "岚溪市市长"]


@pytest.mark.parametrize(
    ("paper_id", "host", "played"),
    [
        ("qinglan_ribao", "szb.example.org", "jiangling_detailart"),
        ("qinglan_wanbao", "wb.example.org", "jiangling_gongren"),
        ("qinglan_kuaibao", "kb.example.org", "jiangling_rss"),
        ("qinglan_junbao", "jb.example.org", "jiangling_jiefangjun"),
    ],
)
def test_the_papers_of_the_manual_are_read(tmp_path: Path, paper_id: str, host: str, played: str) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "papers.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", manual, re.DOTALL)
    example = next(text for text in examples if f"  {paper_id}:" in text)
    assert len(example.splitlines()) <= 40
    path = tmp_path / "papers.yaml"
    path.write_text(
        example.replace(f"https://{host}", f"{URL}/{played}").replace(host, "127.0.0.1:4711"), encoding="utf-8"
    )
    paper = load_papers(path)[paper_id]
    read = [as_read(articles) for articles in read_all(paper, FIRST)]
    assert read == [as_printed(page, paper) for page in print_issue("jiangling", FIRST, FIRST)]
