"""The register of docs/reliability.md is true: whom it names shows the threat, and nothing is passed over."""

import re
from pathlib import Path

import pytest

from tests.register import find_named, read_register

THREATS = Path(__file__).parents[2] / "shared" / "design" / "threats.md"


def test_each_number_stands_once() -> None:
    ids = [row.id for row in read_register()]
    assert len(ids) == len(set(ids)) == 172


def test_every_threat_that_a_test_names_is_in_the_register() -> None:
    assert set(find_named()) <= {row.id for row in read_register()}


def test_the_files_that_the_register_names_name_the_threat() -> None:
    named = find_named()
    wrong = {row.id: row.files for row in read_register() if not set(row.files) <= named.get(row.id, set())}
    assert wrong == {}, "run python -m tests.register"


def test_each_threat_is_shown_by_a_test_or_says_why_not() -> None:
    named = find_named()
    assert [row.id for row in read_register() if row.id not in named and not row.reason] == []


@pytest.mark.skipif(not THREATS.exists(), reason="the list of threats is not beside this checkout")
def test_no_threat_is_left_out() -> None:
    listed = set(re.findall(r"^\| ([A-M]\d+) \|", THREATS.read_text(encoding="utf-8"), re.MULTILINE))
    crashes = {f"F{number}" for number in range(1, 9)}  # one row there
    assert listed | crashes == {row.id for row in read_register()}
