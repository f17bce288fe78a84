"""A secret's reference in, its value out: `env:NAME`, `file:/path` or `credential:name`. Nothing here shows a value.

SecretError    a secret that cannot be used; its text names the reference, never what stands behind it
"""

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from monitor.config.owner import is_foreign

MAX_BYTES: Final = 10_000
FORMS: Final = "env:NAME, file:/path or credential:name"


class SecretError(ValueError):
    """A secret that cannot be used, and what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def find_secret(reference: str) -> str:
    """Give a secret's value, without the white space around it. Raises SecretError."""
    form, name = split_reference(reference)
    value = SOURCES[form](name).strip()
    if not value:
        raise SecretError(f"{reference} is empty")
    if not value.isprintable():
        raise SecretError(f"{reference} holds more than one line or a control character")
    return value


def split_reference(reference: str) -> tuple[str, str]:
    """Give form and name of a reference. Raises SecretError for anything else, without showing it."""
    form, _, name = reference.partition(":")
    if form not in SOURCES or not name:
        raise SecretError("a secret does not stand in this file itself", f"write {FORMS}")
    return form, name


def read_variable(name: str) -> str:
    """Read an environment variable."""
    if name not in os.environ:
        raise SecretError(f"the environment variable {name} is not set", f"export {name}=... before yaowen starts")
    return os.environ[name]


def read_secret_file(name: str) -> str:
    """Read a file that only its owner may read: anybody else's eyes or hands on it are refused."""
    path = Path(name).expanduser()
    if not path.is_absolute():
        raise SecretError(f"file:{name} is not an absolute path", "write file:/path/from/the/root")
    text = read_text(path, f"file:{name}")
    status = path.stat()
    if status.st_mode & (stat.S_IRWXO | stat.S_IRWXG):
        raise SecretError(f"file:{name} may be read or changed by others", f"chmod 600 {path}")
    if is_foreign(status):
        raise SecretError(f"file:{name} belongs to another user", "make it yours or root's")
    return text


def read_credential(name: str) -> str:
    """Read a credential that the service manager put down (systemd LoadCredential=)."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    if not folder:
        hint = "it is set by systemd's LoadCredential=; elsewhere use env: or file:"
        raise SecretError(f"credential:{name}: there is no $CREDENTIALS_DIRECTORY", hint)
    if name != Path(name).name:
        raise SecretError(f"credential:{name} is not the name of a credential")
    return read_text(Path(folder, name), f"credential:{name}")


def read_text(path: Path, reference: str) -> str:
    """Read a small text. Raises SecretError that says which reference and why."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES).decode("utf-8")
    except OSError as error:
        raise SecretError(f"{reference} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SecretError(f"{reference} is not UTF-8") from error


SOURCES: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {"env": read_variable, "file": read_secret_file, "credential": read_credential}
)
