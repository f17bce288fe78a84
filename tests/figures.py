"""A pytest plugin: the figures that tests hold are printed at the end of a run, of whichever process ran them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

NAME = "figure"
Figure = Callable[[str], None]


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Give what takes a figure, as a line that says of what and how much."""

    def note(said: str) -> None:
        record_property(NAME, said)

    return note


def list_figures(reports: Iterator[Any]) -> list[str]:
    """Give the lines that the tests noted, each once, in the order of the alphabet."""
    return sorted({str(said) for report in reports for name, said in report.user_properties if name == NAME})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    ended = (
        report
        for name in ("passed", "failed")
        for report in terminalreporter.stats.get(name, ())
        if report.when == "call"
    )
    if lines := list_figures(ended):
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)
