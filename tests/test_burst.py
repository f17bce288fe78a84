"""Bursts against services that enforce their limits: none refused, none dropped."""

import pytest

from monitor.records import DeliveryState
from tests.burst import SERVICES, run_burst


@pytest.mark.parametrize("robot", SERVICES)
def test_a_burst_is_taken_whole_and_nothing_is_refused(robot: str) -> None:
    """threats: H9, H10."""
    done = run_burst(robot, 60)
    assert (done.messages, done.refused, done.missing, done.states) == (60, 0, 0, {DeliveryState.DONE: 60})


@pytest.mark.parametrize("robot", SERVICES)
def test_a_long_digest_is_taken_in_parts_and_nothing_is_refused(robot: str) -> None:
    """threats: H9."""
    done = run_burst(robot, 200, digest="digest")
    assert (done.refused, done.missing, done.states) == (0, 0, {DeliveryState.DONE: 200})
    assert 1 < done.messages < 100


@pytest.mark.parametrize("robot", ["feishu", "slack bot"])
def test_faults_on_the_way_lose_and_double_nothing(robot: str) -> None:
    done = run_burst(robot, 60, faults=0.2)
    assert (done.messages, done.refused, done.missing, done.states) == (60, 0, 0, {DeliveryState.DONE: 60})
