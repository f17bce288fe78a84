"""A sample of what `python -m tests.torture` does to the whole."""

from pathlib import Path

import pytest

from tests.torture.deeds import DEEDS, TRACED, make_deed, write_room
from tests.torture.kills import run_kills
from tests.torture.tracing import can_trace, draw_points, strike_all
from tests.torture.zygote import start_zygote

needs_strace = pytest.mark.skipif(not can_trace(), reason="strace is not there or may not trace: see CONTRIBUTING.md")


def test_random_kills_lose_nothing_and_double_nothing_unmarked() -> None:
    """threats: F1, F2, F3, F4, F5, F6, F7, F8, F10"""
    figures = run_kills(6, days=3)
    assert figures.blows.total() == 6
    assert figures.faults == []


@needs_strace
@pytest.mark.parametrize(("name", "count"), [("calls", 8), ("digest", 4)])
def test_no_system_call_is_a_bad_moment_to_be_killed_or_to_have_no_disk(name: str, count: int) -> None:
    """threats: F9, F12, G1, G2, H5"""
    with TRACED[name]() as deed:
        figures = strike_all(deed, draw_points(deed)[:count])
    assert figures.blows.total() >= count - 2
    assert figures.faults == []


@needs_strace
def test_a_store_that_is_struck_is_whole_and_no_half_copy_passes_for_one(tmp_path: Path) -> None:
    """threats: F11, F12, G9"""
    with start_zygote(write_room(tmp_path / "warm")) as zygote:
        for name in DEEDS:
            deed = make_deed(name, zygote, tmp_path / name)
            figures = strike_all(deed, draw_points(deed)[:8])
            assert figures.blows.total() >= 6, name
            assert figures.faults == [], name
