"""A sample of what `python -m tests.torture` does to the whole."""

import pytest

from tests.torture.calls import can_trace, draw_calls, run_calls
from tests.torture.kills import run_kills


def test_random_kills_lose_nothing_and_double_nothing_unmarked() -> None:
    """threats: F1, F2, F3, F4, F5, F6, F7, F8, F10"""
    figures = run_kills(6, days=3)
    assert figures.kills.total() == 6
    assert figures.faults == []


def test_no_system_call_is_a_bad_moment_to_be_killed_or_to_have_no_disk() -> None:
    """threats: F9, G1, G2, H5"""
    if not can_trace():
        pytest.skip("strace is not there or may not trace: see CONTRIBUTING.md")
    figures = run_calls(draw_calls(8))
    assert figures.points.total() >= 6
    assert figures.faults == []
