"""YAML bytes -> plain values with the line and column of every key and value: the one door to ruamel.yaml.

Read as YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema): `no`, `12:30` and `2024-01-01` are
strings, `010` is ten, keys are text. Anchors, aliases, tags, duplicate keys and second documents are faults: a file
that people edit says each thing once, where it is read. A file is UTF-8, at most 20 levels deep and 1 MB long, long
lists of plain words not counted, with these 20 MB.

    YamlError    whatever keeps a file from being used; holds every Fault with its file, line, column and a hint

`load_yaml` raises for any fault; `parse_yaml` hands the faults that do not stop the reading over with the document, for
a caller who reports them together with his own.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StreamMark
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from monitor.yamlfile.document import Document, Fault, Place, Rows, Steps
from monitor.yamlfile.plain_lists import Rest, Run, take_out

MAX_BYTES: Final = 20_000_000
MAX_CHARACTERS: Final = 1_000_000  # without the inside of long lists of plain words: YAML's own parser takes its time
MAX_DEPTH: Final = 20
FULL_WIDTH_COLON: Final = re.compile(r"[ \t]*(?:-[ \t]*)?[A-Za-z_][A-Za-z0-9_]*[ \t]*(：)")
FULL_WIDTH_HINT: Final = "write an ASCII colon and a space, `: `; put the text in quotes if the colon belongs to it"
CONTROL: Final = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SCALARS: Final[tuple[tuple[re.Pattern[str], Callable[[str], object]], ...]] = (
    (re.compile(r"|~|null|Null|NULL"), lambda _: None),
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?[0-9]{1,18}"), int),
    (re.compile(r"[-+]?(?:\.[0-9]{1,30}|[0-9]{1,30}(?:\.[0-9]{0,30})?)(?:[eE][-+]?[0-9]{1,3})?"), float),
)
REST_HINT: Final = "what else is wrong shows when this is mended"  # nothing can be told of what is no YAML
SYNTAX_HINTS: Final = (
    (re.compile(r"'\\t'"), "indent with spaces, not with tabs"),
    (re.compile(r"'[@`%]'"), "put the text in quotes"),
    (re.compile(r"mapping values are not allowed"), "a text with `: ` in it needs quotes; or the indentation is off"),
    (re.compile(r"end of stream|stream end"), "a quote or bracket is opened and never closed, or the file is cut off"),
    (re.compile(r"could not find expected ':'"), "a key needs a colon and a space after it, `: `"),
    (re.compile(r"block end|expected ','"), "look at the indentation, the commas and the brackets here"),
)


class YamlError(ValueError):
    """A file that cannot be used as it is; `faults` says why."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def load_yaml(path: Path) -> Document:
    """Read a file; its values are whole. Raises YamlError for any fault, and when the file cannot be opened."""
    document = parse_yaml(read_bytes(path), str(path))
    if document.faults:
        raise YamlError(document.faults)
    return document


def read_bytes(path: Path) -> bytes:
    """Give the bytes of a regular file of at most MAX_BYTES. Raises YamlError."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise YamlError([Fault(file=str(path), message=f"cannot be read: {error.strerror}")]) from error


def parse_yaml(content: bytes, file: str) -> Document:
    """Read a YAML text; `file` names it in faults. Raises YamlError when its values cannot be told."""
    if len(content) > MAX_BYTES:
        raise YamlError([fault_length(file, MAX_BYTES)])
    text = decode_text(content, file)
    check_characters(text, file)
    short = read_text(take_out(text), file)
    return short.finish() if short.are_lists() else read_text(Rest(text=text), file).finish()


def read_text(rest: Rest, file: str) -> "Builder":
    """Read what is left of a text. Raises YamlError."""
    if len(rest.text) > MAX_CHARACTERS:
        raise YamlError([fault_length(file, MAX_CHARACTERS)])
    builder = Builder(file=file, rest=rest)
    try:
        for event in YAML(typ="safe", pure=True).parse(rest.text):
            builder.take(event)
    except MarkedYAMLError as error:
        raise YamlError([explain_syntax(error, rest, file)]) from error
    except (
        ValueError,
        OverflowError,
    ) as error:  # an escape such as "\UFFFFFFFF", which the scanner takes for a character
        if isinstance(error, YamlError):
            raise
        raise YamlError([Fault(file=file, message="holds an escape that is no character")]) from error
    return builder


def fault_length(file: str, most: int) -> Fault:
    """Say that a file is longer than anybody reads it."""
    return Fault(file=file, message=f"is longer than {most // 1_000_000} MB", hint="split the file")


def decode_text(content: bytes, file: str) -> str:
    """Decode UTF-8, with or without BOM. Raises YamlError that says what else the file may be."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        place = Place(line=before.count(b"\n") + 1, column=len(before.rpartition(b"\n")[2].decode("utf-8")) + 1)
        kind = "UTF-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else guess_encoding(content)
        hint = f"it looks like {kind}; save it as UTF-8"
        raise YamlError([Fault(file=file, place=place, message="is not UTF-8", hint=hint)]) from error


def guess_encoding(content: bytes) -> str:
    """Say, for the hint only, whether bytes that are no UTF-8 may be GBK."""
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "binary data"
    return "GBK"


def check_characters(text: str, file: str) -> None:
    """Raise YamlError for the first character that YAML does not allow: NUL, escape, other controls."""
    if found := CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        place = Place(line=line, column=found.start() - text.rfind("\n", 0, found.start()))
        raise YamlError([fault_control(file, place, found[0])])


def fault_control(file: str, place: Place, letter: str) -> Fault:
    """Say that a character is none that a text can hold."""
    return Fault(file=file, place=place, message=f"holds the control character U+{ord(letter):04X}", hint="delete it")


def explain_syntax(error: MarkedYAMLError, rest: Rest, file: str) -> Fault:
    """Make one line of the parser's complaint; a full-width colon before it is the likelier cause."""
    mark = error.problem_mark or error.context_mark
    place = make_place(mark, rest) if mark else Place()
    for number, line in enumerate(rest.text.split("\n")[: mark.line + 1 if mark else 1]):
        if found := FULL_WIDTH_COLON.match(line):
            fault = fault_colon(file, Place(line=rest.find_line(number) + 1, column=found.start(1) + 1))
            return replace(fault, hint=f"{fault.hint}; {REST_HINT}")
    problem = str(error.problem or error.context)
    hint = next((f"{hint}; " for pattern, hint in SYNTAX_HINTS if pattern.search(problem)), "")
    return Fault(file=file, place=place, message=f"is not YAML: {problem}", hint=f"{hint}{REST_HINT}")


def fault_colon(file: str, place: Place) -> Fault:
    """Say that a Chinese colon stands where YAML's own belongs."""
    return Fault(file=file, place=place, message="a full-width colon '：' (全角冒号) after a key", hint=FULL_WIDTH_HINT)


def make_place(mark: StreamMark, rest: Rest) -> Place:
    """Give the place in the whole text, counted from 1, as editors do."""
    return Place(line=rest.find_line(mark.line) + 1, column=mark.column + 1)


def resolve_scalar(event: ScalarEvent) -> object:
    """Give the value of a plain text by the core schema; a quoted one is a string."""
    text = str(event.value)
    if event.style is not None or not event.implicit[0]:
        return text
    return next((make(text) for pattern, make in SCALARS if pattern.fullmatch(text)), text)


@dataclass(slots=True)
class Level:
    """A mapping or list that is open while its events come in; `key` waits for its value, `run` for its last entry."""

    steps: Steps
    value: Any
    key: str | None = None
    run: Run | None = None


@dataclass(kw_only=True, slots=True)
class Builder:
    """Parser events -> Document. Holds the open levels on a list of its own: depth cannot exhaust the call stack."""

    file: str
    rest: Rest
    root: Any = None
    documents: int = 0
    levels: list[Level] = field(default_factory=list)
    values: dict[Steps, Place] = field(default_factory=dict)
    keys: dict[Steps, Place] = field(default_factory=dict)
    rows: dict[Steps, tuple[Rows, ...]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def take(self, event: Event) -> None:
        """Take the next event. Raises YamlError for what makes the rest unreadable."""
        match event:
            case DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise self.stop(event, "holds a second document", "delete the line `---`")
            case AliasEvent():
                raise self.stop(event, f"*{event.anchor}: aliases are not used here", "write the value out")
            case NodeEvent() if event.anchor is not None:
                raise self.stop(
                    event, f"&{event.anchor}: anchors are not used here", "write the value where it is needed"
                )
            case MappingEndEvent() | SequenceEndEvent():
                self.levels.pop()
            case ScalarEvent() | MappingStartEvent() | SequenceStartEvent():
                self.take_node(event)
            case _:  # the stream's and the document's ends
                pass

    def take_node(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        """Take a key, or put a value where it belongs."""
        if event.tag is not None:
            raise self.stop(event, f"{event.tag}: tags are not used here", "put a text in quotes to keep it a text")
        if self.levels and isinstance(self.levels[-1].value, dict) and self.levels[-1].key is None:
            self.take_key(event)
            return
        if isinstance(event, ScalarEvent):
            self.check_scalar(event)
            self.put_run(event)
            self.put(resolve_scalar(event), event)
            return
        if len(self.levels) == MAX_DEPTH:
            raise self.stop(
                event, f"is nested deeper than {MAX_DEPTH} levels", "look for brackets that are never closed"
            )
        value: Any = {} if isinstance(event, MappingStartEvent) else []
        self.levels.append(Level(self.put(value, event), value))

    def take_key(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        """Remember a key until its value comes; a key said twice is a fault, and the first place is named."""
        if not isinstance(event, ScalarEvent):
            raise self.stop(event, "a key must be a word")
        level, name = self.levels[-1], str(event.value)
        steps, place = (*level.steps, name), self.place(event)
        if name in level.value:
            hint = f"it stands in line {self.keys[steps].line} already; keep one"
            self.faults.append(Fault(file=self.file, place=place, message=f"the key `{name}` twice", hint=hint))
        self.keys[steps] = place
        level.key = name

    def put(self, value: object, event: Event) -> Steps:
        """Put a value into the open level and give its way from the root."""
        steps: Steps = ()
        if not self.levels:
            self.root = value
        elif isinstance((level := self.levels[-1]).value, list):
            steps = (*level.steps, len(level.value))
            level.value.append(value)
        else:
            steps = (*level.steps, str(level.key))
            level.value[level.key], level.key = value, None
        self.values[steps] = self.place(event)
        return steps

    def put_run(self, event: ScalarEvent) -> None:
        """Put the words of a run into the open list before its last entry; its first is there if it is that entry."""
        if not self.levels or not isinstance((level := self.levels[-1]).value, list):
            return
        line, column = event.start_mark.line, event.start_mark.column
        if (run := level.run) and (line, column) == (run.line + 1, run.column):
            first = self.values[(*level.steps, len(level.value) - 1)]
            rows = Rows(start=len(level.value), count=len(run.words) - 2, first=replace(first, line=first.line + 1))
            self.rows[level.steps] = (*self.rows.get(level.steps, ()), rows)
            level.value.extend(run.words[1:-1])
        run = self.rest.find_run(line)
        level.run = run if run and (column, event.value) == (run.column, run.words[0]) else None

    def check_scalar(self, event: ScalarEvent) -> None:
        """Note a plain text that begins like a key with a Chinese colon, and an escape that gives a control character.

        A whole file can fold into one such text when its colons are full-width.
        """
        start, text = self.place(event), str(event.value)
        if event.style is None and (found := FULL_WIDTH_COLON.match(text)):
            self.faults.append(fault_colon(self.file, Place(line=start.line, column=start.column + found.start(1))))
        if found := CONTROL.search(text):
            self.faults.append(fault_control(self.file, start, found[0]))

    def stop(self, event: Event, message: str, hint: str = "") -> YamlError:
        """Make the error of all that was found so far and this."""
        fault = Fault(file=self.file, place=self.place(event), message=message, hint=hint)
        return YamlError([*self.faults, fault])

    def place(self, event: Event) -> Place:
        """Give where what an event brings stands in the whole text."""
        return make_place(event.start_mark, self.rest)

    def are_lists(self) -> bool:
        """Say whether each run was found to be entries of a list."""
        return sum(map(len, self.rows.values())) == len(self.rest.runs)

    def finish(self) -> Document:
        """Give the document; an empty file's value is None."""
        return Document(
            file=self.file,
            value=self.root,
            values=self.values,
            keys=self.keys,
            faults=tuple(self.faults),
            rows=self.rows,
        )
