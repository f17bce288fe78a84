"""What the press prints is what the readers of the two families read: no story more, none less, no word different."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from monitor.demo.edition import PrintedPage, print_issue
from monitor.demo.press import Newsstand, respond, write_papers
from monitor.epaper import Elsewhere, NotPublished, issue_url, read_article, read_issue, read_page_index
from monitor.papers import load_papers
from monitor.parser import extract
from monitor.records import Article, Paper, Snapshot

URL = "http://127.0.0.1:4711"
FIRST = date(2026, 2, 27)
STAND = Newsstand(first=FIRST, last=FIRST + timedelta(days=3))
TURNS = [0, 1, 2, 3]  # the two sample days, and two days that go on from them, over the end of a month
PAPERS = ["jiangling", "lanxi"]


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, Paper]:
    path = tmp_path / "papers.yaml"
    path.write_text(write_papers(URL), encoding="utf-8")
    return load_papers(path)


def take(url: str) -> Snapshot:
    """What a fetch of `url` would bring."""
    parts = urlsplit(url)
    reply = respond(parts.path, STAND)
    assert reply.status == 200, url
    return Snapshot(
        url=url,
        fetched_at=datetime(2026, 3, 2, tzinfo=UTC),
        content=reply.body,
        content_type=reply.headers["Content-Type"],
    )


def read_all(paper: Paper, day: date) -> list[list[Article]]:
    """The whole issue by the readers' doors, a list a page."""
    pages = []
    for link in read_issue(paper, day, take(issue_url(paper, day))).pages:
        index = read_page_index(paper, day, take(link.url), link)
        pages.append([read_article(paper, day, index, row, take(row.url)) for row in index.articles])
    return pages


def as_printed(page: PrintedPage) -> list[tuple[object, ...]]:
    return [
        (page.number, page.section, story.kicker, story.headline, story.subheads, story.paragraphs)
        for story in page.stories
    ]


def as_read(articles: list[Article]) -> list[tuple[object, ...]]:
    return [(a.page, a.section, a.kicker, a.headline, a.subheads, a.paragraphs) for a in articles]


@pytest.mark.parametrize("paper_id", PAPERS)
@pytest.mark.parametrize("turn", TURNS)
def test_an_issue_is_read_as_it_was_printed(papers: dict[str, Paper], paper_id: str, turn: int) -> None:
    day = FIRST + timedelta(days=turn)
    read = [as_read(articles) for articles in read_all(papers[paper_id], day)]
    assert read == [as_printed(page) for page in print_issue(paper_id, day, FIRST)]


@pytest.mark.parametrize("paper_id", PAPERS)
def test_authors_are_read_without_their_roles(papers: dict[str, Paper], paper_id: str) -> None:
    reporters = {author for page in read_all(papers[paper_id], FIRST) for a in page for author in a.authors}
    assert reporters >= {"jiangling": {"闻一舟", "齐路远"}, "lanxi": {"车行简", "支晓棠"}}[paper_id]


@pytest.mark.parametrize("paper_id", PAPERS)
def test_the_entry_leads_to_the_newest_issue(papers: dict[str, Paper], paper_id: str) -> None:
    paper = papers[paper_id]
    entry = take(paper.latest)
    if paper.family == "classic_node":
        with pytest.raises(Elsewhere) as step:
            read_issue(paper, STAND.last, entry)
        entry = take(step.value.url)
    assert read_issue(paper, STAND.last, entry).pages[0].url == issue_url(paper, STAND.last)


@pytest.mark.parametrize("paper_id", PAPERS)
def test_another_days_page_is_not_taken_for_the_issue(papers: dict[str, Paper], paper_id: str) -> None:
    paper = papers[paper_id]
    snapshot = take(issue_url(paper, FIRST))
    with pytest.raises(NotPublished):
        read_issue(paper, FIRST + timedelta(days=1), snapshot)


def test_posts_are_completed_with_the_home_of_a_paper_that_no_table_knows(papers: dict[str, Paper]) -> None:
    front = read_all(papers["lanxi"], FIRST)[0]
    posts = {person.name: [post.name for post in person.posts] for person in extract(front[0]).officials}
    assert posts["梁安澜"] == ["岚溪市委副书记", "岚溪市市长"]
