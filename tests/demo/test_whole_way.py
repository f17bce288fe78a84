"""Every family, skin and place of its own that is shipped, the whole way: press, HTTP, reader, store; nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from monitor.config import Config, load_config
from monitor.demo.edition import print_issue
from monitor.demo.entries import write_papers
from monitor.demo.newsstand import Newsstand
from monitor.demo.press import serve_press
from monitor.demo.sites import find_site, load_layouts, load_sites, name_template
from monitor.desk import Desk, open_desk
from monitor.fetch import Fetcher
from monitor.intake.pipeline import run_issue
from monitor.records import IssueState
from storage.articles import find_articles
from storage.database import open_store
from tests.demo.readings import as_printed, as_read

DAY = date(2031, 5, 14)
MORNING = datetime(2031, 5, 13, 23, 30, tzinfo=UTC)
STAND = Newsstand(first=DAY, last=DAY)
CONFIG = """
papers: [{papers}]
paper_files: [papers.yaml]
watches: [{{name: 省长, people: [顾明川], to: [desk]}}]
receivers:
  desk: {{kind: email, host: localhost, port: 9, security: none, sender: a@example.org, to: [b@example.org]}}
"""


def list_played() -> Iterator[str]:
    """Each site of sites.toml; and of the layouts with places of their own, the first of each kind."""
    yield from load_sites()
    seen = set()
    for name, layout in load_layouts().items():
        kind = (name_template(name), str(layout.selectors))
        if layout.selectors and kind not in seen:
            yield name
        seen.add(kind)


PLAYED = tuple(list_played())


def count_pages(site: str) -> int:
    """Two pages are enough, one where only places on it are new; of feeds there is one for each page."""
    if site not in load_sites():
        return 1
    return 4 if load_sites()[site].feed else 2


@dataclass(frozen=True, kw_only=True)
class House:
    """A press that prints all sites, and the desk that reads them."""

    config: Config
    desk: Desk
    fetcher: Fetcher


@contextmanager
def open_house(folder: Path, sites: tuple[str, ...]) -> Iterator[House]:
    papers = tuple(f"jiangling_{name}" for name in sites)
    with serve_press(STAND) as press:
        press.stands = {f"jiangling_{name}": replace(STAND, pages=(count_pages(name),) * 7) for name in sites}
        (folder / "papers.yaml").write_text(write_papers(press.url, papers), encoding="utf-8")
        (folder / "config.yaml").write_text(CONFIG.format(papers=", ".join(papers)), encoding="utf-8")
        config = load_config(folder / "config.yaml")
        store = open_store(config.store)
        try:
            desk = open_desk(store, config, lambda: MORNING)
            yield House(config=config, desk=desk, fetcher=Fetcher("yaowen-test", now=lambda: MORNING))
        finally:
            store.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("house"), PLAYED) as house:
        yield house


@pytest.mark.parametrize("site", PLAYED)
def test_what_a_site_prints_is_stored_and_nothing_else(house: House, site: str) -> None:
    paper = house.config.known_papers[f"jiangling_{site}"]
    status = run_issue(house.desk, house.fetcher, paper, DAY)
    pages = print_issue("jiangling", DAY, DAY)[: count_pages(site)]
    assert (status.state, status.pages, status.reason) == (IssueState.COMPLETE, len(pages), "")
    stored = [one.article for one in find_articles(house.desk.store, paper_id=paper.id, day=DAY)]
    printed = [row for page in pages for row in as_printed(page, paper)]
    assert sorted(as_read(stored), key=repr) == sorted(printed, key=repr)


def test_no_family_and_skin_is_shipped_that_the_press_does_not_print() -> None:
    assert [name for name in load_layouts() if find_site(name) is None] == []
