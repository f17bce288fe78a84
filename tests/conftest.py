"""What holds for every test: a property has no time limit of its own, since a busy machine is no fault of the code.

Pages are read in the test's own process, where a test can reach in; test_apart.py and the acceptance tests have them
read apart.
"""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

from monitor import apart

pytest_plugins = ["tests.canaries", "tests.figures"]

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def call(function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        return function(*arguments, **named)

    monkeypatch.setattr(apart, "call", call)
