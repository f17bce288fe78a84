"""A config's path in; what the file and its side files say, as one document, out.

An entry `include: lists/people.yaml` of a list, or in a list's stead, stands for the entries of that file, which holds
a list and may include others in turn. Its path is relative to the file that names it, who may change it is judged as
with the config itself. What any file says wrong is told with its own line and column.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from monitor.config.nearest import suggest
from monitor.config.owner import check_owner
from monitor.yamlfile import YamlError, parse_yaml, read_bytes
from monitor.yamlfile.document import Document, Fault, Part, Steps

INCLUDE: Final = "include"
NESTED: Final = frozenset({dict, list})  # what side files may be in
MOST_DEEP: Final = 5  # side files in each other
MOST_FILES: Final = 200
MOST_ENTRIES: Final = 1_000_000  # of all of them, each time that they are included


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What was read. `document` is None where one file keeps the others from being judged; `files` are all named."""

    path: Path
    document: Document | None
    faults: tuple[Fault, ...]
    files: tuple[Path, ...]


def read_source(path: Path) -> Source:
    """Read a config's file and all that it includes; every fault of every file comes with it."""
    reader = Reader()
    document = reader.read(path)
    if document is not None:
        document = reader.join(document, path, (path.resolve(),))
    whole = None if reader.unread else document
    return Source(
        path=path,
        document=whole,
        faults=tuple(reader.faults),
        files=(path, *reader.files),
    )


@dataclass(kw_only=True, slots=True)
class Reader:
    """What was read so far. `sides` are the side files by their real path: one that is named twice is read once."""

    files: dict[Path, None] = field(default_factory=dict)
    sides: dict[Path, Document | None] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    entries: int = 0
    unread: bool = False

    def read(self, path: Path) -> Document | None:
        """Read one file by itself, None when it cannot be."""
        try:
            content = read_bytes(path)
            self.faults += check_owner(path)
            document = parse_yaml(content, str(path))
        except YamlError as error:
            self.faults += error.faults
            self.unread = True
            return None
        self.faults += document.faults
        return document

    def join(self, document: Document, path: Path, above: tuple[Path, ...]) -> Document:
        """Put the entries of side files where a file includes them; `above` are the files that led to it, and it."""
        joining = Joining(reader=self, document=document, path=path, above=above)
        value = joining.walk(document.value, ())
        return replace(document, value=value, joined=joining.joined) if joining.joined else document

    def count(self, side: Document) -> None:
        """Count what a side file brings, each time that it is included. Raises IncludeError."""
        self.entries += len(side.value)
        if self.entries > MOST_ENTRIES:
            raise IncludeError(f"side files bring more than {MOST_ENTRIES:,} entries")


@dataclass(kw_only=True, slots=True)
class Joining:
    """One file while the entries of side files are put into its lists."""

    reader: Reader
    document: Document
    path: Path
    above: tuple[Path, ...]
    joined: dict[Steps, tuple[Part, ...]] = field(default_factory=dict)

    def walk(self, value: Any, steps: Steps) -> Any:
        """Give a value with all that it includes."""
        if isinstance(value, list):
            return self.walk_list(value, steps)
        if not isinstance(value, dict):
            return value
        if steps and names_file(value):
            side = self.take(value, steps)
            self.joined[steps] = (Part(start=0, side=side),) if side else ()
            return side.value if side else []
        return {key: self.walk(one, (*steps, key)) for key, one in value.items()}

    def walk_list(self, entries: list[Any], steps: Steps) -> list[Any]:
        """Give the entries of a list, those of side files in their places."""
        if NESTED.isdisjoint(map(type, entries)):
            return entries
        found: list[Any] = []
        parts: list[Part] = []
        own = True  # whether the last run is of this file's entries
        for number, entry in enumerate(entries):
            if isinstance(entry, dict) and names_file(entry):
                side, own = self.take(entry, (*steps, number)), False
                if side is not None:
                    parts.append(Part(start=len(found), side=side))
                    found.extend(side.value)
                continue
            if not own or not parts:
                parts.append(Part(start=len(found), own=number))
                own = True
            found.append(self.walk(entry, (*steps, number)))
        if any(part.side for part in parts):
            self.joined[steps] = tuple(parts)
        return found

    def take(self, entry: dict[str, Any], steps: Steps) -> Document | None:
        """Give the side file that an entry names; None, and a fault, when it cannot be taken."""
        try:
            name = check_entry(entry)
            side = self.find(name)
            self.reader.count(side)
        except IncludeError as error:
            if error.message:
                at = (*steps, INCLUDE)
                self.reader.faults.append(self.document.make_fault(at, error.message, error.hint, key=error.key))
            self.reader.unread = True
            return None
        return side

    def find(self, name: str) -> Document:
        """Give the side file of a name, read now if it was not before. Raises IncludeError."""
        path = self.path.parent / name
        self.reader.files[path] = None
        real = path.resolve()
        if real in self.above:
            ring = " -> ".join(file.name for file in (*self.above[self.above.index(real) :], real))
            raise IncludeError(f"`{name}` includes itself", ring)
        if real not in self.reader.sides:
            self.reader.sides[real] = self.open(path, name)
        side = self.reader.sides[real]
        if side is None:
            raise IncludeError
        return side

    def open(self, path: Path, name: str) -> Document | None:
        """Read a side file, None when what it says is wrong. Raises IncludeError."""
        if not path.is_file():
            there = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
            raise IncludeError(f"no file `{name}`", suggest(path.name, there) or f"looked for beside {self.path.name}")
        if len(self.above) > MOST_DEEP:
            raise IncludeError(f"more than {MOST_DEEP} side files in each other", "name it in the config itself")
        if len(self.reader.sides) >= MOST_FILES:
            raise IncludeError(f"more than {MOST_FILES} side files", "put some together")
        side = self.reader.read(path)
        if side is None or isinstance(side.value, list):
            return side and self.reader.join(side, path, (*self.above, path.resolve()))
        hint = "begin each entry with `- `; `[]` is a list without any"
        what = "is empty" if side.value is None else "must be a list of entries"
        self.reader.faults.append(side.make_fault((), f"a side file {what}", hint))
        return None


class IncludeError(ValueError):
    """An entry whose side file cannot be taken: what is wrong with the entry, "" when its file says it itself."""

    def __init__(self, message: str = "", hint: str = "", *, key: bool = False) -> None:
        super().__init__(message)
        self.message, self.hint, self.key = message, hint, key


def check_entry(entry: dict[str, Any]) -> str:
    """Give the path that an entry names. Raises IncludeError."""
    name = entry[INCLUDE]
    if len(entry) > 1:
        hint = "move what stands beside it into the entries of the file"
        raise IncludeError("`include` stands alone in its entry", hint, key=True)
    if not isinstance(name, str) or not name.strip():
        raise IncludeError("`include` must be the path of one file", "write an entry for each file", key=True)
    return name


def names_file(value: dict[str, Any]) -> bool:
    """Say whether a section names a side file; a receiver or topic may bear the same name."""
    return INCLUDE in value and not isinstance(value[INCLUDE], dict)
