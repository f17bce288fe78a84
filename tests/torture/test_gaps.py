"""A sample of what `python -m tests.torture gaps` lives through."""

import pytest

from tests.torture.gaps import run_faults, run_switched_off


@pytest.mark.parametrize("kind", ["down", "busy"])
def test_each_day_ends_as_it_should_and_what_is_missing_is_told(kind: str) -> None:
    """threats: A12, A13, E4"""
    figures = run_faults(kind, days=8)
    assert figures.states.total() == 8
    assert figures.spoiled[kind] > 10
    assert figures.faults == []


def test_days_switched_off_are_read_once_marked_late_and_tell_the_same() -> None:
    """threats: E3"""
    figures = run_switched_off(days=3)
    assert figures.caught_up["issues"] == 4
    assert figures.caught_up["alerts"] > 5
    assert figures.faults == []
