"""A pytest plugin: every secret that any test makes is a canary, and what the test printed, logged or left is searched.

A test whose secret stands in its standard output, its log, its traceback, the output of a verb, or a file of its own
that the program wrote (stores, feeds, exports, proofs), fails. `python -m pytest --canaries` prints how much was
searched.
"""

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click.testing
import pytest

from alerts.receivers import Secret

LEAST = 12  # characters: shorter ones stand somewhere by chance
WRITTEN = ("*.db", "*.db-wal", "*.xml", "*.json", "*.jsonl", "*.csv", "*.lock")  # by the program, not by the tests
OPEN = ("/robots.txt", "/chat.postMessage", "/chat.update", "/auth.test", "/unread", "unread.invalid")


@dataclass(kw_only=True)
class Watch:
    """What is watched in the test that runs now, and how much was searched so far."""

    secrets: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    canaries: int = 0
    searched: int = 0

    def add(self, value: str) -> None:
        """Watch over a secret: of an address what comes behind its host."""
        if value.startswith(("http://", "https://", "json://")):
            with suppress(ValueError):  # one that is no address is watched over as it is
                parts = urlsplit(value)
                value = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if len(value) >= LEAST and not any(word in value for word in OPEN) and set(value[6:]) != {"A"}:
            self.secrets.add(value)

    def find(self, files: list[Path]) -> list[str]:
        """Give where a secret stands."""
        texts = [("its output", text.encode("utf-8", "replace")) for text in self.said]
        texts += [(str(file), file.read_bytes()) for file in files]
        self.canaries += len(self.secrets)
        self.searched += sum(len(text) for _, text in texts)
        return [
            f"{secret[:4]}… in {where}" for where, text in texts for secret in self.secrets if secret.encode() in text
        ]


WATCH = Watch()
KEY = pytest.StashKey[bool]()


class Listener(logging.Handler):
    """Keeps what is logged, with tracebacks."""

    def emit(self, record: logging.LogRecord) -> None:
        WATCH.said.append(self.format(record))


def note_secrets() -> None:
    """Let each Secret that is made be watched over."""
    make = Secret.__init__

    def init(self: Secret, value: str) -> None:
        WATCH.add(value)
        make(self, value)

    Secret.__init__ = init  # type: ignore[assignment, method-assign]


def note_verbs() -> None:
    """Let the output of each verb that runs in the test's process be searched."""
    invoke = click.testing.CliRunner.invoke

    def noted(*arguments: Any, **named: Any) -> click.testing.Result:
        done = invoke(*arguments, **named)
        WATCH.said += [done.output, repr(done.exception)]
        return done

    click.testing.CliRunner.invoke = noted  # type: ignore[method-assign]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --canaries."""
    parser.addoption("--canaries", action="store_true", help="say how many secrets were watched over")


def pytest_configure() -> None:
    """Begin to watch."""
    note_secrets()
    note_verbs()
    logging.getLogger().addHandler(Listener())


def pytest_runtest_setup() -> None:
    """Forget the test before."""
    WATCH.secrets.clear()
    WATCH.said.clear()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Search what a test left when it is over."""
    outcome: Any = yield
    report = outcome.get_result()
    if report.failed:
        WATCH.said.append(report.longreprtext)
    if report.when != "teardown":
        return
    before = WATCH.canaries, WATCH.searched
    WATCH.said += [text for _, _, text in item._report_sections]  # noqa: SLF001 - nowhere else is all of it
    found = WATCH.find(list_files(item)) if WATCH.secrets else []
    item.user_properties.append(("canaries", (WATCH.canaries - before[0], WATCH.searched - before[1])))
    report.user_properties = list(item.user_properties)
    if found:
        report.outcome = "failed"
        report.longrepr = f"a secret got out: {'; '.join(found)}"


def list_files(item: pytest.Item) -> list[Path]:
    """Give the files that the program wrote in the test's own folder."""
    folder = getattr(item, "funcargs", {}).get("tmp_path")
    return [file for form in WRITTEN for file in folder.rglob(form) if file.is_file()] if folder else []


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say how much was searched, all processes together."""
    if not config.getoption("canaries"):
        return
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    counts = [
        value
        for report in reports
        if getattr(report, "when", "") == "teardown"
        for name, value in report.user_properties
        if name == "canaries"
    ]
    canaries, searched = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0)
    terminalreporter.write_line(f"{canaries} secrets watched over, {searched} bytes searched")
