"""Samples of what `python -m tests.torture outbox` tries and `python -m tests.torture soak` lives through."""

from tests.torture.outbox import run_outbox
from tests.torture.soak import run_soak


def test_no_order_of_sending_dying_and_going_on_loses_or_doubles() -> None:
    """threats: F1, F2, F3, F4, F5, F6, F7, F8, H1, H3, H4, H15, H17, H19, E1"""
    figures = run_outbox(20, steps=30)
    assert figures.faults == []
    assert figures.steps > figures.runs  # whether one of so few runs repeats anything is chance


def test_days_go_by_and_leave_no_file_open_and_nothing_undone() -> None:
    """threats: M2, H1, H4, H5"""
    figures = run_soak(days=1)
    assert figures.faults == []
    assert figures.counts["deliveries done"] > 10
    assert max(figures.files) - min(figures.files) <= 1
