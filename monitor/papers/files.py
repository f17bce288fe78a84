"""Files that describe newspapers in, Paper records by id out: the packaged table, and the user's files on top of it.

PapersError    what is wrong in a file, every fault as `file:line:column: message`
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from monitor.papers.models import SHIPPED, Entry, LayoutEntry, PaperEntry, SelectorsEntry, SkinEntry
from monitor.records import Addresses, JsonLists, Paper, Skin
from monitor.yamlfile import YamlError, load_yaml
from monitor.yamlfile.document import Document, Fault

ID = re.compile(r"[a-z][a-z0-9_]{0,39}")


class PapersError(ValueError):
    """Files of papers that cannot be used as they are; `faults` says why."""

    def __init__(self, faults: Iterator[Fault] | list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Entries:
    """What files say: skins and papers by id, each as it stands there."""

    skins: Mapping[str, SkinEntry]
    papers: Mapping[str, PaperEntry]


def load_papers(*extra_files: Path) -> dict[str, Paper]:
    """Give the papers that are shipped, and those of the user's files, by id.

    A later file's entry replaces an earlier one's; a skin of a known name dresses the shipped papers too. Raises
    PapersError with every fault of every file.
    """
    known, faults = load_packaged(), []
    for path in extra_files:
        known, wrong = _load_file(path, known)
        faults += wrong
    if faults:
        raise PapersError(faults)
    return {paper_id: _make_paper(paper_id, entry, known.skins) for paper_id, entry in known.papers.items()}


def load_skins() -> dict[str, Skin]:
    """Give the skins of HTML pages that are shipped, by id: for a page whose paper is not known."""
    skins = load_packaged().skins
    return {skin_id: _make_skin(skin_id, entry) for skin_id, entry in skins.items() if entry.lists is None}


@cache
def load_packaged() -> Entries:
    """Read the table that is shipped, once."""
    # by way of `monitor`: naming `monitor.epaper` here would load all readers of pages for their folder
    with as_file(files("monitor") / "epaper" / "papers.yaml") as path:
        entries, faults = _load_file(path, Entries(skins={}, papers={}), SHIPPED)
    if faults:
        raise PapersError(faults)
    return entries


def _load_file(path: Path, known: Entries, origin: object = None) -> tuple[Entries, list[Fault]]:
    """Read a file on top of what is known; its faults beside it. `origin` is SHIPPED of the table that is shipped."""
    try:
        document = load_yaml(path)
    except YamlError as error:
        return known, list(error.faults)
    faults = list(_check_top(document))
    if faults:
        return known, faults
    skins = {**known.skins, **_read_entries(document, "skins", SkinEntry, faults, origin)}
    papers = _read_entries(document, "papers", PaperEntry, faults, origin)
    for paper_id, entry in papers.items():
        faults += _check_skins(document, paper_id, entry, skins)
    return Entries(skins=skins, papers={**known.papers, **papers}), faults


def _check_skins(
    document: Document, paper_id: str, entry: PaperEntry, skins: Mapping[str, SkinEntry]
) -> Iterator[Fault]:
    """Find the skins that nobody describes."""
    named: list[tuple[tuple[str | int, ...], LayoutEntry]] = [(("skin",), entry)]
    named += [(("earlier", at, "skin"), layout) for at, layout in enumerate(entry.earlier)]
    for steps, layout in named:
        if layout.skin not in skins:
            hint = f"known: {', '.join(sorted(skins))}"
            yield document.make_fault(("papers", paper_id, *steps), f"no skin is called {layout.skin!r}", hint)


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


def _read_entries(
    document: Document, key: str, model: type[AnyEntry], faults: list[Fault], origin: object
) -> dict[str, AnyEntry]:
    """Give the good entries under a key; what is wrong in the others goes into `faults`."""
    entries: dict[str, AnyEntry] = {}
    for name, value in document.value.get(key, {}).items():
        if not ID.fullmatch(name):
            faults.append(
                document.make_fault((key, name), f"{name!r} is no id", "small letters, digits and _", key=True)
            )
            continue
        try:
            entries[name] = model.model_validate(value, context=origin)
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


def _make_skin(skin_id: str, entry: SkinEntry, own: SelectorsEntry | None = None) -> Skin:
    """Make a skin of its entry, with a paper's own selectors put in."""
    given = {name: value or "" for name, value in entry if name not in {"whole_issue", "lists"}}
    given |= {name: value for name, value in own or () if value is not None}
    lists = JsonLists(**dict(entry.lists)) if entry.lists else None
    return Skin(id=skin_id, whole_issue=entry.whole_issue, lists=lists, **given)


def _make_paper(paper_id: str, entry: PaperEntry, skins: Mapping[str, SkinEntry]) -> Paper:
    paper = Paper(
        id=paper_id,
        name=entry.name,
        level=entry.level,
        place=entry.place,
        timezone=entry.timezone,
        opens=entry.opens,
        closes=entry.closes,
        pace=entry.pace,
        allow_networks=tuple(entry.allow_networks),
        ignore_robots=entry.ignore_robots or "",
        confidence=entry.confidence,
        evidence=entry.evidence,
        quirks=entry.quirks,
        **_make_layout(entry, skins),
    )
    earlier = (replace(paper, valid_until=one.valid_until, **_make_layout(one, skins)) for one in entry.earlier)
    return replace(paper, earlier=tuple(earlier))


def _make_layout(entry: LayoutEntry, skins: Mapping[str, SkinEntry]) -> dict[str, Any]:
    """Give the fields of a paper that say how its site is built."""
    return {
        "family": entry.family,
        "skin": _make_skin(entry.skin, skins[entry.skin], entry.selectors),
        "hosts": tuple(entry.hosts),
        "first_page": entry.first_page or "",
        "calendar": entry.calendar or "",
        "latest": entry.latest or next(iter(entry.feeds.values()), ""),
        "addresses": Addresses(**dict(entry.addresses)) if entry.addresses else None,
        "feeds": tuple(entry.feeds.items()),
        "encoding": entry.encoding,
        "headers": tuple(entry.headers.items()),
        "ignore_links": tuple(entry.ignore_links),
        "pdf": entry.pdf,
    }
