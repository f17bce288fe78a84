"""Files that describe newspapers in, Paper records by id out: the packaged table, and the user's files on top of it.

PapersError    what is wrong in a file, every fault as `file:line:column: message`
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, Any, ClassVar, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from soupsieve import SelectorSyntaxError
from soupsieve import compile as compile_selector

from monitor.records import Family, Level, Paper, Skin
from monitor.yamlfile import Document, Fault, YamlError, load_yaml

ID = re.compile(r"[a-z][a-z0-9_]{0,39}")


class PapersError(ValueError):
    """Files of papers that cannot be used as they are; `faults` says why."""

    def __init__(self, faults: Iterator[Fault] | list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def check_selector(text: str) -> str:
    """Refuse what is no CSS selector."""
    try:
        compile_selector(text)
    except SelectorSyntaxError as error:
        raise ValueError(f"is no CSS selector: {str(error).splitlines()[0]}") from error
    return text


def check_address(text: str) -> str:
    """Refuse what is no http address."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("must be an address that begins with http:// or https://")
    return text


def check_template(text: str) -> str:
    """Refuse an address that does not name the day."""
    check_address(text)
    if not all(part in text for part in ("%Y", "%m", "%d")):
        raise ValueError("must name the day by %Y, %m and %d")
    return text


def check_zone(text: str) -> str:
    """Refuse a time zone that nobody knows."""
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"no time zone is called {text!r}") from error
    return text


def check_pattern(text: str) -> str:
    """Refuse what is no regular expression."""
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from error
    return text


Text = Annotated[str, Field(min_length=1, max_length=200)]
Selector = Annotated[str, Field(max_length=500), AfterValidator(check_selector)]
Address = Annotated[str, Field(max_length=500), AfterValidator(check_address)]
Template = Annotated[str, Field(max_length=500), AfterValidator(check_template)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Zone = Annotated[str, AfterValidator(check_zone)]
Pattern = Annotated[str, Field(max_length=200), AfterValidator(check_pattern)]
Day = Annotated[date, BeforeValidator(lambda value: date.fromisoformat(value) if isinstance(value, str) else value)]


class Entry(BaseModel):
    """What stands under an id: no unknown key, no text where a number belongs."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True, frozen=True)


class SkinEntry(Entry):
    """A skin as its file gives it; see records.Skin."""

    page_links: Annotated[Selector, Field(min_length=1)]
    article_links: Annotated[Selector, Field(min_length=1)]
    headline: Annotated[Selector, Field(min_length=1)]
    body: Annotated[Selector, Field(min_length=1)]
    kicker: Selector | None = None
    subheads: Selector | None = None
    authors: Selector | None = None
    page_label: Selector | None = None
    issue_day: Selector | None = None


class PaperEntry(Entry):
    """A paper as its file gives it; see records.Paper."""

    name: Text
    level: Level
    place: Text
    family: Family
    skin: Text
    hosts: Annotated[list[Text], Field(min_length=1, max_length=20)]
    first_page: Template
    latest: Address | None = None
    timezone: Zone = "Asia/Shanghai"
    opens: Clock = "05:00"
    closes: Clock = "23:00"
    encoding: str = ""
    headers: dict[str, str] = {}
    pace: Annotated[float, Field(ge=0.0, le=600.0)] = 1.0
    allow_networks: list[Text] = []
    ignore_links: list[Pattern] = []
    confidence: str = ""
    evidence: Day | None = None


def load_papers(*extra_files: Path) -> dict[str, Paper]:
    """Give the papers that are shipped, and those of the user's files, by id.

    A later file's entry replaces an earlier one's. Raises PapersError with every fault of every file.
    """
    packaged = load_packaged()
    skins, papers = dict(packaged[0]), dict(packaged[1])
    faults: list[Fault] = []
    for path in extra_files:
        found_skins, found_papers, wrong = _load_file(path, skins)
        skins |= found_skins
        papers |= found_papers
        faults += wrong
    if faults:
        raise PapersError(faults)
    # A user's skin of a known name dresses the shipped papers too.
    return {paper_id: replace(paper, skin=skins[paper.skin.id]) for paper_id, paper in papers.items()}


def load_skins() -> dict[str, Skin]:
    """Give the skins that are shipped, by id: for a page whose paper is not known."""
    return dict(load_packaged()[0])


@cache
def load_packaged() -> tuple[dict[str, Skin], dict[str, Paper]]:
    """Read the table that is shipped, once."""
    with as_file(files("monitor.epaper") / "papers.yaml") as path:
        skins, papers, faults = _load_file(path, {})
    if faults:
        raise PapersError(faults)
    return skins, papers


def _load_file(path: Path, known: dict[str, Skin]) -> tuple[dict[str, Skin], dict[str, Paper], list[Fault]]:
    try:
        document = load_yaml(path)
    except YamlError as error:
        return {}, {}, list(error.faults)
    faults = list(_check_top(document))
    if faults:
        return {}, {}, faults
    skins = {
        skin_id: Skin(id=skin_id, **{name: value or "" for name, value in entry})
        for skin_id, entry in _read_entries(document, "skins", SkinEntry, faults).items()
    }
    papers = {}
    for paper_id, entry in _read_entries(document, "papers", PaperEntry, faults).items():
        skin = skins.get(entry.skin) or known.get(entry.skin)
        if skin is None:
            names = ", ".join(sorted({*skins, *known}))
            faults.append(
                document.make_fault(
                    ("papers", paper_id, "skin"), f"no skin is called {entry.skin!r}", f"known: {names}"
                )
            )
            continue
        papers[paper_id] = _make_paper(paper_id, entry, skin)
    return skins, papers, faults


def _check_top(document: Document) -> Iterator[Fault]:
    if not isinstance(document.value, dict):
        yield document.make_fault((), "must have the keys `papers` or `skins`")
        return
    for key, value in document.value.items():
        if key not in {"papers", "skins"}:
            yield document.make_fault((key,), f"unknown key {key!r}", "known: papers, skins", key=True)
        elif not isinstance(value, dict):
            yield document.make_fault((key,), f"{key} must have entries by id")


AnyEntry = TypeVar("AnyEntry", bound=Entry)


def _read_entries(document: Document, key: str, model: type[AnyEntry], faults: list[Fault]) -> dict[str, AnyEntry]:
    """Give the good entries under a key; what is wrong in the others goes into `faults`."""
    entries: dict[str, AnyEntry] = {}
    for name, value in document.value.get(key, {}).items():
        if not ID.fullmatch(name):
            faults.append(
                document.make_fault((key, name), f"{name!r} is no id", "small letters, digits and _", key=True)
            )
            continue
        try:
            entries[name] = model.model_validate(value)
        except ValidationError as error:
            faults += [_make_fault(document, (key, name), dict(wrong)) for wrong in error.errors()]
    return entries


def _make_fault(document: Document, steps: tuple[str, ...], wrong: dict[str, Any]) -> Fault:
    """Say where in the file a value is wrong."""
    place = (*steps, *wrong["loc"])
    name = ".".join(map(str, wrong["loc"])) or steps[-1]
    if wrong["type"] == "extra_forbidden":
        return document.make_fault(place, f"unknown key {name!r}", key=True)
    message = str(wrong["msg"]).removeprefix("Value error, ")
    return document.make_fault(place, f"{name}: {message}")


def _make_paper(paper_id: str, entry: PaperEntry, skin: Skin) -> Paper:
    return Paper(
        id=paper_id,
        name=entry.name,
        level=entry.level,
        place=entry.place,
        family=entry.family,
        skin=skin,
        hosts=tuple(entry.hosts),
        first_page=entry.first_page,
        latest=entry.latest or "",
        timezone=entry.timezone,
        opens=entry.opens,
        closes=entry.closes,
        encoding=entry.encoding,
        headers=tuple(entry.headers.items()),
        pace=entry.pace,
        allow_networks=tuple(entry.allow_networks),
        ignore_links=tuple(entry.ignore_links),
        confidence=entry.confidence,
        evidence=entry.evidence,
    )
