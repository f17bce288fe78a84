"""The docstrings of all tests in; which threat of docs/reliability.md which of them shows, out.

`python -m tests.register` writes the files into the register's third column and prints the count. A test names what it
shows in its docstring, as in "threats: A1, A2"; so may a module, for all of its tests.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.words import read_words

TESTS = Path(__file__).parent
DOCUMENT = TESTS.parent / "docs" / "reliability.md"
NAMED = re.compile(r"\b[Tt]hreats: ([A-M]\d+(?:,\s+[A-M]\d+)*)")
ROW = re.compile(r"^\| ([A-M]\d+) \| ([^|]*) \|([^|]*)\|([^|]*)\|$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Threat:
    """A row of the register: its number, what goes wrong, the files said to show it, and what no test shows and why."""

    id: str
    case: str
    files: tuple[str, ...]
    reason: str


def read_register() -> list[Threat]:
    """Give the rows of the register in their order."""
    return [
        Threat(id=id_, case=case, files=tuple(re.findall(r"`([^`]+)`", files)), reason=reason.strip())
        for id_, case, files, reason in ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    ]


def find_named() -> dict[str, set[str]]:
    """Give for each threat that a docstring names the files of tests, below tests/, that do."""
    named: dict[str, set[str]] = {}
    for path in sorted(TESTS.rglob("*.py")):
        for id_ in read_ids(path):
            named.setdefault(id_, set()).add(path.relative_to(TESTS).as_posix())
    return named


def read_ids(path: Path) -> Iterator[str]:
    """Give the threats that the docstrings of a module, its tests and its classes name."""
    if path == Path(__file__):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            for ids in NAMED.findall(ast.get_docstring(node) or ""):
                yield from re.findall(r"[A-M]\d+", ids)


def write_register(named: dict[str, set[str]]) -> None:
    """Write into the document which files show which threat."""

    def fill(row: re.Match[str]) -> str:
        files = ", ".join(f"`{file}`" for file in sorted(named.get(row[1], ())))
        return " ".join(f"| {row[1]} | {row[2]} | {files} | {row[4].strip()} |".split())

    DOCUMENT.write_text(ROW.sub(fill, DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")


def main() -> None:
    """Write the register and say how many rows are shown, have a reason, are open."""
    named = find_named()
    write_register(named)
    rows = read_register()
    reasons = [row for row in rows if not named.get(row.id) and row.reason]
    still_open = [row.id for row in rows if not named.get(row.id) and not row.reason]
    shown = len(rows) - len(reasons) - len(still_open)
    print(f"{len(rows)} rows: {shown} named by tests, {len(reasons)} with a reason, {len(still_open)} open")
    print(f"open: {', '.join(still_open) or 'none'}")


if __name__ == "__main__":
    read_words(__doc__)
    main()
