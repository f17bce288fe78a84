import signal
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.records import DeliveryState
from storage import open_store
from storage.deliveries import find_deliveries
from storage.maintenance import find_damage
from tests.storage.killed import POINTS


def run(path: Path, receiver: Path, point: str) -> int:
    command = [sys.executable, "-m", "tests.storage.killed", str(path), str(receiver), point]
    return subprocess.run(command, check=False, cwd=Path(__file__).parents[2]).returncode  # noqa: S603 - our own file


@pytest.mark.parametrize("point", POINTS)
def test_an_alert_survives_a_kill_and_a_repeat_is_marked(path: Path, tmp_path: Path, point: str) -> None:
    receiver = tmp_path / "receiver"
    assert run(path, receiver, point) == -signal.SIGKILL
    assert run(path, receiver, "none") == 0
    store = open_store(path)
    assert [found.state for found in find_deliveries(store)] == [DeliveryState.DONE]
    assert list(find_damage(store)) == []
    store.close()
    taken = [line.split() for line in receiver.read_text().splitlines()]
    assert len({message for message, _, _ in taken}) == 1
    marks = [(attempt, marked) for _, attempt, marked in taken]
    assert marks == {
        "after claim": [("2", "True")],
        "after send": [("1", "False"), ("2", "True")],
    }.get(point, [("1", "False")])
