"""Nothing that a newspaper prints is obeyed by a terminal, a spreadsheet or a reader of the log.

threats: C6, C17, J5, J6, L8
"""

import csv
import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import main
from monitor.desk.issue import Story
from monitor.log import say
from storage.articles import find_articles
from storage.database import open_store
from storage.outbox import claim_due
from tests.alerts.hostile import LINKS, TITLES
from tests.alerts.inertness import OBEYED
from tests.newsdesk import MAIL, NOW, make_story, open_paper_desk, print_issue

CONFIG = f"""
watches: [{{name: 省长, people: [顾明川], to: [desk]}}]
receivers: {{desk: {{{MAIL}, to: [d@example.org]}}}}
"""
# What is no text cannot be stored: the readers leave it out.
PRINTED = tuple(words for words in (*TITLES, *LINKS) if not any("\ud800" <= letter <= "\udfff" for letter in words))
SIGNS = tuple("=+-@＝＋－＠\t\r")


def make_stories() -> Iterator[Story]:
    """Each text stands in some place of an article, and each place has one: headline, kicker, section, column, text."""
    size = 6
    for start in range(0, len(PRINTED), size):
        words = [text[:300] for text in (*PRINTED[start:], *PRINTED)[:size]]
        yield make_story(
            "jiangling",
            f"江岭省省长顾明川5月{start // size % 28 + 1}日在临川市调研第{start}家企业。{words[4]}",
            words[5],
            headline=words[0],
            kicker=words[1],
            section=words[2],
            column=words[3],
            url=f"https://szb.example.org/{start}.html",
            position=start,
        )


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which each text is printed in an article's headline, section and text, and told of; its folder."""
    folder = tmp_path_factory.mktemp("office")
    store = open_store(folder / "yaowen.db")
    try:
        desk = open_paper_desk(folder, store, CONFIG)
        print_issue(desk, folder, "jiangling", *make_stories())
        assert len(find_articles(store)) > len(PRINTED) // 10
        assert list(claim_due(store, NOW, 1))
    finally:
        store.close()
    return folder


def ask(office: Path, *words: str) -> str:
    """Run a verb and give what it writes; stdout and stderr alike."""
    verb, *given = words
    command = [verb, "--config", str(office / "config.yaml"), *given]
    result = CliRunner().invoke(main, command, catch_exceptions=False)
    assert result.exit_code in {0, 1, 2}, result.output
    return result.output


def list_ids(office: Path) -> list[str]:
    return [hit["article"] for hit in json.loads(ask(office, "search", "顾明川", "--limit", "1000", "--json"))]


def check(text: str) -> None:
    found = OBEYED.search(text)
    assert found is None, ascii(text[max(0, found.start() - 40) : found.end() + 40])


@pytest.mark.parametrize(
    "words",
    [
        ("search", "顾明川", "--limit", "1000"),
        ("person", "顾明川"),
        ("deliveries",),
        ("status",),
        ("papers",),
        ("verify",),
        ("why-nothing", "省长", "--day", "2031-05-14"),
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("form", ["lines", "JSON"])
def test_no_listing_drives_a_terminal(office: Path, words: tuple[str, ...], form: str) -> None:
    text = ask(office, *words, *(["--json"] if form == "JSON" else []))
    check(text)
    if form == "JSON":
        json.loads(text)


def test_no_article_drives_a_terminal(office: Path) -> None:
    for article in list_ids(office)[::4]:
        for form in ((), ("--json",)):
            check(ask(office, "show", article, *form))
            check(ask(office, "explain", article, "省长", *form))


def test_no_question_is_more_than_a_question(office: Path) -> None:
    for words in (*PRINTED[::3], "%" * 10_000, '"', "*", "NEAR(", "(", "a AND", "江岭 OR", "^x"):
        check(ask(office, "search", "--", words or " "))


@pytest.mark.parametrize("what", ["articles", "people", "events", "posts"])
def test_no_cell_is_a_formula_and_no_row_is_forged(office: Path, what: str) -> None:
    rows = list(csv.reader(io.StringIO(ask(office, "export", what, "--format", "csv"), newline="")))
    header, *others = rows
    assert others
    assert {len(row) for row in others} == {len(header)}
    for cell in (cell for row in others for cell in row):
        assert not cell.lstrip().startswith(SIGNS)
        check(cell.replace("\t", " ").replace("\r", ""))
    check(ask(office, "export", what, "--format", "jsonl"))


def test_no_line_of_the_log_is_forged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        for number, words in enumerate((*TITLES, *LINKS)):
            caplog.clear()
            say(f"told-{number}", reason=words, result="accepted")
            (line,) = caplog.messages
            check(line)
            assert line.isprintable()
            assert len(line.splitlines()) == 1
            assert line.count("result=accepted") - words.replace('"', "").count("result=accepted") <= 1
