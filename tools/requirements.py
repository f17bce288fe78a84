"""Prints one dependency group of pyproject.toml as pip requirements, one a line (older pips cannot read groups)."""

import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def main(group: str) -> None:
    """Print the requirements of `group` to stdout."""
    groups = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["dependency-groups"]
    sys.stdout.write("\n".join(groups[group]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
