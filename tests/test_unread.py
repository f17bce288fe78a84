"""An article longer than what is read: whoever asks for facts is told so, in every way of asking."""

import json
import logging
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor.cli import main
from monitor.parser import text
from tests.newsroom import Newsroom, open_newsroom

MOST = 60  # characters of the text that these tests let the parser read
SENTENCE = "江岭省省长顾明川5月13日在临川市调研春耕生产。"
STORY = "".join((SENTENCE, "他走进田间地头，同农户算细账。" * 4, "市委书记贺云帆参加。"))
TOLD = f"too long: the last {len(STORY) - MOST} characters were not read"


@pytest.fixture(autouse=True)
def _little_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_CHARACTERS", MOST)


def test_extract_warns_and_counts_but_reads_the_rest() -> None:
    result = CliRunner().invoke(main, ["extract", "-"], input=json.dumps({"id": "1", "title": "", "text": STORY}))
    facts = json.loads(result.stdout)
    assert "顾明川" in facts["people"]
    assert "贺云帆" not in facts["people"]
    assert facts["unread"] == len(STORY) - MOST
    assert (result.exit_code, TOLD in result.stderr) == (0, True)


def test_why_warns_as_well() -> None:
    result = CliRunner().invoke(main, ["extract", "--why", "-"], input=json.dumps({"title": "", "text": STORY}))
    assert TOLD in result.stderr
    assert "unread" not in result.stdout


def test_of_an_article_read_whole_nothing_is_said() -> None:
    result = CliRunner().invoke(main, ["extract", "-"], input=json.dumps({"title": "", "text": SENTENCE}))
    assert "unread" not in json.loads(result.stdout)
    assert result.stderr == ""


def write_page(folder: Path) -> Path:
    file = folder / "page.txt"
    file.write_text(
        f"云岭日报\n2031年5月14日 星期三 第1版 要闻\n顾明川在临川市调研\n本报讯 {STORY}\n", encoding="utf-8"
    )
    return file


def test_parse_names_the_article(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["parse", str(write_page(tmp_path))])
    (article,) = json.loads(result.stdout)["articles"]
    assert f"顾明川在临川市调研: too long: the last {article['facts']['unread']} characters" in result.stderr


def test_ingest_logs_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with open_newsroom(tmp_path) as newsroom:
        assert ingest(newsroom).exit_code == 0
    warned = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert [line.partition("characters=")[0] for line in warned] == ["unread article=顾明川在临川市调研 "]


def ingest(newsroom: Newsroom) -> Result:
    page = str(write_page(newsroom.folder))
    order = ["ingest", page, "--paper", "jiangling", "--day", "2031-05-14", "--config", str(newsroom.path)]
    return CliRunner().invoke(main, order)
