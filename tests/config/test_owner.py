"""Files that somebody else may change are refused, whichever of the config's files it is."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.config import ConfigError, load_config
from tests.newsdesk import MAIL, PAPER

CONFIG = f"""papers: [jiangling]
paper_files: [papers.yaml]
templates: templates
watches: [{{name: 省长, people: {{include: people.yaml}}}}]
receivers:
  desk: {{{MAIL}, to: d@example.org, ca_file: FOLDER/ca.pem, username: u, password: "file:FOLDER/password"}}
"""
FILES = ("config.yaml", "papers.yaml", "people.yaml", "templates/line.jinja", "ca.pem")
NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.yaml").write_text(CONFIG.replace("FOLDER", str(tmp_path)), encoding="utf-8")
    (tmp_path / "papers.yaml").write_text("papers:\n" + PAPER.format(id="jiangling", name="江岭日报"), encoding="utf-8")
    (tmp_path / "people.yaml").write_text("[顾明川]", encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "line.jinja").write_text("{{ item.line }}", encoding="utf-8")
    (tmp_path / "ca.pem").write_text("", encoding="utf-8")
    (tmp_path / "password").write_text("correct horse", encoding="utf-8")
    (tmp_path / "password").chmod(0o600)
    return tmp_path


def give_to_group(file: Path) -> None:
    os.chown(file, -1, NOBODY)
    file.chmod(0o664)


def test_files_that_only_their_owner_may_change_are_taken(folder: Path) -> None:
    load_config(folder / "config.yaml")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda file: file.chmod(0o646), "others may change this file"),
        (give_to_group, "others of its group may change"),
        (lambda file: file.parent.chmod(0o777), "others may replace this file"),
    ],
    ids=["others", "group", "folder"],
)
def test_what_others_may_change_is_refused(
    folder: Path, name: str, spoil: Callable[[Path], object], words: str
) -> None:
    """threats: K7, K12."""
    try:
        spoil(folder / name)
    except PermissionError:
        pytest.skip("only root may give files away")
    with pytest.raises(ConfigError, match=words) as caught:
        load_config(folder / "config.yaml")
    faults = [fault for fault in caught.value.faults if fault.file == str(folder / name)]
    assert faults
    assert all("chmod" in fault.hint for fault in faults)


def test_a_folder_that_keeps_each_ones_files_is_no_danger(folder: Path) -> None:
    folder.chmod(0o1777)
    load_config(folder / "config.yaml")


def test_a_link_is_judged_by_what_it_leads_to(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """threats: K12."""
    other = tmp_path_factory.mktemp("other")
    shutil.move(folder / "people.yaml", other / "people.yaml")
    (folder / "people.yaml").symlink_to(other / "people.yaml")
    load_config(folder / "config.yaml")
    other.chmod(0o777)
    with pytest.raises(ConfigError, match="others may replace this file"):
        load_config(folder / "config.yaml")


@pytest.mark.parametrize("name", [*FILES, "password"])
def test_another_users_file_is_refused(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """threats: K7, K12."""
    monkeypatch.setattr(os, "geteuid", lambda: NOBODY - 1)
    try:
        for file in (*FILES, "password"):
            os.chown(folder / file, NOBODY - 1 if file != name else NOBODY, -1)
    except PermissionError:
        pytest.skip("only root may give files away")
    with pytest.raises(ConfigError, match="belongs to another user") as caught:
        load_config(folder / "config.yaml")
    assert len(caught.value.faults) == 1
