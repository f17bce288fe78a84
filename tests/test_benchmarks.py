"""The command line of the benchmarks: explains itself, measures what is asked for, writes the page only as a whole."""

from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks import __main__ as command
from tests.factories import make_article


def bench(*words: str) -> Result:
    return CliRunner().invoke(command.main, words, catch_exceptions=False)


@pytest.fixture(autouse=True)
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    page = tmp_path / "benchmarks.md"
    monkeypatch.setattr(command, "OUTPUT", page)
    return page


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_names_every_part_and_measures_nothing(page: Path, word: str) -> None:
    result = bench(word)
    assert result.exit_code == 0
    assert [name for name, part in command.PARTS.items() if f"{name:<9} {part.about}" not in result.output] == []
    assert not page.exists()


@pytest.mark.parametrize("words", [["--nothing"], ["nothing"], ["extract", "nothing"], ["--output", "x.md", "start"]])
def test_wrong_usage_is_2_and_measures_nothing(page: Path, words: list[str]) -> None:
    result = bench(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert not page.exists()


@pytest.mark.parametrize("name", command.PARTS)
def test_each_part_is_there(name: str) -> None:
    part = command.PARTS[name]
    module = import_module(f"benchmarks.{part.module}")
    assert all(callable(getattr(module, function)) for function in part.functions.split())
    assert all(hasattr(command.Texts, given) for given in part.given)


def make_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the parts measure nothing that takes time."""
    monkeypatch.setattr("benchmarks.texts.load_articles", lambda: ("a text", (make_article(),)))
    for name in command.PARTS:
        module = import_module(f"benchmarks.{command.PARTS[name].module}")
        for function in command.PARTS[name].functions.split():
            found = f"a line of {function}" if name in command.TABLES else (f"a row of {function}", "1 ms")
            monkeypatch.setattr(module, function, lambda *_given, found=found: iter([found]))


def test_parts_are_printed_in_the_order_asked_for_and_not_written(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_parts(monkeypatch)
    result = bench("terms", "issue", "terms")
    assert result.output.splitlines() == ["a line of measure_matchers", "a row of measure_issue: 1 ms"]
    assert not page.exists()


def test_everything_is_written_to_the_page_or_where_it_is_asked_for(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_parts(monkeypatch)
    assert bench("--output", str(tmp_path / "other.md")).exit_code == 0
    assert not page.exists()
    assert bench().exit_code == 0
    assert page.read_text(encoding="utf-8") == (tmp_path / "other.md").read_text(encoding="utf-8")
    for part in command.PARTS.values():
        assert all(f" of {function}" in page.read_text(encoding="utf-8") for function in part.functions.split())
