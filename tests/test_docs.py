"""What the documents say is so: verbs, make targets, config examples, links, and the sample alert."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest

from monitor.cli import main
from monitor.config import load_config
from monitor.config.json_schema import config_schema
from monitor.demo import run_demo

ROOT = Path(__file__).resolve().parent.parent
READMES = ["README.md", "README.zh-CN.md"]
DOCUMENTS = sorted(
    str(path.relative_to(ROOT)) for folder in (".", "docs", "systemd") for path in (ROOT / folder).glob("*.md")
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CALLED = re.compile(r"(?<![\w/-])yaowen ([a-z][a-z-]*)")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def find_blocks(name: str, language: str) -> list[str]:
    return [body for said, body in FENCE.findall(read(name)) if said == language]


def find_examples() -> list[tuple[str, str]]:
    """Every YAML block that is a whole config: it names papers."""
    return [
        (name, block)
        for name in DOCUMENTS
        for block in find_blocks(name, "yaml")
        if re.search(r"^papers: *\[", block, re.MULTILINE)
    ]


@pytest.mark.parametrize("name", READMES)
def test_the_readme_lists_every_verb_and_no_other(name: str) -> None:
    listed = re.findall(r"^\| `yaowen ([a-z-]+)` \|", read(name), re.MULTILINE)
    assert isinstance(main, click.Group)
    assert sorted(listed) == sorted(main.commands)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_verb_that_a_document_shows_exists(name: str) -> None:
    assert isinstance(main, click.Group)
    promised = re.sub(r"^Not there yet: .*$", "", read(name), flags=re.MULTILINE)
    shown = [*re.findall(r"`yaowen ([a-z][a-z-]*)", promised), *CALLED.findall("".join(find_blocks(name, "sh")))]
    assert set(shown) <= set(main.commands)


@pytest.mark.parametrize("name", READMES)
def test_every_make_command_of_the_readme_is_a_target(name: str) -> None:
    said = set(re.findall(r"^make (\w+)", "".join(find_blocks(name, "sh")), re.MULTILINE))
    targets = set(re.findall(r"^(\w+):", read("Makefile"), re.MULTILINE))
    assert said == {"demo", "test"} & targets


@pytest.mark.parametrize(("name", "example"), find_examples(), ids=lambda value: value if value in DOCUMENTS else "")
def test_a_config_that_a_document_shows_is_a_good_one(name: str, example: str, tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(example, encoding="utf-8")
    config = load_config(path, read_secrets=False)
    assert config.papers, name


def test_the_shipped_config_is_a_good_one() -> None:
    assert load_config(ROOT / "config.yaml", read_secrets=False).watches


@pytest.mark.parametrize("name", READMES)
def test_the_first_config_of_the_readme_is_short(name: str) -> None:
    (example,) = [block for document, block in find_examples() if document == name]
    assert len(example.splitlines()) < 15


@pytest.mark.parametrize("name", DOCUMENTS)
def test_relative_links_resolve(name: str) -> None:
    targets = [link.partition("#")[0] for link in LINK.findall(read(name)) if "://" not in link]
    assert [target for target in targets if target and not ((ROOT / name).parent / target).exists()] == []


def test_both_readmes_have_the_same_parts() -> None:
    def outline(name: str) -> list[tuple[str, int]]:
        parts = re.split(r"^## ", read(name), flags=re.MULTILINE)
        return [("section", len(FENCE.findall(part))) for part in parts]

    assert outline("README.md") == outline("README.zh-CN.md")


def test_both_readmes_link_the_same_places() -> None:
    def places(name: str) -> list[str]:
        return sorted(link for link in LINK.findall(read(name)) if not link.startswith("README"))

    assert places("README.md") == places("README.zh-CN.md")


@pytest.mark.parametrize("name", READMES)
def test_the_sample_alert_is_one_that_the_demo_sends(name: str) -> None:
    told: list[str] = []
    run_demo(now=datetime(2026, 11, 24, tzinfo=UTC), write=told.append)
    mails = [set(re.sub(r"^\| ", "", piece, flags=re.MULTILINE).splitlines()) for piece in told]
    (sample,) = find_blocks(name, "text")
    lines = {line for line in sample.splitlines() if line}
    assert any(lines <= mail for mail in mails)


def find_keys(schema: Any) -> set[str]:
    """Every key that a JSON Schema allows, at any depth."""
    if isinstance(schema, list):
        return {key for part in schema for key in find_keys(part)}
    if not isinstance(schema, dict):
        return set()
    return {*schema.get("properties", {}), *(key for part in schema.values() for key in find_keys(part))}


def test_every_config_key_is_explained_and_no_other() -> None:
    explained = set(re.findall(r"^\| `(\w+)` \|", read("docs/config.md"), re.MULTILINE))
    assert find_keys(config_schema()) == explained


def test_what_is_said_to_be_missing_is_missing() -> None:
    said = "".join(re.findall(r"^Not there yet: .*$", read("docs/contract.md"), re.MULTILINE))
    assert isinstance(main, click.Group)
    assert not set(re.findall(r"`yaowen ([a-z][a-z-]*)", said)) & set(main.commands)
