"""Commands of the tests explain themselves and refuse what they do not know, before they do anything."""

import runpy
import sys

import pytest

pytestmark = pytest.mark.filterwarnings("ignore:.*found in sys.modules:RuntimeWarning")
COMMANDS = (
    "alerts.pairs",
    "bounds",
    "burst",
    "config_cuts",
    "damage",
    "epaper.mutated",
    "epaper.printed",
    "epaper.unseen",
    "isolation",
    "press_year",
    "register",
    "samples",
    "storage.large",
    "storage.older",
    "torture",
    "unit",
)


def run(command: str, word: str, monkeypatch: pytest.MonkeyPatch) -> int | str | None:
    monkeypatch.setattr(sys, "argv", [command, word])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module(f"tests.{command}", run_name="__main__")
    return ended.value.code


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_explains_itself(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, "--help", monkeypatch) == 0
    assert f"python -m tests.{command}" in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_refuses_what_it_does_not_know(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, "--nothing", monkeypatch) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "no option --nothing; --help says what there is\n")


@pytest.mark.parametrize(
    ("command", "word", "said"),
    [
        ("press_year", "many", "'many' is no number"),
        ("register", "all", "too much: all"),
        ("torture", "kill", "no part"),
    ],
)
def test_a_wrong_word_is_refused(
    command: str, word: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, word, monkeypatch) == 2
    assert said in capsys.readouterr().err
