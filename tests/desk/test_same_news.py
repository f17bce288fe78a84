"""The same news in several papers is one story: invented prints through the real parser and a real store."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from monitor.config import load_config
from monitor.desk import Tell, open_desk
from monitor.desk.issue import read_alone
from monitor.desk.telling import store_article
from monitor.papers.files import load_papers
from storage.database import Store, open_store
from tests.figures import Figure
from tests.newsprints import Printed, write_home, write_wire
from tests.test_watches_doc import FOOT, HEAD, PAPERS

NOW = datetime(2031, 8, 1, 1, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "yaowen.db")
    yield store
    store.close()


def group(folder: Path, store: Store, printed: list[Printed]) -> dict[str, tuple[str, str]]:
    """Store the prints in order; give for each article the news that it prints and the story it was placed in."""
    (folder / "papers.yaml").write_text(PAPERS, encoding="utf-8")
    (folder / "config.yaml").write_text(HEAD + "  - {name: 无, phrases: [无此提法]}\n" + FOOT, encoding="utf-8")
    desk = open_desk(store, load_config(folder / "config.yaml"), lambda: NOW)
    paper = load_papers(folder / "papers.yaml")["jiangling"]
    news = {}
    for one in printed:
        story = read_alone({}, one.article)
        store_article(
            desk, paper, story.article, story.facts, digest=None, followed_since=date(2031, 1, 1), tell=Tell.NOTHING
        )
        news[story.article.id] = one.news
    stories = {row["id"]: row["story_id"] for row in store.rows("SELECT id, story_id FROM articles")}
    return {name: (label, stories[name]) for name, label in news.items()}


def score(placed: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Give B-cubed precision, recall and F1 of (news, story) pairs (Bagga and Baldwin 1998)."""
    together, of_news, of_story = Counter(placed), Counter(n for n, _ in placed), Counter(s for _, s in placed)
    precision = sum(together[pair] / of_story[pair[1]] for pair in placed) / len(placed)
    recall = sum(together[pair] / of_news[pair[0]] for pair in placed) / len(placed)
    return precision, recall, 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize(("write", "groups"), [(write_home, 180), (write_wire, 150)])
def test_prints_of_one_copy_are_one_story(
    write: Callable[[int], list[Printed]],
    groups: int,
    tmp_path: Path,
    store: Store,
    figure: Figure,
) -> None:
    printed = write(groups)
    placed = list(group(tmp_path, store, printed).values())
    assert len({news for news, _ in placed}) >= groups
    precision, recall, f1 = score(placed)
    kind = write.__name__.removeprefix("write_")
    said = f"{groups} news ({kind}) in {len(placed)} prints: P {precision:.4f}, R {recall:.4f}, F1 {f1:.4f}"
    figure(f"same news, B-cubed: {said}")
    assert f1 >= 0.95, said
