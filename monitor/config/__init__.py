"""config.yaml -> Config, the frozen records that everything else works with; or every fault at once.

    ConfigError    a file that cannot be used; holds every Fault (`file:line:column: what is wrong (did you mean ...)`)

Checked in two steps: the file by itself (YAML, keys, types, names of papers and receivers, secrets), all at once; and,
when that is clean, what only shows in the whole (a name twice, a watch on a paper that nobody follows).
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib.resources import files
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from alerts.receivers import NO_APPRISE, AtomSettings, Language, Receiver, Settings, Template
from alerts.watches import Watch
from monitor.config.faults import explain_errors
from monitor.config.health_models import Health, HealthSection
from monitor.config.models import ConfigSection
from monitor.config.nearest import suggest
from monitor.config.owner import check_owner
from monitor.config.people import Asked, list_people
from monitor.config.places import list_places
from monitor.config.source import Source, read_source
from monitor.config.templates import read_templates
from monitor.config.values import Known
from monitor.folders import Folder
from monitor.papers.files import PapersError, load_papers
from monitor.papers.selection import is_selection
from monitor.records import Paper
from monitor.yamlfile.document import Document, Fault

__all__ = ["Config", "ConfigError", "Fault", "Health", "load_config", "suggest"]

Templates = Mapping[Path, tuple[Template, str]]
EMPTY_HINT = "a first config needs `papers`; the shipped config.yaml shows how"
MISSING_HINT = "write one, as README.md shows, or name it: --config FILE, $YAOWEN_CONFIG"


class ConfigError(ValueError):
    """A config that cannot be used; `faults` in the order of each file, each once, `files` what was looked at."""

    def __init__(self, faults: Iterable[Fault], files: Iterable[Path]) -> None:
        self.faults = tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.file, fault.place)))
        self.files = tuple(files)
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """What the file says, checked. `papers` are those followed, `known_papers` all there are, by id; paths are whole.

    `files` are all that it was read from, side files, papers' files and `templates` included. `topics` are the user's
    own, name -> words. `contact` is who runs this, for the User-Agent; `warnings` say what is allowed but hardly
    meant. `list_people` and `list_places` give those asked for, each with what to say when nobody knows them.
    """

    path: Path
    files: tuple[Path, ...]
    store: Path
    papers: tuple[Paper, ...]
    known_papers: Mapping[str, Paper]
    folders: tuple[Folder, ...] = ()
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    watches: tuple[Watch, ...] = ()
    receivers: Mapping[str, Receiver]
    language: Language = "zh"
    timezone: str = "Asia/Shanghai"
    contact: str = ""
    warnings: tuple[Fault, ...] = ()
    list_people: Callable[[], Iterable[Asked]] = tuple
    list_places: Callable[[], Iterable[tuple[str, Fault]]] = tuple
    templates: Mapping[Path, tuple[Template, str]] = field(default_factory=dict)
    health: Health = field(default_factory=Health)


def load_config(path: Path, *, read_secrets: bool = True, find_folders: bool = False) -> Config:
    """Read and check a config. Raises ConfigError.

    Without `read_secrets` the secrets' references are checked but not followed: for those who only read the store.
    With `find_folders` a watched folder that is not there is a fault; a running daemon waits for it.
    """
    source = read_source(path)
    document, faults = source.document, list(source.faults)
    if not path.exists():
        faults = [Fault(file=str(path), message="there is no such file", hint=MISSING_HINT)]
    if document is None or (faults and not isinstance(document.value, dict)):
        raise ConfigError(faults, source.files)
    if document.value is None:
        raise ConfigError([*faults, document.make_fault((), "the file is empty", EMPTY_HINT)], source.files)
    known_papers, paper_faults = find_papers(path, document)
    known = Known(
        papers=known_papers,
        receivers=list_keys(document, "receivers"),
        subjects=load_subjects() | list_keys(document, "topics"),
        read_secrets=read_secrets,
    )
    faults += [*paper_faults, *check_names(document), *check_fallbacks(document)]
    try:
        section = ConfigSection.model_validate(document.value, context=known)
    except ValidationError as error:
        raise ConfigError([*faults, *explain_errors(error, document)], source.files) from error
    faults += check_whole(section, document)
    if find_folders:
        faults += check_folders(path, section, document)
    own, template_faults = find_templates(path, section, document)
    if faults := [*faults, *template_faults]:
        raise ConfigError(faults, (*source.files, *own))
    return make_config(source, section, known_papers, document, own)


def find_templates(path: Path, section: ConfigSection, document: Document) -> tuple[Templates, tuple[Fault, ...]]:
    """Give the user's own templates by their files; what is wrong with them comes as faults."""
    if section.templates is None:
        return {}, ()
    folder = path.absolute().parent / Path(section.templates).expanduser()
    own, faults = read_templates(folder, document)
    return own, (*faults, *chain.from_iterable(map(check_owner, (folder, *own))))


def make_config(
    source: Source, section: ConfigSection, papers: Mapping[str, Paper], document: Document, own: Templates
) -> Config:
    """Make the records of a checked file."""
    path = source.path
    base = Path(os.environ.get("STATE_DIRECTORY", path.absolute().parent))
    receivers = tuple(replace(one, templates=tuple(own.values())) for one in make_receivers(section, base))
    members = {name: tuple(one.id for one in receivers if one.name == name) for name in section.receivers}
    receivers = tuple(replace(one, fallback=list_members(one.fallback, members)) for one in receivers)
    return Config(
        path=path,
        store=base / Path(section.store).expanduser(),
        papers=tuple(papers[paper_id] for paper_id in dict.fromkeys(section.papers)),
        known_papers=papers,
        folders=tuple(folder.to_record(path.absolute().parent, papers) for folder in section.folders),
        topics={name: tuple(dict.fromkeys(words)) for name, words in section.topics.items()},
        watches=tuple(
            name_members(watch.to_record(section.defaults, tuple(section.receivers)), members)
            for watch in section.watches
        ),
        receivers={receiver.id: receiver for receiver in receivers},
        language=section.language,
        timezone=section.timezone,
        contact=section.contact,
        warnings=tuple(find_warnings(section, document)),
        files=(*source.files, *(path.parent / name for name in section.paper_files), *own),
        list_people=partial(list_people, section, document),
        list_places=partial(list_places, document),
        templates=own,
        health=(section.health or HealthSection()).to_record(receivers),
    )


def make_receivers(section: ConfigSection, base: Path) -> tuple[Receiver, ...]:
    """Make the records of who is told; a feed's file gets its whole path."""
    made = chain.from_iterable(
        receiver.to_records(name, section.language, section.timezone) for name, receiver in section.receivers.items()
    )
    return tuple(replace(one, links=section.links.to_record(), settings=place_feed(one.settings, base)) for one in made)


def place_feed(settings: Settings, base: Path) -> Settings:
    """Give a feed's file its whole path."""
    if not isinstance(settings, AtomSettings):
        return settings
    return replace(settings, path=str(base / Path(settings.path).expanduser()))


def name_members(watch: Watch, members: Mapping[str, tuple[str, ...]]) -> Watch:
    """Let a watch name the receivers' records instead of the file's receivers: of mail each address."""
    return replace(watch, receivers=list_members(watch.receivers, members))


def list_members(names: Iterable[str], members: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the ids of the records of receivers."""
    return tuple(chain.from_iterable(members[name] for name in names))


def find_papers(path: Path, document: Document) -> tuple[Mapping[str, Paper], tuple[Fault, ...]]:
    """Give the papers shipped and those of `paper_files`; what is wrong with those files comes as faults."""
    files = [path.parent / name for name in list_texts(document, "paper_files")]
    owners = tuple(chain.from_iterable(map(check_owner, files)))  # they name servers, too
    try:
        return load_papers(*files), owners
    except PapersError as error:
        return load_papers(), (*owners, *error.faults)


def list_texts(document: Document, key: str) -> list[str]:
    """Give the texts under a key of a file that is not checked yet."""
    value: Any = document.value.get(key) if isinstance(document.value, dict) else None
    return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]


def list_keys(document: Document, key: str) -> frozenset[str]:
    """Give the names under a key of a file that is not checked yet, so that a broken receiver is still a known one."""
    section = document.value.get(key) if isinstance(document.value, dict) else None
    return frozenset(section) if isinstance(section, dict) else frozenset()


@cache
def load_subjects() -> frozenset[str]:
    """Give the names of the lexicon's topics, without loading the parser: an idle daemon stays small."""
    lines = files("monitor").joinpath("parser", "lexicon", "topics.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition("\t")[0] for line in lines if line and not line.startswith("#"))


def check_whole(section: ConfigSection, document: Document) -> Iterator[Fault]:
    """Find what only shows when everything else is right."""
    if not section.papers and not section.folders:
        yield document.make_fault(("papers",), "`papers` must hold at least 1 entry")
    followed = {*section.papers, *(folder.paper for folder in section.folders)}
    for index, watch in enumerate(section.watches):
        # what a selection means beyond the papers followed asks for nothing; those named stand first
        for number, paper_id in enumerate(watch.papers[: count_named(document, index)]):
            if paper_id not in followed:
                steps = ("watches", index, "papers", number)
                yield document.make_fault(steps, f"`{paper_id}` is not followed", "add it to `papers` at the top")
    if section.watches and not section.receivers:
        yield document.make_fault(("watches",), "nobody is told of these watches", "add a receiver under `receivers`")
    yield from check_told(section, document)
    yield from check_authorities(section)


def check_told(section: ConfigSection, document: Document) -> Iterator[Fault]:
    """Find feeds among those who are to hear how the reading goes."""
    for number, name in enumerate((section.health and section.health.tell) or ()):
        if section.receivers[name].kind == "atom":
            steps = ("health", "tell", number)
            yield document.make_fault(
                steps, f"`{name}` is a feed: it holds news only", "name a receiver of another kind"
            )


def check_authorities(section: ConfigSection) -> Iterator[Fault]:
    """Find files of authorities that somebody else may change: they say whom to believe."""
    for receiver in section.receivers.values():
        if ca_file := getattr(receiver, "ca_file", ""):
            yield from check_owner(Path(ca_file))


def check_names(document: Document) -> Iterator[Fault]:
    """Find watches called as an earlier one, in a file that is not checked yet."""
    watches = document.value.get("watches") if isinstance(document.value, dict) else None
    seen: set[str] = set()
    for index, watch in enumerate(watches if isinstance(watches, list) else ()):
        name = str(watch.get("id") or watch.get("name") or "") if isinstance(watch, dict) else ""
        if name in seen:
            yield document.make_fault(("watches", index), f"a second watch `{name}`", "give it a name of its own")
        seen |= {name} - {""}


def check_fallbacks(document: Document) -> Iterator[Fault]:
    """Find fallbacks that lead back to where they begin, in a file that is not checked yet.

    Nobody would ever get what all of them refuse.
    """
    receivers = document.value.get("receivers") if isinstance(document.value, dict) else None
    sections = receivers.items() if isinstance(receivers, dict) else ()
    after = {name: str(one.get("fallback") or "") for name, one in sections if isinstance(one, dict)}
    for name in after:
        way = [name]
        while (last := after.get(way[-1])) and last not in way:
            way.append(last)
        if last == name:
            said = f"leads back to itself: {' -> '.join((*way, name))}"
            yield document.make_fault(("receivers", name, "fallback"), said, "leave one of them without")


def check_folders(path: Path, section: ConfigSection, document: Document) -> Iterator[Fault]:
    """Find watched folders that are none, and those that lie in another one: its files would be read twice."""
    real = [(path.absolute().parent / Path(folder.path).expanduser()).resolve() for folder in section.folders]
    for index, folder in enumerate(real):
        steps = ("folders", index, "path")
        if not folder.is_dir():
            yield document.make_fault(steps, f"no folder `{folder}`", "make it, or mend the path")
        elif not os.access(folder, os.R_OK | os.X_OK):
            yield document.make_fault(steps, f"the folder `{folder}` may not be read", f"chmod u+rx {folder}")
        if any(folder.is_relative_to(other) for other in [*real[:index], *real[index + 1 :]] if folder != other):
            yield document.make_fault(steps, "lies in another watched folder", "that one is looked at with all in it")
        if folder in real[:index]:
            yield document.make_fault(steps, "is watched already")


def count_named(document: Document, index: int) -> int:
    """Count the papers that a watch names one by one, as the file has them."""
    said = document.value["watches"][index].get("papers", [])
    return sum(not is_selection(name) for name in (said if isinstance(said, list) else [said]))


def find_warnings(section: ConfigSection, document: Document) -> Iterator[Fault]:
    """Find what is allowed but hardly meant."""
    used = [set(watch.to or section.defaults.to or section.receivers) for watch in section.watches]
    used.append({receiver.fallback for receiver in section.receivers.values() if receiver.fallback})
    used.append(set((section.health and section.health.tell) or ()))
    for name in section.receivers:
        if section.watches and not any(name in names for names in used):
            yield document.make_fault(("receivers", name), f"no watch tells `{name}`", "name it under `to`", key=True)
        if section.receivers[name].kind == "apprise" and find_spec("apprise") is None:
            yield document.make_fault(("receivers", name), *NO_APPRISE, key=True)
    for paper_id, count in Counter(section.papers).items():
        if count > 1:
            yield document.make_fault(("papers",), f"`{paper_id}` stands there {count} times")
