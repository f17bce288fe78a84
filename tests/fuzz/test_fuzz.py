"""A sample of the fuzzing; `python -m tests.fuzz` is all of it. threats: A10, C5, C10, D4, K4"""

from pathlib import Path

import pytest

from tests.fuzz.run import fuzz
from tests.fuzz.targets import Target, list_page_targets, list_targets

SLOW = {"flat text": 8, "templates": 3, "config": 10, "stories": 10, "HTML files": 40, "PDF text": 20}
OTHERS = list_targets()


@pytest.mark.parametrize("name", OTHERS)
def test_damaged_bytes_are_taken_or_refused_as_declared(name: str, tmp_path: Path) -> None:
    found = fuzz(name, OTHERS[name], SLOW.get(name, 150), tmp_path)
    assert found.faults == []


def test_damaged_pages_are_read_or_refused_as_declared(tmp_path: Path) -> None:
    for name, target in list(list_page_targets().items())[::4]:
        assert fuzz(name, target, 25, tmp_path).faults == []


def test_what_breaks_is_found_kept_and_told_once(tmp_path: Path) -> None:
    def break_on_high_bytes(data: bytes) -> None:
        data.decode("ascii")

    broken = Target(seeds=lambda: (b"abc",), attempt=break_on_high_bytes, share=0)
    found = fuzz("a broken target", broken, 200, tmp_path)
    assert found.executions == 200
    assert found.faults
    assert all("UnicodeDecodeError" in fault for fault in found.faults)
    assert len(list(tmp_path.iterdir())) == len(found.faults)
