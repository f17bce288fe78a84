"""Prints the longest modules and functions of the project: alarms to look at, not walls (see CONTRIBUTING.md)."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("monitor", "alerts", "storage")
SHOWN = 8


def find_functions(path: Path) -> Iterator[tuple[int, str]]:
    """Give the length in lines and the place of each function of the module at `path`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.end_lineno - node.lineno + 1, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


def main() -> None:
    """Print the longest modules, then the longest functions."""
    modules = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    lengths = sorted(
        ((len(path.read_text(encoding="utf-8").splitlines()), str(path.relative_to(ROOT))) for path in modules),
        reverse=True,
    )
    functions = sorted((found for path in modules for found in find_functions(path)), reverse=True)
    for title, rows in (("longest modules", lengths), ("longest functions", functions)):
        sys.stdout.write(f"{title}:\n" + "".join(f"  {lines:4d} {place}\n" for lines, place in rows[:SHOWN]))


if __name__ == "__main__":
    main()
