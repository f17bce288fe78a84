"""The folder that `templates` names in; each template's source, or every fault with its file and line, out."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from alerts.receivers import Template
from monitor.yamlfile.document import Document, Fault, Place

SUFFIX = ".jinja"


def read_templates(folder: Path, document: Document) -> tuple[dict[Path, tuple[Template, str]], tuple[Fault, ...]]:
    """Give the templates of a folder by their files; what cannot be used comes as faults."""
    from alerts.templating import NAMES, TemplateFailed, read_template

    parts = {name: part for part, name in NAMES.items()}
    if not folder.is_dir():
        why = document.make_fault(("templates",), f"no folder `{folder}`", f"yaowen templates {folder}")
        return {}, (why,)
    found: dict[Path, tuple[Template, str]] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path.name not in parts:
            faults.append(make_fault(path, 0, f"no part of a message is called so (there are {', '.join(parts)})"))
            continue
        try:
            source = path.read_text(encoding="utf-8")
            read_template(parts[path.name], source)
        except TemplateFailed as error:
            faults.append(make_fault(path, error.line, error.why))
        except (OSError, UnicodeError) as error:
            faults.append(make_fault(path, 0, f"cannot be read: {error}"))
        else:
            found[path] = (parts[path.name], source)
    return found, tuple(faults)


def make_fault(path: Path, line: int, why: str) -> Fault:
    """Say what is wrong with a template."""
    return Fault(file=str(path), place=Place(line=max(line, 1), column=1), message=why)


def try_templates(found: Mapping[Path, tuple[Template, str]]) -> Iterator[Fault]:
    """Fill each template with sample messages in both languages; give what fails."""
    from alerts.specimens import try_template
    from alerts.templating import TemplateFailed

    for path, (part, source) in found.items():
        try:
            try_template(part, source)
        except TemplateFailed as error:
            yield make_fault(path, error.line, error.why)
