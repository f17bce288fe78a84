"""The shape of a watched folder in config.yaml as a pydantic model: each key's type, default and description."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from alerts.patterns import compile_names
from monitor.config.nearest import suggest
from monitor.config.section import Section
from monitor.config.values import PaperRef, Word, wrong
from monitor.folders import GROUPS, Folder
from monitor.records import Paper

EXAMPLE = r"(?P<day>\d{8})-(?P<page>\d+)\.pdf"
LONGEST = 300  # characters of a pattern


def check_names(text: str) -> str:
    """Refuse a pattern that is none, that has no group to read, or groups that nobody reads."""
    if len(text) > LONGEST:
        raise wrong(f"`names` has more than {LONGEST} characters", f"write it as {EXAMPLE}")
    try:
        groups = compile_names(text).groupindex
    except ValueError as error:
        raise wrong(str(error), f"write it as {EXAMPLE}") from error
    if not groups:
        raise wrong("`names` has no group that says the day, the page or the paper", f"write it as {EXAMPLE}")
    if unknown := next((name for name in groups if name not in GROUPS), ""):
        raise wrong(f"no group `{unknown}`", suggest(unknown, GROUPS) or f"there are {', '.join(GROUPS)}")
    return text


class FolderSection(Section):
    """A folder where pages are put: .txt, .html, .xml, .pdf, also with .gz."""

    path: Word = Field(description="The folder, relative to this file. All folders in it are looked at, too.")
    paper: PaperRef | None = Field(default=None, description="Whose pages lie there, by id or name.")
    names: Annotated[str, AfterValidator(check_names)] | None = Field(
        default=None,
        description="An expression (RE2) for a file's path below the folder, with groups `day`, `page`, `paper`.",
    )
    settle: Annotated[float, Field(ge=0.1, le=3600, strict=False)] = Field(
        default=10.0, description="Seconds that a file must stay unchanged before it is read."
    )

    @model_validator(mode="after")
    def check(self) -> Self:
        """Refuse a folder of which nobody knows whose pages it holds."""
        if self.paper is None and "paper" not in (compile_names(self.names).groupindex if self.names else ()):
            raise ValueError("whose pages lie in this folder? Give it a `paper`, or `names` a group (?P<paper>...)")
        return self

    def to_record(self, base: Path, papers: Mapping[str, Paper]) -> Folder:
        """Make the record; `base` is the folder of the file."""
        return Folder(
            path=base / Path(self.path).expanduser(),
            paper=papers[self.paper] if self.paper else None,
            names=self.names,
            settle=self.settle,
        )
