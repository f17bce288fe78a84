"""A desk of two invented papers, without a press: articles go in as they are read, messages come out to be taken."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from alerts.novelty import OLD
from monitor.config import load_config
from monitor.desk import Desk, Tell, open_desk
from monitor.desk.issue import Story, read_alone, store_stories
from monitor.papers.files import load_papers
from monitor.records import Article, Claim, Outcome, Result, derive_id
from storage.articles import save_article
from storage.database import Store
from storage.deliveries import StoredDelivery, find_deliveries
from storage.outbox import claim_due, record_outcome
from tests.factories import make_facts

NOW = datetime(2031, 5, 14, 1, tzinfo=UTC)
DAY = date(2031, 5, 14)
MAIL = "kind: email, host: localhost, port: 25, security: none, sender: a@example.org"
TOP = """papers: [jiangling, lanxi]
paper_files: [papers.yaml]
store: yaowen.db
"""
PAPER = """  {id}:
    name: {name}
    level: provincial
    place: 江岭省
    family: amuc_layout
    skin: detailart
    hosts: [szb.example.org]
    first_page: https://szb.example.org/pc/layout/%Y%m/%d/node_01.html
"""
NAMES = {"jiangling": "江岭日报", "lanxi": "岚溪晚报"}


def open_paper_desk(folder: Path, store: Store, config: str, now: datetime = NOW) -> Desk:
    """Make a desk of two papers with these watches and receivers."""
    papers = "".join(PAPER.format(id=paper_id, name=name) for paper_id, name in NAMES.items())
    (folder / "papers.yaml").write_text(f"papers:\n{papers}", encoding="utf-8")
    (folder / "config.yaml").write_text(TOP + config, encoding="utf-8")
    return open_desk(store, load_config(folder / "config.yaml"), lambda: now)


def age(store: Store, days: int = OLD, before: date = DAY) -> None:
    """Let the archive have a paper on each of so many days before, of which a month and more lie between."""
    with store.transaction():
        for number in range(days):
            day = before - timedelta(days=40 + number)
            article = Article(paper_id="lanxi", paper="岚溪晚报", day=day, headline="今日天气", paragraphs=("晴。",))
            save_article(store, article, make_facts(), digest=None, now=NOW)


def fail(subject: str, error: Exception) -> None:
    raise AssertionError(subject) from error


def make_story(paper_id: str, *paragraphs: str, snapshot: str | None = None, **given: Any) -> Story:
    """Read an article of a paper by itself; `snapshot` names the bytes that it was read from."""
    known = {"place": "江岭省", "day": DAY, "page": 1, "section": "要闻", "headline": "顾明川调研防汛"}
    article = Article(**{**known, **given, "paper_id": paper_id, "paper": NAMES[paper_id], "paragraphs": paragraphs})
    return read_alone({}, article, digest=snapshot)


def print_issue(desk: Desk, folder: Path, paper_id: str, *stories: Story, tell: Tell = Tell.ALL) -> None:
    """Store stories of one issue, as they come."""
    paper = load_papers(folder / "papers.yaml")[paper_id]
    store_stories(desk, paper, DAY, stories, followed_since=date(2031, 5, 1), tell=tell, note=fail)


def list_sent(store: Store) -> list[StoredDelivery]:
    """Give the deliveries in their order."""
    return list(reversed(find_deliveries(store)))


def take_all(store: Store, now: datetime, *receivers: str) -> list[Claim]:
    """Send what is due, to these receivers or all, each message taken under a name of the receiver's own."""
    claims = list(claim_due(store, now, 100, receivers=receivers or None))
    for claim in claims:
        taken = Outcome(result=Result.ACCEPTED, remote_id=f"<{derive_id(claim.message_id)[:6]}@{claim.receiver_id}>")
        record_outcome(store, claim, taken, now, None)
    return claims
