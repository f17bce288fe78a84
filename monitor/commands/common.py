"""What all verbs share: options, output that cannot drive a terminal, and errors turned into messages and exit codes.

Exit codes: DONE 0; FAULT 1 the work ran and found a fault; click's own 2 for wrong usage; NO_STORE 3.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar
from unicodedata import category
from zoneinfo import ZoneInfo

import click

from alerts import inert

if TYPE_CHECKING:
    from alerts.watches import Watch
    from monitor.config import Config
    from monitor.records import Paper
    from storage import Store
    from storage.files import StoredFile

FAULT: Final = 1
NO_STORE: Final = 3
# Controls that JSON and CSV leave as they are, marks that turn the direction of writing, what cannot be seen.
OBEYED: Final = re.compile(f"{inert.OBEYED.pattern}|[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
Command = TypeVar("Command", bound=Callable[..., Any])


def parse_day(text: str) -> date:
    """Read a day given as YYYY-MM-DD."""
    from monitor.contract import parse_day as read

    if (day := read(text)) is None:
        raise click.BadParameter(f"{text!r} is no day: write it as 2023-06-07")
    return day


FILE: Final = click.Path(path_type=Path, exists=True, dir_okay=False, readable=True)


def config_option(command: Command) -> Command:
    """Add --config."""
    return click.option(
        "--config",
        "config_path",
        type=click.Path(path_type=Path),
        envvar="YAOWEN_CONFIG",
        default=Path("config.yaml"),
        help="The config file.  [default: $YAOWEN_CONFIG, else ./config.yaml]",
    )(command)


def json_option(command: Command) -> Command:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of lines to read.")(
        command
    )


def now() -> datetime:
    """Give the moment: the one clock of the command line."""
    return datetime.now(UTC)


# --- output -----------------------------------------------------------------------------------------------------


def make_plain(text: str) -> str:
    """Escape what is not printable: control characters, escapes of terminals, marks that turn the direction of text.

    Blanks of any width are: papers pad headlines with ideographic ones.
    """
    if text.isprintable():
        return text
    return "".join(
        letter if letter.isprintable() or category(letter) == "Zs" else ascii(letter)[1:-1] for letter in text
    )


def write_text(text: str) -> None:
    """Write to stdout as UTF-8, whatever the locale; half of a surrogate pair stays an escape, as in JSON."""
    stream = sys.stdout.buffer
    stream.write(text.encode("utf-8", "backslashreplace"))
    stream.flush()


def show_moment(moment: str | datetime, zone: str) -> str:
    """Say a moment, an ISO one too, by the config's clock."""
    read = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return f"{read.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def count_of(number: int, thing: str) -> str:
    """Say how many there are of a thing: 1 article, 2 articles."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def write_line(*parts: object) -> None:
    """Write one line for people; what is None or "" is left out."""
    write_text("  ".join(make_plain(str(part)) for part in parts if part not in (None, "")) + "\n")


def write_json(value: Any) -> None:
    """Write one JSON document on one line; what a terminal would obey is escaped, which is the same to programs."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    write_text(OBEYED.sub(lambda found: json.dumps(found[0])[1:-1], text) + "\n")


def write_list(
    items: Iterable[dict[str, Any]], *, as_json: bool, line: Callable[[dict[str, Any]], Iterable[Any]]
) -> None:
    """Write a listing: one JSON array, or a line for each item."""
    if as_json:
        write_json(list(items))
        return
    for item in items:
        write_line(*line(item))


def complain(text: str) -> None:
    """Say something on stderr, each line by itself."""
    for line in text.splitlines():
        click.echo(make_plain(line), err=True)


def show_progress(text: str) -> None:
    """Say on stderr what is being done, in a line that the next one takes the place of; on a terminal only."""
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{make_plain(text)}", err=True, nl=False)


def clear_progress() -> None:
    """Take the line of `show_progress` away."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", err=True, nl=False)


def fail(text: str, code: int = FAULT) -> NoReturn:
    """Say why and end with an exit code."""
    complain(f"yaowen: {text}")
    raise click.exceptions.Exit(code)


def file_to_json(file: "StoredFile") -> dict[str, Any]:
    """Give what came of a file in a watched folder."""
    return {
        "path": file.path,
        "state": file.state,
        "paper": file.paper_id or None,
        "day": file.day,
        "articles": file.articles,
        "reason": file.reason,
        "seen_at": file.seen_at.isoformat(),
    }


def describe_file(item: Mapping[str, Any]) -> Iterable[object]:
    """Give the same in one line."""
    count = count_of(item["articles"], "article") if item["state"] == "read" else ""
    return (item["path"], item["state"], item["paper"], item["day"], count, item["reason"])


# --- config and store -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Office:
    """A config and its open store."""

    config: "Config"
    store: "Store"


def read_config(path: Path, *, read_secrets: bool = False) -> "Config":
    """Read the config; its faults are said and end the program with exit code 1."""
    from monitor.config import ConfigError, load_config

    try:
        config = load_config(path, read_secrets=read_secrets)
    except ConfigError as error:
        complain(str(error))
        raise click.exceptions.Exit(FAULT) from error
    complain("\n".join(f"{warning} [warning]" for warning in config.warnings))
    return config


@contextmanager
def open_office(path: Path, *, writes: bool = False, read_secrets: bool = False) -> Iterator[Office]:
    """Read the config and open its store until the block ends; a store that cannot be used ends with exit code 3."""
    from storage import StoreError, open_store

    config = read_config(path, read_secrets=read_secrets)
    if not writes and not config.store.exists():
        fail(f"there is no store {config.store} yet: `yaowen once`, `run` or `ingest` makes it", NO_STORE)
    try:
        store = open_store(config.store, read_only=not writes)
        try:
            yield Office(config, store)
        finally:
            store.close()
    except StoreError as error:
        fail(str(error), NO_STORE)


def choose_paper(name: str, papers: "Iterable[Paper]") -> "Paper":
    """Find a paper by id or name; a paper that there is not is wrong usage."""
    from monitor.config import suggest

    papers = tuple(papers)
    for paper in papers:
        if name in (paper.id, paper.name):
            return paper
    hint = suggest(name, [word for paper in papers for word in (paper.id, paper.name)])
    raise click.UsageError(f"no paper {name!r}; {hint or '`yaowen papers` lists the known ones'}")


def choose_watch(name: str, watches: "Iterable[Watch]") -> "Watch":
    """Find a watch by id or name; one that there is not is wrong usage."""
    from monitor.config import suggest

    known = {called: watch for watch in watches for called in (watch.id, watch.name)}
    if name not in known:
        hint = suggest(name, known) or f"there are {', '.join(known) or 'none'}"
        raise click.UsageError(f"no watch {name!r}; {hint}")
    return known[name]
